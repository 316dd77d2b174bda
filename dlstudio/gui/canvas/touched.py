"""Touched: the items that have to be painted anew; the first one wakes whoever paints."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGraphicsItem


class Touched(set[QGraphicsItem]):
    """A set that says when it is no longer empty."""

    def __init__(self) -> None:
        super().__init__()
        self.wake: Callable[[], object] = _nobody

    def add(self, item: QGraphicsItem) -> None:
        if not self:
            self.wake()
        super().add(item)

    def sleep(self) -> None:
        """Wake nobody any more."""
        self.wake = _nobody

    def take(self) -> list[QGraphicsItem]:
        """Return all, and be empty."""
        found = list(self)
        self.clear()
        return found


def _nobody() -> None:
    """Nothing is painted anywhere."""
