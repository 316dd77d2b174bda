"""The tabs of the last time come back as if the window had never been closed."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.studio import Studio
from dlstudio.project.files import write_project
from dlstudio.project.model import Project


def test_recent_files_keep_their_order(
    window: MainWindow, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    settings = window.studio.settings
    settings["at_start"] = "tabs"
    files = [tmp_path / f"{name}.dls" for name in "abc"]
    for file in files:
        write_project(project, file)
        window.open_path(file)
    window.workspace.activate(window.workspace.tabs[1])
    window.close_tabs([window.workspace.tabs[2]])
    before = settings.recent()
    assert before == files[::-1]
    window.close()
    again = MainWindow(Studio(settings, window.studio.look, folder=window.studio.folder))
    qtbot.addWidget(again, before_close_func=lambda w: setattr(w, "_settled", True))
    again.show_start()
    assert len(again.workspace.tabs) == 2
    assert settings.recent() == before
    again._settled = True
    again.close()
    qtbot.waitUntil(lambda: not any(tab.jobs.busy for tab in again.workspace.tabs))
