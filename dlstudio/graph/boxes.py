"""Boxes of nodes on a plane, found by the squares they lie in. Pure."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Iterator

Box = tuple[float, float, float, float]  # left, top, right, bottom

CELL = 256.0


class Boxes:
    """Boxes of nodes, found by the squares they lie in."""

    def __init__(self) -> None:
        self._boxes: dict[Hashable, Box] = {}
        self._squares: dict[tuple[int, int], set[Hashable]] = {}

    def put(self, key: Hashable, box: Box) -> None:
        """Add a box or move it."""
        if self._boxes.get(key) == box:
            return
        self.drop(key)
        self._boxes[key] = box
        for square in _squares(*box):
            self._squares.setdefault(square, set()).add(key)

    def drop(self, key: Hashable) -> None:
        """Forget a box; unknown ones are ignored."""
        box = self._boxes.pop(key, None)
        if box is not None:
            for square in _squares(*box):
                self._squares[square].discard(key)

    def clear(self) -> None:
        """Forget all."""
        self._boxes.clear()
        self._squares.clear()

    def get(self, key: Hashable) -> Box | None:
        """Return the box of a key."""
        return self._boxes.get(key)

    def all(self) -> dict[Hashable, Box]:
        """Return every box by its key."""
        return dict(self._boxes)

    def within(
        self, left: float, top: float, right: float, bottom: float
    ) -> list[tuple[Hashable, Box]]:
        """Return the boxes that reach into an area, each once."""
        wide, tall = (right - left) / CELL + 2, (bottom - top) / CELL + 2
        keys: Iterable[Hashable] = self._boxes
        if wide * tall < len(self._squares):
            squares = self._squares
            groups = [squares[at] for at in _squares(left, top, right, bottom) if at in squares]
            keys = groups[0] if len(groups) == 1 else set().union(*groups)
        boxes = ((key, self._boxes[key]) for key in keys)
        return [
            (key, box)
            for key, box in boxes
            if box[2] > left and box[0] < right and box[3] > top and box[1] < bottom
        ]


def _squares(left: float, top: float, right: float, bottom: float) -> Iterator[tuple[int, int]]:
    for column in range(math.floor(left / CELL), math.floor(right / CELL) + 1):
        for row in range(math.floor(top / CELL), math.floor(bottom / CELL) + 1):
            yield column, row
