"""Patches: the squares of a drawing, with the nodes and wires in each.

They say what stands in an area. From far away, where a node is a rectangle in the colour of its
family and a wire a thin line, they are also what is painted: each is drawn in a few calls, one
for each colour, so that thousands of nodes cost as little as some dozens. A change makes only
those anew that it touches.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainterPath, QPen

from dlstudio.graph.boxes import Box, around
from dlstudio.gui.canvas.edge_item import LABEL_WIDTH, EdgeItem
from dlstudio.gui.canvas.node_item import NodeItem
from dlstudio.gui.canvas.thing import order
from dlstudio.gui.look.paint import DIMMED

if TYPE_CHECKING:
    from dlstudio.gui.canvas.scene import CanvasScene

SIDE = 1_024.0  # of a patch, in units of the scene: a dozen nodes
AROUND = LABEL_WIDTH  # what is painted of a thing reaches no further out of it
BEHIND = 4  # ranks by which what is dimmed lies below
BoxKey = tuple[int, str]  # rank and family; the colour is that of the rank if it has one
WireKey = tuple[int, str]  # rank and kind of the value


class Patch:
    """One square.

    Args:
        nodes, edges: the nodes in it, and the wires that leave them.
        bounds: holds them, and perhaps more; None if there are none.
        made: whether the following is up to date.
        bodies: holds the nodes.
        boxes: the rectangles of nodes by colour.
        wires: the ways of wires by pen.
    """

    __slots__ = ("bodies", "bounds", "boxes", "edges", "made", "nodes", "wires")

    def __init__(self) -> None:
        self.nodes: set[NodeItem] = set()
        self.edges: set[EdgeItem] = set()
        self.bounds: Box | None = None
        self.bodies: Box | None = None
        self.made = False
        self.boxes: dict[BoxKey, tuple[QColor, list[QRectF]]] = {}
        self.wires: dict[WireKey, tuple[QPen, QPainterPath]] = {}

    def reach(self, box: Box) -> None:
        """Hold what is new or other here."""
        self.made = False
        left, top, right, bottom = box
        if (known := self.bounds) is not None:
            a, b, c, d = known
            if a <= left and b <= top and c >= right and d >= bottom:
                return
            left, top = left if left < a else a, top if top < b else b
            right, bottom = right if right > c else c, bottom if bottom > d else d
        self.bounds = left, top, right, bottom


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
            for node in patch.nodes:
                a, b, c, d = node.extent
                if a < right and c > left and b < bottom and d > top:
                    nodes.append(node)
            for edge in patch.edges:
                a, b, c, d = edge.extent
                if a < right and c > left and b < bottom and d > top:
                    edges.append(edge)
        nodes.sort(key=order)
        edges.sort(key=order)
        return nodes, edges

    def carried(self) -> Patch:
        """Return what is carried, ready to be drawn."""
        patch, carried = Patch(), self._scene.easel.touched.carried
        nodes = [thing for thing in carried if isinstance(thing, NodeItem)]
        self._sort(patch, nodes, [thing for thing in carried if isinstance(thing, EdgeItem)])
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
        for item in unsettled:  # of many; to ask whether each is a Thing takes longer
            if type(item) is NodeItem:
                home = self._patch_at(*item.at) if item.here else None
                if (before := item.home) is not home:
                    if before is not None:
                        before.nodes.discard(item)
                        before.made = False
                    if home is not None:
                        home.nodes.add(item)
                    item.home = home
                if home is not None:
                    home.reach(item.extent)
            elif type(item) is EdgeItem:
                edges.append(item)
        nodes = self._scene.nodes
        for edge in edges:  # they live where the node that they leave has settled
            home = nodes[edge.edge.source.node].home if edge.here else None
            if (before := edge.home) is not home:
                if before is not None:
                    before.edges.discard(edge)
                    before.made = False
                if home is not None:
                    home.edges.add(edge)
                edge.home = home
            if home is not None:
                home.reach(edge.extent)

    def _patch_at(self, x: float, y: float) -> Patch:
        key = int(x // SIDE), int(y // SIDE)
        patch = self._patches.get(key)
        if patch is None:
            patch = self._patches[key] = Patch()
        return patch

    def _make(self, patch: Patch) -> None:
        """Sort what stands in a patch by colour."""
        carried = self._scene.easel.touched.carried
        nodes: Iterable[NodeItem] = patch.nodes
        edges: Iterable[EdgeItem] = patch.edges
        if carried:
            nodes = [node for node in nodes if node not in carried]
            edges = [edge for edge in edges if edge not in carried]
        self._sort(patch, nodes, edges)
        extents = [node.extent for node in patch.nodes]
        patch.bounds = around(extents + [edge.extent for edge in patch.edges])
        patch.made = True

    def _sort(self, patch: Patch, nodes: Iterable[NodeItem], edges: Iterable[EdgeItem]) -> None:
        patch.boxes, patch.wires = {}, {}
        for node in nodes:
            self._add_node(patch, node)
        for edge in edges:
            if edge.shown:
                self._add_edge(patch, edge)
        patch.bodies = around([node.extent for node in nodes])

    def _add_node(self, patch: Patch, item: NodeItem) -> None:
        state, name, rank = item.state, item.glimpse.group, 0
        if state.selected or state.lit:
            name, rank = "selected", 2
        elif item.severity == "error":
            name, rank = "error", 1
        if faded := state.dimmed or item.glimpse.muted:
            rank -= BEHIND
        found = patch.boxes.get((rank, name))
        if found is None:
            color = self._color(name, rank + BEHIND * faded)
            found = patch.boxes[rank, name] = _faded(color) if faded else color, []
        left, top, right, bottom = item.extent
        found[1].append(QRectF(left, top, right - left, bottom - top))

    def _color(self, name: str, rank: int) -> QColor:
        inks = self._scene.easel.inks
        return (inks.family(name), inks.problem["error"], inks.accent)[rank]

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


def _faded(color: QColor) -> QColor:
    color = QColor(color)
    color.setAlphaF(DIMMED)
    return color
