"""A studio of its own for each test, with a small network, and a way to show a panel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dlstudio.graph.model import Node
from dlstudio.gui.look.theme import Look
from dlstudio.gui.models.settings import Settings
from dlstudio.gui.models.studio import Studio
from dlstudio.project.builder import Graph
from dlstudio.project.document import Document
from dlstudio.project.model import Project
from tests.helpers.trainings import mlp

Panel = TypeVar("Panel", bound=QWidget)
Shower = Callable[[Panel], Panel]


@pytest.fixture
def project() -> Project:
    """A small image network without data."""
    graph = Graph("Small")
    image = graph.add("Input", name="image", shape=(1, 8, 8))
    conv = graph.add("Conv2d", name="conv1", out_channels=4, kernel_size=3, source=image)
    flat = graph.add("Flatten", name="flat", source=conv)
    head = graph.add("Linear", name="fc", out_features=10, source=flat)
    graph.add("Output", name="logits", source=head)
    return graph.project


@pytest.fixture
def spirals() -> Project:
    """A network that trains in a moment."""
    return mlp(epochs=2)


@pytest.fixture
def studio(project: Project, tmp_path: Path, qtbot: QtBot) -> Iterator[Studio]:
    settings = Settings(tmp_path / "settings.ini")
    settings["language"] = "en"
    settings["runs_folder"] = str(tmp_path / "runs")
    made = Studio(settings, Look("light"), Document(project), folder=tmp_path / "recovery")
    yield made
    made.run.close()
    made.files.leave()
    qtbot.waitUntil(lambda: not made.jobs.busy, timeout=20_000)
    made.jobs.wait()
    QApplication.processEvents()


@pytest.fixture
def shown(qtbot: QtBot) -> Shower[QWidget]:
    """Shows a panel in a room of its usual size."""

    def show(panel: Panel, width: int = 900, height: int = 400) -> Panel:
        qtbot.addWidget(panel)
        panel.resize(width, height)
        panel.show()
        qtbot.waitExposed(panel)
        return panel

    return show


@pytest.fixture
def node(studio: Studio) -> Callable[[str], Node]:
    """Finds a node of the open document by its name."""

    def find(name: str) -> Node:
        found = studio.document.project.main.named(name)
        assert found is not None, name
        return found

    return find
