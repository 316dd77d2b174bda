"""What a press means near frames and notes, and how the pointer then looks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from dlstudio.graph.model import NodeId
from dlstudio.gui.canvas.edge_item import EdgeItem
from dlstudio.gui.canvas.gestures import Gesture, MoveNodes, Stage
from dlstudio.gui.canvas.mark_gestures import MoveDrawing
from dlstudio.gui.canvas.mark_item import BODY, MarkItem
from dlstudio.gui.canvas.node_item import NodeItem
from dlstudio.gui.canvas.scene import CanvasScene

Shape = Qt.CursorShape


def moving(stage: Stage, id: NodeId, at: QPointF) -> Gesture:
    """Return the gesture that drags the selection by one of its nodes."""
    graph, chosen = stage.document.graph, stage.selection
    led = any(e.source.node in chosen.nodes and e.target.node in chosen.nodes for e in graph.bends)
    if chosen.marks or led:
        return MoveDrawing(stage, graph.nodes[id].position, at)
    return MoveNodes(stage, id, at)


def top_at(scene: CanvasScene, at: QPointF) -> NodeItem | EdgeItem | MarkItem | None:
    """Return the node, note, wire or frame at a place, the uppermost first."""
    x, y = at.x(), at.y()
    item = scene.thing_at(x, y)
    if isinstance(item, NodeItem):
        return item
    note = scene.mark_at(x, y, frames=False)
    found = note or (None if item else scene.mark_at(x, y, frames=True))
    return found[0] if found else item


def cursor_at(scene: CanvasScene, at: QPointF) -> Qt.CursorShape:
    """Return the pointer over a frame or note: what dragging would do."""
    found = scene.mark_at(at.x(), at.y(), frames=False) or scene.mark_at(
        at.x(), at.y(), frames=True
    )
    if found is None:
        return Shape.ArrowCursor
    part = found[1]
    if part == BODY:
        return Shape.SizeAllCursor
    if part in ("left", "right"):
        return Shape.SizeHorCursor
    if part in ("top", "bottom"):
        return Shape.SizeVerCursor
    return Shape.SizeFDiagCursor if part in ("top left", "bottom right") else Shape.SizeBDiagCursor
