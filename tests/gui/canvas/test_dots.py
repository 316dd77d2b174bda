"""Dots on wires: added, dragged and removed, by mouse, menu and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QContextMenuEvent

from dlstudio.gui.canvas import wire_dots
from dlstudio.gui.canvas.bends import bent, place_in
from dlstudio.gui.canvas.fitting import insertion
from dlstudio.gui.canvas.menus import context_menu
from dlstudio.project.model import Project
from tests.gui.canvas.conftest import Hands, network, node, wire

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FIRST, SECOND = wire("n1", "n2"), wire("n2", "n3")
DOTS = ((560.0, 120.0),)


def chain(bends: dict | None = None) -> Project:  # type: ignore[type-arg]
    project = network(
        node("n1", "Input", 0, 0, shape=(4,)),
        node("n2", "ReLU", 320, 0),
        node("n3", "Output", 640, 0),
        node("n4", "Tanh", 640, 200),
        wires=(FIRST, SECOND),
    )
    return project.with_graph("main", replace(project.main, bends=bends or {}))


@pytest.fixture
def bare(open_canvas: Callable[[Project], Hands]) -> Iterator[Hands]:
    yield open_canvas(chain())


@pytest.fixture
def bended(open_canvas: Callable[[Project], Hands]) -> Iterator[Hands]:
    yield open_canvas(chain({SECOND: DOTS}))


def on_wire(hands: Hands, share: float = 0.5) -> QPointF:
    route = hands.view.stage.scene.edges[SECOND].route
    assert route is not None
    points = route.points()
    return QPointF(*points[int(len(points) * share)])


def passes(hands: Hands, x: float, y: float) -> float:
    route = hands.view.stage.scene.edges[SECOND].route
    assert route is not None
    return route.distance(x, y)


def test_a_way_passes_its_dots_and_leaves_and_arrives_level() -> None:
    way = bent((0, 0), ((100, 80), (200, -40)), (300, 0))
    assert way.distance(100, 80) < 1 and way.distance(200, -40) < 1
    assert way.curves[0][1][1] == 0 and way.curves[-1][2][1] == 0
    assert [place_in(way, *spot) for spot in ((40, 20), (150, 20), (260, -20))] == [0, 1, 2]


@pytest.mark.parametrize("how", ["shift right click", "double click", "menu", "key"])
def test_a_dot_is_added_in_one_step(bare: Hands, how: str) -> None:
    at = on_wire(bare)
    spot = bare.at(at)
    if how == "shift right click":
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, spot, bare.view.mapToGlobal(spot), SHIFT
        )
        bare.view.contextMenuEvent(event)
    elif how == "double click":
        viewport = bare.view.viewport()
        bare.bot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=spot)
    elif how == "menu":
        menu = context_menu(bare.view, bare.view.stage.scene.edges[SECOND], at)
        next(a for a in menu.actions() if a.text().startswith("Bend here")).trigger()
        menu.close()
    else:
        bare.studio.selection.set(edge=SECOND)
        wire_dots.add_in_middle(bare.view.stage, SECOND)
    assert bare.graph.bends.keys() == {SECOND} and bare.steps() == 1
    (dot,) = bare.graph.bends[SECOND]
    assert abs(dot[0] - at.x()) < 30 and passes(bare, *dot) < 1
    assert bare.studio.selection.edge == SECOND
    bare.undo()
    assert bare.graph.bends == {}


def test_dragging_a_dot_bends_the_wire_and_is_one_step(bended: Hands) -> None:
    before = bended.graph
    assert passes(bended, *DOTS[0]) < 1
    bended.drag(QPointF(*DOTS[0]), QPointF(520, 160))
    assert bended.graph.bends == {SECOND: ((520.0, 160.0),)} and bended.steps() == 1
    assert passes(bended, 520, 160) < 1 and passes(bended, *DOTS[0]) > 5
    bended.undo()
    assert bended.graph is before and passes(bended, *DOTS[0]) < 1


def test_escape_takes_the_drag_back(bended: Hands) -> None:
    bended.press(QPointF(*DOTS[0]))
    bended.move(QPointF(540, 140))
    bended.move(QPointF(500, 180))
    assert passes(bended, 504, 176) < 6
    bended.key(Qt.Key.Key_Escape)
    assert passes(bended, *DOTS[0]) < 1 and bended.steps() == 0


def test_delete_takes_the_chosen_dot_and_then_the_wire(bended: Hands) -> None:
    bended.click(QPointF(*DOTS[0]))
    assert (bended.studio.selection.edge, bended.studio.selection.dot) == (SECOND, 0)
    bended.key(Qt.Key.Key_Delete)
    assert bended.graph.bends == {} and SECOND in bended.edges
    bended.key(Qt.Key.Key_Delete)
    assert SECOND not in bended.edges


def test_double_click_removes_a_dot(bended: Hands) -> None:
    spot = bended.at(QPointF(*DOTS[0]))
    bended.bot.mouseDClick(bended.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert bended.graph.bends == {} and bended.steps() == 1


def test_keys_move_the_chosen_dot(bended: Hands) -> None:
    bended.click(QPointF(*DOTS[0]))
    bended.key(Qt.Key.Key_Down, CTRL)
    bended.key(Qt.Key.Key_Down, CTRL)
    assert bended.graph.bends == {SECOND: ((560.0, 136.0),)} and bended.steps() == 1


def test_dots_stay_when_an_end_goes_elsewhere_and_go_with_the_wire(bended: Hands) -> None:
    bended.drag(bended.port("n3", False), bended.port("n4", False))
    assert bended.graph.bends == {wire("n2", "n4"): DOTS}
    bended.undo()
    bended.studio.selection.set(["n3"])
    bended.key(Qt.Key.Key_Delete)
    assert bended.graph.bends == {}
    bended.undo()
    assert bended.graph.bends == {SECOND: DOTS} and passes(bended, *DOTS[0]) < 1


def test_dots_between_moved_nodes_move_along(bended: Hands) -> None:
    bended.studio.selection.set(["n2", "n3"])
    bended.drag(bended.middle("n2"), bended.middle("n2") + QPointF(16, 40))
    assert bended.graph.bends == {SECOND: ((576.0, 160.0),)} and bended.steps() == 1
    bended.studio.selection.set(["n2"])
    bended.drag(bended.middle("n2"), bended.middle("n2") + QPointF(-16, -40))
    assert bended.graph.bends == {SECOND: ((576.0, 160.0),)}


def test_a_layer_put_into_the_wire_shares_the_dots() -> None:
    project = chain({SECOND: ((504.0, 160.0), (624.0, 160.0))})
    fresh = replace(project.main.nodes["n4"], position=(476.0, 160.0))
    for command in insertion(project, "main", SECOND, fresh):
        project = command.apply(project)
    assert project.main.bends == {
        wire("n2", "n4"): ((504.0, 160.0),), wire("n4", "n3"): ((624.0, 160.0),),
    }  # fmt: skip
