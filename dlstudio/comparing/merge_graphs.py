"""merged_graph: one graph of three, node by node and wire by wire.

Ids are short counters, so both sides give the same id to different new nodes: theirs then gets
another id, and another name where the name is taken. A wire belongs to the socket where it
ends; in a port that takes many, wires that both sides added stand one after the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from dlstudio.catalog import LAYERS
from dlstudio.comparing.merge_marks import bends_with_ids, merged_bends, merged_marks
from dlstudio.comparing.three_ways import Tell, three_ways
from dlstudio.graph.blocks import SAME_AS
from dlstudio.graph.edits import next_id, same
from dlstudio.graph.model import Edge, Graph, Node, NodeId, PortRef
from dlstudio.language import say

OWN = ("nodes", "edges", "marks", "bends")  # the fields of a graph that are merged here


def merged_graph(name: str, base: Graph, ours: Graph, theirs: Graph, tell: Tell) -> Graph:
    """Merge what two sides made of one graph; where they disagree ours is kept, and told."""
    if same(ours, theirs) or same(base, theirs):
        return ours
    if same(base, ours):
        return theirs
    theirs = _with_free_ids(base, ours, theirs)
    nodes, revived = _nodes(name, base, ours, theirs, tell)
    edges = _Wires(name, base, ours, theirs, nodes, tell).merged(revived)
    rest = {
        field.name: three_ways(
            tuple(getattr(side, field.name) for side in (base, ours, theirs)),
            (name, field.name),
            tell,
        )
        for field in fields(Graph)
        if field.name not in OWN
    }
    marks = merged_marks(name, base, ours, theirs, tell)
    bends = merged_bends(base, ours, theirs, edges)
    return replace(ours, nodes=nodes, edges=edges, marks=marks, bends=bends, **rest)


def _with_free_ids(base: Graph, ours: Graph, theirs: Graph) -> Graph:
    """Give new nodes of theirs ids and names that no other node has on our side."""
    fresh = [id for id in theirs.nodes if id not in base.nodes]
    taken = {*base.nodes, *ours.nodes, *theirs.nodes}
    ids: dict[NodeId, NodeId] = {}
    for id in fresh:
        other = ours.nodes.get(id)
        if other is not None and not _same_thing(other, theirs.nodes[id]):
            ids[id] = next_id(Graph(), taken)
            taken.add(ids[id])
    new = _renumbered(theirs, ids)
    names = {node.name for id, node in ours.nodes.items() if id not in new.nodes}
    used = names | {node.name for node in new.nodes.values()}
    nodes = dict(new.nodes)
    for id in fresh:
        node = nodes[ids.get(id, id)]
        if node.name in names and node.id not in ours.nodes:
            nodes[node.id] = replace(node, name=_other_name(node.name, used))
            used.add(nodes[node.id].name)
    return replace(new, nodes=nodes)


def _same_thing(a: Node, b: Node) -> bool:
    return a.layer.key == b.layer.key and a.name == b.name


def _other_name(name: str, used: set[str]) -> str:
    """Return the name with the next free number at its end: relu3, relu4 …"""
    stem = name.rstrip("0123456789") or name
    number = 2
    while f"{stem}{number}" in used:
        number += 1
    return f"{stem}{number}"


def _renumbered(graph: Graph, ids: Mapping[NodeId, NodeId]) -> Graph:
    """Return the graph with other ids, in wires and in what names a node by its id too."""
    if not ids:
        return graph

    def moved(end: PortRef) -> PortRef:
        return end._replace(node=ids.get(end.node, end.node))

    nodes = {}
    for id, node in graph.nodes.items():
        twin = node.layer.values.get(SAME_AS)
        layer = node.layer
        if node.block is not None and isinstance(twin, str) and twin in ids:
            layer = layer.with_value(SAME_AS, ids[twin])
        learning = node.learning
        if learning.tied_to in ids:
            learning = replace(learning, tied_to=ids[learning.tied_to])
        moved_id = ids.get(id, id)
        nodes[moved_id] = replace(node, id=moved_id, layer=layer, learning=learning)
    edges = tuple(Edge(moved(edge.source), moved(edge.target)) for edge in graph.edges)
    return replace(graph, nodes=nodes, edges=edges, bends=bends_with_ids(graph, ids))


def _nodes(
    graph: str, base: Graph, ours: Graph, theirs: Graph, tell: Tell
) -> tuple[dict[NodeId, Node], set[NodeId]]:
    """Merge the nodes; also return those that theirs removed and ours keeps."""
    result: dict[NodeId, Node] = {}
    revived: set[NodeId] = set()
    for id in dict.fromkeys((*ours.nodes, *theirs.nodes)):
        a, b, c = (side.nodes.get(id) for side in (base, ours, theirs))
        if b is not None and c is not None:
            result[id] = _node(graph, a, b, c, tell)
        elif b is not None and (a is None or _touched(a, b)):
            result[id] = b
            if a is not None:
                revived.add(id)
                tell((graph, b.name), a, b, None, say(
                    "{graph} › {name}: theirs removed it, ours changed it. It was kept.",
                    graph=graph, name=b.name,
                ))  # fmt: skip
        elif c is not None and a is None:
            result[id] = c
        elif c is not None and a is not None and _touched(a, c):
            tell((graph, c.name), a, None, c, say(
                "{graph} › {name}: ours removed it, theirs changed it. It stays removed.",
                graph=graph, name=c.name,
            ))  # fmt: skip
    return result, revived


def _touched(before: Node, after: Node) -> bool:
    """Tell whether more than the place of a node differs."""
    return not same(replace(before, position=after.position), after)


def _node(graph: str, base: Node | None, ours: Node, theirs: Node, tell: Tell) -> Node:
    if base is None:  # both sides added the same thing: what is equal is no conflict
        base = replace(ours, layer=replace(ours.layer, values={}), note="", extra={})
    place = (graph, ours.name)
    values: dict[str, Any] = {}
    for field in fields(Node):
        sides = tuple(getattr(side, field.name) for side in (base, ours, theirs))
        if field.name == "position":
            moved = same(sides[0], sides[1])
            values["position"] = sides[2] if moved else sides[1]
        elif field.name in ("layer", "extra"):
            values[field.name] = three_ways(sides, place, tell)
        else:
            values[field.name] = three_ways(sides, (*place, field.name), tell)
    return replace(ours, **values)


class _Wires:
    """The wires of one graph, by the socket where they end."""

    def __init__(
        self,
        name: str,
        base: Graph,
        ours: Graph,
        theirs: Graph,
        nodes: Mapping[NodeId, Node],
        tell: Tell,
    ) -> None:
        self._name, self._nodes, self._tell = name, nodes, tell
        self._base, self._ours, self._theirs = map(_sources, (base, ours, theirs))

    def merged(self, revived: set[NodeId]) -> tuple[Edge, ...]:
        """Return the wires; what theirs did around ``revived`` nodes is left out."""
        result: list[Edge] = []
        late: list[Edge] = []
        for target in dict.fromkeys((*self._ours, *self._theirs)):
            a, b, c = (s.get(target, ()) for s in (self._base, self._ours, self._theirs))
            near = target.node in revived or any(end.node in revived for end in a)
            if b == c or a == c or near:
                chosen = b
            elif a == b:
                chosen = c
            elif not a and self._takes_many(target):
                chosen = b
                late += (Edge(source, target) for source in c if source not in b)
            else:
                chosen = b
                self._disagree(target, a, b, c)
            result += (Edge(source, target) for source in chosen)
        kept = [edge for edge in result if self._stands(edge)]
        for edge in late:
            if self._stands(edge):
                kept.append(Edge(edge.source, _free_slot(edge.target, kept)))
        return tuple(kept)

    def _takes_many(self, target: PortRef) -> bool:
        node = self._nodes.get(target.node)
        spec = LAYERS.get(node.layer.key) if node is not None else None
        return spec is not None and any(p.many and p.name == target.port for p in spec.inputs)

    def _stands(self, edge: Edge) -> bool:
        """Tell whether both ends are there; a wire that one side added is missed aloud."""
        if edge.source.node in self._nodes and edge.target.node in self._nodes:
            return True
        if edge.source not in self._base.get(edge.target, ()):
            end = edge.target.node if edge.source.node in self._nodes else edge.source.node
            self._tell((self._name, str(edge.target)), None, None, None, say(
                "{graph}: one side wired {wire}, the other removed {node}. The wire was left out.",
                graph=self._name, wire=self._text(edge), node=end,
            ))  # fmt: skip
        return False

    def _disagree(self, target: PortRef, a: Any, b: Any, c: Any) -> None:
        place = (self._name, self._end(target))
        texts = [", ".join(map(self._end, side)) or None for side in (a, b, c)]
        self._tell(place, texts[0], texts[1], texts[2])

    def _text(self, edge: Edge) -> str:
        return f"{self._end(edge.source)} → {self._end(edge.target)}"

    def _end(self, end: PortRef) -> str:
        node = self._nodes.get(end.node)
        return str(end) if node is None else str(end._replace(node=node.name))


def _sources(graph: Graph) -> dict[PortRef, tuple[PortRef, ...]]:
    table: dict[PortRef, tuple[PortRef, ...]] = {}
    for edge in graph.edges:
        table[edge.target] = (*table.get(edge.target, ()), edge.source)
    return table


def _free_slot(target: PortRef, edges: list[Edge]) -> PortRef:
    used = {e.target.slot for e in edges if e.target[:2] == target[:2]}
    slot = target.slot
    while slot in used:
        slot += 1
    return target._replace(slot=slot)
