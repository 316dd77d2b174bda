"""PaintedView: a graphics view that paints its ground, and the overview where all is far away."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from dlstudio.gui.canvas.lens import Ground
from dlstudio.gui.canvas.overview import Overview
from dlstudio.gui.canvas.scene import CanvasScene
from dlstudio.gui.look.paint import Detail
from dlstudio.gui.look.theme import Look


class PaintedView(QGraphicsView):
    """How the canvas is painted.

    Signals:
        scrolled(int, int): the pixels of the viewport, and its children, were moved.
    """

    scrolled = Signal(int, int)

    def __init__(self, scene: CanvasScene, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._scene, self._look = scene, look
        self._ground = Ground()
        self.overview = Overview(scene)
        self._prepare()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._scene.easel.detail is Detail.PLAIN:
            painter = QPainter(self.viewport())
            self.overview.paint(painter, event.region(), self.viewportTransform())
        else:
            super().paintEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.scrolled.emit(dx, dy)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        self._ground.paint(painter, QRectF(rect), self._look.theme, self._scene.easel.zoom)

    def _prepare(self) -> None:
        """Set what never changes."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
        )
        # Never FullViewportUpdate: a hover would cost a whole window of painting.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.BoundingRectViewportUpdate)
        # The ground covers everything; saying so lets Qt scroll by moving pixels.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 180)
