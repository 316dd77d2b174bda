"""MainWindow: puts the rooms into docks, and the menus, bars and start page around them.

It decides nothing: what an action does stands in ``gui.menus``, when it can be done in
``gui.actions``, what a room shows in the room.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QMenu,
    QMenuBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dlstudio.gui import recovery
from dlstudio.gui.actions import ACTIONS, MENUS, SUBMENUS
from dlstudio.gui.actions.live import Actions
from dlstudio.gui.frame.breadcrumb import Breadcrumb
from dlstudio.gui.frame.docks import Docks
from dlstudio.gui.frame.message_bar import MessageBar
from dlstudio.gui.frame.progress_line import ProgressLine
from dlstudio.gui.frame.status_line import StatusLine
from dlstudio.gui.frame.tool_bar import ToolBar
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.menus.blocks import BlockMenu
from dlstudio.gui.menus.bookmarks import BookmarkMenu
from dlstudio.gui.menus.edit import EditMenu
from dlstudio.gui.menus.file import FileMenu
from dlstudio.gui.menus.help import HelpMenu
from dlstudio.gui.menus.making import MakingMenu
from dlstudio.gui.menus.marks import MarkMenu
from dlstudio.gui.menus.network import NetworkMenu
from dlstudio.gui.menus.order import OrderMenu
from dlstudio.gui.menus.outside import OutsideChanges
from dlstudio.gui.menus.own import OwnMenu
from dlstudio.gui.menus.project import ProjectMenu
from dlstudio.gui.menus.train import TrainMenu
from dlstudio.gui.menus.view import ViewMenu
from dlstudio.gui.models.document_files import SUFFIX
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.start_page import StartPage

if TYPE_CHECKING:
    from dlstudio.gui.canvas.view import CanvasView
    from dlstudio.gui.command_palette import CommandPalette
    from dlstudio.project.journal import Recovery

SMALLEST, USUAL = QSize(880, 560), QSize(1440, 900)


class MainWindow(QMainWindow):
    """One window with one project, or the start page."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self._canvas: CanvasView | None = None
        self._palette: CommandPalette | None = None
        self._settled = self._closing = False
        self.setAcceptDrops(True)
        self.setMinimumSize(SMALLEST)
        self.messages = MessageBar(studio.look)
        self.docks = Docks(studio, self, self._to_canvas)
        self.breadcrumb = Breadcrumb(studio)
        self.file_menu = FileMenu(studio, self, self.messages)
        self.actions_of = Actions(studio, self._receivers(), self)
        self._build_pages()
        self._build_bars()
        self._build_menus()
        self._connect()
        self._restore()
        self.retranslate()

    @property
    def canvas(self) -> CanvasView:
        """The canvas, built when it is first needed."""
        if self._canvas is None:
            from dlstudio.gui.canvas.view import CanvasView

            self._canvas = CanvasView(self._studio)
            self._page.layout().addWidget(self._canvas)
            self._canvas.show()
            self.actions_of.give_keys(self._canvas)
            self._canvas.zoomChanged.connect(self.status.set_zoom)
            self._canvas.propertiesAsked.connect(self._to_properties)
        return self._canvas

    def open_path(self, path: Path) -> None:
        """Open a file in this window."""
        self.file_menu.open_path(path)

    def offer_recovery(self) -> None:
        """Look for work that a crash left behind, and offer it."""
        recovery.offer(self._studio, self.messages, self, self._on_recover)

    def open_palette(self) -> None:
        """Show the search over all commands."""
        if self._palette is None:
            from dlstudio.gui.command_palette import CommandPalette

            self._palette = CommandPalette(
                self._studio,
                self.actions_of,
                self.open_path,
                self.file_menu.open_example,
                self._place_layer,
                self,
            )
        self._palette.open()

    def retranslate(self) -> None:
        for title, menu in self._menus.items():
            menu.setTitle(words(title))
        self._recent.setTitle(tr("Open recent"))
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
            self.file_menu.settle(self._on_settled)
            self._closing = False
        if not self._settled:
            event.ignore()
            return
        self.docks.keep()
        self._studio.settings.remember_bytes("window/geometry", self.saveGeometry())
        self._studio.settings.flush()
        self._studio.files.leave()
        self._studio.own.leave()
        self._studio.jobs.wait()
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

    def _receivers(self) -> dict[str, object]:
        return {
            "file": self.file_menu,
            "project": ProjectMenu(self._studio, self),
            "edit": EditMenu(self._studio, lambda: self.canvas, self.docks),
            "view": ViewMenu(lambda: self.canvas, self.docks, self.breadcrumb),
            "block": BlockMenu(self._studio, lambda: self.canvas, self, self.messages),
            "network": NetworkMenu(self._studio, lambda: self.canvas, self.docks),
            "making": MakingMenu(self._studio, lambda: self.canvas),
            "bookmarks": BookmarkMenu(self._studio, lambda: self.canvas),
            "marks": MarkMenu(lambda: self.canvas),
            "order": OrderMenu(lambda: self.canvas),
            "own": OwnMenu(self._studio, self, self.messages),
            "train": TrainMenu(self._studio, self.docks, self.messages),
            "help": HelpMenu(self, self.open_palette, self._studio.keys),
        }

    def _build_pages(self) -> None:
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.breadcrumb)
        self._start: StartPage | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(self._page)
        self.setCentralWidget(self._pages)

    def _build_bars(self) -> None:
        self.tools = ToolBar(self._studio, self.actions_of)
        self.menus = QMenuBar()
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.menus, self.tools, ProgressLine(self._studio.run), self.messages):
            column.addWidget(widget)
        # Not addToolBar: tool bar areas keep some pixels even for what is hidden.
        self.setMenuWidget(head)
        self.status = StatusLine(self._studio)
        self.setStatusBar(self.status)

    def _build_menus(self) -> None:
        self._menus: dict[str, QMenu] = {}
        for title in MENUS:
            self._menus[title] = self.menus.addMenu(title)
        for title, parent in SUBMENUS.items():
            self._menus[title] = QMenu(title, self._menus[parent])
        self._recent = QMenu(self._menus["&File"])
        self._recent.aboutToShow.connect(self._fill_recent)
        sections: dict[str, int] = {}
        for id, action in ACTIONS.items():
            menu = self._menus[action.menu]
            if sections.setdefault(action.menu, action.section) != action.section:
                menu.addSeparator()
                sections[action.menu] = action.section
            menu.addAction(self.actions_of[id])
            if id == "file.open":
                menu.addMenu(self._recent)
            if id == "view.up":
                menu.addSeparator()
                for title, parent in SUBMENUS.items():
                    self._menus[parent].addMenu(self._menus[title])

    def _connect(self) -> None:
        studio = self._studio
        studio.files.changed.connect(self._on_files)
        studio.files.unprotected.connect(
            lambda sentence: self.messages.say(sentence, "warning", key="unprotected")
        )
        studio.files.autosave.written.connect(lambda: self.messages.drop("unprotected"))
        studio.failed.connect(lambda sentence: self.messages.say(sentence, key="failed"))
        studio.document.stateChanged.connect(self._write_title)
        studio.own.changed.connect(self._write_title)
        studio.panelAsked.connect(self.docks.bring)
        studio.copyAsked.connect(self.file_menu.open_example)
        studio.exportAsked.connect(self.file_menu.export_run)
        self._outside = OutsideChanges(studio, self.messages, self.file_menu)

    def _restore(self) -> None:
        geometry = self._studio.settings.memory_bytes("window/geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = self.screen().availableGeometry().size()
            self.resize(USUAL.boundedTo(room - QSize(40, 60)))

    def show_start(self) -> None:
        """Show the start page in place of the canvas."""
        if self._start is None:
            files = self.file_menu
            self._start = StartPage(
                self._studio, files.open_example, self.open_path, files.new, files.templates
            )
            self._pages.addWidget(self._start)
        self.docks.hide()
        self._pages.setCurrentWidget(self._start)
        self._start.setFocus()

    def _on_files(self) -> None:
        if self._studio.files.shown:
            self.messages.drop("train")
            self._pages.setCurrentWidget(self._page)
            self.docks.show()
            self.canvas.setFocus()
        else:
            self.messages.clear()
            self.show_start()
        self._write_title()

    def _on_recover(self, found: Recovery) -> None:
        self.file_menu.settle(lambda: self._studio.files.recover(found))

    def _fill_recent(self) -> None:
        self._recent.clear()
        paths = self._studio.settings.recent()
        for path in paths:
            name = str(path).replace("&", "&&")
            self._recent.addAction(name, partial(self.open_path, path))
        if not paths:
            self._recent.addAction(tr("No recent files")).setEnabled(False)

    def _write_title(self) -> None:
        files = self._studio.files
        if not files.shown:
            self.setWindowTitle("DL Studio")
            self.setWindowModified(False)
            return
        name = files.path.name if files.path else self._studio.document.project.title
        closed = f" ({tr('read-only')})" if files.read_only is not None else ""
        closed += f" ({tr('restricted')})" if self._studio.own.untrusted else ""
        self.setWindowTitle(f"{name.replace('[*]', '')}[*]{closed} – DL Studio")
        self.setWindowModified(files.modified)

    def _to_canvas(self) -> None:
        self.activateWindow()  # from a floating dock
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_properties(self) -> None:
        self.docks.bring("inspector")
        self.docks["inspector"].panel.edit_values()

    def _place_layer(self, key: str) -> None:
        self.canvas.place(key)

    def _on_settled(self) -> None:
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
