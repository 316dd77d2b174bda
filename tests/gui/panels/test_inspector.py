"""The inspector shows what is selected, and every edit is a command."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

import dlstudio as dls
from dlstudio.graph.model import Node
from dlstudio.gui.forms.editors import LineEditor
from dlstudio.gui.forms.fields import StepField
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.help_page import HelpPanel
from dlstudio.gui.panels.inspector import InspectorPanel
from dlstudio.project.commands import SetLayer, SetParam
from dlstudio.project.document import Document
from dlstudio.project.muting import SetMuted
from dlstudio.spec.spec import Choice
from dlstudio.validation.check import check


@pytest.fixture
def panel(studio: Studio, shown: Callable[..., InspectorPanel]) -> InspectorPanel:
    return shown(InspectorPanel(studio), 320, 800)


def step_field(panel: InspectorPanel, name: str) -> StepField:
    editor = panel.node_page.form.editors[name]
    assert isinstance(editor, LineEditor) and isinstance(editor.field, StepField)
    return editor.field


def rows(widget: object) -> dict[str, str]:
    return {n.text(): v.text() for n, v in widget._rows if n.isVisible()}  # type: ignore[attr-defined]


def test_typing_a_value_sets_it_and_is_one_undo_step(
    panel: InspectorPanel, studio: Studio, node: Callable[[str], Node], qtbot: QtBot
) -> None:
    studio.selection.set([node("conv1").id])
    field = step_field(panel, "out_channels")
    field.selectAll()
    qtbot.keyClicks(field.lineEdit(), "128")
    assert node("conv1").layer.values["out_channels"] == 128
    assert len(studio.document.document.past) == 1
    studio.document.undo()
    assert node("conv1").layer.values["out_channels"] == 4
    assert field.text() == "4"


def test_leaving_a_field_ends_the_undo_step(
    panel: InspectorPanel, studio: Studio, node: Callable[[str], Node], qtbot: QtBot
) -> None:
    studio.selection.set([node("conv1").id])
    field = step_field(panel, "out_channels")
    field.selectAll()
    qtbot.keyClicks(field.lineEdit(), "12")
    qtbot.keyClick(field.lineEdit(), Qt.Key.Key_Return)
    field.selectAll()
    qtbot.keyClicks(field.lineEdit(), "34")
    assert len(studio.document.document.past) == 2


def test_resetting_takes_the_value_out_of_the_project(
    panel: InspectorPanel, studio: Studio, node: Callable[[str], Node], qtbot: QtBot
) -> None:
    studio.document.do(SetParam(node=node("conv1").id, name="padding", value=2))
    studio.selection.set([node("conv1").id])
    back = panel.node_page.form.editors["padding"].back
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert "padding" not in node("conv1").layer.values


def test_wired_values_shapes_and_cost_are_told(
    panel: InspectorPanel, studio: Studio, node: Callable[[str], Node], qtbot: QtBot
) -> None:
    studio.selection.set([node("fc").id])
    wired = panel.node_page.form.editors["in_features"]
    assert isinstance(wired, LineEditor)
    assert wired.field.placeholderText() == "from the wire: 144"
    shapes = rows(panel.node_page.shape_rows)
    assert shapes == {"→ input": "(N, 144)", "output →": "(N, 10)"}
    cost = rows(panel.node_page.cost_rows)
    assert cost["Parameters"].startswith("1,450")


def test_shapes_follow_an_edit_elsewhere(
    panel: InspectorPanel, studio: Studio, node: Callable[[str], Node], qtbot: QtBot
) -> None:
    studio.selection.set([node("flat").id])
    with qtbot.waitSignal(studio.document.checked):
        studio.document.do(SetParam(node=node("conv1").id, name="out_channels", value=8))
    qtbot.waitUntil(lambda: rows(panel.node_page.shape_rows)["output →"] == "(N, 288)")


def test_many_edits_are_followed_once_and_a_selection_at_once(
    panel: InspectorPanel, studio: Studio, node: Callable[[str], Node], qtbot: QtBot
) -> None:
    studio.selection.set([node("flat").id])
    before = rows(panel.node_page.shape_rows)
    for channels in (5, 6, 7):
        studio.document.do(SetParam(node=node("conv1").id, name="out_channels", value=channels))
        studio.document.check_now()
        assert rows(panel.node_page.shape_rows) == before  # the drawing comes first
    studio.selection.set([node("flat").id, node("conv1").id])
    studio.selection.set([node("flat").id])
    assert rows(panel.node_page.shape_rows)["output →"] == "(N, 252)"


def test_renaming_by_keyboard(
    panel: InspectorPanel, studio: Studio, node: Callable[[str], Node], qtbot: QtBot
) -> None:
    studio.selection.set([node("conv1").id])
    panel.edit_name()
    qtbot.keyClicks(panel.node_page.name, "edges")
    assert studio.document.project.main.named("edges") is None
    qtbot.keyClick(panel.node_page.name, Qt.Key.Key_Return)
    assert node("edges").layer.key == "Conv2d"


def test_escape_and_an_empty_name_keep_the_old_one(
    panel: InspectorPanel, studio: Studio, node: Callable[[str], Node], qtbot: QtBot
) -> None:
    studio.selection.set([node("conv1").id])
    panel.edit_name()
    qtbot.keyClicks(panel.node_page.name, "other")
    qtbot.keyClick(panel.node_page.name, Qt.Key.Key_Escape)
    assert panel.node_page.name.text() == "conv1"
    panel.node_page.name.clear()
    qtbot.keyClick(panel.node_page.name, Qt.Key.Key_Return)
    assert panel.node_page.name.text() == "conv1"
    assert not studio.document.document.past


def test_a_problem_has_its_repair_and_rings_its_field(
    panel: InspectorPanel, studio: Studio, node: Callable[[str], Node], qtbot: QtBot
) -> None:
    studio.selection.set([node("fc").id])
    with qtbot.waitSignal(studio.document.checked):
        studio.document.do(SetParam(node=node("fc").id, name="in_features", value=7))
    page = panel.node_page
    qtbot.waitUntil(page.problems.isVisible)
    buttons = page.problems.findChildren(QPushButton)
    assert buttons
    with qtbot.waitSignal(studio.document.checked):
        qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert check(studio.document.project).ok
    qtbot.waitUntil(lambda: not page.problems.isVisible())


def test_several_nodes_of_one_layer_are_set_together(
    panel: InspectorPanel, studio: Studio, node: Callable[[str], Node], qtbot: QtBot
) -> None:
    from dlstudio.project.commands import AddNode
    from dlstudio.spec.spec import Choice

    studio.document.do(AddNode(layer=Choice("Conv2d"), name="conv2"))
    studio.selection.set([node("conv1").id, node("conv2").id])
    assert panel.node_page.name.text() == "2 nodes"
    past = len(studio.document.document.past)
    field = step_field(panel, "kernel_size")
    field.selectAll()
    qtbot.keyClicks(field.lineEdit(), "13")
    assert [node(n).layer.values["kernel_size"] for n in ("conv1", "conv2")] == [13, 13]
    assert len(studio.document.document.past) == past + 1


def test_nothing_selected_shows_the_project_and_its_totals(
    panel: InspectorPanel, studio: Studio, qtbot: QtBot
) -> None:
    page = panel.project_page
    assert page.isVisible()
    totals = rows(page.rows)
    assert totals["Layers"] == "5"
    assert totals["Parameters"] == "1,490"
    page.title.selectAll()
    qtbot.keyClicks(page.title, "Digits")
    qtbot.keyClicks(page.notes, "two tries")
    assert studio.document.project.title == "Digits"
    assert studio.document.project.notes == "two tries"


def test_a_note_is_kept_on_its_node(
    panel: InspectorPanel, studio: Studio, node: Callable[[str], Node], qtbot: QtBot
) -> None:
    studio.selection.set([node("fc").id])
    qtbot.keyClicks(panel.node_page.note, "the head")
    assert node("fc").note == "the head"
    studio.selection.set([node("conv1").id])
    assert panel.node_page.note.toPlainText() == ""


def test_help_tells_ports_and_parameters_of_the_layer(
    studio: Studio, shown: Callable[..., HelpPanel], node: Callable[[str], Node]
) -> None:
    help_panel = shown(HelpPanel(studio), 320, 800)
    assert "Select a node" in help_panel.text.toPlainText()
    studio.selection.set([node("conv1").id])
    text = help_panel.text.toPlainText()
    for word in ("Conv2d", "kernel_size", "input", "output"):
        assert word in text


def test_a_muted_layer_of_several_results_shows_the_one_it_passes_on(
    panel: InspectorPanel, studio: Studio, node: Callable[[str], Node]
) -> None:
    document = studio.document
    rest = SetLayer(node=node("flat").id, layer=Choice("LSTM", {"hidden_size": 3}))
    assert document.do(rest) and document.do(SetMuted(ids=(node("flat").id,), muted=True))
    studio.selection.set([node("flat").id])
    shown = rows(panel.node_page.shape_rows)
    assert shown["output →"] == "(N, 4, 6, 6)" and shown["h_n →"] == "?"


def test_another_language_finds_another_project_behind_a_hidden_page(
    panel: InspectorPanel, studio: Studio, node: Callable[[str], Node]
) -> None:
    graph = dls.Graph("Other")
    graph.add("GRU", "gru", graph.add("Input", "steps", shape=(5, 4)), hidden_size=3)
    studio.document.open(Document(graph.project))
    studio.selection.set([node("gru").id])
    assert "Parameters" in rows(panel.node_page.cost_rows)
    panel.hide()
    other = dls.Graph("Other")
    other.add("Linear", "fc", other.add("Input", "pixels", shape=(4,)), out_features=3)
    studio.document.open(Document(other.project))
    panel.node_page.retranslate()
    panel.show()
    studio.selection.set([node("fc").id])
    assert panel.node_page.name.text() == "fc"
