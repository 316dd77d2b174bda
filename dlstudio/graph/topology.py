"""Order, cycles, what is reachable: the only file that knows networkx."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from dlstudio.graph.model import Graph, NodeId


@dataclass(frozen=True, slots=True)
class Topology:
    """How a graph hangs together.

    Args:
        order: every node that lies on no cycle and after none, sources first.
        cycles: one list of node ids for each group of nodes that feed each other.
        to_outputs: nodes that reach an output; the others are dead.
    """

    order: tuple[NodeId, ...]
    cycles: tuple[tuple[NodeId, ...], ...]
    to_outputs: frozenset[NodeId]


def topology(graph: Graph, outputs: Iterable[NodeId]) -> Topology:
    """Study a graph. Wires to unknown nodes are ignored."""
    net = _network(graph)
    cycles: tuple[tuple[NodeId, ...], ...] = ()
    try:
        order = tuple(nx.topological_sort(net))
    except nx.NetworkXUnfeasible:
        cycles = _cycles(net)
        behind = _reached(net._succ, {id for cycle in cycles for id in cycle})
        order = tuple(nx.topological_sort(net.subgraph(net.nodes - behind)))
    return Topology(
        order=order,
        cycles=cycles,
        to_outputs=frozenset(_reached(net._pred, outputs)),
    )


def makes_cycle(graph: Graph, source: NodeId, target: NodeId) -> bool:
    """Tell whether a wire from ``source`` to ``target`` would close a loop."""
    return source == target or source in _reached(_network(graph)._succ, [target])


def upstream(graph: Graph, ids: Iterable[NodeId]) -> frozenset[NodeId]:
    """Return the nodes that feed ``ids``, themselves included."""
    return frozenset(_reached(_network(graph)._pred, ids))


def downstream(graph: Graph, ids: Iterable[NodeId]) -> frozenset[NodeId]:
    """Return the nodes fed by ``ids``, themselves included."""
    return frozenset(_reached(_network(graph)._succ, ids))


def _network(graph: Graph) -> nx.DiGraph:
    net = nx.DiGraph()
    net.add_nodes_from(graph.nodes)
    net.add_edges_from(
        (edge.source.node, edge.target.node)
        for edge in graph.edges
        if edge.source.node in graph.nodes and edge.target.node in graph.nodes
    )
    return net


def _cycles(net: nx.DiGraph) -> tuple[tuple[NodeId, ...], ...]:
    rank = {id: place for place, id in enumerate(net.nodes)}
    groups = [
        tuple(sorted(group, key=rank.__getitem__))
        for group in nx.strongly_connected_components(net)
        if len(group) > 1 or net.has_edge(*(2 * tuple(group)))
    ]
    return tuple(sorted(groups, key=lambda group: rank[group[0]]))


def _reached(
    neighbours: Mapping[NodeId, Iterable[NodeId]], starts: Iterable[NodeId]
) -> set[NodeId]:
    """Return what can be reached; plain tables, as networkx's own walks cost ten times that."""
    waiting = [id for id in starts if id in neighbours]
    found = set(waiting)
    while waiting:
        for id in neighbours[waiting.pop()]:
            if id not in found:
                found.add(id)
                waiting.append(id)
    return found
