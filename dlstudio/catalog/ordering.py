"""Max, Min, ArgMax, ArgMin, TopK, Sort: the order of the numbers along one axis."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dlstudio.catalog.calls import ExpressionCall, function_link
from dlstudio.catalog.layer_spec import Example, LayerSpec, Port, ShapeError, Types, Values
from dlstudio.catalog.shape_rules import need_other_axis
from dlstudio.catalog.tensor_rules import dim_param, literals, need_numbers, without_axes
from dlstudio.language import say
from dlstudio.spec.param import Flag, Int, Param
from dlstudio.spec.tensor_type import INTEGER, TensorType

GROUP = "Reduce"

FOUND = (
    Port(name="values", help="The numbers themselves."),
    Port(name="indices", help="Where they stood along the axis, as int64."),
)
Write = Callable[[Sequence[str], Values, Types], str]

ONE_AXIS = (
    dim_param(1, "The axis that is searched; −1 is the last."),
    Flag(name="keepdim", help="Keeps the axis with size 1."),
)
TOPK_PARAMS = (
    Int(name="k", default=1, help="How many numbers are taken."),
    dim_param(-1, "The axis that is searched; −1 is the last."),
    Flag(name="largest", default=True, help="Takes the largest numbers; else the smallest."),
    Flag(name="sorted", default=True, help="Gives them out in their order."),
)
SORT_PARAMS = (
    dim_param(-1, "The axis that is sorted; −1 is the last."),
    Flag(name="descending", help="Begins with the largest number."),
)


def _method(method: str, params: tuple[Param, ...], *always: str) -> Write:
    """Write ``x.method(...)`` with the arguments in ``always``, and others where set."""
    names = [f"!{p.name}" if p.name in always else p.name for p in params]

    def write(reads: Sequence[str], values: Values, types: Types) -> str:
        return f"{reads[0]}.{method}({literals(params, values, *names)})"

    return write


def _reduced(layer: str, types: Types, values: Values) -> TensorType:
    type: TensorType = types[0]
    need_numbers(layer, type)
    axis = need_other_axis(layer, type, values["dim"])
    return type.with_dims(without_axes(type, [axis], values["keepdim"]))


def _extreme(key: str, word: str, summary: str, help: str) -> LayerSpec:
    """Make the entry of Max or Min."""
    method = key.lower()

    def shape(types: Types, values: Values) -> tuple[TensorType, ...]:
        found = _reduced(key, types, values)
        return (found, TensorType(found.dims, INTEGER))

    return LayerSpec(
        key=key,
        title=key,
        group=GROUP,
        summary=summary,
        help=help,
        words=(f"torch.{method}", word, "extreme", "reduce", "values", "indices"),
        params=ONE_AXIS,
        outputs=FOUND,
        shape=shape,
        call=ExpressionCall(write=_method(method, ONE_AXIS, "dim")),
        stem=method,
        examples=(
            Example(("(N, T, 64)",), {}, ("(N, 64)", "(N, 64) int64")),
            Example(("(N, 10) int64",), {"keepdim": True}, ("(N, 1) int64", "(N, 1) int64")),
        ),
        source=function_link(method),
    )


def _arg(key: str, word: str, summary: str, help: str) -> LayerSpec:
    """Make the entry of ArgMax or ArgMin."""
    method = key.lower()

    def shape(types: Types, values: Values) -> tuple[TensorType, ...]:
        return (TensorType(_reduced(key, types, values).dims, INTEGER),)

    return LayerSpec(
        key=key,
        title=key,
        group=GROUP,
        summary=summary,
        help=help,
        words=(f"torch.{method}", word, "index", "reduce"),
        params=ONE_AXIS,
        shape=shape,
        call=ExpressionCall(write=_method(method, ONE_AXIS, "dim")),
        stem=method,
        examples=(
            Example(("(N, 10)",), {}, ("(N,) int64",)),
            Example(("(N, T, 50)",), {"dim": -1}, ("(N, T) int64",)),
        ),
        source=function_link(method),
    )


def _topk(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    need_numbers("TopK", type)
    axis = need_other_axis("TopK", type, values["dim"])
    size, k = type.dims[axis], values["k"]
    if isinstance(size, int) and k > size:
        raise ShapeError(
            say(
                "TopK takes k={k} {k:number|numbers}, but axis {axis} of {shape} has only "
                "{size}. Set k to "
                "{size} or less.",
                k=k,
                axis=axis,
                shape=type.shape_text(),
                size=size,
            ),
            param="k",
            repairs=(("set", "k", size),),
        )
    found = type.with_dims((*type.dims[:axis], k, *type.dims[axis + 1 :]))
    return (found, TensorType(found.dims, INTEGER))


def _sort(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    need_numbers("Sort", type)
    need_other_axis("Sort", type, values["dim"])
    return (type, TensorType(type.dims, INTEGER))


ORDERING = (
    _extreme(
        "Max", "largest",
        "Takes the largest number along one axis, and where it stood.",
        "values = max x along dim, indices = its place. Over the steps of a sequence this is "
        "max pooling over time. The gradient flows to the largest number only. For several axes "
        "at once use AMax.",
    ),
    _extreme(
        "Min", "smallest",
        "Takes the smallest number along one axis, and where it stood.",
        "values = min x along dim, indices = its place: the distance to the nearest prototype "
        "and its number. The gradient flows to the smallest number only.",
    ),
    _arg(
        "ArgMax", "largest",
        "Tells where the largest number along one axis stands.",
        "y = the place of the largest number, as int64: the predicted class from scores. It has "
        "no slope, so nothing before it learns through it.",
    ),
    _arg(
        "ArgMin", "smallest",
        "Tells where the smallest number along one axis stands.",
        "y = the place of the smallest number, as int64: the nearest code of a codebook. It has "
        "no slope, so nothing before it learns through it.",
    ),
    LayerSpec(
        key="TopK",
        title="TopK",
        group=GROUP,
        summary="Takes the k largest numbers along one axis, and where they stood.",
        help=(
            "values = the k largest numbers in falling order, indices = their places. A mixture "
            "of experts chooses its experts this way. The gradient flows to the chosen numbers."
        ),
        words=("torch.topk", "best", "largest", "routing", "beam"),
        params=TOPK_PARAMS,
        outputs=FOUND,
        shape=_topk,
        call=ExpressionCall(write=_method("topk", TOPK_PARAMS, "k")),
        stem="topk",
        examples=(
            Example(("(N, 8)",), {"k": 2}, ("(N, 2)", "(N, 2) int64")),
            Example(
                ("(N, 16, 8)",),
                {"k": 3, "dim": 1, "largest": False},
                ("(N, 3, 8)", "(N, 3, 8) int64"),
            ),
        ),
        source=function_link("topk"),
    ),
    LayerSpec(
        key="Sort",
        title="Sort",
        group=GROUP,
        summary="Puts the numbers along one axis in order.",
        help=(
            "values = the numbers from small to large, indices = where each stood before. The "
            "gradient follows each number to its old place."
        ),
        words=("torch.sort", "order", "rank", "ascending", "descending"),
        params=SORT_PARAMS,
        outputs=FOUND,
        shape=_sort,
        call=ExpressionCall(write=_method("sort", SORT_PARAMS, "dim")),
        stem="sort",
        examples=(
            Example(("(N, 16)",), {}, ("(N, 16)", "(N, 16) int64")),
            Example(
                ("(N, T, 8)",),
                {"dim": 1, "descending": True},
                ("(N, T, 8)", "(N, T, 8) int64"),
            ),
        ),
        source=function_link("sort"),
    ),
)  # fmt: skip
