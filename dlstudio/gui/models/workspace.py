"""Workspace: the tabs of a window, which of them are seen, and which one is worked in.

There is always at least one tab, and one or two are seen; the active one is among these. Tabs
that nobody sees sleep (see ``DocumentModel.sleep``), so they cost nothing while others are
edited. A file is open once: several tabs on it show one document.

Signals:
    added(Studio), removed(Studio): a tab came or went.
    moved(): the tabs stand in another order.
    arranged(): other tabs are seen, or another one is active.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dlstudio.gui.models.open_project import OpenProject
from dlstudio.gui.models.studio import Studio


class Workspace(QObject):
    """The tabs of a window.

    Args:
        first: the tab that stands there from the beginning.

    Attributes:
        tabs: from left to right.
        panes: those that are seen, from left to right; one or two.
        active: the one that panels, bars and keys belong to.
    """

    added = Signal(object)
    removed = Signal(object)
    moved = Signal()
    arranged = Signal()

    def __init__(self, first: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tabs: list[Studio] = [first]
        self.panes: tuple[Studio, ...] = (first,)
        self.active = first
        self._seen_last: list[Studio] = [first]  # the one that was active last at the end
        first.workspace = self

    @property
    def beside(self) -> Studio | None:
        """The tab in the other half; None while only one is seen."""
        return next((studio for studio in self.panes if studio is not self.active), None)

    @property
    def projects(self) -> list[OpenProject]:
        """The projects of all tabs, each once."""
        return list(dict.fromkeys(studio.opened for studio in self.tabs))

    @property
    def training(self) -> OpenProject | None:
        """The project that is being trained; one training goes on at a time."""
        return next((project for project in self.projects if project.run.active), None)

    def on(self, project: OpenProject) -> list[Studio]:
        """Return the tabs on a project, the one that was looked at last first."""
        return [studio for studio in reversed(self._seen_last) if studio.opened is project]

    def find(self, path: Path) -> Studio | None:
        """Return the tab on a file that was looked at last; None if the file is not open."""
        wanted = _same(path)
        return next(
            (
                studio
                for studio in reversed(self._seen_last)
                if studio.files.shown
                and studio.files.path is not None
                and _same(studio.files.path) == wanted
            ),
            None,
        )

    def vacant(self, studio: Studio) -> Studio:
        """Return a tab for a project: this one if it holds none, else one not yet added."""
        alone = len(self.on(studio.opened)) == 1
        return studio if studio.opened.untouched and alone else studio.fresh()

    def give_back(self, studio: Studio) -> None:
        """Let go of what ``vacant`` returned, if it is not in the row."""
        if studio not in self.tabs:
            self._dismiss(studio)

    def add(self, studio: Studio) -> None:
        """Take a tab into the row, right of the active one, and bring it to front."""
        self._take(studio)
        self.activate(studio)

    def activate(self, studio: Studio) -> None:
        """Work in a tab: in its half if it is seen, else in the place of the active one."""
        panes = self.panes
        if studio not in panes:
            panes = tuple(studio if pane is self.active else pane for pane in panes)
        self._arrange(panes, studio)

    def step(self, by: int) -> None:
        """Work in the next tab (1) or the one before (-1), around the ends."""
        self.activate(self.tabs[(self.tabs.index(self.active) + by) % len(self.tabs)])

    def move(self, studio: Studio, place: int) -> None:
        """Put a tab to another place of the row."""
        self.tabs.remove(studio)
        self.tabs.insert(place, studio)
        self.moved.emit()

    def split(self, studio: Studio, left: bool = False) -> None:
        """Show a tab beside the one that was active, and work in it.

        Args:
            studio: a new one is taken into the row; the active one itself changes sides, or
                stands beside the one that was looked at before it.
            left: put it into the left half.
        """
        here = self.beside or self._before() if studio is self.active else self.active
        if here is None:  # the only tab: its place is seen twice
            here, studio = studio, studio.again()
        self._take(studio)
        self._arrange((studio, here) if left else (here, studio), studio)

    def show_two(self) -> None:
        """Show the tab that was looked at before beside the active one."""
        before = self._before()
        if before is None:
            self.split(self.active)
        else:
            self._arrange((self.active, before), self.active)

    def _before(self) -> Studio | None:
        """Return the tab that was looked at before the active one."""
        return next((tab for tab in reversed(self._seen_last) if tab is not self.active), None)

    def put(self, studio: Studio) -> None:
        """Take a tab into the row at its right end, without looking at it."""
        studio.workspace = self
        self.tabs.append(studio)
        self._seen_last.insert(0, studio)
        studio.document.sleep()
        self.added.emit(studio)
        self.moved.emit()

    def show(self, panes: Sequence[Studio], active: Studio) -> None:
        """Show one or two tabs of the row."""
        self._arrange(tuple(panes), active)

    def unite(self) -> None:
        """Show only the active tab."""
        self._arrange((self.active,), self.active)

    def close(self, studio: Studio) -> None:
        """Take a tab out of the row; the questions were asked before.

        The last one stays, and shows no project any more.
        """
        if len(self.tabs) == 1:
            studio.files.close()
            return
        self._seen_last.remove(studio)
        if studio in self.panes:
            rest = [pane for pane in self.panes if pane is not studio]
            heir = rest[0] if rest else self._seen_last[-1]
            self._arrange((heir,), heir)
        self.tabs.remove(studio)
        self.removed.emit(studio)
        self._dismiss(studio)

    def _take(self, studio: Studio) -> None:
        """Take a tab into the row if it is new there."""
        if studio not in self.tabs:
            studio.workspace = self
            self.tabs.insert(self.tabs.index(self.active) + 1, studio)
            self._seen_last.append(studio)
            self.added.emit(studio)

    def _dismiss(self, studio: Studio) -> None:
        studio.leave()
        if studio.opened not in self.projects:
            studio.opened.leave()
            studio.opened.jobs.leave()
            studio.opened.deleteLater()
        studio.workspace = None
        studio.deleteLater()

    def _arrange(self, panes: tuple[Studio, ...], active: Studio) -> None:
        if (panes, active) == (self.panes, self.active):
            return
        before, self.panes, self.active = self.panes, panes, active
        self._seen_last.remove(active)
        self._seen_last.append(active)
        for studio in panes:
            studio.document.wake()
        self.arranged.emit()
        for studio in before:
            if studio not in self.panes:
                studio.document.sleep()


def _same(path: Path) -> Path:
    """Return one name for a file that may be reached by several."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a loop of links: opening it says so
        return path.absolute()
