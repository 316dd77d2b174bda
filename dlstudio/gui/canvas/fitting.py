"""Fitting: where a wire may end, why it may not elsewhere, and the command that draws it.

Pure: reads a project, returns values. Shapes are no business of this file; a wire that joins
wrong shapes may be drawn and is then explained by the report.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

from dlstudio.catalog import LAYERS
from dlstudio.catalog.layer_spec import Port
from dlstudio.catalog.own_layers import parts_of
from dlstudio.graph.layout import COLUMN_GAP
from dlstudio.graph.model import Edge, Graph, Node, NodeId, PortRef
from dlstudio.graph.topology import downstream, upstream
from dlstudio.gui.look.faces import GRID, WIDTH
from dlstudio.language import Sentence, say
from dlstudio.project.commands import Command, Connect, MoveNodes
from dlstudio.project.model import Project
from dlstudio.spec.spec import Choice
from dlstudio.validation.wiring import Ports, ports_of

Fits = Mapping[NodeId, frozenset[tuple[str, bool]]]


class Fitting:
    """Possible ends of a wire that starts at one port.

    Args:
        project, graph_name: where.
        start, output: the fixed end, and whether it is an output.
        lifted: a wire in hand, which is taken to be gone.
    """

    def __init__(
        self,
        project: Project,
        graph_name: str,
        start: PortRef,
        output: bool,
        lifted: Edge | None = None,
    ) -> None:
        self.project, self.graph_name = project, graph_name
        self.start, self.output = start, output
        self.lifted = lifted
        graph = project.graphs[graph_name]
        self.graph = Graph(nodes=graph.nodes, edges=tuple(e for e in graph.edges if e != lifted))
        self._wired = {(e.source, e.target.node, e.target.port) for e in self.graph.edges}
        # Whoever feeds the start cannot be fed by it, and the other way round.
        behind = upstream if output else downstream
        self._looping = behind(self.graph, [start.node])

    def refusal(self, end: PortRef, output: bool) -> Sentence | None:
        """Return why a wire may not end at a port, None if it may."""
        if end.node == self.start.node:
            return say("A node cannot feed itself. Choose a port of another node.")
        if output == self.output:
            if output:
                return say("Both ends are outputs. End the wire at an input.")
            return say("Both ends are inputs. End the wire at an output.")
        if end.node in self._looping:
            return say(
                "This would close a loop, but a network runs once from inputs to outputs. "
                "Choose a node further on."
            )
        source, target = self._ordered(end)
        if (source, target.node, target.port) in self._wired:
            port = self._port(target)
            if port is None or not port.many:
                return say("These two are connected already.")
        return None

    def fits(self) -> dict[NodeId, frozenset[tuple[str, bool]]]:
        """Return the ports where the wire may end, by node."""
        table = {}
        for id, node in self.graph.nodes.items():
            ports = ports_of(self.project, node)
            if ports is None:
                continue
            side = ports.inputs if self.output else ports.outputs
            good = frozenset(
                (port.name, not self.output)
                for port in side
                if self.refusal(PortRef(id, port.name), not self.output) is None
            )
            if good:
                table[id] = good
        return table

    def first_free(self, id: NodeId) -> PortRef | None:
        """Return the first port of a node where the wire fits; free ones before wired ones."""
        ports = ports_of(self.project, self.graph.nodes[id])
        if ports is None:
            return None
        side = ports.inputs if self.output else ports.outputs
        fitting = [
            port for port in side if self.refusal(PortRef(id, port.name), not self.output) is None
        ]
        wired = {e.target.port for e in self.graph.into(id)} if self.output else set()
        free = [port for port in fitting if port.many or port.name not in wired]
        chosen = [p for p in free if not p.optional] or free or fitting
        return PortRef(id, chosen[0].name) if chosen else None

    def connect(self, end: PortRef) -> Connect:
        """Return the command that draws the wire; an input that takes one gives its old up."""
        source, target = self._ordered(end)
        there = [
            e
            for e in self.graph.edges
            if (e.target.node, e.target.port) == (target.node, target.port)
        ]
        port = self._port(target)
        replaced: list[Edge] = []
        if port is not None and port.many:
            slot = max((e.target.slot for e in there), default=-1) + 1
            target = PortRef(target.node, target.port, slot)
        else:
            target = PortRef(target.node, target.port)
            replaced += there
        if self.lifted is not None:
            replaced.append(self.lifted)
            if (self.lifted.target.node, self.lifted.target.port) == (target.node, target.port):
                target = self.lifted.target
        dots = self.project.graphs[self.graph_name].bends.get(self.lifted or Edge(source, target))
        return Connect(
            graph=self.graph_name, source=source, target=target, replaces=tuple(replaced),
            dots=dots or (),
        )  # fmt: skip

    def _ordered(self, end: PortRef) -> tuple[PortRef, PortRef]:
        return (self.start, end) if self.output else (end, self.start)

    def _port(self, target: PortRef) -> Port | None:
        ports = ports_of(self.project, self.graph.nodes[target.node])
        return ports.input(target.port) if ports else None


def ports_of_layer(project: Project, key: str) -> Ports | None:
    """Return the ports that a new node of a layer would have."""
    return ports_of(project, Node(id="", layer=Choice(key), name=""))


def can_insert(project: Project, graph: Graph, edge: Edge, node: Node) -> bool:
    """Tell whether a node (placed or not) could go into a wire: it has both sides and no wire."""
    ports = ports_of(project, node)
    if ports is None or not ports.inputs or not ports.outputs:
        return False
    return not any(node.id in (e.source.node, e.target.node) for e in graph.edges)


def spot_behind(graph: Graph, edge: Edge, spot: tuple[float, float]) -> tuple[float, float]:
    """Return where a node stands that goes into a wire at ``spot``: behind the wire's source."""
    source, target = (graph.nodes[ref.node].position for ref in (edge.source, edge.target))
    if source[0] >= target[0] or spot[0] >= source[0] + WIDTH + COLUMN_GAP / 2:
        return spot
    return snapped(source[0] + WIDTH + COLUMN_GAP, spot[1])


def insertion(project: Project, graph_name: str, edge: Edge, node: Node) -> tuple[Command, ...]:
    """Return the commands that wire a node into a wire and make room behind it.

    ``node.position`` is where it will stand; it need not be in the project yet.
    """
    graph = project.graphs[graph_name]
    ports = ports_of(project, node)
    if ports is None or not ports.inputs or not ports.outputs:
        return ()
    first = PortRef(node.id, ports.inputs[0].name)
    last = PortRef(node.id, ports.outputs[0].name)
    dots, middle = graph.bends.get(edge, ()), node.position[0] + WIDTH / 2
    before = tuple(dot for dot in dots if dot[0] < middle)
    after = tuple(dot for dot in dots if dot[0] >= middle)
    commands: list[Command] = [
        Connect(graph=graph_name, source=edge.source, target=first, replaces=(edge,), dots=before),
        Connect(graph=graph_name, source=last, target=edge.target, dots=after),
    ]
    behind = graph.nodes[edge.target.node].position[0]
    tight = node.position[0] + WIDTH + COLUMN_GAP / 2 > behind
    missing = node.position[0] + WIDTH + COLUMN_GAP - behind
    if tight and missing < 2 * (WIDTH + COLUMN_GAP):
        push = math.ceil(missing / GRID) * GRID
        moved = {
            id: (graph.nodes[id].position[0] + push, graph.nodes[id].position[1])
            for id in downstream(graph, [edge.target.node])
            if id != node.id and graph.nodes[id].position[0] >= behind - GRID
        }
        commands.append(MoveNodes(graph=graph_name, positions=moved))
    return tuple(commands)


def free_spot(
    wanted: tuple[float, float],
    size: tuple[float, float],
    boxes: Collection[tuple[float, float, float, float]],
) -> tuple[float, float]:
    """Move a place down until a node of ``size`` overlaps no box there."""
    x, y = wanted
    for _ in range(len(boxes) + 1):
        hit = [
            b for b in boxes if b[0] < x + size[0] and x < b[2] and b[1] < y + size[1] and y < b[3]
        ]
        if not hit:
            break
        y = math.ceil((max(b[3] for b in hit) + GRID * 2) / GRID) * GRID
    return x, y


def snapped(x: float, y: float) -> tuple[float, float]:
    """Return the nearest place on the grid."""
    return round(x / GRID) * GRID, round(y / GRID) * GRID


def stem_of(key: str) -> str:
    """Return what new nodes of a layer are called."""
    parts = parts_of(key)
    if parts is not None:
        return parts[1].lower()
    spec = LAYERS.get(key)
    return spec.stem if spec else ""
