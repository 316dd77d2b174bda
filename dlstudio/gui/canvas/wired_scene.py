"""WiredScene: nodes, and which wires leave them and arrive at them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from dlstudio.graph.model import Edge, Graph, NodeId, PortRef
from dlstudio.gui.canvas.edge_item import EdgeItem
from dlstudio.gui.canvas.glimpses import Slots
from dlstudio.gui.canvas.mark_scene import MarkScene
from dlstudio.gui.canvas.node_item import NodeItem
from dlstudio.gui.canvas.thing import Thing

_NONE: frozenset[EdgeItem] = frozenset()


class WiredScene(MarkScene):
    """Items by node id and by wire."""

    def __init__(self) -> None:
        super().__init__()
        self.nodes: dict[NodeId, NodeItem] = {}
        self.edges: dict[Edge, EdgeItem] = {}
        self._arriving: dict[NodeId, set[EdgeItem]] = {}
        self._leaving: dict[NodeId, set[EdgeItem]] = {}
        self._slots: dict[NodeId, Slots] = {}
        self._entered = 0

    def clear(self) -> None:
        """Take all items away."""
        super().clear()
        for table in (self.nodes, self.edges, self._arriving, self._leaving, self._slots):
            table.clear()

    def _enter(self, item: Thing) -> None:
        """Take a node or wire in, over those that are there."""
        self._entered += 1
        item.here, item.number = True, self._entered
        item.stir()

    def expect(self, ids: Iterable[NodeId]) -> None:
        """Let wires end at nodes that are put on the canvas next."""
        for id in ids:
            self._leaving.setdefault(id, set())
            self._arriving.setdefault(id, set())

    def expects(self, id: NodeId) -> bool:
        """Tell whether a wire can end at a node."""
        return id in self._leaving

    def _wire(self, item: EdgeItem) -> None:
        source, target = item.edge
        self._leaving[source.node].add(item)
        self._arriving[target.node].add(item)
        self._slots.pop(target.node, None)

    def _unwire(self, item: EdgeItem) -> None:
        source, target = item.edge
        for side, end in ((self._leaving, source.node), (self._arriving, target.node)):
            if end in side:
                side[end].discard(item)
        self._slots.pop(target.node, None)

    def stack(self, graph: Graph, nodes: Sequence[NodeId], edges: Sequence[Edge]) -> None:
        """Let things that came lie over each other, and over others, as in the document."""
        above = not nodes or list(graph.nodes)[-len(nodes) :] == nodes
        if above and (not edges or list(graph.edges[-len(edges) :]) == edges):
            return
        for number, id in enumerate(graph.nodes):  # brought back by undo, to below others
            self.nodes[id].number = number
        for number, edge in enumerate(graph.edges):
            if edge in self.edges:  # wires without an end are not drawn
                self.edges[edge].number = number

    def wires_of(self, id: NodeId) -> Collection[EdgeItem]:
        """Return the wires that touch a node."""
        return self._arriving.get(id, _NONE) | self._leaving.get(id, _NONE)

    def wires_at(self, ids: Iterable[NodeId]) -> set[EdgeItem]:
        """Return the wires that touch some nodes."""
        found: set[EdgeItem] = set()
        for id in ids:
            found |= self._leaving.get(id, _NONE)
            found |= self._arriving.get(id, _NONE)
        return found

    def leaving(self, id: NodeId) -> Collection[EdgeItem]:
        """Return the wires that leave a node."""
        return self._leaving.get(id, ())

    def beside(self, item: EdgeItem) -> list[EdgeItem]:
        """Return the wires that leave the same port as one."""
        source = item.edge.source
        return [e for e in self._leaving.get(source.node, ()) if e.edge.source == source]

    def wire_into(self, port: PortRef) -> EdgeItem | None:
        """Return the wire that ends in an input, the last one where there are many."""
        found = [
            item
            for item in self._arriving.get(port.node, ())
            if (item.edge.target.node, item.edge.target.port) == (port.node, port.port)
        ]
        return max(found, key=lambda item: item.edge.target.slot, default=None)

    def spot_of(self, ref: PortRef, output: bool) -> tuple[float, float]:
        """Return the place of a port."""
        return self.nodes[ref.node].spot(ref.port, ref.slot, output)

    def slots(self, id: NodeId) -> Slots:
        """Return the slots in use by input port."""
        known = self._slots.get(id)
        if known is None:
            table: dict[str, list[int]] = {}
            for item in self._arriving.get(id, ()):
                target = item.edge.target
                table.setdefault(target.port, []).append(target.slot)
            known = tuple([(port, tuple(sorted(slots))) for port, slots in sorted(table.items())])
            self._slots[id] = known
        return known
