"""tracing: where numbers on a wire come from, through layers that only move them, and blocks.

Types on wires do not say what the numbers mean; some rules must know which layer made them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from dlstudio.graph.model import Edge, Node, NodeId, PortRef
from dlstudio.project.model import MAIN, Project
from dlstudio.validation.report import GraphReport, NodeReport
from dlstudio.validation.rules import inside
from dlstudio.validation.wiring import INPUT, OUTPUT


@dataclass(frozen=True, slots=True, eq=False)
class Use:
    """A graph in use; ``above`` and ``node`` say which node stands for it."""

    name: str
    report: GraphReport
    above: Use | None = None
    node: NodeId = ""

    @property
    def path(self) -> tuple[NodeId, ...]:
        """The nodes that stand for it, from the main graph on."""
        return () if self.above is None else (*self.above.path, self.node)


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """The port that made some numbers."""

    use: Use
    node: Node
    known: NodeReport
    port: str


def keys_in(project: Project) -> Mapping[str, frozenset[str]]:
    """Return the layers that each graph holds."""
    return {
        name: frozenset([node.layer.key for node in graph.nodes.values()])
        for name, graph in project.graphs.items()
    }


def nodes_of(
    project: Project, main: GraphReport, present: Mapping[str, frozenset[str]], keys: frozenset[str]
) -> Iterator[tuple[Use, Node, NodeReport]]:
    """Yield each node with one of these layers that has types, once for each use of its graph."""
    holding = {name for name, held in present.items() if held & keys}
    if not holding:
        return
    for use in _uses(project, Use(MAIN, main), holding):
        if use.name in holding:
            nodes = project.graphs[use.name].nodes
            for id, known in use.report.nodes.items():
                if nodes[id].layer.key in keys and not nodes[id].muted:
                    yield use, nodes[id], known


def _uses(project: Project, use: Use, holding: set[str]) -> Iterator[Use]:
    yield use
    nodes = project.graphs[use.name].nodes
    for id, report in use.report.inside.items():
        block = nodes[id].block
        if block is not None and holding & {block, *inside(project, block)}:
            yield from _uses(project, Use(block, report, use, id), holding)


def origins(
    project: Project, use: Use, edge: Edge | None, passing: Collection[str]
) -> Iterator[Origin]:
    """Follow a wire back, through all inputs of the layers in ``passing``."""
    waiting: list[tuple[Use | None, Edge | None]] = [(use, edge)]
    seen: set[tuple[tuple[NodeId, ...], PortRef]] = set()
    while waiting:
        at, wire = waiting.pop()
        if at is None or wire is None or (at.path, wire.source) in seen:
            continue
        seen.add((at.path, wire.source))
        graph, ref = project.graphs[at.name], wire.source
        node, known = graph.nodes[ref.node], at.report.nodes.get(ref.node)
        if node.layer.key == INPUT:
            place = [inner.id for inner in graph.of_layer(INPUT)].index(node.id)
            waiting.append((at.above, _fed(at.above, at.node, place)))
        elif node.block is not None:
            waiting.append(_given(project, at, ref))
        elif node.layer.key in passing:
            waiting.extend((at, one) for one in at.report.feeds.get(node.id) or ())
        elif known is not None:
            yield Origin(at, node, known, ref.port)


def _fed(use: Use | None, id: NodeId, place: int) -> Edge | None:
    feed = (use.report.feeds.get(id) or ()) if use is not None else ()
    return feed[place] if place < len(feed) else None


def _given(project: Project, use: Use, ref: PortRef) -> tuple[Use | None, Edge | None]:
    """Go into a block, to what its Output gives."""
    block, report = project.graphs[use.name].nodes[ref.node].block, use.report.inside.get(ref.node)
    if block is None or report is None:
        return None, None
    ends = [node.id for node in project.graphs[block].of_layer(OUTPUT) if node.name == ref.port]
    inner = Use(block, report, use, ref.node)
    return (inner, _fed(inner, ends[0], 0)) if ends else (None, None)
