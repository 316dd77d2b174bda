"""What a crash left is offered, never forced, and kept until somebody decides."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.recovery import RecoveryDialog
from dlstudio.project.commands import SetText
from dlstudio.project.journal import Journal, recoverable
from dlstudio.project.model import Project

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def left_behind(studio: Studio, project: Project, file: Path) -> Project:
    """Unsaved work of a session that is over."""
    journal = Journal(studio.files.folder, file)
    unsaved = SetText(name="notes", value="unsaved").apply(project)
    journal.note(unsaved)
    journal.abandon()
    return unsaved


def offered(window: MainWindow, qtbot: QtBot) -> None:
    window.offer_recovery()
    qtbot.waitUntil(lambda: bool(window.notices.messages))


def press(window: MainWindow, text: str, qtbot: QtBot) -> None:
    (message,) = window.notices.messages
    (button,) = (one for one in message.buttons if one.text() == text)
    qtbot.mouseClick(button, LEFT)


def dialog_of(window: MainWindow) -> RecoveryDialog:
    (dialog,) = (one for one in window.findChildren(RecoveryDialog) if one.isVisible())
    return dialog


def test_nothing_is_said_when_nothing_was_left(window: MainWindow, studio: Studio) -> None:
    window.offer_recovery()
    studio.jobs.wait()
    QApplication.processEvents()
    assert window.messages.messages == []


def test_it_is_listed_and_opened(
    window: MainWindow, studio: Studio, left_behind: Project, file: Path, qtbot: QtBot
) -> None:
    offered(window, qtbot)
    assert "Small" in window.notices.messages[0].text.text()
    press(window, "Look at it…", qtbot)
    dialog = dialog_of(window)
    assert len(dialog.rows) == 1
    opener = dialog.rows[0].property("opener")
    assert isinstance(opener, QPushButton)
    qtbot.mouseClick(opener, LEFT)
    assert studio.document.project == left_behind
    assert studio.files.modified
    assert studio.files.path == file
    assert "unsaved" not in file.read_text("utf-8")


def test_not_now_keeps_it_and_the_second_time_archives_it(
    window: MainWindow, studio: Studio, left_behind: Project, qtbot: QtBot
) -> None:
    offered(window, qtbot)
    press(window, "Not now", qtbot)
    assert len(recoverable(studio.files.folder)) == 1
    offered(window, qtbot)
    press(window, "Not now", qtbot)
    assert recoverable(studio.files.folder) == []
    assert len(list((studio.files.folder / "archive").iterdir())) == 1


def test_closing_the_list_keeps_everything(
    window: MainWindow, studio: Studio, left_behind: Project, qtbot: QtBot
) -> None:
    offered(window, qtbot)
    press(window, "Look at it…", qtbot)
    dialog_of(window).reject()
    assert len(recoverable(studio.files.folder)) == 1


def test_what_stands_open_keeps_its_tab(
    window: MainWindow, studio: Studio, left_behind: Project, qtbot: QtBot
) -> None:
    studio.files.new()
    studio.document.do(SetText(name="title", value="Mine"))
    offered(window, qtbot)
    press(window, "Look at it…", qtbot)
    qtbot.mouseClick(dialog_of(window).rows[0].property("opener"), LEFT)
    assert studio.document.project.title == "Mine" and studio.files.modified
    assert window.studio is not studio
    assert window.studio.document.project == left_behind


def test_a_file_that_is_open_takes_its_unsaved_work_over(
    window: MainWindow, studio: Studio, left_behind: Project, file: Path, qtbot: QtBot
) -> None:
    window.open_path(file)
    offered(window, qtbot)
    press(window, "Look at it…", qtbot)
    qtbot.mouseClick(dialog_of(window).rows[0].property("opener"), LEFT)
    assert window.workspace.tabs == [studio]
    assert studio.document.project.notes == "unsaved" and studio.files.modified
    qtbot.waitUntil(lambda: not recoverable(studio.files.folder))  # ours is still open
    window.actions_of.run("edit.undo")
    assert studio.document.project.notes == ""


def test_all_that_was_left_opens_in_tabs(
    window: MainWindow, studio: Studio, left_behind: Project, qtbot: QtBot
) -> None:
    journal = Journal(studio.files.folder, None)
    journal.note(SetText(name="title", value="Second").apply(left_behind))
    journal.abandon()
    offered(window, qtbot)
    press(window, "Look at it…", qtbot)
    qtbot.mouseClick(dialog_of(window).all, LEFT)
    found = {tab.document.project.title for tab in window.workspace.tabs}
    assert found == {"Small", "Second"}
    assert all(tab.files.modified for tab in window.workspace.tabs)
    safe = [tab.files.autosave for tab in window.workspace.tabs]
    qtbot.waitUntil(lambda: all(one.safe for one in safe) and not recoverable(studio.files.folder))
    window._settled = True
