"""Further rectifiers: large numbers pass, small ones are bent, shrunk or replaced."""

from __future__ import annotations

from collections.abc import Iterator

from dlstudio.catalog.activation import activation
from dlstudio.catalog.calls import ALWAYS
from dlstudio.catalog.layer_spec import Example, ShapeError, Types, Values
from dlstudio.catalog.shape_rules import need_float
from dlstudio.language import Sentence, say
from dlstudio.spec.param import Float
from dlstudio.spec.tensor_type import TensorType

FARTHEST = 1_000_000.0

RRELU_PARAMS = (
    Float(
        name="lower",
        default=1.0 / 8,
        low=-10.0,
        high=10.0,
        help="Least slope for negative numbers.",
    ),
    Float(
        name="upper",
        default=1.0 / 3,
        low=-10.0,
        high=10.0,
        help="Greatest slope for negative numbers.",
    ),
)

SOFTPLUS_PARAMS = (
    Float(
        name="beta",
        default=1.0,
        low=0.001,
        high=1000.0,
        help="How sharp the bend is; a large one is nearly ReLU.",
    ),
    Float(
        name="threshold",
        default=20.0,
        low=-1000.0,
        high=1000.0,
        help="Where beta·x is above this, y = x, so that nothing overflows.",
        advanced=True,
    ),
)

THRESHOLD_PARAMS = (
    Float(
        name="threshold",
        default=0.0,
        low=-FARTHEST,
        high=FARTHEST,
        help="Numbers above this pass.",
    ),
    Float(
        name="value",
        default=0.0,
        low=-FARTHEST,
        high=FARTHEST,
        help="What all other numbers become.",
    ),
)


def _rrelu(types: Types, values: Values) -> tuple[TensorType, ...]:
    need_float("RReLU", types[0])
    lower, upper = values["lower"], values["upper"]
    if lower > upper:
        raise ShapeError(
            say(
                "RReLU draws slopes between lower and upper, but lower={lower} is above "
                "upper={upper}. Set upper to at least {lower}.",
                lower=f"{lower:g}",
                upper=f"{upper:g}",
            ),
            param="upper",
            repairs=(("set", "upper", lower), ("set", "lower", upper)),
        )
    return (types[0],)


def _rrelu_cautions(values: Values) -> Iterator[tuple[str, Sentence]]:
    """Without room between its bounds, nothing is drawn."""
    if values["lower"] == values["upper"]:
        yield (
            "upper",
            say(
                "lower and upper are equal, so no slope is drawn and RReLU is LeakyReLU. Move "
                "them apart, or use LeakyReLU."
            ),
        )


RECTIFIERS = (
    activation(
        "ReLU6",
        "As ReLU, but nothing gets above 6.",
        "y = min(max(0, x), 6). The bound keeps numbers small for arithmetic with few bits; usual "
        "in MobileNet (Howard et al., 2017).",
        stem="relu",
        words=("rectifier", "mobile", "clipped"),
    ),
    activation(
        "RReLU",
        "As LeakyReLU, with slopes drawn at random while training.",
        "y = x for x ≥ 0, else a·x. In training a is drawn between lower and upper for each "
        "number; afterwards it is their mean (Xu et al., 2015). Acts a little against overfitting.",
        params=RRELU_PARAMS,
        stem="relu",
        words=("rectifier", "random", "regularization"),
        shape=_rrelu,
        cautions=_rrelu_cautions,
        modes=("train",),
        examples=(
            Example(("(N, 16, 28, 28)",), {}, ("(N, 16, 28, 28)",)),
            Example(("(N, 10)",), {"lower": 0.1, "upper": 0.3}, ("(N, 10)",)),
        ),
    ),
    activation(
        "CELU",
        "As ELU, with a smooth bend for every alpha.",
        "y = max(0, x) + min(0, alpha·(e^(x/alpha) − 1)). Its slope is continuous at 0 for every "
        "alpha; with alpha=1 it is ELU (Barron, 2017).",
        params=(
            Float(
                name="alpha",
                default=1.0,
                low=0.001,
                high=100.0,
                help="The value that very negative numbers approach, with a minus.",
            ),
        ),
        short="alpha",
        words=("exponential", "rectifier"),
    ),
    activation(
        "SELU",
        "An ELU whose factors keep mean 0 and variance 1 by themselves.",
        "y = 1.0507·x for x > 0, else 1.7581·(eˣ − 1). Deep networks of Linear and SELU need no "
        "normalization when their weights are drawn with variance 1/inputs; use AlphaDropout with "
        "it (Klambauer et al., 2017).",
        words=("exponential", "self-normalizing"),
    ),
    activation(
        "Softplus",
        "A smooth ReLU that is always above 0.",
        "y = log(1 + e^(beta·x)) / beta. Gives positive numbers, such as a variance or a rate.",
        params=SOFTPLUS_PARAMS,
        short="beta",
        words=("smooth", "positive", "variance"),
        examples=(
            Example(("(N, 16, 28, 28)",), {}, ("(N, 16, 28, 28)",)),
            Example(("(N, 10)",), {"beta": 2.0}, ("(N, 10)",)),
        ),
    ),
    activation(
        "Mish",
        "A smooth ReLU that dips a little below 0.",
        "y = x·tanh(log(1 + eˣ)). Like SiLU with a slightly deeper dip; usual in YOLOv4 "
        "(Misra, 2019).",
        words=("smooth", "swish"),
    ),
    activation(
        "Hardswish",
        "SiLU from straight pieces: nearly the same, cheaper.",
        "y = 0 for x ≤ −3, x for x ≥ 3, else x·(x + 3)/6. Usual in MobileNetV3 "
        "(Howard et al., 2019).",
        words=("swish", "mobile", "silu"),
    ),
    activation(
        "Threshold",
        "Numbers above a threshold pass, all others become one value.",
        "y = x for x > threshold, else value. With 0 and 0 it is ReLU. What was replaced has no "
        "slope, so it learns nothing.",
        params=THRESHOLD_PARAMS,
        first=("threshold", "value"),
        torch_defaults={"threshold": ALWAYS, "value": ALWAYS},
        words=("step", "cut"),
        examples=(
            Example(
                ("(N, 16, 28, 28)",),
                {"threshold": 0.1, "value": -1.0},
                ("(N, 16, 28, 28)",),
            ),
        ),
    ),
)
