"""The Network menu, second part: what is done to the selected layers and their wires."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dlstudio.gui.canvas.view import CanvasView

# The functions are imported when they are used: the window is up sooner.


class MakingMenu:
    """Changes to the selected layers of the graph that is shown."""

    def __init__(self, canvas: Callable[[], CanvasView]) -> None:
        self._canvas = canvas

    def change_layer(self) -> None:
        self._canvas().adding.open_swap()

    def mute(self) -> None:
        from dlstudio.gui.canvas import making

        making.toggle_mute(self._canvas().stage)

    def connect_in_order(self) -> None:
        from dlstudio.gui.canvas import making

        making.connect_in_order(self._canvas().stage)

    def break_wires(self) -> None:
        from dlstudio.gui.canvas import making

        making.break_wires(self._canvas().stage)

    def detach(self) -> None:
        from dlstudio.gui.canvas import making

        making.detach(self._canvas().stage)

    def delete_and_heal(self) -> None:
        from dlstudio.gui.canvas import making

        making.delete_and_heal(self._canvas().stage)

    def duplicate_wired(self) -> None:
        from dlstudio.gui.canvas import making

        making.duplicate_wired(self._canvas().stage)
