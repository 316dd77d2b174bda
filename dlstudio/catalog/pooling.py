"""MaxPool, AvgPool and AdaptiveAvgPool over signals (1d) and images (2d)."""

from __future__ import annotations

from dlstudio.catalog.calls import ALWAYS, ModuleCall, module_link
from dlstudio.catalog.convolution import FORMS, each
from dlstudio.catalog.layer_spec import (
    Example,
    LayerSpec,
    ShapeError,
    ShapeRule,
    Types,
    Values,
)
from dlstudio.catalog.shape_rules import need_float, need_places, need_rank, window_size
from dlstudio.language import say
from dlstudio.spec.param import Flag, Param
from dlstudio.spec.sizes import Size
from dlstudio.spec.tensor_type import TensorType

GROUP = "Pooling"

WINDOW_HELP = (
    "H′ = ⌊(H + 2·padding − kernel_size) / stride⌋ + 1, and alike for every other axis that is "
    "pooled; without a stride the windows touch, so 2 halves the size. "
)


def _pool_shape(layer: str, rank: int) -> ShapeRule:
    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        (type,) = types
        need_rank(layer, type, (rank + 2,), FORMS[rank])
        need_float(layer, type)
        kernels = each(values["kernel_size"], rank)
        given = values["stride"]
        strides = kernels if given is None else each(given, rank)
        paddings = each(values["padding"], rank)
        dilations = each(values.get("dilation", 1), rank)
        for kernel, padding in zip(kernels, paddings, strict=True):
            if padding > kernel // 2:
                raise ShapeError(
                    say(
                        "{layer} allows padding of at most half the kernel_size, got {padding} "
                        "with kernel_size {kernel}. Set padding to {best}.",
                        layer=layer,
                        padding=padding,
                        kernel=kernel,
                        best=min(k // 2 for k in kernels),
                    ),
                    param="padding",
                    repairs=(("set", "padding", min(k // 2 for k in kernels)),),
                )
        sizes = [
            window_size(size, k, s, p, d, values["ceil_mode"])
            for size, k, s, p, d in zip(
                type.dims[2:], kernels, strides, paddings, dilations, strict=True
            )
        ]
        need_places(layer, type, sizes, kernels)
        return (type.with_dims((*type.dims[:2], *sizes)),)

    return rule


def _adaptive_shape(layer: str, rank: int) -> ShapeRule:
    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        (type,) = types
        need_rank(layer, type, (rank + 2,), FORMS[rank])
        need_float(layer, type)
        return (type.with_dims((*type.dims[:2], *each(values["output_size"], rank))),)

    return rule


def _window_params(rank: int, unit: str) -> tuple[Param, ...]:
    """Size of the window, how far it steps, and the border."""
    return (
        Size(
            name="kernel_size",
            default=2,
            rank=rank,
            high=1023,
            unit=unit,
            help="Length of each side of the window.",
        ),
        Size(
            name="stride",
            optional=True,
            none_text="as kernel_size",
            rank=rank,
            high=1023,
            unit=unit,
            help="Step between two places of the window.",
        ),
        Size(
            name="padding",
            default=0,
            rank=rank,
            low=0,
            high=511,
            unit=unit,
            help="Border added on each side, at most half the window.",
        ),
    )


def _params(rank: int, kind: str) -> tuple[Param, ...]:
    unit = "px" if rank == 2 else ""
    shared = _window_params(rank, unit)
    ceil = Flag(
        name="ceil_mode",
        help="Rounds the number of places up, so that no border is lost.",
        advanced=True,
    )
    if kind == "max":
        dilation = Size(
            name="dilation",
            default=1,
            rank=rank,
            high=1023,
            unit=unit,
            help="Distance between two numbers of the window.",
            advanced=True,
        )
        return (*shared, dilation, ceil)
    border = Flag(
        name="count_include_pad",
        default=True,
        help="Counts the zeros of the padding in the mean.",
        advanced=True,
    )
    return (*shared, ceil, border)


def _windowed(kind: str, rank: int, summary: str, remark: str, example: Example) -> LayerSpec:
    key = f"{'Max' if kind == 'max' else 'Avg'}Pool{rank}d"
    params = _params(rank, kind)
    return LayerSpec(
        key=key,
        title=key,
        group=GROUP,
        summary=summary,
        help=WINDOW_HELP + remark,
        words=("pooling", "downsampling", "maximum" if kind == "max" else "mean"),
        params=params,
        shape=_pool_shape(key, rank),
        call=ModuleCall(
            torch_class=f"nn.{key}",
            params=params,
            first=("kernel_size",),
            torch_defaults={"kernel_size": ALWAYS},
        ),
        stem="pool",
        examples=(example,),
        source=module_link(key),
    )


def _adaptive(rank: int, summary: str, help: str, examples: tuple[Example, ...]) -> LayerSpec:
    key = f"AdaptiveAvgPool{rank}d"
    params = (
        Size(
            name="output_size",
            default=1,
            rank=rank,
            high=4096,
            unit="px" if rank == 2 else "",
            help="The size that comes out, whatever comes in.",
        ),
    )
    return LayerSpec(
        key=key,
        title=key,
        group=GROUP,
        summary=summary,
        help=help,
        words=("pooling", "mean", "global average"),
        params=params,
        shape=_adaptive_shape(key, rank),
        call=ModuleCall(
            torch_class=f"nn.{key}",
            params=params,
            first=("output_size",),
            torch_defaults={"output_size": ALWAYS},
        ),
        stem="pool",
        examples=examples,
        source=module_link(key),
    )


POOLING = (
    _windowed(
        "max",
        1,
        "Keeps the largest number of each window along a signal.",
        "It learns nothing and makes the network blind to small shifts.",
        Example(("(N, 8, 100)",), {}, ("(N, 8, 50)",)),
    ),
    _windowed(
        "max",
        2,
        "Keeps the largest number of each window of an image.",
        "It learns nothing and makes the network blind to small shifts.",
        Example(("(N, 16, 28, 28)",), {}, ("(N, 16, 14, 14)",)),
    ),
    _windowed(
        "avg",
        1,
        "Takes the mean of each window along a signal.",
        "It blurs where MaxPool sharpens.",
        Example(("(N, 8, T)",), {}, ("(N, 8, T//2)",)),
    ),
    _windowed(
        "avg",
        2,
        "Takes the mean of each window of an image.",
        "It blurs where MaxPool sharpens.",
        Example(("(N, 6, 28, 28)",), {"kernel_size": 2}, ("(N, 6, 14, 14)",)),
    ),
    _adaptive(
        1,
        "Shrinks a signal of any length to a fixed length by means.",
        "The windows are chosen so that output_size of them cover the signal; 1 gives the mean of "
        "each channel. Put a Flatten behind it before a Linear.",
        (Example(("(N, 8, T)",), {"output_size": 4}, ("(N, 8, 4)",)),),
    ),
    _adaptive(
        2,
        "Shrinks an image of any size to a fixed size by means.",
        "The windows are chosen so that output_size of them cover the image; 1 gives the mean of "
        "each channel (global average pooling). Put a Flatten behind it before a Linear.",
        (
            Example(("(N, 64, 7, 7)",), {}, ("(N, 64, 1, 1)",)),
            Example(("(N, 64, H, W)",), {"output_size": (2, 3)}, ("(N, 64, 2, 3)",)),
        ),
    ),
)
