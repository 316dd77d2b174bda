"""The structural rules: one short function each, listed once in ``RULES``.

A rule looks at one graph as it is drawn, without types, and yields diagnostics.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dlstudio.catalog import LAYERS
from dlstudio.catalog.own_layers import OWN_PREFIX
from dlstudio.graph.blocks import spec_of
from dlstudio.graph.model import Graph, Node, NodeId, PortRef
from dlstudio.graph.topology import Topology
from dlstudio.language import say
from dlstudio.project.diagnostic import Diagnostic, Place
from dlstudio.project.model import MAIN, Project
from dlstudio.spec.expression import ExpressionError
from dlstudio.spec.identifier import identifier_problem, is_identifier
from dlstudio.spec.scopes import Text, texts_in
from dlstudio.spec.spec import Spec
from dlstudio.validation import fixes, memo, own
from dlstudio.validation.block_fixes import for_unknown_block
from dlstudio.validation.declared import declared_badly
from dlstudio.validation.nearby import Nearby
from dlstudio.validation.problems import found
from dlstudio.validation.wiring import INPUT, OUTPUT, Feed, Ports, Wiring


class Stop:
    """A node on the walk through its graph, with what no type on a wire changes.

    Args:
        spec: None if nothing can be known of its layer.
        block: the block that it stands for.
        feed: its wires as ``Wiring.feeds`` has them.
        results: its outputs.
        texts: the values that are counted in the scope of the graph; None if one cannot be read.

    ``number`` is that of the layer in the memo. ``fine`` says whether the values that are not
    counted are allowed, None while nobody asked.
    """

    __slots__ = ("block", "feed", "fine", "node", "number", "results", "spec", "texts")

    def __init__(
        self,
        node: Node,
        spec: Any,
        block: str | None,
        feed: Feed | None,
        results: Sequence[PortRef],
        texts: tuple[Text, ...] | None,
    ) -> None:
        self.node, self.spec, self.block = node, spec, block
        self.feed, self.results, self.texts = feed, results, texts
        self.number = memo.number_of(node.layer) if block is None else None
        self.fine: bool | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """One graph with what its structure tells.

    Args:
        others: the nodes that are no layers of the catalogue: blocks, own layers, unknown ones.
        taught: the nodes whose weights begin or change in a way of their own.
        stops: those that were asked for.
    """

    project: Project
    name: str
    graph: Graph
    inputs: tuple[Node, ...]
    outputs: tuple[Node, ...]
    ports: Mapping[NodeId, Ports | None]
    wiring: Wiring
    topology: Topology
    others: Mapping[NodeId, Node]
    muted: frozenset[NodeId]
    taught: tuple[Node, ...]
    stops: dict[NodeId, Stop] = field(default_factory=dict)

    def stop(self, id: NodeId) -> Stop:
        """Return what is known of a node before any type is."""
        node, ends = self.graph.nodes[id], self.ports[id]
        block: str | None = None
        spec: Spec | None = LAYERS.get(node.layer.key)
        if spec is None:
            block, spec = node.block, self.project.own.get(node.layer.key)
            if block is not None:
                spec = spec_of(block, self.project.graphs[block]) if ends is not None else None
            elif own.is_closed(self.project.own, node):
                spec = None
        texts: tuple[Text, ...] | None = ()
        if self.name != MAIN and spec is not None and node.layer.values:
            texts = self._texts(node, spec)
        results = [PortRef(id, port.name) for port in ends.outputs] if ends is not None else []
        found = self.stops[id] = Stop(node, spec, block, self.wiring.feeds[id], results, texts)
        return found

    def _texts(self, node: Node, spec: Spec) -> tuple[Text, ...] | None:
        names = {param.name: None for param in self.graph.params}
        try:
            return texts_in(spec.by_name, node.layer.values, names)
        except ExpressionError:
            return None

    def place(self, node: NodeId | None = None, port: str | None = None) -> Place:
        return Place(graph=self.name, node=node, port=port)


def loops(drawing: Drawing) -> Iterator[Diagnostic]:
    """DL101: wires lead back to where they came from."""
    for cycle in drawing.topology.cycles:
        names = [drawing.graph.nodes[id].name for id in cycle]
        way = " → ".join([*names[:6], *(["…"] if len(names) > 6 else []), names[0]])
        yield found(
            "DL101",
            drawing.place(cycle[0]),
            say(
                "A network must lead from inputs to outputs, but these nodes feed each other: "
                "{way}. Remove one of their wires.",
                way=way,
            ),
            fixes.cut_loop(drawing.graph, drawing.name, cycle),
        )


def unknown_layers(drawing: Drawing) -> Iterator[Diagnostic]:
    """DL105, DL301: nodes that stand for nothing we know."""
    for id, node in drawing.others.items():
        if drawing.ports[id] is not None or node.layer.key.startswith(OWN_PREFIX):
            continue
        if node.block is not None:
            sentence = say(
                "There is no block called “{block}” in this project. Insert it from its file or "
                "from a library, draw it anew, or delete this node.",
                block=node.block,
            )
            repairs = for_unknown_block(drawing.project, drawing.name, node)
            yield found("DL301", drawing.place(id), sentence, repairs)
        else:
            sentence = say(
                "“{layer}” is no layer of this version. Choose another layer, or open the "
                "project with the version that made it.",
                layer=node.layer.key[:60],
            )
            repairs = fixes.remove(drawing.name, node)
            yield found("DL105", drawing.place(id), sentence, repairs)


def own_layers(drawing: Drawing) -> Iterator[Diagnostic]:
    """DL401, DL402: layers of a person's own that are not there, or may not be run."""
    for id, node in drawing.others.items():
        if node.layer.key.startswith(OWN_PREFIX):
            for code, sentence, repairs in own.problems(drawing.project.own, drawing.name, node):
                yield found(code, drawing.place(id), sentence, repairs)


def recursive_blocks(drawing: Drawing) -> Iterator[Diagnostic]:
    """DL302: a block that holds itself, however deep."""
    blocks = {node.block for node in drawing.others.values()} - {None}
    held = {block for block in blocks if block and drawing.name in inside(drawing.project, block)}
    for id, node in drawing.others.items() if held else ():
        if node.block in held:
            yield found(
                "DL302",
                drawing.place(id),
                say("The block “{block}” contains itself. Take this node out of it.",
                    block=drawing.name),
                fixes.remove(drawing.name, node),
            )  # fmt: skip


def block_params(drawing: Drawing) -> Iterator[Diagnostic]:
    """DL308: a parameter of the block that cannot be as it is declared."""
    for declared, sentence in declared_badly(drawing.name, drawing.graph):
        repairs = fixes.for_block_param(drawing.graph, drawing.name, declared)
        yield found("DL308", Place(graph=drawing.name, param=declared.name), sentence, repairs)


def terminals(drawing: Drawing) -> Iterator[Diagnostic]:
    """DL108, DL109: a network without a beginning or an end."""
    if not drawing.inputs:
        yield found(
            "DL108",
            drawing.place(),
            say("A network needs at least one Input. Add one and wire it to the first layer.")
            if drawing.name == MAIN
            else say("A block needs at least one Input. Add one and wire it to the first layer."),
            fixes.add_terminal(drawing.graph, drawing.name, INPUT),
        )
    if not drawing.outputs:
        yield found(
            "DL109",
            drawing.place(),
            say("A network needs at least one Output. Add one behind the last layer.")
            if drawing.name == MAIN
            else say("A block needs at least one Output. Add one behind the last layer."),
            fixes.add_terminal(drawing.graph, drawing.name, OUTPUT),
        )


def broken_wires(drawing: Drawing) -> Iterator[Diagnostic]:
    """DL104: a wire whose end does not exist."""
    nodes = drawing.graph.nodes
    for edge in drawing.wiring.broken:
        end = edge.target.node if edge.target.node in nodes else edge.source.node
        yield found(
            "DL104",
            Place(graph=drawing.name, node=end if end in nodes else None, edge=edge),
            say(
                "The wire from {source} to {target} has an end that does not exist. Remove it.",
                source=_spoken(drawing.graph, edge.source),
                target=_spoken(drawing.graph, edge.target),
            ),
            fixes.disconnect(drawing.name, edge),
        )


def doubled_wires(drawing: Drawing) -> Iterator[Diagnostic]:
    """DL103: several wires into a port that takes one."""
    for edge in drawing.wiring.doubled:
        node = drawing.graph.nodes[edge.target.node]
        yield found(
            "DL103",
            Place(graph=drawing.name, node=node.id, port=edge.target.port, edge=edge),
            say(
                "“{port}” of {node} takes one wire, but has several. Remove all but one, or "
                "join them with Add or Concat first.",
                port=edge.target.port,
                node=node.name,
            ),
            fixes.undouble(drawing.graph, drawing.name, edge),
        )


def open_ports(drawing: Drawing) -> Iterator[Diagnostic]:
    """DL102: an input that is needed and has no wire."""
    nearby: Nearby | None = None
    for id in [id for id, feed in drawing.wiring.feeds.items() if feed is None]:
        ports = drawing.ports[id]
        if ports is None:
            continue
        wired = drawing.wiring.into.get(id, {})
        node = drawing.graph.nodes[id]
        if node.muted and wired:
            continue  # it passes on what it has
        for port in ports.inputs[: 1 if node.muted else None]:
            if port.name in wired or port.optional:
                continue
            nearby = nearby or Nearby(drawing.graph, drawing.ports)
            yield found(
                "DL102",
                drawing.place(id, port.name),
                say(
                    "{node} needs a wire into “{port}”, but it is open. Connect it.",
                    node=node.name,
                    port=port.name,
                ),
                fixes.connect_open(nearby, drawing.name, node, port),
            )


def dead_nodes(drawing: Drawing) -> Iterator[Diagnostic]:
    """DL110: layers that reach no output; told once, at the end of each dead branch."""
    if not drawing.outputs:
        return
    dead = drawing.graph.nodes.keys() - drawing.topology.to_outputs
    if not dead:
        return
    leading = {edge.source.node for edge in drawing.graph.edges}
    for id in [id for id in drawing.graph.nodes if id in dead and id not in leading]:
        if drawing.ports[id] is not None:
            node = drawing.graph.nodes[id]
            yield found(
                "DL110",
                drawing.place(id),
                say(
                    "{node} leads to no Output, so it is left out of the code. Wire it to an "
                    "Output, or delete it.",
                    node=node.name,
                ),
                fixes.end_or_remove(drawing.graph, drawing.name, drawing.ports, node),
            )


def names(drawing: Drawing) -> Iterator[Diagnostic]:
    """DL106, DL107: names that the code cannot take over as they are."""
    given = [node.name for node in drawing.graph.nodes.values()]
    if len(set(given)) == len(given) and all(map(is_identifier, given)):
        return
    seen: set[str] = set()
    for id, node in drawing.graph.nodes.items():
        if node.name in seen:
            yield found(
                "DL106",
                drawing.place(id),
                say("Another node is called “{name}” too. Give one of them another name.",
                    name=node.name),
                fixes.rename_free(drawing.graph, drawing.name, node),
            )  # fmt: skip
        seen.add(node.name)
        problem = identifier_problem(node.name)
        if problem is not None:
            repairs = fixes.rename_legal(drawing.graph, drawing.name, node, _stem(node))
            yield found("DL107", drawing.place(id), problem, repairs)


def inside(project: Project, block: str) -> set[str]:
    """Return the names of a block and of all blocks in it."""
    reached, waiting = {block}, [block]
    while waiting:
        graph = project.graphs.get(waiting.pop())
        for node in graph.nodes.values() if graph else ():
            if node.block is not None and node.block not in reached:
                reached.add(node.block)
                waiting.append(node.block)
    return reached


def _stem(node: Node) -> str:
    spec = LAYERS.get(node.layer.key)
    return (spec.stem if spec else "") or "node"


def _spoken(graph: Graph, ref: object) -> str:
    node = graph.nodes.get(getattr(ref, "node", ""))
    return f"{node.name if node else getattr(ref, 'node', '?')}.{getattr(ref, 'port', '?')}"


Rule = Callable[[Drawing], Iterator[Diagnostic]]

RULES: tuple[Rule, ...] = (
    terminals,
    unknown_layers,
    own_layers,
    recursive_blocks,
    block_params,
    loops,
    broken_wires,
    doubled_wires,
    open_ports,
    dead_nodes,
    names,
)
