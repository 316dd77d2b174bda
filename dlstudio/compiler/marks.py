"""Marks: expressions that stand among a layer's values while its code is written.

A layer writes numbers; inside a block some of them are expressions of the block's parameters.
Such a value is still the number that it counts to, so every rule of the layer works as ever,
but it is written as a mark. In the finished text each mark gives way to its expression.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dlstudio.spec.expression import Expression, Scope
from dlstudio.spec.param import Flag, Float, Param
from dlstudio.spec.scopes import expression_of
from dlstudio.spec.sizes import Pair

# Characters for private use: wherever a text of a person is written, they are escaped.
OPENING, CLOSING = "\ue000", "\ue001"
MARK = re.compile(f"{OPENING}([0-9]+){CLOSING}")


class _Written:
    """What a mark adds to a number. It equals nothing, so that it is written even as a default."""

    text: str

    def __repr__(self) -> str:
        return self.text

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other

    def __hash__(self) -> int:
        return id(self)


class _WrittenInt(_Written, int):
    pass


class _WrittenFloat(_Written, float):
    pass


@dataclass(frozen=True, slots=True)
class Column:
    """A size that the wires bring: what it is in every use of a class, and how it is called."""

    name: str
    numbers: tuple[int, ...]


class Marks:
    """The expressions of one class, by the number of their mark, and sizes to be explained."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.expressions: list[Expression | Column] = []
        self._places: dict[Expression | Column, int] = {}

    @property
    def drawn(self) -> list[Expression]:
        """The expressions that a person wrote."""
        return [one for one in self.expressions if isinstance(one, Expression)]

    def column(self, name: str, numbers: tuple[int, ...]) -> int:
        """Return the number of the first use with the mark of a size."""
        value = _WrittenInt(numbers[0])
        value.text = self.text(Column(name, numbers))
        return value

    def text(self, expression: Expression | Column) -> str:
        """Return the mark of an expression."""
        place = self._places.get(expression)
        if place is None:
            place = self._places[expression] = len(self.expressions)
            self.expressions.append(expression)
        return f"{OPENING}{place}{CLOSING}"

    def values(
        self, params: Mapping[str, Param], drawn: Mapping[str, Any], counted: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        """Return counted values with marks where an expression was drawn."""
        if not self.scope or not any(map(_may_hold, drawn.values())):
            return counted
        marked = dict(counted)
        for name, value in drawn.items():
            param = params[name]
            if isinstance(value, tuple):
                if any(isinstance(part, str) for part in value):
                    pairs = zip(value, counted[name], strict=True)
                    marked[name] = tuple(self._marked(param, *pair) for pair in pairs)
            elif isinstance(value, str):
                inner = counted[name]
                one = isinstance(inner, tuple)  # a shape of one size
                found = self._marked(param, value, inner[0] if one else inner)
                marked[name] = (found,) if one else found
        return marked

    def _marked(self, param: Param, drawn: Any, counted: Any) -> Any:
        expression = expression_of(param, drawn, self.scope)
        if expression is None:
            return counted
        kind = _WrittenFloat if isinstance(param, (Float, Pair)) else _WrittenInt
        value = kind(int(counted) if isinstance(param, Flag) else counted)
        value.text = self.text(expression)
        return value


def _may_hold(value: Any) -> bool:
    if isinstance(value, tuple):
        return any(isinstance(part, str) for part in value)
    return isinstance(value, str)


def fill(text: str, pattern: re.Pattern[str], found: Callable[[re.Match[str]], Any]) -> str:
    """Replace parts of a text; an operation between others is put in parentheses.

    Args:
        found: match -> (text, whether it needs no parentheses anywhere).
    """

    def filled(match: re.Match[str]) -> str:
        written, plain = found(match)
        before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
        free = (not before or before[-1] in "(,=[") and (not after or after[0] in "),]")
        return str(written if plain or free else f"({written})")

    return pattern.sub(filled, text)
