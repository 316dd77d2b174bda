"""What the palette shows: families of layers, recent ones, the project's blocks; and search.

Search is forgiving: every word of the query must be found in key, title, further words,
group or summary, in English or in the language of the window, as a whole, as a beginning
or, for the key, as letters in order ("cv2" finds Conv2d).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from dlstudio.catalog import LAYERS
from dlstudio.catalog.own_layers import OWN_GROUP, own_key
from dlstudio.graph.model import BLOCK_PREFIX
from dlstudio.gui.look.chinese import chinese_words
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.block_shelf import TITLES, ShelfEntry
from dlstudio.project.model import MAIN, Project

RECENT = "Recent"  # the group of layers used last
MIME_LAYER = "application/x-dlstudio-layer"

KEY_ROLE = Qt.ItemDataRole.UserRole + 1  # the layer's key; None for a group
GROUP_ROLE = Qt.ItemDataRole.UserRole + 2  # family, for colour and icon
NOTE_ROLE = Qt.ItemDataRole.UserRole + 3  # small text at the right


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be placed."""

    key: str
    title: str
    group: str
    summary: str
    words: tuple[str, ...] = ()


def entries(project: Project, shown: str, shelf: Iterable[ShelfEntry] = ()) -> list[Entry]:
    """Return everything that can be placed in the graph ``shown``.

    The blocks of the project come first, then the layers, then the blocks of the library.
    """
    blocks = [
        Entry(f"{BLOCK_PREFIX}{name}", name, TITLES["project"], TITLES["of project"])
        for name in project.graphs
        if name not in (MAIN, shown)
    ]
    layers = [
        Entry(s.key, s.title, s.group, s.summary, (*s.words, *chinese_words(s.key)))
        for s in LAYERS.values()
    ]
    own = [
        Entry(own_key(file.name, c.name), c.name, OWN_GROUP, c.summary, (file.name,))
        for file in project.own.files.values()
        for c in file.classes
        if c.problem is None
    ]
    library = [Entry(s.key, s.title, s.group, s.summary, s.words) for s in shelf]
    return blocks + own + layers + library


def score(query: str, entry: Entry) -> float:
    """Return how well an entry fits a query, 0 if it does not."""
    total = 0.0
    for word in query.casefold().split():
        best = max(
            _word_score(word, entry.key, 10.0),
            _word_score(word, entry.title, 9.0),
            _word_score(word, words(entry.title), 9.0),
            *(_word_score(word, other, 7.0) for other in entry.words),
            *(_word_score(word, words(other), 7.0) for other in entry.words),
            _word_score(word, words(entry.group), 4.0),
            _word_score(word, entry.group, 4.0),
            _word_score(word, words(entry.summary), 2.0),
            _word_score(word, entry.summary, 2.0),
            3.0 if _in_order(word, entry.key.casefold()) else 0.0,
        )
        if not best:
            return 0.0
        total += best
    return total


def _word_score(word: str, text: str, weight: float) -> float:
    text = text.casefold()
    if text == word:
        return weight * 2.5
    if text.startswith(word):
        return weight * 1.5
    return weight if word in text else 0.0


def _in_order(letters: str, text: str) -> bool:
    """Whether the letters stand in the text in this order, starting with the first."""
    if not letters or not text.startswith(letters[0]):
        return False
    rest = iter(text)
    return all(letter in rest for letter in letters)


class PaletteModel(QStandardItemModel):
    """The tree behind the palette; its items can be dragged to the canvas."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._recent: list[str] = []
        self._query = ""

    def show(self, found: list[Entry], recent: Iterable[str], query: str = "") -> None:
        """Fill the tree: families, or the hits of a query with the best first."""
        self._entries, self._recent, self._query = found, list(recent), query.strip()
        self.clear()
        # Not to invisibleRootItem(): PySide would keep what it held after the next clear().
        if self._query:
            hits = [(score(self._query, entry), entry) for entry in found]
            for _, entry in sorted((h for h in hits if h[0]), key=lambda h: -h[0]):
                self.appendRow(self._leaf(entry, words(entry.group)))
            return
        by_key = {entry.key: entry for entry in found}
        used = [by_key[key] for key in self._recent if key in by_key]
        if used:
            self.appendRow(self._group(tr("Recent"), RECENT, used))
        groups: dict[str, list[Entry]] = {}
        for entry in found:
            groups.setdefault(entry.group, []).append(entry)
        for group, members in groups.items():
            self.appendRow(self._group(words(group), group, members))

    def mimeTypes(self) -> list[str]:
        return [MIME_LAYER]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:
        data = QMimeData()
        key = indexes[0].data(KEY_ROLE) if indexes else None
        if key:
            data.setData(MIME_LAYER, key.encode())
        return data

    def _group(self, title: str, group: str, members: list[Entry]) -> QStandardItem:
        item = QStandardItem(title)
        item.setData(group, GROUP_ROLE)
        item.setData(str(len(members)), NOTE_ROLE)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        item.setAccessibleText(
            tr("{group}, {count} {count:layer|layers}", group=title, count=len(members))
        )
        for entry in members:
            item.appendRow(self._leaf(entry))
        return item

    def _leaf(self, entry: Entry, note: str = "") -> QStandardItem:
        item = QStandardItem(words(entry.title))
        item.setData(entry.key, KEY_ROLE)
        item.setData(entry.group, GROUP_ROLE)
        item.setData(note, NOTE_ROLE)
        item.setToolTip(f"{words(entry.title)}\n{words(entry.summary)}")
        item.setAccessibleText(f"{words(entry.title)}: {words(entry.summary)}")
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(flags | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren)
        return item
