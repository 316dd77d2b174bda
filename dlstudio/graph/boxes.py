"""Boxes of nodes on a plane, found by the squares they lie in. Pure."""

from __future__ import annotations

from collections.abc import Hashable

Box = tuple[float, float, float, float]  # left, top, right, bottom

CELL = 256.0


class Boxes:
    """Boxes of nodes, found by the squares they lie in."""

    def __init__(self) -> None:
        self._boxes: dict[Hashable, Box] = {}
        self._squares: dict[tuple[int, int], dict[Hashable, Box]] = {}

    def put(self, key: Hashable, box: Box) -> None:
        """Add a box or move it."""
        known = self._boxes.get(key)
        if known == box:
            return
        if known is not None:
            self.drop(key)
        self._boxes[key] = box
        squares = self._squares
        for square in _squares(*box):
            there = squares.get(square)
            if there is None:
                squares[square] = {key: box}
            else:
                there[key] = box

    def drop(self, key: Hashable) -> None:
        """Forget a box; unknown ones are ignored."""
        box = self._boxes.pop(key, None)
        if box is not None:
            for square in _squares(*box):
                del self._squares[square][key]

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
        boxes = self._boxes
        if wide * tall < len(self._squares):
            squares = self._squares
            groups = [squares[at] for at in _squares(left, top, right, bottom) if at in squares]
            if len(groups) == 1:
                boxes = groups[0]
            else:
                boxes = {}
                for group in groups:
                    boxes.update(group)
        return [
            (key, box)
            for key, box in boxes.items()
            if box[2] > left and box[0] < right and box[3] > top and box[1] < bottom
        ]


def _squares(left: float, top: float, right: float, bottom: float) -> list[tuple[int, int]]:
    rows = range(int(top // CELL), int(bottom // CELL) + 1)
    return [
        (column, row) for column in range(int(left // CELL), int(right // CELL) + 1) for row in rows
    ]


class Looked:
    """Boxes as one asks them the way for a wire: it notes how far one has looked.

    What stands outside ``area`` has no say in the answer; None if nothing was asked.
    """

    def __init__(self, boxes: Boxes) -> None:
        self._boxes = boxes
        self.area: Box | None = None

    def within(
        self, left: float, top: float, right: float, bottom: float
    ) -> list[tuple[Hashable, Box]]:
        """Return the boxes that reach into an area, each once."""
        known = self.area
        self.area = (
            (left, top, right, bottom)
            if known is None
            else (
                min(known[0], left), min(known[1], top), max(known[2], right), max(known[3], bottom)
            )
        )  # fmt: skip
        return self._boxes.within(left, top, right, bottom)
