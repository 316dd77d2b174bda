"""Layering: the automatic layout of the drawing, or of what is selected, as one undo step.

It is computed beside the window unless the drawing is very small. Whoever edits meanwhile loses
nothing: it then begins anew with what is there. The view stays with what it showed.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QTimer

from dlstudio.graph.boxes import Box
from dlstudio.graph.layout import Point, layered
from dlstudio.graph.marks import inside
from dlstudio.graph.model import FRAME, Edge, Graph, NodeId
from dlstudio.gui.canvas.gestures import Stage
from dlstudio.gui.canvas.gliding import Glide
from dlstudio.gui.canvas.lens import Lens
from dlstudio.gui.look.faces import GRID, NodeFace, port_spot, size_of
from dlstudio.gui.look.words import tr
from dlstudio.language import say
from dlstudio.project import commands
from dlstudio.project.mark_commands import MoveDrawing, ResizeMark

if TYPE_CHECKING:
    from dlstudio.gui.models.studio import Studio

AT_ONCE = 40  # nodes and wires that are placed within a frame in any case
MIDDLE = -1  # no slot: the middle of a port that takes many, so that main lines stay level
PATIENCE_MS = 300  # whoever waits longer is told what for


class Layering(QObject):
    """Places nodes from left to right."""

    def __init__(self, parent: QObject, stage: Stage, lens: Lens, studio: Studio) -> None:
        super().__init__(parent)
        self._stage, self._lens, self._studio = stage, lens, studio
        self._glide = Glide(stage, studio.look)
        self._asked = 0  # counts, so that the answer to what was called off is known
        self._busy = False
        self._wait = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._wait.timeout.connect(
            lambda: studio.tell(tr("Arranging the drawing … Esc calls it off."))
        )

    @property
    def busy(self) -> bool:
        """Whether a layout is being computed."""
        return self._busy

    def begin(self) -> None:
        """Place the selected nodes, or all if fewer than two are selected."""
        chosen = self._stage.selection.nodes
        self._compute(chosen if len(chosen) > 1 else frozenset())

    def cancel(self) -> bool:
        """Call off what is being computed; return whether anything was."""
        was, self._busy = self._busy, False
        self._asked += 1
        self._wait.stop()
        if was:
            self._studio.tell("")
        return was

    def _compute(self, chosen: frozenset[NodeId]) -> None:
        graph, name = self._stage.document.graph, self._stage.graph_name
        faces = {id: item.face for id, item in self._stage.scene.nodes.items()}
        self._asked += 1
        rows = self._studio.settings["rows"]
        work = partial(places, graph, faces, chosen, rows=rows and not chosen)
        take = partial(self._take, self._asked, name, graph, chosen)
        if len(graph.nodes) + len(graph.edges) <= AT_ONCE:
            take(work())
            return
        self._busy = True
        self._wait.start()
        self._studio.jobs.start(work, take, self._failed)

    def _take(
        self,
        asked: int,
        name: str,
        graph: Graph,
        chosen: frozenset[NodeId],
        spots: dict[NodeId, Point],
    ) -> None:
        if asked != self._asked:
            return
        self.cancel()
        document = self._stage.document
        if document.graph_name != name:  # another drawing is looked at by now
            return
        if document.graph is not graph:
            self._compute(chosen & document.graph.nodes.keys())
            return
        nodes = graph.nodes
        before = {id: nodes[id].position for id in spots if nodes[id].position != spots[id]}
        if not before:
            self._studio.tell(tr("The drawing is arranged already."))
            return
        whole = not chosen and self._lens.seen().contains(self._stage.scene.content())
        anchor = self._in_the_middle()
        after = {id: spots[id] for id in before}
        steps = (self._moved(graph, spots, after), *self._framed(graph, spots))
        if document.do(commands.Batch(commands=steps, title=say("Arrange"))):
            self._look(whole, anchor)
            self._glide.start(before, after)

    def _moved(
        self, graph: Graph, spots: dict[NodeId, Point], after: dict[NodeId, Point]
    ) -> MoveDrawing:
        """Place nodes; dots that led the wires between them around are of no use any more."""
        straight: dict[Edge, tuple[Point, ...]] = {
            edge: () for edge in graph.bends if {edge.source.node, edge.target.node} <= spots.keys()
        }
        return MoveDrawing(
            graph=self._stage.graph_name, positions=after, corners={}, bends=straight
        )

    def _framed(self, graph: Graph, spots: dict[NodeId, Point]) -> list[ResizeMark]:
        """Draw frames anew around what was in them, where all of that is placed."""
        boxes = {id: item.box() for id, item in self._stage.scene.nodes.items()}
        found = []
        for id, mark in graph.marks.items():
            left, top, width, height = mark.area
            held = [
                node
                for node, (a, b, c, d) in boxes.items()
                if mark.kind == FRAME and inside(mark.area, (a, b, c - a, d - b))
            ]
            if not held or not spots.keys() >= set(held):
                continue
            old = [boxes[node] for node in held]
            new = [_at(spots[node], boxes[node]) for node in held]
            x = min(b[0] for b in new) - min(b[0] for b in old) + left
            y = min(b[1] for b in new) - min(b[1] for b in old) + top
            right = max(b[2] for b in new) - max(b[2] for b in old) + left + width
            bottom = max(b[3] for b in new) - max(b[3] for b in old) + top + height
            area = (x, y, right - x, bottom - y)
            found.append(ResizeMark(graph=self._stage.graph_name, id=id, area=area))
        return found

    def _in_the_middle(self) -> tuple[NodeId, QPointF] | None:
        """Return the node nearest the middle of the view, and how far it is from there."""
        middle, seen = self._lens.middle(), self._lens.seen()
        items = [self._stage.scene.nodes[id] for id in self._stage.scene.inside(seen)]
        if not items:
            return None
        item = min(items, key=lambda i: ((i.middle() - middle).manhattanLength(), i.id))
        return item.id, item.middle() - middle

    def _look(self, whole: bool, anchor: tuple[NodeId, QPointF] | None) -> None:
        """Show all if all was seen before; else what stood in the middle of the view."""
        if whole:
            self._lens.fit(self._stage.scene.content())
        elif anchor is not None:
            id, apart = anchor
            self._lens.show_place(self._stage.scene.nodes[id].middle() - apart)

    def _failed(self, error: Exception) -> None:
        self.cancel()
        raise error


def _at(spot: Point, box: Box) -> Box:
    """Return a box with its corner elsewhere."""
    left, top, right, bottom = box
    return spot[0], spot[1], spot[0] + right - left, spot[1] + bottom - top


def places(
    graph: Graph, faces: dict[NodeId, NodeFace], chosen: frozenset[NodeId], *, rows: bool
) -> dict[NodeId, Point]:
    """Return the new corners of the chosen nodes, or of all; touches nothing of Qt.

    Args:
        rows: whether what is long is folded into rows.
    """

    def offsets(edge: Edge) -> tuple[float, float]:
        source, target = edge.source, edge.target
        return (
            port_spot(faces[source.node], source.port, MIDDLE, True)[1],
            port_spot(faces[target.node], target.port, MIDDLE, False)[1],
        )

    sizes = {id: size_of(face) for id, face in faces.items()}
    return layered(graph, sizes, offsets, only=chosen or graph.nodes.keys(), grid=GRID, rows=rows)
