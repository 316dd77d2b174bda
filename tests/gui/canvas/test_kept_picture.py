"""The picture that is kept of the canvas is the one that would be painted anew, pixel by pixel."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from dlstudio.gui.canvas.sheet import Sheet
from dlstudio.project.commands import MoveNodes, SetParam
from dlstudio.project.mark_commands import AddMark
from dlstudio.project.model import MAIN, Project
from tests.bench.editor_graph import drawing
from tests.gui.canvas.conftest import Hands

Open = Callable[[Project], Hands]
STEPS = 60
SHADES = 4  # of 255
CUT_OFF = 20  # pixels: ends of thin lines where what is painted ends
NONE = Qt.KeyboardModifier.NoModifier


def shown(hands: Hands) -> QImage:
    """Return what is on the screen."""
    view = hands.view
    hands.bot.waitUntil(lambda: not view.moving)
    hands.settle()
    screen = view.screen().grabWindow(view.winId()).toImage()
    picture = screen.copy(view.viewport().geometry())
    return picture.convertToFormat(QImage.Format.Format_RGB32)


def anew(hands: Hands) -> QImage:
    """Return what a view that keeps nothing shows."""
    view, kept = hands.view, hands.view.sheet
    view.sheet = Sheet(view.stage.scene)
    view.viewport().update()
    picture = shown(hands)
    view.sheet = kept
    return picture


def quiet(hands: Hands) -> None:
    """Wait until nothing changes by itself any more, such as the report of an edit."""
    hands.bot.waitUntil(lambda: not hands.view.moving)
    still = 0
    while still < 8:
        hands.bot.wait(2)
        still = 0 if hands.view.stage.scene.easel.touched or hands.view.moving else still + 1


def whole(hands: Hands) -> None:
    """Wait until what lies around the window is painted too."""
    quiet(hands)
    hands.bot.waitUntil(lambda: hands.view.sheet.complete)


def differing(one: QImage, other: QImage) -> int:
    """Return how many pixels are not the same.

    Where a line is cut off by what is painted, Qt smooths its edge a shade otherwise.
    """
    a, b = (
        np.frombuffer(bytes(image.constBits()), np.uint8).astype(np.int16) for image in (one, other)
    )
    return int((np.abs(a - b).reshape(-1, 4).max(axis=1) > SHADES).sum())


class Person:
    """Does one thing after another, as chance will have it."""

    def __init__(self, hands: Hands, chance: random.Random) -> None:
        self.hands, self.chance = hands, chance
        self.view, self.document = hands.view, hands.studio.document
        self.deeds = (
            self.pan, self.pan, self.zoom, self.turn, self.select, self.drag, self.nudge,
            self.edit, self.undo, self.hover, self.hover, self.band, self.theme, self.labels,
            self.wires, self.mark, self.remove, self.fit,
        )  # fmt: skip

    def act(self) -> str:
        """Do something; return what."""
        deed = self.chance.choice(self.deeds)
        deed()
        return deed.__name__

    def spot(self) -> QPointF:
        room = self.view.viewport().rect()
        return QPointF(
            self.chance.randrange(40, room.width() - 40),
            self.chance.randrange(40, room.height() - 40),
        )

    def node(self) -> str:
        return self.chance.choice(sorted(self.document.graph.nodes))

    def pan(self) -> None:
        self.view.lens.pan(self.chance.randint(-300, 300), self.chance.randint(-200, 200))

    def zoom(self) -> None:
        self.view.lens.set_zoom(self.chance.choice([0.12, 0.25, 0.33, 0.5, 0.7, 1.0, 1.0, 2.3]))

    def fit(self) -> None:
        self.view.fit_all()

    def turn(self) -> None:
        port, at = self.view.viewport(), self.spot()
        for _ in range(self.chance.randint(1, 4)):
            delta = self.chance.choice([120, -120])
            event = QWheelEvent(
                at, QPointF(port.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, delta),
                Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(port, event)
            QApplication.processEvents()

    def select(self) -> None:
        self.hands.studio.selection.set({self.node() for _ in range(self.chance.randint(0, 4))})

    def drag(self) -> None:
        id = self.node()
        self.view.lens.show_place(self.view.stage.scene.nodes[id].middle())
        at = self.view.stage.scene.nodes[id].middle()
        self.hands.drag(at, at + QPointF(self.chance.randint(-200, 200), 90))

    def nudge(self) -> None:
        id = self.node()
        x, y = self.document.graph.nodes[id].position
        step = self.chance.randint(-90, 90)
        self.document.do(MoveNodes(graph=MAIN, positions={id: (x + step, y - step)}))

    def edit(self) -> None:
        id = self.node()
        if self.document.graph.nodes[id].layer.key == "Conv2d":
            value = self.chance.choice([4, 8, 8, 8])
            self.document.do(SetParam(node=id, name="out_channels", value=value))

    def undo(self) -> None:
        if self.document.document.past:
            self.document.undo()

    def hover(self) -> None:
        self.hands.move(self.view.pointer.place(self.spot()))

    def band(self) -> None:
        start = self.spot()
        self.hands.drag(self.view.pointer.place(start), self.view.pointer.place(self.spot()))

    def theme(self) -> None:
        look = self.hands.studio.look
        look.set_mode("light" if look.theme.dark else "dark")

    def labels(self) -> None:
        settings = self.hands.studio.settings
        settings["show_shapes"] = not settings["show_shapes"]

    def wires(self) -> None:
        settings = self.hands.studio.settings
        settings["wires"] = "curved" if settings["wires"] == "orthogonal" else "orthogonal"

    def mark(self) -> None:
        at = self.view.pointer.place(self.spot())
        kind = self.chance.choice(["frame", "note"])
        area = (at.x(), at.y(), 300.0, 160.0)
        self.document.do(AddMark(graph=MAIN, kind=kind, area=area, text="What *this* is"))

    def remove(self) -> None:
        self.select()
        self.view.delete_selection()


@pytest.mark.parametrize("seed", range(4))
def test_it_is_what_would_be_painted_anew(open_canvas: Open, seed: int) -> None:
    hands = open_canvas(drawing(60))
    hands.view.resize(900, 600)
    hands.view.overlays.hints.hide()
    person = Person(hands, random.Random(seed))
    done: list[str] = []
    for _ in range(STEPS):
        done.append(person.act())
        quiet(hands)
        kept = shown(hands)
        assert differing(kept, anew(hands)) <= CUT_OFF, done


@pytest.mark.parametrize("kind", ["frame", "note"])
def test_nothing_stays_of_a_selected_mark_that_is_gone(open_canvas: Open, kind: str) -> None:
    hands = open_canvas(drawing(4))
    hands.view.resize(900, 600)
    hands.view.overlays.hints.hide()
    hands.view.lens.set_zoom(0.23)
    hands.studio.document.do(
        AddMark(graph=MAIN, kind=kind, area=(100.0, 900.0, 300.0, 160.0), text="")
    )
    hands.studio.selection.set(marks=list(hands.graph.marks))
    quiet(hands)
    shown(hands)
    hands.studio.document.undo()
    quiet(hands)
    assert differing(shown(hands), anew(hands)) == 0


def test_a_wire_under_the_pointer_is_lit_below_the_nodes_and_its_picture_stays(
    open_canvas: Open,
) -> None:
    hands = open_canvas(drawing(60))
    hands.view.resize(900, 600)
    hands.view.overlays.hints.hide()
    hands.studio.settings["show_minimap"] = False
    hands.view.reset_zoom()
    whole(hands)
    scene, view = hands.view.stage.scene, hands.view
    seen = view.lens.seen()
    led = [wire for wire in scene.edges.values() if wire.route and not wire.wrong]
    here = [w for w in led if w.route and seen.contains(QPointF(*w.route.label))]
    wire = max(here, key=lambda w: w.extent[2] - w.extent[0])
    before, kept = shown(hands), view.sheet._picture.toImage()
    scene.hover(wire)
    quiet(hands)
    lit = shown(hands)
    assert differing(before, lit) > CUT_OFF
    assert view.sheet._picture.toImage() == kept
    for node in scene.nodes.values():
        place = view.viewportTransform().mapRect(QRectF(*node.box()[:2], 100, 30)).toRect()
        if view.viewport().rect().contains(place):
            assert differing(before.copy(place), lit.copy(place)) == 0
    scene.hover(None)
    quiet(hands)
    assert differing(before, shown(hands)) == 0


def test_what_is_dragged_far_away_lies_over_the_picture_until_it_is_let_go(
    open_canvas: Open,
) -> None:
    hands = open_canvas(drawing(60))
    view, scene = hands.view, hands.view.stage.scene
    view.resize(900, 600)
    view.overlays.hints.hide()
    view.fit_all()
    view.lens.set_zoom(0.2)
    view.lens.show_place(scene.content().center())
    quiet(hands)
    id = min(scene.nodes, key=lambda id: (hands.middle(id) - view.lens.middle()).manhattanLength())
    start = hands.middle(id)
    hands.press(start)
    hands.move(start + QPointF(60, 200))
    whole(hands)
    once, kept = shown(hands), view.sheet._picture.toImage()
    hands.move(start + QPointF(400, 700))
    quiet(hands)
    twice = shown(hands)
    assert view.sheet._picture.toImage() == kept
    assert differing(once, twice) > CUT_OFF
    assert differing(twice, anew(hands)) <= CUT_OFF
    assert twice.pixelColor(hands.at(hands.middle(id))) == scene.easel.inks.accent
    view.lens.set_zoom(1.0)  # the wheel is turned meanwhile
    view.lens.show_place(hands.middle(id))
    quiet(hands)
    assert differing(shown(hands), anew(hands)) <= CUT_OFF
    view.lens.set_zoom(0.2)
    quiet(hands)
    end = hands.middle(id)
    hands.release(end)
    quiet(hands)
    assert hands.graph.nodes[id].position == scene.nodes[id].at != (start.x(), start.y())
    assert differing(shown(hands), anew(hands)) <= CUT_OFF


def test_a_drag_far_away_that_is_called_off_leaves_nothing(open_canvas: Open) -> None:
    hands = open_canvas(drawing(60))
    view = hands.view
    view.resize(900, 600)
    view.overlays.hints.hide()
    view.lens.set_zoom(0.2)
    view.lens.show_place(view.stage.scene.content().center())
    id = next(iter(hands.graph.nodes))
    hands.studio.selection.set([id])
    quiet(hands)
    before, start = shown(hands), hands.middle(id)
    hands.press(start)
    hands.move(start + QPointF(100, 300))
    quiet(hands)
    assert differing(before, shown(hands)) > CUT_OFF
    hands.key(Qt.Key.Key_Escape)
    quiet(hands)
    assert differing(shown(hands), anew(hands)) <= CUT_OFF
    hands.move(QPointF(view.lens.seen().topLeft()) + QPointF(50, 50))
    hands.studio.selection.set([id])
    quiet(hands)
    assert differing(before, shown(hands)) == 0
