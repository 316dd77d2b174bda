"""Brush: paints what stands still on the canvas, nodes and wires first of all.

Lengths of the painter are device pixels: nodes are laid down as plates on whole pixels, with
their words over them; wires are drawn as they run. From far away (``Detail.PLAIN``) boxes are
drawn by colour, under them wires as thin lines.
"""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRegion, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem

from dlstudio.graph.boxes import Box
from dlstudio.gui.canvas.edge_item import LABEL_ZOOM, EdgeItem
from dlstudio.gui.canvas.ground import Ground
from dlstudio.gui.canvas.mark_item import MarkItem
from dlstudio.gui.canvas.node_item import NodeItem
from dlstudio.gui.canvas.scene import CanvasScene
from dlstudio.gui.look.paint import DIMMED, Detail
from dlstudio.gui.look.plates import HINTS, Picture, Plates, is_covered
from dlstudio.gui.look.wording import STRIPE

FRONT = 1.0  # loose items from here up lie over everything, and are painted by themselves
# What lies between two pixels goes to the same one wherever the view stands.
NUDGE = 1 / 512

_ORDER = Qt.SortOrder.AscendingOrder
_TOUCHING = Qt.ItemSelectionMode.IntersectsItemBoundingRect
Colored = dict[tuple[int, int], tuple[QColor, list[QRectF]]]
Drawn = dict[tuple[int, str], tuple[QPen, list[QPainterPath]]]


class Brush:
    """Paints areas of a scene at the zoom of its easel."""

    def __init__(self, scene: CanvasScene) -> None:
        self._scene = scene
        self._ground = Ground()
        self._plates: Plates | None = None
        self._option = QStyleOptionGraphicsItem()
        self.rough = False  # whether outlines will do, for the time of a movement

    def paint(
        self,
        painter: QPainter,
        area: QRectF,
        scale: float,
        x: int,
        y: int,
        *,
        ground: bool = True,
        within: QRegion | None = None,
    ) -> None:
        """Paint an area of the scene.

        Args:
            painter: clipped to where it may paint.
            scale: device pixels of a unit of the scene.
            x, y: the device pixel at which the origin of the scene lies.
            ground: whether what lies below all items is painted too.
            within: the device pixels that are painted, if they are not the whole area.
        """
        easel = self._scene.easel
        painter.setRenderHints(HINTS)
        at = QTransform(scale, 0, 0, scale, x, y)
        items = self._scene.items(area, _TOUCHING, _ORDER)
        if within is not None:
            items = [item for item in items if _reaches(item, within, scale, x, y)]
        if easel.detail is Detail.PLAIN or self.rough:
            if ground:
                painter.setWorldTransform(at)
                painter.fillRect(area, easel.inks.ground)
            self._paint_far(painter, area, items, at)
        else:
            if ground:
                painter.setWorldTransform(at)
                self._ground.paint(painter, area, easel.inks.theme, easel.zoom, scale)
            self._ready(scale)
            self._paint_near(painter, area, items, at)
        painter.resetTransform()

    # --- near ------------------------------------------------------------------------

    def _paint_near(
        self, painter: QPainter, area: QRectF, items: list[QGraphicsItem], at: QTransform
    ) -> None:
        box = box_of(area)
        wires: list[EdgeItem] = []
        rest: list[QGraphicsItem] = []
        for item in items:
            if not isinstance(item, EdgeItem):
                rest.append(item)
            elif item.route is not None and item.isVisible() and _meet(item.parts(), box):
                wires.append(item)
        behind = [i for i in rest if i.zValue() < 0 and not isinstance(i, NodeItem)]
        for item in behind:
            self.paint_loose(painter, item, at)
        self._paint_wires(painter, wires, box, at)
        for item in rest:
            if isinstance(item, NodeItem):
                self._paint_node(painter, item, at)
            elif 0 <= item.zValue() < FRONT and item.parentItem() is None:
                painter.setOpacity(1.0)
                self.paint_loose(painter, item, at)
        painter.setOpacity(1.0)

    def _paint_wires(
        self, painter: QPainter, wires: list[EdgeItem], area: Box, at: QTransform
    ) -> None:
        """Draw wires, their labels over all of them."""
        painter.setWorldTransform(at)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        colors = []
        for item in wires:
            if item.dimmed:
                painter.setOpacity(DIMMED)
            colors.append(item.stroke(painter))
            if item.dimmed:
                painter.setOpacity(1.0)
        painter.resetTransform()
        plates = self._plates
        if self._scene.easel.zoom < LABEL_ZOOM or plates is None:
            return
        scale, dx, dy = at.m11(), at.dx(), at.dy()
        for item, color in zip(wires, colors, strict=True):
            if item.route is not None and (label := item.shown_label()):
                x, y = item.route.label
                if _meet(item.parts()[-1:], area):
                    picture = plates.pill(label, item.rim(color))
                    _lay(painter, picture, _whole(x * scale) + dx, _whole(y * scale) + dy)

    def _paint_node(self, painter: QPainter, item: NodeItem, at: QTransform) -> None:
        plates, face, state = self._plates, item.face, item.state
        assert plates is not None
        scale = at.m11()
        left, top = _whole(item.x() * scale) + at.dx(), _whole(item.y() * scale) + at.dy()
        painter.resetTransform()
        painter.setOpacity(1.0)
        whole = is_covered(face)
        picture = (
            plates.whole(face, item.text(), state)
            if whole
            else plates.node(item.plate(), face, item.text(), state)
        )
        _lay(painter, picture, left, top)
        if whole:
            return
        if state.dimmed:
            painter.setOpacity(DIMMED)
        if face.share and plates.detail is Detail.FULL:
            _lay(painter, plates.cost(face), left, top)
        painter.setWorldTransform(QTransform(scale, 0, 0, scale, left, top))
        for pen, line, spot in item.words(plates.detail):
            painter.setPen(pen)
            line.paint(painter, spot)

    def _ready(self, scale: float) -> None:
        """Have the plates of this scale."""
        easel, plates = self._scene.easel, self._plates
        wanted = (easel.inks, scale, easel.detail)
        if plates is None or (plates.inks, plates.scale, plates.detail) != wanted:
            self._plates = Plates(*wanted)

    def paint_loose(self, painter: QPainter, item: QGraphicsItem, at: QTransform) -> None:
        """Let an item, and what hangs on it, paint itself."""
        if not item.isVisible():
            return
        painter.save()
        painter.setWorldTransform(item.sceneTransform() * at)
        self._option.exposedRect = item.boundingRect()
        item.paint(painter, self._option, None)
        painter.restore()
        for child in item.childItems():
            self.paint_loose(painter, child, at)

    # --- far -------------------------------------------------------------------------

    def _paint_far(
        self, painter: QPainter, area: QRectF, items: list[QGraphicsItem], at: QTransform
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setWorldTransform(at * QTransform.fromTranslate(NUDGE, NUDGE))
        box = box_of(area)
        boxes: Colored = {}
        wires: Drawn = {}
        loose: list[QGraphicsItem] = []
        for item in items:
            if isinstance(item, NodeItem):
                self._sort_node(item, boxes)
            elif isinstance(item, EdgeItem):
                self._sort_edge(item, wires, box)
            elif item.zValue() < FRONT and item.parentItem() is None:
                loose.append(item)
        for item in loose:
            if item.zValue() < 0:
                self.paint_loose(painter, item, at)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for _name, (pen, paths) in sorted(wires.items(), key=_rank):
            painter.setPen(pen)
            for path in paths:
                painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        for _key, (color, rows) in sorted(boxes.items(), key=_rank):
            if self._scene.easel.detail is not Detail.PLAIN:
                rows = self._paint_bodies(painter, rows)
            painter.setBrush(color)
            painter.drawRects(rows)
        for mark in self._scene.marks.values():
            if mark.title_room().intersects(area):
                mark.paint_title(painter)
        for item in loose:
            if item.zValue() >= 0:
                self.paint_loose(painter, item, at)

    def _paint_bodies(self, painter: QPainter, boxes: list[QRectF]) -> list[QRectF]:
        """Draw nodes without what is on them; return their coloured stripes."""
        painter.setBrush(self._scene.easel.inks.body)
        painter.drawRects(boxes)
        return [QRectF(box.x(), box.y(), STRIPE, box.height()) for box in boxes]

    def _sort_node(self, item: NodeItem, boxes: Colored) -> None:
        inks, state = self._scene.easel.inks, item.state
        rank = 0
        if state.selected or state.lit:
            color, rank = inks.accent, 2
        elif item.severity == "error":
            color, rank = inks.problem["error"], 1
        else:
            color = inks.family(item.group)
        if state.dimmed or item.glimpse.muted:
            color, rank = _faded(color), rank - 3
        key = rank, color.rgba()
        if key not in boxes:
            boxes[key] = color, []
        left, top, right, bottom = item.box()
        boxes[key][1].append(QRectF(left, top, right - left, bottom - top))

    def _sort_edge(self, item: EdgeItem, wires: Drawn, area: Box) -> None:
        if not item.isVisible() or not _meet(item.parts(), area):
            return
        wrong, lit = item.wrong or item.doomed, item.lit
        key = wrong * 2 + lit - 4 * item.dimmed, item.kind
        found = wires.get(key)
        if found is None:
            color = self._scene.easel.inks.wire_color(item.kind, wrong, lit)
            pen = QPen(_faded(color) if item.dimmed else color, 1.0)
            pen.setCosmetic(True)
            found = wires[key] = pen, []
        found[1].append(item.path())


def _rank(entry: tuple[Any, object]) -> Any:
    return entry[0]


def box_of(area: QRectF) -> Box:
    """Return left, top, right and bottom of an area."""
    return area.getCoords()  # type: ignore[return-value]


def parts_of(item: QGraphicsItem) -> list[Box]:
    """Return rectangles of the scene that hold all that is painted of an item."""
    if isinstance(item, EdgeItem):
        return item.parts()
    area = item.sceneBoundingRect()
    if isinstance(item, MarkItem):
        area = area.united(item.title_room())
    return [box_of(area)]


def _reaches(item: QGraphicsItem, region: QRegion, s: float, x: int, y: int) -> bool:
    """Tell whether an item is painted in a region of device pixels."""
    for left, top, right, bottom in parts_of(item):
        a, b = int(left * s + x) - 2, int(top * s + y) - 2
        if region.intersects(QRect(a, b, int((right - left) * s) + 5, int((bottom - top) * s) + 5)):
            return True
    return False


def _meet(boxes: list[Box], area: Box) -> bool:
    """Tell whether one of some boxes reaches into an area."""
    left, top, right, bottom = area
    return any(a < right and c > left and b < bottom and d > top for a, b, c, d in boxes)


def _whole(place: float) -> int:
    """Round to a whole pixel, in the same way wherever the view stands."""
    return math.floor(place + 0.5)


def _lay(painter: QPainter, picture: Picture, x: float, y: float) -> None:
    pixmap, left, top = picture
    painter.drawPixmap(int(x) + left, int(y) + top, pixmap)


def _faded(color: QColor) -> QColor:
    color = QColor(color)
    color.setAlphaF(DIMMED)
    return color
