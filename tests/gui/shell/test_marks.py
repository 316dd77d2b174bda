"""Frames, notes, dots and bookmarks by the menus and keys of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dlstudio.graph.model import FRAME, NOTE, PortRef
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.studio import Studio
from dlstudio.project.commands import AddNode, Connect
from dlstudio.spec.spec import Choice

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def shown(window: MainWindow, studio: Studio, qtbot: QtBot) -> MainWindow:
    studio.files.new()
    studio.document.do(AddNode(layer=Choice("Input"), position=(0.0, 0.0)))
    studio.document.do(AddNode(layer=Choice("ReLU"), position=(320.0, 0.0)))
    studio.document.do(Connect(source=PortRef("n1", "output"), target=PortRef("n2", "input")))
    window.show()
    qtbot.waitExposed(window)
    window.canvas.setFocus()
    return window


def press(window: MainWindow, qtbot: QtBot, key: Qt.Key, modifiers: object = CTRL | SHIFT) -> None:
    window.activateWindow()
    window.canvas.setFocus()
    qtbot.waitUntil(window.canvas.hasFocus)
    qtbot.keyClick(window.canvas, key, modifiers)  # type: ignore[arg-type]
    QApplication.processEvents()


def test_frame_note_and_dot_by_keys(shown: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    studio.selection.set(["n1", "n2"])
    press(shown, qtbot, Qt.Key.Key_F)
    assert [mark.kind for mark in studio.document.graph.marks.values()] == [FRAME]
    shown.canvas.overlays.name_box.close_box()
    press(shown, qtbot, Qt.Key.Key_N)
    assert [mark.kind for mark in studio.document.graph.marks.values()] == [FRAME, NOTE]
    editor = shown.canvas.overlays.note_editor
    assert editor is not None
    before = studio.document.project
    # Keys that do something on the canvas are only letters here.
    qtbot.keyClicks(editor, "x! nbjmqw1 NBJWASDEC F!@#")
    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL | SHIFT)
    qtbot.keyClick(editor, Qt.Key.Key_Home)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert studio.document.project is before
    qtbot.keyClick(editor, Qt.Key.Key_Return, CTRL)
    assert studio.document.graph.marks["t1"].text == "! nbjmqw1 NBJWASDEC F!@#"
    studio.selection.set(edge=studio.document.graph.edges[0])
    press(shown, qtbot, Qt.Key.Key_B, Qt.KeyboardModifier.NoModifier)
    assert len(studio.document.graph.bends) == 1
    press(shown, qtbot, Qt.Key.Key_N, Qt.KeyboardModifier.NoModifier)
    assert studio.selection.mark is not None
    press(shown, qtbot, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)
    assert shown.canvas.overlays.name_box.isVisible() or editor.isVisible()


def test_bookmarks_by_keys_and_their_names_in_the_menu(
    shown: MainWindow, studio: Studio, qtbot: QtBot
) -> None:
    go = shown.actions_of["bookmarks.go_2"]
    assert go.text() == "Go to bookmark 2"
    press(shown, qtbot, Qt.Key.Key_2)
    box = shown.canvas.overlays.name_box
    box.field.setText("Stem")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert go.text() == "Go to “Stem”"
    kept = shown.canvas.lens.seen()
    shown.canvas.zoom_in()
    shown.canvas.zoom_in()
    press(shown, qtbot, Qt.Key.Key_2, SHIFT)
    assert abs(shown.canvas.lens.seen().width() - kept.width()) < 2
    shown.actions_of.run("bookmarks.remove")
    assert studio.document.project.bookmarks == {} and go.text() == "Go to bookmark 2"
    refused = []
    studio.document.refused.connect(refused.append)
    press(shown, qtbot, Qt.Key.Key_2, SHIFT)
    assert len(refused) == 1


def test_colours_are_in_the_menu(shown: MainWindow, studio: Studio) -> None:
    shown.actions_of.run("marks.frame")
    shown.canvas.overlays.name_box.close_box()
    for name in ("grey", "blue", "sky", "green", "amber", "orange", "pink", "purple"):
        shown.actions_of.run(f"marks.{name}")
        assert studio.document.graph.marks["f1"].color == name
    shown.actions_of.run("edit.delete")
    assert not studio.document.graph.marks
    assert not shown.actions_of["marks.blue"].isEnabled()
