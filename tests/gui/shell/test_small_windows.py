"""Small screens: the first places leave room to draw, and nothing stands on the drawing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QTabBar
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from dlstudio.gui.app import Translators
from dlstudio.gui.dialogs.preferences import PreferencesDialog
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.studio import Studio
from dlstudio.samples import sample_path


@pytest.mark.parametrize(
    ("width", "height", "least"), [(880, 560, (380, 380)), (1280, 720, (640, 400))]
)
def test_the_canvas_has_room(
    width: int,
    height: int,
    least: tuple[int, int],
    window: MainWindow,
    studio: Studio,
    qtbot: QtBot,
) -> None:
    window.resize(width, height)
    window.open_path(sample_path("digits-cnn"))
    qtbot.waitUntil(lambda: window.docks["inspector"].built)
    QApplication.processEvents()
    canvas = window.canvas
    assert (canvas.width() >= least[0], canvas.height() >= least[1]) == (True, True)


def test_a_low_window_opens_the_rooms_below_when_they_are_asked_for(
    window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    window.resize(880, 560)
    window.open_path(file)
    assert window.docks["problems"].isHidden()
    window.docks.bring("training")
    qtbot.waitUntil(lambda: window.docks["training"].isVisible())
    hints = window.canvas.overlays.hints
    qtbot.waitUntil(lambda: window.canvas.height() < 300)
    assert hints.isHidden()


@pytest.mark.parametrize("height", [660, 720, 840, 1000])
def test_no_room_below_pushes_the_drawing(window: MainWindow, qtbot: QtBot, height: int) -> None:
    window.resize(1280, height)
    window.open_path(sample_path("digits-cnn"))
    window.docks.bring("problems")
    qtbot.waitUntil(lambda: window.docks["problems"].built)
    qtbot.wait(50)
    before = window.canvas.height()
    assert before >= height * 0.45
    for key in ("outline", "changes", "data", "training", "runs", "problems"):
        window.docks.bring(key)
        qtbot.wait(30)
        assert window.canvas.height() == before, key


def row_of_tabs(window: MainWindow) -> QTabBar:
    """Return the tabs of the rooms below."""
    title = window.docks["problems"].windowTitle()
    bars = [child for child in window.children() if isinstance(child, QTabBar)]
    return next(bar for bar in bars if bar.count() and bar.tabText(0) == title)


def test_in_a_low_window_the_rooms_below_begin_folded(
    window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    docks, button = window.docks, window.docks.folding.button
    window.open_path(file)
    qtbot.waitUntil(button.isVisible)
    before = window.canvas.height()
    assert before >= 520
    bar = row_of_tabs(window)
    assert bar.isVisible()
    assert not docks["problems"].seen
    assert not docks["problems"].built
    place = next(i for i in range(bar.count()) if bar.tabText(i) == docks["data"].windowTitle())
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(place).center())
    qtbot.waitUntil(lambda: docks["data"].seen and docks["data"].built)
    assert before > window.canvas.height() >= 350
    assert button.accessibleName() == "Fold the panels below"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.canvas.height() == before)
    assert not docks["data"].seen
    docks.raise_room("training")
    qtbot.waitUntil(lambda: docks["training"].seen and docks["training"].built)
    window.actions_of["view.fold"].trigger()
    qtbot.waitUntil(lambda: window.canvas.height() == before)


def test_folded_rooms_come_back_as_high_as_they_were(
    window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    window.resize(1280, 900)
    window.open_path(file)
    qtbot.waitUntil(lambda: window.docks["problems"].built)
    window.resizeDocks([window.docks["problems"]], [310], Qt.Orientation.Vertical)
    qtbot.wait(30)
    before = window.canvas.height()
    for _ in range(2):
        window.actions_of["view.fold"].trigger()
        qtbot.waitUntil(lambda: window.canvas.height() > before + 200)
        window.actions_of["view.fold"].trigger()
        qtbot.waitUntil(lambda: window.canvas.height() == before)


def test_what_was_folded_is_folded_the_next_time(
    window: MainWindow, studio: Studio, file: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window.resize(1280, 900)
    window.open_path(file)
    qtbot.waitUntil(lambda: window.docks["problems"].built)
    before = window.canvas.height()
    window.actions_of["view.fold"].trigger()
    qtbot.waitUntil(lambda: window.canvas.height() > before + 200)
    folded = window.canvas.height()
    window.actions_of["view.hide_panels"].trigger()
    window.actions_of["view.hide_panels"].trigger()
    qtbot.waitUntil(lambda: window.canvas.height() == folded)
    assert window.close()
    later = MainWindow(Studio(studio.settings, studio.look, folder=tmp_path / "later"))
    qtbot.addWidget(later)
    later.resize(1280, 900)
    later.open_path(file)
    later.show()
    qtbot.waitUntil(later.docks.folding.button.isVisible)
    qtbot.waitUntil(lambda: later.canvas.height() == folded)
    later.docks.bring("problems")
    qtbot.waitUntil(lambda: later.canvas.height() == before)


def test_a_room_that_stands_alone_below_is_not_folded(
    window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    window.open_path(file)
    qtbot.waitUntil(window.docks.folding.button.isVisible)
    for key in ("outline", "changes", "data", "training", "runs"):
        window.docks[key].close()
    qtbot.waitUntil(
        lambda: window.docks["problems"].seen and window.docks["problems"].bar.height() > 0
    )
    assert window.docks.folding.button.isHidden()


def test_a_row_of_tabs_that_qt_gave_up_takes_nothing_with_it(
    window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    window.open_path(file)
    folding, row = window.docks.folding, QTabBar(window)
    qtbot.waitUntil(folding.button.isVisible)
    folding.look_at(row)
    folding.look_at(row_of_tabs(window))
    row.deleteLater()
    qtbot.waitUntil(lambda: not isValid(row))
    qtbot.wait(30)
    assert folding.button.isVisible()
    folding.toggle()
    qtbot.waitUntil(lambda: window.docks["problems"].seen)


def test_a_room_taken_out_of_the_folded_row_is_seen(
    window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    window.open_path(file)
    qtbot.waitUntil(window.docks.folding.button.isVisible)
    window.docks["data"].setFloating(True)
    qtbot.waitUntil(lambda: window.docks["data"].height() >= 160)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_menu_fits_a_low_screen(window: MainWindow, studio: Studio, language: str) -> None:
    """Qt breaks a longer one into columns, which cover the bar of menus."""
    studio.settings["language"] = language
    translators = Translators(studio.settings)
    QApplication.processEvents()
    heights = {title: menu.sizeHint().height() for title, menu in window.menus.by_title.items()}
    studio.settings["language"] = "en"
    QApplication.processEvents()
    translators.deleteLater()
    assert {title: height for title, height in heights.items() if height > 640} == {}


def test_data_that_is_being_read_is_not_called_missing(
    window: MainWindow, studio: Studio, qtbot: QtBot
) -> None:
    window.open_path(sample_path("digits-cnn"))
    window.docks.bring("data")
    panel = window.docks["data"].panel
    qtbot.waitUntil(panel.isVisible)
    assert not panel.empty.isVisible()
    qtbot.waitUntil(lambda: panel.view.isVisible() and not panel.state.isVisible(), timeout=30_000)


def test_a_dialog_is_never_larger_than_the_screen(
    window: MainWindow, studio: Studio, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Its buttons are reached on a low screen as well; the settings scroll above them."""

    class Low:
        def availableSize(self) -> QSize:
            return QSize(800, 480)

    monkeypatch.setattr(PreferencesDialog, "screen", lambda _self: Low())
    dialog = PreferencesDialog.ask(studio.settings, window)
    qtbot.waitExposed(dialog)
    assert dialog.height() <= 480
    assert dialog.rect().contains(dialog.closer.mapTo(dialog, dialog.closer.rect().bottomRight()))
    dialog.close()
