"""Which of two nodes that overlap is meant: the later one of the document, as it is painted."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from dlstudio.gui.canvas.thing import order
from dlstudio.project.commands import RemoveNodes
from dlstudio.project.model import Project
from tests.gui.canvas.conftest import Hands, network, node, wire

Open = Callable[[Project], Hands]
NAMES = tuple(f"n{number}" for number in range(1, 9))


@pytest.fixture
def pile(open_canvas: Open) -> Hands:
    """Eight nodes, each a little to the right of the one below it."""
    nodes = [node(id, "ReLU", 4.0 * place, 0) for place, id in enumerate(NAMES)]
    wires = [wire(one, other) for one, other in pairwise(NAMES)]
    return open_canvas(network(*nodes, wires=tuple(wires)))


def uppermost(hands: Hands) -> str:
    item = hands.view.stage.scene.node_at(60.0, 30.0)
    assert item is not None
    return item.id


def test_the_later_one_lies_above(pile: Hands) -> None:
    assert uppermost(pile) == "n8"
    pile.studio.document.do(RemoveNodes(ids=("n8", "n6")))
    assert uppermost(pile) == "n7"


def test_one_that_is_brought_back_lies_where_it_lay(pile: Hands) -> None:
    pile.studio.document.do(RemoveNodes(ids=("n1", "n3")))
    pile.undo()
    assert uppermost(pile) == "n8"
    scene = pile.view.stage.scene
    assert [item.id for item in sorted(scene.nodes.values(), key=order)] == list(NAMES)
    wires = [item.edge for item in sorted(scene.edges.values(), key=order)]
    assert wires == list(pile.graph.edges)


def test_the_selected_one_lies_above_all(pile: Hands) -> None:
    pile.studio.selection.set(["n2"])
    assert uppermost(pile) == "n2"
    pile.studio.selection.set([])
    assert uppermost(pile) == "n8"


def test_of_two_ports_at_a_place_that_of_the_upper_node_is_meant(open_canvas: Open) -> None:
    hands = open_canvas(network(*(node(id, "ReLU", 0, 0) for id in reversed(NAMES))))
    spot = hands.view.stage.scene.nodes["n1"].spot("output", 0, True)
    found = hands.view.stage.scene.port_at(*spot)
    assert found is not None and found[0].node == "n1"
