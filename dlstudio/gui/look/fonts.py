"""Fonts: the system's interface font at its own size, and a monospace with even figures.

Chinese text must never be squeezed or replaced by boxes, so both carry the usual CJK
families behind their own; Qt takes the first one that the machine has.
"""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

TITLE_SCALE = 1.15

CJK_FAMILIES = (
    "Noto Sans CJK SC",
    "PingFang SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)


def ui_font(scale: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the interface font, ``scale`` times its own size."""
    font = QFont(QApplication.font())
    font.setFamilies([*_real(font), *CJK_FAMILIES])
    return _scaled(font, scale, weight)


def title_font() -> QFont:
    """Return the font of titles."""
    return ui_font(TITLE_SCALE, QFont.Weight.DemiBold)


def mono_font(scale: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the font of shapes, numbers and code, sized like the interface font."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setFamilies([*_real(font), *CJK_FAMILIES])
    font.setStyleHint(QFont.StyleHint.Monospace)
    if QApplication.font().pointSizeF() > 0:
        font.setPointSizeF(QApplication.font().pointSizeF())
    return _scaled(font, scale, weight)


def _real(font: QFont) -> list[str]:
    """Return the families of a font, led by the one that the machine really takes.

    A list is searched by name, so a generic "monospace" would lose to the CJK family.
    """
    return [QFontInfo(font).family(), *font.families()]


def _scaled(font: QFont, scale: float, weight: QFont.Weight) -> QFont:
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * scale)
    else:
        font.setPixelSize(round(font.pixelSize() * scale))
    font.setWeight(weight)
    return font
