"""The automatic layout: how long it takes, and how many wires cross, beside other layouts.

Peers are Graphviz's ``dot``, igraph and fast-sugiyama, each where it is installed. Every wire
counts, also where several share a lane; what is counted is how often two wires change sides
between two ranks. The large dense network is too large for the peers (DenseNet-264 took
igraph half a minute, fast-sugiyama more than one and dot more than four, and neither of the
first two had fewer crossings), so only its time has a bar.
"""

from __future__ import annotations

import statistics

from dlstudio.graph.layout import drawn_lattice, layered
from dlstudio.graph.model import Graph
from tests.bench.editing import milliseconds
from tests.bench.layout_graphs import GRAPHS, densenet, resnet_152
from tests.bench.layout_peers import PEERS, Wire, crossings
from tests.bench.table import Row

SIZE = (176.0, 64.0)
ROUNDS = 5
MORE = 1.10  # crossings, compared with the best peer


def rows() -> list[Row]:
    """Measure times first, then crossings."""
    timed = [
        _time("ResNet-152", resnet_152(), 100.0),
        _time("dense blocks of 6 to 64 layers", densenet(), 500.0),
    ]
    return [*timed, *(_crossed(name, make()) for name, make in GRAPHS.items())]


def _time(name: str, graph: Graph, bar: float) -> Row:
    sizes = dict.fromkeys(graph.nodes, SIZE)
    taken = [milliseconds(lambda: layered(graph, sizes)) for _ in range(ROUNDS)]
    return Row(
        what=f"layout of {name} ({len(graph.nodes):,} nodes, {len(graph.edges):,} wires)",
        measured=f"{min(taken):.0f} ms",
        bar=f"≤ {bar:.0f} ms",
        met=min(taken) <= bar,
        note=f"fastest of {ROUNDS}, median {statistics.median(taken):.0f}; processor time",
    )


def _crossed(name: str, graph: Graph) -> Row:
    ours = crossings(_ours(graph))
    found = {peer: ask(graph) for peer, ask in PEERS.items()}
    known = {peer: crossings(wires) for peer, wires in found.items() if wires is not None}
    best = min(known.values(), default=None)
    absent = sorted(found.keys() - known.keys())
    note = ", ".join(f"{peer} {count}" for peer, count in known.items())
    note += f" not there: {', '.join(absent)}" if absent else ""
    return Row(
        what=f"wires that cross, {name}",
        measured=str(ours),
        bar="" if best is None else f"≤ {best * MORE:.0f}",
        met=None if best is None else ours <= best * MORE,
        note=note.strip(),
    )


def _ours(graph: Graph) -> list[Wire]:
    ids = [id for id in graph.nodes if _wired(graph, id)]
    sizes = dict.fromkeys(ids, SIZE)
    middle = SIZE[1] / 2
    found, _ranks = drawn_lattice(
        ids, graph.edges, sizes, lambda _edge: (middle, middle), dict.fromkeys(ids, 0.0)
    )
    column = {track: number for number, row in enumerate(found.columns) for track in row}
    return [[(column[track], float(found.place[track])) for track in way] for way in found.ways]


def _wired(graph: Graph, id: str) -> bool:
    return any(id in (edge.source.node, edge.target.node) for edge in graph.edges)
