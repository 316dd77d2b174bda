"""cost: what layers, blocks and a whole network take, counted by formulas; nothing is built.

FLOPs are twice the multiply-accumulates of products of matrices (convolutions, linear layers,
attention, recurrent layers), as papers and ``torch.utils.flop_counter`` count them; work number
by number (activations, normalizations, sums) is not in them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import prod
from typing import Any

from dlstudio.catalog import LAYERS
from dlstudio.catalog.keeping import keeping_of
from dlstudio.catalog.layer_spec import ShapeError
from dlstudio.errors import DLStudioError
from dlstudio.graph.model import NodeId
from dlstudio.language import say
from dlstudio.project.model import Project
from dlstudio.spec.tensor_type import TensorType, parse_type
from dlstudio.validation.flow import Flow, Step, flow_of, sized, sizes_of
from dlstudio.validation.memory import DTYPE_BYTES, PRECISIONS, Precision, bytes_of
from dlstudio.validation.receptive import Field, fields_in
from dlstudio.validation.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a layer takes.

    Args:
        trainable, frozen: numbers that training changes, and those that it leaves.
        macs: multiply-accumulates of one sample.
        result_bytes: memory of its results for the whole batch.
        kept_bytes: what training holds of it until its backward step, for the whole batch;
            a tensor that several layers need counts for the first.
        disk_bytes: parameters and buffers in a file of weights.
    """

    trainable: int = 0
    frozen: int = 0
    macs: int = 0
    result_bytes: int = 0
    kept_bytes: int = 0
    disk_bytes: int = 0

    @property
    def parameters(self) -> int:
        return self.trainable + self.frozen

    @property
    def flops(self) -> int:
        """Two for each multiply-accumulate."""
        return 2 * self.macs

    def __add__(self, other: Cost) -> Cost:
        return Cost(
            trainable=self.trainable + other.trainable,
            frozen=self.frozen + other.frozen,
            macs=self.macs + other.macs,
            result_bytes=self.result_bytes + other.result_bytes,
            kept_bytes=self.kept_bytes + other.kept_bytes,
            disk_bytes=self.disk_bytes + other.disk_bytes,
        )


Path = tuple[NodeId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """What all layers take.

    Args:
        steps: by path: each layer, with the nodes of the blocks it stands in; a repeat in sum.
        nodes: by node of the main graph: a layer or a whole block.
        total: all of them.
        fields: how much of the input a place of the result sees (``receptive``).
    """

    steps: Mapping[Path, Cost]
    nodes: Mapping[NodeId, Cost]
    total: Cost
    fields: Mapping[Path, Field | None]

    def at(self, path: Path) -> Cost:
        """Return what a layer or a block takes, by the path of nodes that leads to it."""
        size = len(path)
        return sum((c for place, c in self.steps.items() if place[:size] == path), Cost())


def costs_of(
    project: Project,
    report: Report,
    *,
    batch: int = 1,
    lengths: Mapping[str, int] | None = None,
    precision: str = "float32",
    frozen: Collection[Path] = (),
) -> Costs:
    """Count all layers of a network.

    Args:
        batch: samples at once, for the memory.
        lengths: numbers for symbols such as T, for work and memory; 1 without one.
        precision: a key of ``memory.PRECISIONS``.
        frozen: paths of layers that are not trained, beside those that are set so.
    """
    flow = flow_of(project, report)
    counter = _Counter(flow, sizes_of(batch, lengths), PRECISIONS[precision])
    steps: dict[Path, Cost] = {}
    for step in flow.steps:  # a repeated block comes again
        cost = counter.cost(step, step.frozen or step.path in frozen)
        steps[step.path] = steps.get(step.path, Cost()) + cost
    nodes: dict[NodeId, Cost] = {}
    total = Cost()
    for path, cost in steps.items():
        nodes[path[0]] = nodes.get(path[0], Cost()) + cost
        total += cost
    return Costs(steps=steps, nodes=nodes, total=total, fields=fields_in(flow))


def cost_of_layer(
    key: str, inputs: tuple[str, ...], values: Mapping[str, Any], *, batch: int = 1
) -> Cost:
    """Count one layer from the types of its wires; it is not built.

    Args:
        inputs: such as ("(N, 3, 224, 224)",); "" for an open port, ports at the end may be
            left out.
    """
    spec = LAYERS.get(key)
    if spec is None:
        raise DLStudioError(say("There is no layer “{layer}”.", layer=key))
    wanted = 0 if any(port.many for port in spec.inputs) else len(spec.inputs)
    padded = (*inputs, *("",) * (wanted - len(inputs)))
    try:
        types = tuple(parse_type(text) if text else None for text in padded)
    except ValueError:
        raise DLStudioError(
            say(
                "Expected shapes such as (N, 3, 32, 32) for the inputs, got {found}.",
                found=", ".join(inputs),
            )
        ) from None
    for name, sentence in spec.problems(values):
        raise DLStudioError(say("{name}: {sentence}", name=name, sentence=sentence))
    try:
        filled = spec.complete(types, values)
        outputs = spec.shape(types, filled)
    except ShapeError as error:
        raise DLStudioError(error.sentence) from None
    weights, buffers = spec.weights(types, filled), spec.buffers(types, filled)
    sizes, precision = sizes_of(batch), PRECISIONS["float32"]
    ins = [None if type is None else sized(type, sizes) for type in types]
    outs = [sized(type, sizes) for type in outputs]
    keeping = keeping_of(key)
    kept = keeping.more(ins, outs, filled, precision.activation)
    kept += sum(bytes_of(t, precision) for t in ins if t is not None) if keeping.inputs else 0
    kept += sum(bytes_of(t, precision) for t in outs) if keeping.outputs else 0
    return Cost(
        trainable=sum(map(prod, weights.values())),
        macs=spec.macs(types, outputs, filled),
        result_bytes=0 if keeping.view else sum(bytes_of(t, precision) for t in outs),
        kept_bytes=kept,
        disk_bytes=_disk(weights, buffers, precision),
    )


class _Counter:
    """Counts the layers of one flow; knows which tensors are counted already."""

    def __init__(self, flow: Flow, sizes: Mapping[str, int], precision: Precision) -> None:
        self.flow, self.sizes, self.precision = flow, sizes, precision
        self.alone = {**sizes, **sizes_of(1)}
        self.bytes = [bytes_of(sized(type, sizes), precision) for type in flow.types]
        self.counted = set(flow.given)  # the data is there anyway

    def cost(self, step: Step, frozen: bool) -> Cost:
        known, keeping = step.known, keeping_of(step.key)
        count = known.parameters if step.owns else 0
        fresh = 0 if keeping.view else sum(self.bytes[value] for value in step.makes)
        return Cost(
            trainable=0 if frozen else count,
            frozen=count if frozen else 0,
            macs=self._macs(step),
            result_bytes=fresh,
            kept_bytes=self._kept(step),
            disk_bytes=_disk(step.weights, step.buffers, self.precision),
        )

    def _macs(self, step: Step) -> int:
        known = step.known
        if not known.macs:
            return 0
        inputs, outputs = _sized(known.inputs, self.alone), _sized(known.outputs, self.alone)
        return LAYERS[step.key].macs(inputs, outputs, known.values)

    def _kept(self, step: Step) -> int:
        known, keeping = step.known, keeping_of(step.key)
        size = self.precision.activation
        inputs, outputs = _sized(known.inputs, self.sizes), _sized(known.outputs, self.sizes)
        total = keeping.more(inputs, outputs, known.values, size)
        values = [*(step.reads if keeping.inputs else ()), *(step.makes if keeping.outputs else ())]
        for value in values:
            root = None if value is None else self.flow.roots[value]
            if root is not None and root not in self.counted:
                self.counted.add(root)
                total += self.bytes[root]
        return total


def _sized(types: Any, sizes: Mapping[str, int]) -> list[TensorType | None]:
    return [None if type is None else sized(type, sizes) for type in types]


def _disk(
    weights: Mapping[str, tuple[int, ...]],
    buffers: Mapping[str, tuple[int, ...]],
    precision: Precision,
) -> int:
    total = sum(map(prod, weights.values())) * precision.weight
    for name, shape in buffers.items():
        counter = name.endswith("num_batches_tracked")
        total += (DTYPE_BYTES["int64"] if counter else precision.weight) * prod(shape)
    return total
