"""Boxes of nodes on a plane, found by the squares they lie in. Pure."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

Box = tuple[float, float, float, float]  # left, top, right, bottom

CELL = 256.0
_NONE: dict[Hashable, Box] = {}


def around(boxes: Sequence[Box]) -> Box | None:
    """Return the rectangle around some others; None if there are none."""
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


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

    def along(self, xs: Sequence[float], ys: Sequence[float], by: float) -> dict[Hashable, Box]:
        """Return the boxes within ``by`` of a line through places, and some more near it.

        The line never turns back, nor up and down: ``xs`` rise, ``ys`` rise or fall.
        """
        columns = range(int((xs[0] - by) // CELL), int((xs[-1] + by) // CELL) + 1)
        low, high = min(ys[0], ys[-1]) - by, max(ys[0], ys[-1]) + by
        level = high - low < CELL
        if level or len(columns) + 2 * (high - low) / CELL > len(self._squares):
            return dict(self.within(xs[0] - by, low, xs[-1] + by, high))
        found: dict[Hashable, Box] = {}
        squares = self._squares
        height = _Heights(xs, ys)
        for column in columns:
            a, b = height.at(column * CELL - by), height.at((column + 1) * CELL + by)
            top, bottom = (a - by, b + by) if a < b else (b - by, a + by)
            for row in range(int(top // CELL), int(bottom // CELL) + 1):
                there = squares.get((column, row), _NONE).items()
                found.update([(k, b) for k, b in there if b[3] > top and b[1] < bottom])
        return found


class _Heights:
    """The heights of a line at places that hardly go back."""

    __slots__ = ("_last", "_place", "_xs", "_ys")

    def __init__(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        self._xs, self._ys, self._last, self._place = xs, ys, len(xs) - 1, 1

    def at(self, x: float) -> float:
        xs, place = self._xs, self._place
        while place > 1 and xs[place - 1] > x:
            place -= 1
        while place < self._last and xs[place] < x:
            place += 1
        self._place = place
        ax, bx, ay, by = xs[place - 1], xs[place], self._ys[place - 1], self._ys[place]
        if x <= ax or bx == ax:
            return ay
        return by if x >= bx else ay + (x - ax) / (bx - ax) * (by - ay)


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
        self._note(left, top, right, bottom)
        return self._boxes.within(left, top, right, bottom)

    def along(self, xs: Sequence[float], ys: Sequence[float], by: float) -> dict[Hashable, Box]:
        """Return the boxes near a line, as ``Boxes.along`` does."""
        self._note(xs[0], min(ys[0], ys[-1]) - by, xs[-1], max(ys[0], ys[-1]) + by)
        return self._boxes.along(xs, ys, by)

    def _note(self, left: float, top: float, right: float, bottom: float) -> None:
        known = self.area
        self.area = (
            (left, top, right, bottom)
            if known is None
            else (
                min(known[0], left), min(known[1], top), max(known[2], right), max(known[3], bottom)
            )
        )  # fmt: skip
