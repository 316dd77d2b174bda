"""start(project) -> Run: the one place that starts a training thread.

Everything that can be refused without torch is refused at once, with a sentence. Whatever
happens in the thread ends as an ``Ended`` event, in the queue, in the journal and in run.json:
nothing is swallowed. torch is imported by the thread.
"""

from __future__ import annotations

import math
import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dlstudio.errors import TrainingError
from dlstudio.language import say
from dlstudio.project.model import Project
from dlstudio.training.control import Control
from dlstudio.training.events import Ended, EpochEnded, Event
from dlstudio.training.lookout import LOOK_SECONDS, Lookout
from dlstudio.training.orders import Order, prepared_order
from dlstudio.training.records import Record

if TYPE_CHECKING:
    from torch import nn

LISTEN_SECONDS = 0.05


class RunFailedError(TrainingError):
    """A training that ended in failure; ``run`` holds what was done until then."""

    def __init__(self, run: Run) -> None:
        ended = run.outcome
        super().__init__(ended.sentence if ended else say("The training failed."))
        self.run = run


class Run:
    """One training, running or ended. Its methods may be called from any thread.

    Args:
        order: what is to be done; the run holds the lock of its folder.
    """

    def __init__(self, order: Order) -> None:
        self.record = order.record
        self._control = Control()
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._outcome: Ended | None = None
        self._thread = threading.Thread(
            target=self._work, args=(order,), name=f"training {order.record.id}", daemon=True
        )
        self._lookout = Lookout(self._thread, order, self._control)
        self._left = False  # over, though its thread is still in a call that nobody can end
        self._thread.start()

    @property
    def folder(self) -> Path:
        return self.record.folder

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def alive(self) -> bool:
        """Whether it goes on; events may be waiting after its end."""
        return self._thread.is_alive() and not self._left

    @property
    def paused(self) -> bool:
        """Whether it rests because of ``pause``."""
        return self._control.resting and self._control.pausing

    @property
    def outcome(self) -> Ended | None:
        """Its last event; None while it runs."""
        return self._outcome

    @property
    def reason(self) -> str:
        """ "finished", "early", "stopped" or "failed"; "" while it runs."""
        return self._outcome.reason if self._outcome else ""

    @property
    def metrics(self) -> Mapping[str, float]:
        """Of the best weights: on the test part, else those of the best epoch."""
        test = self._outcome.test if self._outcome else {}
        return dict(test) or self.record.best_metrics

    @property
    def history(self) -> list[EpochEnded]:
        """One entry an epoch, earlier parts of a continued run included."""
        return self.record.history

    def module(self) -> nn.Module:
        """Build the network with its best weights, in eval mode on the CPU."""
        return self.record.module()

    def drain(self) -> list[Event]:
        """Take the events that wait, oldest first."""
        self._look()
        events = []
        while True:
            try:
                events.append(self._events.get_nowait())
            except queue.Empty:
                return events

    def listen(self, seconds: float) -> list[Event]:
        """Wait for an event at most ``seconds``, then take all that wait."""
        self._look()
        try:
            first = self._events.get(timeout=seconds)
        except queue.Empty:
            return []
        return [first, *self.drain()]

    def pause(self) -> None:
        """Rest after the batch that is being computed."""
        self._control.pause()

    def go_on(self) -> None:
        """End a pause."""
        self._control.go_on()

    def stop(self) -> None:
        """End after the batch that is being computed, with a checkpoint to go on from.

        A layer of the person's own that does not come back is broken off, as long as somebody
        listens, drains or joins.
        """
        self._control.stop()

    def join(self, timeout: float | None = None) -> bool:
        """Wait for the end; whether it has ended."""
        end = math.inf if timeout is None else time.monotonic() + timeout
        while self.alive and (left := end - time.monotonic()) > 0:
            self._thread.join(min(left, LOOK_SECONDS))
            self._look()
        return not self.alive

    def _look(self) -> None:
        """See whether the thread comes back, and say so if it does not."""
        seen = None if self._left else self._lookout.look()
        if isinstance(seen, Ended):
            self._outcome, self._left = seen, True
        if seen is not None:
            self._events.put(seen)

    def _work(self, order: Order) -> None:
        from dlstudio.training.session import carry_out

        try:
            ended = carry_out(order, self._control, self._events.put)
        finally:
            order.lock.release()
        if ended is not None:
            self._outcome = ended
            self._events.put(ended)


def start(
    project: Project,
    *,
    out: Path,
    resume: Path | None = None,
    device: str | None = None,
    epochs: int | None = None,
    seed: int | None = None,
    folder: Path | None = None,
) -> Run:
    """Start a training beside the caller.

    Args:
        out: folder in which the run's own folder is made.
        resume: folder of an interrupted or stopped run to go on with.
        device, epochs, seed: in place of the project's settings.
        folder: of the project file, where relative data paths start.

    Raises:
        TrainingError: it cannot start; the sentence says why.
    """
    return Run(
        prepared_order(
            project,
            out=Path(out),
            resume=Path(resume) if resume is not None else None,
            changes={"device": device, "epochs": epochs, "seed": seed},
            folder=folder,
        )
    )


def train(
    project: Project,
    *,
    out: Path,
    resume: Path | None = None,
    device: str | None = None,
    epochs: int | None = None,
    seed: int | None = None,
    folder: Path | None = None,
    on_event: Callable[[Event], None] | None = None,
) -> Run:
    """Train and return when it has ended; Ctrl+C stops it and returns as well.

    Args:
        on_event: gets every event, in the caller's thread.

    Raises:
        TrainingError: it cannot start.
        RunFailedError: it ended in failure.
    """
    run = start(
        project,
        out=out,
        resume=resume,
        device=device,
        epochs=epochs,
        seed=seed,
        folder=folder,
    )
    hear = on_event or (lambda event: None)
    try:
        with _keyboard_stops(run):
            _listen(run, hear)
    except BaseException:
        run.stop()
        run.join()  # another Ctrl+C goes on without it
        raise
    if run.reason == "failed":
        raise RunFailedError(run)
    return run


def evaluate(record: Record) -> Mapping[str, float]:
    """Measure the best weights of a run on its test part: "loss" and metrics.

    Raises:
        TrainingError: there are no weights, no test part, or the data has changed.
        DataError: the data cannot be read.
    """
    from dlstudio.training.session import measure_record

    return measure_record(record)


@contextmanager
def _keyboard_stops(run: Run) -> Iterator[None]:
    """Let the first Ctrl+C stop the run and raise nothing, so that no event is lost to it."""
    usual = signal.default_int_handler
    in_main = threading.current_thread() is threading.main_thread()
    if not in_main or signal.getsignal(signal.SIGINT) is not usual:
        yield
        return

    def stop(_number: int, _frame: object) -> None:
        signal.signal(signal.SIGINT, usual)  # a second one is meant for the program
        run.stop()

    signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)


def _listen(run: Run, hear: Callable[[Event], None]) -> None:
    """Hand on events until the run has ended; a first KeyboardInterrupt only stops it."""
    stopping = False
    waiting: deque[Event] = deque()
    while True:
        alive = run.alive  # read first: what is said between this and the end still waits
        try:
            waiting.extend(run.listen(LISTEN_SECONDS if alive else 0.0))
            while waiting:
                hear(waiting.popleft())
        except KeyboardInterrupt:
            if stopping:
                raise
            stopping = True
            run.stop()
            continue
        if not alive:
            return
