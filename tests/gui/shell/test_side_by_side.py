"""Two places side by side: an edit in one shows in the other; bars and panels follow the active."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from dlstudio.graph.model import PortRef
from dlstudio.gui.canvas.menus import context_menu
from dlstudio.gui.main_window import MainWindow
from dlstudio.project.commands import AddNode, Connect, SetText
from dlstudio.project.files import write_project
from dlstudio.project.model import Project
from dlstudio.spec.spec import Choice

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key


def keys(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def block_of(window: MainWindow) -> str:
    nodes = window.studio.document.graph.nodes.values()
    return next(node.id for node in nodes if node.block is not None)


def at_block(window: MainWindow) -> QPoint:
    """Return where the block is seen, once the view has found its place."""
    canvas, spots = window.canvas, [QPoint()]
    while len(spots) < 4 or len(set(spots[-3:])) > 1:
        middle = canvas._scene.nodes[block_of(window)].middle()
        spots.append(canvas.mapFromScene(middle))
        QTest.qWait(30)
    return spots[-1]


# --- splitting -------------------------------------------------------------------------


def test_one_place_twice_and_one_again(window: MainWindow, file: Path) -> None:
    window.open_path(file)
    first = window.studio
    keys(window, KEY.Key_Backslash, CTRL)
    second = window.studio
    assert window.workspace.panes == (first, second) and second is not first
    left, right = window.page_of(first), window.page_of(second)
    assert left.isVisible() and right.isVisible()
    assert abs(left.width() - right.width()) <= 2
    assert left.breadcrumb.isVisible() and right.breadcrumb.isVisible()
    keys(window, KEY.Key_Backslash, CTRL)
    assert window.workspace.panes == (second,)
    assert not left.isVisible() and right.isVisible()
    assert not right.breadcrumb.isVisible()
    keys(window, KEY.Key_Backslash, CTRL)  # no third tab: the one looked at before comes back
    assert set(window.workspace.panes) == {first, second}
    assert len(window.workspace.tabs) == 2


def test_a_drawing_that_was_only_looked_at_fits_the_narrower_half(
    window: MainWindow, blocky: Path, qtbot: QtBot
) -> None:
    window.open_path(blocky)
    at_block(window)
    canvas = window.canvas
    canvas.fit_all()
    qtbot.mouseClick(canvas.viewport(), LEFT, pos=at_block(window))
    whole, nodes = window.studio, canvas._scene.content()
    assert canvas.lens.seen().contains(nodes)
    window.actions_of.run("tabs.side")
    at_block(window)
    assert window.studio is not whole
    assert canvas.lens.seen().contains(nodes)
    assert canvas.width() < 0.6 * window.panes.width()


def test_an_edit_in_one_half_shows_in_the_other_at_once(
    window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    window.open_path(file)
    whole = window.studio
    window.actions_of.run("tabs.side")
    window.studio.document.do(AddNode(layer=Choice("Linear"), name="dense", position=(300, 0)))
    (node,) = set(window.studio.document.graph.nodes) - {"n1"}
    for studio in (whole, window.studio):
        assert node in window.page_of(studio).canvas._scene.nodes
    a, _b = window.studio.document.graph.nodes
    window.studio.document.do(Connect(source=PortRef(a, "output"), target=PortRef(node, "input")))
    other = window.page_of(whole).canvas
    qtbot.waitUntil(
        lambda: "4" in " ".join(edge.label for edge in other._scene.edges.values()), timeout=2000
    )


def test_selection_and_place_belong_to_each_half(window: MainWindow, file: Path) -> None:
    window.open_path(file)
    first = window.studio
    (node,) = first.document.graph.nodes
    first.selection.set([node])
    window.actions_of.run("tabs.side")
    assert window.studio.selection.nodes == frozenset()
    window.canvas.zoom_out()
    assert window.page_of(first).zoom != window.page.zoom
    assert window.status.zoom.text() == f"{round(window.page.zoom * 100)} %"
    assert not window.actions_of["edit.delete"].isEnabled()
    keys(window, KEY.Key_Backslash, CTRL | SHIFT)
    assert window.studio is first
    assert window.actions_of["edit.delete"].isEnabled()
    assert window.status.zoom.text() == f"{round(window.page.zoom * 100)} %"


def test_a_click_makes_a_half_the_active_one(
    window: MainWindow, file: Path, tmp_path: Path, project: Project, qtbot: QtBot
) -> None:
    other = tmp_path / "other.dls"
    write_project(SetText(name="title", value="Other").apply(project), other)
    window.open_path(file)
    first = window.studio
    window.open_path(other)
    second = window.studio
    window.workspace.split(first)
    assert window.workspace.panes == (second, first) and window.studio is first
    window.docks.bring("inspector")
    of_first = window.docks["inspector"].panel
    qtbot.mouseClick(window.page_of(second).canvas.viewport(), LEFT, pos=QPoint(30, 30))
    assert window.studio is second
    assert window.tools.title.text() == "Other"
    qtbot.waitUntil(lambda: window.docks["inspector"].panel.isVisible())
    assert window.docks["inspector"].panel is not of_first
    assert window.tabs.tabText(window.tabs.currentIndex()) == "Other"
    assert window.panes.halves[0]._lit and not window.panes.halves[1]._lit


def test_copies_go_from_one_half_to_the_other(
    window: MainWindow, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.dls"
    write_project(Project(title="Other"), other)
    window.open_path(file)
    first = window.studio
    window.open_path(other)
    target = window.studio
    window.workspace.split(first)
    first.selection.set(first.document.graph.nodes)
    window.canvas.setFocus()
    keys(window, KEY.Key_C, CTRL)
    window.workspace.activate(target)
    assert QApplication.focusWidget() is window.canvas
    keys(window, KEY.Key_V, CTRL)
    assert [node.name for node in target.document.graph.nodes.values()] == ["image"]
    assert not first.files.modified and target.files.modified


def test_closing_a_half_leaves_the_other(window: MainWindow, file: Path) -> None:
    window.open_path(file)
    first = window.studio
    window.actions_of.run("tabs.side")
    keys(window, KEY.Key_W, CTRL)
    assert window.workspace.panes == (first,) and window.studio is first
    assert window.page_of(first).isVisible() and window.panes.halves[1].isHidden()


def test_a_tab_is_dragged_to_a_half(
    window: MainWindow, file: Path, tmp_path: Path, project: Project
) -> None:
    other = tmp_path / "other.dls"
    write_project(SetText(name="title", value="Other").apply(project), other)
    window.open_path(file)
    window.open_path(other)
    first, second = window.workspace.tabs
    bar = window.tabs
    start = bar.tabRect(0).center()
    end = bar.mapFrom(window, window.panes.mapTo(window, QPoint(window.panes.width() - 60, 200)))
    QTest.mousePress(bar, LEFT, pos=start)
    QTest.mouseMove(bar, start + QPoint(8, 8))
    QTest.mouseMove(bar, end)
    target = window.panes._target
    assert target.isVisible() and target.x() >= window.panes.width() // 2 - 1
    QTest.mouseRelease(bar, LEFT, pos=end)
    assert not target.isVisible()
    assert window.workspace.panes == (second, first) and window.studio is first
    # And to the left half, from the menu's side of things: it changes sides.
    end = bar.mapFrom(window, window.panes.mapTo(window, QPoint(60, 200)))
    place = window.workspace.tabs.index(first)
    start = bar.tabRect(place).center()
    QTest.mousePress(bar, LEFT, pos=start)
    QTest.mouseMove(bar, start + QPoint(8, 8))
    QTest.mouseMove(bar, end)
    QTest.mouseRelease(bar, LEFT, pos=end)
    assert window.workspace.panes == (first, second)


# --- blocks ----------------------------------------------------------------------------


def test_ctrl_and_double_click_open_a_block_in_a_tab(
    window: MainWindow, blocky: Path, qtbot: QtBot
) -> None:
    window.open_path(blocky)
    whole = window.studio
    where = at_block(window)
    qtbot.mouseDClick(window.canvas.viewport(), LEFT, CTRL, pos=where)
    assert window.studio is not whole
    assert window.studio.document.graph_name == "Core"
    assert whole.document.graph_name == "main"
    assert window.page.breadcrumb.trail == ("main", "Core")


def test_keys_and_menu_open_a_block_to_the_side(
    window: MainWindow, blocky: Path, qtbot: QtBot
) -> None:
    window.open_path(blocky)
    whole = window.studio
    whole.selection.set([block_of(window)])
    keys(window, KEY.Key_Return, CTRL | SHIFT)
    assert window.workspace.panes[0] is whole
    assert window.studio.document.graph_name == "Core"
    window.workspace.activate(whole)
    item = window.canvas._scene.nodes[block_of(window)]
    menu: QMenu = context_menu(window.canvas, item, QPointF())
    offered = {action.text().split("\t")[0]: action for action in menu.actions()}
    told = [action.text().split("\t")[1] for action in menu.actions() if "\t" in action.text()]
    assert len(set(told)) == len(told), "no key is told of two things"
    offered["Open in a new tab"].trigger()
    assert len(window.workspace.tabs) == 3
    menu.close()


def test_an_edit_inside_a_block_changes_the_box_beside_it(
    window: MainWindow, blocky: Path, qtbot: QtBot
) -> None:
    window.open_path(blocky)
    whole, box = window.studio, block_of(window)
    whole.ask_tab("Core", beside=True)
    inside = window.studio
    before = window.page_of(whole).canvas._scene.nodes[box].face
    linear = next(n for n in inside.document.graph.nodes.values() if n.layer.key == "Linear")
    from dlstudio.project.commands import SetParam

    inside.document.do(SetParam(graph="Core", node=linear.id, name="out_features", value=321))
    face = window.page_of(whole).canvas._scene.nodes[box]
    qtbot.waitUntil(lambda: "321" in str(face.face))
    assert "321" not in str(before)


def test_the_breadcrumb_opens_the_outer_network_in_a_tab(
    window: MainWindow, blocky: Path, qtbot: QtBot
) -> None:
    window.open_path(blocky)
    window.studio.document.show("Core")
    inner = window.studio
    crumb = window.page.breadcrumb
    (button,) = [b for b in crumb.findChildren(type(window.status.language)) if b.isVisible()]
    qtbot.mouseClick(button, MIDDLE)
    assert window.studio is not inner
    assert window.studio.document.graph_name == "main"
    assert inner.document.graph_name == "Core"


def test_a_block_that_is_gone_leaves_its_tab_at_the_whole(window: MainWindow, blocky: Path) -> None:
    window.open_path(blocky)
    whole = window.studio
    whole.ask_tab("Core")
    inside = window.studio
    window.workspace.activate(whole)
    whole.selection.set([block_of(window)])
    window.actions_of.run("block.unpack")
    window.actions_of.run("block.tidy")
    window.workspace.activate(inside)
    assert inside.document.graph_name == "main"
    assert set(window.canvas._scene.nodes) == set(inside.document.graph.nodes)
    assert window.page.breadcrumb.trail == ("main",)


def test_a_hint_that_was_done_is_done_in_every_tab(
    window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    window.open_path(file)
    first = window.page
    window.actions_of.run("tabs.again")
    assert "look" in window.canvas.overlays.hints.left
    window.canvas.overlays.hints.did("look")
    window.workspace.activate(first.studio)
    assert "look" not in first.canvas.overlays.hints.left
