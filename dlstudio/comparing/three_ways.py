"""three_ways: merge one value of any kind, by its parts as far as they have names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Protocol

from dlstudio.graph.edits import same
from dlstudio.graph.model import BlockParam
from dlstudio.language import Sentence
from dlstudio.spec.spec import Choice


class _Absent:
    """What stands for a part that one side does not have."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT = _Absent()
Path = tuple[str, ...]
Sides = tuple[Any, ...]  # base, ours, theirs


class Tell(Protocol):
    """Notes a conflict at a place, with the three values."""

    def __call__(
        self,
        path: Path,
        base: Any,
        ours: Any,
        theirs: Any,
        sentence: Sentence | None = None,
        /,
    ) -> None: ...


def three_ways(sides: Sides, path: Path, tell: Tell) -> Any:
    """Return what both sides made of base; where they disagree, ours, and tell.

    Args:
        sides: base, ours, theirs.
    """
    base, ours, theirs = sides
    if same(ours, theirs) or same(base, theirs):
        return ours
    if same(base, ours):
        return theirs
    if all(isinstance(side, Mapping) for side in sides):
        return by_key(base, ours, theirs, path, tell)
    if all(isinstance(side, Choice) for side in sides):
        return _choice(base, ours, theirs, path, tell)
    if all(is_dataclass(side) for side in sides) and type(ours) is type(theirs) is type(base):
        return _by_field(base, ours, theirs, path, tell)
    a, b, c = map(_named, sides)
    if a is not None and b is not None and c is not None:
        return tuple(by_key(a, b, c, path, tell).values())
    tell(path, base, ours, theirs)
    return ours


def by_key(
    base: Mapping[str, Any],
    ours: Mapping[str, Any],
    theirs: Mapping[str, Any],
    path: Path,
    tell: Tell,
) -> dict[str, Any]:
    """Merge tables entry by entry: ours in their order, then what theirs added."""
    result: dict[str, Any] = {}
    for key in dict.fromkeys((*ours, *theirs)):
        sides = tuple(table.get(key, ABSENT) for table in (base, ours, theirs))
        value = three_ways(sides, (*path, str(key)), tell)
        if value is not ABSENT:
            result[key] = value
    return result


def _choice(base: Choice, ours: Choice, theirs: Choice, path: Path, tell: Tell) -> Choice:
    """Merge the values of one entry; another entry is another thing as a whole."""
    if base.key == ours.key == theirs.key:
        return Choice(ours.key, by_key(base.values, ours.values, theirs.values, path, tell))
    tell(path, base, ours, theirs)
    return ours


def _by_field(base: Any, ours: Any, theirs: Any, path: Path, tell: Tell) -> Any:
    changed = {}
    for field in fields(ours):
        sides = tuple(getattr(side, field.name) for side in (base, ours, theirs))
        changed[field.name] = three_ways(sides, (*path, field.name), tell)
    return replace(ours, **changed)


def _named(value: Any) -> dict[str, Any] | None:
    """Return a row of named things as a table by name; None if it is no such row."""
    if not isinstance(value, tuple):
        return None
    names = [_name(entry) for entry in value]
    if None in names or len(set(names)) != len(names):
        return None
    return dict(zip(map(str, names), value, strict=True))


def _name(entry: Any) -> str | None:
    match entry:
        case Choice(key=key):
            return key
        case BlockParam(name=name):
            return name
        case {"id": str() as id}:
            return id
    found = getattr(entry, "id", None) or getattr(entry, "name", None)
    return found if isinstance(found, str) else None
