"""Joining: several wires at once, between the nodes that are selected.

Pure: reads a project, returns commands.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from dlstudio.errors import GraphError
from dlstudio.graph.model import Graph, NodeId, PortRef
from dlstudio.gui.canvas.fitting import Fitting
from dlstudio.gui.look.faces import WIDTH
from dlstudio.language import say
from dlstudio.project.commands import Batch, Command, Connect
from dlstudio.project.model import Project
from dlstudio.validation.wiring import ports_of


def columns(graph: Graph, ids: Collection[NodeId]) -> list[list[NodeId]]:
    """Sort nodes from left to right; those above each other are one column, from the top."""
    row = sorted(ids, key=lambda id: graph.nodes[id].position)
    found: list[list[NodeId]] = []
    left = 0.0
    for id in row:
        x = graph.nodes[id].position[0]
        if not found or x >= left + WIDTH:
            found.append([])
            left = x
        found[-1].append(id)
    for column in found:
        column.sort(key=lambda id: graph.nodes[id].position[1])
    return found


def in_order(project: Project, graph_name: str, ids: Collection[NodeId]) -> Command:
    """Return the command that wires nodes from left to right, each column to the next.

    Raises:
        GraphError: there is nothing that could be wired.
    """
    commands: list[Command] = []
    after = project
    steps = columns(project.graphs[graph_name], ids)
    for here, there in pairwise(steps):
        for source in here:
            for target in there:
                wire = free_wire(after, graph_name, first_output(after, graph_name, source), target)
                if wire is not None:
                    commands.append(wire)
                    after = wire.apply(after)
    if not commands:
        raise GraphError(
            say(
                "Nothing was connected: the selected layers are wired already, or have no free "
                "input. Select layers from left to right whose inputs are open."
            )
        )
    return Batch(commands=tuple(commands), title=say("Connect in order"))


def fan_out(
    project: Project, graph_name: str, sources: Sequence[NodeId], end: PortRef
) -> list[Command]:
    """Return the commands that wire several nodes to the port where one wire ended, or beside it.

    A port that takes one wire is followed by the free ones of the same node.
    """
    commands: list[Command] = []
    for source in sources:
        start = first_output(project, graph_name, source)
        wire = free_wire(project, graph_name, start, end.node, end.port)
        if wire is not None:
            commands.append(wire)
            project = wire.apply(project)
    return commands


def fan_in(
    project: Project, graph_name: str, targets: Sequence[NodeId], start: PortRef
) -> list[Command]:
    """Return the commands that wire one output to the free inputs of several nodes."""
    commands: list[Command] = []
    for target in targets:
        wire = free_wire(project, graph_name, start, target)
        if wire is not None:
            commands.append(wire)
            project = wire.apply(project)
    return commands


def first_output(project: Project, graph_name: str, id: NodeId) -> PortRef | None:
    """Return the output that a wire from a node starts at."""
    ports = ports_of(project, project.graphs[graph_name].nodes[id])
    return PortRef(id, ports.outputs[0].name) if ports and ports.outputs else None


def free_wire(
    project: Project, graph_name: str, start: PortRef | None, target: NodeId, wanted: str = ""
) -> Connect | None:
    """Return a wire into an input of a node that is free, the wanted port first; or None."""
    if start is None:
        return None
    fitting = Fitting(project, graph_name, start, True)
    ports = ports_of(project, fitting.graph.nodes[target])
    if ports is None or any(
        (e.source.node, e.target.node) == (start.node, target) for e in fitting.graph.edges
    ):
        return None
    wired = {e.target.port for e in fitting.graph.into(target)}
    free = [port for port in ports.inputs if port.many or port.name not in wired]
    free.sort(key=lambda port: (port.name != wanted, port.optional))
    for port in free:
        end = PortRef(target, port.name)
        if fitting.refusal(end, False) is None:
            return fitting.connect(end)
    return None
