"""The Network menu, second part: what is done to the selected layers and their wires."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from dlstudio.gui.look.words import tr
from dlstudio.gui.models.studio import Studio

if TYPE_CHECKING:
    from dlstudio.gui.canvas.view import CanvasView

# The functions are imported when they are used: the window is up sooner.


class MakingMenu:
    """Changes to the selected layers of the graph that is shown."""

    def __init__(self, studio: Studio, canvas: Callable[[], CanvasView]) -> None:
        self._studio, self._canvas = studio, canvas

    def change_layer(self) -> None:
        self._canvas().adding.open_swap()

    def mute(self) -> None:
        from dlstudio.gui.canvas import making

        making.toggle_mute(self._canvas().stage)

    def wire_by_keys(self) -> None:
        self._canvas().ports.begin()

    def freeze(self) -> None:
        from dlstudio.gui.canvas import making

        if not making.toggle_freeze(self._canvas().stage):
            self._studio.tell(tr("The selected layers have no weights to freeze"))

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

    def repair(self) -> None:
        from dlstudio.gui.canvas import mending

        mending.repair_first(self._studio)

    def next_problem(self) -> None:
        self._step(True)

    def previous_problem(self) -> None:
        self._step(False)

    def _step(self, forward: bool) -> None:
        """Go to a problem and say it there."""
        from dlstudio.gui.canvas import mending

        found = mending.step(self._studio, forward)
        canvas = self._canvas()
        item = canvas.stage.scene.nodes.get(found.place.node or "") if found else None
        if found is not None and item is not None:
            left, _top, _right, bottom = item.box()
            spot = canvas.viewportTransform().map(QPointF(left, bottom))
            canvas.overlays.tell_reason(mending.with_key(found), spot)
