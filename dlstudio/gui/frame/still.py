"""Still: holds the rooms of a dock, one a tab, and keeps their news of size to itself."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Still(QWidget):
    """A frame without a layout; one of the widgets in it is seen, ``inside``.

    A text that changes asks the layouts around it for room, up to the main window, which then
    measures every dock again. While a training writes its numbers ten times a second, that
    costs the training a sixth of its speed. A widget without a layout hands nothing on.
    """

    def __init__(self, smallest: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._smallest = smallest  # as long as nothing is in it
        self.inside: QWidget | None = None

    def look_at(self, inside: QWidget) -> None:
        """Show this widget, taking it in if it is new here."""
        before, self.inside = self.inside, inside
        if before is inside:
            return
        inside.setParent(self)
        inside.setGeometry(self.rect())
        inside.show()
        if before is None:
            self.updateGeometry()
        else:
            before.hide()

    def drop(self, inside: QWidget) -> None:
        """Let a widget go; it is deleted."""
        if self.inside is inside:
            self.inside = None
        inside.hide()
        inside.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.inside is not None:
            self.inside.setGeometry(self.rect())

    def sizeHint(self) -> QSize:
        return self._smallest if self.inside is None else self.inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        if self.inside is None:
            return self._smallest
        return self.inside.minimumSizeHint().expandedTo(self.inside.minimumSize())
