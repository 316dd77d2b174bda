"""A canvas over a small project, and hands to work it with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dlstudio.graph.model import Edge, Graph, Node, PortRef
from dlstudio.gui.canvas.view import CanvasView
from dlstudio.gui.look.theme import Look
from dlstudio.gui.models.settings import Settings
from dlstudio.gui.models.studio import Studio
from dlstudio.project.document import Document
from dlstudio.project.model import Project
from dlstudio.spec.spec import Choice

LEFT = Qt.MouseButton.LeftButton


def node(id: str, key: str, x: float, y: float, name: str = "", **values: Any) -> Node:
    return Node(
        id=id, layer=Choice(key, values), name=name or f"{key.lower()}_{id}", position=(x, y)
    )


def wire(source: str, target: str, slot: int = 0) -> Edge:
    """Make a wire from ``"n1"`` or ``"n1.h_n"`` to ``"n2"`` or ``"n2.h_0"``."""
    a, _, out = source.partition(".")
    b, _, into = target.partition(".")
    return Edge(PortRef(a, out or "output"), PortRef(b, into or "input", slot))


def network(*nodes: Node, wires: tuple[Edge, ...] = (), **blocks: Graph) -> Project:
    main = Graph(nodes={n.id: n for n in nodes}, edges=wires)
    return Project(graphs={"main": main, **blocks})


class Hands:
    """Mouse and keys over a canvas; places are those of the scene."""

    def __init__(self, qtbot: QtBot, view: CanvasView, studio: Studio) -> None:
        self.bot, self.view, self.studio = qtbot, view, studio

    @property
    def graph(self) -> Graph:
        return self.studio.document.graph

    @property
    def edges(self) -> set[Edge]:
        return set(self.graph.edges)

    def port(self, ref: str, output: bool) -> QPointF:
        id, _, name = ref.partition(".")
        spot = self.view.stage.scene.spot_of(
            PortRef(id, name or ("output" if output else "input")), output
        )
        return QPointF(*spot)

    def middle(self, id: str) -> QPointF:
        return self.view.stage.scene.nodes[id].middle()

    def at(self, place: QPointF) -> QPoint:
        spot = self.view.viewportTransform().map(place).toPoint()
        assert self.view.viewport().rect().contains(spot), f"{place} is not in sight"
        return spot

    def press(self, place: QPointF, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
        self.bot.mousePress(self.view.viewport(), LEFT, modifiers, self.at(place))

    def move(self, place: QPointF) -> None:
        self.bot.mouseMove(self.view.viewport(), self.at(place))

    def release(self, place: QPointF, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
        self.bot.mouseRelease(self.view.viewport(), LEFT, modifiers, self.at(place))

    def click(self, place: QPointF, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
        self.press(place, modifiers)
        self.release(place, modifiers)

    def drag(
        self, start: QPointF, end: QPointF, modifiers: Any = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.press(start, modifiers)
        for step in (0.1, 0.5, 0.9, 1.0):
            self.move(start + (end - start) * step)
        self.release(end, modifiers)

    def key(self, key: Qt.Key, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
        self.bot.keyClick(self.view, key, modifiers)

    def settle(self) -> None:
        """Let checks and other things that are due happen."""
        for _ in range(3):
            QApplication.processEvents()

    def undo(self) -> None:
        self.studio.document.undo()
        self.settle()

    def steps(self) -> int:
        return len(self.studio.document.document.past)


@pytest.fixture
def open_canvas(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[Project], Hands]]:
    """Open a canvas of 1000 × 600 on a project, at 100 %."""
    views: list[CanvasView] = []

    def open(project: Project, zoom: float = 1.0) -> Hands:
        studio = Studio(Settings(tmp_path / "settings.ini"), Look("light"), Document(project))
        studio.settings["show_minimap"] = False
        studio.settings.remember("hints", ["place", "wire", "look", "edit"])
        view = CanvasView(studio)
        qtbot.addWidget(view)
        views.append(view)
        view.resize(1000, 600)
        view.show()
        view.setFocus()
        hands = Hands(qtbot, view, studio)
        hands.settle()
        view.lens.set_zoom(zoom)
        content = view.stage.scene.content()
        view.lens.show_place(content.center())
        hands.settle()
        return hands

    yield open
    for view in views:
        view.close()
