"""Marked: the problems of the graph on the canvas, by the node, port and wire they are on."""

from __future__ import annotations

from dlstudio.graph.model import Edge, NodeId
from dlstudio.gui.canvas.reading import gravest_of, wrong_edges, wrong_ports
from dlstudio.project.diagnostic import Diagnostic
from dlstudio.validation.report import Report


class Marked:
    """What the check found, and beside it what stands in the way of a training.

    Args:
        beside: the latter, of the whole project.
    """

    def __init__(self) -> None:
        self.beside: tuple[Diagnostic, ...] = ()
        self.clear()

    def clear(self) -> None:
        """Mark nothing."""
        self.nodes: dict[NodeId, tuple[Diagnostic, ...]] = {}
        self.ports: set[tuple[str, str | None]] = set()
        self.edges: set[Edge] = set()

    def severity(self, id: NodeId) -> str:
        """Return how grave the gravest problem of a node is; empty if there is none."""
        return gravest_of(self.nodes.get(id, ()))

    def sort(self, report: Report, graph_name: str) -> set[NodeId]:
        """Find the place of every problem; return the nodes of which something else is told."""
        told = {(d.code, d.place) for d in report.diagnostics}
        beside = (d for d in self.beside if (d.code, d.place) not in told)
        here = [d for d in (*report.diagnostics, *beside) if d.place.graph == graph_name]
        before, self.nodes = self.nodes, {}
        for found in here:
            node = found.place.node
            if node is not None:
                self.nodes[node] = (*self.nodes.get(node, ()), found)
        self.ports, self.edges = wrong_ports(here), wrong_edges(here)
        both = {*before, *self.nodes}
        return {id for id in both if before.get(id) != self.nodes.get(id)}
