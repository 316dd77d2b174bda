"""What the inspector shows when nothing is selected, or a wire: the project as a whole."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from dlstudio.graph.model import Edge
from dlstudio.gui.look.amounts import size_text
from dlstudio.gui.look.theme import SPACE_M
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.cost_rows import total_rows
from dlstudio.gui.panels.layouts import Page
from dlstudio.gui.panels.parts import Facts, Section, Translated, label, number, short_number
from dlstudio.project.commands import SetText
from dlstudio.project.model import MAIN

FLOAT_BYTES = 4


class ProjectPage(Translated):
    """Title, totals and notes; for a wire, what flows on it."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.title = QLineEdit()
        self.title.setProperty("role", "title")
        self.title.textEdited.connect(self._write_title)
        self.title.editingFinished.connect(lambda: studio.document.document.seal())
        self.where = label(role="secondary", wrap=True)
        self.hint = label(role="secondary", wrap=True)
        self.totals, self.rows = Section(), Facts()
        self.totals.inside.addWidget(self.rows)
        self.wire, self.wire_rows = Section(), Facts()
        self.wire.inside.addWidget(self.wire_rows)
        self.notes_section, self.notes = Section(), QPlainTextEdit()
        self.notes.setTabChangesFocus(True)
        self.notes.setMinimumHeight(120)
        self.notes.textChanged.connect(self._write_notes)
        self.notes.installEventFilter(self)
        self.notes_section.inside.addWidget(self.notes)
        page = Page(self)
        for widget in (
            *(self.title, self.where, self.wire, self.totals),
            *(self.notes_section, self.hint),
        ):
            page.column.addWidget(widget)
        page.column.addStretch(1)
        page.column.setSpacing(SPACE_M)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        studio.counting.counted.connect(self._on_counted)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setAccessibleName(tr("Title of the project"))
        self.title.setPlaceholderText(tr("Untitled"))
        self.notes.setAccessibleName(tr("Notes"))
        self.notes.setPlaceholderText(tr("What this network is for, what you tried"))
        self.totals.write(tr("Network"))
        self.wire.write(tr("Wire"))
        self.notes_section.write(tr("Notes"))
        self.show_project()
        self.show_report()

    def show_project(self) -> None:
        """Show title and notes; called after every change."""
        project = self._studio.document.project
        if self.title.text() != project.title:
            self.title.setText(project.title)
        if self.notes.toPlainText() != project.notes:
            self.notes.blockSignals(True)
            self.notes.setPlainText(project.notes)
            self.notes.blockSignals(False)
        name = self._studio.document.graph_name
        self.where.setText(tr("Inside the block {name}", name=name))
        self.where.setVisible(name != MAIN)
        empty = not self._studio.document.graph.nodes
        first = tr("Drag a layer from the list to the canvas to begin.")
        self.hint.setText(first if empty else tr("Select a node to see and change it."))

    def show_report(self) -> None:
        """Show the totals; called after every check."""
        document = self._studio.document
        report, totals = document.graph_report, self._studio.counting.totals
        weights = report.parameters
        # Of a drawing that cannot run yet nothing is known but zeros.
        known = totals if totals and totals.training.peak and document.graph_name == MAIN else None
        self.rows.write(
            [
                (tr("Layers"), number(len(document.graph.nodes))),
                (tr("Parameters"), number(weights)),
                (tr("Weights"), size_text(weights * FLOAT_BYTES)),
                (tr("MACs a sample"), short_number(report.macs)),
                (tr("FLOPs a sample"), short_number(2 * report.macs)),
                *(total_rows(known) if known else ()),
            ]
        )
        self._show_wire(self._studio.selection.edge)

    def _on_counted(self, _totals: object) -> None:
        if self.isVisible():
            self.show_report()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.notes and event.type() is QEvent.Type.FocusOut:
            self._studio.document.document.seal()
        return False

    def _show_wire(self, edge: Edge | None) -> None:
        nodes = self._studio.document.graph.nodes
        known = edge is not None and edge.source.node in nodes and edge.target.node in nodes
        self.wire.setVisible(known)
        if edge is None or not known:
            return
        flows = self._studio.document.graph_report.types.get(edge.source)
        self.wire_rows.write(
            [
                (tr("From"), f"{nodes[edge.source.node].name}.{edge.source.port}"),
                (tr("To"), f"{nodes[edge.target.node].name}.{edge.target.port}"),
                (tr("Shape"), flows.shape_text() if flows else "?"),
                (tr("Numbers"), flows.dtype if flows else "?"),
            ]
        )

    def _write_title(self, text: str) -> None:
        self._studio.document.do(SetText(name="title", value=text), self)

    def _write_notes(self) -> None:
        self._studio.document.do(SetText(name="notes", value=self.notes.toPlainText()), self)
