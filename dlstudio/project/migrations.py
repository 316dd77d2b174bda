"""Older file versions: one pure function from version n to n + 1, applied in a row.

A step gets the parsed file of version n as a plain dict and returns that of version n + 1;
it must not change what it is given. To raise VERSION, add the step, keep a file of the old
version in ``tests/golden/projects`` and never touch a step again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Raw = dict[str, Any]
Step = Callable[[Raw], Raw]

VERSION = 6
OLDEST_WRITTEN = 1  # a file that needs no newer version is still written as this one
VERSION_KEY = "dlstudio"


def _with_block_values(raw: Raw) -> Raw:
    """Version 2 adds the parameters of blocks and the values of their uses; nothing moves."""
    return raw


def _with_muted_nodes(raw: Raw) -> Raw:
    """Version 3 adds muted nodes, which an older program would take for working ones."""
    return raw


def _with_learning(raw: Raw) -> Raw:
    """Version 4 adds initializers, frozen nodes and rates, which would be passed over."""
    return raw


def _with_marks(raw: Raw) -> Raw:
    """Version 5 adds frames, notes, dots on wires and bookmarks, which would be lost."""
    return raw


def _with_ties(raw: Raw) -> Raw:
    """Version 6 adds layers that use the weight of another one, which would be passed over."""
    return raw


STEPS: Mapping[int, Step] = {
    1: _with_block_values,
    2: _with_muted_nodes,
    3: _with_learning,
    4: _with_marks,
    5: _with_ties,
}


def migrated(raw: Raw, steps: Mapping[int, Step] = STEPS, to: int = VERSION) -> Raw:
    """Bring a parsed file to version ``to``; a file of that version comes back as it is."""
    version = raw[VERSION_KEY]
    while version < to:
        raw = {**steps[version](raw), VERSION_KEY: version + 1}
        version += 1
    return raw


def newer_version(raw: Any) -> int | None:
    """Return the version of a parsed file if this program does not know it."""
    version = raw.get(VERSION_KEY) if isinstance(raw, dict) else None
    return version if type(version) is int and version > VERSION else None
