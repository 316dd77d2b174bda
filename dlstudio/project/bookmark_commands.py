"""SetBookmark: keep a place of the view under a number, under another name, or no more."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dlstudio.errors import GraphError
from dlstudio.graph.marks import LONGEST_TITLE, good_area
from dlstudio.language import Sentence, say
from dlstudio.project.command import Command
from dlstudio.project.model import Bookmark, Project

MOST_BOOKMARKS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBookmark(Command):
    """Keep a bookmark under a number from 1 to 9; None takes it away."""

    number: int
    bookmark: Bookmark | None

    @property
    def label(self) -> Sentence:
        if self.bookmark is None:
            return say("Remove bookmark {number}", number=self.number)
        return say("Bookmark {number}", number=self.number)

    def apply(self, project: Project) -> Project:
        mark = self.bookmark
        if not 1 <= self.number <= MOST_BOOKMARKS:
            raise GraphError(say("Bookmarks have the numbers 1 to {most}.", most=MOST_BOOKMARKS))
        if mark is not None and not (good_area(mark.area) and len(mark.name) <= LONGEST_TITLE):
            raise GraphError(say("This cannot be kept as a bookmark. Shorten its name."))
        if project.bookmarks.get(self.number) == mark:
            return project
        kept = {**project.bookmarks}
        kept.pop(self.number, None)
        if mark is not None:
            kept[self.number] = mark
        return replace(project, bookmarks=dict(sorted(kept.items())))
