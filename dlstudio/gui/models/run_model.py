"""RunModel: the Qt face of a training. Drains its events on a timer and keeps the curves.

The training thread is started by ``training.runner``, which is imported on the first start
only (torch comes later still, in that thread). Everything here runs in the window's thread.

Signals:
    stateChanged(str): one of the ``STATES``.
    started(Started), epochEnded(EpochEnded), advised(Advised), ended(Ended): as they come.
    updated(): new numbers in ``curves``; at most 10 a second, fewer where drawing them would
        take time from the training.
    refused(Sentence): a training could not be started; nothing runs.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, assert_never

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal

from dlstudio.errors import DLStudioError
from dlstudio.gui.models.curves import Curves
from dlstudio.language import say
from dlstudio.training.events import Advised, Ended, EpochEnded, Event, Progress, Started

if TYPE_CHECKING:
    from dlstudio.project.model import Project
    from dlstudio.training.runner import Run

STATES = (
    "idle", "preparing", "running", "paused", "stopping",
    "finished", "early", "stopped", "failed",
)  # fmt: skip

DRAIN_MS = 100  # as often as curves may be drawn; each look takes a little from the training
SHORTEST_PERIOD, LONGEST_PERIOD = 0.1, 2.0  # seconds between two ``updated``
# The part of this thread's time that may go into following a run: whatever the window does
# with the interpreter's lock, and with the memory's lanes, is taken from the steps.
SHARE = 0.015


class RunModel(QObject):
    """The one training that runs, or the last that ran, with its curves."""

    stateChanged = Signal(str)
    started = Signal(object)
    epochEnded = Signal(object)
    advised = Signal(object)
    ended = Signal(object)
    updated = Signal()
    refused = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.curves = Curves()
        self.project: Project | None = None
        self.beginning: Started | None = None  # what the last training said when it began
        self._run: Run | None = None
        self._state = "idle"
        self._fresh = False
        self._drains = 0  # since the last redraw
        self._period = SHORTEST_PERIOD
        self._worked = time.thread_time()  # processor time of this thread at that moment
        self._timer = QTimer(self, interval=DRAIN_MS)
        self._timer.timeout.connect(self.drain)

    @property
    def state(self) -> str:
        """One of ``STATES``."""
        return self._state

    @property
    def active(self) -> bool:
        """Whether a training is going on (paused and stopping count)."""
        return self._state in ("preparing", "running", "paused", "stopping")

    @property
    def folder(self) -> Path | None:
        """Folder of the current or last run; None before the first."""
        return None if self._run is None else Path(self._run.folder)

    def start(self, project: Project, out: Path, resume: Path | None = None, **over: Any) -> bool:
        """Start a training beside the window; False if it was refused or one is going on.

        Args:
            out: folder in which the run's own folder is made.
            resume: folder of an interrupted run to go on with.
            over: ``device``, ``epochs``, ``seed`` in place of the project's.
        """
        if self.active:
            return False
        from dlstudio.training import runner

        self.curves, self.project, self._fresh = _curves_before(resume), project, False
        self._become("preparing")
        try:
            self._run = runner.start(project, out=out, resume=resume, **over)
        except (DLStudioError, OSError) as error:
            self._become("idle")
            self.refused.emit(getattr(error, "sentence", str(error)))
            return False
        except BaseException:  # a bug: it goes on to the crash dialog, but nothing runs
            self._become("idle")
            raise
        # The window's many objects stay; without this the collector walks them all, again
        # and again, while the training allocates.
        gc.freeze()
        self._timer.start()
        return True

    def pause(self) -> None:
        """Hold the training after the batch it is at."""
        if self._run is not None and self._state == "running":
            self._run.pause()
            self._become("paused")

    def go_on(self) -> None:
        """Go on after a pause."""
        if self._run is not None and self._state == "paused":
            self._run.go_on()
            self._become("running")

    def stop(self) -> None:
        """Ask the training to stop; ``ended`` follows within one batch."""
        if self._run is not None and self.active and self._state != "stopping":
            self._run.stop()
            self._become("stopping")

    def close(self, seconds: float = 10.0) -> bool:
        """Stop and wait for the thread, for the end of the program; whether it has ended."""
        if self._run is None or not self.active:
            return True
        self.stop()
        self._run.join(seconds)
        self.drain()
        return not self._run.alive

    def drain(self) -> None:
        """Take every waiting event; called by the timer."""
        if self._run is None:
            return
        self._drains += 1
        # Read before draining: a thread that dies in between has still said its last word.
        alive = self._run.alive
        self._take(self._run.drain())
        if not alive and self.active:
            self._take(self._run.drain())
            if self.active:
                self._lost()
        self._tell()

    def _take(self, events: Iterable[Event]) -> None:
        for event in events:
            self.curves.take(event)
            self._fresh = True
            match event:
                case Started():
                    self.beginning = event
                    if self._state == "preparing":
                        self._become("running")
                    self.started.emit(event)
                case Progress():
                    pass
                case EpochEnded():
                    self.epochEnded.emit(event)
                case Advised():
                    self.advised.emit(event)
                case Ended():
                    self._finish(event)
                case _:
                    assert_never(event)

    def _finish(self, event: Ended) -> None:
        self._timer.stop()
        gc.unfreeze()  # or what the window drops later would never be freed
        self._become(event.reason if event.reason in STATES else "finished")
        self.ended.emit(event)

    def _lost(self) -> None:
        """End a run whose thread is gone without a last event."""
        at = self.curves
        sentence = say("The training ended without a word. Its records hold what was done.")
        self._take(
            [
                Ended(
                    reason="failed",
                    epoch=at.epoch,
                    step=at.step,
                    seconds=at.seconds,
                    sentence=sentence,
                )
            ]
        )

    def _tell(self) -> None:
        """Emit ``updated`` if there is news and the last redraw is long enough ago.

        What this thread did since the last time, painting included, says what the next may
        cost.
        """
        if not self._fresh:
            return
        # Counted in looks, not in seconds: a program that was held up owes no redraw for it.
        if self._drains * DRAIN_MS / 1000 >= self._period or not self.active:
            worked = time.thread_time()
            wanted = (worked - self._worked) / SHARE
            self._period = min(max(wanted, SHORTEST_PERIOD), LONGEST_PERIOD)
            self._drains, self._worked, self._fresh = 0, worked, False
            self.updated.emit()

    def _become(self, state: str) -> None:
        if state != self._state:
            self._state = state
            self.stateChanged.emit(state)


def runs_folder(chosen: str = "", project: Path | None = None) -> Path:
    """Return the folder that holds the runs.

    Args:
        chosen: what the person prefers; a relative one starts at the project's folder.
        project: path of the project file; None for one that was never saved.
    """
    home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    beside = Path(home) / "dlstudio" if project is None else project.parent
    return beside / (chosen or "runs")


def _curves_before(resume: Path | None) -> Curves:
    """Return the curves of an interrupted run as far as they go; they grow on from there."""
    if resume is None:
        return Curves()
    from dlstudio.training.records import Record

    try:
        curves = Curves(Record.open(resume).events())
    except (DLStudioError, OSError):
        return Curves()  # the start tells what is wrong with it
    curves.end = None
    return curves
