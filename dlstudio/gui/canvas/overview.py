"""Overview: the drawing from far away, painted in ready-made batches by regions.

Where no word can be read, no item paints itself: boxes are drawn by colour, wires as one thin
path a colour. What the person moves or marks makes only its region anew. Regions are made in
idle time, so that the first look from far away costs no frame.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRegion, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem

from dlstudio.gui.canvas.edge_item import EdgeItem
from dlstudio.gui.canvas.node_item import NodeItem
from dlstudio.gui.canvas.scene import CanvasScene
from dlstudio.gui.look.paint import DIMMED

REGION = 2_048.0  # side of a region, in units of the scene
IDLE_MS = 60
CROWD = 300  # smaller drawings are made when they are first seen from far away
Place = tuple[int, int]


@dataclass(slots=True)
class _Region:
    """What stands in one square of the scene; the batches are None until they are needed."""

    nodes: set[NodeItem] = field(default_factory=set)
    edges: set[EdgeItem] = field(default_factory=set)
    made: bool = False
    bounds: QRectF = field(default_factory=QRectF)
    boxes: list[tuple[QColor, list[QRectF]]] = field(default_factory=list)
    wires: list[tuple[QPen, QPainterPath]] = field(default_factory=list)


class Overview(QObject):
    """Paints the whole scene without asking its items to paint themselves."""

    def __init__(self, scene: CanvasScene) -> None:
        super().__init__(scene)
        self._scene = scene
        self._regions: dict[Place, _Region] = {}
        self._home: dict[NodeItem | EdgeItem, Place] = {}
        self._inks: object = None
        self._idle = QTimer(self, interval=IDLE_MS)
        self._idle.timeout.connect(self._make_one)
        self._round = -1

    def wake(self) -> None:
        """Make ready what was touched, in idle time, if the drawing is large."""
        if len(self._scene.nodes) > CROWD and not self._idle.isActive():
            self._idle.start()

    def paint(self, painter: QPainter, dirty: QRegion, at: QTransform) -> None:
        """Draw what lies in the dirty part of the viewport, with its ground."""
        self._follow()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        back, _ok = at.inverted()
        ground = self._scene.easel.inks.ground
        for rect in rects_of(dirty):
            painter.fillRect(rect, ground)
            area = back.mapRect(QRectF(rect.adjusted(-2, -2, 2, 2)))
            painter.setClipRect(rect)
            painter.setWorldTransform(at)
            self._paint(painter, area)
            painter.resetTransform()
        painter.setClipping(False)

    def _paint(self, painter: QPainter, area: QRectF) -> None:
        seen = []
        for region in self._regions.values():
            if not region.made:
                self._make(region)
            if region.bounds.intersects(area):
                seen.append(region)
        loose = sorted(self._scene.loose, key=lambda item: item.zValue())
        _paint_loose(painter, [item for item in loose if item.zValue() < 0], area)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for region in seen:
            for pen, path in region.wires:
                painter.setPen(pen)
                painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        for region in seen:
            for color, boxes in region.boxes:
                painter.setBrush(color)
                painter.drawRects(boxes)
        for item in self._scene.marks.values():
            if item.title_room().intersects(area):
                item.paint_title(painter)
        _paint_loose(painter, [item for item in loose if item.zValue() >= 0], area)

    def _follow(self) -> None:
        """Take what was touched since the last time to the regions where it stands now."""
        easel = self._scene.easel
        if self._round != easel.round:
            self._round = easel.round
            self._regions.clear()
            self._home.clear()
        if self._inks is not easel.inks:
            self._inks = easel.inks
            for region in self._regions.values():
                region.made = False
        touched, easel.touched = easel.touched, set()
        for item in touched:
            before = self._home.pop(item, None)
            if before is not None:
                region = self._regions[before]
                region.nodes.discard(item)
                region.edges.discard(item)
                region.made = False
            place = self._place(item)
            if place is not None:
                self._home[item] = place
                region = self._regions.setdefault(place, _Region())
                (region.nodes if isinstance(item, NodeItem) else region.edges).add(item)  # type: ignore[arg-type]
                region.made = False

    def _place(self, item: NodeItem | EdgeItem) -> Place | None:
        """Return the region of an item, None if it is no more."""
        scene = self._scene
        if isinstance(item, NodeItem):
            if scene.nodes.get(item.id) is not item:
                return None
            x, y = item.x(), item.y()
        elif scene.edges.get(item.edge) is not item or item.route is None:
            return None
        else:
            middle = item.rect().center()
            x, y = middle.x(), middle.y()
        return math.floor(x / REGION), math.floor(y / REGION)

    def _make_one(self) -> None:
        """Make one region while nothing else is to be done."""
        self._follow()
        for region in self._regions.values():
            if not region.made:
                self._make(region)
                return
        self._idle.stop()

    def _make(self, region: _Region) -> None:
        inks = self._scene.easel.inks
        bounds = QRectF()
        boxes: dict[int, tuple[QColor, list[QRectF]]] = {}
        for node in region.nodes:
            left, top, right, bottom = node.box()
            box = QRectF(left, top, right - left, bottom - top)
            color = self._color_of(node)
            boxes.setdefault(color.rgba(), (color, []))[1].append(box)
            bounds = bounds.united(box)
        wires: dict[int, tuple[QPen, QPainterPath]] = {}
        for edge in region.edges:
            if edge.route is None or not edge.isVisible():
                continue
            color = inks.wire_color(edge.kind, edge.wrong or edge.doomed, edge.lit)
            if edge.dimmed:
                color = _faded(color)
            pen = QPen(color, 1.0)
            pen.setCosmetic(True)
            wires.setdefault(color.rgba(), (pen, QPainterPath()))[1].addPath(edge.route.path)
            bounds = bounds.united(edge.rect())
        region.boxes, region.wires = list(boxes.values()), list(wires.values())
        region.bounds, region.made = bounds, True

    def _color_of(self, item: NodeItem) -> QColor:
        inks, face, state = self._scene.easel.inks, item.face, item.state
        if state.selected or state.lit:
            color = inks.accent
        elif face.severity == "error":
            color = inks.problem["error"]
        else:
            color = inks.family(face.group)
        return _faded(color) if state.dimmed or face.muted else color


def rects_of(region: QRegion) -> Iterator[QRect]:
    """Yield the rectangles of a region (PySide's hints do not know that it can be walked)."""
    return iter(region)  # type: ignore[call-overload]


def _paint_loose(painter: QPainter, items: list[QGraphicsItem], area: QRectF) -> None:
    """Let what is neither node nor wire paint itself: frames, notes, a wire in hand, a band."""
    if not items:
        return
    option = QStyleOptionGraphicsItem()
    at = painter.worldTransform()
    for item in items:
        if item.isVisible() and item.sceneBoundingRect().intersects(area):
            painter.save()
            painter.setWorldTransform(item.sceneTransform() * at)
            option.exposedRect = item.boundingRect()
            item.paint(painter, option, None)
            painter.restore()


def _faded(color: QColor) -> QColor:
    color = QColor(color)
    color.setAlphaF(DIMMED)
    return color
