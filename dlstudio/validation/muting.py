"""Muting: a muted node is left out of the code and its first wired input passes on instead.

Its shapes are still told: what arrives at its first input leaves at its first output, and the
layers behind it are checked with that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dlstudio.catalog import LAYERS
from dlstudio.catalog.layer_spec import no_macs
from dlstudio.graph.model import Edge, Graph, Node, NodeId
from dlstudio.language import say
from dlstudio.project.diagnostic import Diagnostic, Fix, Place
from dlstudio.project.muting import SetMuted
from dlstudio.validation.problems import found
from dlstudio.validation.report import NodeReport
from dlstudio.validation.wiring import INPUT, OUTPUT, Feed, Ports, Wiring

if TYPE_CHECKING:
    from dlstudio.validation.graph_walk import GraphWalk

Feeds = Mapping[NodeId, Feed | None]


def muted_in(graph: Graph) -> frozenset[NodeId]:
    """Return the muted nodes; ends of a network are never muted, whatever a file says."""
    return frozenset(
        [
            id
            for id, node in graph.nodes.items()
            if node.muted and node.layer.key not in (INPUT, OUTPUT)
        ]
    )


def passed(wiring: Wiring, ports: Ports | None, id: NodeId) -> Edge | None:
    """Return the wire whose value a muted node passes on; None if none comes in."""
    row = wiring.into.get(id, {})
    wires = (row[port.name] for port in (ports.inputs if ports else ()) if port.name in row)
    return next((wire[0] for wire in wires), None)


def problem_of(graph: Graph, graph_name: str, node: Node, ports: Ports) -> Diagnostic | None:
    """DL111: a muted node that cannot pass on what is asked of it."""
    first = ports.outputs[0].name if ports.outputs else None
    asked = next(
        (
            e
            for e in graph.out_of(node.id)
            if e.source.port != first and e.target.node in graph.nodes
        ),
        None,
    )
    if not ports.inputs or first is None:
        sentence = say(
            "{node} is muted, but has nothing to pass on: a muted layer needs an input and an "
            "output. Unmute it, or delete it.",
            node=node.name,
        )
    elif asked is not None:
        sentence = say(
            "{node} is muted and passes its first input on through “{first}” only, but {target} "
            "reads “{port}”. Unmute it, or remove that wire.",
            node=node.name,
            first=first,
            target=graph.nodes[asked.target.node].name,
            port=asked.source.port,
        )
    else:
        return None
    unmute = SetMuted(graph=graph_name, ids=(node.id,), muted=False)
    repair = Fix(say("Unmute {node}", node=node.name), unmute)
    return found("DL111", Place(graph=graph_name, node=node.id), sentence, (repair,))


def passed_on(at: GraphWalk, node: Node, ends: Ports) -> NodeReport | None:
    """Return what a muted node is: its first input, unchanged."""
    drawing = at.drawing
    wire = at.passes[node.id] = passed(drawing.wiring, ends, node.id)
    problem = problem_of(drawing.graph, drawing.name, node, ends)
    if problem is not None:
        at.walk.diagnostics.append(problem)
    type = None if wire is None else at.types.get(wire[0])
    if type is None or not ends.outputs:
        return None
    spec = LAYERS.get(node.layer.key)
    values = spec.filled(node.layer.values) if spec else node.layer.values
    return NodeReport(
        inputs=(type,), outputs=(type,), values=values, weights={}, buffers={}, cost=no_macs
    )


def resolved(feeds: Feeds, passes: Mapping[NodeId, Edge | None]) -> dict[NodeId, Feed | None]:
    """Let every wire start where its value is made, past all muted nodes."""

    def origin(edge: Edge) -> Edge:
        source = edge.source
        for _ in passes:
            before = passes.get(source.node)
            if before is None:
                break
            source = before.source
        return edge if source is edge.source else Edge(source, edge.target)

    return {
        id: None
        if feed is None or id in passes
        else tuple([None if edge is None else origin(edge) for edge in feed])
        for id, feed in feeds.items()
    }


def needed(feeds: Feeds, outputs: list[NodeId]) -> frozenset[NodeId]:
    """Return the nodes that something on the way to an output reads."""
    reached, waiting = set(outputs), list(outputs)
    while waiting:
        for edge in feeds.get(waiting.pop()) or ():
            if edge is not None and edge.source.node not in reached:
                reached.add(edge.source.node)
                waiting.append(edge.source.node)
    return frozenset(reached)
