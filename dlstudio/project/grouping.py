"""Commands that move nodes into a new block, and a block's nodes out into its graph."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from dlstudio.errors import GraphError
from dlstudio.graph import dots, edits
from dlstudio.graph.blocks import SAME_AS, is_repeated, lender_of, spec_of
from dlstudio.graph.marks import with_bends, without_marks
from dlstudio.graph.model import BLOCK_PREFIX, Edge, Graph, MarkId, Node, NodeId, PortRef
from dlstudio.graph.topology import downstream, upstream
from dlstudio.language import Sentence, say
from dlstudio.project.block_copies import refuse_name
from dlstudio.project.command import Command, graph_of
from dlstudio.project.learning_commands import inherited
from dlstudio.project.model import MAIN, Project
from dlstudio.project.named_values import params_of, with_values
from dlstudio.project.paste import copied_name, with_drawing, with_lender
from dlstudio.spec.expression import Expression, ExpressionError, number
from dlstudio.spec.identifier import stem_of
from dlstudio.spec.scopes import expression_of, expressions_in
from dlstudio.spec.spec import Choice

TERMINALS = ("Input", "Output")
STEP = 220.0  # between a terminal and the nodes beside it


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupNodes(Command):
    """Move nodes into a new block called ``name``, and put a node in their place.

    Every wire into them becomes an Input of the block and every result that is read outside
    an Output. Parameters of the surrounding block that they name go in with them, and so do the
    chosen frames and notes, and the dots of the wires inside.
    """

    ids: tuple[NodeId, ...]
    name: str
    marks: tuple[MarkId, ...] = ()

    @property
    def label(self) -> Sentence:
        return say("Group into the block {name}", name=self.name)

    def apply(self, project: Project) -> Project:
        graph = graph_of(project, self.graph)
        chosen = {id for id in self.ids if id in graph.nodes}
        self._refuse(project, graph, chosen)
        ins = _distinct(e.source for e in graph.edges if _enters(e, chosen))
        outs = _distinct(e.source for e in graph.edges if _enters(e, graph.nodes.keys() - chosen)
                         and e.source.node in chosen)  # fmt: skip
        names = _free_names([graph.nodes[ref.node].name for ref in (*ins, *outs)], graph, chosen)
        block = _block_of(project, graph, chosen, ins, outs, names)
        node_id = edits.next_id(graph)
        values = {param.name: param.name for param in block.params}
        drawn = {id: graph.marks[id] for id in self.marks if id in graph.marks}
        block = replace(block, marks=drawn, bends=dots.of_group(graph, block, chosen))
        kept = without_marks(edits.without_nodes(graph, chosen), self.marks)
        node = Node(
            id=node_id,
            layer=Choice(f"{BLOCK_PREFIX}{self.name}", values),
            name=edits.free_name(kept, stem_of(self.name)),
            position=_middle([graph.nodes[id].position for id in chosen]),
        )
        wires = {
            Edge(source, PortRef(node_id, port)): [
                e for e in graph.edges if _enters(e, chosen) and e.source == source
            ]
            for source, port in zip(ins, names, strict=False)
        }
        ports = dict(zip(outs, names[len(ins) :], strict=True))
        wires |= {
            edge._replace(source=PortRef(node_id, ports[edge.source])): [edge]
            for edge in graph.edges
            if edge.source in ports and edge.target.node not in chosen
        }
        kept = replace(kept, nodes={**kept.nodes, node_id: node}, edges=(*kept.edges, *wires))
        kept = with_bends(kept, dots.around_group(graph, chosen, wires))
        return replace(project, graphs={**project.graphs, self.graph: kept, self.name: block})

    def _refuse(self, project: Project, graph: Graph, chosen: set[NodeId]) -> None:
        if not chosen or any(graph.nodes[id].layer.key in TERMINALS for id in chosen):
            raise GraphError(
                say("Choose layers for the block; Input and Output nodes stay where they are.")
            )
        refuse_name(project, self.name)
        between = (downstream(graph, chosen) & upstream(graph, chosen)) - chosen
        if between:
            raise GraphError(
                say(
                    "{node} lies between the chosen layers, so the block would feed itself. "
                    "Choose it too.",
                    node=graph.nodes[min(between)].name,
                )
            )
        for node in graph.nodes.values():
            lender = lender_of(node)
            if lender and (node.id in chosen) != (lender in chosen):
                raise GraphError(
                    say(
                        "{node} shares the weights of another node, which must come along. "
                        "Choose both, or give it weights of its own.",
                        node=node.name,
                    )
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnpackBlock(Command):
    """Put the nodes of a block in the place of the node that stands for it."""

    node: NodeId

    @property
    def label(self) -> Sentence:
        return say("Unpack block")

    def change(self, graph: Graph) -> Graph:
        raise GraphError(say("Choose a node that stands for a block."))

    def apply(self, project: Project) -> Project:
        graph = graph_of(project, self.graph)
        node = edits.node_of(graph, self.node)
        if node.block is None:
            return project.with_graph(self.graph, self.change(graph))
        block = graph_of(project, node.block)
        _refuse_unpacking(graph, node)
        kept = edits.without_nodes(graph, [node.id])
        ids, nodes = self._moved(project, kept, node, block)
        kept = replace(kept, nodes={**kept.nodes, **nodes})
        kept = _rewired(graph, kept, node, block, ids)
        kept = with_drawing(kept, block.marks.values(), {}, ids, _offset(node, block))
        return project.with_graph(self.graph, kept)

    def _moved(
        self, project: Project, kept: Graph, node: Node, block: Graph
    ) -> tuple[dict[NodeId, NodeId], dict[NodeId, Node]]:
        inner = [n for n in block.nodes.values() if n.layer.key not in TERMINALS]
        dx, dy = _offset(node, block)
        taken = {n.name for n in kept.nodes.values()}
        values = _given(project, node, block, in_main=self.graph == MAIN)
        ids: dict[NodeId, NodeId] = {}
        nodes: dict[NodeId, Node] = {}
        for one in inner:
            id = edits.next_id(kept, nodes)
            name = copied_name(one.name, taken)
            taken.add(name)
            ids[one.id] = id
            x, y = one.position[0] + dx, one.position[1] + dy
            layer = with_values(project, one.layer, values, count=self.graph == MAIN)
            moved = replace(one, id=id, name=name, position=(x, y), layer=layer)
            nodes[id] = inherited(node, moved)
        return ids, {id: with_lender(moved, ids) for id, moved in nodes.items()}


def _offset(node: Node, block: Graph) -> tuple[float, float]:
    """Return how far the inside of a block moves to stand around the node's place."""
    inner = [n.position for n in block.nodes.values() if n.layer.key not in TERMINALS]
    x, y = _middle(inner or [(0.0, 0.0)])
    return node.position[0] - x, node.position[1] - y


def _refuse_unpacking(graph: Graph, node: Node) -> None:
    if is_repeated(node.layer.values):
        raise GraphError(
            say("{node} is repeated. Let it run once, then unpack it.", node=node.name)
        )
    borrowers = [n for n in graph.nodes.values() if n.layer.values.get(SAME_AS) == node.id]
    if node.layer.values.get(SAME_AS) or borrowers:
        raise GraphError(
            say(
                "{node} shares its weights with another node. Give each weights of its own, then "
                "unpack it.",
                node=node.name,
            )
        )


def _rewired(
    graph: Graph, kept: Graph, node: Node, block: Graph, ids: Mapping[NodeId, NodeId]
) -> Graph:
    """Draw the wires of the block between what fed the node and what it fed, dots and all."""
    names = {id: inner.name for id, inner in block.nodes.items()}
    fed = {e.target.port: (e.source, graph.bends.get(e, ())) for e in graph.into(node.id)}

    def source_of(edge: Edge) -> tuple[PortRef | None, dots.Dots]:
        inner = dots.moved(block.bends.get(edge, ()), *_offset(node, block))
        if edge.source.node in ids:
            return edge.source._replace(node=ids[edge.source.node]), inner
        # From an Input: whatever is wired to that port.
        source, outer = fed.get(names[edge.source.node], (None, ()))
        return source, dots.joined(outer, inner)

    wires: dict[Edge, dots.Dots] = {}
    given: dict[str, tuple[PortRef | None, dots.Dots]] = {}
    for edge in block.edges:
        source, led = source_of(edge)
        if edge.target.node not in ids:
            given[names[edge.target.node]] = source, led
        elif source is not None:
            wires[Edge(source, edge.target._replace(node=ids[edge.target.node]))] = led
    for edge in graph.out_of(node.id):
        source, led = given.get(edge.source.port, (None, ()))
        if source is not None:
            outer = graph.bends.get(edge, ())
            wires[edge._replace(source=source)] = dots.joined(led, outer)
    return with_bends(replace(kept, edges=(*kept.edges, *wires)), wires)


def _given(project: Project, node: Node, block: Graph, *, in_main: bool) -> dict[str, Expression]:
    """Return what each parameter of a block is in one use, as an expression."""
    spec = spec_of(node.block or "", block)
    found: dict[str, Expression] = {}
    for declared in block.params:
        value = node.layer.values.get(declared.name, declared.default)
        try:
            drawn = expression_of(spec.param(declared.name), value, {})
            found[declared.name] = number(value) if drawn is None else drawn
        except (ExpressionError, TypeError) as error:
            raise GraphError(
                say(
                    "{node} has a value of {name} that cannot be used. Correct it, then unpack it.",
                    node=node.name,
                    name=declared.name,
                )
            ) from error
    return found


def _block_of(
    project: Project,
    graph: Graph,
    chosen: set[NodeId],
    ins: list[PortRef],
    outs: list[PortRef],
    names: list[str],
) -> Graph:
    """Return the new block: the nodes with an Input and an Output for each way in and out."""
    nodes = {id: node for id, node in graph.nodes.items() if id in chosen}
    left = min(node.position[0] for node in nodes.values()) - STEP
    right = max(node.position[0] for node in nodes.values()) + STEP
    edges = [e for e in graph.edges if {e.source.node, e.target.node} <= chosen]
    block = Graph(nodes=nodes)
    ways = [(ref, "Input") for ref in ins] + [(ref, "Output") for ref in outs]
    for (ref, key), name in zip(ways, names, strict=True):
        id = edits.next_id(block, graph.nodes)
        place = (left if key == "Input" else right, graph.nodes[ref.node].position[1])
        block = edits.with_node(block, Node(id=id, layer=Choice(key), name=name, position=place))
        if key == "Output":
            edges.append(Edge(ref, PortRef(id, "input")))
            continue
        edges += [
            edge._replace(source=PortRef(id, "output"))
            for edge in graph.edges
            if edge.source == ref and edge.target.node in chosen
        ]
    scope = {param.name: 1 for param in graph.params}
    used = {
        name
        for node in nodes.values()
        for _, found in expressions_in(params_of(project, node.layer), node.layer.values, scope)
        for name in found.names()
    }
    params = tuple(param for param in graph.params if param.name in used)
    return replace(block, edges=tuple(edges), params=params)


def _free_names(wanted: list[str], graph: Graph, chosen: set[NodeId]) -> list[str]:
    taken = {graph.nodes[id].name for id in chosen} | {param.name for param in graph.params}
    names: list[str] = []
    for name in wanted:
        names.append(copied_name(name, taken))
        taken.add(names[-1])
    return names


def _enters(edge: Edge, nodes: Collection[NodeId]) -> bool:
    return edge.target.node in nodes and edge.source.node not in nodes


def _distinct(refs: Iterable[PortRef]) -> list[PortRef]:
    return list(dict.fromkeys(ref._replace(slot=0) for ref in refs))


def _middle(places: list[tuple[float, float]]) -> tuple[float, float]:
    xs, ys = [x for x, _ in places], [y for _, y in places]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
