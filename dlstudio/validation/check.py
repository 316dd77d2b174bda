"""check(project) -> Report: the type of every wire and every problem. Runs nothing.

Each graph is walked once, in order. A block is walked again for each node that stands for
it, with the types and values that this node brings, because sizes inside follow from them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dlstudio.catalog import LAYERS
from dlstudio.catalog.own_layers import Question
from dlstudio.collector import resting
from dlstudio.graph.model import USUAL, Graph, Node, NodeId
from dlstudio.project.diagnostic import Diagnostic, Severity
from dlstudio.project.model import MAIN, Project
from dlstudio.spec.scopes import number_of
from dlstudio.validation import memo, muting, whole
from dlstudio.validation.declared import scope_of
from dlstudio.validation.graph_walk import GraphWalk, Types
from dlstudio.validation.loss_types import of_loss
from dlstudio.validation.report import GraphReport, Report
from dlstudio.validation.rules import RULES, Drawing, Rule, inside
from dlstudio.validation.wiring import INPUT, OUTPUT, Ports, fixed_ports, ports_of

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


def check(project: Project) -> Report:
    """Find the type of every wire and every problem of a project.

    Never raises for anything a project may hold, and changes nothing.
    """
    with resting():
        return _checked(project)


def _checked(project: Project) -> Report:
    walk = Walk(project)
    main = walk.graph(MAIN, None)
    for name in project.graphs:
        if name != MAIN and name not in walk.blocks:
            walk.graph(name, *of_loss(project, name, main))
    walk.diagnostics.extend(whole.look(project, main))
    order = {name: place for place, name in enumerate((MAIN, *project.graphs))}
    diagnostics = sorted(
        walk.diagnostics, key=lambda d: (_RANK[d.severity], order.get(d.place.graph, 0))
    )
    found, asked = tuple(diagnostics), tuple(walk.questions)
    return Report(
        main=main,
        blocks=walk.blocks,
        diagnostics=found,
        questions=asked,
        drawings=walk.drawings,
    )


def try_block(
    project: Project, checked: Report, name: str, bound: Types, scope: Mapping[str, Any]
) -> GraphReport | None:
    """Check one block as if it were used with these types and values; None if it cannot be.

    ``checked`` is of the project, and without errors: what looks at no types is taken from it.
    """
    walk = Walk(project, rules=(), drawings=checked.drawings)
    report = walk.graph(name, bound, scope)
    return None if any(d.severity is Severity.ERROR for d in walk.diagnostics) else report


class Walk:
    """One check: collects diagnostics while it walks the graphs."""

    def __init__(
        self,
        project: Project,
        rules: Sequence[Rule] = RULES,
        drawings: Mapping[str, Drawing] | None = None,
    ) -> None:
        self.project = project
        self._rules = rules
        self.diagnostics: list[Diagnostic] = []
        self.questions: dict[Question, None] = {}
        self.blocks: dict[str, GraphReport] = {}
        self._reached: dict[str, tuple[Graph, ...]] = {}
        self.drawings = dict(drawings or {})
        self._block_ports: dict[str, Ports | None] = {}
        self.stack: list[str] = []

    def graph(
        self, name: str, bound: Types | None, scope: Mapping[str, Any] | None = None
    ) -> GraphReport:
        """Check one graph; ``bound`` and ``scope`` are its types and values when it is in use."""
        graph = self.project.graphs[name]
        if scope is None and name != MAIN:
            scope = scope_of(graph)
        number = number_of(scope or {})
        at = (len(self.stack), bound, number, self.project.own)
        key = None if bound is None else at
        parts = () if key is None else self._parts(name)
        report = None if key is None else memo.recall_block(parts, key)
        if report is not None:
            self._take_over(name, report)
            return report
        drawing = self.drawing(name)
        self._apply_rules(name, drawing)
        before = len(self.diagnostics)
        self.stack.append(name)
        report = GraphWalk(self, drawing, bound, scope, number).report()
        self.stack.pop()
        if name != MAIN:
            self.blocks.setdefault(name, report)
        whole = len(self.diagnostics) == before and len(report.nodes) == len(graph.nodes)
        if key is not None and whole:
            memo.keep_block(parts, key, report)
        return report

    def _apply_rules(self, name: str, drawing: Drawing) -> None:
        if name not in self.blocks:
            for rule in self._rules:
                self.diagnostics.extend(rule(drawing))

    def _take_over(self, name: str, report: GraphReport) -> None:
        """Enter a report that was kept, and those inside it, as if they had been walked."""
        if name in self.blocks:
            return  # and so are those inside it
        self._apply_rules(name, self.drawing(name))
        nodes = self.project.graphs[name].nodes
        self.blocks[name] = report
        for id, inner in report.inside.items():
            block = nodes[id].block
            assert block is not None
            self._take_over(block, inner)

    def _parts(self, name: str) -> tuple[Graph, ...]:
        """Return a block and all blocks in it: what a report of it follows from."""
        if name not in self._reached:
            found = sorted(inside(self.project, name))
            graphs = self.project.graphs
            self._reached[name] = tuple(graphs[part] for part in found if part in graphs)
        return self._reached[name]

    def drawing(self, name: str) -> Drawing:
        """Return a graph with what its structure tells, however often it is used."""
        if name not in self.drawings:
            self.drawings[name] = self._drawn(self.project.graphs[name], name)
        return self.drawings[name]

    def _ports(self, node: Node) -> Ports | None:
        """Return the sockets of a node; those of a block are gathered once for all its uses."""
        if node.block is None:
            return ports_of(self.project, node)
        if node.block not in self._block_ports:
            self._block_ports[node.block] = ports_of(self.project, node)
        return self._block_ports[node.block]

    def _drawn(self, graph: Graph, name: str) -> Drawing:
        ports: dict[NodeId, Ports | None] = {}
        others: dict[NodeId, Node] = {}
        inputs, outputs, taught = [], [], []
        for id, node in graph.nodes.items():
            key = node.layer.key
            ends = fixed_ports(key)
            if ends is None:
                ends = self._ports(node)
                if key not in LAYERS:
                    others[id] = node
            ports[id] = ends
            if key == INPUT:
                inputs.append(node)
            elif key == OUTPUT:
                outputs.append(node)
            if node.learning is not USUAL:
                taught.append(node)
        structure = memo.structure_of(graph, ports, tuple([node.id for node in outputs]))
        return Drawing(
            project=self.project,
            name=name,
            graph=graph,
            inputs=tuple(inputs),
            outputs=tuple(outputs),
            ports=ports,
            wiring=structure.wiring,
            topology=structure.topology,
            others=others,
            muted=muting.muted_in(graph),
            taught=tuple(taught),
        )
