"""Small screens: the first places leave room to draw, and nothing stands on the drawing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

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


@pytest.mark.parametrize("height", [840, 1000])
def test_no_room_below_pushes_the_drawing(window: MainWindow, qtbot: QtBot, height: int) -> None:
    window.resize(1280, height)
    window.open_path(sample_path("digits-cnn"))
    qtbot.waitUntil(lambda: window.docks["problems"].built)
    qtbot.wait(50)
    before = window.canvas.height()
    for key in ("outline", "changes", "data", "training", "runs", "problems"):
        window.docks.bring(key)
        qtbot.wait(30)
        assert window.canvas.height() == before, key


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
