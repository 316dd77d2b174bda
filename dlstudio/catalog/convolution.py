"""Conv1d, Conv2d, Conv3d: learned filters that slide over a signal, an image, a volume."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from dlstudio.catalog.calls import ALWAYS, ModuleCall, module_link
from dlstudio.catalog.layer_spec import (
    CostRule,
    Example,
    LayerSpec,
    ShapeError,
    ShapeRule,
    Types,
    Values,
    WeightRule,
)
from dlstudio.catalog.shape_rules import (
    count,
    largest_divisor,
    need_channels,
    need_places,
    window_size,
)
from dlstudio.language import say
from dlstudio.spec.param import Flag, Int, OneOf, Param
from dlstudio.spec.sizes import Size
from dlstudio.spec.tensor_type import Dim, TensorType

GROUP = "Convolution"
FORMS = {1: "(N, C, L)", 2: "(N, C, H, W)", 3: "(N, C, D, H, W)"}


def each(value: Any, rank: int) -> tuple[int, ...]:
    """Return one number an axis."""
    return value if isinstance(value, tuple) else (value,) * rank


def unit_of(rank: int) -> str:
    """Return what sizes along the axes count: pixels of an image, nothing of its own else."""
    return "px" if rank == 2 else ""


def channels_rule(layer: str, rank: int) -> Callable[[Types, Values], int]:
    ranks, form = (rank + 2,), FORMS[rank]

    def rule(types: Types, values: Values) -> int:
        return need_channels(layer, types[0], ranks, form)

    return rule


def need_groups(layer: str, values: Values) -> None:
    groups = values["groups"]
    if groups == 1:
        return
    for name in ("in_channels", "out_channels"):
        if values[name] % groups:
            best = largest_divisor(math.gcd(values["in_channels"], values["out_channels"]), groups)
            raise ShapeError(
                say(
                    "{layer} cannot split {name}={channels} into groups={groups} equal "
                    "{groups:part|parts}. "
                    "Set groups to a divisor of in_channels and out_channels, such as {best}.",
                    layer=layer,
                    name=name,
                    channels=values[name],
                    groups=groups,
                    best=best,
                ),
                param="groups",
                repairs=(("set", "groups", best),),
            )


def _paddings(layer: str, rank: int, type: TensorType, values: Values) -> tuple[int, ...] | None:
    """Return the padding on each side an axis; None for "same"."""
    padding = values["padding"]
    if padding == "valid":
        return (0,) * rank
    if padding == "same":
        if any(step != 1 for step in each(values["stride"], rank)):
            raise ShapeError(
                say(
                    "{layer} can keep the size with padding=same only if stride is 1, got "
                    "{stride}. Set stride to 1, or padding to a number.",
                    layer=layer,
                    stride=values["stride"],
                ),
                param="padding",
                repairs=(("set", "stride", 1), ("set", "padding", 0)),
            )
        spans = zip(
            each(values["kernel_size"], rank),
            each(values["dilation"], rank),
            strict=True,
        )
        # torch puts the odd one on the right, so that side is the larger.
        sides = tuple((d * (k - 1) + 1) // 2 for k, d in spans)
    else:
        sides = each(padding, rank)
    _need_padding_mode(layer, type, sides, values["padding_mode"])
    return None if padding == "same" else sides


def _need_padding_mode(layer: str, type: TensorType, sides: tuple[int, ...], mode: str) -> None:
    """Reflecting and wrapping need enough of the input to copy from."""
    if mode not in ("reflect", "circular"):
        return
    for size, side in zip(type.dims[2:], sides, strict=True):
        if isinstance(size, int) and (side >= size if mode == "reflect" else side > size):
            raise ShapeError(
                say(
                    "{layer} with padding_mode={mode} copies its padding of {side} from the input, "
                    "but {shape} has only {size} there. Use less padding, or padding_mode=zeros.",
                    layer=layer,
                    mode=mode,
                    side=side,
                    shape=type.shape_text(),
                    size=size,
                ),
                param="padding_mode",
                repairs=(("set", "padding_mode", "zeros"),),
            )


def _conv_shape(layer: str, rank: int) -> ShapeRule:
    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        (type,) = types
        need_groups(layer, values)
        kernels = each(values["kernel_size"], rank)
        if values["padding_mode"] == "zeros" and isinstance(values["padding"], int):
            paddings: tuple[int, ...] | None = (values["padding"],) * rank  # as nearly always
        else:
            paddings = _paddings(layer, rank, type, values)
        if paddings is None:
            sizes: list[Dim] = list(type.dims[2:])
        else:
            windows = zip(
                type.dims[2:],
                kernels,
                each(values["stride"], rank),
                paddings,
                each(values["dilation"], rank),
                strict=True,
            )
            sizes = [window_size(*window) for window in windows]
        need_places(layer, type, sizes, kernels)
        return (TensorType((type.dims[0], values["out_channels"], *sizes), type.dtype),)

    return rule


def conv_weights(rank: int, transposed: bool = False) -> WeightRule:
    def rule(types: Types, values: Values) -> dict[str, tuple[int, ...]]:
        inner, outer = values["in_channels"], values["out_channels"]
        first, second = (inner, outer) if transposed else (outer, inner)
        kernels = each(values["kernel_size"], rank)
        weights = {"weight": (first, second // values["groups"], *kernels)}
        if values["bias"]:
            weights["bias"] = (outer,)
        return weights

    return rule


def conv_macs(rank: int, transposed: bool = False) -> CostRule:
    def rule(types: Types, outputs: Types, values: Values) -> int:
        taps = math.prod(each(values["kernel_size"], rank))
        # A transposed convolution spreads each input number, a plain one gathers each output.
        type, other = (types[0], "out_channels") if transposed else (outputs[0], "in_channels")
        return count(type.dims) * taps * (int(values[other]) // int(values["groups"]))

    return rule


def _params(rank: int) -> tuple[Param, ...]:
    unit = unit_of(rank)
    return (
        in_channels_param(),
        out_channels_param(),
        *_filter_params(rank, unit),
        Size(
            name="padding",
            default=0,
            rank=rank,
            low=0,
            high=1023,
            unit=unit,
            words=("same", "valid"),
            help="Numbers added on each side; “same” keeps the size.",
        ),
        Size(
            name="dilation",
            default=1,
            rank=rank,
            high=1023,
            unit=unit,
            help="Distance between two taps of the filter.",
            advanced=True,
        ),
        groups_param(),
        bias_param(),
        OneOf(
            name="padding_mode",
            default="zeros",
            options=("zeros", "reflect", "replicate", "circular"),
            help="What the padding is filled with.",
            advanced=True,
        ),
    )


def _filter_params(rank: int, unit: str) -> tuple[Param, ...]:
    """Size of the filters and how far they step."""
    return (
        Size(
            name="kernel_size",
            default=3,
            rank=rank,
            high=1023,
            unit=unit,
            help="Length of each side of a filter.",
        ),
        Size(
            name="stride",
            default=1,
            rank=rank,
            high=1023,
            unit=unit,
            help="Step between two places of the filter.",
        ),
    )


def out_channels_param() -> Param:
    return Int(
        name="out_channels",
        default=16,
        high=65_536,
        help="Number of learned filters.",
    )


def in_channels_param() -> Param:
    return Int(
        name="in_channels",
        optional=True,
        none_text="from the wire",
        advanced=True,
        help="Number of channels that come in.",
    )


def groups_param() -> Param:
    return Int(
        name="groups",
        default=1,
        high=65_536,
        help="Groups of channels that do not mix.",
        advanced=True,
    )


def bias_param() -> Param:
    return Flag(name="bias", default=True, help="Adds one learned number to each filter.")


def module_call(name: str, params: tuple[Param, ...]) -> ModuleCall:
    return ModuleCall(
        torch_class=f"nn.{name}",
        params=params,
        first=("in_channels", "out_channels"),
        torch_defaults={"kernel_size": ALWAYS},
    )


CONV1D_PARAMS = _params(1)
CONV2D_PARAMS = _params(2)
CONV3D_PARAMS = _params(3)

CONV1D = LayerSpec(
    key="Conv1d",
    title="Conv1d",
    group=GROUP,
    summary="Slides learned filters along a signal or sequence.",
    help=(
        "L′ = ⌊(L + 2·padding − dilation·(kernel_size − 1) − 1) / stride⌋ + 1. Channels stand on "
        "axis 1, the length on axis 2; data as (N, T, features) needs a Permute first."
    ),
    words=("convolution", "filter", "signal", "sequence", "audio"),
    params=CONV1D_PARAMS,
    wired={"in_channels": channels_rule("Conv1d", 1)},
    shape=_conv_shape("Conv1d", 1),
    weights=conv_weights(1),
    macs=conv_macs(1),
    call=module_call("Conv1d", CONV1D_PARAMS),
    stem="conv",
    examples=(
        Example(("(N, 3, 100)",), {"padding": 1, "stride": 2}, ("(N, 16, 50)",)),
        Example(("(N, 8, T)",), {"kernel_size": 5}, ("(N, 16, T-4)",)),
    ),
    source=module_link("Conv1d"),
)

CONV2D = LayerSpec(
    key="Conv2d",
    title="Conv2d",
    group=GROUP,
    summary="Slides learned filters over an image.",
    help=(
        "H′ = ⌊(H + 2·padding − dilation·(kernel_size − 1) − 1) / stride⌋ + 1, and W′ alike. "
        "padding = (kernel_size − 1) / 2 keeps the size when stride is 1. Filters are not flipped: "
        "y[i, j] = Σ x[i + m, j + n]·w[m, n], the cross-correlation. Weights: out_channels × "
        "in_channels / groups × kernel height × kernel width."
    ),
    words=("convolution", "filter", "image", "CNN"),
    params=CONV2D_PARAMS,
    wired={"in_channels": channels_rule("Conv2d", 2)},
    shape=_conv_shape("Conv2d", 2),
    weights=conv_weights(2),
    macs=conv_macs(2),
    call=module_call("Conv2d", CONV2D_PARAMS),
    stem="conv",
    examples=(
        Example(("(N, 1, 28, 28)",), {"padding": 1}, ("(N, 16, 28, 28)",)),
        Example(
            ("(N, 3, 32, 32)",),
            {"out_channels": 6, "kernel_size": 5, "stride": 2},
            ("(N, 6, 14, 14)",),
        ),
    ),
    source=module_link("Conv2d"),
)

CONV3D = LayerSpec(
    key="Conv3d",
    title="Conv3d",
    group=GROUP,
    summary="Slides learned filters through a volume or a clip.",
    help=(
        "D′ = ⌊(D + 2·padding − dilation·(kernel_size − 1) − 1) / stride⌋ + 1, and H′ and W′ "
        "alike. D is the depth of a volume or the frames of a clip. Weights: out_channels × "
        "in_channels / groups × the three sides of a filter; kernel_size 3 costs three times as "
        "much as in Conv2d."
    ),
    words=("convolution", "filter", "volume", "video", "medical"),
    params=CONV3D_PARAMS,
    wired={"in_channels": channels_rule("Conv3d", 3)},
    shape=_conv_shape("Conv3d", 3),
    weights=conv_weights(3),
    macs=conv_macs(3),
    call=module_call("Conv3d", CONV3D_PARAMS),
    stem="conv",
    examples=(
        Example(("(N, 1, 8, 12, 12)",), {"out_channels": 4}, ("(N, 4, 6, 10, 10)",)),
        Example(
            ("(N, 3, T, 8, 8)",),
            {"out_channels": 2, "kernel_size": (1, 3, 3), "padding": (0, 1, 1)},
            ("(N, 2, T, 8, 8)",),
        ),
    ),
    source=module_link("Conv3d"),
)

CONVOLUTION = (CONV1D, CONV2D, CONV3D)
