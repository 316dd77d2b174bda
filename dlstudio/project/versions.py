"""Versions: the last saved states of every project file, kept where the program keeps its state.

They are plain project files, so even without the program nothing is locked in. A folder
belongs to the real path of a file, never to its name, so equal names do not meet. What
another program had written and was overwritten on purpose is kept here too.

    FOLDER/versions/ID/00000001764324000123456789.dls      nanoseconds since 1970
"""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dlstudio.errors import ProjectError
from dlstudio.language import Sentence, say
from dlstudio.project.atomic import DISK, Disk, write_atomically
from dlstudio.project.files import SUFFIX, FileState, file_bytes, parse_bytes, write_project
from dlstudio.project.journal import path_id
from dlstudio.project.model import Project

KEPT = 10
MOST_BYTES = 32 * 2**20  # of one project; the newest is kept in any case

_NAME = re.compile(r"([0-9]{26})" + re.escape(SUFFIX))


@dataclass(frozen=True, slots=True)
class Version:
    """One saved state.

    Args:
        file: where it is kept.
        time: when it was saved, seconds since 1970.
        size: in bytes.
    """

    file: Path
    time: float
    size: int

    def read(self) -> Project:
        """Read it, one of a newer DL Studio as far as it is understood.

        Raises:
            ProjectError: it cannot be read.
        """
        return parse_bytes(file_bytes(self.file), newer=True).project


def versions(folder: Path, path: Path) -> list[Version]:
    """Return what is kept of a project file, newest first."""
    try:
        entries = list(os.scandir(_place(folder, path)))
    except OSError:
        return []
    found = []
    for entry in entries:
        match = _NAME.fullmatch(entry.name)
        if match is not None:
            with suppress(OSError):  # removed by another window in this moment
                found.append(Version(Path(entry.path), int(match[1]) / 1e9, entry.stat().st_size))
    return sorted(found, key=lambda version: version.file.name, reverse=True)


def keep(
    folder: Path, path: Path, data: bytes, moment: float | None = None, disk: Disk = DISK
) -> None:
    """Keep the contents of a project file, unless they are the newest ones kept already.

    Args:
        moment: when they were saved, seconds since 1970; now if left out.

    Raises:
        ProjectError: it could not be written.
    """
    there = versions(folder, path)
    if there and there[0].size == len(data) and _same(there[0].file, data):
        return
    last = int(there[0].file.name[:26]) if there else 0
    stamp = max(time.time_ns() if moment is None else int(moment * 1e9), last + 1)
    place = _place(folder, path)
    with suppress(OSError):  # writing tells what is wrong
        place.mkdir(parents=True, exist_ok=True)
    write_atomically(place / f"{stamp:026d}{SUFFIX}", data, disk=disk)
    _clear(versions(folder, path))


def _clear(there: list[Version]) -> None:
    room = MOST_BYTES
    for number, version in enumerate(there):
        room -= version.size
        if number and (number >= KEPT or room < 0):
            with suppress(OSError):
                version.file.unlink()


def _same(file: Path, data: bytes) -> bool:
    try:
        return file.read_bytes() == data
    except OSError:
        return False


def _place(folder: Path, path: Path) -> Path:
    return folder / "versions" / path_id(path)


def save(
    folder: Path, project: Project, path: Path, expected: FileState | None
) -> tuple[FileState, Sentence | None]:
    """Save a project as ``write_project`` does, keeping what stood there and what stands now.

    Returns:
        The state of the written file, and why the versions could not be kept, if so.
    """
    before = _there(path)
    state = write_project(project, path, expected=expected)
    try:
        if before is not None:
            keep(folder, path, *before)
        keep(folder, path, file_bytes(path))
    except ProjectError as error:
        return state, say(
            "“{file}” is saved, but its earlier versions are not kept. {reason}",
            file=path.name,
            reason=error.sentence,
        )
    return state, None


def _there(path: Path) -> tuple[bytes, float] | None:
    """Return what stands in a file, and since when."""
    try:
        return file_bytes(path), path.stat().st_mtime
    except (ProjectError, OSError):
        return None
