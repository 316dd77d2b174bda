"""Still: holds one room of a dock and keeps the room's news of size to itself."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Still(QWidget):
    """A frame without a layout around one widget.

    A text that changes asks the layouts around it for room, up to the main window, which then
    measures every dock again. While a training writes its numbers ten times a second, that
    costs the training a sixth of its speed. A widget without a layout hands nothing on.
    """

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inside = inside
        inside.setParent(self)
        inside.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.inside.setGeometry(self.rect())

    def sizeHint(self) -> QSize:
        return self.inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.inside.minimumSizeHint().expandedTo(self.inside.minimumSize())
