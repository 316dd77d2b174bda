"""Plan: the classes to be written, their modules, and the ordered calls of ``forward``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Any, NamedTuple

from dlstudio.catalog import LAYERS
from dlstudio.catalog.layer_spec import LayerSpec
from dlstudio.compiler.names import Namer, Variables
from dlstudio.compiler.source import NodeKey
from dlstudio.errors import CompileError
from dlstudio.graph.model import Edge, Graph, Node, NodeId, PortRef
from dlstudio.language import say
from dlstudio.project.model import MAIN, Project
from dlstudio.spec.identifier import IMPORTED, as_class_name
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation.report import GraphReport, NodeReport, Report
from dlstudio.validation.wiring import INPUT, OUTPUT, ports_of


class Member(NamedTuple):
    """A module made in ``__init__``: ``self.name = constructor``."""

    node: NodeKey
    name: str
    constructor: str


class Step(NamedTuple):
    """A line of ``forward``: ``targets = expression  # types``, and what must follow it."""

    node: NodeKey
    targets: str
    expression: str
    types: tuple[TensorType, ...]
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument or a result of ``forward``."""

    node: NodeKey
    name: str
    variable: str
    type: TensorType


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassPlan:
    """One class: the main graph, or a block with the types it is used with."""

    class_name: str
    graph: str
    inputs: tuple[Argument, ...]
    members: tuple[Member, ...]
    steps: tuple[Step, ...]
    outputs: tuple[Argument, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What will be written: classes, inner ones first, the main one last."""

    title: str
    classes: tuple[ClassPlan, ...]
    imports: frozenset[str]
    parameters: int


def lower(project: Project, report: Report) -> Plan:
    """Plan the code of a project that has been checked.

    Raises:
        CompileError: the report has errors; the sentence names the first.
    """
    if report.errors:
        first = report.errors[0]
        raise CompileError(
            say(
                "The network has problems ({count}); the first: {problem}",
                count=len(report.errors),
                problem=first.sentence,
            )
        )
    lowering = _Lowering(project)
    lowering.class_of(MAIN, report.main)
    return Plan(
        title=project.title,
        classes=tuple(lowering.classes),
        imports=frozenset(lowering.imports),
        parameters=count_parameters(report.main),
    )


def count_parameters(report: GraphReport) -> int:
    """Count the trainable numbers of all nodes that are part of the code."""
    nodes = report.nodes
    return sum(prod(shape) for id in report.live for shape in nodes[id].weights.values())


class _Lowering:
    """Collects the classes of a project; one for each block and set of input types."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.classes: list[ClassPlan] = []
        self.imports: set[str] = set()
        self._class_names = Namer(IMPORTED)
        self._known: dict[tuple[Any, ...], str] = {}

    def class_of(self, name: str, report: GraphReport) -> str:
        """Return the name of the class of a graph, planning it if it is new."""
        graph = self.project.graphs[name]
        bound = tuple(report.nodes[n.id].outputs for n in graph.of_layer(INPUT))
        key = (name, bound)
        if key not in self._known:
            plan = _ClassLowering(self, name, graph, report).plan()
            wanted = as_class_name(self.project.title if name == MAIN else name, "Network")
            self._known[key] = self._class_names.name(wanted, "Network")
            self.classes.append(
                ClassPlan(
                    class_name=self._known[key],
                    graph=name,
                    inputs=plan.inputs,
                    members=plan.members,
                    steps=plan.steps,
                    outputs=plan.outputs,
                )
            )
        return self._known[key]


class _ClassLowering:
    """Plans one class."""

    def __init__(self, lowering: _Lowering, name: str, graph: Graph, report: GraphReport) -> None:
        self.lowering = lowering
        self.name = name
        self.graph = graph
        self.report = report
        self.ports = {id: ports_of(lowering.project, node) for id, node in graph.nodes.items()}
        self.feeds = report.feeds
        self.order = reading_order(graph, report)
        self.attributes = Namer()
        self.variables = Variables()
        self.left = self._count_reads()
        self.values: dict[PortRef, str] = {}

    def plan(self) -> ClassPlan:
        inputs = tuple(self._input(node) for node in self.graph.of_layer(INPUT))
        members: list[Member] = []
        steps: list[Step] = []
        for id in self.order:
            node = self.graph.nodes[id]
            if node.layer.key in (INPUT, OUTPUT):
                continue
            self._step(node, members, steps)
        outputs = tuple(self._output(node) for node in self.graph.of_layer(OUTPUT))
        return ClassPlan(
            class_name="",
            graph=self.name,
            inputs=inputs,
            members=tuple(members),
            steps=tuple(steps),
            outputs=outputs,
        )

    def _count_reads(self) -> Counter[PortRef]:
        return Counter(edge[0] for id in self.order for edge in self._wires(id))

    def _wires(self, id: NodeId) -> list[Edge]:
        return [edge for edge in self.feeds.get(id) or () if edge is not None]

    def _input(self, node: Node) -> Argument:
        variable = self.variables.argument(node.name)
        ref = PortRef(node.id, "output")
        self.values[ref] = variable
        type = self.report.nodes[node.id].outputs[0]
        return Argument((self.name, node.id), variable, variable, type)

    def _output(self, node: Node) -> Argument:
        edge = self._wires(node.id)[0]
        type = self.report.types[edge.source]
        name = Namer().name(node.name, "output")
        return Argument((self.name, node.id), name, self.values[edge.source], type)

    def _step(self, node: Node, members: list[Member], steps: list[Step]) -> None:
        known = self.report.nodes[node.id]
        ends = self.ports[node.id]
        assert ends is not None
        reads, dying = self._reads(node.id)
        refs = [PortRef(node.id, port.name) for port in ends.outputs]
        targets = self._targets(refs, dying)
        spec = LAYERS.get(node.layer.key)
        constructor, expression, left = self._written(spec, node, known, reads, targets)
        key = (self.name, node.id)
        if constructor is not None:
            members.append(Member(key, self._attribute, constructor))
        types = known.outputs
        if None in targets:
            pairs = zip(types, targets, strict=True)
            types = tuple(type for type, target in pairs if target)
        after = spec.call.after(targets) if spec is not None else ()
        steps.append(Step(key, left, expression, types, after))

    def _reads(self, id: NodeId) -> tuple[list[str | None], list[str]]:
        """Return the variables that a node reads, and those that are dead after it."""
        reads: list[str | None] = []
        dying: list[str] = []
        left, values = self.left, self.values
        for edge in self.feeds[id] or ():
            if edge is None:
                reads.append(None)
                continue
            ref = edge[0]
            variable = values[ref]
            reads.append(variable)
            left[ref] -= 1
            if left[ref] == 0:
                dying.append(variable)
                self.variables.release(variable)
        return reads, dying

    def _targets(self, refs: Sequence[PortRef], dying: Sequence[str]) -> list[str | None]:
        """Name the results that somebody reads."""
        read = [self.left[ref] > 0 for ref in refs]
        if read[0] and not any(read[1:]):
            names: list[str | None] = [self.variables.flow(dying)]
            names += [None] * (len(refs) - 1)
        else:
            names = [
                self.variables.named(ref.port) if is_read else None
                for ref, is_read in zip(refs, read, strict=True)
            ]
        for ref, name in zip(refs, names, strict=True):
            if name is not None:
                self.values[ref] = name
        return names

    def _written(
        self,
        spec: LayerSpec | None,
        node: Node,
        known: NodeReport,
        reads: Sequence[str | None],
        targets: Sequence[str | None],
    ) -> tuple[str | None, str, str]:
        """Return constructor (or None), expression, and left side of a node."""
        if spec is None:
            assert node.block is not None
            inner = self.lowering.class_of(node.block, self.report.inside[node.id])
            self._attribute = self.attributes.name(node.name, "block")
            arguments = ", ".join(name for name in reads if name is not None)
            left = ", ".join(name or "_" for name in targets)
            return f"{inner}()", f"self.{self._attribute}({arguments})", left
        constructor, imports = _constructor(spec, known)
        self._attribute = ""
        if constructor is not None:
            self._attribute = self.attributes.name(node.name, spec.stem or "layer")
        expression = spec.call.expression(
            self._attribute, reads, targets, known.values, known.inputs
        )
        self.lowering.imports.update(imports)
        return constructor, expression, spec.call.targets(targets)


# Reports are shared between equal layers and between checks (``validation.memo``), so the
# text that follows from one is written once. The report is kept, or its id could be reused.
_constructors: dict[int, tuple[NodeReport, str | None, tuple[str, ...]]] = {}


def _constructor(spec: LayerSpec, known: NodeReport) -> tuple[str | None, tuple[str, ...]]:
    kept = _constructors.get(id(known))
    if kept is None:
        text = spec.call.constructor(known.values, known.inputs)
        kept = (known, text, spec.call.imports(known.values))
        if len(_constructors) >= 20_000:
            _constructors.clear()
        _constructors[id(known)] = kept
    return kept[1], kept[2]


def reading_order(graph: Graph, report: GraphReport) -> list[NodeId]:
    """Order the live nodes so that a branch is written to its end before the next begins."""
    waiting: dict[NodeId, int] = dict.fromkeys(report.live, 0)
    followers: dict[NodeId, list[NodeId]] = {id: [] for id in report.live}
    for edge in graph.edges:
        if edge.source.node in waiting and edge.target.node in waiting:
            waiting[edge.target.node] += 1
            followers[edge.source.node].append(edge.target.node)
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
