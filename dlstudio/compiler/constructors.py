"""Constructors: how layers are made, written once for all that are equal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dlstudio.catalog.layer_spec import LayerSpec, Values
from dlstudio.validation.report import NodeReport

# Reports are shared between equal layers and between checks (``validation.memo``), so the
# text that follows from one is written once. The report is kept, or its id could be reused.
_constructors: dict[Any, tuple[NodeReport, str | None, tuple[str, ...]]] = {}


def constructor_of(
    spec: LayerSpec, known: NodeReport, values: Values, targets: Sequence[str | None]
) -> tuple[str | None, tuple[str, ...]]:
    """Return the constructor of a layer, and the names that it needs; None if it has none.

    Args:
        values: those of ``known``, or the same with marks.
        targets: the variables of its results, None where nobody reads one.
    """
    if values is not known.values:  # it holds marks, which mean something else in each class
        text = spec.call.constructor_for(targets, values, known.inputs)
        return text, spec.call.imports(values)
    # A layer may be made in another way when its further outputs are read.
    key = id(known) if len(targets) == 1 else (id(known), *[name is None for name in targets])
    kept = _constructors.get(key)
    if kept is None:
        text = spec.call.constructor_for(targets, known.values, known.inputs)
        kept = (known, text, spec.call.imports(known.values))
        if len(_constructors) >= 20_000:
            _constructors.clear()
        _constructors[key] = kept
    return kept[1], kept[2]
