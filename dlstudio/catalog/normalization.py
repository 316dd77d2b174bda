"""BatchNorm, LayerNorm, GroupNorm: bring activations to mean 0 and variance 1."""

from __future__ import annotations

from collections.abc import Callable

from dlstudio.catalog.calls import ModuleCall, module_link
from dlstudio.catalog.layer_spec import Example, LayerSpec, ShapeError, Types, Values
from dlstudio.catalog.shape_rules import (
    largest_divisor,
    need_batch_first,
    need_fixed,
    need_float,
    need_rank,
    same_type,
)
from dlstudio.language import say
from dlstudio.spec.param import Flag, Float, Int, Param
from dlstudio.spec.sizes import Shape
from dlstudio.spec.tensor_type import TensorType, product

GROUP = "Normalization"


def _num_features(layer: str, ranks: tuple[int, ...], form: str) -> Callable[[Types, Values], int]:
    def rule(types: Types, values: Values) -> int:
        need_rank(layer, types[0], ranks, form)
        need_float(layer, types[0])
        return need_fixed(layer, types[0], 1)

    return rule


def _batch_weights(types: Types, values: Values) -> dict[str, tuple[int, ...]]:
    size = (values["num_features"],)
    return {"weight": size, "bias": size} if values["affine"] else {}


def _batch_buffers(types: Types, values: Values) -> dict[str, tuple[int, ...]]:
    if not values["track_running_stats"]:
        return {}
    size = (values["num_features"],)
    return {"running_mean": size, "running_var": size, "num_batches_tracked": ()}


def _eps(default: float = 1e-5) -> Param:
    return Float(
        name="eps",
        default=default,
        low=0.0,
        open_low=True,
        high=1.0,
        help="Small number that keeps the division from failing.",
        advanced=True,
    )


BATCH_PARAMS: tuple[Param, ...] = (
    Int(
        name="num_features",
        optional=True,
        none_text="from the wire",
        advanced=True,
        help="Number of channels that come in.",
    ),
    _eps(),
    Float(
        name="momentum",
        default=0.1,
        low=0.0,
        high=1.0,
        optional=True,
        none_text="mean of all batches",
        help="Share of each new batch in the running mean and variance.",
    ),
    Flag(
        name="affine",
        default=True,
        help="Learns a factor and an offset for each channel.",
    ),
    Flag(
        name="track_running_stats",
        default=True,
        help="Keeps statistics for use after training; without them batches of one fail.",
        advanced=True,
    ),
)

BATCH_HELP = (
    "y = (x − mean) / √(variance + eps)·weight + bias, for each channel over the batch. Training "
    "uses the statistics of the batch, so batches of one fail or learn nothing; afterwards the "
    "running statistics are used. A bias in the layer before it is useless."
)


def _batch_norm(
    rank: int, ranks: tuple[int, ...], form: str, examples: tuple[Example, ...]
) -> LayerSpec:
    key = f"BatchNorm{rank}d"
    return LayerSpec(
        key=key,
        title=key,
        group=GROUP,
        summary=(
            "Normalizes each channel of an image over the batch."
            if rank == 2
            else "Normalizes each feature or channel over the batch."
        ),
        help=BATCH_HELP,
        words=("normalization", "batch"),
        params=BATCH_PARAMS,
        wired={"num_features": _num_features(key, ranks, form)},
        shape=same_type,
        weights=_batch_weights,
        buffers=_batch_buffers,
        call=ModuleCall(torch_class=f"nn.{key}", params=BATCH_PARAMS, first=("num_features",)),
        stem="norm",
        modes=("train",),
        examples=examples,
        source=module_link(key),
    )


def _normalized_shape(types: Types, values: Values) -> tuple[int, ...]:
    """Return the last axes: as many as a person gave, otherwise one."""
    (type,) = types
    need_float("LayerNorm", type)
    need_batch_first("LayerNorm", type)
    wanted = len(values["normalized_shape"] or (0,))
    if wanted >= type.rank:
        raise ShapeError(
            say(
                "LayerNorm normalizes the last {wanted} axes of each sample, but {shape} has only "
                "{own}. Shorten normalized_shape, or put an Unsqueeze before it.",
                wanted=wanted,
                shape=type.shape_text(),
                own=type.rank - 1,
            ),
            port="input",
            param="normalized_shape" if values["normalized_shape"] else None,
            repairs=(("set", "normalized_shape", None),) if type.rank > 1 else (),
        )
    return tuple(need_fixed("LayerNorm", type, axis) for axis in range(-wanted, 0))


def _layer_weights(types: Types, values: Values) -> dict[str, tuple[int, ...]]:
    if not values["elementwise_affine"]:
        return {}
    weights = {"weight": values["normalized_shape"]}
    if values["bias"]:
        weights["bias"] = values["normalized_shape"]
    return weights


LAYER_PARAMS = (
    Shape(
        name="normalized_shape",
        optional=True,
        none_text="last axis",
        bare=True,
        advanced=True,
        help="Sizes of the last axes that are normalized together.",
    ),
    _eps(),
    Flag(
        name="elementwise_affine",
        default=True,
        help="Learns a factor and an offset for each number.",
    ),
    Flag(name="bias", default=True, help="Learns an offset as well as a factor."),
)


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
                "GroupNorm cannot split {channels} channels into num_groups={groups} equal parts. "
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
    _eps(),
    Flag(
        name="affine",
        default=True,
        help="Learns a factor and an offset for each channel.",
    ),
)

NORMALIZATION = (
    _batch_norm(
        1,
        (2, 3),
        "(N, C)",
        (
            Example(("(N, 64)",), {}, ("(N, 64)",)),
            Example(("(N, 8, T)",), {}, ("(N, 8, T)",)),
        ),
    ),
    _batch_norm(
        2,
        (4,),
        "(N, C, H, W)",
        (Example(("(N, 16, 28, 28)",), {}, ("(N, 16, 28, 28)",)),),
    ),
    LayerSpec(
        key="LayerNorm",
        title="LayerNorm",
        group=GROUP,
        summary="Normalizes the features of each sample on their own.",
        help=(
            "y = (x − mean) / √(variance + eps)·weight + bias, over the last axes of each sample. "
            "It does not look at the batch, so training and use are alike; usual in transformers "
            "and recurrent networks."
        ),
        words=("normalization", "transformer"),
        params=LAYER_PARAMS,
        wired={"normalized_shape": _normalized_shape},
        shape=same_type,
        weights=_layer_weights,
        call=ModuleCall(
            torch_class="nn.LayerNorm", params=LAYER_PARAMS, first=("normalized_shape",)
        ),
        stem="norm",
        examples=(
            Example(("(N, T, 64)",), {}, ("(N, T, 64)",)),
            Example(("(N, 8, 7, 7)",), {"normalized_shape": (7, 7)}, ("(N, 8, 7, 7)",)),
        ),
        source=module_link("LayerNorm"),
    ),
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
)
