"""Unfold and Fold: the windows of an image as columns, and columns added up to an image."""

from __future__ import annotations

import math

from dlstudio.catalog.calls import ALWAYS, ModuleCall, module_link
from dlstudio.catalog.convolution import FORMS, each
from dlstudio.catalog.layer_spec import (
    Example,
    LayerSpec,
    ShapeError,
    Types,
    Values,
)
from dlstudio.catalog.shape_rules import need_float, need_places, need_rank, window_size
from dlstudio.language import say
from dlstudio.spec.param import Param
from dlstudio.spec.sizes import Size
from dlstudio.spec.tensor_type import (
    Dim,
    TensorType,
    floor_divided,
    product,
    same_dim,
    times,
)

GROUP = "Convolution"
COLUMNS = "(N, C·kernel, L)"


def _places(sizes: tuple[Dim, ...], values: Values) -> list[Dim]:
    """Return how many windows fit along each axis of an image."""
    windows = (each(values[name], 2) for name in ("kernel_size", "stride", "padding", "dilation"))
    return [window_size(*window) for window in zip(sizes, *windows, strict=True)]


def _unfold(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    need_rank("Unfold", type, (4,), FORMS[2])
    need_float("Unfold", type)
    kernels = each(values["kernel_size"], 2)
    places = _places(type.dims[2:], values)
    need_places("Unfold", type, places, kernels)
    column = times(type.dims[1], math.prod(kernels))
    return (type.with_dims((type.dims[0], column, product(places))),)


def _fold(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    need_rank("Fold", type, (3,), COLUMNS)
    need_float("Fold", type)
    taps = math.prod(each(values["kernel_size"], 2))
    column, length = type.dims[1:]
    channels = floor_divided(column, taps)
    if not same_dim(times(channels, taps), column):
        raise ShapeError(
            say(
                "Fold needs columns that hold every tap of the window for each channel, a "
                "multiple of {taps}, got {column} in {shape}. Set kernel_size as in the Unfold.",
                taps=taps,
                column=column,
                shape=type.shape_text(),
            ),
            param="kernel_size",
            repairs=(("set", "kernel_size", _kernel(column)),),
        )
    size = each(values["output_size"], 2)
    places = _places(size, values)
    wanted = product(places) if all(int(place) > 0 for place in places) else 0
    if not wanted or not same_dim(wanted, length):
        raise ShapeError(
            say(
                "Fold to {size} needs {wanted} {wanted:column|columns}, one for each place of "
                "the window, got "
                "{length} in {shape}. Set output_size to the size of the image before the Unfold, "
                "and the other sizes as there.",
                size="×".join(map(str, size)),
                wanted=wanted,
                length=length,
                shape=type.shape_text(),
            ),
            param="output_size",
            repairs=_output_sizes(length, values),
        )
    return (type.with_dims((type.dims[0], channels, *size)),)


def _kernel(column: Dim) -> int:
    """Return the largest square window that a column can hold."""
    if not isinstance(column, int):
        return 1
    return next(k for k in range(math.isqrt(column), 0, -1) if column % (k * k) == 0)


def _output_sizes(length: Dim, values: Values) -> tuple[tuple[str, str, tuple[int, ...]], ...]:
    """Return the repair that makes a square number of columns a square of places."""
    if not isinstance(length, int) or math.isqrt(length) ** 2 != length:
        return ()
    windows = (each(values[name], 2) for name in ("kernel_size", "stride", "padding", "dilation"))
    size = tuple(
        (math.isqrt(length) - 1) * s + d * (k - 1) + 1 - 2 * p
        for k, s, p, d in zip(*windows, strict=True)
    )
    return (("set", "output_size", size),) if min(size) > 0 else ()


def _window_params() -> tuple[Param, ...]:
    """torch's order is not that of convolutions."""
    return (
        Size(name="kernel_size", default=3, high=1023, unit="px",
             help="Length of each side of the window."),
        Size(name="dilation", default=1, high=1023, unit="px", advanced=True,
             help="Distance between two numbers of the window."),
        Size(name="padding", default=0, low=0, high=1023, unit="px",
             help="Zeros added on each side of the image."),
        Size(name="stride", default=1, high=1023, unit="px",
             help="Step between two places of the window."),
    )  # fmt: skip


UNFOLD_PARAMS = _window_params()
FOLD_PARAMS = (
    Size(
        name="output_size",
        default=8,
        high=65_535,
        unit="px",
        help="Size of the image that comes out.",
    ),
    *_window_params(),
)

FOLDING = (
    LayerSpec(
        key="Unfold",
        title="Unfold",
        group=GROUP,
        summary="Cuts every window out of an image, each as a column.",
        help=(
            "(N, C, H, W) becomes (N, C·kernel height·kernel width, L) with one column for each of "
            "the L places of the window. A convolution is a Linear on these columns; with stride = "
            "kernel_size they are the patches of a vision transformer."
        ),
        words=("im2col", "patches", "windows", "sliding"),
        params=UNFOLD_PARAMS,
        shape=_unfold,
        call=ModuleCall(
            torch_class="nn.Unfold",
            params=UNFOLD_PARAMS,
            first=("kernel_size",),
            torch_defaults={"kernel_size": ALWAYS},
        ),
        stem="unfold",
        examples=(
            Example(("(N, 3, 8, 8)",), {"kernel_size": 4, "stride": 4}, ("(N, 48, 4)",)),
            Example(("(N, 2, 5, W)",), {"padding": 1}, ("(N, 18, 5*W)",)),
        ),
        source=module_link("Unfold"),
    ),
    LayerSpec(
        key="Fold",
        title="Fold",
        group=GROUP,
        summary="Adds up columns of windows to an image.",
        help=(
            "The reverse of Unfold: (N, C·kernel height·kernel width, L) becomes (N, C, H, W). "
            "Where windows overlap their numbers are added, so Fold after Unfold multiplies each "
            "pixel by the number of windows over it. L must be the number of places of the window."
        ),
        words=("col2im", "patches", "windows", "overlap-add"),
        params=FOLD_PARAMS,
        shape=_fold,
        call=ModuleCall(
            torch_class="nn.Fold",
            params=FOLD_PARAMS,
            first=("output_size", "kernel_size"),
            torch_defaults={"output_size": ALWAYS, "kernel_size": ALWAYS},
        ),
        stem="fold",
        examples=(
            Example(
                ("(N, 48, 4)",),
                {"output_size": 8, "kernel_size": 4, "stride": 4},
                ("(N, 3, 8, 8)",),
            ),
            Example(("(N, 18, 12)",), {"output_size": (6, 5), "kernel_size": 3}, ("(N, 2, 6, 5)",)),
        ),
        source=module_link("Fold"),
    ),
)
