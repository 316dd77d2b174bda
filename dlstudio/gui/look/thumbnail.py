"""A small picture of a network: boxes in family colours and wires, without text.

It paints on a QImage with no fonts and no widgets, so it may run beside the window.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from dlstudio.catalog import LAYERS
from dlstudio.graph.model import Graph
from dlstudio.gui.look.faces import WIDTH
from dlstudio.gui.look.theme import Theme

BOX_HEIGHT = 72.0  # of a usual node, in scene units
EDGE = 12.0  # px around the picture
LARGEST_SCALE = 0.34  # so that two nodes do not fill the picture
MOST_NODES = 400


def thumbnail(graph: Graph, theme: Theme, size: QSize, ratio: float = 1.0) -> QImage:
    """Paint a graph into a picture of ``size`` (device-independent pixels)."""
    image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(theme.canvas))
    places = {id: node.position for id, node in list(graph.nodes.items())[:MOST_NODES]}
    if not places:
        return image
    left = min(x for x, _ in places.values())
    top = min(y for _, y in places.values())
    width = max(x for x, _ in places.values()) - left + WIDTH
    height = max(y for _, y in places.values()) - top + BOX_HEIGHT
    scale = min(
        (size.width() - 2 * EDGE) / width, (size.height() - 2 * EDGE) / height, LARGEST_SCALE
    )
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(size.width() / 2, size.height() / 2)
    painter.scale(scale, scale)
    painter.translate(-left - width / 2, -top - height / 2)
    _wires(painter, graph, places, theme)
    _boxes(painter, graph, places, theme, scale)
    painter.end()
    return image


def _wires(
    painter: QPainter, graph: Graph, places: Mapping[str, tuple[float, float]], theme: Theme
) -> None:
    pen = QPen(QColor(theme.wire), 1.2)
    pen.setCosmetic(True)
    painter.setPen(pen)
    for edge in graph.edges:
        if edge.source.node not in places or edge.target.node not in places:
            continue
        (ax, ay), (bx, by) = places[edge.source.node], places[edge.target.node]
        start, end = QPointF(ax + WIDTH, ay + BOX_HEIGHT / 2), QPointF(bx, by + BOX_HEIGHT / 2)
        bend = max(abs(end.x() - start.x()) / 2, 40.0)
        path = QPainterPath(start)
        path.cubicTo(start + QPointF(bend, 0), end - QPointF(bend, 0), end)
        painter.drawPath(path)


def _boxes(
    painter: QPainter,
    graph: Graph,
    places: Mapping[str, tuple[float, float]],
    theme: Theme,
    scale: float,
) -> None:
    radius = 3.0 / scale  # 3 px on the screen, whatever the scale
    for id, (x, y) in places.items():
        spec = LAYERS.get(graph.nodes[id].layer.key)
        color = QColor(theme.family(spec.group) if spec else theme.family("block"))
        fill = QColor(theme.panel)
        box = QRectF(x, y, WIDTH, BOX_HEIGHT)
        pen = QPen(color, 1.2)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(QRectF(x, y, WIDTH * 0.14, BOX_HEIGHT), radius, radius)
