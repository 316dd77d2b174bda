"""Add, Multiply, Concat, MatMul: several wires become one."""

from __future__ import annotations

from dlstudio.catalog.calls import ExpressionCall, function_link
from dlstudio.catalog.layer_spec import (
    Example,
    LayerSpec,
    Port,
    ShapeError,
    Types,
    Values,
)
from dlstudio.catalog.shape_rules import (
    batch_axis,
    broadcast,
    count,
    need_float,
    need_other_axis,
    need_same_dtype,
    need_several,
)
from dlstudio.language import say
from dlstudio.spec.param import Int
from dlstudio.spec.tensor_type import BOOLEAN, Dim, TensorType, plus, same_dim

GROUP = "Merge"
WIRES = (Port(name="inputs", many=True, help="Two or more wires."),)


def _elementwise(layer: str, types: Types) -> tuple[TensorType, ...]:
    need_several(layer, types)
    need_same_dtype(layer, types)
    if types[0].dtype == BOOLEAN:
        raise ShapeError(
            say(
                "{layer} needs numbers, got truth values (bool). Set dtype=float32 on the Input.",
                layer=layer,
            )
        )
    return (types[0].with_dims(broadcast(layer, types)),)


def _add(types: Types, values: Values) -> tuple[TensorType, ...]:
    return _elementwise("Add", types)


def _multiply(types: Types, values: Values) -> tuple[TensorType, ...]:
    return _elementwise("Multiply", types)


def _concat(types: Types, values: Values) -> tuple[TensorType, ...]:
    need_several("Concat", types)
    need_same_dtype("Concat", types)
    first = types[0]
    axis = need_other_axis("Concat", first, values["dim"])
    total: Dim = 0
    for slot, type in enumerate(types):
        fits = type.rank == first.rank and all(
            same_dim(a, b) or place == axis
            for place, (a, b) in enumerate(zip(first.dims, type.dims, strict=False))
        )
        if not fits:
            raise ShapeError(
                say(
                    "Concat along axis {axis} needs inputs that are equal on all other axes, got "
                    "{first} and {other} (wire {wire}). Choose another dim, or make the other "
                    "axes equal with a Reshape, a pooling or a padding.",
                    axis=axis,
                    first=first.shape_text(),
                    other=type.shape_text(),
                    wire=slot + 1,
                ),
                repairs=_other_dims(types, axis),
            )
        total = plus(total, type.dims[axis])
    return (first.with_dims((*first.dims[:axis], total, *first.dims[axis + 1 :])),)


def _other_dims(types: Types, axis: int) -> tuple[tuple[str, str, int], ...]:
    """The one other axis along which the inputs would fit, if there is one."""
    first = types[0]
    if any(type.rank != first.rank for type in types):
        return ()
    differ = {
        place
        for type in types
        for place, (a, b) in enumerate(zip(first.dims, type.dims, strict=True))
        if not same_dim(a, b)
    }
    other = next(iter(differ))
    if len(differ) != 1 or other in (axis, batch_axis(first)):
        return ()
    return (("set", "dim", other),)


def _matmul(types: Types, values: Values) -> tuple[TensorType, ...]:
    first, second = types
    need_float("MatMul", first, "input")
    need_float("MatMul", second, "other")
    fits = (
        first.rank == second.rank >= 3
        and batch_axis(first) in (0, None)
        and batch_axis(second) in (0, None)
        and same_dim(first.dims[-1], second.dims[-2])
    )
    if not fits:
        raise ShapeError(
            say(
                "MatMul needs (N, A, B) and (N, B, C), got {first} and {second}. Put a Permute "
                "with dims (0, 2, 1) before one of them to swap its last two axes.",
                first=first.shape_text(),
                second=second.shape_text(),
            ),
            port="other",
            repairs=_swaps(first, second),
        )
    lead = broadcast("MatMul", [t.with_dims(t.dims[:-2]) for t in (first, second)])
    return (first.with_dims((*lead, first.dims[-2], second.dims[-1])),)


def _swaps(first: TensorType, second: TensorType) -> tuple[tuple[object, ...], ...]:
    if first.rank != second.rank or first.rank < 3:
        return ()
    if not same_dim(first.dims[-1], second.dims[-1]):
        return ()
    rank = first.rank
    return (("insert", "Permute", {"dims": (*range(rank - 2), rank - 1, rank - 2)}),)


def _matmul_macs(types: Types, outputs: Types, values: Values) -> int:
    return count(outputs[0].dims) * count(types[0].dims[-1:])


def _cat(reads: object, values: Values, types: Types) -> str:
    names = list(reads)  # type: ignore[call-overload]
    return f"torch.cat(({', '.join(names)}), dim={CONCAT_PARAMS[0].code(values['dim'])})"


CONCAT_PARAMS = (
    Int(
        name="dim",
        default=1,
        low=-8,
        high=7,
        help="The axis along which the inputs are put side by side; −1 is the last.",
    ),
)

MERGING = (
    LayerSpec(
        key="Add",
        title="Add",
        group=GROUP,
        summary="Adds wires number by number.",
        help=(
            "y = x₁ + x₂ + …. The shortcut of residual networks. Shapes must be equal; an axis of "
            "size 1 is repeated, axes are never added silently as torch would: (N, 1) with (N,) is "
            "refused. If the channels differ, put a 1×1 Conv2d on one wire."
        ),
        words=("sum", "plus", "residual", "skip connection"),
        inputs=WIRES,
        shape=_add,
        call=ExpressionCall(write=lambda reads, values, types: " + ".join(reads)),
        stem="add",
        examples=(
            Example(("(N, 16, 28, 28)", "(N, 16, 28, 28)"), {}, ("(N, 16, 28, 28)",)),
            Example(("(N, 16, 28, 28)", "(N, 16, 1, 1)"), {}, ("(N, 16, 28, 28)",)),
        ),
        source=function_link("add"),
    ),
    LayerSpec(
        key="Multiply",
        title="Multiply",
        group=GROUP,
        summary="Multiplies wires number by number.",
        help=(
            "y = x₁·x₂·…. Used for gates and for attention over channels. Shapes must be equal; an "
            "axis of size 1 is repeated."
        ),
        words=("product", "times", "gate"),
        inputs=WIRES,
        shape=_multiply,
        call=ExpressionCall(write=lambda reads, values, types: " * ".join(reads)),
        stem="multiply",
        examples=(Example(("(N, 64)", "(N, 64)"), {}, ("(N, 64)",)),),
        source=function_link("mul"),
    ),
    LayerSpec(
        key="Concat",
        title="Concat",
        group=GROUP,
        summary="Puts wires side by side along one axis.",
        help=(
            "y = [x₁, x₂, …]: the sizes along dim add up, all other axes must be equal. dim=1 "
            "joins channels or features. The batch axis cannot be used."
        ),
        words=("concatenate", "join", "stack", "cat"),
        replaces=("Concatenate", "Cat"),
        params=CONCAT_PARAMS,
        inputs=WIRES,
        shape=_concat,
        call=ExpressionCall(write=_cat, needs=("torch",)),
        stem="concat",
        examples=(
            Example(("(N, 16, 14, 14)", "(N, 8, 14, 14)"), {}, ("(N, 24, 14, 14)",)),
            Example(("(N, T, 8)", "(N, S, 8)"), {}, ("(N, S+T, 8)",)),
        ),
        source=function_link("cat"),
    ),
    LayerSpec(
        key="MatMul",
        title="MatMul",
        group=GROUP,
        summary="Multiplies two matrices for each sample.",
        help=(
            "y = A·B with A (N, a, b) and B (N, b, c), giving (N, a, c). The core of attention: "
            "scores are Q·Kᵀ, so put a Permute on one of them."
        ),
        words=("matrix product", "attention", "bmm"),
        inputs=(Port(name="input"), Port(name="other")),
        shape=_matmul,
        macs=_matmul_macs,
        call=ExpressionCall(write=lambda reads, values, types: " @ ".join(reads)),
        stem="matmul",
        examples=(Example(("(N, T, 64)", "(N, 64, S)"), {}, ("(N, T, S)",)),),
        source=function_link("matmul"),
    ),
)
