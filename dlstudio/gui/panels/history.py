"""History: every step that undo and redo know, by name; a click goes to any state at once.

A step is called by what was done, and the newest ones also by what it was done to: ten moves in a
row would else be one word ten times.
"""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.parts import Translated
from dlstudio.project.change import Change, GraphChange
from dlstudio.project.document import Step
from dlstudio.project.model import Project

MOST_NAMED = 100  # steps; comparing two values of 5,000 nodes takes a millisecond
MOST_NAMES = 2


class HistoryPanel(Translated):
    """The states of the project from the oldest to the newest; the present one is selected."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._named: dict[int, tuple[Step, str]] = {}  # by id; the step keeps it from another one
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.currentRowChanged.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.setFocusProxy(self.list)
        studio.document.stateChanged.connect(self._draw)
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(tr("History"))
        self.list.setAccessibleName(tr("History"))
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def texts(self) -> list[str]:
        """Return the rows as text."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def _draw(self) -> None:
        """Write the steps, if somebody looks; the list is short enough to be written anew."""
        if not self.isVisible():
            return
        document = self._studio.document.document
        steps = [*document.past, *document.future]
        self._named = {id(step): self._named_of(step) for step in steps[-MOST_NAMED:]}
        texts = [tr("Where it began"), *map(self._text, steps)]
        with QSignalBlocker(self.list):
            if texts != self.texts():
                self.list.clear()
                self.list.addItems(texts)
            self._fade(len(document.past))
            self.list.setCurrentRow(len(document.past))

    def _named_of(self, step: Step) -> tuple[Step, str]:
        return self._named.get(id(step)) or (step, touched(step))

    def _text(self, step: Step) -> str:
        _step, names = self._named.get(id(step), (step, ""))
        return f"{words(step.label)} · {names}" if names else words(step.label)

    def _fade(self, present: int) -> None:
        """Show what was taken back in the second ink."""
        role = self.list.palette()
        for row in range(self.list.count()):
            item = self.list.item(row)
            color = role.placeholderText() if row > present else role.text()
            item.setForeground(color)
            font = item.font()
            font.setItalic(row > present)
            item.setFont(font)

    def _go(self, row: int) -> None:
        if row >= 0:
            self._studio.document.go_to(row)


def touched(step: Step) -> str:
    """Return the names of the nodes and wires that a step was about; empty for other things."""
    names: list[str] = []
    for graph, part in Change.between(step.before, step.after).graphs.items():
        if graph in step.before.graphs and graph in step.after.graphs:
            names += _names(step.before, step.after, graph, part)
    more = len(names) - MOST_NAMES
    return ", ".join(names[:MOST_NAMES]) + (f" +{more}" if more > 0 else "")


def _names(before: Project, after: Project, graph: str, part: GraphChange) -> list[str]:
    old, new = before.graphs[graph].nodes, after.graphs[graph].nodes
    # Where something came or went, others only made room for it.
    for ids, nodes in ((part.added, new), (part.removed, old), (part.changed, old)):
        if ids:
            return [node.name for id, node in nodes.items() if id in ids]
    edges, nodes = (part.edges_added, new) if part.edges_added else (part.edges_removed, old)
    ends = [(nodes.get(e.source.node), nodes.get(e.target.node)) for e in edges]
    return sorted(f"{a.name} → {b.name}" for a, b in ends if a is not None and b is not None)
