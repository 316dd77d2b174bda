"""PortWalk: wires drawn by keyboard. Walk to a port, Enter, walk to another, Enter.

Without a wire in hand the arrows walk over the ports of the selected node; with one they go
from one port that takes it to the next in that direction. Esc ends either.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtWidgets import QGraphicsView

from dlstudio.graph.model import NodeId, PortRef
from dlstudio.gui.canvas.gestures import DrawEdge, Stage
from dlstudio.gui.canvas.lens import Lens
from dlstudio.gui.canvas.overlays import Overlays
from dlstudio.gui.canvas.pointer import Pointer
from dlstudio.gui.canvas.scene import bounds_of
from dlstudio.gui.look.words import words
from dlstudio.language import Sentence, say
from dlstudio.validation.wiring import ports_of

End = tuple[PortRef, bool]  # a port, and whether it is an output
Key = Qt.Key
STEPS = {Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, -1), Key.Key_Down: (0, 1)}
ENTER = (Key.Key_Return, Key.Key_Enter)


class PortWalk(QObject):
    """Where the keyboard stands among the ports; nowhere most of the time."""

    def __init__(
        self, view: QGraphicsView, stage: Stage, pointer: Pointer, lens: Lens, overlays: Overlays
    ) -> None:
        super().__init__(view)
        self._view, self._stage, self._pointer = view, stage, pointer
        self._lens, self._overlays = lens, overlays
        self.at: End | None = None
        self._wire: DrawEdge | None = None
        stage.sync.interrupted.connect(self.stop)
        stage.selection.changed.connect(self._on_selection)

    def begin(self) -> None:
        """Stand at the first output of the selected node, or at its first input."""
        single = self._stage.selection.single
        ends = [] if single is None else self._ends(single)
        if not ends:
            self._stage.document.refused.emit(
                say("Select one layer first: wires by keyboard start at its ports.")
            )
            return
        outputs = [end for end in ends if end[1]]
        self._stand((outputs or ends)[0])

    def stop(self) -> None:
        """Stand nowhere; a wire in hand is let go."""
        if self.at is None:
            return
        self._light(False)
        self.at = None
        wire, self._wire = self._wire, None
        if wire is not None and self._pointer.gesture is wire:
            self._pointer.cancel()
        self._overlays.tell_reason(None, QPointF())

    def press(self, key: Qt.Key) -> bool:
        """Act on a key; return whether it meant anything here."""
        if self.at is None:
            return False
        if self._wire is not None and self._pointer.gesture is not self._wire:
            self.stop()  # the mouse has ended it
            return False
        if key in STEPS:
            self._walk(STEPS[key])
        elif key in ENTER:
            self._enter()
        elif key is Key.Key_Escape:
            self._back()
        else:
            return False
        return True

    def _walk(self, step: tuple[int, int]) -> None:
        assert self.at is not None
        if self._wire is not None:
            nearest = self._nearest(self._fitting(), step)
            if nearest is not None:
                self._stand(nearest)
            return
        ends = self._ends(self.at[0].node)
        if step[0]:
            ends = [end for end in ends if end[1] == (step[0] > 0)]
            nearest = ends[0] if ends else None
        else:
            side = [end for end in ends if end[1] == self.at[1]]
            nearest = side[(side.index(self.at) + step[1]) % len(side)]
        if nearest is not None:
            self._stand(nearest)

    def _enter(self) -> None:
        """Take a wire into the hand, or connect the one that is there."""
        assert self.at is not None
        end = self.at
        if self._wire is None:
            self._light(False)
            wire = DrawEdge(self._stage, *end)
            self._wire = self._pointer.gesture = wire
            ends = self._fitting()
            nearest = self._nearest(ends, (1 if end[1] else -1, 0)) or next(iter(ends), None)
            if nearest is None:
                self.stop()
                self._stage.document.refused.emit(
                    say("No other port takes this wire. Add another layer first.")
                )
            else:
                self._stand(nearest)
            return
        wire, self._wire, self.at = self._wire, None, None
        self._pointer.gesture = None
        wire.end(self._spot(end), Qt.KeyboardModifier.NoModifier)
        self._overlays.tell_reason(None, QPointF())
        if end[0].node in self._stage.document.graph.nodes:
            self._stage.selection.set([end[0].node])
            self.begin()  # so that a chain is wired without a hand on the mouse

    def _back(self) -> None:
        """Let the wire in hand go, or stand nowhere."""
        wire, start = self._wire, self._start()
        self.stop()
        if wire is not None and start is not None:
            self._stand(start)

    def _start(self) -> End | None:
        return None if self._wire is None else (self._wire.fitting.start, self._wire.fitting.output)

    def _stand(self, end: End) -> None:
        """Stand at a port, show it and say what it is."""
        self._light(False)
        self.at = end
        scene = self._stage.scene
        self._lens.reveal(bounds_of([scene.boxes.get(end[0].node)]))
        if self._wire is None:
            self._light(True)
        else:
            self._wire.move(self._spot(end), Qt.KeyboardModifier.NoModifier)
        sentence = self._said(end)
        spot = self._view.viewportTransform().map(self._spot(end))
        self._overlays.tell_reason(sentence, spot)
        self._view.setAccessibleDescription(words(sentence))

    def _said(self, end: End) -> Sentence:
        node = self._stage.document.graph.nodes[end[0].node]
        port = f"{node.name}.{end[0].port}"
        if self._wire is not None:
            return say("To {port}: Enter connects, the arrows go on, Esc lets go.", port=port)
        return say("{port}: Enter takes a wire, the arrows go to another port.", port=port)

    def _light(self, on: bool) -> None:
        if self.at is None or self._wire is not None:
            return
        ref, output = self.at
        item = self._stage.scene.nodes.get(ref.node)
        if item is not None:
            item.mark(lit=frozenset({(ref.port, output)}) if on else frozenset())

    def _ends(self, id: NodeId) -> list[End]:
        """Return the ports of a node, inputs first."""
        ports = ports_of(self._stage.document.project, self._stage.document.graph.nodes[id])
        if ports is None:
            return []
        inputs = [(PortRef(id, port.name), False) for port in ports.inputs]
        return [*inputs, *((PortRef(id, port.name), True) for port in ports.outputs)]

    def _fitting(self) -> list[End]:
        """Return the ports that take the wire in hand."""
        assert self._wire is not None
        table = self._wire.fitting.fits()
        return [(PortRef(id, name), out) for id, ends in table.items() for name, out in ends]

    def _nearest(self, ends: list[End], step: tuple[int, int]) -> End | None:
        """Return the nearest port in a direction; sideways distance counts double."""
        assert self.at is not None
        here = self._spot(self.at)

        def cost(end: End) -> float | None:
            way = self._spot(end) - here
            along = way.x() * step[0] + way.y() * step[1]
            aside = abs(way.x() * step[1]) + abs(way.y() * step[0])
            return along + 2 * aside if along > 0.5 else None

        costs = [(c, end) for end in ends if end != self.at and (c := cost(end)) is not None]
        return min(costs, default=(0.0, None))[1]

    def _spot(self, end: End) -> QPointF:
        return QPointF(*self._stage.scene.spot_of(*end))

    def _on_selection(self) -> None:
        if self.at is not None and self._wire is None:
            if self._stage.selection.single != self.at[0].node:
                self.stop()
