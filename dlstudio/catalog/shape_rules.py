"""The arithmetic and the sentences that families of layers share.

``need_*`` functions return what they were asked for or raise ShapeError; the others compute
sizes. Axis 0 of a wire is the batch ("N"); only the states of recurrent layers have it on
axis 1, so functions ask ``batch_axis`` instead of assuming.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from dlstudio.catalog.layer_spec import ShapeError, Types, Values
from dlstudio.language import Sentence, say
from dlstudio.spec.tensor_type import (
    BATCH,
    FLOAT,
    INTEGER,
    UNKNOWN,
    Dim,
    TensorType,
    evaluate,
    floor_divided,
    plus,
    times,
)

Repairs = Sequence[tuple[Any, ...]]
Wrap = Callable[[int], Any]  # makes the parameter's value from one axis


def batch_axis(type: TensorType) -> int | None:
    """Return the axis of the batch; None for a constant, which has no samples."""
    return type.dims.index(BATCH) if BATCH in type.dims else None


def need_float(layer: str, type: TensorType, port: str = "input") -> None:
    """Refuse whole numbers and truth values where torch computes with float32."""
    if type.dtype == FLOAT:
        return
    if type.dtype == INTEGER:
        raise ShapeError(
            say(
                "{layer} needs float32 numbers, got int64. Put an Embedding before it, "
                "or set dtype=float32 on the Input.",
                layer=layer,
            ),
            port=port,
            repairs=(("insert", "Embedding", {}), *_as_floats()),
        )
    raise ShapeError(
        say(
            "{layer} needs float32 numbers, got {dtype}. Set dtype=float32 on the Input.",
            layer=layer,
            dtype=type.dtype,
        ),
        port=port,
        repairs=_as_floats(),
    )


def _as_floats() -> Repairs:
    return (("dtype", FLOAT), ("insert", "Cast", {"dtype": FLOAT}))


def need_rank(
    layer: str, type: TensorType, ranks: tuple[int, ...], form: str, port: str = "input"
) -> None:
    """Refuse another number of axes, and a batch that is not the first axis."""
    if type.rank not in ranks:
        repairs = tuple(_rank_repairs(type, ranks))
        raise ShapeError(
            say(
                "{layer} needs a {rank}-D input such as {form}, got {shape}. {advice}",
                layer=layer,
                rank=" / ".join(map(str, ranks)),
                form=form,
                shape=type.shape_text(),
                advice=_advice(repairs),
            ),
            port=port,
            repairs=repairs,
        )
    need_batch_first(layer, type, port)


def need_batch_first(layer: str, type: TensorType, port: str = "input") -> None:
    """Refuse the state of a recurrent layer, (layers, N, features), where samples are due."""
    if batch_axis(type) in (0, None):
        return
    raise ShapeError(
        say(
            "{layer} needs the batch N on axis 0, got {shape}. Put a Select with dim=0 before "
            "it to take one layer's state.",
            layer=layer,
            shape=type.shape_text(),
        ),
        port=port,
        repairs=(("insert", "Select", {"dim": 0, "index": -1}),),
    )


def need_fixed(layer: str, type: TensorType, axis: int, port: str = "input") -> int:
    """Return a size that weights depend on; symbols are refused."""
    size = type.dims[axis]
    if isinstance(size, int):
        return size
    raise ShapeError(
        say(
            "{layer} learns weights for axis {axis} and needs a fixed number there, got {size} "
            "in {shape}. Put a Permute or Mean before it, or fix the size on the Input.",
            layer=layer,
            axis=axis % type.rank,
            size=size,
            shape=type.shape_text(),
        ),
        port=port,
    )


def need_channels(layer: str, type: TensorType, ranks: tuple[int, ...], form: str) -> int:
    """Return the size of axis 1 of float32 numbers with the batch first."""
    dims, dtype = type
    if dtype == FLOAT and len(dims) in ranks and dims[0] == BATCH and isinstance(dims[1], int):
        return dims[1]
    need_rank(layer, type, ranks, form)
    need_float(layer, type)
    return need_fixed(layer, type, 1)


def need_axis(layer: str, type: TensorType, dim: int, param: str = "dim", wrap: Wrap = int) -> int:
    """Return the axis that ``dim`` means, from 0; refuse axes that are not there."""
    if -type.rank <= dim < type.rank:
        return dim % type.rank
    raise ShapeError(
        say(
            "{layer} has {param}={dim}, but the input {shape} has axes 0 to {last}. Set {param} "
            "to one of them.",
            layer=layer,
            param=param,
            dim=dim,
            shape=type.shape_text(),
            last=type.rank - 1,
        ),
        param=param,
        repairs=(("set", param, wrap(type.rank - 1)),) if type.rank > 1 else (),
    )


def need_other_axis(
    layer: str, type: TensorType, dim: int, param: str = "dim", wrap: Wrap = int
) -> int:
    """Return the axis that ``dim`` means; refuse the batch, which no layer may mix."""
    axis = need_axis(layer, type, dim, param, wrap)
    if axis != batch_axis(type):
        return axis
    free = [other for other in range(type.rank) if other != axis]
    raise ShapeError(
        say(
            "{layer} has {param}={dim}, which is the batch axis of {shape}: samples must not "
            "be mixed. Choose another axis.",
            layer=layer,
            param=param,
            dim=dim,
            shape=type.shape_text(),
        ),
        param=param,
        repairs=(("set", param, wrap(free[0])),) if free else (),
    )


def need_several(layer: str, types: Types) -> None:
    """Refuse a merging layer with fewer than two wires."""
    if len(types) < 2:
        raise ShapeError(
            say("{layer} needs at least two wires, got {count}. Connect another one to it.",
                layer=layer, count=len(types))
        )  # fmt: skip


def need_same_dtype(layer: str, types: Sequence[TensorType]) -> None:
    """Refuse inputs of different dtypes."""
    for slot, type in enumerate(types):
        if type.dtype != types[0].dtype:
            raise ShapeError(
                say(
                    "{layer} needs inputs of one dtype, got {first} and {other} (wire {wire}). "
                    "Choose one dtype on the Inputs, or put an Embedding before the int64 one.",
                    layer=layer,
                    first=types[0].dtype,
                    other=type.dtype,
                    wire=slot + 1,
                )
            )


def broadcast(layer: str, types: Sequence[TensorType]) -> tuple[Dim, ...]:
    """Return the common shape: same number of axes, sizes equal or 1.

    Stricter than torch on purpose: (N, 1) with (N,) would silently give (N, N).
    """
    first = types[0]
    for slot, type in enumerate(types):
        if type.rank != first.rank:
            raise ShapeError(_no_match(layer, first, type, slot))
    dims = list(first.dims)
    for slot, type in enumerate(types):
        for axis, size in enumerate(type.dims):
            mine = dims[axis]
            if mine == size or size == 1:
                continue
            if mine in (1, UNKNOWN):
                dims[axis] = size
            elif size != UNKNOWN:
                raise ShapeError(_no_match(layer, first, type, slot), repairs=_projections(types))
    return tuple(dims)


def window_size(
    size: Dim, kernel: int, stride: int, padding: int, dilation: int, ceil: bool = False
) -> Dim:
    """Return how many places a sliding window has along one axis (torch's formula)."""
    span = dilation * (kernel - 1) + 1
    if isinstance(size, int) and not ceil:
        return (size + 2 * padding - span) // stride + 1
    free = plus(size, 2 * padding - span)
    if not ceil:
        return plus(floor_divided(free, stride), 1)
    places = plus(floor_divided(plus(free, stride - 1), stride), 1)
    if isinstance(size, int) and isinstance(places, int):
        # The last window must start inside the input or its left padding.
        return places - 1 if (places - 1) * stride >= size + padding else places
    return places if stride + padding <= span else UNKNOWN


def scaled(size: Dim, factor: float) -> Dim:
    """Return ``factor`` times a size, rounded down, as torch computes it in floats."""
    if isinstance(size, int):
        return math.floor(size * factor)
    above, below = float(factor).as_integer_ratio()
    # Short binary fractions are exact in floats, so the symbol holds for every length.
    exact = above < 2**20 and below < 2**20
    return floor_divided(times(size, above), below) if exact else UNKNOWN


def need_places(layer: str, type: TensorType, sizes: Sequence[Dim], kernels: Sequence[int]) -> None:
    """Refuse a window that is larger than what it slides over."""
    for size in sizes:
        if isinstance(size, int) and size < 1:
            break
    else:
        return
    short = min((d for d in type.dims[2:] if isinstance(d, int)), default=1)
    raise ShapeError(
        say(
            "The window of {layer} ({kernel}) is larger than its input {shape}. Use a smaller "
            "kernel_size, more padding, or fewer pooling layers before it.",
            layer=layer,
            kernel="×".join(map(str, kernels)),
            shape=type.shape_text(),
        ),
        param="kernel_size",
        repairs=(("set", "kernel_size", max(1, short)),),
    )


def need_room(
    layer: str, type: TensorType, kernels: Sequence[int], paddings: Sequence[int] = (0, 0, 0)
) -> None:
    """Refuse a window that is larger than its input without padding, as AvgPool3d does."""
    sides = list(zip(kernels, type.dims[2:], strict=True))
    if not any(isinstance(size, int) and size < kernel for kernel, size in sides):
        return
    fitting = tuple(min(k, size) if isinstance(size, int) else k for k, size in sides)
    allowed = all(p <= k // 2 for k, p in zip(fitting, paddings, strict=True))
    raise ShapeError(
        say(
            "{layer} needs an input that is at least as large as its window ({kernel}) without "
            "padding, got {shape}. Use a smaller kernel_size.",
            layer=layer,
            kernel="×".join(map(str, kernels)),
            shape=type.shape_text(),
        ),
        param="kernel_size",
        repairs=(("set", "kernel_size", fitting),) if allowed else (),
    )


def same_type(types: Types, values: Values) -> tuple[TensorType, ...]:
    """Give out the type of the first input."""
    return (types[0],)


def count(dims: Sequence[Dim]) -> int:
    """Multiply sizes with every symbol as 1, for costs of one sample."""
    total = 1
    for dim in dims:
        total *= dim if isinstance(dim, int) else max(1, evaluate(dim))
    return total


def largest_divisor(number: int, limit: int) -> int:
    """Return the largest divisor of ``number`` that is at most ``limit``."""
    return next(d for d in range(max(1, min(number, limit)), 0, -1) if number % d == 0)


def _no_match(layer: str, first: TensorType, type: TensorType, slot: int) -> Sentence:
    return say(
        "{layer} needs inputs of one shape (an axis may be 1 to be repeated), got {first} and "
        "{other} (wire {wire}). Make them equal, for instance with a Linear or a 1×1 Conv2d on "
        "one of them, or a Reshape.",
        layer=layer,
        first=first.shape_text(),
        other=type.shape_text(),
        wire=slot + 1,
    )


def _projections(types: Sequence[TensorType]) -> Repairs:
    if any(type.dtype != FLOAT for type in types):
        return ()
    return tuple(("projection", slot) for slot in reversed(range(len(types))))


def _rank_repairs(type: TensorType, ranks: tuple[int, ...]) -> list[tuple[Any, ...]]:
    """Layers that give the right number of axes, the likeliest first."""
    rank = type.rank
    if rank + 1 in ranks and rank >= 2:
        return [("insert", "Unsqueeze", {"dim": 1})]
    if rank == 2 and 4 in ranks and isinstance(type.dims[1], int):
        side = math.isqrt(type.dims[1])
        shape = (1, side, side) if side * side == type.dims[1] else (type.dims[1], 1, 1)
        return [("insert", "Reshape", {"shape": shape})]
    lower = [r for r in ranks if r < rank]
    if lower and max(lower) >= 2:
        start = max(lower) - 1
        return [("insert", "Flatten", {"start_dim": start} if start != 1 else {})]
    return []


def _advice(repairs: Repairs) -> Sentence:
    if not repairs:
        return say("Change the shape of the Input.")
    layer = repairs[0][1]
    if layer.startswith(("A", "E", "I", "O", "U")):
        return say("Put an {layer} before it.", layer=layer)
    return say("Put a {layer} before it.", layer=layer)
