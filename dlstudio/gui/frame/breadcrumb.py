"""Breadcrumb: which network the canvas shows, and the way back to the outer ones."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from dlstudio.gui.look.theme import SPACE_S
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.models.ways import Way, graphs_on, ways_to
from dlstudio.project.model import MAIN, Project

HEIGHT = 32
MOST_USES = 30  # in the menu of the uses of a block


class Breadcrumb(QWidget):
    """Title of the project, then the blocks that were entered; there only inside a block.

    A block that is used several times is called by the node through which it was entered, whose
    shapes are shown inside; a menu offers the other uses. Beside another half of the window the
    breadcrumb is always there: it says what stands in which.
    """

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._needed = False
        self._written: tuple[tuple[str, str], ...] = ()
        self.uses: QToolButton | None = None  # there where a block is used several times
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE_S, 2, SPACE_S, 2)
        self._row.setSpacing(2)
        self.setFixedHeight(HEIGHT)
        studio.document.shown.connect(self._write)
        studio.document.opened.connect(self._write)
        studio.document.changed.connect(self._write)
        self._write()

    @property
    def trail(self) -> tuple[str, ...]:
        """Names of the graphs from the outermost to the one that is shown."""
        return self._studio.document.trail

    def set_needed(self, needed: bool) -> None:
        """Be there for the outermost network as well."""
        self._needed = needed
        self.setVisible(needed or len(self.trail) > 1)

    def up(self) -> None:
        """Show the next outer network, and in it the node that was left."""
        document = self._studio.document
        left, trail = document.way, self.trail
        if len(trail) > 1:
            self._go(len(trail) - 2)
            if left:
                self._studio.selection.set([left[-1]])

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._written = ()
            self._write()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # As in a browser: the middle button, or Ctrl, opens another tab.
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.button() is Qt.MouseButton.MiddleButton or held:
                self._ask_tab(watched.property("place"))
                return True
        return super().eventFilter(watched, event)

    def _go(self, place: int) -> None:
        way = self._studio.document.way
        self._studio.document.show(self.trail[place], None if way is None else way[:place])

    def _ask_tab(self, place: int, beside: bool = False) -> None:
        way = self._studio.document.way
        cut = None if way is None else way[:place]
        self._studio.ask_tab(self.trail[place], cut, beside=beside)

    def _open_menu(self, button: QToolButton, point: QPoint) -> None:
        place = button.property("place")
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Open in a new tab"), lambda: self._ask_tab(place))
        menu.addAction(tr("Open to the side"), lambda: self._ask_tab(place, beside=True))
        menu.popup(button.mapToGlobal(point))

    def _write(self) -> None:
        """Write the trail, if it is another; new widgets at every edit would cost a frame."""
        document = self._studio.document
        wanted = tuple(_crumbs(document.project, self.trail, document.way))
        if wanted == self._written:
            return
        self._written = wanted
        self.uses = None
        while self._row.count():
            widget = self._row.takeAt(0).widget()
            if widget is not None:
                widget.hide()  # it lives on until the events are done
                widget.deleteLater()
        for place, (_, text) in enumerate(wanted[:-1]):
            self._row.addWidget(self._button(place, text))
            arrow = QLabel("›")
            arrow.setProperty("role", "secondary")
            self._row.addWidget(arrow)
        name, text = wanted[-1]
        label = QLabel(text)
        label.setContentsMargins(SPACE_S, 0, 0, 0)  # as buttons do
        self._row.addWidget(label)
        if text != name and name != MAIN:
            self.uses = self._uses()
            self._row.addWidget(self.uses)
        self._row.addStretch(1)
        self.set_needed(self._needed)

    def _button(self, place: int, text: str) -> QToolButton:
        button = QToolButton(autoRaise=True, text=text)
        button.clicked.connect(lambda: self._go(place))
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        button.customContextMenuRequested.connect(lambda point: self._open_menu(button, point))
        button.installEventFilter(self)
        button.setProperty("place", place)
        return button

    def _uses(self) -> QToolButton:
        """Return the button that offers the other uses of the block."""
        button = QToolButton(autoRaise=True, text=tr("Other uses"))
        button.setToolTip(tr("Shapes inside are those of this use. Choose another one."))
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _fill(self, menu: QMenu) -> None:
        document = self._studio.document
        name = document.graph_name
        menu.clear()
        for way in islice(ways_to(document.project, name, document.report), MOST_USES):
            text = " › ".join(_names(document.project, way))
            action = menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(way == document.way)
            action.triggered.connect(lambda _on=False, way=way: document.show(name, way))


def _crumbs(project: Project, trail: tuple[str, ...], way: Way | None) -> list[tuple[str, str]]:
    """Return the graphs of a trail with what they are called on it."""
    found = [(MAIN, project.title)]
    for place, name in enumerate(trail[1:]):
        several = way is not None and len(list(islice(ways_to(project, name), 2))) > 1
        node = project.graphs[trail[place]].nodes[way[place]] if several and way else None
        found.append((name, f"{node.name} · {name}" if node is not None else name))
    return found


def _names(project: Project, way: Way) -> list[str]:
    """Return the names of the nodes on a way."""
    graphs = graphs_on(project, way)
    return [project.graphs[name].nodes[id].name for name, id in zip(graphs, way, strict=False)]
