"""Small pictures show frames and notes too, where they stand."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from dlstudio.graph.model import FRAME, NOTE, Edge, Graph, Mark, Node, PortRef
from dlstudio.gui.look.theme import LIGHT, mixed
from dlstudio.gui.look.thumbnail import thumbnail
from dlstudio.picturing.palette import MARK_COLORS
from dlstudio.spec.spec import Choice

SIZE = QSize(200, 100)
NODES = {
    "n1": Node(id="n1", layer=Choice("ReLU"), name="a", position=(0.0, 0.0)),
    "n2": Node(id="n2", layer=Choice("ReLU"), name="b", position=(300.0, 0.0)),
}
FRAMED = Mark(id="f1", kind=FRAME, area=(-40.0, -60.0, 260.0, 200.0), color="blue")
NOTED = Mark(id="t1", kind=NOTE, area=(600.0, 0.0, 200.0, 100.0), color="amber")


def share(image: QImage, color: str) -> float:
    wanted = QColor(color)
    spots = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return sum(image.pixelColor(x, y) == wanted for x, y in spots) / len(spots)


def ground(mark: Mark, strength: float) -> str:
    return mixed(LIGHT.families[MARK_COLORS[mark.color]], LIGHT.canvas, strength)


def test_frames_and_notes_are_seen(qapp: QApplication) -> None:
    graph = Graph(nodes=NODES, marks={"f1": FRAMED, "t1": NOTED})
    image = thumbnail(graph, LIGHT, SIZE)
    assert share(image, ground(FRAMED, 0.10)) > 0.02
    assert share(image, ground(NOTED, 0.3)) > 0.02
    bare = thumbnail(replace(graph, marks={}), LIGHT, SIZE)
    assert share(bare, ground(FRAMED, 0.10)) == share(bare, ground(NOTED, 0.3)) == 0


def test_without_marks_it_is_the_picture_that_it_was(qapp: QApplication) -> None:
    """Two boxes in the middle, as wide as the largest scale allows."""
    image = thumbnail(Graph(nodes=NODES), LIGHT, SIZE)
    inked = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != QColor(LIGHT.canvas) for y in range(image.height()))
    ]
    assert abs(min(inked) + max(inked) - SIZE.width()) <= 3


def test_a_wire_to_another_row_runs_between_the_rows_and_stays_in_the_picture(
    qapp: QApplication,
) -> None:
    places = {"n1": (0.0, 0.0), "n2": (600.0, 0.0), "n3": (0.0, 200.0), "n4": (600.0, 200.0)}
    nodes = {id: replace(NODES["n1"], id=id, name=id, position=at) for id, at in places.items()}
    back = Edge(PortRef("n2", "output"), PortRef("n3", "input"))
    image = thumbnail(Graph(nodes=nodes, edges=(back,)), LIGHT, SIZE)
    canvas = QColor(LIGHT.canvas)
    columns = [x for x in range(200) if any(image.pixelColor(x, y) != canvas for y in range(100))]
    assert min(columns) > 0
    assert max(columns) < 199
    level = [y for y in range(100) if image.pixelColor(100, y) != canvas]
    bottom = max(y for y in range(50) if image.pixelColor(14, y) != canvas and y < level[0])
    assert bottom < min(level) and max(level) - min(level) <= 3, "one level line below the row"
