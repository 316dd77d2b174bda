"""Guides: where a dragged box would stand in line with its neighbours, or as far from them. Pure.

Sides and middles of the box snap to those of others, or the gap to its neighbour becomes as wide
as the next gap of the row; across and down by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dlstudio.graph.boxes import Box

Line = tuple[float, float, float, float]
BEYOND = 10.0  # how far a guide reaches over the boxes it joins


@dataclass(frozen=True, slots=True)
class Snap:
    """How far to move so that something is in line; None where nothing is near.

    Args:
        dx, dy: across, and down.
        lines: guides from (x1, y1) to (x2, y2).
        gaps: lines that measure equal gaps.
    """

    dx: float | None = None
    dy: float | None = None
    lines: tuple[Line, ...] = ()
    gaps: tuple[Line, ...] = ()


def snap(box: Box, others: Sequence[Box], reach: float) -> Snap:
    """Return how a box near others snaps, within ``reach``."""
    dx, dy = _step(box, others, reach), _step(turned(box), [turned(b) for b in others], reach)
    x, y = dx or 0.0, dy or 0.0
    there = (box[0] + x, box[1] + y, box[2] + x, box[3] + y)
    lines: list[Line] = []
    gaps: list[Line] = []
    if dx is not None:
        lines += _lines(there, others)
        gaps += _gaps(there, others)
    if dy is not None:
        flipped = [turned(b) for b in others]
        lines += [turned(line) for line in _lines(turned(there), flipped)]
        gaps += [turned(line) for line in _gaps(turned(there), flipped)]
    return Snap(dx, dy, tuple(lines), tuple(gaps))


def snap_sides(box: Box, x: int | None, y: int | None, others: Sequence[Box], reach: float) -> Snap:
    """Return how sides that are dragged snap to sides and middles of others.

    Args:
        x, y: the number of the side in the box, across and down; None where it stays.
    """
    dx = None if x is None else _side_step(box[x], others, reach)
    dy = None if y is None else _side_step(box[y], [turned(b) for b in others], reach)
    lines: list[Line] = []
    if x is not None and dx is not None:
        side = box[x] + dx
        lines += _lines((side, box[1], side, box[3]), others)
    if y is not None and dy is not None:
        side = box[y] + dy
        flipped = _lines((side, box[0], side, box[2]), [turned(b) for b in others])
        lines += [turned(line) for line in flipped]
    return Snap(dx, dy, tuple(lines))


def turned(box: Box) -> Box:
    """Exchange across and down."""
    return box[1], box[0], box[3], box[2]


def _places(box: Box) -> tuple[float, float, float]:
    return box[0], (box[0] + box[2]) / 2, box[2]


def _step(box: Box, others: Sequence[Box], reach: float) -> float | None:
    """Return the shortest step across that brings something in line; nearer boxes first."""
    steps = [
        theirs - mine for other in others for mine in _places(box) for theirs in _places(other)
    ]
    steps += [left - box[0] for left in _evenly(box, others)]
    near = [step for step in steps if abs(step) <= reach]
    return min(near, key=lambda step: (abs(step), step), default=None)


def _side_step(side: float, others: Sequence[Box], reach: float) -> float | None:
    """Return the shortest step across that brings one side in line."""
    steps = [theirs - side for other in others for theirs in _places(other)]
    near = [step for step in steps if abs(step) <= reach]
    return min(near, key=lambda step: (abs(step), step), default=None)


def _row(box: Box, others: Iterable[Box]) -> tuple[list[Box], list[Box]]:
    """Return the boxes of the same row before and behind a box, from left to right."""
    row = sorted(b for b in others if b[1] < box[3] and b[3] > box[1])
    middle = (box[0] + box[2]) / 2
    before = [b for b in row if (b[0] + b[2]) / 2 < middle]
    return before, [b for b in row if (b[0] + b[2]) / 2 >= middle]


def _evenly(box: Box, others: Sequence[Box]) -> list[float]:
    """Return where the left side would stand for gaps as wide as their neighbours."""
    before, behind = _row(box, others)
    width = box[2] - box[0]
    found = []
    if len(before) > 1 and (gap := before[-1][0] - before[-2][2]) > 0:
        found.append(before[-1][2] + gap)
    if len(behind) > 1 and (gap := behind[1][0] - behind[0][2]) > 0:
        found.append(behind[0][0] - gap - width)
    if before and behind and behind[0][0] - before[-1][2] > width:
        found.append((before[-1][2] + behind[0][0] - width) / 2)
    return found


def _lines(box: Box, others: Sequence[Box]) -> list[Line]:
    """Return upright guides to the next box above and below: at sides, else at the middle."""
    found = []
    left, middle, right = _places(box)
    sides = any(
        abs(x - p) < 0.01 for other in others for x in (left, right) for p in _places(other)
    )
    for x in dict.fromkeys((left, right)) if sides else (middle,):
        level = [other for other in others if any(abs(x - p) < 0.01 for p in _places(other))]
        if not level:
            continue
        above = max((b for b in level if b[1] <= box[1]), key=lambda b: b[3], default=box)
        below = min((b for b in level if b[1] > box[1]), key=lambda b: b[1], default=box)
        top, bottom = min(box[1], above[1]) - BEYOND, max(box[3], below[3], above[3]) + BEYOND
        found.append((x, top, x, bottom))
    return found


def _gaps(box: Box, others: Sequence[Box]) -> list[Line]:
    """Return level lines over the gaps of a row that are as wide as one beside the box."""
    if not any(abs(left - box[0]) < 0.01 for left in _evenly(box, others)):
        return []
    before, behind = _row(box, others)
    row = [*before[-2:], box, *behind[:2]]
    y = max(b[3] for b in row) + BEYOND  # beside the row, where nothing hides them
    gaps = [(a[2], y, b[0], y) for a, b in pairwise(row)]
    own = [gap for gap, pair in zip(gaps, pairwise(row), strict=True) if box in pair]
    wide = [gap[2] - gap[0] for gap in own]
    return [
        gap
        for gap in gaps
        if sum(abs(gap[2] - gap[0] - g[2] + g[0]) < 0.02 for g in gaps) > 1
        and any(abs(gap[2] - gap[0] - w) < 0.02 for w in wide)
    ]
