"""Icons: the SVG files of ``resources/icons``, drawn in the colour that is wanted.

The files are 20 × 20 with ``currentColor`` only, so one drawing serves both themes. An icon
without a colour of its own follows the palette: it is drawn when it is painted, so a change of
theme, a disabled button and any scale of the screen need nothing from the caller.

Names are file names: actions ("train", "save-as") and layers by key ("Conv2d").
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QImage,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer

from dlstudio.gui.look.theme import DARK, LIGHT
from dlstudio.kept import Kept
from dlstudio.resources import resource

BLOCK = "block"
UNKNOWN = "unknown"
OWN = "own"
APP_SIZES = (16, 20, 24, 32, 48, 64, 128, 256)

# A person zooms: the same icons are asked for in ever more sizes, up to 300 kB each.
MOST_PIXELS = 1_000_000
_pictures: Kept[QImage] = Kept(MOST_PIXELS)

# Icons that mean a state wear its colour; everything else wears the colour of text.
STATES = {"error": "error", "warning": "warning", "hint": "accent", "ok": "good"}


def icon(name: str, color: QColor | None = None) -> QIcon:
    """Return the icon called ``name``; KeyError if there is none.

    Without ``color`` it takes the colour of text (or of its state) in the theme of the moment
    in which it is painted.
    """
    return QIcon(_Engine(_known(name), None if color is None else QColor(color)))


def layer_icon(key: str, color: QColor | None = None) -> QIcon:
    """Return the icon of a layer by its key; blocks share one, unknown layers another."""
    return icon(layer_name(key), color)


def layer_name(key: str) -> str:
    """Return the name of a layer's icon, for ``pixmap``."""
    if key.startswith(("block:", "block-file:")):
        return BLOCK
    if key.startswith("own:"):
        return OWN
    return key if key in _files("layers") else UNKNOWN


def pixmap(name: str, size: int, color: QColor | str, ratio: float = 1.0) -> QPixmap:
    """Draw an icon of ``size`` device-independent pixels for a screen of that ratio."""
    picture = QPixmap.fromImage(_picture(_known(name), round(size * ratio), QColor(color).rgba()))
    picture.setDevicePixelRatio(ratio)
    return picture


def app_icon() -> QIcon:
    """Return the program's own icon: the mark on the accent colour, in all usual sizes."""
    found = QIcon()
    for size in APP_SIZES:
        found.addPixmap(QPixmap.fromImage(_app_picture(size)))
    return found


def names() -> frozenset[str]:
    """Return the names of all icons."""
    return frozenset((*_files("actions"), *_files("layers")))


class _Engine(QIconEngine):
    """Draws one icon whenever Qt asks, in the colours of that moment."""

    def __init__(self, name: str, color: QColor | None) -> None:
        super().__init__()
        self._name = name
        self._color = color

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        place = QRect(0, 0, side, side)
        place.moveCenter(rect.center())
        # Not by painter.device(): PySide takes what is asked for so for the painter's own.
        ratio = painter.deviceTransform().m11() / (painter.worldTransform().m11() or 1.0)
        painter.drawPixmap(place, pixmap(self._name, side, self._ink(mode), ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        # Some versions of Qt give the size in pixels of the device, newer ones without the scale;
        # a picture that is too fine is what Qt understands in both.
        side = min(size.width(), size.height())
        return pixmap(self._name, side, self._ink(mode), scale)

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._color)

    def isNull(self) -> bool:
        return False

    def key(self) -> str:
        return "dlstudio"

    def iconName(self) -> str:
        return self._name

    def _ink(self, mode: QIcon.Mode) -> QColor:
        palette = QGuiApplication.palette()
        if mode == QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
        if self._color is not None:
            return self._color
        if self._name in STATES:
            dark = palette.color(QPalette.ColorRole.Window).lightness() < 128
            return QColor(getattr(DARK if dark else LIGHT, STATES[self._name]))
        return palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText)


def _known(name: str) -> str:
    if name not in _files("actions") and name not in _files("layers"):
        raise KeyError(name)
    return name


@lru_cache(maxsize=2)
def _files(folder: str) -> dict[str, Path]:
    """Return the icons of a folder by name; names never become paths in another way."""
    return {path.stem: path for path in resource("icons", folder).glob("*.svg")}


@lru_cache(maxsize=256)
def _drawing(name: str) -> QSvgRenderer:
    path = _files("actions").get(name) or _files("layers")[name]
    renderer = QSvgRenderer(str(path))
    if not renderer.isValid():
        raise ValueError(f"{path.name} is not an SVG drawing")
    return renderer


def _picture(name: str, side: int, rgba: int) -> QImage:
    """Return an icon ``side`` pixels wide, drawn now or before."""
    key = name, side, rgba
    return _pictures.get_or_make(key, lambda: _drawn(name, side, rgba), pixels_of)


def pixels_of(picture: QImage | QPixmap) -> int:
    """Return how much a picture weighs among those that are kept."""
    return picture.width() * picture.height()


def _drawn(name: str, side: int, rgba: int) -> QImage:
    """Draw an icon: first its shape, then its colour through the shape."""
    picture = QImage(max(1, side), max(1, side), QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _drawing(name).render(painter, QRectF(picture.rect()))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(picture.rect(), QColor.fromRgba(rgba))
    painter.end()
    return picture


def _app_picture(side: int) -> QImage:
    picture = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.accent))
    painter.drawRoundedRect(QRectF(picture.rect()), side * 0.22, side * 0.22)
    edge = round(side * 0.14)
    mark = _picture("dlstudio", side - 2 * edge, QColor(LIGHT.on_accent).rgba())
    painter.drawImage(edge, edge, mark)
    painter.end()
    return picture
