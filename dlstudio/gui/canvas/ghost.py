"""Ghost: what a repair would change, drawn over the canvas before it is done.

New nodes and wires stand there dashed in the accent colour, what would go is struck in the
error colour, and a node whose values would change says how.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsRectItem,
    QGraphicsSimpleTextItem,
)
from shiboken6 import isValid

from dlstudio.catalog.own_layers import NO_OWN_LAYERS, OwnLayers, layer_of
from dlstudio.errors import GraphError
from dlstudio.graph.model import Edge, Graph, Node, Spot
from dlstudio.gui.canvas.scene import CanvasScene
from dlstudio.gui.canvas.ways import way
from dlstudio.gui.look.faces import LINE_Y, WIDTH
from dlstudio.gui.look.inks import wire_pen
from dlstudio.gui.look.theme import RADIUS, SPACE_XS
from dlstudio.gui.models.document_model import DocumentModel
from dlstudio.project.change import Change
from dlstudio.project.diagnostic import Fix

ABOVE = 4.5  # over nodes and wires, under a frame in hand
HEIGHT = 2 * LINE_Y


class Ghost(QObject):
    """Shows one repair at a time; any change of the document ends it."""

    def __init__(self, scene: CanvasScene, document: DocumentModel) -> None:
        super().__init__(scene)
        self._scene, self._document = scene, document
        self.items: list[QGraphicsItem] = []
        document.changed.connect(lambda _change: self.show(None))
        document.shown.connect(lambda _name: self.items.clear())
        document.opened.connect(self.items.clear)

    def show(self, fix: Fix | None) -> None:
        """Draw what a repair would do; None takes it away."""
        for item in self.items:
            if isValid(item) and item.scene() is self._scene:
                self._scene.removeItem(item)
        self.items.clear()
        if fix is None:
            return
        project, name = self._document.project, self._document.graph_name
        try:
            after = fix.command.apply(project)
        except GraphError:
            return
        part = Change.between(project, after).graphs.get(name)
        if part is None or name not in after.graphs:
            return
        graph = after.graphs[name]
        for id in part.added:
            self._box(graph.nodes[id].position, graph.nodes[id].name, _kind(graph.nodes[id]))
        for id in part.changed & self._scene.nodes.keys():
            self._changed(self._document.graph.nodes[id], graph.nodes[id])
        for id in part.removed & self._scene.nodes.keys():
            self._strike(self._scene.nodes[id].box())
        for edge in part.edges_added:
            self._wire(edge, graph)
        for edge in part.edges_removed & self._scene.edges.keys():
            way = self._scene.edges[edge].route
            if way is not None:
                self._path(way.path, self._scene.easel.inks.problem["error"])

    def _box(self, spot: Spot, title: str, detail: str) -> None:
        """Draw a node that would come."""
        inks = self._scene.easel.inks
        box = QPainterPath()
        box.addRoundedRect(QRectF(0, 0, WIDTH, HEIGHT), RADIUS, RADIUS)
        item = QGraphicsPathItem(box)
        item.setPen(QPen(inks.accent, 1.5, Qt.PenStyle.DashLine))
        fill = QColor(inks.theme.panel)
        fill.setAlpha(225)
        item.setBrush(fill)
        item.setPos(*spot)
        self._add(item)
        for text, font, y in ((title, inks.name_font, 8.0), (detail, inks.small_font, 30.0)):
            line = QGraphicsSimpleTextItem(text, item)
            line.setFont(font)
            line.setBrush(QBrush(QColor(inks.theme.text)))
            line.setPos(12.0, y)

    def _changed(self, before: Node, after: Node) -> None:
        """Draw a ring around a node that would change, and say what on a label above it."""
        inks = self._scene.easel.inks
        left, top, right, bottom = self._scene.nodes[before.id].box()
        ring = QPainterPath()
        area = QRectF(left, top, right - left, bottom - top).adjusted(-4, -4, 4, 4)
        ring.addRoundedRect(area, RADIUS + 3, RADIUS + 3)
        self._path(ring, inks.accent)
        text = difference(before, after, self._document.project.own)
        if not text:
            return
        label = QGraphicsSimpleTextItem(text)
        label.setFont(inks.pill_font)
        label.setBrush(QBrush(inks.accent))
        size = label.boundingRect().adjusted(-6, -3, 6, 3)
        back = QGraphicsRectItem(size)
        back.setBrush(QBrush(QColor(inks.theme.panel)))
        back.setPen(QPen(inks.accent, 1.0))
        back.setPos(left, top - size.height() - 2 * SPACE_XS)
        label.setParentItem(back)
        self._add(back)

    def _strike(self, box: tuple[float, float, float, float]) -> None:
        """Strike a node out that would go."""
        left, top, right, bottom = box
        path = QPainterPath(QPointF(left, top))
        path.lineTo(right, bottom)
        path.moveTo(left, bottom)
        path.lineTo(right, top)
        path.addRect(QRectF(left, top, right - left, bottom - top))
        self._path(path, self._scene.easel.inks.problem["error"])

    def _wire(self, edge: Edge, graph: Graph) -> None:
        spots: list[Spot] = []
        for ref, output in ((edge.source, True), (edge.target, False)):
            item = self._scene.nodes.get(ref.node)
            if item is not None:
                spots.append(item.spot(ref.port, ref.slot, output))
            else:
                x, y = graph.nodes[ref.node].position
                spots.append((x + (WIDTH if output else 0.0), y + LINE_Y))
        easel = self._scene.easel
        self._path(way(easel.wires, spots[0], spots[1]).path, easel.inks.accent)

    def _path(self, path: QPainterPath, color: QColor) -> None:
        item = QGraphicsPathItem(path)
        pen = wire_pen(color)
        pen.setStyle(Qt.PenStyle.DashLine)
        item.setPen(pen)
        self._add(item)

    def _add(self, item: QGraphicsItem) -> None:
        item.setZValue(ABOVE)
        item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._scene.addItem(item)
        self.items.append(item)


def difference(before: Node, after: Node, own: OwnLayers = NO_OWN_LAYERS) -> str:
    """Return what differs between two states of a node: ``in_features 400 → 256``."""
    parts = []
    if before.name != after.name:
        parts.append(f"{before.name} → {after.name}")
    if before.layer.key != after.layer.key:
        parts.append(f"{before.layer.key} → {after.layer.key}")
    spec = layer_of(own, after.layer.key)
    params = {param.name: param for param in (spec.params if spec else ())}
    old, new = before.layer.values, after.layer.values
    for name in dict.fromkeys((*old, *new)):
        param = params.get(name)
        if old.get(name) == new.get(name) and (name in old) == (name in new):
            continue
        default = param.default if param else None
        shown = [
            param.show(value) if param else str(value)
            for value in (old.get(name, default), new.get(name, default))
        ]
        parts.append(f"{name} {shown[0]} → {shown[1]}")
    return ", ".join(parts)


def _kind(node: Node) -> str:
    return node.block or node.layer.key
