"""NodeItem: one node. Everything about it, ports and badge included, is painted by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem

from dlstudio.graph.boxes import Box
from dlstudio.graph.model import NodeId, PortRef
from dlstudio.gui.look import faces
from dlstudio.gui.look.faces import NodeFace
from dlstudio.gui.look.lettering import Line
from dlstudio.gui.look.paint import Detail, NodeState, NodeText
from dlstudio.gui.look.plates import OVERHANG, key_of
from dlstudio.gui.look.wording import words_of

if TYPE_CHECKING:
    from dlstudio.gui.canvas.scene import Easel


class NodeItem(QGraphicsRectItem):
    """A node on the canvas; a view of a face, without opinions of its own."""

    def __init__(self, id: NodeId, face: NodeFace, easel: Easel) -> None:
        super().__init__()
        self.id = id
        self.key: object = None  # what the face was made from, for the scene to compare
        self.state = NodeState()
        self._easel = easel
        self._text: NodeText | None = None  # cut when it is painted: most are far away
        self._plate: int | None = None
        self._words: dict[Detail, list[tuple[QPen, Line, QPointF]]] = {}
        # Brush paints it; Qt is to leave it alone.
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(1)
        self._take(face)

    @property
    def face(self) -> NodeFace:
        return self._face

    def show_face(self, face: NodeFace) -> bool:
        """Show another face; return whether its ports stand elsewhere now."""
        if face == self._face:
            return False
        same_sides = (face.inputs, face.outputs, bool(face.values)) == (
            self._face.inputs,
            self._face.outputs,
            bool(self._face.values),
        )
        before = None if same_sides else self._places()
        self._take(face)
        return not same_sides and before != self._places()

    def redress(self) -> None:
        """Cut the words anew after the fonts or the theme changed."""
        self._text = None
        self._words = {}
        self._easel.touched.add(self)

    def mark(self, **fields: object) -> None:
        """Take what the person is doing with it: fields of NodeState."""
        changed = [k for k, value in fields.items() if getattr(self.state, k) != value]
        for name in changed:
            setattr(self.state, name, fields[name])
        if changed:
            self._easel.touched.add(self)
            raised = self.state.selected or self.state.hovered
            self.setZValue(2 if raised else 1)

    def box(self) -> Box:
        """Return left, top, right, bottom of the body in the scene."""
        x, y = self.x(), self.y()
        return x, y, x + self._size[0], y + self._size[1]

    def middle(self) -> QPointF:
        """Return the centre of the body in the scene."""
        return QPointF(self.x() + self._size[0] / 2, self.y() + self._size[1] / 2)

    def spot(self, port: str, slot: int, output: bool) -> tuple[float, float]:
        """Return where a wire ends, in the scene."""
        x, y = faces.port_spot(self._face, port, slot, output)
        return self.x() + x, self.y() + y

    def port_near(self, x: float, y: float, reach: float) -> tuple[float, PortRef, bool] | None:
        """Return the nearest port within ``reach`` of a place in the scene.

        Its distance comes first, and last whether it is an output.
        """
        best: tuple[float, PortRef, bool] | None = None
        for output in (False, True):
            for port, level in faces.port_rows(self._face, output):
                dx = abs(x - self.x() - (faces.WIDTH if output else 0))
                dy = max(0.0, abs(y - self.y() - level) - port.height / 2)
                distance = (dx * dx + dy * dy) ** 0.5
                if distance <= reach and (best is None or distance < best[0]):
                    best = distance, PortRef(self.id, port.name), output
        return best

    def text(self) -> NodeText:
        """Return its words, cut to their places."""
        if self._text is None:
            self._text = self._easel.inks.text_of(self._face)
        return self._text

    def plate(self) -> int:
        """Return what it has in common with nodes that differ in words and cost alone."""
        if self._plate is None:
            self._plate = key_of(self._face)
        return self._plate

    def words(self, detail: Detail) -> list[tuple[QPen, Line, QPointF]]:
        """Return its words, laid out, with their pens and places."""
        found = self._words.get(detail)
        if found is None:
            inks = self._easel.inks
            found = self._words[detail] = []
            far = detail is Detail.NAME
            for word in words_of(self._face, self.text(), inks, far=far):
                line = inks.lettering.line(word.text, word.font)
                found.append((word.pen, line, line.spot(word.box, right=word.right)))
        return found

    def _take(self, face: NodeFace) -> None:
        self._easel.touched.add(self)
        self._face = face
        self._text = self._plate = None
        self._words = {}
        self._size = faces.size_of(face)
        box = QRectF(0, 0, *self._size)
        self.setRect(box.adjusted(-OVERHANG, -OVERHANG, OVERHANG, OVERHANG))

    def _places(self) -> object:
        rows = [
            (port.name, port.slots, y)
            for output in (False, True)
            for port, y in faces.port_rows(self._face, output)
        ]
        return self._size, rows
