"""Nodes selected, moved, and put into wires with the mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from dlstudio.gui.canvas.menus import context_menu
from dlstudio.project.commands import PutGraph
from dlstudio.project.document import Document
from tests.gui.canvas.conftest import Hands, network, node, wire

Open = Callable[..., Hands]
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def chain(open_canvas: Open) -> Hands:
    return open_canvas(
        network(
            node("n1", "Input", 0, 0, shape=(1, 8, 8)),
            node("n2", "Conv2d", 320, 0, out_channels=4),
            node("n3", "ReLU", 640, 0),
            node("n4", "Tanh", 320, 200),
            wires=(wire("n1", "n2"), wire("n2", "n3")),
        )
    )


def test_a_click_selects_one_node_and_a_click_beside_none(chain: Hands) -> None:
    chain.click(chain.middle("n2"))
    assert chain.studio.selection.nodes == {"n2"}
    chain.click(chain.middle("n3"))
    assert chain.studio.selection.nodes == {"n3"}
    chain.click(QPointF(560, 220))
    assert not chain.studio.selection.nodes


def test_shift_adds_and_control_toggles(chain: Hands) -> None:
    chain.click(chain.middle("n2"))
    chain.click(chain.middle("n3"), SHIFT)
    assert chain.studio.selection.nodes == {"n2", "n3"}
    chain.click(chain.middle("n2"), CTRL)
    assert chain.studio.selection.nodes == {"n3"}


def test_a_frame_selects_what_it_touches(chain: Hands) -> None:
    chain.drag(QPointF(290, -60), QPointF(700, 40))
    assert chain.studio.selection.nodes == {"n2", "n3"}
    chain.drag(QPointF(290, 180), QPointF(420, 280), SHIFT)
    assert chain.studio.selection.nodes == {"n2", "n3", "n4"}


def test_escape_takes_a_frame_back(chain: Hands) -> None:
    chain.studio.selection.set(["n1"])
    chain.press(QPointF(290, -60), SHIFT)
    chain.move(QPointF(400, 20))
    chain.move(QPointF(700, 40))
    items = chain.view.stage.scene.nodes
    assert {id for id in items if items[id].state.selected} == {"n1", "n2", "n3"}
    chain.key(Qt.Key.Key_Escape)
    assert {id for id in items if items[id].state.selected} == {"n1"}
    assert chain.studio.selection.nodes == {"n1"}


def test_a_drag_moves_on_the_grid_in_one_step(chain: Hands) -> None:
    chain.studio.settings["snapping"] = "grid"
    chain.drag(chain.middle("n4"), chain.middle("n4") + QPointF(83, -43))
    assert chain.graph.nodes["n4"].position == (400, 160)
    assert chain.steps() == 1
    chain.undo()
    assert chain.graph.nodes["n4"].position == (320, 200)
    assert chain.view.stage.scene.nodes["n4"].box()[:2] == (320, 200)


def test_alt_leaves_the_grid(chain: Hands) -> None:
    start = chain.middle("n4")
    chain.press(start)
    spot = chain.at(start + QPointF(83, 43))
    for _ in range(2):
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(spot),
            QPointF(chain.view.viewport().mapToGlobal(spot)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            ALT,
        )
        chain.view.mouseMoveEvent(event)
    chain.release(start + QPointF(83, 43), ALT)
    assert chain.graph.nodes["n4"].position == (403, 243)


def test_all_selected_nodes_move_together_and_their_wires_follow(chain: Hands) -> None:
    chain.studio.selection.set(["n2", "n3"])
    chain.drag(chain.middle("n2"), chain.middle("n2") + QPointF(0, 80))
    assert chain.graph.nodes["n2"].position == (320, 80)
    assert chain.graph.nodes["n3"].position == (640, 80)
    assert chain.graph.nodes["n1"].position == (0, 0)
    route = chain.view.stage.scene.edges[wire("n1", "n2")].route
    assert route is not None
    assert route.distance(*chain.port("n2", False).toTuple()) < 0.01


def test_escape_puts_dragged_nodes_back(chain: Hands) -> None:
    chain.press(chain.middle("n4"))
    chain.move(chain.middle("n4") + QPointF(20, 20))
    chain.move(chain.middle("n4") + QPointF(90, 30))
    assert chain.view.stage.scene.nodes["n4"].box()[:2] != (320, 200)
    chain.key(Qt.Key.Key_Escape)
    assert chain.view.stage.scene.nodes["n4"].box()[:2] == (320, 200)
    assert chain.steps() == 0


def test_a_click_without_a_drag_moves_nothing(chain: Hands) -> None:
    chain.press(chain.middle("n2"))
    chain.move(chain.middle("n2") + QPointF(1, 1))
    chain.release(chain.middle("n2") + QPointF(1, 1))
    assert chain.steps() == 0


def test_a_click_on_one_of_many_selected_leaves_that_one(chain: Hands) -> None:
    chain.studio.selection.set(["n2", "n3"])
    chain.click(chain.middle("n2"))
    assert chain.studio.selection.nodes == {"n2"}


def test_a_free_node_dropped_on_a_wire_goes_into_it(chain: Hands) -> None:
    middle = (chain.port("n2", True) + chain.port("n3", False)) / 2
    grab = chain.middle("n4")
    chain.drag(grab, middle)
    assert chain.edges == {wire("n1", "n2"), wire("n2", "n4"), wire("n4", "n3")}
    assert chain.steps() == 1
    chain.undo()
    assert chain.edges == {wire("n1", "n2"), wire("n2", "n3")}


def test_a_wired_node_dropped_on_a_wire_only_moves(open_canvas: Open) -> None:
    hands = open_canvas(
        network(
            node("n1", "Input", 0, 0, shape=(4,)),
            node("n2", "ReLU", 320, 0),
            node("n3", "Input", 0, 200, shape=(4,)),
            node("n4", "Tanh", 320, 200),
            wires=(wire("n1", "n2"), wire("n3", "n4")),
        )
    )
    middle = (hands.port("n1", True) + hands.port("n2", False)) / 2
    hands.drag(hands.middle("n4"), middle)
    assert hands.edges == {wire("n1", "n2"), wire("n3", "n4")}
    assert hands.graph.nodes["n4"].position != (320, 200)


def test_a_double_click_on_a_block_opens_it_and_the_place_is_kept(open_canvas: Open) -> None:
    inner = network(
        node("n1", "Input", 0, 0, name="x", shape=(4,)),
        node("n2", "Output", 320, 0, name="y"),
        wires=(wire("n1", "n2"),),
    ).main
    hands = open_canvas(
        network(
            node("n1", "Input", 0, 0, shape=(4,)),
            node("n2", "block:residual", 320, 0, name="body"),
            wires=(wire("n1", "n2.x"),),
            residual=inner,
        )
    )
    face = hands.view.stage.scene.nodes["n2"].face
    assert face.block and face.kind == "residual"
    assert [port.name for port in face.inputs] == ["x"]
    before = hands.view.lens.middle()
    spot = hands.at(hands.middle("n2"))
    hands.bot.mouseDClick(hands.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert hands.studio.document.graph_name == "residual"
    assert {item.face.name for item in hands.view.stage.scene.nodes.values()} == {"x", "y"}
    hands.studio.document.show("main")
    moved = hands.view.lens.middle() - before
    assert abs(moved.x()) < 2 and abs(moved.y()) < 2


def test_a_double_click_on_a_layer_asks_for_its_properties(chain: Hands) -> None:
    spot = chain.at(chain.middle("n2"))
    with chain.bot.waitSignal(chain.view.propertiesAsked, timeout=1000):
        chain.bot.mouseDClick(chain.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_the_context_menu_of_a_node_offers_repairs_first(chain: Hands) -> None:
    item = chain.view.stage.scene.nodes["n4"]
    found = chain.view.sync.found_at("n4")
    assert found and found[0].fixes
    menu = context_menu(chain.view, item, QPointF())
    menu.actions()[0].trigger()
    chain.settle()
    assert chain.steps() == 1
    assert found[0] not in chain.view.sync.found_at("n4")
    menu.close()


def test_the_context_menu_opens_on_what_is_under_the_pointer(chain: Hands) -> None:
    middle = (chain.port("n1", True) + chain.port("n2", False)) / 2
    for place, word in ((chain.middle("n2"), "Duplicate"), (middle, "Remove wire")):
        spot = chain.at(place)
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, spot, chain.view.viewport().mapToGlobal(spot)
        )
        QApplication.sendEvent(chain.view.viewport(), event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert any(word in action.text() for action in menu.actions())
        menu.close()
    assert chain.studio.selection.edge == wire("n1", "n2")


def test_an_undo_in_the_middle_of_a_drag_lets_go(chain: Hands) -> None:
    chain.studio.selection.set(["n4"])
    chain.key(Qt.Key.Key_Right, CTRL)
    chain.press(chain.middle("n4"))
    chain.move(chain.middle("n4") + QPointF(20, 20))
    chain.move(chain.middle("n4") + QPointF(90, 30))
    chain.undo()
    chain.release(QPointF(500, 260))
    assert chain.graph.nodes["n4"].position == (320, 200)
    assert chain.view.stage.scene.nodes["n4"].box()[:2] == (320, 200)
    assert chain.steps() == 0


def test_another_document_in_the_middle_of_a_wire_lets_go(chain: Hands) -> None:
    chain.press(chain.port("n4", True))
    chain.move(chain.port("n4", True) + QPointF(20, 20))
    chain.studio.document.open(Document(network(node("n1", "ReLU", 0, 0))))
    chain.release(QPointF(0, 200))
    chain.settle()
    assert not chain.view.adding.list.isVisible()
    assert set(chain.view.stage.scene.nodes) == {"n1"}


def test_a_block_that_is_taken_away_while_it_is_shown(open_canvas: Open) -> None:
    hands = open_canvas(network(node("n1", "Input", 0, 0, shape=(4,))))
    inner = network(node("n9", "ReLU", 0, 0)).main
    hands.studio.document.do(PutGraph(graph="body", value=inner))
    hands.studio.document.show("body")
    assert set(hands.view.stage.scene.nodes) == {"n9"}
    hands.undo()
    assert set(hands.view.stage.scene.nodes) == {"n1"}
