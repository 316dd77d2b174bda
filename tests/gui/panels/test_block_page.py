"""The page of a block: its name, its uses, and the parameters that it declares."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import dlstudio as dls
from dlstudio.graph.model import BlockParam
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.block_page import BlockPage
from dlstudio.gui.panels.inspector import InspectorPanel
from dlstudio.project.block_commands import SetBlockParams
from dlstudio.project.document import Document
from dlstudio.project.model import Project


def drawn() -> Project:
    graph = dls.Graph("Net")
    block = graph.block("step")
    block.parameter("width", 4, low=1)
    x = block.add("Input", name="x", shape=("width",))
    fc = block.add("Linear", name="fc", source=x, out_features="width")
    block.add("Output", name="y", source=fc)
    image = graph.add("Input", name="image", shape=(4,))
    one = graph.add("block:step", name="one", source=image, width=4)
    graph.add("Output", name="out", source=graph.add("block:step", name="two", source=one))
    return graph.project


@pytest.fixture
def page(studio: Studio, shown: Callable[..., InspectorPanel]) -> BlockPage:
    studio.document.open(Document(drawn()))
    panel = shown(InspectorPanel(studio), 320, 800)
    studio.document.show("step")
    assert panel._pages.currentWidget() is panel.block_page
    return panel.block_page


def params(studio: Studio) -> tuple[BlockParam, ...]:
    return studio.document.project.graphs["step"].params


def type_into(bot: QtBot, page: BlockPage, field: str, text: str, place: int = 0) -> None:
    editor = page.params.forms[place].form.editors[field]
    editor.field.setFocus()
    editor.field.selectAll()  # type: ignore[attr-defined]
    bot.keyClicks(editor.field, text)
    bot.keyClick(editor.field, Qt.Key.Key_Return)


def test_it_says_who_uses_the_block(page: BlockPage) -> None:
    assert page.name.text() == "step"
    assert page.where.text() == "Used 2 times; a change reaches all: one, two"
    assert not page.delete.isVisibleTo(page)
    assert page.params.forms[0].head.text() == "width = 4"


def test_a_parameter_is_declared_edited_and_removed(
    page: BlockPage, studio: Studio, qtbot: QtBot
) -> None:
    before = studio.document.project
    qtbot.mouseClick(page.params.add, Qt.MouseButton.LeftButton)
    assert params(studio)[1] == BlockParam(name="width1", default=64, low=1)
    type_into(qtbot, page, "name", "depth", 1)
    type_into(qtbot, page, "default", "3", 1)
    type_into(qtbot, page, "high", "9", 1)
    type_into(qtbot, page, "help", "How deep it is.", 1)
    wanted = BlockParam(name="depth", default=3, low=1, high=9, help="How deep it is.")
    assert params(studio)[1] == wanted
    page.params.forms[1].edited.emit("kind", "float")
    assert params(studio)[1].kind == "float" and type(params(studio)[1].default) is float
    page.params.forms[1].edited.emit("kind", "bool")
    assert params(studio)[1].default is True and params(studio)[1].low is None
    qtbot.mouseClick(page.params.forms[1].remove, Qt.MouseButton.LeftButton)
    assert [param.name for param in params(studio)] == ["width"]
    while studio.document.document.past:
        studio.document.undo()
    assert studio.document.project is before


def test_a_new_name_reaches_expressions_and_uses(
    page: BlockPage, studio: Studio, qtbot: QtBot
) -> None:
    type_into(qtbot, page, "name", "features")
    graphs = studio.document.project.graphs
    fc, one = graphs["step"].named("fc"), graphs["main"].named("one")
    assert fc is not None and one is not None
    assert fc.layer.values["out_features"] == "features"
    assert one.layer.values == {"features": 4}
    assert dls.check(studio.document.project).ok


@pytest.mark.parametrize("name", ["fc", "class", "2x", "repeat"])
def test_a_name_that_cannot_be_is_refused_at_the_field(
    page: BlockPage, studio: Studio, qtbot: QtBot, name: str
) -> None:
    before = studio.document.project
    type_into(qtbot, page, "name", name)
    assert page.params.forms[0].form.editors["name"].problem.text()
    assert studio.document.project is before


def test_a_default_beyond_its_bounds_is_marked(page: BlockPage, studio: Studio) -> None:
    wrong = BlockParam(name="width", default=4, low=8)
    studio.document.do(SetBlockParams(graph="step", params=(wrong,)))
    assert page.params.forms[0].form.editors["default"].problem.text()
    assert page.params.forms[0].head.isChecked()


def test_the_block_is_renamed_or_says_why_not(
    page: BlockPage, studio: Studio, qtbot: QtBot
) -> None:
    for text, refused in (("main", True), ("stage", False)):
        page.name.setFocus()
        page.name.selectAll()
        qtbot.keyClicks(page.name, text)
        qtbot.keyClick(page.name, Qt.Key.Key_Return)
        assert page.problem.isVisible() is refused
    assert studio.document.graph_name == "stage"
    assert set(studio.document.project.graphs) == {"main", "stage"}
