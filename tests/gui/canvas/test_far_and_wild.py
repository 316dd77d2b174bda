"""What no hand would do: nodes at the end of the world, a storm of the wheel, the far view."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication

from dlstudio.project.model import Project
from tests.gui.canvas.conftest import Hands, network, node, wire

Open = Callable[[Project], Hands]
END = 1e7  # the furthest place that a file can hold


def turn(hands: Hands, delta: int) -> None:
    port = hands.view.viewport()
    at = QPointF(port.rect().center())
    event = QWheelEvent(
        at, QPointF(port.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, delta),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


def pair(distance: float) -> Project:
    return network(
        node("n1", "Input", 0, 0, shape=(4,)),
        node("n2", "ReLU", distance, distance),
        node("n3", "ReLU", -distance, 0),
        wires=(wire("n1", "n2"), wire("n2", "n3")),
    )


def test_nodes_at_the_end_of_the_world_are_shown_in_no_time(open_canvas: Open) -> None:
    start = time.thread_time()
    hands = open_canvas(pair(END))
    hands.view.fit_all()
    hands.settle()
    hands.studio.selection.set(["n2"])
    hands.view.fit_selection()
    hands.settle()
    assert time.thread_time() - start < 5
    seen = hands.view.lens.seen()
    assert seen.contains(hands.middle("n2"))


def test_a_storm_of_the_wheel_stays_between_the_limits(open_canvas: Open) -> None:
    hands = open_canvas(pair(400))
    zoom = hands.view.lens.zoom
    middle = hands.view.lens.middle()
    for delta in (10_000_000, -10_000_000, 120, -120, 2_000_000_000, -2_000_000_000) * 20:
        turn(hands, delta)
    hands.settle()
    assert 0.005 <= hands.view.lens.zoom <= 4.0
    hands.view.lens.set_zoom(float("nan"))
    hands.view.lens.set_zoom(float("inf"))
    hands.view.lens.set_zoom(zoom)
    after = hands.view.lens.middle()
    assert abs(after.x() - middle.x()) < 50 and abs(after.y() - middle.y()) < 50


def colour(hands: Hands, id: str) -> QColor:
    picture = hands.view.viewport().grab().toImage()
    return picture.pixelColor(hands.at(hands.middle(id)))


def test_from_far_away_boxes_have_their_colours_and_follow_what_happens(open_canvas: Open) -> None:
    hands = open_canvas(pair(800))
    hands.view.lens.set_zoom(0.15)
    hands.view.lens.show_place(hands.view.stage.scene.content().center())
    hands.settle()
    theme = hands.studio.look.theme
    assert colour(hands, "n2") == QColor(theme.family("activation"))
    hands.studio.selection.set(["n2"])
    assert colour(hands, "n2") == QColor(theme.accent)
    hands.studio.selection.set()
    empty = hands.middle("n2") + QPointF(0, -600)
    hands.drag(hands.middle("n2"), empty)
    hands.studio.selection.set()
    hands.settle()
    assert colour(hands, "n2") == QColor(theme.family("activation"))
    hands.studio.selection.set(["n2"])
    spot = hands.at(hands.middle("n2"))
    hands.view.delete_selection()
    hands.settle()
    picture = hands.view.viewport().grab().toImage()
    assert picture.pixelColor(spot) == QColor(theme.canvas)
