"""Healing: what nodes are taken out of their wires, what lies around them is joined again.

Pure: reads a project, returns commands. What a node passes on is its first wired input, as
with a muted one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dlstudio.graph.dots import Dots, joined
from dlstudio.graph.model import Edge, Graph, NodeId, PortRef
from dlstudio.language import say
from dlstudio.project.commands import Batch, Command, Connect, Disconnect, MoveNodes, RemoveNodes
from dlstudio.project.model import Project
from dlstudio.validation.wiring import ports_of

LOWERED = 2.0  # heights of a node that a detached one is put down


def bridges(project: Project, graph: Graph, ids: Collection[NodeId]) -> dict[Edge, Dots]:
    """Return the wires that lead past some nodes, from what feeds them to what they feed.

    Each with its dots: those of all the wires that it stands for.
    """
    ways = {id: _passed(project, graph, id) for id in ids}

    def before(id: NodeId) -> tuple[PortRef | None, Dots]:
        """Return what reaches a node of the group from outside it."""
        led: Dots = ()
        for _ in ways:
            edge = ways.get(id)
            if edge is None:
                break
            led = joined(graph.bends.get(edge, ()), led)
            if edge.source.node not in ways:
                return edge.source, led
            id = edge.source.node
        return None, ()

    found = {}
    for edge in graph.edges:
        if edge.source.node not in ways or edge.target.node in ways:
            continue
        start, led = before(edge.source.node)
        if start is not None:
            found[Edge(start, edge.target)] = joined(led, graph.bends.get(edge, ()))
    return found


def removal(project: Project, graph_name: str, ids: Collection[NodeId]) -> Command:
    """Return the command that deletes nodes and joins what lay around them."""
    graph = project.graphs[graph_name]
    joined = _joins(graph_name, bridges(project, graph, ids))
    gone = RemoveNodes(graph=graph_name, ids=tuple(sorted(ids)))
    return Batch(commands=(gone, *joined), title=say("Delete and join the wires"))


def detachment(
    project: Project, graph_name: str, ids: Collection[NodeId], drop: float
) -> Command | None:
    """Return the command that takes nodes out of their wires and puts them down a little.

    None if no wire ties them to others. ``drop`` is how far they are put down.
    """
    graph = project.graphs[graph_name]
    ties = tuple(e for e in graph.edges if (e.source.node in ids) != (e.target.node in ids))
    if not ties:
        return None
    places = {id: graph.nodes[id].position for id in ids}
    moved = {id: (x, y + drop) for id, (x, y) in places.items()}
    commands: tuple[Command, ...] = (
        Disconnect(graph=graph_name, edges=ties),
        *_joins(graph_name, bridges(project, graph, ids)),
        MoveNodes(graph=graph_name, positions=moved),
    )
    return Batch(commands=commands, title=say("Take out of the wires"))


def _joins(graph_name: str, edges: Mapping[Edge, Dots]) -> list[Command]:
    return [
        Connect(graph=graph_name, source=e.source, target=e.target, dots=dots)
        for e, dots in edges.items()
    ]


def _passed(project: Project, graph: Graph, id: NodeId) -> Edge | None:
    """Return what arrives at the first wired input of a node."""
    ports = ports_of(project, graph.nodes[id])
    wires = {(e.target.port, e.target.slot): e for e in graph.into(id)}
    rank = {port.name: place for place, port in enumerate(ports.inputs if ports else ())}
    first = min(wires, key=lambda end: (rank.get(end[0], len(rank)), end[1]), default=None)
    return None if first is None else wires[first]
