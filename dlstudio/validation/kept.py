"""Kept: what was found before, up to a weight; what was not asked for longest goes first."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

V = TypeVar("V")


class Kept(Generic[V]):
    """Values by key, each with a weight.

    Args:
        most: weight of all together, except that the last one is kept whatever it weighs.
    """

    def __init__(self, most: int) -> None:
        self._most, self._weight = most, 0
        self._rows: dict[Hashable, tuple[V, int]] = {}  # the one asked for last is the last

    def __len__(self) -> int:
        return len(self._rows)

    def get(self, key: Hashable) -> V | None:
        """Return what is kept, which then stays longer."""
        row = self._rows.pop(key, None)
        if row is None:
            return None
        self._rows[key] = row
        return row[0]

    def put(self, key: Hashable, value: V, weight: int) -> None:
        """Keep a value in place of the one before."""
        self.drop(key)
        self._rows[key] = value, weight
        self._weight += weight
        while self._weight > self._most and len(self._rows) > 1:
            self.drop(next(iter(self._rows)))

    def drop(self, key: Hashable) -> None:
        """Keep it no longer."""
        row = self._rows.pop(key, None)
        if row is not None:
            self._weight -= row[1]

    def clear(self) -> None:
        """Keep nothing."""
        self._rows.clear()
        self._weight = 0
