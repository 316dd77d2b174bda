"""Lettering: words laid out once and painted many times.

Laying out a word takes five times as long as painting it, and a node far away or near carries
the same words. They look as ``QPainter.drawText`` paints them.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGlyphRun, QPainter, QTextLayout

MOST = 6_000  # words kept; all are forgotten when there are more


@dataclass(frozen=True, slots=True)
class Line:
    """A laid out word or line: its glyphs, from the upper left corner, and its size."""

    runs: tuple[QGlyphRun, ...]
    width: float
    height: float

    def spot(self, box: QRectF, *, right: bool = False, middle: bool = False) -> QPointF:
        """Return where it is painted in a box: at its left or right or in its middle."""
        room = box.width() - self.width
        left = box.left() + (room if right else room / 2 if middle else 0.0)
        return QPointF(left, box.top() + (box.height() - self.height) / 2)

    def paint(self, painter: QPainter, spot: QPointF) -> None:
        """Paint it with the pen of the painter."""
        for run in self.runs:
            painter.drawGlyphRun(spot, run)


class Lettering:
    """Lines by text and font."""

    def __init__(self) -> None:
        self._lines: dict[tuple[str, int], Line] = {}

    def line(self, text: str, font: QFont) -> Line:
        """Return a line; the font must live as long as this does."""
        key = text, id(font)
        line = self._lines.get(key)
        if line is None:
            if len(self._lines) > MOST:
                self._lines.clear()
            line = self._lines[key] = _laid_out(text, font)
        return line


class Measure:
    """Measures words in a font and cuts them to their places, each once.

    Args:
        elide: where the dots stand for what there is no room for.
    """

    def __init__(self, font: QFont, elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
        self._metrics, self._elide = QFontMetricsF(font), elide
        self._cut: dict[tuple[str, float], str] = {}
        self._widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Return how wide a text is."""
        width = self._widths.get(text)
        if width is None:
            if len(self._widths) > MOST:
                self._widths.clear()
            width = self._widths[text] = self._metrics.horizontalAdvance(text)
        return width

    def height(self) -> float:
        """Return the height of a line."""
        return self._metrics.height()

    def cut(self, text: str, room: float) -> str:
        """Return what of a text there is room for."""
        found = self._cut.get((text, room))
        if found is None:
            if len(self._cut) > MOST:
                self._cut.clear()
            found = self._cut[text, room] = self._metrics.elidedText(text, self._elide, room)
        return found


def _laid_out(text: str, font: QFont) -> Line:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return Line(tuple(layout.glyphRuns()), line.naturalTextWidth(), line.height())
