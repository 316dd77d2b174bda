"""The canvas by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication

from dlstudio.gui.canvas.scene import bounds_of
from dlstudio.project.commands import SetLayer
from dlstudio.spec.spec import Choice
from tests.gui.canvas.conftest import Hands, network, node, wire

Open = Callable[..., Hands]
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def chain(open_canvas: Open) -> Hands:
    return open_canvas(
        network(
            node("n1", "Input", 0, 0, shape=(1, 8, 8)),
            node("n2", "Conv2d", 320, 0, out_channels=4),
            node("n3", "ReLU", 640, 0),
            node("n4", "Tanh", 640, 160),
            wires=(wire("n1", "n2"), wire("n2", "n3"), wire("n2", "n4")),
        )
    )


def test_arrows_walk_along_the_wires(chain: Hands) -> None:
    seen = []
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Down, Key.Key_Left):
        chain.key(key)
        seen.append(chain.studio.selection.single)
    assert seen == ["n1", "n2", "n3", "n4", "n2"]


def test_control_and_arrows_nudge_in_one_undo_step(chain: Hands) -> None:
    chain.studio.selection.set(["n4"])
    chain.key(Key.Key_Right, CTRL)
    chain.key(Key.Key_Down, CTRL)
    chain.key(Key.Key_Down, CTRL | SHIFT)
    assert chain.graph.nodes["n4"].position == (648, 248)
    assert chain.steps() == 1
    chain.undo()
    assert chain.graph.nodes["n4"].position == (640, 160)


def test_delete_removes_nodes_with_their_wires(chain: Hands) -> None:
    chain.studio.selection.set(["n2"])
    chain.key(Key.Key_Delete)
    assert set(chain.graph.nodes) == {"n1", "n3", "n4"}
    assert not chain.edges
    assert set(chain.view.stage.scene.nodes) == {"n1", "n3", "n4"}
    assert not chain.view.stage.scene.edges
    chain.undo()
    assert len(chain.view.stage.scene.edges) == 3


def test_tab_searches_places_and_wires(chain: Hands) -> None:
    chain.studio.selection.set(["n3"])
    chain.key(Key.Key_Tab)
    search = chain.view.adding.list
    assert search.isVisible() and search.search.hasFocus()
    chain.bot.keyClicks(search.search, "mxp2")
    chain.bot.keyClick(search.search, Key.Key_Return)
    added = chain.graph.named("pool1")
    assert added is not None and added.layer.key == "MaxPool2d"
    assert wire("n3", added.id) in chain.edges
    assert chain.studio.selection.nodes == {added.id}
    assert added.position[0] > 640 + 176
    assert chain.steps() == 1
    assert chain.view.hasFocus()


def test_shift_enter_places_without_a_wire(chain: Hands) -> None:
    chain.studio.selection.set(["n3"])
    chain.key(Key.Key_Tab)
    search = chain.view.adding.list.search
    chain.bot.keyClicks(search, "gelu")
    chain.bot.keyClick(search, Key.Key_Return, SHIFT)
    assert chain.graph.named("gelu1") is not None
    assert len(chain.edges) == 3


def test_arrows_choose_in_the_search_and_escape_closes_it(chain: Hands) -> None:
    chain.key(Key.Key_Tab)
    search = chain.view.adding.list
    chain.bot.keyClick(search.search, Key.Key_Down)
    assert search.list.currentRow() == 1
    chain.bot.keyClick(search.search, Key.Key_Escape)
    assert not search.isVisible()
    assert chain.steps() == 0


def test_a_search_without_a_hit_says_so(chain: Hands) -> None:
    chain.key(Key.Key_Tab)
    search = chain.view.adding.list
    chain.bot.keyClicks(search.search, "zzzz")
    assert search.empty.isVisible() and search.empty.text()
    chain.bot.keyClick(search.search, Key.Key_Return)
    assert search.isVisible() and chain.steps() == 0


def test_a_tap_on_space_opens_the_search(chain: Hands) -> None:
    chain.bot.keyPress(chain.view, Key.Key_Space)
    assert not chain.view.adding.list.isVisible()
    chain.bot.keyRelease(chain.view, Key.Key_Space)
    assert chain.view.adding.list.isVisible()


def test_space_held_pans_and_does_not_search(chain: Hands) -> None:
    before = chain.view.lens.middle()
    chain.bot.keyPress(chain.view, Key.Key_Space)
    start, end = chain.at(QPointF(500, 100)), chain.at(QPointF(440, 60))
    chain.bot.mousePress(chain.view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    chain.bot.mouseMove(chain.view.viewport(), end)
    chain.bot.mouseRelease(chain.view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    chain.bot.keyRelease(chain.view, Key.Key_Space)
    moved = chain.view.lens.middle() - before
    assert (round(moved.x()), round(moved.y())) == (60, 40)
    assert not chain.view.adding.list.isVisible()
    assert not chain.studio.selection.nodes


def test_copy_and_paste_keep_the_wires_between_the_nodes(chain: Hands) -> None:
    chain.studio.selection.set(["n2", "n3"])
    chain.key(Key.Key_C, CTRL)
    assert "Conv2d" in QGuiApplication.clipboard().text()
    chain.key(Key.Key_V, CTRL)
    chain.key(Key.Key_V, CTRL)
    assert len(chain.graph.nodes) == 8
    assert len(chain.edges) == 5
    spots = [n.position for n in chain.graph.nodes.values()]
    assert len(set(spots)) == len(spots)
    assert len(chain.studio.selection.nodes) == 2


def test_what_is_pasted_or_copied_out_of_sight_is_shown(chain: Hands) -> None:
    chain.key(Key.Key_A, CTRL)
    chain.key(Key.Key_C, CTRL)
    view = chain.view
    for paste in (lambda: chain.key(Key.Key_V, CTRL), lambda: chain.key(Key.Key_D, CTRL)):
        view.lens.show_place(QPointF(4_000, 3_000))
        paste()
        chain.settle()
        chosen = chain.studio.selection.nodes
        first = min(chosen, key=lambda id: view.stage.scene.boxes.get(id)[0])
        assert view.lens.seen().contains(bounds_of([view.stage.scene.boxes.get(first)]))


def test_what_is_pasted_is_what_the_clipboard_holds_now(chain: Hands) -> None:
    """Whatever was copied here before, and whatever has become of it."""
    chain.studio.selection.set(["n3"])
    chain.key(Key.Key_C, CTRL)
    chain.studio.document.do(SetLayer(node="n3", layer=Choice("GELU")))
    chain.key(Key.Key_V, CTRL)
    assert [node.layer.key for node in chain.graph.nodes.values()][4:] == ["ReLU"]
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(clipboard.text().replace("ReLU", "Sigmoid"))
    chain.key(Key.Key_V, CTRL)
    assert [node.layer.key for node in chain.graph.nodes.values()][4:] == ["ReLU", "Sigmoid"]


def test_cut_and_duplicate(chain: Hands) -> None:
    chain.studio.selection.set(["n4"])
    chain.key(Key.Key_D, CTRL)
    assert len(chain.graph.nodes) == 5
    chain.key(Key.Key_X, CTRL)
    assert len(chain.graph.nodes) == 4
    chain.key(Key.Key_V, CTRL)
    assert len(chain.graph.nodes) == 5


def test_pasting_something_else_is_refused_with_a_sentence(chain: Hands) -> None:
    QGuiApplication.clipboard().setText("hello")
    with chain.bot.waitSignal(chain.studio.document.refused, timeout=1000) as heard:
        chain.key(Key.Key_V, CTRL)
    assert "copy" in str(heard.args[0])
    assert chain.steps() == 0


def test_select_all_fit_and_zoom(chain: Hands) -> None:
    chain.key(Key.Key_A, CTRL)
    assert chain.studio.selection.nodes == set(chain.graph.nodes)
    chain.view.lens.set_zoom(3.0)
    chain.key(Key.Key_Home)
    assert chain.view.lens.zoom <= 1.0
    assert chain.view.lens.seen().contains(chain.view.stage.scene.content())
    chain.studio.selection.set(["n4"])
    chain.key(Key.Key_F)
    middle = chain.view.lens.middle() - chain.middle("n4")
    assert abs(middle.x()) < 2 and abs(middle.y()) < 2
    with chain.bot.waitSignal(chain.view.zoomChanged, timeout=1000):
        chain.key(Key.Key_Minus)
    chain.key(Key.Key_1)
    assert chain.view.lens.zoom == 1.0


def test_enter_asks_for_the_properties(chain: Hands) -> None:
    with chain.bot.waitSignal(chain.view.propertiesAsked, timeout=1000):
        chain.key(Key.Key_Return)


def test_arrange_is_one_step(chain: Hands) -> None:
    chain.view.auto_layout()
    xs = [chain.graph.nodes[id].position[0] for id in ("n1", "n2", "n3", "n4")]
    assert xs[0] < xs[1] < xs[2] == xs[3]
    assert chain.steps() == 1
    steps = chain.steps()
    chain.view.auto_layout()
    assert chain.steps() == steps
