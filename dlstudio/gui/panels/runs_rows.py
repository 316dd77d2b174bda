"""Rows: what the list of runs knows of each run, read from its record. No Qt.

``read_rows`` is called in a job. A run is read again only when its files are others than
before, so that a long list stays cheap.
"""

from __future__ import annotations

import math
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dlstudio.catalog import METRICS
from dlstudio.errors import DLStudioError, TrainingError
from dlstudio.gui.models.curves import Curves
from dlstudio.language import say
from dlstudio.training.records import EVENTS, RUN, Record, list_records
from dlstudio.validation.check import check


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One run.

    Args:
        started: in local time; None if the record does not say.
        metric: name of the first metric; ``best`` its best value on the validation part
            (on the training part without one); NaN where nothing is known.
        parameters: trainable weights of the network; None if its project is damaged.
        stamp: changes whenever the record does.
    """

    folder: Path
    title: str
    started: datetime | None
    status: str
    metric: str
    best: float
    loss: float
    epochs: int
    planned: int
    seconds: float
    parameters: int | None
    resumable: bool
    stamp: tuple[int, ...]

    @property
    def id(self) -> str:
        return self.folder.name


def read_rows(out: Path, known: dict[Path, Row]) -> list[Row]:
    """Read the runs in a folder, the newest first.

    Args:
        known: rows of an earlier reading, by folder.
    """
    rows = []
    for record in list_records(out):
        old = known.get(record.folder)
        stamp = _stamp(record.folder)
        # What runs or was just killed changes without its files changing.
        calm = record.status not in ("running", "interrupted")
        if old is not None and old.stamp == stamp and calm and old.status == record.status:
            rows.append(old)
        else:
            rows.append(_row(record, stamp))
    return rows


def curves_of(folder: Path) -> Curves:
    """Read the curves of a run from its record; TrainingError if there is none."""
    return Curves(Record.open(folder).events())


def remove(folder: Path) -> None:
    """Delete a run for good; TrainingError if the disk refuses or it is being trained."""
    record = Record.open(folder)
    if record.status == "running":
        raise TrainingError(
            say("The run “{run}” is being trained. Stop it before you delete it.", run=record.id)
        )
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise TrainingError(
            say(
                "The run “{run}” cannot be deleted ({problem}). Close whatever uses its files.",
                run=record.id,
                problem=error.strerror or str(error),
            )
        ) from error


def _row(record: Record, stamp: tuple[int, ...]) -> Row:
    curves = Curves(record.events())
    metric = next(iter(curves.metrics()), "")
    spec = METRICS.get(metric)
    best = [curves.epoch_values(part, metric)[1] for part in ("validation", "train")]
    losses = [curves.epoch_values(part, "loss")[1] for part in ("validation", "train")]
    values, loss = best[0] or best[1], losses[0] or losses[1]
    choose = max if spec is not None and spec.higher_is_better else min
    return Row(
        folder=record.folder,
        title=record.title or record.id,
        started=_time(record.started),
        status=record.status,
        metric=metric,
        best=choose(values) if values else math.nan,
        loss=min(loss) if loss else math.nan,
        epochs=len(curves.epochs),
        planned=curves.start.epochs if curves.start else 0,
        seconds=curves.seconds,
        parameters=_parameters(record),
        resumable=record.resumable,
        stamp=stamp,
    )


def _parameters(record: Record) -> int | None:
    try:
        report = check(record.project)
    except (DLStudioError, OSError):  # the row says "–"; opening the run says why
        return None
    shapes = (shape for node in report.main.nodes.values() for shape in node.weights.values())
    return sum(math.prod(shape) for shape in shapes)


def _time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone() if text else None
    except ValueError:
        return None


def _stamp(folder: Path) -> tuple[int, ...]:
    found = []
    for name in (RUN, EVENTS):
        try:
            status = (folder / name).stat()
        except OSError:
            found += [0, 0]
        else:
            found += [status.st_mtime_ns, status.st_size]
    return tuple(found)
