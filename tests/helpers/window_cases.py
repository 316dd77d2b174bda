"""Inputs for random cases of the layers that cut, fold, pad and rearrange images."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from dlstudio.catalog.convolution import each
from dlstudio.catalog.layer_spec import LayerSpec
from dlstudio.catalog.shape_rules import window_size
from dlstudio.spec.tensor_type import INTEGER, TensorType

Drawn = Callable[[st.SearchStrategy[Any]], Any]
Maker = Callable[[Drawn, LayerSpec, dict[str, Any]], list[Any]]


def image(rank: int, high: int = 12) -> Maker:
    """Draw one input of ``rank`` axes, now and then one too few or too many."""

    def make(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
        near = draw(st.sampled_from([rank] * 8 + [rank - 1, rank + 1]))
        sizes = draw(st.lists(st.integers(1, high), min_size=near - 1, max_size=near - 1))
        return [TensorType(("N", *sizes))]

    return make


def any_image(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    """Draw a signal, an image or a volume."""
    return image(draw(st.integers(3, 5)), 8)(draw, spec, values)


def unpool(rank: int) -> Maker:
    """Draw an input with its indices, now and then of another shape or dtype."""

    def make(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
        (type,) = image(rank, 4)(draw, spec, values)
        dims = list(type.dims)
        if draw(st.integers(0, 5)) == 0:
            dims[-1] = int(dims[-1]) + 1
        dtype = draw(st.sampled_from([INTEGER] * 6 + ["float32"]))
        if draw(st.booleans()) and len(dims) == rank:
            near = draw(st.integers(-2, 2))
            kernels = each(values.get("kernel_size", 2), rank - 2)
            values["output_size"] = tuple(
                max(1, int(size) * kernel + near)
                for size, kernel in zip(type.dims[2:], kernels, strict=True)
            )
        return [type, TensorType(tuple(dims), dtype)]

    return make


def columns(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    """Draw columns that fold to an image, now and then too many of them or too long ones."""
    filled = spec.filled(values)
    windows = (each(filled[name], 2) for name in ("kernel_size", "stride", "padding", "dilation"))
    size = each(filled["output_size"], 2)
    places = [window_size(*window) for window in zip(size, *windows, strict=True)]
    length = max(1, math.prod(int(place) for place in places))
    taps = math.prod(each(filled["kernel_size"], 2))
    wrong = st.sampled_from([0] * 5 + [1])
    many = draw(st.integers(1, 3)) * taps + draw(wrong)
    dims = ("N", many, length + draw(wrong))
    return [TensorType(dims if draw(st.integers(0, 8)) else (*dims, 2))]


def blocks(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    """Draw an image whose channels or sides a factor mostly divides."""
    (param,) = spec.params
    factor = values[param.name] = draw(st.integers(1, 3))
    (type,) = image(4, 6)(draw, spec, values)
    if type.rank != 4 or draw(st.integers(0, 4)) == 0:
        return [type]
    batch, channels, *sides = type.dims
    if spec.key == "PixelShuffle":
        return [TensorType((batch, int(channels) * factor * factor, *sides))]
    return [TensorType((batch, channels, *(int(side) * factor for side in sides)))]


WINDOW_INPUTS: dict[str, Maker] = {
    **{
        f"{kind}{rank}d": image(rank + 2)
        for rank in (1, 2, 3)
        for kind in (
            "Conv", "ConvTranspose", "MaxPool", "AvgPool", "AdaptiveAvgPool", "AdaptiveMaxPool",
            "LPPool", "ZeroPad", "ConstantPad", "ReflectionPad", "ReplicationPad", "CircularPad",
        )
    },
    **{f"MaxUnpool{rank}d": unpool(rank + 2) for rank in (1, 2, 3)},
    "FractionalMaxPool2d": image(4),
    "FractionalMaxPool3d": image(5),
    "Unfold": image(4),
    "Fold": columns,
    "PixelShuffle": blocks,
    "PixelUnshuffle": blocks,
    "ChannelShuffle": any_image,
    "Upsample": any_image,
    "UpsamplingNearest2d": image(4, 8),
    "UpsamplingBilinear2d": image(4, 8),
}  # fmt: skip
WINDOWS = tuple(WINDOW_INPUTS)
