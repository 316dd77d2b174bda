"""The order in which the calls of ``forward`` are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dlstudio.graph.model import NodeId
from dlstudio.validation.report import GraphReport
from dlstudio.validation.rules import Drawing


def reading_order(drawing: Drawing, report: GraphReport) -> list[NodeId]:
    """Order the live nodes so that a branch is written to its end before the next begins."""
    after = drawing.topology.after
    if drawing.muted:  # the wires past them
        after = _followers(report)
    waiting: dict[NodeId, int] = dict.fromkeys(report.live, 0)
    for id in report.live:
        for follower in after[id]:
            if follower in waiting:
                waiting[follower] += 1
    ready = [id for id in reversed(report.order) if waiting.get(id) == 0]
    order: list[NodeId] = []
    while ready:
        id = ready.pop()
        order.append(id)
        for follower in reversed(after[id]):
            if follower in waiting:
                waiting[follower] = left = waiting[follower] - 1
                if not left:
                    ready.append(follower)
    return order


def _followers(report: GraphReport) -> Mapping[NodeId, Sequence[NodeId]]:
    """Return the nodes that each node feeds, muted ones passed by."""
    followers: dict[NodeId, list[NodeId]] = {id: [] for id in report.order}
    for feed in report.feeds.values():
        for edge in feed or ():
            if edge is not None:
                followers.setdefault(edge.source.node, []).append(edge.target.node)
    return followers
