"""Automatic placement from left to right, in layers; pure and deterministic.

The usual steps, each in a file of its own: cycles are broken and nodes ranked (``ranking``);
ranks and long wires become the columns and tracks of a lattice (``lattice``); tracks are ordered
so that few wires cross (``ordering``) and placed so that most are level (``heights``). What stood
above something else stays above it wherever that costs no crossing, so that people find again
what they know.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from dlstudio.graph.bringing import brought_back, stepped
from dlstudio.graph.heights import ROW_GAP, heights
from dlstudio.graph.lattice import Lattice, Offsets, Size, lattice
from dlstudio.graph.model import Edge, Graph, NodeId
from dlstudio.graph.ordering import order
from dlstudio.graph.ranking import ranked
from dlstudio.graph.rows import in_rows

Point = tuple[float, float]
Wires = list[tuple[int, int, Edge]]

COLUMN_GAP = 136.0
USUAL_SIZE = (168.0, 64.0)  # of a node, where nothing draws it


def layered(
    graph: Graph,
    sizes: Mapping[NodeId, Size],
    offsets: Offsets | None = None,
    *,
    only: Collection[NodeId] | None = None,
    grid: float = 0.0,
    rows: bool = False,
) -> dict[NodeId, Point]:
    """Place nodes from left to right; returns the top left corner of each.

    Args:
        graph: any graph; wires to unknown nodes are ignored, cycles are allowed.
        sizes: (width, height) of every node.
        offsets: heights of the ends of a wire; the middle of the nodes by default.
        only: place these nodes alone; their centre stays where it is, or as near as the
            other nodes let it. All are placed from the origin on by default.
        grid: corners lie on multiples of this.
        rows: whether what is long is folded into rows (``rows``).
    """
    ids = [id for id in graph.nodes if only is None or id in only]
    offsets = offsets or _middles(sizes)
    edges = [e for e in graph.edges if e.source.node != e.target.node]
    wishes = {id: graph.nodes[id].position[1] + sizes[id][1] / 2 for id in ids}
    top = 0.0
    result: dict[NodeId, Point] = {}
    groups, loose = _components(ids, edges)
    for group in sorted(groups, key=lambda group: min(wishes[id] for id in group)):
        inside = set(group)
        wires = [e for e in edges if e.source.node in inside and e.target.node in inside]
        spots = _place_component(group, wires, sizes, offsets, wishes)
        if rows:
            spots = in_rows(spots, wires, sizes)
        lift = top - min(y for _x, y in spots.values())
        result |= {id: (x, y + lift) for id, (x, y) in spots.items()}
        top = max(y + sizes[id][1] for id, (_x, y) in result.items()) + 2 * ROW_GAP
    result |= _grid(loose, sizes, top)
    if grid:
        result = {id: (stepped(x, grid), stepped(y, grid)) for id, (x, y) in result.items()}
    return result if only is None else brought_back(result, graph, sizes, grid)


def drawn_lattice(
    ids: Sequence[NodeId],
    edges: Sequence[Edge],
    sizes: Mapping[NodeId, Size],
    offsets: Offsets,
    wishes: Mapping[NodeId, float],
) -> tuple[Lattice, list[int]]:
    """Return the ordered lattice of connected nodes, and the rank of each node."""
    number = {id: index for index, id in enumerate(ids)}
    wires = [(number[e.source.node], number[e.target.node], e) for e in edges]
    forward = _without_cycles(len(ids), wires)
    ranks = ranked(len(ids), [(u, v) for u, v, _edge in forward])
    found = lattice(ids, forward, ranks, sizes, offsets, [wishes[id] for id in ids])
    order(found)
    return found, ranks


def _middles(sizes: Mapping[NodeId, Size]) -> Offsets:
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
    ids: Sequence[NodeId],
    edges: Sequence[Edge],
    sizes: Mapping[NodeId, Size],
    offsets: Offsets,
    wishes: Mapping[NodeId, float],
) -> dict[NodeId, Point]:
    found, ranks = drawn_lattice(ids, edges, sizes, offsets, wishes)
    widest = [0.0] * (max(ranks) + 1)
    for id, rank in zip(ids, ranks, strict=True):
        widest[rank] = max(widest[rank], sizes[id][0])
    lefts = [0.0]
    for width in widest:
        lefts.append(lefts[-1] + width + COLUMN_GAP)
    spots: dict[NodeId, Point] = {}
    for track, line in zip(found.tracks, heights(found), strict=True):
        for node, top in track.nodes:
            spots[ids[node]] = (lefts[ranks[node]], line + top)
    return spots


def _without_cycles(count: int, wires: Wires) -> Wires:
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


def _grid(ids: list[NodeId], sizes: Mapping[NodeId, Size], top: float) -> dict[NodeId, Point]:
    """Put unwired nodes in rows of six below the rest."""
    result: dict[NodeId, Point] = {}
    for start in range(0, len(ids), 6):
        row, left = ids[start : start + 6], 0.0
        for id in row:
            result[id] = (left, top)
            left += sizes[id][0] + ROW_GAP
        top += max(sizes[id][1] for id in row) + ROW_GAP
    return result
