"""Wiring: the wires of one graph sorted by the ports they end in; ports of any node."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dlstudio.catalog import LAYERS
from dlstudio.catalog.layer_spec import Port
from dlstudio.graph.model import Edge, Graph, Node, NodeId
from dlstudio.project.model import Project

INPUT, OUTPUT = "Input", "Output"


@dataclass(frozen=True, slots=True)
class Ports:
    """The sockets of a node."""

    inputs: tuple[Port, ...]
    outputs: tuple[Port, ...]

    def input(self, name: str) -> Port | None:
        return next((port for port in self.inputs if port.name == name), None)

    def output(self, name: str) -> Port | None:
        return next((port for port in self.outputs if port.name == name), None)


def ports_of(project: Project, node: Node) -> Ports | None:
    """Return the sockets of a node; None for an unknown layer or block.

    The inputs of a block are its Input nodes, its outputs its Output nodes, by name.
    """
    if node.block is None:
        return _ports_of_layer(node.layer.key)
    graph = project.graphs.get(node.block)
    if graph is None:
        return None
    return Ports(
        tuple(Port(name=inner.name) for inner in graph.of_layer(INPUT)),
        tuple(Port(name=inner.name) for inner in graph.of_layer(OUTPUT)),
    )


@cache
def _ports_of_layer(key: str) -> Ports | None:
    spec = LAYERS.get(key)
    return Ports(spec.inputs, spec.outputs) if spec else None


@dataclass(frozen=True, slots=True)
class Wiring:
    """Wires that can be used, by node and port; and those that cannot.

    Args:
        into: node -> port name -> wires in the order of their slots.
        broken: wires with an end that does not exist.
        doubled: wires beyond the first into a port that takes one.
    """

    into: Mapping[NodeId, Mapping[str, tuple[Edge, ...]]]
    broken: tuple[Edge, ...]
    doubled: tuple[Edge, ...]


def wiring_of(graph: Graph, ports: Mapping[NodeId, Ports | None]) -> Wiring:
    """Sort the wires of a graph; ``ports`` holds the sockets of every node."""
    into: dict[NodeId, dict[str, tuple[Edge, ...]]] = {}
    broken: list[Edge] = []
    doubled: list[Edge] = []
    for edge in graph.edges:
        source, target = edge.source, edge.target
        if source.node not in graph.nodes or target.node not in graph.nodes:
            broken.append(edge)
            continue
        start, end = ports[source.node], ports[target.node]
        port = end.input(target.port) if end else None
        if (start and not start.output(source.port)) or (end and not port):
            broken.append(edge)
            continue
        row = into.setdefault(target.node, {})
        there = row.get(target.port, ())
        if there and port and not port.many:
            doubled.append(edge)
        else:
            row[target.port] = (*there, edge)
    for row in into.values():
        for name, edges in row.items():
            if len(edges) > 1:
                row[name] = tuple(sorted(edges, key=lambda edge: edge.target.slot))
    return Wiring(into, tuple(broken), tuple(doubled))
