"""Plan: the classes to be written, their modules, and the ordered calls of ``forward``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dlstudio.catalog import LAYERS
from dlstudio.catalog.calls import WrittenCall
from dlstudio.catalog.layer_spec import Values
from dlstudio.catalog.own_layers import OwnCall
from dlstudio.compiler.at_once import AtOnce, Columns
from dlstudio.compiler.beginning import beginning, holding
from dlstudio.compiler.class_plan import Argument, ClassPlan, Member, OwnImport, Plan, Step
from dlstudio.compiler.comments import notes_in
from dlstudio.compiler.constructors import constructor_of
from dlstudio.compiler.functions import Function, Functions, Made, Use
from dlstudio.compiler.marks import Marks
from dlstudio.compiler.names import Namer, Variables
from dlstudio.compiler.reading_order import reading_order
from dlstudio.errors import CompileError
from dlstudio.graph.blocks import REPEAT, SAME_AS, SHARED, is_repeated, spec_of
from dlstudio.graph.model import USUAL, Graph, Node, NodeId, PortRef
from dlstudio.language import say
from dlstudio.project.model import MAIN, Project
from dlstudio.spec.identifier import IMPORTED, as_class_name
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation.learning import any_frozen, count_frozen, with_statistics
from dlstudio.validation.report import GraphReport, Report
from dlstudio.validation.tensors import numbers_in
from dlstudio.validation.wiring import INPUT, OUTPUT

# Names of classes that layers bring along: no class of a project may have one.
WRITTEN = frozenset(
    name
    for spec in LAYERS.values()
    if isinstance(spec.call, WrittenCall)
    for name in spec.call.class_names()
)


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
    if report.questions:
        raise CompileError(
            say(
                "The shapes of {layer} are not known yet. Wait until they are found, then try "
                "again.",
                layer=report.questions[0].class_name,
            )
        )
    lowering = _Lowering(project, report)
    lowering.made(MAIN, report.main)
    return Plan(
        title=project.title,
        classes=tuple(lowering.classes),
        imports=frozenset(lowering.imports),
        parameters=count_parameters(report.main),
        frozen=count_frozen(project, report.main) if any_frozen(project) else 0,
        written=tuple(lowering.written),
        own=tuple(lowering.own.values()),
        notes=notes_in(project, [plan.graph for plan in lowering.classes]),
    )


def count_parameters(report: GraphReport) -> int:
    """Count the numbers in the weights of all nodes that are part of the code."""
    nodes = report.nodes
    return sum([numbers_in(nodes[id].weights) for id in report.live])


class _Lowering:
    """Collects the classes of a project; one for each block and set of input types."""

    def __init__(self, project: Project, report: Report) -> None:
        self.project = project
        self.classes: list[ClassPlan] = []
        self.imports: set[str] = set()
        self.written: dict[str, None] = {}  # in the order of their first use
        self.own: dict[str, OwnImport] = {}  # by key of the layer
        self.functions = Functions(project, report)
        self.drawings = report.drawings
        # In a constructor the arguments stand beside the classes.
        arguments = {param.name for graph in project.graphs.values() for param in graph.params}
        self._class_names = Namer(IMPORTED | WRITTEN | arguments)
        self._known: dict[tuple[Any, ...], str] = {}
        self._made: dict[int, Made] = {}

    def made(self, name: str, report: GraphReport) -> Made:
        """Return how a use of a graph is constructed, planning its class if it is new."""
        if name in self.functions.names:
            if id(report) not in self._made:
                self._plan_function(name)
            return self._made[id(report)]
        graph = self.project.graphs[name]
        bound = tuple([report.nodes[n.id].outputs for n in self.drawings[name].inputs])
        key = (name, bound)
        if key not in self._known:
            plan = _ClassLowering(self, name, graph, report).plan()
            self._known[key] = self._add(plan)
        return Made(self._known[key])

    def own_name(self, key: str) -> str:
        """Return what a class of the person's own is called in the code, importing it."""
        if key not in self.own:
            found = self.project.own.found(key)
            assert found is not None
            file, known = found
            name = self._class_names.name(known.name, "Layer")
            self.own[key] = OwnImport(file.module, known.name, name, file.text)
        return self.own[key].name

    def _plan_function(self, name: str) -> None:
        """Plan the classes of a block that is used with several values or types."""
        graph = self.project.graphs[name]
        uses = self.functions.uses_of(name)
        if self._plan_at_once(name, graph, uses):
            return
        lowered = [_ClassLowering(self, name, graph, use.report) for use in uses]
        function = Function(graph, uses, [(one.plan(), one.marks) for one in lowered])
        for plan, members in function.classes():
            class_name = self._add(plan)
            for report, sizes in members:
                self._made[id(report)] = Made(class_name, sizes)
        for use in uses:  # tried only, and written in other words than any real use
            self._made.setdefault(id(use.report), Made("?"))

    def _plan_at_once(self, name: str, graph: Graph, uses: Sequence[Use]) -> bool:
        """Plan one class for all uses where nothing but sizes can differ; tell whether it is."""
        columns = Columns.of(self.project, name, uses, self.made)
        if columns is None:
            return False
        one = _ClassLowering(self, name, graph, uses[0].report, columns)
        plan = one.plan()
        if not columns.alike:
            return False
        joined = AtOnce(graph, uses, plan, one.marks)
        class_name = self._add(joined.plan())
        for use, sizes in zip(uses, joined.sizes(), strict=True):
            self._made[id(use.report)] = Made(class_name, sizes)
        return True

    def _add(self, plan: ClassPlan) -> str:
        wanted = as_class_name(self.project.title if plan.graph == MAIN else plan.graph, "Network")
        class_name = self._class_names.name(wanted, "Network")
        self.classes.append(replace(plan, class_name=class_name))
        return class_name


class _ClassLowering:
    """Plans one class."""

    def __init__(
        self,
        lowering: _Lowering,
        name: str,
        graph: Graph,
        report: GraphReport,
        columns: Columns | None = None,
    ) -> None:
        self.lowering = lowering
        self.columns = columns
        self.name = name
        self.graph = graph
        self.report = report
        self.feeds = report.feeds
        drawing = lowering.drawings[name]
        self.ports, self.stops = drawing.ports, drawing.stops
        self.ends = drawing.inputs, drawing.outputs
        self.order = reading_order(drawing, report)
        self.attributes = Namer(param.name for param in graph.params)
        self.attribute_of: dict[NodeId, str] = {}  # of blocks
        self.marks = Marks(report.scope)
        self.variables = Variables()
        self.left = self._count_reads()
        self.values: dict[PortRef, str] = {}

    def plan(self) -> ClassPlan:
        goes_in, comes_out = self.ends
        inputs = tuple([self._input(node) for node in goes_in])
        members: list[Member] = []
        steps: list[Step] = []
        for id in self.order:
            node = self.graph.nodes[id]
            if node.layer.key in (INPUT, OUTPUT):
                continue
            self._step(node, members, steps)
        outputs = tuple([self._output(node) for node in comes_out])
        return ClassPlan(
            class_name="",
            graph=self.name,
            inputs=inputs,
            members=self._tied(members),
            steps=tuple(steps),
            outputs=outputs,
        )

    def _tied(self, members: Sequence[Member]) -> tuple[Member, ...]:
        """Add what lets a module use the weight of another one."""
        nodes = self.graph.nodes
        tied = [nodes[member.node[1]].learning.tied_to for member in members]
        if not any(tied):
            return tuple(members)
        names = {member.node[1]: member.name for member in members}
        return tuple(
            m._replace(tie=f"self.{m.name}.weight = self.{names[lender]}.weight") if lender else m
            for m, lender in zip(members, tied, strict=True)
        )

    def _count_reads(self) -> dict[PortRef, int]:
        left: dict[PortRef, int] = {}
        for id in self.order:
            for edge in self.feeds.get(id) or ():
                if edge is not None:
                    left[edge[0]] = left.get(edge[0], 0) + 1
        return left

    def _input(self, node: Node) -> Argument:
        variable = self.variables.argument(node.name)
        ref = PortRef(node.id, "output")
        self.values[ref] = variable
        type = self.report.nodes[node.id].outputs[0]
        return Argument((self.name, node.id), variable, variable, type)

    def _output(self, node: Node) -> Argument:
        (edge,) = self.feeds[node.id] or (None,)
        assert edge is not None
        type = self.report.types[edge.source]
        name = Namer().name(node.name, "output")
        return Argument((self.name, node.id), name, self.values[edge.source], type)

    def _step(self, node: Node, members: list[Member], steps: list[Step]) -> None:
        known = self.report.nodes[node.id]
        spec = LAYERS.get(node.layer.key) or self.lowering.project.own.get(node.layer.key)
        reads, dying = self._reads(node.id)
        targets = self._targets(node, dying)
        key = (self.name, node.id)
        types = known.outputs
        if None in targets:
            pairs = zip(types, targets, strict=True)
            types = tuple(type for type, target in pairs if target)
        if spec is None:
            steps.append(self._block(node, reads, targets, types, members))
            return
        values = known.values
        if self.marks.scope:
            values = self.marks.values(spec.by_name, node.layer.values, values)
        if self.columns is not None:
            values = self.columns.wired(self.marks, spec, node, values)
        constructor, imports = constructor_of(spec, known, values, targets)
        attribute = ""
        if constructor is not None:
            if isinstance(spec.call, OwnCall):
                name = self.lowering.own_name(spec.key)
                constructor = name + constructor.removeprefix(spec.call.torch_class)
            attribute = self.attributes.name(node.name, spec.stem or "layer")
            member = Member(key, attribute, constructor)
            members.append(self._begun(node, member, values))
        call = spec.call
        expression = call.expression(attribute, reads, targets, values, known.inputs)
        self.lowering.imports.update(imports)
        self.lowering.written.update(dict.fromkeys(call.classes(known.values)))
        left, after = call.targets(targets), call.after(targets)
        steps.append(Step(key, left, expression, types, after))

    def _begun(self, node: Node, member: Member, values: Values) -> Member:
        """Add how the weights of a module begin, and whether they stay."""
        learning = node.learning
        known = self.report.nodes[node.id]
        if learning is USUAL or not (known.weights or learning.tied_to):
            return member
        begins = () if node.block else beginning(member.name, learning, known.weights, values)
        if not learning.frozen:
            return member._replace(begins=begins)
        keys = with_statistics(self.lowering.project, self.report, node)
        holds = holding(member.name, keys, block=node.block is not None)
        return member._replace(begins=begins, frozen=True, holds=holds)

    def _reads(self, id: NodeId) -> tuple[list[str | None], list[str]]:
        """Return the variables that a node reads, and those that are dead after it."""
        reads: list[str | None] = []
        dying: list[str] = []
        for edge in self.feeds[id] or ():
            if edge is None:
                reads.append(None)
                continue
            ref = edge[0]
            variable = self.values[ref]
            reads.append(variable)
            self.left[ref] = left = self.left[ref] - 1
            if not left:
                dying.append(variable)
                self.variables.release(variable)
        return reads, dying

    def _targets(self, node: Node, dying: Sequence[str]) -> list[str | None]:
        """Name the results that somebody reads."""
        stop = self.stops.get(node.id)
        refs = self._results(node.id) if stop is None else stop.results
        if len(refs) == 1:
            if refs[0] in self.left:
                name = self.values[refs[0]] = self.variables.flow(dying)
                return [name]
            return [None]
        read = [ref for ref in refs if ref in self.left]
        names: list[str | None] = [None] * len(refs)
        if read and read == refs[:1]:
            names[0] = self.values[refs[0]] = self.variables.flow(dying)
            return names
        for place, ref in enumerate(refs):
            if ref in self.left:
                names[place] = self.values[ref] = self.variables.named(ref.port)
        return names

    def _results(self, id: NodeId) -> Sequence[PortRef]:
        """Return the outputs of a node that was not walked again."""
        ends = self.ports[id]
        assert ends is not None
        return [PortRef(id, port.name) for port in ends.outputs]

    def _block(
        self,
        node: Node,
        reads: Sequence[str | None],
        targets: Sequence[str | None],
        types: tuple[TensorType, ...],
        members: list[Member],
    ) -> Step:
        """Plan the call of a node that stands for a graph, and its module if it is new."""
        lender = self.graph.nodes[node.layer.values.get(SAME_AS) or node.id]
        if lender.id not in self.attribute_of:
            attribute = self.attributes.name(lender.name, "block")
            self.attribute_of[lender.id] = attribute
            key = (self.name, lender.id)
            member = Member(key, attribute, self._constructor_of(lender))
            members.append(self._begun(lender, member, {}))
        module = f"self.{self.attribute_of[lender.id]}"
        left = ", ".join(name or "_" for name in targets)
        arguments = ", ".join(name for name in reads if name is not None)
        step = Step((self.name, node.id), left, f"{module}({arguments})", types)
        if not is_repeated(lender.layer.values):
            return step
        start = arguments if arguments != left else ""
        if self.report.nodes[node.id].values[SHARED]:
            turns = f"range({self._turns(lender)})"
            return step._replace(expression=f"{module}({left})", loop=turns, start=start)
        item = self.variables.named("block")
        self.variables.release(item)
        expression = f"{item}({left})"
        return step._replace(expression=expression, loop=f"{item} in {module}", start=start)

    def _constructor_of(self, node: Node) -> str:
        assert node.block is not None
        graph = self.lowering.project.graphs[node.block]
        known = self.report.nodes[node.id]
        made = self.lowering.made(node.block, self.report.inside[node.id])
        spec = spec_of(node.block, graph)
        marked = self.marks.values(spec.by_name, node.layer.values, known.values)
        arguments = [
            f"{param.name}={spec.param(param.name).code(marked[param.name])}"
            for param in graph.params
            if marked[param.name] != param.default
        ]
        sizes = made.sizes
        if self.columns is not None:
            sizes = self.columns.sizes(self.marks, node, made)
        arguments += [f"{name}={size}" for name, size in sizes.items()]
        text = f"{made.class_name}({', '.join(arguments)})"
        if not is_repeated(node.layer.values) or known.values[SHARED]:
            return text
        return f"nn.ModuleList([{text} for _ in range({self._turns(node)})])"

    def _turns(self, node: Node) -> str:
        """Write how often a block is run."""
        assert node.block is not None
        spec = spec_of(node.block, self.lowering.project.graphs[node.block])
        counted = self.report.nodes[node.id].values
        return repr(self.marks.values(spec.by_name, node.layer.values, counted)[REPEAT])
