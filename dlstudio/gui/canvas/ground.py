"""Ground: the dotted ground of the canvas."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform

from dlstudio.gui.look.theme import Theme

DOTS = 24.0


class Ground:
    """The dotted ground: one row of dots, laid down at every height.

    Each dot stands at the pixel nearest to its place, whatever part of the ground is painted: a
    tile that Qt scales is rounded otherwise in each part, and shows where two of them meet.
    """

    def __init__(self) -> None:
        self._key: object = None
        self._row = QPixmap()

    def paint(
        self, painter: QPainter, area: QRectF, theme: Theme, zoom: float, scale: float
    ) -> None:
        """Fill an area of the scene; ``scale``: device pixels of a unit of the scene."""
        painter.fillRect(area, QColor(theme.canvas))
        if zoom < 0.2:
            return
        step = (DOTS if zoom >= 0.6 else DOTS * 4) * scale
        side = max(1, min(4, round(2 * scale)))
        at = painter.worldTransform()
        spot = at.mapRect(area).toAlignedRect().translated(-round(at.dx()), -round(at.dy()))
        key = (theme.dots, step, side, spot.left(), spot.width())
        if self._key != key:
            self._key = key
            self._row = _row_of(spot, step, side, QColor(theme.dots))
        painter.setWorldTransform(QTransform.fromTranslate(round(at.dx()), round(at.dy())))
        for y in _places(spot.top(), spot.bottom(), step, side):
            painter.drawPixmap(spot.left(), y, self._row)
        painter.setWorldTransform(at)


def _row_of(spot: QRect, step: float, side: int, color: QColor) -> QPixmap:
    row = QPixmap(spot.width(), side)
    row.fill(Qt.GlobalColor.transparent)
    painter = QPainter(row)
    for x in _places(spot.left(), spot.right(), step, side):
        painter.fillRect(x - spot.left(), 0, side, side, color)
    painter.end()
    return row


def _places(first: int, last: int, step: float, side: int) -> list[int]:
    """Return where dots begin that are seen between two pixels: in the middle of each step."""
    numbers = range(math.floor((first - side) / step) - 1, math.ceil(last / step) + 1)
    return [round((number + 0.5) * step - side / 2) for number in numbers]
