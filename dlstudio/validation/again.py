"""again: the walk through a graph that was walked before, of which a few nodes are other ones.

An edit changes one node, and mostly the types behind it up to the next layer that sets its own
sizes. The rest of the last walk is taken over as it stands. Where there was something to tell is
looked at every time, so that nothing is passed over, and no repair is of yesterday.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dlstudio.graph.model import Node, NodeId, PortRef
from dlstudio.kept import Kept
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation.report import NodeReport

if TYPE_CHECKING:
    from dlstudio.validation.graph_walk import GraphWalk

MOST = 20_000  # nodes of all walks
EACH = 100  # so many nodes weigh what a walk holds beside them: of 5 nodes it takes 4 KB
SMALL = 64  # nodes in a block; walking it again is less than remembering each of its uses


@dataclass(frozen=True, slots=True)
class Walked:
    """A walk that came to its end.

    Args:
        ground: kept too, or the ids in its key could be taken by other objects.
        nodes: the nodes as they were.
        reports: of those of which everything is known.
        told: nodes of which there was something to tell.
    """

    ground: tuple[object, ...]
    nodes: Mapping[NodeId, Node]
    reports: Mapping[NodeId, NodeReport]
    types: Mapping[PortRef, TensorType]
    told: frozenset[NodeId]


_kept: Kept[Walked] = Kept(MOST)


class Again:
    """What of the last walk holds in this one.

    Args:
        at: the walk that begins; it takes over what is known of the nodes that are not stale.
        key: what its results follow from beside the nodes, the wires, and a person's own layers.
        stale: nodes of which other things may be found than were; None for all of them.
        seen: how much was told up to the last node.
    """

    def __init__(self, at: GraphWalk, key: Hashable) -> None:
        self._at = at
        self.seen = len(at.walk.diagnostics)
        self._told: set[NodeId] = set()
        self._mended = False  # whether more is known than was
        self._last: Walked | None = None
        self.stale: set[NodeId] | None = None
        self._worth = not at.bound or len(at.drawing.graph.nodes) > SMALL
        if not self._worth:
            return
        self._ground = at.drawing.wiring, at.drawing.topology, at.walk.project.own
        self._key = (*map(id, self._ground), key)
        last = self._last = None if at.drawing.muted else _kept.get(self._key)
        if last is not None:
            at.nodes, at.types = dict(last.reports), dict(last.types)
            was, nodes = last.nodes, at.drawing.graph.nodes
            # Places and names have no say in what is found; where something is told they do.
            self._other = {
                id
                for id, node in nodes.items()
                if (before := was[id]) is not node and before.layer is not node.layer
            }
            # What is in a block may be other than it was, though its node is the same.
            self._other |= {id for id, node in at.drawing.others.items() if node.block is not None}
            self._other |= last.told
            self.stale = set(self._other)

    def hushes(self, id: NodeId) -> bool:
        """Tell whether there is nothing to tell of a node to which no types come any more."""
        return self.stale is not None and id not in self._other

    def found(self, id: NodeId, known: NodeReport | None) -> None:
        """Take what was found of a stale node; other results make stale what follows."""
        seen, self.seen = self.seen, len(self._at.walk.diagnostics)
        if seen != self.seen:
            self._told.add(id)
        if self._last is None or self.stale is None:
            return
        before = self._last.reports.get(id)
        if (known and known.outputs) == (before and before.outputs):
            return
        self._mended = self._mended or before is None
        if known is None:
            self.lose(id)
        else:
            self.stale.update(self._at.drawing.topology.after[id])

    def lose(self, id: NodeId) -> None:
        """Nothing is known of a node any more, nor then of what follows."""
        at, stale = self._at, self.stale
        if stale is None or at.nodes.pop(id, None) is None:
            return
        stale.update(at.drawing.topology.after[id])
        ends = at.drawing.ports[id]
        for port in ends.outputs if ends is not None else ():
            at.types.pop(PortRef(id, port.name), None)

    def keep(self) -> None:
        """Keep this walk for the next one, unless a layer of a person's own is still asked."""
        at = self._at
        if not self._worth:
            return
        if at.drawing.muted or at.walk.questions:
            _kept.drop(self._key)
            return
        if self._mended:
            order = at.drawing.topology.order
            at.nodes = {id: at.nodes[id] for id in order if id in at.nodes}
        nodes = at.drawing.graph.nodes
        walked = Walked(self._ground, nodes, at.nodes, at.types, frozenset(self._told))
        _kept.put(self._key, walked, EACH + len(nodes))


def forget() -> None:
    """Drop all walks."""
    _kept.clear()
