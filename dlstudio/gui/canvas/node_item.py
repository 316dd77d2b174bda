"""NodeItem: one node. Everything about it, ports and badge included, is painted by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPen

from dlstudio.graph.boxes import Box
from dlstudio.graph.model import NodeId, PortRef
from dlstudio.gui.canvas.thing import Thing
from dlstudio.gui.look import faces
from dlstudio.gui.look.faces import NodeFace
from dlstudio.gui.look.frames import Glimpse
from dlstudio.gui.look.inks import Detail, NodeState, NodeText
from dlstudio.gui.look.lettering import Line
from dlstudio.gui.look.plates import OVERHANG, key_of
from dlstudio.gui.look.wording import words_of

if TYPE_CHECKING:
    from dlstudio.gui.canvas.scene import Easel


class NodeItem(Thing):
    """A node on the canvas; a view of a face, without opinions of its own.

    Of most nodes of a large drawing only a glimpse is needed: the face is made when it is
    first asked for.

    Args:
        glimpse: where its parts stand, and its colour.
    """

    level = 1.0

    def __init__(
        self,
        id: NodeId,
        glimpse: Glimpse,
        easel: Easel,
        at: tuple[float, float] = (0.0, 0.0),
        severity: str = "",
    ) -> None:
        super().__init__(easel)
        self.id = id
        self.key: object = None  # what the face was made from, for the scene to compare
        self.state = NodeState()
        self.at = at
        self.severity = severity
        self._face: NodeFace | None = None
        self._text: NodeText | None = None  # cut when it is painted: most are far away
        self._plate: int | None = None
        self._words: dict[Detail, list[tuple[QPen, Line, QPointF]]] | None = None
        self.glimpse = glimpse
        self.extent = self.box()
        self._fit()

    @property
    def face(self) -> NodeFace:
        if self._face is None:
            self.show_face(self._easel.face_of(self.id))
        return self._face  # type: ignore[return-value]

    @property
    def faced(self) -> bool:
        """Whether its face is made."""
        return self._face is not None

    @property
    def group(self) -> str:
        """The family of its layer."""
        return self.glimpse.group

    def stand(self, x: float, y: float) -> None:
        """Stand with its corner at a place."""
        self.at = (x, y)
        self._fit()
        self._easel.touched.add(self)

    def show_face(self, face: NodeFace) -> bool:
        """Show another face; return whether its ports stand elsewhere now."""
        before, self._face = self._face, face
        if face == before:
            return False
        self.severity = face.severity
        self._text = self._plate = self._words = None
        if before is not None:
            self._easel.touched.add(self)
        return self._take(Glimpse.of(face))

    def show_glimpse(self, glimpse: Glimpse, severity: str) -> bool:
        """Show what is known without its face; return whether its ports stand elsewhere now."""
        if severity != self.severity:
            self.severity = severity
            self._easel.touched.add(self)
        return self._take(glimpse)

    def redress(self) -> None:
        """Cut the words anew after the fonts or the theme changed."""
        self._text = self._words = None
        self._easel.touched.add(self)

    def select(self, selected: bool) -> None:
        """Show that it is selected, or no longer."""
        state = self.state
        if state.selected is not selected:
            state.selected = selected
            self._easel.touched.add(self)
            self.level = 2.0 if selected or state.hovered else 1.0

    def mark(self, **fields: object) -> None:
        """Take what the person is doing with it: fields of NodeState."""
        changed = [k for k, value in fields.items() if getattr(self.state, k) != value]
        for name in changed:
            setattr(self.state, name, fields[name])
        if changed:
            self._easel.touched.add(self)
            self.level = 2.0 if self.state.selected or self.state.hovered else 1.0

    def box(self) -> Box:
        """Return left, top, right, bottom of the body in the scene."""
        return self.extent

    def parts(self) -> list[Box]:
        """Return the rectangle of the scene that holds all that is painted of it."""
        left, top, right, bottom = self.extent
        return [(left - OVERHANG, top - OVERHANG, right + OVERHANG, bottom + OVERHANG)]

    def middle(self) -> QPointF:
        """Return the centre of the body in the scene."""
        left, top, right, bottom = self.box()
        return QPointF((left + right) / 2, (top + bottom) / 2)

    def spot(self, port: str, slot: int, output: bool) -> tuple[float, float]:
        """Return where a wire ends, in the scene."""
        x, y = self.glimpse.frame.spot(port, slot, output)
        return self.at[0] + x, self.at[1] + y

    def port_near(self, x: float, y: float, reach: float) -> tuple[float, PortRef, bool] | None:
        """Return the nearest port within ``reach`` of a place in the scene.

        Its distance comes first, and last whether it is an output.
        """
        best: tuple[float, PortRef, bool] | None = None
        for output in (False, True):
            for port, level in faces.port_rows(self.face, output):
                dx = abs(x - self.at[0] - (faces.WIDTH if output else 0))
                dy = max(0.0, abs(y - self.at[1] - level) - port.height / 2)
                distance = (dx * dx + dy * dy) ** 0.5
                if distance <= reach and (best is None or distance < best[0]):
                    best = distance, PortRef(self.id, port.name), output
        return best

    def text(self) -> NodeText:
        """Return its words, cut to their places."""
        if self._text is None:
            self._text = self._easel.inks.text_of(self.face)
        return self._text

    def plate(self) -> int:
        """Return what it has in common with nodes that differ in words and cost alone."""
        if self._plate is None:
            self._plate = key_of(self.face)
        return self._plate

    def words(self, detail: Detail) -> list[tuple[QPen, Line, QPointF]]:
        """Return its words, laid out, with their pens and places."""
        known = self._words = self._words or {}
        found = known.get(detail)
        if found is None:
            inks = self._easel.inks
            found = known[detail] = []
            far = detail is Detail.NAME
            for word in words_of(self.face, self.text(), inks, far=far):
                line = inks.lettering.line(word.text, word.font)
                found.append((word.pen, line, line.spot(word.box, right=word.right)))
        return found

    def _take(self, glimpse: Glimpse) -> bool:
        before, self.glimpse = self.glimpse, glimpse
        if before == glimpse:
            return False
        self._easel.touched.add(self)
        if before.frame is glimpse.frame:
            return False
        self._fit()
        return True

    def _fit(self) -> None:
        (x, y), (width, height) = self.at, self.glimpse.frame.size
        self.extent = x, y, x + width, y + height
