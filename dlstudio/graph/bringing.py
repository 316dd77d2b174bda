"""Bringing back: nodes that were placed anew go where they stood, clear of all others. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from dlstudio.graph.heights import ROW_GAP
from dlstudio.graph.lattice import Size
from dlstudio.graph.model import Graph, NodeId

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom


def brought_back(
    spots: Mapping[NodeId, Point], graph: Graph, sizes: Mapping[NodeId, Size], grid: float
) -> dict[NodeId, Point]:
    """Move placed nodes as one, so that their centre is where it was.

    If they would lie on others there, they move up or down as little as that takes.
    """
    if not spots:
        return {}
    before = _around([_box(graph.nodes[id].position, sizes[id]) for id in spots])
    after = _around([_box(spot, sizes[id]) for id, spot in spots.items()])
    dx = stepped((before[0] + before[2] - after[0] - after[2]) / 2, grid)
    dy = stepped((before[1] + before[3] - after[1] - after[3]) / 2, grid)
    mine = [_box((x + dx, y + dy), sizes[id]) for id, (x, y) in spots.items()]
    whole = _around(mine)
    others = [
        _box(node.position, sizes[id])
        for id, node in graph.nodes.items()
        if id not in spots and id in sizes
    ]
    near = [box for box in others if box[0] < whole[2] and box[2] > whole[0]]
    dy += _clearing(mine, near, grid)
    return {id: (x + dx, y + dy) for id, (x, y) in spots.items()}


def _clearing(mine: list[Box], others: list[Box], grid: float) -> float:
    """Return how far boxes must move up (negative) or down, to lie on no other."""
    beside = [(own, box) for own in mine for box in others if own[0] < box[2] and box[0] < own[2]]
    if not any(own[1] < box[3] and box[1] < own[3] for own, box in beside):
        return 0.0
    gap = ROW_GAP + grid  # what rounding takes away
    blocked = sorted((box[1] - own[3] - gap, box[3] - own[1] + gap) for own, box in beside)
    joined: list[list[float]] = []
    for low, high in blocked:
        if joined and low < joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], high)
        else:
            joined.append([low, high])
    ways = [end for low, high in joined if low < 0.0 < high for end in (low, high)]
    return stepped(min(ways, key=lambda way: (abs(way), -way), default=0.0), grid)


def stepped(value: float, grid: float) -> float:
    """Round to a multiple of ``grid``, if there is one."""
    return round(value / grid) * grid if grid else value


def _box(spot: Point, size: Size) -> Box:
    return spot[0], spot[1], spot[0] + size[0], spot[1] + size[1]


def _around(boxes: list[Box]) -> Box:
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
