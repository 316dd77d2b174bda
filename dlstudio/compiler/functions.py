"""Functions: blocks that are written once for uses with several values.

All uses of such a block are planned, and some that are only tried: one for each parameter,
with another value. Where their texts are the same but for numbers, they become one class, and
``fitting`` says what stands in place of the numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dlstudio.catalog import LAYERS
from dlstudio.compiler.class_plan import Argument, ClassPlan, Member, Step
from dlstudio.compiler.fitting import Fit, Sample
from dlstudio.compiler.marks import MARK, OPENING, Column, Marks, fill
from dlstudio.compiler.tries import tries
from dlstudio.graph.blocks import SAME_AS
from dlstudio.graph.model import Graph
from dlstudio.project.model import MAIN, Project
from dlstudio.spec.tensor_type import UNKNOWN, Dim, TensorType
from dlstudio.validation.blocks import Types
from dlstudio.validation.report import GraphReport, Report
from dlstudio.validation.rules import inside

NUMBER = re.compile(rf"(?<![\w.{OPENING}])[0-9]+(?![\w.])")


@dataclass(frozen=True, slots=True)
class Made:
    """How one use of a block is constructed: its class, and sizes that are arguments of it."""

    class_name: str
    sizes: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a block; ``base`` and ``changed`` as in ``fitting.Sample``."""

    report: GraphReport
    base: int | None = None
    changed: str = ""


class Functions:
    """The blocks with parameters, those inside them, those with several types, and all uses."""

    def __init__(self, project: Project, checked: Report) -> None:
        main = checked.main
        self._project, self._checked = project, checked
        self.names: set[str] = set()
        for name, graph in project.graphs.items():
            if graph.params and name != MAIN:
                self.names |= inside(project, name)
        self.names |= _with_several_types(project, checked)
        self._uses: dict[str, list[Use]] = {name: [] for name in self.names}
        self._seen: set[int] = set()
        if self.names:
            self._collect(MAIN, main, None)
            for name in sorted(self.names):
                self._try(name)

    def uses_of(self, name: str) -> Sequence[Use]:
        """Return the uses of a block, real ones first."""
        return self._uses[name]

    def _collect(self, name: str, report: GraphReport, base: int | None) -> None:
        nodes = self._project.graphs[name].nodes
        for id, inner in report.inside.items():
            block = nodes[id].block
            if id not in report.live or nodes[id].layer.values.get(SAME_AS) or block is None:
                continue
            if id_of(inner) not in self._seen:
                self._seen.add(id_of(inner))
                if block in self.names:
                    self._uses[block].append(Use(inner, base))
                self._collect(block, inner, base)

    def _try(self, name: str) -> None:
        """Add uses of a block that are only tried, to see which sizes follow."""
        uses = self._uses[name]
        if not uses or uses[0].base is not None:
            return
        for report, changed in tries(self._project, self._checked, name, uses[0].report):
            if id_of(report) not in self._seen:
                self._seen.add(id_of(report))
                uses.append(Use(report, 0, changed))
                self._collect(name, report, -1)


def _with_several_types(project: Project, checked: Report) -> set[str]:
    """Return the blocks that are used with several types on their inputs."""
    types: dict[str, set[Types]] = {}
    waiting, seen = [(MAIN, checked.main)], {id_of(checked.main)}
    while waiting:
        name, report = waiting.pop()
        graph = project.graphs[name]
        for id, inner in report.inside.items():
            block = graph.nodes[id].block
            if id not in report.live or block is None or id_of(inner) in seen:
                continue
            seen.add(id_of(inner))
            ends = checked.drawings[block].inputs
            types.setdefault(block, set()).add(tuple([inner.nodes[n.id].outputs[0] for n in ends]))
            waiting.append((block, inner))
    return {name for name, several in types.items() if len(several) > 1}


def id_of(report: GraphReport) -> int:
    """Return what tells reports apart: uses with the same types and values share one."""
    return id(report)


class Function:
    """Joins the plans of all uses of one block to as few classes as possible."""

    def __init__(
        self, graph: Graph, uses: Sequence[Use], plans: Sequence[tuple[ClassPlan, Marks]]
    ) -> None:
        self._graph = graph
        groups: dict[Any, list[tuple[Use, ClassPlan, Marks]]] = {}
        for use, (plan, marks) in zip(uses, plans, strict=True):
            groups.setdefault(_skeleton(plan), []).append((use, plan, marks))
        self._groups = [group for group in groups.values() if group[0][0].base is None]

    def classes(self) -> Iterator[tuple[ClassPlan, list[tuple[GraphReport, Mapping[str, int]]]]]:
        """Yield each class with its uses and the sizes that each gives it."""
        for group in self._groups:
            joined = Joined(self._graph, group)
            plan = joined.plan()
            sizes = joined.fit.arguments
            yield (
                plan,
                [
                    (use.report, {name: vector[place] for name, vector in sizes.items()})
                    for place, (use, _, _) in enumerate(group)
                ],
            )


def _texts(plan: ClassPlan) -> Iterator[str]:
    for member in plan.members:
        yield from (member.constructor, *member.begins)
    for step in plan.steps:
        yield from (step.targets, step.expression, step.loop, step.start, *step.after)


def _skeleton(plan: ClassPlan) -> tuple[Any, ...]:
    """Return what must be the same in plans that become one class."""
    types = [end.type for end in (*plan.inputs, *plan.outputs)]
    types += [type for step in plan.steps for type in step.types]
    return (
        tuple(NUMBER.sub("#", text) for text in _texts(plan)),
        tuple((type.dtype, type.rank) for type in types),
        tuple((member.frozen, member.holds) for member in plan.members),
    )


def _reads(forward: str, name: str) -> bool:
    """Tell whether an argument of a class is read in its ``forward``."""
    return f"self.{name}" in forward and bool(re.search(rf"\bself\.{name}\b", forward))


class Joined:
    """One class for several plans with the same skeleton."""

    def __init__(self, graph: Graph, group: Sequence[tuple[Use, ClassPlan, Marks]]) -> None:
        self.graph = graph
        self.reports = [use.report for use, _, _ in group]
        self.plans = [plan for _, plan, _ in group]
        self.marks = group[0][2]
        samples = [Sample(use.report.scope, use.base, use.changed) for use, _, _ in group]
        self.fit = Fit(samples, self.marks.drawn)
        self.taken = {param.name for param in graph.params}
        self.taken |= {member.name for member in self.plans[0].members}
        self._dims: dict[tuple[Dim, ...], Dim] = {}  # what was found; the rest may be later
        self._types: dict[tuple[int, ...], TensorType] = {}  # by the types in each use

    def plan(self) -> ClassPlan:
        first = self.plans[0]
        members = tuple(map(self._member, range(len(first.members))))
        steps = tuple(map(self._step, range(len(first.steps))))
        inputs = self._ends([plan.inputs for plan in self.plans])
        outputs = self._ends([plan.outputs for plan in self.plans])
        parameters = [f"{p.name}: {p.kind} = {p.default!r}" for p in self.graph.params]
        sizes = self.fit.arguments
        parameters += [f"{name}: int = {vector[0]}" for name, vector in sizes.items()]
        names = [param.name for param in self.graph.params] + list(sizes)
        forward = "\n".join(f"{step.expression} {step.loop}" for step in steps)
        return ClassPlan(
            class_name="",
            graph=first.graph,
            inputs=inputs,
            members=members,
            steps=steps,
            outputs=outputs,
            parameters=tuple(parameters),
            stored=tuple([name for name in names if _reads(forward, name)]),
        )

    def _member(self, place: int) -> Member:
        members = [plan.members[place] for plan in self.plans]
        first, node = members[0], members[0].node[1]
        constructor = self._text([member.constructor for member in members], "", node)
        rows = zip(*[member.begins for member in members], strict=True)
        begins = tuple([self._text(texts, "", node) for texts in rows])
        return Member(
            first.node, first.name, constructor, begins, first.frozen, first.holds, first.tie
        )

    def _step(self, place: int) -> Step:
        steps = [plan.steps[place] for plan in self.plans]
        first, node = steps[0], steps[0].node[1]
        expression = self._text([step.expression for step in steps], "self.", node)
        loop = self._text([step.loop for step in steps], "self.", node) if first.loop else ""
        types = tuple(map(self._type, self._types_of(place)))
        return Step(first.node, first.targets, expression, types, first.after, loop, first.start)

    def _types_of(self, place: int) -> Iterable[Sequence[TensorType]]:
        """Return what each result of a step is in every use."""
        return zip(*[plan.steps[place].types for plan in self.plans], strict=True)

    def _text(self, texts: Sequence[str], prefix: str, node: str) -> str:
        """Return the one text for those of all uses."""
        rows = [NUMBER.findall(text) for text in texts] if len(texts) > 1 else ()
        columns = iter(list(zip(*rows, strict=True)))

        def number(match: re.Match[str]) -> tuple[str, bool]:
            column = next(columns)
            if len(set(column)) == 1:
                return match[0], True
            vector = tuple(map(int, column))
            found = self.fit.find(vector)
            if found is None:
                wanted = self._wanted(match, node)
                found = self.fit.argument(wanted, vector, self.taken)
            return found.code(prefix), found.is_plain

        def mark(match: re.Match[str]) -> tuple[str, bool]:
            found = self.marks.expressions[int(match[1])]
            if isinstance(found, Column):
                found = self.fit.find(found.numbers) or self.fit.argument(
                    found.name, found.numbers, self.taken
                )
            return found.code(prefix), found.is_plain

        text = fill(texts[0], NUMBER, number) if len(texts) > 1 else texts[0]
        return fill(text, MARK, mark) if OPENING in text else text

    def _wanted(self, match: re.Match[str], node: str) -> str:
        """Return how a size is called as an argument of the class."""
        keyword = re.search(r"(\w+)=$", match.string[: match.start()])
        if keyword:
            return keyword[1]
        spec = LAYERS.get(self.graph.nodes[node].layer.key)
        values = self.reports[0].nodes[node].values
        wired = [name for name in (spec.wired if spec else ()) if values[name] == int(match[0])]
        return wired[0] if wired else "size"

    def _ends(self, rows: Sequence[tuple[Argument, ...]]) -> tuple[Argument, ...]:
        return tuple(
            Argument(
                ends[0].node, ends[0].name, ends[0].variable, self._type([e.type for e in ends])
            )
            for ends in zip(*rows, strict=True)
        )

    def _type(self, types: Sequence[TensorType]) -> TensorType:
        same = tuple(map(id, types))  # what a layer passes on is the same object in each use
        known = self._types.get(same)
        if known is None:
            columns = zip(*[type.dims for type in types], strict=True)
            dims = [self._dims.get(column) or self._dim(column) for column in columns]
            known = types[0].with_dims(dims)
            if UNKNOWN not in dims:  # that may be found later
                self._types[same] = known
        return known

    def _dim(self, column: tuple[Dim, ...]) -> Dim:
        if column.count(column[0]) == len(column):
            return column[0]
        vector = tuple([dim for dim in column if isinstance(dim, int)])
        if len(vector) < len(column):
            return UNKNOWN
        found = self.fit.follow(vector)
        if found is None:
            return UNKNOWN
        dim = self._dims[column] = found.code()
        return dim
