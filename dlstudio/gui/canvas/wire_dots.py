"""Dots on wires: added, dragged, removed. One command, one undo step each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from dlstudio.graph.model import Edge, Spot
from dlstudio.gui.canvas.bends import dot_at, place_in
from dlstudio.gui.canvas.edge_item import EdgeItem
from dlstudio.gui.canvas.fitting import snapped
from dlstudio.gui.canvas.gestures import Gesture, Modifiers, Stage
from dlstudio.language import Sentence, say
from dlstudio.project.commands import Batch
from dlstudio.project.mark_commands import LeadWire, MoveDrawing

if TYPE_CHECKING:
    from dlstudio.gui.canvas.scene import CanvasScene

REACH = 9.0  # px on the screen


def at_dot(scene: CanvasScene, at: QPointF) -> tuple[EdgeItem, int] | None:
    """Return the dot at a place: its wire and its number."""
    reach = REACH / max(scene.easel.zoom, 0.25)
    for edge in scene.bends:
        item = scene.edges.get(edge)
        if item is not None and item.route is not None:
            number = dot_at(item.route, at.x(), at.y(), reach)
            if number is not None:
                return item, number
    return None


def add(stage: Stage, edge: Edge, at: QPointF) -> None:
    """Put a dot on a wire."""
    item = stage.scene.edges.get(edge)
    if item is None or item.route is None:
        return
    place = place_in(item.route, at.x(), at.y())
    dots = list(stage.document.graph.bends.get(edge, ()))
    dots.insert(place, snapped(at.x(), at.y()))
    _lead(stage, edge, tuple(dots), say("Add a dot"))
    stage.selection.set(edge=edge)


def add_in_middle(stage: Stage, edge: Edge) -> None:
    """Put a dot into the middle of a wire: the way by keyboard."""
    item = stage.scene.edges.get(edge)
    if item is not None and item.route is not None:
        points = item.route.points()
        add(stage, edge, QPointF(*points[len(points) // 2]))


def remove(stage: Stage, edge: Edge, number: int) -> None:
    """Take one dot off a wire."""
    dots = list(stage.document.graph.bends.get(edge, ()))
    if number < len(dots):
        del dots[number]
        _lead(stage, edge, tuple(dots), say("Remove a dot"))


def remove_all(stage: Stage, edge: Edge) -> None:
    """Lead a wire in the usual way again."""
    _lead(stage, edge, (), say("Remove all dots"))


def nudge(stage: Stage, dx: float, dy: float) -> None:
    """Move the chosen dot, or all of the selected wire; nudges in a row are one undo step."""
    edge, chosen = stage.selection.edge, stage.selection.dot
    dots = stage.document.graph.bends.get(edge, ()) if edge is not None else ()
    if edge is not None and dots:
        led = {
            edge: tuple(
                (x + dx, y + dy) if chosen in (None, number) else (x, y)
                for number, (x, y) in enumerate(dots)
            )
        }
        move = MoveDrawing(
            graph=stage.graph_name, positions={}, corners={}, bends=led, gesture="nudge"
        )
        stage.document.do(move)


def double_click(stage: Stage, edge: Edge, at: QPointF, modifiers: Modifiers) -> bool:
    """Take a dot away or add one; with Shift it is for a layer, then return False."""
    if modifiers & Modifiers.ShiftModifier:
        return False
    found = at_dot(stage.scene, at)
    if found is not None:
        remove(stage, found[0].edge, found[1])
    else:
        add(stage, edge, at)
    return True


def shift_click(stage: Stage, at: QPointF, modifiers: Modifiers) -> bool:
    """With Shift held put a dot on the wire at a place; return whether there is one."""
    if not modifiers & Modifiers.ShiftModifier:
        return False
    item = stage.scene.thing_at(at.x(), at.y())
    if isinstance(item, EdgeItem):
        add(stage, item.edge, at)
    return isinstance(item, EdgeItem)


def _lead(stage: Stage, edge: Edge, dots: tuple[Spot, ...], title: Sentence) -> None:
    command = LeadWire(graph=stage.graph_name, edge=edge, dots=dots)
    stage.document.do(Batch(commands=(command,), title=title))


class MoveDot(Gesture):
    """Drags a dot of a wire. Alt leaves the grid."""

    def __init__(self, stage: Stage, edge: Edge, number: int) -> None:
        self._stage, self._edge, self._number = stage, edge, number
        self._from = self._to = stage.document.graph.bends.get(edge, ())

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        free = bool(modifiers & Modifiers.AltModifier)
        spot = (at.x(), at.y()) if free else snapped(at.x(), at.y())
        dots = list(self._from)
        dots[self._number] = spot
        self._to = tuple(dots)
        scene = self._stage.scene
        scene.bends[self._edge] = self._to
        scene.reroute({}, [self._edge])

    def end(self, at: QPointF, modifiers: Modifiers) -> None:
        if self._to == self._from:
            self.cancel()
            return
        command = LeadWire(graph=self._stage.graph_name, edge=self._edge, dots=self._to)
        if not self._stage.document.do(Batch(commands=(command,), title=say("Move a dot"))):
            self.cancel()

    def cancel(self) -> None:
        self._stage.sync.settle(())
