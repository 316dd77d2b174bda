"""Several projects and blocks in tabs: opening, going between them, closing, by mouse and keys."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QToolButton
from pytestqt.qtbot import QtBot

from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.studio import Studio
from dlstudio.project.commands import AddNode, SetText
from dlstudio.project.files import read_project, write_project
from dlstudio.project.model import Project
from dlstudio.spec.spec import Choice

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def titles(window: MainWindow) -> list[str]:
    return [window.tabs.tabText(place) for place in range(window.tabs.count())]


def tab_at(window: MainWindow, place: int) -> QPoint:
    return window.tabs.tabRect(place).center()


def keys(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def open_all(window: MainWindow, files: list[Path]) -> list[Studio]:
    for path in files:
        window.open_path(path)
    return list(window.workspace.tabs)


# --- opening ---------------------------------------------------------------------------


def test_one_project_shows_no_row_of_tabs(window: MainWindow, files: list[Path]) -> None:
    window.open_path(files[0])
    assert window.workspace.tabs == [window.studio]  # the start page gave its place
    assert not window.tabs.isVisible()


def test_another_file_gets_a_tab_of_its_own(window: MainWindow, files: list[Path]) -> None:
    first, _second, third = open_all(window, files)
    assert window.tabs.isVisible()
    assert titles(window) == ["One", "Two", "Three"]
    assert window.studio is third
    assert first.document.project.title == "One"
    assert window.windowTitle().startswith("three.dls")


def test_unsaved_work_stays_where_it_is_without_a_question(
    window: MainWindow, files: list[Path]
) -> None:
    window.open_path(files[0])
    first = window.studio
    first.document.do(SetText(name="title", value="Mine"))
    window.open_path(files[1])
    assert window.file_menu.question is None
    assert window.page_of(first).file_menu.question is None
    assert first.document.project.title == "Mine"
    assert first.files.modified and not window.studio.files.modified
    assert "unsaved changes" in window.tabs.tabToolTip(0)
    assert str(files[0]) in window.tabs.tabToolTip(0)


def test_a_file_that_is_open_comes_to_front(
    window: MainWindow, files: list[Path], tmp_path: Path
) -> None:
    first, *_ = open_all(window, files)
    window.open_path(tmp_path / "." / "one.dls")
    assert window.studio is first
    assert len(window.workspace.tabs) == 3


def test_a_file_that_cannot_be_read_opens_no_tab(window: MainWindow, files: list[Path]) -> None:
    window.open_path(files[0])
    files[1].write_text("no project")
    window.open_path(files[1])
    assert len(window.workspace.tabs) == 1
    assert window.studio.document.project.title == "One"
    assert len(window.messages.messages) == 1


def test_an_empty_project_gives_its_place_and_one_with_a_layer_does_not(
    window: MainWindow, files: list[Path], qtbot: QtBot
) -> None:
    window.actions_of.run("file.new")
    window.open_path(files[0])
    assert titles(window) == ["One"] or window.tabs.count() <= 1
    window.actions_of.run("file.new")
    window.studio.document.do(AddNode(layer=Choice("ReLU")))
    window.open_path(files[1])
    assert len(window.workspace.tabs) == 3


# --- going between tabs ----------------------------------------------------------------


def test_mouse_and_keys_go_between_tabs(
    window: MainWindow, files: list[Path], qtbot: QtBot
) -> None:
    first, second, third = open_all(window, files)
    qtbot.mouseClick(window.tabs, LEFT, pos=tab_at(window, 0))
    assert window.studio is first
    assert QApplication.focusWidget() is window.canvas
    keys(window, Qt.Key.Key_Tab, CTRL)
    assert window.studio is second
    keys(window, Qt.Key.Key_PageDown, CTRL)
    assert window.studio is third
    keys(window, Qt.Key.Key_Tab, CTRL)
    assert window.studio is first
    keys(window, Qt.Key.Key_PageUp, CTRL)
    assert window.studio is third
    keys(window, Qt.Key.Key_Backtab, CTRL | SHIFT)
    assert window.studio is second
    assert window.tabs.currentIndex() == 1


def test_arrows_go_along_the_row_and_the_keyboard_stays_in_it(
    window: MainWindow, files: list[Path]
) -> None:
    first, second, third = open_all(window, files)
    window.tabs.setFocus()
    for key, wanted in ((Qt.Key.Key_Left, second), (Qt.Key.Key_Left, first)):
        QTest.keyClick(window.tabs, key)
        assert window.studio is wanted and window.tabs.hasFocus()
    assert window.tabs.accessibleTabName(0) == "One"
    window.actions_of.run("tabs.previous")
    assert window.studio is third


def test_the_button_beside_the_tabs_opens_the_start_page(
    window: MainWindow, files: list[Path], qtbot: QtBot
) -> None:
    open_all(window, files)
    row = window.tabs.parentWidget()
    (button,) = (b for b in row.children() if isinstance(b, QToolButton))
    assert button.isVisible() and "Ctrl+T" in button.toolTip()
    qtbot.mouseClick(button, LEFT)
    assert window.page.start is not None and window.page.start.isVisible()
    assert titles(window)[-1] == "Start page"
    assert window.docks["problems"].isHidden()
    window.open_path(files[0])  # it is open: to front, and the start page stays
    assert window.studio.document.project.title == "One"
    assert not window.docks["palette"].isHidden()


def test_each_project_keeps_history_selection_and_view(
    window: MainWindow, files: list[Path]
) -> None:
    window.open_path(files[0])
    first = window.studio
    (node,) = first.document.graph.nodes
    first.selection.set([node])
    window.canvas.zoom_out()
    zoom = window.canvas.lens.zoom
    first.document.do(SetText(name="title", value="Changed"))
    window.open_path(files[1])
    assert window.studio.selection.nodes == frozenset()
    assert not window.actions_of["edit.undo"].isEnabled()
    assert window.canvas.lens.zoom != zoom
    window.workspace.activate(first)
    assert first.selection.nodes == {node}
    assert window.canvas.lens.zoom == zoom
    assert window.status.zoom.text() == f"{round(zoom * 100)} %"
    window.actions_of.run("edit.undo")
    assert first.document.project.title == "One"


def test_panels_belong_to_the_tab(window: MainWindow, files: list[Path], qtbot: QtBot) -> None:
    first, _second, third = open_all(window, files)
    window.docks.bring("inspector")
    of_third = window.docks["inspector"].panel
    window.workspace.activate(first)
    window.docks.bring("inspector")
    of_first = window.docks["inspector"].panel
    assert of_first is not of_third
    assert of_first.isVisible() and not of_third.isVisible()
    window.workspace.activate(third)
    assert window.docks["inspector"].panel is of_third
    assert of_third.isVisible() and not of_first.isVisible()
    assert window.tools.title.text() == "Three"


def test_a_canvas_alone_stays_alone_in_every_tab(window: MainWindow, files: list[Path]) -> None:
    first, *_ = open_all(window, files)
    window.actions_of.run("view.hide_panels")
    window.workspace.activate(first)
    assert window.docks["palette"].isHidden()
    window.actions_of.run("view.hide_panels")
    assert not window.docks["palette"].isHidden()


def test_a_tab_says_that_another_program_changed_its_file(
    window: MainWindow, files: list[Path], project: Project, qtbot: QtBot
) -> None:
    first, _second, _third = open_all(window, files)
    write_project(SetText(name="title", value="Theirs").apply(project), files[0])
    qtbot.waitUntil(lambda: first.files.outside)
    assert "changed by another program" in window.tabs.tabToolTip(0)
    assert window.messages.messages == []  # it is said in its own tab
    window.workspace.activate(first)
    assert len(window.messages.messages) == 1


def test_a_canvas_is_built_when_its_tab_is_looked_at(window: MainWindow, files: list[Path]) -> None:
    window.open_path(files[0])
    hidden = window.studio.again()
    window.workspace.put(hidden)
    assert window.page_of(hidden).made_canvas is None
    window.workspace.activate(hidden)
    assert window.page_of(hidden).made_canvas is not None


def test_tabs_are_dragged_to_another_place(window: MainWindow, files: list[Path]) -> None:
    first, second, third = open_all(window, files)
    start, end = tab_at(window, 0), tab_at(window, 2) + QPoint(20, 0)
    QTest.mousePress(window.tabs, LEFT, pos=start)
    for step in range(1, 11):
        QTest.mouseMove(window.tabs, start + (end - start) * step / 10)
    QTest.mouseRelease(window.tabs, LEFT, pos=end)
    assert window.workspace.tabs == [second, third, first]
    assert titles(window) == ["Two", "Three", "One"]
    assert window.studio is first


# --- closing ---------------------------------------------------------------------------


def test_closing_goes_back_to_the_tab_before(
    window: MainWindow, files: list[Path], qtbot: QtBot
) -> None:
    first, second, third = open_all(window, files)
    window.workspace.activate(first)
    window.workspace.activate(third)
    keys(window, Qt.Key.Key_W, CTRL)
    assert window.workspace.tabs == [first, second]
    assert window.studio is first
    keys(window, Qt.Key.Key_W, CTRL)
    assert window.studio is second and not window.tabs.isVisible()
    keys(window, Qt.Key.Key_W, CTRL)
    assert window.page.start is not None and window.page.start.isVisible()
    assert not window.actions_of["file.close"].isEnabled()


def test_middle_click_and_cross_close_a_tab(
    window: MainWindow, files: list[Path], qtbot: QtBot
) -> None:
    first, _second, third = open_all(window, files)
    qtbot.mouseClick(window.tabs, MIDDLE, pos=tab_at(window, 1))
    assert window.workspace.tabs == [first, third]
    cross = window.tabs.tabButton(0, QTabBar.ButtonPosition.RightSide)
    assert cross.accessibleName() == "Close tab “One”"
    qtbot.mouseClick(cross, LEFT)
    assert window.workspace.tabs == [third]


def test_closing_unsaved_work_asks_about_that_project(
    window: MainWindow, files: list[Path], qtbot: QtBot
) -> None:
    first, second, third = open_all(window, files)
    first.document.do(SetText(name="title", value="Mine"))
    qtbot.mouseClick(window.tabs, MIDDLE, pos=tab_at(window, 0))
    question = window.page_of(first).file_menu.question
    assert question is not None and "Mine" in question.text.text()
    assert window.studio is first  # it is seen what is asked about
    qtbot.mouseClick(question.buttons["cancel"], LEFT)
    assert first in window.workspace.tabs
    qtbot.mouseClick(window.tabs, MIDDLE, pos=tab_at(window, 0))
    qtbot.mouseClick(window.page_of(first).file_menu.question.buttons["save"], LEFT)
    assert window.workspace.tabs == [second, third]
    assert read_project(files[0]).project.title == "Mine"


def test_closing_the_others_asks_one_after_the_other(
    window: MainWindow, files: list[Path], qtbot: QtBot
) -> None:
    first, second, third = open_all(window, files)
    for studio in (first, second):
        studio.document.do(SetText(name="title", value="Mine"))
    window.actions_of.run("tabs.close_others")
    for studio in (first, second):
        question = window.page_of(studio).file_menu.question
        assert question is not None
        qtbot.mouseClick(question.buttons["discard"], LEFT)
    assert window.workspace.tabs == [third]


def test_the_window_asks_about_every_project(
    window: MainWindow, files: list[Path], qtbot: QtBot
) -> None:
    first, _second, third = open_all(window, files)
    for studio in (first, third):
        studio.document.do(SetText(name="title", value="Mine"))
    window.close()
    assert window.isVisible()
    for studio in (first, third):
        qtbot.mouseClick(window.page_of(studio).file_menu.question.buttons["discard"], LEFT)
    qtbot.waitUntil(lambda: not window.isVisible())


def test_a_closed_tab_hears_of_nothing_any_more(
    window: MainWindow, files: list[Path], qtbot: QtBot
) -> None:
    """Theme, settings, language and training reach only what is there."""
    open_all(window, files)
    for key in ("problems", "outline", "changes", "data", "training", "runs", "code", "history"):
        window.docks.bring(key)
    window.actions_of.run("file.close")
    QApplication.processEvents()
    settings = window.studio.settings
    settings["theme"] = "dark"
    settings["heat"] = "parameters"
    settings["wires"] = "orthogonal"
    window.studio.keys.choose("edit.undo", "Ctrl+Alt+U")
    window.studio.shelf.changed.emit()
    settings.recentChanged.emit()
    QApplication.processEvents()
    assert len(window.workspace.tabs) == 2


def test_a_closed_tab_leaves_nothing_behind(
    window: MainWindow, files: list[Path], qtbot: QtBot
) -> None:
    open_all(window, files)
    page = window.page
    kept = [weakref.ref(one) for one in (page, page.canvas, page.studio, page.studio.opened)]
    del page
    window.actions_of.run("file.close")

    def gone() -> bool:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return not any(one() for one in kept)

    qtbot.waitUntil(gone, timeout=10_000)
