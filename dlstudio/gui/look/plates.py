"""Plates: pictures of what many nodes share at one zoom, laid down instead of painted anew.

A plate is a node without what it alone has, its words and its cost: most nodes of a drawing
have one of a few. Labels of wires and bars of cost are kept in the same way. All lengths here
are device pixels; pictures stand on whole ones.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from dataclasses import replace
from itertools import count

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from dlstudio.gui.look import faces
from dlstudio.gui.look.crossed import paint_cross
from dlstudio.gui.look.faces import NodeFace
from dlstudio.gui.look.frost import paint_frost
from dlstudio.gui.look.inks import Detail, Inks, NodeState, NodeText
from dlstudio.gui.look.link import paint_link
from dlstudio.gui.look.paint import cost_room, paint_cost, paint_node, paint_pill

# What hangs over the edge of the box: ports and their rings, badge, selection ring, depth.
OVERHANG = 14.0
MOST_PIXELS = 4_000_000  # kept at a time
HINTS = (
    QPainter.RenderHint.Antialiasing
    | QPainter.RenderHint.TextAntialiasing
    | QPainter.RenderHint.SmoothPixmapTransform
)

Picture = tuple[QPixmap, int, int]  # and where it lies, from the origin of what it shows


class Plates:
    """Pictures for one theme and one scale, made when they are first needed."""

    def __init__(self, inks: Inks, scale: float, detail: Detail) -> None:
        self.inks, self.scale, self.detail = inks, scale, detail
        self._kept: dict[Hashable, Picture] = {}
        self._pixels = 0

    def node(self, key: int, face: NodeFace, text: NodeText, state: NodeState) -> Picture:
        """Return a node without words and cost; ``key`` is that of ``plain_face``."""
        name = (key, state.selected, state.hovered, state.dimmed, state.lit)
        return self._kept.get(name) or self._keep(
            name,
            _node_room(face),
            lambda painter: paint_node(
                painter, face, text, state, self.inks, self.detail, own=False
            ),
        )

    def warm_up(self, face: NodeFace, text: NodeText) -> None:
        """Have the picture of a node without types, unless there are many others."""
        if self._pixels < MOST_PIXELS // 2 and not is_covered(face):
            bare = face.without_types()
            self.node(key_of(bare), bare, text, NodeState())

    def whole(self, face: NodeFace, text: NodeText, state: NodeState) -> Picture:
        """Return a node with its words: one on which something lies over them."""
        name = (face, state.selected, state.hovered, state.dimmed, state.lit)
        return self._kept.get(name) or self._keep(
            name,
            _node_room(face),
            lambda painter: paint_whole(painter, face, text, state, self.inks, self.detail),
        )

    def cost(self, face: NodeFace) -> Picture:
        """Return the bar of a node's cost, to a quarter of a pixel."""
        room = cost_room(face)
        steps = room.width() * self.scale * 4
        share = max(1, round(face.share * steps)) / steps
        name = (face.group, room.top(), share)
        return self._kept.get(name) or self._keep(
            name, room, lambda painter: paint_cost(painter, face, share, self.inks)
        )

    def pill(self, label: str, line: QColor) -> Picture:
        """Return the label of a wire around the origin."""
        name = (label, line.rgba())
        found = self._kept.get(name)
        if found is None:
            width, height = self.inks.pill_size(label)
            room = QRectF(-width / 2 - 1, -height / 2 - 1, width + 2, height + 2)
            found = self._keep(
                name, room, lambda painter: paint_pill(painter, QPointF(), label, self.inks, line)
            )
        return found

    def _keep(self, name: Hashable, room: QRectF, paint: Callable[[QPainter], object]) -> Picture:
        left, top = math.floor(room.left() * self.scale), math.floor(room.top() * self.scale)
        width = math.ceil(room.right() * self.scale) - left
        height = math.ceil(room.bottom() * self.scale) - top
        picture = QPixmap(max(1, width), max(1, height))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHints(HINTS)
        painter.translate(-left, -top)
        painter.scale(self.scale, self.scale)
        paint(painter)
        painter.end()
        if self._pixels > MOST_PIXELS:
            self._kept.clear()
            self._pixels = 0
        self._pixels += width * height
        found = self._kept[name] = picture, left, top
        return found


def paint_whole(
    painter: QPainter, face: NodeFace, text: NodeText, state: NodeState, inks: Inks, detail: Detail
) -> None:
    """Draw a node with everything that lies over it."""
    paint_node(painter, face, text, state, inks, detail)
    if face.muted:
        paint_cross(painter, face, inks)
    if face.frozen and detail is not Detail.PLAIN:
        paint_frost(painter, face, inks)
    if face.tied and detail is not Detail.PLAIN:
        paint_link(painter, face, inks)


def is_covered(face: NodeFace) -> bool:
    """Tell whether something lies over the words of a node."""
    return face.muted or face.frozen or bool(face.tied)


_KEYS: dict[NodeFace, int] = {}
_NUMBERS = count()
MOST_KEYS = 4_000  # faces of 1 to 2 KB


def key_of(face: NodeFace) -> int:
    """Return a number that faces have in common which differ in words and cost alone."""
    bare = replace(
        face, name="", kind="", values="v" if face.values else "", shape="",
        share=0.0, note=False,
    )  # fmt: skip
    if len(_KEYS) > MOST_KEYS:
        _KEYS.clear()
    key = _KEYS.get(bare)
    if key is None:
        key = _KEYS[bare] = next(_NUMBERS)
    return key


def _node_room(face: NodeFace) -> QRectF:
    width, height = faces.size_of(face)
    return QRectF(0, 0, width, height).adjusted(-OVERHANG, -OVERHANG, OVERHANG, OVERHANG)
