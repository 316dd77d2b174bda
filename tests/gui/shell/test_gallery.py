"""The gallery in the window: families, search, pictures, and a click that opens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from dlstudio.gallery import TEMPLATES
from dlstudio.gui.app import Translators
from dlstudio.gui.dialogs.gallery import GalleryDialog
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.studio import Studio
from dlstudio.project.files import load
from dlstudio.resources import resource

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def opened() -> list[Path]:
    return []


@pytest.fixture
def gallery(studio: Studio, opened: list[Path], qtbot: QtBot) -> Iterator[GalleryDialog]:
    dialog = GalleryDialog(studio, opened.append)
    dialog.show()
    qtbot.waitUntil(lambda: not studio.jobs.busy, timeout=20_000)
    yield dialog
    if isValid(dialog):  # it deletes itself when it is closed
        dialog.close()


def test_every_template_has_a_card_with_a_picture(gallery: GalleryDialog) -> None:
    assert gallery.shown_keys() == [
        spec.key for specs in TEMPLATES.groups().values() for spec in specs
    ]
    for key, card in gallery.cards.items():
        assert not card.picture.pixmap().isNull(), key
        assert TEMPLATES[key].citation in card.accessibleDescription()
        assert f"{TEMPLATES[key].parameters:,}" in card.accessibleDescription()


def test_a_search_leaves_what_holds_every_word(gallery: GalleryDialog) -> None:
    gallery.search.setText("he et al. resnet 50")
    assert "resnet-50" in gallery.shown_keys()
    assert "vgg-16" not in gallery.shown_keys()
    assert gallery.cards["resnet-50"].isVisible()
    assert not gallery.cards["vgg-16"].isVisible()
    gallery.search.setText("zzz")
    assert gallery.shown_keys() == []
    assert gallery._none.isVisible()
    gallery.search.clear()
    assert len(gallery.shown_keys()) == len(TEMPLATES)
    assert not gallery._none.isVisible()


def test_a_click_opens_it_as_a_new_project(
    gallery: GalleryDialog, opened: list[Path], qtbot: QtBot
) -> None:
    qtbot.mouseClick(gallery.cards["resnet-18"], LEFT)
    assert opened == [TEMPLATES["resnet-18"].path]
    assert not isValid(gallery) or not gallery.isVisible()


def test_enter_opens_the_card_that_has_the_keyboard_and_no_other(
    gallery: GalleryDialog, opened: list[Path], qtbot: QtBot
) -> None:
    qtbot.keyClick(gallery.search, Qt.Key.Key_Return)  # nothing is searched
    assert opened == [] and gallery.isVisible()
    card = gallery.cards["resnet-18"]
    card.setFocus()
    assert not card.isDefault()  # it would be painted twice framed
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert opened == [TEMPLATES["resnet-18"].path]


def test_cards_do_not_lie_on_each_other(gallery: GalleryDialog) -> None:
    for _, shelf in gallery._families.values():
        places = [card.geometry() for card in shelf.cards]
        for number, place in enumerate(places):
            assert not any(place.intersects(other) for other in places[number + 1 :])
            assert place.right() <= shelf.width()


def test_the_start_page_leads_to_it(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    assert window.page.start is not None
    qtbot.mouseClick(window.page.start.gallery, LEFT)
    [dialog] = window.findChildren(GalleryDialog)
    qtbot.waitUntil(lambda: not studio.jobs.busy, timeout=20_000)
    qtbot.mouseClick(dialog.cards["u-net"], LEFT)
    assert studio.document.project == load(TEMPLATES["u-net"].path)
    assert studio.document.report.ok


def test_a_sample_is_opened_with_notes_in_the_language_of_the_window(
    window: MainWindow, studio: Studio
) -> None:
    translators, path = Translators(studio.settings), resource("samples", "two-spirals.dls")
    try:
        studio.settings["language"] = "zh_CN"
        window.page.file_menu.open_example(path)
        assert studio.document.project.notes == "一个小网络把平面弯曲。"
        assert not studio.document.document.modified
    finally:
        studio.settings["language"] = "en"
        QApplication.processEvents()
    window.page.file_menu.open_example(path)
    assert window.page.studio.document.project == load(path)
    del translators
