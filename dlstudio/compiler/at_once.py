"""All uses of a block planned at once, where they can differ in nothing but sizes.

The layers of such a block keep to channels, so its text in each use follows from one of them
and from the numbers that the wires bring. These stand in columns, a number a use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dlstudio.catalog.layer_spec import LayerSpec, Values
from dlstudio.compiler.class_plan import Argument, ClassPlan
from dlstudio.compiler.functions import Joined, Made, Use
from dlstudio.compiler.marks import Marks
from dlstudio.compiler.tries import keeps_to_channels
from dlstudio.graph.model import USUAL, Graph, Node, NodeId
from dlstudio.project.model import Project
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation.report import GraphReport
from dlstudio.validation.wiring import INPUT


class Columns:
    """The sizes of a block in all its uses; ``alike`` until one is made in another way."""

    def __init__(self, uses: Sequence[Use], made: Callable[[str, GraphReport], Made]) -> None:
        self._reports = [use.report for use in uses]
        self._made = made
        self.alike = True

    @classmethod
    def of(
        cls,
        project: Project,
        name: str,
        uses: Sequence[Use],
        made: Callable[[str, GraphReport], Made],
    ) -> Columns | None:
        """Return the columns of a block; None if its text may differ in more than numbers."""
        nodes = project.graphs[name].nodes.values()
        usual = all(node.learning is USUAL and not node.muted for node in nodes)
        if not usual or not keeps_to_channels(project, name):
            return None
        # What its layers give has the kind of what they take.
        ends = [node.id for node in nodes if node.block is not None or node.layer.key == INPUT]
        first, *others = [_kinds(use.report, ends) for use in uses]
        if any(other != first for other in others):
            return None
        return cls(uses, made)

    def wired(self, marks: Marks, spec: LayerSpec, node: Node, values: Values) -> Values:
        """Return values with marks where what the wires bring is not the same in all uses."""
        if not spec.wired:
            return values
        marked = dict(values)
        for name in spec.wired:
            if node.layer.values.get(name) is None:
                column = tuple([report.nodes[node.id].values[name] for report in self._reports])
                marked[name] = _marked(marks, name, column)
        return marked

    def sizes(self, marks: Marks, node: Node, first: Made) -> Mapping[str, int]:
        """Return the sizes that a block inside is given, with marks likewise."""
        assert node.block is not None
        several = [self._made(node.block, report.inside[node.id]) for report in self._reports]
        if any(made.class_name != first.class_name for made in several):
            self.alike = False
            return first.sizes
        return {
            name: _marked(marks, name, tuple([made.sizes[name] for made in several]))
            for name in first.sizes
        }


def _marked(marks: Marks, name: str, column: tuple[int, ...]) -> int:
    return column[0] if len(set(column)) == 1 else marks.column(name, column)


def _kinds(report: GraphReport, ids: Sequence[NodeId]) -> list[tuple[int, str]]:
    """Return the number of axes and the dtype of what some nodes give."""
    live = [report.nodes[id].outputs for id in ids if id in report.live]
    return [(len(type.dims), type.dtype) for types in live for type in types]


class AtOnce(Joined):
    """One class for all uses, from the plan of the first and the columns in its marks."""

    def __init__(self, graph: Graph, uses: Sequence[Use], plan: ClassPlan, marks: Marks) -> None:
        super().__init__(graph, [(use, plan, marks) for use in uses])
        self.plans = [plan]

    def sizes(self) -> Iterator[Mapping[str, int]]:
        """Yield the arguments that each use gives the class."""
        for place in range(len(self.reports)):
            yield {name: column[place] for name, column in self.fit.arguments.items()}

    def _types_of(self, place: int) -> Iterable[Sequence[TensorType]]:
        step = self.plans[0].steps[place]
        id, wanted = step.node[1], list(step.types)
        known = [report.nodes[id].outputs for report in self.reports]
        if len(known[0]) == 1:
            yield from [[types[0] for types in known]] if wanted else []
            return
        for result, type in enumerate(known[0]):
            if wanted and type is wanted[0]:
                del wanted[0]
                yield [types[result] for types in known]

    def _ends(self, rows: Sequence[tuple[Argument, ...]]) -> tuple[Argument, ...]:
        ends = []
        for end in rows[0]:
            id = end.node[1]
            known = [report.nodes[id] for report in self.reports]
            goes_in = self.graph.nodes[id].layer.key == INPUT
            types = [one.outputs[0] if goes_in else one.inputs[0] for one in known]
            type = self._type([type for type in types if type is not None])
            ends.append(Argument(end.node, end.name, end.variable, type))
        return tuple(ends)
