"""The values of a block's use in the inspector: its own parameters, repeat and sharing."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

import dlstudio as dls
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.node_page import NodePage
from dlstudio.project.document import Document
from dlstudio.project.model import Project


def drawn() -> Project:
    graph = dls.Graph("Net")
    block = graph.block("step")
    block.parameter("width", 4, low=1)
    x = block.add("Input", name="x", shape=("width",))
    block.add("Output", name="y", source=block.add("Linear", source=x, out_features="width"))
    image = graph.add("Input", name="image", shape=(4,))
    one = graph.add("block:step", name="one", source=image)
    graph.add("Output", name="out", source=graph.add("block:step", name="two", source=one))
    return graph.project


@pytest.mark.parametrize(("field", "value"), [("width", 8), ("repeat", 3)])
def test_a_person_sets_the_values_of_a_block(
    studio: Studio, qtbot: QtBot, field: str, value: int
) -> None:
    studio.document.open(Document(drawn()))
    page = NodePage(studio)
    qtbot.addWidget(page)
    node = studio.document.graph.named("one")
    assert node is not None
    page.show_nodes((node,))
    assert set(page.form.editors) == {"width", "repeat", "shared", "same_as"}
    page.form.valueChanged.emit(field, value)
    assert studio.document.graph.nodes[node.id].layer.values == {field: value}


def test_sharing_takes_the_name_of_the_other_node(studio: Studio, qtbot: QtBot) -> None:
    studio.document.open(Document(drawn()))
    page = NodePage(studio)
    qtbot.addWidget(page)
    one, two = (studio.document.graph.named(name) for name in ("one", "two"))
    assert one is not None and two is not None
    page.show_nodes((two,))
    page.form.valueChanged.emit("same_as", "one")
    assert studio.document.graph.nodes[two.id].layer.values == {"same_as": one.id}


def test_inside_a_block_a_field_takes_an_expression(studio: Studio, qtbot: QtBot) -> None:
    studio.document.open(Document(drawn()))
    page = NodePage(studio)
    qtbot.addWidget(page)
    studio.document.show("step")
    fc = studio.document.graph.of_layer("Linear")[0]
    page.show_nodes((fc,))
    editor = page.form.editors["out_features"]
    editor.field.textEdited.emit("2*width")  # type: ignore[attr-defined]
    changed = studio.document.graph.nodes[fc.id]
    assert changed.layer.values == {"out_features": "2*width"}
    page.show_nodes((changed,))
    editor.field.textEdited.emit("2*")  # type: ignore[attr-defined]
    assert studio.document.graph.nodes[fc.id] is changed
    studio.document.show("main")
    page.show_nodes((studio.document.graph.of_layer("block:step")[0],))
    page.form.editors["width"].field.textEdited.emit("2*width")  # type: ignore[attr-defined]
    assert not studio.document.graph.of_layer("block:step")[0].layer.values
