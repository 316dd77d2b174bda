"""Project files: open and save ``.dls``.

A project file is UTF-8 JSON made to be read by people and compared by git. ``strict_json``
guards the door, ``migrations`` lifts older versions, ``reading`` builds the value, ``writing``
makes the text, ``atomic`` puts it on the disk. Nothing here runs code of a file, and nothing
is written while one is read.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from dataclasses import dataclass, replace
from pathlib import Path

from dlstudio.errors import ProjectError
from dlstudio.language import Sentence, say
from dlstudio.project import strict_json
from dlstudio.project.atomic import DISK, Disk, write_atomically
from dlstudio.project.migrations import VERSION, newer_version
from dlstudio.project.model import Project
from dlstudio.project.own_files import with_own_layers
from dlstudio.project.reading import NewerVersionError, ReadResult, read_value
from dlstudio.project.writing import project_text

__all__ = [
    "ChangedOnDiskError", "FileState", "NewerVersionError", "ReadResult", "load",
    "parse_project", "project_text", "read_project", "write_project",
]  # fmt: skip

SUFFIX = ".dls"

_HEAD = re.compile(rb'\s*\{\s*"dlstudio"\s*:\s*([0-9]{1,9})\s*[,}]')


class ChangedOnDiskError(ProjectError):
    """Another program has changed the file since it was read."""


@dataclass(frozen=True, slots=True)
class FileState:
    """What a file looked like; equal states mean an unchanged file."""

    size: int
    digest: str

    @staticmethod
    def of(path: Path | str) -> FileState | None:
        """Look at a file; None if there is none that can be read."""
        try:
            return FileState.of_bytes(_bytes_of(Path(path)))
        except OSError:
            return None

    @staticmethod
    def of_bytes(data: bytes) -> FileState:
        """Return the state of a file with these contents."""
        return FileState(len(data), hashlib.sha256(data).hexdigest())


def load(path: Path | str) -> Project:
    """Read a project file; ProjectError with a sentence if that is not possible."""
    return read_project(path).project


def read_project(path: Path | str, newer: bool = False) -> ReadResult:
    """Read a project file, with notes on what a person may want to know.

    Args:
        newer: whether a file of a newer version is read as far as it can be understood, to
            look at; ``ReadResult.newer`` then tells.

    Raises:
        NewerVersionError: a newer version of the program is needed.
        ProjectError: it is not there, cannot be read, or is damaged.
    """
    path = Path(path)
    data = file_bytes(path)
    try:
        result = parse_bytes(data, newer)
    except ProjectError as error:
        raise type(error)(
            say("“{file}” cannot be opened. {reason}", file=path.name, reason=error.sentence)
        ) from error
    return replace(result, project=with_own_layers(result.project, path.parent))


def file_bytes(path: Path) -> bytes:
    """Read a file of the program, bounded; ProjectError with a sentence if it cannot be read."""
    try:
        return _bytes_of(path)
    except OSError as problem:
        raise ProjectError(_unreadable(problem, path)) from problem
    except ValueError as problem:
        raise ProjectError(
            say("{path} is not a name for a file. Choose another name.", path=repr(str(path)))
        ) from problem


def parse_project(text: str) -> ReadResult:
    """Read the text of a project file; raises as ``read_project``."""
    return parse_bytes(text.encode("utf-8", "surrogatepass"))


def parse_bytes(data: bytes, newer: bool = False) -> ReadResult:
    """Read the bytes of a project file; raises as ``read_project``."""
    text, marked = strict_json.decode(data)
    result = read_value(strict_json.parse(text), newer)
    if not marked:
        return result
    note = say("It began with a byte order mark; saving leaves that out.")
    return replace(result, notes=(*result.notes, note))


def newer_file(path: Path) -> int | None:
    """Return the version of a file that a newer DL Studio has saved; None for every other."""
    try:
        return _newer(_bytes_of(path))
    except (OSError, ValueError):
        return None


def only_to_look(file: str, version: int) -> Sentence:
    """Say why a file of a newer version is not written."""
    return say(
        "“{file}” was saved by a newer DL Studio (file version {version}; this one reads up to "
        "{newest}). You can look and try things here, without what only the newer one knows; "
        "the file stays as it is. Save under another name to keep a copy, or update DL Studio.",
        file=file,
        version=version,
        newest=VERSION,
    )


def write_project(
    project: Project,
    path: Path | str,
    *,
    expected: FileState | None = None,
    disk: Disk = DISK,
) -> FileState:
    """Save a project; after an error the old file is untouched.

    Args:
        expected: the state in which the file was read or written last; if it is another by
            now, nothing is written. None writes in any case.

    Returns:
        The state of the written file, for the next save.

    Raises:
        ChangedOnDiskError: the file is not in the ``expected`` state.
        NewerVersionError: a newer DL Studio has saved it; this one would lose a part of it.
        ProjectError: it could not be written, or is too large to be opened again.
    """
    path = Path(path)
    data = project_text(project).encode()
    try:
        parse_bytes(data)
    except ProjectError as error:
        raise ProjectError(
            say("“{file}” was not written. {reason}", file=path.name, reason=error.sentence)
        ) from error
    _let_stand(path, expected)
    write_atomically(path, data, disk=disk)
    return FileState.of_bytes(data)


def _let_stand(path: Path, expected: FileState | None) -> None:
    """Raise if what stands in the place of a file must not be overwritten."""
    try:
        there = _bytes_of(path)
    except (OSError, ValueError):
        return  # nothing to lose, or nothing that can be read; writing tells what is wrong
    version = _newer(there)
    if version is not None:
        raise NewerVersionError(
            say(
                "“{file}” was not written: a newer DL Studio has saved it (file version "
                "{version}), and this one would lose a part of it. Save under another name.",
                file=path.name,
                version=version,
            )
        )
    if expected is not None and FileState.of_bytes(there) != expected:
        raise ChangedOnDiskError(
            say(
                "“{file}” was not written: another program has changed it. Save under "
                "another name, or overwrite it.",
                file=path.name,
            )
        )


def _newer(data: bytes) -> int | None:
    head = _HEAD.match(data, 0, 200)
    if head is not None and int(head[1]) <= VERSION:
        return None  # as every file of ours begins; saving need not read all of it
    try:
        return newer_version(strict_json.parse(strict_json.decode(data)[0]))
    except ProjectError:
        return None


def _bytes_of(path: Path) -> bytes:
    """Read a file, bounded: never more than the limit and one byte."""
    # Not waiting for a pipe that nobody writes to; regular files do not mind.
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags)
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, "it is a folder")
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, "it is not an ordinary file")
        with open(descriptor, "rb", closefd=False) as file:
            return file.read(strict_json.LARGEST_FILE + 1)
    finally:
        os.close(descriptor)


def _unreadable(problem: OSError, path: Path) -> Sentence:
    places = {"file": path.name or str(path), "folder": str(path.absolute().parent)}
    if isinstance(problem, (FileNotFoundError, NotADirectoryError)):
        return say("“{file}” is not in {folder}. Check the name and the folder.", **places)
    if isinstance(problem, IsADirectoryError) or path.is_dir():  # Windows says "permission"
        return say("“{file}” is a folder. Choose a project file in it.", **places)
    if isinstance(problem, PermissionError):
        return say(
            "“{file}” may not be read by you. Ask its owner, or change its permissions.", **places
        )
    return say(
        "“{file}” cannot be read ({problem}). Check the disk or choose another file.",
        problem=problem.strerror or str(problem),
        **places,
    )
