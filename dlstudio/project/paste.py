"""Paste: add copied nodes, their wires, and the blocks they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from dlstudio.graph import edits, marks
from dlstudio.graph.blocks import SAME_AS
from dlstudio.graph.model import BLOCK_PREFIX, Edge, Graph, Mark, Node, NodeId, Spot
from dlstudio.language import Sentence, say
from dlstudio.project.command import Command, graph_of
from dlstudio.project.model import Project
from dlstudio.spec.spec import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Paste(Command):
    """Add nodes and wires under new ids and free names, moved by ``offset``.

    ``graphs`` are the blocks that the nodes stand for. One that is in the project already is
    used as it is there; one that differs from its namesake comes in under a free name.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...] = ()
    offset: tuple[float, float] = (0.0, 0.0)
    graphs: Mapping[str, Graph] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    bends: Mapping[Edge, tuple[Spot, ...]] = field(default_factory=dict)

    @property
    def label(self) -> Sentence:
        return say("Paste")

    def apply(self, project: Project) -> Project:
        graph = graph_of(project, self.graph)
        if not self.nodes and not self.marks:
            return project
        names = block_names(project, self.graphs)
        ids, nodes = self.placed(graph)
        nodes = {id: _with_block(node, names) for id, node in nodes.items()}
        edges = tuple(
            _with_ids(edge, ids)
            for edge in self.edges
            if edge.source.node in ids and edge.target.node in ids
        )
        graph = replace(graph, nodes={**graph.nodes, **nodes}, edges=(*graph.edges, *edges))
        graph = with_drawing(graph, self.marks, self.bends, ids, self.offset)
        blocks = added_blocks(project, self.graphs, names)
        return replace(project, graphs={**project.graphs, **blocks, self.graph: graph})

    def placed(self, graph: Graph) -> tuple[dict[NodeId, NodeId], dict[NodeId, Node]]:
        """Return old id -> new id, and the new nodes as they will stand in ``graph``."""
        taken = {node.name for node in graph.nodes.values()}
        dx, dy = self.offset
        ids: dict[NodeId, NodeId] = {}
        nodes: dict[NodeId, Node] = {}
        number = int(edits.next_id(graph)[1:])
        counts: dict[str, int] = {}
        for node in self.nodes:
            while f"n{number}" in graph.nodes:
                number += 1
            id, number = f"n{number}", number + 1
            name = copied_name(node.name, taken, counts)
            taken.add(name)
            ids[node.id] = id
            x, y = node.position
            nodes[id] = replace(node, id=id, name=name, position=(x + dx, y + dy))
        for node in self.nodes:
            if node.learning.tied_to not in ids and not _at_home(node, graph):
                new = nodes[ids[node.id]]
                nodes[new.id] = replace(new, learning=replace(new.learning, tied_to=""))
        return ids, {id: with_lender(node, ids) for id, node in nodes.items()}


def _at_home(node: Node, graph: Graph) -> bool:
    """Tell whether a copy was taken from this graph, so that its lender is the node it names.

    One that came from elsewhere has an id that here is that of another layer. One that was
    cut out has left no namesake, and keeps its tie if there is such a node.
    """
    here = graph.nodes.get(node.id)
    same = here is None or (here.name, here.layer.key) == (node.name, node.layer.key)
    return not node.learning.tied_to or (same and node.learning.tied_to in graph.nodes)


def with_drawing(
    graph: Graph,
    marked: Iterable[Mark],
    bends: Mapping[Edge, tuple[Spot, ...]],
    ids: Mapping[NodeId, NodeId],
    offset: Spot,
) -> Graph:
    """Add the marks and the dots of a piece whose nodes and wires came in under new ids."""
    dx, dy = offset
    fresh = [marks.moved(mark, dx, dy) for mark in marks.renumbered(marked, graph.marks)]
    there = set(graph.edges) if bends else set()
    led = {
        edge: tuple((x + dx, y + dy) for x, y in dots)
        for old, dots in bends.items()
        if {old.source.node, old.target.node} <= ids.keys()
        and (edge := _with_ids(old, ids)) in there
    }
    return marks.with_bends(marks.with_marks(graph, fresh), led)


def _with_ids(edge: Edge, ids: Mapping[NodeId, NodeId]) -> Edge:
    source, target = edge
    return Edge(source._replace(node=ids[source.node]), target._replace(node=ids[target.node]))


def block_names(project: Project, graphs: Mapping[str, Graph]) -> dict[str, str]:
    """Return the name in the project of every block that comes along."""
    names: dict[str, str] = {}
    for name, graph in graphs.items():
        known = project.graphs.get(name)
        taken = {*project.graphs, *graphs, *names.values()}
        names[name] = name if known in (None, graph) else copied_name(name, taken)
    return names


def added_blocks(
    project: Project, graphs: Mapping[str, Graph], names: Mapping[str, str]
) -> dict[str, Graph]:
    """Return the blocks that the project does not have yet, under their names in it."""
    return {
        new: _with_blocks(graphs[old], names)
        for old, new in names.items()
        if new not in project.graphs
    }


def with_lender(node: Node, ids: Mapping[NodeId, NodeId]) -> Node:
    """Let a node that shares the weights of another follow it to its new id."""
    if node.learning.tied_to in ids:
        learning = replace(node.learning, tied_to=ids[node.learning.tied_to])
        node = replace(node, learning=learning)
    lender = node.layer.values.get(SAME_AS)
    if node.block is None or not isinstance(lender, str) or lender not in ids:
        return node
    return replace(node, layer=node.layer.with_value(SAME_AS, ids[lender]))


def copied_name(name: str, taken: set[str], counts: dict[str, int] | None = None) -> str:
    """Return the name if it is free, else its stem with the smallest free number.

    ``counts`` remembers by stem how far numbers are taken, for many names in a row.
    """
    if name not in taken:
        return name
    stem = name.rstrip("0123456789") or name
    number = 1 if counts is None else counts.get(stem, 1)
    while f"{stem}{number}" in taken:
        number += 1
    if counts is not None:
        counts[stem] = number
    return f"{stem}{number}"


def _with_blocks(graph: Graph, names: Mapping[str, str]) -> Graph:
    nodes = {id: _with_block(node, names) for id, node in graph.nodes.items()}
    return replace(graph, nodes=nodes)


def _with_block(node: Node, names: Mapping[str, str]) -> Node:
    new = names.get(node.block or "", node.block)
    if new == node.block:
        return node
    return replace(node, layer=Choice(f"{BLOCK_PREFIX}{new}", node.layer.values))
