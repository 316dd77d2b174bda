"""Order on the canvas: what the Align menu and the search do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dlstudio.gui.canvas.find_bar import FindBar
    from dlstudio.gui.canvas.view import CanvasView


class OrderMenu:
    """Aligns the selection and finds nodes.

    Args:
        canvas: gives the canvas, which is built when a project is first shown.
        made: hears of the search bar as soon as there is one.
    """

    def __init__(self, canvas: Callable[[], CanvasView], made: Callable[[FindBar], object]) -> None:
        self._canvas, self._made = canvas, made
        self._bar: FindBar | None = None

    def left(self) -> None:
        self._align("left")

    def right(self) -> None:
        self._align("right")

    def top(self) -> None:
        self._align("top")

    def bottom(self) -> None:
        self._align("bottom")

    def middle(self) -> None:
        self._align("middle")

    def centre(self) -> None:
        self._align("centre")

    def across(self) -> None:
        self._distribute(across=True)

    def down(self) -> None:
        self._distribute(across=False)

    def straighten(self) -> None:
        from dlstudio.gui.canvas import arranging

        arranging.straighten(self._canvas().stage)

    def find(self) -> None:
        """Open the search, or put the cursor into it."""
        self._find_bar().open()

    def next(self) -> None:
        self._find_bar().step(1)

    def previous(self) -> None:
        self._find_bar().step(-1)

    def _find_bar(self) -> FindBar:
        if self._bar is None:
            from dlstudio.gui.canvas.find_bar import FindBar

            self._bar = FindBar(self._canvas())
            self._made(self._bar)
        return self._bar

    def _align(self, side: str) -> None:
        from dlstudio.gui.canvas import arranging

        arranging.align(self._canvas().stage, side)

    def _distribute(self, *, across: bool) -> None:
        from dlstudio.gui.canvas import arranging

        arranging.distribute(self._canvas().stage, across=across)
