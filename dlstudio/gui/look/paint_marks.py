"""How frames and notes are painted, near and far away. Colours come from the theme's families."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QApplication

from dlstudio.gui.look.fonts import ui_font
from dlstudio.gui.look.theme import RADIUS, Theme, mixed
from dlstudio.picturing.palette import MARK_COLORS

BAR = 28.0  # height of a frame's title, in the scene
LEAST_BAR = 20.0  # on the screen, however far away
TITLE_PX, LEAST_TITLE_PX = 14.0, 11.5
PAD = 10.0
HANDLE = 8.0  # side of a handle on the screen
LARGEST_HANDLE = 12.0  # units of the scene: within the overhang of a mark, which is painted anew
FOLD = 12.0


def color_of(name: str, theme: Theme) -> QColor:
    """Return the colour of a name; an unknown one is grey."""
    return QColor(theme.families[MARK_COLORS.get(name, "shape")])


def bar_height(height: float, zoom: float) -> float:
    """Return how high the title bar of a frame is: it can be read from far away."""
    return min(max(BAR, LEAST_BAR / zoom), max(height * 0.5, 8.0))


def paint_frame(
    painter: QPainter, box: QRectF, title: str, color: QColor, theme: Theme, zoom: float
) -> None:
    """Draw a frame with its title; the ground shows through."""
    fill, bar = QColor(color), QColor(color)
    fill.setAlphaF(0.10 if theme.dark else 0.07)
    bar.setAlphaF(0.30 if theme.dark else 0.20)
    line = QPen(color, 1.25)
    line.setCosmetic(True)
    painter.setPen(line)
    painter.setBrush(fill)
    round_ = RADIUS + 2 if zoom >= 0.3 else 0.0
    painter.drawRoundedRect(box, round_, round_)
    height = bar_height(box.height(), zoom)
    head = QRectF(box.left(), box.top(), box.width(), height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(bar)
    painter.drawRoundedRect(head, round_, round_)
    if title:
        size = min(max(TITLE_PX, LEAST_TITLE_PX / zoom), height * 0.72)
        _write(painter, head.adjusted(PAD, 0, -PAD, 0), title, size, QColor(theme.text))


def paint_chip(
    painter: QPainter, box: QRectF, title: str, color: QColor, theme: Theme, zoom: float
) -> None:
    """Write the title of a frame that is far away, on a ground of its own."""
    if box.width() * zoom < 3 * LEAST_TITLE_PX:
        return
    size, room = LEAST_TITLE_PX / zoom, chip_room(box, zoom)
    gap = 4 / zoom
    font, text, width = _cut(title, max(1, round(size)), box.width() - 2 * gap, _ui())
    chip = QRectF(room.left(), room.top(), width + 2 * gap, room.height())
    painter.fillRect(chip, QColor(mixed(color.name(), theme.canvas, 0.35 if theme.dark else 0.22)))
    painter.setFont(font)
    painter.setPen(QColor(theme.text))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)


def chip_room(box: QRectF, zoom: float) -> QRectF:
    """Return where the title of a frame that is far away may stand: on top of it."""
    height = LEAST_TITLE_PX * 1.5 / zoom
    return QRectF(box.left(), box.top() - height, box.width(), height)


def paint_note(
    painter: QPainter, box: QRectF, color: QColor, theme: Theme, *, shadow: bool
) -> None:
    """Draw the paper of a note."""
    if shadow:
        painter.setPen(Qt.PenStyle.NoPen)
        dark = QColor(0, 0, 0, 70 if theme.dark else 26)
        painter.setBrush(dark)
        painter.drawRoundedRect(box.translated(0, 2), RADIUS, RADIUS)
    line = QPen(color, 1.0)
    line.setCosmetic(True)
    painter.setPen(line)
    painter.setBrush(paper(color, theme))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(QRectF(box.left(), box.top(), 3.0, box.height()), 1.5, 1.5)


def paper(color: QColor, theme: Theme) -> QColor:
    """Return the ground of a note: dark or light enough for the theme's text."""
    return QColor(mixed(color.name(), theme.panel, 0.16 if theme.dark else 0.10))


def paint_far_note(painter: QPainter, box: QRectF, text: str, theme: Theme, zoom: float) -> None:
    """Write the first line of a note so large that it can be read from far away."""
    size = min(LEAST_TITLE_PX / zoom, box.height() * 0.6)
    if size * zoom >= 7:
        _write(painter, box.adjusted(PAD, 0, -PAD, 0), text, size, QColor(theme.text))


def paint_ring(painter: QPainter, box: QRectF, accent: QColor, zoom: float) -> None:
    """Draw what says that a frame or note is selected: a ring, and handles at its corners."""
    ring = QPen(accent, 2.0)
    ring.setCosmetic(True)
    painter.setPen(ring)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, RADIUS + 2, RADIUS + 2)
    side = min(HANDLE / zoom, LARGEST_HANDLE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    for spot in (box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()):
        painter.drawRect(
            QRectF(spot - QPointF(side / 2, side / 2), spot + QPointF(side / 2, side / 2))
        )


def _write(painter: QPainter, room: QRectF, text: str, size: float, color: QColor) -> None:
    font, text, _width = _cut(text, max(1, round(size)), room.width(), _ui())
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def _ui() -> str:
    """Return what the font of the interface is called, as a key."""
    return QApplication.font().key()


@lru_cache(maxsize=1024)
def _cut(text: str, size: int, room: float, _font: str) -> tuple[QFont, str, float]:
    """Return the font of a size, the text cut to its room, and how wide that is."""
    font = QFont(ui_font(1.0, QFont.Weight.DemiBold))
    font.setPixelSize(size)
    metrics = QFontMetricsF(font)
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    return font, cut, metrics.horizontalAdvance(cut)
