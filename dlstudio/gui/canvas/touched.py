"""Touched: the items that have to be painted anew; the first one wakes whoever paints."""

from __future__ import annotations

from collections.abc import Callable

from dlstudio.gui.canvas.thing import Item


class Touched(set[Item]):
    """A set that says when it is no longer empty.

    Args:
        unsettled: those that may be at home elsewhere now.
        lights: wires that the pointer has come to or left: the picture stays, what lies over it
            does not.
    """

    def __init__(self) -> None:
        super().__init__()
        self.wake: Callable[[], object] = _nobody
        self.unsettled: set[Item] = set()
        self.lights: set[Item] = set()

    def add(self, item: Item) -> None:
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
