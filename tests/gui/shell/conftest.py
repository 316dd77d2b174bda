"""A studio and a window of their own for each test, closed again at its end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from dlstudio.graph.model import PortRef
from dlstudio.gui.look.theme import Look
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.settings import Settings
from dlstudio.gui.models.studio import Studio
from dlstudio.project.commands import AddNode, Connect, SetText
from dlstudio.project.files import write_project
from dlstudio.project.grouping import GroupNodes
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


@pytest.fixture
def blocky(tmp_path: Path, project: Project) -> Path:
    """A file with an input and, behind it, a block "Core" of Linear and ReLU."""
    for place, key in enumerate(("Linear", "ReLU", "Sigmoid"), start=1):
        node = AddNode(layer=Choice(key), name=key.lower(), position=(240 * place, 0))
        project = node.apply(project)
    a, b, c, d = project.main.nodes
    project = Connect(source=PortRef(a, "output"), target=PortRef(b, "input")).apply(project)
    project = Connect(source=PortRef(b, "output"), target=PortRef(c, "input")).apply(project)
    project = Connect(source=PortRef(c, "output"), target=PortRef(d, "input")).apply(project)
    path = tmp_path / "blocky.dls"
    write_project(GroupNodes(ids=(b, c), name="Core").apply(project), path)
    return path


@pytest.fixture
def files(tmp_path: Path, project: Project) -> list[Path]:
    """Three project files with titles of their own."""
    made = []
    for name in ("one", "two", "three"):
        path = tmp_path / f"{name}.dls"
        write_project(SetText(name="title", value=name.title()).apply(project), path)
        made.append(path)
    return made
