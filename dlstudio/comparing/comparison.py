"""Comparison: what differs between two projects, as one value with a sentence for each thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dlstudio.graph.model import Edge, NodeId
from dlstudio.language import Sentence
from dlstudio.project.model import Project

# In the order in which they are told.
ADDED, REMOVED, RENAMED, LAYER, PARAM, NOTE = (
    "added",
    "removed",
    "renamed",
    "layer",
    "param",
    "note",
)
WIRE, SHAPE, COST, MOVED = "wire", "shape", "cost", "moved"
BLOCK, DATA, TRAINING, TEXT, TOTAL = "block", "data", "training", "text", "total"

# What follows from something else, or changes nothing that is computed.
CONSEQUENCES = frozenset({SHAPE, COST, TOTAL, MOVED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that differs.

    Args:
        kind: one of the words above.
        sentence: what differs, to be read alone.
        graph: name of the graph in the later project (in the earlier one for what is removed);
            empty for what belongs to the project.
        node: id in the later project; in the earlier one for a node that was removed.
        name: of the node.
        field: parameter, setting or port.
        old, new: the values on both sides, None where there is none.
    """

    kind: str
    sentence: Sentence
    graph: str = ""
    node: NodeId | None = None
    name: str = ""
    field: str = ""
    old: Any = None
    new: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphComparison:
    """What differs in one graph.

    Args:
        was: its name in the earlier project; None if it is new.
        pairs: id in the later project -> id of the same node in the earlier one.
        added: ids in the later project; removed: ids in the earlier one.
        differences: of its nodes and wires, and of the graph itself.
        edges_added: wires of the later project; edges_removed: wires of the earlier one.
    """

    was: str | None
    pairs: Mapping[NodeId, NodeId]
    added: frozenset[NodeId] = frozenset()
    removed: frozenset[NodeId] = frozenset()
    differences: tuple[Difference, ...] = ()
    edges_added: frozenset[Edge] = frozenset()
    edges_removed: frozenset[Edge] = frozenset()

    def of(self, node: NodeId) -> tuple[Difference, ...]:
        """Return what differs in a node of the later project."""
        return tuple(d for d in self.differences if d.node == node and d.kind != REMOVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two projects and what differs.

    Args:
        graphs: by name in the later project, those that differ and those that do not.
        removed_graphs: names of blocks that are no more.
        settings: title, notes, data and training settings, and blocks that came or went.
        totals: parameters, MACs and memory of the whole.
    """

    before: Project
    after: Project
    graphs: Mapping[str, GraphComparison]
    removed_graphs: tuple[str, ...] = ()
    settings: tuple[Difference, ...] = ()
    totals: tuple[Difference, ...] = field(default=())

    def __iter__(self) -> Iterator[Difference]:
        """Yield everything that differs: nodes and wires, then settings, then totals."""
        for graph in self.graphs.values():
            yield from graph.differences
        yield from self.settings
        yield from self.totals

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @property
    def same(self) -> bool:
        """Whether nothing differs at all."""
        return not len(self)

    @property
    def same_network(self) -> bool:
        """Whether the networks compute the same and train the same; only places may differ."""
        return all(d.kind in (MOVED, NOTE, TEXT) for d in self)
