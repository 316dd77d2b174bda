"""Changes: the project beside another, as rows and as marks on the canvas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dlstudio.graph.model import Node
from dlstudio.gui.canvas.view import CanvasView
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.changes import ChangesPanel
from dlstudio.project.commands import AddNode, RemoveNodes, SetParam
from dlstudio.project.files import write_project
from dlstudio.project.model import Project
from dlstudio.spec.spec import Choice
from dlstudio.training.records import Record
from tests.gui.panels.conftest import Shower

Find = Callable[[str], Node]


def edit(studio: Studio, node: Find) -> None:
    studio.document.do(SetParam(node=node("conv1").id, name="kernel_size", value=5))
    studio.document.do(RemoveNodes(ids=(node("flat").id,)))
    studio.document.do(AddNode(layer=Choice("GELU"), name="gelu1"))


def test_edits_since_the_last_save_are_rows_and_marks(
    studio: Studio, node: Find, shown: Shower[ChangesPanel], qtbot: QtBot
) -> None:
    canvas = CanvasView(studio)
    qtbot.addWidget(canvas)
    panel = shown(ChangesPanel(studio))
    edit(studio, node)
    qtbot.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    assert "conv1: kernel_size 3 → 5" in panel.rows()
    assert "Added gelu1 (GELU)" in panel.rows() and "Removed flat (Flatten)" in panel.rows()
    assert not any("stands elsewhere" in row for row in panel.rows())
    assert canvas.differences is not None
    assert {(m.kind, m.words) for m in canvas.differences.marks} >= {
        ("changed", "kernel_size 3 → 5"), ("added", "added"), ("removed", "removed"),
    }  # fmt: skip
    panel.all.click()
    assert any("shape" in row for row in panel.rows())
    studio.document.undo()
    qtbot.waitUntil(lambda: not any("gelu1" in row for row in panel.rows()))
    assert "added" not in {mark.kind for mark in canvas.differences.marks}
    qtbot.mouseClick(panel.off, Qt.MouseButton.LeftButton)
    assert panel.rows() == [] and canvas.differences.marks == []


def test_a_row_shows_its_node(
    studio: Studio, node: Find, shown: Shower[ChangesPanel], qtbot: QtBot
) -> None:
    panel = shown(ChangesPanel(studio))
    edit(studio, node)
    panel.compare_with_save()
    row = panel.rows().index("conv1: kernel_size 3 → 5")
    item = panel.tree.topLevelItem(row)
    assert item is not None
    panel.tree.setCurrentItem(item)
    panel.tree.setFocus()
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert studio.selection.single == node("conv1").id


def test_a_run_and_a_file_and_what_cannot_be_read(
    studio: Studio, project: Project, shown: Shower[ChangesPanel], tmp_path: Path
) -> None:
    panel = shown(ChangesPanel(studio))
    told: list[str] = []
    studio.failed.connect(told.append)
    panel.compare_with_run()
    assert told and "There is no run yet" in told[0]
    other = replace(project, title="Other")
    Record.create(studio.runs_folder, other, "", {"title": "Other", "started": "2026"})
    panel.compare_with_run()
    assert "Title: Other → Small" in panel.rows()
    path = tmp_path / "third.dls"
    write_project(replace(project, notes="x"), path)
    panel.compare_with_file(path)
    assert panel.rows() == ["The notes differ"]
    (tmp_path / "bad.dls").write_text("{")
    panel.compare_with_file(tmp_path / "bad.dls")
    assert "bad.dls" in told[-1] and panel.rows() == ["The notes differ"]
    studio.files.new(None)
    assert not studio.comparing.active
