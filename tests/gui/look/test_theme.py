"""The look: both themes are complete, readable, and follow the system or the person."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dlstudio.catalog import LAYERS
from dlstudio.gui.look.fonts import CJK_FAMILIES, mono_font, ui_font
from dlstudio.gui.look.stylesheet import style_sheet
from dlstudio.gui.look.theme import DARK, LIGHT, THEMES, Look, Theme, mixed, palette
from dlstudio.picturing.palette import GROUPS
from dlstudio.resources import resource


def luminance(color: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    c = QColor(color)
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF())


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_text_is_readable_on_every_ground(theme: Theme) -> None:
    for ground in (theme.panel, theme.raised, theme.canvas):
        inks = (theme.text, theme.secondary, theme.error, theme.warning, theme.good, theme.accent)
        for ink in inks:
            assert contrast(ink, ground) >= 4.5, (ink, ground)
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    for wire in (theme.wire, theme.integer, theme.mask):
        assert contrast(wire, theme.canvas) >= 3.0, wire


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_every_family_of_the_catalogue_has_a_colour_of_its_own_name(theme: Theme) -> None:
    for spec in LAYERS.values():
        assert spec.group.lower() in GROUPS, spec.group
        assert theme.family(spec.group) == theme.families[GROUPS[spec.group.lower()]]
    assert theme.family("something new") == theme.families["shape"]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_the_style_sheet_is_whole_and_its_pictures_exist(theme: Theme, qapp: QApplication) -> None:
    sheet = style_sheet(theme, qapp.font())
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    pictures = set(re.findall(r"url\((.*?)\)", sheet))
    folder = resource("themes").as_posix()
    assert pictures
    for picture in pictures:
        assert picture.startswith(folder)
        assert resource("themes", picture.removeprefix(folder + "/")).is_file(), picture


def test_a_person_may_choose_and_listeners_hear_of_it(qtbot: QtBot) -> None:
    look = Look("light")
    assert look.theme is LIGHT
    with qtbot.waitSignal(look.changed, timeout=1000):
        look.set_mode("dark")
    assert look.theme is DARK and look.mode == "dark"
    with qtbot.assertNotEmitted(look.changed):
        look.set_mode("dark")
    with pytest.raises(ValueError, match="light"):
        look.set_mode("pink")
    assert Look("pink").mode == "system"


def test_no_motion_when_the_person_wants_none(qtbot: QtBot) -> None:
    look = Look("light")
    look.set_motion(False)
    assert look.motion == 0
    look.set_motion(True)
    assert look.motion > 0


def test_the_palette_follows_the_theme(qapp: QApplication) -> None:
    for theme in THEMES.values():
        colors = palette(theme)
        assert colors.window().color() == QColor(theme.panel)
        assert colors.highlight().color() == QColor(theme.accent)


def test_fonts_carry_families_for_chinese(qapp: QApplication) -> None:
    for font in (ui_font(), mono_font()):
        assert set(CJK_FAMILIES) <= set(font.families())
    assert ui_font(2.0).pointSizeF() == pytest.approx(2 * ui_font().pointSizeF())


def test_mixing_is_linear() -> None:
    assert mixed("#FFFFFF", "#000000", 0.0) == "#000000"
    assert mixed("#FFFFFF", "#000000", 1.0) == "#FFFFFF"
    assert mixed("#FF0000", "#0000FF", 0.5) == "#800080"
