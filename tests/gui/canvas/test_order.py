"""Order on the canvas: align, distribute, straighten by key, and finding."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dlstudio.gui.actions import ACTIONS
from dlstudio.gui.canvas import arranging
from dlstudio.gui.canvas.find_bar import FindBar
from dlstudio.gui.canvas.finding import found
from dlstudio.project.model import Project
from tests.gui.canvas.conftest import Hands, network, node, wire

Open = Callable[[Project], Hands]


@pytest.fixture
def rows(open_canvas: Open) -> Hands:
    return open_canvas(
        network(
            node("n1", "Input", 0, 0, name="image", shape=(3, 28, 28)),
            node("n2", "Conv2d", 300, 40, name="conv1", out_channels=6, kernel_size=3),
            node("n3", "Conv2d", 640, -30, name="conv2", out_channels=8, kernel_size=5),
            node("n4", "ReLU", 640, 200, name="relu1"),
            wires=(wire("n1", "n2"), wire("n2", "n3"), wire("n2", "n4")),
        )
    )


def test_aligning_is_one_step_that_undo_takes_back(rows: Hands) -> None:
    before = {id: n.position for id, n in rows.graph.nodes.items()}
    rows.studio.selection.set(["n1", "n2", "n3"])
    assert arranging.align(rows.view.stage, "top")
    assert [rows.graph.nodes[id].position[1] for id in ("n1", "n2", "n3")] == [-30, -30, -30]
    assert rows.steps() == 1
    rows.undo()
    assert {id: n.position for id, n in rows.graph.nodes.items()} == before


def test_distributing_gives_equal_gaps(rows: Hands) -> None:
    rows.studio.selection.set(["n1", "n2", "n3"])
    arranging.distribute(rows.view.stage, across=True)
    assert [rows.graph.nodes[id].position[0] for id in ("n1", "n2", "n3")] == [0, 320, 640]


def test_straight_wires_end_at_the_height_where_they_begin(rows: Hands) -> None:
    rows.studio.selection.set(["n1", "n2", "n3"])
    arranging.straighten(rows.view.stage)
    rows.settle()
    assert len({rows.port(id, True).y() for id in ("n1", "n2", "n3")}) == 1


def test_nothing_to_align_makes_no_step(rows: Hands) -> None:
    assert not arranging.align(rows.view.stage, "left")
    assert rows.steps() == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("conv", ["n2", "n3"]),
        ("RELU", ["n4"]),
        ("kernel_size=5", ["n3"]),
        ("conv kernel_size=3", ["n2"]),
        ("stride=1", ["n2", "n3"]),
        ("26×26", ["n2", "n3", "n4"]),
        ("6x26x26", ["n2", "n3", "n4"]),
        ("8x22", ["n3"]),
        ("nothing", []),
        ("kernel_size=7", []),
        ("  ", []),
    ],
)
def test_words_find_by_name_type_parameter_and_shape(rows: Hands, text, expected) -> None:
    document = rows.studio.document
    assert sorted(found(document.project, document.graph, document.graph_report, text)) == expected


def test_the_bar_walks_through_what_it_finds(rows: Hands) -> None:
    bar = FindBar(rows.view)
    bar.open()
    rows.bot.keyClicks(bar.line, "conv")
    dim = {id: item.state.dimmed for id, item in rows.view.stage.scene.nodes.items()}
    assert dim == {"n1": True, "n2": False, "n3": False, "n4": True}
    assert bar.count.text() == "1 of 2"
    assert rows.studio.selection.single == "n2"
    rows.bot.keyClick(bar.line, Qt.Key.Key_Return)
    assert (rows.studio.selection.single, bar.count.text()) == ("n3", "2 of 2")
    rows.bot.keyClick(bar.line, Qt.Key.Key_Return)
    assert rows.studio.selection.single == "n2"
    rows.bot.keyClick(bar.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert rows.studio.selection.single == "n3"
    rows.bot.keyClick(bar.line, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert not any(item.state.dimmed for item in rows.view.stage.scene.nodes.values())
    assert rows.studio.selection.single == "n3"


def test_the_bar_says_when_nothing_is_found(rows: Hands) -> None:
    bar = FindBar(rows.view)
    bar.open()
    rows.bot.keyClicks(bar.line, "lstm")
    assert bar.count.text() == "nothing found"
    assert rows.steps() == 0


def test_overlays_stay_in_their_corner_while_the_view_pans(rows: Hands) -> None:
    bar = FindBar(rows.view)
    bar.open()
    QApplication.processEvents()
    before = bar.pos()
    rows.view.lens.pan(60, 40)
    rows.view.lens.pan(-10, 25)
    assert bar.pos() == before


def test_every_way_to_order_stands_in_a_menu() -> None:
    mine = [action for id, action in ACTIONS.items() if id.startswith("order.")]
    assert len(mine) == 12
    assert all(action.shortcut for action in mine)
