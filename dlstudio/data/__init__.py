"""Data: sources, preparation, splits, batches."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dlstudio.data.sources import SOURCES as SOURCES


def __getattr__(name: str) -> Any:
    if name == "SOURCES":
        from dlstudio.data.sources import SOURCES

        return SOURCES
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
