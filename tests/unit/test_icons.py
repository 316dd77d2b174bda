"""The icons: drawn by one hand, complete, and in the right colour on every screen."""

from __future__ import annotations

import gc
import sys
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QToolButton

from dlstudio.catalog import LAYERS
from dlstudio.gui.look import icons
from dlstudio.gui.look.icons import app_icon, icon, layer_icon, layer_name, names, pixmap
from dlstudio.gui.look.theme import DARK, LIGHT
from dlstudio.gui.look.theme import palette as palette_of
from dlstudio.resources import resource

ACTIONS = (
    "new", "open", "save", "save-as", "undo", "redo", "cut", "copy",
    "paste", "duplicate", "delete", "train", "pause", "stop", "resume", "export",
    "check", "layout", "fit", "zoom-in", "zoom-out", "search", "settings", "help",
    "close", "float", "sun", "moon", "language", "data", "code", "problems",
    "runs", "properties", "error", "warning", "hint", "ok", "folder", "palette",
    "minimap", "command", "plus", "minus", "chevron-right", "chevron-down", "chevron-up", "compare",
    "image", "info", "link", "recent", "snowflake", "start", "dlstudio",
)  # fmt: skip
FILES = sorted(resource("icons").glob("*/*.svg"))
TAGS = {"svg", "path", "rect", "circle", "ellipse"}
SHAPE = {"d", "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r"}
PAINT = {"fill", "stroke", "fill-opacity", "stroke-opacity", "stroke-dasharray"}
SMALL = {
    "minus", "plus", "check", "chevron-right", "chevron-down", "chevron-up", "close", "train",
    "stop",
}  # fmt: skip

pytestmark = pytest.mark.usefixtures("qapp")


def ink_of(path: Path, side: int = 160) -> np.ndarray:
    """Return how much ink each pixel of a large rendering has, 0 to 1."""
    image = QImage(side, side, QImage.Format.Format_Alpha8)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(path)).render(painter)
    painter.end()
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(side, image.bytesPerLine())
    return flat[:, :side] / 255


def pixels(picture: QPixmap | QImage) -> np.ndarray:
    """Return (height, width, 4) red, green, blue, alpha."""
    image = picture.toImage() if isinstance(picture, QPixmap) else picture
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    flat = np.frombuffer(image.constBits(), np.uint8)
    return flat.reshape(image.height(), image.bytesPerLine() // 4, 4)[:, : image.width()].copy()


def color_of(picture: QPixmap) -> tuple[int, ...]:
    """Return the colour of the pixel with the most ink."""
    found = pixels(picture).reshape(-1, 4)
    return tuple(int(part) for part in found[found[:, 3].argmax()][:3])


def rgb(color: str | QColor) -> tuple[int, ...]:
    color = QColor(color)
    return (color.red(), color.green(), color.blue())


# --- the files ---------------------------------------------------------------------------------


def test_every_layer_and_every_action_has_an_icon() -> None:
    have = {path.stem for path in FILES if path.parent.name == "layers"}
    assert set(LAYERS) <= have
    assert {"block", "unknown"} <= have
    actions = {path.stem for path in FILES if path.parent.name == "actions"}
    assert actions == set(ACTIONS)
    assert not actions & have, "one name would mean two drawings"
    assert names() == actions | have


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_keeps_to_the_one_style(path: Path) -> None:
    assert path.stat().st_size < 3_000
    root = ElementTree.parse(path).getroot()
    assert root.attrib == {
        "width": "20",
        "height": "20",
        "viewBox": "0 0 20 20",
        "fill": "none",
        "stroke": "currentColor",
        "stroke-width": "1.5",
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
    }
    for element in root.iter():
        assert element.tag.removeprefix("{http://www.w3.org/2000/svg}") in TAGS
        if element is not root:
            assert set(element.attrib) <= SHAPE | PAINT
            for name in ("fill", "stroke"):
                assert element.get(name, "none") in ("none", "currentColor")
    assert len(list(root)) <= 14


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_icons_have_one_optical_size_and_sit_in_the_middle(path: Path) -> None:
    ink = ink_of(path) > 0.5
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    top, bottom, left, right = (
        place / 8 for place in (rows[0], rows[-1] + 1, columns[0], columns[-1] + 1)
    )
    assert min(top, left) >= 0.4, "ink at the edge is cut off"
    assert max(bottom, right) <= 19.6, "ink at the edge is cut off"
    assert max(bottom - top, right - left) >= (11 if path.stem in SMALL else 14.5)
    assert abs((left + right) / 2 - 10) <= 1.3
    assert abs((top + bottom) / 2 - 10) <= 1.3


def test_no_two_icons_look_the_same_at_20_pixels() -> None:
    ink = {path.stem: ink_of(path, 20) for path in FILES}
    least = {
        (first, second): float(np.abs(ink[first] - ink[second]).sum())
        for first, second in combinations(ink, 2)
        # The same sign means the same thing: a cross in a circle, a plus in one.
        if {first, second} != {"Multiply", "error"}
    }
    closest = min(least, key=lambda pair: least[pair])
    assert least[closest] > 4, closest


# --- drawing them ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(names()))
def test_every_icon_draws_in_the_wanted_colour(name: str) -> None:
    picture = pixmap(name, 20, QColor("#D55E00"))
    assert picture.size() == QSize(20, 20)
    found = pixels(picture)
    assert (found[..., 3] > 0).sum() >= 18
    full = found[found[..., 3] == found[..., 3].max()]
    assert np.abs(full[:, :3].astype(int) - rgb("#D55E00")).max() <= 2


@pytest.mark.parametrize(("size", "ratio"), [(16, 1.0), (16, 2.0), (20, 1.5), (24, 1.25)])
def test_a_pixmap_is_as_sharp_as_its_screen(size: int, ratio: float) -> None:
    picture = pixmap("Conv2d", size, "#000000", ratio)
    assert picture.width() == round(size * ratio)
    assert picture.devicePixelRatio() == ratio
    assert picture.deviceIndependentSize().width() == pytest.approx(size)
    drawn = ink_of(resource("icons", "layers", "Conv2d.svg"), round(size * ratio))
    assert np.abs(pixels(picture)[..., 3] / 255 - drawn).max() < 0.02


def test_a_half_transparent_colour_is_kept() -> None:
    full, half = QColor("#0072B2"), QColor(0, 114, 178, 128)
    strong, weak = pixels(pixmap("stop", 20, full)), pixels(pixmap("stop", 20, half))
    assert strong[10, 10, 3] == 255
    assert weak[10, 10, 3] == 128


@pytest.mark.parametrize(
    "name", ["", "no-such-icon", "../actions/train", "/etc/passwd", "train.svg", "Train"]
)
def test_an_unknown_name_is_a_key_error(name: str) -> None:
    with pytest.raises(KeyError):
        icon(name)
    with pytest.raises(KeyError):
        pixmap(name, 16, "#000000")


def test_blocks_and_unknown_layers_have_an_icon_too() -> None:
    assert layer_name("Conv2d") == "Conv2d"
    assert layer_name("block:residual") == "block"
    assert layer_name("block:../../x") == "block"
    for key in ("LayerOfTheFuture", "train", "../layers/Conv2d", ""):
        assert layer_name(key) == "unknown"
    assert not layer_icon("block:encoder").isNull()
    assert not layer_icon("LayerOfTheFuture").pixmap(16, 16).isNull()


def test_a_picture_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = pixels(pixmap("moon", 19, "#123456"))
    monkeypatch.setattr(icons, "_drawing", None)
    assert np.array_equal(pixels(pixmap("moon", 19, "#123456")), first)


# --- icons in the window -----------------------------------------------------------------------


@pytest.fixture
def themes(qapp: QApplication) -> Any:
    """Change the palette of the application, and put the old one back."""
    before = QPalette(qapp.palette())
    yield lambda theme: qapp.setPalette(palette_of(theme))
    qapp.setPalette(before)


def test_an_icon_follows_the_theme(themes: Any) -> None:
    found = icon("save")
    themes(LIGHT)
    assert color_of(found.pixmap(40, 40)) == rgb(LIGHT.text)
    themes(DARK)
    assert color_of(found.pixmap(40, 40)) == rgb(DARK.text)


def test_states_wear_their_colour_in_both_themes(themes: Any) -> None:
    for theme in (LIGHT, DARK):
        themes(theme)
        for name, token in (("error", "error"), ("warning", "warning"), ("ok", "good")):
            assert color_of(icon(name).pixmap(40, 40)) == rgb(getattr(theme, token))


def test_an_own_colour_stays_and_disabled_is_pale(themes: Any, qapp: QApplication) -> None:
    themes(LIGHT)
    found = icon("stop", QColor("#CC79A7"))
    assert color_of(found.pixmap(20, 20)) == rgb("#CC79A7")
    themes(DARK)
    assert color_of(found.pixmap(20, 20)) == rgb("#CC79A7")
    pale = qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    assert color_of(found.pixmap(QSize(20, 20), QIcon.Mode.Disabled)) == rgb(pale)


def test_an_icon_gives_exact_pixels_for_each_screen() -> None:
    for ratio in (1.0, 1.5, 2.0):
        picture = icon("train").pixmap(QSize(20, 20), ratio)
        assert picture.width() == 20 * ratio
        assert picture.devicePixelRatio() == ratio


def test_an_icon_paints_itself_square_in_the_middle() -> None:
    image = QImage(60, 20, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    icon("stop", QColor("#FF0000")).paint(painter, QRect(QPoint(0, 0), QSize(60, 20)))
    painter.end()
    columns = np.flatnonzero(pixels(image)[..., 3].any(axis=0))
    assert 22 <= columns[0] <= 26
    assert 34 <= columns[-1] <= 38


def test_icons_outlive_their_python_objects() -> None:
    """Qt owns the engine behind an icon: neither collected too early nor leaked."""
    button = QToolButton()
    button.setIcon(icon("train", QColor("#00FF00")))
    copies = [QIcon(icon("pause")) for _ in range(50)]
    gc.collect()
    assert color_of(button.icon().pixmap(20, 20)) == rgb("#00FF00")
    copies[0].addPixmap(QPixmap(4, 4))  # makes Qt clone the engine
    assert all(not copy.pixmap(16, 16).isNull() for copy in copies)
    assert not button.grab().isNull()
    button.deleteLater()


def test_drawing_does_not_lose_references() -> None:
    found = icon("moon")
    found.pixmap(16, 16)
    before = [sys.getrefcount(value) for value in (None, True, False)]
    for _ in range(300):
        found.pixmap(16, 16)
    after = [sys.getrefcount(value) for value in (None, True, False)]
    assert max(abs(a - b) for a, b in zip(before, after, strict=True)) < 100


def test_the_icon_of_the_program_has_all_sizes() -> None:
    found = app_icon()
    for side in (16, 32, 256):
        picture = found.pixmap(QSize(side, side), 1.0)
        assert picture.width() == side
        colors = {tuple(color) for color in pixels(picture)[..., :3].reshape(-1, 3).tolist()}
        assert rgb(LIGHT.accent) in colors
        assert len(colors) > 2
