"""The dotted ground: the same in whatever parts it is painted, with dots where they belong."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from pytestqt.qtbot import QtBot

from dlstudio.gui.canvas.ground import DOTS, Ground
from dlstudio.gui.look.theme import LIGHT

PAGE = QRect(0, 0, 500, 320)
PARTS = (QRect(0, 0, 37, 320), QRect(37, 0, 463, 101), QRect(37, 101, 200, 219),
         QRect(237, 101, 263, 219))  # fmt: skip


def painted(parts: tuple[QRect, ...], zoom: float, scale: float) -> QImage:
    """Paint parts of a page whose upper left corner lies somewhere in the scene."""
    page, ground = QImage(PAGE.size(), QImage.Format.Format_RGB32), Ground()
    for part in parts:
        painter = QPainter(page)
        painter.setClipRect(part)
        painter.setWorldTransform(QTransform(scale, 0, 0, scale, -1_311, 207))
        area = QRectF(
            (part.x() + 1_310) / scale, (part.y() - 208) / scale,
            (part.width() + 2) / scale, (part.height() + 2) / scale,
        )  # fmt: skip
        ground.paint(painter, area, LIGHT, zoom, scale)
        painter.end()
    return page


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0])
@pytest.mark.parametrize("zoom", [0.5, 0.62, 0.83, 1.0, 1.3])
def test_it_is_the_same_in_whatever_parts_it_is_painted(
    qtbot: QtBot, zoom: float, ratio: float
) -> None:
    whole = painted((PAGE,), zoom, zoom * ratio)
    assert painted(PARTS, zoom, zoom * ratio) == whole


def test_dots_stand_in_the_middle_of_their_steps(qtbot: QtBot) -> None:
    page = painted((PAGE,), 1.0, 1.0)
    dots = {
        (x, y)
        for x in range(PAGE.width())
        for y in range(PAGE.height())
        if page.pixelColor(x, y) == QColor(LIGHT.dots)
    }
    assert dots
    for x, y in dots:
        assert (x + 0.5 + 1_311) % DOTS == pytest.approx(DOTS / 2, abs=1)
        assert (y + 0.5 - 207) % DOTS == pytest.approx(DOTS / 2, abs=1)
