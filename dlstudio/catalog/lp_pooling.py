"""LPPool over signals (1d), images (2d) and volumes (3d): the p-norm of each window."""

from __future__ import annotations

from dlstudio.catalog.calls import ALWAYS, ModuleCall, module_link
from dlstudio.catalog.convolution import FORMS, each, unit_of
from dlstudio.catalog.layer_spec import Example, LayerSpec, ShapeRule, Types, Values
from dlstudio.catalog.pooling import GROUP
from dlstudio.catalog.shape_rules import (
    need_float,
    need_places,
    need_rank,
    need_room,
    window_size,
)
from dlstudio.spec.param import Flag, Float, Int, Param
from dlstudio.spec.sizes import Size
from dlstudio.spec.tensor_type import TensorType


def _shape(layer: str, rank: int) -> ShapeRule:
    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        (type,) = types
        need_rank(layer, type, (rank + 2,), FORMS[rank])
        need_float(layer, type)
        kernels = each(values["kernel_size"], rank)
        strides = kernels if values["stride"] is None else each(values["stride"], rank)
        sizes = [
            window_size(size, kernel, stride, 0, 1, values["ceil_mode"])
            for size, kernel, stride in zip(type.dims[2:], kernels, strides, strict=True)
        ]
        need_places(layer, type, sizes, kernels)
        if rank == 3:  # it is made of AvgPool3d, which asks for that even with ceil_mode
            need_room(layer, type, kernels)
        return (type.with_dims((*type.dims[:2], *sizes)),)

    return rule


def _kernel_size(rank: int) -> Param:
    help = "Length of each side of the window."
    if rank == 1:  # torch multiplies by it, so no tuple
        return Int(name="kernel_size", default=2, high=1023, help=help)
    return Size(name="kernel_size", default=2, rank=rank, high=1023, unit=unit_of(rank), help=help)


def _params(rank: int) -> tuple[Param, ...]:
    return (
        Float(
            name="norm_type",
            default=2.0,
            low=0.0,
            open_low=True,
            high=100.0,
            help="The power p: 1 is the sum, 2 the length, large ones come near the maximum.",
        ),
        _kernel_size(rank),
        Size(
            name="stride",
            optional=True,
            none_text="as kernel_size",
            rank=rank,
            high=1023,
            unit=unit_of(rank),
            help="Step between two places of the window.",
        ),
        Flag(
            name="ceil_mode",
            help="Rounds the number of places up, so that no border is lost.",
            advanced=True,
        ),
    )


def _entry(rank: int, summary: str, remark: str, example: Example) -> LayerSpec:
    key = f"LPPool{rank}d"
    params = _params(rank)
    return LayerSpec(
        key=key,
        title=key,
        group=GROUP,
        summary=summary,
        help=(
            "y = (Σ xᵖ)^(1/p) over each window, p = norm_type; H′ = ⌊(H − kernel_size) / stride⌋ "
            "+ 1. Unless p is 1 or even, negative numbers can give no number (NaN): put a ReLU "
            "before it. " + remark
        ),
        words=("pooling", "downsampling", "p-norm", "power"),
        params=params,
        shape=_shape(key, rank),
        call=ModuleCall(
            torch_class=f"nn.{key}",
            params=params,
            first=("norm_type", "kernel_size"),
            torch_defaults={"norm_type": ALWAYS, "kernel_size": ALWAYS},
        ),
        stem="pool",
        examples=(example,),
        source=module_link(key),
    )


BETWEEN = "It stands between AvgPool and MaxPool."

LP_POOLING = (
    _entry(
        1,
        "Takes the p-norm of each window along a signal.",
        BETWEEN,
        Example(("(N, 8, T)",), {}, ("(N, 8, T//2)",)),
    ),
    _entry(
        2,
        "Takes the p-norm of each window of an image.",
        BETWEEN,
        Example(("(N, 4, 9, 8)",), {"kernel_size": 3, "stride": (2, 1)}, ("(N, 4, 4, 6)",)),
    ),
    _entry(
        3,
        "Takes the p-norm of each window of a volume.",
        BETWEEN,
        Example(("(N, 2, 6, 8, 8)",), {"ceil_mode": True}, ("(N, 2, 3, 4, 4)",)),
    ),
)
