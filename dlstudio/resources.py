"""Finds a file of ``resources/`` in a checkout, in a wheel or in a frozen program."""

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """Return the path of a shipped file; it need not exist."""
    return _root().joinpath(*parts)


def _root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "_resources"  # where the wheel puts them
    return installed if installed.is_dir() else package.parent / "resources"
