"""Folding: the rooms below shrink to the row of their tabs, and come back at a bounded height.

A low window has no room for a drawing and a room below it. There they begin folded, a click on a
tab, Train or a key opens them, and the button at the end of the row puts them away again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QMainWindow, QTabBar, QToolButton
from shiboken6 import isValid

from dlstudio.gui.frame.rooms import BOTTOM
from dlstudio.gui.look.icons import icon
from dlstudio.gui.look.theme import SPACE_XS
from dlstudio.gui.look.words import tr

if TYPE_CHECKING:
    from dlstudio.gui.frame.docks import Dock

BELOW, SHARE = 260, 0.35  # px for the rooms below, as much as curves need; at most this share
TALL = 840  # px of a window; in a lower one they begin folded
FREE = 16_777_215  # Qt's "as large as it likes"
BUTTON = 24
_MOVES = {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide}


class Folding(QObject):
    """Folds the docks below.

    Args:
        docks: all docks; those that are docked below are folded.
        opened: called after they came back.
    """

    def __init__(
        self, window: QMainWindow, docks: Collection[Dock], opened: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._window, self._docks, self._opened = window, docks, opened
        self._height = 0  # with which they come back; 0 for the first height
        self._bar: QTabBar | None = None
        self.folded = False
        self.button = QToolButton(window, autoRaise=True)
        self.button.setFixedSize(BUTTON, BUTTON)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.toggle)
        self.button.hide()
        # Later: the row moves while Qt lays the window out, and a widget that is shown then
        # has it laid out again from within, which ends the program.
        self._placing = QTimer(self, singleShot=True, interval=0)
        self._placing.timeout.connect(self._place)

    def holds(self, dock: Dock) -> bool:
        """Tell whether a dock is one of those below."""
        return not dock.isFloating() and self._window.dockWidgetArea(dock) == BOTTOM

    def first_height(self) -> int:
        """Return how high the rooms below are at first: the drawing keeps most of the window."""
        return min(BELOW, round(self._window.height() * SHARE))

    def toggle(self) -> None:
        """Fold them, or bring them back."""
        self.unfold() if self.folded else self.fold()

    def fold(self) -> None:
        """Leave only the row of tabs; nothing where there is none."""
        row = self._row()
        if row is None or self.folded:
            return
        shown = [dock for dock in self._docks if self.holds(dock) and dock.seen]
        self._height = shown[0].height() + row.height() if shown else 0
        self.folded = True
        self.follow()

    def unfold(self) -> None:
        """Bring them back."""
        if not self.folded:
            return
        self.folded = False
        self.follow()
        below = [dock for dock in self._docks if self.holds(dock) and not dock.isHidden()]
        height = min(self._height or self.first_height(), self._window.height() // 2)
        self._window.resizeDocks(below[:1], [height] * len(below[:1]), Qt.Orientation.Vertical)
        self._opened()

    def let_go(self) -> None:
        """Free every dock for as long as Qt puts them into their places."""
        for dock in self._docks:
            dock.setMaximumHeight(FREE)

    def look_at(self, bar: QTabBar | None) -> None:
        """Take the row of tabs below, which Qt makes anew as it likes; None if there is none."""
        if bar is not self._bar:
            before = self._row()
            if before is not None:
                before.removeEventFilter(self)
                before.tabBarClicked.disconnect(self._on_tab)
            self._bar = bar
            if bar is not None:
                bar.installEventFilter(self)
                bar.tabBarClicked.connect(self._on_tab)
                bar.destroyed.connect(self._on_gone)
        if bar is None and any(self.holds(dock) and not dock.isHidden() for dock in self._docks):
            self.unfold()  # one that stands alone is called by its own bar, which would go too
        self.follow()

    def follow(self) -> None:
        """Bring docks and button in step with what is folded."""
        for dock in self._docks:
            was, held = dock.maximumHeight() == 0, self.folded and self.holds(dock)
            dock.setMaximumHeight(0 if held else FREE)
            if was and dock.isFloating():
                dock.resize(dock.width(), BELOW)
        self.retranslate()
        self._place()

    def retranslate(self) -> None:
        text = tr("Unfold the panels below") if self.folded else tr("Fold the panels below")
        self.button.setIcon(icon("chevron-up" if self.folded else "chevron-down"))
        self.button.setToolTip(text)
        self.button.setAccessibleName(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._placing.start()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """Put the button at the end of the row."""
        bar = self._row()
        self.button.setVisible(bar is not None and not bar.isHidden())
        if bar is not None:
            row = bar.geometry()
            self.button.move(row.right() - BUTTON - SPACE_XS, row.center().y() - (BUTTON - 1) // 2)
            self.button.raise_()

    def _row(self) -> QTabBar | None:
        return self._bar if self._bar is not None and isValid(self._bar) else None

    def _on_gone(self) -> None:
        self._placing.start()

    def _on_tab(self, place: int) -> None:
        if place >= 0:
            self.unfold()
