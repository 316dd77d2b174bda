"""The one form in which choices are kept: JSON values turned into values of the catalogue.

Reading a file and writing one both go through here, so that what was written is what is
read: lists become tuples, whole numbers become floats where the parameter is one, an older
key becomes its successor. Unknown layers and parameters are left as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dlstudio.catalog import INITIALIZERS, LAYERS, LOSSES, METRICS, OPTIMIZERS, SCHEDULES
from dlstudio.spec.spec import Catalog, Choice

CATALOGUES: Mapping[str, Catalog[Any]] = {
    "layer": LAYERS,
    "loss": LOSSES,
    "optimizer": OPTIMIZERS,
    "schedule": SCHEDULES,
    "metrics": METRICS,
    "initializer": INITIALIZERS,
    # The sources live on a higher floor; they load their values themselves.
    "data": Catalog(()),
}


def choice_of(kind: str, key: str, params: Mapping[str, Any]) -> Choice:
    """Make a choice of its key and its JSON values; nothing is refused."""
    spec = CATALOGUES[kind].get(key)
    known = {param.name: param for param in spec.params} if spec else {}
    values = {
        name: frozen(known[name].load(value) if name in known else value)
        for name, value in params.items()
    }
    return Choice(spec.key if spec else key, values)


def frozen(value: Any) -> Any:
    """Turn lists into tuples, all the way down."""
    if isinstance(value, (list, tuple)):
        return tuple(frozen(inner) for inner in value)
    if isinstance(value, dict):
        return {key: frozen(inner) for key, inner in value.items()}
    return value
