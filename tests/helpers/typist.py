"""Typist: somebody at the window who has a keyboard and nothing else.

Keys go to whatever has the focus, as they do on a desk; each stroke is counted.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

PATIENCE = 60_000  # ms; a busy machine
MOST_TABS = 80


class Typist:
    """Presses keys; ``strokes`` counts them, a shortcut as one."""

    def __init__(self, window: QWidget, bot: QtBot) -> None:
        self.window, self.bot = window, bot
        self.strokes = 0

    @property
    def focus(self) -> QWidget:
        """Where the next key goes."""
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window
        if isinstance(top, QWidget) and QApplication.activePopupWidget() is top:
            return top
        if QApplication.activeWindow() is None:
            top.activateWindow()  # as a window manager does when a dialog has closed
            QApplication.processEvents()
        widget = QApplication.focusWidget()
        assert widget is not None, "the keyboard leads nowhere"
        assert widget.window() is top.window() or top is self.window, (
            f"{widget} has the focus beside {top}"
        )
        return widget

    def press(self, *keys: str) -> None:
        """Press keys one after another, in Qt's portable form: "Ctrl+N", "Return"."""
        for text in keys:
            key = QKeySequence(text)[0]
            QTest.keyClick(self.focus, key.key(), key.keyboardModifiers())
            self.strokes += 1
            QApplication.processEvents()

    def write(self, text: str) -> None:
        """Write text, Chinese as an input method does."""
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self.focus, letter)
            else:
                event = QInputMethodEvent()
                event.setCommitString(letter)
                QApplication.sendEvent(self.focus, event)
            self.strokes += 1
        QApplication.processEvents()

    def tab_to(self, wanted: Callable[[QWidget], bool], key: str = "Tab") -> QWidget:
        """Press Tab until something has the focus."""
        for _ in range(MOST_TABS):
            if wanted(self.focus):
                return self.focus
            self.press(key)
        raise AssertionError(f"Tab does not lead there; it stays at {told(self.focus)}")

    def wait(self, until: Callable[[], bool], timeout: int = PATIENCE) -> None:
        """Wait as somebody does who looks at the screen."""
        self.bot.waitUntil(until, timeout=timeout)


def told(widget: QWidget) -> str:
    """Return what a widget is called."""
    return f"{type(widget).__name__} {widget.accessibleName()}".strip()
