"""The View menu: zoom, the rooms around the canvas, and the way out of a block."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dlstudio.gui.frame.breadcrumb import Breadcrumb
from dlstudio.gui.frame.docks import Docks

if TYPE_CHECKING:
    from dlstudio.gui.canvas.view import CanvasView


class ViewMenu:
    """What is seen, and how large.

    Args:
        canvas: gives the canvas, which is built when a project is first shown.
    """

    def __init__(
        self, canvas: Callable[[], CanvasView], docks: Docks, breadcrumb: Breadcrumb
    ) -> None:
        self._canvas, self._docks, self._breadcrumb = canvas, docks, breadcrumb

    def zoom_in(self) -> None:
        self._canvas().zoom_in()

    def zoom_out(self) -> None:
        self._canvas().zoom_out()

    def zoom_actual(self) -> None:
        self._canvas().reset_zoom()

    def fit(self) -> None:
        self._canvas().fit_all()

    def up(self) -> None:
        self._breadcrumb.up()

    def palette(self) -> None:
        self._docks.toggle("palette")

    def properties(self) -> None:
        self._docks.toggle("inspector")

    def code(self) -> None:
        self._docks.toggle("code")

    def help(self) -> None:
        self._docks.toggle("help")

    def problems(self) -> None:
        self._docks.toggle("problems")

    def data(self) -> None:
        self._docks.toggle("data")

    def training(self) -> None:
        self._docks.toggle("training")

    def runs(self) -> None:
        self._docks.toggle("runs")

    def outline(self) -> None:
        self._docks.toggle("outline")

    def changes(self) -> None:
        self._docks.toggle("changes")

    def history(self) -> None:
        self._docks.toggle("history")

    def fold(self) -> None:
        self._docks.folding.toggle()

    def hide_panels(self) -> None:
        self._docks.toggle_all()

    def reset_panels(self) -> None:
        self._docks.reset()
