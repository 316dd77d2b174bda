"""Bookmarks of the view: set, named, gone to, removed. They are kept in the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF

from dlstudio.gui.canvas.lens import LARGEST
from dlstudio.gui.look.words import tr
from dlstudio.language import Sentence, say
from dlstudio.project.bookmark_commands import SetBookmark
from dlstudio.project.model import MAIN, Bookmark

if TYPE_CHECKING:
    from dlstudio.gui.canvas.view import CanvasView

CORNER = QPoint(24, 120)  # where the name is asked for


def keep(view: CanvasView, number: int) -> None:
    """Keep what is seen under a number, and offer to name it; Escape leaves the name found."""
    document = view.stage.document
    box = view.lens.seen()
    parts = (box.left(), box.top(), box.width(), box.height())
    left, top, width, height = (round(part, 1) for part in parts)  # short in the file
    area = (left, top, max(width, 1.0), max(height, 1.0))
    old = document.project.bookmarks.get(number)
    place = Bookmark(name=_name_of(view, number), graph=document.graph_name, area=area)
    if old is not None:
        place = Bookmark(name=old.name, graph=place.graph, area=area, extra=old.extra)
    if document.do(SetBookmark(number=number, bookmark=place)):
        rename(view, number)


def rename(view: CanvasView, number: int) -> None:
    """Ask for the name of a bookmark."""
    place = view.stage.document.project.bookmarks[number]

    def named(text: str) -> SetBookmark:
        fresh = Bookmark(
            name=text or place.name, graph=place.graph, area=place.area, extra=place.extra
        )
        return SetBookmark(number=number, bookmark=fresh)

    title = tr("Name of bookmark {number}", number=number)
    view.overlays.name_box.open(CORNER, title, place.name, named, None)


def go(view: CanvasView, number: int) -> Sentence | None:
    """Show the place of a bookmark; return why that is not possible."""
    document = view.stage.document
    place = document.project.bookmarks.get(number)
    if place is None:
        return say(
            "There is no bookmark {number} yet. Press {keys} to keep what is seen now.",
            number=number,
            keys=f"Ctrl+Shift+{number}",
        )
    if place.graph not in document.project.graphs:
        return say("There is no block called {name}.", name=place.graph)
    document.show(place.graph)
    x, y, width, height = place.area
    size = view.viewport().size()
    view.reset_zoom()  # a chosen view: no more fitted when the window gets another size
    # Fitting leaves a margin; it lets the lens go as far away as the place needs.
    view.lens.fit(QRectF(x, y, width, height), LARGEST)
    view.lens.set_zoom(min(size.width() / width, size.height() / height))
    view.lens.show_place(QRectF(x, y, width, height).center())
    return None


def _name_of(view: CanvasView, number: int) -> str:
    """Return the title of the smallest frame in the middle, the block, or a plain name."""
    middle, frames = view.lens.middle(), view.stage.scene.marks.values()
    around = [item for item in frames if item.is_frame and item.area().contains(middle)]
    titled = [item for item in around if item.mark.text]
    if titled:
        return min(titled, key=lambda item: item.area().width() * item.area().height()).mark.text
    graph = view.stage.document.graph_name
    return graph if graph != MAIN else tr("Place {number}", number=number)
