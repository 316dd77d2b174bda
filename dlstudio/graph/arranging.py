"""Arranging by hand: new places for some boxes: aligned, evenly spaced, wires made straight.

Pure. Boxes are left, top, right, bottom in units of the canvas; what is returned are top left
corners, only of what stands elsewhere then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dlstudio.graph.model import Edge, Graph, NodeId

Box = tuple[float, float, float, float]
Point = tuple[float, float]

SIDES = ("left", "right", "top", "bottom", "middle", "centre")


def aligned(boxes: Mapping[NodeId, Box], side: str) -> dict[NodeId, Point]:
    """Bring one side of all boxes to one line.

    Args:
        side: "left", "right", "top", "bottom": the outermost side of all; "middle" brings the
            middles to one height, "centre" to one vertical line.
    """
    if not boxes:
        return {}
    left, top = min(b[0] for b in boxes.values()), min(b[1] for b in boxes.values())
    right, bottom = max(b[2] for b in boxes.values()), max(b[3] for b in boxes.values())
    place: Mapping[str, Callable[[Box], Point]] = {
        "left": lambda b: (left, b[1]),
        "right": lambda b: (right - (b[2] - b[0]), b[1]),
        "top": lambda b: (b[0], top),
        "bottom": lambda b: (b[0], bottom - (b[3] - b[1])),
        "middle": lambda b: (b[0], (top + bottom - (b[3] - b[1])) / 2),
        "centre": lambda b: ((left + right - (b[2] - b[0])) / 2, b[1]),
    }
    return _moved(boxes, {id: place[side](box) for id, box in boxes.items()})


def distributed(boxes: Mapping[NodeId, Box], *, across: bool) -> dict[NodeId, Point]:
    """Give the same gap to neighbours, from left to right or from top to bottom.

    The outermost two stay; boxes that have no room between them overlap as evenly.
    """
    if len(boxes) < 3:
        return {}
    low, high = (0, 2) if across else (1, 3)
    row = sorted(boxes, key=lambda id: (boxes[id][low], boxes[id][high], id))
    last = max(row, key=lambda id: boxes[id][high])
    row = [*(id for id in row if id != last), last]
    taken = sum(box[high] - box[low] for box in boxes.values())
    gap = (boxes[last][high] - boxes[row[0]][low] - taken) / (len(row) - 1)
    at = boxes[row[0]][low]
    spots: dict[NodeId, Point] = {}
    for id in row:
        box = boxes[id]
        spots[id] = (at, box[1]) if across else (box[0], at)
        at += box[high] - box[low] + gap
    return _moved(boxes, spots)


def straightened(
    graph: Graph, boxes: Mapping[NodeId, Box], offsets: Callable[[Edge], tuple[float, float]]
) -> dict[NodeId, Point]:
    """Bring nodes to the height at which the wire from the one before them is level.

    Of several wires the first counts; a node that would come to lie on another one stays.

    Args:
        offsets: heights of both ends of a wire, measured from the top of their nodes.
    """
    now = dict(boxes)
    into: dict[NodeId, Edge] = {}
    for edge in graph.edges:
        if edge.source.node in boxes and edge.target.node in boxes:
            into.setdefault(edge.target.node, edge)
    for id in sorted(boxes, key=lambda id: (boxes[id][0], id)):
        wire = into.get(id)
        if wire is None or now[wire.source.node][0] >= now[id][0]:
            continue
        start, end = offsets(wire)
        left, top, right, bottom = now[id]
        lift = now[wire.source.node][1] + start - end - top
        wanted = (left, top + lift, right, bottom + lift)
        if not any(other != id and _overlap(box, wanted) for other, box in now.items()):
            now[id] = wanted
    return _moved(boxes, {id: box[:2] for id, box in now.items()})


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _moved(boxes: Mapping[NodeId, Box], spots: Mapping[NodeId, Point]) -> dict[NodeId, Point]:
    return {id: spot for id, spot in spots.items() if spot != boxes[id][:2]}
