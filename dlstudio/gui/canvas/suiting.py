"""Suiting: which layers can take what a wire brings, and with which values.

Pure. A layer is tried with its defaults; where its own rule names a value that would help
(heads that divide the width), it is configured with that.
"""

from __future__ import annotations

from typing import Any

from dlstudio.catalog import LAYERS
from dlstudio.catalog.layer_spec import LayerSpec, ShapeError
from dlstudio.graph.model import PortRef
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation.report import GraphReport

ATTEMPTS = 4


def type_at(report: GraphReport, source: PortRef | None) -> TensorType | None:
    """Return what an output gives, None while that is not known."""
    return None if source is None else report.types.get(PortRef(source.node, source.port))


def values_for(key: str, type: TensorType | None) -> dict[str, Any] | None:
    """Return the values with which a new layer takes a tensor at its first input.

    None if it cannot take it. Where nothing can be told (no type yet, a block, further inputs
    that are needed) the defaults are right: an empty table.
    """
    spec = LAYERS.get(key)
    if spec is None or type is None or not spec.inputs:
        return {}
    if any(not port.optional for port in spec.inputs[1:]):
        return {}
    first = (type,) * (2 if spec.inputs[0].many else 1)
    types = (*first, *(None for port in spec.inputs[1:] if not port.many))
    values: dict[str, Any] = {}
    for _ in range(ATTEMPTS):
        try:
            spec.shape(types, spec.complete(types, values))
        except ShapeError as error:
            helping = _named(spec, error)
            if helping is None or helping[0] in values:
                return None
            values[helping[0]] = helping[1]
        else:
            return values
    return None


def _named(spec: LayerSpec, error: ShapeError) -> tuple[str, Any] | None:
    """Return the value that a rule says would help, None if it names none."""
    for kind, *arguments in error.repairs:
        if kind == "set" and spec.param(arguments[0]).check(arguments[1]) is None:
            return arguments[0], arguments[1]
    return None
