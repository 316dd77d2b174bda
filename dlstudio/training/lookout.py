"""Lookout: sees from outside when a training does not come back from a layer of the person's own.

It is asked now and then by whoever listens to the run, and costs the training nothing: where its
thread is, the thread's stack says. A call that takes long is told. After a stop, loops of Python
are broken off; a call that Python cannot end is left behind, and the run is over without it.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from types import FrameType

from dlstudio.catalog.own_layers import digest_of
from dlstudio.compiler.load import filename_of, own_filename
from dlstudio.compiler.source import NodeKey
from dlstudio.language import Sentence, say
from dlstudio.project.model import MAIN, Project
from dlstudio.training.control import Control
from dlstudio.training.events import Advised, Ended
from dlstudio.training.orders import Order

LOOK_SECONDS = 1.0  # between two looks
TOLD_AFTER = (10.0, 60.0, 600.0)  # seconds of one call
BROKEN_AFTER = 10.0  # seconds of a call that a stop does not wait for
LEFT_AFTER = 5.0  # seconds in which a call may end that was broken off


@dataclass(frozen=True, slots=True)
class Place:
    """Where the thread is in a file of the person's own.

    Args:
        call: the frame of the call out of the network; a later call has another one.
        node: what the network called, if a node did.
        file, line: the innermost line of the person's own.
    """

    call: FrameType
    node: NodeKey | None
    file: str
    line: int


class Lookout:
    """Watches the thread that carries out an order; to be asked from any other thread."""

    def __init__(self, thread: threading.Thread, order: Order, control: Control) -> None:
        self._thread, self._order, self._control = thread, order, control
        self._network = filename_of(order.source)
        own = order.source.own
        self._own = {
            own_filename(name, digest_of(text)): f"{name}.py" for name, text in own.items()
        }
        self._asking = threading.Lock()
        self._next = 0.0
        self._step: int | None = None
        self._place: Place | None = None
        self._since = 0.0
        self._told = 0  # how many of TOLD_AFTER
        self._broken_at: float | None = None

    def look(self) -> Advised | Ended | None:
        """Return what there is to say; an Ended if the thread is left behind.

        The file of the run knows then that it has ended, and the thread writes nothing more.
        """
        now = time.monotonic()
        if not self._own or now < self._next or not self._asking.acquire(blocking=False):
            return None
        try:
            self._next = now + LOOK_SECONDS
            return self._look(now)
        finally:
            self._asking.release()

    def _look(self, now: float) -> Advised | Ended | None:
        step, before = self._control.step, self._step
        self._step = step
        # Looking holds on to the values of the call, so it is done in slow steps only.
        place = self._found() if step == before else None
        if place is None or self._place is None or place.call is not self._place.call:
            self._place, self._since, self._told, self._broken_at = place, now, 0, None
            return None
        self._place = place
        lasted = now - self._since
        if self._control.stopped and lasted >= BROKEN_AFTER:
            return self._break_off(place, now)
        if self._told < len(TOLD_AFTER) and lasted >= TOLD_AFTER[self._told]:
            self._told += 1
            return self._advice(place, lasted)
        return None

    def _found(self) -> Place | None:
        """Return where the thread is, if it is in a file of the person's own."""
        frame = sys._current_frames().get(self._thread.ident or 0)
        call, at = None, ("", 0)
        while frame is not None:
            name = frame.f_code.co_filename
            if name in self._own:
                at = at if call else (self._own[name], frame.f_lineno or 0)
                call = frame
            elif name == self._network and call is not None:
                return Place(call, self._order.source.node_at(frame.f_lineno or 0), *at)
            frame = frame.f_back
        return Place(call, None, *at) if call else None

    def _advice(self, place: Place, lasted: float) -> Advised:
        return Advised(
            code="DL584",
            sentence=say(
                "{node} has not come back for {seconds} s in {doing}; it is at line {line} of "
                "“{file}”. If it should not take so long, stop the training and look there for a "
                "loop that does not end.",
                **self._words(place, lasted),
            ),
            node=_main_node(place),
        )

    def _break_off(self, place: Place, now: float) -> Ended | None:
        """Break the call off; leave it behind if that does not help."""
        lasted = now - self._since
        if self._broken_at is None:
            self._broken_at = now
        elif now - self._broken_at >= LEFT_AFTER:
            self._control.rescue()
            ended = self._ended(
                place,
                "failed",
                say(
                    "{node} has not come back for {seconds} s in {doing}, and Python cannot end "
                    "the call at line {line} of “{file}”. The training counts as ended. {kept} The "
                    "call may take computing time until DL Studio is closed: save your work, "
                    "start the program again, and mend the file.",
                    **self._words(place, lasted),
                ),
            )
            return ended if self._control.leave(ended) else None
        # Again each time: what is raised while Python frees something is lost.
        self._control.break_off(
            self._thread.ident or 0,
            self._ended(
                place,
                "stopped",
                say(
                    "Stopped. {node} had not come back for {seconds} s in {doing} and was broken "
                    "off at line {line} of “{file}”: look there for a loop that does not end. "
                    "{kept}",
                    **self._words(place, lasted),
                ),
            ),
        )
        return None

    def _ended(self, place: Place, reason: str, sentence: Sentence) -> Ended:
        return self._order.record.ended(reason, sentence, _main_node(place), self._step)

    def _words(self, place: Place, lasted: float) -> Mapping[str, object]:
        step, kept = self._step, self._order.record.config.get("step", 0)
        return {
            "doing": say("the preparation") if step is None else say("step {step}", step=step),
            "node": _name(self._order.project, place),
            "line": place.line,
            "file": place.file,
            "seconds": round(lasted),
            "kept": say(
                "The best weights so far and the state after step {step} are kept.", step=kept
            )
            if kept or step
            else say("Nothing was learned yet."),
        }


def _main_node(place: Place) -> str | None:
    return place.node[1] if place.node is not None and place.node[0] == MAIN else None


def _name(project: Project, place: Place) -> Sentence | str:
    graph, id = place.node or ("", "")
    found = project.graphs[graph].nodes.get(id) if graph in project.graphs else None
    return f"“{found.name}”" if found is not None else say("A layer of your own")
