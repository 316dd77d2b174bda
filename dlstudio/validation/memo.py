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
from itertools import count
from typing import Any

from dlstudio.catalog.own_layers import OWN_PREFIX
from dlstudio.graph.model import Edge, Graph, NodeId
from dlstudio.graph.topology import Topology, topology
from dlstudio.kept import Kept
from dlstudio.spec.spec import Choice
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation import again
from dlstudio.validation.report import GraphReport, NodeReport
from dlstudio.validation.wiring import Ports, Wiring, wiring_of

MOST = 20_000
MOST_DRAWN = 40_000  # nodes and wires of all structures; one of 5,000 nodes takes 2.5 MB
MOST_IN_BLOCKS = 10_000  # nodes of all reports of blocks
EACH = 100  # so many nodes weigh what a structure holds beside them
EACH_IN_BLOCKS = 10  # and a report; the uses in one drawing must all find room

Types = Sequence[TensorType | None]

# The layer is kept too, or its id could be taken by another object.
_numbers: dict[int, tuple[Choice, int | None]] = {}
_by_value: dict[Hashable, int] = {}
_reports: dict[tuple[Any, ...], NodeReport] = {}
_next = count()


def recall(key: Hashable, types: Types) -> NodeReport | None:
    """Return the report that was kept for a layer with these types on its inputs.

    Args:
        key: its number, or that and what tells apart what its expressions count to.
    """
    return _reports.get((key, *types))


def keep(key: Hashable, types: Types, report: NodeReport) -> None:
    """Keep a report of a layer, unless it has no number."""
    if key is None:
        return
    if len(_reports) >= MOST:
        _reports.clear()
    _reports[(key, *types)] = report


def number_of(layer: Choice) -> int | None:
    """Return the number of a layer, which equal ones share; None if nothing is kept of it.

    That is so for one of a person's own, which follows from its file as well.
    """
    kept = _numbers.get(id(layer))
    if kept is not None:
        return kept[1]
    if len(_numbers) >= MOST:  # and fewer values
        _numbers.clear()
        _by_value.clear()
    key: Hashable = layer.key
    if layer.values:
        # 1, 1.0 and True are equal but not the same.
        kinds = tuple([type(value) for value in layer.values.values()])
        key = (layer.key, tuple(layer.values.items()), kinds)
    try:
        number = _by_value.get(key)
    except TypeError:  # a list from a hostile file
        found = None
    else:
        own = layer.key.startswith(OWN_PREFIX)
        found = None if own else number if number is not None else next(_next)
        if found is not None:
            _by_value[key] = found
    _numbers[id(layer)] = (layer, found)
    return found


# The graphs are kept too: a report follows from the very objects.
_blocks: Kept[tuple[Sequence[Graph], GraphReport]] = Kept(MOST_IN_BLOCKS)


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
    weight = EACH_IN_BLOCKS + sum(len(part.nodes) for part in parts)
    _blocks.put((*map(id, parts), key), (parts, report), weight)


@dataclass(frozen=True, slots=True)
class Structure:
    """How a drawing hangs together, and what that follows from."""

    edges: tuple[Edge, ...]
    ports: Mapping[NodeId, Ports | None]
    outputs: tuple[NodeId, ...]
    wiring: Wiring
    topology: Topology


_structures: Kept[Structure] = Kept(MOST_DRAWN)


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
    _structures.put(id(graph.edges), fresh, EACH + len(graph.edges) + len(graph.nodes))
    return fresh


def forget() -> None:
    """Drop all that is kept, as if no drawing had been seen before."""
    for kept in (_numbers, _by_value, _reports, _blocks, _structures):
        kept.clear()
    again.forget()
