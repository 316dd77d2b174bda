"""Cast, OneHot, Detach: numbers as another kind of number, or without their slope."""

from __future__ import annotations

from collections.abc import Sequence

from dlstudio.catalog.calls import ExpressionCall, function_link
from dlstudio.catalog.layer_spec import Example, LayerSpec, Types, Values
from dlstudio.catalog.shape_rules import same_type
from dlstudio.catalog.tensor_rules import need_whole
from dlstudio.spec.param import Int, OneOf
from dlstudio.spec.tensor_type import BOOLEAN, DTYPES, FLOAT, INTEGER, TensorType

GROUP = "Math"

CAST_PARAMS = (
    OneOf(name="dtype", default=FLOAT, options=DTYPES, help="The kind of numbers that go out."),
)  # fmt: skip
ONE_HOT_PARAMS = (
    Int(
        name="num_classes",
        default=10,
        high=1_000_000,
        help="How many classes there are; numbers from 0 to one less may come in.",
    ),
)


def _cast(types: Types, values: Values) -> tuple[TensorType, ...]:
    return (TensorType(types[0].dims, values["dtype"]),)


def _write_cast(reads: Sequence[str], values: Values, types: Types) -> str:
    return f"{reads[0]}.to(torch.{values['dtype']})"


def _one_hot(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    need_whole("OneHot", type)
    return (type.with_dims((*type.dims, values["num_classes"])),)


def _write_one_hot(reads: Sequence[str], values: Values, types: Types) -> str:
    count = ONE_HOT_PARAMS[0].code(values["num_classes"])
    return f"F.one_hot({reads[0]}, num_classes={count})"


CASTING = (
    LayerSpec(
        key="Cast",
        title="Cast",
        group=GROUP,
        summary="Turns numbers into another dtype.",
        help=(
            "float32 to int64 cuts what stands behind the point; to bool, 0 is false and all else "
            "is true; from bool, true is 1. Only float32 has a slope, so nothing before a Cast to "
            "another dtype learns through it."
        ),
        words=("torch.to", "ToFloat", "ToBool", "ToInt", "float", "long", "convert", "dtype"),
        params=CAST_PARAMS,
        shape=_cast,
        call=ExpressionCall(write=_write_cast, needs=("torch",)),
        stem="cast",
        examples=(
            Example(("(N, T) int64",), {}, ("(N, T)",)),
            Example(("(N, 8)",), {"dtype": BOOLEAN}, ("(N, 8) bool",)),
            Example(("(N, 8) bool",), {"dtype": INTEGER}, ("(N, 8) int64",)),
        ),
        source="https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to.html",
    ),
    LayerSpec(
        key="OneHot",
        title="OneHot",
        group=GROUP,
        summary="Turns class numbers into rows with a single 1.",
        help=(
            "y[…, c] = 1 where x = c, else 0: (N, T) becomes (N, T, num_classes). The result is "
            "int64, as in torch; put a Cast behind it for float32. A number outside 0 to "
            "num_classes − 1 is an error when the network runs."
        ),
        words=("torch.nn.functional.one_hot", "classes", "indicator", "encode"),
        params=ONE_HOT_PARAMS,
        shape=_one_hot,
        call=ExpressionCall(write=_write_one_hot, needs=("torch", "F")),
        stem="one_hot",
        examples=(
            Example(("(N,) int64",), {}, ("(N, 10) int64",)),
            Example(("(N, T) int64",), {"num_classes": 4}, ("(N, T, 4) int64",)),
        ),
        source=function_link("nn.functional.one_hot"),
    ),
    LayerSpec(
        key="Detach",
        title="Detach",
        group=GROUP,
        summary="Passes values on, but lets no gradient back.",
        help=(
            "y = x going forward; going back the gradient is 0, so nothing before it learns "
            "through this wire. Used for teachers, targets and straight-through estimators."
        ),
        words=("torch.detach", "stop gradient", "freeze", "no_grad"),
        shape=same_type,
        call=ExpressionCall(write=lambda reads, values, types: f"{reads[0]}.detach()"),
        stem="detach",
        examples=(Example(("(N, 128)",), {}, ("(N, 128)",)),),
        source="https://docs.pytorch.org/docs/stable/generated/torch.Tensor.detach.html",
    ),
)
