"""MenuBar: the menus, made from the table of actions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from dlstudio.gui.actions import ACTIONS, MENUS, SUBMENUS
from dlstudio.gui.actions.live import Actions
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.settings import Settings


class MenuBar(QMenuBar):
    """The menus of a window.

    Args:
        open_path: opens a file, one of the recent ones.
    """

    def __init__(
        self,
        actions: Actions,
        settings: Settings,
        open_path: Callable[[Path], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._open_path = settings, open_path
        self.by_title: dict[str, QMenu] = {}
        for title in MENUS:
            self.by_title[title] = self.addMenu(title)
        for title, above in SUBMENUS.items():
            self.by_title[title] = QMenu(title, self.by_title[above])
        self._recent = QMenu(self.by_title["&File"])
        self._recent.aboutToShow.connect(self._fill_recent)
        self._fill(actions)

    def retranslate(self) -> None:
        for title, menu in self.by_title.items():
            menu.setTitle(words(title))
        self._recent.setTitle(tr("Open recent"))

    def _fill(self, actions: Actions) -> None:
        sections: dict[str, int] = {}
        for id, action in ACTIONS.items():
            menu = self.by_title[action.menu]
            if sections.setdefault(action.menu, action.section) != action.section:
                menu.addSeparator()
                sections[action.menu] = action.section
            menu.addAction(actions[id])
            if id == "file.open":
                menu.addMenu(self._recent)
        for above in dict.fromkeys(SUBMENUS.values()):
            self.by_title[above].addSeparator()
        for title, above in SUBMENUS.items():
            self.by_title[above].addMenu(self.by_title[title])

    def _fill_recent(self) -> None:
        self._recent.clear()
        paths = self._settings.recent()
        for path in paths:
            name = str(path).replace("&", "&&")
            self._recent.addAction(name, partial(self._open_path, path))
        if not paths:
            self._recent.addAction(tr("No recent files")).setEnabled(False)
