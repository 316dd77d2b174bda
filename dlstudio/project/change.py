"""Change: what differs between two project values, found by identity."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeVar

from dlstudio.graph.model import Edge, Graph, MarkId, NodeId
from dlstudio.project.model import Project

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphChange:
    """What differs in one graph."""

    added: frozenset[NodeId] = frozenset()
    removed: frozenset[NodeId] = frozenset()
    changed: frozenset[NodeId] = frozenset()
    edges_added: frozenset[Edge] = frozenset()
    edges_removed: frozenset[Edge] = frozenset()
    marks: frozenset[MarkId] = frozenset()  # came, went or changed
    bends: frozenset[Edge] = frozenset()  # wires that are led in another way


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Two project values and what differs.

    Args:
        graphs: by name, only those that differ (added and removed graphs included).
        data, training, text, bookmarks, own: whether the data choice, training settings,
            title and notes, places of the view, or what is known of own layers differ.
        initiator: whoever asked for it, so that a view can tell its own changes.
    """

    before: Project
    after: Project
    graphs: dict[str, GraphChange]
    data: bool
    training: bool
    text: bool
    bookmarks: bool = False
    own: bool = False
    initiator: object = None

    @staticmethod
    def between(before: Project, after: Project, initiator: object = None) -> Change:
        """Compare two values of one document; equal parts are the same objects."""
        names = {*before.graphs, *after.graphs}
        empty = Graph()
        graphs = {
            name: _graph_change(before.graphs.get(name, empty), after.graphs.get(name, empty))
            for name in names
            if before.graphs.get(name) is not after.graphs.get(name)
        }
        return Change(
            before=before,
            after=after,
            graphs=graphs,
            data=before.data is not after.data,
            training=before.training is not after.training,
            text=before.title != after.title or before.notes != after.notes,
            bookmarks=before.bookmarks is not after.bookmarks,
            own=before.own is not after.own,
            initiator=initiator,
        )


def _graph_change(before: Graph, after: Graph) -> GraphChange:
    old, new = before.nodes, after.nodes
    edges_before, edges_after = _differing(before.edges, after.edges)
    return GraphChange(
        added=frozenset(new.keys() - old.keys()),
        removed=frozenset(old.keys() - new.keys()),
        changed=frozenset(id for id, node in new.items() if id in old and old[id] is not node),
        edges_added=edges_after - edges_before,
        edges_removed=edges_before - edges_after,
        marks=_unlike(before.marks, after.marks),
        bends=_unlike(before.bends, after.bends),
    )


def _unlike(before: Mapping[K, object], after: Mapping[K, object]) -> frozenset[K]:
    if before is after:
        return frozenset()
    keys = {**before, **after}
    return frozenset(key for key in keys if before.get(key) is not after.get(key))


def _differing(
    before: tuple[Edge, ...], after: tuple[Edge, ...]
) -> tuple[frozenset[Edge], frozenset[Edge]]:
    """Return both sides without what they share at the front: hashing all wires is slow."""
    if before is after:
        return frozenset(), frozenset()
    shared = sum(
        1 for _ in takewhile(lambda pair: pair[0] is pair[1], zip(before, after, strict=False))
    )
    return frozenset(before[shared:]), frozenset(after[shared:])
