"""Commands for what is only drawn: frames, notes, and the dots that bend wires."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dlstudio.graph import edits, marks
from dlstudio.graph.model import FRAME, Area, Edge, Graph, Mark, MarkId, NodeId, Spot
from dlstudio.language import Sentence, say
from dlstudio.project.command import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class AddMark(Command):
    """Draw a frame or a note. ``id`` is found when left empty."""

    kind: str
    area: Area
    text: str = ""
    color: str = "grey"
    id: MarkId = ""

    @property
    def label(self) -> Sentence:
        return say("Add a frame") if self.kind == FRAME else say("Add a note")

    def change(self, graph: Graph) -> Graph:
        id = self.id or next(marks.free_ids([self.kind], graph.marks))
        mark = Mark(id=id, kind=self.kind, area=self.area, text=self.text, color=self.color)
        return marks.with_marks(graph, [mark])


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveMarks(Command):
    """Take frames and notes away; the nodes inside stay."""

    ids: tuple[MarkId, ...]

    @property
    def label(self) -> Sentence:
        return say("Delete")

    def change(self, graph: Graph) -> Graph:
        return marks.without_marks(graph, self.ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteMark(Command):
    """Give a frame another title, or a note another text."""

    id: MarkId
    text: str

    @property
    def label(self) -> Sentence:
        return say("Edit text")

    def change(self, graph: Graph) -> Graph:
        mark = marks.mark_of(graph, self.id)
        return marks.with_marks(graph, [replace(mark, text=self.text)])


@dataclass(frozen=True, slots=True, kw_only=True)
class ColorMarks(Command):
    """Give frames and notes another colour."""

    ids: tuple[MarkId, ...]
    color: str

    @property
    def label(self) -> Sentence:
        return say("Change colour")

    def change(self, graph: Graph) -> Graph:
        old = (marks.mark_of(graph, id) for id in self.ids)
        return marks.with_marks(graph, [replace(mark, color=self.color) for mark in old])


@dataclass(frozen=True, slots=True, kw_only=True)
class ResizeMark(Command):
    """Give a frame or note another place and size."""

    id: MarkId
    area: Area

    @property
    def label(self) -> Sentence:
        return say("Resize")

    def change(self, graph: Graph) -> Graph:
        mark = marks.mark_of(graph, self.id)
        return marks.with_marks(graph, [replace(mark, area=self.area)])


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveDrawing(Command):
    """Place nodes and marks and lead wires, all at once.

    ``gesture`` is equal for the steps of one drag, which then merge.
    """

    positions: Mapping[NodeId, Spot]
    corners: Mapping[MarkId, Spot]
    bends: Mapping[Edge, tuple[Spot, ...]]
    gesture: object = None

    @property
    def label(self) -> Sentence:
        return say("Move")

    @property
    def merge_key(self) -> object | None:
        if self.gesture is None:
            return None
        moved = (frozenset(self.positions), frozenset(self.corners), frozenset(self.bends))
        return ("move", self.graph, self.gesture, *moved)

    def change(self, graph: Graph) -> Graph:
        graph = edits.with_moved(graph, self.positions)
        placed = [
            replace(mark, area=(float(x), float(y), *mark.area[2:]))
            for id, (x, y) in self.corners.items()
            if (mark := graph.marks.get(id)) is not None
        ]
        return marks.with_bends(marks.with_marks(graph, placed), self.bends)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadWire(Command):
    """Lead a wire through dots, none for the usual way."""

    edge: Edge
    dots: tuple[Spot, ...] = ()

    @property
    def label(self) -> Sentence:
        return say("Lead wire")

    def change(self, graph: Graph) -> Graph:
        return marks.with_bends(graph, {self.edge: self.dots})
