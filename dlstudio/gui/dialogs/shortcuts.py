"""The page of shortcuts, made of the table of actions and searched as one types."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dlstudio.gui.look.fonts import mono_font
from dlstudio.gui.look.theme import SPACE_L, SPACE_M
from dlstudio.gui.look.words import tr

Row = tuple[str, str, str]  # group, what it does, keys: in the person's language


class ShortcutsDialog(QDialog):
    """Rows by group; a search field that hides the others."""

    def __init__(self, rows: Iterable[Row], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(tr("Search"))
        self.search.textChanged.connect(self._filter)
        self.tree = QTreeWidget(columnCount=2, headerHidden=True, rootIsDecorated=False)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self._fill(rows)
        buttons = QDialogButtonBox()
        closer = QPushButton(tr("Close"))
        closer.setDefault(True)
        buttons.addButton(closer, QDialogButtonBox.ButtonRole.AcceptRole)
        closer.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_M)
        for widget in (self.search, self.tree, buttons):
            column.addWidget(widget)
        self.resize(520, 640)

    @classmethod
    def ask(cls, rows: Iterable[Row], parent: QWidget) -> ShortcutsDialog:
        """Open it over a window."""
        dialog = cls(rows, parent)
        dialog.open()
        return dialog

    def _fill(self, rows: Iterable[Row]) -> None:
        groups: dict[str, QTreeWidgetItem] = {}
        for group, title, keys in rows:
            if group not in groups:
                head = QTreeWidgetItem([group])
                font = head.font(0)
                font.setBold(True)
                head.setFont(0, font)
                self.tree.addTopLevelItem(head)
                groups[group] = head
            item = QTreeWidgetItem([title, keys])
            item.setFont(1, mono_font())
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            groups[group].addChild(item)
        self.tree.expandAll()

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for place in range(self.tree.topLevelItemCount()):
            head = self.tree.topLevelItem(place)
            shown = 0
            for row in range(head.childCount()):
                item = head.child(row)
                whole = f"{head.text(0)} {item.text(0)} {item.text(1)}".casefold()
                fits = all(word in whole for word in wanted)
                item.setHidden(not fits)
                shown += fits
            head.setHidden(not shown)
