"""curved_way: the way of a wire from an output to an input, around the boxes in between.

A short wire is one curve. A long one that would run over foreign boxes takes a lane above or
below them; wires that pass more boxes keep further away, so that nested ones stay apart. A
wire that leads back does the same, turning around at both ends. Pure geometry.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise

from dlstudio.graph.bending import Curve
from dlstudio.graph.boxes import Box, Boxes, Looked
from dlstudio.graph.model import Spot
from dlstudio.graph.square_ways import between, free_lane

LONG = 300.0  # shorter wires never look for nodes in their way
RAMP = 52.0
TURN = 44.0  # how far the bends of a wire that leads back reach out
BESIDE = 18.0  # how far from its ends a wire that leads back minds what stands there
PREFERENCE = 40.0  # how much longer the way on the better side may be
SAMPLES = 24
_WEIGHTS = tuple(
    ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3)
    for t in (step / SAMPLES for step in range(SAMPLES + 1))
)

# How far down a wire has come there that leaves and arrives level.
_RISES = tuple(r + s for _p, _q, r, s in _WEIGHTS)

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
        if blocking := _in_the_way(curve, boxes, skip):
            return _lane(start, end, boxes, skip, blocking, below)
    if boxes is not None and x2 < x1:
        top, bottom = min(y1, y2) - BESIDE, max(y1, y2) + BESIDE
        around = boxes.within(x2 - TURN, top, x1 + TURN, bottom)
        if _is_over(curve, (_inside(box) if key in skip else box for key, box in around)):
            return _back(start, end, boxes, [box for _key, box in around], below)
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


def _back(start: Spot, end: Spot, boxes: Boxes | Looked, row: list[Box], below: bool) -> Way:
    """Lead a wire back: between rows of nodes, or over or under all that is at its ends.

    Nodes in rows of their own need no way around them; those in ``row`` do.
    """
    (x1, y1), (x2, y2) = start, end
    span = (x2 - TURN, x1 + TURN)
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


def _is_over(curve: Curve, boxes: Iterable[Box]) -> bool:
    """Tell whether a wire that leads back would run over one of some boxes."""
    (x1, y1), _out, _into, (x2, y2) = curve
    left, right, top, bottom = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
    points: tuple[Spot, ...] = ()
    for box in boxes:
        a, b, c, d = box[0] - 2, box[1] - 2, box[2] + 2, box[3] + 2
        # The height of a wire is never outside that of its ends: such a box stands across it.
        if b < top and d > bottom and a < right and c > left:
            return True
        points = points or sampled(curve)
        if _hits(points, box):
            return True
    return False


def _in_the_way(curve: Curve, boxes: Boxes | Looked, skip: tuple[object, ...]) -> list[Box]:
    """Return the boxes over which a wire runs that never turns back, or up and down.

    Where it enters the columns of a box and where it leaves them says all. The places of the
    curve next to these tell it of most boxes.
    """
    (x1, y1), (x2, _y2), (x3, _y3), (x4, y4) = curve
    xs = [p * x1 + q * x2 + r * x3 + s * x4 for p, q, r, s in _WEIGHTS]
    ys = [y1 + (y4 - y1) * rise for rise in _RISES]
    first, last, rising = xs[0], xs[-1], ys[-1] >= ys[0]

    def height(x: float, at: int) -> float:
        ax, bx, ay, by = xs[at - 1], xs[at], ys[at - 1], ys[at]
        return float(ay if bx == ax else ay + (x - ax) / (bx - ax) * (by - ay))

    found: list[Box] = []
    for key, box in boxes.along(xs, ys, 2.0).items():
        left, right = box[0] - 2, box[2] + 2
        if key in skip or right <= first + 6 or left >= last - 6:
            continue
        left, right = left if left > first else first, right if right < last else last
        enter, leave = bisect_left(xs, left) or 1, bisect_left(xs, right) or 1
        top, bottom = box[1] - 2, box[3] + 2
        low, high = (ys[enter - 1], ys[leave]) if rising else (ys[leave], ys[enter - 1])
        if low >= bottom or high <= top:
            continue
        a, b = height(left, enter), height(right, leave)
        if min(a, b) < bottom and max(a, b) > top:
            found.append(box)
    return found


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
