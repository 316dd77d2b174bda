"""Breadcrumb: which network the canvas shows, and the way back to the outer ones."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from dlstudio.gui.look.theme import SPACE_S
from dlstudio.gui.models.studio import Studio
from dlstudio.project.model import MAIN


class Breadcrumb(QWidget):
    """Title of the project, then the blocks that were entered; there only inside a block."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._trail: list[str] = [MAIN]
        self._written: tuple[tuple[str, str], ...] = ()
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE_S, 2, SPACE_S, 2)
        self._row.setSpacing(2)
        studio.document.shown.connect(self._on_shown)
        studio.document.opened.connect(lambda: self._on_shown(studio.document.graph_name))
        studio.document.changed.connect(lambda _change: self._on_changed())
        self._write()

    @property
    def trail(self) -> tuple[str, ...]:
        """Names of the graphs from the outermost to the one that is shown."""
        return tuple(self._trail)

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
                self._row.addWidget(QLabel(text))
                continue
            button = QToolButton(autoRaise=True, text=text)
            button.clicked.connect(lambda _on=False, name=name: self._studio.document.show(name))
            self._row.addWidget(button)
            arrow = QLabel("›")
            arrow.setProperty("role", "secondary")
            self._row.addWidget(arrow)
        self._row.addStretch(1)
        self.setVisible(len(self._trail) > 1)
