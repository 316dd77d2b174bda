"""Orders: what is to be trained into which folder, checked as far as that needs no torch."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dlstudio.catalog import SCHEDULES
from dlstudio.compiler.compile import source_of
from dlstudio.compiler.loss_source import loss_source
from dlstudio.compiler.source import Source
from dlstudio.errors import ProjectError, TrainingError
from dlstudio.language import say
from dlstudio.project.diagnostic import Severity
from dlstudio.project.model import Project, TrainSpec
from dlstudio.project.process import Lock
from dlstudio.project.training_spec import TRAINING
from dlstudio.training.layer_rules import rules_of
from dlstudio.training.readiness import readiness
from dlstudio.training.records import IDENTITY, LOCK, STATE, Record, differences
from dlstudio.validation.check import check


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A training that may begin.

    Args:
        project: with the settings that are really used.
        lock: of the record's folder, taken; whoever carries the order out gives it back.
        resume: whether to go on from the checkpoint in the record.
        status: of the record before.
        folder: of the project file, where relative data paths start.
    """

    project: Project
    source: Source
    record: Record
    lock: Lock
    resume: bool
    status: str
    folder: Path | None


def prepared_order(
    project: Project,
    *,
    out: Path,
    resume: Path | None,
    changes: Mapping[str, Any],
    folder: Path | None,
) -> Order:
    """Check everything and make or open the record.

    Args:
        folder: of the project file; a run that goes on without one starts its paths where it
            did before.

    Raises:
        TrainingError: something stands in the way.
    """
    record = Record.open(resume) if resume is not None else None
    given = {name: value for name, value in changes.items() if value is not None}
    if record is not None:  # settings given when it was started count again
        given = {**dict(record.config.get("changes", {})), **given}
        if folder is None and record.config.get("folder"):
            folder = Path(record.config["folder"])
    project = _changed(project, given)
    source = _checked(project, folder)
    config = {
        "title": project.title,
        "started": datetime.now().astimezone().isoformat(timespec="seconds"),
        "changes": given,
        "folder": str(folder) if folder is not None else None,
        **identity(project, source),
    }
    if record is not None:
        return _continued(record, project, source, config, folder)
    record = Record.create(out, project, source.text, config)
    return _locked(record, project, source, folder, resume=False)


def identity(project: Project, source: Source) -> dict[str, Any]:
    """Return what makes a run the same run, as far as it is known before it begins."""
    return {
        "source": source.digest,
        "training": _digest(project.training),
        **({"loss": loss.digest} if (loss := loss_source(project)) is not None else {}),
        "layers": rules_of(project, source).text,
        "seed": project.training.seed,
        "torch": version("torch"),
        "machine": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }


def refuse_changed(before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
    """Refuse to go on with a run when something that decides the result has changed.

    Raises:
        TrainingError: names every part that has changed.
    """
    changed = differences(before, now)
    if changed:
        raise TrainingError(
            say(
                "The run cannot go on as the same run, because this has changed since: {parts}. "
                "Start a new run, or put it back.",
                parts=", ".join(_part(key, before, now) for key in changed),
            )
        )


def _part(key: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    shown = {"seed", "device", "threads", "torch", "machine"}
    return f"{IDENTITY[key]} ({before[key]} → {now.get(key)})" if key in shown else IDENTITY[key]


def _continued(
    record: Record, project: Project, source: Source, config: dict[str, Any], folder: Path | None
) -> Order:
    before = {**record.config}
    if _only_longer(record.project.training, project.training):
        before["training"] = config["training"]
    refuse_changed({key: before[key] for key in IDENTITY if key in config and key in before},
                   config)  # fmt: skip
    if not (record.folder / STATE).is_file():
        raise TrainingError(
            say("The run “{run}” has no checkpoint to go on from. Start a new run.", run=record.id)
        )
    order = _locked(record, project, source, folder, resume=True)
    try:
        record.keep_project(project)
        record.note(training=config["training"], changes=config["changes"], status="running")
    except TrainingError:
        order.lock.release()
        raise
    return order


def _locked(
    record: Record, project: Project, source: Source, folder: Path | None, *, resume: bool
) -> Order:
    status = record.status
    try:
        lock = Lock.take(record.folder / LOCK)
    except ProjectError as problem:
        raise TrainingError(
            say(
                "The run “{run}” cannot be written: its folder {folder} is protected or full. "
                "Choose another folder for runs.",
                run=record.id,
                folder=str(record.folder),
            )
        ) from problem
    if lock is None:
        raise TrainingError(
            say("The run “{run}” is being trained already. Wait until it ends.", run=record.id)
        )
    return Order(
        project=project,
        source=source,
        record=record,
        lock=lock,
        resume=resume,
        status=status,
        folder=folder,
    )


def _changed(project: Project, changes: Mapping[str, Any]) -> Project:
    for name, sentence in TRAINING.problems(changes):
        if name != "device":  # "cuda:1" is no choice of the form, but may be asked for
            raise TrainingError(sentence)
    return replace(project, training=replace(project.training, **changes))


def _checked(project: Project, folder: Path | None) -> Source:
    """Return the source of a project that may be trained; TrainingError if it may not."""
    report = check(project)
    found = report.errors
    if not found:
        found = tuple(
            finding
            for finding in readiness(project, report, folder)
            if finding.severity is Severity.ERROR and not _numbered_device(project, finding.place)
        )
    if found:
        more = len(found) - 1
        first = found[0].sentence
        raise TrainingError(
            say("{first} ({more} more.)", first=first, more=more) if more else first
        )
    return source_of(project, report)


def _numbered_device(project: Project, place: Any) -> bool:
    number = project.training.device.removeprefix("cuda:")
    return place.setting == "device" and number.isdigit()


def _only_longer(before: TrainSpec, now: TrainSpec) -> bool:
    """Tell whether only more epochs were asked for, with a schedule that does not look ahead."""
    looks_ahead = bool(SCHEDULES[now.schedule.key].derived)
    return not looks_ahead and now.epochs >= before.epochs and _digest(
        replace(before, epochs=now.epochs)
    ) == _digest(now)  # fmt: skip


def _digest(training: TrainSpec) -> str:
    """Digest the settings that decide the result; threads and device are compared as used."""
    values = {
        f.name: getattr(training, f.name)
        for f in fields(training)
        if f.name not in ("extra", "device", "threads")
    }
    text = json.dumps(values, sort_keys=True, default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    return {"key": value.key, "values": dict(value.values)}
