"""The Help menu: find a command, the shortcuts, about."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.keys import Keys
from dlstudio.language import say

# What the canvas does with mouse and keys that are no actions.
GESTURES = (
    (say("Add a layer by name"), say("Tab, Space, double click")),
    (say("Wire the selected layer to another"), say("C")),
    (say("Wire port by port"), say("W, arrows, Enter, arrows, Enter")),
    (say("Wire several selected layers at once"), say("Drag from the port of one")),
    (say("Cut wires"), say("Alt + drag, Ctrl + right button")),
    (say("Bend a wire with a dot, or take the dot away"), say("Double click on the wire")),
    (say("Insert a layer into a wire"), say("Shift + double click")),
    (say("Remove all wires of a port"), say("Alt + click")),
    (say("Drop a layer beside a wire, not into it"), say("Shift")),
    (say("Paste layers from Python code"), say("Ctrl+V with nn.Sequential(…)")),
    (say("Go to the next layer"), say("Arrow keys")),
    (say("Move the selected layers"), say("Ctrl + arrow keys")),
    (say("Set the values of the selected layer"), say("Enter")),
    (say("Fit the selection in the window"), say("F")),
    (say("Move the view"), say("Space + drag, middle button")),
    (say("Zoom"), say("Wheel")),
    (say("Add to the selection"), say("Shift + click")),
    (say("Enter a block"), say("Double click")),
    (say("Open a block in a tab of its own"), say("Ctrl + double click")),
    (say("Take back a gesture, or select nothing"), say("Esc")),
)


def gestures() -> Iterator[tuple[str, str, str, str]]:
    """Yield (group, what it does, how, "") of what the mouse and plain keys do on the canvas."""
    for title, how in GESTURES:
        yield tr("On the canvas"), words(title), words(how), ""


class HelpMenu:
    """What helps to find one's way."""

    def __init__(self, window: QWidget, open_palette: Callable[[], None], keys: Keys) -> None:
        self._window, self._open_palette, self._keys = window, open_palette, keys

    def commands(self) -> None:
        self._open_palette()

    def shortcuts(self) -> None:
        from dlstudio.gui.dialogs.shortcuts import ShortcutsDialog
        from dlstudio.gui.menus.keys import KeyChoices

        ShortcutsDialog.ask(KeyChoices(self._keys), gestures(), self._window)

    def about(self) -> None:
        from dlstudio.gui.dialogs.about import AboutDialog

        AboutDialog.ask(self._window)
