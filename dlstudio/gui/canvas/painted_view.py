"""PaintedView: a graphics view that shows a kept picture and paints only what lies over it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from dlstudio.gui.canvas.brush import FRONT
from dlstudio.gui.canvas.scene import CanvasScene
from dlstudio.gui.canvas.sheet import Sheet
from dlstudio.gui.look.inks import Detail
from dlstudio.gui.look.plates import HINTS
from dlstudio.gui.look.theme import Look

SHARP_AFTER_MS = 80
IDLE_MS = 24
EDGE = 4  # px around what is loose: some lines are as wide at every zoom
IDLE_SQUARES = 4  # painted each time: a few milliseconds


class PaintedView(QGraphicsView):
    """How the canvas is painted."""

    _stirred = Signal()

    def __init__(self, scene: CanvasScene, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._scene, self._look = scene, look
        self.sheet = Sheet(scene)
        self._waiting = False
        self._unshown = QRegion()  # of the viewport: painted in the sheet, perhaps not shown
        self._sharp = QTimer(self, singleShot=True, interval=SHARP_AFTER_MS)
        self._sharp.timeout.connect(self.viewport().update)
        self._stirred.connect(self._on_stirred, Qt.ConnectionType.QueuedConnection)
        # Qt takes items that it has not painted itself for unseen, unless somebody hears of them.
        scene.changed.connect(self._on_loose)
        self._idle = QTimer(self, interval=IDLE_MS)
        self._idle.timeout.connect(self._paint_around)
        self._busy = False  # since the last look whether there is time
        scene.easel.touched.wake = self._wake
        self.destroyed.connect(scene.easel.touched.sleep)  # gliding may outlive the view
        self._prepare()

    @property
    def moving(self) -> bool:
        """Whether the zoom changes in steps just now."""
        return self._sharp.isActive()

    def keep_moving(self) -> None:
        """The zoom changes in steps: until they end the picture need not be sharp."""
        self._sharp.start()

    def hold_back(self) -> None:
        """A hand moves: what may be seen next is painted when it rests."""
        self._busy = True

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio, scale = self.devicePixelRatioF(), self.sheet.scale
        self._bring_up_to_date(ratio)
        self.sheet.refresh()
        painter = QPainter(self.viewport())
        painter.scale(1 / ratio, 1 / ratio)
        self.sheet.blit(painter, _scaled(event.region(), ratio))
        wire = self._scene.pointed
        if wire is not None and self._scene.easel.detail is not Detail.PLAIN:
            self.sheet.light(painter, wire)
        if self._scene.easel.touched.carried:
            self.sheet.carry(painter)
        painter.resetTransform()
        self._paint_front(painter, QRectF(event.rect()))
        painter.end()
        self._busy = True
        if self.moving and scale != self.sheet.scale:
            self._sharp.start()  # counted from when it was seen, on a slow machine too
        if not self.sheet.complete and not self._idle.isActive():
            self._idle.start()
        if not self._waiting:
            self._show_rest(event.region())

    def _paint_around(self) -> None:
        """Paint what may be seen next, while nothing moves."""
        busy, self._busy = self._busy or self.moving, False
        if self.sheet.complete:
            self._idle.stop()
            self.sheet.brush.warm_up(self.mapToScene(self.viewport().rect()).boundingRect())
        elif not busy and not self._waiting:
            self.sheet.paint_around(IDLE_SQUARES)

    def _on_stirred(self) -> None:
        self._waiting = False
        self._bring_up_to_date(self.devicePixelRatioF())
        self._show_rest(QRegion())

    def _on_loose(self, areas: list[QRectF]) -> None:
        """A wire in hand, a band or the like has moved: from where, and to where."""
        region = QRegion()
        for area in areas:
            region += self.mapFromScene(area).boundingRect().adjusted(-EDGE, -EDGE, EDGE, EDGE)
        self.viewport().update(region)

    def _show_rest(self, shown: QRegion) -> None:
        """Ask to be painted where the sheet is newer than the screen."""
        rest, self._unshown = self._unshown - shown, QRegion()
        if not rest.isEmpty():
            self.viewport().update(rest)

    def _bring_up_to_date(self, ratio: float) -> None:
        """Tell the sheet what is seen and what was touched."""
        if self._scene.easel.detail is not Detail.PLAIN:
            self._scene.put_down()  # the zoom has come near meanwhile
        at, size = self.viewportTransform(), self.viewport().size() * ratio
        view = QRect(round(-at.dx() * ratio), round(-at.dy() * ratio), size.width(), size.height())
        if self.sheet.look_at(view, at.m11() * ratio, moving=self.moving):
            self._unshown = QRegion(self.viewport().rect())
        if self._scene.astray and self._scene.easel.detail is not Detail.PLAIN:
            self._scene.lead_in(self.mapToScene(self.viewport().rect()).boundingRect())
        dirty = self.sheet.follow().translated(-view.topLeft())
        # At a broken ratio Qt leaves out pixels that belong to the region in part.
        self._unshown += _scaled(dirty, 1 / ratio, 0 if ratio == int(ratio) else 1)

    def _paint_front(self, painter: QPainter, area: QRectF) -> None:
        """Paint what lies over everything: a wire in hand, a band, guides."""
        loose = [item for item in self._scene.loose if item.zValue() >= FRONT]
        if not loose:
            return
        painter.setRenderHints(HINTS)
        far = self._scene.easel.detail is Detail.PLAIN
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not far)
        at = self.viewportTransform()
        seen = self.mapToScene(area.toAlignedRect()).boundingRect()
        for item in sorted(loose, key=lambda item: item.zValue()):
            if item.sceneBoundingRect().intersects(seen):
                self.sheet.brush.paint_loose(painter, item, at)

    def _wake(self) -> None:
        if not self._waiting:
            self._waiting = True
            self._stirred.emit()

    def _prepare(self) -> None:
        """Set what never changes."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Of Qt's own items only the few that lie over everything ask to be painted. They, and
        # every move of the view, cost one laying down of the sheet.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 180)


def _scaled(region: QRegion, ratio: float, more: int = 0) -> QRegion:
    """Return a region in other pixels, whole ones, and some ``more`` around."""
    if ratio == 1:
        return region
    found = QRegion()
    for rect in region:  # type: ignore[attr-defined]
        at = QRectF(rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio)
        found += at.toAlignedRect().adjusted(-more, -more, more, more)
    return found
