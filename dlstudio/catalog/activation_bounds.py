"""Activations with bounds, and those that shrink numbers towards 0."""

from __future__ import annotations

from dlstudio.catalog.activation import activation
from dlstudio.catalog.layer_spec import Example, ShapeError, Types, Values
from dlstudio.catalog.shape_rules import need_float
from dlstudio.language import say
from dlstudio.spec.param import Float
from dlstudio.spec.tensor_type import TensorType

FARTHEST = 1_000_000.0

HARDTANH_PARAMS = (
    Float(
        name="min_val",
        default=-1.0,
        low=-FARTHEST,
        high=FARTHEST,
        help="Smaller numbers become this one.",
    ),
    Float(
        name="max_val",
        default=1.0,
        low=-FARTHEST,
        high=FARTHEST,
        help="Larger numbers become this one.",
    ),
)

LAMBD = (
    Float(
        name="lambd",
        default=0.5,
        low=0.0,
        high=1000.0,
        help="Numbers between −lambd and lambd become 0.",
    ),
)


def _hardtanh(types: Types, values: Values) -> tuple[TensorType, ...]:
    need_float("Hardtanh", types[0])
    low, high = values["min_val"], values["max_val"]
    if low >= high:
        raise ShapeError(
            say(
                "Hardtanh needs min_val below max_val, got min_val={low} and max_val={high}. "
                "Set max_val to a number above {low}.",
                low=f"{low:g}",
                high=f"{high:g}",
            ),
            param="max_val",
            repairs=_apart(low),
        )
    return (types[0],)


def _apart(low: float) -> tuple[tuple[str, str, float], ...]:
    """Put max_val above min_val by something worth seeing, if there is room."""
    above = float(low + max(1.0, abs(low)))
    return (("set", "max_val", above),) if above <= FARTHEST else ()


BOUNDED = (
    activation(
        "Hardtanh",
        "Cuts numbers off below one bound and above another.",
        "y = min(max(x, min_val), max_val): Tanh from straight pieces. Beyond the bounds there is "
        "no slope, so nothing is learned there.",
        params=HARDTANH_PARAMS,
        words=("clip", "clamp", "hyperbolic tangent"),
        shape=_hardtanh,
        examples=(
            Example(("(N, 16, 28, 28)",), {}, ("(N, 16, 28, 28)",)),
            Example(("(N, 10)",), {"min_val": 0.0, "max_val": 20.0}, ("(N, 10)",)),
        ),
    ),
    activation(
        "Hardsigmoid",
        "Sigmoid from straight pieces: nearly the same, cheaper.",
        "y = 0 for x ≤ −3, 1 for x ≥ 3, else x/6 + 1/2. Usual as the gate of MobileNetV3 "
        "(Howard et al., 2019).",
        words=("sigmoid", "mobile", "gate"),
    ),
    activation(
        "Softsign",
        "Squeezes each number to between −1 and 1, slower than Tanh.",
        "y = x / (1 + |x|). Approaches its bounds slowly, so large numbers keep more slope than "
        "with Tanh.",
        words=("bounded", "smooth"),
    ),
    activation(
        "LogSigmoid",
        "The logarithm of Sigmoid, computed without overflow.",
        "y = log σ(x) = −log(1 + e⁻ˣ). Always below 0: the logarithm of the probability of a yes.",
        stem="log_sigmoid",
        words=("logistic", "probability", "logarithm"),
    ),
    activation(
        "Hardshrink",
        "Sets small numbers to 0 and lets the others pass.",
        "y = x where |x| > lambd, else 0. Makes sparse codes; the step at ±lambd is sudden.",
        params=LAMBD,
        short="lambd",
        words=("sparse", "threshold"),
    ),
    activation(
        "Softshrink",
        "Pulls each number towards 0 by a fixed step.",
        "y = x − lambd for x > lambd, x + lambd for x < −lambd, else 0. The step of sparse coding "
        "(ISTA).",
        params=LAMBD,
        short="lambd",
        words=("sparse", "threshold", "ISTA"),
    ),
    activation(
        "Tanhshrink",
        "What Tanh leaves over: small numbers vanish, large ones lose 1.",
        "y = x − tanh(x). Nearly 0 around 0, and x ∓ 1 far from it.",
        words=("sparse", "hyperbolic tangent"),
    ),
)
