"""DocumentModel: the Qt face of the open Document.

Signals:
    changed(Change): the project is another value (edit, undo, redo).
    checked(Report): the project of the last ``changed`` has been checked, at most once an
        event-loop turn, and before the window paints: an edit is painted once, with its shapes.
    opened(): another document stands here now; everything is to be drawn afresh.
    stateChanged(): undo/redo availability, modified mark, path or title may differ.
    refused(Sentence): a command could not be applied; nothing has changed.
    shown(str): another graph ("main" or a block) is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

from dlstudio.catalog.own_layers import OwnLayers
from dlstudio.errors import DLStudioError, GraphError
from dlstudio.graph.model import Graph
from dlstudio.language import Sentence
from dlstudio.project.change import Change
from dlstudio.project.commands import Command
from dlstudio.project.diagnostic import Fix
from dlstudio.project.document import Document
from dlstudio.project.model import MAIN, Project
from dlstudio.validation.check import check
from dlstudio.validation.report import GraphReport, Report


class DocumentModel(QObject):
    """The open document; views read it, send commands, and wait for the signals."""

    changed = Signal(object)
    checked = Signal(object)
    opened = Signal()
    stateChanged = Signal()
    refused = Signal(object)
    shown = Signal(str)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting = False
        self._report: Report | None = None
        self._graph_name: str = MAIN
        self._take(document)

    @property
    def document(self) -> Document:
        return self._document

    @property
    def project(self) -> Project:
        return self._document.project

    @property
    def report(self) -> Report:
        """The report of the current project, checking it now if that is still due.

        ``checked`` is told later all the same: a listener of ``changed`` that reads the report
        must not make the others hear of it before they have heard of the change.
        """
        if self._report is None:
            self._report = check(self.project)
        return self._report

    @property
    def graph_name(self) -> str:
        """Which graph the canvas shows: "main" or the name of a block."""
        return self._graph_name

    @property
    def graph(self) -> Graph:
        """The graph that the canvas shows."""
        return self.project.graphs.get(self._graph_name, self.project.main)

    @property
    def graph_report(self) -> GraphReport:
        """The report of the graph that the canvas shows."""
        return self.report.graph(self._graph_name)

    def open(self, document: Document) -> None:
        """Put another document in the place of this one."""
        self._unsubscribe()
        self._take(document)
        self.opened.emit()
        self.stateChanged.emit()
        self._check_soon()

    def show(self, graph_name: str) -> None:
        """Show another graph of the project."""
        if graph_name in self.project.graphs and graph_name != self._graph_name:
            self._graph_name = graph_name
            self.shown.emit(graph_name)

    def do(self, command: Command, initiator: object = None) -> bool:
        """Apply a command; on refusal emit ``refused`` and return False."""
        try:
            self._document.do(command, initiator)
        except GraphError as error:
            self.refused.emit(error.sentence)
            return False
        self.stateChanged.emit()
        return True

    def repair(self, fix: Fix, initiator: object = None) -> bool:
        """Run a repair as an undo step of its own, whatever was typed before and after."""
        self._document.seal()
        done = self.do(fix.command, initiator)
        self._document.seal()
        return done

    def know(self, own: OwnLayers) -> None:
        """Take over what is known of own layers; no step to undo."""
        self._document.know(own)

    def undo(self) -> None:
        self._document.undo()
        self.stateChanged.emit()

    def redo(self) -> None:
        self._document.redo()
        self.stateChanged.emit()

    def go_to(self, place: int) -> None:
        """Undo or redo until ``place`` steps lie behind."""
        self._document.go_to(place)
        self.stateChanged.emit()

    @contextmanager
    def transaction(self, label: Sentence) -> Iterator[None]:
        """Make everything done inside one undo step."""
        try:
            with self._document.transaction(label):
                yield
        except DLStudioError as error:
            self.refused.emit(error.sentence)
        self.stateChanged.emit()

    def check_now(self) -> None:
        """Check the current project, unless its report is there already, and tell."""
        self._waiting = False
        self.checked.emit(self.report)

    def _check_soon(self) -> None:
        if not self._waiting:
            self._waiting = True
            # Before the repaint that the edit has asked for, which a timer would come after.
            first = Qt.EventPriority.HighEventPriority.value
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), first)

    def customEvent(self, event: QEvent) -> None:
        if self._waiting:  # or somebody has asked for it in the meantime
            self.check_now()

    def _take(self, document: Document) -> None:
        self._document = document
        self._unsubscribe = document.subscribe(self._on_change)
        self._graph_name = MAIN
        self._report = None

    def _on_change(self, change: Change) -> None:
        self._report = None
        if self._graph_name not in change.after.graphs:
            self._graph_name = _renamed(change, self._graph_name)
        self.changed.emit(change)
        self._check_soon()


def _renamed(change: Change, name: str) -> str:
    """Return what a block that is gone is called now; the main graph if it is no more."""
    graph = change.before.graphs.get(name)
    after = change.after.graphs
    fresh = (new for new, value in after.items() if value is graph)
    return next((new for new in fresh if new not in change.before.graphs), MAIN)
