"""Outline: the whole network read and edited from the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from dlstudio.graph.model import FRAME, NOTE, Node
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.outline import OutlinePanel
from dlstudio.gui.panels.outline_model import NAME, SOURCES, VALUES
from dlstudio.project.mark_commands import AddMark
from tests.gui.panels.conftest import Shower

Find = Callable[[str], Node]


def typed(panel: OutlinePanel, row: int, column: int, text: str, qtbot: QtBot) -> None:
    """Go to a cell, press F2, type, Enter."""
    panel.table.setCurrentIndex(panel.model.index(row, column))
    qtbot.keyClick(panel.table, Qt.Key.Key_F2)
    editor = panel.table.findChildren(QLineEdit)[-1]  # the last one may still be on its way out
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def row_texts(panel: OutlinePanel, row: int) -> list[str]:
    return [panel.model.index(row, column).data() for column in range(6)]


def test_rows_stand_in_the_order_of_the_data(studio: Studio, shown: Shower[OutlinePanel]) -> None:
    panel = shown(OutlinePanel(studio))
    names = [row_texts(panel, row)[NAME] for row in range(panel.model.rowCount())]
    assert names == ["image", "conv1", "flat", "fc", "logits"]
    assert row_texts(panel, 1) == [
        "conv1", "Conv2d", "image", "out_channels = 4; kernel_size = 3", "(N, 4, 6, 6)", "40",
    ]  # fmt: skip


def test_name_values_and_wires_are_typed(
    studio: Studio, node: Find, shown: Shower[OutlinePanel], qtbot: QtBot
) -> None:
    panel = shown(OutlinePanel(studio))
    panel.table.setFocus()
    typed(panel, 1, NAME, "stem", qtbot)
    assert node("stem").layer.key == "Conv2d"
    typed(panel, 1, VALUES, "out_channels = 6; padding = 1", qtbot)
    assert dict(node("stem").layer.values) == {"out_channels": 6, "padding": 1}
    assert len(studio.document.document.past) == 2  # one undo step an edit
    typed(panel, 3, SOURCES, "image", qtbot)
    graph = studio.document.project.main
    assert [e.source.node for e in graph.into(node("fc").id)] == [node("image").id]
    typed(panel, panel.model.rows[node("fc").id], SOURCES, "-", qtbot)
    assert not list(studio.document.project.main.into(node("fc").id))


def test_what_cannot_be_understood_is_told_and_changes_nothing(
    studio: Studio, shown: Shower[OutlinePanel], qtbot: QtBot
) -> None:
    panel = shown(OutlinePanel(studio))
    panel.table.setFocus()
    before = studio.document.project
    told: list[str] = []
    studio.failed.connect(told.append)
    for column, text, part in (
        (VALUES, "kernel = 3", "Did you mean “kernel_size”?"),
        (VALUES, "kernel_size", "Write name = value"),
        (VALUES, "kernel_size = many", "kernel_size"),
        (SOURCES, "imag", "Did you mean “image”?"),
        (SOURCES, "image, image", "has 1 input, but 2 names"),
    ):
        typed(panel, 1, column, text, qtbot)
        assert studio.document.project is before, text
        assert part in told[-1], told[-1]


def test_the_selection_is_that_of_the_canvas(
    studio: Studio, node: Find, shown: Shower[OutlinePanel], qtbot: QtBot
) -> None:
    panel = shown(OutlinePanel(studio))
    panel.table.setFocus()
    studio.selection.set([node("flat").id])
    assert panel.table.currentIndex().row() == 2
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    assert studio.selection.single == node("fc").id
    qtbot.keyClick(panel.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert studio.selection.nodes == {node("fc").id, node("logits").id}
    qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    assert studio.document.project.main.named("fc") is None
    assert panel.model.rowCount() == 3
    studio.document.undo()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 5)


def test_a_screen_reader_hears_a_row_whole(studio: Studio, shown: Shower[OutlinePanel]) -> None:
    panel = shown(OutlinePanel(studio))
    spoken = panel.model.index(1, NAME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "conv1, Conv2d; fed by image; gives (N, 4, 6, 6); 40 parameters"
    table = QAccessible.queryAccessibleInterface(panel.table)
    assert table is not None
    assert table.text(QAccessible.Text.Name) == "Layers of the network as a table"


def test_frames_and_notes_are_read_renamed_and_deleted_by_keys(
    studio: Studio, shown: Shower[OutlinePanel], qtbot: QtBot
) -> None:
    panel = shown(OutlinePanel(studio))
    fc = next(n for n in studio.document.graph.nodes.values() if n.name == "fc")
    x, y = fc.position
    frame = AddMark(kind=FRAME, area=(x - 20, y - 40, 240.0, 160.0), text="Head")
    note = AddMark(kind=NOTE, area=(0.0, 900.0, 200.0, 80.0), text="## Why\n\n**so**")
    for command in (frame, note):
        studio.document.do(command)
        QApplication.processEvents()
    assert panel.model.rowCount() == 7
    assert row_texts(panel, 5)[:4] == ["Head", "Frame", "", "fc"]
    assert row_texts(panel, 6)[:4] == ["", "Note", "", "Why so"]
    spoken = panel.model.index(5, NAME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Head, Frame, fc"
    panel.table.setFocus()
    typed(panel, 5, NAME, "Classifier", qtbot)
    assert studio.document.graph.marks["f1"].text == "Classifier"
    panel.table.selectRow(5)
    assert studio.selection.marks == {"f1"} and not studio.selection.nodes
    studio.selection.set(marks=["t1"])
    assert [index.row() for index in panel.table.selectionModel().selectedRows()] == [6]
    asked: list[str] = []
    studio.asked.connect(asked.append)
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert asked == ["edit.rename"]
    qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    assert studio.document.graph.marks.keys() == {"f1"} and panel.model.rowCount() == 6
    assert len(studio.document.graph.nodes) == 5


def test_titles_of_columns_are_whole(studio: Studio, shown: Shower[OutlinePanel]) -> None:
    studio.look.install(QApplication.instance())  # its headings are bold
    panel = shown(OutlinePanel(studio), 1400, 300)
    header = panel.table.horizontalHeader()
    for column in range(header.count()):
        assert header.sectionSize(column) >= header.sectionSizeHint(column)
