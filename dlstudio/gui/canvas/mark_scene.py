"""MarkScene: the frames and notes of the graph that is shown, and the dots of its wires."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from dlstudio.graph.model import Edge, Graph, Mark, MarkId, Spot
from dlstudio.gui.canvas.loose_scene import LooseScene
from dlstudio.gui.canvas.mark_item import MarkItem

if TYPE_CHECKING:
    from dlstudio.gui.canvas.scene import Easel


class MarkScene(LooseScene):
    """Mark items by id; ``bends`` are the dots as they are shown now."""

    easel: Easel

    def __init__(self) -> None:
        super().__init__()
        self.marks: dict[MarkId, MarkItem] = {}
        self.bends: dict[Edge, tuple[Spot, ...]] = {}
        self._selected_marks: frozenset[MarkId] = frozenset()
        self._around: QRectF | None = QRectF()

    def clear(self) -> None:
        """Take all items away."""
        super().clear()
        self.loose.clear()
        self.marks.clear()
        self.bends = {}
        self._around = QRectF()

    def show_marks(self, marks: Mapping[MarkId, Mark], ids: Collection[MarkId]) -> None:
        """Follow what came, went or changed."""
        if ids:
            self._around = None
        for id in ids:
            mark, item = marks.get(id), self.marks.get(id)
            if mark is None:
                if item is not None:
                    self.removeItem(self.marks.pop(id))
            elif item is None:
                item = self.marks[id] = MarkItem(mark, self.easel)
                item.select(id in self._selected_marks)
                self.addItem(item)
            else:
                item.show_mark(mark)

    def select_marks(self, ids: frozenset[MarkId]) -> None:
        """Show which marks are selected."""
        before, self._selected_marks = self._selected_marks, ids
        for id in (before ^ ids) & self.marks.keys():
            self.marks[id].select(id in ids)

    def mark_at(self, x: float, y: float, *, frames: bool) -> tuple[MarkItem, str] | None:
        """Return the frame or note that would be grabbed at a place, and by which part.

        Args:
            frames: whether frames are looked for, which lie behind the wires, or notes.
        """
        best: tuple[MarkItem, str] | None = None
        for item in self.marks.values():
            if item.is_frame is not frames or (part := item.part_at(x, y)) is None:
                continue
            if best is None or item.zValue() >= best[0].zValue():
                best = item, part
        return best

    def marks_within(self, area: QRectF) -> frozenset[MarkId]:
        """Return the marks that lie in an area as a whole."""
        return frozenset(id for id, item in self.marks.items() if area.contains(item.area()))

    def around_marks(self) -> QRectF:
        """Return the rectangle around all marks; empty if there are none."""
        if self._around is None:
            self._around = QRectF()
            for item in self.marks.values():
                self._around = self._around.united(item.area())
        return self._around

    def show_bends(self, graph: Graph) -> None:
        """Take the dots of the project."""
        self.bends = dict(graph.bends)
