"""Swapping: another layer in the place of one, keeping wires and the values both know.

Pure: reads a project, returns a command.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dlstudio.catalog.layer_spec import LayerSpec
from dlstudio.catalog.own_layers import layer_of
from dlstudio.graph import edits
from dlstudio.graph.model import BLOCK_PREFIX, Edge, Graph, Node, NodeId
from dlstudio.gui.canvas.fitting import ports_of_layer, stem_of
from dlstudio.gui.canvas.pick_list import Entry
from dlstudio.language import say
from dlstudio.project.commands import (
    Batch,
    Command,
    Connect,
    Disconnect,
    RenameNode,
    SetLayer,
)
from dlstudio.project.model import Project
from dlstudio.spec.spec import Choice
from dlstudio.validation.wiring import Ports, ports_of

# Parameters that mean the same under another name: how wide the result is.
ALIKE = (("out_channels", "out_features", "hidden_size", "embedding_dim"),)


def swap(project: Project, graph_name: str, id: NodeId, key: str) -> Command:
    """Return the command that makes a node another layer.

    Ports are matched by name, else by their place; a wire whose port has no counterpart is
    kept and then told by the check.
    """
    graph = project.graphs[graph_name]
    node = graph.nodes[id]
    layer = Choice(key, kept_values(node, layer_of(project.own, key)))
    commands: list[Command] = [SetLayer(graph=graph_name, node=id, layer=layer)]
    name = _next_name(graph, node, key)
    if name != node.name:
        commands.append(RenameNode(graph=graph_name, node=id, name=name))
    before = ports_of(project, node)
    after = ports_of(project, Node(id=id, layer=layer, name=name))
    if before is not None and after is not None:
        commands += _rewired(graph, graph_name, id, before, after)
    shown = key.removeprefix(BLOCK_PREFIX)
    return Batch(commands=tuple(commands), title=say("Change to {layer}", layer=shown))


def by_likeness(entries: Iterable[Entry], project: Project, node: Node) -> list[Entry]:
    """Return what may take the place of a node, its family and equal ports first."""
    spec = layer_of(project.own, node.layer.key)
    ports = ports_of(project, node)

    def unlike(entry: Entry) -> tuple[bool, bool]:
        other = layer_of(project.own, str(entry.key))
        there = ports_of_layer(project, str(entry.key))
        counts = [(len(p.inputs), len(p.outputs)) if p else None for p in (ports, there)]
        return counts[0] != counts[1], spec is None or other is None or other.group != spec.group

    return sorted((e for e in entries if e.key != node.layer.key), key=unlike)


def kept_values(node: Node, spec: LayerSpec | None) -> dict[str, Any]:
    """Return the values of a node that another layer can take over as they are."""
    if spec is None:
        return {}
    given = dict(node.layer.values)
    for group in ALIKE:
        known = next((given[name] for name in group if name in given), None)
        if known is not None:
            given |= {name: given.get(name, known) for name in group}
    return {
        param.name: given[param.name]
        for param in spec.params
        if param.name in given and param.check(given[param.name]) is None
    }


def _next_name(graph: Graph, node: Node, key: str) -> str:
    """A name that was counted, such as conv1, follows the layer; one that was given stays."""
    old, new = _stem(node.layer.key), _stem(key)
    rest = node.name.removeprefix(old)
    if old == new or not node.name.startswith(old) or not rest.isdecimal():
        return node.name
    return edits.free_name(graph, new)


def _stem(key: str) -> str:
    return stem_of(key) or key.removeprefix(BLOCK_PREFIX).lower()


def _rewired(
    graph: Graph, graph_name: str, id: NodeId, before: Ports, after: Ports
) -> list[Command]:
    """Lead the wires of a node to the ports that it has now."""
    into = _matches([p.name for p in before.inputs], [p.name for p in after.inputs])
    out = _matches([p.name for p in before.outputs], [p.name for p in after.outputs])
    old: list[Edge] = []
    new: list[Edge] = []
    for edge in graph.edges:
        source, target = edge
        if target.node == id:
            target = target._replace(port=into.get(target.port, target.port))
        if source.node == id:
            source = source._replace(port=out.get(source.port, source.port))
        if (source, target) != edge:
            old.append(edge)
            new.append(Edge(source, target))
    if not old:
        return []
    dots = [graph.bends.get(edge, ()) for edge in old]
    joins = [
        Connect(graph=graph_name, source=e.source, target=e.target, dots=d)
        for e, d in zip(new, dots, strict=True)
    ]
    return [Disconnect(graph=graph_name, edges=tuple(old)), *joins]


def _matches(before: list[str], after: list[str]) -> dict[str, str]:
    """Match port names: equal ones first, the rest by their places."""
    table = {name: name for name in before if name in after}
    rest = [name for name in after if name not in table]
    for place, name in enumerate(before):
        if name in table:
            continue
        if place < len(after) and after[place] in rest:
            table[name] = after[place]
            rest.remove(after[place])
        elif rest:
            table[name] = rest.pop(0)
    return table
