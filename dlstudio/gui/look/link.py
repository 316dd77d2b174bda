"""What a node wears that uses the weights of another one: a link at its lower corner."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QPainter, QPixmap

from dlstudio.gui.look import faces
from dlstudio.gui.look.faces import STRIPE, NodeFace
from dlstudio.gui.look.icons import pixmap
from dlstudio.gui.look.inks import Inks
from dlstudio.gui.look.paint import pixel_ratio

LINK = "link"
DISC = 9.0  # radius of what the link stands on
SIDE = 13.0


def spot_of(face: NodeFace) -> tuple[float, float]:
    """Return the middle of the mark, from the top left corner of the node."""
    return STRIPE + 2, faces.size_of(face)[1] - 1.0


def paint_link(painter: QPainter, face: NodeFace, inks: Inks) -> None:
    """Mark a node whose top left corner is the origin."""
    middle = QPointF(*spot_of(face))
    painter.setPen(inks.strong_border)
    painter.setBrush(QBrush(inks.body))
    painter.drawEllipse(middle, DISC, DISC)
    picture = _picture(inks.accent.name(), pixel_ratio(painter))
    corner = middle - QPointF(SIDE / 2, SIDE / 2)
    box = QRectF(corner.x(), corner.y(), SIDE, SIDE)
    painter.drawPixmap(box, picture, QRectF(picture.rect()))


@lru_cache(maxsize=16)
def _picture(color: str, ratio: float) -> QPixmap:
    return pixmap(LINK, int(SIDE), color, ratio)
