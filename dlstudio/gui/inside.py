"""Inside: the widgets in a widget, looked for without keeping hold of them.

``findChildren`` and ``childAt`` of PySide make what they return a child of the object that was
asked, in Python's books too. When Qt deletes it, it stays in those books for as long as the
other lives: a window that was asked often holds thousands of widgets that are gone.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget


def inside(widget: QWidget) -> Iterator[QWidget]:
    """Go through all widgets in a widget, each before those in it, in the order of making."""
    for child in widget.children():
        if isinstance(child, QWidget):
            yield child
            yield from inside(child)
