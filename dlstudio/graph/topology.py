"""Order, cycles, what is reachable: the only file that knows networkx."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from dlstudio.graph.model import Graph, NodeId


@dataclass(frozen=True, slots=True)
class Topology:
    """How a graph hangs together.

    Args:
        order: every node that lies on no cycle and after none, sources first.
        cycles: one list of node ids for each group of nodes that feed each other.
        from_inputs: nodes that an input reaches.
        to_outputs: nodes that reach an output; the others are dead.
    """

    order: tuple[NodeId, ...]
    cycles: tuple[tuple[NodeId, ...], ...]
    from_inputs: frozenset[NodeId]
    to_outputs: frozenset[NodeId]


def topology(graph: Graph, inputs: Iterable[NodeId], outputs: Iterable[NodeId]) -> Topology:
    """Study a graph. Wires to unknown nodes are ignored."""
    net = _network(graph)
    cycles = _cycles(net)
    blocked = {id for cycle in cycles for id in cycle}
    behind = _reached(net, blocked)
    order = nx.topological_sort(net.subgraph(net.nodes - behind) if behind else net)
    return Topology(
        order=tuple(order),
        cycles=cycles,
        from_inputs=frozenset(_reached(net, inputs)),
        to_outputs=frozenset(_reached(net.reverse(copy=False), outputs)),
    )


def makes_cycle(graph: Graph, source: NodeId, target: NodeId) -> bool:
    """Tell whether a wire from ``source`` to ``target`` would close a loop."""
    return source == target or source in _reached(_network(graph), [target])


def upstream(graph: Graph, ids: Iterable[NodeId]) -> frozenset[NodeId]:
    """Return the nodes that feed ``ids``, themselves included."""
    return frozenset(_reached(_network(graph).reverse(copy=False), ids))


def downstream(graph: Graph, ids: Iterable[NodeId]) -> frozenset[NodeId]:
    """Return the nodes fed by ``ids``, themselves included."""
    return frozenset(_reached(_network(graph), ids))


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
    if nx.is_directed_acyclic_graph(net):
        return ()
    rank = {id: place for place, id in enumerate(net.nodes)}
    groups = [
        tuple(sorted(group, key=rank.__getitem__))
        for group in nx.strongly_connected_components(net)
        if len(group) > 1 or net.has_edge(*(2 * tuple(group)))
    ]
    return tuple(sorted(groups, key=lambda group: rank[group[0]]))


def _reached(net: nx.DiGraph, starts: Iterable[NodeId]) -> set[NodeId]:
    known = [id for id in starts if id in net]
    found = set(known)
    for layer in nx.bfs_layers(net, known) if known else ():
        found.update(layer)
    return found
