"""What gives one branch of a sum the shape of the other: a projection, or padding on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dlstudio.catalog import LAYERS
from dlstudio.graph.model import Graph, Node, NodeId
from dlstudio.graph.topology import upstream
from dlstudio.spec.spec import Choice
from dlstudio.spec.tensor_type import Dim, TensorType

CONVOLUTIONS = {3: "Conv1d", 4: "Conv2d", 5: "Conv3d"}  # by the number of axes


def projection(
    graph: Graph, sources: Sequence[NodeId], mine: TensorType, other: TensorType
) -> Choice | None:
    """Return a learned map of one shape onto another; ``sources`` are the nodes that made them."""
    key = CONVOLUTIONS.get(mine.rank)
    channels, features = other.dims[1], other.dims[-1]
    if mine.rank == 3:
        # (N, C, L) and (N, L, F) look alike; a convolution on the way tells which it is.
        before = {*sources, *upstream(graph, sources)}
        key = key if key in {graph.nodes[id].layer.key for id in before} else None
    if key is not None and type(channels) is int:
        stride = _stride(mine.dims[2:], other.dims[2:])
        if stride is None:
            return None
        values = {"out_channels": channels, "kernel_size": 1}
        return Choice(key, {**values, **({} if set(stride) == {1} else {"stride": _short(stride)})})
    if type(features) is int and mine.dims[1:-1] == other.dims[1:-1]:
        return Choice("Linear", {"out_features": features})
    return None


def _stride(sizes: tuple[Dim, ...], wanted: tuple[Dim, ...]) -> tuple[int, ...] | None:
    """Return the stride by which a window of 1 gives the wanted sizes; None if there is none."""
    found = []
    for size, target in zip(sizes, wanted, strict=True):
        if size == target:
            found.append(1)
        elif type(size) is int and type(target) is int and 0 < target < size:
            stride = -(-size // target)
            if -(-size // stride) != target:
                return None
            found.append(stride)
        else:
            return None
    return tuple(found)


def padding(
    graph: Graph, source: NodeId, mine: TensorType, other: TensorType
) -> Mapping[NodeId, Any]:
    """Return padding by convolution, if nothing but its absence made a branch smaller."""
    key = CONVOLUTIONS.get(mine.rank)
    sizes = list(zip(mine.dims[2:], other.dims[2:], strict=True))
    missing = [b - a if type(a) is int and type(b) is int else 0 for a, b in sizes]
    found: dict[NodeId, Any] = {}
    if not any(missing):
        return found
    for node in _branch(graph, source):
        if node.layer.key != key:
            continue
        spans = _spans(node, len(missing))
        if spans is None:
            return {}
        missing = [
            left - (span - 2 * pad) for left, (span, pad) in zip(missing, spans, strict=True)
        ]
        even = all(span % 2 == 0 for span, _ in spans)
        found[node.id] = _short(tuple(span // 2 for span, _ in spans)) if even else "same"
        if missing == [0] * len(missing):
            return dict(reversed(found.items()))
    return {}


def _branch(graph: Graph, source: NodeId) -> Iterator[Node]:
    """Walk back along a branch, to where several wires come together."""
    seen: set[NodeId] = set()
    while source not in seen:
        seen.add(source)
        yield graph.nodes[source]
        wires = list(graph.into(source))
        if len(wires) != 1:
            return
        source = wires[0].source.node


def _spans(node: Node, axes: int) -> list[tuple[int, int]] | None:
    """Return what a convolution takes off each axis without padding, and its padding."""
    values = LAYERS[node.layer.key].filled(node.layer.values)
    found = []
    for name in ("kernel_size", "dilation", "padding", "stride"):
        value = values[name]
        numbers = value if isinstance(value, tuple) else (value,) * axes
        if not all(type(number) is int for number in numbers):
            return None
        found.append(numbers)
    kernels, dilations, paddings, strides = found
    if set(strides) != {1}:
        return None
    spans = [(kernel - 1) * step for kernel, step in zip(kernels, dilations, strict=True)]
    return list(zip(spans, paddings, strict=True))


def _short(numbers: tuple[int, ...]) -> Any:
    return numbers[0] if len(set(numbers)) == 1 else numbers
