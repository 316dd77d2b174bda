"""check(project) -> Report: the type of every wire and every problem. Runs nothing.

Each graph is walked once, in order. A block is walked again for each node that stands for
it, with the types that this node brings, because sizes inside follow from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dlstudio.catalog import LAYERS
from dlstudio.catalog.layer_spec import LayerSpec, ShapeError
from dlstudio.graph.model import Node, NodeId, PortRef
from dlstudio.language import say
from dlstudio.project.diagnostic import Diagnostic, Place, Severity
from dlstudio.project.model import MAIN, Project
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation import fixes, memo
from dlstudio.validation.problems import found
from dlstudio.validation.report import GraphReport, NodeReport, Report
from dlstudio.validation.rules import RULES, Drawing
from dlstudio.validation.wiring import INPUT, OUTPUT, Feed, ports_of

DEEPEST = 16  # blocks inside blocks
LARGE_LAYER = 1_000_000_000
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}

Types = tuple[TensorType | None, ...]  # laid out as layer rules expect them


def check(project: Project) -> Report:
    """Find the type of every wire and every problem of a project.

    Never raises for anything a project may hold, and changes nothing.
    """
    walk = _Walk(project)
    main = walk.graph(MAIN, None)
    for name in project.graphs:
        if name != MAIN and name not in walk.blocks:
            walk.graph(name, None)
    order = {name: place for place, name in enumerate((MAIN, *project.graphs))}
    diagnostics = sorted(
        walk.diagnostics, key=lambda d: (_RANK[d.severity], order.get(d.place.graph, 0))
    )
    return Report(main=main, blocks=walk.blocks, diagnostics=tuple(diagnostics))


class _Walk:
    """One check: collects diagnostics while it walks the graphs."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.diagnostics: list[Diagnostic] = []
        self.blocks: dict[str, GraphReport] = {}
        self.stack: list[str] = []

    def graph(self, name: str, bound: Types | None) -> GraphReport:
        """Check one graph; ``bound`` are the types on its inputs when it is a block in use."""
        drawing = self._drawing(name)
        if name not in self.blocks:
            for rule in RULES:
                self.diagnostics.extend(rule(drawing))
        self.stack.append(name)
        report = _GraphWalk(self, drawing, bound).report()
        self.stack.pop()
        if name != MAIN:
            self.blocks.setdefault(name, report)
        return report

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
        )


class _GraphWalk:
    """The walk through one graph."""

    def __init__(self, walk: _Walk, drawing: Drawing, bound: Types | None) -> None:
        self.walk = walk
        self.drawing = drawing
        self.bound = dict(zip((node.id for node in drawing.inputs), bound or (), strict=False))
        self.nodes: dict[NodeId, NodeReport] = {}
        self.types: dict[PortRef, TensorType] = {}
        self.inside: dict[NodeId, GraphReport] = {}

    def report(self) -> GraphReport:
        topology, ports = self.drawing.topology, self.drawing.ports
        nodes, feeds = self.drawing.graph.nodes, self.drawing.wiring.feeds
        for id in topology.order:
            ends = ports[id]
            if ends is None:
                continue
            known = self._known(nodes[id], self._arriving(feeds[id]))
            if known is None:
                continue
            self.nodes[id] = known
            for port, type in zip(ends.outputs, known.outputs, strict=False):
                self.types[PortRef(id, port.name)] = type
        return GraphReport(
            order=topology.order,
            nodes=self.nodes,
            types=self.types,
            live=topology.to_outputs.intersection(self.nodes),
            inside=self.inside,
            feeds=feeds,
        )

    def _known(self, node: Node, types: Types | None) -> NodeReport | None:
        alone = types is not None and node.id not in self.bound
        if types is not None and alone and (known := memo.recall(node.layer, types)) is not None:
            return known
        if node.block is not None:
            return self._block(node, types) if types is not None else None
        # Values are checked even where the shape is not known yet.
        before = len(self.walk.diagnostics)
        if not self._values_allowed(node) or types is None:
            return None
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

    def _values_allowed(self, node: Node) -> bool:
        spec = LAYERS.get(node.layer.key)
        if spec is None:
            return True
        allowed = True
        for name, sentence in spec.problems(node.layer.values):
            allowed = False
            known = any(param.name == name for param in spec.params)
            self._find(
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
        spec = LAYERS[node.layer.key]
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
        report = _node_report(spec, types, outputs, values)
        self._warn(spec, node, report)
        return report

    def _warn(self, spec: LayerSpec, node: Node, report: NodeReport) -> None:
        """Tell what is allowed but hardly meant."""
        for name, sentence in spec.cautions(report.values):
            reset = fixes.reset_param(self.drawing.name, node, name)
            self._find("DL207", node, sentence, (reset,), param=name)
        count = sum(_size(shape) for shape in report.weights.values())
        if count > LARGE_LAYER:
            self._find(
                "DL206",
                node,
                say(
                    "{node} alone has {count} parameters ({gigabytes} GB). Make it smaller, "
                    "for example by pooling before it.",
                    node=node.name,
                    count=f"{count:,}",
                    gigabytes=f"{count * 4 / 1e9:.0f}",
                ),
            )

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
                self._find(
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
        self._find("DL201", node, error.sentence, repairs, port=error.port, param=error.param)

    def _block(self, node: Node, types: Types) -> NodeReport | None:
        name = node.block
        assert name is not None
        if name in self.walk.stack:
            return None  # told by the rule about blocks inside themselves
        if len(self.walk.stack) >= DEEPEST:
            self._find(
                "DL303",
                node,
                say(
                    "The block “{block}” lies more than {most} blocks deep. Unpack some of them.",
                    block=name,
                    most=DEEPEST,
                ),
                fixes.remove(self.drawing.name, node),
            )
            return None
        before = len(self.walk.diagnostics)
        first = name not in self.walk.blocks
        report = self.walk.graph(name, types)
        errors = [d for d in self.walk.diagnostics[before:] if d.severity is Severity.ERROR]
        if not first:  # its own problems are told already; here only what this node causes
            del self.walk.diagnostics[before:]
        self.inside[node.id] = report
        outputs = _block_outputs(self.walk.project, name, report)
        if outputs is None:
            cause = errors[0].sentence if errors else say("it has problems of its own")
            self._find(
                "DL303",
                node,
                say("The block “{block}” does not work here: {cause}", block=name, cause=cause),
            )
            return None
        inner = self.walk.project.graphs[name].nodes
        live = [(inner[id].name, report.nodes[id]) for id in report.order if id in report.live]
        return NodeReport(
            inputs=types,
            outputs=outputs,
            values=node.layer.values,
            weights={f"{n}.{w}": s for n, known in live for w, s in known.weights.items()},
            buffers={f"{n}.{w}": s for n, known in live for w, s in known.buffers.items()},
            macs=sum(known.macs for _, known in live),
        )

    def _find(
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


def _block_outputs(
    project: Project, name: str, report: GraphReport
) -> tuple[TensorType, ...] | None:
    """Types on the outputs of a block; None while one is unknown."""
    outputs = []
    for node in project.graphs[name].of_layer(OUTPUT):
        known = report.nodes.get(node.id)
        if known is None or known.inputs[0] is None:
            return None
        outputs.append(known.inputs[0])
    return tuple(outputs)


def _size(shape: tuple[int, ...]) -> int:
    total = 1
    for size in shape:
        total *= size
    return total
