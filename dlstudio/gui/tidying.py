"""Tidying: garbage is looked for by the window's thread, when nobody waits for it.

Python looks whenever enough objects were made, in whichever thread makes the last one. For a
person that is a stutter: all objects of a drawing of 5,000 nodes are looked at for a tenth of a
second, in the middle of a gesture. For Qt it is a danger: what belongs to the window may be
destroyed by the thread of a training. What is no longer referred to is freed as always; only
rings of objects wait for this.
"""

from __future__ import annotations

import gc
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QCursor, QGuiApplication

from dlstudio.collector import rested

LOOK_MS = 500
FEW = 1_000  # new objects: not worth a look
MANY = 600_000  # new objects: looked at even while something goes on
OWED = 50_000  # new objects since all were looked at: time to do it again
CALM = 0.8  # seconds
SELDOM = 20.0  # seconds between two looks at all


class Tidying(QObject):
    """Takes the place of Python's own looks until it is stopped."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._automatic = gc.isenabled()
        self._owed = 0
        self._all_seen = monotonic()
        self._pointer = QCursor.pos()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        gc.disable()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        if self._automatic:
            gc.enable()

    def look(self) -> None:
        """Look at what is new, or at all, if it is time and nobody waits."""
        quiet, new = self._quiet(), gc.get_count()[0]
        if new < FEW or not (quiet or new > MANY):
            return
        self._owed += new
        waited = monotonic() - self._all_seen
        if self._owed > OWED and waited > SELDOM:
            gc.collect()
            self._owed, self._all_seen = 0, monotonic()
        else:
            gc.collect(0)

    def _quiet(self) -> bool:
        """Tell whether the mouse rests, and what was made last is most likely painted."""
        before, self._pointer = self._pointer, QCursor.pos()
        held = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        return before == self._pointer and not held and rested() > CALM
