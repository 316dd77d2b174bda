"""Autosave: writes unsaved work down, beside the window, soon after every edit.

One note is written at a time, always of the newest value; a project that equals its file
needs none. When writing fails the person is told once, and the next edit tries again.

Signals:
    failed(Sentence): the last note could not be written.
    written(): a note is on the disk.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from dlstudio.errors import ProjectError
from dlstudio.gui.models.document_model import DocumentModel
from dlstudio.gui.models.jobs import Jobs
from dlstudio.gui.models.settings import Settings
from dlstudio.language import Sentence, say
from dlstudio.project.files import FileState
from dlstudio.project.journal import Journal
from dlstudio.project.model import Project


class Autosave(QObject):
    """The recovery copy of the open document.

    Args:
        folder: where all recovery data lies.

    Attributes:
        state: of the open file when it was read or written last; kept by DocumentFiles.
    """

    failed = Signal(object)
    written = Signal()

    def __init__(
        self,
        document: DocumentModel,
        settings: Settings,
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._settings, self.folder = document, settings, folder
        # Its own threads: a long export must not keep a note waiting.
        self._jobs = Jobs(self)
        self._journal: Journal | None = None
        self._on = self._busy = self._again = self._told = False
        self._then: Callable[[], None] | None = None
        self.state: FileState | None = None
        self._session = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._write)
        document.stateChanged.connect(self._on_state)

    def begin(self, then: Callable[[], None] | None = None) -> None:
        """Protect the document that stands open now.

        Args:
            then: what to do once the first note is safely written.
        """
        self._on, self._told, self._then = True, False, then
        self._session += 1
        if self._document.document.modified:
            self._write()

    def once_safe(self, then: Callable[[], None]) -> None:
        """Do something once the next note is safely written."""
        self._then = then
        self._on_state()

    def end(self, keep: bool = False) -> None:
        """Stop protecting; the notes are dropped, or kept to be offered at the next start."""
        self._on = self._again = False
        self._timer.stop()
        self._jobs.wait()
        self._busy = False
        journal, self._journal = self._journal, None
        if journal is not None:
            journal.abandon() if keep else journal.close()

    @property
    def safe(self) -> bool:
        """Whether nothing is waiting to be written."""
        return not self._timer.isActive() and not self._busy

    def _on_state(self) -> None:
        if self._on and not self._timer.isActive():
            # Not started anew by each edit: the first one is safe in time as well.
            self._timer.start(round(1000 * self._settings["autosave_seconds"]))

    def _write(self) -> None:
        if self._busy:
            self._again = True
            return
        document = self._document.document
        project = document.project if document.modified else None
        if project is None and self._journal is None:
            return
        self._busy, session = True, self._session
        work = _Work(self._journal, self.folder, document.path, self.state, project)
        self._jobs.start(
            work,
            lambda result: self._on_done(session, result),
            lambda error: self._on_failed(session, work, error),
        )

    def _on_done(self, session: int, journal: Journal) -> None:
        if not self._goes_on(session, journal):
            return
        self._told = False
        then, self._then = self._then, None
        if then is not None:
            then()
        self.written.emit()

    def _on_failed(self, session: int, work: _Work, error: Exception) -> None:
        if not self._goes_on(session, work.journal):
            return
        if not isinstance(error, (ProjectError, OSError)):
            raise error
        if not self._told:
            self._told = True
            self.failed.emit(_sentence(error))

    def _goes_on(self, session: int, journal: Journal | None) -> bool:
        """Take the journal of an ended job; False if its document is closed by now."""
        if session != self._session or not self._on:
            if journal is not None and journal is not self._journal:
                journal.close()
            return False
        self._journal, self._busy = journal, False
        if self._again:
            self._again = False
            self._write()
        return True


class _Work:
    """One note, written in a job. ``journal`` is made by the first one."""

    def __init__(
        self,
        journal: Journal | None,
        folder: Path,
        path: Path | None,
        state: FileState | None,
        project: Project | None,
    ) -> None:
        self.journal, self._folder = journal, folder
        self._path, self._state, self._project = path, state, project

    def __call__(self) -> Any:
        if self.journal is None:
            self.journal = Journal(self._folder, self._path)
        self.journal.path, self.journal.state = self._path, self._state
        if self._project is None:
            self.journal.forget()
        else:
            self.journal.note(self._project)
        return self.journal


def _sentence(error: Exception) -> Sentence:
    if isinstance(error, ProjectError):
        return error.sentence
    return say(
        "The recovery copy could not be written ({problem}). Save the project to be safe.",
        problem=str(error),
    )
