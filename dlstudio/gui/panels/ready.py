"""Ready: what stands in the way of a training, kept up to date beside the window if need be.

A source that lies in a file of the person's is read in a job; everything else is known at
once. The newest question wins.

Signals:
    found(tuple[Diagnostic, ...]): the answer for the newest report.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from dlstudio.data.sources import SOURCES
from dlstudio.gui.models.studio import Studio
from dlstudio.project.diagnostic import Diagnostic, Severity
from dlstudio.project.model import Project
from dlstudio.spec.param import PathTo
from dlstudio.training.readiness import readiness


class Ready(QObject):
    """Asks ``readiness`` for the project of the studio."""

    found = Signal(object)

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._request = 0
        self._project: Project | None = None
        self.problems: tuple[Diagnostic, ...] = ()

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What prevents a training: in the network first, then in data and settings."""
        network = self._studio.document.report.errors
        more = (d for d in self.problems if d.severity is Severity.ERROR and d not in network)
        return (*network, *more)

    def ask(self, again: bool = False, then: Callable[[], None] | None = None) -> None:
        """Find out about the project as it is now; ``found`` follows.

        Args:
            again: even if the project is the same (its file of data may be another).
            then: called once when the answer is there.
        """
        document = self._studio.document
        project, report, folder = document.project, document.report, self.folder
        if project is self._project and not again:
            return
        self._project = project
        self._request += 1
        request = self._request
        if not _lies_in_file(project):
            self._take(request, readiness(project, report, folder), then)
            return
        self._studio.jobs.start(
            lambda: readiness(project, report, folder),
            lambda problems: self._take(request, problems, then),
            self._fail,
        )

    @property
    def folder(self) -> Path | None:
        """Folder of the project file, where relative paths start."""
        path = self._studio.document.document.path
        return path.parent if path is not None else None

    def _take(
        self,
        request: int,
        problems: tuple[Diagnostic, ...],
        then: Callable[[], None] | None,
    ) -> None:
        if request == self._request:
            self.problems = problems
            self.found.emit(problems)
            if then is not None:
                then()

    def _fail(self, error: Exception) -> Any:
        raise error


def _lies_in_file(project: Project) -> bool:
    spec = SOURCES.get(project.data.key) if project.data else None
    return spec is not None and any(isinstance(param, PathTo) for param in spec.params)
