"""Differences on the canvas: a frame and a line of words around each node that differs.

Added nodes have a frame of the good colour and a plus, changed ones of the warning colour and
a tilde, removed ones stand as dashed ghosts where they were. Shapes and colours say the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget
from shiboken6 import isValid

from dlstudio.comparing import comparison as kinds
from dlstudio.comparing.comparison import Difference, GraphComparison
from dlstudio.graph.model import Graph, Node, NodeId
from dlstudio.gui.canvas.scene import CanvasScene, Easel
from dlstudio.gui.canvas.sync import Sync
from dlstudio.gui.look.faces import WIDTH
from dlstudio.gui.look.words import tr, words

if TYPE_CHECKING:
    from dlstudio.gui.models.studio import Studio

ROOM, LINE, GHOST_HEIGHT = 6.0, 18.0, 66.0
WORDS_ZOOM = 0.45
MARKS = {"added": "+", "changed": "~", "removed": "−"}


@dataclass(frozen=True, slots=True)
class Mark:
    """How a node differs: "added", "changed" or "removed", and in what words."""

    kind: str
    words: str


class MarkItem(QGraphicsRectItem):
    """The frame around a node, or the ghost of a removed one."""

    def __init__(self, mark: Mark, box: QRectF, easel: Easel, name: str = "") -> None:
        outer = box.adjusted(-ROOM - 8, -ROOM - LINE - 8, ROOM + 80, ROOM + 8)
        super().__init__(outer)
        self.mark, self._box, self._easel, self._name = mark, box, easel, name
        self.setPen(Qt.PenStyle.NoPen)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(-0.5 if mark.kind == "removed" else 3)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        theme = self._easel.inks.theme
        token = {"added": theme.good, "changed": theme.warning, "removed": theme.error}
        color = QColor(token[self.mark.kind])
        frame = self._box.adjusted(-ROOM, -ROOM, ROOM, ROOM)
        pen = QPen(color, max(2.0, 1.5 / self._easel.zoom))
        soft = QColor(color)
        soft.setAlpha(26)
        if self.mark.kind == "removed":
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(soft)
        painter.drawRoundedRect(frame, 9, 9)
        if self._easel.zoom < WORDS_ZOOM:
            return
        painter.setFont(self._easel.inks.pill_font)
        painter.setPen(color)
        line = QRectF(frame.left(), frame.top() - LINE, frame.width() + 72, LINE - 2)
        text = f"{MARKS[self.mark.kind]} {self.mark.words}"
        text = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(line.width())
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        if self._name:
            painter.drawText(self._box, Qt.AlignmentFlag.AlignCenter, self._name)


class Differences(QObject):
    """Keeps the marks of the shown graph in step with the comparison."""

    def __init__(self, scene: CanvasScene, sync: Sync, studio: Studio) -> None:
        super().__init__(scene)
        self._scene, self._studio = scene, studio
        self._items: list[MarkItem] = []
        studio.comparing.changed.connect(self.refresh)
        sync.moved.connect(self.refresh)
        sync.rebuilt.connect(self.refresh)
        self.refresh()

    @property
    def marks(self) -> list[Mark]:
        """What is marked now."""
        return [item.mark for item in self._items]

    def refresh(self) -> None:
        """Draw all marks anew."""
        for item in self._items:
            if isValid(item) and item.scene() is self._scene:
                self._scene.removeItem(item)
        self._items = []
        found, base = self._studio.comparing.here(), self._studio.comparing.base
        if found is None or base is None:
            return
        for id, node in self._scene.nodes.items():
            mark = mark_of(found, id)
            if mark is not None:
                left, top, right, bottom = node.box()
                self._add(mark, QRectF(left, top, right - left, bottom - top))
        before = base.graphs.get(found.was or "", Graph())
        for id in found.removed:
            self._add_ghost(before.nodes[id])

    def _add_ghost(self, node: Node) -> None:
        x, y = node.position
        box = QRectF(x, y, WIDTH, GHOST_HEIGHT)
        self._add(Mark("removed", tr("removed")), box, node.name)

    def _add(self, mark: Mark, box: QRectF, name: str = "") -> None:
        item = MarkItem(mark, box, self._scene.easel, name)
        self._items.append(item)
        self._scene.addItem(item)


def mark_of(found: GraphComparison, node: NodeId) -> Mark | None:
    """Return how a node of the later project differs; None if it does not."""
    if node in found.added:
        return Mark("added", tr("added"))
    told = [d for d in found.of(node) if d.kind not in kinds.CONSEQUENCES]
    return Mark("changed", "; ".join(map(_short, told))) if told else None


def _short(difference: Difference) -> str:
    """Write a difference without the name of the node, which stands right below."""
    text, name = words(difference.sentence), difference.name
    for colon in (": ", "："):
        if text.startswith(f"{name}{colon}"):
            return text[len(name) + len(colon) :]
    return text
