"""Wider: draws a curve of one pixel again beside itself, so that it is as wide on a fine screen.

A pen of two pixels has Qt make an outline of every piece of the curve first, which costs several
times what the curve does; the same thin line a second and a third time, a pixel further, costs
next to nothing and looks alike.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget


class Wider(QGraphicsItem):
    """The rest of the width of a curve; its child, and gone with it.

    Args:
        curve: a ``pyqtgraph.PlotCurveItem``.
    """

    def __init__(self, curve: Any) -> None:
        super().__init__(curve)
        self._curve = curve

    def boundingRect(self) -> QRectF:
        found: QRectF = self._curve.boundingRect()  # with room for some pixels around
        return found

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        at, device = painter.worldTransform(), painter.deviceTransform()
        ratio = device.m11() / at.m11() if at.m11() else 1.0
        width = round(ratio)
        x, _y = self._curve.getData()
        if width < 2 or x is None or not len(x):
            return
        path = self._curve.getPath()
        painter.setPen(self._curve.opts["pen"])
        for step in range(1, width):
            for across, down in ((step / ratio, 0.0), (0.0, step / ratio)):
                painter.setWorldTransform(at * QTransform.fromTranslate(across, down))
                painter.drawPath(path)
        painter.setWorldTransform(at)
