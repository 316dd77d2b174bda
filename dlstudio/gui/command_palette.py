"""CommandPalette: a search over every action, the recent files and the layers.

A few letters in either language are enough, in order but with gaps ("svas" finds "Save as").
Enter runs the action, opens the file, or places the layer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QIcon, QKeyEvent, QKeySequence, QPainter, QPixmap
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

from dlstudio.catalog import LAYERS
from dlstudio.gui.actions import ACTIONS
from dlstudio.gui.actions.live import Actions
from dlstudio.gui.look.icons import layer_icon
from dlstudio.gui.look.theme import SPACE_S, Look
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.studio import Studio
from dlstudio.samples import sample_keys, sample_path

Index = QModelIndex | QPersistentModelIndex

WIDTH, MOST_ROWS, ROW_HEIGHT = 560, 12, 32
SIDE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be chosen: what is read on the left and right, what is searched, what it does."""

    title: str
    side: str
    run: Callable[[], None]
    search: tuple[str, ...] = ()
    icon: QIcon = field(default_factory=QIcon)


def score(query: str, text: str) -> float | None:
    """Tell how well a text fits a query, higher is better; None if it does not fit at all.

    Every letter of the query must come in order. Letters that follow each other or begin a
    word count more, and short texts more than long ones.
    """
    query, text = query.casefold().replace(" ", ""), text.casefold()
    if not query:
        return 0.0
    at = text.find(query)
    if at >= 0:
        begins = at == 0 or not text[at - 1].isalnum()
        return 100.0 + 20.0 * begins + 10.0 * (at == 0) - len(text) / 100
    total, place, last = 0.0, 0, -2
    for letter in query:
        place = text.find(letter, place)
        if place < 0:
            return None
        begins = place == 0 or not text[place - 1].isalnum()
        total += 3.0 * begins + 4.0 * (place == last + 1) + 1.0
        last, place = place, place + 1
    return total - len(text) / 100


def ranked(query: str, entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that fit, best first; in their own order while nothing is typed."""
    if not query.strip():
        return list(entries)
    found: list[tuple[float, int, Entry]] = []
    for number, entry in enumerate(entries):
        fits = [score(query, text) for text in (entry.title, *entry.search) if text]
        best = max((value for value in fits if value is not None), default=None)
        # Scattered letters in a long text are chance, not a find.
        if best is not None and best >= 1.5 * len(query.replace(" ", "")):
            found.append((-best, number, entry))
    return [entry for _, _, entry in sorted(found, key=lambda row: row[:2])]


class _Row(QStyledItemDelegate):
    """Title on the left, keys or kind on the right."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WIDTH - 32, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        side = index.data(SIDE) or ""
        metrics = option.fontMetrics
        super().paint(painter, option, index)
        painter.save()
        small = QFont(option.font)
        painter.setFont(small)
        painter.setPen(QColor(self._look.theme.secondary))
        edge = QRect(option.rect).adjusted(0, 0, -12, 0)
        side = metrics.elidedText(side, Qt.TextElideMode.ElideMiddle, edge.width() // 2)
        painter.drawText(edge, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, side)
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        room = option.fontMetrics.horizontalAdvance(index.data(SIDE) or "") + 64
        width = max(WIDTH - 32 - min(room, WIDTH // 2), WIDTH // 3)
        option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, width)


class CommandPalette(QFrame):
    """The popup. ``open`` shows it near the top of the window."""

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        open_file: Callable[[Path], None],
        open_template: Callable[[Path], None],
        place_layer: Callable[[str], None],
        window: QWidget,
    ) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self._studio, self._actions = studio, actions
        self._open_file, self._open_template = open_file, open_template
        self._place_layer = place_layer
        self._entries: list[Entry] = []
        self._found: list[Entry] = []
        self.setObjectName("palette.commands")
        self.setProperty("role", "card")
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.rows = QListWidget(uniformItemSizes=True)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setItemDelegate(_Row(studio.look, self.rows))
        self.rows.itemClicked.connect(lambda _item: self._choose())
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        column.setSpacing(SPACE_S)
        column.addWidget(self.search)
        self.nothing = QLabel(margin=SPACE_S)
        self.nothing.setProperty("role", "secondary")
        column.addWidget(self.rows)
        column.addWidget(self.nothing)

    def open(self) -> None:
        """Show it, empty, with everything that can be done now."""
        self._entries = [
            *self._action_entries(),
            *self._file_entries(),
            *self._template_entries(),
            *self._layer_entries(),
        ]
        self.nothing.setText(tr("Nothing fits. Try fewer letters."))
        self.search.setPlaceholderText(tr("Search commands, recent files and layers"))
        self.search.setAccessibleName(tr("Search commands, recent files and layers"))
        self.search.clear()
        self._fill("")
        window = self.parentWidget()
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - WIDTH) // 2, corner.y() + 72)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def found(self) -> list[Entry]:
        """What is listed now, best first."""
        return self._found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows walk the list while the cursor stays in the search field."""
        if watched is self.search and isinstance(event, QKeyEvent):
            if event.type() != QEvent.Type.KeyPress:
                return False
            step = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: MOST_ROWS,
                Qt.Key.Key_PageUp: -MOST_ROWS,
            }.get(Qt.Key(event.key()))
            if step is not None and self._found:
                row = min(max(self.rows.currentRow() + step, 0), len(self._found) - 1)
                self.rows.setCurrentRow(row)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose()
                return True
        return super().eventFilter(watched, event)

    def _fill(self, query: str) -> None:
        self._found = ranked(query, self._entries)
        self.rows.clear()
        for entry in self._found:
            item = QListWidgetItem(_iconed(entry.icon), entry.title)
            item.setData(SIDE, entry.side)
            item.setToolTip(entry.title)
            self.rows.addItem(item)
        self.rows.setCurrentRow(0 if self._found else -1)
        self.rows.setVisible(bool(self._found))
        self.nothing.setVisible(not self._found)
        self.rows.setFixedHeight(max(min(len(self._found), MOST_ROWS), 1) * ROW_HEIGHT + 4)
        self.setFixedWidth(WIDTH)
        self.adjustSize()

    def _choose(self) -> None:
        row = self.rows.currentRow()
        self.close()
        if 0 <= row < len(self._found):
            self._found[row].run()

    def _action_entries(self) -> Iterable[Entry]:
        for id, action in ACTIONS.items():
            qt = self._actions[id]
            if not qt.isEnabled() or id == "help.commands":
                continue
            keys = qt.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            yield Entry(qt.text(), keys, qt.trigger, (action.title, action.words, id), qt.icon())

    def _file_entries(self) -> Iterable[Entry]:
        for path in self._studio.settings.recent():
            yield Entry(path.name, str(path.parent), partial(self._open_file, path), (str(path),))

    def _template_entries(self) -> Iterable[Entry]:
        for key in sample_keys():
            act = partial(self._open_template, sample_path(key))
            yield Entry(tr("New from template {name}", name=key), tr("Template"), act)

    def _layer_entries(self) -> Iterable[Entry]:
        if not self._studio.files.shown:
            return
        for key, spec in LAYERS.items():
            search = (spec.title, key, words(spec.title), words(spec.group), *spec.words)
            yield Entry(
                tr("Add {layer}", layer=words(spec.title)),
                words(spec.group),
                partial(self._place_layer, key),
                search,
                layer_icon(key),
            )


def _iconed(given: QIcon) -> QIcon:
    """Return an icon that takes its room even where there is none, so that titles line up."""
    if not given.isNull():
        return given
    blank = QPixmap(64, 64)  # scaled down to the size of the others
    blank.fill(Qt.GlobalColor.transparent)
    return QIcon(blank)
