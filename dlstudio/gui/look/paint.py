"""How a node, a port and a wire are painted. Everything is drawn by these functions.

Painting goes in three levels of detail: FULL with all text, NAME with the name alone in
larger letters, PLAIN as a tinted box.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from dlstudio.gui.look import faces
from dlstudio.gui.look.badges import paint_badge, paint_turns
from dlstudio.gui.look.faces import ICON, STRIPE, NodeFace
from dlstudio.gui.look.icons import MOST_PIXELS, layer_name, pixels_of, pixmap
from dlstudio.gui.look.inks import Detail, Inks, NodeState, NodeText
from dlstudio.gui.look.ports import paint_ports
from dlstudio.gui.look.theme import RADIUS
from dlstudio.gui.look.wording import far_middle, words_of
from dlstudio.kept import Kept

COST_BAR = 3.0
DIMMED, MUTED = 0.38, 0.45

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTER = Qt.AlignmentFlag.AlignCenter


def paint_node(
    painter: QPainter,
    face: NodeFace,
    text: NodeText,
    state: NodeState,
    inks: Inks,
    detail: Detail,
    *,
    own: bool = True,
) -> None:
    """Draw a node with its top left corner at the origin.

    Args:
        own: whether what it alone has is drawn: its words (not those of ports) and its cost.
    """
    if state.dimmed or face.muted:
        painter.setOpacity(DIMMED if state.dimmed else MUTED)
    width, height = faces.size_of(face)
    box = QRectF(0, 0, width, height)
    if detail is Detail.NAME:
        _paint_far_box(painter, box, face, state, inks)
        middle = far_middle(face)
        _paint_icon(painter, QPointF(STRIPE + 8, middle - 12), 24, face, inks)
    else:
        _paint_box(painter, box, face, state, inks)
        middle = faces.TITLE_TOP + faces.TITLE_HEIGHT / 2
        _paint_icon(painter, QPointF(STRIPE + 8, middle - ICON / 2), ICON, face, inks)
        _paint_labels(painter, text, inks)
    if own:
        for word in words_of(face, text, inks, far=detail is Detail.NAME):
            painter.setFont(word.font)
            painter.setPen(word.pen)
            painter.drawText(word.box, _RIGHT if word.right else _LEFT, word.text)
    if detail is not Detail.NAME:
        if own:
            paint_cost(painter, face, face.share, inks)
        paint_ports(painter, face, state, inks)
    if face.badge:
        paint_turns(painter, box, face, inks, detail is Detail.FULL)
    if face.severity:
        paint_badge(painter, QPointF(width - 2, 2), face, inks, detail is Detail.FULL)


def _paint_far_box(
    painter: QPainter, box: QRectF, face: NodeFace, state: NodeState, inks: Inks
) -> None:
    """Body, stripe and border where neither corners nor a shadow can be seen."""
    if state.selected:
        painter.setPen(inks.far_ring)
    else:
        painter.setPen(inks.strong_border if state.hovered or face.block else inks.border)
    painter.setBrush(inks.hover_body if state.hovered else inks.body)
    painter.drawRect(box)
    painter.fillRect(QRectF(0, 0, 2 * STRIPE, box.height()), inks.family(face.group))


def _paint_box(
    painter: QPainter, box: QRectF, face: NodeFace, state: NodeState, inks: Inks
) -> None:
    """Shadow, depth of a block, body, stripe, border, ring."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.shadow)
    painter.drawRoundedRect(box.translated(0, 2), RADIUS, RADIUS)
    if face.block:
        painter.setPen(inks.border)
        painter.setBrush(inks.raised)
        painter.drawRoundedRect(box.adjusted(4, 4, 4, 4), RADIUS, RADIUS)
    painter.setPen(inks.strong_border if state.hovered or face.block else inks.border)
    painter.setBrush(inks.hover_body if state.hovered else inks.body)
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.family(face.group))
    painter.drawPath(stripe_of(box.height()))
    if face.block:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(inks.border)
        painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), RADIUS - 2, RADIUS - 2)
    if state.selected:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(inks.ring)
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), RADIUS + 2, RADIUS + 2)


@lru_cache(maxsize=64)
def stripe_of(height: float) -> QPainterPath:
    """The coloured edge, rounded like the box."""
    box = QPainterPath()
    box.addRoundedRect(QRectF(0.5, 0.5, faces.WIDTH - 1, height - 1), RADIUS, RADIUS)
    edge = QPainterPath()
    edge.addRect(QRectF(0, 0, STRIPE + 0.5, height))
    return box.intersected(edge)


def _paint_labels(painter: QPainter, text: NodeText, inks: Inks) -> None:
    """Write the names of ports."""
    painter.setFont(inks.kind_font)
    for label, problem, y, output in text.labels:
        painter.setPen(QPen(inks.problem[problem]) if problem else inks.secondary)
        line = QRectF(faces.PAD, y - 10, faces.WIDTH - 2 * faces.PAD, 20)
        painter.drawText(line, _RIGHT if output else _LEFT, label)


def _paint_icon(painter: QPainter, spot: QPointF, size: float, face: NodeFace, inks: Inks) -> None:
    picture = _picture(face.icon, int(size), inks.family(face.group).name(), pixel_ratio(painter))
    painter.drawPixmap(QRectF(spot.x(), spot.y(), size, size), picture, QRectF(picture.rect()))


def pixel_ratio(painter: QPainter) -> float:
    """Return how many device pixels a unit has, rounded up to a power of two."""
    scale = painter.deviceTransform().m11()
    return 1.0 if scale <= 1 else 2.0 if scale <= 2 else 4.0 if scale <= 4 else 8.0


_pictures: Kept[QPixmap] = Kept(MOST_PIXELS)


def _picture(icon: str, size: int, color: str, ratio: float) -> QPixmap:
    return _pictures.get_or_make(
        (icon, size, color, ratio),
        lambda: pixmap(layer_name(icon), size, color, ratio),
        pixels_of,
    )


def cost_room(face: NodeFace) -> QRectF:
    """Return where the bar of the cost lies."""
    left = STRIPE + 8
    return QRectF(left, faces.body_height(face) - 7, faces.WIDTH - left - faces.PAD, COST_BAR)


def paint_cost(painter: QPainter, face: NodeFace, share: float, inks: Inks) -> None:
    """Draw the bar of a share of the cost, 0 to 1; nothing for 0."""
    if not share:
        return
    room = cost_room(face)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.track)
    painter.drawRoundedRect(room, 1.5, 1.5)
    painter.setBrush(inks.family(face.group))
    room.setWidth(max(3.0, room.width() * share))
    painter.drawRoundedRect(room, 1.5, 1.5)


def paint_pill(painter: QPainter, middle: QPointF, label: str, inks: Inks, color: QColor) -> None:
    """Draw the label of a wire around a point."""
    width, height = inks.pill_size(label)
    box = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
    painter.setPen(QPen(color, 1.0))
    painter.setBrush(QColor(inks.theme.canvas))
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setPen(inks.text)
    painter.setFont(inks.pill_font)
    painter.drawText(box, _CENTER, label)
