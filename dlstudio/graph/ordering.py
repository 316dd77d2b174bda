"""The order of tracks in the columns of a lattice, with few crossings. Pure and deterministic.

Sweeps to and fro bring each track to the weighted middle or median of its neighbours; after each
sweep neighbours change places where that saves crossings, at times also where it costs none. The
search begins with the order in which the tracks stood before, comes back to it wherever that
costs no crossing, and begins anew from other orders as long as its work is not done.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import accumulate

from dlstudio.graph.lattice import Arc, Lattice

SWEEPS = 24
PATIENCE = 8  # sweeps without any gain
MOST_SWEEPS = 200  # in all
FLUENT = 16_000  # tracks and arcs; of large lattices only a few sweeps are made
EXCHANGES = 50  # rounds of changing neighbours after a sweep, in a small lattice
FEW = 12  # pairs of arcs that are looked at one by one

Order = list[list[int]]
Middle = Callable[[list[int], list[Arc]], float | None]


def order(found: Lattice) -> None:
    """Order the columns of a lattice."""
    best = crossings(found), _copy(found.columns)
    size = len(found.tracks) + found.arcs
    left = max(2, min(MOST_SWEEPS, int((FLUENT / size) ** 2)))
    for first, middle in _beginnings(found):
        if not best[0] or left <= 0:
            break
        found.put(_copy(best[1]) if first is None else first)
        now, swept = _searched(found, middle, min(SWEEPS, max(1, left // 2)))
        left -= swept
        if now[0] < best[0]:
            best = now
    found.put(best[1])
    _exchange(found, _wished)


def _beginnings(found: Lattice) -> list[tuple[Order | None, Middle]]:
    """Return orders to begin with (None is the best so far), each with a way to sweep."""
    start = found.columns
    sides = [sorted(column, key=lambda t: found.tracks[t].side) for column in start]
    walk, back = _walked(found, down=True), _walked(found, down=False)
    return [
        (_copy(start), _barycentre),
        (_copy(sides), _median),
        (back, _median),
        (walk, _barycentre),
        (sides, _barycentre),
        (_copy(start), _median),
        (None, _median),
        (None, _barycentre),
    ]


def _walked(found: Lattice, *, down: bool) -> Order:
    """Return the order in which a walk from one end comes upon the tracks."""
    beside = found.after if down else found.before
    column = {track: number for number, row in enumerate(found.columns) for track in row}
    result: Order = [[] for _ in found.columns]
    seen: set[int] = set()
    for row in found.columns if down else reversed(found.columns):
        for start in row:
            ready = [] if start in seen else [start]
            seen.add(start)
            for track in ready:
                result[column[track]].append(track)
                fresh = [arc[0] for arc in beside[track] if arc[0] not in seen]
                ready += dict.fromkeys(fresh)
                seen.update(fresh)
    return result


def crossings(found: Lattice) -> int:
    """Count the pairs of wires that cross."""
    total = 0
    for column in found.columns[:-1]:
        rows = [
            ((found.place[track], leave), (found.place[other], arrive), count)
            for track in column
            for other, leave, arrive, count in found.after[track]
        ]
        total += _inversions(rows)
    return total


def _inversions(rows: list[tuple[tuple[int, float], tuple[int, float], int]]) -> int:
    """Add up the products of the wires of all pairs of arcs that change sides."""
    ends = {end: place + 1 for place, end in enumerate(sorted({end for _s, end, _c in rows}))}
    size = len(ends)
    tree = [0] * (size + 1)
    total = seen = 0
    waiting: list[tuple[int, int]] = []
    last = None
    for start, end, count in sorted(rows):
        if start != last:  # arcs from one spot never cross each other
            for place, wires in waiting:
                seen += wires
                while place <= size:
                    tree[place] += wires
                    place += place & -place
            waiting, last = [], start
        place = at = ends[end]
        below = seen
        while at:
            below -= tree[at]
            at -= at & -at
        total += below * count
        waiting.append((place, count))
    return total


def _copy(columns: Order) -> Order:
    return [list(column) for column in columns]


def _searched(found: Lattice, middle: Middle, rounds: int) -> tuple[tuple[int, Order], int]:
    """Sweep to and fro; return the fewest crossings with their order, and how many sweeps."""
    _exchange(found, _saves)
    best = crossings(found), _copy(found.columns)
    idle = sweep = 0
    while best[0] and idle < PATIENCE and sweep < rounds:
        # Ties keep their order in two sweeps, and are turned round in the next two.
        _sweep(found, middle, down=sweep % 2 == 0, turned=sweep % 4 >= 2)
        if sweep % 4 < 2:
            _exchange(found, _costs_nothing, rounds=1)
        _exchange(found, _saves)
        now = crossings(found)
        idle = idle + 1 if now >= best[0] else 0
        if now < best[0]:
            best = now, _copy(found.columns)
        sweep += 1
    return best, max(1, sweep)


def _sweep(found: Lattice, middle: Middle, *, down: bool, turned: bool) -> None:
    """Sort each column by where its neighbours on one side stand."""
    beside, place = (found.before, found.place) if down else (found.after, found.place)
    for column in found.columns if down else reversed(found.columns):
        keys = {track: middle(place, beside[track]) for track in column}
        known = {track: key for track, key in keys.items() if key is not None}
        rest = iter(sorted(reversed(known) if turned else known, key=known.__getitem__))
        # Tracks without neighbours there keep their places.
        column[:] = [next(rest) if track in known else track for track in column]
        for spot, track in enumerate(column):
            place[track] = spot


def _barycentre(place: list[int], arcs: list[Arc]) -> float | None:
    if not arcs:
        return None
    total = sum(place[other] * count for other, _own, _there, count in arcs)
    return total / sum(count for _other, _own, _there, count in arcs)


def _median(place: list[int], arcs: list[Arc]) -> float | None:
    """Return the median place; of an even number, the one on the side that is less spread."""
    if not arcs:
        return None
    spots = sorted(place[other] for other, _own, _there, _count in arcs)
    half = len(spots) // 2
    if len(spots) % 2:
        return float(spots[half])
    if len(spots) == 2:
        return (spots[0] + spots[1]) / 2
    left, right = spots[half - 1] - spots[0], spots[-1] - spots[half]
    if not left + right:
        return (spots[half - 1] + spots[half]) / 2
    return (spots[half - 1] * right + spots[half] * left) / (left + right)


def _exchange(
    found: Lattice, better: Callable[[Lattice, int, int, int], bool], rounds: int = EXCHANGES
) -> None:
    """Let neighbours change places as long as that is better."""
    place = found.place
    stale = set(range(len(found.columns)))
    for _ in range(min(rounds, max(2, 2 * FLUENT // (len(found.tracks) + found.arcs)))):
        looked, stale = sorted(stale & set(range(len(found.columns)))), set()
        for number in looked:
            column = found.columns[number]
            for at in range(len(column) - 1):
                upper, lower = column[at], column[at + 1]
                gain = _side(place, found.before[upper], found.before[lower])
                gain += _side(place, found.after[upper], found.after[lower])
                if better(found, upper, lower, gain):
                    column[at], column[at + 1] = lower, upper
                    place[upper], place[lower] = at + 1, at
                    stale |= {number - 1, number, number + 1}


def _saves(_found: Lattice, _upper: int, _lower: int, gain: int) -> bool:
    return gain > 0


def _costs_nothing(_found: Lattice, _upper: int, _lower: int, gain: int) -> bool:
    return gain >= 0


def _wished(found: Lattice, upper: int, lower: int, gain: int) -> bool:
    """Tell whether two tracks that stood the other way round before may do so again."""
    tracks = found.tracks
    return gain > 0 or (gain == 0 and tracks[lower].wish < tracks[upper].wish)


def _side(place: list[int], upper: list[Arc], lower: list[Arc]) -> int:
    """Return the crossings of two tracks' arcs now, less those after an exchange."""
    if len(upper) * len(lower) > FEW:
        return _side_of_many(place, upper, lower)
    total = 0
    for one, _own, there, count in upper:
        mine = place[one]
        for other, _mine, spot, wires in lower:
            if one == other:
                total += count * wires * ((there > spot) - (there < spot))
            elif mine > place[other]:
                total += count * wires
            else:
                total -= count * wires
    return total


def _side_of_many(place: list[int], upper: list[Arc], lower: list[Arc]) -> int:
    spots = sorted((place[other], there, count) for other, _own, there, count in lower)
    ends = [(spot, there) for spot, there, _count in spots]
    sums = [0, *accumulate(count for _spot, _there, count in spots)]
    total = 0
    for other, _own, there, count in upper:
        # Now they cross with what ends above; after an exchange with what ends below.
        end = (place[other], there)
        above, below = sums[bisect_left(ends, end)], sums[-1] - sums[bisect_right(ends, end)]
        total += count * (above - below)
    return total
