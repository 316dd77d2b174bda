"""Walking: which node the arrow keys go to. Right and left follow the wires."""

from __future__ import annotations

from collections.abc import Sequence

from dlstudio.graph.model import Graph, NodeId

LEFT, RIGHT, UP, DOWN = (-1, 0), (1, 0), (0, -1), (0, 1)


def next_node(
    graph: Graph, start: NodeId | None, step: tuple[int, int], order: Sequence[NodeId] = ()
) -> NodeId | None:
    """Return the node one step from ``start``; the first one if nothing is selected."""
    if start is None or start not in graph.nodes:
        return next((id for id in (*order, *graph.nodes) if id in graph.nodes), None)
    if step == RIGHT:
        wired = [edge.target.node for edge in graph.out_of(start)]
        return _nearest(graph, start, [id for id in wired if id in graph.nodes]) or _beside(
            graph, start, step
        )
    if step == LEFT:
        wired = [edge.source.node for edge in graph.into(start)]
        return _nearest(graph, start, [id for id in wired if id in graph.nodes]) or _beside(
            graph, start, step
        )
    return _beside(graph, start, step)


def _nearest(graph: Graph, start: NodeId, ids: list[NodeId]) -> NodeId | None:
    x, y = graph.nodes[start].position
    return min(
        ids,
        key=lambda id: (
            abs(graph.nodes[id].position[1] - y),
            abs(graph.nodes[id].position[0] - x),
        ),
        default=None,
    )


def _beside(graph: Graph, start: NodeId, step: tuple[int, int]) -> NodeId | None:
    """Return the nearest node in a direction; sideways distance counts double."""
    x, y = graph.nodes[start].position
    dx, dy = step

    def cost(id: NodeId) -> float | None:
        ox, oy = graph.nodes[id].position
        along = (ox - x) * dx + (oy - y) * dy
        aside = abs((ox - x) * dy) + abs((oy - y) * dx)
        return along + 2 * aside if along > 0 else None

    costs = {id: c for id in graph.nodes if id != start and (c := cost(id)) is not None}
    return min(costs, key=costs.__getitem__, default=None)
