"""The way of an orthogonal wire: level, straight up or down, level again. Pure.

It leaves an output to the right and arrives at an input from the left, never runs over the nodes
at its ends, and keeps clear of those in between where there is a way. Wires of one port turn in
the same place; those of others a little beside it, so that they can be told apart.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import pairwise

from dlstudio.graph.bending import Curve
from dlstudio.graph.boxes import Box
from dlstudio.graph.model import Spot

# The boxes that reach into an area (left, top, right, bottom), with their keys.
Within = Callable[[float, float, float, float], list[tuple[Hashable, Box]]]

STUB = 24.0  # how far a wire goes straight on before it turns back
CLEAR = 8.0
NEAR = 16.0  # a wire between nodes that stand closer turns back
SHORT = 300.0  # shorter wires turn in their middle
TURN = 68.0  # longer ones so far from an end: the middle between two columns
PREFERENCE = 40.0  # how much longer the way on the better side may be
STEPS, STEP = 5, 7.0  # places beside each other where wires turn
RADIUS = 8.0
ROUND = 0.448  # how far from the corner a Bézier curve like a quarter of a circle is pulled


def square_way(
    start: Spot,
    end: Spot,
    within: Within | None = None,
    ends: tuple[object, ...] = (),
    *,
    below: bool = False,
) -> list[Spot]:
    """Return start, corners and end of a wire.

    Args:
        within: finds nodes that may stand in the way; None ignores them.
        ends: keys of the boxes at both ends.
        below: whether a detour had better come from below.
    """
    (x1, y1), (x2, y2) = start, end
    if x2 - x1 < NEAR:
        return _back(start, end, within, below)
    wanted = _turns(x1, x2, y1)
    if within is None:
        return _bent(start, end, wanted[0])
    found = within(x1 + 4, min(y1, y2) - CLEAR, x2 - 4, max(y1, y2) + CLEAR)
    near = [box for key, box in found if key not in ends]
    if not near:
        return _bent(start, end, wanted[0])
    wanted += sorted(
        (x for box in near for x in (box[0] - 2 * CLEAR, box[2] + 2 * CLEAR)),
        key=lambda x: (abs(x - wanted[0]), x),
    )
    for x in wanted:
        if x1 + CLEAR <= x <= x2 - CLEAR:
            way = _bent(start, end, x)
            if not any(_hits(leg, box) for leg in pairwise(way) for box in near):
                return way
    return _lane(start, end, within, ends, near, below)


def through(start: Spot, dots: Iterable[Spot], end: Spot) -> list[Spot]:
    """Return the corners of a wire that passes dots: level to the right, upright to the left."""
    spots = [start, *dots, end]
    way = [start]
    for place, ((x1, y1), (x2, y2)) in enumerate(pairwise(spots)):
        if x2 >= x1:
            middle = (x1 + x2) / 2
            way += [(middle, y1), (middle, y2), (x2, y2)]
            continue
        first, last = place == 0, place == len(spots) - 2
        level, out, into = (y1 + y2) / 2, x1 + STUB * first, x2 - STUB * last
        way += [(out, y1), (out, level), (into, level), (into, y2), (x2, y2)]
    return _without_repeats(way)


def rounded(corners: list[Spot]) -> list[Curve]:
    """Return the pieces of a way as Bézier curves, its corners rounded; straight ones as well."""
    pieces: list[Curve] = []
    at = corners[0]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        radius = min(RADIUS, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        enter, leave = _toward(corner, before, radius), _toward(corner, after, radius)
        pulled = radius * ROUND
        pieces.append((at, at, enter, enter))
        pieces.append(
            (enter, _toward(corner, before, pulled), _toward(corner, after, pulled), leave)
        )
        at = leave
    pieces.append((at, at, corners[-1], corners[-1]))
    return pieces


def free_lane(
    lane: float,
    within: Within,
    span: tuple[float, float],
    gap: float,
    *,
    up: bool,
    skip: tuple[object, ...] = (),
) -> float:
    """Move a lane outwards until it crosses no box; a few steps at most."""
    for _ in range(6):
        found = within(span[0], lane - CLEAR, span[1], lane + CLEAR)
        hit = [box for key, box in found if key not in skip]
        if not hit:
            break
        lane = min(b[1] for b in hit) - gap if up else max(b[3] for b in hit) + gap
    return lane


def between(row: list[Box]) -> Iterator[float]:
    """Yield the middles of the gaps between boxes that stand above each other."""
    bottom = -math.inf
    for _left, top, _right, low in sorted(row, key=lambda box: box[1]):
        if top - bottom >= 3 * CLEAR and bottom > -math.inf:
            yield (top + bottom) / 2
        bottom = max(bottom, low)


def _turns(x1: float, x2: float, y1: float) -> list[float]:
    """Return where a wire would best turn, the best first."""
    step = (int(y1 // 8) % STEPS - STEPS // 2) * STEP
    room = (x2 - x1) / 2
    beside = max(-room + CLEAR, min(room - CLEAR, step))
    if x2 - x1 <= SHORT:
        return [(x1 + x2) / 2 + beside]
    return [x2 - TURN + step, x1 + TURN + step, (x1 + x2) / 2 + step]


def _bent(start: Spot, end: Spot, x: float) -> list[Spot]:
    if abs(start[1] - end[1]) < 0.5:
        return [start, end]
    return [start, (x, start[1]), (x, end[1]), end]


def _lane(
    start: Spot,
    end: Spot,
    within: Within,
    ends: tuple[object, ...],
    near: list[Box],
    below: bool,
) -> list[Spot]:
    """Go over or under the boxes in the way."""
    (x1, y1), (x2, y2) = start, end
    out = x1 + max(NEAR, min(STUB, min(box[0] for box in near) - x1 - 2 * CLEAR))
    into = x2 - max(NEAR, min(STUB, x2 - max(box[2] for box in near) - 2 * CLEAR))
    y = _beside(near, within, (out, into), (y1, y2), below, ends)
    return [start, (out, y1), (out, y), (into, y), (into, y2), end]


def _back(start: Spot, end: Spot, within: Within | None, below: bool) -> list[Spot]:
    """Lead a wire back: between the nodes at its ends, or around them."""
    (x1, y1), (x2, y2) = start, end
    out, into = x1 + STUB, x2 - STUB
    y = (y1 + y2) / 2
    if within is not None and _taken(within, (into, out), y):
        row = [box for _key, box in within(into, min(y1, y2) - 18.0, out, max(y1, y2) + 18.0)]
        y = _beside(row or [(into, y1, out, y1)], within, (into, out), (y1, y2), below)
        y = min(between(row), key=lambda lane: abs(lane - (y1 + y2) / 2), default=y) if row else y
    elif within is None and abs(y1 - y2) < 2 * STUB:
        y = max(y1, y2) + 2 * STUB
    return [start, (out, y1), (out, y), (into, y), (into, y2), end]


def _taken(within: Within, span: tuple[float, float], y: float) -> bool:
    return bool(within(span[0], y - CLEAR, span[1], y + CLEAR))


def _beside(
    boxes: list[Box],
    within: Within,
    span: tuple[float, float],
    heights: tuple[float, float],
    below: bool,
    skip: tuple[object, ...] = (),
) -> float:
    """Return the better height of a lane over or under some boxes."""
    gap = 18.0 + 5.0 * math.log2(1 + len(boxes)) + int(span[0] // 8) % STEPS * STEP
    upper = free_lane(min(b[1] for b in boxes) - gap, within, span, gap, up=True, skip=skip)
    lower = free_lane(max(b[3] for b in boxes) + gap, within, span, gap, up=False, skip=skip)
    detour = {lane: sum(abs(lane - y) for y in heights) for lane in (upper, lower)}
    detour[upper if below else lower] += PREFERENCE
    return min(detour, key=detour.__getitem__)


def _hits(leg: tuple[Spot, Spot], box: Box) -> bool:
    (x1, y1), (x2, y2) = leg
    return (
        min(x1, x2) < box[2] + CLEAR
        and max(x1, x2) > box[0] - CLEAR
        and min(y1, y2) < box[3] + 2
        and max(y1, y2) > box[1] - 2
    )


def _toward(a: Spot, b: Spot, length: float) -> Spot:
    whole = math.dist(a, b) or 1.0
    return a[0] + (b[0] - a[0]) * length / whole, a[1] + (b[1] - a[1]) * length / whole


def _without_repeats(way: list[Spot]) -> list[Spot]:
    """Leave out corners where nothing turns."""
    kept = way[:1]
    for spot in way[1:]:
        if math.dist(spot, kept[-1]) < 0.5:
            continue
        if len(kept) > 1 and math.isclose(
            math.dist(kept[-2], kept[-1]) + math.dist(kept[-1], spot), math.dist(kept[-2], spot)
        ):
            kept.pop()
        kept.append(spot)
    return kept
