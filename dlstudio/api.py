"""The public functions of ``import dlstudio``; labs, scripts and graders build on them.

Every function that takes a project takes a ``Graph`` as well.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dlstudio.comparing.compare import compare as compare_projects
from dlstudio.comparing.comparison import Comparison
from dlstudio.comparing.merge import Merged
from dlstudio.comparing.merge import merge as merge_projects
from dlstudio.compiler.compile import module_of, source_of
from dlstudio.compiler.own_answers import known
from dlstudio.errors import DLStudioError
from dlstudio.language import Sentence, say
from dlstudio.project.builder import Graph, Handle, Socket
from dlstudio.project.diagnostic import Diagnostic, Fix, Severity
from dlstudio.project.files import load as load_project
from dlstudio.project.files import write_project
from dlstudio.project.model import Project
from dlstudio.project.own_files import trust_file
from dlstudio.spec.spec import Choice
from dlstudio.spec.tensor_type import Dim
from dlstudio.validation.check import check as check_project
from dlstudio.validation.cost import Cost, cost_of_layer
from dlstudio.validation.memory import Memory, training_memory
from dlstudio.validation.memory import largest_batch as find_largest
from dlstudio.validation.report import Report
from dlstudio.validation.summary import Summary
from dlstudio.validation.summary import summary as summary_of

if TYPE_CHECKING:
    from torch import nn

    from dlstudio.exporting.write import ExportResult
    from dlstudio.measuring.measure import Measured
    from dlstudio.training.events import Event
    from dlstudio.training.runner import Run

Drawn = Project | Graph


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem, with the name of its node (``id`` is the node's key in the file)."""

    code: str
    severity: Severity
    node: str | None
    port: str | None
    param: str | None
    sentence: Sentence
    fixes: tuple[Fix, ...]
    id: str | None = None
    graph: str = "main"


class Shapes(dict[str, tuple[Dim, ...]]):
    """Shapes by "node" and "node.port"; nodes and ports of a Graph find theirs as well."""

    def __missing__(self, key: object) -> tuple[Dim, ...]:
        if isinstance(key, Handle):
            return self[key.name]
        if isinstance(key, Socket):
            return self[f"{key.handle.name}.{key.port}"]
        raise KeyError(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What ``check`` found.

    Args:
        diagnostics: errors first, then warnings, then hints.
        shapes: the shape of every result, by "node" (its first output) and "node.port";
            sizes are ints or symbols, the batch is "N". Of an Output: what it hands on.
        report: the full report, for those who work with ids.
    """

    diagnostics: tuple[Finding, ...]
    shapes: Mapping[str, tuple[Dim, ...]]
    report: Report

    @property
    def ok(self) -> bool:
        """Whether there is no error; warnings and hints do not count."""
        return self.report.ok


def trust(path: str | Path) -> None:
    """Trust a file of own layers as it is now, on this machine: its classes may be run.

    Editing the file drops the trust. ProjectError if there is no layer in it.
    """
    trust_file(Path(path))


def load(path: str | Path) -> Project:
    """Read a ``.dls`` file. ProjectError says what is wrong with it."""
    return load_project(Path(path))


def save(project: Drawn, path: str | Path) -> None:
    """Write a ``.dls`` file, atomically. ProjectError if that fails; the old file stays."""
    write_project(_drawn(project), Path(path))


def check(project: Drawn) -> Findings:
    """Find the shape of every wire and every problem; never raises.

    Runs nothing but own layers that were trusted on this machine, in a process of their own.
    """
    value = _project(project)
    report = check_project(value)
    return Findings(
        diagnostics=tuple(_finding(value, d) for d in report.diagnostics),
        shapes=_shapes(value, report),
        report=report,
    )


def compare(before: Drawn, after: Drawn) -> Comparison:
    """Find what differs between two projects: nodes, values, wires, shapes, costs, settings."""
    return compare_projects(_project(before), _project(after))


def merge(base: Drawn, ours: Drawn, theirs: Drawn) -> Merged:
    """Merge two versions that grew out of ``base``; where they disagree, ours, and a conflict."""
    return merge_projects(_project(base), _project(ours), _project(theirs))


def summary(project: Drawn) -> Summary:
    """Count shapes, parameters, MACs and activation bytes of each layer, and the totals."""
    return summary_of(_project(project))


def cost(layer: str, *inputs: str, batch: int = 1, **values: Any) -> Cost:
    """Count one layer by its formulas, without building it.

    ``dls.cost("Conv2d", "(N, 3, 224, 224)", out_channels=64)``; DLStudioError says what is wrong.
    """
    return cost_of_layer(layer, inputs, values, batch=batch)


def memory(
    project: Drawn,
    *,
    batch: int | None = None,
    optimizer: str | None = None,
    precision: str = "float32",
    **lengths: int,
) -> Memory:
    """Predict the memory of a training step.

    Args:
        batch, optimizer: the project's own if they are not given; "Adam", "SGD" …
        precision: "float32", "bfloat16", "float16", "float64" or "mixed".
        lengths: numbers for symbols: ``T=128``.
    """
    value = _project(project)
    choice = None if optimizer is None else Choice(optimizer)
    return training_memory(
        value,
        check_project(value),
        batch=batch,
        optimizer=choice,
        precision=precision,
        lengths=lengths,
    )


def largest_batch(
    project: Drawn,
    room: int | None = None,
    *,
    device: str = "auto",
    precision: str = "float32",
    **lengths: int,
) -> int:
    """Return the largest batch whose training step fits, 0 if none does.

    Args:
        room: bytes; what is free on ``device`` if it is not given.
    """
    if room is None:
        from dlstudio.measuring.room import room_on

        room = room_on(device)
    if room is None:
        raise DLStudioError(
            say("The free memory of {device} is not known. Give room, in bytes.", device=device)
        )
    value = _project(project)
    return find_largest(value, check_project(value), room, precision=precision, lengths=lengths)


def measure(
    project: Drawn, *, batch: int | None = None, device: str = "cpu", **lengths: int
) -> Measured:
    """Time each layer and count the memory of a training step on this machine."""
    from dlstudio.measuring.measure import measure as measure_project

    return measure_project(_project(project), batch=batch, device=device, lengths=lengths)


def source(project: Drawn) -> str:
    """Write the one Python text. CompileError if the project has errors."""
    return source_of(_project(project)).text


def build(project: Drawn) -> nn.Module:
    """Build the ``torch.nn.Module`` from that very text, with fresh weights."""
    return module_of(_project(project))


def train(
    project: Drawn,
    *,
    epochs: int | None = None,
    device: str | None = None,
    seed: int | None = None,
    out: str | Path = "runs",
    resume: str | Path | None = None,
    folder: str | Path = ".",
    on_event: Callable[[Event], None] | None = None,
) -> Run:
    """Train, and return when it has ended; ``on_event`` gets every event.

    Args:
        out: folder in which the run gets a folder of its own.
        resume: the folder of a run to go on with.
        folder: where relative paths of data files start; the project's folder, as a rule.

    Raises:
        TrainingError: it cannot start, or it failed; the sentence says why.
    """
    from dlstudio.training.runner import train as train_project

    return train_project(
        _project(project),
        epochs=epochs,
        device=device,
        seed=seed,
        out=Path(out),
        resume=Path(resume) if resume is not None else None,
        on_event=on_event,
        folder=Path(folder),
    )


def evaluate(run: Run | str | Path) -> Mapping[str, float]:
    """Measure the best weights of a run on its test part."""
    from dlstudio.training.records import Record
    from dlstudio.training.runner import evaluate as evaluate_record

    return evaluate_record(Record.open(_folder(run)))


def export(
    what: Drawn | Run | str | Path, format: str, path: str | Path, *, folder: str | Path = "."
) -> ExportResult:
    """Write a project (untrained), a run or a run's folder in a format, and prove it.

    Args:
        folder: where relative paths of the data files of a project start.

    Raises:
        ExportError: it cannot be written, or differs from the module.
    """
    from dlstudio.exporting.write import export as write_export
    from dlstudio.training.records import Record

    if isinstance(what, (Project, Graph)):
        return write_export(_project(what), format, Path(path), folder=Path(folder))
    return write_export(Record.open(_folder(what)), format, Path(path))


def _project(drawn: Drawn) -> Project:
    """Return the project, with what can be found out about the person's own layers."""
    return known(_drawn(drawn))


def _drawn(drawn: Drawn) -> Project:
    if isinstance(drawn, Graph):
        return drawn.project
    if isinstance(drawn, Project):
        return drawn
    raise DLStudioError(
        say(
            "Expected a Project or a Graph, got {found}. Pass a Graph, or what load() returned.",
            found=type(drawn).__name__,
        )
    )


def _folder(run: Run | str | Path) -> Path:
    folder = run if isinstance(run, (str, Path)) else getattr(run, "folder", None)
    if folder is None:
        raise DLStudioError(
            say(
                "Expected a run or the folder of one, got {found}. Pass what train() returned.",
                found=type(run).__name__,
            )
        )
    return Path(folder)


def _finding(project: Project, d: Diagnostic) -> Finding:
    graph = project.graphs.get(d.place.graph)
    node = graph.nodes.get(d.place.node) if graph and d.place.node else None
    return Finding(
        code=d.code,
        severity=d.severity,
        node=node.name if node else None,
        port=d.place.port,
        param=d.place.param,
        sentence=d.sentence,
        fixes=d.fixes,
        id=d.place.node,
        graph=d.place.graph,
    )


def _shapes(project: Project, report: Report) -> Shapes:
    shapes = Shapes()
    for ref, type in report.types.items():
        name = project.main.nodes[ref.node].name
        shapes.setdefault(name, type.dims)
        shapes[f"{name}.{ref.port}"] = type.dims
    for node in project.main.of_layer("Output"):
        known = report.main.nodes.get(node.id)
        if known is not None and known.inputs[0] is not None:
            shapes[node.name] = known.inputs[0].dims
    return shapes
