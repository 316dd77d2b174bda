"""Sheet: a kept picture of what stands still on the canvas, a little larger than the viewport.

Panning moves only where the picture begins: a place of the drawing always lies at the same
spot of the sheet, its coordinates taken modulo the size, so that nothing is copied and only
what came near is painted: a few squares a frame, before they are seen. What changes is painted
anew where it was and where it is.
While the zoom goes on, the picture is scaled and its new margin painted; it is then ``soft``
until it is painted sharp. All lengths are device pixels, places are those of the drawing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap, QRegion, QTransform
from PySide6.QtWidgets import QGraphicsItem

from dlstudio.graph.boxes import Box, around
from dlstudio.gui.canvas.brush import Brush, parts_of
from dlstudio.gui.canvas.edge_item import EdgeItem
from dlstudio.gui.canvas.letting_go import let_go
from dlstudio.gui.canvas.scene import CanvasScene
from dlstudio.gui.canvas.thing import Item

FEW = 2  # so many areas are painted each by itself
CELL = 64  # side of the squares into which more are gathered
AHEAD = 192  # what is kept around the view, and the side of the squares in which it is painted
FAR_AHEAD = 8  # frames
MOST = 2_000  # of more items that differ it is not asked where they are seen
SMOOTH_PIXELS = 4_000_000  # a larger picture is scaled without smoothing


class Sheet:
    """The picture, and what of it is out of date."""

    def __init__(self, scene: CanvasScene) -> None:
        self._scene = scene
        self.brush = Brush(scene)
        self._picture = QPixmap()
        self._spare: QPixmap | None = None  # while the zoom goes on
        self._base = QPoint()  # the place that lies in the upper left corner of the picture
        self.view = QRect()  # the places that are seen
        self._reach = QRect()  # those that are kept
        self._motion = QPoint()  # of the view, since the frame before
        self.scale = 0.0
        self.soft = False
        self._key: object = None
        self._stale = QRegion()
        self._over = QRegion()  # where what is carried was drawn
        self._bounds: dict[Item, list[Box]] = {}
        self._round = -1

    def look_at(self, view: QRect, scale: float, *, moving: bool = False) -> bool:
        """See other places, or another zoom; return whether all is to be shown anew.

        Args:
            moving: the zoom changes in steps, so that the old picture will do.
        """
        easel = self._scene.easel
        key = (easel.inks, easel.labels)
        if self._round != easel.round:
            self._round = easel.round
            let_go(self._bounds, self._scene)
            self._bounds, self._key = {}, None
        if key != self._key:
            self._scene.patches.redress()
        same = key == self._key and view.size() == self.view.size()
        self._key = key
        if same and scale == self.scale and (moving or not self.soft):
            if view == self.view:
                return False
            self._move(view)
        elif same and scale != self.scale and moving and not self._stale.intersects(self.view):
            self._zoom(view, scale)
        else:
            self._begin(view, scale)
        return True

    def follow(self) -> QRegion:
        """Take in what was touched; return which places are to be shown anew."""
        shown = self._lights()
        touched = self._scene.easel.touched.take()
        if not touched:
            return shown
        boxes: set[Box] = set()  # most of a thing that changes stays where it was
        few, bounds = len(touched) < MOST, self._bounds
        for item in touched:
            before = bounds.pop(item, None)
            if item.scene() is self._scene if isinstance(item, QGraphicsItem) else item.here:
                after = bounds[item] = parts_of(item)
                if few and after is not before:
                    boxes.update(after)
            if few and before is not None:
                boxes.update(before)
        dirty = self._region_of(boxes) if few else QRegion(self._reach)
        self._stale += dirty
        return dirty + shown

    def _lights(self) -> QRegion:
        """Return where something lies over the picture otherwise than it did."""
        touched = self._scene.easel.touched
        lights, touched.lights = touched.lights, set()
        if not lights and touched.carried:
            return QRegion()
        lit = [box for item in lights - touched.carried for box in parts_of(item)]
        before = self._over
        box = around([thing.extent for thing in touched.carried])
        self._over = QRegion() if box is None else self._region_of([box])
        return self._region_of(lit) + before + self._over

    @property
    def complete(self) -> bool:
        """Whether all is painted that is kept around the view too."""
        return self._stale.isEmpty()

    def refresh(self) -> None:
        """Paint what is seen and out of date, and some of what is about to be seen."""
        seen = self._stale & self.view
        self._stale -= seen
        if seen.rectCount() > FEW:
            self._paint(seen)
        else:
            for rect in _rects(seen):
                self._paint(QRegion(rect))
        motion, self._motion = self._motion, QPoint()
        if motion.isNull():
            return
        width, height = self.view.width(), self.view.height()
        fresh = abs(motion.x()) * height + abs(motion.y()) * width
        left = 1 + fresh // AHEAD**2
        for frames in range(1, FAR_AHEAD + 1):
            soon = QRegion(self.view.translated(motion * frames))
            while left and not (due := self._stale & soon).isEmpty():
                self._paint_square(due)
                left -= 1

    def paint_around(self, squares: int) -> None:
        """Paint some of what is kept around the view."""
        while squares and not self._stale.isEmpty():
            self._paint_square(self._stale)
            squares -= 1

    def blit(self, painter: QPainter, region: QRegion) -> None:
        """Lay the picture down; the painter's and the region's origin is that of the view."""
        origin = self.view.topLeft()
        for rect in _rects(region):
            for part, spot in self._parts(rect.translated(origin) & self.view):
                painter.drawPixmap(part.topLeft() - origin, self._picture, QRect(spot, part.size()))

    def light(self, painter: QPainter, wire: EdgeItem) -> None:
        """Draw a wire once more, lit; the painter's origin is that of the view."""
        at = QTransform(self.scale, 0, 0, self.scale, -self.view.x(), -self.view.y())
        self.brush.paint_lit(painter, wire, at, self._to_scene(self.view))

    def carry(self, painter: QPainter) -> None:
        """Draw what is carried; the painter's origin is that of the view."""
        at = QTransform(self.scale, 0, 0, self.scale, -self.view.x(), -self.view.y())
        self.brush.paint_carried(painter, at)

    # --- inside ----------------------------------------------------------------------

    def _begin(self, view: QRect, scale: float) -> None:
        """Forget the picture."""
        self.view, self.scale, self.soft = view, scale, False
        self._reach, self._motion, self._spare = _around(view), QPoint(), None
        if self._picture.size() != self._reach.size():
            self._picture = QPixmap(self._reach.size())
        self._base = self._reach.topLeft()
        self._stale = QRegion(self._reach)
        for mark in self._scene.marks.values():  # their titles keep their size on the screen
            self._bounds[mark] = parts_of(mark)

    def _move(self, view: QRect) -> None:
        """See other places at the same zoom."""
        self._motion = view.topLeft() - self.view.topLeft()
        before, self._reach = self._reach, _around(view)
        self.view = view
        reach = QRegion(self._reach)
        self._stale = (self._stale + (reach - QRegion(before))) & reach

    def _zoom(self, view: QRect, scale: float) -> None:
        """Scale the picture; what it does not reach is to be painted."""
        factor, old, before = scale / self.scale, self._picture, self._reach
        if self._base != before.topLeft():
            old = self._fresh(before.size())
            painter = QPainter(old)
            for part, spot in self._parts(before):
                at = part.topLeft() - before.topLeft()
                painter.drawPixmap(at, self._picture, QRect(spot, part.size()))
            painter.end()
            self._spare = self._picture
        good = _scaled(before if self.complete else self.view, factor)
        spare = self._fresh(before.size())
        self._begin(view, scale)
        self._picture, self._spare = spare, old
        wide = view.width() * view.height() > SMOOTH_PIXELS
        reach = view if wide else self._reach  # of a large picture only what is seen
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not wide)
        painter.setClipRect(reach.translated(-self._base))
        target = _scaled(before, factor).translated(QPointF(-self._base))
        painter.drawPixmap(target, old, QRectF(old.rect()))
        painter.end()
        self.soft = True
        self._stale -= QRegion(good.adjusted(2, 2, -2, -2).toAlignedRect() & reach)

    def _fresh(self, size: QSize) -> QPixmap:
        """Return another picture: a used one, since new memory takes long to come by."""
        spare, self._spare = self._spare, None
        return spare if spare is not None and spare.size() == size else QPixmap(size)

    def _paint_square(self, due: QRegion) -> None:
        """Paint the square of what is out of date in which something is due."""
        corner = next(_rects(due)).topLeft()
        square = QRect(corner.x() // AHEAD * AHEAD, corner.y() // AHEAD * AHEAD, AHEAD, AHEAD)
        here = self._stale & square
        self._stale -= here
        self._paint(here)

    def _paint(self, region: QRegion) -> None:
        self.brush.rough = self.soft
        for part, spot in self._parts(region.boundingRect()):
            here = region & part
            if here.isEmpty():
                continue
            shift = spot - part.topLeft()
            painter = QPainter(self._picture)
            within = here.translated(shift)
            painter.setClipRegion(within)
            self.brush.paint(
                painter, self._to_scene(here.boundingRect()), self.scale, shift.x(), shift.y(),
                within=within if within.rectCount() > 1 else None,
            )  # fmt: skip
            painter.end()

    def _parts(self, rect: QRect) -> Iterator[tuple[QRect, QPoint]]:
        """Cut places where the picture ends; yield each part with its spot in the picture."""
        width, height = self._picture.width(), self._picture.height()
        left, top = rect.left(), rect.top()
        while top <= rect.bottom():
            y = (top - self._base.y()) % height
            tall = min(rect.bottom() + 1 - top, height - y)
            across = left
            while across <= rect.right():
                x = (across - self._base.x()) % width
                wide = min(rect.right() + 1 - across, width - x)
                yield QRect(across, top, wide, tall), QPoint(x, y)
                across += wide
            top += tall

    def _to_scene(self, rect: QRect) -> QRectF:
        """Return the part of the scene that is painted at some places, a little more."""
        s = self.scale
        return QRectF(
            (rect.x() - 1) / s, (rect.y() - 1) / s,
            (rect.width() + 2) / s, (rect.height() + 2) / s,
        )  # fmt: skip

    def _region_of(self, boxes: Iterable[Box]) -> QRegion:
        """Return where boxes of the scene are painted."""
        s, view = self.scale, self._reach
        left, top = view.x(), view.y()
        right, bottom = left + view.width(), top + view.height()
        rects: list[tuple[int, int, int, int]] = []
        for x1, y1, x2, y2 in boxes:
            a, b = max(left, math.floor(x1 * s) - 1), max(top, math.floor(y1 * s) - 1)
            c, d = min(right, math.ceil(x2 * s) + 1), min(bottom, math.ceil(y2 * s) + 1)
            if a < c and b < d:
                rects.append((a, b, c, d))
        region = QRegion()
        if len(rects) <= FEW:
            for a, b, c, d in rects:
                region += QRect(a, b, c - a, d - b)
            return region
        return _squares(rects) & QRegion(view)


def _around(view: QRect) -> QRect:
    return view.adjusted(-AHEAD, -AHEAD, AHEAD, AHEAD)


def _scaled(rect: QRect, factor: float) -> QRectF:
    return QRectF(
        rect.x() * factor, rect.y() * factor, rect.width() * factor, rect.height() * factor
    )


def _squares(rects: list[tuple[int, int, int, int]]) -> QRegion:
    """Return the squares that rectangles touch."""
    rows: dict[int, set[int]] = {}
    for a, b, c, d in rects:
        columns = range(a // CELL, (c - 1) // CELL + 1)
        for row in range(b // CELL, (d - 1) // CELL + 1):
            rows.setdefault(row, set()).update(columns)
    region = QRegion()
    for row, touched in rows.items():
        run: list[int] = []
        for column in sorted(touched):
            if run and column != run[-1] + 1:
                region += _row(row, run)
                run = []
            run.append(column)
        region += _row(row, run)
    return region


def _row(row: int, run: list[int]) -> QRect:
    return QRect(run[0] * CELL, row * CELL, len(run) * CELL, CELL)


def _rects(region: QRegion) -> Iterator[QRect]:
    """Yield the rectangles of a region (PySide's hints do not know that it can be walked)."""
    return iter(region)  # type: ignore[call-overload]
