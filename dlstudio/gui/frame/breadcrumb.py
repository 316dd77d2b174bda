"""Breadcrumb: which network the canvas shows, and the way back to the outer ones."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from dlstudio.gui.look.theme import SPACE_S
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.studio import Studio
from dlstudio.project.model import MAIN, Project

HEIGHT = 32


class Breadcrumb(QWidget):
    """Title of the project, then the blocks that were entered; there only inside a block.

    Beside another half of the window it is always there: it says what stands in which.
    """

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._trail = way_to(studio.document.project, studio.document.graph_name)
        self._needed = False
        self._written: tuple[tuple[str, str], ...] = ()
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE_S, 2, SPACE_S, 2)
        self._row.setSpacing(2)
        self.setFixedHeight(HEIGHT)
        studio.document.shown.connect(self._on_shown)
        studio.document.opened.connect(lambda: self._on_shown(studio.document.graph_name))
        studio.document.changed.connect(lambda _change: self._on_changed())
        self._write()

    @property
    def trail(self) -> tuple[str, ...]:
        """Names of the graphs from the outermost to the one that is shown."""
        return tuple(self._trail)

    def set_needed(self, needed: bool) -> None:
        """Be there for the outermost network as well."""
        self._needed = needed
        self.setVisible(needed or len(self._trail) > 1)

    def up(self) -> None:
        """Show the next outer network, and in it the node that was left."""
        if len(self._trail) > 1:
            left = self._trail[-1]
            self._studio.document.show(self._trail[-2])
            nodes = self._studio.document.graph.nodes.values()
            users = [node.id for node in nodes if node.block == left]
            if len(users) == 1:
                self._studio.selection.set(users)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # As in a browser: the middle button, or Ctrl, opens another tab.
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.button() is Qt.MouseButton.MiddleButton or held:
                self._studio.ask_tab(watched.property("graph"))
                return True
        return super().eventFilter(watched, event)

    def _open_menu(self, button: QToolButton, point: QPoint, name: str) -> None:
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Open in a new tab"), lambda: self._studio.ask_tab(name))
        menu.addAction(tr("Open to the side"), lambda: self._studio.ask_tab(name, beside=True))
        menu.popup(button.mapToGlobal(point))

    def _on_shown(self, name: str) -> None:
        if name in self._trail:
            del self._trail[self._trail.index(name) + 1 :]
        else:
            self._trail.append(name)
        self._write()

    def _on_changed(self) -> None:
        # The shown block may be gone, or the title may be another.
        shown = self._studio.document.graph_name
        graphs = self._studio.document.project.graphs
        self._trail = [name for name in self._trail if name in graphs]
        self._on_shown(shown)

    def _write(self) -> None:
        """Write the trail, if it is another; new widgets at every edit would cost a frame."""
        title = self._studio.document.project.title
        wanted = tuple((name, title if name == MAIN else name) for name in self._trail)
        if wanted == self._written:
            return
        self._written = wanted
        while self._row.count():
            widget = self._row.takeAt(0).widget()
            if widget is not None:
                widget.hide()  # it lives on until the events are done
                widget.deleteLater()
        for place, (name, text) in enumerate(wanted):
            last = place == len(self._trail) - 1
            if last:
                label = QLabel(text)
                label.setContentsMargins(SPACE_S if place == 0 else 0, 0, 0, 0)  # as buttons do
                self._row.addWidget(label)
                continue
            button = QToolButton(autoRaise=True, text=text)
            button.clicked.connect(lambda _on=False, name=name: self._studio.document.show(name))
            button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            button.customContextMenuRequested.connect(
                lambda point, name=name, button=button: self._open_menu(button, point, name)
            )
            button.installEventFilter(self)
            button.setProperty("graph", name)
            self._row.addWidget(button)
            arrow = QLabel("›")
            arrow.setProperty("role", "secondary")
            self._row.addWidget(arrow)
        self._row.addStretch(1)
        self.set_needed(self._needed)


def way_to(project: Project, wanted: str) -> list[str]:
    """Return the shortest way of graphs from the main one into a block, both included."""
    ways = [[MAIN]]
    seen = {MAIN}
    for way in ways:
        if way[-1] == wanted:
            return way
        for node in project.graphs[way[-1]].nodes.values():
            inner = node.block
            if inner is not None and inner in project.graphs and inner not in seen:
                seen.add(inner)
                ways.append([*way, inner])
    return [MAIN, wanted] if wanted in project.graphs else [MAIN]
