"""Mean and Sum: fewer numbers along some axes. Written as expressions."""

from __future__ import annotations

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
from dlstudio.catalog.shape_rules import (
    need_float,
    need_other_axis,
)
from dlstudio.language import say
from dlstudio.spec.param import Flag
from dlstudio.spec.sizes import Shape
from dlstudio.spec.tensor_type import (
    BOOLEAN,
    INTEGER,
    TensorType,
)

GROUP = "Reduce"


def _reduced(layer: str) -> ShapeRule:
    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        (type,) = types
        if layer == "Mean":
            need_float(layer, type)
        axes = [
            need_other_axis(layer, type, dim, wrap=lambda axis: (axis,)) for dim in values["dim"]
        ]
        if len(set(axes)) < len(axes):
            raise ShapeError(
                say(
                    "{layer} names an axis twice in dim={dim}. Name each axis once.",
                    layer=layer,
                    dim=str(values["dim"]),
                ),
                param="dim",
                repairs=(("set", "dim", tuple(sorted(set(axes)))),),
            )
        keep = values["keepdim"]
        dims = [
            1 if axis in axes else size
            for axis, size in enumerate(type.dims)
            if keep or axis not in axes
        ]
        dtype = INTEGER if type.dtype == BOOLEAN else type.dtype
        return (TensorType(tuple(dims), dtype),)

    return rule


def _write_reduced(method: str) -> Callable[[Sequence[str], Values, Types], str]:
    def write(reads: Sequence[str], values: Values, types: Types) -> str:
        dim = REDUCE_PARAMS[0]
        kept = ", keepdim=True" if values["keepdim"] else ""
        return f"{reads[0]}.{method}(dim={dim.code(values['dim'])}{kept})"

    return write


REDUCE_PARAMS = (
    Shape(
        name="dim",
        default=(1,),
        low=-8,
        high=7,
        bare=True,
        help="The axes that are summed up; −1 is the last.",
    ),
    Flag(name="keepdim", help="Keeps the axes with size 1."),
)


REDUCING = (
    LayerSpec(
        key="Mean",
        title="Mean",
        group=GROUP,
        summary="Takes the mean over axes.",
        help=(
            "y = Σ x / count along dim. dim = 2, 3 over an image is global average pooling; dim = "
            "1 is the mean over the steps of a sequence."
        ),
        words=("average", "reduce", "global average"),
        params=REDUCE_PARAMS,
        shape=_reduced("Mean"),
        call=ExpressionCall(write=_write_reduced("mean")),
        stem="mean",
        examples=(
            Example(("(N, 64, 7, 7)",), {"dim": (2, 3)}, ("(N, 64)",)),
            Example(("(N, T, 64)",), {"keepdim": True}, ("(N, 1, 64)",)),
        ),
        source=function_link("mean"),
    ),
    LayerSpec(
        key="Sum",
        title="Sum",
        group=GROUP,
        summary="Adds up over axes.",
        help=(
            "y = Σ x along dim. Unlike Mean, the result grows with the number of things that are "
            "added."
        ),
        words=("total", "reduce"),
        params=REDUCE_PARAMS,
        shape=_reduced("Sum"),
        call=ExpressionCall(write=_write_reduced("sum")),
        stem="sum",
        examples=(
            Example(("(N, T, 64)",), {}, ("(N, 64)",)),
            Example(("(N, 8) int64",), {}, ("(N,) int64",)),
        ),
        source=function_link("sum"),
    ),
)
