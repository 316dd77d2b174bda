"""Commands on whole blocks: their parameters and names, adding and removing them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from dlstudio.errors import GraphError
from dlstudio.graph import edits
from dlstudio.graph.model import BLOCK_PREFIX, BlockParam, Graph
from dlstudio.language import Sentence, say
from dlstudio.project.block_copies import refuse_name
from dlstudio.project.command import Command, graph_of
from dlstudio.project.lookup import unknown
from dlstudio.project.model import MAIN, Project
from dlstudio.project.named_values import with_values
from dlstudio.project.paste import added_blocks, block_names
from dlstudio.spec.expression import name as name_of
from dlstudio.spec.spec import Choice


def declared(
    block: str,
    name: Any,
    default: Any,
    *,
    help: str = "",
    low: float | None = None,
    high: float | None = None,
) -> BlockParam:
    """Return a parameter for a block, of the kind of its default.

    Raises:
        GraphError: there is no such kind, or the graph is no block.
    """
    kind = {bool: "bool", int: "int", float: "float"}.get(type(default))
    if kind is None or block == MAIN or not isinstance(name, str):
        raise GraphError(
            say(
                "A parameter belongs to a block, and has a name and a default that is a number, "
                "true or false. Declare it as in {example}.",
                example='graph.block("step").parameter("width", 64)',
            )
        )
    return BlockParam(name=name, kind=kind, default=default, help=help, low=low, high=high)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBlockParams(Command):
    """Declare the parameters of a block anew; ``check`` says which cannot be so."""

    params: tuple[BlockParam, ...]

    @property
    def label(self) -> Sentence:
        return say("Edit the parameters of {block}", block=self.graph)

    @property
    def merge_key(self) -> object:
        return ("block-params", self.graph, tuple(param.name for param in self.params))

    def change(self, graph: Graph) -> Graph:
        if edits.same(graph.params, self.params):
            return graph
        return replace(graph, params=self.params)


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameBlock(Command):
    """Give a block another name; every use follows."""

    name: str

    @property
    def label(self) -> Sentence:
        return say("Rename to {name}", name=self.name)

    def apply(self, project: Project) -> Project:
        graph_of(project, self.graph)
        if self.name == self.graph:
            return project
        if self.graph == MAIN:
            raise GraphError(say("Choose a node that stands for a block."))
        refuse_name(project, self.name)
        graphs = {
            self.name if name == self.graph else name: self._followed(graph)
            for name, graph in project.graphs.items()
        }
        loss = project.training.loss
        if loss.key == f"{BLOCK_PREFIX}{self.graph}":
            loss = Choice(f"{BLOCK_PREFIX}{self.name}", loss.values)
            project = replace(project, training=replace(project.training, loss=loss))
        bookmarks = {
            number: replace(mark, graph=self.name) if mark.graph == self.graph else mark
            for number, mark in project.bookmarks.items()
        }
        return replace(project, graphs=graphs, bookmarks=bookmarks or project.bookmarks)

    def _followed(self, graph: Graph) -> Graph:
        users = [node for node in graph.nodes.values() if node.block == self.graph]
        for node in users:
            layer = Choice(f"{BLOCK_PREFIX}{self.name}", node.layer.values)
            graph = edits.with_layer(graph, node.id, layer)
        return graph


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameBlockParam(Command):
    """Give a parameter another name; expressions in the block and its uses follow."""

    old: str
    new: str

    @property
    def label(self) -> Sentence:
        return say("Rename to {name}", name=self.new)

    def apply(self, project: Project) -> Project:
        block = graph_of(project, self.graph)
        names = [param.name for param in block.params]
        if self.old not in names:
            raise GraphError(unknown(say("There is no parameter"), self.old, names))
        if self.new in names:
            raise GraphError(
                say("Two parameters are called “{name}”. Give one another name.", name=self.new)
            )
        given = {self.old: name_of(self.new)}
        for node in block.nodes.values():
            layer = with_values(project, node.layer, given, count=False)
            block = edits.with_layer(block, node.id, layer)
        params = tuple(
            replace(param, name=self.new) if param.name == self.old else param
            for param in block.params
        )
        graphs = {**project.graphs, self.graph: replace(block, params=params)}
        loss = self._renamed(project.training.loss)
        return replace(
            project,
            graphs={n: self._followed(g) for n, g in graphs.items()},
            training=replace(project.training, loss=loss),
        )

    def _renamed(self, use: Choice) -> Choice:
        """Return a use of the block with the value under its new name."""
        if use.key != f"{BLOCK_PREFIX}{self.graph}" or self.old not in use.values:
            return use
        values = {
            self.new if name == self.old else name: value for name, value in use.values.items()
        }
        return Choice(use.key, values)

    def _followed(self, graph: Graph) -> Graph:
        for node in graph.nodes.values():
            layer = self._renamed(node.layer)
            if layer is not node.layer:
                graph = edits.with_layer(graph, node.id, layer)
        return graph


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveBlock(Command):
    """Take a block out of the project; refused while a node stands for it."""

    @property
    def label(self) -> Sentence:
        return say("Delete the block {name}", name=self.graph)

    def apply(self, project: Project) -> Project:
        graph_of(project, self.graph)
        users = [
            node.name
            for name, graph in project.graphs.items()
            for node in graph.nodes.values()
            if node.block == self.graph and name != self.graph
        ]
        if project.training.loss.key == f"{BLOCK_PREFIX}{self.graph}":
            raise GraphError(
                say("“{name}” is the loss. Choose another loss first.", name=self.graph)
            )
        if users or self.graph == MAIN:
            raise GraphError(
                say(
                    "The block “{name}” is in use ({nodes}). Delete these nodes first.",
                    name=self.graph,
                    nodes=", ".join(users[:5]) or MAIN,
                )
            )
        kept = {name: graph for name, graph in project.graphs.items() if name != self.graph}
        return replace(project, graphs=kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertBlocks(Command):
    """Add blocks, such as those of a block file.

    A block that is there already is used as it is; one that differs from its namesake comes
    in under a free name.
    """

    name: str
    graphs: Mapping[str, Graph]

    @property
    def label(self) -> Sentence:
        return say("Insert the block {name}", name=self.name)

    def apply(self, project: Project) -> Project:
        names = block_names(project, self.graphs)
        blocks = added_blocks(project, self.graphs, names)
        return replace(project, graphs={**project.graphs, **blocks}) if blocks else project

    def name_in(self, project: Project) -> str:
        """Return what the block is called in a project that it is inserted into."""
        return block_names(project, self.graphs)[self.name]
