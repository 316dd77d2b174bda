"""Params of several numbers: a size an axis, a shape, a pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from dlstudio.language import Sentence, say
from dlstudio.spec.param import LARGEST, Param
from dlstudio.spec.tensor_type import SYMBOL, Dim


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Size(Param):
    """A size in pixels: one number for all ``rank`` axes, or one number an axis, or a word.

    ``kernel_size=3``, ``kernel_size=(3, 5)``, ``padding="same"``.
    """

    kind: ClassVar[str] = "size"

    rank: int = 2
    low: int = 1
    high: int = 65_535
    words: tuple[str, ...] = ()

    def expected(self) -> Sentence:
        options = f" / {' / '.join(self.words)}" if self.words else ""
        return say(
            "a whole number from {low} to {high}, or {rank} of them as in {example}{options}",
            low=self.low,
            high=self.high,
            rank=self.rank,
            example=", ".join(["3"] * self.rank),
            options=options,
        )

    def each(self, value: Any) -> tuple[int, ...]:
        """Return one number an axis; words are the caller's business."""
        return value if isinstance(value, tuple) else (value,) * self.rank

    def check(self, value: Any) -> Sentence | None:
        if type(value) is int and self.low <= value <= self.high:
            return None  # as nearly always, and so in one call
        return Param.check(self, value)

    def _check(self, value: Any) -> Sentence | None:
        if isinstance(value, str):
            return None if value in self.words else self._expected(value)
        numbers = value if isinstance(value, tuple) else (value,)
        lengths = (self.rank,) if isinstance(value, tuple) else (1,)
        good = len(numbers) in lengths and all(
            type(n) is int and self.low <= n <= self.high for n in numbers
        )
        return None if good else self._expected(value)

    def _parse(self, text: str) -> Any:
        if text in self.words:
            return text
        parts = [part for part in text.strip("()[] ").replace("×", ",").split(",") if part.strip()]
        try:
            numbers = tuple(int(part) for part in parts)
        except ValueError:
            raise ValueError(self._expected(text)) from None
        if not numbers:
            raise ValueError(self._expected(text))
        return numbers[0] if len(numbers) == 1 else numbers

    def _show(self, value: Any) -> str:
        return "×".join(map(str, value)) if isinstance(value, tuple) else str(value)

    def load(self, raw: Any) -> Any:
        return tuple(raw) if isinstance(raw, list) else raw


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Shape(Param):
    """A list of sizes. ``symbols`` allows letters such as T; ``low`` is the least number.

    ``infer`` allows one −1, a size that follows from the others. ``bare`` writes a single
    size without its tuple: ``dim=1`` for ``(1,)``.
    """

    kind: ClassVar[str] = "shape"

    low: int = 1
    high: int = LARGEST
    symbols: bool = False
    infer: bool = False
    bare: bool = False
    min_rank: int = 1
    max_rank: int = 8

    def expected(self) -> Sentence:
        letters = " / T" if self.symbols else ""
        example = ", ".join(map(str, self.default)) if self.default else "1, 28, 28"
        if self.infer:
            return say(
                "{fewest} to {most} whole numbers of at least {low}, one of which may be -1, "
                "as in {example}",
                fewest=self.min_rank,
                most=self.max_rank,
                low=self.low,
                example=example,
            )
        return say(
            "{fewest} to {most} whole numbers of at least {low}{letters}, as in {example}",
            fewest=self.min_rank,
            most=self.max_rank,
            low=self.low,
            letters=letters,
            example=example,
        )

    def _check(self, value: Any) -> Sentence | None:
        good = (
            isinstance(value, tuple)
            and self.min_rank <= len(value) <= self.max_rank
            and all(self._allows(dim) for dim in value)
            and value.count(-1) <= (1 if self.infer else len(value))
        )
        return None if good else self._expected(value)

    def code(self, value: Any) -> str:
        if self.bare and isinstance(value, tuple) and len(value) == 1:
            return repr(value[0])
        return repr(value)

    def _allows(self, dim: Any) -> bool:
        if isinstance(dim, str):
            return self.symbols and bool(SYMBOL.fullmatch(dim)) and dim != "N"
        return type(dim) is int and (self.low <= dim <= self.high or (self.infer and dim == -1))

    def _parse(self, text: str) -> tuple[Dim, ...]:
        parts = [part.strip() for part in text.strip("()[] ").replace("×", ",").split(",")]
        try:
            return tuple(
                part if self.symbols and SYMBOL.fullmatch(part) else int(part)
                for part in parts
                if part
            )
        except ValueError:
            raise ValueError(self._expected(text)) from None

    def _show(self, value: Any) -> str:
        return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)

    def load(self, raw: Any) -> Any:
        if type(raw) is int or (isinstance(raw, str) and self.symbols):
            return (raw,)
        return tuple(raw) if isinstance(raw, list) else raw


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Pair(Param):
    """Two numbers that belong together, each in [``low``, ``high``): Adam's ``betas``."""

    kind: ClassVar[str] = "pair"

    low: float = 0.0
    high: float = 1.0

    def expected(self) -> Sentence:
        return say(
            "two numbers in [{low}, {high}), as in {example}",
            low=f"{self.low:g}",
            high=f"{self.high:g}",
            example=self.show(self.default),
        )

    def _check(self, value: Any) -> Sentence | None:
        good = (
            isinstance(value, tuple)
            and len(value) == 2
            and all(type(n) in (int, float) and self.low <= n < self.high for n in value)
        )
        return None if good else self._expected(value)

    def _parse(self, text: str) -> tuple[float, ...]:
        try:
            return tuple(float(part) for part in text.strip("()[] ").split(",") if part.strip())
        except ValueError:
            raise ValueError(self._expected(text)) from None

    def _show(self, value: Any) -> str:
        if not isinstance(value, tuple):
            return str(value)
        return ", ".join(str(n).removesuffix(".0") for n in value)

    def code(self, value: Any) -> str:
        if value is None:
            return "None"
        return repr(tuple(n if isinstance(n, float) else float(n) for n in value))

    def load(self, raw: Any) -> Any:
        if not isinstance(raw, list):
            return raw
        return tuple(float(n) if type(n) is int and abs(n) <= 2**53 else n for n in raw)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Numbers(Param):
    """A list of numbers from ``low`` on, such as one weight a class."""

    kind: ClassVar[str] = "numbers"

    low: float = 0.0
    high: float = 1e6
    most: int = 100_000

    def expected(self) -> Sentence:
        return say(
            "a list of numbers from {low} to {high}, as in {example}",
            low=f"{self.low:g}",
            high=f"{self.high:g}",
            example="1, 2.5, 1",
        )

    def _check(self, value: Any) -> Sentence | None:
        good = (
            isinstance(value, tuple)
            and 1 <= len(value) <= self.most
            and all(type(n) in (int, float) and self.low <= n <= self.high for n in value)
        )
        return None if good else self._expected(value)

    def _parse(self, text: str) -> tuple[float, ...]:
        try:
            return tuple(float(part) for part in text.strip("()[] ").split(",") if part.strip())
        except ValueError:
            raise ValueError(self._expected(text)) from None

    def _show(self, value: Any) -> str:
        if not isinstance(value, tuple):
            return str(value)
        return ", ".join(str(n).removesuffix(".0") for n in value)

    def code(self, value: Any) -> str:
        return "None" if value is None else repr(tuple(float(n) for n in value))

    def load(self, raw: Any) -> Any:
        if not isinstance(raw, list):
            return raw
        return tuple(float(n) if type(n) is int and abs(n) <= 2**53 else n for n in raw)
