"""Arranging on the canvas: all or the selection, beside the window, seen on its way."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import Qt

from dlstudio.gui.canvas.layering import AT_ONCE
from dlstudio.gui.canvas.view import CanvasView
from dlstudio.project.commands import RenameNode
from dlstudio.project.mark_commands import AddMark, LeadWire
from dlstudio.project.model import Project
from tests.gui.canvas.conftest import Hands, network, node, wire

Open = Callable[[Project], Hands]


@pytest.fixture
def tangle(open_canvas: Open) -> Hands:
    """A chain whose nodes lie about, two of them on each other."""
    return open_canvas(
        network(
            node("n1", "Input", 300, 100, shape=(3, 28, 28)),
            node("n2", "Conv2d", 0, 0, out_channels=6, kernel_size=3),
            node("n3", "ReLU", 20, 10),
            node("n4", "ReLU", 600, 300),
            node("n5", "Add", 100, 300),
            wires=(
                wire("n1", "n2"),
                wire("n2", "n3"),
                wire("n2", "n4"),
                wire("n3", "n5"),
                wire("n4", "n5", 1),
            ),
        )
    )


def long_network(count: int) -> Project:
    nodes = [node("n0", "Input", 0, 0, shape=(3, 28, 28))]
    nodes += [node(f"n{i}", "ReLU", 100.0 * (i % 7), 90.0 * (i % 11)) for i in range(1, count)]
    return network(*nodes, wires=tuple(wire(f"n{i}", f"n{i + 1}") for i in range(count - 1)))


def boxes(hands: Hands) -> dict[str, tuple[float, float, float, float]]:
    return {id: item.box() for id, item in hands.view.stage.scene.nodes.items()}


def positions(hands: Hands) -> dict[str, tuple[float, float]]:
    return {id: n.position for id, n in hands.graph.nodes.items()}


def arrange(hands: Hands) -> None:
    hands.view.auto_layout()
    hands.bot.waitUntil(lambda: not hands.view.layering.busy)


def in_rows(spots: dict[str, tuple[float, float]]) -> bool:
    """Tell whether a chain is read from left to right, row after row."""
    rows = [(y, x) for x, y in (spots[f"n{i}"] for i in range(len(spots)))]
    return rows == sorted(rows)


def still(hands: Hands) -> None:
    hands.bot.waitUntil(
        lambda: all(
            item.at == hands.graph.nodes[id].position
            for id, item in hands.view.stage.scene.nodes.items()
        )
    )


def test_nothing_overlaps_and_undo_is_one_step(tangle: Hands) -> None:
    before = positions(tangle)
    arrange(tangle)
    still(tangle)
    for (a, b, c, d), (e, f, g, h) in combinations(boxes(tangle).values(), 2):
        assert not (a < g and e < c and b < h and f < d)
    assert positions(tangle)["n3"][1] < positions(tangle)["n4"][1]
    tangle.undo()
    assert positions(tangle) == before


def test_a_selection_stays_around_its_centre_and_the_rest_where_it_is(tangle: Hands) -> None:
    tangle.studio.selection.set(["n4", "n5"])
    old = [box for id, box in boxes(tangle).items() if id in ("n4", "n5")]
    arrange(tangle)
    still(tangle)
    new = [box for id, box in boxes(tangle).items() if id in ("n4", "n5")]
    for low, high in ((0, 2), (1, 3)):
        was = min(b[low] for b in old) + max(b[high] for b in old)
        now = min(b[low] for b in new) + max(b[high] for b in new)
        assert abs(was - now) <= 8  # twice half a step of the grid
    assert positions(tangle)["n1"] == (300, 100)
    assert tangle.steps() == 1


def test_nodes_are_seen_on_their_way(tangle: Hands) -> None:
    tangle.studio.look.set_motion(True)
    start = positions(tangle)["n1"]
    tangle.view.auto_layout()
    item = tangle.view.stage.scene.nodes["n1"]
    assert item.at == start
    assert positions(tangle)["n1"] != start
    seen = set()
    tangle.bot.waitUntil(lambda: seen.add(item.at[0]) or item.at == positions(tangle)["n1"])
    assert len(seen) > 2


def test_under_reduced_motion_nodes_stand_there_at_once(tangle: Hands) -> None:
    tangle.studio.settings["reduced_motion"] = True
    tangle.view.auto_layout()
    item = tangle.view.stage.scene.nodes["n1"]
    assert item.at == positions(tangle)["n1"]


def test_an_edit_finds_moving_nodes_where_they_belong(tangle: Hands) -> None:
    tangle.studio.look.set_motion(True)
    tangle.view.auto_layout()
    tangle.studio.document.do(RenameNode(node="n2", name="first"))
    item = tangle.view.stage.scene.nodes["n1"]
    assert item.at == positions(tangle)["n1"]


def test_a_larger_drawing_is_arranged_beside_the_window(open_canvas: Open) -> None:
    hands = open_canvas(long_network(AT_ONCE))
    before = positions(hands)
    hands.view.auto_layout()
    assert hands.view.layering.busy
    assert positions(hands) == before  # nothing waits for it
    hands.bot.waitUntil(lambda: not hands.view.layering.busy)
    assert in_rows(positions(hands))
    assert hands.steps() == 1


def test_escape_calls_it_off(open_canvas: Open) -> None:
    hands = open_canvas(long_network(AT_ONCE))
    before = positions(hands)
    hands.view.auto_layout()
    hands.key(Qt.Key.Key_Escape)
    assert not hands.view.layering.busy
    hands.studio.jobs.wait()
    hands.settle()
    assert positions(hands) == before


def test_an_edit_meanwhile_is_kept(open_canvas: Open) -> None:
    hands = open_canvas(long_network(AT_ONCE))
    hands.view.auto_layout()
    hands.studio.document.do(RenameNode(node="n3", name="kept"))
    hands.bot.waitUntil(lambda: not hands.view.layering.busy)
    assert hands.graph.nodes["n3"].name == "kept"
    assert in_rows(positions(hands))
    assert hands.steps() == 2


def test_the_view_stays_with_what_it_showed(open_canvas: Open) -> None:
    hands = open_canvas(long_network(AT_ONCE))
    view: CanvasView = hands.view
    view.lens.show_place(hands.middle("n5"))
    assert not view.lens.seen().contains(view.stage.scene.content())
    hands.studio.settings["reduced_motion"] = True
    zoom, near = view.lens.zoom, hands.middle("n5") - view.lens.middle()
    arrange(hands)
    assert view.lens.zoom == zoom
    apart = hands.middle("n5") - view.lens.middle() - near
    assert apart.manhattanLength() < 3


def test_what_was_seen_whole_is_seen_whole_again(tangle: Hands) -> None:
    tangle.view.fit_all()
    arrange(tangle)
    assert tangle.view.lens.seen().contains(tangle.view.stage.scene.content())


def test_a_frame_goes_with_what_is_in_it_and_dots_are_taken_off(tangle: Hands) -> None:
    led = wire("n4", "n5", 1)
    document = tangle.studio.document
    document.do(AddMark(kind="frame", area=(590.0, 280.0, 220.0, 180.0), id="f1"))
    document.do(LeadWire(edge=led, dots=((500.0, 500.0),)))
    before = tangle.graph
    arrange(tangle)
    still(tangle)
    x, y, width, height = tangle.graph.marks["f1"].area
    left, top, right, bottom = boxes(tangle)["n4"]
    assert (left - x, top - y) == (10, 20)
    assert (width, height) == (220, 180)
    assert x + width > right and y + height > bottom
    assert led not in tangle.graph.bends
    tangle.undo()
    assert tangle.graph == before


def test_a_long_network_is_folded_unless_a_person_wants_one_line(open_canvas: Open) -> None:
    hands = open_canvas(long_network(30))
    arrange(hands)
    still(hands)
    folded = boxes(hands)
    assert len({left for left, *_rest in positions(hands).values()}) < 15
    assert len({top for _left, top in positions(hands).values()}) >= 3
    hands.studio.settings["rows"] = False
    arrange(hands)
    lefts = sorted(left for left, _top in positions(hands).values())
    assert len(set(lefts)) == 30
    hands.undo()
    still(hands)
    assert boxes(hands) == folded


def test_what_is_selected_stays_one_line(open_canvas: Open) -> None:
    hands = open_canvas(long_network(30))
    hands.view.stage.selection.set([f"n{i}" for i in range(5, 25)])
    arrange(hands)
    tops = {hands.graph.nodes[f"n{i}"].position[1] for i in range(5, 25)}
    assert len(tops) == 1
