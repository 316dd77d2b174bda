"""Outline: the shown graph as a table that is read and edited by keyboard alone.

F2 or typing edits a cell (name, what feeds it, values), Delete removes the selected layers,
Enter shows the layer on the canvas. The selection is that of the canvas.
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dlstudio.gui.look.words import tr
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.outline_model import COLUMNS, NAME, SOURCES, VALUES, OutlineModel
from dlstudio.gui.panels.parts import Translated
from dlstudio.project.commands import Batch, RemoveNodes
from dlstudio.project.mark_commands import RemoveMarks


class OutlineTable(QTableView):
    """The table; keys that mean something here, and not in a cell, go to the panel."""

    def __init__(self, panel: OutlinePanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        self.horizontalHeader().setHighlightSections(False)

    @property
    def editing(self) -> bool:
        """Whether a cell is being typed into."""
        return self.state() is QAbstractItemView.State.EditingState

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self._panel.follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.editing and self._panel.press(event):
            event.accept()
            return
        super().keyPressEvent(event)


class OutlinePanel(Translated):
    """The table of nodes, in step with the canvas."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._following = False
        self.model = OutlineModel(studio, self)
        self.table = OutlineTable(self)
        self.table.setModel(self.model)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(VALUES, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate((120, 120, 140, 220, 140, 90)):
            self.table.setColumnWidth(column, width)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.addWidget(self.table)
        self.setFocusProxy(self.table)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        studio.document.checked.connect(lambda _report: self.follow())
        studio.document.shown.connect(lambda _name: self.follow())
        studio.selection.changed.connect(self._take)
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(tr("Outline"))
        self.table.setAccessibleName(tr("Layers of the network as a table"))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, COLUMNS - 1)
        self._widen()
        self.follow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._widen()
        self.follow()

    def _widen(self) -> None:
        """Give every column the room of its title."""
        header = self.table.horizontalHeader()
        for column in range(COLUMNS):
            if header.sectionSize(column) < (needed := header.sectionSizeHint(column)):
                header.resizeSection(column, needed)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means for the selected rows; return whether it means anything."""
        nodes, marks = self._studio.selection.nodes, self._studio.selection.marks
        if not nodes and not marks:
            return False
        name = self._studio.document.graph_name
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            row = self.table.currentIndex().row()
            remove = RemoveNodes(graph=name, ids=tuple(id for id in self.model.ids if id in nodes))
            also = RemoveMarks(graph=name, ids=tuple(sorted(marks)))
            both = Batch(commands=(remove, also), title=remove.label) if marks else remove
            self._studio.document.do(both, self)
            self.follow()
            self._stand(min(row, self.model.rowCount() - 1))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            single = self._studio.selection.single
            if single is not None:
                self._studio.reveal(single, name)
            elif self._studio.selection.mark is not None:
                self._studio.ask("edit.rename")  # writes it in its place
            return True
        # F2, with Shift for what feeds it, with Ctrl for the values, wherever one stands.
        if event.key() == Qt.Key.Key_F2:
            column = NAME
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                column = SOURCES
            elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                column = VALUES
            else:
                return False  # Qt edits the cell one stands in
            self.table.edit(self.model.index(self.table.currentIndex().row(), column))
            return True
        return False

    def _stand(self, row: int) -> None:
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, NAME))

    def follow(self) -> None:
        """Follow the document, if somebody looks and nobody types: typing is not disturbed."""
        if self.isVisible() and not self.table.editing:
            self._following = True
            self.model.refresh()
            self._following = False
            self._take()

    def _take(self) -> None:
        """Select what the canvas has selected."""
        if self._following or not self.isVisible():
            return
        self._following = True
        chosen = QItemSelection()
        rows = sorted(self.model.rows[id] for id in self._studio.selection.nodes
                      if id in self.model.rows)  # fmt: skip
        first = len(self.model.ids)
        rows += [first + place for place, id in enumerate(self.model.marks)
                 if id in self._studio.selection.marks]  # fmt: skip
        for row in rows:
            chosen.select(self.model.index(row, 0), self.model.index(row, COLUMNS - 1))
        model = self.table.selectionModel()
        if rows and self.table.currentIndex().row() not in rows:
            column = max(self.table.currentIndex().column(), 0)
            model.setCurrentIndex(
                self.model.index(rows[0], column), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        model.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._following = False

    def _tell(self) -> None:
        """Let the canvas select what is selected here."""
        if self._following:
            return
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        self._following = True
        nodes = len(self.model.ids)
        self._studio.selection.set(
            (self.model.ids[row] for row in rows if row < nodes),
            marks=(self.model.marks[row - nodes] for row in rows if row >= nodes),
        )
        self._following = False
