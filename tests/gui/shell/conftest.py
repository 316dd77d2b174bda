"""A studio and a window of their own for each test, closed again at its end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from dlstudio.gui.look.theme import Look
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.settings import Settings
from dlstudio.gui.models.studio import Studio
from dlstudio.project.commands import AddNode
from dlstudio.project.files import write_project
from dlstudio.project.model import Project
from dlstudio.spec.spec import Choice


@pytest.fixture
def settings(tmp_path: Path, qapp: QApplication) -> Settings:
    kept = Settings(tmp_path / "settings.ini")
    kept["language"] = "en"
    kept["theme"] = "light"
    kept["warm_torch"] = False
    return kept


@pytest.fixture
def studio(settings: Settings, tmp_path: Path, qtbot: QtBot) -> Iterator[Studio]:
    made = Studio(settings, Look("light"), folder=tmp_path / "recovery")
    yield made
    if isValid(made) and isValid(made.jobs):  # else the test has closed its tab
        made.files.leave()
        made.jobs.wait()
    QApplication.processEvents()


@pytest.fixture
def window(studio: Studio, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(studio)
    made.resize(1280, 720)
    qtbot.addWidget(made, before_close_func=_let_go)
    made.show_start()
    made.show()
    qtbot.waitExposed(made)
    yield made
    qtbot.waitUntil(lambda: not any(tab.jobs.busy for tab in made.workspace.tabs))


def _let_go(window: MainWindow) -> None:
    window._settled = True


@pytest.fixture
def project() -> Project:
    """One input node."""
    add = AddNode(layer=Choice("Input", {"shape": (4,)}), name="image")
    return add.apply(Project(title="Small"))


@pytest.fixture
def file(project: Project, tmp_path: Path) -> Path:
    path = tmp_path / "small.dls"
    write_project(project, path)
    return path
