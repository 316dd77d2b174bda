"""Wires drawn, moved and taken away with the mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt

from dlstudio.graph.model import PortRef
from dlstudio.gui.look.faces import WIDTH
from tests.gui.canvas.conftest import Hands, network, node, wire

Open = Callable[..., Hands]


@pytest.fixture
def three(open_canvas: Open) -> Hands:
    """Input, Conv2d and ReLU side by side, without wires."""
    return open_canvas(
        network(
            node("n1", "Input", 0, 0, shape=(1, 8, 8)),
            node("n2", "Conv2d", 320, 0, out_channels=4),
            node("n3", "ReLU", 640, 0),
        )
    )


def test_a_wire_from_an_output_to_an_input(three: Hands) -> None:
    three.drag(three.port("n1", True), three.port("n2", False))
    assert three.edges == {wire("n1", "n2")}


@pytest.mark.parametrize("gap", [8, 16, 30])
def test_a_wire_between_ports_that_nearly_touch(open_canvas: Open, gap: int) -> None:
    hands = open_canvas(
        network(
            node("n1", "Linear", 0, 100),
            node("n2", "ReLU", WIDTH + gap, 100),
            node("n3", "Output", 2 * (WIDTH + gap), 100),
        )
    )
    hands.drag(hands.port("n2", True), hands.port("n3", False))
    hands.drag(hands.port("n1", True), hands.port("n2", False))
    assert hands.edges == {wire("n1", "n2"), wire("n2", "n3")}


def test_a_wire_brought_back_to_its_port_is_none(three: Hands) -> None:
    start = three.port("n1", True)
    three.press(start)
    three.move(start + QPointF(60, 40))
    three.release(start)
    assert three.edges == set()
    assert three.steps() == 0
    assert not three.view.adding.list.isVisible()


def test_a_wire_drawn_backwards_from_an_input(three: Hands) -> None:
    three.drag(three.port("n2", False), three.port("n1", True))
    assert three.edges == {wire("n1", "n2")}


def test_the_shape_stands_on_the_new_wire(three: Hands) -> None:
    three.drag(three.port("n1", True), three.port("n2", False))
    three.drag(three.port("n2", True), three.port("n3", False))
    three.settle()
    assert three.view.stage.scene.edges[wire("n2", "n3")].shown_label() == "N × 4 × 6 × 6"


def test_a_wire_dropped_on_a_node_takes_its_first_free_port(open_canvas: Open) -> None:
    hands = open_canvas(
        network(
            node("n1", "Input", 0, 0, shape=("T", 8)),
            node("n2", "MultiheadAttention", 320, 0, num_heads=2),
            wires=(wire("n1", "n2.query"),),
        )
    )
    hands.drag(hands.port("n1", True), hands.middle("n2") + QPointF(0, -10))
    assert hands.edges == {wire("n1", "n2.query"), wire("n1", "n2.key")}


def test_an_input_that_takes_one_wire_gives_its_old_one_up_in_one_step(open_canvas: Open) -> None:
    hands = open_canvas(
        network(
            node("n1", "Input", 0, 0, shape=(4,)),
            node("n2", "Input", 0, 120, shape=(4,)),
            node("n3", "ReLU", 320, 0),
            wires=(wire("n1", "n3"),),
        )
    )
    hands.drag(hands.port("n2", True), hands.port("n3", False))
    assert hands.edges == {wire("n2", "n3")}
    assert hands.steps() == 1
    hands.undo()
    assert hands.edges == {wire("n1", "n3")}


def test_a_port_that_takes_many_gets_the_next_slot(open_canvas: Open) -> None:
    hands = open_canvas(
        network(
            node("n1", "Input", 0, 0, shape=(4,)),
            node("n2", "Input", 0, 120, shape=(4,)),
            node("n3", "Add", 320, 0),
            wires=(wire("n1", "n3.inputs"),),
        )
    )
    hands.drag(hands.port("n2", True), hands.port("n3.inputs", False))
    assert hands.edges == {wire("n1", "n3.inputs"), wire("n2", "n3.inputs", 1)}


@pytest.mark.parametrize(
    ("start", "end", "word"),
    [
        (("n2", True), ("n2", False), "itself"),
        (("n1", True), ("n2", True), "outputs"),
        (("n3", True), ("n2", False), "loop"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_reason(
    three: Hands, start: tuple[str, bool], end: tuple[str, bool], word: str
) -> None:
    three.drag(three.port("n2", True), three.port("n3", False))
    before = three.edges
    three.press(three.port(*start))
    three.move(three.port(*start) + QPointF(20, 30))
    # Just outside, so that the port is meant and not the body.
    outside = three.port(*end) + QPointF(6 if end[1] else -6, 0)
    three.move(outside)
    reason = three.view.overlays.reason
    assert reason.isVisible() and word in reason.text()
    three.release(outside)
    assert three.edges == before
    assert not reason.isVisible()


def test_ports_that_fit_are_lit_and_the_rest_is_dimmed(three: Hands) -> None:
    three.drag(three.port("n2", True), three.port("n3", False))
    three.press(three.port("n3", True))
    three.move(three.port("n3", True) + QPointF(30, 60))
    nodes = three.view.stage.scene.nodes
    assert nodes["n1"].state.dimmed  # it has no input
    assert nodes["n2"].state.dimmed  # it would close a loop
    assert nodes["n3"].state.lit == {("output", True)}
    three.key(Qt.Key.Key_Escape)
    assert not any(item.state.dimmed or item.state.lit for item in nodes.values())


def test_escape_takes_the_wire_in_hand_back(three: Hands) -> None:
    three.press(three.port("n1", True))
    three.move(three.port("n2", False))
    three.key(Qt.Key.Key_Escape)
    three.release(three.port("n2", False))
    assert not three.edges
    assert three.steps() == 0


def test_a_wire_let_go_in_empty_space_offers_what_fits_and_wires_it(three: Hands) -> None:
    three.drag(three.port("n1", True), QPointF(330, 200))
    search = three.view.adding.list
    assert search.isVisible()
    titles = [search.list.item(row).text() for row in range(search.list.count())]
    assert "Linear" in titles and "Input" not in titles
    three.bot.keyClicks(search.search, "flatten")
    three.bot.keyClick(search.search, Qt.Key.Key_Return)
    added = three.graph.named("flatten1")
    assert added is not None
    assert three.edges == {wire("n1", added.id)}
    assert three.steps() == 1


def test_the_end_of_a_wire_moves_to_another_input(open_canvas: Open) -> None:
    hands = open_canvas(
        network(
            node("n1", "Input", 0, 0, shape=(4,)),
            node("n2", "ReLU", 320, 0),
            node("n3", "Tanh", 320, 160),
            wires=(wire("n1", "n2"),),
        )
    )
    hands.drag(hands.port("n2", False), hands.port("n3", False))
    assert hands.edges == {wire("n1", "n3")}
    assert hands.steps() == 1


def test_the_start_of_a_wire_moves_to_another_output(open_canvas: Open) -> None:
    hands = open_canvas(
        network(
            node("n1", "Input", 0, 0, shape=(4,)),
            node("n2", "Input", 0, 160, shape=(4,)),
            node("n3", "Tanh", 320, 0),
            wires=(wire("n1", "n3"),),
        )
    )
    hands.drag(hands.port("n1", True) + QPointF(20, 0), hands.port("n2", True))
    assert hands.edges == {wire("n2", "n3")}


def test_a_wire_pulled_off_into_empty_space_can_be_removed_or_end_at_a_new_layer(
    three: Hands,
) -> None:
    three.drag(three.port("n1", True), three.port("n2", False))
    three.drag(three.port("n2", False), QPointF(250, 200))
    search = three.view.adding.list
    assert search.list.item(0).text() == "Remove the wire"
    three.bot.keyClick(search.search, Qt.Key.Key_Escape)
    assert three.edges == {wire("n1", "n2")} and three.steps() == 1
    three.drag(three.port("n2", False), QPointF(250, 200))
    three.bot.keyClicks(search.search, "flatten")
    three.bot.keyClick(search.search, Qt.Key.Key_Return)
    assert three.edges == {wire("n1", "n4")} and three.steps() == 2
    three.undo()
    assert three.edges == {wire("n1", "n2")}
    three.drag(three.port("n2", False), QPointF(250, 200))
    three.bot.keyClick(search.search, Qt.Key.Key_Return)
    assert not three.edges and three.steps() == 2
    three.undo()
    assert three.edges == {wire("n1", "n2")}


def test_a_wire_put_back_where_it_was_changes_nothing(three: Hands) -> None:
    three.drag(three.port("n1", True), three.port("n2", False))
    steps = three.steps()
    three.press(three.port("n2", False))
    three.move(QPointF(280, 120))
    three.move(three.port("n2", False))
    three.release(three.port("n2", False))
    assert three.edges == {wire("n1", "n2")}
    assert three.steps() == steps
    assert three.view.stage.scene.edges[wire("n1", "n2")].shown


def test_a_click_on_a_wire_selects_it_and_delete_removes_it(three: Hands) -> None:
    three.drag(three.port("n1", True), three.port("n2", False))
    middle = (three.port("n1", True) + three.port("n2", False)) / 2
    three.click(middle)
    assert three.studio.selection.edge == wire("n1", "n2")
    three.key(Qt.Key.Key_Delete)
    assert not three.edges


def test_a_click_on_a_port_selects_the_node(three: Hands) -> None:
    three.click(three.port("n3", True))
    assert three.studio.selection.nodes == {"n3"}
    assert three.steps() == 0


def test_a_double_click_with_shift_on_a_wire_inserts_a_layer(three: Hands) -> None:
    three.drag(three.port("n2", True), three.port("n3", False))
    middle = (three.port("n2", True) + three.port("n3", False)) / 2
    shift, left = Qt.KeyboardModifier.ShiftModifier, Qt.MouseButton.LeftButton
    three.bot.mouseDClick(three.view.viewport(), left, shift, three.at(middle))
    search = three.view.adding.list
    three.bot.keyClicks(search.search, "batchnorm2d")
    three.bot.keyClick(search.search, Qt.Key.Key_Return)
    added = three.graph.named("norm1")
    assert added is not None
    assert three.edges == {wire("n2", added.id), wire(added.id, "n3")}
    # Room was made behind it.
    assert three.graph.nodes["n3"].position[0] > added.position[0] + 176
    three.undo()
    assert three.edges == {wire("n2", "n3")}
    assert three.graph.nodes["n3"].position == (640, 0)


def test_connecting_from_the_keyboard_through_a_list(three: Hands) -> None:
    three.studio.selection.set(["n2"])
    three.key(Qt.Key.Key_C)
    search = three.view.adding.list
    assert search.isVisible()
    assert [search.list.item(row).text() for row in range(search.list.count())] == ["relu_n3"]
    three.bot.keyClick(search.search, Qt.Key.Key_Return)
    assert three.edges == {wire("n2", "n3")}


def test_wrong_wires_and_ports_are_marked(open_canvas: Open) -> None:
    hands = open_canvas(
        network(
            node("n1", "Input", 0, 0, shape=(4,)),
            node("n2", "Input", 0, 120, shape=(5,)),
            node("n3", "Add", 320, 0),
            wires=(wire("n1", "n3.inputs"), wire("n2", "n3.inputs", 1)),
        )
    )
    scene = hands.view.stage.scene
    assert all(item.wrong for item in scene.edges.values())
    face = scene.nodes["n3"].face
    assert face.severity == "error" and face.inputs[0].problem == "error"
    ref = PortRef("n3", "inputs")
    assert scene.wire_into(ref) is scene.edges[wire("n2", "n3.inputs", 1)]


class Paints(QObject):
    """Counts how often a widget is asked to paint itself."""

    seen = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen += event.type() is QEvent.Type.Paint
        return False


@pytest.mark.parametrize("held", ["wire", "band"])
def test_what_is_in_hand_is_painted_at_every_move(three: Hands, held: str) -> None:
    start = three.port("n1", True) if held == "wire" else QPointF(200, 120)
    paints = Paints()
    three.view.viewport().installEventFilter(paints)
    three.press(start)
    three.move(start + QPointF(20, 40))
    three.settle()
    for step in range(1, 6):  # over nothing that would be lit or selected
        before = paints.seen
        three.move(start + QPointF(20 + 4 * step, 40 + 12 * step))
        three.settle()
        assert paints.seen > before
    three.release(start + QPointF(40, 100))
