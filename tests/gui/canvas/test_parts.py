"""The pure parts of the canvas: routes, fitting, search, places of ports, walking."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlstudio.graph.layout import COLUMN_GAP
from dlstudio.graph.model import Graph, PortRef
from dlstudio.gui.canvas.fitting import (
    Fitting,
    can_insert,
    free_spot,
    insertion,
    snapped,
    spot_behind,
)
from dlstudio.gui.canvas.pick_list import match
from dlstudio.gui.canvas.reading import values_line
from dlstudio.gui.canvas.routes import Boxes, route
from dlstudio.gui.canvas.walking import DOWN, LEFT, RIGHT, UP, next_node
from dlstudio.gui.look.faces import (
    LINE_Y,
    WIDTH,
    NodeFace,
    PortFace,
    height_of,
    port_rows,
    port_spot,
)
from tests.gui.canvas.conftest import network, node, wire

# --- routes --------------------------------------------------------------------------------


def test_a_short_wire_is_one_curve_between_its_ends() -> None:
    way = route((0, 0), (100, 60))
    assert way.distance(0, 0) < 0.01 and way.distance(100, 60) < 0.01
    assert way.label == (50, 30) and way.room == 100
    assert way.distance(50, 130) > 50


def test_a_long_wire_goes_around_what_stands_in_its_way() -> None:
    boxes = Boxes()
    boxes.put("a", (300, -30, 476, 30))
    boxes.put("b", (600, -30, 776, 30))
    straight = route((0, 0), (1000, 0))
    around = route((0, 0), (1000, 0), boxes)
    assert straight.distance(388, 0) < 1
    for x in (300, 388, 476, 600, 700, 776):
        assert around.distance(x, 0) > 30
    assert around.label[1] < -30  # above, when both sides are equally far
    assert route((0, 0), (1000, 0), boxes, below=True).label[1] > 30


def test_a_lane_keeps_clear_of_further_nodes() -> None:
    boxes = Boxes()
    boxes.put("a", (300, -30, 476, 30))
    boxes.put("up", (500, -90, 676, -35))
    y = route((0, 0), (1000, 0), boxes).label[1]
    assert y < -98 or y > 38


def test_ends_of_the_wire_are_not_in_its_way() -> None:
    boxes = Boxes()
    boxes.put("source", (-176, -30, 0, 30))
    boxes.put("target", (1000, -30, 1176, 30))
    way = route((0, 0), (1000, 0), boxes, ("source", "target"))
    assert way.distance(500, 0) < 1


def test_a_wire_that_leads_back_reaches_both_ends() -> None:
    way = route((500, 0), (0, 40))
    assert way.distance(500, 0) < 0.01 and way.distance(0, 40) < 0.01
    assert way.room == 0  # no label on it


def test_a_wire_that_leads_back_crosses_no_node() -> None:
    boxes = Boxes()
    for place, x in enumerate((0.0, 312.0, 624.0)):
        boxes.put(place, (x, -28, x + 176, 40))
    way = route((800, 0), (0, 0), boxes, (2, 0))
    assert way.distance(800, 0) < 0.01 and way.distance(0, 0) < 0.01
    for x in (40, 88, 320, 400, 480, 640, 760):
        assert way.distance(x, 0) > 30
    assert way.label[1] < -40 and way.room == 800
    assert route((800, 0), (0, 0), boxes, (2, 0), below=True).label[1] > 50


def test_boxes_move_and_go() -> None:
    boxes = Boxes()
    boxes.put("a", (0, 0, 10, 10))
    boxes.put("a", (1000, 0, 1010, 10))
    assert not list(boxes.within(-5, 0, 20, 10))
    assert [key for key, _box in boxes.within(1005, 0, 1006, 10)] == ["a"]
    boxes.drop("a")
    boxes.drop("a")
    assert not list(boxes.within(0, 0, 2000, 10))


# --- places of ports -----------------------------------------------------------------------


def face(*inputs: PortFace, values: str = "", outputs: int = 1) -> NodeFace:
    outs = tuple(PortFace(name=f"o{i}") for i in range(outputs))
    return NodeFace(
        name="x", kind="X", group="", icon="", values=values, inputs=inputs, outputs=outs
    )


def test_ports_of_simple_nodes_stand_on_one_line_whatever_they_show() -> None:
    one = face(PortFace(name="input"))
    two = face(PortFace(name="input"), values="6 filters")
    assert port_spot(one, "input", 0, False) == (0, LINE_Y) == port_spot(two, "input", 0, False)
    assert port_spot(two, "o0", 0, True) == (WIDTH, LINE_Y)


@given(st.integers(1, 30))
def test_wires_into_one_port_end_apart_and_inside_the_node(count: int) -> None:
    port = PortFace(name="inputs", slots=tuple(range(count)), many=True)
    drawn = face(port)
    ys = [port_spot(drawn, "inputs", slot, False)[1] for slot in range(count)]
    assert ys == sorted(set(ys))
    assert ys[0] > 0 and ys[-1] < height_of(drawn)


@given(st.integers(0, 6), st.integers(0, 6))
def test_ports_of_larger_nodes_stand_in_rows_inside_it(inputs: int, outputs: int) -> None:
    drawn = face(*(PortFace(name=f"i{i}") for i in range(inputs)), outputs=outputs)
    for output in (False, True):
        ys = [y for _port, y in port_rows(drawn, output)]
        assert all(b - a >= 16 for a, b in itertools.pairwise(ys))
        assert all(0 < y < height_of(drawn) for y in ys)


# --- fitting -------------------------------------------------------------------------------

PROJECT = network(
    node("n1", "Input", 0, 0, shape=("T", 4)),
    node("n2", "LSTM", 320, 0, hidden_size=3),
    node("n3", "Add", 640, 0),
    node("n4", "Output", 960, 0),
    wires=(wire("n1", "n2"), wire("n2", "n3.inputs")),
)


def test_only_ports_further_on_fit() -> None:
    table = Fitting(PROJECT, "main", PortRef("n2", "h_n"), True).fits()
    assert table == {"n3": {("inputs", False)}, "n4": {("input", False)}}
    table = Fitting(PROJECT, "main", PortRef("n3", "inputs"), False).fits()
    assert set(table) == {"n1", "n2"}


def test_the_wire_in_hand_does_not_stand_in_its_own_way() -> None:
    edge = wire("n1", "n2")
    fitting = Fitting(PROJECT, "main", PortRef("n1", "output"), True, lifted=edge)
    assert fitting.refusal(PortRef("n2", "input"), False) is None
    assert Fitting(PROJECT, "main", PortRef("n1", "output"), True).refusal(
        PortRef("n2", "input"), False
    )


def test_required_ports_are_taken_before_optional_ones() -> None:
    fitting = Fitting(PROJECT, "main", PortRef("n1", "output"), True)
    free = fitting.first_free("n2")
    assert free is not None and free.port == "h_0"  # "input" is wired already
    assert Fitting(PROJECT, "main", PortRef("n2", "h_n"), True).first_free("n1") is None


def test_a_moved_wire_keeps_its_slot() -> None:
    edge = wire("n2", "n3.inputs")
    fitting = Fitting(PROJECT, "main", PortRef("n3", "inputs"), False, lifted=edge)
    command = fitting.connect(PortRef("n1", "output"))
    assert command.target.slot == 0 and command.replaces == (edge,)


def test_only_free_nodes_with_both_sides_can_be_inserted() -> None:
    graph, edge = PROJECT.main, wire("n1", "n2")
    assert can_insert(PROJECT, graph, edge, node("x", "ReLU", 0, 0))
    assert not can_insert(PROJECT, graph, edge, node("x", "Output", 0, 0))
    assert not can_insert(PROJECT, graph, edge, node("n3", "Add", 0, 0))


def test_an_insertion_with_room_moves_nothing() -> None:
    wide = network(
        node("n1", "Input", 0, 0, shape=(4,)),
        node("n2", "Output", 900, 0),
        wires=(wire("n1", "n2"),),
    )
    commands = insertion(wide, "main", wire("n1", "n2"), node("n3", "ReLU", 320, 0))
    assert [type(command).__name__ for command in commands] == ["Connect", "Connect"]


def test_a_layer_in_a_short_wire_stands_behind_its_source() -> None:
    graph = network(
        node("n1", "Input", 0, 0, shape=(4,)),
        node("n2", "Output", 208, 0),
        wires=(wire("n1", "n2"),),
    ).main
    edge = wire("n1", "n2")
    spot = spot_behind(graph, edge, (104, 8))
    assert spot[0] >= WIDTH + COLUMN_GAP / 2 and spot[1] == 8
    assert spot_behind(graph, edge, (640, 8)) == (640, 8)


def test_free_spots_lie_on_nothing() -> None:
    boxes = [(0.0, 0.0, 176.0, 56.0), (0.0, 72.0, 176.0, 130.0)]
    x, y = free_spot((0, 0), (176, 56), boxes)
    assert x == 0 and y >= 130
    assert free_spot((500, 0), (176, 56), boxes) == (500, 0)
    assert snapped(3.9, 4.1) == (0, 8)


# --- search, words, walking ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("conv", "Conv2d", "ConvTranspose2d"),
        ("c2d", "Conv2d", "Softmax"),
        ("norm", "LayerNorm", "Linear"),
        ("max", "MaxPool2d", "Softmax"),
        ("卷积", "二维卷积", "池化"),
    ],
)
def test_better_hits_come_first(query: str, better: str, worse: str) -> None:
    good, bad = match(query, (better,)), match(query, (worse,))
    assert good is not None and (bad is None or good > bad)


def test_titles_count_more_than_other_words() -> None:
    title, word = match("pool", ("Pool", "x")), match("pool", ("Flatten", "pool"))
    assert title is not None and word is not None and title > word
    assert match("zzz", ("Conv2d", "filters")) is None


def test_only_what_differs_or_matters_is_said() -> None:
    assert values_line(node("n", "Conv2d", 0, 0, out_channels=6, bias=False)) == (
        "6 filters · 3×3 · no bias"
    )
    assert values_line(node("n", "MaxPool2d", 0, 0, kernel_size=(2, 3))) == "2×3"
    assert values_line(node("n", "ReLU", 0, 0)) == ""
    assert values_line(node("n", "Nothing", 0, 0, a=1)) == ""


def test_walking_without_wires_takes_the_nearest() -> None:
    graph = Graph(
        nodes={
            n.id: n
            for n in (
                node("a", "ReLU", 0, 0),
                node("b", "ReLU", 300, 10),
                node("c", "ReLU", 0, 200),
            )
        }
    )
    assert next_node(graph, None, RIGHT, ["b", "a"]) == "b"
    assert next_node(graph, "a", RIGHT) == "b"
    assert next_node(graph, "a", DOWN) == "c"
    assert next_node(graph, "c", UP) == "a"
    assert next_node(graph, "a", LEFT) is None
    assert next_node(Graph(), None, LEFT) is None
