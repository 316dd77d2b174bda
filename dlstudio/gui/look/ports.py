"""Ports: the sockets of a node: a circle for floats, a diamond for integers, a square for masks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from dlstudio.gui.look import faces
from dlstudio.gui.look.faces import NodeFace, PortFace
from dlstudio.gui.look.inks import Inks, NodeState


def paint_ports(painter: QPainter, face: NodeFace, state: NodeState, inks: Inks) -> None:
    for output in (False, True):
        for port, y in faces.port_rows(face, output):
            spot = QPointF(faces.WIDTH if output else 0, y)
            lit = (port.name, output) in state.lit
            paint_port(painter, spot, port, inks, lit=lit, filled=output or bool(port.slots))


def paint_port(
    painter: QPainter,
    spot: QPointF,
    port: PortFace,
    inks: Inks,
    *,
    lit: bool = False,
    filled: bool = True,
) -> None:
    """Draw a socket: a circle for floats, a diamond for integers, a square for masks."""
    color, r = inks.kinds[port.kind], faces.PORT_RADIUS
    if port.problem or lit:
        halo = inks.accent if lit else inks.problem[port.problem]
        soft = QColor(halo)
        soft.setAlpha(60)
        painter.setPen(QPen(halo, 2.0 if port.problem or lit else 1.5))
        painter.setBrush(soft)
        _shape(painter, spot, port, r + 3.5)
    open_end = port.optional and not filled
    painter.setPen(QPen(inks.kinds[faces.UNKNOWN] if open_end else color, 1.6))
    painter.setBrush(color if filled else inks.body)
    _shape(painter, spot, port, r)


def _shape(painter: QPainter, spot: QPointF, port: PortFace, r: float) -> None:
    x, y = spot.x(), spot.y()
    if port.many:
        half = port.height / 2 + r
        painter.drawRoundedRect(QRectF(x - r, y - half, 2 * r, 2 * half), r, r)
    elif port.kind == faces.INTEGER:
        d = r * 1.25
        corners = [QPointF(x, y - d), QPointF(x + d, y), QPointF(x, y + d), QPointF(x - d, y)]
        painter.drawPolygon(QPolygonF(corners))
    elif port.kind == faces.MASK:
        painter.drawRect(QRectF(x - r * 0.9, y - r * 0.9, 1.8 * r, 1.8 * r))
    else:
        painter.drawEllipse(spot, r, r)
