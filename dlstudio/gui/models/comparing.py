"""Comparing: what the open project is compared with, and what differs; new after every edit.

Signals:
    changed(): another comparison stands in ``found``, or none.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from dlstudio.errors import DLStudioError
from dlstudio.gui.models.document_model import DocumentModel
from dlstudio.language import Sentence, say
from dlstudio.project.model import Project

if TYPE_CHECKING:
    from dlstudio.comparing.comparison import Comparison, GraphComparison
    from dlstudio.validation.report import Report

AFTER_MS = 60  # an edit is on the screen before it is compared
LAST_SAVE = "save"


class Comparing(QObject):
    """Compares the open project with another one while it is edited."""

    changed = Signal()

    def __init__(self, document: DocumentModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._base: Project | None = None
        self._base_report: Report | None = None
        self._with_save = False
        self.title: Sentence | str = ""
        self.found: Comparison | None = None
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._timer.timeout.connect(self.refresh)
        document.checked.connect(lambda _report: self._later())
        document.stateChanged.connect(self._on_state)
        document.opened.connect(self.stop)

    @property
    def active(self) -> bool:
        return self._base is not None

    @property
    def base(self) -> Project | None:
        """What the project is compared with."""
        return self._base

    def with_project(self, project: Project, title: Sentence | str) -> None:
        """Compare with a project until told otherwise."""
        self._with_save = False
        self._take(project, title)
        self.refresh()

    def with_last_save(self) -> bool:
        """Compare with what was saved last, also after the next save; False if nothing was."""
        saved = self._document.document.saved
        if saved is None:
            return False
        self._take(saved, say("the last save"))
        self._with_save = True
        self.refresh()
        return True

    def with_run(self, folder: Path) -> Sentence | None:
        """Compare with what a run trained; a sentence if it cannot be read."""
        from dlstudio.training.records import Record

        try:
            project = Record.open(folder).project
        except DLStudioError as error:
            return error.sentence
        self.with_project(project, say("the run {name}", name=folder.name))
        return None

    def with_file(self, path: Path) -> Sentence | None:
        """Compare with a project file; a sentence if it cannot be read."""
        from dlstudio.project.files import load

        try:
            project = load(path)
        except DLStudioError as error:
            return error.sentence
        self.with_project(project, path.name)
        return None

    def stop(self) -> None:
        """Compare no more."""
        self._base = self._base_report = None
        self._with_save = False
        if self.found is not None:
            self.found = None
            self.changed.emit()

    def refresh(self) -> None:
        """Compare now."""
        if self._base is None:
            return
        from dlstudio.comparing.compare import compare
        from dlstudio.validation.check import check

        if self._base_report is None:
            self._base_report = check(self._base)
        document = self._document
        self.found = compare(self._base, document.project, self._base_report, document.report)
        self.changed.emit()

    def here(self) -> GraphComparison | None:
        """What differs in the graph that is shown; None while nothing is compared."""
        if self.found is None:
            return None
        return self.found.graphs.get(self._document.graph_name)

    def _take(self, project: Project, title: Sentence | str) -> None:
        if project is not self._base:
            self._base, self._base_report = project, None
        self.title = title

    def _later(self) -> None:
        if self._base is not None:
            self._timer.start()

    def _on_state(self) -> None:
        saved = self._document.document.saved
        if self._with_save and saved is not None and saved is not self._base:
            self.with_last_save()
