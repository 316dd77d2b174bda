"""Minimap: the whole drawing in a corner; click or drag in it to go there.

It is there while something is out of sight, so that it covers nothing of what is shown whole.
Where it would lie on layers it rests as a small sign in its corner, and opens under the pointer. It
changes only once the view stands still: nothing comes and goes while a person pans or zooms.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from dlstudio.gui.canvas.lens import Lens
from dlstudio.gui.canvas.scene import CanvasScene
from dlstudio.gui.look.icons import icon
from dlstudio.gui.look.paint_marks import color_of
from dlstudio.gui.look.theme import RADIUS, Look, Theme
from dlstudio.gui.look.words import tr

SIZE, SIGN = QSize(184, 116), QSize(30, 26)
SIGN_MARGIN = 5
REST_MS, DWELL_MS = 400, 150  # of the view until it may change, of the pointer until it opens
PAD = 8.0
LEAST_NODES = 2
LEAST = 2.0  # pixels of a node
ERROR = "!"  # stands for the family of nodes that are wrong


class Minimap(QWidget):
    """A child of the view, in its lower right corner."""

    def __init__(self, scene: CanvasScene, lens: Lens, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene, self._lens, self._look = scene, lens, look
        self._picture: QPixmap | None = None
        self._scale, self._origin = 1.0, QPointF()  # of the picture
        self._wanted = True
        self._later = QTimer(self, singleShot=True, interval=120)
        self._later.timeout.connect(self._redraw)
        self._corner = QPoint()  # lower right
        self.is_sign = self._going = False
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._settle)
        self._dwell = QTimer(self, singleShot=True, interval=DWELL_MS)
        self._dwell.timeout.connect(lambda: self._become(sign=False))
        lens.moved.connect(self._follow)
        lens.zoomed.connect(self._follow)
        self.setFixedSize(SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()  # as long as there is nothing to show
        self.retranslate()

    def retranslate(self) -> None:
        """Write the words anew."""
        self.setAccessibleName(tr("Minimap"))
        self.setToolTip(tr("Click or drag to go there"))

    def set_wanted(self, wanted: bool) -> None:
        """Show it (as soon as there is something to show) or not."""
        before, self._wanted = self._wanted, wanted
        if wanted != before or self.isHidden() is self._has_sense():
            self.refresh()

    def refresh(self, *, now: bool = False) -> None:
        """Draw the nodes anew, soon; ``now`` when the map shows quite another drawing."""
        before = self.isHidden()
        self.setVisible(self._has_sense())
        self._rest.start(0 if now else REST_MS)
        if now or before:
            self._redraw()
        elif not self._later.isActive():
            self._later.start()

    def cover(self) -> QRect:
        """Return what of the view it lies on, or may as soon as it is drawn; empty if none."""
        return self._whole() if self._has_sense() else QRect()

    def place(self, corner: QPoint) -> None:
        """Stand in the lower right of the view, whose inner corner this is."""
        self._corner = corner
        self._become(self.is_sign)
        self._rest.start(REST_MS)

    def _whole(self) -> QRect:
        return QRect(self._corner - QPoint(SIZE.width(), SIZE.height()), SIZE)

    def _become(self, sign: bool) -> None:
        """Be the map, or the sign that stands for it."""
        size = SIGN if sign else SIZE
        if sign is not self.is_sign:
            self.is_sign = sign
            self.setFixedSize(size)
            self.update()
        self.move(self._corner - QPoint(size.width(), size.height()))

    def _settle(self) -> None:
        """The view stands still: be the map where it covers no layer, or is being used."""
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._rest.start(REST_MS)
        elif not self.isHidden() and not self.underMouse():
            self._become(sign=bool(self._scene.inside(self._lens.under(QRectF(self._whole())))))

    def enterEvent(self, event: QEnterEvent) -> None:
        if self.is_sign:
            self._dwell.start()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._dwell.stop()
        self._rest.start(REST_MS)
        super().leaveEvent(event)

    def _follow(self) -> None:
        """Another part is seen."""
        self._rest.start(REST_MS)
        if self.isHidden() is self._has_sense():
            self.refresh()

    def _has_sense(self) -> bool:
        if not self._wanted or len(self._scene.nodes) < LEAST_NODES:
            return False
        return not self._lens.seen().contains(self._scene.content())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_sign:
            self._draw_ground(painter)
            edge = SIGN_MARGIN
            icon("minimap").paint(painter, self.rect().adjusted(edge, edge, -edge, -edge))
            return
        if self._picture is None:
            self._later.stop()
            self._picture = self._draw()
        painter.drawPixmap(0, 0, self._picture)
        seen = self._box(self._lens.seen())
        frame = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        theme = self._look.theme
        tint = QColor(theme.accent)
        tint.setAlpha(26)
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        painter.setBrush(tint)
        painter.drawRoundedRect(seen.intersected(frame), 3, 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._going = not self.is_sign  # the press that opens it goes nowhere
        self._become(sign=False)
        self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._going = False
        event.accept()

    def _go(self, event: QMouseEvent) -> None:
        if self._going and event.buttons() & Qt.MouseButton.LeftButton:
            self._lens.show_place((event.position() - self._origin) / self._scale)
        event.accept()

    def _redraw(self) -> None:
        self._later.stop()
        self._picture = None
        self.update()

    def _measure(self) -> None:
        """Find the scale at which everything fits, and where the scene's origin then lies."""
        area = self._scene.content()
        area = area if not area.isEmpty() else QRectF(0, 0, 1, 1)
        self._scale = min(
            (SIZE.width() - 2 * PAD) / area.width(), (SIZE.height() - 2 * PAD) / area.height(), 0.2
        )
        center = QPointF(SIZE.width() / 2, SIZE.height() / 2)
        self._origin = center - area.center() * self._scale

    def to_map(self, place: QPointF) -> QPointF:
        """Return where a place of the scene lies in the map."""
        return place * self._scale + self._origin

    def _box(self, area: QRectF) -> QRectF:
        return QRectF(self.to_map(area.topLeft()), self.to_map(area.bottomRight()))

    def _draw_ground(self, painter: QPainter) -> None:
        theme = self._look.theme
        ground = QColor(theme.panel)
        ground.setAlpha(235)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _draw_frames(self, painter: QPainter, theme: Theme) -> None:
        """Tint where frames and notes stand."""
        painter.setPen(Qt.PenStyle.NoPen)
        for mark in self._scene.marks.values():
            tint = color_of(mark.mark.color, theme)
            tint.setAlpha(90)
            painter.setBrush(tint)
            painter.drawRect(self._box(mark.area()))

    def _draw(self) -> QPixmap:
        """Draw panel and nodes, one call for all nodes of a colour."""
        self._measure()
        ratio = self.devicePixelRatioF()
        picture = QPixmap(SIZE * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        theme = self._look.theme
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        self._draw_frames(painter, theme)
        by_group: dict[str, list[QRectF]] = {}
        scale, x, y = self._scale, self._origin.x(), self._origin.y()
        for item in self._scene.nodes.values():
            left, top, right, bottom = item.extent
            wide, tall = (right - left) * scale, (bottom - top) * scale
            box = QRectF(
                left * scale + x, top * scale + y,
                wide if wide > LEAST else LEAST, tall if tall > LEAST else LEAST,
            )  # fmt: skip
            group = ERROR if item.severity == "error" else item.glimpse.group
            found = by_group.get(group)
            if found is None:
                found = by_group[group] = []
            found.append(box)
        painter.setPen(Qt.PenStyle.NoPen)
        for group, boxes in by_group.items():
            painter.setBrush(QColor(theme.error if group == ERROR else theme.family(group)))
            painter.drawRects(boxes)
        painter.end()
        return picture
