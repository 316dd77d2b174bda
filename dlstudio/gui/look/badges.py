"""Badges: what stands in a corner of a node: the number of findings, the turns of a block."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from dlstudio.gui.look import faces
from dlstudio.gui.look.faces import NodeFace
from dlstudio.gui.look.inks import Inks

_CENTER = Qt.AlignmentFlag.AlignCenter


def paint_badge(painter: QPainter, corner: QPointF, face: NodeFace, inks: Inks, full: bool) -> None:
    """Number of findings in the corner: a disc for errors, a triangle's stand-in else."""
    r = 9.0 if full else 15.0
    color = inks.problem[face.severity]
    painter.setPen(QPen(inks.body, 2.0))
    painter.setBrush(color)
    if face.severity == "error":
        painter.drawEllipse(corner, r, r)
    else:
        painter.drawRoundedRect(QRectF(corner.x() - r, corner.y() - r + 1, 2 * r, 2 * r - 2), 4, 4)
    painter.setPen(QPen(QColor(inks.theme.panel)))
    painter.setFont(inks.badge_font if full else inks.far_font)
    box = QRectF(corner.x() - r, corner.y() - r, 2 * r, 2 * r)
    painter.drawText(box, _CENTER, str(face.problems) if face.problems < 10 else "9+")


def paint_turns(painter: QPainter, box: QRectF, face: NodeFace, inks: Inks, full: bool) -> None:
    """How often a block is run, in a pill at the right of a line."""
    font = inks.mono_font if full else inks.far_font
    width, height = QFontMetricsF(font).horizontalAdvance(face.badge) + 12, 17.0
    above = faces.TITLE_TOP + faces.TITLE_HEIGHT + faces.badge_row(face) * faces.ROW_HEIGHT
    middle = above + faces.ROW_HEIGHT / 2
    if not full:
        height, middle = 30.0, min(box.height(), faces.body_height(face)) / 2
    pill = QRectF(faces.WIDTH - faces.PAD + 2 - width, middle - height / 2, width, height)
    painter.setPen(QPen(inks.family(face.group), 1.0))
    painter.setBrush(inks.raised)
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setFont(font)
    painter.setPen(inks.text)
    painter.drawText(pill, _CENTER, face.badge)
