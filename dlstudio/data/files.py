"""Finds and opens the data files that a person names; the only place that resolves paths.

A project may come from a stranger, so a path in it reaches ordinary files only: no pipe or
device (reading one may never end), no network share (opening one signs in with the person's
name on some systems).
"""

from __future__ import annotations

import stat
from pathlib import Path

from dlstudio.errors import DataError
from dlstudio.language import say

LARGEST_FILE = 2 * 1024**3


def located(text: str, folder: Path | None) -> Path:
    """Return the path of an ordinary, readable, non-empty file, or raise a DataError."""
    if not text.strip():
        raise DataError(say("No data file is chosen. Choose one in the data panel."))
    if text.startswith(("\\\\", "//")) or "\0" in text:
        raise DataError(
            say(
                "“{path}” is not a file on this computer. Copy the data next to the project "
                "and choose it there.",
                path=_short(text),
            )
        )
    path = Path(text)
    if not path.is_absolute():
        if folder is None:
            raise DataError(
                say(
                    "“{path}” is meant relative to the project's folder, but the project has "
                    "not been saved yet. Save it, or choose the file with its full path.",
                    path=_short(text),
                )
            )
        path = folder / path
    _check_ordinary(path)
    return path


def meant(text: str, folder: Path | None) -> Path | None:
    """Return where a data file is meant to be, whether it is there or not; the disk is not asked.

    None where ``located`` would refuse the very name.
    """
    if not text.strip() or text.startswith(("\\\\", "//")) or "\0" in text:
        return None
    path = Path(text)
    return path if path.is_absolute() else folder / path if folder is not None else None


def _check_ordinary(path: Path) -> None:
    try:
        state = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise DataError(
            say(
                "The data file {path} does not exist. Choose it again in the data panel.",
                path=_short(str(path)),
            )
        ) from None
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None
    if not stat.S_ISREG(state.st_mode):
        raise DataError(say("{path} is not a file. Choose a data file.", path=_short(str(path))))
    if state.st_size == 0:
        raise DataError(
            say("The data file {path} is empty. Choose another one.", path=_short(str(path)))
        )
    if state.st_size > LARGEST_FILE:
        raise DataError(
            say(
                "The data file {path} has {size} GB; at most {most} GB can be read. Choose a "
                "part of it.",
                path=_short(str(path)),
                size=f"{state.st_size / 1024**3:.1f}",
                most=LARGEST_FILE // 1024**3,
            )
        )


def unreadable(path: Path, error: Exception) -> DataError:
    """Return the error for a file that the system will not let us read."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return DataError(
        say(
            "The data file {path} cannot be read: {reason}. Check that it is there and that "
            "you may read it.",
            path=_short(str(path)),
            reason=reason,
        )
    )


def stamp(path: Path) -> tuple[str, int, int]:
    """Return what changes when the file changes, as a key for caches."""
    state = path.stat()
    return str(path), state.st_mtime_ns, state.st_size


def _short(text: str) -> str:
    return text if len(text) <= 120 else "…" + text[-119:]
