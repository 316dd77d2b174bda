"""Equation: the text of an einsum, ``"nqd,nkd->nqk"``, read and checked before it is used.

Every axis of every input has a letter of its own; the result is always written out. What
torch also allows (a result left out, "...", a letter twice in one term) is refused, because
it hides what happens.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from dlstudio.language import Sentence, say
from dlstudio.spec.param import Text

_FORM = re.compile(r"[A-Za-z]+(,[A-Za-z]+)*->[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Terms:
    """The letters of each input and of the result."""

    inputs: tuple[str, ...]
    output: str


def terms_of(text: str) -> Terms:
    """Read an equation that has been checked."""
    left, _, right = text.replace(" ", "").partition("->")
    return Terms(tuple(left.split(",")), right)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Equation(Text):
    """An equation of einsum; spaces do not count."""

    kind: ClassVar[str] = "equation"

    longest: int = 120

    def expected(self) -> Sentence:
        return say(
            "an equation such as {example}: a letter for each axis, no letter twice in one term, "
            "and every letter of the result in some input",
            example=self.default,
        )

    def code(self, value: Any) -> str:
        return f'"{value.replace(" ", "")}"'

    def _check(self, value: Any) -> Sentence | None:
        good = (
            isinstance(value, str)
            and len(value) <= self.longest
            and bool(_FORM.fullmatch(value.replace(" ", "")))
        )
        if good:
            terms = terms_of(value)
            rows = (*terms.inputs, terms.output)
            good = all(len(set(row)) == len(row) for row in rows)
            good = good and set(terms.output) <= set("".join(terms.inputs))
        return None if good else self._expected(value)
