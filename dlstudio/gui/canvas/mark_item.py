"""MarkItem: a frame or a note on the canvas. It paints itself at every distance."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from dlstudio.graph.model import FRAME, Area, Mark
from dlstudio.gui.canvas.note_text import NoteText, heading_of
from dlstudio.gui.look.inks import Detail
from dlstudio.gui.look.paint_marks import (
    bar_height,
    chip_room,
    color_of,
    paint_chip,
    paint_far_note,
    paint_frame,
    paint_note,
    paint_ring,
)

if TYPE_CHECKING:
    from dlstudio.gui.canvas.scene import Easel

BODY = "body"  # what moves a mark; all other parts are edges: "left", "top left" …
OVERHANG = 8.0
REACH = 7.0  # px on the screen around an edge
NOTE_PAD = 10.0


class MarkItem(QGraphicsRectItem):
    """A view of a mark, without opinions of its own."""

    def __init__(self, mark: Mark, easel: Easel) -> None:
        super().__init__()
        self.mark = mark
        self.selected = False
        self._easel = easel
        self._text: tuple[object, NoteText] | None = None
        self.setPen(Qt.PenStyle.NoPen)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.show_mark(mark)

    @property
    def is_frame(self) -> bool:
        return self.mark.kind == FRAME

    def area(self) -> QRectF:
        """Return where it stands, in the scene."""
        return self.rect().adjusted(OVERHANG, OVERHANG, -OVERHANG, -OVERHANG)

    def show_mark(self, mark: Mark) -> None:
        """Show another value."""
        self.mark = mark
        self.show_area(mark.area)

    def show_area(self, area: Area) -> None:
        """Show it elsewhere, for the time of a gesture too."""
        self._area = area
        box = QRectF(*area)
        self.setRect(box.adjusted(-OVERHANG, -OVERHANG, OVERHANG, OVERHANG))
        # Frames lie behind everything, small ones before large ones; notes lie over wires.
        size = math.log1p(box.width() * box.height()) / 100
        self.setZValue(-1 - size if self.is_frame else 0.75)
        self._easel.touched.add(self)

    def title_room(self) -> QRectF:
        """Return where the title stands from far away."""
        return chip_room(self.area(), self._easel.zoom)

    def select(self, selected: bool) -> None:
        if selected != self.selected:
            self.selected = selected
            self._easel.touched.add(self)

    def part_at(self, x: float, y: float) -> str | None:
        """Return what would be grabbed at a place of the scene: BODY, an edge, or nothing."""
        zoom = self._easel.zoom
        reach = min(REACH / zoom, 40.0)
        left, top, width, height = self._area  # plain numbers: asked of every mark at each move
        if not -reach <= x - left <= width + reach or not -reach <= y - top <= height + reach:
            return None
        box = self.area()
        sides = []
        if abs(y - box.top()) <= reach or abs(y - box.bottom()) <= reach:
            sides.append("top" if abs(y - box.top()) <= abs(y - box.bottom()) else "bottom")
        if abs(x - box.left()) <= reach or abs(x - box.right()) <= reach:
            sides.append("left" if abs(x - box.left()) <= abs(x - box.right()) else "right")
        # The upper edge of a frame is its title, but for the corners.
        if sides and (sides != ["top"] or not self.is_frame):
            return " ".join(sides)
        if not self.is_frame or y <= box.top() + bar_height(box.height(), zoom):
            return BODY
        return None

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        easel, box = self._easel, self.area()
        theme, zoom = easel.inks.theme, easel.zoom
        color = color_of(self.mark.color, theme)
        if self.is_frame:
            far = easel.detail is Detail.PLAIN  # the title then comes over the nodes
            paint_frame(painter, box, "" if far else self.mark.text, color, theme, zoom)
        else:
            self._paint_note(painter, box)
        if self.selected:
            paint_ring(painter, box, easel.inks.accent, zoom)

    def paint_title(self, painter: QPainter) -> None:
        """Write the title of a frame on top of it, where all is far away."""
        if self.is_frame and self.mark.text:
            easel = self._easel
            theme = easel.inks.theme
            color = color_of(self.mark.color, theme)
            paint_chip(painter, self.area(), self.mark.text, color, theme, easel.zoom)

    def _paint_note(self, painter: QPainter, box: QRectF) -> None:
        easel = self._easel
        theme, near = easel.inks.theme, easel.detail is Detail.FULL
        color = color_of(self.mark.color, theme)
        paint_note(painter, box, color, theme, shadow=near)
        if not near:
            paint_far_note(painter, box, heading_of(self.mark.text), theme, easel.zoom)
            return
        text = self.laid_out(box.width())
        inner = box.adjusted(NOTE_PAD + 2, NOTE_PAD, -NOTE_PAD, -NOTE_PAD)
        painter.save()
        painter.setClipRect(inner, Qt.ClipOperation.IntersectClip)
        painter.translate(inner.topLeft())
        context = text.documentLayout().PaintContext()
        context.palette.setColor(context.palette.ColorRole.Text, easel.inks.text.color())
        context.clip = QRectF(0, 0, inner.width(), inner.height())
        text.documentLayout().draw(painter, context)
        painter.restore()

    def laid_out(self, width: float) -> NoteText:
        """Return the text, laid out once for each width and theme."""
        theme = self._easel.inks.theme
        key = (self.mark.text, width, theme.name)
        if self._text is None or self._text[0] != key:
            room = width - 2 * NOTE_PAD - 2
            self._text = key, NoteText(self.mark.text, room, theme)
        return self._text[1]
