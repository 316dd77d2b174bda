"""DL Studio: draw a network, see every shape, train it, take the code away.

The public Python API. Everything is imported when it is first used (PEP 562), so that
``import dlstudio`` costs nothing and needs neither torch nor Qt.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from dlstudio.api import (
        build,
        check,
        compare,
        cost,
        evaluate,
        export,
        largest_batch,
        load,
        measure,
        memory,
        merge,
        save,
        source,
        summary,
        train,
        trust,
    )
    from dlstudio.project.builder import Graph

_HOMES = {
    "Graph": "dlstudio.project.builder",
    **dict.fromkeys(
        (
            *("build", "check", "compare", "cost", "evaluate", "export", "largest_batch", "load"),
            *("measure", "memory", "merge", "save", "source", "summary", "train", "trust"),
        ),
        "dlstudio.api",
    ),
}

__all__ = [
    "Graph", "__version__", "build", "check", "compare", "cost", "evaluate", "export",
    "largest_batch", "load", "measure", "memory", "merge", "save", "source", "summary", "train",
    "trust",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'dlstudio' has no attribute {name!r}")
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
