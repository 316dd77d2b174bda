"""curved_way: the way of a wire from an output to an input, around the boxes in between.

A short wire is one curve. A long one that would run over foreign boxes takes a lane above or
below them; wires that pass more boxes keep further away, so that nested ones stay apart. A
wire that leads back does the same, turning around at both ends. Pure geometry.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from dlstudio.graph.bending import Curve
from dlstudio.graph.boxes import Box, Boxes, Looked
from dlstudio.graph.model import Spot
from dlstudio.graph.square_ways import between, free_lane

LONG = 300.0  # shorter wires never look for nodes in their way
RAMP = 52.0
TURN = 44.0  # how far the bends of a wire that leads back reach out
PREFERENCE = 40.0  # how much longer the way on the better side may be
SAMPLES = 24
STRIP = 512.0  # height of a room in which all boxes are looked at
_WEIGHTS = tuple(
    ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3)
    for t in (step / SAMPLES for step in range(SAMPLES + 1))
)

# Its curves, joined by straight lines where one ends elsewhere than the next begins; the middle
# of the part that runs level, and how long that is.
Way = tuple[tuple[Curve, ...], Spot, float]


def curved_way(
    start: Spot,
    end: Spot,
    boxes: Boxes | Looked | None = None,
    skip: tuple[object, ...] = (),
    *,
    below: bool = False,
) -> Way:
    """Return the way from ``start`` (an output) to ``end`` (an input).

    Args:
        boxes: nodes that may stand in the way; None ignores them.
        skip: keys of the boxes at both ends.
        below: whether a detour had better come from below (a lower slot of a port).
    """
    (x1, y1), (x2, y2) = start, end
    reach = max(36.0, min(abs(x2 - x1) / 2, 220.0)) if x2 > x1 else 64.0 + min(120.0, (x1 - x2) / 3)
    curve = (start, (x1 + reach, y1), (x2 - reach, y2), end)
    if boxes is not None and x2 - x1 > LONG:
        near = _along(curve, boxes)
        blocking = list(_blocking(curve, [box for key, box in near.items() if key not in skip]))
        if blocking:
            return _lane(start, end, boxes, skip, blocking, below)
    if boxes is not None and x2 < x1:
        top, bottom = min(y1, y2) - 2, max(y1, y2) + 2
        around = boxes.within(x2 - TURN, top, x1 + TURN, bottom)
        inner = (_inside(box) if key in skip else box for key, box in around)
        if any(_blocking(curve, inner)):
            return _back(start, end, boxes, below)
    return (curve,), ((x1 + x2) / 2, (y1 + y2) / 2), max(0.0, x2 - x1)


def _lane(
    start: Spot,
    end: Spot,
    boxes: Boxes | Looked,
    skip: tuple[object, ...],
    blocking: list[Box],
    below: bool,
) -> Way:
    """Go around the boxes in the way, on the side with the shorter detour."""
    (x1, y1), (x2, y2) = start, end
    left = min(box[0] for box in blocking)
    right = max(box[2] for box in blocking)
    ramp_in = max(20.0, min(RAMP, left - x1 - 6))
    ramp_out = max(20.0, min(RAMP, x2 - right - 6))
    span = (x1 + ramp_in, x2 - ramp_out)
    gap = 18.0 + 5.0 * math.log2(1 + len(blocking))
    upper = free_lane(
        min(box[1] for box in blocking) - gap, boxes.within, span, gap, up=True, skip=skip
    )
    lower = free_lane(
        max(box[3] for box in blocking) + gap, boxes.within, span, gap, up=False, skip=skip
    )
    detour = {lane: abs(lane - y1) + abs(lane - y2) for lane in (upper, lower)}
    detour[upper if below else lower] += PREFERENCE
    y = min(detour, key=detour.__getitem__)
    a, b = (x1 + ramp_in, y), (x2 - ramp_out, y)
    rise = (start, (x1 + ramp_in * 0.6, y1), (a[0] - ramp_in * 0.6, y), a)
    fall = (b, (b[0] + ramp_out * 0.6, y), (x2 - ramp_out * 0.6, y2), end)
    return (rise, fall), ((a[0] + b[0]) / 2, y), b[0] - a[0]


def _back(start: Spot, end: Spot, boxes: Boxes | Looked, below: bool) -> Way:
    """Lead a wire back: between rows of nodes, or over or under all that is at its ends."""
    (x1, y1), (x2, y2) = start, end
    span = (x2 - TURN, x1 + TURN)
    # Nodes in rows of their own need no way around them; those at the ends' heights do.
    ends = boxes.within(span[0], min(y1, y2) - 18.0, span[1], max(y1, y2) + 18.0)
    row = [box for _key, box in ends]
    gap = 18.0 + 5.0 * math.log2(1 + len(row))
    upper = free_lane(min(box[1] for box in row) - gap, boxes.within, span, gap, up=True)
    lower = free_lane(max(box[3] for box in row) + gap, boxes.within, span, gap, up=False)
    detour = {lane: abs(lane - y1) + abs(lane - y2) for lane in (*between(row), upper, lower)}
    detour[upper if below else lower] += PREFERENCE
    y = min(detour, key=detour.__getitem__)
    out = (start, (x1 + TURN * 4 / 3, y1), (x1 + TURN * 4 / 3, y), (x1, y))
    into = ((x2, y), (x2 - TURN * 4 / 3, y), (x2 - TURN * 4 / 3, y2), end)
    line = ((x1, y), (x1, y), (x2, y), (x2, y))
    return (out, line, into), ((x1 + x2) / 2, y), x1 - x2


def _inside(box: Box) -> Box:
    """Return a node without its rim, where its own wires begin and end."""
    return box[0] + 6, box[1] + 6, box[2] - 6, box[3] - 6


def sampled(curve: Curve) -> tuple[Spot, ...]:
    """Return places along a curve, close enough for straight lines between them."""
    a, b, c, d = curve
    return tuple(
        (p * a[0] + q * b[0] + r * c[0] + s * d[0], p * a[1] + q * b[1] + r * c[1] + s * d[1])
        for p, q, r, s in _WEIGHTS
    )


def _blocking(curve: Curve, near: Iterable[Box]) -> Iterator[Box]:
    """Yield those of some boxes over which a wire would run."""
    (x1, y1), out, into, (x2, y2) = curve
    left, right, top, bottom = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
    over = _crossing(curve) if x1 <= out[0] <= into[0] <= x2 else _hitting(curve)
    for box in near:
        a, b, c, d = box[0] - 2, box[1] - 2, box[2] + 2, box[3] + 2
        # The height of a wire is never outside that of its ends: such a box stands across it.
        if (b < top and d > bottom and a < right and c > left) or over(box):
            yield box


def _along(curve: Curve, boxes: Boxes | Looked) -> dict[object, Box]:
    """Return the boxes near a wire that never turns back: of a large room only what it crosses."""
    (x1, y1), _out, _into, (x2, y2) = curve
    strips = min(SAMPLES // 3, max(1, int(abs(y2 - y1) // STRIP)))
    if strips == 1:
        return dict(boxes.within(x1 + 4, min(y1, y2) - 2, x2 - 4, max(y1, y2) + 2))
    points = sampled(curve)
    places = [points[SAMPLES * number // strips] for number in range(strips + 1)]
    found: dict[object, Box] = {}
    for (ax, ay), (bx, by) in pairwise(places):
        left, right = max(ax - 2, x1 + 4), min(bx + 2, x2 - 4)
        found.update(boxes.within(left, min(ay, by) - 2, right, max(ay, by) + 2))
    return found


def _crossing(curve: Curve) -> Callable[[Box], bool]:
    """Return what tells whether a wire that never turns back, or up and down, runs over a box.

    Where it enters the columns of the box and where it leaves them says all. The places of the
    curve next to these tell it of most boxes.
    """
    points = sampled(curve)
    xs, ys = zip(*points, strict=True)
    first, last, rising = xs[0], xs[-1], ys[-1] >= ys[0]

    def height(x: float, at: int) -> float:
        (ax, ay), (bx, by) = points[at - 1], points[at]
        return float(ay if bx == ax else ay + (x - ax) / (bx - ax) * (by - ay))

    def over(box: Box) -> bool:
        left, right = box[0] - 2, box[2] + 2
        left, right = left if left > first else first, right if right < last else last
        if left > right:
            return False
        enter, leave = bisect_left(xs, left) or 1, bisect_left(xs, right) or 1
        top, bottom = box[1] - 2, box[3] + 2
        low, high = (ys[enter - 1], ys[leave]) if rising else (ys[leave], ys[enter - 1])
        if low >= bottom or high <= top:
            return False
        a, b = height(left, enter), height(right, leave)
        return min(a, b) < bottom and max(a, b) > top

    return over


def _hitting(curve: Curve) -> Callable[[Box], bool]:
    """Return what tells whether any wire runs over a box."""
    points: list[tuple[Spot, ...]] = []  # of most wires they are not asked for

    def over(box: Box) -> bool:
        if not points:
            points.append(sampled(curve))
        return _hits(points[0], box)

    return over


def _hits(points: tuple[Spot, ...], box: Box) -> bool:
    left, top, right, bottom = box[0] - 2, box[1] - 2, box[2] + 2, box[3] + 2
    for (ax, ay), (bx, by) in pairwise(points):
        if max(ax, bx) < left or min(ax, bx) > right:
            continue
        # Inside the column the wire is nearly straight between two samples.
        if bx == ax:
            low, high = min(ay, by), max(ay, by)
        else:
            t1 = min(1.0, max(0.0, (left - ax) / (bx - ax)))
            t2 = min(1.0, max(0.0, (right - ax) / (bx - ax)))
            ends = (ay + t1 * (by - ay), ay + t2 * (by - ay))
            low, high = min(ends), max(ends)
        if low < bottom and high > top:
            return True
    return False
