"""Flow: the network as one list of steps, blocks opened, with what each step reads and makes.

The memory of a training and the receptive field both walk it. Values on wires are numbered; a
view has a number of its own, and the number of what it looks at as its root.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dlstudio.catalog.keeping import keeping_of
from dlstudio.graph.model import Node, NodeId, PortRef
from dlstudio.project.model import MAIN, Project
from dlstudio.spec.tensor_type import BATCH, TensorType, evaluate
from dlstudio.validation.report import GraphReport, NodeReport, Report
from dlstudio.validation.wiring import INPUT, OUTPUT, Ports, ports_of

Types = tuple[TensorType | None, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One layer in the order of the calls.

    Args:
        path: the blocks it stands in and the node itself.
        reads, makes: numbers of values; None for an open input.
        owns: whether its weights are its own; those of a repeat that shares its weights, and
            of a use that borrows them, count at the first.
        frozen: whether training leaves its weights as they are.
    """

    path: tuple[NodeId, ...]
    key: str
    known: NodeReport
    reads: tuple[int | None, ...]
    makes: tuple[int, ...]
    owns: bool = True
    frozen: bool = False

    @property
    def weights(self) -> Mapping[str, tuple[int, ...]]:
        """Shapes of the trainable tensors that count here."""
        return self.known.weights if self.owns else {}

    @property
    def buffers(self) -> Mapping[str, tuple[int, ...]]:
        """The same of its other state."""
        return self.known.buffers if self.owns else {}


@dataclass(slots=True)
class Flow:
    """All steps of a network.

    Args:
        types: the type of each value.
        roots: by value, the value whose memory it is; itself but for views.
        given: values of the Inputs.
        results: values that are handed on by the Outputs.
    """

    steps: list[Step] = field(default_factory=list)
    types: list[TensorType] = field(default_factory=list)
    roots: list[int] = field(default_factory=list)
    given: list[int] = field(default_factory=list)
    results: list[int] = field(default_factory=list)

    def value(self, type: TensorType, of: int | None = None) -> int:
        """Number a new value; ``of`` is what it is a view of."""
        self.types.append(type)
        number = len(self.roots)
        self.roots.append(number if of is None else self.roots[of])
        return number

    def rooted(self) -> list[Step]:
        """Return the steps with memory in the place of values: views are what they look at."""
        roots = self.roots
        return [
            replace(
                step,
                reads=tuple([None if value is None else roots[value] for value in step.reads]),
                makes=tuple([roots[value] for value in step.makes]),
            )
            for step in self.steps
        ]


def flow_of(project: Project, report: Report) -> Flow:
    """Lay out the main graph; layers with problems upstream are left out."""
    flow = Flow()
    flow.results = [
        value for value in _walk(flow, project, MAIN, report.main, None, ()) if value is not None
    ]
    return flow


def sized(type: TensorType, sizes: Mapping[str, int]) -> TensorType:
    """Put numbers in the place of symbols; those without a number count as 1."""
    if all(isinstance(dim, int) for dim in type.dims):
        return type
    return type.with_dims([max(1, evaluate(dim, sizes)) for dim in type.dims])


def sizes_of(batch: int, lengths: Mapping[str, int] | None = None) -> dict[str, int]:
    """Return numbers for the symbols: the batch and the lengths that are known."""
    return {**(lengths or {}), BATCH: batch}


def _walk(
    flow: Flow,
    project: Project,
    name: str,
    report: GraphReport,
    bound: tuple[int | None, ...] | None,
    path: tuple[NodeId, ...],
    owns: bool = True,
    frozen: bool = False,
) -> list[int | None]:
    """Add the steps of a graph; return the values on its Outputs."""
    nodes = project.graphs[name].nodes
    at: dict[PortRef, int] = {}
    outs: dict[NodeId, int | None] = {}
    inputs = [node.id for node in project.graphs[name].of_layer(INPUT)]
    for id in report.order:
        known, feed = report.nodes.get(id), report.feeds.get(id)
        if known is None or id not in report.live:
            continue
        node = nodes[id]
        reads = tuple(None if edge is None else at.get(edge.source) for edge in feed or ())
        makes: tuple[int | None, ...]
        if node.layer.key == OUTPUT:
            outs[id] = reads[0] if reads else None
            continue
        if node.layer.key == INPUT:
            if bound is None:
                makes = (flow.value(known.outputs[0]),)
                flow.given.extend(value for value in makes if value is not None)
            else:
                makes = (bound[inputs.index(id)],)
        elif node.block is not None:
            inner = report.inside.get(id)
            if inner is None:
                continue
            makes = _turns(
                flow, project, name, node, known, inner, reads, (*path, id), owns, frozen
            )
        else:
            made = _makes(flow, node.layer.key, known, reads, ports_of(project, node))
            own = (*path, id)
            still = frozen or node.learning.frozen
            flow.steps.append(Step(own, node.layer.key, known, reads, made, owns, still))
            makes = made
        ends = ports_of(project, node)
        for port, value in zip(ends.outputs if ends else (), makes, strict=False):
            if value is not None:
                at[PortRef(id, port.name)] = value
    return [outs.get(node.id) for node in project.graphs[name].of_layer(OUTPUT)]


def _turns(
    flow: Flow,
    project: Project,
    name: str,
    node: Node,
    known: NodeReport,
    inner: GraphReport,
    reads: tuple[int | None, ...],
    path: tuple[NodeId, ...],
    owns: bool,
    frozen: bool,
) -> tuple[int | None, ...]:
    """Add the steps of a block as often as it runs, each turn on what the last one gave."""
    assert node.block is not None
    values = known.values
    lender = project.graphs[name].nodes.get(node.layer.values.get("same_as") or node.id, node)
    owns = owns and lender is node
    frozen = frozen or lender.learning.frozen
    for turn in range(int(values.get("repeat") or 1)):
        own = owns and (turn == 0 or not values.get("shared"))
        reads = tuple(_walk(flow, project, node.block, inner, reads, path, own, frozen))
    return reads


def _makes(
    flow: Flow, key: str, known: NodeReport, reads: tuple[int | None, ...], ends: Ports | None
) -> tuple[int, ...]:
    """Number the results that have a port."""
    types = known.outputs[: len(ends.outputs)] if ends else known.outputs
    if keeping_of(key).view and reads and reads[0] is not None:
        return tuple(flow.value(type, reads[0]) for type in types)
    return tuple(flow.value(type) for type in types)
