"""The window as a person uses it: pages, questions, messages, docks, languages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dlstudio.gui import app
from dlstudio.gui.app import Translators
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.studio import Studio
from dlstudio.language import say
from dlstudio.project.commands import AddNode, SetText, SetTraining
from dlstudio.project.diagnostic import Severity
from dlstudio.project.files import load, write_project
from dlstudio.project.model import Project
from dlstudio.resources import resource
from dlstudio.spec.spec import Choice

EDIT = SetText(name="notes", value="changed")


def texts(window: MainWindow) -> list[str]:
    return [message.text.text() for message in window.messages.messages]


def test_a_file_takes_the_place_of_the_start_page(
    window: MainWindow, studio: Studio, file: Path
) -> None:
    assert window.windowTitle() == "DL Studio"
    assert window.docks["palette"].isHidden()
    window.open_path(file)
    assert window.windowTitle() == "small.dls[*] – DL Studio"
    assert not window.isWindowModified()
    assert not window.docks["palette"].isHidden()
    assert window.canvas.isVisible()
    window.actions_of["file.close"].trigger()
    assert window.windowTitle() == "DL Studio"
    assert window.docks["palette"].isHidden()
    assert not studio.files.shown


def test_a_drawing_comes_with_its_map_and_nothing_with_none(
    window: MainWindow, blocky: Path, qtbot: QtBot
) -> None:
    window.actions_of.run("file.new")
    qtbot.wait(20)
    assert not window.canvas.overlays.minimap.isVisible()
    window.actions_of.run("tabs.new")
    window.open_path(blocky)  # on a canvas that is built for it
    qtbot.waitUntil(window.canvas.overlays.minimap.isVisible)


def test_the_chip_counts_what_the_list_of_problems_shows(
    window: MainWindow, studio: Studio, qtbot: QtBot
) -> None:
    window.actions_of["file.new"].trigger()
    assert window.tools.problems.text() == "Nothing drawn yet"
    studio.document.do(AddNode(layer=Choice("Input")))
    qtbot.waitUntil(lambda: studio.ready.known, timeout=20_000)
    count = sum(d.severity is Severity.ERROR for d in studio.ready.everything)
    assert any(d.code == "DL501" for d in studio.ready.everything)
    assert window.tools.problems.text() == ("1 problem" if count == 1 else f"{count} problems")
    window.docks.bring("problems")
    qtbot.waitUntil(lambda: hasattr(window.docks["problems"].panel, "problems"))
    assert window.docks["problems"].panel.problems == studio.ready.everything


def test_the_title_shows_what_is_unsaved(window: MainWindow, studio: Studio, file: Path) -> None:
    window.open_path(file)
    studio.document.do(EDIT)
    assert window.isWindowModified()
    window.actions_of["file.save"].trigger()
    assert not window.isWindowModified()
    assert load(file).notes == "changed"


@pytest.mark.parametrize("answer", ["save", "discard", "cancel"])
def test_unsaved_changes_are_asked_about_before_closing(
    answer: str, window: MainWindow, studio: Studio, file: Path, qtbot: QtBot
) -> None:
    window.open_path(file)
    studio.document.do(EDIT)
    window.close()
    assert window.isVisible()
    question = window.file_menu.question
    assert question is not None
    assert "Small" in question.text.text()
    window.close()  # impatience asks no second time
    assert window.file_menu.question is question
    qtbot.mouseClick(question.buttons[answer], Qt.MouseButton.LeftButton)
    assert window.isVisible() == (answer == "cancel")
    assert load(file).notes == ("changed" if answer == "save" else "")


def test_without_changes_it_closes_at_once(
    window: MainWindow, studio: Studio, file: Path, project: Project
) -> None:
    window.open_path(file)
    window.close()
    assert not window.isVisible()
    # The file is free for the next window.
    studio.files.open(file)
    assert studio.files.read_only is None


def test_escape_is_cancel(window: MainWindow, studio: Studio, file: Path) -> None:
    window.open_path(file)
    studio.document.do(EDIT)
    window.actions_of["file.new"].trigger()
    question = window.file_menu.question
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert studio.files.path == file
    assert studio.files.modified
    assert window.file_menu.question is None


def test_what_cannot_be_opened_is_said_in_the_bar(
    window: MainWindow, studio: Studio, file: Path, tmp_path: Path
) -> None:
    window.open_path(file)
    broken = tmp_path / "broken.dls"
    broken.write_bytes(b"")
    window.open_path(broken)
    assert len(texts(window)) == 1
    assert "broken.dls" in texts(window)[0]
    assert studio.files.path == file
    window.open_path(tmp_path / "absent.dls")
    assert len(texts(window)) == 1  # the newer one stands in its place
    assert "absent.dls" in texts(window)[0]


def test_a_file_changed_on_the_disk_offers_both_ways(
    window: MainWindow, studio: Studio, file: Path, project: Project, qtbot: QtBot
) -> None:
    window.open_path(file)
    studio.document.do(EDIT)
    write_project(SetText(name="notes", value="theirs").apply(project), file)
    window.actions_of["file.save"].trigger()
    (message,) = window.messages.messages
    assert [button.text() for button in message.buttons] == ["Save as…", "Overwrite"]
    assert load(file).notes == "theirs"
    qtbot.mouseClick(message.buttons[1], Qt.MouseButton.LeftButton)
    assert load(file).notes == "changed"
    assert window.messages.messages == []


def test_a_save_that_fails_stays_in_the_bar_until_it_works(
    window: MainWindow, studio: Studio, file: Path, qtbot: QtBot
) -> None:
    window.open_path(file)
    studio.document.do(EDIT)
    folder = file.parent
    file.unlink()
    folder_was = folder.with_name("moved away")
    folder.rename(folder_was)
    window.actions_of["file.save"].trigger()
    (message,) = window.messages.messages
    assert "was not written" in message.text.text()
    assert studio.files.modified
    folder_was.rename(folder)
    qtbot.mouseClick(message.buttons[0], Qt.MouseButton.LeftButton)  # Try again
    assert load(file).notes == "changed"
    assert window.messages.messages == []


def test_a_refused_edit_is_said_in_the_bar(window: MainWindow, studio: Studio) -> None:
    studio.files.new()
    studio.document.do(AddNode(layer=Choice("Linear"), id="n1"))
    studio.document.do(AddNode(layer=Choice("Linear"), id="n1"))
    assert "n1" in texts(window)[0]


def test_at_most_three_messages_stand(window: MainWindow, qtbot: QtBot) -> None:
    for number in range(5):
        window.messages.say(say("Message {number}.", number=number))
    assert texts(window) == ["Message 2.", "Message 3.", "Message 4."]
    qtbot.mouseClick(window.messages.messages[0].closer, Qt.MouseButton.LeftButton)
    assert texts(window) == ["Message 3.", "Message 4."]
    window.messages.clear()
    assert not window.messages.isVisible()


def test_a_dropped_project_is_opened(
    window: MainWindow, studio: Studio, file: Path, qtbot: QtBot
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(90, 90), copy, mime, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(90, 90), copy, mime, left, none))
    qtbot.waitUntil(lambda: studio.files.path == file)


def test_other_drops_are_refused(window: MainWindow, tmp_path: Path) -> None:
    for urls in ([], ["a.txt"], ["a.dls", "b.dls"]):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in urls])
        none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, mime, left, none)
        enter.ignore()
        QApplication.sendEvent(window, enter)
        assert not enter.isAccepted()


def test_docks_close_and_come_back(window: MainWindow, studio: Studio, file: Path) -> None:
    window.open_path(file)
    QApplication.processEvents()
    palette = window.docks["palette"]
    palette.bar.closer.click()
    assert palette.isHidden()
    window.actions_of["view.palette"].trigger()
    QApplication.processEvents()
    assert palette.isVisible()
    window.actions_of["view.hide_panels"].trigger()
    assert all(window.docks[key].isHidden() for key in ("palette", "inspector", "problems"))
    window.actions_of["view.hide_panels"].trigger()
    assert not window.docks["inspector"].isHidden()


def test_places_are_kept_between_sessions(
    window: MainWindow, studio: Studio, file: Path, qtbot: QtBot
) -> None:
    window.open_path(file)
    window.docks["palette"].close()
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, window.docks["problems"])
    window.close()
    later = MainWindow(studio)
    qtbot.addWidget(later, before_close_func=lambda one: setattr(one, "_settled", True))
    later.open_path(file)
    later.show()
    assert later.docks["palette"].isHidden()
    area = later.dockWidgetArea(later.docks["problems"])
    assert area is Qt.DockWidgetArea.LeftDockWidgetArea
    later.actions_of["view.reset_panels"].trigger()
    assert not later.docks["palette"].isHidden()
    area = later.dockWidgetArea(later.docks["problems"])
    assert area is Qt.DockWidgetArea.BottomDockWidgetArea


def test_hidden_rooms_are_not_built(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    window.resize(1280, 900)
    window.open_path(file)
    qtbot.waitUntil(lambda: window.docks["problems"].built)
    built = {key for key in ("code", "data", "training", "runs") if window.docks[key].built}
    assert built == set()


def test_the_language_changes_while_it_runs(
    window: MainWindow, studio: Studio, file: Path, qtbot: QtBot
) -> None:
    translators = Translators(studio.settings)
    window.open_path(file)
    try:
        studio.settings["language"] = "zh_CN"
        QApplication.processEvents()
        assert window.menus.by_title["&File"].title() != "&File"
        assert window.actions_of["file.save"].text() != "Save"
        window.actions_of.run("file.new")
        assert window.studio.document.project.title == "未命名"
    finally:
        studio.settings["language"] = "en"
        QApplication.processEvents()
    assert window.menus.by_title["&File"].title() == "&File"
    assert window.actions_of["file.save"].text() == "Save"
    del translators


def test_an_update_of_the_texts_on_the_disk_does_not_hurt_a_running_window(
    window: MainWindow, studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They were mapped once; a file that was written anew ended the program at the next word."""
    texts = tmp_path / "zh_CN.qm"
    shutil.copy(resource("i18n", "zh_CN.qm"), texts)
    monkeypatch.setattr(app, "resource", lambda *parts: tmp_path.joinpath(*parts[1:]))
    translators = Translators(studio.settings)
    try:
        studio.settings["language"] = "zh_CN"
        QApplication.processEvents()
        said = window.actions_of["file.save"].text()
        with texts.open("r+b") as file:
            file.truncate(0)
        window.retranslate()
        assert window.actions_of["file.save"].text() == said != "Save"
    finally:
        studio.settings["language"] = "en"
        QApplication.processEvents()
    del translators


def test_the_name_of_the_project_can_be_edited(
    window: MainWindow, studio: Studio, file: Path, qtbot: QtBot
) -> None:
    window.open_path(file)
    title = window.tools.title
    assert title.text() == "Small"
    title.selectAll()
    QTest.keyClicks(title, "Smaller")
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert studio.document.project.title == "Smaller"
    studio.document.undo()
    assert title.text() == "Small"


def test_the_chip_counts_problems_and_leads_to_them(
    window: MainWindow, studio: Studio, qtbot: QtBot
) -> None:
    studio.files.new()
    studio.document.do(AddNode(layer=Choice("Linear")))
    window.docks["problems"].close()
    qtbot.waitUntil(lambda: studio.ready.known, timeout=20_000)
    errors = sum(d.severity is Severity.ERROR for d in studio.ready.everything)
    assert errors > 1
    assert window.tools.problems.text() == f"{errors} problems"
    qtbot.mouseClick(window.tools.problems, Qt.MouseButton.LeftButton)
    assert not window.docks["problems"].isHidden()


def test_the_status_line_says_what_it_costs(window: MainWindow, studio: Studio, root: Path) -> None:
    window.file_menu.open_example(root / "resources" / "samples" / "lenet-5.dls")
    assert window.status.parameters.text() == "61,706 parameters"
    assert window.status.macs.text().endswith(" MACs")
    assert studio.files.path is None  # the sample itself stays as it is


def test_closing_during_training_asks_stops_and_ends(
    window: MainWindow, studio: Studio, root: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    studio.settings["runs_folder"] = str(tmp_path / "runs")
    window.file_menu.open_example(root / "resources" / "samples" / "two-spirals.dls")
    studio.document.do(SetTraining(name="epochs", value=10_000))
    studio.document.do(SetTraining(name="threads", value=1))
    window.actions_of["train.start"].trigger()
    qtbot.waitUntil(lambda: studio.run.state == "running", timeout=60_000)
    assert window.actions_of["train.pause"].text() == "Pause"
    window.close()
    question = window.file_menu.question
    qtbot.mouseClick(question.buttons["cancel"], Qt.MouseButton.LeftButton)
    assert studio.run.state == "running"
    window.close()
    qtbot.mouseClick(window.file_menu.question.buttons["stop"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.file_menu.question is not None, timeout=10_000)
    assert studio.run.state == "stopped"
    qtbot.mouseClick(window.file_menu.question.buttons["discard"], Qt.MouseButton.LeftButton)
    assert not window.isVisible()


def test_training_that_cannot_start_says_why(window: MainWindow, studio: Studio) -> None:
    studio.files.new()
    window.actions_of["train.start"].trigger()
    assert len(texts(window)) == 1
    assert not studio.run.active


@pytest.mark.parametrize("way", ["file.new", "another file"])
def test_what_was_said_about_a_file_goes_with_it(
    way: str, window: MainWindow, studio: Studio, file: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.dls"
    broken.write_text('{"dlstudio": 1, "title')
    window.open_path(broken)
    assert window.messages.isVisible()
    if way == "file.new":
        window.actions_of["file.new"].trigger()
    else:
        window.open_path(file)
    assert studio.files.shown
    assert not window.messages.isVisible()
