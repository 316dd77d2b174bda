"""EdgeItem: one wire. Its path is kept and made anew only when an end moves.

The item is a plain rectangle for Qt (bounds and index in C++); the wire is painted into it
and hit by its own distance search, so that no stroke is ever computed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from dlstudio.graph.model import Edge
from dlstudio.gui.canvas.routes import Route
from dlstudio.gui.look.faces import UNKNOWN
from dlstudio.gui.look.paint import DIMMED, Detail, paint_pill, wire_pen

if TYPE_CHECKING:
    from dlstudio.gui.canvas.scene import Easel

DOT = 3.5  # radius
LABEL_ZOOM = 0.6
MARGIN = 12.0
LABEL_WIDTH, LABEL_HEIGHT = 120.0, 22.0
CLEARANCE = 6.0  # between a label and the ports at both ends


class EdgeItem(QGraphicsRectItem):
    """A wire between two ports."""

    def __init__(self, edge: Edge, easel: Easel) -> None:
        super().__init__()
        self.edge = edge
        self.label = ""
        self.kind = UNKNOWN
        self.wrong = False
        self.selected = False
        self.hovered = False
        self.strong = False
        self.dimmed = False
        self.doomed = False  # a knife has crossed it
        self.crowded = False  # another label of the same value stands where this one would
        self.dot: int | None = None  # the chosen one
        self.route: Route | None = None
        self._easel = easel
        self.setPen(Qt.PenStyle.NoPen)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(0)

    @property
    def lit(self) -> bool:
        """Whether it stands out: selected, under the pointer, or of a selected node."""
        return self.selected or self.hovered or self.strong

    def follow(self, route: Route) -> None:
        """Take another way."""
        self.route = route
        self._easel.touched.add(self)
        self._fit()

    def tell(self, label: str, kind: str, wrong: bool) -> bool:
        """Take what the report says; return whether anything differs."""
        if (label, kind, wrong) == (self.label, self.kind, self.wrong):
            return False
        wider = label != self.label
        self.label, self.kind, self.wrong = label, kind, wrong
        if wider:
            self._fit()
        self._easel.touched.add(self)
        self.update()
        return True

    def mark(
        self, *, selected: bool, hovered: bool, strong: bool = False, dimmed: bool = False
    ) -> None:
        """Take what the person is doing with it."""
        marks = (selected, hovered, strong, dimmed)
        if marks != (self.selected, self.hovered, self.strong, self.dimmed):
            self.selected, self.hovered, self.strong, self.dimmed = marks
            self._easel.touched.add(self)
            self.setZValue(0.5 if selected or hovered else 0)
            self.update()

    def doom(self, doomed: bool) -> None:
        """Show that it will be cut."""
        self.doomed = doomed
        self._easel.touched.add(self)
        self.update()

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

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        if self.route is None:
            return
        easel = self._easel
        inks = easel.inks
        color = inks.wire_color(self.kind, self.wrong or self.doomed, self.lit)
        if self.dimmed:
            painter.setOpacity(DIMMED)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(
            wire_pen(
                color, wrong=self.wrong or self.doomed, strong=self.selected or easel.zoom < 0.4
            )
        )
        painter.drawPath(self.route.path)
        if self.route.dots:
            self._paint_dots(painter, color)
        if (
            easel.zoom >= LABEL_ZOOM
            and easel.detail is Detail.FULL
            and (label := self.shown_label())
        ):
            line = color if self.wrong or self.selected else QColor(inks.theme.line)
            paint_pill(painter, QPointF(*self.route.label), label, inks, line)

    def _paint_dots(self, painter: QPainter, color: QColor) -> None:
        """Draw the dots; while the wire is lit they can be seen to be handles."""
        easel = self._easel
        size = (DOT + 2.0 if self.lit else DOT) * max(1.0, 0.6 / easel.zoom)
        ring = QPen(color, 2.0)
        painter.setPen(ring)
        for number, dot in enumerate(self.route.dots if self.route else ()):
            chosen = self.selected and number == self.dot
            painter.setBrush(easel.inks.accent if chosen or not self.lit else easel.inks.body)
            if not self.lit:
                painter.setBrush(color)
            painter.drawEllipse(QPointF(*dot), size, size)

    def _fit(self) -> None:
        if self.route is None:
            return
        box = self.route.bounds().adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        self.setRect(box)


def thin_labels(items: list[EdgeItem]) -> None:
    """Of wires that leave one port side by side, label only those with room between.

    They carry the same value; the middle ones come first.
    """
    places = {item: item.route.label for item in items if item.route is not None}
    row = sorted(places, key=lambda item: (places[item][1], places[item][0]))
    rank = {item: place for place, item in enumerate(row)}
    shown: list[tuple[float, float]] = []
    for item in sorted(row, key=lambda item: abs(2 * rank[item] - len(row) + 1)):
        x, y = places[item]
        crowded = any(abs(y - b) < LABEL_HEIGHT and abs(x - a) < LABEL_WIDTH for a, b in shown)
        if crowded != item.crowded:
            item.crowded = crowded
            item.update()
        if not crowded:
            shown.append((x, y))
