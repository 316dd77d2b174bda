"""Nothing flashes: no part of a room is ever a window of its own, not for a moment.

A widget that is shown before it has a parent opens as a window, takes the keyboard from the one
that has it, and is gone again: it flickers, and keys lead nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from dlstudio.gui.frame.rooms import ROOMS
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.studio import Studio
from dlstudio.samples import sample_path

DIALOGS = (
    "file.templates", "file.export", "project.picture", "file.preferences", "help.shortcuts",
    "help.about",
)  # fmt: skip


class Witness(QObject):
    """Remembers what was shown as a window without being one."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget):
            if watched.isWindow() and watched.parentWidget() is None:
                self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@pytest.fixture
def witness(qapp: QApplication) -> Iterator[Witness]:
    made = Witness()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


def test_a_widget_without_parent_would_be_seen(qtbot: QtBot, witness: Witness) -> None:
    lost = QWidget()
    qtbot.addWidget(lost)
    lost.show()
    assert len(witness.seen) == 1


@pytest.mark.parametrize("key", [room.key for room in ROOMS])
def test_rooms_are_built_in_their_places(
    key: str, window: MainWindow, witness: Witness, qtbot: QtBot
) -> None:
    window.activateWindow()
    window.open_path(sample_path("digits-cnn"))
    window.docks.bring(key)
    qtbot.wait(60)
    assert witness.seen == []
    assert QApplication.focusWidget() is not None, "the keyboard leads nowhere"
    room = window.docks[key]
    assert room.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize("id", DIALOGS)
def test_dialogs_are_built_in_their_places(
    id: str, window: MainWindow, studio: Studio, witness: Witness, qtbot: QtBot
) -> None:
    window.activateWindow()
    window.open_path(sample_path("digits-cnn"))
    window.actions_of[id].trigger()
    (dialog,) = [
        w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()
    ]
    dialog.reject()  # at once: what it still waits for finds it gone
    qtbot.waitUntil(lambda: not studio.jobs.busy)
    qtbot.wait(30)
    assert witness.seen == []
    window.activateWindow()  # as a window manager does when a dialog has closed
    QApplication.processEvents()
    assert QApplication.focusWidget() is window.canvas, "the keyboard comes back to the canvas"
