"""The Network menu: add a layer by name, arrange the drawing, check."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dlstudio.gui.frame.docks import Docks
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.studio import Studio

if TYPE_CHECKING:
    from dlstudio.gui.canvas.view import CanvasView


class NetworkMenu:
    """What is done with the network as a whole."""

    def __init__(self, studio: Studio, canvas: Callable[[], CanvasView], docks: Docks) -> None:
        self._studio, self._canvas, self._docks = studio, canvas, docks

    def quick_add(self) -> None:
        self._canvas().quick_add()

    def arrange(self) -> None:
        self._canvas().auto_layout()

    def check(self) -> None:
        """Check again and say what was found."""
        self._studio.document.check_now()
        count = len(self._studio.ready.everything)
        if count:
            self._docks.bring("problems")
        self._studio.tell(
            tr("No problems found")
            if not count
            else tr("{count} {count:problem|problems} found", count=count)
        )
