"""Ready: all that is wrong with the open project, for a training too; one answer for all rooms.

What the check found and what stands in the way of a training come together here, so that the
tool bar, the list of problems and the training panel count the same things. A source that
lies in a file of the person's is read in a job; everything else is known at once. The newest
question wins.

Signals:
    found(tuple[Diagnostic, ...]): what ``readiness`` says of the newest report.
    dataTouched(): the person's file of data has become another one, came or went.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from dlstudio.gui.models.disk_watch import DiskWatch
from dlstudio.gui.models.document_model import DocumentModel
from dlstudio.project.diagnostic import Diagnostic, Severity
from dlstudio.project.model import Project
from dlstudio.spec.param import PathTo
from dlstudio.training.findings import once

if TYPE_CHECKING:
    from dlstudio.gui.models.jobs import Jobs

WAKE_MS = 60


class Ready(QObject):
    """Asks ``readiness`` for the open project.

    It wakes a moment after the first check, because its first question imports data and
    losses, which the first picture of the window must not wait for.
    """

    found = Signal(object)
    dataTouched = Signal()

    def __init__(self, document: DocumentModel, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._jobs = document, jobs
        self._watch = DiskWatch(self)
        self._watch.touched.connect(self._on_touched)
        self._file: Path | None = None
        self._state: tuple[int, int] | None = None
        self._awake = False
        self._request = 0
        self._asked: tuple[Project, Path | None] | None = None
        self._then: list[Callable[[], None]] = []
        self.problems: tuple[Diagnostic, ...] = ()
        self.known = False  # whether ``problems`` was ever asked for
        self._timer = QTimer(self, singleShot=True, interval=WAKE_MS)
        self._timer.timeout.connect(self.wake)
        document.opened.connect(self._forget)
        document.checked.connect(lambda _report: self._follow())

    @property
    def folder(self) -> Path | None:
        """Folder of the project file, where relative paths start."""
        path = self._document.document.path
        return path.parent if path is not None else None

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What prevents a training: in the network first, then in data and settings."""
        found = (*self._document.report.errors, *self.problems)
        return tuple(d for d in once(found) if d.severity is Severity.ERROR)

    @property
    def begun(self) -> bool:
        """Whether anything is drawn yet; an empty canvas is no mistake."""
        return bool(self._document.project.main.nodes)

    @property
    def everything(self) -> tuple[Diagnostic, ...]:
        """All findings, each once, worst first; none of an empty canvas."""
        if not self.begun:
            return ()
        ranks = {severity: rank for rank, severity in enumerate(Severity)}
        found = once((*self._document.report.diagnostics, *self.problems))
        return tuple(sorted(found, key=lambda d: ranks[d.severity]))

    def wake(self) -> None:
        """Follow the project from now on."""
        self._timer.stop()
        if not self._awake:
            self._awake = True
            self.ask()

    def ask(self, again: bool = False, then: Callable[[], None] | None = None) -> None:
        """Find out about the project as it is now; ``found`` follows.

        Args:
            again: even if the project is the same (its file of data may be another).
            then: called once when the newest answer is there.
        """
        if then is not None:
            self._then.append(then)
        project, folder = self._document.project, self.folder
        asked = self._asked
        same = asked is not None and asked[0] is project and asked[1] == folder
        if same and not again and then is None:
            return
        from dlstudio.training.readiness import readiness  # with it come data and losses

        report = self._document.report
        self._asked = (project, folder)
        self._request += 1
        request = self._request
        file = _file_of(project, folder)
        if file != self._file:
            self._file, self._state = file, _state_of(file)
            self._watch.follow(file)
        if not _lies_in_file(project):
            self._take(request, readiness(project, report, folder))
            return
        self._jobs.start(
            lambda: readiness(project, report, folder),
            lambda problems: self._take(request, problems),
            self._fail,
        )

    def _follow(self) -> None:
        if self._awake:
            self.ask()
        elif not self._timer.isActive():
            self._timer.start()

    def _on_touched(self) -> None:
        state = _state_of(self._file)
        if state != self._state:
            self._state = state
            self.ask(again=True)
            self.dataTouched.emit()

    def _forget(self) -> None:
        """Another project: what was found in the old one is not said of the new one."""
        self._asked, self.problems, self.known = None, (), False
        self._request += 1
        self._then = []

    def _take(self, request: int, problems: tuple[Diagnostic, ...]) -> None:
        if request != self._request:
            return
        self.problems, self.known = problems, True
        then, self._then = self._then, []
        self.found.emit(problems)
        for call in then:
            call()

    def _fail(self, error: Exception) -> None:
        self._asked, self._then = None, []
        raise error


def _file_of(project: Project, folder: Path | None) -> Path | None:
    """Return the file that the data of a project lies in; None where there is none."""
    from dlstudio.data.files import meant
    from dlstudio.data.sources import SOURCES

    data = project.data
    spec = SOURCES.get(data.key) if data else None
    for param in spec.params if spec is not None and data is not None else ():
        text = data.values.get(param.name) if data is not None else None
        if isinstance(param, PathTo) and isinstance(text, str):
            return meant(text, folder)
    return None


def _state_of(file: Path | None) -> tuple[int, int] | None:
    """Return what differs when a file was written; None if it is not there."""
    try:
        state = file.stat() if file is not None else None
    except (OSError, ValueError):
        return None
    return (state.st_mtime_ns, state.st_size) if state is not None else None


def _lies_in_file(project: Project) -> bool:
    from dlstudio.data.sources import SOURCES

    spec = SOURCES.get(project.data.key) if project.data else None
    return spec is not None and any(isinstance(param, PathTo) for param in spec.params)
