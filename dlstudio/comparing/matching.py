"""Which node of one graph is which of another: by id, then by name, then by structure.

Ids are short counters that every project begins at n1, so an equal id alone says little. It is
believed where the layer, the name or a wire agrees as well, and only if that is so for most
ids; otherwise the two graphs do not stem from one another, and names and order decide.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from dlstudio.graph.model import Graph, Node, NodeId
from dlstudio.graph.topology import topology

Pairs = dict[NodeId, NodeId]  # id in the later graph -> id in the earlier one


def matched(before: Graph, after: Graph) -> Pairs:
    """Pair the nodes of two graphs; a node of either side stands in one pair at most."""
    pairs: Pairs = {}
    common = [id for id in after.nodes if id in before.nodes]
    alike = [id for id in common if before.nodes[id].layer.key == after.nodes[id].layer.key]
    named = [id for id in alike if before.nodes[id].name == after.nodes[id].name]
    if 2 * len(alike) >= len(common):
        # In another layer's place stands what took its wires, if the rest is the same graph.
        kin = 2 * len(named) >= len(common)
        wired = _wired_alike(before, after) if kin else set()
        for id in common:
            if id in wired or _related(before.nodes[id], after.nodes[id]):
                pairs[id] = id
    _by_name(before, after, pairs, same_layer=True)
    _by_order(before, after, pairs)
    _by_name(before, after, pairs, same_layer=False)
    return {id: pairs[id] for id in after.nodes if id in pairs}


def _related(old: Node, new: Node) -> bool:
    return old.layer.key == new.layer.key or old.name == new.name


def _wired_alike(before: Graph, after: Graph) -> set[NodeId]:
    return {end.node for edge in set(before.edges) & set(after.edges) for end in edge}


def _left(graph: Graph, taken: Iterable[NodeId]) -> dict[NodeId, Node]:
    gone = set(taken)
    return {id: node for id, node in graph.nodes.items() if id not in gone}


def _by_name(before: Graph, after: Graph, pairs: Pairs, *, same_layer: bool) -> None:
    by_name: dict[str, list[NodeId]] = {}
    for id, node in _left(before, pairs.values()).items():
        by_name.setdefault(node.name, []).append(id)
    for id, node in _left(after, pairs).items():
        found = by_name.get(node.name, [])
        for old in found:
            if not same_layer or before.nodes[old].layer.key == node.layer.key:
                pairs[id] = old
                found.remove(old)
                break


def _by_order(before: Graph, after: Graph, pairs: Pairs) -> None:
    """Pair equal runs of layers in the order of the data's flow."""
    old, new = _in_order(before, pairs.values()), _in_order(after, pairs)
    a, b = ([side.nodes[id].layer.key for id in row] for side, row in ((before, old), (after, new)))
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    for at_old, at_new, size in blocks:
        pairs.update(zip(new[at_new : at_new + size], old[at_old : at_old + size], strict=True))


def _in_order(graph: Graph, taken: Iterable[NodeId]) -> list[NodeId]:
    left = _left(graph, taken)
    if not left:
        return []
    order = topology(graph, ()).order
    rank = {id: place for place, id in enumerate(order)}
    return sorted(left, key=lambda id: rank.get(id, len(rank)))
