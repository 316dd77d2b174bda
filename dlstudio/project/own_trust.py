"""Which files of own layers a person trusts: by the SHA-256 of the text, on this machine only.

A trusted digest is kept with an HMAC under a key that never leaves this machine, so that a
copied or hand-written list trusts nothing. Another text is another digest: editing a file
drops its trust.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
import sys
from pathlib import Path
from typing import Any

from dlstudio.project.atomic import write_atomically

KEY, LIST = "trust.key", "trusted.json"
MOST = 1_000  # files; the oldest are forgotten
LARGEST = 2**20


def state_folder() -> Path:
    """Return where this person's state is kept; the window keeps its own in the same place."""
    home = Path.home()
    if sys.platform == "win32":
        place = os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local"
    elif sys.platform == "darwin":
        place = home / "Library" / "Application Support"
    else:
        place = os.environ.get("XDG_DATA_HOME") or home / ".local" / "share"
    return Path(place) / "dlstudio"


def is_trusted(digest: str, folder: Path | None = None) -> bool:
    """Tell whether a text may be run on this machine."""
    folder = folder or state_folder()
    key = _key(folder)
    mark = _marks(folder).get(digest)
    return key is not None and isinstance(mark, str) and _same(mark, _mark(key, digest))


def trust_digest(digest: str, folder: Path | None = None) -> None:
    """Note that the person trusts a text. ProjectError if it cannot be noted."""
    folder = folder or state_folder()
    folder.mkdir(parents=True, exist_ok=True)
    key = _key(folder)
    if key is None:
        key = secrets.token_bytes(32)
        write_atomically(folder / KEY, key)
        (folder / KEY).chmod(0o600)
    marks = {d: m for d, m in _marks(folder).items() if d != digest}
    rows = [*list(marks.items())[1 - MOST :], (digest, _mark(key, digest))]
    write_atomically(folder / LIST, (json.dumps(dict(rows), indent=1) + "\n").encode())


def distrust_digest(digest: str, folder: Path | None = None) -> None:
    """Take a trust back; nothing happens if there is none."""
    folder = folder or state_folder()
    marks = _marks(folder)
    if marks.pop(digest, None) is not None:
        write_atomically(folder / LIST, (json.dumps(marks, indent=1) + "\n").encode())


def _mark(key: bytes, digest: str) -> str:
    return hmac.new(key, digest.encode(), "sha256").hexdigest()


def _same(mark: str, expected: str) -> bool:
    return hmac.compare_digest(mark.encode(errors="replace"), expected.encode())


def _key(folder: Path) -> bytes | None:
    data = _read(folder / KEY)
    return data if data is not None and len(data) == 32 else None


def _marks(folder: Path) -> dict[str, Any]:
    data = _read(folder / LIST)
    try:
        marks = json.loads(data) if data is not None else {}
    except (ValueError, RecursionError):
        return {}
    return marks if isinstance(marks, dict) else {}


def _read(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError:
        return None
    return data if len(data) <= LARGEST else None
