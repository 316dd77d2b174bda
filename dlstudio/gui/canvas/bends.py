"""The way of a wire through its dots, as the canvas draws it, and which dot is where."""

from __future__ import annotations

import math
from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from dlstudio.graph.bending import curves_through
from dlstudio.graph.model import Spot
from dlstudio.gui.canvas.routes import Route


def bent(start: Spot, dots: tuple[Spot, ...], end: Spot) -> Route:
    """Lead a wire from an output through dots to an input."""
    curves = curves_through(start, dots, end)
    path = QPainterPath(QPointF(*start))
    for curve in curves:
        path.cubicTo(*(QPointF(*spot) for spot in curve[1:]))
    # The label stands on the longest level part.
    (x1, y1), (x2, y2) = max(
        pairwise((start, *dots, end)), key=lambda pair: abs(pair[1][0] - pair[0][0])
    )
    middle = ((x1 + x2) / 2, (y1 + y2) / 2)
    return Route(path, curves, middle, abs(x2 - x1), dots=dots)


def place_in(way: Route, x: float, y: float) -> int:
    """Return where in the row of dots a new one would stand: how many the wire passes before."""
    if not way.dots:
        return 0
    points = way.points()
    legs = [Route(way.path, (), way.label, 0.0, leg).distance(x, y) for leg in pairwise(points)]
    here = legs.index(min(legs))
    passed = [min(range(len(points)), key=lambda n: math.dist(points[n], d)) for d in way.dots]
    return sum(number <= here for number in passed)


def dot_at(way: Route, x: float, y: float, reach: float) -> int | None:
    """Return the number of the dot at a place."""
    near = [(math.dist(dot, (x, y)), number) for number, dot in enumerate(way.dots)]
    distance, number = min(near, default=(math.inf, 0))
    return number if distance <= reach else None
