"""The code panel: the one source text, in step with the drawing in both directions."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from dlstudio.compiler.source import Source
from dlstudio.errors import CompileError
from dlstudio.gui.look.icons import icon
from dlstudio.gui.look.theme import SPACE_M, SPACE_S, SPACE_XS
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.code_view import CodeView
from dlstudio.gui.panels.layouts import Page
from dlstudio.gui.panels.parts import ProblemCard, Translated, clear, label
from dlstudio.project.diagnostic import Diagnostic, Fix

CALM_MS = 120  # the text follows when the drawing has been still for so long


class CodePanel(Translated):
    """Shows the Python text of the project while there is no error in it.

    Signals:
        shownChanged(): another text, or the problem in place of it, is shown.
    """

    shownChanged = Signal()

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._source: Source | None = None
        self._project: object = None
        self._choosing = False
        self.title = label(role="mono")
        self.copy = QPushButton()
        self.copy.setProperty("role", "small")
        self.copy.clicked.connect(self._copy)
        self.view = CodeView(studio.look)
        self.view.lineChosen.connect(self._choose)
        self._wrong = Page(margin=SPACE_M)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._wrong)
        bar = QWidget()
        bar.setProperty("role", "bar")
        line = QHBoxLayout(bar)
        line.setContentsMargins(SPACE_M, SPACE_XS, SPACE_S, SPACE_XS)
        line.addWidget(self.title, 1)
        line.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._stack, 1)
        self._timer = QTimer(self, singleShot=True, interval=CALM_MS)
        self._timer.timeout.connect(self.write_now)
        studio.document.checked.connect(lambda _report: self._soon())
        studio.document.shown.connect(lambda _name: self._mark())
        studio.selection.changed.connect(self._mark)
        studio.look.changed.connect(self._restyle)
        self.retranslate()

    @property
    def source(self) -> Source | None:
        """The text that is shown; None while an error prevents it."""
        return self._source

    def retranslate(self) -> None:
        self.setWindowTitle(tr("Code"))
        self.view.setAccessibleName(tr("Python code of the network"))
        self.copy.setText(tr("Copy"))
        self.copy.setToolTip(tr("Copy the whole code"))
        self._project = None
        if self.isVisible():
            self.write_now()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.write_now()

    def write_now(self) -> None:
        """Show the text of the project as it is now."""
        self._timer.stop()
        project = self._studio.document.project
        if not self.isVisible() or project is self._project:
            return
        self._project = project
        from dlstudio.compiler.compile import source_of

        report = self._studio.document.report
        try:
            source = source_of(project, report)
        except CompileError as error:
            self._show_problem(words(error.sentence), report.errors)
        else:
            self._show_source(source)
        self.shownChanged.emit()

    def _soon(self) -> None:
        if self.isVisible():
            self._timer.start()

    def _show_source(self, source: Source) -> None:
        if self._source is None or source.text != self._source.text:
            self.view.show_text(source.text)
        self._source = source
        self.title.setText(source.class_name)
        self.copy.setEnabled(True)
        self._stack.setCurrentWidget(self.view)
        self._mark()

    def _show_problem(self, sentence: str, errors: tuple[Diagnostic, ...]) -> None:
        self._source = None
        self.title.setText("")
        self.copy.setEnabled(False)
        column = self._wrong.column
        clear(column)
        if errors:
            column.addWidget(
                label(tr("The code appears when this is repaired:"), "secondary", True)
            )
            card = ProblemCard(errors[0], self._place_of(errors[0]))
            card.chosen.connect(self._go_to)
            card.repaired.connect(self._repair)
            card.previewed.connect(self._studio.previewed)
            column.addWidget(card)
            if len(errors) > 1:
                more = QPushButton(tr("All {count} {count:problem|problems}", count=len(errors)))
                more.setProperty("role", "quiet")
                more.clicked.connect(lambda: self._studio.ask_panel("problems"))
                column.addWidget(more)
        else:
            column.addWidget(label(sentence, "secondary", True))
        column.addStretch(1)
        self._stack.setCurrentWidget(self._wrong)

    def _place_of(self, found: Diagnostic) -> str:
        graph = self._studio.document.project.graphs.get(found.place.graph)
        node = graph.nodes.get(found.node) if graph and found.node else None
        return node.name if node else ""

    def _mark(self) -> None:
        """Mark the lines of what is selected."""
        if self._source is None:
            return
        graph = self._studio.document.graph_name
        lines = [
            line
            for node in self._studio.selection.nodes
            for line in self._source.lines.get((graph, node), ())
        ]
        self.view.mark(lines, scroll=not self._choosing)

    def _choose(self, line: int) -> None:
        """Select the node that wrote a line, where it stands."""
        found = self._source.node_at(line) if self._source is not None else None
        if found is not None:
            self._choosing = True  # the person looks at this line: do not scroll away
            graph, node = found
            self._studio.reveal(node, graph)
            self._choosing = False

    def _copy(self) -> None:
        if self._source is not None:
            QGuiApplication.clipboard().setText(self._source.text)
            self._studio.tell(tr("The code is on the clipboard."))

    def _go_to(self, found: Diagnostic) -> None:
        if found.node is not None:
            self._studio.reveal(found.node, found.place.graph)

    def _repair(self, fix: Fix) -> None:
        self._studio.document.repair(fix, self)

    def _restyle(self) -> None:
        self.copy.setIcon(icon("copy"))
