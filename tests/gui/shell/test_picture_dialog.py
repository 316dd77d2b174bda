"""Export picture: what is chosen is what is seen, and what is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dlstudio.gui.dialogs.picture import PictureDialog
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.studio import Studio
from dlstudio.picturing.drawing import Words
from dlstudio.project.commands import MoveNodes
from dlstudio.project.files import load
from dlstudio.resources import resource


def opened(window: MainWindow, studio: Studio, tmp_path: Path, qtbot: QtBot) -> PictureDialog:
    studio.files.new(load(resource("samples", "digits-cnn.dls")))
    fc = studio.document.project.main.named("fc")
    assert fc is not None
    studio.selection.set([fc.id])
    window.actions_of.run("project.picture")
    dialog = window.findChild(PictureDialog)
    assert dialog is not None
    qtbot.waitExposed(dialog)
    return dialog


def texts(dialog: PictureDialog) -> list[str]:
    assert dialog.preview.drawing is not None
    return [str(s.text) for s in dialog.preview.drawing.shapes if isinstance(s, Words)]


def test_the_preview_follows_every_choice(
    window: MainWindow, studio: Studio, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(window, studio, tmp_path, qtbot)
    assert "conv1" in texts(dialog) and "(N, 10)" in texts(dialog)
    dialog.shapes.setFocus()
    qtbot.keyClick(dialog.shapes, Qt.Key.Key_Space)
    assert "(N, 10)" not in texts(dialog)
    qtbot.keyClick(dialog.part, Qt.Key.Key_Down)
    assert "conv1" not in texts(dialog) and "fc" in texts(dialog)
    qtbot.keyClick(dialog.colors, Qt.Key.Key_Down)
    assert dialog.preview.drawing is not None and dialog.preview.drawing.ground == "#191B1F"
    for _ in range(2):
        qtbot.keyClick(dialog.style_of, Qt.Key.Key_Down)
    assert any(text.startswith("True relative sizes") for text in texts(dialog))
    assert not dialog.preview.grab().toImage().isNull()
    dialog.reject()


def test_every_form_is_written(
    window: MainWindow, studio: Studio, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(window, studio, tmp_path, qtbot)
    dialog.scale.setValue(0.5)
    assert dialog.preview.drawing is not None
    width = round(dialog.preview.drawing.width * 0.5)
    dialog.copy()
    for form in ("pdf", "svg"):
        assert not (tmp_path / f"a.{form}").exists()
    assert dialog.save(tmp_path / "a.png")
    assert QImage(str(tmp_path / "a.png")).width() == width


def test_a_picture_that_is_too_large_is_refused_in_words(
    window: MainWindow, studio: Studio, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(window, studio, tmp_path, qtbot)
    (last,) = studio.selection.nodes
    studio.document.do(MoveNodes(positions={last: (9_000.0, 0.0)}))
    dialog.scale.setValue(10)
    assert not dialog.save(tmp_path / "a.png")
    assert "too large" in dialog.trouble.text()
    assert not (tmp_path / "a.png").exists()
    assert dialog.save(tmp_path / "a.svg")


def test_the_file_is_called_as_what_it_shows(
    window: MainWindow, studio: Studio, qtbot: QtBot
) -> None:
    studio.files.new(load(resource("templates", "residual", "resnet-50.dls")))
    for graph, name in (("main", "ResNet-50"), ("Bottleneck", "ResNet-50 Bottleneck")):
        studio.document.show(graph)
        window.actions_of.run("project.picture")
        dialog = window.findChild(PictureDialog)
        assert dialog is not None
        qtbot.mouseClick(dialog.saver, Qt.MouseButton.LeftButton)
        asked = dialog.findChild(QFileDialog)
        assert asked is not None
        assert Path(asked.selectedFiles()[0]).stem == name
        asked.reject()
        dialog.reject()
        qtbot.waitUntil(lambda: window.findChild(PictureDialog) is None)
