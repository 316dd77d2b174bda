"""Frames, notes and dots of three graphs, merged. Places are never a conflict: ours is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from dlstudio.comparing.three_ways import ABSENT, Tell, three_ways
from dlstudio.graph.edits import same
from dlstudio.graph.marks import free_ids
from dlstudio.graph.model import Edge, Graph, Mark, MarkId, NodeId, Spot


def merged_marks(
    name: str, base: Graph, ours: Graph, theirs: Graph, tell: Tell
) -> dict[MarkId, Mark]:
    """Merge frames and notes by id; new ones of theirs get ids that nobody has."""
    other = _with_free_ids(base.marks, ours.marks, theirs.marks)
    result: dict[MarkId, Mark] = {}
    for id in dict.fromkeys((*ours.marks, *other)):
        sides = tuple(table.get(id, ABSENT) for table in (base.marks, ours.marks, other))
        value = _mark(sides, (name, id), tell)
        if value is not ABSENT:
            result[id] = value
    return result


def merged_bends(
    base: Graph, ours: Graph, theirs: Graph, edges: Iterable[Edge]
) -> dict[Edge, tuple[Spot, ...]]:
    """Merge the dots of the wires that are left; where both moved some, ours stand."""
    result = {}
    for edge in edges:
        a, b, c = (side.bends.get(edge, ()) for side in (base, ours, theirs))
        dots = c if a == b or edge not in ours.edges else b
        if dots:
            result[edge] = dots
    return result


def bends_with_ids(graph: Graph, ids: Mapping[NodeId, NodeId]) -> dict[Edge, tuple[Spot, ...]]:
    """Return the dots of a graph whose nodes get other ids."""

    def moved(edge: Edge) -> Edge:
        ends = (end._replace(node=ids.get(end.node, end.node)) for end in edge)
        return Edge(*ends)

    return {moved(edge): dots for edge, dots in graph.bends.items()}


def _mark(sides: tuple[Any, ...], path: tuple[str, ...], tell: Tell) -> Any:
    base, ours, theirs = sides
    if ABSENT in (ours, theirs):
        # Moving something that the other side removed is no objection.
        left = ours if theirs is ABSENT else theirs
        if base is not ABSENT and same(replace(left, area=base.area), base):
            return ABSENT
        return three_ways(sides, path, tell)
    base = ours if base is ABSENT else base
    values = {}
    for field in fields(Mark):
        parts = tuple(getattr(side, field.name) for side in (base, ours, theirs))
        if field.name == "area":
            values["area"] = parts[2] if parts[0] == parts[1] else parts[1]
        else:
            values[field.name] = three_ways(parts, (*path, field.name), tell)
    return replace(ours, **values)


def _with_free_ids(
    base: Mapping[MarkId, Mark], ours: Mapping[MarkId, Mark], theirs: Mapping[MarkId, Mark]
) -> dict[MarkId, Mark]:
    taken = {*base, *ours, *theirs}
    result = {}
    for id, mark in theirs.items():
        if id not in base and id in ours and not same(ours[id], mark):
            id = next(free_ids([mark.kind], taken))
            taken.add(id)
        result[id] = mark if mark.id == id else replace(mark, id=id)
    return result
