"""The dropouts: random zeros while training, nothing afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from dlstudio.catalog.calls import ModuleCall, module_link
from dlstudio.catalog.layer_spec import Example, LayerSpec, ShapeRule, Types, Values
from dlstudio.catalog.shape_rules import need_float, need_rank
from dlstudio.language import Sentence, say
from dlstudio.spec.param import Float, Param
from dlstudio.spec.tensor_type import TensorType

GROUP = "Dropout"
SELU_WORDS = ("self-normalizing", "SELU")


def _p(help: str) -> tuple[Param, ...]:
    return (Float(name="p", default=0.5, low=0.0, high=1.0, open_high=True, help=help),)


NUMBER = _p("Probability that a number is set to 0 in training.")
CHANNEL = _p("Probability that a channel is set to 0 in training.")
REPLACED = _p("Probability that a number is replaced in training.")
REPLACED_CHANNEL = _p("Probability that a channel is replaced in training.")


def _shape(layer: str, ranks: tuple[int, ...], form: str) -> ShapeRule:
    """Return the rule for the axes that the layer tells apart; any number if none are named."""

    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        if ranks:
            need_rank(layer, types[0], ranks, form)
        need_float(layer, types[0])
        return (types[0],)

    return rule


def _cautions(values: Values) -> Iterator[tuple[str, Sentence]]:
    """With a probability of 0 nothing ever happens."""
    if not values["p"]:
        yield (
            "p",
            say(
                "With p=0 nothing is dropped, so the layer has no effect. Set p to 0.1 to 0.5, or "
                "delete the layer."
            ),
        )


def _dropout(
    key: str,
    summary: str,
    help: str,
    params: tuple[Param, ...],
    example: tuple[str, float],
    *,
    words: tuple[str, ...] = (),
    ranks: tuple[int, ...] = (),
    form: str = "",
) -> LayerSpec:
    shape, p = example
    return LayerSpec(
        key=key,
        title=key,
        group=GROUP,
        summary=summary,
        help=help,
        words=("regularization", "overfitting", *words),
        params=params,
        shape=_shape(key, ranks, form),
        call=ModuleCall(torch_class=f"nn.{key}", params=params, short="p"),
        cautions=_cautions,
        stem="dropout",
        modes=("train",),
        examples=(Example((shape,), {"p": p}, (shape,)),),
        source=module_link(key),
    )


DROPOUT = (
    _dropout(
        "Dropout",
        "Sets random numbers to 0 while training, against overfitting.",
        "In training each number is 0 with probability p and otherwise divided by 1 − p, so "
        "the mean stays; afterwards nothing happens. 0.1 to 0.5 are usual, placed before a "
        "Linear.",
        NUMBER,
        ("(N, 128)", 0.25),
    ),
    _dropout(
        "Dropout1d",
        "Sets whole random channels of a signal to 0 while training.",
        "As Dropout, but for whole channels: y = 0 for a channel with probability p, else "
        "x/(1 − p). Neighbouring steps are so alike that dropping single ones changes little "
        "(Tompson et al., 2015).",
        CHANNEL,
        ("(N, 16, T)", 0.2),
        words=("channels", "sequence"),
        ranks=(3,),
        form="(N, C, L)",
    ),
    _dropout(
        "Dropout2d",
        "Sets whole random channels of an image to 0 while training.",
        "As Dropout, but for whole channels: neighbouring pixels are so alike that dropping "
        "single ones changes little. Use it between convolutions.",
        CHANNEL,
        ("(N, 16, 14, 14)", 0.2),
        words=("channels",),
        ranks=(4,),
        form="(N, C, H, W)",
    ),
    _dropout(
        "Dropout3d",
        "Sets whole random channels of a volume or clip to 0 while training.",
        "As Dropout, but for whole channels: y = 0 for a channel with probability p, else "
        "x/(1 − p). For volumes and clips, between 3-D convolutions (Tompson et al., 2015).",
        CHANNEL,
        ("(N, 8, 4, 14, 14)", 0.2),
        words=("channels", "volume", "video"),
        ranks=(5,),
        form="(N, C, D, H, W)",
    ),
    _dropout(
        "AlphaDropout",
        "A Dropout for SELU that keeps mean 0 and variance 1.",
        "In training each number becomes −1.7581, the lowest value of SELU, with probability p; "
        "then y = a·x + b with a and b such that mean and variance stay. Afterwards nothing "
        "happens. Use it with SELU only (Klambauer et al., 2017).",
        REPLACED,
        ("(N, 128)", 0.1),
        words=SELU_WORDS,
    ),
    _dropout(
        "FeatureAlphaDropout",
        "AlphaDropout for whole channels.",
        "In training whole channels become −1.7581, the lowest value of SELU, with probability p; "
        "then y = a·x + b with a and b such that mean and variance stay. Use it with SELU between "
        "convolutions (Klambauer et al., 2017).",
        REPLACED_CHANNEL,
        ("(N, 8, 4, 14, 14)", 0.1),
        words=(*SELU_WORDS, "channels"),
        ranks=(2, 3, 4, 5),
        form="(N, C, H, W)",
    ),
)
