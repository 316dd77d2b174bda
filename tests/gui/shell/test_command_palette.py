"""The search over everything: both languages, gaps allowed, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dlstudio.catalog import LAYERS
from dlstudio.gui.actions import ACTIONS
from dlstudio.gui.app import Translators
from dlstudio.gui.command_palette import CommandPalette, Entry, ranked, score
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.studio import Studio


@pytest.fixture
def palette(window: MainWindow) -> CommandPalette:
    window.actions_of["help.commands"].trigger()
    assert window.page.search is not None
    return window.page.search


def type_in(palette: CommandPalette, text: str) -> list[str]:
    palette.search.clear()
    if text.isascii():
        QTest.keyClicks(palette.search, text)
    else:  # an input method hands over whole words
        palette.search.insert(text)
    return [entry.title for entry in palette.found]


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("save", "Save", "Save as…"),
        ("save", "Save as…", "Unsaved work"),
        ("svas", "Save as…", "Canvas only"),
        ("conv2", "Conv2d", "ConvTranspose2d"),
        ("中文", "中文界面", "简体中文"),
    ],
)
def test_the_better_fit_comes_first(query: str, better: str, worse: str) -> None:
    high, low = score(query, better), score(query, worse)
    assert high is not None
    assert low is None or high > low


def test_letters_out_of_order_do_not_fit() -> None:
    assert score("evas", "Save") is None
    assert score("", "Save") == 0.0


def test_without_a_query_everything_stands_in_its_own_order() -> None:
    entries = [Entry(title, "", lambda: None) for title in ("b", "a", "c")]
    assert ranked(" ", entries) == entries


def test_every_action_that_can_be_done_is_found_by_its_title(
    palette: CommandPalette, window: MainWindow
) -> None:
    for id in ACTIONS:
        qt = window.actions_of[id]
        if qt.isEnabled() and id != "help.commands":
            assert type_in(palette, qt.text())[0] == qt.text()
    palette.close()


def test_actions_that_cannot_be_done_are_not_listed(palette: CommandPalette) -> None:
    assert "Save as…" not in type_in(palette, "Save as")
    palette.close()


def test_enter_runs_and_arrows_walk(palette: CommandPalette, studio: Studio) -> None:
    found = type_in(palette, "theme")
    assert {"Dark theme", "Light theme"} <= set(found)
    for _ in range(found.index("Dark theme")):
        QTest.keyClick(palette.search, Qt.Key.Key_Down)
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert studio.settings["theme"] == "dark"
    assert not palette.isVisible()


def test_escape_does_nothing(palette: CommandPalette, studio: Studio) -> None:
    type_in(palette, "Dark theme")
    QTest.keyClick(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert studio.settings["theme"] == "light"


def test_a_layer_is_placed(window: MainWindow, studio: Studio) -> None:
    studio.files.new()
    window.page.open_palette()
    palette = window.page.search
    titles = type_in(palette, "Conv2d")
    assert titles[0] == "Add Conv2d"
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert [node.layer.key for node in studio.document.graph.nodes.values()] == ["Conv2d"]
    window.page.open_palette()
    for key in LAYERS:
        assert f"Add {LAYERS[key].title}" in type_in(palette, key)
    palette.close()


def test_layers_are_not_offered_on_the_start_page(palette: CommandPalette) -> None:
    assert not any(title.startswith("Add ") for title in type_in(palette, "Conv2d"))
    palette.close()


def test_recent_files_are_listed(window: MainWindow, studio: Studio, file: Path) -> None:
    studio.settings.add_recent(file)
    window.page.open_palette()
    assert type_in(window.page.search, "small")[0] == "small.dls"
    QTest.keyClick(window.page.search.search, Qt.Key.Key_Return)
    assert studio.files.path == file


def test_both_languages_find_the_same(window: MainWindow, studio: Studio) -> None:
    translators = Translators(studio.settings)
    try:
        studio.settings["language"] = "zh_CN"
        QApplication.processEvents()
        window.page.open_palette()
        palette = window.page.search
        assert type_in(palette, "深色")[0] == type_in(palette, "dark theme")[0]
        palette.close()
    finally:
        studio.settings["language"] = "en"
        QApplication.processEvents()
    del translators
