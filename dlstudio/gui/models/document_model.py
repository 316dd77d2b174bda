"""DocumentModel: the Qt face of the open Document.

A document may have several faces, one for each tab that shows it: they have the project, its
report and its history together, and each shows a graph of its own. The face of a tab that
nobody sees sleeps: it stands still, and tells of everything that came meanwhile as one change
when it wakes.

Signals:
    changed(Change): the project is another value (edit, undo, redo).
    checked(Report): the project of the last ``changed`` has been checked, at most once an
        event-loop turn, and before the window paints: an edit is painted once, with its shapes.
    opened(): another document stands here now; everything is to be drawn afresh.
    stateChanged(): undo/redo availability, modified mark, path or title may differ.
    refused(Sentence): a command could not be applied; nothing has changed.
    shown(str): another graph ("main" or a block) is shown, or a block in another of its uses.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

from dlstudio.catalog.own_layers import OwnLayers
from dlstudio.errors import DLStudioError, GraphError
from dlstudio.graph.model import Graph, NodeId
from dlstudio.gui.models.ways import Way, graphs_on, report_on, ways_to
from dlstudio.language import Sentence
from dlstudio.project.change import Change
from dlstudio.project.commands import Command
from dlstudio.project.diagnostic import Fix
from dlstudio.project.document import Document
from dlstudio.project.model import MAIN, Project
from dlstudio.validation.check import check
from dlstudio.validation.report import GraphReport, Report


class _Common:
    """What all faces of one document have together."""

    def __init__(self) -> None:
        self.faces: list[DocumentModel] = []
        self.project: Project | None = None
        self.report: Report | None = None

    def report_of(self, project: Project) -> Report:
        """Return the report of a value, checking it if it is not the one checked last."""
        if self.report is None or self.project is not project:
            self.project, self.report = project, check(project)
        return self.report


class DocumentModel(QObject):
    """The open document; views read it, send commands, and wait for the signals.

    Args:
        beside: another face, whose document this one shows as well.
    """

    changed = Signal(object)
    checked = Signal(object)
    opened = Signal()
    stateChanged = Signal()
    refused = Signal(object)
    shown = Signal(str)

    def __init__(
        self,
        document: Document,
        parent: QObject | None = None,
        beside: DocumentModel | None = None,
    ) -> None:
        super().__init__(parent)
        self._waiting = False
        self._common: _Common = beside._common if beside is not None else _Common()
        self._common.faces.append(self)
        self._still: tuple[Project, Report | None] | None = None  # while it sleeps
        self._graph_name: str = MAIN
        self._way: Way | None = ()
        self._take(document)

    @property
    def document(self) -> Document:
        return self._document

    @property
    def project(self) -> Project:
        """The current value; while the face sleeps, the one that it fell asleep with."""
        return self._still[0] if self._still is not None else self._document.project

    @property
    def report(self) -> Report:
        """The report of the current project, checking it now if that is still due.

        ``checked`` is told later all the same: a listener of ``changed`` that reads the report
        must not make the others hear of it before they have heard of the change.
        """
        if self._still is None:
            return self._common.report_of(self._document.project)
        project, report = self._still
        if report is None:
            report = check(project)
            self._still = (project, report)
        return report

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
        """The report of the graph that the canvas shows, in the use that was entered."""
        return self.shown_in(self.report)

    def shown_in(self, report: Report) -> GraphReport:
        """Return what a report says of the graph that the canvas shows."""
        found = report_on(report, self._way) if self._way is not None else None
        return found or report.graph(self._graph_name)

    @property
    def way(self) -> Way | None:
        """The nodes gone through from the main graph; None for a block that nothing uses."""
        return self._way

    @property
    def trail(self) -> tuple[str, ...]:
        """Names of the graphs from the outermost to the one that is shown."""
        if self._way is None:
            return (MAIN, self._graph_name)
        return graphs_on(self.project, self._way)

    def way_into(self, id: NodeId) -> Way | None:
        """Return the way into a block through a node of the shown graph."""
        return None if self._way is None else (*self._way, id)

    def open(self, document: Document) -> None:
        """Put another document in the place of this one, on all its faces."""
        faces = self._common.faces
        for face in faces:
            face._unsubscribe()
            face._take(document)
        for face in faces:
            face.opened.emit()
        self.tell_state()
        for face in faces:
            face._check_soon()

    def leave(self) -> None:
        """Hear no more of the document; the tab is closed."""
        self._unsubscribe()
        self._common.faces.remove(self)

    @property
    def awake(self) -> bool:
        return self._still is None

    def sleep(self) -> None:
        """Stand still: nobody sees what this face shows."""
        if self._still is None:
            known = self._common.project is self.project
            self._still = (self.project, self._common.report if known else None)

    def wake(self) -> None:
        """Follow again, and tell of what came meanwhile as one change."""
        if self._still is None:
            return
        before, self._still = self._still[0], None
        due, self._waiting = self._waiting, False
        change = Change.between(before, self.project, None)
        if change.before is not change.after:
            self._on_change(change)
        elif due:
            self._check_soon()
        self.stateChanged.emit()

    def tell_state(self) -> None:
        """Let every face say that its state may be another."""
        for face in self._common.faces:
            if face._still is None:
                face.stateChanged.emit()

    def show(self, graph_name: str, way: Way | None = None) -> None:
        """Show another graph of the project.

        Args:
            way: which use of it; without one an outer graph on the trail, else the first use.
        """
        if graph_name not in self.project.graphs:
            return
        if way is None or graphs_on(self.project, way)[-1:] != (graph_name,):
            way = self._way_to(graph_name)
        if (graph_name, way) != (self._graph_name, self._way):
            self._graph_name, self._way = graph_name, way
            self.shown.emit(graph_name)

    def enter(self, id: NodeId) -> None:
        """Show the block that a node stands for, as it is in this use."""
        node = self.graph.nodes.get(id)
        if node is not None and node.block is not None:
            self.show(node.block, self.way_into(id))

    def _way_to(self, graph_name: str) -> Way | None:
        if self._way is not None and graph_name in self.trail:
            return self._way[: self.trail.index(graph_name)]
        report = self._common.report if self._common.project is self.project else None
        return next(ways_to(self.project, graph_name, report), None)

    def do(self, command: Command, initiator: object = None) -> bool:
        """Apply a command; on refusal emit ``refused`` and return False."""
        try:
            self._document.do(command, initiator)
        except GraphError as error:
            self.refused.emit(error.sentence)
            return False
        self.tell_state()
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
        self.tell_state()

    def redo(self) -> None:
        self._document.redo()
        self.tell_state()

    def go_to(self, place: int) -> None:
        """Undo or redo until ``place`` steps lie behind."""
        self._document.go_to(place)
        self.tell_state()

    @contextmanager
    def transaction(self, label: Sentence) -> Iterator[None]:
        """Make everything done inside one undo step."""
        try:
            with self._document.transaction(label):
                yield
        except DLStudioError as error:
            self.refused.emit(error.sentence)
        self.tell_state()

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
        # Or somebody has asked for it in the meantime, or looked away.
        if self._waiting and self._still is None:
            self.check_now()

    def _take(self, document: Document) -> None:
        self._document = document
        self._unsubscribe = document.subscribe(self._on_change)
        self._graph_name, self._way = MAIN, ()
        self._still = None
        self._waiting = False

    def _on_change(self, change: Change) -> None:
        if self._still is not None:
            return
        if self._graph_name not in change.after.graphs:
            self._graph_name = _renamed(change, self._graph_name)
        if self._way is None or graphs_on(change.after, self._way)[-1] != self._graph_name:
            self._way = next(ways_to(change.after, self._graph_name), None)
        self.changed.emit(change)
        self._check_soon()


def _renamed(change: Change, name: str) -> str:
    """Return what a block that is gone is called now; the main graph if it is no more."""
    graph = change.before.graphs.get(name)
    after = change.after.graphs
    fresh = (new for new, value in after.items() if value is graph)
    return next((new for new in fresh if new not in change.before.graphs), MAIN)
