"""Page: what the window shows of one tab: its canvas or start page, its bars and its messages.

It decides nothing: what an action does stands in ``gui.menus``, what a room shows in the room.
Canvas and start page are built when the tab is first seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QMainWindow, QVBoxLayout, QWidget

from dlstudio.gui.actions.live import Actions
from dlstudio.gui.frame.breadcrumb import Breadcrumb
from dlstudio.gui.frame.docks import Docks
from dlstudio.gui.frame.message_bar import Answer, MessageBar
from dlstudio.gui.frame.progress_line import ProgressLine
from dlstudio.gui.frame.tool_bar import ToolBar
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
from dlstudio.gui.menus.tabs import TabMenu
from dlstudio.gui.menus.train import TrainMenu
from dlstudio.gui.menus.view import ViewMenu
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.models.workspace import Workspace
from dlstudio.gui.start_page import StartPage
from dlstudio.language import say

if TYPE_CHECKING:
    from dlstudio.gui.canvas.view import CanvasView
    from dlstudio.gui.command_palette import CommandPalette


class Page(QWidget):
    """One tab in a half of the window; ``head`` stands above the halves while it is active.

    Signals:
        zoomChanged(float): the zoom of its canvas, 1 at 100 %.
        changed(): whether a project is shown, its name, or what may be done to it differ.
    """

    zoomChanged = Signal(float)
    changed = Signal()

    def __init__(
        self,
        studio: Studio,
        window: QMainWindow,
        docks: Docks,
        actions: Actions,
        workspace: Workspace,
        close_tabs: Callable[[Sequence[Studio]], None],
        notices: MessageBar,
    ) -> None:
        super().__init__()
        self.studio = studio
        self._window, self._docks, self._workspace = window, docks, workspace
        self._actions, self._close_tabs = actions, close_tabs
        self.made_canvas: CanvasView | None = None
        self.start: StartPage | None = None
        self.search: CommandPalette | None = None
        self.breadcrumb = Breadcrumb(studio)
        self.messages = MessageBar(studio.look, self, (self.breadcrumb, notices))
        notices.leave_free(self.breadcrumb)
        self._notices = notices
        self.file_menu = FileMenu(studio, window, self.messages, workspace)
        self.menus = self._menus()
        self._build()
        self._connect()
        self.file_menu.say_what_was_read()

    @property
    def canvas(self) -> CanvasView:
        """The canvas, built when it is first needed."""
        if self.made_canvas is None:
            from dlstudio.gui.canvas.view import CanvasView

            self.made_canvas = canvas = CanvasView(self.studio)
            self._column.addWidget(canvas)
            self._actions.give_keys(canvas)
            canvas.zoomChanged.connect(self.zoomChanged)
            canvas.propertiesAsked.connect(self._on_properties)
        return self.made_canvas

    @property
    def zoom(self) -> float:
        return 1.0 if self.made_canvas is None else self.made_canvas.lens.zoom

    @property
    def shows_otherwise(self) -> bool:
        """Whether the page shows a project where it should show the start page, or none yet."""
        canvas = self.made_canvas
        shows = canvas is not None and not canvas.isHidden()
        return shows is not self.studio.files.shown

    def show_content(self) -> None:
        """Show the project, or the start page while there is none."""
        shown = self.studio.files.shown
        if not shown and self.start is None:
            files = self.file_menu
            self.start = StartPage(
                self.studio, files.open_example, files.open_path, files.new, files.templates
            )
            self._column.addWidget(self.start)
        if self.start is not None:
            self.start.setVisible(not shown)
        if shown or self.made_canvas is not None:
            self.canvas.setVisible(shown)
            self.canvas.overlays.arrange()
        self.breadcrumb.set_needed(shown and len(self._workspace.panes) > 1)
        self.messages.raise_()
        front = self.made_canvas if shown else self.start
        if front is not None:
            self.setFocusProxy(front)

    def _leave_free(self, bar: QWidget) -> None:
        """No message lies on a bar that is worked in."""
        self.messages.leave_free(bar)
        self._notices.leave_free(bar)

    def holds(self, widget: QWidget) -> bool:
        """Tell whether a widget is part of what is worked in; messages only lie over it."""
        return self.isAncestorOf(widget) and not self.messages.isAncestorOf(widget)

    def take_focus(self) -> None:
        """Put the keyboard on the canvas or the start page."""
        self._window.activateWindow()  # from a floating dock
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_palette(self) -> None:
        """Show the search over all commands."""
        if self.search is None:
            from dlstudio.gui.command_palette import CommandPalette

            self.search = CommandPalette(
                self.studio,
                self._actions,
                self.file_menu.open_path,
                self.file_menu.open_example,
                lambda key: self.canvas.place(key),
                self._window,
            )
        self.search.open()

    def leave(self) -> None:
        """Be gone: the tab is closed."""
        if self.search is not None:
            self.search.deleteLater()
        if self.made_canvas is not None:
            self.made_canvas.scene().deleteLater()  # no child of the view, and it hears of much
        for widget in (self.head, self):
            widget.hide()
            widget.deleteLater()

    def _menus(self) -> dict[str, object]:
        studio, window = self.studio, self._window
        return {
            "file": self.file_menu,
            "project": ProjectMenu(studio, window),
            "edit": EditMenu(studio, lambda: self.canvas, self._docks),
            "view": ViewMenu(lambda: self.canvas, self._docks, self.breadcrumb),
            "block": BlockMenu(studio, lambda: self.canvas, window, self.messages),
            "network": NetworkMenu(studio, lambda: self.canvas, self._docks),
            "making": MakingMenu(studio, lambda: self.canvas),
            "bookmarks": BookmarkMenu(studio, lambda: self.canvas, window),
            "marks": MarkMenu(lambda: self.canvas),
            "order": OrderMenu(lambda: self.canvas, self._leave_free),
            "own": OwnMenu(studio, window, self.messages),
            "tabs": TabMenu(studio, self._workspace, self._close_tabs),
            "train": TrainMenu(studio, self._docks, self.messages),
            "help": HelpMenu(window, self.open_palette, studio.keys),
        }

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.breadcrumb)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tools = ToolBar(self.studio, self._actions)
        self.head = QWidget()
        grid = QGridLayout(self.head)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.tools, 0, 0)
        # Over the lower edge of the tools: nothing moves when a training begins.
        grid.addWidget(ProgressLine(self.studio.run), 0, 0, Qt.AlignmentFlag.AlignBottom)

    def _connect(self) -> None:
        studio = self.studio
        studio.files.changed.connect(self._on_files)
        studio.files.unprotected.connect(self._on_unprotected)
        studio.files.autosave.written.connect(self._on_protected)
        studio.files.changedOutside.connect(self.changed)
        studio.own.changed.connect(self.changed)
        studio.run.stateChanged.connect(self.changed)
        studio.document.stateChanged.connect(self.changed)
        studio.document.shown.connect(self.changed)
        studio.document.shown.connect(self._on_shown)
        studio.failed.connect(lambda sentence: self.messages.say(sentence, key="failed"))
        studio.panelAsked.connect(self._docks.bring)
        studio.copyAsked.connect(self.file_menu.open_example)
        studio.exportAsked.connect(self.file_menu.export_run)
        studio.tabAsked.connect(self._on_tab)
        studio.heldUp.connect(self._on_held_up)
        self._outside = OutsideChanges(studio, self.messages, self.file_menu)

    def _on_files(self) -> None:
        if self.studio.files.shown:
            self.messages.drop("train")
        else:
            self.messages.clear()
        self.changed.emit()

    def _on_unprotected(self, sentence: object) -> None:
        self.messages.say(sentence, "warning", key="unprotected")  # type: ignore[arg-type]

    def _on_protected(self) -> None:
        self.messages.drop("unprotected")

    def _on_properties(self) -> None:
        self._docks.bring("inspector")
        self._docks["inspector"].panel.edit_values()

    def _on_shown(self) -> None:
        """Follow a click on the breadcrumb of the half that is not active."""
        if self.studio in self._workspace.panes:
            self._workspace.activate(self.studio)

    def _on_tab(self, graph: str, way: object, beside: bool) -> None:
        other = self.studio.again(graph, way)  # type: ignore[arg-type]
        self._workspace.split(other) if beside else self._workspace.add(other)

    def _on_held_up(self, other: Studio) -> None:
        """Say which project is being trained, and offer the way there."""
        self.messages.say(
            say(
                "“{title}” is being trained. One training goes on at a time: wait for its end, or "
                "stop it.",
                title=other.document.project.title,
            ),
            "warning",
            [Answer(say("Go there"), lambda: self._workspace.activate(other), primary=True)],
            key="train",
        )
