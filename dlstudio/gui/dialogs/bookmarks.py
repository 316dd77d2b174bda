"""The list of bookmarks: go to one, give it another name, take it away; by mouse and by keys.

Enter goes there, F2 renames in place, Del removes, Escape closes. Each change is a command, so
it can be undone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dlstudio.gui.dialogs.room import resize_within
from dlstudio.gui.look.theme import SPACE_L, SPACE_M, SPACE_S
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.studio import Studio
from dlstudio.project.bookmark_commands import SetBookmark
from dlstudio.project.model import MAIN

NUMBER = Qt.ItemDataRole.UserRole


class BookmarksDialog(QDialog):
    """All bookmarks of the project.

    Args:
        go: shows the place of a bookmark.
    """

    def __init__(
        self, studio: Studio, go: Callable[[int], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Bookmarks"))
        self._studio, self._go = studio, go
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Bookmarks"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.empty = QLabel(wordWrap=True)
        self.empty.setProperty("role", "secondary")
        self.empty.setText(tr("Ctrl+Shift and a digit keep what is seen under that number."))
        self.go, self.rename, self.remove = (
            QPushButton(text) for text in (tr("Go there"), tr("Rename"), tr("Remove"))
        )
        closer = QPushButton(tr("Close"))
        self.go.setDefault(True)
        self.go.setProperty("role", "primary")
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        for button in (self.rename, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        for button in (closer, self.go):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_M)
        for widget in (self.empty, self.list):
            column.addWidget(widget)
        column.addLayout(row)
        self.go.clicked.connect(self._on_go)
        self.rename.clicked.connect(self._on_rename)
        self.remove.clicked.connect(self._on_remove)
        closer.clicked.connect(self.reject)
        self.list.itemDoubleClicked.connect(lambda _item: self._on_go())
        self.list.itemChanged.connect(self._on_renamed)
        resize_within(self, 420, 360)
        self._fill()
        self.list.setFocus()

    @classmethod
    def ask(cls, studio: Studio, go: Callable[[int], None], parent: QWidget) -> BookmarksDialog:
        """Open it over a window."""
        dialog = cls(studio, go, parent)
        dialog.open()
        return dialog

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._on_remove()
        else:
            super().keyPressEvent(event)

    def _fill(self, row: int = 0) -> None:
        """Write the list anew, with the cursor in a row."""
        self.list.blockSignals(True)
        self.list.clear()
        there = self._studio.document.project.bookmarks
        for number in sorted(there):
            place = there[number]
            item = QListWidgetItem(place.name)
            item.setData(NUMBER, number)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            inside = "" if place.graph == MAIN else f" · {place.graph}"
            item.setToolTip(f"Shift+{number}{inside}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{number} {place.name}{inside}")
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.list.blockSignals(False)
        some = self.list.count() > 0
        self.list.setVisible(some)
        self.empty.setVisible(not some)
        for button in (self.go, self.rename, self.remove):
            button.setEnabled(some)

    def _number(self) -> int | None:
        item = self.list.currentItem()
        return None if item is None else int(item.data(NUMBER))

    def _on_go(self) -> None:
        number = self._number()
        if number is not None:
            self.accept()
            self._go(number)

    def _on_remove(self) -> None:
        number, row = self._number(), self.list.currentRow()
        if number is not None:
            self._studio.document.do(SetBookmark(number=number, bookmark=None))
            self._fill(row)

    def _on_rename(self) -> None:
        item = self.list.currentItem()
        if item is not None and not self.list.isPersistentEditorOpen(item):
            self.list.setFocus()
            self.list.editItem(item)

    def _on_renamed(self, item: QListWidgetItem) -> None:
        number, name = int(item.data(NUMBER)), item.text().strip()
        place = self._studio.document.project.bookmarks.get(number)
        if place is None:
            return
        if name and name != place.name:
            renamed = replace(place, name=name)
            self._studio.document.do(SetBookmark(number=number, bookmark=renamed))
        kept = self._studio.document.project.bookmarks[number].name
        if item.text() != kept:
            item.setText(kept)
