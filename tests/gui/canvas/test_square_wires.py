"""Orthogonal wires on the canvas: chosen once, then drawn, hit, cut, bent and exported so."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt

from dlstudio import cli
from dlstudio.gui.actions import ACTIONS
from dlstudio.gui.dialogs.picture import PictureDialog
from dlstudio.gui.models.settings import Settings
from dlstudio.picturing.drawing import Curve
from dlstudio.picturing.picture import PictureSpec, picture
from dlstudio.project.files import write_project
from dlstudio.project.model import Project
from tests.gui.canvas.conftest import Hands, network, node, wire

Open = Callable[[Project], Hands]
FAN = network(
    node("n1", "Input", 0, 0, shape=(3, 28, 28)),
    node("n2", "ReLU", 312, -120),
    node("n3", "ReLU", 312, 120),
    wires=(wire("n1", "n2"), wire("n1", "n3")),
)


@pytest.fixture
def fan(open_canvas: Open) -> Hands:
    hands = open_canvas(FAN)
    hands.studio.settings["wires"] = "orthogonal"
    hands.settle()
    return hands


def turn(hands: Hands, target: str) -> QPointF:
    """Return the middle of the upright piece of the wire to a node."""
    item = hands.view.stage.scene.edges[wire("n1", target)]
    assert item.route is not None
    legs = pairwise(item.route.points())
    (x, y1), (_x, y2) = max(legs, key=lambda leg: abs(leg[0][1] - leg[1][1]))
    assert abs(x - _x) < 0.01
    return QPointF(x, (y1 + y2) / 2)


def test_the_choice_leads_all_wires_anew_and_back(fan: Hands) -> None:
    scene = fan.view.stage.scene
    square = {edge: item.route.points() for edge, item in scene.edges.items() if item.route}
    fan.studio.settings["wires"] = "curved"
    curved = {edge: item.route.points() for edge, item in scene.edges.items() if item.route}
    assert all(square[edge] != curved[edge] for edge in square)
    assert all(square[edge][0] == curved[edge][0] for edge in square)
    fan.studio.settings["wires"] = "orthogonal"
    assert {edge: item.route.points() for edge, item in scene.edges.items() if item.route} == square


def test_the_choice_stands_in_the_view_menu_and_is_kept(tmp_path: Path) -> None:
    assert ACTIONS["wires.orthogonal"].menu == "Wires"
    assert ACTIONS["wires.orthogonal"].choice == "wires=orthogonal"
    settings = Settings(tmp_path / "s.ini")
    settings["wires"] = "orthogonal"
    settings.flush()
    assert Settings(tmp_path / "s.ini")["wires"] == "orthogonal"


def test_the_pointer_finds_a_wire_where_it_is_drawn(fan: Hands) -> None:
    place = turn(fan, "n2")
    fan.move(place)
    item = fan.view.stage.scene.edges[wire("n1", "n2")]
    assert item.hovered
    fan.click(place + QPointF(2, 0))
    assert fan.studio.selection.edge == wire("n1", "n2")
    # The curve would have passed here.
    fan.move(QPointF(place.x() + 34, place.y() - 20))
    assert not item.hovered


def test_the_knife_cuts_the_upright_piece(fan: Hands) -> None:
    place = turn(fan, "n3") + QPointF(0, 12)
    alt = Qt.KeyboardModifier.AltModifier
    fan.drag(place - QPointF(30, 0), place + QPointF(30, 0), alt)
    assert fan.edges == {wire("n1", "n2")}


def test_a_moved_node_takes_its_wires_along_at_right_angles(fan: Hands) -> None:
    fan.drag(fan.middle("n3"), fan.middle("n3") + QPointF(40, 32))
    fan.settle()
    points = fan.view.stage.scene.edges[wire("n1", "n3")].route.points()
    assert points[-1] == (fan.port("n3", False).x(), fan.port("n3", False).y())
    turn(fan, "n3")


def test_dots_bend_it_at_right_angles(fan: Hands) -> None:
    edge = wire("n1", "n2")
    place = turn(fan, "n2")
    fan.bot.mouseDClick(fan.view.viewport(), Qt.MouseButton.LeftButton, pos=fan.at(place))
    fan.settle()
    (dot,) = fan.graph.bends[edge]
    route = fan.view.stage.scene.edges[edge].route
    assert route is not None and route.dots == (dot,)
    assert route.distance(*dot) < 0.01
    parts = [route.path.elementAt(number) for number in range(route.path.elementCount())]
    for before, part in pairwise(parts):
        assert not part.isLineTo() or before.x == part.x or before.y == part.y


def test_the_wire_in_hand_is_drawn_in_the_same_style(fan: Hands) -> None:
    fan.press(fan.port("n2", True))
    fan.move(fan.port("n2", True) + QPointF(40, 20))
    fan.move(fan.port("n2", True) + QPointF(120, 90))
    path = fan.view.pointer.gesture._draft.path()  # type: ignore[union-attr]
    kinds = [path.elementAt(number) for number in range(path.elementCount())]
    assert kinds[1].isLineTo() and kinds[0].y == kinds[1].y
    fan.view.escape()


def test_pictures_follow_the_choice(fan: Hands, tmp_path: Path) -> None:
    dialog = PictureDialog(fan.studio, tmp_path)
    fan.bot.addWidget(dialog)
    assert dialog.spec.wires == "orthogonal"
    assert dialog.preview.drawing == picture(FAN, PictureSpec(wires="orthogonal"))
    curves = [shape for shape in dialog.preview.drawing.shapes if isinstance(shape, Curve)]
    assert all(len(curve.points) > 4 for curve in curves)


def test_the_command_line_draws_both(tmp_path: Path) -> None:
    write_project(FAN, tmp_path / "fan.dls")
    texts = []
    for style in ("curved", "orthogonal"):
        out = tmp_path / f"{style}.svg"
        assert (
            cli.main(["picture", str(tmp_path / "fan.dls"), "-o", str(out), "--wires", style]) == 0
        )
        texts.append(out.read_text(encoding="utf-8"))
    assert texts[0] != texts[1]


def test_a_picture_has_room_for_wires_that_lead_around() -> None:
    row = [
        node("n0", "Input", 0, 0, shape=(3,)),
        node("n1", "ReLU", 312, 0),
        node("n2", "ReLU", 624, 0),
    ]
    drawing = picture(
        network(*row, wires=(wire("n0", "n1"), wire("n1", "n2"), wire("n0", "n2"))),
        PictureSpec(wires="orthogonal"),
    )
    spots = [spot for shape in drawing.shapes if isinstance(shape, Curve) for spot in shape.points]
    assert min(y for _x, y in spots) > 0 and min(x for x, _y in spots) > 0
    assert max(y for _x, y in spots) < drawing.height
