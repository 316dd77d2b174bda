"""The cross over a muted node: two lines from corner to corner, behind nothing."""

from __future__ import annotations

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter, QPen

from dlstudio.gui.look import faces
from dlstudio.gui.look.faces import NodeFace
from dlstudio.gui.look.inks import Inks

INSET = 3.0  # the lines end inside the rounded corners


def paint_cross(painter: QPainter, face: NodeFace, inks: Inks) -> None:
    """Cross out a node whose top left corner is the origin."""
    width, height = faces.size_of(face)
    painter.setPen(QPen(inks.secondary.color(), 1.5))
    painter.drawLine(QLineF(INSET, INSET, width - INSET, height - INSET))
    painter.drawLine(QLineF(INSET, height - INSET, width - INSET, INSET))
