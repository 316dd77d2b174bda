"""Expression: arithmetic on named numbers, such as ``4*width``; read, counted and written here.

A text is taken apart by this file's own small parser and never run by Python: numbers, names,
``+ - * // % / **``, parentheses, ``min`` and ``max``. Everything is bounded: the length of
the text, its depth, and the size of every number on the way.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NoReturn

from dlstudio.language import Sentence, say

LONGEST = 200  # characters
DEEPEST = 40
LARGEST = 2**53
LARGEST_POWER = 64

Number = int | float | bool
Scope = Mapping[str, Number]

_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]{1,3})?)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<sign>\*\*|//|[-+*/%(),]))"
)
_LEVELS = ({"+", "-"}, {"*", "//", "%", "/"})
_FUNCTIONS: Mapping[str, Callable[..., Number]] = {"min": min, "max": max}
_OPERATORS: Mapping[str, Callable[[Any, Any], Number]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
    "//": operator.floordiv, "%": operator.mod, "**": operator.pow,
}  # fmt: skip


class ExpressionError(ValueError):
    """An expression that cannot be read, or has no value.

    Args:
        sentence: what was expected, what was found, what to do.
        unknown: the name that is not known, if that is the reason.
    """

    def __init__(self, sentence: Sentence, unknown: str | None = None) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
        self.unknown = unknown


@dataclass(frozen=True, slots=True)
class Expression:
    """A number, a name, or an operation on others.

    Args:
        sign: "number", "name", "min", "max", "-" with one part, or an operator with two.
        value: the number, or the name.
        parts: what is operated on.
    """

    sign: str
    value: Number | str = 0
    parts: tuple[Expression, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether it is a number or a name, which needs no parentheses anywhere."""
        return self.sign in ("number", "name") or self.sign in _FUNCTIONS

    def names(self) -> Iterator[str]:
        """Yield the names in it, from left to right."""
        if self.sign == "name":
            yield str(self.value)
        for part in self.parts:
            yield from part.names()

    def count(self, scope: Scope) -> Number:
        """Return the value; ExpressionError if a name is unknown or there is none."""
        if self.sign == "number":
            assert not isinstance(self.value, str)
            return self.value
        if self.sign == "name":
            return _looked_up(str(self.value), scope)
        numbers = [part.count(scope) for part in self.parts]
        return _bounded(self, self._operated(numbers))

    def code(self, prefix: str = "") -> str:
        """Write it as Python in the formatter's form, ``prefix`` before every name."""
        if self.sign == "name":
            return f"{prefix}{self.value}"
        if self.sign == "number":
            return repr(self.value)
        texts = [part.code(prefix) for part in self.parts]
        if self.sign in _FUNCTIONS:
            return f"{self.sign}({', '.join(texts)})"
        if len(texts) == 1:
            return f"-{self._bracketed(0, texts[0], 2)}"
        rank = _rank(self.sign)
        # A power binds to the right, everything else to the left.
        left = self._bracketed(0, texts[0], rank + (self.sign == "**"))
        right = self._bracketed(1, texts[1], rank + (self.sign != "**"))
        tight = self.sign == "**" and all(p.sign in ("name", "number") for p in self.parts)
        return f"{left}{self.sign}{right}" if tight else f"{left} {self.sign} {right}"

    def replaced(self, others: Mapping[str, Expression]) -> Expression:
        """Return it with expressions in place of some names."""
        if self.sign == "name":
            return others.get(str(self.value), self)
        parts = tuple(part.replaced(others) for part in self.parts)
        return Expression(self.sign, self.value, parts)

    def __str__(self) -> str:
        return self.code()

    def _bracketed(self, place: int, text: str, rank: int) -> str:
        part = self.parts[place]
        own = 9 if part.is_plain else 2 if len(part.parts) == 1 else _rank(part.sign)
        return text if own >= rank else f"({text})"

    def _operated(self, numbers: list[Number]) -> Number:
        if self.sign in _FUNCTIONS:
            return _FUNCTIONS[self.sign](*numbers)
        if len(numbers) == 1:
            return -numbers[0]
        left, right = numbers
        if self.sign in ("/", "//", "%") and right == 0:
            _fail(say("“{text}” divides by zero. Choose other values.", text=str(self)))
        if self.sign == "**" and (abs(right) > LARGEST_POWER or (left == 0 and right < 0)):
            _fail(
                say(
                    "The power in “{text}” must be a number from −{most} to {most}.",
                    text=str(self),
                    most=LARGEST_POWER,
                )
            )
        try:
            return _OPERATORS[self.sign](left, right)
        except OverflowError:
            return math.inf  # refused by its size, as any other


def number(value: Number) -> Expression:
    """Return a constant; a negative one as its opposite's negation."""
    return Expression("-", 0, (number(-value),)) if value < 0 else Expression("number", value)


def name(text: str) -> Expression:
    """Return a name."""
    return Expression("name", text)


def operation(sign: str, *parts: Expression) -> Expression:
    """Return an operation on others."""
    return Expression(sign, 0, parts)


@lru_cache(maxsize=4_096)
def parse(text: str) -> Expression:
    """Read an expression; ExpressionError if it is none."""
    if len(text) > LONGEST:
        _fail(say("An expression has at most {most} characters. Shorten it.", most=LONGEST))
    reader = _Reader(text, list(_tokens(text)))
    found = reader.sum(0)
    if reader.left:
        reader.stumble()
    return found


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    place = 0
    end = len(text.rstrip())
    while place < end:
        match = _TOKEN.match(text, place)
        if match is None or match.lastgroup is None:
            _fail(
                say(
                    "“{text}” cannot be read as an expression at “{part}”. Use numbers, names "
                    "and + - * // % / ** ( ) min max.",
                    text=text,
                    part=text[place:].strip()[:20],
                )
            )
        yield match.lastgroup, match[match.lastgroup]
        place = match.end()


class _Reader:
    """Takes tokens from the left; each method reads what binds at least as tightly."""

    def __init__(self, text: str, tokens: list[tuple[str, str]]) -> None:
        self.text = text
        self.left = tokens

    def sum(self, depth: int, level: int = 0) -> Expression:
        if depth > DEEPEST:
            _fail(say("“{text}” is nested too deeply. Write it more simply.", text=self.text))
        if level == len(_LEVELS):
            return self.signed(depth)
        found = self.sum(depth, level + 1)
        length = 0
        while self.left and self.left[0] in {("sign", sign) for sign in _LEVELS[level]}:
            length += 1
            if length > DEEPEST:
                _fail(say("“{text}” is nested too deeply. Write it more simply.", text=self.text))
            sign = self.left.pop(0)[1]
            found = Expression(sign, 0, (found, self.sum(depth, level + 1)))
        return found

    def signed(self, depth: int) -> Expression:
        if depth > DEEPEST:
            _fail(say("“{text}” is nested too deeply. Write it more simply.", text=self.text))
        if self.takes("-"):
            return Expression("-", 0, (self.signed(depth + 1),))
        base = self.atom(depth)
        return Expression("**", 0, (base, self.signed(depth + 1))) if self.takes("**") else base

    def atom(self, depth: int) -> Expression:
        if not self.left or (self.left[0][0] == "sign" and self.left[0][1] != "("):
            self.stumble()
        kind, text = self.left.pop(0)
        if kind == "number":
            plain = text.isdecimal()
            value = (int(text) if len(text) <= 16 else LARGEST + 1) if plain else float(text)
            return Expression("number", _bounded(Expression("number", value), value))
        if kind == "name" and text in _FUNCTIONS and self.takes("("):
            parts = [self.sum(depth + 1)]
            while self.takes(","):
                parts.append(self.sum(depth + 1))
            self.needs(")")
            if len(parts) < 2:
                _fail(say("“{name}” needs at least two values, as in {name}(a, b).", name=text))
            return Expression(text, 0, tuple(parts))
        if kind == "name":
            return Expression("name", text)
        found = self.sum(depth + 1)
        self.needs(")")
        return found

    def takes(self, sign: str) -> bool:
        if self.left and self.left[0] == ("sign", sign):
            self.left.pop(0)
            return True
        return False

    def needs(self, sign: str) -> None:
        if not self.takes(sign):
            self.stumble()

    def stumble(self) -> NoReturn:
        if not self.left:
            _fail(
                say(
                    "“{text}” is not finished: a number, a name or a bracket is missing at its "
                    "end. Write it as in {example}.",
                    text=self.text,
                    example="4*width",
                )
            )
        _fail(
            say(
                "“{text}” cannot be read as an expression at “{part}”. Use numbers, names "
                "and + - * // % / ** ( ) min max.",
                text=self.text,
                part=self.left[0][1],
            )
        )


def _rank(sign: str) -> int:
    """Return how tightly an operator binds; a negation stands at 2."""
    return 0 if sign in _LEVELS[0] else 1 if sign in _LEVELS[1] else 3


def _looked_up(wanted: str, scope: Scope) -> Number:
    if wanted in scope:
        return scope[wanted]
    raise ExpressionError(
        say(
            "There is no parameter “{name}” in this block. There are: {known}. Correct the name, "
            "or add the parameter to the block.",
            name=wanted,
            known=", ".join(scope) or "–",
        ),
        unknown=wanted,
    )


def _bounded(where: Expression, value: Number) -> Number:
    real = not isinstance(value, complex)
    if not real or not math.isfinite(value) or abs(value) > LARGEST:
        _fail(
            say(
                "“{text}” gives a number that is too large or none at all. Choose other values.",
                text=str(where)[:60],
            )
        )
    return value


def _fail(sentence: Sentence) -> NoReturn:
    raise ExpressionError(sentence)
