"""ConvTranspose2d: learned filters that enlarge an image."""

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
)
from dlstudio.catalog.layer_spec import (
    Example,
    LayerSpec,
    ShapeError,
    Types,
    Values,
)
from dlstudio.language import say
from dlstudio.spec.param import Int
from dlstudio.spec.sizes import Size
from dlstudio.spec.tensor_type import TensorType, plus, times


def _transposed(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    need_groups("ConvTranspose2d", values)
    kernels, strides, paddings, extras, dilations = (
        each(values[name], 2)
        for name in ("kernel_size", "stride", "padding", "output_padding", "dilation")
    )
    for extra, stride, dilation in zip(extras, strides, dilations, strict=True):
        if extra >= max(stride, dilation):
            raise ShapeError(
                say(
                    "ConvTranspose2d needs output_padding below stride or dilation, got "
                    "{extra} with stride {stride}. Set output_padding to {best} at most.",
                    extra=extra,
                    stride=stride,
                    best=max(stride, dilation) - 1,
                ),
                param="output_padding",
                repairs=(("set", "output_padding", 0),),
            )
    sizes = [
        plus(times(plus(size, -1), s), d * (k - 1) + 1 + e - 2 * p)
        for size, k, s, p, e, d in zip(
            type.dims[2:], kernels, strides, paddings, extras, dilations, strict=True
        )
    ]
    if any(isinstance(size, int) and size < 1 for size in sizes):
        raise ShapeError(
            say(
                "padding={padding} of ConvTranspose2d cuts away the whole image {shape}. "
                "Use less padding.",
                padding=values["padding"],
                shape=type.shape_text(),
            ),
            param="padding",
            repairs=(("set", "padding", 0),),
        )
    return (type.with_dims((type.dims[0], values["out_channels"], *sizes)),)


TRANSPOSED_PARAMS = (
    in_channels_param(),
    Int(name="out_channels", default=16, high=65_536, help="Number of learned filters."),
    Size(
        name="kernel_size",
        default=2,
        high=1023,
        unit="px",
        help="Length of each side of a filter.",
    ),
    Size(
        name="stride",
        default=1,
        high=1023,
        unit="px",
        help="How many times larger the image becomes.",
    ),
    Size(
        name="padding",
        default=0,
        low=0,
        high=1023,
        unit="px",
        help="Numbers cut away on each side of the result.",
    ),
    Size(
        name="output_padding",
        default=0,
        low=0,
        high=1023,
        unit="px",
        help="Numbers added on one side of the result, to reach an exact size.",
        advanced=True,
    ),
    groups_param(),
    bias_param(),
    Size(
        name="dilation",
        default=1,
        high=1023,
        unit="px",
        help="Distance between two taps of the filter.",
        advanced=True,
    ),
)

CONV_TRANSPOSE2D = LayerSpec(
    key="ConvTranspose2d",
    title="ConvTranspose2d",
    group=GROUP,
    summary="Enlarges an image with learned filters.",
    help=(
        "H′ = (H − 1)·stride − 2·padding + dilation·(kernel_size − 1) + output_padding + 1. "
        "kernel_size = stride = 2 doubles each side without overlaps, which avoids checkerboard "
        "patterns."
    ),
    words=("deconvolution", "upsampling", "decoder", "image"),
    params=TRANSPOSED_PARAMS,
    wired={"in_channels": channels_rule("ConvTranspose2d", 2)},
    shape=_transposed,
    weights=conv_weights(2, transposed=True),
    macs=conv_macs(2, transposed=True),
    call=module_call("ConvTranspose2d", TRANSPOSED_PARAMS),
    stem="upconv",
    examples=(
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
    source=module_link("ConvTranspose2d"),
)

TRANSPOSED = (CONV_TRANSPOSE2D,)
