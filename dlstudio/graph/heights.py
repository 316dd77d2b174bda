"""The height of each track of a lattice, so that most wires are level. Pure.

Passes to and fro bring each track to the weighted median of its neighbours, without changing the
order in its column. Nodes on the main line stay on one height, because a node counts more for
its neighbours than a wire that only passes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dlstudio.graph.lattice import Arc, Lattice, Track

ROW_GAP = 32.0
PASSES = 4


def heights(found: Lattice) -> list[float]:
    """Return the height of the line of each track."""
    spots = [0.0] * len(found.tracks)
    shifts = [_shifts([found.tracks[track] for track in column]) for column in found.columns]
    for column, shift in zip(found.columns, shifts, strict=True):
        for track, level in zip(column, shift, strict=True):
            spots[track] = level
    for sweep in range(PASSES):
        down = sweep % 2 == 0
        beside = found.before if down else found.after
        rows = list(zip(found.columns, shifts, strict=True))
        for column, shift in rows if down else reversed(rows):
            wanted = [_wanted(found, spots, track, beside[track]) for track in column]
            weights = [_weight(found, track, beside[track]) for track in column]
            for track, spot in zip(column, _spread(wanted, weights, shift), strict=True):
                spots[track] = spot
    return spots


def _shifts(column: Sequence[Track]) -> list[float]:
    """Return how far the tracks of a column must at least stand below the first one."""
    shifts = [0.0] * min(1, len(column))
    for upper, lower in pairwise(column):
        if upper.lane >= 0 and lower.lane >= 0:
            # Lanes need no room between them; those of one node may lie on each other.
            apart = 0.0 if upper.lane == lower.lane else upper.down + lower.up
        else:
            apart = upper.down + ROW_GAP + lower.up
        shifts.append(shifts[-1] + apart)
    return shifts


def _wanted(found: Lattice, spots: list[float], track: int, beside: list[Arc]) -> float:
    """Return the height that makes most of the arcs level; the upper one of a tie."""
    if not beside:
        return spots[track]
    lane = found.tracks[track].lane >= 0
    return _weighted_median(
        sorted(
            (spots[other] + there - own, 3 if (found.tracks[other].lane >= 0) == lane else 1)
            for other, own, there, _count in beside
        )
    )


def _weight(found: Lattice, track: int, beside: list[Arc]) -> int:
    """Return how firmly a track keeps its place: lanes least, nodes of a main line most."""
    if found.tracks[track].lane >= 0:
        return 1
    return 9 if any(found.tracks[arc[0]].lane < 0 for arc in beside) else 4


def _spread(wanted: list[float], weights: list[int], shifts: list[float]) -> list[float]:
    """Move tracks as little as possible until none overlaps, keeping their order.

    Neighbours that violate the order are pooled at their median, which leaves the sum of
    all moves as small as it can be.
    """
    pools: list[list[tuple[float, int]]] = []  # (wanted minus shift, weight) of their tracks
    bases: list[float] = []
    for spot, weight, shift in zip(wanted, weights, shifts, strict=True):
        pools.append([(spot - shift, weight)])
        bases.append(spot - shift)
        while len(pools) > 1 and bases[-2] > bases[-1]:
            last = pools.pop()
            bases.pop()
            pools[-1] = sorted(pools[-1] + last)
            bases[-1] = _weighted_median(pools[-1])
    levels = [base for base, pool in zip(bases, pools, strict=True) for _ in pool]
    return [level + shift for level, shift in zip(levels, shifts, strict=True)]


def _weighted_median(rows: list[tuple[float, int]]) -> float:
    """Return the lower weighted median of sorted (value, weight) rows."""
    half = sum(weight for _value, weight in rows) / 2
    for value, weight in rows:
        half -= weight
        if half <= 0:
            return value
    return rows[-1][0]
