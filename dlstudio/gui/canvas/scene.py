"""CanvasScene: the items of the graph that is shown: what stands where, and what is lit.

It knows neither project nor report; ``sync.Sync`` keeps it in step with them.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsScene

from dlstudio.graph.model import Edge, NodeId, PortRef
from dlstudio.gui.canvas.edge_item import EdgeItem, thin_labels
from dlstudio.gui.canvas.led_scene import MANY, LedScene
from dlstudio.gui.canvas.node_item import NodeItem
from dlstudio.gui.canvas.patches import Patches
from dlstudio.gui.canvas.thing import Item, order
from dlstudio.gui.canvas.touched import Touched
from dlstudio.gui.canvas.ways import CURVED
from dlstudio.gui.look.faces import NodeFace
from dlstudio.gui.look.inks import Detail, Inks

PORT_REACH = 12.0  # so that the hit area of a port is 24 px wide
MARGIN = 2_000.0


def _no_face(id: NodeId) -> NodeFace:
    return NodeFace(name=id, kind="", group="", icon="")


def _nowhere() -> CanvasScene | None:
    return None


@dataclass(slots=True)
class Easel:
    """What all items need to paint themselves.

    Args:
        inks: pens, brushes, fonts of the theme.
        zoom: 1 at 100 %.
        detail: how much is drawn at this zoom.
        labels: whether wires carry their shapes.
        wires: how they are led, "curved" or "orthogonal".
        guides: whether dragged nodes snap into line with others.
        touched: items that look otherwise or stand elsewhere than the kept picture shows.
        round: another number when all items are made anew.
        face_of: makes the face of a node.
        scene: where the items are.
    """

    inks: Inks
    zoom: float = 1.0
    detail: Detail = Detail.FULL
    labels: bool = True
    wires: str = CURVED
    guides: bool = True
    touched: Touched = field(default_factory=Touched)
    round: int = 0
    face_of: Callable[[NodeId], NodeFace] = _no_face
    scene: Callable[[], CanvasScene | None] = _nowhere

    def lead(self, item: EdgeItem) -> None:
        """Find the way of a wire."""
        scene = self.scene()
        if scene is not None:
            scene.lead(item)

    def thin(self, item: EdgeItem) -> None:
        """Find out which labels have room where a wire leaves."""
        scene = self.scene()
        if scene is not None:
            thin_labels(scene.beside(item))


class CanvasScene(LedScene):
    """Items by node id and by wire."""

    def __init__(self, easel: Easel) -> None:
        super().__init__()
        self.easel = easel
        easel.scene = weakref.ref(self)
        self.patches = Patches(self)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)  # Qt has few of them
        self.setSceneRect(-MARGIN, -MARGIN, 2 * MARGIN, 2 * MARGIN)  # the view has its own

    # --- what stands where -----------------------------------------------------------

    def content(self) -> QRectF:
        """Return the rectangle around all nodes and marks; empty if there are none."""
        if self._content is None:
            self._content = bounds_of(self.boxes.get(id) for id in self.nodes)
        return self._content.united(self.around_marks())

    def node_at(self, x: float, y: float) -> NodeItem | None:
        """Return the uppermost node at a place."""
        best: NodeItem | None = None
        for key, box in self.boxes.within(x, y, x + 0.01, y + 0.01):
            item = self.nodes[str(key)]
            if box[1] <= y <= box[3] and (best is None or order(item) > order(best)):
                best = item
        return best

    def port_at(self, x: float, y: float, reach: float = PORT_REACH) -> tuple[PortRef, bool] | None:
        """Return the port nearest to a place, and whether it is an output.

        Of ports that are as near, that of the uppermost node.
        """
        near = self.boxes.within(x - reach, y - reach, x + reach, y + reach)
        items = sorted((self.nodes[str(key)] for key, _box in near), key=order, reverse=True)
        hits = (item.port_near(x, y, reach) for item in items)
        best = min((hit for hit in hits if hit is not None), key=lambda hit: hit[0], default=None)
        return None if best is None else best[1:]

    def edge_at(self, x: float, y: float, reach: float = 6.0) -> EdgeItem | None:
        """Return the wire at a place."""
        self.lead_in(QRectF(x - reach, y - reach, 2 * reach, 2 * reach))
        best: tuple[float, EdgeItem] | None = None
        for item in reversed(self.patches.things((x - reach, y - reach, x + reach, y + reach))[1]):
            distance = item.distance(x, y, reach)
            if distance <= reach and (best is None or distance < best[0]):
                best = distance, item
        return None if best is None else best[1]

    def thing_at(self, x: float, y: float) -> NodeItem | EdgeItem | None:
        """Return the node at a place, or else the wire."""
        return self.node_at(x, y) or self.edge_at(x, y, 6.0 / max(self.easel.zoom, 0.25))

    def inside(self, area: QRectF) -> set[NodeId]:
        """Return the nodes that reach into an area."""
        found = self.boxes.within(area.left(), area.top(), area.right(), area.bottom())
        return {str(key) for key, _box in found}

    # --- what a person is doing ------------------------------------------------------

    @property
    def pointed(self) -> EdgeItem | None:
        """The wire under the pointer."""
        return self._hovered if isinstance(self._hovered, EdgeItem) else None

    def hover(self, item: NodeItem | EdgeItem | None) -> None:
        """Light the item under the pointer."""
        if item is self._hovered:
            return
        before, self._hovered = self._hovered, item
        for each in (before, item):
            if isinstance(each, NodeItem):
                each.mark(hovered=each is item)
            elif each is not None:
                self._mark_edge(each)

    def show_fits(self, fits: Mapping[NodeId, frozenset[tuple[str, bool]]] | None) -> None:
        """Light the ports that a wire in hand may end in and dim the rest; None ends it."""
        for id, item in self.nodes.items():
            lit = frozenset() if fits is None else fits.get(id, frozenset())
            item.mark(lit=lit, dimmed=fits is not None and not lit)
        self._in_hand = fits is not None
        for edge in self.edges.values():
            self._mark_edge(edge)

    def select(self, nodes: frozenset[NodeId], edge: Edge | None) -> None:
        """Mark what is selected now and was not, and the other way round."""
        before, old_edge = self._selected
        self._selected = (nodes, edge)
        changed = before ^ nodes
        for id in changed & self.nodes.keys():
            self.nodes[id].select(id in nodes)
        touched = self.wires_at(changed)
        touched |= {self.edges[e] for e in (old_edge, edge) if e is not None and e in self.edges}
        for item in touched:
            self._mark_edge(item)

    def carry(self, ids: Collection[NodeId]) -> None:
        """Nodes are about to be moved by hand: from far away they lie over the picture meanwhile.

        So a frame costs what they and their wires cost, not what all costs that they pass.
        """
        wires = self.wires_at(ids)
        if self.easel.detail is Detail.PLAIN and len(wires) + len(ids) <= MANY:
            self.easel.touched.carry([*(self.nodes[id] for id in ids), *wires])

    def put_down(self) -> None:
        """They are let go."""
        self.easel.touched.put_down()

    def stir(self, item: Item) -> None:
        self.easel.touched.add(item)

    # --- items -----------------------------------------------------------------------

    def empty(self) -> None:
        """Take all items away."""
        self.clear()
        self.patches.forget()
        self.easel.touched.forget()
        self.easel.round += 1
        self._in_hand = False

    def _mark_edge(self, item: EdgeItem) -> None:
        nodes, edge = self._selected
        item.mark(
            selected=item.edge == edge,
            hovered=item is self._hovered,
            strong=item.edge.source.node in nodes or item.edge.target.node in nodes,
            dimmed=self._in_hand,
        )


def bounds_of(boxes: Iterable[tuple[float, float, float, float] | None]) -> QRectF:
    """Return the rectangle around some boxes; empty if there are none."""
    rows = [box for box in boxes if box is not None]
    if not rows:
        return QRectF()
    left, top = min(b[0] for b in rows), min(b[1] for b in rows)
    return QRectF(left, top, max(b[2] for b in rows) - left, max(b[3] for b in rows) - top)
