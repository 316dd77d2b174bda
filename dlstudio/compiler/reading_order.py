"""The order in which the calls of ``forward`` are written."""

from __future__ import annotations

from dlstudio.graph.model import Graph, NodeId
from dlstudio.validation.muting import muted_in
from dlstudio.validation.report import GraphReport


def reading_order(graph: Graph, report: GraphReport) -> list[NodeId]:
    """Order the live nodes so that a branch is written to its end before the next begins."""
    waiting: dict[NodeId, int] = dict.fromkeys(report.live, 0)
    followers: dict[NodeId, list[NodeId]] = {id: [] for id in report.live}
    edges = graph.edges
    if muted_in(graph):  # the wires past them
        edges = tuple(e for feed in report.feeds.values() for e in feed or () if e is not None)
    for (source, _, _), (target, _, _) in edges:
        if source in waiting and target in waiting:
            waiting[target] += 1
            followers[source].append(target)
    ready = [id for id in reversed(report.order) if id in waiting and waiting[id] == 0]
    order: list[NodeId] = []
    while ready:
        id = ready.pop()
        order.append(id)
        for follower in reversed(followers[id]):
            waiting[follower] -= 1
            if waiting[follower] == 0:
                ready.append(follower)
    return order
