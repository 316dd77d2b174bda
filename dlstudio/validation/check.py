"""check(project) -> Report: the type of every wire and every problem. Runs nothing.

Each graph is walked once, in order. A block is walked again for each node that stands for
it, with the types and values that this node brings, because sizes inside follow from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dlstudio.catalog import LAYERS
from dlstudio.catalog.layer_spec import LayerSpec, ShapeError
from dlstudio.catalog.own_layers import OWN_PREFIX, Question, UnansweredError, layer_of
from dlstudio.collector import resting
from dlstudio.graph.blocks import spec_of
from dlstudio.graph.model import Edge, Graph, Node, NodeId, PortRef
from dlstudio.language import say
from dlstudio.project.diagnostic import Diagnostic, Place, Severity
from dlstudio.project.model import MAIN, Project
from dlstudio.spec.scopes import counted_choice, key_of
from dlstudio.spec.spec import Spec
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation import blocks, cautions, fixes, learning, memo, muting, own, whole
from dlstudio.validation.again import Again
from dlstudio.validation.declared import scope_of
from dlstudio.validation.loss_types import of_loss
from dlstudio.validation.problems import found
from dlstudio.validation.report import GraphReport, NodeReport, Report
from dlstudio.validation.rules import RULES, Drawing, inside
from dlstudio.validation.wiring import INPUT, OUTPUT, Feed, ports_of

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}

Types = tuple[TensorType | None, ...]  # laid out as layer rules expect them


def check(project: Project) -> Report:
    """Find the type of every wire and every problem of a project.

    Never raises for anything a project may hold, and changes nothing.
    """
    with resting():
        return _checked(project)


def _checked(project: Project) -> Report:
    walk = _Walk(project)
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
    return Report(main=main, blocks=walk.blocks, diagnostics=found, questions=asked)


def try_block(
    project: Project, name: str, bound: Types, scope: Mapping[str, Any]
) -> GraphReport | None:
    """Check one block as if it were used with these types and values; None if it cannot be."""
    walk = _Walk(project)
    report = walk.graph(name, bound, scope)
    return None if any(d.severity is Severity.ERROR for d in walk.diagnostics) else report


class _Walk:
    """One check: collects diagnostics while it walks the graphs."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.diagnostics: list[Diagnostic] = []
        self.questions: dict[Question, None] = {}
        self.blocks: dict[str, GraphReport] = {}
        self._reached: dict[str, tuple[Graph, ...]] = {}
        self.stack: list[str] = []

    def graph(
        self, name: str, bound: Types | None, scope: Mapping[str, Any] | None = None
    ) -> GraphReport:
        """Check one graph; ``bound`` and ``scope`` are its types and values when it is in use."""
        graph = self.project.graphs[name]
        if scope is None and name != MAIN:
            scope = scope_of(graph)
        at = (len(self.stack), bound, key_of(scope or {}), self.project.own)
        key = None if bound is None else at
        parts = () if key is None else self._parts(name)
        report = None if key is None else memo.recall_block(parts, key)
        if report is not None:
            self._take_over(name, report)
            return report
        drawing = self._drawing(name)
        self._apply_rules(name, drawing)
        before = len(self.diagnostics)
        self.stack.append(name)
        report = GraphWalk(self, drawing, bound, scope).report()
        self.stack.pop()
        if name != MAIN:
            self.blocks.setdefault(name, report)
        whole = len(self.diagnostics) == before and len(report.nodes) == len(graph.nodes)
        if key is not None and whole:
            memo.keep_block(parts, key, report)
        return report

    def _apply_rules(self, name: str, drawing: Drawing) -> None:
        if name not in self.blocks:
            for rule in RULES:
                self.diagnostics.extend(rule(drawing))

    def _take_over(self, name: str, report: GraphReport) -> None:
        """Enter a report that was kept, and those inside it, as if they had been walked."""
        if name in self.blocks:
            return  # and so are those inside it
        self._apply_rules(name, self._drawing(name))
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

    def _drawing(self, name: str) -> Drawing:
        graph = self.project.graphs[name]
        ports = {id: ports_of(self.project, node) for id, node in graph.nodes.items()}
        outputs = tuple(graph.of_layer(OUTPUT))
        structure = memo.structure_of(graph, ports, tuple(node.id for node in outputs))
        return Drawing(
            project=self.project,
            name=name,
            graph=graph,
            inputs=tuple(graph.of_layer(INPUT)),
            outputs=outputs,
            ports=ports,
            wiring=structure.wiring,
            topology=structure.topology,
            others={id: n for id, n in graph.nodes.items() if n.layer.key not in LAYERS},
        )


class GraphWalk:
    """The walk through one graph."""

    def __init__(
        self,
        walk: _Walk,
        drawing: Drawing,
        bound: Types | None,
        scope: Mapping[str, Any] | None = None,
    ) -> None:
        self.walk = walk
        self.scope = scope
        self._scope_key = () if scope is None else key_of(scope)
        # By node that borrows: the lender, and what it would hold itself.
        self.lent: dict[NodeId, tuple[NodeId, blocks.Tensors, blocks.Tensors]] = {}
        self.drawing = drawing
        self.bound = dict(zip((node.id for node in drawing.inputs), bound or (), strict=False))
        self.nodes: dict[NodeId, NodeReport] = {}
        self.types: dict[PortRef, TensorType] = {}
        self.inside: dict[NodeId, GraphReport] = {}
        self.muted = muting.muted_in(drawing.graph)
        self.passes: dict[NodeId, Edge | None] = {}  # by muted node, the wire it passes on
        self._again = Again(self, (bound, self._scope_key, len(walk.stack)))

    def report(self) -> GraphReport:
        topology, feeds = self.drawing.topology, self.drawing.wiring.feeds
        self._walk()
        blocks.compare_lent(self)
        live = topology.to_outputs
        if self.passes:
            feeds = muting.resolved(feeds, self.passes)
            live = muting.needed(feeds, [node.id for node in self.drawing.outputs])
        nodes = learning.look(self)
        return GraphReport(
            order=topology.order,
            nodes=nodes,
            types=self.types,
            live=live.intersection(self.nodes),
            inside=self.inside,
            feeds=feeds,
            scope=self.scope or {},
        )

    def _walk(self) -> None:
        ports, nodes, again = self.drawing.ports, self.drawing.graph.nodes, self._again
        feeds, stale = self.drawing.wiring.feeds, again.stale
        for id in self.drawing.topology.order:
            if stale is not None and id not in stale:
                continue
            ends = ports[id]
            if ends is None:
                continue
            if id in self.muted:
                known = muting.passed_on(self, nodes[id], ends)
            else:
                types = self._arriving(feeds[id])
                hushed = types is None and again.hushes(id)
                known = None if hushed else self._known(nodes[id], types)
            again.found(id, known)
            if known is None:
                continue
            self.nodes[id] = known
            for port, type in zip(ends.outputs, known.outputs, strict=False):
                self.types[PortRef(id, port.name)] = type
        again.keep()

    def _known(self, node: Node, types: Types | None) -> NodeReport | None:
        alone = types is not None and node.id not in self.bound
        if types is not None and alone and (known := memo.recall(node.layer, types)) is not None:
            return known
        # Values are checked even where the shape is not known yet.
        before = len(self.walk.diagnostics)
        if node.block is not None:
            return self._block(node, types)
        spec = layer_of(self.walk.project.own, node.layer.key)
        if spec is None or own.is_closed(self.walk.project.own, node):
            return None
        counted = self._counted(node, spec)
        if counted is None or not self.values_allowed(counted, spec) or types is None:
            return None
        if counted is not node:
            node = counted
            if alone and (known := memo.recall(node.layer, types)) is not None:
                return known
        found = self._layer(node, types)
        if found is not None and alone and len(self.walk.diagnostics) == before:
            memo.keep(node.layer, types, found)
        return found

    def _arriving(self, feed: Feed | None) -> Types | None:
        """Return the types that a node gets; None while one that is needed is unknown."""
        if feed is None:
            return None
        types: list[TensorType | None] = []
        for edge in feed:
            if edge is None:
                types.append(None)
                continue
            type = self.types.get(edge[0])
            if type is None:
                return None
            types.append(type)
        return tuple(types)

    def _counted(self, node: Node, spec: Spec) -> Node | None:
        """Return the node with its expressions counted; None after a problem."""
        if self.scope is None:
            return node
        layer, wrong = counted_choice(node.layer, spec.by_name, self.scope, self._scope_key)
        for name, error in wrong:
            repairs = fixes.for_expression(
                self.drawing.graph, self.drawing.name, node, name, error.unknown
            )
            code = "DL304" if error.unknown is None else "DL305"
            self.find(code, node, error.sentence, repairs, param=name)
        if wrong:
            return None
        return node if layer is node.layer else replace(node, layer=layer)

    def _block(self, node: Node, types: Types | None) -> NodeReport | None:
        assert node.block is not None
        lender = blocks.lender_of(self, node)
        if lender is None:
            return None
        spec = spec_of(node.block, self.walk.project.graphs[node.block])
        used = node if lender is node else replace(node, layer=lender.layer)
        counted = self._counted(used, spec)
        values = None if counted is None else blocks.values_of(self, counted)
        if values is None or types is None:
            return None
        return blocks.block_report(self, node, lender, values, types)

    def values_allowed(self, node: Node, spec: Spec) -> bool:
        """Tell every value of a node that is not allowed."""
        allowed = True
        for name, sentence in spec.problems(node.layer.values):
            allowed = False
            known = any(param.name == name for param in spec.params)
            self.find(
                "DL203" if known else "DL204",
                node,
                sentence,
                (
                    fixes.reset_param(
                        self.drawing.name,
                        node,
                        name,
                        None if known else say("Remove {name}", name=name),
                    ),
                ),
                param=name,
            )
        return allowed

    def _layer(self, node: Node, types: Types) -> NodeReport | None:
        spec = layer_of(self.walk.project.own, node.layer.key)
        assert spec is not None
        if node.layer.key == INPUT and (bound := self.bound.get(node.id)) is not None:
            filled = spec.filled(node.layer.values)
            return _node_report(spec, types, (bound,), filled)
        try:
            values = spec.complete(types, node.layer.values)
            # The wire speaks first: a size that contradicts it is the cause of what follows.
            if not self._agrees_with_wire(spec, node, types, values):
                return None
            outputs = spec.shape(types, values)
        except ShapeError as error:
            self._misfit(node, types, error)
            return None
        except UnansweredError as error:
            self.walk.questions[error.question] = None
            self.find("DL403", node, own.waiting(node))
            return None
        report = _node_report(spec, types, outputs, values)
        cautions.tell(self, spec, node, report)
        return report

    def _agrees_with_wire(
        self, spec: LayerSpec, node: Node, types: Types, values: Mapping[str, Any]
    ) -> bool:
        agrees = True
        for name, rule in spec.wired.items():
            given = node.layer.values.get(name)
            if given is None:
                continue
            # A rule sees what was given: LayerNorm compares as many axes as a person named.
            wanted = rule(types, values)
            if given != wanted:
                agrees = False
                shown = spec.param(name).show
                self.find(
                    "DL205",
                    node,
                    say(
                        "{node} has {name} = {given}, but the wire brings {wanted}. Set it to "
                        "{wanted}, or leave it empty to follow the wire.",
                        node=node.name,
                        name=name,
                        given=shown(given),
                        wanted=shown(wanted),
                    ),
                    (
                        fixes.set_param(self.drawing.name, node, name, wanted, shown(wanted)),
                        fixes.reset_param(self.drawing.name, node, name, say("Follow the wire")),
                    ),
                    param=name,
                )
        return agrees

    def _misfit(self, node: Node, types: Types, error: ShapeError) -> None:
        wires = [edge for edge in self.drawing.wiring.feeds[node.id] or () if edge is not None]
        repairs = fixes.for_shape_error(
            self.drawing.graph, self.drawing.name, node, wires, types, error
        )
        code = "DL404" if node.layer.key.startswith(OWN_PREFIX) else "DL201"
        self.find(code, node, error.sentence, repairs, port=error.port, param=error.param)

    def find(
        self,
        code: str,
        node: Node,
        sentence: Any,
        repairs: tuple[Any, ...] = (),
        *,
        port: str | None = None,
        param: str | None = None,
    ) -> None:
        place = Place(graph=self.drawing.name, node=node.id, port=port, param=param)
        self.walk.diagnostics.append(found(code, place, sentence, repairs))


def _node_report(
    spec: LayerSpec,
    inputs: tuple[TensorType | None, ...],
    outputs: tuple[TensorType, ...],
    values: Mapping[str, Any],
) -> NodeReport:
    return NodeReport(
        inputs=inputs,
        outputs=outputs,
        values=values,
        weights=spec.weights(inputs, values),
        buffers=spec.buffers(inputs, values),
        macs=spec.macs(inputs, outputs, values),
    )
