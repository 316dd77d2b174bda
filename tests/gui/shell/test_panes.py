"""The halves of the window let go of pages that are gone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from dlstudio.gui.look.theme import Look
from dlstudio.gui.tabs.panes import Panes


def test_a_page_that_was_closed_in_the_hidden_half_is_forgotten(qtbot: QtBot) -> None:
    panes = Panes(Look("light"))
    qtbot.addWidget(panes)
    panes.resize(600, 300)
    panes.show()
    first, second, third = QLabel("first"), QLabel("second"), QLabel("third")
    panes.show_pages([first, second], second)
    second.deleteLater()  # its tab is closed
    panes.show_pages([first], first)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(second)
    panes.show_pages([first, third], third)  # side by side again
    assert first.isVisible() and third.isVisible()
