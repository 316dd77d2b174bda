"""PixelShuffle, PixelUnshuffle, ChannelShuffle: the same numbers in other places."""

from __future__ import annotations

import math

from dlstudio.catalog.calls import ALWAYS, ModuleCall, module_link
from dlstudio.catalog.convolution import FORMS
from dlstudio.catalog.layer_spec import (
    Example,
    LayerSpec,
    ShapeError,
    Types,
    Values,
)
from dlstudio.catalog.shape_rules import largest_divisor, need_rank
from dlstudio.language import say
from dlstudio.spec.param import Int
from dlstudio.spec.tensor_type import TensorType, floor_divided, same_dim, times

GROUP = "Resampling"


def _shuffle(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    need_rank("PixelShuffle", type, (4,), FORMS[2])
    factor = values["upscale_factor"]
    batch, many, height, width = type.dims
    channels = floor_divided(many, factor * factor)
    if channels == 0 or not same_dim(times(channels, factor * factor), many):
        raise ShapeError(
            say(
                "PixelShuffle needs a multiple of upscale_factor² = {taps} "
                "{taps:channel|channels}, got "
                "{channels} in {shape}. Change upscale_factor, or out_channels of the layer "
                "before it.",
                taps=factor * factor,
                channels=many,
                shape=type.shape_text(),
            ),
            param="upscale_factor",
            repairs=(("set", "upscale_factor", _square_divisor(many)),)
            if isinstance(many, int)
            else (),
        )
    return (type.with_dims((batch, channels, times(height, factor), times(width, factor))),)


def _square_divisor(number: int) -> int:
    """Return the largest number whose square divides ``number``."""
    return next(n for n in range(max(1, math.isqrt(number)), 0, -1) if number % (n * n) == 0)


def _unshuffle(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    need_rank("PixelUnshuffle", type, (4,), FORMS[2])
    factor = values["downscale_factor"]
    batch, channels, *sides = type.dims
    if any(isinstance(side, int) and side % factor for side in sides):
        fixed = [side for side in sides if isinstance(side, int)]
        raise ShapeError(
            say(
                "PixelUnshuffle needs sides that downscale_factor={factor} divides, got {shape}. "
                "Change downscale_factor, or pad the image before it.",
                factor=factor,
                shape=type.shape_text(),
            ),
            param="downscale_factor",
            repairs=(("set", "downscale_factor", largest_divisor(math.gcd(*fixed), factor)),),
        )
    smaller = [floor_divided(side, factor) for side in sides]
    return (type.with_dims((batch, times(channels, factor * factor), *smaller)),)


def _channels(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    need_rank("ChannelShuffle", type, (3, 4, 5), FORMS[2])
    groups, channels = values["groups"], type.dims[1]
    if isinstance(channels, int) and channels % groups:
        raise ShapeError(
            say(
                "ChannelShuffle cannot split {channels} {channels:channel|channels} of {shape} "
                "into groups={groups} "
                "equal {groups:part|parts}. Set groups to a divisor of {channels}.",
                channels=channels,
                shape=type.shape_text(),
                groups=groups,
            ),
            param="groups",
            repairs=(("set", "groups", largest_divisor(channels, groups)),),
        )
    return (type,)


UP_PARAMS = (
    Int(
        name="upscale_factor",
        default=2,
        high=64,
        help="How many times larger each side becomes.",
    ),
)
DOWN_PARAMS = (
    Int(
        name="downscale_factor",
        default=2,
        high=64,
        help="How many times smaller each side becomes.",
    ),
)
GROUP_PARAMS = (
    Int(
        name="groups",
        default=2,
        high=65_536,
        help="Groups of channels that are mixed; divides their number.",
    ),
)


def _call(key: str, params: tuple[Int, ...]) -> ModuleCall:
    (param,) = params
    return ModuleCall(
        torch_class=f"nn.{key}",
        params=params,
        first=(param.name,),
        torch_defaults={param.name: ALWAYS},
    )


SHUFFLING = (
    LayerSpec(
        key="PixelShuffle",
        title="PixelShuffle",
        group=GROUP,
        summary="Enlarges an image by laying channels out as pixels.",
        help=(
            "(N, C·r², H, W) becomes (N, C, H·r, W·r) with r = upscale_factor: each group of r² "
            "channels gives the r × r pixels of one place. A Conv2d before it learns the sharper "
            "image (Shi et al. 2016)."
        ),
        words=("super-resolution", "upsampling", "sub-pixel", "depth to space"),
        params=UP_PARAMS,
        shape=_shuffle,
        call=_call("PixelShuffle", UP_PARAMS),
        stem="shuffle",
        examples=(
            Example(("(N, 12, 8, 8)",), {}, ("(N, 3, 16, 16)",)),
            Example(("(N, 9, H, W)",), {"upscale_factor": 3}, ("(N, 1, 3*H, 3*W)",)),
        ),
        source=module_link("PixelShuffle"),
    ),
    LayerSpec(
        key="PixelUnshuffle",
        title="PixelUnshuffle",
        group=GROUP,
        summary="Shrinks an image by laying pixels out as channels.",
        help=(
            "(N, C, H·r, W·r) becomes (N, C·r², H, W) with r = downscale_factor: no number is "
            "lost, unlike in pooling. PixelShuffle turns it back."
        ),
        words=("downsampling", "space to depth"),
        params=DOWN_PARAMS,
        shape=_unshuffle,
        call=_call("PixelUnshuffle", DOWN_PARAMS),
        stem="shuffle",
        examples=(Example(("(N, 3, 16, 8)",), {}, ("(N, 12, 8, 4)",)),),
        source=module_link("PixelUnshuffle"),
    ),
    LayerSpec(
        key="ChannelShuffle",
        title="ChannelShuffle",
        group=GROUP,
        summary="Mixes the channels of groups like a pack of cards.",
        help=(
            "The channels of groups equal parts are taken in turn: with two groups a b c | d e f "
            "become a d b e c f. Between convolutions with groups it lets the groups see each "
            "other (ShuffleNet, Zhang et al. 2017)."
        ),
        words=("ShuffleNet", "groups", "permute"),
        params=GROUP_PARAMS,
        shape=_channels,
        call=_call("ChannelShuffle", GROUP_PARAMS),
        stem="shuffle",
        examples=(
            Example(("(N, 6, 8, 8)",), {}, ("(N, 6, 8, 8)",)),
            Example(("(N, 12, T)",), {"groups": 3}, ("(N, 12, T)",)),
        ),
        source=module_link("ChannelShuffle"),
    ),
)
