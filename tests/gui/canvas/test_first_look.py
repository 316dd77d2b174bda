"""What a person sees first: nothing that says nothing, nothing said twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from dlstudio.gallery import TEMPLATES
from dlstudio.gui.canvas.lens import READABLE
from dlstudio.gui.canvas.quick_add import layer_entries
from dlstudio.gui.canvas.reading import values_line
from dlstudio.gui.look.theme import LIGHT
from dlstudio.gui.panels.outline_model import LAYER, OutlineModel
from dlstudio.project.files import load
from dlstudio.project.model import Project
from tests.gui.canvas.conftest import Hands, network, node

Open = Callable[[Project], Hands]


def test_an_empty_drawing_has_no_map(open_canvas: Open) -> None:
    hands = open_canvas(network())
    hands.studio.settings["show_minimap"] = True
    hands.view.resize(1000, 700)
    assert not hands.view.overlays.minimap.isVisible()


def three_rows() -> Project:
    return network(
        *(
            node(f"n{3 * row + at}", "ReLU", 320 * at + 160 * row, 200 * row)
            for row in range(3)
            for at in range(4)
        )
    )


def test_the_first_look_at_rows_leaves_them_clear_of_the_map(open_canvas: Open) -> None:
    hands = open_canvas(three_rows())
    hands.studio.settings["show_minimap"] = True
    hands.settle()
    view, minimap = hands.view, hands.view.overlays.minimap
    view.lens.begin()
    assert view.lens.zoom == READABLE and minimap.isVisible()
    under = view.mapToScene(minimap.geometry()).boundingRect()
    assert not view.stage.scene.inside(under)
    assert view.lens.home is not None  # it is still the first look, in a window of another size


def test_the_first_look_in_a_new_room_leaves_them_clear_of_the_map(open_canvas: Open) -> None:
    """A new tab is laid out only after its drawing was first shown."""
    hands = open_canvas(three_rows())
    view, minimap = hands.view, hands.view.overlays.minimap
    view.resize(300, 200)
    hands.studio.settings["show_minimap"] = True
    view.lens.begin()
    view.resize(1000, 600)
    assert minimap.isVisible()
    assert not view.stage.scene.inside(view.mapToScene(minimap.geometry()).boundingRect())


def test_what_is_handed_on_under_its_own_name_is_said_once() -> None:
    project = load(TEMPLATES["resnet-50"].path)
    stage = project.graphs["Stage"]
    rest = stage.named("rest")
    assert rest is not None and rest.layer.values["width"] is not None
    assert values_line(rest, block=project.graphs["Bottleneck"]).startswith("width")
    assert "width width" not in values_line(rest, block=project.graphs["Bottleneck"])
    layer1 = project.main.named("layer1")
    assert layer1 is not None
    assert "width 64" in values_line(layer1, block=stage)


@pytest.fixture
def translated() -> QTranslator:
    """Says every word in capitals."""

    class Loud(QTranslator):
        def translate(self, _context: str, text: str, *_rest: object) -> str:
            return text.upper()

        def isEmpty(self) -> bool:
            return False

    loud = Loud()
    QCoreApplication.installTranslator(loud)
    yield loud
    QCoreApplication.removeTranslator(loud)


def test_the_search_calls_layers_as_the_palette_does(
    open_canvas: Open, translated: QTranslator
) -> None:
    found = {entry.key: entry for entry in layer_entries(network(), LIGHT)}
    assert found["Input"].title == "INPUT"
    assert "Input" in found["Input"].words


def test_nodes_are_called_as_the_palette_calls_their_layers(
    open_canvas: Open, translated: QTranslator
) -> None:
    hands = open_canvas(network(node("n1", "Input", 0, 0), node("n2", "ReLU", 320, 0)))
    kinds = {id: item.face.kind for id, item in hands.view.stage.scene.nodes.items()}
    assert kinds == {"n1": "INPUT", "n2": "RELU"}
    outline = OutlineModel(hands.studio)
    outline.refresh()
    assert [outline.data(outline.index(row, LAYER)) for row in range(2)] == ["INPUT", "RELU"]
