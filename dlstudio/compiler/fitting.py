"""Fitting: from what one class is in each of its uses to one text that is right in all.

A size inside a block may follow from its parameters by way of the wires: a convolution takes
as many channels as the one before gives. The text of every use is written in numbers; where
they differ between uses, an expression of the parameters that gives each of them is looked
for. Where there is none, the size becomes an argument of the class.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TypeGuard

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
MOST_ADDED = 8  # parameters, of which every sum is looked at


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
        scopes = [sample.scope for sample in samples]
        columns = {name: tuple([scope[name] for scope in scopes]) for name in scopes[0]}
        whole = {name: column for name, column in columns.items() if _whole(column)}
        self._names = list(whole)
        self._parameters = [(name(text), column) for text, column in whole.items()]
        self._exactly: dict[Vector, Expression] = {}
        for expression, column in self._parameters:
            self._exactly.setdefault(column, expression)
        self._drawn = [(one, vector) for one in drawn if (vector := self._vector(one))]
        self._kept: dict[Vector, Expression | None] = {}
        self._followed: dict[Vector, Expression | None] = {}
        self._pairs: set[int] | None = None  # what two names come to in the first use
        self.arguments: dict[str, Vector] = {}  # sizes that become arguments

    def find(self, vector: Vector) -> Expression | None:
        """Return an expression that gives each number in its use, None if there is none."""
        if vector not in self._kept:
            self._kept[vector] = self.follow(vector) or self._found(vector[: self._real])
        return self._kept[vector]

    def follow(self, vector: Vector) -> Expression | None:
        """Return one that is right in the uses that were only tried as well."""
        if vector not in self._followed:
            self._followed[vector] = self._found(vector)
        return self._followed[vector]

    def argument(self, wanted: str, vector: Vector, taken: set[str]) -> Expression:
        """Make a size an argument of the class."""
        base, count = wanted, 2
        while wanted in taken or wanted in self.arguments:
            wanted, count = f"{base}_{count}", count + 1
        self.arguments[wanted] = vector
        self._pairs = None
        for kept in (self._kept, self._followed):  # what was not found may be now
            for missed in [missed for missed, found in kept.items() if found is None]:
                del kept[missed]
        return name(wanted)

    def _found(self, vector: Vector) -> Expression | None:
        if len(set(vector)) == 1:
            return number(vector[0])
        for find in (self._one, self._sum_of_parameters, self._two, self._several):
            found = find(vector)
            if found is not None:
                return found
        return None

    def _named(self) -> list[tuple[Expression, Vector]]:
        """Return the parameters and arguments with what each is in every use."""
        return self._parameters + [(name(text), v) for text, v in self.arguments.items()]

    def _one(self, wanted: Vector) -> Expression | None:
        """Find a name, an expression that a person drew, or a multiple or part of a name."""
        exactly = self._exactly.get(wanted)
        if exactly is not None:
            return exactly
        count, named = len(wanted), self._named()
        for expression, vector in (*named, *self._drawn):
            if vector[:count] == wanted:
                return expression
        for expression, vector in named:
            first, target = vector[0], wanted[0]
            if first and target and target % first == 0:
                factor = target // first
                if all(a * factor == b for a, b in zip(vector, wanted, strict=False)):
                    return operation("*", number(factor), expression)
            if first and target and first % target == 0:
                factor = first // target
                if all(a // factor == b for a, b in zip(vector, wanted, strict=False)):
                    return operation("//", expression, number(factor))
        return None

    def _sum_of_parameters(self, wanted: Vector) -> Expression | None:
        for candidate in self._linear(wanted):
            if self._vector(candidate)[: len(wanted)] == wanted:
                return candidate
        return None

    def _two(self, wanted: Vector) -> Expression | None:
        """Find a product, a quotient or a sum of two names."""
        named, target = self._named(), wanted[0]
        if self._pairs is None:
            numbers = [vector[0] for _, vector in named]
            pairs = [(a, b) for a in numbers for b in numbers]
            self._pairs = {a * b for a, b in pairs} | {a + b for a, b in pairs}
            self._pairs |= {a // b for a, b in pairs if b}
        if target not in self._pairs:
            return None
        for one, first in named:
            for other, second in named:
                a, b = first[0], second[0]
                if a * b == target and _all(first, second, wanted, operator.mul):
                    return operation("*", one, other)
                if b and a // b == target and all(second[: len(wanted)]):
                    if _all(first, second, wanted, operator.floordiv):
                        return operation("//", one, other)
                if a + b == target and _all(first, second, wanted, operator.add):
                    return operation("+", one, other)
        return None

    def _several(self, wanted: Vector) -> Expression | None:
        """Find a sum of three or more parameters, as branches side by side give it."""
        many, target = len(self._parameters), wanted[0]
        if target not in self._sums:
            return None
        for count in range(3, many + 1):
            for some in combinations(self._parameters, count):
                if sum([vector[0] for _, vector in some]) == target:
                    rows = zip(*[vector for _, vector in some], strict=True)
                    if all(sum(row) == c for row, c in zip(rows, wanted, strict=False)):
                        return _sum([one for one, _ in some])
        return None

    @cached_property
    def _sums(self) -> set[int]:
        """What three or more parameters come to in the first use."""
        numbers = [vector[0] for _, vector in self._parameters]
        many = len(numbers)
        counts = range(3, many + 1 if many <= MOST_ADDED else 0)
        return {sum(some) for count in counts for some in combinations(numbers, count)}

    def _vector(self, expression: Expression) -> Vector:
        """Count an expression in every use; empty where it is no whole number in one."""
        try:
            found = [expression.count(sample.scope) for sample in self._samples]
        except ExpressionError:
            return ()
        return tuple(int(value) for value in found) if _whole(found) else ()

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


def _all(first: Vector, second: Vector, wanted: Vector, sign: Callable[[int, int], int]) -> bool:
    return all(sign(a, b) == c for a, b, c in zip(first, second, wanted, strict=False))


def _whole(values: Sequence[Number]) -> TypeGuard[Vector]:
    return set(map(type, values)) == {int}


def _times(factor: int, part: Expression) -> Expression:
    return part if factor == 1 else operation("*", number(factor), part)


def _sum(terms: Sequence[Expression]) -> Expression:
    found, *others = terms
    for term in others:
        found = operation("+", found, term)
    return found
