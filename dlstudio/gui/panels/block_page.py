"""What the inspector shows inside a block when nothing is selected: the block as a whole.

Its name, who uses it, its ports, and the parameters that it declares.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from dlstudio.errors import GraphError
from dlstudio.graph.model import Graph, Node, PortRef
from dlstudio.gui.look.theme import SPACE_M
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.block_params import BlockParams
from dlstudio.gui.panels.layouts import Flow, Page
from dlstudio.gui.panels.parts import Facts, Section, Translated, label, number, short_number
from dlstudio.project.block_commands import RemoveBlock, RenameBlock
from dlstudio.project.block_copies import uses_of
from dlstudio.project.command import Command
from dlstudio.project.model import MAIN
from dlstudio.spec.tensor_type import TensorType

MOST_USES = 6


class BlockPage(Translated):
    """Name, uses, parameters, ports and size of the block that is shown."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.name = QLineEdit()
        self.name.setProperty("role", "title")
        self.name.setMaxLength(60)
        self.name.editingFinished.connect(self._rename)
        self.name.installEventFilter(self)
        self.problem = label(role="error", wrap=True)
        self.problem.hide()
        self.where = label(role="secondary", wrap=True)
        self.params_section, self.params = Section(), BlockParams()
        self.params_section.inside.addWidget(self.params)
        self.params.changed.connect(self._do)
        self.params.left.connect(lambda: studio.document.document.seal())
        self.ports, self.port_rows = Section(), Facts()
        self.ports.inside.addWidget(self.port_rows)
        self.totals, self.rows = Section(), Facts()
        self.totals.inside.addWidget(self.rows)
        self.keep, self.save, self.delete = QPushButton(), QPushButton(), QPushButton()
        self.keep.clicked.connect(lambda: studio.ask("block.keep"))
        self.save.clicked.connect(lambda: studio.ask("block.save"))
        self.delete.clicked.connect(self._delete)
        self._lay_out()
        self.retranslate()

    def retranslate(self) -> None:
        self.name.setAccessibleName(tr("Name of the block"))
        self.params_section.write(tr("Parameters of the block"))
        self.ports.write(tr("Ports"))
        self.totals.write(tr("Size and cost"))
        self.keep.setText(tr("Keep in my blocks"))
        self.save.setText(tr("Save block to a file…"))
        self.delete.setText(tr("Delete block"))
        self.show_block()
        self.show_report()

    def show_block(self) -> None:
        """Show name, uses and parameters; called after every change."""
        document = self._studio.document
        name = document.graph_name
        if name == MAIN:
            return
        if not self.name.hasFocus() or not self.name.isModified():
            self.name.setText(name)
            self.problem.hide()
        uses = list(uses_of(document.project, name))
        self.where.setText(_used(uses))
        self.delete.setVisible(not uses)
        self.params.show_block(name, document.graph)

    def show_report(self) -> None:
        """Show ports and size; called after every check."""
        document = self._studio.document
        if document.graph_name == MAIN:
            return
        report = document.graph_report
        self.port_rows.write(_port_rows(document.graph, report.types))
        self.rows.write(
            [
                (tr("Layers"), number(len(document.graph.nodes))),
                (tr("Parameters"), number(report.parameters)),
                (tr("MACs a sample"), short_number(report.macs)),
            ]
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.name.setText(self._studio.document.graph_name)
                self.problem.hide()
                return True
        return False

    def _lay_out(self) -> None:
        page = Page(self)
        buttons = QWidget()
        flow = Flow(buttons)
        for button in (self.keep, self.save, self.delete):
            button.setProperty("role", "small")
            flow.addWidget(button)
        for widget in (
            *(self.name, self.problem, self.where, self.params_section),
            *(self.ports, self.totals, buttons),
        ):
            page.column.addWidget(widget)
        page.column.addStretch(1)
        page.column.setSpacing(SPACE_M)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def _rename(self) -> None:
        """Give the block the name that was typed; a refusal stands below the field."""
        text, block = self.name.text().strip(), self._studio.document.graph_name
        if text == block or block == MAIN:
            return
        command = RenameBlock(graph=block, name=text)
        try:
            command.apply(self._studio.document.project)
        except GraphError as error:
            self.problem.setText(words(error.sentence))
            self.problem.show()
            return
        self.name.setModified(False)
        self._do(command)

    def _delete(self) -> None:
        self._do(RemoveBlock(graph=self._studio.document.graph_name))

    def _do(self, command: Command) -> None:
        self._studio.document.do(command, self)


def _used(uses: list[tuple[str, Node]]) -> str:
    """Say who stands for the block."""
    if not uses:
        return tr("No node stands for this block.")
    places = [
        node.name if graph == MAIN else f"{graph} › {node.name}" for graph, node in uses[:MOST_USES]
    ]
    more = "" if len(uses) <= MOST_USES else " …"
    names = ", ".join(places) + more
    if len(uses) == 1:
        return tr("Used once: {names}", names=names)
    return tr(
        "Used {count} {count:time|times}; a change reaches all: {names}",
        count=len(uses),
        names=names,
    )


def _port_rows(graph: Graph, types: Mapping[PortRef, TensorType]) -> list[tuple[str, str]]:
    """Return a row for each port with what flows there, in the use that is shown."""
    rows = []
    for node in graph.of_layer("Input"):
        type = types.get(PortRef(node.id, "output"))
        rows.append((f"→ {node.name}", type.shape_text() if type else "?"))
    for node in graph.of_layer("Output"):
        source = next((edge.source for edge in graph.into(node.id)), None)
        type = types.get(source) if source else None
        rows.append((f"{node.name} →", type.shape_text() if type else "?"))
    return rows
