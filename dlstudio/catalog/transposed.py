"""ConvTranspose1d, 2d, 3d: learned filters that enlarge a signal, an image, a volume."""

from __future__ import annotations

from dlstudio.catalog.calls import module_link
from dlstudio.catalog.convolution import (
    GROUP,
    bias_param,
    channels_rule,
    conv_macs,
    conv_weights,
    each,
    groups_param,
    in_channels_param,
    module_call,
    need_groups,
    unit_of,
)
from dlstudio.catalog.layer_spec import (
    Example,
    LayerSpec,
    ShapeError,
    ShapeRule,
    Types,
    Values,
)
from dlstudio.language import say
from dlstudio.spec.param import Int, Param
from dlstudio.spec.sizes import Size
from dlstudio.spec.tensor_type import TensorType, plus, times


def _transposed(layer: str, rank: int) -> ShapeRule:
    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        (type,) = types
        need_groups(layer, values)
        _need_output_padding(layer, rank, values)
        windows = (
            each(values[name], rank)
            for name in ("kernel_size", "stride", "padding", "output_padding", "dilation")
        )
        sizes = [
            plus(times(plus(size, -1), s), d * (k - 1) + 1 + e - 2 * p)
            for size, k, s, p, e, d in zip(type.dims[2:], *windows, strict=True)
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
        return (type.with_dims((type.dims[0], values["out_channels"], *sizes)),)

    return rule


def _need_output_padding(layer: str, rank: int, values: Values) -> None:
    """The added numbers must be fewer than the step, or nothing would be computed there."""
    names = ("output_padding", "stride", "dilation")
    for extra, stride, dilation in zip(*(each(values[n], rank) for n in names), strict=True):
        if extra >= max(stride, dilation):
            raise ShapeError(
                say(
                    "{layer} needs output_padding below stride or dilation, got "
                    "{extra} with stride {stride}. Set output_padding to {best} at most.",
                    layer=layer,
                    extra=extra,
                    stride=stride,
                    best=max(stride, dilation) - 1,
                ),
                param="output_padding",
                repairs=(("set", "output_padding", 0),),
            )


def _size(name: str, rank: int, default: int, low: int, help: str, hidden: bool) -> Param:
    return Size(
        name=name,
        default=default,
        rank=rank,
        low=low,
        high=1023,
        unit=unit_of(rank),
        help=help,
        advanced=hidden,
    )


ENLARGED = {
    1: "How many times longer the signal becomes.",
    2: "How many times larger the image becomes.",
    3: "How many times larger the volume becomes.",
}


def _params(rank: int) -> tuple[Param, ...]:
    extra = "Numbers added on one side of the result, to reach an exact size."
    return (
        in_channels_param(),
        Int(name="out_channels", default=16, high=65_536, help="Number of learned filters."),
        _size("kernel_size", rank, 2, 1, "Length of each side of a filter.", False),
        _size("stride", rank, 1, 1, ENLARGED[rank], False),
        _size("padding", rank, 0, 0, "Numbers cut away on each side of the result.", False),
        _size("output_padding", rank, 0, 0, extra, True),
        groups_param(),
        bias_param(),
        _size("dilation", rank, 1, 1, "Distance between two taps of the filter.", True),
    )


def _entry(
    rank: int, summary: str, help: str, words: tuple[str, ...], examples: tuple[Example, ...]
) -> LayerSpec:
    key = f"ConvTranspose{rank}d"
    params = _params(rank)
    return LayerSpec(
        key=key,
        title=key,
        group=GROUP,
        summary=summary,
        help=help,
        words=("deconvolution", "upsampling", "decoder", *words),
        params=params,
        wired={"in_channels": channels_rule(key, rank)},
        shape=_transposed(key, rank),
        weights=conv_weights(rank, transposed=True),
        macs=conv_macs(rank, transposed=True),
        call=module_call(key, params),
        stem="upconv",
        examples=examples,
        source=module_link(key),
    )


TRANSPOSED = (
    _entry(
        1,
        "Lengthens a signal with learned filters.",
        "L′ = (L − 1)·stride − 2·padding + dilation·(kernel_size − 1) + output_padding + 1. "
        "kernel_size = stride = 2 doubles the length without overlaps.",
        ("signal", "audio"),
        (
            Example(("(N, 8, 50)",), {"out_channels": 4, "stride": 2}, ("(N, 4, 100)",)),
            Example(
                ("(N, 4, T)",),
                {"out_channels": 1, "kernel_size": 3, "stride": 2, "padding": 1},
                ("(N, 1, 2*T-1)",),
            ),
        ),
    ),
    _entry(
        2,
        "Enlarges an image with learned filters.",
        "H′ = (H − 1)·stride − 2·padding + dilation·(kernel_size − 1) + output_padding + 1. "
        "kernel_size = stride = 2 doubles each side without overlaps, which avoids checkerboard "
        "patterns.",
        ("image",),
        (
            Example(("(N, 16, 7, 7)",), {"out_channels": 8, "stride": 2}, ("(N, 8, 14, 14)",)),
            Example(
                ("(N, 4, H, W)",),
                {
                    "out_channels": 1,
                    "kernel_size": 3,
                    "stride": 2,
                    "padding": 1,
                    "output_padding": 1,
                },
                ("(N, 1, 2*H, 2*W)",),
            ),
        ),
    ),
    _entry(
        3,
        "Enlarges a volume or a clip with learned filters.",
        "D′ = (D − 1)·stride − 2·padding + dilation·(kernel_size − 1) + output_padding + 1, and "
        "H′ and W′ alike. D is the depth of a volume or the frames of a clip; stride (1, 2, 2) "
        "enlarges each frame and adds none.",
        ("volume", "video"),
        (Example(("(N, 4, 3, 5, 5)",), {"out_channels": 2, "stride": 2}, ("(N, 2, 6, 10, 10)",)),),
    ),
)
