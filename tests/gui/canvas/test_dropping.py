"""Layers dragged from the palette onto the canvas."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from dlstudio.graph.layout import COLUMN_GAP
from dlstudio.gui.canvas.dropping import LAYER_MIME
from dlstudio.gui.look.faces import WIDTH
from tests.gui.canvas.conftest import Hands, network, node, wire

Open = Callable[..., Hands]
COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def parcel(key: str, kind: str = LAYER_MIME) -> QMimeData:
    mime = QMimeData()
    mime.setData(kind, key.encode())
    return mime


def carry(hands: Hands, mime: QMimeData, spot: QPoint, *, drop: bool = True) -> bool:
    """Bring something over the canvas; returns whether it was taken."""
    target = hands.view.viewport()
    enter = QDragEnterEvent(spot, COPY, mime, LEFT, NONE)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(target, QDragMoveEvent(spot, COPY, mime, LEFT, NONE))
    if drop:
        QApplication.sendEvent(target, QDropEvent(QPointF(spot), COPY, mime, LEFT, NONE))
    else:
        QApplication.sendEvent(target, QDragLeaveEvent())
    return True


def test_a_layer_stands_under_the_pointer_on_the_grid(open_canvas: Open) -> None:
    hands = open_canvas(network())
    assert carry(hands, parcel("Conv2d"), hands.at(QPointF(200, 100)))
    (added,) = hands.graph.nodes.values()
    assert added.layer.key == "Conv2d" and added.name == "conv1"
    assert added.position == (112, 72)
    assert hands.studio.selection.nodes == {added.id}
    assert hands.steps() == 1


def test_dropped_on_a_wire_it_goes_in_between(open_canvas: Open) -> None:
    hands = open_canvas(
        network(
            node("n1", "Input", 0, 0, shape=(4,)),
            node("n2", "Output", 640, 0),
            wires=(wire("n1", "n2"),),
        )
    )
    middle = (hands.port("n1", True) + hands.port("n2", False)) / 2
    assert carry(hands, parcel("Linear"), hands.at(middle))
    assert hands.edges == {wire("n1", "n3"), wire("n3", "n2")}
    assert hands.steps() == 1


def test_dropped_on_a_short_wire_it_makes_room_on_both_sides(open_canvas: Open) -> None:
    hands = open_canvas(
        network(
            node("n1", "Input", 0, 0, shape=(4,)),
            node("n2", "Linear", 240, 0),
            node("n3", "Output", 480, 0),
            wires=(wire("n1", "n2"), wire("n2", "n3")),
        )
    )
    middle = (hands.port("n1", True) + hands.port("n2", False)) / 2
    assert carry(hands, parcel("ReLU"), hands.at(middle))
    assert hands.edges == {wire("n1", "n4"), wire("n4", "n2"), wire("n2", "n3")}
    left = {id: hands.graph.nodes[id].position[0] for id in ("n1", "n4", "n2", "n3")}
    assert left["n1"] == 0
    assert left["n4"] >= left["n1"] + WIDTH + COLUMN_GAP / 2
    assert left["n2"] >= left["n4"] + WIDTH + COLUMN_GAP / 2
    assert left["n3"] - left["n2"] == 240
    assert hands.steps() == 1
    hands.undo()
    assert hands.graph.nodes["n2"].position == (240, 0)


def test_carried_away_again_it_leaves_no_trace(open_canvas: Open) -> None:
    hands = open_canvas(network())
    items = len(hands.view.scene().items())
    assert carry(hands, parcel("Conv2d"), hands.at(QPointF(0, 0)), drop=False)
    assert not hands.graph.nodes
    assert len(hands.view.scene().items()) == items


def test_what_is_no_layer_is_not_taken(open_canvas: Open) -> None:
    hands = open_canvas(network())
    assert not carry(hands, parcel("NoSuchLayer"), hands.at(QPointF(0, 0)))
    assert not carry(hands, parcel("Conv2d", "text/plain"), hands.at(QPointF(0, 0)))


def test_placing_from_outside_wires_to_the_selected_node(open_canvas: Open) -> None:
    hands = open_canvas(network(node("n1", "Input", 0, 0, shape=(4,))))
    hands.studio.selection.set(["n1"])
    hands.view.place("Linear")
    hands.view.place("ReLU")
    assert hands.edges == {wire("n1", "n2"), wire("n2", "n3")}
    assert hands.graph.nodes["n3"].position[0] > hands.graph.nodes["n2"].position[0]


def test_the_first_hints_go_once_they_are_done(open_canvas: Open) -> None:
    hands = open_canvas(network())
    hints = hands.view.overlays.hints
    assert hints.left == []
    hints._done.clear()
    hints.place(True)
    assert hints.isVisible() and len(hints.left) == 4
    carry(hands, parcel("ReLU"), hands.at(QPointF(100, 100)))
    assert "place" not in hints.left
    assert "place" in hands.studio.settings.memory("hints")


def test_first_hints_never_lie_on_a_layer(open_canvas: Open) -> None:
    hands = open_canvas(network(node("n1", "ReLU", 0, 0), node("n2", "ReLU", 300, 0)))
    hints = hands.view.overlays.hints
    hands.view.resize(900, 700)
    hands.studio.settings.remember("hints", [])
    hints._done.clear()
    hands.view.overlays.arrange()
    assert hints.isVisible()
    card = hints.geometry().center()
    hands.view.lens.show_place(hands.middle("n1"), QPointF(card))
    assert not hints.isVisible()
    hands.view.lens.pan(0, 300)
    assert hints.isVisible()
