"""AMax, AMin, Norm, Var, Std, LogSumExp, Prod, CumSum: many numbers told by one."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from dlstudio.catalog.calls import ExpressionCall, function_link
from dlstudio.catalog.layer_spec import (
    Example,
    LayerSpec,
    ShapeError,
    ShapeRule,
    Types,
    Values,
)
from dlstudio.catalog.shape_rules import need_other_axis
from dlstudio.catalog.tensor_rules import (
    dim_param,
    literals,
    need_axes,
    need_floats,
    need_numbers,
    without_axes,
)
from dlstudio.language import say
from dlstudio.spec.param import Flag, Float, Int, Param
from dlstudio.spec.sizes import Shape
from dlstudio.spec.tensor_type import TensorType

GROUP = "Reduce"
Write = Callable[[Sequence[str], Values, Types], str]

DIMS = Shape(
    name="dim",
    default=(1,),
    low=-8,
    high=7,
    bare=True,
    help="The axes that are reduced; −1 is the last.",
)
KEEPDIM = Flag(name="keepdim", help="Keeps the axes with size 1.")
CORRECTION = Int(
    name="correction",
    default=1,
    low=0,
    high=1_000,
    help="What is taken from the count: 1 for a sample, 0 for the whole.",
)
ORD = Float(
    name="ord",
    default=2.0,
    low=0.0,
    open_low=True,
    help="The power: 2 is the length, 1 the sum of the absolute values.",
)
ONE_DIM = dim_param(1, "The axis that is used; −1 is the last.")


def _several(layer: str, whole: bool = False) -> ShapeRule:
    """Make the rule of a reduction over axes; ``whole`` allows whole numbers."""

    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        (type,) = types
        (need_numbers if whole else need_floats)(layer, type)
        axes = need_axes(layer, type, values["dim"])
        if "correction" in values:
            _need_freedom(layer, type, axes, values["correction"])
        return (type.with_dims(without_axes(type, axes, values["keepdim"])),)

    return rule


def _need_freedom(layer: str, type: TensorType, axes: Sequence[int], correction: int) -> None:
    """Refuse a division by nothing: the variance of a single number."""
    sizes = [size for axis in axes if isinstance(size := type.dims[axis], int)]
    count = math.prod(sizes)
    if len(sizes) == len(axes) and count <= correction:
        raise ShapeError(
            say(
                "{layer} over {count} {count:number|numbers} with correction={correction} "
                "divides by zero. Set "
                "correction to 0, or reduce an axis that is longer.",
                layer=layer,
                count=count,
                correction=correction,
            ),
            param="correction",
            repairs=(("set", "correction", 0),),
        )


def _method(method: str, params: tuple[Param, ...]) -> Write:
    names = ["!dim" if param.name == "dim" else param.name for param in params]

    def write(reads: Sequence[str], values: Values, types: Types) -> str:
        return f"{reads[0]}.{method}({literals(params, values, *names)})"

    return write


NORM_PARAMS = (ORD, DIMS, KEEPDIM)


def _write_norm(reads: Sequence[str], values: Values, types: Types) -> str:
    arguments = literals(NORM_PARAMS, values, "ord", "!dim", "keepdim")
    return f"torch.linalg.vector_norm({reads[0]}, {arguments})"


def _prod(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    need_numbers("Prod", type)
    axis = need_other_axis("Prod", type, values["dim"])
    return (type.with_dims(without_axes(type, [axis], values["keepdim"])),)


def _cumsum(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    need_numbers("CumSum", type)
    need_other_axis("CumSum", type, values["dim"])
    return (type,)


def _reduction(
    key: str,
    method: str,
    params: tuple[Param, ...],
    shape: ShapeRule,
    texts: tuple[str, str, tuple[str, ...]],
    examples: tuple[Example, ...],
    link: str = "",
) -> LayerSpec:
    """Make an entry; ``texts`` are its summary, its help and its further words."""
    summary, help, words = texts
    return LayerSpec(
        key=key,
        title=key,
        group=GROUP,
        summary=summary,
        help=help,
        words=(f"torch.{link or method}", "reduce", *words),
        params=params,
        shape=shape,
        call=ExpressionCall(write=_method(method, params)),
        stem=method,
        examples=examples,
        source=function_link(link or method),
    )


SEVERAL = (DIMS, KEEPDIM)
IMAGE = Example(("(N, 16, 8, 8)",), {"dim": (2, 3)}, ("(N, 16)",))
STEPS = Example(("(N, T, 64)",), {"keepdim": True}, ("(N, 1, 64)",))

SUMMARIZING = (
    _reduction(
        "AMax", "amax", SEVERAL, _several("AMax", whole=True),
        (
            "Takes the largest number over axes.",
            "y = max x over dim. dim = 2, 3 is global max pooling of an image. Equal largest "
            "numbers share the gradient; Max gives the place as well, along one axis.",
            ("largest", "maximum", "global max pooling"),
        ),
        (IMAGE, STEPS, Example(("(N, 4) int64",), {}, ("(N,) int64",))),
    ),
    _reduction(
        "AMin", "amin", SEVERAL, _several("AMin", whole=True),
        (
            "Takes the smallest number over axes.",
            "y = min x over dim. Equal smallest numbers share the gradient; Min gives the place "
            "as well, along one axis.",
            ("smallest", "minimum"),
        ),
        (IMAGE, STEPS),
    ),
    LayerSpec(
        key="Norm",
        title="Norm",
        group=GROUP,
        summary="Takes the length of vectors along axes.",
        help=(
            "y = (Σ |x|^ord)^(1/ord) over dim: with ord = 2 the Euclidean length, with 1 the sum "
            "of absolute values. Divide by it, with keepdim, to give every vector the length 1. "
            "The capsules of CapsNet tell by their length whether a thing is there."
        ),
        words=("torch.linalg.vector_norm", "torch.norm", "length", "L2", "L1", "euclidean"),
        params=NORM_PARAMS,
        shape=_several("Norm"),
        call=ExpressionCall(write=_write_norm, needs=("torch",)),
        stem="norm",
        examples=(
            Example(("(N, 128)",), {"keepdim": True}, ("(N, 1)",)),
            Example(("(N, T, 64)",), {"ord": 1.0, "dim": (-1,)}, ("(N, T)",)),
        ),
        source=function_link("linalg.vector_norm"),
    ),
    _reduction(
        "Var", "var", (DIMS, CORRECTION, KEEPDIM), _several("Var"),
        (
            "Takes the variance over axes.",
            "y = Σ (x − mean)² / (count − correction) over dim. Normalisations use correction = "
            "0; the default 1 is the estimate from a sample.",
            ("variance", "spread"),
        ),
        (IMAGE, STEPS),
    ),
    _reduction(
        "Std", "std", (DIMS, CORRECTION, KEEPDIM), _several("Std"),
        (
            "Takes the standard deviation over axes.",
            "y = the root of the variance, √(Σ (x − mean)² / (count − correction)) over dim. "
            "Where all numbers are equal it is 0 and its slope is not a number.",
            ("standard deviation", "spread"),
        ),
        (IMAGE, STEPS),
    ),
    _reduction(
        "LogSumExp", "logsumexp", SEVERAL, _several("LogSumExp"),
        (
            "Takes the logarithm of the sum of exponentials over axes.",
            "y = ln Σ eˣ over dim, computed so that large numbers do not overflow: a smooth "
            "maximum. Softmax is exp(x − LogSumExp(x)).",
            ("smooth maximum", "softmax", "log partition"),
        ),
        (Example(("(N, 10)",), {}, ("(N,)",)), STEPS),
    ),
    _reduction(
        "Prod", "prod", (ONE_DIM, KEEPDIM), _prod,
        (
            "Multiplies all numbers along one axis.",
            "y = Π x along dim: the probability that independent things all happen. Many small "
            "factors vanish in float32; a Sum of logarithms does not.",
            ("product", "multiply"),
        ),
        (Example(("(N, T, 4)",), {}, ("(N, 4)",)), Example(("(N, 4) int64",), {}, ("(N,) int64",))),
    ),
    _reduction(
        "CumSum", "cumsum", (ONE_DIM,), _cumsum,
        (
            "Adds up along one axis, keeping every step.",
            "y[i] = x[0] + … + x[i] along dim. The shape stays. Numbers of positions come from a "
            "mask this way.",
            ("cumulative", "running sum", "positions"),
        ),
        (
            Example(("(N, T, 4)",), {}, ("(N, T, 4)",)),
            Example(("(N, 8) int64",), {}, ("(N, 8) int64",)),
        ),
    ),
)  # fmt: skip
