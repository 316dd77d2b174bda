"""Tell whether a process is still there, and hold a lock that ends with the process.

A lock is a small file that the system itself keeps locked: when its process dies, however
it dies, the lock is free, so nothing has to be guessed from a process number. The number is
written in it only to be shown.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from dlstudio.errors import ProjectError
from dlstudio.language import say

_BUSY = (errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK, errno.EDEADLK)


class Lock:
    """A held lock; made by ``Lock.take``. Release it, or let the process end."""

    def __init__(self, file: Path, descriptor: int) -> None:
        self.file = file
        self._descriptor: int | None = descriptor

    @classmethod
    def take(cls, file: Path) -> Lock | None:
        """Take the lock; None if a living process (or this one) holds it.

        Raises:
            ProjectError: the lock file cannot be made.
        """
        while True:
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
            except FileNotFoundError:  # the folder was cleared away in this very moment
                continue
            except OSError as problem:
                raise ProjectError(
                    say(
                        "The folder {folder} cannot be used ({problem}). Work is not protected "
                        "against a crash until it can.",
                        folder=str(file.parent),
                        problem=problem.strerror or str(problem),
                    )
                ) from problem
            if not _lock(descriptor):
                os.close(descriptor)
                return None
            if _is_file(descriptor, file):
                os.ftruncate(descriptor, 0)
                os.write(descriptor, str(os.getpid()).encode())
                return cls(file, descriptor)
            os.close(descriptor)  # its holder removed it in this very moment

    def release(self) -> None:
        """Give the lock back; a second call does nothing."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is None:
            return
        if os.name == "nt":  # an open file cannot be removed there
            os.close(descriptor)
            self.file.unlink(missing_ok=True)
        else:
            self.file.unlink(missing_ok=True)
            os.close(descriptor)


def is_locked(file: Path) -> bool:
    """Tell whether somebody holds the lock, without leaving a trace.

    The look itself holds the lock for a moment, so ask this of locks that nobody waits for.
    """
    try:
        descriptor = os.open(file, os.O_RDWR)
    except OSError:
        return False
    try:
        return not _lock(descriptor)
    finally:
        os.close(descriptor)


def holder(file: Path) -> int | None:
    """Return the number of the process that took the lock last."""
    try:
        return int(file.read_bytes()[:20])
    except (OSError, ValueError):
        return None


def is_alive(pid: int) -> bool:
    """Tell whether a process of this machine is running."""
    if pid <= 0:
        return False
    if sys.platform == "win32":
        return _is_alive_on_windows(pid)
    try:
        os.kill(pid, 0)  # asks only; never do this on Windows, where it ends the process
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # it is there, and it is somebody else's
        return True
    return True


def _is_file(descriptor: int, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), file.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    # A byte far behind the contents: a locked one cannot be read by others.
    _LOCKED_BYTE = 1 << 20

    def _lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as problem:
            if problem.errno in _BUSY:
                return False
            raise
        os.lseek(descriptor, 0, os.SEEK_SET)
        return True

    def _is_alive_on_windows(pid: int) -> bool:
        import ctypes

        query, still_active = 0x1000, 259
        kernel = ctypes.windll.kernel32
        process = kernel.OpenProcess(query, False, pid)
        if not process:
            return False
        code = ctypes.c_ulong()
        known = kernel.GetExitCodeProcess(process, ctypes.byref(code))
        kernel.CloseHandle(process)
        return bool(known) and code.value == still_active

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as problem:
            if problem.errno in _BUSY:
                return False
            if problem.errno in (errno.ENOLCK, errno.ENOTSUP, errno.EINVAL):
                return True  # a file system without locks; nothing can be known there
            raise
        return True
