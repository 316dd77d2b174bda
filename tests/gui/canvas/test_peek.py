"""The picture of the inside of a block: what is drawn there, close together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from dlstudio.graph.model import FRAME, NOTE, Graph, Mark
from dlstudio.gui.canvas.peek import picture
from dlstudio.gui.look.theme import LIGHT
from dlstudio.picturing.palette import MARK_COLORS
from tests.gui.canvas.conftest import network, node, wire

INSIDE = Graph(
    nodes={n.id: n for n in (node("n1", "Linear", 0, 0), node("n2", "ReLU", 300, 0))},
    edges=(wire("n1", "n2"),),
)


def peek(*marks: Mark, **values: object) -> QImage:
    graph = replace(INSIDE, marks={mark.id: mark for mark in marks}, **values)
    project = network(node("n1", "Linear", 0, 0), Unit=graph)
    return picture(project, "Unit", None, LIGHT, QSize(4000, 400), 1.0)


def framing(width: float) -> Mark:
    area = (-40.0, -60.0, width, 240.0)
    return Mark(id="f1", kind=FRAME, area=area, text="Head", color="pink")


def inked(image: QImage, color: str) -> int:
    """Count the pixels that have the hue of a colour."""
    hue = QColor(LIGHT.families[MARK_COLORS[color]]).hslHue()
    return sum(
        abs(pixel.hslHue() - hue) < 8 and pixel.hslSaturation() > 60
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
        for pixel in (image.pixelColor(x, y),)
    )


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Text needs one."""


def test_frames_stand_around_what_they_hold() -> None:
    frame = framing(560.0)
    plain, framed = peek(), peek(frame)
    assert inked(plain, "pink") < 20 < inked(framed, "pink")
    assert framed.height() > plain.height() and framed.width() > plain.width()


def test_notes_come_near_as_layers_do() -> None:
    far = Mark(
        id="t1", kind=NOTE, area=(9_000.0, 0.0, 200.0, 90.0), text="Read *this*", color="pink"
    )
    plain, noted = peek(), peek(far)
    assert inked(noted, "pink") > 20
    assert plain.width() + 150 < noted.width() < plain.width() + 400


def test_a_frame_shrinks_with_the_room_that_is_left_out() -> None:
    wide = replace(INSIDE.nodes["n2"], position=(6_000.0, 0.0))
    frame = framing(6_300.0)
    apart = {"nodes": {**INSIDE.nodes, "n2": wide}}
    assert peek(frame, **apart).width() < 900


def test_wires_keep_their_dots() -> None:
    bent = peek(bends={INSIDE.edges[0]: ((250.0, -150.0),)})
    assert bent.height() > peek().height() + 60
