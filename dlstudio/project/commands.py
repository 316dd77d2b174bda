"""Commands: small values that say what to change. ``apply`` is pure; nothing is mutated.

Two commands with the same ``merge_key`` that follow each other become one undo step.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from dlstudio.errors import GraphError
from dlstudio.graph import edits
from dlstudio.graph.model import BLOCK_PREFIX, Edge, Graph, Node, NodeId, PortRef
from dlstudio.language import Sentence, say
from dlstudio.project.model import MAIN, Project
from dlstudio.spec.spec import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Base of all commands; ``graph`` is the name of the graph they change."""

    graph: str = MAIN

    @property
    def label(self) -> Sentence:
        """What the undo menu says."""
        raise TypeError(f"{type(self).__name__} has no label")

    @property
    def merge_key(self) -> object | None:
        """Equal keys in a row merge into one undo step; None never merges."""
        return None

    def apply(self, project: Project) -> Project:
        """Return the changed project; GraphError if it cannot be done."""
        return project.with_graph(self.graph, self.change(graph_of(project, self.graph)))

    def change(self, graph: Graph) -> Graph:
        """Return the changed graph; for commands that change one graph only."""
        raise TypeError(f"{type(self).__name__} changes no single graph")


@dataclass(frozen=True, slots=True, kw_only=True)
class AddNode(Command):
    """Place a layer. ``id`` and ``name`` are found when left empty."""

    layer: Choice
    position: tuple[float, float] = (0.0, 0.0)
    name: str = ""
    stem: str = ""
    id: NodeId = ""

    @property
    def label(self) -> Sentence:
        return say("Add {layer}", layer=self.layer.key.removeprefix(BLOCK_PREFIX))

    def change(self, graph: Graph) -> Graph:
        stem = self.stem or self.layer.key.removeprefix(BLOCK_PREFIX).lower()
        node = Node(
            id=self.id or edits.next_id(graph),
            layer=self.layer,
            name=self.name or edits.free_name(graph, stem),
            position=self.position,
        )
        return edits.with_node(graph, node)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveNodes(Command):
    """Remove nodes with their wires."""

    ids: tuple[NodeId, ...]

    @property
    def label(self) -> Sentence:
        return say("Delete")

    def change(self, graph: Graph) -> Graph:
        return edits.without_nodes(graph, self.ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Connect(Command):
    """Draw a wire. ``replaces`` are wires that give way (an input takes one wire)."""

    source: PortRef
    target: PortRef
    replaces: tuple[Edge, ...] = ()

    @property
    def label(self) -> Sentence:
        return say("Connect")

    def change(self, graph: Graph) -> Graph:
        graph = edits.without_edges(graph, self.replaces) if self.replaces else graph
        return edits.with_edge(graph, Edge(self.source, self.target))


@dataclass(frozen=True, slots=True, kw_only=True)
class Disconnect(Command):
    """Remove wires."""

    edges: tuple[Edge, ...]

    @property
    def label(self) -> Sentence:
        return say("Disconnect")

    def change(self, graph: Graph) -> Graph:
        return edits.without_edges(graph, self.edges)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetParam(Command):
    """Set one parameter of a node; ``reset`` puts it back to its default."""

    node: NodeId
    name: str
    value: Any = None
    reset: bool = False

    @property
    def label(self) -> Sentence:
        return say("Set {name}", name=self.name)

    @property
    def merge_key(self) -> object:
        return ("param", self.graph, self.node, self.name)

    def change(self, graph: Graph) -> Graph:
        layer = edits.node_of(graph, self.node).layer
        if self.reset:
            return edits.with_layer(graph, self.node, layer.without_value(self.name))
        return edits.with_param(graph, self.node, self.name, self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLayer(Command):
    """Make a node another layer, keeping wires and the parameters both know."""

    node: NodeId
    layer: Choice

    @property
    def label(self) -> Sentence:
        return say("Change to {layer}", layer=self.layer.key)

    def change(self, graph: Graph) -> Graph:
        return edits.with_layer(graph, self.node, self.layer)


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameNode(Command):
    """Give a node another name."""

    node: NodeId
    name: str

    @property
    def label(self) -> Sentence:
        return say("Rename to {name}", name=self.name)

    @property
    def merge_key(self) -> object:
        return ("rename", self.graph, self.node)

    def change(self, graph: Graph) -> Graph:
        return edits.with_changed(graph, self.node, name=self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetNote(Command):
    """Write a note on a node."""

    node: NodeId
    note: str

    @property
    def label(self) -> Sentence:
        return say("Edit note")

    @property
    def merge_key(self) -> object:
        return ("note", self.graph, self.node)

    def change(self, graph: Graph) -> Graph:
        return edits.with_changed(graph, self.node, note=self.note)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveNodes(Command):
    """Place nodes. ``gesture`` is equal for the steps of one drag, which then merge."""

    positions: Mapping[NodeId, tuple[float, float]]
    gesture: object = None

    @property
    def label(self) -> Sentence:
        return say("Move")

    @property
    def merge_key(self) -> object | None:
        if self.gesture is None:
            return None
        return ("move", self.graph, self.gesture, frozenset(self.positions))

    def change(self, graph: Graph) -> Graph:
        return edits.with_moved(graph, self.positions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paste(Command):
    """Add nodes and wires under new ids and free names, moved by ``offset``."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...] = ()
    offset: tuple[float, float] = (0.0, 0.0)
    graphs: Mapping[str, Graph] = field(default_factory=dict)

    @property
    def label(self) -> Sentence:
        return say("Paste")

    def apply(self, project: Project) -> Project:
        graph = graph_of(project, self.graph)
        ids, nodes = self.placed(graph)
        edges = tuple(
            Edge(
                replace(edge.source, node=ids[edge.source.node]),
                replace(edge.target, node=ids[edge.target.node]),
            )
            for edge in self.edges
            if edge.source.node in ids and edge.target.node in ids
        )
        graph = replace(graph, nodes={**graph.nodes, **nodes}, edges=(*graph.edges, *edges))
        missing = {k: g for k, g in self.graphs.items() if k not in project.graphs}
        return replace(project, graphs={**project.graphs, **missing, self.graph: graph})

    def placed(self, graph: Graph) -> tuple[dict[NodeId, NodeId], dict[NodeId, Node]]:
        """Return old id -> new id, and the new nodes as they will stand in ``graph``."""
        first = int(edits.next_id(graph)[1:])
        taken = {node.name for node in graph.nodes.values()}
        dx, dy = self.offset
        ids: dict[NodeId, NodeId] = {}
        nodes: dict[NodeId, Node] = {}
        for place, node in enumerate(self.nodes):
            name = _copied_name(node.name, taken)
            taken.add(name)
            ids[node.id] = f"n{first + place}"
            x, y = node.position
            nodes[ids[node.id]] = replace(
                node, id=ids[node.id], name=name, position=(x + dx, y + dy)
            )
        return ids, nodes


@dataclass(frozen=True, slots=True, kw_only=True)
class PutGraph(Command):
    """Replace or add a whole graph (a block)."""

    value: Graph

    @property
    def label(self) -> Sentence:
        return say("Edit block {name}", name=self.graph)

    def apply(self, project: Project) -> Project:
        return project.with_graph(self.graph, self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseData(Command):
    """Choose the data source, or set one of its values."""

    data: Choice | None

    @property
    def label(self) -> Sentence:
        return say("Choose data")

    def apply(self, project: Project) -> Project:
        return replace(project, data=self.data)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTraining(Command):
    """Set one field of the training settings."""

    name: str
    value: Any

    @property
    def label(self) -> Sentence:
        return say("Set {name}", name=self.name)

    @property
    def merge_key(self) -> object:
        return ("training", self.name)

    def apply(self, project: Project) -> Project:
        return replace(project, training=replace(project.training, **{self.name: self.value}))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetText(Command):
    """Set the title or the notes of the project."""

    name: str
    value: str

    @property
    def label(self) -> Sentence:
        return say("Edit {name}", name=self.name)

    @property
    def merge_key(self) -> object:
        return ("text", self.name)

    def apply(self, project: Project) -> Project:
        if self.name not in ("title", "notes"):
            raise GraphError(say("A project has no text called {name}.", name=self.name))
        return replace(project, **{self.name: self.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch(Command):
    """Several commands as one."""

    commands: tuple[Command, ...]
    title: Sentence

    @property
    def label(self) -> Sentence:
        return self.title

    def apply(self, project: Project) -> Project:
        for command in self.commands:
            project = command.apply(project)
        return project


def graph_of(project: Project, name: str) -> Graph:
    """Return a graph of a project; GraphError if there is none."""
    try:
        return project.graphs[name]
    except KeyError:
        raise GraphError(say("There is no block called {name}.", name=name)) from None


def _copied_name(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    stem = name.rstrip("0123456789") or name
    number = 1
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"
