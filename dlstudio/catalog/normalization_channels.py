"""GroupNorm, InstanceNorm, LocalResponseNorm, CrossMapLRN2d: each sample on its own."""

from __future__ import annotations

from dlstudio.catalog.calls import ModuleCall, module_link
from dlstudio.catalog.layer_spec import (
    Example,
    LayerSpec,
    ShapeError,
    ShapeRule,
    Types,
    Values,
)
from dlstudio.catalog.normalization import (
    FORMS,
    GROUP,
    MOMENTUM,
    batch_buffers,
    batch_weights,
    eps,
    momentum_cautions,
    num_features,
)
from dlstudio.catalog.shape_rules import (
    largest_divisor,
    need_batch_first,
    need_fixed,
    need_float,
    need_rank,
)
from dlstudio.language import say
from dlstudio.spec.param import Flag, Float, Int, Param
from dlstudio.spec.tensor_type import TensorType, product


def _num_channels(types: Types, values: Values) -> int:
    (type,) = types
    need_float("GroupNorm", type)
    need_batch_first("GroupNorm", type)
    if type.rank < 2:
        need_rank("GroupNorm", type, (2, 3, 4), "(N, C, H, W)")
    return need_fixed("GroupNorm", type, 1)


def _group_norm(types: Types, values: Values) -> tuple[TensorType, ...]:
    channels, groups = values["num_channels"], values["num_groups"]
    if channels % groups:
        best = largest_divisor(channels, groups)
        raise ShapeError(
            say(
                "GroupNorm cannot split {channels} {channels:channel|channels} into "
                "num_groups={groups} equal {groups:part|parts}. "
                "Set num_groups to a divisor of {channels}, such as {best}.",
                channels=channels,
                groups=groups,
                best=best,
            ),
            param="num_groups",
            repairs=(("set", "num_groups", best),),
        )
    if product((channels // groups, *types[0].dims[2:])) == 1:
        smaller = largest_divisor(channels, max(1, channels // 2))
        raise ShapeError(
            say(
                "Each group of GroupNorm holds a single number of {shape}, which would always "
                "become 0. Set num_groups below {channels}, or use BatchNorm1d.",
                shape=types[0].shape_text(),
                channels=channels,
            ),
            param="num_groups",
            repairs=(("set", "num_groups", smaller),) if smaller < channels else (),
        )
    return (types[0],)


def _group_weights(types: Types, values: Values) -> dict[str, tuple[int, ...]]:
    size = (values["num_channels"],)
    return {"weight": size, "bias": size} if values["affine"] else {}


GROUP_PARAMS = (
    Int(
        name="num_groups",
        default=1,
        high=65_536,
        help="Groups of channels, normalized apart.",
    ),
    Int(
        name="num_channels",
        optional=True,
        none_text="from the wire",
        advanced=True,
        help="Number of channels that come in.",
    ),
    eps(),
    Flag(
        name="affine",
        default=True,
        help="Learns a factor and an offset for each channel.",
    ),
)


def _instance_norm(layer: str) -> ShapeRule:
    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        (type,) = types
        if product(type.dims[2:]) == 1:
            raise ShapeError(
                say(
                    "{layer} normalizes over the places of one channel, but {shape} has a single "
                    "place, which would always become 0. Pool less before it, or use LayerNorm.",
                    layer=layer,
                    shape=type.shape_text(),
                ),
                port="input",
            )
        return (type,)

    return rule


INSTANCE_PARAMS: tuple[Param, ...] = (
    Int(
        name="num_features",
        optional=True,
        none_text="from the wire",
        advanced=True,
        help="Number of channels that come in.",
    ),
    eps(),
    Float(
        name="momentum",
        default=MOMENTUM,
        low=0.0,
        high=1.0,
        help="Share of each new batch in the running mean and variance.",
        advanced=True,
    ),
    Flag(name="affine", help="Learns a factor and an offset for each channel."),
    Flag(
        name="track_running_stats",
        help="Keeps statistics of training and uses them afterwards instead of the sample's own.",
        advanced=True,
    ),
)

INSTANCE_SUMMARIES = {
    1: "Normalizes each channel of each signal on its own.",
    2: "Normalizes each channel of each image on its own.",
    3: "Normalizes each channel of each volume on its own.",
}


def _instance(rank: int, sizes: str) -> LayerSpec:
    key = f"InstanceNorm{rank}d"
    plain, affine, tracked = (f"(N, {channels}, {sizes})" for channels in (16, 8, 4))
    return LayerSpec(
        key=key,
        title=key,
        group=GROUP,
        summary=INSTANCE_SUMMARIES[rank],
        help=(
            "y = (x − mean) / √(variance + eps), over the places of each channel of one sample, "
            "then ·weight + bias with affine. Removes contrast and style from a picture, so it is "
            "usual in style transfer (Ulyanov et al., 2016). It does not look at the batch."
        ),
        words=("normalization", "style", "contrast"),
        params=INSTANCE_PARAMS,
        wired={"num_features": num_features(key, (rank + 2,), FORMS[rank])},
        shape=_instance_norm(key),
        weights=batch_weights,
        buffers=batch_buffers,
        call=ModuleCall(torch_class=f"nn.{key}", params=INSTANCE_PARAMS, first=("num_features",)),
        cautions=momentum_cautions,
        stem="norm",
        modes=("train",),
        examples=(
            Example((plain,), {}, (plain,)),
            Example((affine,), {"affine": True}, (affine,)),
            Example((tracked,), {"track_running_stats": True}, (tracked,)),
        ),
        source=module_link(key),
    )


def _local_response(types: Types, values: Values) -> tuple[TensorType, ...]:
    need_rank("LocalResponseNorm", types[0], (3, 4, 5), FORMS[2])
    need_float("LocalResponseNorm", types[0])
    return (types[0],)


RESPONSE_PARAMS = (
    Int(
        name="size",
        default=5,
        high=65_535,
        unit="channels",
        help="Neighbouring channels that are summed.",
    ),
    Float(name="alpha", default=1e-4, low=0.0, high=1000.0, help="Weight of the sum."),
    Float(name="beta", default=0.75, low=0.0, high=100.0, help="Power of the divisor."),
    Float(
        name="k",
        default=1.0,
        low=0.0,
        open_low=True,
        high=1000.0,
        help="Constant part of the divisor.",
    ),
)


def _cross_map(types: Types, values: Values) -> tuple[TensorType, ...]:
    need_rank("CrossMapLRN2d", types[0], (4,), FORMS[2])
    need_float("CrossMapLRN2d", types[0])
    return (types[0],)


CHANNEL_NORMALIZATION = (
    LayerSpec(
        key="GroupNorm",
        title="GroupNorm",
        group=GROUP,
        summary="Normalizes groups of channels of each sample on their own.",
        help=(
            "y = (x − mean) / √(variance + eps)·weight + bias, over each group of channels of one "
            "sample. Independent of the batch size; 32 groups are usual for many channels, one "
            "group treats all channels together."
        ),
        words=("normalization", "small batches"),
        params=GROUP_PARAMS,
        wired={"num_channels": _num_channels},
        shape=_group_norm,
        weights=_group_weights,
        call=ModuleCall(
            torch_class="nn.GroupNorm",
            params=GROUP_PARAMS,
            first=("num_groups", "num_channels"),
        ),
        stem="norm",
        examples=(Example(("(N, 16, 28, 28)",), {"num_groups": 4}, ("(N, 16, 28, 28)",)),),
        source=module_link("GroupNorm"),
    ),
    _instance(1, "T"),
    _instance(2, "28, 28"),
    _instance(3, "4, 14, 14"),
    LayerSpec(
        key="LocalResponseNorm",
        title="LocalResponseNorm",
        group=GROUP,
        summary="Damps each channel by the strength of its neighbouring channels.",
        help=(
            "y_c = x_c / (k + alpha/size·Σ x_c′²)^beta, summed over the size channels around c. "
            "AlexNet has it with size=5 and k=2 (Krizhevsky et al., 2012); today a BatchNorm "
            "stands in its place."
        ),
        words=("normalization", "AlexNet", "LRN", "lateral inhibition"),
        params=RESPONSE_PARAMS,
        shape=_local_response,
        call=ModuleCall(
            torch_class="nn.LocalResponseNorm", params=RESPONSE_PARAMS, first=("size",)
        ),
        stem="norm",
        examples=(
            Example(("(N, 64, 27, 27)",), {"k": 2.0}, ("(N, 64, 27, 27)",)),
            Example(("(N, 8, T)",), {"size": 3}, ("(N, 8, T)",)),
        ),
        source=module_link("LocalResponseNorm"),
    ),
    LayerSpec(
        key="CrossMapLRN2d",
        title="CrossMapLRN2d",
        group=GROUP,
        summary="LocalResponseNorm as networks brought from Lua Torch have it.",
        help=(
            "y_c = x_c / (k + alpha/size·Σ x_c′²)^beta. torch's class never takes the first "
            "channel out of the running sum again, so its results are those of LocalResponseNorm "
            "only in the first ⌊size/2⌋ + 1 channels, and its slopes are those of the formula. "
            "TorchScript cannot keep it, and torch.export only for one batch size. Use "
            "LocalResponseNorm in new networks."
        ),
        words=("normalization", "LRN", "lateral inhibition", "Lua Torch"),
        params=RESPONSE_PARAMS,
        shape=_cross_map,
        call=ModuleCall(torch_class="nn.CrossMapLRN2d", params=RESPONSE_PARAMS, first=("size",)),
        stem="norm",
        examples=(
            Example(("(N, 16, 27, 27)",), {"k": 2.0}, ("(N, 16, 27, 27)",)),
            Example(("(N, 6, 9, 5)",), {"size": 3}, ("(N, 6, 9, 5)",)),
        ),
        source=module_link("CrossMapLRN2d"),
    ),
)
