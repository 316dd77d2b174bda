"""Pure functions from graph to graph for what is only drawn: frames, notes, dots on wires.

Like ``edits``, they return the very graph they got where nothing changes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from dlstudio.errors import GraphError
from dlstudio.graph.edits import ID, same
from dlstudio.graph.model import FRAME, Area, Edge, Graph, Mark, MarkId, Spot
from dlstudio.language import Sentence, say

LONGEST_TITLE = 200  # characters, of a frame
LONGEST_NOTE = 20_000
MOST_DOTS = 64  # on one wire
FARTHEST = 1e7  # from the origin, and the longest side, in pixels of the canvas
SMALLEST = 24.0  # side
COLOR = re.compile(r"[a-z-]{1,24}")


def with_marks(graph: Graph, marks: Iterable[Mark]) -> Graph:
    """Add marks, or replace those with the same ids; GraphError if one cannot be."""
    fresh = {}
    for mark in marks:
        if (reason := refusal(mark)) is not None:
            raise GraphError(reason)
        if not same(graph.marks.get(mark.id), mark):
            fresh[mark.id] = mark
    return replace(graph, marks={**graph.marks, **fresh}) if fresh else graph


def without_marks(graph: Graph, ids: Collection[MarkId]) -> Graph:
    """Remove marks; unknown ids are ignored, nodes stay."""
    kept = {id: mark for id, mark in graph.marks.items() if id not in ids}
    return graph if len(kept) == len(graph.marks) else replace(graph, marks=kept)


def mark_of(graph: Graph, id: MarkId) -> Mark:
    """Return a mark; GraphError if there is none."""
    try:
        return graph.marks[id]
    except KeyError:
        raise GraphError(say("There is no frame or note with the id {id}.", id=id)) from None


def moved(mark: Mark, dx: float, dy: float) -> Mark:
    """Return a mark elsewhere."""
    x, y, width, height = mark.area
    return replace(mark, area=(x + dx, y + dy, width, height))


def free_ids(kinds: Iterable[str], taken: Iterable[MarkId]) -> Iterator[MarkId]:
    """Yield a free short id for each kind: f1, f2 … for frames, t1, t2 … for notes."""
    used = set(taken)
    numbers: dict[str, int] = {}
    for kind in kinds:
        letter = "f" if kind == FRAME else "t"
        number = numbers.get(letter, 1)
        while f"{letter}{number}" in used:
            number += 1
        numbers[letter] = number + 1
        yield f"{letter}{number}"


def renumbered(marks: Iterable[Mark], taken: Iterable[MarkId]) -> list[Mark]:
    """Return marks under free ids."""
    marks = list(marks)
    ids = free_ids((mark.kind for mark in marks), taken)
    return [replace(mark, id=id) for mark, id in zip(marks, ids, strict=True)]


def refusal(mark: Mark) -> Sentence | None:
    """Return why a mark cannot be, None if it can."""
    if not ID.fullmatch(mark.id):
        return say("“{id}” cannot be an id. Use letters and digits, such as n1.", id=mark.id[:80])
    most = LONGEST_TITLE if mark.kind == FRAME else LONGEST_NOTE
    if len(mark.text) > most:
        return say("The text is longer than {most} characters. Shorten it.", most=f"{most:,}")
    if not good_area(mark.area):
        return say("A frame or note cannot have this size or place. Draw it smaller or nearer.")
    if not COLOR.fullmatch(mark.color):
        return say("“{name}” is not the name of a colour.", name=mark.color[:24])
    return None


def good_area(area: Area) -> bool:
    """Tell whether numbers are the place and the size of something; NaN is none."""
    x, y, width, height = area
    near = abs(x) <= FARTHEST and abs(y) <= FARTHEST
    return near and 0 < width <= FARTHEST and 0 < height <= FARTHEST


def inside(outer: Area, box: Area) -> bool:
    """Tell whether the middle of a box lies in an area: what a frame takes along."""
    x, y = box[0] + box[2] / 2, box[1] + box[3] / 2
    left, top, width, height = outer
    return left <= x <= left + width and top <= y <= top + height


def with_bends(graph: Graph, bends: Mapping[Edge, tuple[Spot, ...]]) -> Graph:
    """Lead wires through other dots, none for the usual way; unknown wires are ignored.

    Raises:
        GraphError: too many dots, or one is too far away.
    """
    after = dict(graph.bends)
    there = set(graph.edges) if bends else set()
    for edge, dots in bends.items():
        if edge not in there:
            continue
        if len(dots) > MOST_DOTS:
            raise GraphError(say("A wire takes {most} dots at most.", most=MOST_DOTS))
        if any(not (abs(x) <= FARTHEST and abs(y) <= FARTHEST) for x, y in dots):
            raise GraphError(say("A dot cannot stand that far away."))
        after.pop(edge, None)
        if dots:
            after[edge] = tuple((float(x), float(y)) for x, y in dots)
    return graph if after == graph.bends else replace(graph, bends=after)
