"""curves_through: the way of a wire through its dots, as Bézier curves. Pure geometry."""

from __future__ import annotations

import math
from itertools import pairwise

from dlstudio.graph.model import Spot

Curve = tuple[Spot, Spot, Spot, Spot]
REACH = 160.0  # the longest handle of a curve


def curves_through(start: Spot, dots: tuple[Spot, ...], end: Spot) -> tuple[Curve, ...]:
    """Lead a wire from an output through dots to an input, one curve for each part.

    It leaves and arrives level, and passes a dot in the direction from the dot before to the
    one behind.
    """
    spots = (start, *dots, end)
    ways = [(1.0, 0.0), *(_direction(a, b) for a, b in zip(spots, spots[2:], strict=False))]
    ways.append((1.0, 0.0))
    return tuple(
        _curve(a, b, u, v) for (a, b), (u, v) in zip(pairwise(spots), pairwise(ways), strict=True)
    )


def _curve(a: Spot, b: Spot, u: Spot, v: Spot) -> Curve:
    reach = min(REACH, math.dist(a, b) * 0.4)
    out = (a[0] + u[0] * reach, a[1] + u[1] * reach)
    into = (b[0] - v[0] * reach, b[1] - v[1] * reach)
    return a, out, into, b


def _direction(a: Spot, b: Spot) -> Spot:
    length = math.dist(a, b)
    return (1.0, 0.0) if not length else ((b[0] - a[0]) / length, (b[1] - a[1]) / length)
