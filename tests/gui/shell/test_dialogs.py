"""Preferences from their table; about; both open through one method."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from dlstudio.gui.dialogs.about import AboutDialog, versions
from dlstudio.gui.dialogs.preferences import PreferencesDialog
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.settings import SETTINGS
from dlstudio.gui.models.studio import Studio


def test_the_preferences_show_every_setting(window: MainWindow, studio: Studio) -> None:
    window.actions_of["file.preferences"].trigger()
    (dialog,) = window.findChildren(PreferencesDialog)
    shown = {param.name for form in dialog.forms for param in form.params}
    assert shown == {entry.param.name for group in SETTINGS.values() for entry in group}
    dialog.accept()


def test_a_change_holds_at_once_and_the_defaults_come_back(
    window: MainWindow, studio: Studio, qtbot: QtBot
) -> None:
    dialog = PreferencesDialog.ask(studio.settings, window)
    field = dialog.forms[0].editors["theme"].field
    assert isinstance(field, QComboBox)
    place = field.findText("Dark")
    assert place >= 0
    field.setCurrentIndex(place)
    field.activated.emit(place)
    assert studio.settings["theme"] == "dark"
    assert studio.look.theme.name == "dark"
    qtbot.mouseClick(dialog.defaults, Qt.MouseButton.LeftButton)
    assert studio.settings["theme"] == "system"
    dialog.accept()


def test_about_says_the_versions_without_loading_anything(window: MainWindow) -> None:
    before = set(sys.modules)
    text = versions()
    assert "DL Studio" in text and "torch" in text
    assert not ({"torch", "pyqtgraph"} & (set(sys.modules) - before))
    window.actions_of["help.about"].trigger()
    (dialog,) = window.findChildren(AboutDialog)
    assert dialog.versions.text() == text
    dialog.accept()
