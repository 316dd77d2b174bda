"""Without a keyboard: LeNet-5 from an empty canvas; ResNet-50 widened, compared, exported.

Every step is a press of the mouse on what is seen. Blocks are found by what is in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QMenu,
    QScrollArea,
    QStyle,
    QStyleOptionSpinBox,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dlstudio.graph.model import Node, NodeId
from dlstudio.gui.app import Translators
from dlstudio.gui.dialogs.gallery import GalleryDialog
from dlstudio.gui.dialogs.picture import PictureDialog
from dlstudio.gui.forms.fields import StepField
from dlstudio.gui.look.theme import Look
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.settings import Settings
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.palette_model import KEY_ROLE
from dlstudio.validation.summary import summary

LEFT = Qt.MouseButton.LeftButton
PATIENCE = 60_000


class Mouse:
    """Presses what is seen; ``clicks`` counts."""

    def __init__(self, window: MainWindow, studio: Studio, bot: QtBot) -> None:
        self.window, self.studio, self.bot, self.clicks = window, studio, bot, 0

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        assert widget.isVisible()
        self.clicks += 1
        self.bot.mouseClick(widget, LEFT, pos=at or widget.rect().center())
        QApplication.processEvents()

    def menu(self, id: str) -> None:
        """Open the menu of the bar that holds an entry, and choose it."""
        bar, action = self.window.menus, self.window.actions_of[id]
        head = next(a for a in bar.actions() if action in a.menu().actions())
        menu = head.menu()
        assert isinstance(menu, QMenu)
        self.click(bar, bar.actionGeometry(head).center())
        assert menu.isVisible()
        self.click(menu, menu.actionGeometry(action).center())

    def node(self, wanted: Callable[[Node], bool]) -> NodeId:
        graph = self.studio.document.graph
        return next(id for id, node in graph.nodes.items() if wanted(node))

    def spot(self, id: NodeId) -> QPoint:
        """Where a node is on the canvas, panning with the middle button if it is out of sight."""
        canvas = self.window.canvas
        port = canvas.viewport()
        middle = canvas.stage.scene.nodes[id].middle()
        for _ in range(40):
            at = canvas.viewportTransform().map(middle).toPoint()
            if port.rect().adjusted(40, 40, -40, -40).contains(at):
                return at
            start = port.rect().center()
            way = start - at
            end = QPoint(
                start.x() + max(-300, min(300, way.x())), start.y() + max(-200, min(200, way.y()))
            )
            button = Qt.MouseButton.MiddleButton
            self.bot.mousePress(port, button, pos=start)
            self.bot.mouseMove(port, (start + end) / 2)
            self.bot.mouseMove(port, end)
            self.bot.mouseRelease(port, button, pos=end)
            QApplication.processEvents()
        raise AssertionError("the view does not get there")

    def tab(self, room: str) -> None:
        """Bring a room to the front by its tab."""
        title = self.window.docks[room].windowTitle()
        for bar in self.window.findChildren(QTabBar):
            for place in range(bar.count()):
                if bar.tabText(place) == title and bar.isVisible():
                    self.click(bar, bar.tabRect(place).center())
                    return
        raise AssertionError(f"no tab says {title}")

    def step_up(self, field: StepField) -> None:
        """Press the arrow of a number."""
        self.click(field, _arrow(field))

    def drag_to(self, field: StepField, wanted: int) -> None:
        """Drag from the arrow of a number until it says what is wanted."""
        at = _arrow(field)
        down = wanted < int(field.text() or field.placeholderText())
        self.clicks += 1
        self.bot.mousePress(field, LEFT, pos=at)
        for far in range(400):
            self.bot.mouseMove(field, at + QPoint(0, far if down else -far))
            if field.text() == str(wanted):
                break
        self.bot.mouseRelease(field, LEFT, pos=at)
        QApplication.processEvents()
        assert field.text() == str(wanted)

    def place(self, key: str) -> None:
        """Double-click a layer in the list, scrolling to it with the wheel."""
        tree = self.window.docks["palette"].panel.tree
        model = tree.model()
        groups = [model.index(row, 0) for row in range(model.rowCount())]
        leaves = [model.index(i, 0, g) for g in groups for i in range(model.rowCount(g))]
        leaf = next(leaf for leaf in leaves if leaf.data(KEY_ROLE) == key)
        tree.scrollTo(leaf)
        self.click(tree.viewport(), at := tree.visualRect(leaf).center())
        self.bot.mouseDClick(tree.viewport(), LEFT, pos=at)
        QApplication.processEvents()


def _arrow(field: StepField) -> QPoint:
    option = QStyleOptionSpinBox()
    field.initStyleOption(option)
    arrow = field.style().subControlRect(
        QStyle.ComplexControl.CC_SpinBox, option, QStyle.SubControl.SC_SpinBoxUp, field
    )
    return arrow.center()


@pytest.fixture(params=[("en", "light"), ("zh_CN", "dark")], ids=["English", "Chinese"])
def mouse(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Mouse]:
    monkeypatch.setenv("HOME", str(tmp_path))
    settings = Settings(tmp_path / "settings.ini")
    settings["language"], settings["theme"] = request.param
    settings["warm_torch"] = False
    translators = Translators(settings)
    studio = Studio(settings, Look(settings["theme"]), folder=tmp_path / "recovery")
    window = MainWindow(studio)
    window.resize(1500, 1000)
    qtbot.addWidget(window, before_close_func=lambda w: setattr(w, "_settled", True))
    window.show_start()
    window.show()
    qtbot.waitExposed(window)
    yield Mouse(window, studio, qtbot)
    qtbot.waitUntil(lambda: not studio.jobs.busy, timeout=PATIENCE)
    studio.files.leave()
    studio.jobs.wait()
    settings["language"] = "en"  # for the tests after this one
    translators.deleteLater()
    QApplication.processEvents()


LENET: tuple[tuple[str, dict[str, int]], ...] = (
    ("Input", {}),
    ("Conv2d", {"out_channels": 6, "kernel_size": 5, "padding": 2}),
    ("Tanh", {}),
    ("AvgPool2d", {}),
    ("Conv2d", {"kernel_size": 5}),
    ("Tanh", {}),
    ("AvgPool2d", {}),
    ("Flatten", {}),
    ("Linear", {"out_features": 120}),
    ("Tanh", {}),
    ("Linear", {"out_features": 84}),
    ("Tanh", {}),
    ("Linear", {"out_features": 10}),
    ("Output", {}),
)


def test_lenet_from_an_empty_canvas(mouse: Mouse) -> None:
    mouse.menu("file.new")
    for key, values in LENET:
        mouse.place(key)
        for name, value in values.items():
            form = mouse.window.docks["inspector"].panel.node_page.form
            mouse.drag_to(form.editors[name].field, value)
    project = mouse.studio.document.project
    assert mouse.studio.document.report.ok
    assert summary(project).parameters == 61_706
    assert mouse.clicks < 30
    steps = len(mouse.studio.document.document.past)
    assert steps == len(LENET) + sum(len(values) for _, values in LENET), "a drag is one step"


def test_resnet_widened_compared_and_exported(mouse: Mouse, tmp_path: Path) -> None:
    mouse.menu("file.templates")
    gallery = mouse.window.findChild(GalleryDialog)
    assert gallery is not None
    card = gallery.cards["resnet-50"]
    area = gallery.findChild(QScrollArea)
    assert area is not None
    area.ensureWidgetVisible(card)  # the wheel
    mouse.click(card)
    document = mouse.studio.document
    assert document.project.title == "ResNet-50"

    canvas = mouse.window.canvas
    while len(document.graph.of_layer("Conv2d")) < 3 or document.graph_name == "main":
        at = mouse.spot(mouse.node(lambda node: node.block is not None))
        mouse.bot.mouseDClick(canvas.viewport(), LEFT, pos=at)
        QApplication.processEvents()
    wide = mouse.node(lambda node: node.layer.key == "Conv2d")
    mouse.click(canvas.viewport(), mouse.spot(wide))
    assert mouse.studio.selection.single == wide
    field = mouse.window.docks["inspector"].panel.node_page.form.editors["out_channels"].field
    before = document.graph.nodes[wide].layer.values["out_channels"]
    mouse.step_up(field)
    after = document.graph.nodes[wide].layer.values["out_channels"]
    assert after != before and document.report.ok

    mouse.tab("changes")
    panel = mouse.window.docks["changes"].panel
    mouse.click(panel.save)
    mouse.bot.waitUntil(lambda: bool(panel.rows()), timeout=PATIENCE)
    assert any(str(after) in row for row in panel.rows()), panel.rows()

    mouse.menu("project.picture")
    dialog = mouse.window.findChild(PictureDialog)
    assert dialog is not None
    mouse.click(dialog.saver)
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    buttons = chooser.findChild(QDialogButtonBox)
    assert buttons is not None
    mouse.click(buttons.button(QDialogButtonBox.StandardButton.Save))
    picture = tmp_path / f"ResNet-50 {document.graph_name}.svg"  # called as what it shows
    mouse.bot.waitUntil(picture.is_file, timeout=PATIENCE)
    assert "<svg" in picture.read_text("utf-8")
    assert mouse.clicks < 20
