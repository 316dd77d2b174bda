"""The table of actions: unique, complete, reachable, and enabled when they can be done."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from dlstudio.gui.actions import ACTIONS, MENUS, SUBMENUS
from dlstudio.gui.canvas.menus import context_menu
from dlstudio.gui.dialogs.shortcuts import ShortcutsDialog
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.menus.keys import KeyChoices
from dlstudio.gui.models.keys import Keys
from dlstudio.gui.models.settings import SETTINGS, Settings
from dlstudio.gui.models.studio import Studio
from dlstudio.project.commands import AddNode
from dlstudio.resources import resource
from dlstudio.spec.spec import Choice

CHOICES = {entry.param.name: entry.param for group in SETTINGS.values() for entry in group}


def test_keys_are_unique_and_readable() -> None:
    keys = [key for action in ACTIONS.values() for key in action.keys]
    assert all(not key.isEmpty() for key in keys)
    texts = Counter(key.toString() for key in keys)
    assert [text for text, count in texts.items() if count > 1] == []


def test_titles_are_unique_in_their_menu() -> None:
    titles = Counter((action.menu, action.title) for action in ACTIONS.values())
    assert [title for title, count in titles.items() if count > 1] == []


@pytest.mark.parametrize("action", ACTIONS.values(), ids=lambda action: action.id)
def test_every_action_is_whole(action, window: MainWindow) -> None:
    assert action.menu in (*MENUS, *SUBMENUS)
    assert action.title.strip() == action.title != ""
    if action.icon:
        assert resource("icons", "actions", f"{action.icon}.svg").is_file()
    if action.choice:
        name, _, value = action.choice.partition("=")
        assert CHOICES[name].check(value) is None
    qt = window.actions_of[action.id]
    assert qt.text()
    menu = window.menus.by_title[action.menu]
    assert qt in menu.actions()


def test_every_menu_is_reachable_by_keyboard(window: MainWindow) -> None:
    def inside(menu: QMenu) -> set[str]:
        found = {action.objectName() for action in menu.actions()}
        for action in menu.actions():
            if action.menu() is not None:
                found |= inside(action.menu())
        return found

    tops = [action.menu() for action in window.menus.actions()]
    assert all("&" in menu.title() for menu in tops)
    assert set().union(*(inside(menu) for menu in tops)) >= set(ACTIONS)


def test_nothing_can_be_edited_on_the_start_page(window: MainWindow) -> None:
    can = {id for id in ACTIONS if window.actions_of[id].isEnabled()}
    assert {"file.new", "file.open", "file.quit", "help.commands"} <= can
    assert not {"edit.undo", "edit.paste", "file.save", "train.start", "network.check"} & can


def test_undo_names_its_step(window: MainWindow, studio: Studio) -> None:
    studio.files.new()
    undo, redo = window.actions_of["edit.undo"], window.actions_of["edit.redo"]
    assert (undo.text(), undo.isEnabled(), redo.isEnabled()) == ("Undo", False, False)
    studio.document.do(AddNode(layer=Choice("Linear")))
    assert (undo.text(), undo.isEnabled()) == ("Undo: Add Linear", True)
    undo.trigger()
    assert (redo.text(), redo.isEnabled(), undo.isEnabled()) == ("Redo: Add Linear", True, False)
    redo.trigger()
    assert len(studio.document.graph.nodes) == 1


def test_a_choice_is_kept_and_checked(window: MainWindow, studio: Studio) -> None:
    window.actions_of["theme.dark"].trigger()
    assert studio.settings["theme"] == "dark"
    assert studio.look.theme.name == "dark"
    assert window.actions_of["theme.dark"].isChecked()
    assert not window.actions_of["theme.light"].isChecked()


def test_a_room_may_ask_for_an_action(window: MainWindow, studio: Studio) -> None:
    studio.ask("file.new")
    assert studio.files.shown


def opened_page(window: MainWindow) -> ShortcutsDialog:
    window.actions_of.run("help.shortcuts")
    dialog = window.findChild(ShortcutsDialog)
    assert dialog is not None
    return dialog


def test_the_page_of_shortcuts_holds_every_key(window: MainWindow, studio: Studio) -> None:
    table = {keys for _group, _title, keys, _id in KeyChoices(studio.keys).rows()}
    for action in ACTIONS.values():
        if action.keys:
            native = QKeySequence.SequenceFormat.NativeText
            assert ", ".join(key.toString(native) for key in action.keys) in table
    dialog = opened_page(window)
    dialog.search.setText("undo ctrl")
    shown = [
        dialog.tree.topLevelItem(place).child(row).text(0)
        for place in range(dialog.tree.topLevelItemCount())
        for row in range(dialog.tree.topLevelItem(place).childCount())
        if not dialog.tree.topLevelItem(place).child(row).isHidden()
    ]
    assert shown == ["Undo"]
    dialog.accept()


def test_other_keys_work_at_once_are_kept_and_taken_from_whoever_had_them(
    window: MainWindow, studio: Studio, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    studio.files.new()
    dialog = opened_page(window)
    dialog.choose("network.check")
    qtbot.keyClick(dialog.editor, Qt.Key.Key_F5)
    assert "“Train” has these keys" in dialog.word.text()
    dialog.user.click()
    assert window.actions_of["network.check"].shortcut() == QKeySequence("F5")
    assert window.actions_of["train.start"].shortcuts() == []
    settings.flush()
    again = Keys(Settings(tmp_path / "settings.ini"))
    assert again.text("network.check", "F7") == "F5" and again.text("train.start", "F5") == ""
    dialog.choose("train.start")
    dialog.resetter.click()
    assert window.actions_of["train.start"].shortcut() == QKeySequence("F5")
    assert window.actions_of["network.check"].shortcuts() == []
    dialog.choose("network.check")
    qtbot.keyClick(dialog.editor, Qt.Key.Key_A)
    assert dialog.word.text() and not dialog.user.isEnabled()
    studio.keys.forget()
    assert window.actions_of["network.check"].shortcut() == QKeySequence("F7")
    dialog.accept()


def test_context_menus_tell_the_keys_that_a_person_chose(
    window: MainWindow, studio: Studio, file: Path
) -> None:
    window.open_path(file)
    studio.keys.choose("edit.copy", "Ctrl+Shift+Y")
    studio.keys.choose("marks.note", "")
    node = next(iter(window.canvas.stage.scene.nodes.values()))
    told: dict[str, str] = {}
    for item in (node, None):
        menu = context_menu(window.canvas, item, QPointF())
        for action in menu.actions():
            words, _, keys = action.text().partition("\t")
            told[words] = keys
        menu.deleteLater()
    assert told["Copy"] == "Ctrl+Shift+Y"
    assert told["Add a note"] == ""
    assert told["Cut"] == "Ctrl+X"
    assert told["Arrange"] == "Ctrl+Shift+L"
