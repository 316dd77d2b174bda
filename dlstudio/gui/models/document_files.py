"""DocumentFiles: which file stands open, and what happens to it on the disk.

It asks nothing and shows nothing: questions belong to ``gui.menus.file``. An error leaves
everything as it was, in memory and on the disk.

Signals:
    changed(): whether a project is shown, its path, or whether it may be written differ.
    unprotected(Sentence): the recovery copy or an earlier version cannot be kept, or a file
        cannot be locked.
    changedOutside(): ``outside`` has become another, or the file has changed once more.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dlstudio.errors import ProjectError
from dlstudio.gui.models.autosave import Autosave
from dlstudio.gui.models.disk_watch import DiskWatch
from dlstudio.gui.models.document_model import DocumentModel
from dlstudio.gui.models.settings import Settings, state_folder
from dlstudio.language import Sentence, say
from dlstudio.project import versions
from dlstudio.project.document import Document
from dlstudio.project.files import (
    FileState,
    newer_file,
    only_to_look,
    read_project,
)
from dlstudio.project.journal import Recovery, open_for_writing
from dlstudio.project.model import Project
from dlstudio.project.process import Lock
from dlstudio.project.replacing import ReplaceProject

SUFFIX = ".dls"


def file_name(path: Path | None, title: str) -> str:
    """Return what files made of a project are called: as its file, else as its title."""
    if path is not None:
        return path.stem
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in title)
    return " ".join(kept.split())[:80] or "project"


class DocumentFiles(QObject):
    """Opens, saves and closes the document of a window."""

    changed = Signal()
    unprotected = Signal(object)
    changedOutside = Signal()

    def __init__(
        self,
        document: DocumentModel,
        settings: Settings,
        folder: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._settings = document, settings
        self.folder = folder or state_folder() / "recovery"
        self.autosave = Autosave(document, settings, self.folder, self)
        self.autosave.failed.connect(self.unprotected)
        self.shown = False
        self.outside = False  # whether another program has changed the file, unsettled
        self._watch = DiskWatch(self)
        self._watch.touched.connect(self._on_touched)
        self._seen: FileState | None = None
        self.notes: tuple[Sentence, ...] = ()
        self._state: FileState | None = None
        self._lock: Lock | None = None
        self._closed_to_writing: Sentence | None = None

    @property
    def path(self) -> Path | None:
        """The file of the project; None for one that was never saved."""
        return self._document.document.path

    @property
    def read_only(self) -> Sentence | None:
        """Why the file may not be overwritten; None if it may."""
        return self._closed_to_writing

    @property
    def modified(self) -> bool:
        """Whether something would be lost without saving."""
        return self.shown and self._document.document.modified

    def new(self, project: Project | None = None, unsaved: bool = False) -> None:
        """Show a project that is in no file.

        Args:
            unsaved: whether it counts as modified from the start (recovered work).
        """
        self._leave()
        document = Document(project or Project())
        if unsaved:
            document.mark_unsaved()
        self._enter(document)

    def recover(self, recovery: Recovery) -> None:
        """Show unsaved work of an earlier session; it counts as modified.

        The earlier notes are removed only when new ones are on the disk.
        """
        self._leave()
        path = recovery.path
        if path is not None:
            # Not the state of now: what changed the file since the crash must not be lost.
            self._state = recovery.state or FileState.of(path)
            self._lock_or_close(path)
        document = Document(recovery.project, path)
        document.mark_unsaved()
        self._enter(document, recovery.discard)

    def take_back(self, recovery: Recovery) -> None:
        """Put unsaved work of an earlier session into its open file, as a step to undo."""
        step = ReplaceProject(project=recovery.project, name=say("Take over the unsaved work"))
        self._document.do(step)
        self.autosave.once_safe(recovery.discard)

    def open(self, path: Path, *, recent: bool = True) -> None:
        """Open a file, as a ``recent`` one; ProjectError leaves everything as it was."""
        path = path.absolute()
        if self.shown and path == self.path and not self.modified:
            return
        state = FileState.of(path)
        result = read_project(path, newer=True)
        self._leave()
        self._state, self.notes = state, result.notes
        self._lock_or_close(path)
        if recent:
            self._settings.add_recent(path)
        self._enter(Document(result.project, path))

    def save(self, path: Path | None = None, overwrite: bool = False) -> None:
        """Write the project to a file, its own when left out.

        Args:
            overwrite: write even if another program has changed the file.

        Raises:
            ChangedOnDiskError: another program has changed it; nothing was written.
            ProjectError: it could not be written; what was there is unchanged.
        """
        target = (path or self.path or Path()).absolute()
        own = target == self.path
        if own and self._closed_to_writing is not None:
            raise ProjectError(self._closed_to_writing)
        lock = self._lock if own else self._taken(target)
        project = self._document.project
        expected = self._state if own and not overwrite else None
        try:
            state, trouble = versions.save(self.folder, project, target, expected)
        except ProjectError:
            if lock is not None and lock is not self._lock:
                lock.release()
            raise
        if self._lock is not None and lock is not self._lock:
            self._lock.release()
        self._lock, self._closed_to_writing, self.outside = lock, None, False
        self._know(state)
        self._watch.follow(target)
        self._document.document.mark_saved(project, target)
        self._settings.add_recent(target)
        self._document.tell_state()
        self.changed.emit()
        if trouble is not None:
            self.unprotected.emit(trouble)

    def may_be_written(self) -> bool:
        """Whether the file may be overwritten; the window that had it may be closed by now."""
        if self._closed_to_writing is not None and self.path is not None:
            self._closed_to_writing = None
            self._lock_or_close(self.path)
        return self._closed_to_writing is None

    def keep_mine(self) -> None:
        """Settle a change from outside: the next save overwrites it, and keeps it as a version."""
        if self.path is not None:
            self._know(FileState.of(self.path))
            self._document.document.mark_unsaved()
            self._settle()

    def take_theirs(self) -> None:
        """Settle a change from outside: show what the file holds now; undo brings mine back.

        Raises:
            ProjectError: it cannot be read.
        """
        path = self.path
        if path is None:
            return
        state = FileState.of(path)
        result = read_project(path, newer=True)
        name = say("Take over “{file}”", file=path.name)
        self._document.do(ReplaceProject(project=result.project, name=name))
        self._document.document.mark_saved(self._document.project, path)
        self._know(state)
        if result.newer is not None:
            self._closed_to_writing = only_to_look(path.name, result.newer)
            self.changed.emit()
        self._settle()

    def changed_on_disk(self) -> bool:
        """Whether another program has changed or removed the file since it was read."""
        path = self.path
        return path is not None and self._state is not None and FileState.of(path) != self._state

    def close(self) -> None:
        """Show no project; unsaved changes are the caller's business."""
        self._leave()
        self.shown = False
        self._document.open(Document(Project()))
        self.changed.emit()

    def leave(self, keep: bool = False) -> None:
        """Give everything back at the end of the program.

        Args:
            keep: whether unsaved work is to be offered at the next start.
        """
        self._leave(keep)
        self.shown = False

    def _enter(self, document: Document, then: Callable[[], None] | None = None) -> None:
        self.shown = True
        self.autosave.state = self._state
        self._watch.follow(document.path)
        self._document.open(document)
        self.autosave.begin(then)
        self.changed.emit()

    def _leave(self, keep: bool = False) -> None:
        self.autosave.end(keep)
        if self._lock is not None:
            self._lock.release()
        self._watch.follow(None)
        self._lock, self._state, self._closed_to_writing, self.outside = None, None, None, False
        self.notes = ()

    def _know(self, state: FileState | None) -> None:
        self._state = self.autosave.state = state

    def _settle(self) -> None:
        self.outside = False
        self._document.tell_state()
        self.changedOutside.emit()

    def _on_touched(self) -> None:
        """Tell of a change once, and of its end if the file is what it was again."""
        changed = self.changed_on_disk()
        seen = FileState.of(self.path) if changed and self.path is not None else None
        if changed and not (self.outside and seen == self._seen):
            self.outside, self._seen = True, seen
            self.changedOutside.emit()
        elif self.outside and not changed:
            self._settle()

    def _lock_or_close(self, path: Path) -> None:
        """Take the right to write the file, or remember why it may not be written."""
        version = newer_file(path)
        if version is not None:
            self._closed_to_writing = only_to_look(path.name, version)
            return
        try:
            self._lock = open_for_writing(self.folder, path)
        except ProjectError as error:
            self.unprotected.emit(error.sentence)
            return
        if self._lock is None:
            self._closed_to_writing = say(
                "“{file}” is open in another window of DL Studio. You can look and try things "
                "here; save under another name to keep them.",
                file=path.name,
            )

    def _taken(self, path: Path) -> Lock | None:
        """Return the right to write another file; None where no lock can be made."""
        try:
            lock = open_for_writing(self.folder, path)
        except ProjectError as error:
            self.unprotected.emit(error.sentence)
            return None
        if lock is None:
            raise ProjectError(
                say(
                    "“{file}” is open in another tab or window of DL Studio. Choose another name.",
                    file=path.name,
                )
            )
        return lock
