"""What stands in the way of a training is marked on the nodes it names, as the check's findings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dlstudio.gui.canvas import mending
from dlstudio.project.commands import ChooseData, SetParam
from dlstudio.spec.spec import Choice
from tests.gui.canvas.conftest import Hands, network, node, wire


@pytest.fixture
def drawn(open_canvas: Callable[..., Hands]) -> Hands:
    """A sound network that does not fit the digits: another image, too many classes."""
    hands = open_canvas(
        network(
            node("n1", "Input", 0, 0, shape=(1, 28, 28)),
            node("n2", "Flatten", 300, 0),
            node("n3", "Linear", 600, 0, out_features=64),
            node("n4", "Output", 900, 0),
            wires=(wire("n1", "n2"), wire("n2", "n3"), wire("n3", "n4")),
        )
    )
    hands.studio.ready.wake()
    hands.settle()
    return hands


def marks(hands: Hands) -> dict[str, int]:
    """Return how many problems each node shows."""
    items = hands.view.stage.scene.nodes
    return {id: item.face.problems for id, item in items.items() if item.face.problems}


def test_data_that_does_not_fit_is_marked_at_input_and_output(drawn: Hands) -> None:
    assert marks(drawn) == {}
    drawn.studio.document.do(ChooseData(data=Choice("digits")))
    drawn.settle()
    assert marks(drawn) == {"n1": 1, "n4": 1}
    codes = {id: drawn.view.sync.found_at(id)[0].code for id in ("n1", "n4")}
    assert codes == {"n1": "DL504", "n4": "DL505"}
    drawn.undo()
    assert marks(drawn) == {}


def test_the_key_for_repairs_mends_them_too(drawn: Hands) -> None:
    drawn.studio.document.do(ChooseData(data=Choice("digits")))
    drawn.settle()
    for id in ("n1", "n4"):
        drawn.studio.selection.set([id])
        mending.repair_first(drawn.studio)
        drawn.settle()
    assert marks(drawn) == {}
    assert drawn.graph.nodes["n3"].layer.values["out_features"] == 10


def test_another_edit_keeps_them(drawn: Hands) -> None:
    drawn.studio.document.do(ChooseData(data=Choice("digits")))
    drawn.settle()
    drawn.studio.document.do(SetParam(node="n3", name="out_features", value=10))
    drawn.settle()
    assert marks(drawn) == {"n1": 1}
