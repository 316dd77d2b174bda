"""Wires drawn by keyboard alone, port by port."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from tests.gui.canvas.conftest import Hands, network, node, wire
from tests.gui.canvas.test_making import in_window  # noqa: F401

Open = Callable[..., Hands]
Key = Qt.Key


def three() -> object:
    return network(
        node("n1", "Input", 0, 0, "x", shape=(5, 6)),
        node("n2", "LSTM", 300, 0, "lstm"),
        node("n3", "Linear", 620, 0, "fc"),
        node("n4", "Output", 940, 0, "y"),
    )


def test_a_chain_is_wired_without_a_mouse(in_window: Open) -> None:  # noqa: F811
    hands = in_window(three())
    hands.studio.selection.set(["n1"])
    hands.key(Key.Key_W)
    assert "x.output" in hands.view.overlays.reason.text()
    for _ in range(3):
        hands.key(Key.Key_Return)
        assert "Enter connects" in hands.view.overlays.reason.text()
        hands.key(Key.Key_Return)
    assert hands.edges == {wire("n1", "n2"), wire("n2", "n3"), wire("n3", "n4")}
    assert hands.steps() == 3 and hands.studio.selection.single == "n4"
    hands.key(Key.Key_Escape)
    assert hands.view.ports.at is None and not hands.view.overlays.reason.isVisible()


def test_the_arrows_walk_over_ports_and_the_port_lights_up(in_window: Open) -> None:  # noqa: F811
    hands = in_window(three())
    hands.studio.selection.set(["n2"])
    hands.key(Key.Key_W)
    seen = []
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Left, Key.Key_Down, Key.Key_Right):
        hands.key(key)
        ref, output = hands.view.ports.at or ("", False)
        seen.append((ref.port, output))
        assert hands.view.stage.scene.nodes["n2"].state.lit == {(ref.port, output)}
    assert seen[:2] == [("h_n", True), ("c_n", True)]
    assert seen[2][1] is False and seen[3][1] is False and seen[4] == ("output", True)
    assert hands.studio.selection.single == "n2" and hands.steps() == 0
    hands.key(Key.Key_Escape)
    assert not hands.view.stage.scene.nodes["n2"].state.lit


def test_arrows_choose_among_the_ports_that_take_it(in_window: Open) -> None:  # noqa: F811
    hands = in_window(three())
    hands.studio.selection.set(["n1"])
    hands.key(Key.Key_W)
    hands.key(Key.Key_Return)
    first = hands.view.ports.at
    hands.key(Key.Key_Right)
    second = hands.view.ports.at
    assert first is not None and second is not None and second[0].node != first[0].node
    hands.key(Key.Key_Left)
    assert hands.view.ports.at is not None and hands.view.ports.at[0].node == "n2"
    hands.key(Key.Key_Escape)  # lets the wire go, and stands where it began
    assert hands.view.ports.at is not None and hands.view.ports.at[0].node == "n1"
    assert hands.view.pointer.gesture is None and not hands.edges
    hands.key(Key.Key_Escape)
    assert hands.view.ports.at is None


def test_a_wire_may_start_at_an_input(in_window: Open) -> None:  # noqa: F811
    hands = in_window(three())
    hands.studio.selection.set(["n4"])
    hands.key(Key.Key_W)
    hands.key(Key.Key_Return)
    hands.key(Key.Key_Return)
    assert hands.edges == {wire("n3", "n4")}


def test_an_edit_meanwhile_ends_the_walk(in_window: Open) -> None:  # noqa: F811
    hands = in_window(three())
    hands.studio.selection.set(["n1"])
    hands.key(Key.Key_W)
    hands.key(Key.Key_Return)
    hands.key(Key.Key_Delete)
    hands.settle()
    assert hands.view.ports.at is None and hands.view.pointer.gesture is None
    assert "n1" not in hands.graph.nodes
    hands.undo()
    assert len(hands.graph.nodes) == 4
