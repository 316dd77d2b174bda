"""Kept: what was found before, up to a weight; what was not asked for longest goes first."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

V = TypeVar("V")


class Kept(Generic[V]):
    """Values by key, each with a weight; for any thread.

    Args:
        most: weight of all together, except that the last one is kept whatever it weighs.
    """

    def __init__(self, most: int) -> None:
        self._most, self._weight = most, 0
        self._rows: dict[Hashable, tuple[V, int]] = {}  # the one asked for last is the last
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._rows)

    def get(self, key: Hashable) -> V | None:
        """Return what is kept, which then stays longer."""
        with self._lock:
            row = self._rows.pop(key, None)
            if row is None:
                return None
            self._rows[key] = row
            return row[0]

    def get_or_make(self, key: Hashable, make: Callable[[], V], weight: Callable[[V], int]) -> V:
        """Return what is kept, made now if it is not there."""
        found = self.get(key)
        if found is None:
            found = make()
            self.put(key, found, weight(found))
        return found

    def put(self, key: Hashable, value: V, weight: int) -> None:
        """Keep a value in place of the one before."""
        gone: list[object] = []  # freed outside of the lock, for that may run code
        with self._lock:
            gone.append(self._taken(key))
            self._rows[key] = value, weight
            self._weight += weight
            while self._weight > self._most and len(self._rows) > 1:
                gone.append(self._taken(next(iter(self._rows))))

    def drop(self, key: Hashable) -> None:
        """Keep it no longer."""
        with self._lock:
            gone = self._taken(key)
        del gone

    def clear(self) -> None:
        """Keep nothing."""
        with self._lock:
            gone, self._rows, self._weight = self._rows, {}, 0
        gone.clear()

    def _taken(self, key: Hashable) -> object:
        row = self._rows.pop(key, None)
        if row is not None:
            self._weight -= row[1]
        return row
