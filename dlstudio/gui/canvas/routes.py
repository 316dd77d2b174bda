"""Routes: the way of a wire on the canvas: what is painted, and where a point is from it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from dlstudio.graph.bending import Curve
from dlstudio.graph.boxes import Boxes, Looked
from dlstudio.graph.curved_ways import curved_way, sampled
from dlstudio.graph.model import Spot


@dataclass(slots=True)
class Route:
    """The way of a wire: its path, where a label may stand with how much room, and its dots."""

    path: QPainterPath
    curves: tuple[Curve, ...]
    label: Spot
    room: float
    _points: tuple[Spot, ...] = ()
    dots: tuple[Spot, ...] = ()

    def bounds(self) -> QRectF:
        """Return the rectangle around the path."""
        return self.path.controlPointRect()

    def points(self) -> tuple[Spot, ...]:
        """Return places along the wire, close enough for straight lines between them."""
        if not self._points:  # sampled when the pointer comes near: most wires never are
            self._points = tuple([spot for curve in self.curves for spot in sampled(curve)])
        return self._points

    def moved(self, dx: float, dy: float) -> Route:
        """Return the same way elsewhere."""

        def along(spots: Iterable[Spot]) -> Any:
            return tuple([(x + dx, y + dy) for x, y in spots])

        return Route(
            self.path.translated(dx, dy),
            tuple([along(curve) for curve in self.curves]),
            (self.label[0] + dx, self.label[1] + dy),
            self.room,
            along(self._points),
            along(self.dots),
        )

    def distance(self, x: float, y: float) -> float:
        """Return how far a point is from the wire."""
        best = math.inf
        for (ax, ay), (bx, by) in pairwise(self.points()):
            dx, dy = bx - ax, by - ay
            length = dx * dx + dy * dy
            t = 0.0 if not length else max(0.0, min(1.0, ((x - ax) * dx + (y - ay) * dy) / length))
            best = min(best, math.hypot(x - ax - t * dx, y - ay - t * dy))
        return best


def crosses(way: Route, a: Spot, b: Spot) -> bool:
    """Tell whether a straight stroke crosses a wire."""

    def side(p: Spot, q: Spot, r: Spot) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    # A stroke that ends on a wire has not crossed it from one side, but has from the other:
    # so it is counted once when the next stroke goes on from there.
    return any(
        (side(a, b, c) < 0) != (side(a, b, d) < 0) and (side(c, d, a) < 0) != (side(c, d, b) < 0)
        for c, d in pairwise(way.points())
    )


def route(
    start: Spot,
    end: Spot,
    boxes: Boxes | Looked | None = None,
    skip: tuple[object, ...] = (),
    *,
    below: bool = False,
) -> Route:
    """Return the way from an output to an input; arguments as those of ``curved_way``."""
    curves, label, room = curved_way(start, end, boxes, skip, below=below)
    path = QPainterPath()
    path.moveTo(*start)
    at = start
    for first, out, into, last in curves:
        if first != at:
            path.lineTo(*first)
        path.cubicTo(*out, *into, *last)
        at = last
    return Route(path, curves, label, room)
