"""bent: the way of a wire through its dots, smooth at each of them.

Pure geometry, like ``routes``.
"""

from __future__ import annotations

import math
from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from dlstudio.gui.canvas.routes import Curve, Route, Spot

REACH = 160.0  # the longest handle of a curve


def bent(start: Spot, dots: tuple[Spot, ...], end: Spot) -> Route:
    """Lead a wire from an output through dots to an input.

    It leaves and arrives level, and passes a dot in the direction from the dot before to the
    one behind.
    """
    spots = (start, *dots, end)
    ways = [(1.0, 0.0), *(_direction(a, b) for a, b in zip(spots, spots[2:], strict=False))]
    ways.append((1.0, 0.0))
    curves: list[Curve] = []
    for (a, b), (u, v) in zip(pairwise(spots), pairwise(ways), strict=True):
        reach = min(REACH, math.dist(a, b) * 0.4)
        curves.append(
            (
                a,
                (a[0] + u[0] * reach, a[1] + u[1] * reach),
                (b[0] - v[0] * reach, b[1] - v[1] * reach),
                b,
            )
        )
    path = QPainterPath(QPointF(*start))
    for curve in curves:
        path.cubicTo(*(QPointF(*spot) for spot in curve[1:]))
    longest = max(pairwise(spots), key=lambda pair: abs(pair[1][0] - pair[0][0]))
    middle = ((longest[0][0] + longest[1][0]) / 2, (longest[0][1] + longest[1][1]) / 2)
    return Route(path, tuple(curves), middle, abs(longest[1][0] - longest[0][0]), dots=dots)


def place_in(way: Route, x: float, y: float) -> int:
    """Return where in the row of dots a new one would stand: on which curve a place lies."""
    best, place = math.inf, 0
    for number, curve in enumerate(way.curves):
        distance = Route(way.path, (curve,), way.label, 0.0).distance(x, y)
        if distance < best:
            best, place = distance, number
    return place if way.dots else 0


def dot_at(way: Route, x: float, y: float, reach: float) -> int | None:
    """Return the number of the dot at a place."""
    near = [(math.dist(dot, (x, y)), number) for number, dot in enumerate(way.dots)]
    distance, number = min(near, default=(math.inf, 0))
    return number if distance <= reach else None


def _direction(a: Spot, b: Spot) -> Spot:
    length = math.dist(a, b)
    return (1.0, 0.0) if not length else ((b[0] - a[0]) / length, (b[1] - a[1]) / length)
