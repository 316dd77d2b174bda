"""What the canvas shows follows document, report, theme, language and zoom."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from dlstudio.gui.canvas.hints import Hints
from dlstudio.gui.canvas.node_item import NodeItem
from dlstudio.gui.canvas.scene import bounds_of
from dlstudio.gui.canvas.tooltips import tooltip_at
from dlstudio.gui.look.faces import NodeFace
from dlstudio.gui.look.inks import Detail
from dlstudio.project.commands import MoveNodes, RenameNode, SetParam
from dlstudio.project.document import Document
from tests.gui.canvas.conftest import Hands, network, node, wire

Open = Callable[..., Hands]


@pytest.fixture
def chain(open_canvas: Open) -> Hands:
    return open_canvas(
        network(
            node("n1", "Input", 0, 0, name="image", shape=(1, 8, 8)),
            node("n2", "Conv2d", 320, 0, name="conv1", out_channels=4, padding=1),
            node("n3", "ReLU", 640, 0, name="relu1"),
            wires=(wire("n1", "n2"), wire("n2", "n3")),
        )
    )


def faces(hands: Hands) -> dict[str, NodeFace]:
    return {id: item.face for id, item in hands.view.stage.scene.nodes.items()}


def test_a_node_says_what_matters(chain: Hands) -> None:
    face = faces(chain)["n2"]
    assert (face.name, face.kind) == ("conv1", "Conv2d")
    assert face.values == "4 filters · 3×3 · pad 1"
    assert face.shape == "N × 4 × 8 × 8"
    assert face.share == 1.0
    assert faces(chain)["n3"].values == ""


def test_an_edit_shows_its_shapes_and_touches_only_what_differs(
    chain: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    real = NodeItem.show_face

    def spy(self: NodeItem, face: NodeFace) -> bool:
        shown.append(self.id)
        return real(self, face)

    monkeypatch.setattr(NodeItem, "show_face", spy)
    chain.studio.document.do(SetParam(node="n2", name="padding", value=0))
    chain.settle()
    assert faces(chain)["n2"].shape == faces(chain)["n3"].shape == "N × 4 × 6 × 6"
    assert chain.view.stage.scene.edges[wire("n2", "n3")].label == "N × 4 × 6 × 6"
    assert "n1" not in shown
    shown.clear()
    chain.studio.document.do(RenameNode(node="n3", name="act"))
    chain.settle()
    assert set(shown) == {"n3"}


def test_a_problem_shows_at_the_port_and_goes_again(chain: Hands) -> None:
    chain.studio.selection.set(edge=wire("n2", "n3"))
    chain.view.delete_selection()
    chain.settle()
    face = faces(chain)["n3"]
    assert face.severity == "error" and face.inputs[0].problem == "error"
    assert "relu1" in tooltip_at(chain.view.stage, chain.port("n3", False))
    chain.undo()
    assert faces(chain)["n3"].inputs[0].problem == ""


def test_tooltips_tell_node_port_and_wire(chain: Hands) -> None:
    stage = chain.view.stage
    assert "40 parameters" in tooltip_at(stage, chain.middle("n2"))
    assert "(N, 4, 8, 8) float32" in tooltip_at(stage, chain.port("n2", True))
    middle = (chain.port("n2", True) + chain.port("n3", False)) / 2
    assert "conv1.output → relu1.input" in tooltip_at(stage, middle)
    assert tooltip_at(stage, QPointF(-100, -100)) == ""


def test_nodes_far_away_follow_a_little_later(open_canvas: Open) -> None:
    nodes = [node("n1", "Input", 0, 0, shape=(4,))]
    nodes += [node(f"n{i}", "ReLU", 320 * (i - 1), 0) for i in range(2, 260)]
    wires = tuple(wire(f"n{i}", f"n{i + 1}") for i in range(1, 259))
    hands = open_canvas(network(*nodes, wires=wires))
    hands.view.sync.finish()
    hands.view.lens.show_place(hands.middle("n1"))
    hands.studio.document.do(SetParam(node="n1", name="shape", value=(5,)))
    hands.studio.document.check_now()
    assert faces(hands)["n1"].shape == faces(hands)["n2"].shape == "N × 5"
    assert faces(hands)["n259"].shape == "N × 4"
    hands.bot.waitUntil(lambda: faces(hands)["n259"].shape == "N × 5", timeout=5000)
    assert hands.view.stage.scene.edges[wire("n258", "n259")].label == "N × 5"


def test_the_wheel_zooms_at_the_pointer_within_limits(chain: Hands) -> None:
    spot = chain.at(chain.middle("n3"))
    before = chain.view.pointer.place(QPointF(spot))

    def turn(delta: int) -> None:
        event = QWheelEvent(
            QPointF(spot),
            QPointF(chain.view.viewport().mapToGlobal(spot)),
            QPoint(),
            QPoint(0, delta),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(chain.view.viewport(), event)

    turn(240)
    assert 1.4 < chain.view.lens.zoom < 1.6
    moved = chain.view.pointer.place(QPointF(spot)) - before
    assert abs(moved.x()) < 2 and abs(moved.y()) < 2
    for _ in range(20):
        turn(240)
    assert chain.view.lens.zoom == 4.0
    for _ in range(40):
        turn(-240)
    assert chain.view.lens.zoom == pytest.approx(0.1)
    assert chain.view.stage.scene.easel.detail is Detail.PLAIN


def test_the_middle_button_pans(chain: Hands) -> None:
    before = chain.view.lens.middle()
    port, middle = chain.view.viewport(), Qt.MouseButton.MiddleButton
    chain.bot.mousePress(port, middle, pos=QPoint(400, 300))
    chain.bot.mouseMove(port, QPoint(350, 320))
    chain.bot.mouseRelease(port, middle, pos=QPoint(350, 320))
    moved = chain.view.lens.middle() - before
    assert (round(moved.x()), round(moved.y())) == (50, -20)


def test_a_click_in_the_minimap_goes_there(chain: Hands) -> None:
    chain.studio.settings["show_minimap"] = True
    chain.view.lens.set_zoom(2.5)
    chain.settle()
    minimap = chain.view.overlays.minimap
    assert minimap.isVisible()
    minimap.grab()  # painted at least once
    spot = minimap.to_map(chain.middle("n3")).toPoint()
    chain.bot.mouseClick(minimap, Qt.MouseButton.LeftButton, pos=spot)
    moved = chain.view.lens.middle() - chain.middle("n3")
    assert abs(moved.x()) < 8 and abs(moved.y()) < 8


def test_the_map_is_there_while_something_is_out_of_sight(chain: Hands) -> None:
    chain.studio.settings["show_minimap"] = True
    chain.settle()
    minimap = chain.view.overlays.minimap
    assert not minimap.isVisible(), "all is seen"
    chain.view.lens.pan(600, 0)
    assert minimap.isVisible()
    chain.view.lens.show_all()
    assert not minimap.isVisible()
    chain.view.lens.set_zoom(3.0)
    assert minimap.isVisible()
    chain.studio.settings["show_minimap"] = False
    assert not minimap.isVisible()


def test_the_map_shrinks_to_a_sign_where_it_would_lie_on_layers(chain: Hands) -> None:
    chain.studio.settings["show_minimap"] = True
    chain.view.lens.set_zoom(1.2)
    view, minimap = chain.view, chain.view.overlays.minimap
    whole = minimap.geometry()
    chain.bot.mouseMove(view.viewport(), QPoint(5, 5))
    view.lens.show_place(chain.middle("n2"), QPointF(whole.center()))
    assert minimap.geometry() == whole, "not while the view moves"
    chain.bot.waitUntil(lambda: minimap.is_sign)
    assert minimap.geometry().bottomRight() == whole.bottomRight()
    assert minimap.width() <= 32
    minimap.grab()
    middle = view.lens.middle()
    chain.bot.mouseClick(minimap, Qt.MouseButton.LeftButton)
    assert (minimap.geometry(), view.lens.middle()) == (whole, middle)
    chain.bot.mouseMove(view.viewport(), QPoint(5, 5))
    view.lens.pan(-400, -300)
    chain.bot.wait(600)
    assert not minimap.is_sign and minimap.geometry() == whole, "nothing lies under it"


def test_the_sign_of_the_map_opens_under_the_pointer_that_stays(chain: Hands) -> None:
    chain.studio.settings["show_minimap"] = True
    chain.view.lens.set_zoom(1.2)
    view, minimap = chain.view, chain.view.overlays.minimap
    view.lens.show_place(chain.middle("n2"), QPointF(minimap.geometry().center()))
    chain.bot.waitUntil(lambda: minimap.is_sign)
    spot = QPointF(minimap.rect().center())
    QApplication.sendEvent(minimap, QEnterEvent(spot, spot, minimap.mapToGlobal(spot)))
    assert minimap.is_sign, "a pointer on its way opens nothing"
    chain.bot.waitUntil(lambda: not minimap.is_sign)
    QApplication.sendEvent(minimap, QEvent(QEvent.Type.Leave))
    chain.bot.waitUntil(lambda: minimap.is_sign)


def test_another_document_replaces_everything(chain: Hands) -> None:
    chain.studio.document.open(Document(network(node("n7", "Tanh", 0, 0))))
    chain.settle()
    assert set(chain.view.stage.scene.nodes) == {"n7"}
    assert not chain.view.stage.scene.edges
    assert chain.view.lens.seen().contains(chain.view.stage.scene.content())


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("zoom", [0.15, 0.4, 1.0, 2.0])
def test_it_paints_in_both_themes_at_every_detail(chain: Hands, mode: str, zoom: float) -> None:
    chain.studio.look.set_mode(mode)
    chain.view.lens.set_zoom(zoom)
    chain.view.lens.show_place(chain.middle("n2"))
    chain.settle()
    picture = chain.view.viewport().grab().toImage()
    ground = picture.pixelColor(3, 3).name().upper()
    theme = chain.studio.look.theme
    assert ground in (theme.canvas, theme.dots)
    ratio = picture.devicePixelRatio()
    spot = chain.at(chain.middle("n2")) * ratio
    colors = {
        picture.pixelColor(spot.x() + dx, spot.y() + dy).name().upper()
        for dx in range(-12, 13, 3)
        for dy in range(-6, 7, 3)
    }
    body = theme.family("Convolution") if zoom < 0.24 else theme.panel
    assert body in colors


def test_unknown_layers_and_blocks_are_drawn_and_kept(open_canvas: Open) -> None:
    hands = open_canvas(
        network(
            node("n1", "Input", 0, 0, shape=(4,)),
            node("n2", "FancyLayer", 320, 0),
            node("n3", "block:gone", 640, 0),
            wires=(wire("n1", "n2.whatever"),),
        )
    )
    table = faces(hands)
    assert table["n2"].kind == "FancyLayer" and table["n2"].severity == "error"
    assert [port.name for port in table["n2"].inputs] == ["whatever"]
    assert table["n3"].block and table["n3"].severity == "error"


def test_a_long_drawing_opens_at_its_beginning_in_a_readable_size(open_canvas: Open) -> None:
    nodes = [node("n1", "Input", 0, 0, shape=(4,))]
    nodes += [node(f"n{i}", "ReLU", 320 * (i - 1), 0) for i in range(2, 20)]
    hands = open_canvas(network(node("n1", "ReLU", 0, 0)))
    hands.studio.document.open(Document(network(*nodes)))
    assert hands.view.stage.scene.easel.detail is Detail.FULL
    seen = hands.view.lens.seen()
    assert seen.contains(hands.middle("n1")) and not seen.contains(hands.middle("n19"))
    hands.view.fit_all()
    assert hands.view.lens.seen().contains(hands.middle("n19"))


def test_hints_stay_inside_a_narrow_canvas(open_canvas: Open) -> None:
    hands = open_canvas(network())
    hints = Hints((), hands.view)
    for width in (1000, 320):
        hands.view.resize(width, 600)
        hints.place(False)
        assert hints.geometry().left() >= 0
        assert hints.geometry().right() <= width
    hints.deleteLater()


@pytest.mark.parametrize("shown", ["first", "whole"])
def test_a_drawing_fits_another_room_until_the_view_was_moved(
    open_canvas: Open, shown: str
) -> None:
    nodes = [node(f"n{i}", "ReLU", 320 * i, 0) for i in range(4)]
    hands = open_canvas(network(*nodes))
    view = hands.view
    view.resize(1200, 600)
    if shown == "whole":
        view.lens.pan(30, 30)
        view.fit_all()
    hands.click(hands.middle("n1"))  # to select is not to move
    for width in (600, 1200, 300):
        view.resize(width, 600)
        seen = view.lens.seen()
        assert seen.contains(hands.middle("n0"))
        assert seen.contains(hands.middle("n3")) or (shown == "first" and width < 1200)
    view.lens.pan(10, 0)
    before = view.lens.zoom, view.lens.seen().topLeft()
    view.resize(900, 600)
    assert (view.lens.zoom, view.lens.seen().topLeft()) == before


def test_a_drawing_that_was_changed_stays_where_it_is(open_canvas: Open) -> None:
    hands = open_canvas(network(*[node(f"n{i}", "ReLU", 320 * i, 0) for i in range(4)]))
    hands.studio.document.do(MoveNodes(graph="main", positions={"n0": (-200.0, 300.0)}))
    before = hands.view.lens.seen().topLeft()
    hands.view.resize(500, 400)
    assert hands.view.lens.seen().topLeft() == before


@pytest.mark.parametrize("shift", [QPoint(0, 0), QPoint(120, 0), QPoint(0, 70)])
def test_what_is_revealed_lies_clear_of_the_minimap(chain: Hands, shift: QPoint) -> None:
    chain.studio.settings["show_minimap"] = True
    chain.view.lens.set_zoom(1.2)
    view, minimap = chain.view, chain.view.overlays.minimap
    corner = minimap.geometry().topLeft() + shift
    view.lens.show_place(QPointF(320, 0), QPointF(corner))  # the node begins on the map
    chain.studio.reveal("n2")
    box = bounds_of([view.stage.scene.boxes.get("n2")])
    spot = view.viewportTransform().mapRect(box).toRect()
    assert minimap.isVisible()
    assert not spot.intersects(minimap.geometry())
    assert view.viewport().rect().contains(spot.center())
