"""Brush: paints what stands still on the canvas, nodes and wires first of all.

Lengths of the painter are device pixels: nodes are laid down as plates on whole pixels, with
their words over them; wires are drawn as they run. From far away (``Detail.PLAIN``) boxes are
drawn by colour, under them wires as thin lines.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TypeVar

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRegion, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem

from dlstudio.graph.boxes import Box
from dlstudio.gui.canvas.edge_item import LABEL_ZOOM, EdgeItem
from dlstudio.gui.canvas.ground import Ground
from dlstudio.gui.canvas.mark_item import MarkItem
from dlstudio.gui.canvas.node_item import NodeItem
from dlstudio.gui.canvas.patches import BoxKey, Patch, WireKey
from dlstudio.gui.canvas.scene import CanvasScene
from dlstudio.gui.canvas.thing import Item
from dlstudio.gui.look.faces import PORT_RADIUS, STRIPE
from dlstudio.gui.look.inks import Detail
from dlstudio.gui.look.paint import DIMMED
from dlstudio.gui.look.plates import HINTS, Picture, Plates, is_covered

FRONT = 1.0  # loose items from here up lie over everything, and are painted by themselves
# What lies between two pixels goes to the same one wherever the view stands.
NUDGE = 1 / 512
PORT = PORT_RADIUS + 1  # of a port lie outside of its node

_Key = TypeVar("_Key", BoxKey, WireKey)
_Ink = TypeVar("_Ink", QColor, QPen)
_Drawn = TypeVar("_Drawn", list[QRectF], QPainterPath)


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
        if easel.detail is Detail.PLAIN or self.rough:
            if ground:
                painter.setWorldTransform(at)
                painter.fillRect(area, easel.inks.ground)
            self._paint_far(painter, area, at, within)
        else:
            if ground:
                painter.setWorldTransform(at)
                self._ground.paint(painter, area, easel.inks.theme, easel.zoom, scale)
            self._ready(scale)
            self._paint_near(painter, area, at, within)
        painter.resetTransform()

    def warm_up(self, area: QRectF) -> None:
        """Have ready what the first mistake in sight needs: all behind it loses its types."""
        easel, plates = self._scene.easel, self._plates
        easel.inks.warm_up()
        if plates is None or easel.detail is Detail.PLAIN:
            return
        for node in self._scene.patches.things(box_of(area))[0]:
            if node.faced:
                plates.warm_up(node.face, node.text())

    # --- near ------------------------------------------------------------------------

    def _paint_near(
        self, painter: QPainter, area: QRectF, at: QTransform, within: QRegion | None
    ) -> None:
        box = box_of(area)
        nodes, wires = self._scene.patches.things(box)
        nodes = [node for node in nodes if _seen(node.parts(), box, at, within)]
        wires = [
            wire
            for wire in wires
            if wire.shown and wire.route is not None and _seen(wire.parts(), box, at, within)
        ]
        loose = self._loose_in(area)
        for item in loose:
            if item.zValue() < 0:
                self.paint_loose(painter, item, at)
        self._paint_wires(painter, wires, box, at)
        for item in loose:
            if item.zValue() >= 0:
                self.paint_loose(painter, item, at)
        for node in nodes:
            self._paint_node(painter, node, at)
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
            colors.append(item.stroke(painter, lit=item.selected or item.strong))
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
        left, top = (_whole(item.at[0] * scale) + at.dx(), _whole(item.at[1] * scale) + at.dy())
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

    def _loose_in(self, area: QRectF) -> list[QGraphicsItem]:
        """Return the items of Qt that are part of the picture, lower ones first."""
        found = [item for item in self._scene.loose if item.zValue() < FRONT]
        found = [item for item in found if item.sceneBoundingRect().intersects(area)]
        return sorted(found, key=lambda item: item.zValue())

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

    def paint_lit(self, painter: QPainter, wire: EdgeItem, at: QTransform, area: QRectF) -> None:
        """Draw a wire lit, under the nodes and labels that lie over it in an area."""
        here = _common(wire.extent, box_of(area))
        if wire.route is None or here is None:
            return
        nodes, wires = self._scene.patches.things(here)
        parts = wire.parts()
        above = [box for node in nodes if _meet(parts, box := _grown(node.extent, PORT))]
        labelled = [other for other in wires if other.label and _meet(parts, other.parts()[-1])]
        above += [other.parts()[-1] for other in labelled if other.shown_label()]
        left = QRegion(_pixels(_grown(here, 2 * PORT), at))
        for box in above:
            left -= QRegion(_pixels(box, at))
        painter.save()
        painter.setRenderHints(HINTS)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setClipRegion(left, Qt.ClipOperation.IntersectClip)
        painter.setWorldTransform(at, combine=True)
        wire.stroke(painter, lit=True)
        painter.restore()

    # --- far -------------------------------------------------------------------------

    def _paint_far(
        self, painter: QPainter, area: QRectF, at: QTransform, within: QRegion | None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setWorldTransform(at * QTransform.fromTranslate(NUDGE, NUDGE))
        loose = self._loose_in(area)
        for item in loose:
            if item.zValue() < 0:
                self.paint_loose(painter, item, at)
        box = box_of(area)
        patches = self._scene.patches.within(box)
        if within is not None:
            patches = [p for p in patches if p.bounds and _in_region([p.bounds], within, at)]
        near = [p for p in patches if p.bodies and _seen([p.bodies], box, at, within)]
        self._paint_patches(painter, patches, near)
        for mark in self._scene.marks.values():
            if mark.title_room().intersects(area):
                mark.paint_title(painter)
        for item in loose:
            if item.zValue() >= 0:
                self.paint_loose(painter, item, at)

    def paint_carried(self, painter: QPainter, at: QTransform) -> None:
        """Draw what is carried, over everything that stands."""
        patch = self._scene.patches.carried()
        painter.save()
        painter.setRenderHints(HINTS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setWorldTransform(at * QTransform.fromTranslate(NUDGE, NUDGE), combine=True)
        self._paint_patches(painter, [patch], [patch])
        painter.restore()

    def _paint_patches(
        self, painter: QPainter, wired: Iterable[Patch], boxed: Iterable[Patch]
    ) -> None:
        """Draw the wires of some patches, over them the nodes of some."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for _rank, pen, path in _sorted(patch.wires for patch in wired):
            painter.setPen(pen)
            painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        bare = self._scene.easel.detail is Detail.PLAIN
        for _layer, color, rows in _sorted(patch.boxes for patch in boxed):
            painter.setBrush(color)
            painter.drawRects(rows if bare else self._paint_bodies(painter, rows, color))

    def _paint_bodies(self, painter: QPainter, boxes: list[QRectF], stripe: QColor) -> list[QRectF]:
        """Draw nodes without what is on them; return their stripes, to be filled."""
        painter.setBrush(self._scene.easel.inks.body)
        painter.drawRects(boxes)
        painter.setBrush(stripe)
        return [QRectF(box.x(), box.y(), STRIPE, box.height()) for box in boxes]


def _sorted(
    tables: Iterable[Mapping[_Key, tuple[_Ink, _Drawn]]],
) -> list[tuple[_Key, _Ink, _Drawn]]:
    """Return what is drawn of some patches, lower ranks first."""
    rows = [(key, ink, drawn) for table in tables for key, (ink, drawn) in table.items()]
    rows.sort(key=lambda row: row[0])
    return rows


def box_of(area: QRectF) -> Box:
    """Return left, top, right and bottom of an area."""
    return area.getCoords()  # type: ignore[return-value]


def parts_of(item: Item) -> list[Box]:
    """Return rectangles of the scene that hold all that is painted of an item."""
    if not isinstance(item, QGraphicsItem):  # to ask an abstract class takes longer
        return item.parts()
    area = item.sceneBoundingRect()
    if isinstance(item, MarkItem):
        area = area.united(item.title_room())
    return [box_of(area)]


def _seen(boxes: list[Box], area: Box, at: QTransform, within: QRegion | None) -> bool:
    """Tell whether something is painted in an area, and in a region of device pixels."""
    return _meet(boxes, area) and (within is None or _in_region(boxes, within, at))


def _grown(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _common(a: Box, b: Box) -> Box | None:
    """Return what two boxes have in common, be it a line."""
    left, top, right, bottom = max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])
    return None if left > right or top > bottom else (left, top, right, bottom)


def _pixels(box: Box, at: QTransform) -> QRect:
    """Return the device pixels that a box covers."""
    s, x, y = at.m11(), at.dx(), at.dy()
    left, top = math.floor(box[0] * s + x), math.floor(box[1] * s + y)
    return QRect(left, top, math.ceil(box[2] * s + x) - left, math.ceil(box[3] * s + y) - top)


def _in_region(boxes: list[Box], region: QRegion, at: QTransform) -> bool:
    """Tell whether something is painted in a region of device pixels."""
    s, x, y = at.m11(), at.dx(), at.dy()
    for left, top, right, bottom in boxes:
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
