"""CanvasScene: the items of the graph that is shown: what stands where, and what is lit.

It knows neither project nor report; ``sync.Sync`` keeps it in step with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from dlstudio.graph.boxes import Boxes
from dlstudio.graph.model import Edge, NodeId, PortRef
from dlstudio.gui.canvas.edge_item import EdgeItem, thin_labels
from dlstudio.gui.canvas.mark_scene import MarkScene
from dlstudio.gui.canvas.node_item import NodeItem
from dlstudio.gui.canvas.touched import Touched
from dlstudio.gui.canvas.ways import CURVED, way_of
from dlstudio.gui.look.faces import NodeFace
from dlstudio.gui.look.paint import Detail, Inks

PORT_REACH = 12.0  # so that the hit area of a port is 24 px wide
MARGIN = 2_000.0
Slots = tuple[tuple[str, tuple[int, ...]], ...]
LONG_ROOM = 200.0  # wires with less room for a label never pass other nodes


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
    """

    inks: Inks
    zoom: float = 1.0
    detail: Detail = Detail.FULL
    labels: bool = True
    wires: str = CURVED
    guides: bool = True
    touched: Touched = field(default_factory=Touched)
    round: int = 0


class CanvasScene(MarkScene):
    """Items by node id and by wire."""

    def __init__(self, easel: Easel) -> None:
        super().__init__()
        self.easel = easel
        self.nodes: dict[NodeId, NodeItem] = {}
        self.edges: dict[Edge, EdgeItem] = {}
        self.boxes = Boxes()
        self._wires: dict[NodeId, set[EdgeItem]] = {}
        self._selected: tuple[frozenset[NodeId], Edge | None] = (frozenset(), None)
        self._hovered: NodeItem | EdgeItem | None = None
        self._in_hand = False
        self._content: QRectF | None = None
        self._slots: dict[NodeId, Slots] = {}
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.BspTreeIndex)
        self.setSceneRect(-MARGIN, -MARGIN, 2 * MARGIN, 2 * MARGIN)

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
            if box[1] <= y <= box[3] and (best is None or item.zValue() >= best.zValue()):
                best = item
        return best

    def port_at(self, x: float, y: float, reach: float = PORT_REACH) -> tuple[PortRef, bool] | None:
        """Return the port nearest to a place, and whether it is an output."""
        near = self.boxes.within(x - reach, y - reach, x + reach, y + reach)
        hits = (self.nodes[str(key)].port_near(x, y, reach) for key, _box in near)
        best = min((hit for hit in hits if hit is not None), key=lambda hit: hit[0], default=None)
        return None if best is None else best[1:]

    def edge_at(self, x: float, y: float, reach: float = 6.0) -> EdgeItem | None:
        """Return the wire at a place."""
        area = QRectF(x - reach, y - reach, 2 * reach, 2 * reach)
        best: tuple[float, EdgeItem] | None = None
        for item in self.items(area, Qt.ItemSelectionMode.IntersectsItemBoundingRect):
            if isinstance(item, EdgeItem):
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

    def wires_of(self, id: NodeId) -> frozenset[EdgeItem]:
        """Return the wires that touch a node."""
        return frozenset(self._wires.get(id, ()))

    def wire_into(self, port: PortRef) -> EdgeItem | None:
        """Return the wire that ends in an input, the last one where there are many."""
        found = [
            item
            for item in self._wires.get(port.node, ())
            if (item.edge.target.node, item.edge.target.port) == (port.node, port.port)
        ]
        return max(found, key=lambda item: item.edge.target.slot, default=None)

    def spot_of(self, ref: PortRef, output: bool) -> tuple[float, float]:
        """Return the place of a port."""
        return self.nodes[ref.node].spot(ref.port, ref.slot, output)

    # --- what a person is doing ------------------------------------------------------

    def lift(self, places: Mapping[NodeId, tuple[float, float]]) -> None:
        """Show nodes at other places for the time of a gesture; the project stays."""
        self._content = None
        for id, (x, y) in places.items():
            self.nodes[id].setPos(x, y)
            self.easel.touched.add(self.nodes[id])
            self.boxes.put(id, self.nodes[id].box())
        wires = {item for id in places for item in self._wires.get(id, ())}
        for wire in wires:
            wire.follow(way_of(self, wire.edge))
        self._thin_labels(wires)

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
            self.nodes[id].mark(selected=id in nodes)
        touched = {item for id in changed for item in self._wires.get(id, ())}
        touched |= {self.edges[e] for e in (old_edge, edge) if e is not None and e in self.edges}
        for item in touched:
            self._mark_edge(item)

    def stir(self, item: QGraphicsItem) -> None:
        self.easel.touched.add(item)

    # --- items -----------------------------------------------------------------------

    def empty(self) -> None:
        """Take all items away."""
        self.clear()
        self.easel.touched.clear()
        self.easel.round += 1
        self.nodes.clear()
        self.edges.clear()
        self.boxes.clear()
        self._wires.clear()
        self._slots.clear()
        self._content = None
        self._hovered = None
        self._in_hand = False
        self._selected = (frozenset(), None)

    def add_node(self, id: NodeId, face: NodeFace, spot: tuple[float, float]) -> None:
        """Put a node on the canvas."""
        item = NodeItem(id, face, self.easel)
        item.setPos(*spot)
        self.nodes[id] = item
        self._wires.setdefault(id, set())
        self.addItem(item)
        self._content = None
        self.boxes.put(id, item.box())
        if id in self._selected[0]:
            item.mark(selected=True)

    def remove_node(self, id: NodeId) -> None:
        """Take a node away; its wires are taken away by their own ids."""
        item = self.nodes.pop(id)
        self._hovered = None if item is self._hovered else self._hovered
        self.easel.touched.add(item)
        self.removeItem(item)
        self.boxes.drop(id)
        self._content = None
        self._wires.pop(id, None)
        self._slots.pop(id, None)

    def add_edge(self, edge: Edge) -> None:
        """Put a wire on the canvas; ``reroute`` then leads it."""
        item = EdgeItem(edge, self.easel)
        self.edges[edge] = item
        self._wires[edge.source.node].add(item)
        self._wires[edge.target.node].add(item)
        self._slots.pop(edge.target.node, None)
        self.addItem(item)

    def remove_edge(self, edge: Edge) -> None:
        """Take a wire away."""
        item = self.edges.pop(edge)
        self._hovered = None if item is self._hovered else self._hovered
        for end in (edge.source.node, edge.target.node):
            self._wires.get(end, set()).discard(item)
        self._slots.pop(edge.target.node, None)
        self.easel.touched.add(item)
        self.removeItem(item)

    def place(self, spots: Mapping[NodeId, tuple[float, float]]) -> set[NodeId]:
        """Put nodes at their places; returns those that moved or have another size now."""
        moved = set()
        for id, spot in spots.items():
            item = self.nodes[id]
            if (item.x(), item.y()) != spot:
                item.setPos(*spot)
                self.easel.touched.add(item)
            if self.boxes.get(id) != item.box():
                self.boxes.put(id, item.box())
                moved.add(id)
                self._content = None
        return moved

    def reroute(self, moved: Iterable[NodeId], fresh: Iterable[Edge] = ()) -> None:
        """Lead wires of moved nodes anew, and long ones that may pass where they stand."""
        moved = set(moved)
        items = {item for id in moved for item in self._wires.get(id, ())}
        items |= {self.edges[edge] for edge in fresh if edge in self.edges}
        if moved and len(items) < len(self.edges):
            items |= {e for e in self.edges.values() if e.route and e.route.room > LONG_ROOM}
        for item in items:
            item.follow(way_of(self, item.edge))
            self._mark_edge(item)
        self._thin_labels(items)

    def slots(self, id: NodeId) -> Slots:
        """Return the slots in use by input port."""
        known = self._slots.get(id)
        if known is None:
            table: dict[str, list[int]] = {}
            for item in self._wires.get(id, ()):
                target = item.edge.target
                if target.node == id:
                    table.setdefault(target.port, []).append(target.slot)
            known = tuple((port, tuple(sorted(slots))) for port, slots in sorted(table.items()))
            self._slots[id] = known
        return known

    def grow(self) -> None:
        """Make the scene large enough; in big steps, since each one builds the index anew."""
        content, rect = self.content(), self.sceneRect()
        if not rect.contains(content.adjusted(-MARGIN / 2, -MARGIN / 2, MARGIN / 2, MARGIN / 2)):
            self.setSceneRect(rect.united(content.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)))

    def _thin_labels(self, items: Iterable[EdgeItem]) -> None:
        for node, port in {(item.edge.source.node, item.edge.source.port) for item in items}:
            thin_labels([e for e in self._wires[node] if e.edge.source == PortRef(node, port)])

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
