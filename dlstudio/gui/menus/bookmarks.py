"""The menu of bookmarks: places of the view under the numbers 1 to 9."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from dlstudio.gui.look.words import tr
from dlstudio.gui.models.studio import Studio
from dlstudio.project.bookmark_commands import MOST_BOOKMARKS, SetBookmark

if TYPE_CHECKING:
    from dlstudio.gui.canvas.view import CanvasView


class BookmarkMenu:
    """Sets bookmarks and goes to them: ``go_1`` … ``go_9`` and ``keep_1`` … ``keep_9``.

    Args:
        canvas: gives the canvas, which is built when a project is first shown.
    """

    def __init__(self, studio: Studio, canvas: Callable[[], CanvasView], window: QWidget) -> None:
        self._studio, self._canvas, self._window = studio, canvas, window
        self._last: int | None = None
        for number in range(1, MOST_BOOKMARKS + 1):
            setattr(self, f"go_{number}", partial(self._go, number))
            setattr(self, f"keep_{number}", partial(self._keep, number))

    def list(self) -> None:
        """Show all of them, to go to one, rename or remove it."""
        from dlstudio.gui.dialogs.bookmarks import BookmarksDialog

        BookmarksDialog.ask(self._studio, self._go, self._window)

    def rename(self) -> None:
        """Ask for another name of the bookmark that was used last."""
        from dlstudio.gui.canvas import bookmarks

        number = self._chosen()
        if number is not None:
            bookmarks.rename(self._canvas(), number)

    def remove(self) -> None:
        """Take the bookmark away that was used last."""
        number = self._chosen()
        if number is not None:
            name = self._studio.document.project.bookmarks[number].name
            self._studio.document.do(SetBookmark(number=number, bookmark=None))
            self._studio.tell(tr("Bookmark {number} “{name}” removed", number=number, name=name))

    def _go(self, number: int) -> None:
        from dlstudio.gui.canvas import bookmarks

        trouble = bookmarks.go(self._canvas(), number)
        if trouble is not None:
            self._studio.document.refused.emit(trouble)
        else:
            self._last = number

    def _keep(self, number: int) -> None:
        from dlstudio.gui.canvas import bookmarks

        bookmarks.keep(self._canvas(), number)
        self._last = number

    def _chosen(self) -> int | None:
        """Return the bookmark that was used last, or the last one there is."""
        there = self._studio.document.project.bookmarks
        return self._last if self._last in there else max(there, default=None)
