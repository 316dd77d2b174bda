"""MainWindow: puts the tabs into halves, the rooms into docks, and the menus around them.

It decides nothing: what an action does stands in ``gui.menus``, when it can be done in
``gui.actions``, what a tab shows in ``gui.tabs.page``, which tabs there are in the workspace.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from dlstudio.gui import recovery
from dlstudio.gui.actions.live import Actions
from dlstudio.gui.frame.docks import Docks
from dlstudio.gui.frame.menu_bar import MenuBar
from dlstudio.gui.frame.message_bar import MessageBar
from dlstudio.gui.frame.status_line import StatusLine
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.document_files import SUFFIX
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.models.workspace import Workspace
from dlstudio.gui.tabs.page import Page
from dlstudio.gui.tabs.panes import Panes
from dlstudio.gui.tabs.session import bring_back, remember
from dlstudio.gui.tabs.tab_bar import TabBar, TabRow

if TYPE_CHECKING:
    from dlstudio.gui.canvas.view import CanvasView
    from dlstudio.gui.frame.tool_bar import ToolBar
    from dlstudio.gui.menus.file import FileMenu
    from dlstudio.gui.models.open_project import OpenProject

SMALLEST, USUAL = QSize(880, 560), QSize(1440, 900)


def _nothing() -> None:
    """The rest of the work when there is none."""


class MainWindow(QMainWindow):
    """One window with one or more tabs.

    Args:
        studio: the first tab.
    """

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.workspace = Workspace(studio, self)
        self._settled = self._closing = False
        self.setAcceptDrops(True)
        self.setMinimumSize(SMALLEST)
        self.docks = Docks(studio, self, lambda: self.page.take_focus())
        self.actions_of = Actions(studio, self)
        self._build_bars(studio)
        self._build_middle(studio)
        self._pages: dict[Studio, Page] = {}
        self._add(studio)
        self._connect()
        self._restore()
        self._follow()
        self.retranslate()

    @property
    def studio(self) -> Studio:
        """The tab that is worked in."""
        return self.workspace.active

    @property
    def page(self) -> Page:
        """What the window shows of that tab."""
        return self._pages[self.studio]

    @property
    def canvas(self) -> CanvasView:
        return self.page.canvas

    @property
    def messages(self) -> MessageBar:
        return self.page.messages

    @property
    def file_menu(self) -> FileMenu:
        return self.page.file_menu

    @property
    def tools(self) -> ToolBar:
        return self.page.tools

    def show_start(self) -> None:
        """Show the start page, or the tabs of the last time: nothing else is to be opened."""
        if self.studio.settings["at_start"] == "tabs":
            bring_back(self.workspace, self.studio.settings)
        self._arrange()

    def page_of(self, studio: Studio) -> Page:
        return self._pages[studio]

    def open_path(self, path: Path) -> None:
        """Open a file in this window."""
        self.page.file_menu.open_path(path)

    def offer_recovery(self) -> None:
        """Look for work that a crash left behind, and offer it."""
        recovery.offer(self.studio, self.notices, self, lambda one: self.file_menu.recover(one))

    def close_tabs(self, studios: Sequence[Studio], then: Callable[[], None] = _nothing) -> None:
        """Close tabs one after the other; a question answered with No ends it."""
        if not studios:
            then()
            return
        first, *rest = studios
        self._pages[first].file_menu.close_then(lambda: self.close_tabs(rest, then))

    def retranslate(self) -> None:
        self.menus.retranslate()
        self.actions_of.retranslate()
        self._write_title()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.docks.retranslate()
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._settled:
            # A question closes the window later, by its answer.
            self._closing = True
            self._settle(list(self.workspace.projects))
            self._closing = False
        if not self._settled:
            event.ignore()
            return
        self.docks.keep()
        settings = self.studio.settings
        settings.remember_bytes("window/geometry", self.saveGeometry())
        remember(self.workspace, settings)
        settings.flush()
        for project in self.workspace.projects:
            project.leave()
        for studio in self.workspace.tabs:
            studio.jobs.wait()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            # After the drop has ended: a question may come up.
            QTimer.singleShot(0, self, lambda: self.open_path(path))

    def _build_bars(self, studio: Studio) -> None:
        self.menus = MenuBar(self.actions_of, studio.settings, self.open_path)
        head = QWidget()
        self._head = QVBoxLayout(head)
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.setSpacing(0)
        self._head.addWidget(self.menus)
        # Not addToolBar: tool bar areas keep some pixels even for what is hidden.
        self.setMenuWidget(head)
        self.status = StatusLine(studio)
        self.setStatusBar(self.status)

    def _build_middle(self, studio: Studio) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.tabs = TabBar(self.workspace, studio.look, self.close_tabs)
        self.panes = Panes(studio.look)
        self.notices = MessageBar(studio.look, self.panes)
        column.addWidget(TabRow(self.tabs, self.actions_of["tabs.new"]))
        column.addWidget(self.panes, 1)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        workspace, tabs = self.workspace, self.tabs
        workspace.added.connect(self._add)
        workspace.removed.connect(self._drop)
        workspace.moved.connect(tabs.refresh)
        workspace.arranged.connect(self._arrange)
        tabs.pulled.connect(self.panes.show_target)
        tabs.letGo.connect(self.panes.hide_target)
        tabs.dropped.connect(self._on_tab_dropped)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    def _restore(self) -> None:
        geometry = self.studio.settings.memory_bytes("window/geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = self.screen().availableGeometry().size()
            self.resize(USUAL.boundedTo(room - QSize(40, 60)))

    def _add(self, studio: Studio) -> None:
        """Make the page of a new tab."""
        page = Page(
            studio, self, self.docks, self.actions_of, self.workspace, self.close_tabs,
            self.notices,
        )  # fmt: skip
        self._pages[studio] = page
        page.hide()
        page.head.hide()
        page.setParent(self.panes)
        self._head.insertWidget(1, page.head)
        page.changed.connect(partial(self._on_changed, page))
        page.zoomChanged.connect(partial(self._on_zoom, page))

    def _drop(self, studio: Studio) -> None:
        """Let the page of a closed tab go."""
        seen = [tab for tab in self.workspace.panes if tab.files.shown]
        self.docks.drop(studio, next(iter(seen), self.studio))
        self._pages.pop(studio).leave()
        self._arrange()

    def _follow(self) -> None:
        """Let the bars and the menus belong to the active tab."""
        page = self.page
        self.actions_of.follow(self.studio, page.menus)
        for other in self._pages.values():
            other.head.setVisible(other is page)
        self.status.look_at(self.studio)
        self.status.set_zoom(page.zoom)

    def _arrange(self) -> None:
        """Show the tabs that are to be seen, and everything that belongs to the active one."""
        active, page = self.studio, self.page
        self._follow()
        pages = [self._pages[studio] for studio in self.workspace.panes]
        for seen in pages:
            seen.show_content()
        self.panes.show_pages(pages, page)
        if active.files.shown:
            self.docks.look_at(active)
        self.docks.set_needed(any(studio.files.shown for studio in self.workspace.panes))
        self.tabs.refresh()
        self._write_title()
        focus = QApplication.focusWidget()
        if focus is not self.tabs and (focus is None or not page.holds(focus)):
            page.setFocus()

    def _on_changed(self, page: Page) -> None:
        if page.studio in self.workspace.panes and page.shows_otherwise:
            self._arrange()
        else:
            self.tabs.refresh()
            self._write_title()

    def _on_zoom(self, page: Page, factor: float) -> None:
        if page.studio is self.studio:
            self.status.set_zoom(factor)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Work in the half that a person went to."""
        beside = self.workspace.beside
        if beside is not None and now is not None and self._pages[beside].isAncestorOf(now):
            self.workspace.activate(beside)

    def _on_tab_dropped(self, studio: Studio, point: QPoint) -> None:
        self.workspace.split(studio, left=self.panes.is_left(point))

    def _write_title(self) -> None:
        studio = self.studio
        files = studio.files
        if not files.shown:
            self.setWindowTitle("DL Studio")
            self.setWindowModified(False)
            return
        name = files.path.name if files.path else studio.document.project.title
        closed = f" ({tr('read-only')})" if files.read_only is not None else ""
        closed += f" ({tr('restricted')})" if studio.own.untrusted else ""
        self.setWindowTitle(f"{name.replace('[*]', '')}[*]{closed} – DL Studio")
        self.setWindowModified(files.modified)

    def _settle(self, projects: Sequence[OpenProject]) -> None:
        """Ask what is to become of each project, one after the other; then close."""
        if projects:
            first, *rest = projects
            page = self._pages[self.workspace.on(first)[0]]
            page.file_menu.settle(lambda: self._settle(rest))
            return
        self._settled = True
        if not self._closing:
            self.close()


def _dropped_file(event: QDropEvent) -> Path | None:
    """Return the one project file that is being dropped, if it is one."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() == SUFFIX else None
