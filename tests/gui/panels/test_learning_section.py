"""The part of the properties that says how weights begin and change."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

import dlstudio as dls
from dlstudio.graph.model import USUAL, Node
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.inspector import InspectorPanel
from dlstudio.gui.panels.learning_section import LearningSection
from dlstudio.project.commands import PutGraph
from dlstudio.spec.spec import Choice


@pytest.fixture
def panel(studio: Studio, shown: Callable[..., InspectorPanel]) -> InspectorPanel:
    return shown(InspectorPanel(studio), 320, 800)


@pytest.fixture
def section(panel: InspectorPanel) -> LearningSection:
    return panel.node_page.learning


def choose(section: LearningSection, target: str, key: str) -> None:
    chooser = section.starts[target].chooser
    place = chooser.findData(key)
    chooser.setCurrentIndex(place)
    chooser.activated.emit(place)


def test_it_is_quiet_until_something_is_set(
    studio: Studio, node: Callable[[str], Node], section: LearningSection
) -> None:
    studio.selection.set([node("conv1").id])
    studio.document.check_now()
    assert section.isVisible() and not section.section.body.isVisible()
    weightless = next(n for n in studio.document.graph.nodes.values() if n.layer.key == "Input")
    studio.selection.set([weightless.id])
    assert not section.isVisible()


def test_an_initializer_is_chosen_set_and_taken_back(
    studio: Studio, node: Callable[[str], Node], section: LearningSection
) -> None:
    studio.selection.set([node("conv1").id])
    section.section.head.click()
    choose(section, "weight", "kaiming_normal_")
    assert node("conv1").learning.init == {"weight": Choice("kaiming_normal_")}
    form = section.starts["weight"].form
    assert set(form.editors) == {"a", "mode", "nonlinearity"} and form.isVisible()
    form.valueChanged.emit("nonlinearity", "relu")
    assert node("conv1").learning.init["weight"].values == {"nonlinearity": "relu"}
    choose(section, "weight", "torch")
    assert node("conv1").learning is USUAL
    studio.document.undo()
    studio.document.undo()
    studio.document.undo()
    assert node("conv1").learning is USUAL and not studio.document.document.past


def test_frozen_is_set_for_all_selected_layers_in_one_step(
    studio: Studio, node: Callable[[str], Node], section: LearningSection
) -> None:
    nodes = [n for n in studio.document.graph.nodes.values() if n.layer.key in ("Conv2d", "Linear")]
    assert len(nodes) > 1
    studio.selection.set([n.id for n in nodes])
    studio.document.check_now()
    section.section.head.click()
    section.form.editors["frozen"].field.click()  # type: ignore[attr-defined]
    assert all(studio.document.graph.nodes[n.id].learning.frozen for n in nodes)
    assert len(studio.document.document.past) == 1
    studio.document.undo()
    assert all(studio.document.graph.nodes[n.id].learning is USUAL for n in nodes)


def test_the_weight_of_another_layer_is_chosen_by_its_name(
    studio: Studio, section: LearningSection, qtbot: QtBot
) -> None:
    graph = dls.Graph("Words")
    tokens = graph.add("Input", name="tokens", shape=(7,), dtype="int64")
    values = {"num_embeddings": 11, "embedding_dim": 6}
    embedding = graph.add("Embedding", name="words", source=tokens, **values)
    other = graph.add("Linear", name="mix", source=embedding, out_features=6)
    head = graph.add("Linear", name="head", source=other, out_features=11, bias=False)
    graph.add("Output", name="logits", source=head)
    studio.document.document.do(PutGraph(graph="main", value=graph.value))
    studio.document.check_now()
    studio.selection.set([other.id])
    assert not section.tie.isVisible()  # no other weight is 6 × 6
    studio.selection.set([head.id])
    section.section.head.setChecked(True)
    field = section.tie.editors["tied_to"].field
    assert [field.itemText(place) for place in range(field.count())] == ["its own", "words"]
    field.setCurrentIndex(1)
    field.activated.emit(1)
    assert studio.document.graph.nodes[head.id].learning.tied_to == embedding.id
    studio.document.check_now()
    assert studio.document.graph_report.nodes[head.id].parameters == 0
    assert section.tie.isVisible() and field.currentText() == "words"
    studio.document.undo()
    assert studio.document.graph.nodes[head.id].learning is USUAL
    studio.document.check_now()
    qtbot.waitUntil(lambda: section.tie.editors["tied_to"].field.currentText() == "its own")
