"""PickList: a small searchable list over the canvas; type, choose with arrows, Enter.

Signals:
    picked(object, bool): the key of the chosen entry, and whether Shift was held.
    closed(): it went away, with or without a choice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from dlstudio.gui.look.theme import SPACE_S, SPACE_XS, Look

WIDTH, HEIGHT, ROW = 320, 336, 28
DETAIL_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list.

    Args:
        key: what ``picked`` carries.
        title, detail: what stands on the left and, fainter, on the right.
        words: further words that the search finds, best ones first.
        handicap: how much less well it fits what is typed; a start of a text counts 4.
    """

    key: object
    title: str
    detail: str = ""
    words: tuple[str, ...] = ()
    icon: QIcon | None = None
    handicap: float = 0.0


class PickList(QFrame):
    """Lives inside the canvas and goes away when it loses the focus."""

    picked = Signal(object, bool)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()
        self._look = look
        self.setProperty("role", "card")
        self.setFixedSize(WIDTH, HEIGHT)
        self.search = QLineEdit(self, clearButtonEnabled=True)
        self.list = QListWidget(self)
        self.list.setItemDelegate(_Rows(look, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(16, 16))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.empty = QLabel(self, wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.empty.setProperty("role", "secondary")
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        box.setSpacing(SPACE_XS)
        for widget in (self.search, self.list, self.empty):
            box.addWidget(widget)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.list.itemClicked.connect(lambda item: self._pick(item, False))
        self.hide()

    def open(self, entries: Sequence[Entry], at: QPoint, prompt: str, nothing: str) -> None:
        """Show a list with its search line at a place of the parent, kept inside it."""
        self._entries = entries
        self.empty.setText(nothing)
        self.search.setPlaceholderText(prompt)
        self.search.setAccessibleName(prompt)
        self.search.clear()
        self._filter("")
        room = self.parentWidget().size()
        x = max(SPACE_S, min(at.x(), room.width() - self.width() - SPACE_S))
        y = max(SPACE_S, min(at.y(), room.height() - self.height() - SPACE_S))
        self.move(x, y)
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_list(self) -> None:
        """Go away without a choice."""
        if self.isVisible():
            self.hide()
            self.parentWidget().setFocus(Qt.FocusReason.PopupFocusReason)
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
        ):
            return self._key(event)
        if (
            watched is self.search
            and isinstance(event, QFocusEvent)
            and event.type() is QEvent.Type.FocusOut
            and event.reason() is not Qt.FocusReason.PopupFocusReason
            and event.reason() is not Qt.FocusReason.ActiveWindowFocusReason
        ):
            self.close_list()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        step = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Tab: 1,
            Qt.Key.Key_Backtab: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }.get(Qt.Key(event.key()))
        if step is not None:
            row = max(0, min(self.list.count() - 1, self.list.currentRow() + step))
            self.list.setCurrentRow(row)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._pick(self.list.currentItem(), shift)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_list()
        else:
            return False
        return True

    def _pick(self, item: QListWidgetItem | None, shift: bool) -> None:
        if item is None:
            return
        key = item.data(Qt.ItemDataRole.UserRole)
        self.close_list()
        self.picked.emit(key, shift)

    def _filter(self, text: str) -> None:
        scored = [
            (score - entry.handicap, place, entry)
            for place, entry in enumerate(self._entries)
            if (score := match(text, (entry.title, *entry.words))) is not None
        ]
        scored.sort(key=lambda row: (-row[0], row[1]))
        self.list.clear()
        for _score, _place, entry in scored:
            item = QListWidgetItem(entry.title)
            item.setData(Qt.ItemDataRole.UserRole, entry.key)
            item.setData(DETAIL_ROLE, entry.detail)
            item.setSizeHint(QSize(0, ROW))
            if entry.icon is not None:
                item.setIcon(entry.icon)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(scored))
        self.empty.setVisible(not scored)


class _Rows(QStyledItemDelegate):
    """Paints icon, title, and the detail at the right."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        super().paint(painter, option, index)
        detail = index.data(DETAIL_ROLE)
        if not detail:
            return
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        theme = self._look.theme
        painter.setPen(QColor(theme.text if selected else theme.secondary))
        box: QRect = option.rect.adjusted(0, 0, -SPACE_S, 0)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, side, detail)
        painter.restore()


def match(query: str, texts: Sequence[str]) -> float | None:
    """Score how well a query fits some texts, the first ones best; None if not at all.

    A text that is the query beats one that starts with it ("sc" is 输出 rather than Scale), then
    one with a word that does, then one that holds it, then one that holds its letters in order
    ("c2d" finds Conv2d).
    """
    query = "".join(query.lower().split())
    if not query:
        return 0.0
    best: float | None = None
    for place, text in enumerate(texts):
        score = _score(query, text.lower())
        if score is not None:
            score -= min(place, 4) * 0.25
            best = score if best is None else max(best, score)
    return best


def _score(query: str, text: str) -> float | None:
    packed = "".join(text.split())
    closeness = len(query) / max(len(packed), 1)
    if packed == query:
        return 6.0
    if packed.startswith(query):
        return 4.0 + closeness
    if any(word.startswith(query) for word in text.split()):
        return 3.0 + closeness
    if query in packed:
        return 2.0 + closeness
    at = -1
    for letter in query:
        at = packed.find(letter, at + 1)
        if at < 0:
            return None
    return 1.0 + closeness if packed[0] == query[0] else None
