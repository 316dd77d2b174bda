"""What is given to the window from outside and is no good: told in a sentence, nothing lost."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dlstudio.graph.model import Edge, Graph, Node, PortRef
from dlstudio.gui import app as program
from dlstudio.gui.frame.message_bar import MessageBar
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.node_page import MOST_CARDS
from dlstudio.gui.panels.parts import ProblemCard
from dlstudio.project import fragment
from dlstudio.project.files import load
from dlstudio.project.model import Project
from dlstudio.project.writing import project_text
from dlstudio.samples import sample_path
from dlstudio.spec.spec import Choice

FOREIGN = (
    "plain words of an e-mail",
    "",
    "{",
    '{"nodes": [1, 2]}',
    '{"dlstudio-fragment": 3}',
    '{"dlstudio-fragment": 1, "nodes": [{"id": "n1"}], "wires": [["n1.output", "n9.input"]]}',
    "import os; os.remove('x')",
    "nn.Sequential(nn.Linear(3",
    "\x00\x01\u202e🙂" * 50,
)


def texts(bar: MessageBar) -> list[str]:
    return [str(message.text.text()) for message in bar.messages]


def paste(window: MainWindow, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    window.actions_of["edit.paste"].trigger()
    QApplication.processEvents()


@pytest.mark.parametrize("text", FOREIGN)
def test_foreign_text_is_refused_in_a_sentence(
    text: str, window: MainWindow, studio: Studio
) -> None:
    window.open_path(sample_path("digits-cnn"))
    told: list[str] = []
    studio.document.refused.connect(lambda sentence: told.append(str(sentence)))
    before = studio.document.project
    paste(window, text)
    assert studio.document.project is before
    assert len(told) == 1 and told[0].endswith(".") and "Traceback" not in told[0], told


def test_unknown_layers_of_a_fragment_are_kept_and_marked(
    window: MainWindow, studio: Studio
) -> None:
    node = Node(
        id="n1", layer=Choice("HoloNorm", {"mystery": [1, 2]}), name="holo", position=(0, 0)
    )
    piece = Project(graphs={"main": Graph(nodes={"n1": node})})
    window.open_path(sample_path("digits-cnn"))
    paste(window, fragment.copy(piece, "main", ["n1"]))
    (pasted,) = studio.document.graph.of_layer("HoloNorm")
    assert pasted.layer.values == {"mystery": (1, 2)}
    found = [d for d in studio.document.report.diagnostics if d.node == pasted.id]
    assert found and "HoloNorm" in str(found[0].sentence)
    assert "HoloNorm" in project_text(studio.document.project)


@pytest.mark.parametrize("count", [1_000, pytest.param(10_000, marks=pytest.mark.slow)])
def test_thousands_of_nodes_are_pasted_and_taken_back(
    count: int, window: MainWindow, studio: Studio
) -> None:
    nodes = {
        f"n{k}": Node(
            id=f"n{k}", layer=Choice("ReLU"), name=f"relu{k}",
            position=(280.0 * (k % 100), 120.0 * (k // 100)),
        )
        for k in range(count)
    }  # fmt: skip
    wires = tuple(
        Edge(PortRef(f"n{k}", "output"), PortRef(f"n{k + 1}", "input"))
        for k in range(count - 1)
        if k % 3  # a third of them reads nothing: thousands of problems
    )
    graph = Graph(nodes=nodes, edges=wires)
    text = fragment.copy(Project(graphs={"main": graph}), "main", nodes)
    studio.files.new()
    start = time.process_time()
    paste(window, text)
    window.canvas.stage.sync.finish()
    assert len(studio.document.graph.nodes) == len(window.canvas.stage.scene.nodes) == count
    page = window.docks["inspector"].panel.node_page
    assert 0 < len(page.findChildren(ProblemCard)) <= MOST_CARDS
    window.actions_of["edit.undo"].trigger()
    QApplication.processEvents()
    assert time.process_time() - start < 30
    assert not studio.document.graph.nodes and not window.canvas.stage.scene.nodes


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e400", '"far"', "[]"])
def test_a_position_that_is_no_number_is_told_by_its_line(
    number: str, window: MainWindow, studio: Studio, tmp_path: Path
) -> None:
    whole = json.loads(sample_path("digits-cnn").read_text("utf-8"))
    whole["graphs"]["main"]["nodes"][2]["at"] = ["HERE", 0]
    path = tmp_path / "odd.dls"
    path.write_text(json.dumps(whole).replace('"HERE"', number), "utf-8")
    window.open_path(path)
    assert not studio.files.shown
    (said,) = texts(window.messages)
    assert "odd.dls" in said or "Line 1" in said
    assert path.read_text("utf-8").count("HERE") == 0


def test_huge_positions_open_and_can_be_seen(
    window: MainWindow, studio: Studio, tmp_path: Path
) -> None:
    whole = json.loads(sample_path("digits-cnn").read_text("utf-8"))
    whole["graphs"]["main"]["nodes"][2]["at"] = [900_000.0, -900_000.0]
    path = tmp_path / "far.dls"
    path.write_text(json.dumps(whole), "utf-8")
    window.open_path(path)
    window.canvas.fit_all()
    QApplication.processEvents()
    assert studio.files.shown and studio.document.project == load(path)


def test_a_place_on_a_screen_that_is_gone_is_brought_back(studio: Studio, qtbot: QtBot) -> None:
    """A window that was closed on a second monitor opens where it can be seen."""
    first = MainWindow(studio)
    qtbot.addWidget(first, before_close_func=lambda w: setattr(w, "_settled", True))
    first.show()
    first.setGeometry(QRect(QPoint(9_000, 7_000), first.size()))
    studio.settings.remember_bytes("window/geometry", first.saveGeometry())
    second = MainWindow(Studio(studio.settings, studio.look, folder=studio.files.folder))
    qtbot.addWidget(second, before_close_func=lambda w: setattr(w, "_settled", True))
    second.show()
    room = second.screen().availableGeometry()
    seen = second.frameGeometry().intersected(room)
    assert seen.width() >= 100 and seen.height() >= 100, second.frameGeometry()


def test_without_a_font_for_chinese_it_is_said_in_english(
    window: MainWindow, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.tell_missing_font(window, studio.settings)
    assert texts(window.notices) == []
    studio.settings["language"] = "zh_CN"
    monkeypatch.setattr(QFontDatabase, "families", lambda *_system: [])
    program.tell_missing_font(window, studio.settings)
    (said,) = texts(window.notices)
    assert said.isascii() and "font" in said
    (button,) = window.notices.messages[0].buttons
    assert button.text().isascii()
    button.click()
    assert studio.language == "en"
    assert texts(window.notices) == []
