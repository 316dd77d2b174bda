"""compare(before, after): what was added, removed, renamed, moved and set, and what follows.

Values are compared as they act: a parameter that is left out is its default.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dlstudio.catalog.own_layers import layer_of
from dlstudio.comparing import comparison as kinds
from dlstudio.comparing.comparison import Comparison, Difference, GraphComparison
from dlstudio.comparing.mark_differences import mark_differences
from dlstudio.comparing.matching import Pairs, matched
from dlstudio.comparing.settings import settings_differences, value_differences
from dlstudio.graph import blocks
from dlstudio.graph.edits import same
from dlstudio.graph.model import Edge, Graph, Node, NodeId, PortRef
from dlstudio.language import say
from dlstudio.project.learning_spec import LEARNING, TIED_TO, written
from dlstudio.project.model import Project
from dlstudio.spec.spec import Spec
from dlstudio.validation.check import check
from dlstudio.validation.report import GraphReport, NodeReport, Report
from dlstudio.validation.summary import summary

TOTALS = (
    ("parameters", say("Parameters: {old} → {new}")),
    ("macs", say("MACs of one sample: {old} → {new}")),
    ("weight_bytes", say("Bytes of the weights: {old} → {new}")),
    ("training_bytes", say("Bytes of a training step: {old} → {new}")),
)


def compare(
    before: Project,
    after: Project,
    report_before: Report | None = None,
    report_after: Report | None = None,
) -> Comparison:
    """Compare two projects; the reports spare a check where they are at hand."""
    old_report, new_report = report_before or check(before), report_after or check(after)
    was = _names(before, after)
    graphs = {
        name: _graph(
            name,
            was.get(name),
            (before, old_report.graph(was[name]) if name in was else None),
            (after, new_report.graph(name)),
        )
        for name in after.graphs
        if name in was
    }
    removed = tuple(name for name in before.graphs if name not in was.values())
    return Comparison(
        before=before,
        after=after,
        graphs=graphs,
        removed_graphs=removed,
        settings=(*_blocks(was, before, after), *settings_differences(before, after)),
        totals=tuple(_totals(before, after, old_report, new_report)),
    )


def _names(before: Project, after: Project) -> dict[str, str]:
    """Pair graphs: name in the later project -> name in the earlier one."""
    was = {name: name for name in after.graphs if name in before.graphs}
    left = [name for name in before.graphs if name not in was]
    for name, graph in after.graphs.items():
        if name not in was:
            equal = next((old for old in left if same(before.graphs[old], graph)), None)
            if equal is not None:
                was[name] = equal
                left.remove(equal)
    return was


def _blocks(was: Mapping[str, str], before: Project, after: Project) -> Iterator[Difference]:
    for name in after.graphs:
        if name not in was:
            yield Difference(
                kind=kinds.BLOCK, new=name, sentence=say("Added the block {name}", name=name)
            )
        elif was[name] != name:
            yield Difference(
                kind=kinds.BLOCK,
                old=was[name],
                new=name,
                sentence=say("Renamed the block {old} to {new}", old=was[name], new=name),
            )
    for name in before.graphs:
        if name not in was.values():
            yield Difference(
                kind=kinds.BLOCK, old=name, sentence=say("Removed the block {name}", name=name)
            )


Side = tuple[Project, GraphReport | None]


def _graph(name: str, was: str | None, old: Side, new: Side) -> GraphComparison:
    before = old[0].graphs[was] if was is not None else Graph()
    after = new[0].graphs[name]
    pairs = matched(before, after)
    gone, gained = _edges(before, after, pairs)
    added = frozenset(after.nodes.keys() - pairs.keys())
    removed = frozenset(before.nodes.keys() - set(pairs.values()))
    found: list[Difference] = []
    found += (_came(name, after.nodes[id]) for id in after.nodes if id in added)
    found += (_went(name, before.nodes[id]) for id in before.nodes if id in removed)
    for id, old_id in pairs.items():
        found += _node(name, before.nodes[old_id], after.nodes[id], old[0], new[0])
    found += _wires(name, before, after, gone, gained)
    for id, old_id in pairs.items():
        sides = (_known(old[1], old_id), _known(new[1], id))
        found += _consequences(name, after.nodes[id], *sides)
    found += _moves(name, before, after, pairs)
    found += _params(name, before, after)
    return GraphComparison(
        was=was,
        pairs=pairs,
        added=added,
        removed=removed,
        differences=tuple(found),
        edges_added=gained,
        edges_removed=gone,
    )


def _known(report: GraphReport | None, id: NodeId) -> NodeReport | None:
    return None if report is None else report.nodes.get(id)


def _came(graph: str, node: Node) -> Difference:
    return Difference(
        kind=kinds.ADDED,
        graph=graph,
        node=node.id,
        name=node.name,
        new=node.layer.key,
        sentence=say("Added {name} ({layer})", name=node.name, layer=title_of(node)),
    )


def _went(graph: str, node: Node) -> Difference:
    return Difference(
        kind=kinds.REMOVED,
        graph=graph,
        node=node.id,
        name=node.name,
        old=node.layer.key,
        sentence=say("Removed {name} ({layer})", name=node.name, layer=title_of(node)),
    )


def _node(
    graph: str, old: Node, new: Node, before: Project, after: Project
) -> Iterator[Difference]:
    place: dict[str, Any] = {"graph": graph, "node": new.id, "name": new.name}
    if old.name != new.name:
        yield Difference(
            kind=kinds.RENAMED,
            field="name",
            old=old.name,
            new=new.name,
            sentence=say("Renamed {old} to {new}", old=old.name, new=new.name),
            **place,
        )
    if old.layer.key != new.layer.key:
        yield Difference(
            kind=kinds.LAYER,
            field="layer",
            old=old.layer.key,
            new=new.layer.key,
            sentence=say(
                "{name}: {old} became {new}",
                name=new.name,
                old=title_of(old),
                new=title_of(new),
            ),
            **place,
        )
    else:
        spec = spec_of(new, after) or spec_of(old, before)
        yield from _values(new.name, spec, old.layer.values, new.layer.values, place)
    if old.learning != new.learning:
        sides = _learning(before, graph, old), _learning(after, graph, new)
        yield from _values(new.name, LEARNING, *sides, place)
    yield from _marks(old, new, place)


def _learning(project: Project, graph: str, node: Node) -> dict[str, Any]:
    """Return how a node learns, with the name of the node whose weights it uses."""
    found = written(node.learning)
    drawing = project.graphs.get(graph)
    lender = drawing.nodes.get(node.learning.tied_to) if drawing is not None else None
    return found if lender is None else {**found, TIED_TO: lender.name}


def _marks(old: Node, new: Node, place: Mapping[str, Any]) -> Iterator[Difference]:
    """What differs beside layer and name: muted or not, notes, unknown keys."""
    if old.muted != new.muted:
        yield Difference(
            kind=kinds.PARAM,
            field="muted",
            old=old.muted,
            new=new.muted,
            sentence=say("{name} is muted", name=new.name)
            if new.muted
            else say("{name} is muted no more", name=new.name),
            **place,
        )
    if old.note != new.note or not same(old.extra, new.extra):
        yield Difference(
            kind=kinds.NOTE,
            field="note",
            old=old.note,
            new=new.note,
            sentence=say("{name}: another note", name=new.name)
            if old.note != new.note
            else say("{name}: other marks", name=new.name),
            **place,
        )


def _values(
    name: str,
    spec: Spec | None,
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    place: Mapping[str, Any],
) -> Iterator[Difference]:
    for field, a, b, text in value_differences(name, spec, old, new):
        yield Difference(kind=kinds.PARAM, field=field, old=a, new=b, sentence=text, **place)


def _edges(before: Graph, after: Graph, pairs: Pairs) -> tuple[frozenset[Edge], frozenset[Edge]]:
    """Return the wires of the earlier graph that are gone, and those that are new."""
    now = {old: new for new, old in pairs.items()}

    def carried(end: PortRef) -> PortRef:
        return end._replace(node=now.get(end.node, f"\0{end.node}"))

    kept = {Edge(carried(e.source), carried(e.target)): e for e in before.edges}
    later = set(after.edges)
    gone = frozenset(edge for moved, edge in kept.items() if moved not in later)
    return gone, frozenset(later - kept.keys())


def _wires(
    graph: str, before: Graph, after: Graph, gone: Iterable[Edge], gained: Iterable[Edge]
) -> Iterator[Difference]:
    # An edge of a graph that was read from a file ends at nodes that are there.
    for edge in (edge for edge in after.edges if edge in set(gained)):
        name = after.nodes[edge.target.node].name
        text = wire_text(after, edge)
        yield Difference(
            kind=kinds.WIRE, graph=graph, node=edge.target.node, name=name,
            field=edge.target.port, new=text, sentence=say("Wired {wire}", wire=text),
        )  # fmt: skip
    for edge in (edge for edge in before.edges if edge in set(gone)):
        text = wire_text(before, edge)
        yield Difference(
            kind=kinds.WIRE, graph=graph, field=edge.target.port, old=text,
            sentence=say("Took away the wire {wire}", wire=text),
        )  # fmt: skip


def wire_text(graph: Graph, edge: Edge) -> str:
    """Write a wire with the names of its nodes: "conv1 → add1.inputs[1]"."""
    source, target = edge
    start = graph.nodes[source.node].name if source.node in graph.nodes else source.node
    end = graph.nodes[target.node].name if target.node in graph.nodes else target.node
    start += "" if source.port == "output" else f".{source.port}"
    end += "" if target.port == "input" else f".{target.port}"
    return f"{start} → {end}" + (f"[{target.slot}]" if target.slot else "")


def _consequences(
    graph: str, node: Node, old: NodeReport | None, new: NodeReport | None
) -> Iterator[Difference]:
    """What follows for a node: its shape, its parameters and its work."""
    place = {"graph": graph, "node": node.id, "name": node.name}
    shapes = [
        None if r is None else " ".join(t.shape_text() for t in r.outputs) for r in (old, new)
    ]
    if shapes[0] != shapes[1]:
        yield Difference(
            kind=kinds.SHAPE, field="output", old=shapes[0], new=shapes[1], **place,
            sentence=say(
                "{name}: shape {old} → {new}",
                name=node.name, old=shapes[0] or "?", new=shapes[1] or "?",
            ),
        )  # fmt: skip
    if old is None or new is None:
        return
    for field, a, b in (
        ("parameters", old.parameters, new.parameters),
        ("macs", old.macs, new.macs),
    ):
        if a != b:
            word = "MACs" if field == "macs" else say("parameters")
            yield Difference(
                kind=kinds.COST, field=field, old=a, new=b, **place,
                sentence=say(
                    "{name}: {what} {old} → {new}",
                    name=node.name, what=word, old=f"{a:,}", new=f"{b:,}",
                ),
            )  # fmt: skip


def _shapes(report: NodeReport | None) -> str | None:
    return None if report is None else " ".join(type.shape_text() for type in report.outputs)


def _moves(graph: str, before: Graph, after: Graph, pairs: Pairs) -> Iterator[Difference]:
    for id, old_id in pairs.items():
        old, new = before.nodes[old_id], after.nodes[id]
        if old.position != new.position:
            yield Difference(
                kind=kinds.MOVED, graph=graph, node=id, name=new.name, field="position",
                old=old.position, new=new.position,
                sentence=say("{name} stands elsewhere", name=new.name),
            )  # fmt: skip


def _params(graph: str, before: Graph, after: Graph) -> Iterator[Difference]:
    """What differs in the parameters that a block declares, and in its unknown keys."""
    old = {param.name: param for param in before.params}
    new = {param.name: param for param in after.params}
    for name in dict.fromkeys((*new, *old)):
        a, b = old.get(name), new.get(name)
        if same(a, b):
            continue
        if a is None:
            text = say("Block {block}: new parameter {name}", block=graph, name=name)
        elif b is None:
            text = say("Block {block}: parameter {name} removed", block=graph, name=name)
        else:
            text = say("Block {block}: parameter {name} declared anew", block=graph, name=name)
        yield Difference(kind=kinds.BLOCK, graph=graph, field=name, sentence=text,
                         old=None if a is None else a.default,
                         new=None if b is None else b.default)  # fmt: skip
    yield from mark_differences(graph, before, after)
    if not same(before.extra, after.extra) or (not same(old, new) and list(old) != list(new)):
        yield Difference(
            kind=kinds.NOTE, graph=graph, field="extra",
            sentence=say("{graph}: other marks of the drawing", graph=graph),
        )  # fmt: skip


def _totals(
    before: Project, after: Project, old_report: Report, new_report: Report
) -> Iterator[Difference]:
    old, new = summary(before, old_report), summary(after, new_report)
    for field, text in TOTALS:
        a, b = getattr(old, field), getattr(new, field)
        if a != b:
            yield Difference(
                kind=kinds.TOTAL, field=field, old=a, new=b,
                sentence=say(text.template, old=f"{a:,}", new=f"{b:,}"),
            )  # fmt: skip


def spec_of(node: Node, project: Project) -> Spec | None:
    """Return what describes the values of a node: its layer, or the block it stands for."""
    if node.block is None:
        return layer_of(project.own, node.layer.key)
    graph = project.graphs.get(node.block)
    return None if graph is None else blocks.spec_of(node.block, graph)


def title_of(node: Node) -> str:
    """Write what a node is: a layer's key, or the name of a block."""
    return node.block or node.layer.key
