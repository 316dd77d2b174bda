"""The menu of frames and notes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dlstudio.gui.canvas.view import CanvasView

# The functions are imported when they are used: the window is up sooner.


class MarkMenu:
    """Draws frames and notes and changes the selected ones."""

    def __init__(self, canvas: Callable[[], CanvasView]) -> None:
        self._canvas = canvas

    def frame(self) -> None:
        from dlstudio.gui.canvas import marking

        marking.frame_selection(self._canvas())

    def note(self) -> None:
        from dlstudio.gui.canvas import marking

        marking.add_note(self._canvas())

    def fit(self) -> None:
        from dlstudio.gui.canvas import marking

        marking.fit(self._canvas())

    def inside(self) -> None:
        from dlstudio.gui.canvas import marking

        marking.select_inside(self._canvas().stage)

    def next(self) -> None:
        self._step(True)

    def previous(self) -> None:
        self._step(False)

    def dot(self) -> None:
        from dlstudio.gui.canvas import wire_dots

        stage = self._canvas().stage
        if stage.selection.edge is not None:
            wire_dots.add_in_middle(stage, stage.selection.edge)

    def no_dots(self) -> None:
        from dlstudio.gui.canvas import wire_dots

        stage = self._canvas().stage
        if stage.selection.edge is not None:
            wire_dots.remove_all(stage, stage.selection.edge)

    def grey(self) -> None:
        self._color("grey")

    def blue(self) -> None:
        self._color("blue")

    def sky(self) -> None:
        self._color("sky")

    def green(self) -> None:
        self._color("green")

    def amber(self) -> None:
        self._color("amber")

    def orange(self) -> None:
        self._color("orange")

    def pink(self) -> None:
        self._color("pink")

    def purple(self) -> None:
        self._color("purple")

    def _color(self, name: str) -> None:
        from dlstudio.gui.canvas import marking

        marking.color(self._canvas().stage, name)

    def _step(self, forward: bool) -> None:
        from dlstudio.gui.canvas import marking

        marking.step(self._canvas(), forward)
