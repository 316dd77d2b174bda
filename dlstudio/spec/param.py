"""Params: the values a person can set. Each kind checks, parses, shows and writes itself.

One value, four faces:
    check(value)  a Sentence if the value is not allowed, else None
    parse(text)   what a person typed -> value (ValueError with a Sentence if unreadable)
    show(value)   value -> what a person reads in a form or on a node
    code(value)   value -> Python literal in emitted source; the only way into source
    load(raw)     JSON value -> value (tuples come as lists); it may still fail ``check``
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, ClassVar

from dlstudio.language import Sentence, say

LARGEST = 2**31 - 1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Param:
    """Base of all kinds. Params are compared by identity (and made faster for it).

    Args:
        name: PyTorch's own name of the parameter.
        default: the value when a person sets none (torch's default where torch has one).
        help: one short sentence.
        unit: what the number counts ("px", "samples"), empty if nothing.
        optional: whether None is allowed; ``none_text`` says what None means.
    """

    kind: ClassVar[str] = "param"

    name: str
    default: Any = None
    help: str = ""
    unit: str = ""
    optional: bool = False
    none_text: str = "none"
    advanced: bool = False

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}>"

    def check(self, value: Any) -> Sentence | None:
        """Return why ``value`` is not allowed, or None if it is."""
        if value is None:
            return None if self.optional else self._expected(value)
        return self._check(value)

    def parse(self, text: str) -> Any:
        """Read what a person typed; ValueError if it cannot be read."""
        text = text.strip()
        if self.optional and text in ("", self.none_text, "None"):
            return None
        return self._parse(text)

    def show(self, value: Any) -> str:
        """Write the value as a person reads it."""
        return self.none_text if value is None else self._show(value)

    def code(self, value: Any) -> str:
        """Write the value as a Python literal, in the formatter's form."""
        return _quoted(value) if isinstance(value, str) else repr(value)

    def load(self, raw: Any) -> Any:
        """Turn a JSON value into a value of this kind, unchecked."""
        return raw

    def expected(self) -> Sentence:
        """Say what is allowed, without a full stop: "a whole number from 1 to 64"."""
        raise TypeError(f"{type(self).__name__} does not say what it expects")

    def _check(self, value: Any) -> Sentence | None:
        raise TypeError(f"{type(self).__name__} does not check")

    def _parse(self, text: str) -> Any:
        raise TypeError(f"{type(self).__name__} does not parse")

    def _show(self, value: Any) -> str:
        return str(value)

    def _expected(self, value: Any) -> Sentence:
        return say(
            "{name} must be {expected}, but it is {value}.",
            name=self.name,
            expected=self.expected(),
            value=_short(value),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Int(Param):
    """A whole number from ``low`` to ``high``."""

    kind: ClassVar[str] = "int"

    low: int = 1
    high: int = LARGEST

    def expected(self) -> Sentence:
        if self.high == LARGEST:
            return say("a whole number of at least {low}", low=self.low)
        return say("a whole number from {low} to {high}", low=self.low, high=self.high)

    def _expected(self, value: Any) -> Sentence:
        if type(value) is not int or value <= LARGEST:
            return Param._expected(self, value)
        # Above what any file can hold: the bound that is not worth telling otherwise.
        return say(
            "{name} must be a whole number from {low} to {high}, but it is {value}.",
            name=self.name,
            low=self.low,
            high=self.high,
            value=_short(value),
        )

    def check(self, value: Any) -> Sentence | None:
        if type(value) is int and self.low <= value <= self.high:
            return None  # as nearly always, and so in one call
        return Param.check(self, value)

    def _check(self, value: Any) -> Sentence | None:
        good = type(value) is int and self.low <= value <= self.high
        return None if good else self._expected(value)

    def _parse(self, text: str) -> int:
        try:
            return int(text.replace(",", "").replace("_", ""))
        except ValueError:
            raise ValueError(self._expected(text)) from None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Float(Param):
    """A finite number between ``low`` and ``high``; ``open_low`` / ``open_high`` exclude them."""

    kind: ClassVar[str] = "float"

    low: float = -math.inf
    high: float = math.inf
    open_low: bool = False
    open_high: bool = False

    def expected(self) -> Sentence:
        if math.isinf(self.low) and math.isinf(self.high):
            return say("a number")
        left = "(" if self.open_low or math.isinf(self.low) else "["
        right = ")" if self.open_high or math.isinf(self.high) else "]"
        low = "−∞" if math.isinf(self.low) else f"{self.low:g}"
        high = "∞" if math.isinf(self.high) else f"{self.high:g}"
        return say("a number in {range}", range=f"{left}{low}, {high}{right}")

    def _check(self, value: Any) -> Sentence | None:
        if type(value) not in (int, float) or not math.isfinite(value):
            return self._expected(value)
        above = value > self.low if self.open_low else value >= self.low
        below = value < self.high if self.open_high else value <= self.high
        return None if above and below else self._expected(value)

    def _parse(self, text: str) -> float:
        try:
            return float(text.replace("−", "-"))
        except ValueError:
            raise ValueError(self._expected(text)) from None

    def _show(self, value: Any) -> str:
        if not isinstance(value, (int, float)):
            return str(value)
        short = f"{value:g}"
        # Six digits are enough for what people type; 1/3 needs all, or a form would change it.
        return short if float(short) == value else repr(value)

    def code(self, value: Any) -> str:
        if isinstance(value, float):
            return repr(value)  # which a value that is written as an expression answers itself
        return "None" if value is None else repr(float(value))

    def load(self, raw: Any) -> Any:
        return float(raw) if type(raw) is int and abs(raw) <= 2**53 else raw


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Flag(Param):
    """Yes or no."""

    kind: ClassVar[str] = "flag"

    default: Any = False

    def expected(self) -> Sentence:
        return say("true or false")

    def _check(self, value: Any) -> Sentence | None:
        return None if type(value) is bool else self._expected(value)

    def _parse(self, text: str) -> bool:
        words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
        if text.lower() not in words:
            raise ValueError(self._expected(text))
        return words[text.lower()]

    def _show(self, value: Any) -> str:
        return "true" if value is True else "false" if value is False else str(value)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class OneOf(Param):
    """One of a few words, or of a few whole numbers."""

    kind: ClassVar[str] = "one_of"

    options: tuple[Any, ...] = ()

    def expected(self) -> Sentence:
        return say("one of {options}", options=", ".join(map(str, self.options)))

    def _check(self, value: Any) -> Sentence | None:
        good = any(type(value) is type(option) and value == option for option in self.options)
        return None if good else self._expected(value)

    def _parse(self, text: str) -> Any:
        for option in self.options:
            if str(option) == text:
                return option
        raise ValueError(self._expected(text))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Text(Param):
    """Free text of at most ``longest`` characters."""

    kind: ClassVar[str] = "text"

    default: Any = ""
    longest: int = 200

    def expected(self) -> Sentence:
        return say("a text of at most {longest} characters", longest=self.longest)

    def _check(self, value: Any) -> Sentence | None:
        good = isinstance(value, str) and len(value) <= self.longest
        return None if good else self._expected(value)

    def _parse(self, text: str) -> str:
        return text


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PathTo(Text):
    """A file that a person chooses; relative paths start at the project's folder."""

    kind: ClassVar[str] = "path"

    longest: int = 4096
    pattern: str = "*"

    def expected(self) -> Sentence:
        return say("a file such as {pattern}", pattern=self.pattern)


def _quoted(text: str) -> str:
    """Write a text with double quotes, as formatters do, unless it holds some itself."""
    literal = repr(text)
    return f'"{literal[1:-1]}"' if literal[0] == "'" and '"' not in text else literal


def _short(value: Any) -> str:
    if isinstance(value, int) and value.bit_length() > 1000:
        return f"≈ 2^{value.bit_length()}"  # Python refuses to write very long numbers
    text = repr(value) if not isinstance(value, str) else value
    return text if len(text) <= 60 else text[:57] + "…"
