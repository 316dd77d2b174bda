"""A small picture of a network: boxes in family colours, wires, frames and notes, without text.

It paints on a QImage with no fonts and no widgets, so it may run beside the window. Both
directions have their own scale, so that a long chain does not become a hair line.
"""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from dlstudio.catalog import LAYERS
from dlstudio.graph.model import FRAME, Graph, MarkId, NodeId
from dlstudio.gui.look.faces import WIDTH
from dlstudio.gui.look.theme import Theme, mixed
from dlstudio.picturing.palette import MARK_COLORS

BOX_HEIGHT = 72.0  # of a usual node, in scene units
EDGE = 10.0  # px around the picture
LARGEST_SCALE = 0.30  # so that two nodes do not fill the picture
SMALLEST_BOX = 4.0  # px
TURN = 9.0  # px that the bends of a wire that leads back reach out
STRIPE = 3.0
MOST_NODES = 400

Boxes = Mapping[NodeId, QRectF]


def thumbnail(graph: Graph, theme: Theme, size: QSize, ratio: float = 1.0) -> QImage:
    """Paint a graph into a picture of ``size`` (device-independent pixels)."""
    image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(theme.canvas))
    if not graph.nodes:
        return image
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    boxes, areas = _placed(graph, size)
    _paint_marks(painter, graph, areas, theme)
    _paint_wires(painter, graph, boxes, theme)
    _paint_boxes(painter, graph, boxes, theme)
    painter.end()
    return image


def _placed(graph: Graph, size: QSize) -> tuple[Boxes, Mapping[MarkId, QRectF]]:
    """Return where each node and each frame or note stands in the picture."""
    shown = list(graph.nodes.items())[:MOST_NODES]
    boxes = {id: QRectF(*node.position, WIDTH, BOX_HEIGHT) for id, node in shown}
    areas = {id: QRectF(*mark.area) for id, mark in graph.marks.items()}
    whole = QRectF()
    for area in (*boxes.values(), *areas.values()):
        whole = area if whole.isNull() else whole.united(area)
    across = min((size.width() - 2 * EDGE) / whole.width(), LARGEST_SCALE)
    down = min((size.height() - 2 * EDGE) / whole.height(), LARGEST_SCALE)
    start = QPointF(
        (size.width() - whole.width() * across) / 2, (size.height() - whole.height() * down) / 2
    )

    def placed(area: QRectF) -> QRectF:
        return QRectF(
            start.x() + (area.left() - whole.left()) * across,
            start.y() + (area.top() - whole.top()) * down,
            max(area.width() * across, SMALLEST_BOX),
            max(area.height() * down, SMALLEST_BOX),
        )

    return (
        {id: placed(box) for id, box in boxes.items()},
        {id: placed(area) for id, area in areas.items()},
    )


def _paint_marks(
    painter: QPainter, graph: Graph, areas: Mapping[MarkId, QRectF], theme: Theme
) -> None:
    """Paint frames behind, the larger ones first, and notes as sheets."""
    for id in sorted(areas, key=lambda id: -graph.marks[id].area[2] * graph.marks[id].area[3]):
        mark = graph.marks[id]
        color = theme.families[MARK_COLORS.get(mark.color, "shape")]
        painter.setPen(QPen(QColor(mixed(color, theme.canvas, 0.6)), 1.0))
        painter.setBrush(QColor(mixed(color, theme.canvas, 0.10 if mark.kind == FRAME else 0.3)))
        painter.drawRoundedRect(areas[id], 2.0, 2.0)


def _paint_wires(painter: QPainter, graph: Graph, boxes: Boxes, theme: Theme) -> None:
    painter.setPen(QPen(QColor(theme.wire), 1.2))
    row = sorted((box.center().x(), box.center().y()) for box in boxes.values())
    for edge in graph.edges:
        if edge.source.node not in boxes or edge.target.node not in boxes:
            continue
        source, target = boxes[edge.source.node], boxes[edge.target.node]
        start = QPointF(source.right(), source.center().y())
        end = QPointF(target.left(), target.center().y())
        bend = QPointF(max(abs(end.x() - start.x()) / 2, 6.0), 0.0)
        path = QPainterPath(start)
        if end.x() < start.x():
            _lead_back(path, source, target)
            painter.drawPath(path)
            continue
        over = _between(row, start, end)
        if over:  # it would be hidden behind others: lead it over them
            rise = QPointF(0.0, -min(source.height() / 2 + 3.0 * over + 4.0, source.top()))
            path.cubicTo(start + bend / 2 + rise, end - bend / 2 + rise, end)
        else:
            path.cubicTo(start + bend, end - bend, end)
        painter.drawPath(path)


def _lead_back(path: QPainterPath, source: QRectF, target: QRectF) -> None:
    """Lead a wire to the start of another row, between the rows if there is room."""
    start, end = path.currentPosition(), QPointF(target.left(), target.center().y())
    upper, lower = sorted((source, target), key=QRectF.top)
    level = (upper.bottom() + lower.top()) / 2
    if lower.top() - upper.bottom() < TURN:
        level = lower.bottom() + TURN
    turn = QPointF(TURN, 0.0)
    out, back = QPointF(start.x(), level), QPointF(end.x(), level)
    path.cubicTo(start + turn, out + turn, out)
    path.lineTo(back)
    path.cubicTo(back - turn, end - turn, end)


def _between(row: Sequence[tuple[float, float]], start: QPointF, end: QPointF) -> int:
    """Return how many boxes stand on a level way between two points; ``row`` is in order."""
    if abs(start.y() - end.y()) > 1.0:
        return 0
    first, last = bisect(row, (start.x(), math.inf)), bisect(row, (end.x(), -math.inf))
    return sum(abs(y - start.y()) < 1.0 for _, y in row[first:last])


def _paint_boxes(painter: QPainter, graph: Graph, boxes: Boxes, theme: Theme) -> None:
    for id, box in boxes.items():
        spec = LAYERS.get(graph.nodes[id].layer.key)
        color = theme.family(spec.group) if spec is not None else theme.families["block"]
        radius = min(3.0, box.width() / 3)
        painter.setPen(QPen(QColor(color), 1.0))
        painter.setBrush(QColor(mixed(color, theme.panel, 0.22)))
        painter.drawRoundedRect(box, radius, radius)
        if box.width() > 4 * STRIPE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(color))
            painter.drawRect(QRectF(box.left(), box.top(), STRIPE, box.height()))
