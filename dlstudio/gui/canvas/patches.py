"""Patches: the squares of a drawing, with the nodes and wires in each.

They say what stands in an area. From far away, where a node is a rectangle in the colour of its
family and a wire a thin line, they are also what is painted: each is drawn in a few calls, one
for each colour, so that thousands of nodes cost as little as some dozens. A change makes only
those anew that it touches.
"""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainterPath, QPen

from dlstudio.graph.boxes import Box, around
from dlstudio.gui.canvas.edge_item import LABEL_WIDTH, EdgeItem
from dlstudio.gui.canvas.node_item import NodeItem
from dlstudio.gui.canvas.thing import Item, Thing, order
from dlstudio.gui.look.paint import DIMMED

if TYPE_CHECKING:
    from dlstudio.gui.canvas.scene import CanvasScene

SIDE = 1_024.0  # of a patch, in units of the scene: a dozen nodes
AROUND = LABEL_WIDTH  # what is painted of a thing reaches no further out of it
BEHIND = 4  # ranks by which what is dimmed lies below
BoxKey = tuple[int, int]  # rank and colour
WireKey = tuple[int, str]  # rank and kind of the value


class Patch:
    """The nodes of one square, and the wires that leave them.

    Args:
        bounds: holds them, and perhaps more; None if there are none.
        made: whether the following is up to date.
        bodies: holds the nodes.
        boxes: the rectangles of nodes by colour.
        wires: the ways of wires by pen.
    """

    __slots__ = ("bodies", "bounds", "boxes", "made", "things", "wires")

    def __init__(self) -> None:
        self.things: set[Thing] = set()
        self.bounds: Box | None = None
        self.bodies: Box | None = None
        self.made = False
        self.boxes: dict[BoxKey, tuple[QColor, list[QRectF]]] = {}
        self.wires: dict[WireKey, tuple[QPen, QPainterPath]] = {}


class Patches:
    """The patches of a scene. Things say when they came, went or changed by being touched."""

    def __init__(self, scene: CanvasScene) -> None:
        self._scene = scene
        self._patches: dict[tuple[int, int], Patch] = {}

    def forget(self) -> None:
        """Other things are in the scene."""
        self._patches.clear()

    def redress(self) -> None:
        """All colours are others now."""
        for patch in self._patches.values():
            patch.made = False

    def within(self, area: Box) -> list[Patch]:
        """Return the patches that reach into an area, ready to be drawn."""
        found = self._meeting(area)
        for patch in found:
            if not patch.made:
                self._make(patch)
        return found

    def things(self, area: Box) -> tuple[list[NodeItem], list[EdgeItem]]:
        """Return what may be painted in an area, lower ones first."""
        left, top, right, bottom = area
        left, top, right, bottom = left - AROUND, top - AROUND, right + AROUND, bottom + AROUND
        nodes: list[NodeItem] = []
        edges: list[EdgeItem] = []
        for patch in self._meeting((left, top, right, bottom)):
            for thing in patch.things:
                a, b, c, d = thing.extent
                if a < right and c > left and b < bottom and d > top:
                    if isinstance(thing, NodeItem):
                        nodes.append(thing)
                    elif isinstance(thing, EdgeItem):
                        edges.append(thing)
        nodes.sort(key=order)
        edges.sort(key=order)
        return nodes, edges

    def carried(self) -> Patch:
        """Return what is carried, ready to be drawn."""
        patch = Patch()
        self._sort(patch, self._scene.easel.touched.carried)
        return patch

    # --- inside ----------------------------------------------------------------------

    def _meeting(self, area: Box) -> list[Patch]:
        self._settle()
        left, top, right, bottom = area
        return [
            patch
            for patch in self._patches.values()
            if (box := patch.bounds) is not None
            and box[0] <= right
            and box[2] >= left
            and box[1] <= bottom
            and box[3] >= top
        ]

    def _settle(self) -> None:
        """Have everything that was touched in the patch where it stands."""
        touched = self._scene.easel.touched
        if not touched.unsettled:
            return
        unsettled, touched.unsettled = touched.unsettled, set()
        edges: list[EdgeItem] = []
        for item in unsettled:
            if isinstance(item, NodeItem):
                _move_to(item, self._patch_at(*item.at) if item.here else None)
            elif isinstance(item, EdgeItem):
                edges.append(item)
        nodes = self._scene.nodes
        for edge in edges:  # they live where the node that they leave has settled
            _move_to(edge, nodes[edge.edge.source.node].home if edge.here else None)

    def _patch_at(self, x: float, y: float) -> Patch:
        key = int(x // SIDE), int(y // SIDE)
        patch = self._patches.get(key)
        if patch is None:
            patch = self._patches[key] = Patch()
        return patch

    def _make(self, patch: Patch) -> None:
        """Sort what stands in a patch by colour."""
        carried = self._scene.easel.touched.carried
        self._sort(patch, patch.things - carried if carried else patch.things)
        patch.made, patch.bounds = True, around([thing.extent for thing in patch.things])

    def _sort(self, patch: Patch, things: Set[Item]) -> None:
        patch.boxes, patch.wires = {}, {}
        bodies: list[Box] = []
        for thing in things:
            if isinstance(thing, NodeItem):
                bodies.append(thing.extent)
                self._add_node(patch, thing)
            elif isinstance(thing, EdgeItem) and thing.shown:
                self._add_edge(patch, thing)
        patch.bodies = around(bodies)

    def _add_node(self, patch: Patch, item: NodeItem) -> None:
        inks, state = self._scene.easel.inks, item.state
        rank = 0
        if state.selected or state.lit:
            color, rank = inks.accent, 2
        elif item.severity == "error":
            color, rank = inks.problem["error"], 1
        else:
            color = inks.family(item.group)
        if state.dimmed or item.glimpse.muted:
            color, rank = _faded(color), rank - BEHIND
        key = rank, color.rgba()
        found = patch.boxes.get(key)
        if found is None:
            found = patch.boxes[key] = color, []
        left, top, right, bottom = item.extent
        found[1].append(QRectF(left, top, right - left, bottom - top))

    def _add_edge(self, patch: Patch, item: EdgeItem) -> None:
        wrong, lit = item.wrong or item.doomed, item.lit
        key = wrong * 2 + lit - BEHIND * item.dimmed, item.kind
        found = patch.wires.get(key)
        if found is None:
            color = self._scene.easel.inks.wire_color(item.kind, wrong, lit)
            pen = QPen(_faded(color) if item.dimmed else color, 1.0)
            pen.setCosmetic(True)
            found = patch.wires[key] = pen, QPainterPath()
        item.trace(found[1])


def _move_to(thing: Thing, home: Patch | None) -> None:
    """Have a thing in a patch (None: in none), and the patch reach around it."""
    before = thing.home
    if before is not home:
        if before is not None:
            before.things.discard(thing)
            before.made = False
        if home is not None:
            home.things.add(thing)
        thing.home = home
    if home is not None:
        home.made = False
        box, known = thing.extent, home.bounds
        if known is None:
            home.bounds = box
        elif box[0] < known[0] or box[1] < known[1] or box[2] > known[2] or box[3] > known[3]:
            home.bounds = around([box, known])


def _faded(color: QColor) -> QColor:
    color = QColor(color)
    color.setAlphaF(DIMMED)
    return color
