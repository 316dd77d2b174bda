"""Edits that are typed as text, as the outline takes them: values of a node, and its wires.

Both directions: what stands in a cell is what can be typed into it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dlstudio.catalog import LAYERS
from dlstudio.errors import GraphError
from dlstudio.graph.blocks import spec_of
from dlstudio.graph.edits import same
from dlstudio.graph.model import Edge, Graph, Node, NodeId, PortRef
from dlstudio.language import say
from dlstudio.project.commands import Batch, Command, Connect, Disconnect, SetParam
from dlstudio.project.lookup import unknown
from dlstudio.project.model import Project
from dlstudio.spec.spec import Spec
from dlstudio.validation.wiring import Ports, ports_of


def values_text(project: Project, node: Node) -> str:
    """Write the values that were set: "out_channels = 32; kernel_size = 3"."""
    spec = _spec(project, node)
    known = spec.by_name if spec is not None else {}
    return "; ".join(
        f"{name} = {known[name].show(value) if _good(spec, name, value) else value}"
        for name, value in node.layer.values.items()
    )


def set_values(project: Project, graph: str, id: NodeId, text: str) -> Command:
    """Return the command that gives a node the typed values; what is left out is default.

    Raises:
        GraphError: the text cannot be understood, or names what the layer does not have.
    """
    node = project.graphs[graph].nodes[id]
    spec = _spec(project, node)
    if spec is None:
        raise GraphError(say("{name} is of an unknown layer; nothing can be set.", name=node.name))
    wanted = dict(_pair(part) for part in re.split(r"[;；]", text) if part.strip())
    commands: list[Command] = []
    for name, typed in wanted.items():
        param = spec.by_name.get(name)
        if param is None:
            start = say("{title} has no parameter", title=spec.title)
            raise GraphError(unknown(start, name, list(spec.by_name)))
        try:
            value = param.parse(typed)
        except ValueError as error:
            raise GraphError(error.args[0]) from None
        if not same(value, node.layer.values.get(name, param.default)):
            commands.append(SetParam(graph=graph, node=id, name=name, value=value))
    for name in node.layer.values:
        if name not in wanted and name in spec.by_name:
            commands.append(SetParam(graph=graph, node=id, name=name, reset=True))
    return Batch(commands=tuple(commands), title=say("Set values of {name}", name=node.name))


def sources_text(project: Project, graph: Graph, id: NodeId) -> str:
    """Write what feeds a node, in the order of its ports: "conv1, lstm1.hidden, –"."""
    ports = ports_of(project, graph.nodes[id])
    ends = {edge.target: edge.source for edge in graph.into(id)}
    if ports is None:
        return ", ".join(_end(graph, source) for source in ends.values())
    texts: list[str] = []
    for port in ports.inputs:
        slots = sorted(end.slot for end in ends if end.port == port.name) or [0]
        for slot in slots:
            source = ends.get(PortRef(id, port.name, slot))
            texts.append("–" if source is None else _end(graph, source))
    while texts and texts[-1] == "–":
        texts.pop()
    return ", ".join(texts)


def set_sources(project: Project, graph_name: str, id: NodeId, text: str) -> Command:
    """Return the command that wires a node as typed; "–" or "-" leaves a port open.

    Raises:
        GraphError: a name is not there, or there are more names than ports.
    """
    graph = project.graphs[graph_name]
    node = graph.nodes[id]
    ports = ports_of(project, node)
    if ports is None:
        raise GraphError(say("{name} is of an unknown layer; nothing can be set.", name=node.name))
    names = [part.strip() for part in re.split(r"[,，]", text)] if text.strip() else []
    wanted = [
        Edge(_source(project, graph, name), target)
        for name, target in zip(names, _targets(node, ports, len(names)), strict=True)
        if name not in ("", "-", "–")
    ]
    old = [edge for edge in graph.into(id) if edge not in wanted]
    commands: list[Command] = []
    if old:
        commands.append(Disconnect(graph=graph_name, edges=tuple(old)))
    for edge in wanted:
        if edge not in graph.edges:
            commands.append(Connect(graph=graph_name, source=edge.source, target=edge.target))
    return Batch(commands=tuple(commands), title=say("Wire {name}", name=node.name))


def _targets(node: Node, ports: Ports, count: int) -> Sequence[PortRef]:
    """Return the sockets that so many names fill: a port that takes many takes all the rest."""
    found: list[PortRef] = []
    for place, port in enumerate(ports.inputs):
        left = len(ports.inputs) - place - 1
        slots = max(count - len(found) - left, 1) if port.many else 1
        found += (PortRef(node.id, port.name, slot) for slot in range(slots))
    if count > len(found):
        raise GraphError(
            say(
                "{name} has {count} {count:input|inputs}, but {found} "
                "{found:name was|names were} given.",
                name=node.name,
                count=len(found),
                found=count,
            )
        )
    return found[:count]


def _source(project: Project, graph: Graph, text: str) -> PortRef:
    """Find the output that a name means: "conv1", or "lstm1.hidden"."""
    node, port = graph.named(text), ""
    if node is None and "." in text:
        name, _, port = text.rpartition(".")
        node = graph.named(name)
    if text in ("", "-", "–"):
        return PortRef("", "")
    if node is None:
        names = [n.name for n in graph.nodes.values()]
        raise GraphError(unknown(say("There is no layer called"), text, names[:40]))
    ports = ports_of(project, node)
    outputs = [p.name for p in ports.outputs] if ports is not None else ["output"]
    if not outputs or (port and port not in outputs):
        start = say("{name} has no output", name=node.name)
        raise GraphError(unknown(start, port or text, outputs))
    return PortRef(node.id, port or outputs[0])


def _end(graph: Graph, source: PortRef) -> str:
    name = graph.nodes[source.node].name if source.node in graph.nodes else source.node
    return name if source.port == "output" else f"{name}.{source.port}"


def _pair(part: str) -> tuple[str, str]:
    name, sign, value = part.partition("=")
    if not sign or not name.strip():
        raise GraphError(
            say(
                "“{text}” is no value. Write name = value, and a semicolon between two, such as "
                "out_channels = 32; kernel_size = 3.",
                text=part.strip()[:60],
            )
        )
    return name.strip(), value.strip()


def _spec(project: Project, node: Node) -> Spec | None:
    if node.block is None:
        known: Spec | None = LAYERS.get(node.layer.key)
        return known
    inside = project.graphs.get(node.block)
    return None if inside is None else spec_of(node.block, inside)


def _good(spec: Spec | None, name: str, value: object) -> bool:
    param = spec.by_name.get(name) if spec is not None else None
    return param is not None and param.check(value) is None
