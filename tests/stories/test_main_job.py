"""The main job in one sitting: an empty canvas, eight layers, a training, two files that run.

Everything is done by mouse and keys on the window itself. The files that leave are run by a
plain Python that cannot see DL Studio, and must answer as the trained network does.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from dlstudio.exporting import EXPORTERS
from dlstudio.graph.model import PortRef
from dlstudio.gui.canvas.dropping import LAYER_MIME
from dlstudio.gui.dialogs.export import ExportDialog
from dlstudio.gui.look.theme import Look
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.settings import Settings
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.problems import ProblemsPanel
from dlstudio.gui.panels.training import TrainingPanel

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction
LONG = 180_000  # ms; a busy machine, with the import of torch
LAYERS = ("Input", "Conv2d", "ReLU", "MaxPool2d", "Flatten", "Dropout", "Linear", "Output")
PLACES = [(20 + 210 * (i % 4), 40 + 130 * (i // 4)) for i in range(len(LAYERS))]

PLAIN = """
import runpy, sys
sys.modules["dlstudio"] = None  # an import of it would raise
import torch
from safetensors.torch import load_file, save_file
torch.set_num_threads(1)
code, script, weights, images, answers = sys.argv[1:]
classes = [c for c in runpy.run_path(code).values()
           if isinstance(c, type) and issubclass(c, torch.nn.Module)]
drawn = classes[-1]()
drawn.load_state_dict(load_file(weights))
drawn.eval()
x = load_file(images)["x"]
with torch.no_grad():
    save_file({"python": drawn(x), "torchscript": torch.jit.load(script).eval()(x)}, answers)
"""


class Person:
    """Hands on the window."""

    def __init__(self, window: MainWindow, studio: Studio, bot: QtBot) -> None:
        self.window, self.studio, self.bot = window, studio, bot

    def click(self, widget: object) -> None:
        self.bot.mouseClick(widget, LEFT)

    def drop(self, key: str, spot: QPoint) -> None:
        """Drag a layer over the canvas and let it go."""
        mime, target = QMimeData(), self.window.canvas.viewport()
        mime.setData(LAYER_MIME, key.encode())
        enter = QDragEnterEvent(spot, COPY, mime, LEFT, NONE)
        QApplication.sendEvent(target, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(target, QDragMoveEvent(spot, COPY, mime, LEFT, NONE))
        QApplication.sendEvent(target, QDropEvent(QPointF(spot), COPY, mime, LEFT, NONE))

    def wire(self, source: str, target: str) -> None:
        """Draw a wire from the right side of one layer to the left side of another."""
        canvas = self.window.canvas
        scene, target_port = canvas.viewport(), self.port(target, False)
        self.bot.mousePress(scene, LEFT, NONE, self.port(source, True))
        start = self.port(source, True)
        for part in (0.2, 0.6, 1.0):
            self.bot.mouseMove(scene, start + (target_port - start) * part)
        self.bot.mouseRelease(scene, LEFT, NONE, target_port)

    def port(self, key: str, output: bool) -> QPoint:
        graph, canvas = self.studio.document.graph, self.window.canvas
        (node,) = graph.of_layer(key)
        ref = PortRef(node.id, "output" if output else "input")
        spot = canvas.viewportTransform().map(QPointF(*canvas.stage.scene.spot_of(ref, output)))
        assert canvas.viewport().rect().contains(spot.toPoint()), f"{key} is out of sight"
        return spot.toPoint()

    def problems(self) -> ProblemsPanel:
        self.click(self.window.tools.problems)
        self.bot.waitUntil(
            lambda: isinstance(self.window.docks["problems"].panel, ProblemsPanel), timeout=LONG
        )
        panel = self.window.docks["problems"].panel
        assert isinstance(panel, ProblemsPanel)
        return panel

    def repair_all(self) -> int:
        """Press the first repair of the first problem until nothing is wrong; count them."""
        panel = self.problems()
        for pressed in range(8):
            self.bot.waitUntil(lambda: self.studio.ready.known, timeout=LONG)
            QApplication.processEvents()
            if not self.studio.ready.errors:
                return pressed
            before = self.studio.document.project

            self.click(panel.cards()[0].findChildren(QPushButton)[0])
            self.bot.waitUntil(lambda old=before: self.studio.document.project is not old)
            self.bot.wait(50)
        pytest.fail(f"still wrong: {[str(d.sentence) for d in self.studio.ready.errors]}")

    def export(self, row: int, path: Path) -> None:
        """Export in the format of a row, and read that it was proven equal."""
        self.click(self.window.tools.export)
        dialog = self.window.findChild(ExportDialog)
        assert dialog is not None
        self.bot.waitUntil(lambda: dialog.weights.currentIndex() > 0, timeout=LONG)
        item = dialog.formats.visualItemRect(dialog.formats.item(row)).center()
        self.bot.mouseClick(dialog.formats.viewport(), LEFT, NONE, item)
        dialog.place.selectAll()
        self.bot.keyClicks(dialog.place, str(path))
        self.click(dialog.go)
        self.bot.waitUntil(
            lambda: dialog.outcome.isVisible() or dialog.problem.isVisible(), timeout=LONG
        )
        assert not dialog.problem.text()
        assert "batch 5" in dialog.outcome.text()
        self.bot.keyClick(dialog, Qt.Key.Key_Escape)
        self.bot.waitUntil(lambda: self.window.findChild(ExportDialog) is None)


@pytest.fixture
def person(tmp_path: Path, qtbot: QtBot) -> Iterator[Person]:
    settings = Settings(tmp_path / "settings.ini")
    settings["language"], settings["theme"] = "en", "light"
    settings["warm_torch"] = False
    settings["runs_folder"] = str(tmp_path / "runs")
    studio = Studio(settings, Look("light"), folder=tmp_path / "recovery")
    window = MainWindow(studio)
    window.resize(1500, 1000)
    qtbot.addWidget(window, before_close_func=lambda w: setattr(w, "_settled", True))
    window.show_start()
    window.show()
    qtbot.waitExposed(window)
    yield Person(window, studio, qtbot)
    studio.run.close()
    qtbot.waitUntil(lambda: not studio.jobs.busy, timeout=LONG)
    studio.files.leave()
    studio.jobs.wait()
    QApplication.processEvents()


def draw(person: Person) -> None:
    """Eight layers on an empty canvas, wired by hand."""
    person.window.actions_of["file.new"].trigger()
    QApplication.processEvents()
    for key, place in zip(LAYERS, PLACES, strict=True):
        person.drop(key, QPoint(*place) + QPoint(90, 30))
    assert [n.layer.key for n in person.studio.document.graph.nodes.values()] == list(LAYERS)
    person.window.canvas.fit_all()
    person.bot.wait(50)
    for source, target in pairwise(LAYERS):
        person.wire(source, target)
    assert len(person.studio.document.graph.edges) == len(LAYERS) - 1


def train(person: Person, epochs: int) -> TrainingPanel:
    """Say how long, press Train, wait for the end."""
    person.window.docks.bring("training")
    person.bot.waitUntil(
        lambda: isinstance(person.window.docks["training"].panel, TrainingPanel), timeout=LONG
    )
    panel = person.window.docks["training"].panel
    assert isinstance(panel, TrainingPanel)
    field = panel.form.first.editors["epochs"].field
    field.selectAll()
    person.bot.keyClicks(field, str(epochs))
    person.bot.keyClick(field, Qt.Key.Key_Return)
    assert person.studio.document.project.training.epochs == epochs
    with person.bot.waitSignal(person.studio.run.ended, timeout=LONG) as ended:
        person.click(person.window.tools.train)
    assert ended.args[0].reason == "finished", ended.args[0]
    return panel


def test_from_an_empty_canvas_to_two_files_that_run(person: Person, tmp_path: Path) -> None:
    draw(person)
    repaired = person.repair_all()
    assert repaired >= 2  # data, and what it asks of the network
    document = person.studio.document
    assert document.project.data is not None and document.project.data.key == "digits"
    assert document.report.ok and not person.studio.ready.errors
    assert person.window.tools.problems.text() in ("No problems", "1 warning")

    panel = train(person, epochs=3)
    curves = person.studio.run.curves
    assert len(curves.epochs) == 3
    assert curves.epochs[-1].validation["loss"] < curves.epochs[0].validation["loss"]
    person.bot.waitUntil(panel.strip.card.isVisible)

    code, script = tmp_path / "drawn.py", tmp_path / "drawn.pt"
    person.export(row_of("python"), code)
    person.export(row_of("torchscript"), script)
    assert_equal(person, code, script, tmp_path)


def row_of(key: str) -> int:
    """Place of a format in the list of the dialog."""
    return list(EXPORTERS).index(key)


def assert_equal(person: Person, code: Path, script: Path, folder: Path) -> None:
    """Run both files by a plain Python; they must answer as the trained network does."""
    import torch
    from safetensors.torch import load_file, save_file

    from dlstudio.compiler.compile import source_of
    from dlstudio.compiler.load import load

    run = person.studio.run.folder
    assert run is not None
    weights, images, answers = run / "best.safetensors", folder / "x", folder / "y"
    x = torch.rand(5, 1, 8, 8)
    save_file({"x": x}, images)
    files = [str(path) for path in (code, script, weights, images, answers)]
    ended = subprocess.run(
        [sys.executable, "-I", "-W", "ignore", "-c", PLAIN, *files],
        capture_output=True, text=True, timeout=LONG / 1000, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    network = load(source_of(person.studio.document.project))()
    network.load_state_dict(load_file(weights))
    with torch.no_grad():
        expected = network.eval()(x)
    found = load_file(answers)
    torch.testing.assert_close(found["python"], expected, rtol=1e-5, atol=1e-5)
    torch.testing.assert_close(found["torchscript"], expected, rtol=1e-5, atol=1e-5)
