"""Afterwards: what need not stand on the screen in the same frame as what a person has just done.

The drawing shows an edit first; lists and panels beside it follow a moment later, once for all
that came meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

AFTER_MS = 50  # three frames: by then the drawing has been painted


class Afterwards(QObject):
    """Does one thing a moment after it was first asked for."""

    def __init__(self, act: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._act = act
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._timer.timeout.connect(self.now)

    def ask(self) -> None:
        """Do it soon. Asking again does not put it off."""
        if not self._timer.isActive():
            self._timer.start()

    def now(self) -> None:
        """Do it now."""
        self._timer.stop()
        self._act()

    def flush(self) -> None:
        """Do it now if it is due."""
        if self._timer.isActive():
            self.now()
