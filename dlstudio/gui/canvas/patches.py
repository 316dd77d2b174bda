"""Patches: nodes and wires as they are seen from far away, kept in batches.

From far away a node is a rectangle in the colour of its family and a wire a thin line. What
stands in one square of the drawing is drawn in a few calls, one for each colour: thousands of
nodes then cost as little as some dozens. A change makes only the patches anew that it touches.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem

from dlstudio.graph.boxes import Box
from dlstudio.gui.canvas.edge_item import EdgeItem
from dlstudio.gui.canvas.letting_go import let_go
from dlstudio.gui.canvas.node_item import NodeItem
from dlstudio.gui.look.paint import DIMMED

if TYPE_CHECKING:
    from dlstudio.gui.canvas.scene import CanvasScene

SIDE = 1_024.0  # of a patch, in units of the scene: a dozen nodes
BEHIND = 4  # ranks by which what is dimmed lies below
_Home = tuple[int, int]
BoxKey = tuple[int, int]  # rank and colour
WireKey = tuple[int, str]  # rank and kind of the value


class Patch:
    """The nodes of one square, and the wires that leave them.

    Args:
        bounds: holds all that is drawn of them.
        boxes: the rectangles of nodes by colour, upper ones last.
        wires: the ways of wires by pen.
    """

    __slots__ = ("bounds", "boxes", "edges", "made", "nodes", "wires")

    def __init__(self) -> None:
        self.nodes: set[NodeItem] = set()
        self.edges: set[EdgeItem] = set()
        self.bounds: Box | None = None
        self.made = False
        self.boxes: dict[BoxKey, tuple[QColor, list[QRectF]]] = {}
        self.wires: dict[WireKey, tuple[QPen, QPainterPath]] = {}

    def reach(self, box: Box) -> None:
        """Make the bounds hold a rectangle too."""
        known = self.bounds
        if known is None:
            self.bounds = box
        elif box[0] < known[0] or box[1] < known[1] or box[2] > known[2] or box[3] > known[3]:
            self.bounds = (
                min(known[0], box[0]), min(known[1], box[1]),
                max(known[2], box[2]), max(known[3], box[3]),
            )  # fmt: skip


class Patches:
    """The patches of a scene; nothing of it is known before it is first seen from far away."""

    def __init__(self, scene: CanvasScene) -> None:
        self._scene = scene
        self._known = False
        self._patches: dict[_Home, Patch] = {}
        self._homes: dict[QGraphicsItem, Patch] = {}

    def forget(self) -> None:
        """All items, or all colours, are others now."""
        let_go(self._homes, self._scene)
        self._known, self._patches, self._homes = False, {}, {}

    def stir(self, items: Iterable[QGraphicsItem]) -> None:
        """Items came, went, moved or look otherwise."""
        if not self._known:
            return
        edges: list[EdgeItem] = []
        for item in items:
            if isinstance(item, NodeItem):
                self._settle(item, self._scene.nodes.get(item.id) is item)
            elif isinstance(item, EdgeItem):
                edges.append(item)
        for edge in edges:  # they live where their nodes have settled
            self._attach(edge, edge.scene() is self._scene)

    def within(self, area: Box) -> list[Patch]:
        """Return the patches that reach into an area, ready to be drawn."""
        if not self._known:
            self._fill()
        left, top, right, bottom = area
        found: list[Patch] = []
        for patch in self._patches.values():
            box = patch.bounds
            if box is None or box[0] > right or box[2] < left or box[1] > bottom or box[3] < top:
                continue
            if not patch.made:
                self._make(patch)
            found.append(patch)
        return found

    # --- inside ----------------------------------------------------------------------

    def _fill(self) -> None:
        """Have all nodes and wires in their patches."""
        self._known = True
        homes, nodes = self._homes, self._scene.nodes
        for node in nodes.values():
            home = homes[node] = self._patch_at(*node.at)
            home.nodes.add(node)
            home.reach(node.box())
        for edge in self._scene.edges.values():
            home = homes[edge] = homes[nodes[edge.edge.source.node]]
            home.edges.add(edge)
            home.reach(edge.extent)

    def _settle(self, item: NodeItem, here: bool) -> None:
        """Have a node in the patch in which it stands."""
        before = self._homes.get(item)
        home = self._patch_at(*item.at) if here else None
        if before is not home:
            if before is not None:
                before.nodes.discard(item)
                before.made = False
            if home is None:
                self._homes.pop(item, None)
            else:
                home.nodes.add(item)
                self._homes[item] = home
        if home is not None:
            home.made = False
            home.reach(item.box())

    def _attach(self, item: EdgeItem, here: bool) -> None:
        """Have a wire in the patch of the node that it leaves."""
        before = self._homes.get(item)
        source = self._scene.nodes.get(item.edge.source.node) if here else None
        home = self._homes.get(source) if source is not None else None
        if before is not home:
            if before is not None:
                before.edges.discard(item)
                before.made = False
            if home is None:
                self._homes.pop(item, None)
            else:
                home.edges.add(item)
                self._homes[item] = home
        if home is not None:
            home.made = False
            home.reach(item.extent)

    def _patch_at(self, x: float, y: float) -> Patch:
        key = int(x // SIDE), int(y // SIDE)
        patch = self._patches.get(key)
        if patch is None:
            patch = self._patches[key] = Patch()
        return patch

    def _make(self, patch: Patch) -> None:
        """Sort what stands in a patch by colour."""
        patch.made, patch.boxes, patch.wires = True, {}, {}
        boxes = [self._add_node(patch, node) for node in patch.nodes]
        boxes += [self._add_edge(patch, edge) for edge in patch.edges if edge.shown]
        patch.bounds = _around(boxes)

    def _add_node(self, patch: Patch, item: NodeItem) -> Box:
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
        left, top, right, bottom = box = item.box()
        found[1].append(QRectF(left, top, right - left, bottom - top))
        return box

    def _add_edge(self, patch: Patch, item: EdgeItem) -> Box:
        wrong, lit = item.wrong or item.doomed, item.lit
        key = wrong * 2 + lit - BEHIND * item.dimmed, item.kind
        found = patch.wires.get(key)
        if found is None:
            color = self._scene.easel.inks.wire_color(item.kind, wrong, lit)
            pen = QPen(_faded(color) if item.dimmed else color, 1.0)
            pen.setCosmetic(True)
            found = patch.wires[key] = pen, QPainterPath()
        item.trace(found[1])
        return item.extent


def _around(boxes: list[Box]) -> Box | None:
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _faded(color: QColor) -> QColor:
    color = QColor(color)
    color.setAlphaF(DIMMED)
    return color
