"""Another program, another window or an earlier version: nothing is overwritten by itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dlstudio.gui.dialogs.versions import VersionsDialog
from dlstudio.gui.look.theme import Look
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.settings import Settings
from dlstudio.gui.models.studio import Studio
from dlstudio.project.commands import SetText
from dlstudio.project.files import load, write_project
from dlstudio.project.model import Project
from dlstudio.project.versions import versions

EDIT = SetText(name="notes", value="mine")


def theirs(project: Project, file: Path, notes: str = "theirs") -> None:
    write_project(SetText(name="notes", value=notes).apply(project), file)


def wait_for_message(window: MainWindow, qtbot: QtBot, part: str) -> None:
    qtbot.waitUntil(
        lambda: any(part in m.text.text() for m in window.messages.messages), timeout=5_000
    )


def press(window: MainWindow, qtbot: QtBot, text: str) -> None:
    for message in window.messages.messages:
        for button in message.buttons:
            if button.text() == text:
                qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
                return
    pytest.fail(f"no button {text}")


def test_theirs_is_taken_as_an_edit_that_undo_takes_back(
    window: MainWindow, studio: Studio, file: Path, project: Project, qtbot: QtBot
) -> None:
    window.open_path(file)
    studio.document.do(EDIT)
    theirs(project, file)
    wait_for_message(window, qtbot, "you have changes here")
    press(window, qtbot, "Take theirs")
    assert studio.document.project.notes == "theirs"
    assert not studio.files.modified
    assert window.messages.messages == []
    studio.document.undo()
    assert studio.document.project.notes == "mine"
    studio.files.save()
    assert load(file).notes == "mine"


def test_mine_is_kept_and_theirs_stays_in_the_versions(
    window: MainWindow, studio: Studio, file: Path, project: Project, qtbot: QtBot
) -> None:
    window.open_path(file)
    theirs(project, file)
    wait_for_message(window, qtbot, "Take over what it wrote?")
    press(window, qtbot, "Keep mine")
    assert studio.files.modified
    assert load(file).notes == "theirs"  # nothing is written before the person saves
    window.actions_of["file.save"].trigger()
    assert load(file).notes == ""
    assert [v.read().notes for v in versions(studio.files.folder, file)] == ["", "theirs"]
    assert window.messages.messages == []


def test_a_file_that_is_put_back_as_it_was_needs_no_answer(
    window: MainWindow, studio: Studio, file: Path, project: Project, qtbot: QtBot
) -> None:
    window.open_path(file)
    theirs(project, file)
    wait_for_message(window, qtbot, "Take over")
    write_project(project, file)
    qtbot.waitUntil(lambda: not window.messages.messages, timeout=5_000)
    assert not studio.files.outside


def test_a_file_that_goes_away_is_told_and_written_again(
    window: MainWindow, studio: Studio, file: Path, qtbot: QtBot
) -> None:
    window.open_path(file)
    file.unlink()
    wait_for_message(window, qtbot, "not in its folder any more")
    press(window, qtbot, "Save")
    assert load(file).title == "Small"
    assert window.messages.messages == []


def test_theirs_that_cannot_be_read_changes_nothing(
    window: MainWindow, studio: Studio, file: Path, qtbot: QtBot
) -> None:
    window.open_path(file)
    before = studio.document.project
    file.write_text("<<<<<<< HEAD\n")
    wait_for_message(window, qtbot, "Take over")
    press(window, qtbot, "Take theirs")
    (message,) = window.messages.messages
    assert "cannot be opened" in message.text.text()
    assert [button.text() for button in message.buttons] == ["Keep mine", "Save mine as…"]
    assert studio.document.project is before


def test_our_own_saves_are_not_taken_for_another_program(
    window: MainWindow, studio: Studio, file: Path, qtbot: QtBot
) -> None:
    window.open_path(file)
    told: list[bool] = []
    studio.files.changedOutside.connect(lambda: told.append(True))
    for number in range(3):
        studio.document.do(SetText(name="notes", value=str(number)))
        studio.files.save()
    os.utime(file)
    qtbot.wait(800)
    assert told == []


def test_the_second_window_may_write_when_the_first_is_closed(
    studio: Studio, file: Path, settings: Settings
) -> None:
    first = Studio(settings, Look("light"), folder=studio.files.folder)
    first.files.open(file)
    studio.files.open(file)
    assert studio.files.read_only is not None
    assert not studio.files.may_be_written()
    first.files.leave()
    assert studio.files.may_be_written()
    studio.document.do(EDIT)
    studio.files.save()
    assert load(file).notes == "mine"


def test_an_earlier_version_is_listed_and_opened_as_an_edit(
    window: MainWindow, studio: Studio, file: Path, qtbot: QtBot
) -> None:
    action = window.actions_of["file.versions"]
    assert not action.isEnabled()
    window.open_path(file)
    studio.document.do(EDIT)
    studio.files.save()
    assert action.isEnabled()
    action.trigger()
    (dialog,) = window.findChildren(VersionsDialog)
    qtbot.waitUntil(lambda: len(dialog.openers) == 2, timeout=5_000)
    assert "equal to what is open" in dialog.lines[0].text()
    assert not dialog.openers[0].isEnabled()
    assert "since then: title or notes" in dialog.lines[1].text()
    qtbot.mouseClick(dialog.openers[1], Qt.MouseButton.LeftButton)
    assert studio.document.project.notes == ""
    assert studio.files.modified
    assert load(file).notes == "mine"  # the file changes only when it is saved
    studio.document.undo()
    assert studio.document.project.notes == "mine"
    assert not studio.files.modified
