"""Texts that do not fit are cut between words, not in them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from dlstudio.gui.forms.cards import Card
from dlstudio.gui.look.fonts import ui_font
from dlstudio.gui.look.shortening import shortened
from dlstudio.gui.look.theme import SPACE_M

ENGLISH = "Handwritten digits of 8×8 pixels, told apart by two convolutions and one Linear layer."
CHINESE = "用两个卷积层和一个全连接层区分八乘八像素的手写数字，适合第一次训练，也适合比较优化器。"


@pytest.mark.parametrize("width", [90, 150, 198, 240])
@pytest.mark.parametrize("text", [ENGLISH, CHINESE, f"Short.\n{ENGLISH}"])
def test_a_long_text_ends_between_words_and_fits(qtbot: QtBot, text: str, width: int) -> None:
    font = ui_font()
    found = shortened(text, font, width, 2)
    kept = found[:-1]
    assert found.endswith("…") and text.startswith(kept)
    follows = text[len(kept)]
    assert not (follows.isascii() and follows.isalpha())
    assert QFontMetricsF(font).horizontalAdvance(found.split("\n")[-1]) <= 2 * width
    assert len(kept) > 0.5 * width / QFontMetricsF(font).averageCharWidth() / 2


def test_what_fits_stays_as_it_is(qtbot: QtBot) -> None:
    assert shortened("Two classes.", ui_font(), 198, 2) == "Two classes."
    assert shortened(ENGLISH, ui_font(), 198, 9) == ENGLISH
    assert shortened("", ui_font(), 198, 2) == ""


def test_a_word_too_wide_for_a_line_leaves_the_dots(qtbot: QtBot) -> None:
    assert shortened("a b" + "c" * 300, ui_font(), 80, 1) == "a…"


@pytest.mark.parametrize("text", [ENGLISH, CHINESE])
def test_a_card_is_as_high_as_its_lines_in_any_language(qtbot: QtBot, text: str) -> None:
    card = Card(240)
    qtbot.addWidget(card)
    card.write(text, text)
    assert card.line.heightForWidth(240 - 2 * SPACE_M) <= card.line.height()
    assert card.title.sizeHint().height() <= card.title.height()
