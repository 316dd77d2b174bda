"""May this project be trained? What is found is told with a repair. No torch.

``check`` says whether the network can run; this says whether it can learn from the chosen
data: data against Input, Output against loss, loss against task, and the settings. Findings
about the network itself are not repeated here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dlstudio.catalog import LOSSES, METRICS, OPTIMIZERS, SCHEDULES
from dlstudio.catalog.loss_spec import LossSpec
from dlstudio.data.source_spec import DataInfo
from dlstudio.data.sources import describe
from dlstudio.data.splits import part_size
from dlstudio.errors import DataError
from dlstudio.language import Sentence, listed, say
from dlstudio.project.commands import ChooseData, SetTraining
from dlstudio.project.diagnostic import Diagnostic, Fix, Place, Severity
from dlstudio.project.loss_graph import loss_spec
from dlstudio.project.model import Project, TrainSpec
from dlstudio.project.training_spec import TRAINING
from dlstudio.spec.spec import Catalog, Choice, Spec
from dlstudio.training import fit, fit_outputs, loss_graphs
from dlstudio.training.findings import READINESS_PROBLEMS, found, setting
from dlstudio.training.fit_boxes import boxes
from dlstudio.validation.report import Report

__all__ = ["READINESS_PROBLEMS", "readiness"]

CATALOGUES: dict[str, Catalog[Any]] = {
    "loss": LOSSES,
    "optimizer": OPTIMIZERS,
    "schedule": SCHEDULES,
    "metrics": METRICS,
}
_DEFAULT = TrainSpec()
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


def readiness(
    project: Project, report: Report, folder: Path | None = None
) -> tuple[Diagnostic, ...]:
    """Find what stands in the way of a training; errors first.

    Args:
        report: what ``check`` found in this project.
        folder: of the project file, where relative data paths start.
    """
    findings = [*_settings(project)]
    settings_good = not any(d.severity is Severity.ERROR for d in findings)
    try:
        info = describe(project.data, folder) if project.data is not None else None
    except DataError as error:
        info = None
        findings.append(found("DL502", Place(setting="data"), error.sentence))
    if project.data is None:
        findings.append(_no_data())
    if report.ok:
        findings += fit.weights(project, report)
        if settings_good:
            findings += fit.matrices(project, report)
            findings += fit.closures(project)
    if info is not None:
        findings += _parts(project.training, info)
        if settings_good:
            findings += _vocabulary(project, info)
        if report.ok:
            findings += fit.inputs(project, report, info)
            findings += fit.padding(report, info)
            if settings_good:
                findings += fit_outputs.outputs(project, report, info)
                findings += loss_graphs.problems(project, report, info)
    return tuple(sorted(findings, key=lambda d: _RANK[d.severity]))


def _no_data() -> Diagnostic:
    return found(
        "DL501",
        Place(setting="data"),
        say("Training needs data, but none is chosen. Choose a source in the data panel."),
        (Fix(say("Use the handwritten digits"), ChooseData(data=Choice("digits"))),),
    )


# --- settings --------------------------------------------------------------------------------


def _settings(project: Project) -> Iterator[Diagnostic]:
    spec = project.training
    values = {param.name: getattr(spec, param.name) for param in TRAINING.params}
    for name, sentence in TRAINING.problems(values):
        yield found("DL515", setting(name), sentence, _default_of(name))
    for name, catalogue in CATALOGUES.items():
        chosen = getattr(spec, name)
        for choice in chosen if isinstance(chosen, tuple) else (chosen,):
            entry = loss_spec(project) if name == "loss" else catalogue.get(choice.key)
            yield from _choice(name, choice, entry, catalogue)
    if spec.patience is not None and spec.validation_share == 0:
        yield found(
            "DL513",
            setting("validation_share"),
            say(
                "Early stopping watches the validation loss, but no samples are kept for "
                "validation. Set a validation share such as 0.1, or turn early stopping off."
            ),
            (
                _fix(say("Keep 10 % for validation"), "validation_share", 0.1),
                _fix(say("Turn early stopping off"), "patience", None),
            ),
        )
    if _missing(spec.device):
        yield found(
            "DL518",
            setting("device"),
            say(
                "This computer has no device “{device}”. Training will use the CPU.",
                device=spec.device,
            ),
            (_fix(say("Use the device auto"), "device", "auto"),),
        )


def _choice(
    name: str, choice: Choice, entry: Spec | None, catalogue: Catalog[Any]
) -> Iterator[Diagnostic]:
    if entry is None:
        yield found(
            "DL516",
            setting(name),
            say(
                "There is no {what} “{key}” in this version. Choose one of: {names}.",
                what=WORDS[name],
                key=choice.key[:60],
                names=", ".join(catalogue),
            ),
            _default_of(name),
        )
        return
    for _param, sentence in entry.problems(choice.values):
        yield found("DL515", setting(name), sentence, _default_of(name))


def _parts(spec: TrainSpec, info: DataInfo) -> Iterator[Diagnostic]:
    if not info.samples:
        return
    shares = spec.validation_share, spec.test_share
    if not all(isinstance(share, (int, float)) and 0 <= share < 1 for share in shares):
        return
    held = sum(part_size(info.samples, share) for share in shares)
    left = info.samples - held
    if left < 1:
        yield found(
            "DL514",
            setting("test_share"),
            say(
                "Of {samples} {samples:sample|samples} {held} are kept for validation and test, "
                "so none is left "
                "for training. Lower the shares.",
                samples=info.samples,
                held=held,
            ),
            (
                _fix(say("Keep 10 % for validation"), "validation_share", 0.1),
                _fix(say("Keep 20 % for test"), "test_share", 0.2),
            ),
        )
    elif type(spec.batch_size) is int and spec.batch_size > left:
        yield found(
            "DL511",
            setting("batch_size"),
            say(
                "A batch of {batch} {batch:sample|samples} is more than the {left} "
                "{left:sample|samples} of the training "
                "part, so every epoch is a single step.",
                batch=spec.batch_size,
                left=left,
            ),
            (_fix(say("Set the batch size to {size}", size=left), "batch_size", left),),
        )


def _vocabulary(project: Project, info: DataInfo) -> Iterator[Diagnostic]:
    """Loss and metrics against the task."""
    spec, loss = project.training, loss_spec(project)
    assert loss is not None
    if info.task not in loss.tasks:
        yield _other_loss(loss, info)
    elif (weight := spec.loss.values.get("weight")) and len(weight) != len(info.class_names):
        yield found(
            "DL524",
            setting("loss"),
            say(
                "weight holds {numbers} {numbers:number|numbers}, but the data has {classes} "
                "{classes:class|classes}. Give one "
                "number for each class, or none.",
                numbers=len(weight),
                classes=len(info.class_names),
            ),
            (
                _fix(
                    say("Remove {metric}", metric="weight"),
                    "loss",
                    spec.loss.without_value("weight"),
                ),
            ),
        )
    for metric in spec.metrics:
        yield from _metric(spec, metric, loss, info)


def _other_loss(loss: LossSpec, info: DataInfo) -> Diagnostic:
    fitting = [
        other
        for other in LOSSES.values()
        if info.task in other.tasks and other.plain and not other.frames
    ]
    return found(
        "DL506",
        setting("loss"),
        say(
            "{loss} does not fit data with {task}. Choose one of: {names}.",
            loss=Sentence(loss.title),
            task=TASKS[info.task],
            names=listed(other.title for other in fitting),
        ),
        tuple(
            _fix(say("Use {loss}", loss=Sentence(other.title)), "loss", Choice(other.key))
            for other in fitting
        ),
    )


def _metric(
    spec: TrainSpec, metric: Choice, loss: LossSpec, info: DataInfo
) -> Iterator[Diagnostic]:
    """A metric against the task, and against what the loss lets be compared."""
    entry = METRICS[metric.key]
    rest = tuple(m for m in spec.metrics if m != metric)
    fix = _fix(say("Remove {metric}", metric=metric.key), "metrics", rest)
    if info.task not in entry.tasks:
        sentence = say(
            "The metric {metric} cannot be computed for data with {task}. Remove it.",
            metric=Sentence(entry.title),
            task=TASKS[info.task],
        )
    elif not loss.measured or entry.frames != loss.frames:
        sentence = say(
            "The metric {metric} cannot be computed from what {loss} trains. Remove it.",
            metric=Sentence(entry.title),
            loss=Sentence(loss.title),
        )
    elif entry.boxes:
        yield from boxes(spec, metric, info, fix)
        return
    else:
        return
    yield found("DL517", setting("metrics"), sentence, (fix,))


TASKS: dict[str, Sentence] = {
    "classes": say("several classes"),
    "binary": say("two classes, 0 and 1"),
    "numbers": say("numbers to predict"),
}

WORDS: dict[str, Sentence] = {
    "loss": say("loss"),
    "optimizer": say("optimizer"),
    "schedule": say("schedule"),
    "metrics": say("metric"),
}


def _default_of(name: str) -> tuple[Fix, ...]:
    label = say("Use the default of {name}", name=name)
    return (_fix(label, name, getattr(_DEFAULT, name)),)


def _fix(label: Sentence, name: str, value: Any) -> Fix:
    return Fix(label, SetTraining(name=name, value=value))


def _missing(device: str) -> bool:
    """Tell whether a device is surely not there; torch is asked only if it is loaded already."""
    torch: Any = sys.modules.get("torch")
    if device == "mps" and sys.platform != "darwin":
        return True
    if device == "cuda" and torch is not None:
        return not torch.cuda.is_available()
    return False
