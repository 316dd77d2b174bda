"""OutlineModel: the shown graph as a table, with the cells that can be typed into.

Nodes come first, in the order in which they are computed, then frames and notes.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dlstudio.catalog.own_layers import layer_of
from dlstudio.errors import GraphError
from dlstudio.graph.model import FRAME, Mark, MarkId, Node, NodeId
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.outline_marks import mark_data
from dlstudio.project.commands import Command, RenameNode
from dlstudio.project.mark_commands import WriteMark
from dlstudio.validation.typed import set_sources, set_values, sources_text, values_text

NAME, LAYER, SOURCES, VALUES, SHAPE, PARAMETERS = range(6)
COLUMNS = 6
EDITABLE = (NAME, SOURCES, VALUES)
ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class OutlineModel(QAbstractTableModel):
    """One row a node, then one a frame or note."""

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.ids: list[NodeId] = []
        self.marks: list[MarkId] = []
        self.rows: dict[NodeId, int] = {}

    def refresh(self) -> None:
        """Follow the document; rows are only laid anew where nodes came, went or changed order."""
        document = self._studio.document
        graph = document.graph
        order = [id for id in document.graph_report.order if id in graph.nodes]
        seen = set(order)
        ids = [*order, *(id for id in graph.nodes if id not in seen)]
        marks = list(graph.marks)
        if (ids, marks) == (self.ids, self.marks):
            if ids or marks:
                last = self.index(self.rowCount() - 1, COLUMNS - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.ids, self.rows = ids, {id: row for row, id in enumerate(ids)}
        self.marks = marks
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.ids) + len(self.marks)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else COLUMNS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return section + 1
        return (
            tr("Name"), tr("Layer"), tr("Fed by"), tr("Values"), tr("Output shape"),
            tr("Parameters"),
        )[section]  # fmt: skip

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        mark = self.mark_at(index)
        editable = index.column() in EDITABLE if mark is None else (
            index.column() == NAME and mark.kind == FRAME
        )  # fmt: skip
        if editable and self._studio.files.read_only is None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node, mark = self._node(index), self.mark_at(index)
        if mark is not None:
            return mark_data(self._studio.document.graph, mark, index.column(), role)
        if node is None:
            return None
        display = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)
        if role in display:
            return self._text(node, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == NAME:
            return self.spoken(node)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._text(node, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == PARAMETERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        node, mark = self._node(index), self.mark_at(index)
        if role != Qt.ItemDataRole.EditRole:
            return False
        if mark is not None:
            name = self._studio.document.graph_name
            return self._studio.document.do(
                WriteMark(graph=name, id=mark.id, text=str(value)), self
            )
        if node is None:
            return False
        if str(value) == self._text(node, index.column()):
            return False
        try:
            command = self._command(node, index.column(), str(value))
        except GraphError as error:
            self._studio.fail(error.sentence)
            return False
        return self._studio.document.do(command, self)

    def spoken(self, node: Node) -> str:
        """Return a row as a screen reader says it."""
        texts = [self._text(node, column) for column in range(COLUMNS)]
        parts = [f"{texts[NAME]}, {texts[LAYER]}"]
        if texts[SOURCES]:
            parts.append(tr("fed by {names}", names=texts[SOURCES]))
        if texts[SHAPE]:
            parts.append(tr("gives {shape}", shape=texts[SHAPE]))
        if texts[PARAMETERS]:
            parts.append(tr("{count} {count:parameter|parameters}", count=texts[PARAMETERS]))
        found = self._studio.ready.everything
        name = self._studio.document.graph_name
        parts += (
            words(d.sentence) for d in found if d.place.node == node.id and d.place.graph == name
        )
        return "; ".join(parts)

    def _command(self, node: Node, column: int, text: str) -> Command:
        document = self._studio.document
        name = document.graph_name
        if column == NAME:
            return RenameNode(graph=name, node=node.id, name=text)
        typed = set_sources if column == SOURCES else set_values
        return typed(document.project, name, node.id, text)

    def mark_at(self, index: Index) -> Mark | None:
        """Return the frame or note of a row, None for a node."""
        place = index.row() - len(self.ids)
        if not index.isValid() or not 0 <= place < len(self.marks):
            return None
        return self._studio.document.graph.marks.get(self.marks[place])

    def _node(self, index: Index) -> Node | None:
        if not index.isValid() or index.row() >= len(self.ids):
            return None
        return self._studio.document.graph.nodes.get(self.ids[index.row()])

    def _text(self, node: Node, column: int) -> str:
        document = self._studio.document
        if column == NAME:
            return node.name
        if column == LAYER:
            spec = layer_of(document.project.own, node.layer.key)
            return node.block or (words(spec.title) if spec else node.layer.key)
        if column == SOURCES:
            return sources_text(document.project, document.graph, node.id)
        if column == VALUES:
            return values_text(document.project, node)
        known = document.graph_report.nodes.get(node.id)
        if known is None:
            return ""
        if column == SHAPE:
            return " ".join(type.shape_text() for type in known.outputs)
        return f"{known.parameters:,}" if known.parameters else ""
