"""Gestures with frames and notes: MoveDrawing and ResizeMark. Each ends in one command."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF

from dlstudio.graph.marks import SMALLEST, inside
from dlstudio.graph.model import Area, Edge, MarkId, NodeId, Spot
from dlstudio.gui.canvas.gestures import Gesture, Modifiers, Stage
from dlstudio.gui.canvas.guides import Guides
from dlstudio.gui.canvas.mark_item import BODY
from dlstudio.project.mark_commands import MoveDrawing as Move
from dlstudio.project.mark_commands import ResizeMark as Resize


@dataclass(frozen=True, slots=True)
class Piece:
    """What moves with a selection, where it stands.

    Args:
        nodes, marks: the selected ones, and what lies in the selected frames.
        dots: of wires, by their places in the wire, those that move along.
    """

    nodes: dict[NodeId, Spot]
    marks: dict[MarkId, Spot]
    bends: dict[Edge, tuple[Spot, ...]]
    dots: dict[Edge, frozenset[int]]

    @staticmethod
    def of(stage: Stage, nodes: frozenset[NodeId], marks: frozenset[MarkId]) -> Piece:
        """Find what goes along: the dots of wires between moved nodes do as well."""
        graph, scene = stage.document.graph, stage.scene
        ids, drawn = set(nodes & graph.nodes.keys()), set(marks & graph.marks.keys())
        areas = [graph.marks[id].area for id in drawn if scene.marks[id].is_frame]
        for area in areas:
            ids |= {id for id in graph.nodes if inside(area, _box(stage, id))}
            drawn |= {id for id, mark in graph.marks.items() if inside(area, mark.area)}
        dots: dict[Edge, frozenset[int]] = {}
        for edge, spots in graph.bends.items():
            whole = edge.source.node in ids and edge.target.node in ids
            chosen = frozenset(
                place
                for place, spot in enumerate(spots)
                if whole or any(inside(area, (*spot, 0.0, 0.0)) for area in areas)
            )
            if chosen:
                dots[edge] = chosen
        return Piece(
            nodes={id: graph.nodes[id].position for id in ids},
            marks={id: graph.marks[id].area[:2] for id in drawn},
            bends={edge: graph.bends[edge] for edge in dots},
            dots=dots,
        )

    def moved(self, graph: str, dx: float, dy: float, gesture: object = None) -> Move:
        """Return the command that moves all of it."""
        return Move(
            graph=graph,
            positions={id: (x + dx, y + dy) for id, (x, y) in self.nodes.items()},
            corners={id: (x + dx, y + dy) for id, (x, y) in self.marks.items()},
            bends={
                edge: tuple(
                    (x + dx, y + dy) if place in self.dots[edge] else (x, y)
                    for place, (x, y) in enumerate(spots)
                )
                for edge, spots in self.bends.items()
            },
            gesture=gesture,
        )


class MoveDrawing(Gesture):
    """Drags selected nodes, frames with what lies in them, and notes.

    They snap as nodes do: into line with others, else onto the grid. Alt leaves both.
    """

    def __init__(self, stage: Stage, corner: Spot, at: QPointF) -> None:
        self._stage, self._corner, self._start = stage, corner, at
        self._piece = Piece.of(stage, stage.selection.nodes, stage.selection.marks)
        self._by = (0.0, 0.0)
        self._move = self._piece.moved(stage.graph_name, 0.0, 0.0)
        nodes, marks = frozenset(self._piece.nodes), frozenset(self._piece.marks)
        self._guides = Guides(stage.scene, nodes, stage.scene.easel.guides, marks)

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        by = (at.x() - self._start.x(), at.y() - self._start.y())
        by = self._guides.place(self._corner, by, bool(modifiers & Modifiers.AltModifier))
        if by == self._by:
            return
        self._by = by
        self._move = self._piece.moved(self._stage.graph_name, *by)
        scene, marks = self._stage.scene, self._stage.document.graph.marks
        for id, corner in self._move.corners.items():
            scene.marks[id].show_area((*corner, *marks[id].area[2:]))
        scene.bends.update(self._move.bends)
        scene.lift(self._move.positions)
        scene.reroute({}, self._move.bends)

    def end(self, at: QPointF, modifiers: Modifiers) -> None:
        self._guides.clear()
        if self._by == (0.0, 0.0) or not self._stage.document.do(self._move):
            self.cancel()

    def cancel(self) -> None:
        self._guides.clear()
        self._stage.sync.settle(self._move.positions)


class ResizeMark(Gesture):
    """Drags an edge or a corner of a frame or note: into line with others, else onto the grid.

    What lies in a frame is no neighbour of its edges. Alt leaves both.
    """

    def __init__(self, stage: Stage, id: MarkId, part: str, at: QPointF) -> None:
        self._stage, self._id, self._sides, self._start = stage, id, part.split(), at
        self._from = self._to = area = stage.document.graph.marks[id].area
        within = frozenset(n for n in stage.scene.nodes if inside(area, _box(stage, n)))
        self._guides = Guides(stage.scene, within, stage.scene.easel.guides, frozenset({id}))

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        x, y, width, height = self._from
        dx, dy = at.x() - self._start.x(), at.y() - self._start.y()
        wish = (
            x + dx * ("left" in self._sides),
            y + dy * ("top" in self._sides),
            x + width + dx * ("right" in self._sides),
            y + height + dy * ("bottom" in self._sides),
        )
        free = bool(modifiers & Modifiers.AltModifier)
        left, top, right, bottom = self._guides.place_sides(wish, self._sides, free)
        if "left" in self._sides:
            left = min(left, right - SMALLEST)
        if "top" in self._sides:
            top = min(top, bottom - SMALLEST)
        right, bottom = max(right, left + SMALLEST), max(bottom, top + SMALLEST)
        self._to = (left, top, right - left, bottom - top)
        self._stage.scene.marks[self._id].show_area(self._to)

    def end(self, at: QPointF, modifiers: Modifiers) -> None:
        self._guides.clear()
        resize = Resize(graph=self._stage.graph_name, id=self._id, area=self._to)
        if self._to == self._from or not self._stage.document.do(resize):
            self.cancel()

    def cancel(self) -> None:
        self._guides.clear()
        self._stage.sync.settle(())


def gesture_for(stage: Stage, id: MarkId, part: str, at: QPointF) -> Gesture:
    """Return the gesture that begins at a part of a mark."""
    if part != BODY:
        return ResizeMark(stage, id, part, at)
    area: Area = stage.document.graph.marks[id].area
    return MoveDrawing(stage, area[:2], at)


def _box(stage: Stage, id: NodeId) -> Area:
    left, top, right, bottom = stage.scene.nodes[id].box()
    return left, top, right - left, bottom - top
