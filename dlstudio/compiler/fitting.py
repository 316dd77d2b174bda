"""Fitting: from what one class is in each of its uses to one text that is right in all.

A size inside a block may follow from its parameters by way of the wires: a convolution takes
as many channels as the one before gives. The text of every use is written in numbers; where
they differ between uses, an expression of the parameters that gives each of them is looked
for. Where there is none, the size becomes an argument of the class.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dlstudio.spec.expression import (
    Expression,
    ExpressionError,
    Number,
    Scope,
    name,
    number,
    operation,
)

Vector = tuple[int, ...]  # one number a use


@dataclass(frozen=True, slots=True)
class Sample:
    """One use of a class: its values, and the parameter in which it differs from ``base``.

    A use that was only tried has a ``base``, the number of the real one that it varies.
    """

    scope: Scope
    base: int | None = None
    changed: str = ""


class Fit:
    """Finds expressions for the numbers of several uses.

    Args:
        samples: the uses, real ones first.
        drawn: the expressions that a person wrote in this block.
    """

    def __init__(self, samples: Sequence[Sample], drawn: Sequence[Expression]) -> None:
        self._samples = samples
        self._real = sum(sample.base is None for sample in samples)
        self._names = [
            name
            for name, value in samples[0].scope.items()
            if all(type(sample.scope.get(name)) is type(value) is int for sample in samples)
        ]
        self._drawn = drawn
        self._kept: dict[Vector, Expression] = {}
        self.arguments: dict[str, Vector] = {}  # sizes that become arguments

    def find(self, vector: Vector) -> Expression | None:
        """Return an expression that gives each number in its use, None if there is none."""
        found = self._kept.get(vector)
        if found is None:
            found = self._found(vector)
        if found is not None:
            self._kept[vector] = found
        return found

    def argument(self, wanted: str, vector: Vector, taken: set[str]) -> Expression:
        """Make a size an argument of the class."""
        base, count = wanted, 2
        while wanted in taken or wanted in self.arguments:
            wanted, count = f"{base}_{count}", count + 1
        self.arguments[wanted] = vector
        return name(wanted)

    def _found(self, vector: Vector) -> Expression | None:
        if len(set(vector)) == 1:
            return number(vector[0])
        for count in (len(self._samples), self._real):
            part = vector[:count]
            if len(set(part)) == 1:
                return number(part[0])
            for candidate in self._candidates(part):
                if self._gives(candidate, part):
                    return candidate
        return None

    def _candidates(self, vector: Vector) -> Iterator[Expression]:
        names = [name(text) for text in (*self._names, *self.arguments)]
        yield from names
        yield from self._drawn
        for place, value in enumerate(self._values(names, 0)):
            if value and vector[0] and vector[0] % value == 0:
                yield operation("*", number(vector[0] // value), names[place])
            if value and vector[0] and value % vector[0] == 0:
                yield operation("//", names[place], number(value // vector[0]))
        yield from self._linear(vector)
        for first in names:
            for second in names:
                yield operation("*", first, second)
                yield operation("//", first, second)
                yield operation("+", first, second)

    def _values(self, names: Sequence[Expression], use: int) -> list[int]:
        return [int(self._counted(one, use)) for one in names]

    def _linear(self, vector: Vector) -> Iterator[Expression]:
        """Yield the sum that follows from how the number moved with each parameter."""
        if len(vector) != len(self._samples):
            return
        factors: dict[str, int] = {}
        for place, sample in enumerate(self._samples):
            if sample.base != 0 or sample.changed not in self._names:
                continue
            step = int(sample.scope[sample.changed]) - int(self._samples[0].scope[sample.changed])
            moved = vector[place] - vector[0]
            if moved % step:
                return
            factors[sample.changed] = moved // step
        rest = vector[0] - sum(
            factor * int(self._samples[0].scope[text]) for text, factor in factors.items()
        )
        terms = [_times(factor, name(text)) for text, factor in factors.items() if factor]
        if terms:
            yield _sum([*terms, *([number(rest)] if rest else [])])

    def _gives(self, expression: Expression, vector: Vector) -> bool:
        try:
            return all(
                type(found := self._counted(expression, use)) is int and found == wanted
                for use, wanted in enumerate(vector)
            )
        except ExpressionError:
            return False

    def _counted(self, expression: Expression, use: int) -> Number:
        arguments: Mapping[str, Any] = {text: v[use] for text, v in self.arguments.items()}
        return expression.count({**self._samples[use].scope, **arguments})


def _times(factor: int, part: Expression) -> Expression:
    return part if factor == 1 else operation("*", number(factor), part)


def _sum(terms: Sequence[Expression]) -> Expression:
    found, *others = terms
    for term in others:
        found = operation("+", found, term)
    return found
