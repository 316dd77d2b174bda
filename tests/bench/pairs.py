"""Things that take turns, and what can be said of them then."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def alternate(first: Callable[[], T], second: Callable[[], T], turns: int) -> list[tuple[T, T]]:
    """Call both in turns, A B, B A, A B …, so that neither always comes after the other."""
    pairs = []
    for turn in range(turns):
        if turn % 2:
            theirs = second()
            pairs.append((first(), theirs))
        else:
            pairs.append((first(), second()))
    return pairs


def in_turns(calls: Sequence[Callable[[], T]], turns: int) -> list[tuple[T, ...]]:
    """Call several in turns, A B C, B C A, C A B …; return what they gave, turn by turn."""
    rows = []
    for turn in range(turns):
        places = [(turn + place) % len(calls) for place in range(len(calls))]
        found = {place: calls[place]() for place in places}
        rows.append(tuple(found[place] for place in range(len(calls))))
    return rows


def ratio(pairs: Sequence[tuple[float, float]]) -> float:
    """Return the median over the pairs of first / second."""
    return statistics.median(ours / theirs for ours, theirs in pairs)


def spread(values: Sequence[float], form: str = "{:.2f}") -> str:
    """Write the values from the smallest to the largest."""
    return " ".join(form.format(value) for value in sorted(values))
