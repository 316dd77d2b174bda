"""Commands that give a use a block of its own, and that tidy away what nobody uses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dlstudio.errors import GraphError
from dlstudio.graph import edits
from dlstudio.graph.blocks import SAME_AS
from dlstudio.graph.model import BLOCK_PREFIX, Graph, Node, NodeId
from dlstudio.language import Sentence, say
from dlstudio.project.command import Command, graph_of
from dlstudio.project.model import MAIN, Project
from dlstudio.project.paste import copied_name
from dlstudio.spec.spec import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnBlock(Command):
    """Let one node stand for a copy of its block, which then changes without the others."""

    node: NodeId
    name: str

    @property
    def label(self) -> Sentence:
        return say("Make {name} a block of its own", name=self.name)

    def apply(self, project: Project) -> Project:
        graph = graph_of(project, self.graph)
        node = edits.node_of(graph, self.node)
        if node.block is None:
            raise GraphError(say("Choose a node that stands for a block."))
        block = graph_of(project, node.block)
        refuse_name(project, self.name)
        borrowers = [n.name for n in graph.nodes.values() if n.layer.values.get(SAME_AS) == node.id]
        if borrowers:
            raise GraphError(
                say(
                    "{nodes} shares the weights of {node}, so both stand for the same block. Give "
                    "it weights of its own first.",
                    nodes=borrowers[0],
                    node=node.name,
                )
            )
        layer = Choice(f"{BLOCK_PREFIX}{self.name}", _own_values(graph, node))
        graphs = {**project.graphs, self.name: block}
        return replace(
            project, graphs={**graphs, self.graph: edits.with_layer(graph, node.id, layer)}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveUnusedBlocks(Command):
    """Take every block out of the project that the network does not reach."""

    @property
    def label(self) -> Sentence:
        return say("Delete unused blocks")

    def apply(self, project: Project) -> Project:
        unused = set(unused_blocks(project))
        if not unused:
            return project
        kept = {name: graph for name, graph in project.graphs.items() if name not in unused}
        return replace(project, graphs=kept)


def unused_blocks(project: Project) -> tuple[str, ...]:
    """Return the blocks that the network reaches by no node, however deep."""
    reached, waiting = {MAIN}, [MAIN]
    while waiting:
        graph = project.graphs.get(waiting.pop())
        for node in graph.nodes.values() if graph else ():
            if node.block is not None and node.block not in reached:
                reached.add(node.block)
                waiting.append(node.block)
    return tuple(name for name in project.graphs if name not in reached)


def uses_of(project: Project, block: str) -> Iterator[tuple[str, Node]]:
    """Yield each node that stands for a block, with the name of its graph."""
    for name, graph in project.graphs.items():
        for node in graph.nodes.values():
            if node.block == block:
                yield name, node


def free_block_name(project: Project, stem: str) -> str:
    """Return a name for a new block: the stem, or the stem with the smallest free number."""
    return copied_name(stem, set(project.graphs))


def refuse_name(project: Project, name: str) -> None:
    """Refuse a name that a new block cannot have; GraphError."""
    if not name.strip():
        raise GraphError(say("A block needs a name. Type one, such as {example}.", example="Step"))
    if name in project.graphs:
        raise GraphError(
            say("There is a block called “{name}” already. Choose another name.", name=name)
        )


def _own_values(graph: Graph, node: Node) -> dict[str, object]:
    """Return the values of a use; one that borrows them takes those of its lender."""
    values = dict(node.layer.values)
    lender = graph.nodes.get(str(values.pop(SAME_AS, "")))
    return dict(lender.layer.values) if lender is not None else values
