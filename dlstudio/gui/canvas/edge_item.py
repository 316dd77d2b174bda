"""EdgeItem: one wire. Its path is kept and made anew only when an end moves.

It is hit by its own distance search, so that no stroke is ever computed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen

from dlstudio.graph.boxes import Box
from dlstudio.graph.model import Edge, Spot
from dlstudio.gui.canvas.routes import Route
from dlstudio.gui.canvas.thing import Thing
from dlstudio.gui.look.faces import UNKNOWN
from dlstudio.gui.look.inks import Detail

if TYPE_CHECKING:
    from dlstudio.gui.canvas.scene import Easel

DOT = 3.5  # radius
LABEL_ZOOM = 0.6
MARGIN = 12.0
LINE_MARGIN = 6.0  # around a line without dots
LABEL_WIDTH, LABEL_HEIGHT = 120.0, 22.0
AWAY = 80.0  # how far a wire that leads back reaches out at its ends
CLEARANCE = 6.0  # between a label and the ports at both ends


class EdgeItem(Thing):
    """A wire between two ports.

    Its way is found when it is first asked for, or when there is time; until then it takes
    the room between its ends.
    """

    label = ""
    kind = UNKNOWN
    wrong = False
    selected = False
    hovered = False
    strong = False
    dimmed = False
    doomed = False  # a knife has crossed it
    dot: int | None = None  # the chosen one
    looked: Box | None = None  # what stands outside has no say in its way
    shown = True
    _route: Route | None = None
    _ends: tuple[Spot, Spot] = ((0.0, 0.0), (0.0, 0.0))
    _crowded: bool | None = False
    _parts: list[Box] | None = None
    _line: list[Box] | None = None  # those without the label
    _dashes: tuple[Route, float, QPainterPath] | None = None
    _legs: dict[int, Route] | None = None  # those of its curves that something was near

    def __init__(self, edge: Edge, easel: Easel) -> None:
        super().__init__(easel)
        self.edge = edge

    @property
    def route(self) -> Route | None:
        """Its way."""
        if self._route is None:
            self._easel.lead(self)
        return self._route

    @property
    def led(self) -> bool:
        """Whether its way is known."""
        return self._route is not None

    def trace(self, path: QPainterPath) -> None:
        """Add its way, as it is seen from far away, to a path.

        As long as it is not known, the wire runs straight on.
        """
        if self._route is not None:
            path.addPath(self._route.path)
            return
        (x1, y1), (x2, y2) = self._ends
        half = abs(x2 - x1) / 2
        reach = 36.0 if half < 36.0 else half if half < 220.0 else 220.0
        path.moveTo(x1, y1)
        path.cubicTo(x1 + reach, y1, x2 - reach, y2, x2, y2)

    @property
    def crowded(self) -> bool:
        """Whether another label of the same value stands where this one would."""
        if self._crowded is None:
            self._easel.thin(self)
        return bool(self._crowded)

    def crowd(self, crowded: bool | None) -> None:
        """Note whether its label has no room; None if that is to be found out."""
        if crowded is not self._crowded:
            self._crowded = crowded
            self.stir()

    @property
    def lit(self) -> bool:
        """Whether it stands out: selected, under the pointer, or of a selected node."""
        return self.selected or self.hovered or self.strong

    def follow(self, route: Route, looked: Box | None = None) -> None:
        """Take another way; ``stir`` then lets it be painted."""
        self._route, self.looked = route, looked
        self._parts = self._line = self._legs = None
        bounds = route.bounds()
        left, top, width, height = bounds.x(), bounds.y(), bounds.width(), bounds.height()
        self.extent = left, top, left + width, top + height

    def stray(self, start: Spot, end: Spot) -> None:
        """Forget its way, and take the room between its ends meanwhile."""
        self._route = self.looked = self._legs = None
        self._ends = start, end
        self._easel.touched.add(self)
        left, right = min(start[0], end[0]) - AWAY, max(start[0], end[0]) + AWAY
        top, bottom = min(start[1], end[1]) - MARGIN, max(start[1], end[1]) + MARGIN
        self.extent = left, top, right, bottom
        self._parts = [self.extent]

    def shift(self, dx: float, dy: float) -> None:
        """Move with both of its ends."""
        if self._route is not None:
            looked = self.looked
            moved = looked and (looked[0] + dx, looked[1] + dy, looked[2] + dx, looked[3] + dy)
            self.follow(self._route.moved(dx, dy), moved)
            self.stir()

    def tell(self, label: str, kind: str, wrong: bool) -> bool:
        """Take what the report says; return whether anything differs."""
        if (label, kind, wrong) == (self.label, self.kind, self.wrong):
            return False
        self.label, self.kind, self.wrong = label, kind, wrong
        if self._route is not None:
            self._parts = None
        self._easel.touched.add(self)
        return True

    def mark(
        self, *, selected: bool, hovered: bool, strong: bool = False, dimmed: bool = False
    ) -> None:
        """Take what the person is doing with it."""
        before = self.selected, self.strong, self.dimmed
        pointed, self.hovered = hovered is not self.hovered, hovered
        if before != (selected, strong, dimmed):
            self.selected, self.strong, self.dimmed = selected, strong, dimmed
            self.level = 0.5 if selected else 0.0
            self.stir()
        elif pointed and self._easel.detail is Detail.PLAIN:
            self.stir()
        elif pointed:
            self._easel.touched.light(self)

    def doom(self, doomed: bool) -> None:
        """Show that it will be cut."""
        self.doomed = doomed
        self._easel.touched.add(self)

    def parts(self) -> list[Box]:
        """Return small rectangles of the scene that hold all that is painted of it."""
        if self._parts is None:
            self._parts = [] if self._route is None else self._boxes(self._route)
        return self._parts

    def _boxes(self, route: Route) -> list[Box]:
        """Return a rectangle for each curve, one for the label."""
        if self._line is None:
            self._line = list(_around(route))
        if not self.label:
            return self._line
        width, height = self._easel.inks.pill_size(self.label)
        x, y = route.label
        label = (
            x - width / 2 - LINE_MARGIN, y - height / 2 - LINE_MARGIN,
            x + width / 2 + LINE_MARGIN, y + height / 2 + LINE_MARGIN,
        )  # fmt: skip
        return [*self._line, label]

    def distance(self, x: float, y: float, reach: float) -> float:
        """Return how far a place is from the line; infinite if that is more than ``reach``."""
        best = math.inf
        if self.route is None:
            return best
        legs = zip(_legs(self.route), self.parts(), strict=False)
        for number, (spots, box) in enumerate(legs):
            left, top, right, bottom = box
            if left - reach < x < right + reach and top - reach < y < bottom + reach:
                known = self._legs = self._legs or {}
                leg = known.get(number)
                if leg is None:
                    leg = known[number] = _route_of(self.route, spots)
                best = min(best, leg.distance(x, y))
        return best if best <= reach else math.inf

    def show(self, shown: bool) -> None:
        """Show it, or not."""
        self.shown = shown
        self.stir()

    def shown_label(self) -> str:
        """Return the shape as it fits on the wire: with spaces, without, or not at all."""
        if (
            self.crowded
            or self.dimmed
            or not self.label
            or self.route is None
            or not self._easel.labels
        ):
            return ""
        room = self.route.room - 2 * CLEARANCE
        for text in (self.label, self.label.replace(" ", "")):
            if self._easel.inks.pill_size(text)[0] <= room:
                return text
        return ""

    def stroke(self, painter: QPainter, *, lit: bool) -> QColor:
        """Draw the line and its dots, for a painter without a brush; return its colour."""
        easel = self._easel
        wrong = self.wrong or self.doomed
        color = easel.inks.wire_color(self.kind, wrong, lit)
        strong = self.selected or easel.zoom < 0.4
        pen = easel.inks.wire_pen(color, wrong, strong)
        painter.setPen(pen)
        if self.route is not None:
            if wrong:
                painter.fillPath(self._dashes_of(self.route, pen), color)
            else:
                painter.drawPath(self.route.path)
            if self.route.dots:
                self._paint_dots(painter, color, lit)
                painter.setBrush(Qt.BrushStyle.NoBrush)
        return color

    def _dashes_of(self, route: Route, pen: QPen) -> QPainterPath:
        """Return the dashes of a wrong wire; Qt would let them begin where it begins to paint."""
        known = self._dashes
        if known is None or known[0] is not route or known[1] != pen.widthF():
            stroked = QPainterPathStroker(pen).createStroke(route.path)
            known = self._dashes = route, pen.widthF(), stroked
        return known[2]

    def rim(self, color: QColor) -> QColor:
        """Return the colour around its label, where it has this one."""
        return color if self.wrong or self.selected else self._easel.inks.rim

    def _paint_dots(self, painter: QPainter, color: QColor, lit: bool) -> None:
        """Draw the dots; while the wire is lit they can be seen to be handles."""
        easel = self._easel
        size = (DOT + 2.0 if lit else DOT) * max(1.0, 0.6 / easel.zoom)
        ring = QPen(color, 2.0)
        painter.setPen(ring)
        for number, dot in enumerate(self.route.dots if self.route else ()):
            chosen = self.selected and number == self.dot
            painter.setBrush(easel.inks.accent if chosen or not lit else easel.inks.body)
            if not lit:
                painter.setBrush(color)
            painter.drawEllipse(QPointF(*dot), size, size)


def _route_of(whole: Route, leg: tuple[Spot, ...]) -> Route:
    """Return one piece of a way as a way."""
    curves: Any = (leg,) if len(leg) == 4 else ()
    return Route(whole.path, curves, whole.label, 0.0, () if curves else leg)


def _around(route: Route) -> Iterator[Box]:
    """Yield a rectangle for each piece of a way."""
    room = MARGIN if route.dots else LINE_MARGIN
    for spots in _legs(route):
        xs, ys = [x for x, _y in spots], [y for _x, y in spots]
        yield min(xs) - room, min(ys) - room, max(xs) + room, max(ys) + room


def _legs(route: Route) -> list[tuple[Spot, ...]]:
    """Return the pieces of a way: curves of four places, straight ones of two."""
    if not route.curves:
        return list(pairwise(route.points()))
    legs: list[tuple[Spot, ...]] = []
    for curve in route.curves:
        if legs and legs[-1][-1] != curve[0]:
            legs.append((legs[-1][-1], curve[0]))
        legs.append(curve)
    return legs


def thin_labels(items: list[EdgeItem]) -> None:
    """Of wires that leave one port side by side, label only those with room between.

    They carry the same value; the middle ones come first.
    """
    places = {item: item.route.label for item in items if item.route is not None}
    row = sorted(places, key=lambda item: (places[item][1], places[item][0], item.edge.target))
    rank = {item: place for place, item in enumerate(row)}
    shown: list[tuple[float, float]] = []
    for item in sorted(row, key=lambda item: abs(2 * rank[item] - len(row) + 1)):
        x, y = places[item]
        crowded = any(abs(y - b) < LABEL_HEIGHT and abs(x - a) < LABEL_WIDTH for a, b in shown)
        item.crowd(crowded)
        if not crowded:
            shown.append((x, y))
