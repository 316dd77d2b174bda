"""Memo: what is known of a drawing and of its layers, kept from one check to the next.

A check walks all nodes after every edit, and all but a few of them are as they were: what
follows from them is taken from here. Only reports of layers without any problem are kept, and
a key holds everything that a report follows from, so a recalled report is the one that would
be found anew. Values are frozen, so the same object stands for the same value; that is looked
at first, since it costs a tenth.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from dlstudio.catalog.own_layers import OWN_PREFIX
from dlstudio.graph.model import Edge, Graph, NodeId
from dlstudio.graph.topology import Topology, topology
from dlstudio.spec.spec import Choice
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation import again
from dlstudio.validation.report import GraphReport, NodeReport
from dlstudio.validation.wiring import Ports, Wiring, wiring_of

MOST = 20_000
MOST_STRUCTURES = 256
MOST_BLOCKS = 2_000

Types = Sequence[TensorType | None]

_by_value: dict[Hashable, NodeReport] = {}
# The layer and the types are kept too, or their ids could be taken by other objects.
_by_identity: dict[tuple[int, ...], tuple[Choice, Types, NodeReport]] = {}


def recall(layer: Choice, types: Types) -> NodeReport | None:
    """Return the report that was kept for a layer with these types on its inputs."""
    kept = _by_identity.get((id(layer), *map(id, types)))
    if kept is not None:
        return kept[2]
    key = _key_of(layer, types)
    report = None if key is None else _by_value.get(key)
    if report is not None:
        _keep_identity(layer, types, report)
    return report


def keep(layer: Choice, types: Types, report: NodeReport) -> None:
    """Keep a report; not of a person's own layer, which follows from its file as well."""
    key = _key_of(layer, types)
    if key is None or layer.key.startswith(OWN_PREFIX):
        return
    if len(_by_value) >= MOST:
        _by_value.clear()
    _by_value[key] = report
    _keep_identity(layer, types, report)


def _keep_identity(layer: Choice, types: Types, report: NodeReport) -> None:
    if len(_by_identity) >= MOST:
        _by_identity.clear()
    _by_identity[(id(layer), *map(id, types))] = (layer, types, report)


def _key_of(layer: Choice, types: Types) -> Hashable | None:
    """Return a key by value; None if a value cannot be in a key."""
    values = tuple(layer.values.values())
    key = (
        layer.key,
        tuple(layer.values),
        values,
        tuple(map(type, values)),  # 1, 1.0 and True are equal but not the same value
        tuple([t and (t.dims, t.dtype) for t in types]),
    )
    try:
        hash(key)
    except TypeError:  # a list from a hostile file
        return None
    return key


# The graphs are kept too: a report follows from the very objects.
_blocks: dict[Hashable, tuple[Sequence[Graph], GraphReport]] = {}


def recall_block(parts: Sequence[Graph], key: Hashable) -> GraphReport | None:
    """Return the report that was kept for a block.

    Args:
        parts: the block and all blocks in it.
        key: types, values and depth of its use.
    """
    kept = _blocks.get((*map(id, parts), key))
    return None if kept is None else kept[1]


def keep_block(parts: Sequence[Graph], key: Hashable, report: GraphReport) -> None:
    """Keep the report of a block that has no problem."""
    if len(_blocks) >= MOST_BLOCKS:
        _blocks.clear()
    _blocks[(*map(id, parts), key)] = (parts, report)


@dataclass(frozen=True, slots=True)
class Structure:
    """How a drawing hangs together, and what that follows from."""

    edges: tuple[Edge, ...]
    ports: Mapping[NodeId, Ports | None]
    outputs: tuple[NodeId, ...]
    wiring: Wiring
    topology: Topology


_structures: dict[int, Structure] = {}


def structure_of(
    graph: Graph, ports: Mapping[NodeId, Ports | None], outputs: tuple[NodeId, ...]
) -> Structure:
    """Study the wires of a graph, or remember: most edits leave all wires as they are."""
    kept = _structures.get(id(graph.edges))
    if (
        kept is not None
        and kept.edges is graph.edges
        and kept.outputs == outputs
        and kept.ports == ports
        and list(kept.ports) == list(ports)  # the order decides among equals
    ):
        return kept
    fresh = Structure(
        graph.edges, ports, outputs, wiring_of(graph, ports), topology(graph, outputs)
    )
    if len(_structures) >= MOST_STRUCTURES:
        _structures.clear()
    _structures[id(graph.edges)] = fresh
    return fresh


def forget() -> None:
    """Drop all that is kept, as if no drawing had been seen before."""
    for kept in (_by_value, _by_identity, _blocks, _structures):
        kept.clear()
    again.forget()
