"""Write a file so that it is wholly the old one or wholly the new one, whatever happens.

Everything this product keeps (projects, run records, exports, recovery data) is written by
``write_atomically``: a temporary file in the same folder, synced, then put in the place of
the old one. A process that is killed leaves at most one temporary file behind; the next
write to the same path removes it. All contact with the disk goes through ``Disk``, so that
tests can make any single operation fail.
"""

from __future__ import annotations

import errno
import hashlib
import os
import platform
import re
import secrets
import stat
import time
from contextlib import suppress
from pathlib import Path

from dlstudio.errors import DLStudioError, ProjectError
from dlstudio.language import Sentence, say
from dlstudio.project.process import is_alive

Data = bytes | bytearray | memoryview

# Names are made of digests, so that the longest legal file name has a legal temporary one.
_TEMPORARY = re.compile(
    r"\.dls-(?P<target>[0-9a-f]{12})-(?P<host>[0-9a-f]{6})-(?P<pid>[0-9]+)-[0-9a-f]+\.tmp"
)

# A temporary file of another machine, or of a process whose number is used again, is left
# over for certain after this many seconds.
_STALE = 24 * 3600.0

# Windows refuses to replace a file that a virus scanner has open for a moment.
_REPLACE_TRIES = 6

_FULL = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
_LOCKED = (errno.EBUSY, errno.EDEADLK, getattr(errno, "ETXTBSY", errno.EBUSY))


class Disk:
    """The operations a write is made of; each may raise OSError."""

    def mode(self, path: Path) -> int | None:
        """Return the mode of a file, None if there is none."""
        try:
            return path.stat().st_mode
        except FileNotFoundError:
            return None

    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder."""
        return [child.name for child in folder.iterdir()]

    def create(self, path: Path) -> int:
        """Create a file that must not exist yet; returns its descriptor."""
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        return os.open(path, flags, 0o666)

    def set_mode(self, path: Path, mode: int) -> None:
        """Give a file the permissions of another."""
        path.chmod(stat.S_IMODE(mode))

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write some of the data; returns how many bytes."""
        return os.write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        """Wait until the contents of a file are on the disk."""
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close a file."""
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Put one file in the place of another, in one step."""
        source.replace(target)

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on the disk, where the system can do that."""
        if os.name == "nt":
            return
        try:
            descriptor = os.open(folder, os.O_RDONLY)
        except PermissionError:  # a folder that may be written to but not listed
            return
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network shares
                raise
        finally:
            os.close(descriptor)

    def remove(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def age(self, path: Path) -> float:
        """Return the seconds since a file was last written."""
        return time.time() - path.stat().st_mtime


DISK = Disk()


def write_atomically(
    path: Path | str,
    data: Data,
    *,
    error: type[DLStudioError] = ProjectError,
    disk: Disk = DISK,
) -> None:
    """Write ``data`` to ``path``; after an error the old file is untouched.

    A link is followed, and the permissions of the old file are kept.

    Raises:
        error: it could not be written; the sentence says why, where and what to do.
    """
    path = Path(path)
    try:
        # Not Path.resolve, which raises RuntimeError where links lead in a circle.
        target = Path(os.path.realpath(path))
        _write(target, data, disk)
    except OSError as problem:
        raise error(not_written(problem, path)) from problem
    except ValueError as problem:  # a zero byte or half a character in the name
        raise error(
            say("{path} is not a name for a file. Choose another name.", path=repr(str(path)))
        ) from problem
    try:
        disk.sync_folder(target.parent)
    except OSError as problem:
        raise error(
            say(
                "“{file}” is written, but the disk of {folder} reports “{problem}”, so a power cut "
                "may undo that. Save again, or choose another place.",
                file=path.name,
                folder=str(path.absolute().parent),
                problem=problem.strerror or str(problem),
            )
        ) from problem
    # Tidying up may fail (the folder cannot be listed); the file itself is written.
    with suppress(OSError):
        remove_leftovers(target, disk)


def remove_leftovers(path: Path, disk: Disk = DISK) -> int:
    """Remove what writes to ``path`` by killed processes left behind; returns how many."""
    removed = 0
    for name in disk.names(path.parent):
        match = _TEMPORARY.fullmatch(name)
        if match and match["target"] == _digest(path.name, 12):
            leftover = path.parent / name
            try:
                if _is_leftover(match, leftover, disk):
                    disk.remove(leftover)
                    removed += 1
            except OSError:  # it is of no use to anybody, but it is in nobody's way either
                continue
    return removed


def is_temporary(name: str) -> bool:
    """Tell whether a name in a folder is that of an unfinished write."""
    return _TEMPORARY.fullmatch(name) is not None


def not_written(problem: OSError, path: Path) -> Sentence:
    """Say why a file or folder could not be written, and what to do."""
    places = {"file": path.name or str(path), "folder": str(path.absolute().parent)}
    code = problem.errno
    if code in _FULL:
        return say(
            "“{file}” was not written: the disk of {folder} is full. Free some space, or choose "
            "another place. What was there before is unchanged.",
            **places,
        )
    if code in (errno.EACCES, errno.EPERM):
        return say(
            "“{file}” was not written: you may not write here ({folder}), or another program "
            "has the file open. Choose another place, or close the other program.",
            **places,
        )
    if code == errno.EROFS:
        return say(
            "“{file}” was not written: {folder} is read-only. Choose another place.", **places
        )
    if code in (errno.ENOENT, errno.ENOTDIR):
        return say(
            "“{file}” was not written: the folder {folder} is not there any more. Connect its "
            "disk again, or choose another place.",
            **places,
        )
    if code in (errno.EISDIR, errno.EEXIST):
        return say(
            "“{file}” was not written: in {folder} a folder has this name. Choose another name.",
            **places,
        )
    if code == errno.ENAMETOOLONG:
        return say(
            "“{file}” was not written: the name is too long. Choose a shorter one.", **places
        )
    if code in _LOCKED:
        return say(
            "“{file}” was not written: another program has it locked. Close it and try again.",
            **places,
        )
    return say(
        "“{file}” was not written: the disk of {folder} reports “{problem}”. Try again, or choose "
        "another place. What was there before is unchanged.",
        problem=problem.strerror or str(problem),
        **places,
    )


def _write(target: Path, data: Data, disk: Disk) -> None:
    mode = disk.mode(target)
    if mode is not None:
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, "it is a folder")
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, "it is not an ordinary file")
        if not os.access(target, os.W_OK):  # somebody has protected it; replacing would do it
            raise _protected(target)
    temporary = target.with_name(_temporary_name(target.name))
    try:
        _fill(temporary, data, mode, disk)
        _replace(temporary, target, disk)
    except BaseException:
        # The first error is the one to tell; the next write cleans up what stays.
        with suppress(OSError):
            disk.remove(temporary)
        raise


def _protected(target: Path) -> OSError:
    """Tell a disk that nothing can be written to from a file that somebody has protected."""
    read_only = hasattr(os, "statvfs") and os.statvfs(target).f_flag & os.ST_RDONLY
    if read_only:
        return OSError(errno.EROFS, "the disk is read-only")
    return PermissionError(errno.EACCES, "it is protected")


def _fill(temporary: Path, data: Data, mode: int | None, disk: Disk) -> None:
    descriptor = disk.create(temporary)
    try:
        rest = memoryview(data).cast("B")
        while rest:
            rest = rest[disk.write(descriptor, rest) :]
        disk.sync(descriptor)
    finally:
        disk.close(descriptor)
    if mode is not None:
        disk.set_mode(temporary, mode)


def _replace(temporary: Path, target: Path, disk: Disk) -> None:
    tries = _REPLACE_TRIES if os.name == "nt" else 1
    for attempt in range(1, tries + 1):
        try:
            disk.replace(temporary, target)
            return
        except PermissionError:
            if attempt == tries:
                raise
            time.sleep(0.02 * attempt)


def _temporary_name(name: str) -> str:
    parts = _digest(name, 12), _host(), str(os.getpid()), secrets.token_hex(4)
    return f".dls-{'-'.join(parts)}.tmp"


def _is_leftover(match: re.Match[str], path: Path, disk: Disk) -> bool:
    if match["host"] == _host() and not is_alive(int(match["pid"])):
        return True
    return disk.age(path) > _STALE


def _host() -> str:
    return _digest(platform.node(), 6)


def _digest(text: str, length: int) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]
