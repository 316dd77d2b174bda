"""Dots: what becomes of them when a wire is made anew that is evidently the old one.

A wire that is cut at a place gives each half the dots on its side; two wires that are joined
are led through the dots of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dlstudio.graph.marks import MOST_DOTS
from dlstudio.graph.model import Edge, Graph, NodeId, Spot

Dots = tuple[Spot, ...]


def joined(*parts: Dots) -> Dots:
    """Return the dots of a wire that was several; too many of them are none."""
    dots = tuple(dot for part in parts for dot in part)
    return dots if len(dots) <= MOST_DOTS else ()


def moved(dots: Dots, dx: float, dy: float) -> Dots:
    """Return dots elsewhere."""
    return tuple((x + dx, y + dy) for x, y in dots)


def of_group(graph: Graph, block: Graph, chosen: set[NodeId]) -> dict[Edge, Dots]:
    """Return the dots of the wires inside a block that was made of some nodes of a graph.

    A wire that comes in has in the block what lies right of the leftmost node, one that goes out
    and is the only one of its result what lies left of the rightmost.
    """
    left, right = _sides(graph, chosen)
    into = {edge.target: edge for edge in graph.edges if edge.source.node not in chosen}
    found: dict[Edge, Dots] = {}
    for edge in block.edges:
        if edge in graph.bends:
            found[edge] = graph.bends[edge]
        elif edge.source.node not in chosen:
            dots = graph.bends.get(into[edge.target], ()) if edge.target in into else ()
            found[edge] = tuple(dot for dot in dots if dot[0] >= left)
        elif edge.target.node not in chosen:
            dots = _only(graph, (e for e in _leaving(graph, chosen) if e.source == edge.source))
            found[edge] = tuple(dot for dot in dots if dot[0] < right)
    return {edge: dots for edge, dots in found.items() if dots}


def around_group(
    graph: Graph, chosen: set[NodeId], wires: Mapping[Edge, Iterable[Edge]]
) -> dict[Edge, Dots]:
    """Return the dots of the wires to and from the node of a new block.

    Args:
        wires: for each of them the wires that it stands for.
    """
    left, right = _sides(graph, chosen)
    found: dict[Edge, Dots] = {}
    for edge, old in wires.items():
        dots = _only(graph, old)
        enters = edge.target.node not in graph.nodes
        found[edge] = tuple(d for d in dots if (d[0] < left if enters else d[0] >= right))
    return {edge: dots for edge, dots in found.items() if dots}


def _sides(graph: Graph, chosen: set[NodeId]) -> tuple[float, float]:
    places = [graph.nodes[id].position[0] for id in chosen]
    return min(places), max(places)


def _leaving(graph: Graph, chosen: set[NodeId]) -> Iterable[Edge]:
    return (e for e in graph.edges if e.source.node in chosen and e.target.node not in chosen)


def _only(graph: Graph, edges: Iterable[Edge]) -> Dots:
    """Return the dots of the one wire; of several none could be said to be meant."""
    those = list(edges)
    return graph.bends.get(those[0], ()) if len(those) == 1 else ()
