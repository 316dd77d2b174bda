"""Touched: the items that have to be painted anew; the first one wakes whoever paints."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dlstudio.gui.canvas.thing import Item, Thing


class Touched(set[Item]):
    """A set that says when it is no longer empty.

    Args:
        unsettled: those that may be at home elsewhere now.
        lights: wires that the pointer has come to or left, and what is carried and is elsewhere
            now: the picture stays, what lies over it does not.
        carried: what a hand moves, seen from far away. It lies over the picture meanwhile.
    """

    def __init__(self) -> None:
        super().__init__()
        self.wake: Callable[[], object] = _nobody
        self.unsettled: set[Item] = set()
        self.lights: set[Item] = set()
        self.carried: set[Thing] = set()

    def add(self, item: Item) -> None:
        if item in self.carried:
            self.light(item)
            return
        if not self:
            self.wake()
        super().add(item)
        self.unsettled.add(item)

    def light(self, item: Item) -> None:
        """The pointer has come to a wire, or left it."""
        if not self and not self.lights:
            self.wake()
        self.lights.add(item)
        self.unsettled.add(item)

    def carry(self, items: Iterable[Thing]) -> None:
        """Let items lie over the picture, and no longer be part of it."""
        for item in items:
            self.add(item)
            self.carried.add(item)

    def put_down(self) -> None:
        """Let what is carried be part of the picture again."""
        items, self.carried = self.carried, set()
        for item in items:
            self.add(item)

    def forget(self) -> None:
        """Other items are in the scene."""
        for each in (self, self.unsettled, self.lights, self.carried):
            each.clear()

    def sleep(self) -> None:
        """Wake nobody any more."""
        self.wake = _nobody

    def take(self) -> list[Item]:
        """Return all, and be empty."""
        found = list(self)
        self.clear()
        return found


def _nobody() -> None:
    """Nothing is painted anywhere."""
