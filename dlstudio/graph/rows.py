"""Rows: a long network is folded like a text, so that all of it can be read at once. Pure.

A network of forty layers in one line is fifty times as wide as high; shown whole, its words are
too small to read. Here the columns of a layout are broken into rows, only where everything that
goes on comes out of one port, so that one wire, or one fan of wires, leads back to the start of
the next row.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from dlstudio.graph.model import Edge, NodeId

Point = tuple[float, float]

ASPECT = 2.2  # width of a whole drawing for one unit of height, about that of a canvas
SHORTEST = 1_300.0  # a row is at least about as wide; less is read at a glance
ROW_APART = 112.0  # room between rows for the wires that lead back
WORTH = 0.65  # the longest row, in widths of the whole line
FILLED = 0.65  # of the room that rows as long as the longest would take
TOO_LONG = 0.5  # a row so much wider than wanted is not looked at if there is another
FAN = 0.02  # what each further wire that leads back costs, against a row of the wrong width


def in_rows(
    spots: Mapping[NodeId, Point],
    edges: Iterable[Edge],
    sizes: Mapping[NodeId, tuple[float, float]],
) -> dict[NodeId, Point]:
    """Fold a connected drawing whose nodes stand in columns; return the new corners.

    Args:
        spots: top left corners; nodes of one column have the same left side.
        edges: the wires between these nodes.
        sizes: (width, height) of every node.
    """
    lefts = sorted({x for x, _y in spots.values()})
    rights = dict.fromkeys(lefts, 0.0)
    for id, (x, _y) in spots.items():
        rights[x] = max(rights[x], x + sizes[id][0])
    top = min(y for _x, y in spots.values())
    height = max(y + sizes[id][1] for id, (_x, y) in spots.items()) - top + ROW_APART
    width = rights[lefts[-1]] - lefts[0]
    wanted = max(SHORTEST, math.sqrt(ASPECT * width * height))
    if width <= 1.5 * wanted:
        return dict(spots)
    ends = [rights[x] for x in lefts]
    starts = _starts(lefts, ends, _breaks(lefts, spots, edges), wanted)
    lengths = [ends[b - 1] - lefts[a] for a, b in pairwise([*starts, len(lefts)])]
    longest = max(lengths)
    # Where little can be broken, one row would be nearly as long as all, or most be short.
    if longest > WORTH * width or sum(lengths) < FILLED * longest * len(lengths):
        return dict(spots)
    return _folded(spots, sizes, [lefts[start] for start in starts])


def _breaks(
    lefts: Sequence[float], spots: Mapping[NodeId, Point], edges: Iterable[Edge]
) -> dict[int, int]:
    """Return before which columns a row may begin, and how many wires lead there then."""
    place = {x: index for index, x in enumerate(lefts)}
    crossing: list[int] = [0] * (len(lefts) + 1)  # differences of counts of wires
    ports: dict[object, tuple[int, int]] = {}  # of each output: its column, the furthest reader's
    for edge in edges:
        a, b = place[spots[edge.source.node][0]], place[spots[edge.target.node][0]]
        if a == b:
            continue
        first, last = min(a, b), max(a, b)
        crossing[first + 1] += 1
        crossing[last + 1] -= 1
        port = (edge.source.node, edge.source.port, a < b)
        low, high = ports.get(port, (first, last))
        ports[port] = min(low, first), max(high, last)
    sources = [0] * (len(lefts) + 1)
    for first, last in ports.values():
        sources[first + 1] += 1
        sources[last + 1] -= 1
    found, wires, outputs = {}, 0, 0
    for index in range(len(lefts)):
        wires += crossing[index]
        outputs += sources[index]
        if index and outputs == 1:
            found[index] = wires
    return found


def _starts(
    lefts: Sequence[float], rights: Sequence[float], breaks: Mapping[int, int], wanted: float
) -> list[int]:
    """Return the first columns of the rows that come nearest to the width that is wanted."""
    costs, before = {0: 0.0}, {0: 0}  # of a row's start: cost up to it, start of the row before
    known = [0]
    for end in [*sorted(breaks), len(lefts)]:
        right, cheapest, chosen = rights[end - 1], math.inf, 0
        for start in reversed(known):
            off = (right - lefts[start]) / wanted - 1.0
            if off > TOO_LONG and cheapest < math.inf:
                break
            cost = costs[start] + (4.0 if off > 0 else 1.0) * off * off
            if cost <= cheapest:  # of two as good the longer row comes later
                cheapest, chosen = cost, start
        costs[end] = cheapest + FAN * (breaks.get(end, 1) - 1)
        before[end] = chosen
        known.append(end)
    starts, at = [], len(lefts)
    while at:
        at = before[at]
        starts.append(at)
    return starts[::-1]


def _folded(
    spots: Mapping[NodeId, Point],
    sizes: Mapping[NodeId, tuple[float, float]],
    starts: Sequence[float],
) -> dict[NodeId, Point]:
    """Put what begins at each of these left sides under what stands before it."""
    result: dict[NodeId, Point] = {}
    left, top = starts[0], min(y for _x, y in spots.values())
    rows: list[dict[NodeId, Point]] = [{} for _ in starts]
    for id, spot in spots.items():
        rows[bisect_right(starts, spot[0]) - 1][id] = spot
    for start, row in zip(starts, rows, strict=True):
        highest = min(y for _x, y in row.values())
        for id, (x, y) in row.items():
            result[id] = (x - start + left, y - highest + top)
        top = max(result[id][1] + sizes[id][1] for id in row) + ROW_APART
    return result
