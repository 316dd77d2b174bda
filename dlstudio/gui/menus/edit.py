"""The Edit menu: history, clipboard, selection."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dlstudio.gui.frame.docks import Docks
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.studio import Studio

if TYPE_CHECKING:
    from dlstudio.gui.canvas.view import CanvasView


class EditMenu:
    """Changes to the graph that is shown.

    Args:
        canvas: gives the canvas, which is built when a project is first shown.
    """

    def __init__(self, studio: Studio, canvas: Callable[[], CanvasView], docks: Docks) -> None:
        self._studio, self._canvas, self._docks = studio, canvas, docks

    def undo(self) -> None:
        self._studio.document.undo()

    def redo(self) -> None:
        self._studio.document.redo()

    def cut(self) -> None:
        self._canvas().cut()

    def copy(self) -> None:
        """Copy, and say so: nothing on the screen shows it."""
        self._canvas().copy()
        count, drawn = len(self._studio.selection.nodes), len(self._studio.selection.marks)
        if count or not drawn:
            self._studio.tell(tr("{count} {count:layer|layers} copied", count=count))
        else:
            text = tr("{count} {count:frame or note|frames and notes} copied", count=drawn)
            self._studio.tell(text)

    def paste(self) -> None:
        self._canvas().paste()

    def duplicate(self) -> None:
        self._canvas().duplicate()

    def delete(self) -> None:
        self._canvas().delete_selection()

    def select_all(self) -> None:
        self._canvas().select_all()

    def rename(self) -> None:
        """Put the cursor into the name of the selected layer, frame or note."""
        if self._studio.selection.mark is not None:
            from dlstudio.gui.canvas import marking

            marking.edit(self._canvas())
            return
        self._docks.bring("inspector")
        self._docks["inspector"].panel.edit_name()
