"""The Help menu: find a command, the shortcuts, about."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from dlstudio.gui.actions import ACTIONS
from dlstudio.gui.dialogs.about import AboutDialog
from dlstudio.gui.dialogs.shortcuts import Row, ShortcutsDialog
from dlstudio.gui.look.words import tr, words

# What the canvas does with mouse and keys that are no actions.
GESTURES = (
    ("Add a layer by name", "Tab, Space, double click"),
    ("Wire the selected layer to another", "C"),
    ("Go to the next layer", "Arrow keys"),
    ("Move the selected layers", "Ctrl + arrow keys"),
    ("Set the values of the selected layer", "Enter"),
    ("Fit the selection in the window", "F"),
    ("Move the view", "Space + drag, middle button"),
    ("Zoom", "Wheel"),
    ("Add to the selection", "Shift + click"),
    ("Enter a block", "Double click"),
    ("Take back a gesture, or select nothing", "Esc"),
)


def rows() -> Iterator[Row]:
    """Yield every action that has keys, by menu, and what the mouse does."""
    for action in ACTIONS.values():
        keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.keys]
        if keys:
            yield words(action.menu).replace("&", ""), words(action.title), ", ".join(keys)
    for title, keys in GESTURES:
        yield tr("On the canvas"), words(title), words(keys)


class HelpMenu:
    """What helps to find one's way."""

    def __init__(self, window: QWidget, open_palette: Callable[[], None]) -> None:
        self._window, self._open_palette = window, open_palette

    def commands(self) -> None:
        self._open_palette()

    def shortcuts(self) -> None:
        ShortcutsDialog.ask(rows(), self._window)

    def about(self) -> None:
        AboutDialog.ask(self._window)
