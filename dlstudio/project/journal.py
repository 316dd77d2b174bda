"""Recovery data: what was not saved survives a crash, a kill and a power cut.

Every open document has a Journal with a folder of its own (named by a random id, never by
the file, so equal names do not meet). Each note is a whole project written atomically under
a checksum; the last two are kept. A lock that ends with the process tells the sessions of
crashed programs from living ones. Nothing is ever put over a project file: recovery only
offers, a person decides.

    FOLDER/sessions/ID/lock          held while the document is open
    FOLDER/sessions/ID/00000012.snapshot
    FOLDER/archive/ID/…              declined twice or unreadable; removed after 30 days
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dlstudio.errors import ProjectError
from dlstudio.language import say
from dlstudio.project import strict_json
from dlstudio.project.atomic import DISK, Disk, is_temporary, write_atomically
from dlstudio.project.files import FileState, parse_bytes
from dlstudio.project.model import Project
from dlstudio.project.process import Lock, holder, is_locked
from dlstudio.project.writing import project_text

KEPT_SNAPSHOTS = 2
ARCHIVED_DAYS = 30
MOST_DECLINED = 2

_HEAD = b"dlstudio-recovery 1 "
_SNAPSHOT = re.compile(r"([0-9]{8,12})\.snapshot")
_DECLINED = "declined"

# A session without work that is younger than this may be just about to lock itself.
_YOUNG = 60.0


class Journal:
    """Recovery data of one open document; made when it is opened, closed with it.

    Args:
        folder: where all recovery data lies; chosen by the program, outside TEMP.
        path: the project file, None for a project that was never saved.

    Attributes:
        state: in which the file was read or written last; noted with the work, so that a file
            that is changed after a crash is not overwritten by what is recovered.

    Raises:
        ProjectError: the folder cannot be used.
    """

    def __init__(self, folder: Path, path: Path | None = None, disk: Disk = DISK) -> None:
        self.session = secrets.token_hex(8)
        self.folder = folder / "sessions" / self.session
        self.path = path
        self.state: FileState | None = None
        self._disk = disk
        self._number = 0
        self._noted: Project | None = None
        lock = Lock.take(self.folder / "lock")
        assert lock is not None  # nobody else knows this random name
        self._lock = lock

    def note(self, project: Project) -> bool:
        """Write a project down; False if it is the one written last.

        Raises:
            ProjectError: it could not be written; earlier notes are still there.
        """
        if project is self._noted:
            return False
        meta = {
            "path": None if self.path is None else str(self.path),
            "title": project.title,
            "time": time.time(),
            "state": None if self.state is None else [self.state.size, self.state.digest],
        }
        body = json.dumps(meta).encode() + b"\n" + project_text(project).encode()
        digest = hashlib.sha256(body).hexdigest().encode()
        file = self.folder / f"{self._number + 1:08d}.snapshot"
        write_atomically(file, _HEAD + digest + b"\n" + body, disk=self._disk)
        self._number += 1
        self._noted = project
        _remove_all(_snapshots(self.folder)[KEPT_SNAPSHOTS:])
        return True

    def forget(self) -> None:
        """Drop the notes, because everything is in the project file now."""
        self._noted = None
        _remove_all(_snapshots(self.folder))

    def close(self) -> None:
        """End the session and drop its notes: saved, or given up by the person."""
        self.forget()
        self._lock.release()
        _remove_session(self.folder)

    def abandon(self) -> None:
        """End the session but keep its notes, as a crash would; they will be offered."""
        self._lock.release()


@dataclass(frozen=True, slots=True)
class Recovery:
    """Unsaved work of a session that ended without saving.

    Args:
        folder: of the session.
        path: the project file, None if it was never saved.
        title: of the project, for the list.
        time: when it was written down, seconds since 1970.
        project: the work itself.
        damaged: how many newer notes could not be read.
        state: in which the project file was when it was read or written last, if it is known.
    """

    folder: Path
    path: Path | None
    title: str
    time: float
    project: Project
    damaged: int = 0
    state: FileState | None = None

    def discard(self) -> None:
        """Remove it for good: recovered and written down anew, or given up."""
        _remove_session(self.folder)

    def decline(self) -> bool:
        """Keep it for later; the second time it goes to the archive, and True is returned."""
        marks = self.folder / _DECLINED
        count = 1 + (len(marks.read_bytes()) if marks.is_file() else 0)
        if count >= MOST_DECLINED:
            _archive(self.folder)
            return True
        write_atomically(marks, b"x" * count)
        return False


def recoverable(folder: Path) -> list[Recovery]:
    """Return the unsaved work of sessions that are over, newest first.

    Sessions that are running are left alone; those without any work are cleared away; those
    of which nothing can be read go to the archive.
    """
    found = []
    for session in _folders(folder / "sessions"):
        snapshots = _snapshots(session)
        if (not snapshots and _age(session) < _YOUNG) or is_locked(session / "lock"):
            continue
        recovery = _newest(session, snapshots)
        if recovery is not None:
            found.append(recovery)
        elif snapshots:
            _archive(session)
        else:
            _remove_session(session)
    return sorted(found, key=lambda recovery: recovery.time, reverse=True)


def clear_archive(folder: Path, now: float | None = None) -> int:
    """Remove what has been in the archive for more than 30 days; returns how many sessions."""
    now = time.time() if now is None else now
    removed = 0
    for session in _folders(folder / "archive"):
        if now - session.stat().st_mtime > ARCHIVED_DAYS * 24 * 3600:
            _remove_session(session)
            removed += 1
    return removed


def project_lock(folder: Path, path: Path) -> Path:
    """Return the lock file of a project file: one for every real path, beside the sessions."""
    return folder / "open" / f"{path_id(path)}.lock"


def path_id(path: Path) -> str:
    """Return a name for what belongs to a file: the same for every way to write its path."""
    real = os.path.normcase(os.path.realpath(path))
    return hashlib.sha256(real.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def open_for_writing(folder: Path, path: Path) -> Lock | None:
    """Take the right to write a project file; None if another window has it open.

    A lock left by a crashed program is free, whatever its file says.
    """
    return Lock.take(project_lock(folder, path))


def who_writes(folder: Path, path: Path) -> int | None:
    """Return the number of the process that has a project file open, if it is known."""
    return holder(project_lock(folder, path))


def _newest(session: Path, snapshots: list[Path]) -> Recovery | None:
    for damaged, file in enumerate(snapshots):
        try:
            path, state, meta, project = _read(file)
        except (ProjectError, OSError):  # cut off or changed: the one before is as good as new
            continue
        return Recovery(session, path, meta["title"], meta["time"], project, damaged, state)
    return None


def _read(file: Path) -> tuple[Path | None, FileState | None, dict[str, Any], Project]:
    """Read a snapshot; ProjectError if a single bit of it is wrong."""
    limit = strict_json.LARGEST_FILE + 2**20
    with file.open("rb") as stream:
        data = stream.read(limit)
    head, _, body = data.partition(b"\n")
    if head != _HEAD + hashlib.sha256(body).hexdigest().encode():
        raise ProjectError(say("The recovery data is damaged. An earlier note is used."))
    line, _, text = body.partition(b"\n")
    meta: dict[str, Any] = json.loads(line)  # our own, by the checksum
    path = None if meta["path"] is None else Path(meta["path"])
    state = FileState(*meta["state"]) if meta.get("state") else None  # older notes have none
    return path, state, meta, parse_bytes(text).project


def _snapshots(session: Path) -> list[Path]:
    """Return the notes of a session, newest first."""
    try:
        files = list(session.iterdir())
    except FileNotFoundError:  # it has just been closed
        return []
    named = ((_SNAPSHOT.fullmatch(file.name), file) for file in files)
    numbered = [(int(match[1]), file) for match, file in named if match]
    return [file for _, file in sorted(numbered, reverse=True)]


def _folders(parent: Path) -> list[Path]:
    if not parent.is_dir():
        return []
    return sorted(child for child in parent.iterdir() if child.is_dir() and not child.is_symlink())


def _archive(session: Path) -> None:
    archive = session.parent.parent / "archive"
    archive.mkdir(exist_ok=True)
    place = archive / session.name
    session.rename(place)
    place.touch()  # its time says when it came here


def _age(session: Path) -> float:
    try:
        return time.time() - session.stat().st_mtime
    except FileNotFoundError:  # it has just been closed
        return 0.0


def _remove_all(files: list[Path]) -> None:
    for file in files:
        # One that stays is older than the newest and does no harm.
        with suppress(OSError):
            file.unlink()


def _remove_session(session: Path) -> None:
    """Remove a session with everything that this program puts into one, and nothing else."""
    try:
        files = list(session.iterdir())
    except FileNotFoundError:  # another window was faster
        return
    ours = ("lock", _DECLINED)
    _remove_all(
        [f for f in files if _SNAPSHOT.fullmatch(f.name) or f.name in ours or is_temporary(f.name)]
    )
    # Something that is not ours may lie in it; then the folder stays.
    with suppress(OSError):
        session.rmdir()
