"""Ground: the dotted ground of the canvas."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap, QTransform

from dlstudio.gui.look.theme import Theme

DOTS = 24.0


class Ground:
    """The dotted ground: one tile per theme and zoom, laid by Qt."""

    def __init__(self) -> None:
        self._key: object = None
        self._brush = QBrush()

    def paint(
        self, painter: QPainter, area: QRectF, theme: Theme, zoom: float, scale: float
    ) -> None:
        """Fill an area of the scene; ``scale``: device pixels of a unit of the scene."""
        painter.fillRect(area, QColor(theme.canvas))
        step = DOTS if zoom >= 0.6 else DOTS * 4
        if zoom < 0.2:
            return
        if self._key != (key := (theme.name, theme.canvas, theme.dots, zoom, scale)):
            self._key = key
            self._brush = _dotted(theme, step, scale)
        # Without smoothing: the same dots at a third of the time.
        hints = painter.renderHints()
        painter.setRenderHints(hints, False)
        painter.fillRect(area, self._brush)
        painter.setRenderHints(hints, True)


def _dotted(theme: Theme, step: float, scale: float) -> QBrush:
    side = max(8, round(step * scale))
    tile = QPixmap(side, side)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    dot = max(1, min(4, round(2 * scale)))
    painter.fillRect((side - dot) // 2, (side - dot) // 2, dot, dot, QColor(theme.dots))
    painter.end()
    brush = QBrush(tile)
    brush.setTransform(QTransform.fromScale(step / side, step / side))
    return brush
