"""The page of shortcuts: searched as one types, and changed where a person wants other keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dlstudio.gui.dialogs.room import resize_within
from dlstudio.gui.look.fonts import mono_font
from dlstudio.gui.look.theme import SPACE_L, SPACE_M, SPACE_S
from dlstudio.gui.look.words import tr

Row = tuple[str, str, str, str]  # group, what it does, keys, id (empty: cannot be changed)
ID = Qt.ItemDataRole.UserRole


class Choices(Protocol):
    """What the page asks of whoever knows the actions."""

    def rows(self) -> Iterable[Row]: ...
    def shown(self, id: str) -> str: ...
    def chosen(self, id: str) -> bool: ...
    def refusal(self, sequence: QKeySequence) -> str: ...
    def used_by(self, id: str, text: str) -> str | None: ...
    def title(self, id: str) -> str: ...
    def use(self, id: str, text: str) -> None: ...
    def reset(self, id: str) -> None: ...
    def reset_all(self) -> None: ...


class ShortcutsDialog(QDialog):
    """Rows by group; a search field that hides the others; new keys for the selected row."""

    def __init__(
        self, choices: Choices, gestures: Iterable[Row] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self._choices = choices
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search"))
        self.search.textChanged.connect(self._filter)
        self.tree = QTreeWidget(columnCount=2, headerHidden=True, rootIsDecorated=False)
        self.tree.setAccessibleName(tr("Keyboard shortcuts"))
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.currentItemChanged.connect(lambda *_: self._begin())
        self.editor = QKeySequenceEdit()
        self.editor.setMaximumSequenceLength(1)
        self.editor.setAccessibleName(tr("New keys"))
        self.editor.keySequenceChanged.connect(lambda _keys: self._judge())
        self.what, self.word = QLabel(), QLabel(wordWrap=True)
        self.word.setProperty("role", "secondary")
        self.user, self.resetter = QPushButton(tr("Use")), QPushButton(tr("Usual keys"))
        self.user.clicked.connect(self._use)
        self.resetter.clicked.connect(self._reset)
        self._fill((*choices.rows(), *gestures))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_M)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addLayout(self._row())
        column.addWidget(self.word)
        column.addWidget(self._buttons())
        resize_within(self, 560, 680)
        self._begin()

    @classmethod
    def ask(cls, choices: Choices, gestures: Iterable[Row], parent: QWidget) -> ShortcutsDialog:
        """Open it over a window."""
        dialog = cls(choices, gestures, parent)
        dialog.open()
        return dialog

    @property
    def id(self) -> str:
        """The action whose keys are being changed; empty for none."""
        item = self.tree.currentItem()
        return str(item.data(0, ID) or "") if item is not None else ""

    def choose(self, id: str) -> None:
        """Select the row of an action."""
        self.tree.setCurrentItem(self._items[id])

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self.what, 1)
        for widget in (self.editor, self.user, self.resetter):
            row.addWidget(widget)
        return row

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        all_, closer = QPushButton(tr("Usual keys everywhere")), QPushButton(tr("Close"))
        buttons.addButton(all_, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton(closer, QDialogButtonBox.ButtonRole.AcceptRole)
        # Enter belongs to the keys that are typed, not to a button.
        for button in (all_, closer, self.user, self.resetter):
            button.setAutoDefault(False)
        all_.clicked.connect(self._reset_all)
        closer.clicked.connect(self.accept)
        return buttons

    def _begin(self) -> None:
        """Another row is selected."""
        id = self.id
        self.what.setText(self._choices.title(id) if id else tr("Select a row to change its keys."))
        for widget in (self.editor, self.user, self.resetter):
            widget.setEnabled(bool(id))
        self.resetter.setEnabled(bool(id) and self._choices.chosen(id))
        self.editor.clear()
        self._judge()

    def _judge(self) -> None:
        """Say what stands against the keys that were pressed."""
        keys = self.editor.keySequence()
        refusal = "" if keys.isEmpty() else self._choices.refusal(keys)
        other = None if keys.isEmpty() else self._choices.used_by(self.id, _text(keys))
        word, use = refusal, tr("Use")
        if not refusal and other is not None:
            title = self._choices.title(other)
            word = tr(
                "“{title}” has these keys. Using them here takes them away there.", title=title
            )
            use = tr("Take them")
        self.word.setText(word)
        self.user.setText(use)
        self.user.setEnabled(bool(self.id) and not keys.isEmpty() and not refusal)

    def _use(self) -> None:
        self._choices.use(self.id, _text(self.editor.keySequence()))
        self._write()

    def _reset(self) -> None:
        self._choices.reset(self.id)
        self._write()

    def _reset_all(self) -> None:
        self._choices.reset_all()
        self._write()

    def _write(self) -> None:
        for id, item in self._items.items():
            item.setText(1, self._choices.shown(id))
        self._begin()

    def _fill(self, rows: Iterable[Row]) -> None:
        groups: dict[str, QTreeWidgetItem] = {}
        self._items: dict[str, QTreeWidgetItem] = {}
        for group, title, keys, id in rows:
            if group not in groups:
                head = QTreeWidgetItem([group])
                head.setFlags(Qt.ItemFlag.ItemIsEnabled)
                font = head.font(0)
                font.setBold(True)
                head.setFont(0, font)
                self.tree.addTopLevelItem(head)
                groups[group] = head
            item = QTreeWidgetItem([title, keys])
            item.setData(0, ID, id)
            item.setFont(1, mono_font())
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            groups[group].addChild(item)
            if id:
                self._items[id] = item
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


def _text(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.PortableText)
