"""Docks: the rooms around the canvas. They move, float, close, come back, and keep their place.

A room is imported and built when it is first seen, so that plots and code colouring cost
nothing before somebody looks at them. Every tab of the window has rooms of its own; a dock
shows that of the tab which is worked in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QTabBar,
    QTabWidget,
    QToolButton,
    QWidget,
)

from dlstudio.gui.frame.folding import TALL, Folding
from dlstudio.gui.frame.rooms import BOTTOM, ROOMS, Room
from dlstudio.gui.frame.still import Still
from dlstudio.gui.inside import inside
from dlstudio.gui.look.icons import icon
from dlstudio.gui.look.theme import SPACE_M, SPACE_XS
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.studio import Studio

LAYOUT_VERSION = 3  # raised when the set of rooms changes, so that old places are not restored
WIDTHS = {"palette": 240, "inspector": 320}
NARROW_WIDTHS = {"palette": 190, "inspector": 250}
NARROW, LOW = 1_100, 640  # px of the window below which the first places leave room to draw
BAR_HEIGHT = 30
BUILD_AFTER_MS = 15


class TitleBar(QWidget):
    """Name, float and close of a dock that stands alone; nothing when a tab says the name."""

    def __init__(self, dock: Dock) -> None:
        super().__init__(dock)
        self._dock = dock
        self._tabbed = False
        self.name = QLabel()
        self.name.setProperty("role", "secondary")
        self.floater, self.closer = QToolButton(autoRaise=True), QToolButton(autoRaise=True)
        self.floater.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self.closer.clicked.connect(dock.close)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, 0, SPACE_XS, 0)
        row.setSpacing(2)
        row.addWidget(self.name, 1)
        for button in (self.floater, self.closer):
            button.setFixedSize(24, 24)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.floater.setIcon(icon("float"))
        self.closer.setIcon(icon("close"))

    def set_tabbed(self, tabbed: bool) -> None:
        """Shrink to nothing while a tab says the name."""
        if tabbed != self._tabbed:
            self._tabbed = tabbed
            for widget in (self.name, self.floater, self.closer):
                widget.setVisible(not tabbed)
            self.updateGeometry()

    def retranslate(self) -> None:
        self.name.setText(self._dock.windowTitle())
        for button, text in ((self.floater, tr("Float")), (self.closer, tr("Close"))):
            button.setToolTip(text)
            button.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        return QSize(0, 0 if self._tabbed else BAR_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Dock(QDockWidget):
    """A dock whose rooms are built when they are first seen.

    Signals:
        escaped(): somebody wants back from it to the canvas.
    """

    escaped = Signal()

    def __init__(self, room: Room, studio: Studio, window: QMainWindow) -> None:
        super().__init__(window)
        self.room, self._studio = room, studio
        self._panels: dict[Studio, QWidget] = {}
        self.setObjectName(f"dock.{room.key}")
        # Fusion gives floating docks no ground of their own.
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.bar = TitleBar(self)
        self.setTitleBarWidget(self.bar)
        self._still = Still(QSize(WIDTHS.get(room.key, 0) and 160, 60))
        self.setWidget(self._still)
        self.visibilityChanged.connect(self._on_visible)

    @property
    def panel(self) -> Any:
        """The room itself, building it if nobody has looked at it yet."""
        if not self.built:
            self._build()
        return self._panels[self._studio]

    @property
    def built(self) -> bool:
        return self._studio in self._panels

    @property
    def seen(self) -> bool:
        """Whether it can be seen now: open, and in front of its tabs."""
        return self.isVisible() and not self.visibleRegion().isEmpty()

    def look_at(self, studio: Studio) -> None:
        """Show the room of another tab; the old one stands there until the new one is built."""
        self._studio = studio
        if self.built:
            self._still.look_at(self._panels[studio])
        else:
            self.build_soon()

    def drop(self, studio: Studio, heir: Studio) -> None:
        """Let the room of a closed tab go."""
        if self._studio is studio:
            self.look_at(heir)
        panel = self._panels.pop(studio, None)
        if panel is not None:
            self._still.drop(panel)

    def sizeHint(self) -> QSize:
        return QSize(WIDTHS.get(self.room.key, 320), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that nothing in the room wanted leads back to the canvas."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        """Put the keyboard where it is of use in the room: not on its ground."""
        panel: QWidget = self.panel
        panel.setFocus(Qt.FocusReason.OtherFocusReason)
        # hasFocus() would also be true where another widget takes it in the room's stead.
        if QApplication.focusWidget() is not panel:
            return
        # In the order in which Tab goes. Not by nextInFocusChain: PySide then takes each widget
        # for a child of the one before, and lets go of its actions when that one is deleted.
        for stop in inside(panel):
            takes = stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.isEnabled()
            if takes and stop.isVisibleTo(panel):
                stop.setFocus(Qt.FocusReason.TabFocusReason)  # so that a field is selected
                return

    def _build(self) -> None:
        self._panels[self._studio] = panel = self.room.build(self._studio)
        self._still.look_at(panel)

    def build_soon(self) -> None:
        """Build the room if it is seen and nobody has looked at it yet."""
        self._on_visible(self.isVisible())

    def _on_visible(self, visible: bool) -> None:
        if visible and not self.built:
            # Later: while docks are put into place, each is seen for a moment; and the
            # drawing is to be on the screen before the rooms around it are built.
            QTimer.singleShot(BUILD_AFTER_MS, self, self._build_if_seen)

    def _build_if_seen(self) -> None:
        if self.seen and not self.built:
            self._build()


class Docks:
    """All docks of a window.

    Args:
        back: puts the keyboard on what the docks stand around.
    """

    def __init__(self, studio: Studio, window: QMainWindow, back: Callable[[], object]) -> None:
        self._settings, self._window, self._back = studio.settings, window, back
        self._by_key = {room.key: Dock(room, studio, window) for room in ROOMS}
        self.folding = Folding(window, self._by_key.values(), self._on_unfolded)
        self.folding.folded = studio.settings.memory("window/folded") is True
        self._state = studio.settings.memory_bytes("window/docks")
        self._shown = False
        self._needed: bool | None = None
        window.setDockOptions(
            QMainWindow.DockOption.AnimatedDocks
            | QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.AllowTabbedDocks
            | QMainWindow.DockOption.GroupedDragging
        )
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self._tidy = QTimer(window, singleShot=True, interval=0)
        self._tidy.timeout.connect(self._on_tidy)
        for dock in self._by_key.values():
            window.addDockWidget(dock.room.area, dock)
            dock.hide()
            dock.escaped.connect(lambda: back())
            dock.dockLocationChanged.connect(lambda _area: self._tidy.start())
            dock.topLevelChanged.connect(lambda _floating: self._tidy.start())
            dock.toggleViewAction().toggled.connect(lambda _open: self._tidy.start())
        self.retranslate()

    def __getitem__(self, key: str) -> Dock:
        return self._by_key[key]

    def look_at(self, studio: Studio) -> None:
        """Show the rooms of a tab."""
        for dock in self._by_key.values():
            dock.look_at(studio)

    def drop(self, studio: Studio, heir: Studio) -> None:
        """Let the rooms of a closed tab go; those of another one take the place of its own."""
        for dock in self._by_key.values():
            dock.drop(studio, heir)

    def set_needed(self, needed: bool) -> None:
        """Be there while a project is seen; a canvas that a person left alone stays alone."""
        if needed is not self._needed:
            self._needed = needed
            self.show() if needed else self.hide()

    def show(self) -> None:
        """Bring the docks back to where they were, or to their first places."""
        if self._shown:
            return
        self._shown = True
        self.folding.let_go()
        if self._state.isEmpty() or not self._window.restoreState(self._state, LAYOUT_VERSION):
            self.reset()
        self.folding.follow()
        self._tidy.start()

    def hide(self) -> None:
        """Put all docks away (start page), remembering their places."""
        if self._shown:
            self._state = self._window.saveState(LAYOUT_VERSION)
        self._shown = False
        for dock in self._by_key.values():
            dock.hide()

    def keep(self) -> None:
        """Remember the places for the next session."""
        if self._shown:
            self._state = self._window.saveState(LAYOUT_VERSION)
        self._settings.remember_bytes("window/docks", self._state)
        self._settings.remember("window/folded", self.folding.folded)

    def reset(self) -> None:
        """Put every dock to its first place."""
        first: dict[Qt.DockWidgetArea, Dock] = {}
        self.folding.let_go()
        for dock in self._by_key.values():
            dock.setFloating(False)
            self._window.removeDockWidget(dock)
        for dock in self._by_key.values():
            self._window.addDockWidget(dock.room.area, dock)
            if dock.room.area in first:
                self._window.tabifyDockWidget(first[dock.room.area], dock)
            first.setdefault(dock.room.area, dock)
        low_window = self._window.height() < LOW
        for dock in self._by_key.values():
            # In a low window they would take half of it; Train and View bring them.
            dock.setVisible(not (low_window and dock.room.area == BOTTOM))
        for dock in first.values():
            dock.raise_()
        widths = NARROW_WIDTHS if self._window.width() < NARROW else WIDTHS
        wide = [self[key] for key in widths]
        self._window.resizeDocks(wide, list(widths.values()), Qt.Orientation.Horizontal)
        low = self.folding.first_height()
        self._window.resizeDocks([self["problems"]], [low], Qt.Orientation.Vertical)
        self.folding.folded = self._window.height() < TALL
        self.folding.follow()
        self._tidy.start()

    def bring(self, key: str) -> None:
        """Open a dock and bring it in front."""
        self._open(self[key])
        self[key].take_focus()

    def raise_room(self, key: str) -> None:
        """Open a dock and bring it in front; the keyboard stays where it is, if that is seen."""
        focus = QApplication.focusWidget()
        self._open(self[key])
        if focus is None or not focus.isVisible():
            self[key].take_focus()

    def toggle(self, key: str) -> None:
        """Bring a dock in front, with the keyboard; put it away if that is in it already."""
        dock, focus = self[key], QApplication.focusWidget()
        if dock.seen and focus is not None and dock.isAncestorOf(focus):
            dock.close()
            self._back()
        else:
            self.bring(key)

    def toggle_all(self) -> None:
        """Leave only the canvas, or bring back what was there."""
        if any(not dock.isHidden() for dock in self._by_key.values()):
            self.hide()
        else:
            self.show()

    def retranslate(self) -> None:
        for dock in self._by_key.values():
            dock.setWindowTitle(words(dock.room.title))
            dock.bar.retranslate()
            dock.toggleViewAction().setText(words(dock.room.title))
        self.folding.retranslate()

    def _open(self, dock: Dock) -> None:
        dock.show()
        dock.raise_()
        if self.folding.holds(dock):
            self.folding.unfold()

    def _on_unfolded(self) -> None:
        for dock in self._by_key.values():
            dock.build_soon()

    def _on_tidy(self) -> None:
        for dock in self._by_key.values():
            beside = self._window.tabifiedDockWidgets(dock)
            tabbed = any(not other.isHidden() for other in beside)
            dock.bar.set_tabbed(tabbed and not dock.isFloating())
        bars = [child for child in self._window.children() if isinstance(child, QTabBar)]
        below = {dock.windowTitle() for dock in self._by_key.values() if self.folding.holds(dock)}
        rows = (bar for bar in bars if bar.count() > 1 and not bar.isHidden())
        self.folding.look_at(next((bar for bar in rows if bar.tabText(0) in below), None))
        for bar in bars:
            bar.setDocumentMode(True)
            bar.setExpanding(False)
            if bar.contextMenuPolicy() != Qt.ContextMenuPolicy.CustomContextMenu:
                bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
                bar.customContextMenuRequested.connect(
                    lambda point, bar=bar: self._on_tab_menu(bar, point)
                )

    def _on_tab_menu(self, bar: QTabBar, point: QPoint) -> None:
        title = bar.tabText(bar.tabAt(point))
        dock = next((d for d in self._by_key.values() if d.windowTitle() == title), None)
        if dock is None:
            return
        menu = QMenu(bar)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Float"), lambda: dock.setFloating(True))
        menu.addAction(tr("Close"), dock.close)
        menu.popup(bar.mapToGlobal(point))

    def change(self, event: QEvent) -> None:
        """Follow a change of language of the window."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
