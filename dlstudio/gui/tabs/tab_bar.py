"""TabBar: the tabs of the window, there as soon as there are two.

A tab says what it shows; a dot that it holds unsaved work, a triangle that its project is being
trained, a warning that another program has changed its file. Tabs are dragged to another place of
the row, or down to a half of the window.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QTabBar, QToolButton, QWidget

from dlstudio.gui.look.icons import icon
from dlstudio.gui.look.theme import SPACE_XS, Look
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.models.workspace import Workspace
from dlstudio.project.model import MAIN

WIDEST, NARROWEST = 220, 120  # px of a tab; shorter names keep their own width
MARK = 16
PULL = 28  # px below the row from which a drag is meant for a half of the window


class TabBar(QTabBar):
    """The row of tabs.

    Args:
        close: closes tabs, after the questions that belong to them.

    Signals:
        pulled(QPoint): a tab is dragged below the row; where the pointer is, in global pixels.
        dropped(Studio, QPoint): it was let go there.
        letGo(): the drag is over, or back in the row.
        needed(bool): whether there is more than one tab.
    """

    pulled = Signal(QPoint)
    dropped = Signal(object, QPoint)
    letGo = Signal()
    needed = Signal(bool)

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        close: Callable[[Sequence[Studio]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._look, self._close = workspace, look, close
        self._pressed: Studio | None = None
        self._filling = False
        self.setObjectName("bar.tabs")
        self.setDrawBase(False)
        self.setDocumentMode(True)
        self.setExpanding(False)
        self.setMovable(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setIconSize(QSize(MARK, MARK))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.currentChanged.connect(self._on_current)
        self.tabMoved.connect(self._on_moved)
        look.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the tabs of now."""
        tabs = self._workspace.tabs
        self._filling = True
        while self.count() > len(tabs):
            self.removeTab(self.count() - 1)
        while self.count() < len(tabs):
            self.setTabButton(self.addTab(""), QTabBar.ButtonPosition.RightSide, self._closer())
        for place, studio in enumerate(tabs):
            self._write(place, studio)
        self.setCurrentIndex(tabs.index(self._workspace.active))
        self._filling = False
        self.needed.emit(len(tabs) > 1)
        self.updateGeometry()  # Qt does not ask for the width again when a row is seen at first

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Tabs"))
        self.refresh()

    def tabSizeHint(self, index: int) -> QSize:
        size = super().tabSizeHint(index)
        return QSize(min(size.width(), WIDEST), size.height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        size = self.tabSizeHint(index)
        return QSize(min(size.width(), NARROWEST), size.height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._at(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if self._is_pulled(event):
            self.pulled.emit(event.globalPosition().toPoint())
        else:
            self.letGo.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)  # ends a drag within the row
        pressed, self._pressed = self._pressed, None
        if pressed is None or pressed not in self._workspace.tabs:
            return
        self.letGo.emit()
        if event.button() is Qt.MouseButton.MiddleButton:
            if self._at(event.position().toPoint()) is pressed:
                self._close([pressed])
        elif event.button() is Qt.MouseButton.LeftButton and self._is_pulled(event):
            self.dropped.emit(pressed, event.globalPosition().toPoint())

    def _is_pulled(self, event: QMouseEvent) -> bool:
        return event.position().y() > self.height() + PULL

    def _at(self, point: QPoint) -> Studio | None:
        place = self.tabAt(point)
        return self._workspace.tabs[place] if 0 <= place < len(self._workspace.tabs) else None

    def _write(self, place: int, studio: Studio) -> None:
        text, states = title_of(studio), self._states(studio)
        wanted = (text, *_place_of(studio), *states, self._look.theme.name)
        if self.tabData(place) == wanted:
            return
        self.setTabData(place, wanted)
        self.setTabText(place, text.replace("&", "&&"))
        self.setTabIcon(place, self._mark(studio))
        self.setTabToolTip(place, "\n".join((text, *_place_of(studio), *states)))
        self.setAccessibleTabName(place, ", ".join((text, *states)))
        closer = self.tabButton(place, QTabBar.ButtonPosition.RightSide)
        if closer is not None:
            closer.setToolTip(tr("Close tab"))
            closer.setAccessibleName(tr("Close tab “{title}”", title=text))

    def _states(self, studio: Studio) -> list[str]:
        found = []
        if studio.files.modified:
            found.append(tr("unsaved changes"))
        if studio.run.active:
            found.append(tr("is being trained"))
        if studio.files.outside:
            found.append(tr("changed by another program"))
        if studio is self._workspace.beside:
            found.append(tr("in the other half"))
        return found

    def _mark(self, studio: Studio) -> QIcon:
        theme = self._look.theme
        if studio.run.active:
            return icon("train", QColor(theme.accent))
        if studio.files.outside:
            return icon("warning")
        if studio.files.modified:
            return _dot(QColor(theme.secondary), self.devicePixelRatioF())
        return QIcon()

    def _closer(self) -> QToolButton:
        button = QToolButton(autoRaise=True)
        button.setIcon(icon("close"))
        button.setFixedSize(20, 20)
        button.setIconSize(QSize(12, 12))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(partial(self._close_of, button))
        return button

    def _close_of(self, button: QToolButton) -> None:
        """Close the tab that a button stands on now."""
        for place, studio in enumerate(self._workspace.tabs):
            if self.tabButton(place, QTabBar.ButtonPosition.RightSide) is button:
                self._close([studio])
                return

    def _on_current(self, place: int) -> None:
        if not self._filling and 0 <= place < len(self._workspace.tabs):
            self._workspace.activate(self._workspace.tabs[place])

    def _on_moved(self, start: int, end: int) -> None:
        if not self._filling:
            self._workspace.move(self._workspace.tabs[start], end)

    def _open_menu(self, point: QPoint) -> None:
        studio = self._at(point)
        if studio is not None:
            self.menu_of(studio).popup(self.mapToGlobal(point))

    def menu_of(self, studio: Studio) -> QMenu:
        """Return the menu of a tab; it deletes itself."""
        workspace = self._workspace
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Close tab"), lambda: self._close([studio]))
        others = [other for other in workspace.tabs if other is not studio]
        menu.addAction(tr("Close the other tabs"), lambda: self._close(others))
        menu.addSeparator()
        if studio.files.shown:
            menu.addAction(tr("Open to the side"), lambda: workspace.split(studio))
            menu.addAction(tr("This place in another tab"), lambda: workspace.add(studio.again()))
        path = studio.files.path
        if path is not None:
            menu.addSeparator()
            copy = QApplication.clipboard().setText
            menu.addAction(tr("Copy the path"), lambda: copy(str(path)))
        return menu


class TabRow(QWidget):
    """The bar of tabs with a button for another one; there while there are two."""

    def __init__(self, bar: TabBar, new: QAction) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        button = QToolButton(autoRaise=True)
        button.setDefaultAction(new)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, SPACE_XS, 0)
        row.setSpacing(SPACE_XS)
        row.addWidget(bar)
        row.addWidget(button)
        row.addStretch(1)
        bar.needed.connect(self.setVisible)
        self.hide()


def title_of(studio: Studio) -> str:
    """Return what a tab is called: its project, with the block first if it shows one."""
    if not studio.files.shown:
        return tr("Start page")
    document = studio.document
    title, graph = document.project.title, document.graph_name
    return title if graph == MAIN else f"{graph} · {title}"


def _place_of(studio: Studio) -> list[str]:
    if not studio.files.shown:
        return []
    path = studio.files.path
    return [str(path) if path is not None else tr("never saved")]


def _dot(color: QColor, ratio: float) -> QIcon:
    """Draw the mark of unsaved work."""
    picture = QPixmap(round(MARK * ratio), round(MARK * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(QPoint(MARK // 2, MARK // 2), 4, 4)
    painter.end()
    return QIcon(picture)
