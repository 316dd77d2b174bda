"""Gestures: one class each. A gesture begins, moves, and ends in at most one command.

While it lasts, only the scene shows it; the project changes once, at the end. ``cancel``
leaves everything as it was. Places are those of the scene.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsRectItem

from dlstudio.graph import edits
from dlstudio.graph.model import Edge, Node, NodeId, PortRef
from dlstudio.gui.canvas.edge_item import EdgeItem
from dlstudio.gui.canvas.fitting import (
    Fitting,
    can_insert,
    insertion,
    spot_behind,
)
from dlstudio.gui.canvas.guides import Guides
from dlstudio.gui.canvas.joining import fan_in, fan_out
from dlstudio.gui.canvas.scene import CanvasScene, bounds_of
from dlstudio.gui.canvas.sync import Sync
from dlstudio.gui.canvas.ways import way
from dlstudio.gui.look.faces import LINE_Y, WIDTH
from dlstudio.gui.look.inks import wire_pen
from dlstudio.gui.models.document_model import DocumentModel
from dlstudio.gui.models.selection import Selection
from dlstudio.language import Sentence, say
from dlstudio.project import commands
from dlstudio.project.model import Project

SNAP_REACH = 24.0
Modifiers = Qt.KeyboardModifier


@dataclass(frozen=True, slots=True)
class Stage:
    """What gestures act on.

    Args:
        hint: shows a sentence near the pointer; None hides it.
        offer: a wire in hand was let go in empty space: (port, is output, place, the wire
            whose end it was).
    """

    scene: CanvasScene
    sync: Sync
    document: DocumentModel
    selection: Selection
    hint: Callable[[Sentence | None], None]
    offer: Callable[[PortRef, bool, QPointF, Edge | None], None]

    @property
    def graph_name(self) -> str:
        return self.document.graph_name


class Gesture:
    """Base of all: does nothing."""

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        """Follow the pointer."""

    def end(self, at: QPointF, modifiers: Modifiers) -> None:
        """Let go: do the one command."""

    def cancel(self) -> None:
        """Leave everything as it was."""


class MoveNodes(Gesture):
    """Drags the selected nodes on the grid or into line with others, as guides then show.

    Alt leaves both; a lone free node can be dropped into a wire, if Shift is not held.
    """

    def __init__(self, stage: Stage, grabbed: NodeId, at: QPointF) -> None:
        self._stage, self._grabbed, self._start = stage, grabbed, at
        nodes = stage.document.graph.nodes
        self._from = {id: nodes[id].position for id in stage.selection.nodes if id in nodes}
        self._to = self._from
        self._wire: EdgeItem | None = None
        self._guides = Guides(stage.scene, frozenset(self._from), stage.scene.easel.guides)

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        by = (at.x() - self._start.x(), at.y() - self._start.y())
        free = bool(modifiers & Modifiers.AltModifier)
        dx, dy = self._guides.place(self._from[self._grabbed], by, free)
        to = {id: (px + dx, py + dy) for id, (px, py) in self._from.items()}
        if to != self._to:
            if self._to is self._from:
                self._stage.scene.carry(to)
            self._to = to
            self._stage.scene.lift(to)
        self._wire = None if modifiers & Modifiers.ShiftModifier else self._wire_below()
        self._stage.scene.hover(self._wire or self._stage.scene.nodes[self._grabbed])

    def end(self, at: QPointF, modifiers: Modifiers) -> None:
        self._let_go()
        if self._to == self._from:
            return
        stage, name = self._stage, self._stage.graph_name
        if self._wire is None:
            self._do(commands.MoveNodes(graph=name, positions=self._to))
            return
        spot = spot_behind(stage.document.graph, self._wire.edge, self._to[self._grabbed])
        self._to = {self._grabbed: spot}
        move = commands.MoveNodes(graph=name, positions=self._to)
        node = edits.with_moved(stage.document.graph, self._to).nodes[self._grabbed]
        inserted = insertion(stage.document.project, name, self._wire.edge, node)
        title = say("Insert {name}", name=node.name)
        self._do(commands.Batch(commands=(move, *inserted), title=title))

    def cancel(self) -> None:
        self._let_go()
        self._stage.sync.settle(self._from)

    def _let_go(self) -> None:
        self._guides.clear()
        self._stage.scene.hover(None)
        self._stage.scene.put_down()

    def _do(self, command: commands.Command) -> None:
        if not self._stage.document.do(command):
            self._stage.sync.settle(self._from)

    def _wire_below(self) -> EdgeItem | None:
        if len(self._from) != 1:
            return None
        return wire_for(self._stage, self._stage.document.graph.nodes[self._grabbed], self._to)


class RubberBand(Gesture):
    """Selects what a frame touches; Shift adds to the selection, Ctrl toggles."""

    def __init__(self, stage: Stage, at: QPointF, modifiers: Modifiers) -> None:
        self._stage, self._start = stage, at
        self._before = self._inside = stage.selection.nodes
        self._marks = self._drawn = stage.selection.marks
        self._keep = bool(modifiers & (Modifiers.ShiftModifier | Modifiers.ControlModifier))
        self._toggle = bool(modifiers & Modifiers.ControlModifier)
        self._frame: QGraphicsRectItem | None = None
        if not self._keep:
            self._inside = self._drawn = frozenset()
            stage.selection.set()

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        scene = self._stage.scene
        if self._frame is None:
            self._frame = QGraphicsRectItem()
            pen = QPen(scene.easel.inks.accent, 1.0)
            pen.setCosmetic(True)
            fill = QColor(scene.easel.inks.accent)
            fill.setAlpha(28)
            self._frame.setPen(pen)
            self._frame.setBrush(fill)
            self._frame.setZValue(5)
            scene.addItem(self._frame)
        area = QRectF(self._start, at).normalized()
        self._frame.setRect(area)
        inside = frozenset(scene.inside(area))
        drawn = scene.marks_within(area) if scene.marks else frozenset()
        if self._keep:
            inside = self._before ^ inside if self._toggle else self._before | inside
            drawn = self._marks ^ drawn if self._toggle else self._marks | drawn
        # Told to the rest of the window at the end: panels may take long over a selection.
        self._inside, self._drawn = inside, drawn
        scene.select(inside, None)
        scene.select_marks(drawn)

    def end(self, at: QPointF, modifiers: Modifiers) -> None:
        self._drop_frame()
        self._stage.selection.set(self._inside, marks=self._drawn)

    def cancel(self) -> None:
        self._drop_frame()
        self._stage.scene.select(self._before, None)
        self._stage.scene.select_marks(self._marks)
        self._stage.selection.set(self._before, marks=self._marks)

    def _drop_frame(self) -> None:
        if self._frame is not None:
            self._stage.scene.removeItem(self._frame)
            self._frame = None


class DrawEdge(Gesture):
    """Draws a wire from a port, either way; ports that fit are lit, the reason is told."""

    def __init__(self, stage: Stage, start: PortRef, output: bool, lifted: Edge | None = None):
        self._stage, self._start, self._output = stage, start, output
        self.fitting = Fitting(stage.document.project, stage.graph_name, start, output, lifted)
        self._end: PortRef | None = None
        self._blocked = self._at_start = False
        self._draft = QGraphicsPathItem()
        self._draft.setPen(wire_pen(stage.scene.easel.inks.accent))
        self._draft.setZValue(4)
        stage.scene.addItem(self._draft)
        own = {start.node: frozenset({(start.port, output)})}
        stage.scene.show_fits({**self.fitting.fits(), **own})

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        self._end, refusal = self._aim(at)
        self._blocked = refusal is not None
        self._stage.hint(refusal)
        scene = self._stage.scene
        tip = (at.x(), at.y())
        if self._end is not None:
            tip = scene.spot_of(self._end, not self._output)
        anchor = scene.spot_of(self._start, self._output)
        first, last = (anchor, tip) if self._output else (tip, anchor)
        drawn = way(scene.easel.wires, first, last)
        color = scene.easel.inks.problem["error"] if self._blocked else scene.easel.inks.accent
        self._draft.setPen(wire_pen(color, wrong=self._blocked))
        self._draft.setPath(drawn.path)

    def end(self, at: QPointF, modifiers: Modifiers) -> None:
        self.move(at, modifiers)
        end, blocked = self._end, self._blocked or self._at_start
        self._finish()
        if end is not None:
            self._stage.document.do(self._joined(end))
        elif not blocked:
            self._nowhere(at)

    def cancel(self) -> None:
        self._finish()

    def _joined(self, end: PortRef) -> commands.Command:
        """Return the wire; a wire from one of several selected nodes takes the others along."""
        stage, first = self._stage, self.fitting.connect(end)
        chosen = stage.selection.nodes & stage.document.graph.nodes.keys()
        if len(chosen) < 2 or self._start.node not in chosen or end.node in chosen:
            return first
        nodes = stage.document.graph.nodes
        others = sorted(chosen - {self._start.node}, key=lambda id: nodes[id].position[::-1])
        after, name = first.apply(stage.document.project), stage.graph_name
        more = fan_out(after, name, others, end) if self._output else fan_in(
            after, name, others, end
        )  # fmt: skip
        return commands.Batch(commands=(first, *more), title=say("Connect")) if more else first

    def _nowhere(self, at: QPointF) -> None:
        self._stage.offer(self._start, self._output, at, None)

    def _aim(self, at: QPointF) -> tuple[PortRef | None, Sentence | None]:
        """Return the port that would be taken, or why there is none here."""
        scene = self._stage.scene
        hit = scene.port_at(at.x(), at.y(), SNAP_REACH / max(scene.easel.zoom, 0.5))
        self._at_start = hit == (self._start, self._output)
        if self._at_start:
            return None, None
        if hit is not None:
            ref, output = hit
            refusal = self.fitting.refusal(ref, output)
            if refusal is None:
                return ref, None
            node = scene.node_at(at.x(), at.y())
            if node is None or node.id == self._start.node:
                return None, refusal
        node = scene.node_at(at.x(), at.y())
        if node is None:
            return None, None
        free = self.fitting.first_free(node.id)
        if free is not None:
            return free, None
        return None, self._why_not(node.id)

    def _why_not(self, id: NodeId) -> Sentence:
        port = PortRef(id, "")
        refusal = self.fitting.refusal(port, not self._output)
        if refusal is not None:
            return refusal
        if self._output:
            return say("This node takes no input. End the wire at another one.")
        return say("This node gives no output. Start the wire at another one.")

    def _finish(self) -> None:
        self._stage.hint(None)
        self._stage.scene.show_fits(None)
        self._stage.scene.removeItem(self._draft)


class ReconnectEdge(DrawEdge):
    """Takes one end of a wire to another port; in empty space a list offers what can take it."""

    def __init__(self, stage: Stage, edge: Edge, move_target: bool) -> None:
        super().__init__(stage, edge.source if move_target else edge.target, move_target, edge)
        self._edge = edge
        self._item = stage.scene.edges[edge]
        self._item.show(False)

    def end(self, at: QPointF, modifiers: Modifiers) -> None:
        self.move(at, modifiers)
        back = self._end is not None and (
            self.fitting.connect(self._end).target == self._edge.target
            and self.fitting.connect(self._end).source == self._edge.source
        )
        if back:
            self.cancel()
        else:
            super().end(at, modifiers)

    def _joined(self, end: PortRef) -> commands.Command:
        return self.fitting.connect(end)

    def _nowhere(self, at: QPointF) -> None:
        self._stage.offer(self._start, self._output, at, self._edge)

    def _finish(self) -> None:
        self._item.show(True)
        super()._finish()


def wire_for(
    stage: Stage,
    node: Node,
    spots: dict[NodeId, tuple[float, float]],
    project: Project | None = None,
) -> EdgeItem | None:
    """Return the wire that a node with this place would go into.

    Args:
        project: the one with the block that the node stands for, if that is not there yet.
    """
    if stage.scene.wires_of(node.id):  # one that has its place is not to be moved into another
        return None
    x, y = spots[node.id]
    item = stage.scene.edge_at(x + WIDTH / 2, y + LINE_Y, LINE_Y * 0.7)
    if item is None:
        return None
    project = project or stage.document.project
    fits = can_insert(project, stage.document.graph, item.edge, node)
    return item if fits else None


def area_of(scene: CanvasScene, ids: Iterable[NodeId]) -> QRectF:
    """Return the rectangle around some nodes."""
    return bounds_of(scene.boxes.get(id) for id in ids)
