"""FolderLock: one training a run folder, whatever becomes of the process that holds it.

The system itself gives the lock back when a process dies, so a killed run can be told from
a living one without guessing from process numbers or dates.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

NAME = "lock"


class FolderLock:
    """An exclusive lock on a folder; False from ``take`` if somebody else holds it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._handle: int | None = None

    def take(self) -> bool:
        """Take the lock; OSError if the folder cannot be written."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        if not _lock(handle):
            os.close(handle)
            return False
        self._handle = handle
        return True

    def give_back(self) -> None:
        """Give the lock back; nothing happens if it is not held."""
        if self._handle is not None:
            os.close(self._handle)  # closing unlocks on every system
            self._handle = None


def is_locked(folder: Path) -> bool:
    """Tell whether a living process (this one included) holds the lock of a folder."""
    path = folder / NAME
    if not path.is_file():
        return False
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError:  # a read-only folder: nobody can be training into it
        return False
    try:
        return not _lock(handle)
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
