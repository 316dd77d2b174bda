"""Activations: the bends between layers. They keep the shape of what comes in.

The usual ones stand here, with what all of them share; the further ones in
``activation_rectifiers``, ``activation_bounds`` and ``activation_axes``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from dlstudio.catalog.calls import ModuleCall, module_link
from dlstudio.catalog.layer_spec import (
    Example,
    LayerSpec,
    ShapeError,
    ShapeRule,
    Types,
    Values,
    WeightRule,
    no_cautions,
    no_weights,
)
from dlstudio.catalog.shape_rules import need_float
from dlstudio.language import Sentence, say
from dlstudio.spec.param import Float, Int, OneOf, Param
from dlstudio.spec.tensor_type import TensorType

GROUP = "Activation"
SAME = (Example(("(N, 16, 28, 28)",), {}, ("(N, 16, 28, 28)",)),)


def _elementwise(layer: str) -> ShapeRule:
    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        need_float(layer, types[0])
        return (types[0],)

    return rule


def activation(
    key: str,
    summary: str,
    help: str,
    *,
    params: tuple[Param, ...] = (),
    short: str = "",
    stem: str = "",
    words: tuple[str, ...] = (),
    shape: ShapeRule | None = None,
    weights: WeightRule = no_weights,
    torch_defaults: Mapping[str, object] | None = None,
    first: tuple[str, ...] = (),
    cautions: Callable[[Values], Iterable[tuple[str, Sentence]]] = no_cautions,
    modes: tuple[str, ...] = (),
    examples: tuple[Example, ...] = SAME,
) -> LayerSpec:
    """Make the entry of an activation of torch.nn; most keep the type of what comes in."""
    return LayerSpec(
        key=key,
        title=key,
        group=GROUP,
        summary=summary,
        help=help,
        words=("activation", "nonlinearity", *words),
        params=params,
        shape=shape or _elementwise(key),
        weights=weights,
        call=ModuleCall(
            torch_class=f"nn.{key}",
            params=params,
            first=first,
            short=short,
            torch_defaults=torch_defaults or {},
        ),
        stem=stem or key.lower(),
        cautions=cautions,
        modes=modes,
        examples=examples,
        source=module_link(key),
    )


def _prelu(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    need_float("PReLU", type)
    number = values["num_parameters"]
    channels = type.dims[1] if type.rank > 1 else 1
    if number not in (1, channels):
        raise ShapeError(
            say(
                "PReLU learns one slope, or one for each of the {channels} "
                "{channels:channel|channels} of {shape}, "
                "got num_parameters={number}. Set it to 1 or {channels}.",
                channels=channels,
                shape=type.shape_text(),
                number=number,
            ),
            param="num_parameters",
            repairs=(("set", "num_parameters", channels if isinstance(channels, int) else 1),),
        )
    return (type,)


def _prelu_weights(types: Types, values: Values) -> dict[str, tuple[int, ...]]:
    return {"weight": (values["num_parameters"],)}


ACTIVATION = (
    activation(
        "ReLU",
        "Lets positive numbers pass and makes the others 0.",
        "y = max(0, x). Fast and the usual choice between layers. A unit whose input is always "
        "negative learns no more; LeakyReLU avoids that.",
        words=("rectifier",),
    ),
    activation(
        "LeakyReLU",
        "As ReLU, but lets a small part of negative numbers pass.",
        "y = x for x ≥ 0, else negative_slope·x. No unit dies, because the slope is never 0.",
        params=(
            Float(
                name="negative_slope",
                default=0.01,
                low=-10.0,
                high=10.0,
                help="Slope for negative numbers.",
            ),
        ),
        short="negative_slope",
        stem="relu",
        words=("rectifier",),
    ),
    activation(
        "PReLU",
        "As LeakyReLU, with a slope that is learned.",
        "y = x for x ≥ 0, else a·x with a learned a: one for all, or one a channel. Do not use "
        "weight decay on it.",
        params=(
            Int(
                name="num_parameters",
                default=1,
                high=65_536,
                help="1, or the number of channels.",
            ),
            Float(
                name="init",
                default=0.25,
                low=-10.0,
                high=10.0,
                help="Slope at the start.",
            ),
        ),
        short="num_parameters",
        stem="relu",
        words=("rectifier", "learned slope"),
        shape=_prelu,
        weights=_prelu_weights,
        examples=(
            Example(("(N, 16, 28, 28)",), {"num_parameters": 16}, ("(N, 16, 28, 28)",)),
            Example(("(N, 10)",), {}, ("(N, 10)",)),
        ),
    ),
    activation(
        "ELU",
        "As ReLU for positive numbers, a smooth bend below.",
        "y = x for x > 0, else alpha·(eˣ − 1). Outputs are centred nearer to 0 than those of ReLU.",
        params=(
            Float(
                name="alpha",
                default=1.0,
                low=0.0,
                high=100.0,
                help="The value that very negative numbers approach, with a minus.",
            ),
        ),
        short="alpha",
        words=("exponential",),
    ),
    activation(
        "GELU",
        "Weighs each number by how large it is; the usual choice in transformers.",
        "y = x·Φ(x), with Φ the normal distribution function; tanh is a faster approximation.",
        params=(
            OneOf(
                name="approximate",
                default="none",
                options=("none", "tanh"),
                help="Exact formula, or approximated by tanh.",
            ),
        ),
        words=("transformer", "Gauss"),
    ),
    activation(
        "SiLU",
        "A smooth ReLU, also called swish.",
        "y = x·σ(x) = x / (1 + e⁻ˣ). Dips a little below 0 and has a slope everywhere.",
        words=("swish",),
    ),
    activation(
        "Sigmoid",
        "Squeezes each number to between 0 and 1.",
        "y = σ(x) = 1 / (1 + e⁻ˣ). Flat for large |x|, so it learns slowly inside a network. "
        "Leave it away before BCEWithLogitsLoss, which applies it itself.",
        words=("logistic", "probability"),
    ),
    activation(
        "Tanh",
        "Squeezes each number to between −1 and 1.",
        "y = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ). Centred on 0, flat for large |x|.",
        words=("hyperbolic tangent",),
    ),
)
