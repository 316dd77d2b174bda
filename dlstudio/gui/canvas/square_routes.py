"""Square routes: the way of an orthogonal wire as a Route, with its corners rounded.

The corners are found by ``graph.square_ways``; here they become a path and places along it.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from dlstudio.graph.boxes import Boxes, Looked
from dlstudio.graph.model import Spot
from dlstudio.graph.square_ways import rounded, square_way, through
from dlstudio.gui.canvas.routes import Route

ROOMY = 110.0  # a level piece on which a label may stand


def square_route(
    start: Spot,
    end: Spot,
    boxes: Boxes | Looked | None = None,
    ends: tuple[object, ...] = (),
    *,
    below: bool = False,
) -> Route:
    """Return the orthogonal way from an output to an input; arguments as those of ``route``."""
    within = None if boxes is None else boxes.within
    return _route(square_way(start, end, within, ends, below=below))


def square_bent(start: Spot, dots: tuple[Spot, ...], end: Spot) -> Route:
    """Lead an orthogonal wire through dots."""
    found = _route(through(start, dots, end))
    found.dots = dots
    return found


def _route(corners: list[Spot]) -> Route:
    path = QPainterPath(QPointF(*corners[0]))
    points = [corners[0]]
    for number, (a, b, c, d) in enumerate(rounded(corners)):
        if number % 2:
            path.cubicTo(QPointF(*b), QPointF(*c), QPointF(*d))
            points.append(((a[0] + 3 * b[0] + 3 * c[0] + d[0]) / 8,
                           (a[1] + 3 * b[1] + 3 * c[1] + d[1]) / 8))  # fmt: skip
        else:
            path.lineTo(QPointF(*d))
        points.append(d)
    label, room = _label(corners)
    return Route(path, (), label, room, tuple(points))


def _label(corners: list[Spot]) -> tuple[Spot, float]:
    """Return where a label stands best, and how wide it may be."""
    level = [(a, b) for a, b in pairwise(corners) if a[1] == b[1]] or [(corners[0], corners[-1])]
    (x1, y1), (x2, y2) = max(level, key=lambda leg: abs(leg[1][0] - leg[0][0]))
    if len(corners) == 4 and abs(x2 - x1) < ROOMY:  # on the upright piece between two columns
        x1, x2 = corners[0][0], corners[-1][0]
        return (corners[1][0], (corners[1][1] + corners[2][1]) / 2), 2 * min(
            corners[1][0] - x1, x2 - corners[1][0]
        )
    return ((x1 + x2) / 2, (y1 + y2) / 2), abs(x2 - x1)
