"""Find what a script names: entries of catalogues and their parameters.

A wrong name is refused with a sentence that suggests the nearest one and lists them all.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from numbers import Integral, Real
from typing import Any

from dlstudio.errors import GraphError
from dlstudio.language import Sentence, say
from dlstudio.project.canonical import CATALOGUES, frozen
from dlstudio.spec.param import Param
from dlstudio.spec.spec import Choice, Spec


def values_of(title: str, params: Iterable[Param], given: Mapping[str, Any]) -> dict[str, Any]:
    known = {param.name: param for param in params}
    for name in given:
        if name not in known:
            start = say("{title} has no parameter", title=title)
            raise GraphError(unknown(start, name, list(known)))
    return {name: frozen(known[name].load(plain(value))) for name, value in given.items()}


def choice_named(kind: str, given: Any, drawn: Mapping[str, Spec] | None = None) -> Choice:
    """Read "Adam", ("SGD", {"lr": 0.1}) or a Choice; ``drawn`` are entries of the project."""
    match given:
        case Choice():
            key, params = given.key, dict(given.values)
        case str():
            key, params = given, {}
        case (str() as key, dict() as params):
            pass
        case _:
            raise GraphError(
                say(
                    "{name} must be a name such as {example}, or a pair of a name and its "
                    "parameters, but it is {value}.",
                    name=kind,
                    example=next(iter(CATALOGUES[kind])),
                    value=repr(given)[:60],
                )
            )
    catalogue: Mapping[str, Spec] = {**CATALOGUES[kind], **(drawn or {})}
    if key not in catalogue:
        raise GraphError(unknown(say("There is no {kind}", kind=kind), key, list(catalogue)))
    spec = catalogue[key]
    return Choice(spec.key, values_of(spec.title, spec.params, params))


def plain(value: Any) -> Any:
    """Turn what scripts pass (numpy numbers, paths, tuples) into JSON values."""
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return float(value)
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    return value


def unknown(start: Sentence, name: Any, known: Sequence[str]) -> Sentence:
    close = get_close_matches(str(name), known, 1, 0.5)
    lower = {key.lower(): key for key in known}
    meant = lower.get(str(name).lower()) or (close[0] if close else None)
    if meant is not None:
        return say(
            "{start} “{name}”. Did you mean “{meant}”? There are: {known}.",
            start=start,
            name=name,
            meant=meant,
            known=", ".join(known),
        )
    return say(
        "{start} “{name}”. There are: {known}.",
        start=start,
        name=name,
        known=", ".join(known) or "–",
    )
