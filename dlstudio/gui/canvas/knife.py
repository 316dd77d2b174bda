"""Knife: a stroke over the canvas that cuts every wire it crosses, as one step."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsLineItem

from dlstudio.graph.model import Edge
from dlstudio.gui.canvas.brush import box_of
from dlstudio.gui.canvas.edge_item import EdgeItem
from dlstudio.gui.canvas.gestures import Gesture, Modifiers, Stage
from dlstudio.gui.canvas.routes import crosses
from dlstudio.project.commands import Disconnect


class Knife(Gesture):
    """Marks the wires under the stroke while it is drawn, and cuts them at its end."""

    def __init__(self, stage: Stage, at: QPointF) -> None:
        self._stage, self._last = stage, at
        self._cut: dict[Edge, EdgeItem] = {}
        # A line a step: only what is new is painted, however long the stroke.
        self._stroke: list[QGraphicsLineItem] = []
        self._pen = QPen(stage.scene.easel.inks.problem["error"], 1.5)
        self._pen.setCosmetic(True)

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        line = QGraphicsLineItem(QLineF(self._last, at))
        line.setPen(self._pen)
        line.setZValue(5)
        self._stage.scene.addItem(line)
        self._stroke.append(line)
        area = QRectF(self._last, at).normalized().adjusted(-1, -1, 1, 1)
        for item in self._stage.scene.patches.things(box_of(area))[1]:
            if item.route is None or item.edge in self._cut:
                continue
            if crosses(item.route, (self._last.x(), self._last.y()), (at.x(), at.y())):
                self._cut[item.edge] = item
                item.doom(True)
        self._last = at

    def end(self, at: QPointF, modifiers: Modifiers) -> None:
        self.move(at, modifiers)
        cut = tuple(self._cut)
        self.cancel()
        if cut:
            self._stage.document.do(Disconnect(graph=self._stage.graph_name, edges=cut))

    def cancel(self) -> None:
        for item in self._cut.values():
            item.doom(False)
        self._cut.clear()
        for line in self._stroke:
            self._stage.scene.removeItem(line)
        self._stroke.clear()
