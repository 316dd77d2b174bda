"""BatchNorm: brings each channel to mean 0 and variance 1 over the batch.

What it shares with the norms of single samples (``normalization_features``,
``normalization_channels``) stands here too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dlstudio.catalog.calls import ModuleCall, module_link
from dlstudio.catalog.layer_spec import Example, LayerSpec, Types, Values
from dlstudio.catalog.shape_rules import need_channels, same_type
from dlstudio.language import Sentence, say
from dlstudio.spec.param import Flag, Float, Int, Param

GROUP = "Normalization"
MOMENTUM = 0.1
FORMS = {1: "(N, C, L)", 2: "(N, C, H, W)", 3: "(N, C, D, H, W)"}


def num_features(layer: str, ranks: tuple[int, ...], form: str) -> Callable[[Types, Values], int]:
    """Return the rule that takes the number of channels from the wire."""

    def rule(types: Types, values: Values) -> int:
        return need_channels(layer, types[0], ranks, form)

    return rule


def batch_weights(types: Types, values: Values) -> dict[str, tuple[int, ...]]:
    """A factor and an offset a channel, if they are learned."""
    size = (values["num_features"],)
    return {"weight": size, "bias": size} if values["affine"] else {}


def batch_buffers(types: Types, values: Values) -> dict[str, tuple[int, ...]]:
    """Running statistics, if they are kept."""
    if not values["track_running_stats"]:
        return {}
    size = (values["num_features"],)
    return {"running_mean": size, "running_var": size, "num_batches_tracked": ()}


def eps(default: float = 1e-5) -> Param:
    """The number that is added to the variance."""
    return Float(
        name="eps",
        default=default,
        low=0.0,
        open_low=True,
        high=1.0,
        help="Small number that keeps the division from failing.",
        advanced=True,
    )


def momentum_cautions(values: Values) -> Iterator[tuple[str, Sentence]]:
    """The momentum belongs to statistics that are not kept."""
    if values["momentum"] != MOMENTUM and not values["track_running_stats"]:
        yield (
            "momentum",
            say(
                "momentum is the share of a batch in the running statistics, but "
                "track_running_stats is off, so it has no effect. Turn track_running_stats on, "
                "or leave momentum at {default}.",
                default=MOMENTUM,
            ),
        )


BATCH_PARAMS: tuple[Param, ...] = (
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


BATCH_SUMMARIES = {
    1: "Normalizes each feature or channel over the batch.",
    2: "Normalizes each channel of an image over the batch.",
    3: "Normalizes each channel of a volume or clip over the batch.",
}


def _batch_norm(
    rank: int, ranks: tuple[int, ...], form: str, examples: tuple[Example, ...]
) -> LayerSpec:
    key = f"BatchNorm{rank}d"
    return LayerSpec(
        key=key,
        title=key,
        group=GROUP,
        summary=BATCH_SUMMARIES[rank],
        help=BATCH_HELP,
        words=("normalization", "batch"),
        params=BATCH_PARAMS,
        wired={"num_features": num_features(key, ranks, form)},
        shape=same_type,
        weights=batch_weights,
        buffers=batch_buffers,
        call=ModuleCall(torch_class=f"nn.{key}", params=BATCH_PARAMS, first=("num_features",)),
        cautions=momentum_cautions,
        stem="norm",
        modes=("train",),
        examples=examples,
        source=module_link(key),
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
        FORMS[2],
        (Example(("(N, 16, 28, 28)",), {}, ("(N, 16, 28, 28)",)),),
    ),
    _batch_norm(
        3,
        (5,),
        FORMS[3],
        (Example(("(N, 8, 4, 14, 14)",), {}, ("(N, 8, 4, 14, 14)",)),),
    ),
)
