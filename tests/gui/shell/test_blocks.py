"""Blocks in the window, with mouse and keys: group, enter, rename, own, unpack, keep, insert."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import dlstudio as dls
from dlstudio.gallery import TEMPLATES
from dlstudio.graph.model import Node
from dlstudio.gui.canvas.view import CanvasView
from dlstudio.gui.dialogs.gallery import GalleryDialog
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.studio import Studio
from dlstudio.project.block_files import load_block
from dlstudio.project.model import Project

KEY, ALT, CTRL, SHIFT = (
    Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip


def drawn() -> Project:
    graph = dls.Graph("Net")
    x = graph.add("Input", name="pixels", shape=(8,))
    first = graph.add("Linear", name="first", source=x, out_features=8)
    act = graph.add("ReLU", name="act", source=first)
    graph.add("Output", name="out", source=act)
    return graph.project


class Hands:
    """A window with a project, and what a person does to it."""

    def __init__(self, window: MainWindow, studio: Studio, bot: QtBot) -> None:
        self.window, self.studio, self.bot = window, studio, bot
        studio.settings.remember("hints", ["place", "wire", "look", "edit"])

    def open(self, project: Project) -> CanvasView:
        self.studio.files.new(project)
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)
        self.settle()
        return self.window.canvas

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    def node(self, name: str) -> Node:
        found = self.studio.document.graph.named(name)
        assert found is not None, name
        return found

    def select(self, *names: str) -> None:
        self.studio.selection.set(self.node(name).id for name in names)
        self.window.canvas.setFocus()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        self.bot.keyClick(self.window.canvas, key, modifiers)
        self.settle()

    def name_it(self, text: str) -> None:
        box = self.window.canvas.overlays.name_box
        assert box.isVisible()
        box.field.selectAll()
        self.bot.keyClicks(box.field, text)
        self.bot.keyClick(box.field, KEY.Key_Return)
        self.settle()

    def spot(self, name: str) -> QPointF:
        view = self.window.canvas
        return view.viewportTransform().map(view.stage.scene.nodes[self.node(name).id].middle())


@pytest.fixture
def hands(window: MainWindow, studio: Studio, qtbot: QtBot) -> Hands:
    return Hands(window, studio, qtbot)


def test_grouping_asks_the_name_beside_the_layers(hands: Hands) -> None:
    hands.open(drawn())
    before = hands.studio.document.project
    hands.select("pixels", "first", "act", "out")  # Input and Output stay where they are
    hands.press(KEY.Key_G, CTRL)
    hands.name_it("Unit")
    project = hands.studio.document.project
    assert set(project.graphs) == {"main", "Unit"}
    node = project.main.nodes[hands.studio.selection.single or ""]
    assert (node.block, node.name) == ("Unit", "unit1")
    assert dls.summary(project).parameters == dls.summary(before).parameters
    assert dls.check(project).ok
    hands.studio.document.undo()
    assert hands.studio.document.project is before


def test_a_name_that_is_taken_is_refused_in_place(hands: Hands) -> None:
    view = hands.open(drawn())
    hands.select("first")
    hands.press(KEY.Key_G, CTRL)
    hands.name_it("Unit")
    hands.select("act")
    hands.press(KEY.Key_G, CTRL)
    hands.name_it("Unit")
    box = view.overlays.name_box
    assert box.isVisible() and "Unit" in box.problem.text()
    hands.name_it("Other")
    assert not box.isVisible()
    assert set(hands.studio.document.project.graphs) == {"main", "Unit", "Other"}
    hands.select("other1")
    hands.press(KEY.Key_F2, SHIFT)
    hands.bot.keyClick(box.field, KEY.Key_Escape)
    assert not box.isVisible() and view.hasFocus()


def test_what_no_name_allows_is_said_at_once(hands: Hands, window: MainWindow) -> None:
    view = hands.open(drawn())
    hands.select("pixels")
    hands.press(KEY.Key_G, CTRL)
    assert not view.overlays.name_box.isVisible()
    assert "Input and Output nodes stay" in window.messages.messages[0].text.text()


def grouped(hands: Hands) -> None:
    hands.open(drawn())
    hands.select("first", "act")
    hands.press(KEY.Key_G, CTRL)
    hands.name_it("Unit")


@pytest.mark.parametrize("way", ["keys", "enter", "mouse"])
def test_a_person_goes_in_and_comes_back(hands: Hands, way: str) -> None:
    grouped(hands)
    view = hands.window.canvas
    hands.select("unit1")
    if way == "keys":
        hands.press(KEY.Key_Down, ALT)
    elif way == "enter":
        hands.press(KEY.Key_Return, Qt.KeyboardModifier.NoModifier)
    else:
        spot = hands.spot("unit1").toPoint()
        hands.bot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert hands.studio.document.graph_name == "Unit"
    hands.press(KEY.Key_Up, ALT)
    assert hands.studio.document.graph_name == "main"
    assert hands.studio.selection.single == hands.node("unit1").id


def test_a_block_is_renamed_from_outside_and_inside(hands: Hands) -> None:
    grouped(hands)
    hands.press(KEY.Key_F2, SHIFT)
    hands.name_it("Layer")
    assert hands.node("unit1").block == "Layer"
    hands.press(KEY.Key_Down, ALT)
    hands.press(KEY.Key_F2, SHIFT)
    hands.name_it("Step")
    assert hands.studio.document.graph_name == "Step"
    hands.studio.document.undo()
    assert hands.studio.document.graph_name == "Layer"


def test_copies_own_blocks_and_tidying(hands: Hands, window: MainWindow) -> None:
    grouped(hands)
    hands.press(KEY.Key_D, CTRL)
    copy = hands.studio.selection.single or ""
    window.actions_of["block.own"].trigger()
    hands.name_it("Mine")
    assert hands.studio.document.graph.nodes[copy].block == "Mine"
    hands.press(KEY.Key_Delete, Qt.KeyboardModifier.NoModifier)
    window.actions_of["block.tidy"].trigger()
    assert set(hands.studio.document.project.graphs) == {"main", "Unit"}


def test_unpacking_puts_the_layers_back(hands: Hands) -> None:
    grouped(hands)
    hands.press(KEY.Key_G, CTRL | SHIFT)
    graph = hands.studio.document.graph
    assert sorted(node.name for node in graph.nodes.values()) == ["act", "first", "out", "pixels"]
    assert {graph.nodes[id].name for id in hands.studio.selection.nodes} == {"first", "act"}
    assert dls.check(hands.studio.document.project).ok


def test_a_kept_block_is_in_the_palette_of_every_project(
    hands: Hands, window: MainWindow, studio: Studio
) -> None:
    grouped(hands)
    window.actions_of["block.keep"].trigger()
    (path,) = studio.shelf.own()
    assert load_block(path).name == "Unit"
    hands.open(drawn())
    palette = window.docks["palette"].panel
    palette.search.setText("unit")
    hands.bot.keyClick(palette.search, KEY.Key_Return)
    assert hands.node("unit1").block == "Unit"
    assert "Unit" in studio.document.project.graphs


def test_the_library_is_searched_and_placed_with_its_wires(hands: Hands, studio: Studio) -> None:
    view = hands.open(drawn())
    hands.press(KEY.Key_K, CTRL | SHIFT)
    hands.bot.keyClicks(view.adding.list.search, "residual basic")
    hands.bot.keyClick(view.adding.list.search, KEY.Key_Return)
    assert "Residual basic" in studio.document.project.graphs
    assert hands.node("residual_basic1").block == "Residual basic"
    studio.document.undo()
    assert set(studio.document.project.graphs) == {"main"}


def test_alt_over_a_block_shows_its_inside(hands: Hands, window: MainWindow) -> None:
    grouped(hands)
    view, peek = window.canvas, window.canvas.overlays.peek
    spot = hands.spot("unit1").toPoint()
    hands.bot.keyPress(view, KEY.Key_Alt, ALT)
    move_with(hands, spot, ALT)
    assert peek.isVisible() and "Unit" in peek.title.text()
    assert not peek.image.pixmap().isNull()
    assert hands.studio.document.graph_name == "main"
    move_with(hands, spot + QPointF(0, 250).toPoint(), ALT)
    assert not peek.isVisible()
    hands.press(KEY.Key_P, ALT)
    assert peek.isVisible()
    hands.press(KEY.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert not peek.isVisible()


def move_with(hands: Hands, spot: object, modifiers: Qt.KeyboardModifier) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    view = hands.window.canvas
    at = QPointF(spot)  # type: ignore[arg-type]
    event = QMouseEvent(
        QEvent.Type.MouseMove, at, view.viewport().mapToGlobal(at), Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton, modifiers,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)
    hands.settle()


def test_a_width_changed_in_a_nested_block_reaches_every_use(
    hands: Hands, window: MainWindow, studio: Studio
) -> None:
    """ResNet-50 from the gallery: its third stage, its bottlenecks, and those made wider inside."""
    window.file_menu.open_example(TEMPLATES["resnet-50"].path)
    hands.settle()
    before = dls.summary(studio.document.project).parameters
    go_in(hands, window, "layer3", "rest")
    assert studio.document.graph_name == "Bottleneck"
    for name in ("conv1", "conv2"):
        set_value(hands, window, name, "out_channels", "2*width")
    view = window.canvas
    view.setFocus()
    hands.press(KEY.Key_Up, ALT)
    hands.press(KEY.Key_Up, ALT)
    assert studio.document.graph_name == "main"
    report = studio.document.report
    assert report.ok
    # 2, 3, 5 and 2 bottlenecks follow the first block of the four stages: conv1, bn1, conv2,
    # bn2 and conv3 of each have twice the maps inside.
    wider = [
        many * (4 * w * w + 2 * w + 9 * 3 * w * w + 2 * w + 4 * w * w)
        for w, many in ((64, 2), (128, 3), (256, 5), (512, 2))
    ]
    assert dls.summary(studio.document.project).parameters == before + sum(wider)
    graphs = studio.document.project.graphs
    inner, rest = graphs["Bottleneck"].named("conv1"), graphs["Stage"].named("rest")
    assert inner is not None and rest is not None
    for stage, width in (("layer1", 64), ("layer2", 128), ("layer3", 256), ("layer4", 512)):
        use = report.main.inside[hands.node(stage).id].inside[rest.id]
        assert use.nodes[inner.id].outputs[0].dims[1] == 2 * width
    assert "nn.Conv2d(4 * width, 2 * width, kernel_size=1, bias=False)" in dls.source(
        studio.document.project
    )


def test_a_width_changed_on_a_stage_reaches_all_that_lies_in_it(
    hands: Hands, window: MainWindow, studio: Studio
) -> None:
    """The width of a stage is a parameter: one field, and all its bottlenecks follow."""
    window.file_menu.open_example(TEMPLATES["resnet-50"].path)
    hands.settle()
    set_value(hands, window, "layer4", "width", "256")
    report = studio.document.report
    assert report.ok
    rest = studio.document.project.graphs["Stage"].named("rest")
    assert rest is not None
    stage = report.main.inside[hands.node("layer4").id]
    assert stage.nodes[rest.id].outputs[0].dims == ("N", 1024, 7, 7)
    text = dls.source(studio.document.project)
    assert "self.layer4 = Stage(in_channels=1024, width=256)" in text
    assert "self.fc = nn.Linear(1024, 1000)" in text
    hands.press(KEY.Key_Z, CTRL)
    assert "self.layer4 = Stage(in_channels=1024, width=512)" in dls.source(studio.document.project)


def go_in(hands: Hands, window: MainWindow, *names: str) -> None:
    """Double-click nodes, each inside the one before."""
    view = window.canvas
    for name in names:
        view.reveal_node(hands.node(name).id)
        hands.settle()
        spot = hands.spot(name).toPoint()
        hands.bot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        hands.settle()


def set_value(hands: Hands, window: MainWindow, name: str, param: str, text: str) -> None:
    """Select a node and type a value into its form."""
    view = window.canvas
    view.reveal_node(hands.node(name).id)
    hands.settle()
    hands.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=hands.spot(name).toPoint())
    hands.settle()
    field = window.docks["inspector"].panel.node_page.form.editors[param].field
    field.setFocus()
    field.selectAll()
    hands.bot.keyClicks(field, text)
    hands.bot.keyClick(field, KEY.Key_Return)
    hands.settle()


def test_the_gallery_opens_by_its_key(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    studio.files.new(drawn())
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, KEY.Key_O, CTRL | SHIFT)
    gallery = window.findChild(GalleryDialog)
    assert gallery is not None and gallery.isVisible()
    gallery.search.setText("resnet-50")
    qtbot.mouseClick(gallery.cards["resnet-50"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not studio.jobs.busy, timeout=30_000)
