"""What other layered layouts make of a graph: the heights at which its wires pass each rank.

A wire is a list of (rank, height): its source, every rank it passes, its target. Graphviz's
``dot`` is asked as a program, igraph and fast-sugiyama are imported; who is missing is None.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise

from dlstudio.graph.model import Graph

Wire = list[tuple[int, float]]
PATIENCE = 120.0  # seconds for dot


def crossings(wires: list[Wire]) -> int:
    """Count the pairs of wires that change sides between two ranks."""
    between: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for wire in wires:
        for (rank, start), (_next, end) in pairwise(wire):
            between[rank].append((start, end))
    return sum(_inversions(pairs) for pairs in between.values())


def _inversions(pairs: list[tuple[float, float]]) -> int:
    """Count the pairs of which one begins above the other and ends below it."""
    ends = sorted({end for _start, end in pairs})
    tree = [0] * (len(ends) + 1)
    total = seen = 0
    rows: dict[float, list[int]] = defaultdict(list)
    for start, end in pairs:
        rows[start].append(bisect_left(ends, end) + 1)
    for start in sorted(rows):
        for place in rows[start]:
            total += seen - _upto(tree, place)
        for place in rows[start]:
            while place < len(tree):
                tree[place] += 1
                place += place & -place
        seen += len(rows[start])
    return total


def _upto(tree: list[int], place: int) -> int:
    found = 0
    while place:
        found += tree[place]
        place -= place & -place
    return found


def _arcs(graph: Graph) -> list[tuple[str, str]]:
    return list(dict.fromkeys((e.source.node, e.target.node) for e in graph.edges))


def dot(graph: Graph) -> list[Wire] | None:
    """Ask Graphviz; the order at each rank is where its curves pass it."""
    program = shutil.which("dot")
    if program is None:
        return None
    lines = [f"{a} -> {b} [arrowhead=none headclip=false tailclip=false]" for a, b in _arcs(graph)]
    text = "digraph { node [shape=box width=1 height=0.5 fixedsize=true]\n" + "\n".join(lines) + "}"
    try:
        done = subprocess.run(
            [program, "-Tjson"], input=text, capture_output=True, text=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return None
    answer = json.loads(done.stdout)
    spots = [tuple(map(float, node["pos"].split(","))) for node in answer["objects"]]
    levels = sorted({-y for _x, y in spots})
    return [_passed(edge, spots, levels) for edge in answer["edges"]]


def _passed(edge: dict[str, str], spots: list[tuple[float, ...]], levels: list[float]) -> Wire:
    """Return where a curve of dot passes the ranks between its ends."""
    (x1, y1), (x2, y2) = spots[int(edge["tail"])], spots[int(edge["head"])]
    first, last = levels.index(-y1), levels.index(-y2)
    points = [tuple(map(float, p.split(",")[-2:])) for p in edge["pos"].split() if p[0] not in "es"]
    line: list[tuple[float, float]] = []
    for start in range(0, len(points) - 3, 3):
        a, b, c, d = points[start : start + 4]
        for step in range(17):
            t = step / 16
            w = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3)
            line.append(
                (
                    w[0] * a[0] + w[1] * b[0] + w[2] * c[0] + w[3] * d[0],
                    w[0] * a[1] + w[1] * b[1] + w[2] * c[1] + w[3] * d[1],
                )
            )
    wire = [(first, x1)]
    for rank in range(first + 1, last):
        wire.append((rank, min(line, key=lambda p: abs(p[1] + levels[rank]))[0]))
    return [*wire, (last, x2)]


def igraph(graph: Graph) -> list[Wire] | None:
    """Ask igraph's Sugiyama layout, with its dummies."""
    try:
        from igraph import Graph as Peer
    except ImportError:
        return None
    ids = list(graph.nodes)
    number = {id: index for index, id in enumerate(ids)}
    arcs = [(number[a], number[b]) for a, b in _arcs(graph)]
    found = Peer(n=len(ids), edges=arcs, directed=True).layout_sugiyama(maxiter=100)
    spots, bends = found.coords, found.edge_routing
    levels = {y: rank for rank, y in enumerate(sorted({y for _x, y in spots}))}
    wires = []
    for (start, end), between in zip(arcs, bends, strict=True):
        passed = sorted([spots[start], *between, spots[end]], key=lambda spot: spot[1])
        wires.append([(levels[y], x) for x, y in passed])
    return wires


def fast_sugiyama(graph: Graph) -> list[Wire] | None:
    """Ask fast-sugiyama (a library written in Rust), with its dummies."""
    try:
        from fast_sugiyama import from_edges
    except ImportError:
        return None
    ids = list(graph.nodes)
    number = {id: index for index, id in enumerate(ids)}
    arcs = [(number[a], number[b]) for a, b in _arcs(graph)]
    wires: list[Wire] = []
    for spots, _wide, _tall, chains in from_edges(arcs, dummy_vertices=True):
        places = dict(spots)
        wires += _joined(list(chains or ()), places, len(ids))
    return wires


def _joined(
    arcs: list[tuple[int, int]], places: dict[int, tuple[float, float]], count: int
) -> list[Wire]:
    """Join arcs through dummies (numbers from ``count`` on) to wires."""
    levels = {y: rank for rank, y in enumerate(sorted({places[n][1] for n in places}))}
    if arcs and places[arcs[0][0]][1] > places[arcs[0][1]][1]:
        levels = {y: len(levels) - 1 - rank for y, rank in levels.items()}
    after = {a: b for a, b in arcs if a >= count}
    wires = []
    for start, at in arcs:
        if start >= count:
            continue
        chain = [start, at]
        while chain[-1] >= count:
            chain.append(after[chain[-1]])
        wires.append([(levels[places[n][1]], places[n][0]) for n in chain])
    return wires


PEERS = {"dot": dot, "igraph": igraph, "fast-sugiyama": fast_sugiyama}
