"""Pure functions from graph to graph. They refuse only what would make no sense at all.

An edit that changes nothing returns the very graph it got, so that no empty undo step is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from typing import Any

from dlstudio.errors import GraphError
from dlstudio.graph.model import Edge, Graph, Node, NodeId
from dlstudio.language import say
from dlstudio.spec.spec import Choice

ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


def with_node(graph: Graph, node: Node) -> Graph:
    """Add a node; GraphError if the id is taken or is not a short plain word."""
    if not ID.fullmatch(node.id):
        raise GraphError(
            say("“{id}” cannot be an id. Use letters and digits, such as n1.", id=node.id[:80])
        )
    if node.id in graph.nodes:
        raise GraphError(say("There is already a node with the id {id}.", id=node.id))
    return replace(graph, nodes={**graph.nodes, node.id: node})


def without_nodes(graph: Graph, ids: Iterable[NodeId]) -> Graph:
    """Remove nodes and every wire that touches them; unknown ids are ignored."""
    gone = graph.nodes.keys() & set(ids)
    if not gone:
        return graph
    return replace(
        graph,
        nodes={key: node for key, node in graph.nodes.items() if key not in gone},
        edges=tuple(
            e for e in graph.edges if e.source.node not in gone and e.target.node not in gone
        ),
    )


def with_edge(graph: Graph, edge: Edge) -> Graph:
    """Add a wire; an equal one is not added twice."""
    for end in (edge.source.node, edge.target.node):
        node_of(graph, end)
    return graph if edge in graph.edges else replace(graph, edges=(*graph.edges, edge))


def without_edges(graph: Graph, edges: Iterable[Edge]) -> Graph:
    """Remove wires; unknown ones are ignored."""
    gone = set(edges)
    kept = tuple(edge for edge in graph.edges if edge not in gone)
    return graph if len(kept) == len(graph.edges) else replace(graph, edges=kept)


def with_changed(graph: Graph, id: NodeId, **fields: Any) -> Graph:
    """Return the graph with some fields of one node replaced."""
    before = node_of(graph, id)
    after = replace(before, **fields)
    return graph if same(before, after) else replace(graph, nodes={**graph.nodes, id: after})


def with_moved(graph: Graph, positions: Mapping[NodeId, tuple[float, float]]) -> Graph:
    """Place nodes; unknown ids are ignored."""
    moved = {
        id: replace(graph.nodes[id], position=(float(x), float(y)))
        for id, (x, y) in positions.items()
        if id in graph.nodes and graph.nodes[id].position != (x, y)
    }
    return replace(graph, nodes={**graph.nodes, **moved}) if moved else graph


def with_param(graph: Graph, id: NodeId, name: str, value: Any) -> Graph:
    """Set a parameter of a node."""
    return with_changed(graph, id, layer=node_of(graph, id).layer.with_value(name, value))


def with_layer(graph: Graph, id: NodeId, layer: Choice) -> Graph:
    """Make a node another layer; wires stay, ``check`` says which no longer fit."""
    return with_changed(graph, id, layer=layer)


def node_of(graph: Graph, id: NodeId) -> Node:
    """Return a node; GraphError if there is none."""
    try:
        return graph.nodes[id]
    except KeyError:
        raise GraphError(say("There is no node with the id {id}.", id=id)) from None


def next_id(graph: Graph, taken: Iterable[NodeId] = ()) -> NodeId:
    """Return the next free short id: n1, n2 …"""
    taken = set(taken)
    number = max(_largest(graph.nodes), _largest_of(taken)) + 1
    while f"n{number}" in graph.nodes or f"n{number}" in taken:
        number += 1
    return f"n{number}"


_last: tuple[Set[NodeId], int] = (frozenset(), 0)


def _largest(nodes: Mapping[NodeId, Node]) -> int:
    """Return the largest number in the ids of some nodes; remembered for the last ids asked.

    A check asks for the same graph once for each repair that would add a node, and most edits
    leave all ids as they are.
    """
    global _last
    known, number = _last
    if known != nodes.keys():
        number = _largest_of(nodes)
        _last = nodes.keys(), number
    return number


def _largest_of(ids: Iterable[NodeId]) -> int:
    # A number with more digits than this is left out, so that ids stay short.
    numbers = [id[1:] for id in ids if id[0] == "n" and len(id) <= 10]
    return max([int(text) for text in numbers if text.isdecimal() and text.isascii()], default=0)


def free_name(graph: Graph, stem: str, taken: Iterable[str] = ()) -> str:
    """Return ``stem`` with the smallest free number: conv1, conv2 …"""
    names = {node.name for node in graph.nodes.values()} | set(taken)
    number = 1
    while f"{stem}{number}" in names:
        number += 1
    return f"{stem}{number}"


def same(before: Any, after: Any) -> bool:
    """Tell whether two values are the same; unlike ``==`` this tells 1, 1.0 and True apart."""
    return before is after or (before == after and repr(before) == repr(after))
