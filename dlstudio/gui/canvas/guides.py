"""Guides while things or their sides are dragged: lines where they are in line or evenly spaced."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsLineItem

from dlstudio.graph import guides
from dlstudio.graph.boxes import Box
from dlstudio.graph.guides import Line, Snap
from dlstudio.graph.model import MarkId, NodeId, Spot
from dlstudio.gui.canvas.fitting import snapped
from dlstudio.gui.canvas.scene import CanvasScene

REACH = 6.0  # px on the screen
AROUND = 480.0  # how far away others may stand, in units of the scene
MOST = 24  # others that are looked at
LEAST_ZOOM = 0.1  # farther away all things are in reach of each other
TICK = 4.0
ABOVE = 4.5


class Guides:
    """Finds places for a group of things and draws why they are good.

    Args:
        moved: the nodes that are dragged; others do not move.
        wanted: whether the person wants guides; without them things snap to the grid.
        marks: the frames and notes that are dragged; they come into line with others as well.
    """

    def __init__(
        self,
        scene: CanvasScene,
        moved: frozenset[NodeId],
        wanted: bool,
        marks: frozenset[MarkId] = frozenset(),
    ) -> None:
        self._scene, self._moved, self._wanted = scene, moved, wanted
        self._marks = [
            _corners(item.area()) for id, item in scene.marks.items() if marks and id not in marks
        ]
        boxes = [scene.nodes[id].box() for id in moved]
        boxes += [_corners(scene.marks[id].area()) for id in marks]
        self._box: Box = (
            min(b[0] for b in boxes), min(b[1] for b in boxes),
            max(b[2] for b in boxes), max(b[3] for b in boxes),
        )  # fmt: skip
        self._items: list[QGraphicsLineItem] = []
        self._pen = QPen(scene.easel.inks.accent, 1.0)
        self._pen.setCosmetic(True)

    def place(self, corner: Spot, by: Spot, free: bool) -> Spot:
        """Return how far to move for a wish: into line, else onto the grid.

        Args:
            corner: where the grabbed node stood.
            by: how far the hand has moved.
            free: neither guides nor grid, for the time being.
        """
        if free:
            self.clear()
            return by
        x, y = snapped(corner[0] + by[0], corner[1] + by[1])
        grid = x - corner[0], y - corner[1]
        if not self._wanted or self._scene.easel.zoom < LEAST_ZOOM:
            self.clear()
            return grid
        reach = REACH / self._scene.easel.zoom
        box = _shifted(self._box, by)
        others = self._others(box)
        found = guides.snap(box, others, reach)
        placed = (
            grid[0] if found.dx is None else by[0] + found.dx,
            grid[1] if found.dy is None else by[1] + found.dy,
        )
        # What the grid decided may be in line as well: the guides are those of the last place.
        self._draw(guides.snap(_shifted(self._box, placed), others, 0.01))
        return placed

    def place_sides(self, box: Box, sides: Collection[str], free: bool) -> Box:
        """Return where dragged sides go for a wish: into line, else onto the grid.

        Args:
            sides: "left" or "right", "top" or "bottom"; the others stay.
            free: neither guides nor grid, for the time being.
        """
        if free:
            self.clear()
            return box
        x = next((n for n, side in ((0, "left"), (2, "right")) if side in sides), None)
        y = next((n for n, side in ((1, "top"), (3, "bottom")) if side in sides), None)
        placed = list(box)
        for n in (x, y):
            if n is not None:
                placed[n] = snapped(box[n], 0.0)[0]
        if self._wanted:
            others = self._others(box)
            found = guides.snap_sides(box, x, y, others, REACH / self._scene.easel.zoom)
            for n, step in ((x, found.dx), (y, found.dy)):
                if n is not None and step is not None:
                    placed[n] = box[n] + step
            there = (placed[0], placed[1], placed[2], placed[3])
            self._draw(guides.snap_sides(there, x, y, others, 0.01))
        return placed[0], placed[1], placed[2], placed[3]

    def clear(self) -> None:
        """Take the lines away."""
        self._show([])

    def _others(self, box: Box) -> list[Box]:
        """Return the boxes around, the nearest if they are many."""
        area = (box[0] - AROUND, box[1] - AROUND, box[2] + AROUND, box[3] + AROUND)
        found = [b for key, b in self._scene.boxes.within(*area) if key not in self._moved]
        found += [b for b in self._marks if _meet(area, b)]
        if len(found) > MOST:
            x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
            found.sort(key=lambda b: abs((b[0] + b[2]) / 2 - x) + abs((b[1] + b[3]) / 2 - y))
        return found[:MOST]

    def _draw(self, found: Snap) -> None:
        lines = [*found.lines, *found.gaps]
        tick = TICK / self._scene.easel.zoom
        for x1, y1, x2, y2 in found.gaps:
            across = (0.0, tick) if y1 == y2 else (tick, 0.0)
            for x, y in ((x1, y1), (x2, y2)):
                lines.append((x - across[0], y - across[1], x + across[0], y + across[1]))
        self._show(lines)

    def _show(self, lines: list[Line]) -> None:
        """Draw lines, each an item: only a thin strip is painted anew when one moves."""
        while len(self._items) > len(lines):
            self._scene.removeItem(self._items.pop())
        for item, line in zip(self._items, lines, strict=False):
            if item.line() != (wanted := QLineF(*line)):
                item.setLine(wanted)
        for line in lines[len(self._items) :]:
            item = QGraphicsLineItem(QLineF(*line))
            item.setPen(self._pen)
            item.setZValue(ABOVE)
            self._scene.addItem(item)
            self._items.append(item)


def _corners(area: QRectF) -> Box:
    return area.left(), area.top(), area.right(), area.bottom()


def _meet(a: Box, b: Box) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def _shifted(box: Box, by: Spot) -> Box:
    return box[0] + by[0], box[1] + by[1], box[2] + by[0], box[3] + by[1]
