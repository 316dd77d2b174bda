"""Nearby: which outputs an open port could be wired to, the likeliest first.

Made once for all open ports of a graph. Pasting a thousand layers without wires must not make a
check slow, so each search looks only around the node, and gives up where it would look too far.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from heapq import nsmallest

from dlstudio.graph.model import Graph, Node, NodeId
from dlstudio.validation.wiring import Ports

WIDE = 64  # so many nodes to either side, in the order of their x, are near enough
FEW = 8
FAR = 2_000  # nodes behind a node, beyond which nobody asks whether a wire would close a loop

Row = tuple[float, NodeId, str]  # x of a node, and its first output


class Nearby:
    """The first outputs of all nodes, those that nobody uses yet apart from the others."""

    def __init__(self, graph: Graph, ports: Mapping[NodeId, Ports | None]) -> None:
        self._graph = graph
        used = {(edge.source.node, edge.source.port) for edge in graph.edges}
        self._fed = {edge.target.node for edge in graph.edges}
        self._behind: dict[NodeId, list[NodeId]] = {}
        for edge in graph.edges:
            self._behind.setdefault(edge.source.node, []).append(edge.target.node)
        free: list[Row] = []
        taken: list[Row] = []
        for id, node in graph.nodes.items():
            sockets = ports.get(id)
            if sockets is not None and sockets.outputs:
                port = sockets.outputs[0].name
                (taken if (id, port) in used else free).append((node.position[0], id, port))
        self._rows = [sorted(free), sorted(taken)]

    def of(self, node: Node) -> Iterator[tuple[Node, str]]:
        """Yield near nodes with their output, unused before used, left before right.

        None of them is reached from ``node``, so that a wire would close no loop.
        """
        barred = self._reached(node.id)
        if barred is None:
            return
        x = node.position[0]
        for rows in self._rows:
            middle = bisect_left(rows, x, key=lambda row: row[0])
            left, right = rows[max(0, middle - WIDE) : middle], rows[middle : middle + WIDE]
            near = nsmallest(FEW, left, key=lambda row: self._distance(row, node))
            # Rows are read from left to right: what stands further right is the end of a row
            # above, which has a wire already, rather than the next one of this row.
            ends = nsmallest(
                FEW, right, key=lambda row: (row[1] not in self._fed, self._distance(row, node))
            )
            for _, id, port in (*near, *ends):
                if id not in barred:
                    yield self._graph.nodes[id], port

    def _distance(self, row: Row, node: Node) -> float:
        x, y = self._graph.nodes[row[1]].position
        return abs(x - node.position[0]) + abs(y - node.position[1])

    def _reached(self, start: NodeId) -> set[NodeId] | None:
        """Return a node and all behind it; None if these are too many to look at."""
        reached, waiting = {start}, [start]
        while waiting:
            for id in self._behind.get(waiting.pop(), ()):
                if id not in reached:
                    reached.add(id)
                    waiting.append(id)
            if len(reached) > FAR:
                return None
        return reached
