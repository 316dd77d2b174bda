"""The table of runs: sortable columns, and check marks for comparing.

Signals:
    chosen(): another row is the current one.
    checked(): another set of rows is checked.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from dlstudio.gui.look.fonts import mono_font
from dlstudio.gui.look.theme import Look
from dlstudio.gui.look.words import tr
from dlstudio.gui.panels.parts import duration, measure, number
from dlstudio.gui.panels.run_card import result
from dlstudio.gui.panels.runs_rows import Row
from dlstudio.gui.panels.training import state_word

SORT = Qt.ItemDataRole.UserRole + 1
FOLDER = Qt.ItemDataRole.UserRole + 2
SWATCH = 10  # px
STARTED = 5  # column


class RunsTable(QTreeView):
    """Runs with their results; the checked ones carry the colour of their curves."""

    chosen = Signal()
    checked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: dict[Path, Row] = {}
        self._checked: list[Path] = []
        self._filling = False
        self.items = QStandardItemModel(self)
        self.items.setSortRole(SORT)
        self.items.itemChanged.connect(self._on_changed)
        self.setModel(self.items)
        self.setRootIsDecorated(False)
        self.setProperty("role", "table")
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setAlternatingRowColors(True)
        self.setSortingEnabled(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.header().setStretchLastSection(False)
        self.header().setSortIndicator(STARTED, Qt.SortOrder.DescendingOrder)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        look.changed.connect(self._color)

    @property
    def row(self) -> Row | None:
        """The current row."""
        index = self.currentIndex().siblingAtColumn(0)
        return self._rows.get(index.data(FOLDER)) if index.isValid() else None

    @property
    def checked_rows(self) -> list[Row]:
        """The checked rows in the order in which they were checked."""
        return [self._rows[folder] for folder in self._checked if folder in self._rows]

    def name(self, row: Row) -> str:
        """Return what a run is called: its title and when it was started."""
        return f"{row.title} · {_when(row)}"

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these, keeping the current row and the check marks."""
        current = self.row
        self._filling = True
        self._rows = {row.folder: row for row in rows}
        self._checked = [folder for folder in self._checked if folder in self._rows]
        self.items.setRowCount(0)
        self.items.setHorizontalHeaderLabels(self._heads())
        for row in rows:
            self.items.appendRow(self._items_of(row))
        header = self.header()
        self.items.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(48)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        if not self._sized:
            self.setColumnWidth(0, 150)
        self._sized = self._sized or bool(rows)
        self._color()
        self._filling = False
        self.setAccessibleName(tr("Runs"))
        self._choose(current.folder if current else None)

    _sized = False

    def _choose(self, folder: Path | None) -> None:
        for place in range(self.items.rowCount()):
            if self.items.item(place, 0).data(FOLDER) == folder:
                self.setCurrentIndex(self.items.index(place, 0))
                return
        if self.items.rowCount():
            self.setCurrentIndex(self.items.index(0, 0))

    def _heads(self) -> list[str]:
        return [
            *(tr("Run"), tr("Best metric"), tr("Loss"), tr("Epochs"), tr("Time")),
            *(tr("Started"), tr("Status"), tr("Parameters")),
        ]

    def _items_of(self, row: Row) -> list[QStandardItem]:
        started = row.started.timestamp() if row.started else 0.0
        best = result(row.metric, row.best) if row.metric and not math.isnan(row.best) else "–"
        first = _item(row.title, row.title.casefold())
        first.setData(row.folder, FOLDER)
        first.setCheckable(True)
        mark = row.folder in self._checked
        first.setCheckState(Qt.CheckState.Checked if mark else Qt.CheckState.Unchecked)
        first.setToolTip(str(row.folder))
        epochs = f"{row.epochs} / {row.planned}" if row.planned else str(row.epochs)
        parameters = "–" if row.parameters is None else number(row.parameters)
        return [
            first,
            _item(best, _sortable(row.best), numeric=True),
            _item("–" if math.isnan(row.loss) else measure(row.loss), _sortable(row.loss), True),
            _item(epochs, row.epochs, numeric=True),
            _item(duration(row.seconds), row.seconds, numeric=True),
            _item(_when(row), started),
            _item(state_word(row.status), row.status),
            _item(parameters, row.parameters or 0, numeric=True),
        ]

    def _on_current(self) -> None:
        if not self._filling:
            self.chosen.emit()

    def _on_changed(self, item: QStandardItem) -> None:
        folder = item.data(FOLDER)
        if self._filling or folder is None:
            return
        on = item.checkState() is Qt.CheckState.Checked
        if on == (folder in self._checked):
            return
        (self._checked.append if on else self._checked.remove)(folder)
        self._color()
        self.checked.emit()

    def _color(self) -> None:
        """Give the checked rows a swatch in the colour of their curves."""
        was, self._filling = self._filling, True
        colors = self._look.theme.curves
        for place in range(self.items.rowCount()):
            item = self.items.item(place, 0)
            folder = item.data(FOLDER)
            known = folder in self._checked and len(self._checked) > 1
            color = colors[self._checked.index(folder) % len(colors)] if known else None
            item.setIcon(_swatch(color) if color else QIcon())
        self._filling = was


def _item(text: str, sort: Any, numeric: bool = False) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(sort, SORT)
    if numeric:
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setFont(mono_font(0.92))
    return item


def _sortable(value: float) -> float:
    return -math.inf if math.isnan(value) else value


def _when(row: Row) -> str:
    if row.started is None:
        return "–"
    form = QLocale.FormatType.ShortFormat
    moment = QDateTime.fromSecsSinceEpoch(round(row.started.timestamp()))
    return QLocale().toString(moment, form)


def _swatch(color: str) -> QIcon:
    pixmap = QPixmap(16, 16)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.fillRect(3, 3, SWATCH, SWATCH, QColor(color))
    painter.end()
    return QIcon(pixmap)
