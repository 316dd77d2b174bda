"""What the editor is compared with: a lean scene, drawn for it on the same day.

The lean scene is the least that shows the same graph on QGraphicsView, with all that makes that
fast: one item a node, kept in a picture by Qt (``DeviceCoordinateCache``); kept paths; words only
when near; a far view of ready-made batches; panning by the scroll bars, so that Qt moves the
pixels; no smooth edges while the zoom moves. Its figures say how fast the machine is today.
"""

from __future__ import annotations

import math
import time
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsPathItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsView,
)

from dlstudio.gui import app as program
from tests.bench.editor_drive import Hand, circle, rest, sweep
from tests.bench.editor_graph import drawing, hub_of

WIDTH, HEIGHT = 176.0, 76.0
WORDS, FAR = 0.45, 0.3  # zooms from which words, and items, are painted
CELL = 2_048.0  # of the far view
Answer = dict[str, Any]


class _Node(QGraphicsRectItem):
    scale = 1.0

    def __init__(self, name: str, x: float, y: float) -> None:
        super().__init__(-6, -6, WIDTH + 12, HEIGHT + 12)
        self.setPos(x, y)
        self.setCacheMode(self.CacheMode.DeviceCoordinateCache)
        self.name = name
        self.wires: list[_Wire] = []

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        box = QRectF(0, 0, WIDTH, HEIGHT)
        painter.setPen(_LINE)
        painter.setBrush(_FILL)
        if _Node.scale < WORDS:
            painter.drawRect(box)
            return
        painter.drawRoundedRect(box, 6, 6)
        painter.drawText(box.adjusted(10, 6, -10, -50), 0, self.name)
        painter.drawText(box.adjusted(10, 40, -10, -6), 0, "N × 8 × 32 × 32")
        painter.setBrush(_PORT)
        painter.drawEllipse(QPointF(0, 28), 5, 5)
        painter.drawEllipse(QPointF(WIDTH, 28), 5, 5)


class _Wire(QGraphicsPathItem):
    def __init__(self, source: _Node, target: _Node) -> None:
        super().__init__()
        self.ends = source, target
        self.setPen(_WIRE)
        self.setZValue(-1)
        source.wires.append(self)
        target.wires.append(self)
        self.follow()

    def follow(self) -> None:
        a = self.ends[0].pos() + QPointF(WIDTH, 28)
        b = self.ends[1].pos() + QPointF(0, 28)
        path = QPainterPath(a)
        path.cubicTo(a + QPointF(60, 0), b - QPointF(60, 0), b)
        self.setPath(path)


class _Cell:
    """What stands in one square, as batches."""

    def __init__(self) -> None:
        self.nodes: set[_Node] = set()
        self.made = False
        self.boxes: list[QRectF] = []
        self.path = QPainterPath()
        self._bounds = QRectF()

    def bounds(self) -> QRectF:
        if not self.made:
            self.made = True
            self.boxes = [QRectF(n.x(), n.y(), WIDTH, HEIGHT) for n in self.nodes]
            self.path = QPainterPath()
            for node in self.nodes:
                for wire in node.wires:
                    if wire.ends[0] is node:
                        self.path.addPath(wire.path())
            self._bounds = self.path.controlPointRect()
            for box in self.boxes:
                self._bounds = self._bounds.united(box)
        return self._bounds


class _View(QGraphicsView):
    """Pans by its scroll bars, zooms by the wheel, drags the node in ``held``."""

    held: _Node | None = None
    cells: dict[tuple[int, int], _Cell]
    _from = QPointF()
    _sharp: QTimer

    def paintEvent(self, event: Any) -> None:
        if _Node.scale >= FAR:
            super().paintEvent(event)
            return
        at = self.viewportTransform()
        back, _ok = at.inverted()
        painter = QPainter(self.viewport())
        for rect in event.region():
            painter.fillRect(rect, QColor("#F6F8FA"))
            painter.setClipRect(rect)
            painter.setWorldTransform(at)
            area = back.mapRect(QRectF(rect))
            seen = [cell for cell in self.cells.values() if cell.bounds().intersects(area)]
            painter.setPen(_THIN)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for cell in seen:
                painter.drawPath(cell.path)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_FILL)
            for cell in seen:
                painter.drawRects(cell.boxes)
            painter.resetTransform()

    def mousePressEvent(self, event: Any) -> None:
        self._from = event.position()

    def mouseMoveEvent(self, event: Any) -> None:
        step, self._from = self._from - event.position(), event.position()
        if event.buttons() & Qt.MouseButton.MiddleButton:
            for bar, delta in (
                (self.horizontalScrollBar(), step.x()),
                (self.verticalScrollBar(), step.y()),
            ):
                bar.setValue(bar.value() + round(delta))
        elif self.held is not None:
            self.held.setPos(self.held.pos() - step / self.transform().m11())
            for wire in self.held.wires:
                wire.follow()
            if _Node.scale < FAR:
                for cell in self.cells.values():
                    cell.made = cell.made and self.held not in cell.nodes
                self.viewport().update()

    def mouseReleaseEvent(self, event: Any) -> None:
        pass

    def wheelEvent(self, event: Any) -> None:
        factor = 1.0017 ** event.angleDelta().y()
        self.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._sharp.start()
        self.scale(factor, factor)
        _Node.scale = self.transform().m11()


def lean(count: int) -> Answer:
    """Work the lean scene as the editor is worked."""
    global _LINE, _FILL, _PORT, _WIRE, _THIN
    program.make(["lean"])
    _LINE, _FILL, _PORT = QPen(QColor("#D5DAE1")), QBrush(QColor("white")), QBrush(QColor("gray"))
    _WIRE = QPen(QColor("#57606A"), 2)
    _THIN = QPen(QColor("#57606A"), 1)
    _THIN.setCosmetic(True)
    graph = drawing(count).main
    start = time.thread_time()
    scene = QGraphicsScene()
    nodes = {id: _Node(node.name, *node.position) for id, node in graph.nodes.items()}
    for item in nodes.values():
        scene.addItem(item)
    for edge in graph.edges:
        scene.addItem(_Wire(nodes[edge.source.node], nodes[edge.target.node]))
    view = _View(scene)
    view.cells = {}
    for item in nodes.values():
        place = int(item.x() // CELL), int(item.y() // CELL)
        view.cells.setdefault(place, _Cell()).nodes.add(item)
    view._sharp = QTimer(view, singleShot=True, interval=80)
    view._sharp.timeout.connect(lambda: view.setRenderHint(QPainter.RenderHint.Antialiasing, True))
    built = (time.thread_time() - start) * 1000
    side = math.sqrt(count) * 300
    view.setSceneRect(-1000, -1000, side + 2000, side + 2000)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.BoundingRectViewportUpdate)
    view.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
    view.resize(1600, 1000)
    view.show()
    rest()
    hand, hub = Hand(view), nodes[hub_of(count)]
    answer: Answer = {"build": [built]}
    answer["pan"] = hand.moves(circle(hand.middle(), 130), Qt.MouseButton.MiddleButton)
    view.centerOn(hub)
    rest()
    view.held = hub
    answer["drag"] = hand.moves(circle(hand.middle(), 60), Qt.MouseButton.LeftButton)
    view.fitInView(scene.itemsBoundingRect(), Qt.AspectRatioMode.KeepAspectRatio)
    _Node.scale = view.transform().m11()
    rest()
    answer["pan_fit"] = hand.moves(circle(hand.middle(), 60), Qt.MouseButton.MiddleButton)
    answer["zoom"] = sweep(hand, round(math.log(4 / _Node.scale) / math.log(1.0017**120)))
    QApplication.processEvents()
    return answer
