"""History: every step that undo and redo know, by name; a click goes to any state at once."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.parts import Translated


class HistoryPanel(Translated):
    """The states of the project from the oldest to the newest; the present one is selected."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.currentRowChanged.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.setFocusProxy(self.list)
        studio.document.stateChanged.connect(self._draw)
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(tr("History"))
        self.list.setAccessibleName(tr("History"))
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def texts(self) -> list[str]:
        """Return the rows as text."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def _draw(self) -> None:
        """Write the steps, if somebody looks; the list is short enough to be written anew."""
        if not self.isVisible():
            return
        document = self._studio.document.document
        steps = [*document.past, *document.future]
        texts = [tr("Where it began"), *(words(step.label) for step in steps)]
        with QSignalBlocker(self.list):
            if texts != self.texts():
                self.list.clear()
                self.list.addItems(texts)
            self._fade(len(document.past))
            self.list.setCurrentRow(len(document.past))

    def _fade(self, present: int) -> None:
        """Show what was taken back in the second ink."""
        role = self.list.palette()
        for row in range(self.list.count()):
            item = self.list.item(row)
            color = role.placeholderText() if row > present else role.text()
            item.setForeground(color)
            font = item.font()
            font.setItalic(row > present)
            item.setFont(font)

    def _go(self, row: int) -> None:
        if row >= 0:
            self._studio.document.go_to(row)
