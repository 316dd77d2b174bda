"""Guides while nodes are dragged: they snap, show lines, and let go with Alt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QGraphicsLineItem

from dlstudio.graph.model import FRAME, NOTE, Mark
from dlstudio.gui.actions import ACTIONS
from dlstudio.gui.look.faces import GRID
from tests.gui.canvas.conftest import Hands, network, node, wire

Open = Callable[..., Hands]
ALT = Qt.KeyboardModifier.AltModifier


def pair(zoom: float, open_canvas: Open) -> Hands:
    return open_canvas(
        network(
            node("n1", "Input", 3, 5, shape=(3, 28, 28)),
            node("n2", "ReLU", 250, 150),
            wires=(wire("n1", "n2"),),
        ),
        zoom,
    )


@pytest.fixture
def two(open_canvas: Open) -> Hands:
    """Two nodes; the first stands off the grid."""
    return pair(1.0, open_canvas)


def lines(hands: Hands) -> list[QGraphicsLineItem]:
    return [i for i in hands.view.stage.scene.loose if isinstance(i, QGraphicsLineItem)]


def hold(hands: Hands, id: str, by: QPointF) -> QPointF:
    """Drag a node and hold it there; return where the pointer is."""
    start = hands.middle(id)
    hands.press(start)
    hands.move(start + QPointF(8, 8))
    hands.move(start + by)
    return start + by


def test_a_node_snaps_level_with_its_neighbour_and_a_guide_says_so(two: Hands) -> None:
    at = hold(two, "n2", QPointF(80, -141))  # top at 9, the other's at 5
    item = two.view.stage.scene.nodes["n2"]
    assert item.at[1] == 5
    # Tops, and middles and feet of nodes of one height.
    assert lines(two)
    assert all(guide.line().dy() == 0 and guide.line().length() > 300 for guide in lines(two))
    two.release(at)
    assert two.graph.nodes["n2"].position[1] == 5
    assert lines(two) == []
    assert two.steps() == 1


def test_far_from_all_lines_the_grid_holds(two: Hands) -> None:
    at = hold(two, "n2", QPointF(83, 33))
    assert lines(two) == []
    two.release(at)
    assert two.graph.nodes["n2"].position == (336, 184)


def test_alt_leaves_guides_and_grid(two: Hands) -> None:
    start = two.middle("n2")
    two.press(start)
    two.move(start + QPointF(8, 8))
    two.move(start + QPointF(80, -141))
    assert lines(two)
    gesture = two.view.pointer.gesture
    assert gesture is not None
    gesture.move(start + QPointF(80, -141), ALT)
    assert lines(two) == []
    assert two.view.stage.scene.nodes["n2"].at[1] == 9
    two.release(start + QPointF(80, -141), ALT)
    assert two.graph.nodes["n2"].position == (330, 9)


def test_escape_takes_node_and_guides_back(two: Hands) -> None:
    hold(two, "n2", QPointF(80, -141))
    two.key(Qt.Key.Key_Escape)
    assert lines(two) == []
    assert two.view.stage.scene.nodes["n2"].at[1] == 150


def test_with_the_grid_only_there_are_no_guides(two: Hands) -> None:
    two.studio.settings["snapping"] = "grid"
    at = hold(two, "n2", QPointF(80, -141))
    assert lines(two) == []
    two.release(at)
    assert two.graph.nodes["n2"].position == (328, 8)


@pytest.mark.parametrize("zoom", [0.5, 2.0])
def test_guides_reach_as_far_on_the_screen_at_every_zoom(open_canvas: Open, zoom: float) -> None:
    hands = pair(zoom, open_canvas)
    hands.view.lens.show_place(QPointF(200, 60))
    hands.settle()
    near, far = 4 / zoom, 20 / zoom
    start = hands.middle("n2")
    hands.press(start)
    hands.move(start + QPointF(20, 20))
    hands.move(start + QPointF(20, -145 + near))
    assert hands.view.stage.scene.nodes["n2"].at[1] == pytest.approx(5, abs=0.01)
    hands.move(start + QPointF(20, -145 + far))
    assert hands.view.stage.scene.nodes["n2"].at[1] != pytest.approx(5, abs=0.01)
    hands.view.escape()


def test_several_nodes_snap_by_what_is_around_them_all(open_canvas: Open) -> None:
    hands = open_canvas(
        network(
            node("n1", "Input", 3, 0, shape=(3, 28, 28)),
            node("n2", "ReLU", 40, 120),
            node("n3", "ReLU", 260, 200),
        )
    )
    hands.studio.selection.set(["n2", "n3"])
    at = hold(hands, "n2", QPointF(-33, 30))
    hands.release(at)
    assert hands.graph.nodes["n2"].position[0] == 3
    assert hands.graph.nodes["n3"].position[0] == 223


def test_the_choice_stands_in_the_view_menu(two: Hands) -> None:
    assert two.studio.settings["snapping"] == "guides"
    assert ACTIONS["snapping.grid"].choice == "snapping=grid"
    assert ACTIONS["snapping.guides"].menu == ACTIONS["snapping.grid"].menu == "Snapping"


@pytest.fixture
def framed(open_canvas: Open) -> Hands:
    """A node off the grid, a frame with a node in it below, and a note."""
    project = network(node("n1", "Input", 3, 5, shape=(3, 28, 28)), node("n2", "ReLU", 330, 260))
    marks = {
        "f1": Mark(id="f1", kind=FRAME, area=(300.0, 200.0, 240.0, 160.0), text="Stem"),
        "t1": Mark(id="t1", kind=NOTE, area=(300.0, 420.0, 200.0, 80.0), text="why"),
    }
    return open_canvas(project.with_graph("main", replace(project.main, marks=marks)))


@pytest.mark.parametrize("kind", ["frame", "note"])
def test_frames_and_notes_snap_as_nodes_do(framed: Hands, kind: str) -> None:
    id = "f1" if kind == "frame" else "t1"
    item = framed.view.stage.scene.marks[id]
    start = item.area().topLeft() + QPointF(60, 14)
    by = QPointF(3 - item.area().left() + 4, 0)  # nearly below the left side of the first node
    framed.press(start)
    framed.move(start + QPointF(8, 8))
    framed.move(start + by)
    assert item.area().left() == 3 and lines(framed)
    framed.release(start + by)
    assert framed.graph.marks[id].area[0] == 3 and lines(framed) == [] and framed.steps() == 1
    if kind == "frame":
        assert framed.graph.nodes["n2"].position[0] == 33  # what lies in it came along


def test_a_note_comes_into_line_with_a_frame(framed: Hands) -> None:
    item = framed.view.stage.scene.marks["t1"]
    start = item.area().topLeft() + QPointF(60, 14)
    framed.press(start)
    framed.move(start + QPointF(30, 8))
    framed.move(start + QPointF(244, 0))  # its left side near the right side of the frame
    assert item.area().left() == 540
    framed.key(Qt.Key.Key_Escape)
    assert item.area().left() == 300 and lines(framed) == []


def test_an_edge_of_a_frame_comes_into_line_with_what_is_outside(framed: Hands) -> None:
    item = framed.view.stage.scene.marks["f1"]
    at = QPointF(item.area().right(), item.area().center().y())
    framed.press(at)
    framed.move(at + QPointF(-8, 0))
    framed.move(QPointF(500 - 4, at.y()))  # near the right side of the note
    assert item.area().right() == 500 and len(lines(framed)) == 1
    gesture = framed.view.pointer.gesture
    assert gesture is not None
    gesture.move(QPointF(500 - 4, at.y()), ALT)
    assert item.area().right() == 496 and lines(framed) == []
    framed.release(QPointF(500 - 3, at.y()))
    assert framed.graph.marks["f1"].area == (300.0, 200.0, 196.0, 160.0)  # the others stay
    framed.move(QPointF(0, 0))
    assert lines(framed) == [] and framed.steps() == 1


def test_an_edge_does_not_stick_to_what_lies_in_the_frame(framed: Hands) -> None:
    item, inside = (framed.view.stage.scene.marks["f1"], framed.view.stage.scene.nodes["n2"])
    at = QPointF(item.area().center().x(), item.area().bottom())
    framed.press(at)
    framed.move(at + QPointF(0, 8))
    framed.move(QPointF(at.x(), inside.box()[3] + 3))
    assert item.area().bottom() != inside.box()[3]
    assert item.area().bottom() % GRID == 0
    framed.key(Qt.Key.Key_Escape)


def test_far_away_only_the_grid_holds(open_canvas: Open) -> None:
    hands = pair(1.0, open_canvas)
    hands.view.lens._least = 0.02  # as in a drawing of thousands
    hands.view.lens.set_zoom(0.05)
    hands.view.lens.show_place(hands.middle("n2"))
    at = hold(hands, "n2", QPointF(300, -141))
    assert lines(hands) == []
    hands.release(at)
    x, y = hands.graph.nodes["n2"].position
    assert x % GRID == y % GRID == 0
    assert y == round((150 - 141) / GRID) * GRID  # near 5, where the other one stands
    assert x > 500
