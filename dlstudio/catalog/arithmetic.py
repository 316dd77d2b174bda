"""Subtract, Divide, ScaledAdd, Maximum, Minimum, Outer: two wires, number by number."""

from __future__ import annotations

from collections.abc import Sequence

from dlstudio.catalog.calls import ExpressionCall, function_link
from dlstudio.catalog.layer_spec import Example, LayerSpec, ShapeError, ShapeRule, Types, Values
from dlstudio.catalog.shape_rules import batch_axis, count
from dlstudio.catalog.tensor_rules import PAIR, need_alike, need_floats, need_numbers, pairwise
from dlstudio.language import say
from dlstudio.spec.param import Float
from dlstudio.spec.tensor_type import FLOAT, TensorType, same_dim

GROUP = "Merge"

SCALED_PARAMS = (
    Float(name="alpha", default=0.5, help="What the second wire is multiplied by."),
)  # fmt: skip


def _pair(layer: str) -> ShapeRule:
    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        return (pairwise(layer, types),)

    return rule


def _divide(types: Types, values: Values) -> tuple[TensorType, ...]:
    return (TensorType(pairwise("Divide", types).dims, FLOAT),)


def _scaled(types: Types, values: Values) -> tuple[TensorType, ...]:
    need_floats("ScaledAdd", types[0])
    need_floats("ScaledAdd", types[1], "other")
    return (pairwise("ScaledAdd", types),)


def _write_scaled(reads: Sequence[str], values: Values, types: Types) -> str:
    alpha = SCALED_PARAMS[0].code(values["alpha"])
    return f"torch.add({reads[0]}, {reads[1]}, alpha={alpha})"


def _outer(types: Types, values: Values) -> tuple[TensorType, ...]:
    first, second = types
    for type, port in zip(types, ("input", "other"), strict=True):
        need_numbers("Outer", type, port)
        if type.rank != 2 or batch_axis(type) != 0:
            raise ShapeError(
                say(
                    "Outer needs one row of numbers a sample, (N, A) and (N, B), got {shape} on "
                    "{port}. Put a Flatten before it.",
                    shape=type.shape_text(),
                    port=port,
                ),
                port=port,
                repairs=(("insert", "Flatten", {}),) if type.rank > 2 else (),
            )
    need_alike("Outer", types, ("input", "other"))
    assert same_dim(first.dims[0], second.dims[0])
    return (first.with_dims((*first.dims, second.dims[1])),)


def _outer_macs(types: Types, outputs: Types, values: Values) -> int:
    return count(outputs[0].dims)


ARITHMETIC = (
    LayerSpec(
        key="Subtract",
        title="Subtract",
        group=GROUP,
        summary="Takes the second wire from the first, number by number.",
        help=(
            "y = input − other. Shapes must be equal; an axis of size 1 is repeated. The order of "
            "the wires matters, unlike with Add."
        ),
        words=("torch.sub", "minus", "difference"),
        inputs=PAIR,
        shape=_pair("Subtract"),
        call=ExpressionCall(write=lambda reads, values, types: " - ".join(reads)),
        stem="subtract",
        examples=(
            Example(("(N, 64)", "(N, 64)"), {}, ("(N, 64)",)),
            Example(("(N, T, 64)", "(N, 1, 64)"), {}, ("(N, T, 64)",)),
            Example(("(N, 4) int64", "(N, 4) int64"), {}, ("(N, 4) int64",)),
        ),
        source=function_link("sub"),
    ),
    LayerSpec(
        key="Divide",
        title="Divide",
        group=GROUP,
        summary="Divides the first wire by the second, number by number.",
        help=(
            "y = input / other. Shapes must be equal; an axis of size 1 is repeated. Dividing by "
            "0 gives ∞ or NaN: put an AddConstant or a Clamp on the second wire. Whole numbers "
            "become float32."
        ),
        words=("torch.div", "quotient", "ratio", "over"),
        inputs=PAIR,
        shape=_divide,
        call=ExpressionCall(write=lambda reads, values, types: " / ".join(reads)),
        stem="divide",
        examples=(
            Example(("(N, 64)", "(N, 1)"), {}, ("(N, 64)",)),
            Example(("(N, T, 64)", "(N, T, 64)"), {}, ("(N, T, 64)",)),
        ),
        source=function_link("div"),
    ),
    LayerSpec(
        key="ScaledAdd",
        title="ScaledAdd",
        group=GROUP,
        summary="Adds the second wire, multiplied by a number, to the first.",
        help=(
            "y = input + alpha·other in one step. Residual branches are damped this way (alpha "
            "0.1 to 0.3 in Inception-ResNet). alpha is not trained."
        ),
        words=("torch.add", "alpha", "axpy", "weighted sum", "residual scaling"),
        params=SCALED_PARAMS,
        inputs=PAIR,
        shape=_scaled,
        call=ExpressionCall(write=_write_scaled, needs=("torch",)),
        stem="add",
        examples=(
            Example(("(N, 16, 8, 8)", "(N, 16, 8, 8)"), {"alpha": 0.1}, ("(N, 16, 8, 8)",)),
            Example(("(N, T, 64)", "(N, 1, 64)"), {}, ("(N, T, 64)",)),
        ),
        source=function_link("add"),
    ),
    LayerSpec(
        key="Maximum",
        title="Maximum",
        group=GROUP,
        summary="Takes the larger of two numbers, place by place.",
        help=(
            "y = max(input, other). Shapes must be equal; an axis of size 1 is repeated. The "
            "gradient flows to the larger number only (Maxout). For the largest along an axis "
            "use Max."
        ),
        words=("torch.maximum", "larger", "maxout"),
        inputs=PAIR,
        shape=_pair("Maximum"),
        call=ExpressionCall(
            write=lambda reads, values, types: f"torch.maximum({', '.join(reads)})",
            needs=("torch",),
        ),
        stem="maximum",
        examples=(Example(("(N, 64)", "(N, 64)"), {}, ("(N, 64)",)),),
        source=function_link("maximum"),
    ),
    LayerSpec(
        key="Minimum",
        title="Minimum",
        group=GROUP,
        summary="Takes the smaller of two numbers, place by place.",
        help=(
            "y = min(input, other). Shapes must be equal; an axis of size 1 is repeated. Twin "
            "critics in reinforcement learning take the smaller of two values this way."
        ),
        words=("torch.minimum", "smaller"),
        inputs=PAIR,
        shape=_pair("Minimum"),
        call=ExpressionCall(
            write=lambda reads, values, types: f"torch.minimum({', '.join(reads)})",
            needs=("torch",),
        ),
        stem="minimum",
        examples=(Example(("(N, 1)", "(N, 1)"), {}, ("(N, 1)",)),),
        source=function_link("minimum"),
    ),
    LayerSpec(
        key="Outer",
        title="Outer",
        group=GROUP,
        summary="Multiplies every number of one row with every number of another.",
        help=(
            "y[a, b] = input[a]·other[b] for each sample: (N, A) and (N, B) become (N, A, B). "
            "Features of two branches interact this way; the result grows fast."
        ),
        words=("torch.outer", "outer product", "tensor fusion", "interaction"),
        inputs=PAIR,
        shape=_outer,
        macs=_outer_macs,
        call=ExpressionCall(
            write=lambda reads, values, types: f"{reads[0]}.unsqueeze(2) * {reads[1]}.unsqueeze(1)"
        ),
        stem="outer",
        examples=(Example(("(N, 8)", "(N, 16)"), {}, ("(N, 8, 16)",)),),
        source=function_link("outer"),
    ),
)
