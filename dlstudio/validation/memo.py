"""Memo: what is known of a layer with certain values behind certain types.

A check walks all nodes after every edit, and all but a few of them are as they were: their
reports are taken from here. Only reports of layers without any problem are kept, and the key
holds everything they follow from, so a recalled report is the one that would be found anew.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from dlstudio.spec.spec import Choice
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation.report import NodeReport

MOST = 20_000

_kept: dict[Hashable, NodeReport] = {}


def key_of(layer: Choice, types: Sequence[TensorType | None]) -> Hashable | None:
    """Return a key for a layer and its input types; None if a value cannot be in a key."""
    values = tuple(layer.values.values())
    key = (
        layer.key,
        tuple(layer.values),
        values,
        tuple(map(type, values)),  # 1, 1.0 and True are equal but not the same value
        tuple(t and (t.dims, t.dtype) for t in types),
    )
    try:
        hash(key)
    except TypeError:  # a list from a hostile file
        return None
    return key


def recall(key: Hashable) -> NodeReport | None:
    """Return the report that was kept under a key."""
    return _kept.get(key)


def keep(key: Hashable, report: NodeReport) -> None:
    """Keep a report."""
    if len(_kept) >= MOST:
        _kept.clear()
    _kept[key] = report
