"""Order, cycles, what is reachable: the only file that knows networkx.

networkx is imported when there is a cycle to be described: importing it costs a third of the
time until the window is up, and plain tables give the order of a sound graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dlstudio.graph.model import Graph, NodeId

Neighbours = Mapping[NodeId, Sequence[NodeId]]


@dataclass(frozen=True, slots=True)
class Topology:
    """How a graph hangs together.

    Args:
        order: every node that lies on no cycle and after none, sources first.
        cycles: one list of node ids for each group of nodes that feed each other.
        to_outputs: nodes that reach an output; the others are dead.
        after: the nodes that each node feeds, in the order of the wires.
    """

    order: tuple[NodeId, ...]
    cycles: tuple[tuple[NodeId, ...], ...]
    to_outputs: frozenset[NodeId]
    after: Neighbours


def topology(graph: Graph, outputs: Iterable[NodeId]) -> Topology:
    """Study a graph. Wires to unknown nodes are ignored."""
    after, before = _neighbours(graph)
    order = _sorted(after, before)
    cycles: tuple[tuple[NodeId, ...], ...] = ()
    if len(order) < len(after):
        cycles = _cycles(after)
        behind = _reached(after, {id for cycle in cycles for id in cycle})
        order = tuple(id for id in order if id not in behind)
    return Topology(
        order=order,
        cycles=cycles,
        to_outputs=frozenset(_reached(before, outputs)),
        after=after,
    )


def makes_cycle(graph: Graph, source: NodeId, target: NodeId) -> bool:
    """Tell whether a wire from ``source`` to ``target`` would close a loop."""
    return source == target or source in _reached(_neighbours(graph)[0], [target])


def upstream(graph: Graph, ids: Iterable[NodeId]) -> frozenset[NodeId]:
    """Return the nodes that feed ``ids``, themselves included."""
    return frozenset(_reached(_neighbours(graph)[1], ids))


def downstream(graph: Graph, ids: Iterable[NodeId]) -> frozenset[NodeId]:
    """Return the nodes fed by ``ids``, themselves included."""
    return frozenset(_reached(_neighbours(graph)[0], ids))


def _neighbours(graph: Graph) -> tuple[Neighbours, Neighbours]:
    """Return the nodes after and before each node, in the order of the wires."""
    after: dict[NodeId, list[NodeId]] = {id: [] for id in graph.nodes}
    before: dict[NodeId, list[NodeId]] = {id: [] for id in graph.nodes}
    for (source, _, _), (target, _, _) in graph.edges:
        if source in after and target in after:
            after[source].append(target)
            before[target].append(source)
    return after, before


def _sorted(after: Neighbours, before: Neighbours) -> tuple[NodeId, ...]:
    """Return the nodes that wait for no cycle, each after all that feed it."""
    missing = {id: len(sources) for id, sources in before.items()}
    order = [id for id, count in missing.items() if not count]
    for id in order:  # grows while it is walked
        for target in after[id]:
            missing[target] -= 1
            if not missing[target]:
                order.append(target)
    return tuple(order)


def _cycles(after: Neighbours) -> tuple[tuple[NodeId, ...], ...]:
    import networkx as nx

    net = nx.DiGraph(after)
    rank = {id: place for place, id in enumerate(after)}
    groups = [
        tuple(sorted(group, key=rank.__getitem__))
        for group in nx.strongly_connected_components(net)
        if len(group) > 1 or net.has_edge(*(2 * tuple(group)))
    ]
    return tuple(sorted(groups, key=lambda group: rank[group[0]]))


def _reached(
    neighbours: Mapping[NodeId, Iterable[NodeId]], starts: Iterable[NodeId]
) -> set[NodeId]:
    """Return what can be reached; plain tables, as networkx's own walks cost ten times that."""
    waiting = [id for id in starts if id in neighbours]
    found = set(waiting)
    while waiting:
        for id in neighbours[waiting.pop()]:
            if id not in found:
                found.add(id)
                waiting.append(id)
    return found
