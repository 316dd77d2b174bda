"""Lens: zoom, pan and fit of the canvas."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QTransform, QWheelEvent
from PySide6.QtWidgets import QGraphicsView

from dlstudio.gui.canvas.scene import CanvasScene
from dlstudio.gui.look.inks import Detail

if TYPE_CHECKING:
    from dlstudio.gui.canvas.painted_view import PaintedView

SMALLEST, LARGEST = 0.1, 4.0
LEAST = 0.005  # to see a very large drawing whole
STEP = 1.25
MOST_TURN = 2_400  # of the wheel in one event: twenty notches
FIT_MARGIN = 48.0
CLEAR = 8.0  # px between what is revealed and the map
READABLE = 0.75  # the smallest zoom at which a drawing is shown first


@dataclass(frozen=True, slots=True)
class _Home:
    """How a drawing was shown by itself: whole or from its beginning, and where that was."""

    whole: bool
    zoom: float
    corner: QPointF
    content: QRectF

    def holds(self, zoom: float, seen: QRectF, content: QRectF) -> bool:
        """Tell whether the view is still there and the drawing is as it was."""
        away = (seen.topLeft() - self.corner) * zoom
        return (
            math.isclose(zoom, self.zoom, rel_tol=1e-3)
            and max(abs(away.x()), abs(away.y())) < 2.0
            and content == self.content
        )


class Lens(QObject):
    """What part of the scene is seen, and how large.

    Signals:
        moved(): another part is seen.
        zoomed(float): the zoom, 1 at 100 %.
    """

    moved = Signal()
    zoomed = Signal(float)

    def __init__(self, view: PaintedView, scene: CanvasScene) -> None:
        super().__init__(view)
        self._view, self._scene = view, scene
        self._kept: dict[str, tuple[float, QPointF]] = {}
        self._name = ""
        self._least = SMALLEST  # smaller where the whole drawing needs it
        self._homes: dict[str, _Home] = {}
        view.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        view.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self._panning = False
        self.covered: Callable[[], QRect] = QRect  # what of the viewport the map lies on
        view.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        view.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def zoom(self) -> float:
        return self._scene.easel.zoom

    def seen(self) -> QRectF:
        """Return the part of the scene that is seen."""
        return self._view.mapToScene(self._view.viewport().rect()).boundingRect()

    def middle(self) -> QPointF:
        """Return the place in the middle of the window."""
        return self._view.mapToScene(self._view.viewport().rect().center())

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom; the place under ``at`` (in the viewport, its middle by default) stays."""
        if not math.isfinite(zoom):
            return
        zoom = min(LARGEST, max(min(SMALLEST, self._least), zoom))
        if math.isclose(zoom, self.zoom, rel_tol=1e-4):
            return
        at = QPointF(self._view.viewport().rect().center()) if at is None else at
        place = self._to_scene(at)
        easel = self._scene.easel
        easel.zoom, easel.detail = zoom, Detail.at(zoom)
        self._view.setTransform(QTransform.fromScale(zoom, zoom))
        self.show_place(place, at)
        self.zoomed.emit(zoom)

    def show_place(self, place: QPointF, at: QPointF | None = None) -> None:
        """Bring a place of the scene under a point of the viewport (its middle)."""
        at = QPointF(self._view.viewport().rect().center()) if at is None else at
        size = self._view.viewport().size()
        zoom = self.zoom
        self._reach(
            QRectF(
                place.x() - at.x() / zoom,
                place.y() - at.y() / zoom,
                size.width() / zoom,
                size.height() / zoom,
            )
        )
        offset = place - self._to_scene(at)
        self.pan(offset.x() * zoom, offset.y() * zoom)

    def pan(self, dx: float, dy: float) -> None:
        """Move the view by some pixels: to the right and down for positive numbers."""
        if abs(dx) < 0.5 and abs(dy) < 0.5:
            return
        self._reach(self.seen().translated(dx / self.zoom, dy / self.zoom))
        self._panning = True
        for bar, delta in (
            (self._view.horizontalScrollBar(), dx),
            (self._view.verticalScrollBar(), dy),
        ):
            bar.setValue(bar.value() + round(delta))
        self._panning = False
        self.moved.emit()

    def fit(self, area: QRectF, largest: float = 1.0) -> None:
        """Show an area whole, not larger than ``largest``."""
        if area.isEmpty():
            self.set_zoom(1.0)
            self.show_place(QPointF(0, 0))
            return
        size = self._view.viewport().size()
        width = max(60.0, size.width() - 2 * FIT_MARGIN)
        height = max(60.0, size.height() - 2 * FIT_MARGIN)
        zoom = min(largest, width / area.width(), height / area.height())
        self._least = max(LEAST, min(SMALLEST, zoom))
        self.set_zoom(zoom)
        self.show_place(area.center())

    def show_all(self) -> None:
        """Show the whole drawing."""
        self.fit(self._scene.content())
        self._keep_home(whole=True)

    def begin(self) -> None:
        """Show a drawing for the first time: whole, or its beginning at a readable size."""
        self._begin(self._scene.content())
        self._keep_home(whole=False)

    @property
    def home(self) -> Callable[[], None] | None:
        """What shows the drawing as it is seen now, in a window of another size.

        None once the person has moved the view or changed what is drawn: nothing may jump then.
        """
        home = self._homes.get(self._name)
        if home is None or not home.holds(self.zoom, self.seen(), self._scene.content()):
            return None
        return self.show_all if home.whole else self.begin

    def _keep_home(self, whole: bool) -> None:
        self._homes[self._name] = _Home(
            whole, self.zoom, self.seen().topLeft(), self._scene.content()
        )

    def _begin(self, area: QRectF) -> None:
        self.fit(area)
        if self.zoom >= READABLE or area.isEmpty():
            return
        self.set_zoom(READABLE)
        size = self._view.viewport().size()
        wide = area.width() * READABLE > size.width() - 2 * FIT_MARGIN
        tall = area.height() * READABLE > size.height() - 2 * FIT_MARGIN
        self.show_place(
            QPointF(
                area.left() if wide else area.center().x(),
                area.top() if tall else area.center().y(),
            ),
            QPointF(
                FIT_MARGIN if wide else size.width() / 2,
                FIT_MARGIN if tall else size.height() / 2,
            ),
        )
        # What fits from top to bottom lies above the map in the corner, where there is room.
        spot, over = self._view.viewportTransform().mapRect(area), QRectF(self.covered())
        if not tall and not over.isEmpty() and self._scene.inside(self.under(over)):
            free = spot.top() - FIT_MARGIN / 2
            self.pan(0, min(max(0.0, spot.bottom() + CLEAR - over.top()), max(0.0, free)))

    def under(self, spot: QRectF) -> QRectF:
        """Return the part of the scene that lies under a part of the viewport."""
        return self._view.mapToScene(spot.toAlignedRect()).boundingRect()

    def reveal(self, area: QRectF) -> None:
        """Move as little as needed to show an area, clear of the map in the corner.

        Of what is larger than the view its upper left corner is shown.
        """
        seen = self.seen().adjusted(24, 24, -24, -24)
        area = QRectF(area.topLeft(), area.size().boundedTo(seen.size()))
        dx = min(0.0, area.left() - seen.left()) or max(0.0, area.right() - seen.right())
        dy = min(0.0, area.top() - seen.top()) or max(0.0, area.bottom() - seen.bottom())
        self.pan(dx * self.zoom, dy * self.zoom)
        spot = self._view.viewportTransform().mapRect(area)
        over = QRectF(self.covered())
        if not over.intersects(spot):
            return
        left, up = spot.right() - over.left() + CLEAR, spot.bottom() - over.top() + CLEAR
        if left <= min(up, spot.left()) or spot.top() < up:
            self.pan(left if left <= spot.left() else 0.0, 0.0)
        else:
            self.pan(0.0, up)

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; two fingers on a touchpad, or Shift, pan instead."""
        touchpad = event.phase() != Qt.ScrollPhase.NoScrollPhase
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if not control and (touchpad or shift):
            delta = event.pixelDelta() if touchpad else event.angleDelta() / 2
            dx, dy = delta.x(), delta.y()
            self.pan(-(dx or dy) if shift else -dx, 0 if shift else -dy)
        else:
            turn = min(MOST_TURN, max(-MOST_TURN, event.angleDelta().y()))
            self._view.keep_moving()
            self.set_zoom(self.zoom * 1.0017**turn, event.position())
        event.accept()

    def look_at(self, name: str) -> None:
        """Another graph is shown: keep the place in the old, go back to where one was here."""
        if name == self._name:
            return
        if self._name:
            self._kept[self._name] = (self.zoom, self.middle())
        self._name = name
        if name in self._kept:
            zoom, place = self._kept[name]
            self.set_zoom(zoom)
            self.show_place(place)
        else:
            self.begin()

    def forget(self) -> None:
        """Another document: no place is kept."""
        self._kept.clear()
        self._homes.clear()

    def follow_content(self) -> None:
        """Let the scroll bars reach all that is drawn, without moving the view."""
        self._reach(self.seen())

    def _reach(self, seen: QRectF) -> None:
        """Make the range of the scroll bars hold the content, a margin, and ``seen``."""
        content = self._scene.content()
        size = self._view.viewport().size()
        dx, dy = size.width() / self.zoom * 0.75, size.height() / self.zoom * 0.75
        area = content.adjusted(-dx, -dy, dx, dy).united(seen.adjusted(-4, -4, 4, 4))
        if not self._view.sceneRect().contains(area) or (
            self._view.sceneRect().width() > 3 * area.width() + 4_000
        ):
            self._view.setSceneRect(area)

    def _to_scene(self, at: QPointF) -> QPointF:
        inverse, _ok = self._view.viewportTransform().inverted()
        return inverse.map(at)

    def _on_scrolled(self) -> None:
        if not self._panning:
            self.moved.emit()


def to_point(at: QPointF) -> QPoint:
    """Round a place to whole pixels."""
    return QPoint(round(at.x()), round(at.y()))
