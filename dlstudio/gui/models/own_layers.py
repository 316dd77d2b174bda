"""OwnLayers: the Python files beside the open project, read again when they change.

What their classes do to shapes is found in a job, by a process of its own that stays while the
project is open; the report says "?" until the answers are there.

Signals:
    changed(): the files, or which of them are trusted, are others than before.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from dlstudio.catalog.own_layers import Answer, OwnFile, OwnLayers, Question
from dlstudio.gui.models.document_model import DocumentModel
from dlstudio.gui.models.jobs import Jobs
from dlstudio.project.own_files import files_in, trust_file, with_own_layers
from dlstudio.validation.report import Report

if TYPE_CHECKING:
    from dlstudio.compiler.own_answers import Prober

SETTLE_MS = 200  # an editor writes a file in several steps


class OwnLayerFiles(QObject):
    """Follows the folder of the open project."""

    changed = Signal()

    def __init__(self, document: DocumentModel, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._jobs = document, jobs
        self._folder: Path | None = None
        self._watcher: QFileSystemWatcher | None = None
        self._prober: Prober | None = None
        self._asking = self._left = False
        self._later = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._later.timeout.connect(self.read)
        document.opened.connect(self._follow)
        document.stateChanged.connect(self._follow)
        document.checked.connect(self._ask)

    @property
    def folder(self) -> Path | None:
        """Where the files lie; None for a project that is in no file."""
        return self._folder

    @property
    def untrusted(self) -> tuple[OwnFile, ...]:
        """The files that nodes of the project use and that may not be run."""
        project = self._document.project
        found = (project.own.files.get(name) for name in files_in(project))
        return tuple(file for file in found if file and file.classes and not file.trusted)

    def read(self) -> None:
        """Read the files of the folder in a job."""
        self._later.stop()
        folder, project = self._folder, self._document.project
        if folder is not None and not self._left:  # else its tab is closed
            self._jobs.start(
                lambda: with_own_layers(project, folder, everything=True).own,
                lambda own: self._take(folder, own),
                self._fail,
            )

    def trust(self, name: str) -> None:
        """Trust a file as it is now; ProjectError if it cannot be read."""
        if self._folder is not None:
            trust_file(self._folder / name)
            self.read()

    def leave(self) -> None:
        """End the process and watch no more; the window closes."""
        self._left = True
        self._later.stop()
        if self._asking:
            self._jobs.wait()
        if self._prober is not None:
            self._prober.close()
            self._prober = None

    def _follow(self) -> None:
        path = self._document.document.path
        folder = None if path is None else path.parent
        if folder != self._folder:
            self._folder = folder
            self._watch(())
            self.read()
        elif folder is not None and not self._document.project.own.files and self._watched():
            self.read()  # the same folder, another document

    def _watched(self) -> bool:
        return self._watcher is not None and bool(self._watcher.files())

    def _take(self, folder: Path, own: OwnLayers) -> None:
        if folder != self._folder or self._left:
            return
        self._watch(own.files)
        before = self._document.project.own
        if own.files is not before.files:
            self._document.know(own.with_answers(before.answers) if own.files else own)
            self.changed.emit()

    def _watch(self, names: Iterable[str]) -> None:
        """Watch the folder and its files, and nothing else."""
        if self._watcher is None:
            if self._folder is None:
                return
            self._watcher = QFileSystemWatcher(self)
            self._watcher.directoryChanged.connect(lambda _path: self._later.start())
            self._watcher.fileChanged.connect(lambda _path: self._later.start())
        wanted = set()
        if self._folder is not None:
            wanted = {str(self._folder), *(str(self._folder / name) for name in names)}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if watched - wanted:
            self._watcher.removePaths(sorted(watched - wanted))
        if wanted - watched:
            self._watcher.addPaths(sorted(wanted - watched))

    def _ask(self, report: Report) -> None:
        """Find answers to what the report could not tell; a check follows from them."""
        if not report.questions or self._asking or self._left:
            return
        if self._prober is None:
            from dlstudio.compiler.own_answers import Prober

            self._prober = Prober(cancelled=lambda: self._left)
        self._asking = True
        prober, own, questions = self._prober, self._document.project.own, report.questions
        self._jobs.start(lambda: prober.ask(own, questions), self._answered, self._fail)

    def _answered(self, answers: dict[Question, Answer]) -> None:
        self._asking = False
        if self._left:
            return
        own = self._document.project.own
        kept = {file.digest for file in own.files.values()}
        fresh = {
            question: answer for question, answer in answers.items() if question.digest in kept
        }
        if fresh:
            self._document.know(own.with_answers(fresh))
        else:
            self._ask(self._document.report)  # another document was opened meanwhile

    def _fail(self, error: Exception) -> None:
        self._asking = False
        raise error
