"""Wiring: the wires of one graph sorted by the ports they end in; ports of any node."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dlstudio.catalog import LAYERS
from dlstudio.catalog.layer_spec import Port
from dlstudio.catalog.own_layers import OwnLayers
from dlstudio.graph.model import Edge, Graph, Node, NodeId
from dlstudio.project.model import Project

INPUT, OUTPUT = "Input", "Output"

Feed = tuple[Edge | None, ...]  # None for an open optional input
Row = Mapping[str, tuple[Edge, ...]]  # the wires of a node by the port that they end in


@dataclass(frozen=True, slots=True)
class Ports:
    """The sockets of a node."""

    inputs: tuple[Port, ...]
    outputs: tuple[Port, ...]

    def input(self, name: str) -> Port | None:
        for port in self.inputs:
            if port.name == name:
                return port
        return None

    def output(self, name: str) -> Port | None:
        for port in self.outputs:
            if port.name == name:
                return port
        return None


def ports_of(project: Project, node: Node) -> Ports | None:
    """Return the sockets of a node; None for an unknown layer or block.

    The inputs of a block are its Input nodes, its outputs its Output nodes, by name.
    """
    ends = _ports_of_layer(node.layer.key) or _ports_of_own(project.own, node.layer.key)
    if ends is not None and len(ends.outputs) > 1 and node.layer.key in LAYERS:
        return _ports_with(node.layer.key, ends, node.layer.values)
    if ends is not None or node.block is None:
        return ends
    graph = project.graphs.get(node.block)
    if graph is None:
        return None
    return Ports(
        tuple(Port(name=inner.name) for inner in graph.of_layer(INPUT)),
        tuple(Port(name=inner.name) for inner in graph.of_layer(OUTPUT)),
    )


@cache
def fixed_ports(key: str) -> Ports | None:
    """Return the sockets of a layer of the catalogue, None if more than its key decides."""
    ends = _ports_of_layer(key)
    return ends if ends is not None and len(ends.outputs) <= 1 else None


def _ports_of_own(own: OwnLayers, key: str) -> Ports | None:
    spec = own.get(key)
    return Ports(spec.inputs, spec.outputs) if spec else None


@cache
def _ports_of_layer(key: str) -> Ports | None:
    spec = LAYERS.get(key)
    return Ports(spec.inputs, spec.outputs) if spec else None


def _ports_with(key: str, ends: Ports, values: Mapping[str, Any]) -> Ports:
    """Leave out the outputs that the values of a node close."""
    outputs = LAYERS[key].outputs_with(values)
    return ends if len(outputs) == len(ends.outputs) else Ports(ends.inputs, outputs)


@dataclass(frozen=True, slots=True)
class Wiring:
    """Wires that can be used, by node and port; and those that cannot.

    Args:
        into: node -> port name -> wires in the order of their slots.
        feeds: by node, its wires laid out as ``catalog.layer_spec.Types``; None for a node
            with an open input that is needed, and for one that is unknown.
        broken: wires with an end that does not exist.
        doubled: wires beyond the first into a port that takes one.
    """

    into: Mapping[NodeId, Mapping[str, tuple[Edge, ...]]]
    feeds: Mapping[NodeId, Feed | None]
    broken: tuple[Edge, ...]
    doubled: tuple[Edge, ...]


def wiring_of(graph: Graph, ports: Mapping[NodeId, Ports | None]) -> Wiring:
    """Sort the wires of a graph; ``ports`` holds the sockets of every node."""
    into: dict[NodeId, dict[str, tuple[Edge, ...]]] = {}
    broken: list[Edge] = []
    doubled: list[Edge] = []
    several: list[tuple[NodeId, str]] = []
    for edge in graph.edges:
        (source, out, _), (target, name, _) = edge
        if source not in ports or target not in ports:
            broken.append(edge)
            continue
        start, end = ports[source], ports[target]
        port = end.input(name) if end else None
        if (start and not start.output(out)) or (end and not port):
            broken.append(edge)
            continue
        row = into.get(target)
        if row is None:
            into[target] = {name: (edge,)}
            continue
        there = row.get(name)
        if there is None:
            row[name] = (edge,)
        elif port and not port.many:
            doubled.append(edge)
        else:
            row[name] = (*there, edge)
            several.append((target, name))
    for target, name in several:
        into[target][name] = tuple(sorted(into[target][name], key=lambda edge: edge.target.slot))
    none: Row = {}
    feeds = {id: _feed(ends, into.get(id, none)) for id, ends in ports.items()}
    return Wiring(into, feeds, tuple(broken), tuple(doubled))


def _feed(ends: Ports | None, row: Row) -> Feed | None:
    """Lay out the wires of a node."""
    if ends is None:
        return None
    if len(ends.inputs) == len(row) == 1:  # as most have
        (only,) = row.values()
        return only if ends.inputs[0].many else only[:1]
    feed: list[Edge | None] = []
    for port in ends.inputs:
        wires = row.get(port.name)
        if wires is None:
            if not port.optional:
                return None
            feed.append(None)
        elif port.many:
            feed += wires
        else:
            feed.append(wires[0])
    return tuple(feed)
