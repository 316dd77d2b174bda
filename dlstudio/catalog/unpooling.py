"""MaxUnpool over signals (1d), images (2d) and volumes (3d): MaxPool backwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dlstudio.catalog.calls import ALWAYS, ModuleCall, module_link
from dlstudio.catalog.convolution import FORMS, each, unit_of
from dlstudio.catalog.layer_spec import (
    Example,
    LayerSpec,
    Port,
    ShapeError,
    ShapeRule,
    Types,
    Values,
)
from dlstudio.catalog.pooling import GROUP
from dlstudio.catalog.shape_rules import need_float, need_rank
from dlstudio.language import say
from dlstudio.spec.param import Param
from dlstudio.spec.sizes import Size
from dlstudio.spec.tensor_type import INTEGER, Dim, TensorType, plus, same_dim, times

INPUTS = (
    Port(name="input", help="What is put back, as a MaxPool gave it or of that shape."),
    Port(name="indices", help="Where it is put back: the port indices of that MaxPool."),
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class UnpoolCall(ModuleCall):
    """``x = F.max_unpool2d(x, indices, 2)``: TorchScript cannot read torch's module for it."""

    rank: int

    def constructor(self, values: Values, types: Types) -> None:
        return None

    def forward(self, name: str, reads: Sequence[str | None], values: Values, types: Types) -> str:
        arguments = [*(f"{read}" for read in reads), *self.arguments(values)]
        if values["output_size"] is not None:
            arguments.append(f"output_size={list(each(values['output_size'], self.rank))}")
        return f"F.max_unpool{self.rank}d({', '.join(arguments)})"

    def imports(self, values: Values) -> tuple[str, ...]:
        return ("F",)


def _shape(layer: str, rank: int) -> ShapeRule:
    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        type, indices = types
        need_rank(layer, type, (rank + 2,), FORMS[rank])
        need_float(layer, type)
        _need_indices(layer, type, indices)
        kernels = each(values["kernel_size"], rank)
        strides = kernels if values["stride"] is None else each(values["stride"], rank)
        paddings = each(values["padding"], rank)
        sizes: list[Dim] = [
            plus(times(plus(size, -1), s), k - 2 * p)
            for size, k, s, p in zip(type.dims[2:], kernels, strides, paddings, strict=True)
        ]
        if any(isinstance(size, int) and size < 1 for size in sizes):
            raise ShapeError(
                say(
                    "padding={padding} of {layer} cuts away the whole input {shape}. "
                    "Use less padding.",
                    padding=values["padding"],
                    layer=layer,
                    shape=type.shape_text(),
                ),
                param="padding",
                repairs=(("set", "padding", 0),),
            )
        if values["output_size"] is not None:
            sizes = _wanted(layer, each(values["output_size"], rank), sizes, strides)
        return (type.with_dims((*type.dims[:2], *sizes)),)

    return rule


def _need_indices(layer: str, type: TensorType, indices: TensorType) -> None:
    """Places belong to numbers one by one."""
    fits = indices.rank == type.rank and all(
        same_dim(a, b) for a, b in zip(indices.dims, type.dims, strict=True)
    )
    if fits and indices.dtype == INTEGER:
        return
    raise ShapeError(
        say(
            "{layer} needs one place for each number, {want} int64, got {type}. Wire the port "
            "indices of the MaxPool to it whose result is put back.",
            layer=layer,
            want=type.shape_text(),
            type=str(indices),
        ),
        port="indices",
    )


def _wanted(
    layer: str, wanted: Sequence[int], sizes: Sequence[Dim], strides: Sequence[int]
) -> list[Dim]:
    """Several sizes pool to the same one, so one of them may be asked for."""
    for want, size, stride in zip(wanted, sizes, strides, strict=True):
        if isinstance(size, int) and not size - stride < want < size + stride:
            raise ShapeError(
                say(
                    "{layer} can give the sizes {low} to {high} there, but output_size has {want}. "
                    "Set output_size to the size before the MaxPool, or leave it open.",
                    layer=layer,
                    low=max(1, size - stride + 1),
                    high=size + stride - 1,
                    want=want,
                ),
                param="output_size",
                repairs=(("set", "output_size", None),),
            )
    return list(wanted)


def _params(rank: int) -> tuple[Param, ...]:
    unit = unit_of(rank)
    return (
        Size(
            name="kernel_size",
            default=2,
            rank=rank,
            high=1023,
            unit=unit,
            help="Length of each side of the window, as in the MaxPool.",
        ),
        Size(
            name="stride",
            optional=True,
            none_text="as kernel_size",
            rank=rank,
            high=1023,
            unit=unit,
            help="Step between two places of the window, as in the MaxPool.",
        ),
        Size(
            name="padding",
            default=0,
            rank=rank,
            low=0,
            high=511,
            unit=unit,
            help="Border on each side, as in the MaxPool.",
        ),
        Size(
            name="output_size",
            optional=True,
            none_text="from the window",
            rank=rank,
            unit=unit,
            advanced=True,
            help="The size before the MaxPool, where several sizes pool to the same one.",
        ),
    )


def _unpool(rank: int, summary: str, remark: str, examples: tuple[Example, ...]) -> LayerSpec:
    key = f"MaxUnpool{rank}d"
    params = _params(rank)
    return LayerSpec(
        key=key,
        title=key,
        group=GROUP,
        summary=summary,
        help=(
            "H′ = (H − 1)·stride − 2·padding + kernel_size, and alike for every other axis: each "
            "number goes back to the place that indices names, all others become 0. " + remark
        ),
        words=("unpooling", "upsampling", "decoder", "SegNet"),
        params=params,
        inputs=INPUTS,
        shape=_shape(key, rank),
        call=UnpoolCall(
            torch_class=f"nn.{key}",
            params=params,
            first=("kernel_size",),
            torch_defaults={"kernel_size": ALWAYS},
            in_forward=("output_size",),
            rank=rank,
        ),
        stem="unpool",
        examples=examples,
        source=module_link(key),
    )


SAME = "Set kernel_size, stride and padding as in the MaxPool."
ODD = "A MaxPool with ⌊…⌋ makes one size of two: set output_size when the size before it was odd."

UNPOOLING = (
    _unpool(
        1,
        "Puts the maxima of a MaxPool1d back in their places.",
        SAME,
        (Example(("(N, 8, T)", "(N, 8, T) int64"), {}, ("(N, 8, 2*T)",)),),
    ),
    _unpool(
        2,
        "Puts the maxima of a MaxPool2d back in their places.",
        ODD,
        (
            Example(("(N, 4, 14, 14)", "(N, 4, 14, 14) int64"), {}, ("(N, 4, 28, 28)",)),
            Example(
                ("(N, 4, 3, 3)", "(N, 4, 3, 3) int64"),
                {"output_size": (7, 6)},
                ("(N, 4, 7, 6)",),
            ),
        ),
    ),
    _unpool(
        3,
        "Puts the maxima of a MaxPool3d back in their places.",
        SAME,
        (
            Example(
                ("(N, 2, 3, 4, 4)", "(N, 2, 3, 4, 4) int64"),
                {"kernel_size": (1, 2, 2)},
                ("(N, 2, 3, 8, 8)",),
            ),
        ),
    ),
)
