"""Commands: small values that say what to change. ``apply`` is pure; nothing is mutated.

Two commands with the same ``merge_key`` that follow each other become one undo step.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from dlstudio.errors import GraphError
from dlstudio.graph import edits, marks
from dlstudio.graph.model import BLOCK_PREFIX, Edge, Graph, Node, NodeId, PortRef, Spot
from dlstudio.language import Sentence, say
from dlstudio.project.command import Command, graph_of
from dlstudio.project.model import Project
from dlstudio.project.paste import Paste
from dlstudio.project.training_spec import CHOICE_LISTS, CHOICES, TRAINING
from dlstudio.spec.identifier import stem_of
from dlstudio.spec.spec import Choice

__all__ = [
    "AddNode", "Batch", "ChooseData", "Command", "Connect", "Disconnect", "MoveNodes", "Paste",
    "PutGraph", "RemoveNodes", "RenameNode", "SetLayer", "SetNote", "SetParam", "SetText",
    "SetTraining", "graph_of",
]  # fmt: skip

TERMINALS = ("Input", "Output")  # the layers whose nodes are the ports of a block


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
        stem = self.stem or stem_of(self.layer.key.removeprefix(BLOCK_PREFIX))
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
    """Draw a wire, through dots. ``replaces`` are wires that give way (an input takes one)."""

    source: PortRef
    target: PortRef
    replaces: tuple[Edge, ...] = ()
    dots: tuple[Spot, ...] = ()

    @property
    def label(self) -> Sentence:
        return say("Connect")

    def change(self, graph: Graph) -> Graph:
        graph = edits.without_edges(graph, self.replaces) if self.replaces else graph
        edge = Edge(self.source, self.target)
        graph = edits.with_edge(graph, edge)
        return marks.with_bends(graph, {edge: self.dots}) if self.dots else graph


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
    """Give a node another name. Wires to the port of a block that it names follow."""

    node: NodeId
    name: str

    @property
    def label(self) -> Sentence:
        return say("Rename to {name}", name=self.name)

    @property
    def merge_key(self) -> object:
        return ("rename", self.graph, self.node)

    def apply(self, project: Project) -> Project:
        before = graph_of(project, self.graph)
        node = edits.node_of(before, self.node)
        after = edits.with_changed(before, self.node, name=self.name)
        if after is before:
            return project
        project = project.with_graph(self.graph, after)
        ports = [other.name for other in before.of_layer(node.layer.key)]
        if node.layer.key not in TERMINALS or ports.count(node.name) > 1 or self.name in ports:
            return project
        graphs = {name: self._rewired(graph, node) for name, graph in project.graphs.items()}
        return replace(project, graphs=graphs)

    def _rewired(self, graph: Graph, node: Node) -> Graph:
        users = {id for id, user in graph.nodes.items() if user.block == self.graph}
        if not users:
            return graph
        side = "target" if node.layer.key == "Input" else "source"

        def renamed(edge: Edge) -> Edge:
            end: PortRef = getattr(edge, side)
            if end.node not in users or end.port != node.name:
                return edge
            return edge._replace(**{side: end._replace(port=self.name)})

        bends = {renamed(edge): dots for edge, dots in graph.bends.items()}
        return replace(graph, edges=tuple(renamed(edge) for edge in graph.edges), bends=bends)


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
class PutGraph(Command):
    """Replace or add a whole graph (a block)."""

    value: Graph

    @property
    def label(self) -> Sentence:
        return say("Edit block {name}", name=self.graph)

    def apply(self, project: Project) -> Project:
        if edits.same(project.graphs.get(self.graph), self.value):
            return project
        return project.with_graph(self.graph, self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseData(Command):
    """Choose the data source, or set one of its values."""

    data: Choice | None

    @property
    def label(self) -> Sentence:
        return say("Choose data")

    def apply(self, project: Project) -> Project:
        return project if edits.same(project.data, self.data) else replace(project, data=self.data)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTraining(Command):
    """Set one field of the training settings; GraphError if the value is not allowed."""

    name: str
    value: Any

    @property
    def label(self) -> Sentence:
        return say("Set {name}", name=self.name)

    @property
    def merge_key(self) -> object:
        return ("training", self.name)

    def apply(self, project: Project) -> Project:
        value = self._checked()
        if edits.same(getattr(project.training, self.name), value):
            return project
        return replace(project, training=replace(project.training, **{self.name: value}))

    def _checked(self) -> Any:
        param = next((param for param in TRAINING.params if param.name == self.name), None)
        if param is not None:
            value = param.load(self.value)
            sentence = param.check(value)
            if sentence is not None:
                raise GraphError(sentence)
            return value
        if self.name in CHOICES and isinstance(self.value, Choice):
            return self.value
        entries = self.value if isinstance(self.value, (tuple, list)) else (None,)
        if self.name in CHOICE_LISTS and all(isinstance(entry, Choice) for entry in entries):
            return tuple(entries)
        raise GraphError(
            say("The training settings cannot take this value for {name}.", name=self.name)
        )


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
        if getattr(project, self.name) == self.value:
            return project
        if self.name == "title":
            return replace(project, title=self.value)
        return replace(project, notes=self.value)


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
