"""Without a mouse: LeNet-5 from an empty canvas to a file, in both languages.

Every stroke goes to what has the focus. Time at the keys is counted at a fifth of a second a
stroke, the figure for an ordinary skilled typist (Card, Moran and Newell's keystroke model).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from dlstudio.graph.model import Node
from dlstudio.gui.app import Translators
from dlstudio.gui.dialogs.export import ExportDialog
from dlstudio.gui.look.theme import Look
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.settings import Settings
from dlstudio.gui.models.studio import Studio
from dlstudio.samples import sample_path
from tests.helpers.typist import PATIENCE, Typist

SECONDS_A_STROKE = 0.2
SECONDS = 60

# What is typed into the search, in two languages, and the values of the layer.
LENET = (
    ("input", "输入", {"shape": "1,32,32"}),
    ("conv2d", "conv2d", {"out_channels": "6", "kernel_size": "5"}),
    ("tanh", "tanh", {}),
    ("avgpool2d", "avgpool2d", {"kernel_size": "2"}),
    ("conv2d", "conv2d", {"out_channels": "16", "kernel_size": "5"}),
    ("tanh", "tanh", {}),
    ("avgpool2d", "avgpool2d", {"kernel_size": "2"}),
    ("flatten", "展平", {}),
    ("linear", "linear", {"out_features": "120"}),
    ("tanh", "tanh", {}),
    ("linear", "linear", {"out_features": "84"}),
    ("tanh", "tanh", {}),
    ("linear", "linear", {"out_features": "10"}),
    ("output", "输出", {}),
)


class Desk(Typist):
    """The typist with the project on the screen."""

    def __init__(self, window: MainWindow, studio: Studio, bot: QtBot) -> None:
        super().__init__(window, bot)
        self.main, self.studio = window, studio

    def place(self, name: str, values: dict[str, str]) -> None:
        """Search a layer, place it behind the last one and give it its values."""
        count = len(self.studio.document.graph.nodes)
        self.press("Tab")
        self.write(name)
        self.press("Return")
        assert len(self.studio.document.graph.nodes) == count + 1, name
        if not values:
            return
        self.press("Return")
        for param, value in values.items():
            self.tab_to(lambda widget, wanted=param: widget.accessibleName() == wanted)
            self.write(value)
        self.press("Escape")
        assert self.focus is self.main.canvas

    def walk_to(self, wanted: Callable[[Node], bool]) -> None:
        """Walk along the wires until such a node is selected."""
        graph = self.studio.document.graph
        for _ in graph.nodes:
            single = self.studio.selection.single
            if single is not None and wanted(graph.nodes[single]):
                return
            self.press("Right")
        raise AssertionError("the arrows do not lead there")

    def choose(self, wanted: object) -> None:
        """Go down in a list that drops down until a value is chosen."""
        for _ in range(40):
            assert isinstance(self.focus, QComboBox)
            if self.focus.currentData() == wanted:
                return
            self.press("Down")
        raise AssertionError(f"{wanted} is not in the list")


@pytest.fixture(params=["en", "zh_CN"])
def desk(request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    settings = Settings(tmp_path / "settings.ini")
    settings["language"], settings["theme"] = request.param, "light"
    settings["warm_torch"] = False
    settings["runs_folder"] = str(tmp_path / "runs")
    settings.remember("export/folder", str(tmp_path))
    studio = Studio(settings, Look("light"), folder=tmp_path / "recovery")
    translators = Translators(settings)
    window = MainWindow(studio)
    window.resize(1500, 1000)
    qtbot.addWidget(window, before_close_func=lambda w: setattr(w, "_settled", True))
    window.show_start()
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    yield Desk(window, studio, qtbot)
    settings["language"] = "en"  # takes the translators out again
    studio.run.close()
    qtbot.waitUntil(lambda: not studio.jobs.busy, timeout=PATIENCE)
    studio.files.leave()
    studio.jobs.wait()
    del translators
    QApplication.processEvents()


def test_lenet_from_an_empty_canvas(desk: Desk, tmp_path: Path) -> None:
    chinese = desk.studio.language == "zh_CN"
    desk.press("Ctrl+N")
    for english, han, values in LENET:
        desk.place(han if chinese else english, values)
    drawn = desk.studio.document.project.main
    wanted = sample_project()
    assert [n.layer for n in drawn.nodes.values()] == [n.layer for n in wanted.nodes.values()]
    assert len(drawn.edges) == len(wanted.edges)

    desk.press("Alt+6")
    desk.choose("digits")
    desk.press("Tab")
    desk.choose("32")
    desk.press("Alt+7")
    desk.write("1")
    desk.press("Return")
    assert desk.studio.document.project.training.epochs == 1
    desk.press("F5")
    desk.wait(lambda: desk.studio.run.active)
    desk.wait(lambda: not desk.studio.run.active)
    assert len(desk.studio.run.curves.epochs) == 1

    desk.press("Ctrl+E")
    dialog = desk.main.findChild(ExportDialog)
    assert dialog is not None
    desk.wait(lambda: dialog.weights.currentIndex() > 0)
    desk.tab_to(lambda widget: widget is dialog.place)
    desk.press("Ctrl+A")
    desk.write("a")
    desk.press("Return")
    desk.wait(lambda: dialog.outcome.isVisible() or dialog.problem.isVisible())
    assert not dialog.problem.text()
    desk.press("Escape")
    assert (tmp_path / "a.py").is_file()

    seconds = desk.strokes * SECONDS_A_STROKE
    assert seconds < SECONDS, f"{desk.strokes} strokes are {seconds:.0f} s at the keys"


def sample_project():  # type: ignore[no-untyped-def]
    from dlstudio.project.files import load

    return load(sample_path("lenet-5")).main


def test_resnet_widened_compared_and_exported(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    desk.press("Ctrl+Shift+O")
    desk.write("resnet-50")
    desk.press("Return")
    document = desk.studio.document
    assert document.project.title == "ResNet-50" and desk.focus is desk.main.canvas
    while len(document.graph.of_layer("Conv2d")) < 3 or document.graph_name == "main":
        desk.walk_to(lambda node: node.block is not None)
        desk.press("Return")
    desk.walk_to(lambda node: node.layer.key == "Conv2d" and "kernel_size" in node.layer.values)
    before = document.project
    desk.press("Return")
    desk.tab_to(lambda widget: widget.accessibleName() == "out_channels")
    desk.write("96")
    desk.press("Escape")
    assert document.project is not before and document.report.ok

    desk.press("Alt+0")
    desk.press("Space")
    panel = desk.main.docks["changes"].panel
    desk.wait(lambda: bool(panel.rows()))
    assert any("96" in row for row in panel.rows()), panel.rows()
    desk.press("Escape")

    desk.press("Ctrl+Shift+E")
    desk.press("Return")
    desk.write(str(tmp_path / "wide"))
    desk.press("Return")
    desk.wait((tmp_path / "wide.svg").is_file)
    desk.press("Escape")
    assert "<svg" in (tmp_path / "wide.svg").read_text("utf-8")
    assert desk.strokes * SECONDS_A_STROKE < SECONDS
