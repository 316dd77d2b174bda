"""Everything that takes the keyboard has a name that a screen reader can say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dlstudio.gui.frame.rooms import ROOMS
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.studio import Studio
from dlstudio.project.files import load
from dlstudio.resources import resource


def stops(root: QWidget) -> list[QWidget]:
    """Return what Tab reaches, in its order."""
    found = [root]
    widget = root.nextInFocusChain()
    while widget is not None and widget is not root:
        if root.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return [
        w
        for w in found
        if w.isVisibleTo(root) and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w.focusProxy() is None
    ]  # fmt: skip


def nameless(root: QWidget) -> list[str]:
    """Return the stops that say neither name nor text."""
    silent = []
    for widget in stops(root):
        heard = QAccessible.queryAccessibleInterface(widget)
        says = heard.text(QAccessible.Text.Name) if heard is not None else ""
        plain = isinstance(widget, QAbstractScrollArea) and type(widget).__name__ == "Page"
        if not says and not plain:
            silent.append(f"{type(widget).__name__} {widget.objectName()}".strip())
    return silent


@pytest.mark.parametrize("key", [room.key for room in ROOMS])
def test_every_stop_in_every_room_has_a_name(
    key: str, window: MainWindow, studio: Studio, qtbot: QtBot
) -> None:
    project = load(resource("samples", "digits-cnn.dls"))
    cut = replace(project.main, edges=project.main.edges[1:])  # so that there is a problem too
    studio.files.new(project.with_graph("main", cut))
    studio.selection.set(list(project.main.nodes)[1:2])
    window.docks.bring(key)
    room = window.docks[key].panel
    qtbot.waitUntil(lambda: bool(stops(room)))  # some first read what they show
    assert stops(room), f"the keyboard does not reach {key}"
    assert nameless(room) == []


def test_the_bars_around_the_rooms_have_names_too(window: MainWindow, studio: Studio) -> None:
    studio.files.new(load(resource("samples", "digits-cnn.dls")))
    QApplication.processEvents()
    for part in (window.tools, window.canvas, window.status):
        assert nameless(part) == []


def test_the_keyboard_gets_round_and_back(window: MainWindow, studio: Studio) -> None:
    """The chain of focus is closed and passes the canvas."""
    studio.files.new(load(resource("samples", "digits-cnn.dls")))
    assert window.canvas in stops(window)


def test_a_silent_widget_would_be_found(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    field, button = QLineEdit(room), QPushButton("Go", room)
    room.show()
    assert stops(room) == [field, button]
    assert nameless(room) == ["QLineEdit"]
