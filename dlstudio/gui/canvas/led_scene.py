"""LedScene: nodes and wires, and the ways that the wires are led.

In a large drawing a way is found when it is first seen, or when there is time. A wire notes
how far it looked for nodes in its way: only what comes or goes there leads it anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from dlstudio.graph.boxes import Box, Boxes, Looked
from dlstudio.graph.model import Edge, NodeId, PortRef
from dlstudio.gui.canvas.edge_item import EdgeItem, thin_labels
from dlstudio.gui.canvas.node_item import NodeItem
from dlstudio.gui.canvas.ways import CURVED, way_of
from dlstudio.gui.canvas.wired_scene import WiredScene
from dlstudio.gui.look.frames import Glimpse

if TYPE_CHECKING:
    from dlstudio.gui.canvas.patches import Patches
    from dlstudio.gui.canvas.scene import Easel

MANY = 200  # so many wires are not led before they are seen, or there is time
Delta = tuple[float, float]


class LedScene(WiredScene):
    """A scene that leads its wires."""

    easel: Easel
    patches: Patches

    def __init__(self) -> None:
        super().__init__()
        self.boxes = Boxes()
        self._selected: tuple[frozenset[NodeId], Edge | None] = (frozenset(), None)
        self._in_hand = False  # a wire is, and all others are dimmed
        self._hovered: NodeItem | EdgeItem | None = None
        self._content: QRectF | None = None
        self._astray: dict[EdgeItem, None] = {}  # their way is not known yet
        self._looking: set[EdgeItem] = set()  # nodes that come or go may be in their way
        self._stirred: dict[NodeId, Box | None] = {}  # where nodes stood when all ways were right
        self._doubtful: set[EdgeItem] = set()  # led since then
        self._found: list[EdgeItem] = []  # led, and not shown so yet
        self._roomier: set[PortRef] = set()  # fewer wires leave them now

    def clear(self) -> None:
        """Take all items away."""
        super().clear()
        for table in (
            self.boxes, self._astray, self._looking, self._stirred, self._doubtful, self._roomier,
        ):  # fmt: skip
            table.clear()
        self._hovered = self._content = None
        self._found = []
        self._selected = (frozenset(), None)

    @property
    def stirred(self) -> bool:
        """Whether nodes came, went or moved since wires were last led anew."""
        return bool(self._stirred)

    @property
    def astray(self) -> bool:
        """Whether the way of some wires is not known yet."""
        return bool(self._astray)

    def lift(self, places: Mapping[NodeId, tuple[float, float]]) -> None:
        """Show nodes at other places for the time of a gesture; the project stays."""
        moved: dict[NodeId, Delta | None] = {}
        for id, (x, y) in places.items():
            item = self.nodes[id]
            moved[id] = x - item.at[0], y - item.at[1]
            item.stand(x, y)
            self._put(id, item)
        together = self._together(moved)
        wires = self.wires_at(places)
        for wire in wires:
            edge = wire.edge
            both = edge.source.node in moved and edge.target.node in moved
            if both and together is not None and wire.led and edge not in self.bends:
                wire.shift(*together)  # what it passes is looked at when the gesture has ended
            else:
                self.lead(wire)
        self._thin_labels(wires)

    def place(self, spots: Mapping[NodeId, tuple[float, float]]) -> dict[NodeId, Delta | None]:
        """Put nodes at their places.

        Returns those that moved, with how far; None for one that is of another size now.
        """
        moved: dict[NodeId, Delta | None] = {}
        for id, spot in spots.items():
            item = self.nodes[id]
            if item.at != spot:
                item.stand(*spot)
            before = self.boxes.get(id)
            box = self._put(id, item)
            if before is None:
                moved[id] = None
            elif before != box:
                dx, dy = box[0] - before[0], box[1] - before[1]
                same = (before[2] + dx, before[3] + dy) == box[2:]
                moved[id] = (dx, dy) if same else None
        return moved

    def reroute(self, moved: Mapping[NodeId, Delta | None], fresh: Iterable[Edge] = ()) -> None:
        """Lead wires anew: those of moved nodes, and those that pass where nodes came or went.

        Where there are many, a wire is led when it is seen, or when there is time.
        """
        together = self._together(moved)
        new = [self.edges[edge] for edge in fresh if edge in self.edges]
        astray = set(self.edges.values()) if len(moved) == len(self.nodes) else self.wires_at(moved)
        astray.update(new)
        if together is not None and len(moved) == len(self.nodes):
            self._stirred.clear()
            for item in [item for item in astray if item.led and item.edge not in self.bends]:
                item.shift(*together)
                astray.discard(item)
        astray |= self._disturbed()
        now = len(astray) <= MANY
        for item in astray:
            if now or item.edge in self.bends:
                self.lead(item)
            else:
                self._stray(item)
        for item in new if any(self._selected) or self._in_hand else ():
            self._mark_edge(item)
        left, self._roomier = self._roomier, set()
        astray.update([e for port in left for e in self._leaving.get(port.node, ())])
        self._thin_labels(astray)

    def lead(self, item: EdgeItem) -> None:
        """Find the way of a wire, as all nodes now stand."""
        self._lead(item)
        item.stir()

    def _lead(self, item: EdgeItem) -> None:
        looked = Looked(self.boxes)
        item.follow(way_of(self, item.edge, looked), looked.area)
        self._astray.pop(item, None)
        if looked.area is None:
            self._looking.discard(item)
            return
        self._looking.add(item)
        if self._stirred:
            self._doubtful.add(item)

    def lead_in(self, area: QRectF) -> None:
        """Find the way of every wire that may be seen in an area."""
        if self._astray:
            for item in self.patches.things(area.getCoords())[1]:  # type: ignore[arg-type]
                if not item.led:
                    self.lead(item)

    def lead_some(self, seconds: float) -> bool:
        """Find the way of some wires that nobody has seen yet; return whether more are left.

        They are shown as they run when all are found, not each by itself.
        """
        end = perf_counter() + seconds
        while self._astray and perf_counter() < end:
            item = next(iter(self._astray))
            self._lead(item)
            if item.looked is not None:  # others run as they were seen from far away
                self._found.append(item)
        if not self._astray:
            for item in self._found:
                item.stir()
            self._found = []
        return bool(self._astray)

    def add_node(
        self, id: NodeId, glimpse: Glimpse, spot: tuple[float, float], severity: str = ""
    ) -> NodeItem:
        """Put a node on the canvas; ``place`` then says where it stands."""
        item = self.nodes[id] = NodeItem(id, glimpse, self.easel, spot, severity)
        if id not in self._leaving:
            self.expect([id])
        self._enter(item)
        if id in self._selected[0]:
            item.select(True)
        return item

    def remove_node(self, id: NodeId) -> None:
        """Take a node away; its wires are taken away by their own ids."""
        item = self.nodes.pop(id)
        self._hovered = None if item is self._hovered else self._hovered
        item.here = False
        item.stir()
        box = self.boxes.get(id)
        if box is not None:
            self._stirred.setdefault(id, box)
            self.boxes.drop(id)
        self._content = None
        self._leaving.pop(id, None)
        self._arriving.pop(id, None)
        self._slots.pop(id, None)

    def add_edge(self, edge: Edge) -> None:
        """Put a wire on the canvas; ``reroute`` then leads it."""
        item = self.edges[edge] = EdgeItem(edge, self.easel)
        self._wire(item)
        self._enter(item)

    def remove_edge(self, edge: Edge) -> None:
        """Take a wire away."""
        item = self.edges.pop(edge)
        self._hovered = None if item is self._hovered else self._hovered
        self._unwire(item)
        self._astray.pop(item, None)
        self._looking.discard(item)
        self._doubtful.discard(item)
        item.here = False
        item.stir()
        if self._leaving.get(edge.source.node):
            self._roomier.add(edge.source)

    def _put(self, id: NodeId, item: NodeItem) -> Box:
        """Note the box of a node, and that wires may have to make way or may go now."""
        box, before = item.box(), self.boxes.get(id)
        if before != box:
            self._stirred.setdefault(id, before)
            self.boxes.put(id, box)
            self._content = None
        return box

    def _together(self, moved: Mapping[NodeId, Delta | None]) -> Delta | None:
        """Return how far all nodes have moved, if a wire led anew would just move with them."""
        deltas = set(moved.values())
        if len(deltas) != 1 or self.easel.wires != CURVED:  # others turn at places of their own
            return None
        return deltas.pop()

    def _disturbed(self) -> set[EdgeItem]:
        """Return the wires that had looked where nodes have come, gone or changed since."""
        found, self._doubtful = self._doubtful, set()
        stirred, self._stirred = self._stirred, {}
        if not self._looking:
            return found
        around = Boxes()
        for id, before in stirred.items():
            after = self.boxes.get(id)
            if after != before:
                for key, box in (((id, 0), before), ((id, 1), after)):
                    if box is not None:
                        around.put(key, box)
        for item in self._looking if around.all() else ():
            if item.looked is not None and around.within(*item.looked):
                found.add(item)
        return found

    def _stray(self, item: EdgeItem) -> None:
        (source, target), nodes = item.edge, self.nodes
        start = nodes[source.node].spot(source.port, source.slot, True)
        item.stray(start, nodes[target.node].spot(target.port, target.slot, False))
        self._astray[item] = None
        self._looking.discard(item)

    def _thin_labels(self, items: Collection[EdgeItem]) -> None:
        if len(items) <= MANY:
            for item in {item.edge.source: item for item in items}.values():
                beside = self.beside(item)
                thin_labels(beside) if len(beside) > 1 else item.crowd(False)
            return
        for id in {item.edge.source.node for item in items}:
            wires = self._leaving[id]
            for item in wires:
                item.crowd(False if len(wires) == 1 else None)

    def _mark_edge(self, item: EdgeItem) -> None:
        """Let a wire show what the person is doing with it."""
