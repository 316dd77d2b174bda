"""again: the walk through a graph that was walked before, of which a few nodes are other ones.

An edit changes one node, and mostly the types behind it up to the next layer that sets its own
sizes. The rest of the last walk is taken over as it stands. Only a walk that knew every node and
found no problem is kept, so nothing that has to be told again can be passed over.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dlstudio.graph.model import BLOCK_PREFIX, Node, NodeId, PortRef
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation.report import NodeReport

if TYPE_CHECKING:
    from dlstudio.validation.check import GraphWalk

MOST = 64


@dataclass(frozen=True, slots=True)
class Walked:
    """A walk that knew every node and found nothing to tell.

    Args:
        ground: kept too, or the ids in its key could be taken by other objects.
        nodes: the nodes as they were.
    """

    ground: tuple[object, ...]
    nodes: Mapping[NodeId, Node]
    reports: Mapping[NodeId, NodeReport]
    types: Mapping[PortRef, TensorType]


_kept: dict[Hashable, Walked] = {}


class Again:
    """What of the last walk holds in this one.

    Args:
        at: the walk that begins; it takes over what is known of the nodes that are not stale.
        key: what its results follow from beside the nodes, the wires, and a person's own layers.
    """

    def __init__(self, at: GraphWalk, key: Hashable) -> None:
        self._at = at
        self._ground = at.drawing.wiring, at.drawing.topology, at.walk.project.own
        self._key = (*map(id, self._ground), key)
        self._before = len(at.walk.diagnostics)
        last = None if at.muted else _kept.get(self._key)
        self._last = last
        self._stale: set[NodeId] = set()
        if last is not None:
            at.nodes, at.types = dict(last.reports), dict(last.types)
            was, nodes = last.nodes, at.drawing.graph.nodes
            self._stale = {
                id
                for id, node in nodes.items()
                # What is in a block may be other than it was, though its node is the same.
                if was[id] is not node or node.layer.key.startswith(BLOCK_PREFIX)
            }

    def holds(self, id: NodeId) -> bool:
        """Tell whether what is known of a node is what would be found."""
        return self._last is not None and id not in self._stale

    def found(self, id: NodeId, known: NodeReport | None) -> None:
        """Take what was found of a stale node; other results make stale what follows."""
        last = self._last
        if last is None or (known is not None and known.outputs == last.reports[id].outputs):
            return
        self._stale.update(self._at.drawing.topology.after[id])
        if known is None:
            self._at.nodes.pop(id, None)
            for port in [port for port in self._at.types if port.node == id]:
                del self._at.types[port]

    def keep(self) -> None:
        """Keep this walk for the next one, if it knows everything and told nothing."""
        at = self._at
        whole = len(at.nodes) == len(at.drawing.graph.nodes)
        if at.muted or not whole or len(at.walk.diagnostics) != self._before or at.walk.questions:
            _kept.pop(self._key, None)
            return
        if len(_kept) >= MOST:
            _kept.clear()
        nodes = at.drawing.graph.nodes
        _kept[self._key] = Walked(self._ground, nodes, at.nodes, at.types)


def forget() -> None:
    """Drop all walks."""
    _kept.clear()
