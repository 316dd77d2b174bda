"""Automatic placement from left to right, in layers; pure and deterministic.

The usual four steps: break cycles and rank nodes by their longest path; cut long wires by
dummies, so that every arc joins neighbouring ranks; order each rank by barycentre sweeps,
keeping the order with the fewest crossings; place each rank at the weighted medians of its
neighbours without changing the order. Nodes on the main line stay on one height, because a
node counts more for its neighbours than a skip wire does.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from dlstudio.graph.model import Edge, Graph, NodeId

Point = tuple[float, float]
# Heights of both ends of a wire, measured from the top of their nodes.
Offsets = Callable[[Edge], tuple[float, float]]

COLUMN_GAP = 136.0
ROW_GAP = 32.0
LANE = 24.0
SWEEPS = 8


@dataclass(slots=True)
class _Lattice:
    """Ranks of items; items below ``count`` are nodes, the others dummies of long wires.

    ``after`` and ``before`` hold (neighbour, own offset, neighbour's offset) an item.
    """

    count: int
    ranks: list[list[int]]
    after: list[list[tuple[int, float, float]]]
    before: list[list[tuple[int, float, float]]]
    heights: list[float]
    place: list[int] = field(default_factory=list)

    def note_places(self) -> None:
        """Write down where every item stands in its rank."""
        self.place = [0] * len(self.heights)
        for rank in self.ranks:
            for position, item in enumerate(rank):
                self.place[item] = position


def layered(
    graph: Graph,
    sizes: Mapping[NodeId, tuple[float, float]],
    offsets: Offsets | None = None,
    *,
    only: Collection[NodeId] | None = None,
) -> dict[NodeId, Point]:
    """Place nodes from left to right; returns the top left corner of each.

    Args:
        graph: any graph; wires to unknown nodes are ignored, cycles are allowed.
        sizes: (width, height) of every node.
        offsets: heights of the ends of a wire; the middle of the nodes by default.
        only: place these nodes alone, around the place where they stand now.
    """
    ids = [id for id in graph.nodes if only is None or id in only]
    offsets = offsets or _middles(sizes)
    edges = [e for e in graph.edges if e.source.node != e.target.node]
    top = 0.0
    result: dict[NodeId, Point] = {}
    groups, loose = _components(ids, edges)
    for group in groups:
        inside = set(group)
        wires = [e for e in edges if e.source.node in inside and e.target.node in inside]
        spots = _place_component(group, wires, sizes, offsets)
        lift = top - min(y for _x, y in spots.values())
        result |= {id: (x, y + lift) for id, (x, y) in spots.items()}
        top = max(y + sizes[id][1] for id, (_x, y) in result.items()) + 2 * ROW_GAP
    result |= _grid(loose, sizes, top)
    return result if only is None else _brought_back(result, graph)


def _middles(sizes: Mapping[NodeId, tuple[float, float]]) -> Offsets:
    return lambda edge: (sizes[edge.source.node][1] / 2, sizes[edge.target.node][1] / 2)


def _components(ids: list[NodeId], edges: list[Edge]) -> tuple[list[list[NodeId]], list[NodeId]]:
    """Split into connected groups, in the order of their first nodes, and loose nodes."""
    known = set(ids)
    beside: dict[NodeId, list[NodeId]] = {id: [] for id in ids}
    for edge in edges:
        if edge.source.node in known and edge.target.node in known:
            beside[edge.source.node].append(edge.target.node)
            beside[edge.target.node].append(edge.source.node)
    seen: set[NodeId] = set()
    groups: list[list[NodeId]] = []
    for start in ids:
        if start in seen or not beside[start]:
            continue
        seen.add(start)
        stack, group = [start], {start}
        while stack:
            for other in beside[stack.pop()]:
                if other not in seen:
                    seen.add(other)
                    group.add(other)
                    stack.append(other)
        groups.append([id for id in ids if id in group])
    return groups, [id for id in ids if not beside[id]]


def _place_component(
    ids: list[NodeId],
    edges: list[Edge],
    sizes: Mapping[NodeId, tuple[float, float]],
    offsets: Offsets,
) -> dict[NodeId, Point]:
    number = {id: index for index, id in enumerate(ids)}
    wires = [(number[e.source.node], number[e.target.node], e) for e in edges]
    forward = _without_cycles(len(ids), wires)
    ranks = _ranks(len(ids), [(u, v) for u, v, _edge in forward])
    lattice = _lattice(ids, forward, ranks, sizes, offsets)
    _order(lattice)
    heights = _heights(lattice)
    columns = _columns(lattice, [sizes[id][0] for id in ids])
    return {id: (columns[ranks[i]], heights[i]) for i, id in enumerate(ids)}


def _without_cycles(count: int, wires: list[tuple[int, int, Edge]]) -> list[tuple[int, int, Edge]]:
    """Leave out the wires that close a loop, found by a walk in the order of the nodes."""
    out: list[list[int]] = [[] for _ in range(count)]
    for index, (source, _target, _edge) in enumerate(wires):
        out[source].append(index)
    state = [0] * count  # 0 unseen, 1 on the way, 2 done
    closing: set[int] = set()
    for start in range(count):
        if state[start]:
            continue
        state[start] = 1
        stack = [(start, iter(out[start]))]
        while stack:
            node, rest = stack[-1]
            for index in rest:
                target = wires[index][1]
                if state[target] == 1:
                    closing.add(index)
                elif state[target] == 0:
                    state[target] = 1
                    stack.append((target, iter(out[target])))
                    break
            else:
                state[node] = 2
                stack.pop()
    return [wire for index, wire in enumerate(wires) if index not in closing]


def _ranks(count: int, arcs: list[tuple[int, int]]) -> list[int]:
    """Longest path from a source; sources move up to just before their first reader."""
    out: list[list[int]] = [[] for _ in range(count)]
    missing = [0] * count
    for source, target in arcs:
        out[source].append(target)
        missing[target] += 1
    sources = [node for node in range(count) if not missing[node]]
    ranks = [0] * count
    ready = list(sources)
    for node in ready:
        for target in out[node]:
            ranks[target] = max(ranks[target], ranks[node] + 1)
            missing[target] -= 1
            if not missing[target]:
                ready.append(target)
    for node in sources:
        if out[node]:
            ranks[node] = min(ranks[target] for target in out[node]) - 1
    lowest = min(ranks)
    return [rank - lowest for rank in ranks]


def _lattice(
    ids: list[NodeId],
    wires: list[tuple[int, int, Edge]],
    ranks: list[int],
    sizes: Mapping[NodeId, tuple[float, float]],
    offsets: Offsets,
) -> _Lattice:
    """Cut long wires by dummies; wires from one port share theirs."""
    count = len(ids)
    lattice = _Lattice(
        count=count,
        ranks=[[] for _ in range(max(ranks) + 1)],
        after=[[] for _ in range(count)],
        before=[[] for _ in range(count)],
        heights=[sizes[id][1] for id in ids],
    )
    for node, rank in enumerate(ranks):
        lattice.ranks[rank].append(node)
    lanes: dict[tuple[int, str, int], int] = {}
    for source, target, edge in sorted(wires, key=lambda wire: ranks[wire[1]] - ranks[wire[0]]):
        start, end = offsets(edge)
        item, offset = source, start
        for rank in range(ranks[source] + 1, ranks[target]):
            key = (source, edge.source.port, rank)
            if key not in lanes:
                lanes[key] = _dummy(lattice, rank)
                _join(lattice, item, lanes[key], offset, LANE / 2)
            item, offset = lanes[key], LANE / 2
        _join(lattice, item, target, offset, end)
    return lattice


def _dummy(lattice: _Lattice, rank: int) -> int:
    lattice.heights.append(LANE)
    lattice.after.append([])
    lattice.before.append([])
    item = len(lattice.heights) - 1
    lattice.ranks[rank].append(item)
    return item


def _join(lattice: _Lattice, left: int, right: int, start: float, end: float) -> None:
    lattice.after[left].append((right, start, end))
    lattice.before[right].append((left, end, start))


def _order(lattice: _Lattice) -> None:
    """Order the ranks: sweeps to and fro by barycentre; the best order stays."""
    lattice.note_places()
    best, fewest = [list(rank) for rank in lattice.ranks], _crossings(lattice)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        down = sweep % 2 == 0
        beside = lattice.before if down else lattice.after
        for rank in lattice.ranks if down else reversed(lattice.ranks):
            keys = {item: _barycentre(lattice, item, beside[item]) for item in rank}
            rank.sort(key=keys.__getitem__)
            for position, item in enumerate(rank):
                lattice.place[item] = position
        crossings = _crossings(lattice)
        if crossings < fewest:
            best, fewest = [list(rank) for rank in lattice.ranks], crossings
    lattice.ranks = best
    lattice.note_places()


def _barycentre(lattice: _Lattice, item: int, beside: list[tuple[int, float, float]]) -> float:
    if not beside:
        return lattice.place[item]
    # The offset inside the neighbour tells its ports apart; it never outweighs a place.
    total = sum(lattice.place[o] + there / (lattice.heights[o] + 1) for o, _own, there in beside)
    return total / len(beside) - 0.5


def _crossings(lattice: _Lattice) -> int:
    """Count the pairs of arcs that cross, rank by rank."""
    total = 0
    for rank in lattice.ranks:
        ends: list[tuple[int, float]] = []
        for item in rank:
            row = sorted(
                (start, lattice.place[other], end) for other, start, end in lattice.after[item]
            )
            for _start, place, end in row:
                spot = (place, end)
                insort(ends, spot)
                total += len(ends) - 1 - _upto(ends, spot)
    return total


def _upto(ends: list[tuple[int, float]], spot: tuple[int, float]) -> int:
    """Return the index of the last entry that is not behind ``spot``."""
    low, high = 0, len(ends)
    while low < high:
        middle = (low + high) // 2
        if ends[middle] <= spot:
            low = middle + 1
        else:
            high = middle
    return low - 1


def _heights(lattice: _Lattice) -> list[float]:
    """Place every item: four passes to and fro towards the medians of its neighbours."""
    spots = [0.0] * len(lattice.heights)
    for rank in lattice.ranks:
        level = 0.0
        for item in rank:
            spots[item] = level
            level += lattice.heights[item] + ROW_GAP
    for sweep in range(4):
        down = sweep % 2 == 0
        beside = lattice.before if down else lattice.after
        for rank in lattice.ranks if down else reversed(lattice.ranks):
            wanted = [_median(lattice, spots, item, beside[item]) for item in rank]
            for item, spot in zip(rank, _spread(lattice, rank, wanted, beside), strict=True):
                spots[item] = spot
    return spots


def _median(
    lattice: _Lattice, spots: list[float], item: int, beside: list[tuple[int, float, float]]
) -> float:
    """Return the height that makes most of the arcs straight; the upper one of a tie."""
    if not beside:
        return spots[item]
    own_dummy = item >= lattice.count
    rows = sorted(
        (spots[other] + there - own, 3 if (other >= lattice.count) == own_dummy else 1)
        for other, own, there in beside
    )
    return _weighted_median(rows)


def _spread(
    lattice: _Lattice,
    rank: list[int],
    wanted: list[float],
    beside: list[list[tuple[int, float, float]]],
) -> list[float]:
    """Move items as little as possible until none overlaps, keeping their order.

    Neighbours that violate the order are pooled at their median, which leaves the sum of
    all moves as small as it can be; a node weighs more than a long wire.
    """
    shift, level = [], 0.0
    for item in rank:
        shift.append(level)
        level += lattice.heights[item] + ROW_GAP
    pools: list[list[tuple[float, int]]] = []  # (wanted minus shift, weight) of their items
    bases: list[float] = []
    for item, spot, offset in zip(rank, wanted, shift, strict=True):
        pools.append([(spot - offset, _weight(lattice, item, beside[item]))])
        bases.append(spot - offset)
        while len(pools) > 1 and bases[-2] > bases[-1]:
            last = pools.pop()
            bases.pop()
            pools[-1] = sorted(pools[-1] + last)
            bases[-1] = _weighted_median(pools[-1])
    levels = [base for base, pool in zip(bases, pools, strict=True) for _ in pool]
    return [level + offset for level, offset in zip(levels, shift, strict=True)]


def _weight(lattice: _Lattice, item: int, beside: list[tuple[int, float, float]]) -> int:
    """Return how firmly an item keeps its place: dummies least, nodes of a main line most."""
    if item >= lattice.count:
        return 1
    return 9 if any(other < lattice.count for other, _own, _there in beside) else 4


def _weighted_median(rows: list[tuple[float, int]]) -> float:
    """Return the lower weighted median of sorted (value, weight) rows."""
    half = sum(weight for _value, weight in rows) / 2
    for value, weight in rows:
        half -= weight
        if half <= 0:
            return value
    return rows[-1][0]


def _columns(lattice: _Lattice, widths: list[float]) -> list[float]:
    columns, left = [], 0.0
    for rank in lattice.ranks:
        columns.append(left)
        widest = max((widths[item] for item in rank if item < lattice.count), default=0.0)
        left += widest + COLUMN_GAP
    return columns


def _grid(
    ids: list[NodeId], sizes: Mapping[NodeId, tuple[float, float]], top: float
) -> dict[NodeId, Point]:
    """Put unwired nodes in rows of six below the rest."""
    result: dict[NodeId, Point] = {}
    for start in range(0, len(ids), 6):
        row, left = ids[start : start + 6], 0.0
        for id in row:
            result[id] = (left, top)
            left += sizes[id][0] + ROW_GAP
        top += max(sizes[id][1] for id in row) + ROW_GAP
    return result


def _brought_back(spots: dict[NodeId, Point], graph: Graph) -> dict[NodeId, Point]:
    """Move a partial placement to where its nodes stand now (top left corner)."""
    if not spots:
        return spots
    old = [graph.nodes[id].position for id in spots]
    dx = min(x for x, _y in old) - min(x for x, _y in spots.values())
    dy = min(y for _x, y in old) - min(y for _x, y in spots.values())
    return {id: (x + dx, y + dy) for id, (x, y) in spots.items()}
