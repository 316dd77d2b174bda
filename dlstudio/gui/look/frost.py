"""What a frozen node wears: a snowflake at its corner, and hatching on its stripe."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QPixmap

from dlstudio.gui.look import faces
from dlstudio.gui.look.faces import STRIPE, NodeFace
from dlstudio.gui.look.icons import pixmap
from dlstudio.gui.look.inks import Inks
from dlstudio.gui.look.paint import pixel_ratio, stripe_of

SNOWFLAKE = "snowflake"
DISC = 9.0  # radius of what the snowflake stands on
FLAKE = 14.0
STEP = 6.0  # between two lines of the hatching


def paint_frost(painter: QPainter, face: NodeFace, inks: Inks) -> None:
    """Mark a node whose top left corner is the origin."""
    _, height = faces.size_of(face)
    painter.setPen(QPen(inks.body, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_hatching(height))
    painter.setPen(inks.strong_border)
    painter.setBrush(QBrush(inks.body))
    middle = QPointF(STRIPE + 2, 1.0)
    painter.drawEllipse(middle, DISC, DISC)
    picture = _picture(inks.accent.name(), pixel_ratio(painter))
    corner = middle - QPointF(FLAKE / 2, FLAKE / 2)
    painter.drawPixmap(QRectF(corner.x(), corner.y(), FLAKE, FLAKE), picture,
                       QRectF(picture.rect()))  # fmt: skip


@lru_cache(maxsize=64)
def _hatching(height: float) -> QPainterPath:
    """Slanted lines across the stripe, within its rounded corners."""
    stripe = stripe_of(height).boundingRect().adjusted(0, 4, 0, -4)
    lines = QPainterPath()
    y = stripe.top() + STEP
    while y < stripe.bottom():
        lines.moveTo(stripe.left(), y)
        lines.lineTo(stripe.right(), y - stripe.width())
        y += STEP
    return lines


@lru_cache(maxsize=16)
def _picture(color: str, ratio: float) -> QPixmap:
    return pixmap(SNOWFLAKE, int(FLAKE), color, ratio)
