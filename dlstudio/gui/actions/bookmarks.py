"""Bookmarks, in a menu of their own inside View."""

from __future__ import annotations

from dlstudio.gui.actions.action import Action, editing
from dlstudio.gui.models.studio import Studio

NUMBERS = range(1, 10)
# Whole sentences, so that each can be translated.
GO = (
    "Go to bookmark 1", "Go to bookmark 2", "Go to bookmark 3", "Go to bookmark 4",
    "Go to bookmark 5", "Go to bookmark 6", "Go to bookmark 7", "Go to bookmark 8",
    "Go to bookmark 9",
)  # fmt: skip
KEEP = (
    "Keep this view as bookmark 1", "Keep this view as bookmark 2",
    "Keep this view as bookmark 3", "Keep this view as bookmark 4",
    "Keep this view as bookmark 5", "Keep this view as bookmark 6",
    "Keep this view as bookmark 7", "Keep this view as bookmark 8",
    "Keep this view as bookmark 9",
)  # fmt: skip


def has_bookmarks(studio: Studio) -> bool:
    return studio.files.shown and bool(studio.document.project.bookmarks)


def name_of(studio: Studio, id: str) -> str:
    """Return what the bookmark of an action is called; empty if there is none."""
    if not id.startswith("bookmarks.go_") or not studio.files.shown:
        return ""
    place = studio.document.project.bookmarks.get(int(id[-1]))
    return "" if place is None else place.name


BOOKMARKS = (
    *(
        Action(
            id=f"bookmarks.go_{number}", title=GO[number - 1], menu="Bookmarks",
            shortcut=f"Shift+{number}", enabled=editing, on_canvas=True, words="place view",
        )
        for number in NUMBERS
    ),
    *(
        Action(
            id=f"bookmarks.keep_{number}", title=KEEP[number - 1], menu="Bookmarks",
            shortcut=f"Ctrl+Shift+{number}", enabled=editing, section=1, words="set place view",
        )
        for number in NUMBERS
    ),
    Action(
        id="bookmarks.list", title="All bookmarks…", menu="Bookmarks", shortcut="Ctrl+B",
        enabled=editing, section=2, words="list jump rename delete",
    ),
    Action(
        id="bookmarks.rename", title="Rename the bookmark used last…", menu="Bookmarks",
        enabled=has_bookmarks, section=2,
    ),
    Action(
        id="bookmarks.remove", title="Remove the bookmark used last", menu="Bookmarks",
        enabled=has_bookmarks, section=2, words="delete",
    ),
)  # fmt: skip
