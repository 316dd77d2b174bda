"""What stays behind when tabs are closed works on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dlstudio.gui.main_window import MainWindow


def gone() -> None:
    """Let what was closed be deleted."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_panels_over_a_start_page_that_outlives_the_project(
    window: MainWindow, blocky: Path
) -> None:
    window.open_path(blocky)
    project = window.studio
    window.actions_of.run("tabs.new")
    assert window.studio is not project
    window.close_tabs([project])
    gone()
    for key in ("inspector", "changes", "problems", "training"):
        window.docks.bring(key)
        assert window.docks[key].panel.isVisible()


def test_panels_follow_the_project_in_the_other_half(
    window: MainWindow, blocky: Path, file: Path, qtbot: QtBot
) -> None:
    window.open_path(file)
    first = window.studio
    window.open_path(blocky)
    second = window.studio
    window.actions_of.run("tabs.new")
    window.workspace.show([second, window.studio], window.studio)
    window.close_tabs([second])
    gone()
    window.workspace.show([first, window.studio], window.studio)
    window.docks.bring("outline")
    qtbot.waitUntil(lambda: window.docks["outline"].built)
