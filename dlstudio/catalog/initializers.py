"""Initializers: the values that weights start from. torch.nn.init's functions, names, defaults.

A layer whose initializer nobody chooses starts the way its torch class does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dlstudio.language import Sentence, say
from dlstudio.spec.param import Float, Int, OneOf, Param
from dlstudio.spec.spec import Spec

Values = Mapping[str, Any]
Shape = tuple[int, ...]
Rule = Callable[[Values], tuple[str, Sentence] | None]

TARGETS = ("weight", "bias")


def tensors_for(target: str, weights: Mapping[str, Shape]) -> dict[str, Shape]:
    """Return the tensors of a layer that an initializer of its weights or its biases fills.

    Biases are those that are called so. Weights are the tensors of two or more axes, so that
    the normalizations inside a Transformer keep their ones, as torch does it itself; a layer
    without such tensors gives all that are no biases.

    Args:
        target: "weight" or "bias".
        weights: shapes by state-dict name.
    """
    if target == "bias":
        return {name: shape for name, shape in weights.items() if "bias" in name}
    others = {name: shape for name, shape in weights.items() if "bias" not in name}
    return {name: shape for name, shape in others.items() if len(shape) > 1} or others


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class InitializerSpec(Spec):
    """An entry of the initializer catalogue.

    Args:
        ranks: how many axes a tensor may have, from the first to the last.
        divides: the parameter that must divide the first size of the tensor, if there is one.
        first: names written by position; torch has no default for them.
        rules: what values must be together; each is given all values.
    """

    ranks: tuple[int, int] = (1, 9)
    divides: str = ""
    first: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()

    def problems(self, values: Values) -> Iterator[tuple[str, Sentence]]:
        """Yield what is wrong with single values, then with values together."""
        found = list(super(InitializerSpec, self).problems(values))
        yield from found
        if not found:
            filled = self.filled(values)
            yield from (problem for rule in self.rules if (problem := rule(filled)) is not None)

    def misfit(self, shape: Shape, values: Values) -> Sentence | None:
        """Return why a tensor cannot be filled, without saying which; None if it can."""
        low, high = self.ranks
        if not low <= len(shape) <= high:
            shown = f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})"
            if high == 9:
                return say(
                    "it needs at least {low} {low:axis|axes}, not {shape}", low=low, shape=shown
                )
            wanted = str(low) if low == high else f"{low}–{high}"
            return say(
                "it needs {wanted} {wanted:axis|axes}, not {shape}", wanted=wanted, shape=shown
            )
        by = self.filled(values)[self.divides] if self.divides else 1
        if shape[0] % by:
            return say(
                "{name} = {by} does not divide {size}", name=self.divides, by=by, size=shape[0]
            )
        return None

    def code(self, tensor: str, values: Values) -> str:
        """Write the call: ``nn.init.normal_(self.fc.weight, std=0.02)``."""
        filled = self.filled(values)
        parts = [tensor]
        for param in self.params:
            text = param.code(filled[param.name])
            if param.name in self.first:
                parts.append(text)
            elif filled[param.name] != param.default or param.name in NO_DEFAULT:
                parts.append(f"{param.name}={text}")
        return f"nn.init.{self.key}({', '.join(parts)})"


# torch has no default for these; ours stands in the form until a person changes it.
NO_DEFAULT = ("val", "sparsity")


def _link(name: str) -> str:
    return f"https://docs.pytorch.org/docs/stable/nn.init.html#torch.nn.init.{name}"


def _number(name: str, default: float, help: str, **more: Any) -> Param:
    return Float(name=name, default=default, help=help, **more)


def _gain() -> Param:
    return _number("gain", 1.0, "Factor on the spread; about 1.41 before a ReLU, 1.67 a tanh.",
                   low=0.0, high=1e6)  # fmt: skip


def _std(default: float = 1.0) -> Param:
    return _number("std", default, "Standard deviation.", low=0.0, high=1e6)


def _kaiming() -> tuple[Param, ...]:
    return (
        _number("a", 0.0, "Slope below zero of the LeakyReLU that follows.", low=-1e6, high=1e6),
        OneOf(
            name="mode",
            default="fan_in",
            options=("fan_in", "fan_out"),
            help="fan_in keeps the variance of what flows forward, fan_out that of gradients.",
        ),
        OneOf(
            name="nonlinearity",
            default="leaky_relu",
            options=("leaky_relu", "relu", "selu", "tanh", "sigmoid", "linear"),
            help="The activation that follows the layer.",
        ),
    )


def _ordered(filled: Values) -> tuple[str, Sentence] | None:
    if filled["a"] < filled["b"]:
        return None
    return "b", say(
        "b must be above a, but a is {a} and b is {b}. Set b to a larger number.",
        a=filled["a"],
        b=filled["b"],
    )


def _reachable(filled: Values) -> tuple[str, Sentence] | None:
    mean, std, a, b = (filled[name] for name in ("mean", "std", "a", "b"))
    if std > 0 and a - 2 * std <= mean <= b + 2 * std:
        return None
    return "mean", say(
        "mean must lie within two std of the bounds a and b, and std above 0, but mean is {mean} "
        "and std {std}. Move the bounds or the mean.",
        mean=mean,
        std=std,
    )


_GLOROT = (
    "Glorot and Bengio 2010: fan_in numbers go into an output, and a number goes into fan_out."
)
_HE = "He et al. 2015, for layers before a ReLU; the gain follows from nonlinearity."

INITIALIZER_ENTRIES = (
    InitializerSpec(
        key="uniform_",
        title="uniform_",
        group="Random",
        summary="Draws from a uniform distribution.",
        help="U(a, b). torch's Linear and Conv layers start so, with ±1/√fan_in.",
        params=(
            _number("a", 0.0, "Lower bound.", low=-1e6, high=1e6),
            _number("b", 1.0, "Upper bound.", low=-1e6, high=1e6),
        ),
        rules=(_ordered,),
        source=_link("uniform_"),
    ),
    InitializerSpec(
        key="normal_",
        title="normal_",
        group="Random",
        summary="Draws from a normal distribution.",
        help="N(mean, std²). GPT-2 and BERT start from std 0.02.",
        params=(_number("mean", 0.0, "Mean.", low=-1e6, high=1e6), _std()),
        words=("gaussian",),
        source=_link("normal_"),
    ),
    InitializerSpec(
        key="trunc_normal_",
        title="trunc_normal_",
        group="Random",
        summary="Draws from a normal distribution, cut off at two bounds.",
        help=(
            "N(mean, std²), drawn again outside [a, b]. The bounds are values, no multiples of "
            "std: with std 0.02 the usual ±2 cut off nothing. Vision Transformers start so."
        ),
        params=(
            _number("mean", 0.0, "Mean.", low=-1e6, high=1e6),
            _std(),
            _number("a", -2.0, "Least value.", low=-1e6, high=1e6),
            _number("b", 2.0, "Largest value.", low=-1e6, high=1e6),
        ),
        rules=(_ordered, _reachable),
        words=("gaussian", "truncated"),
        source=_link("trunc_normal_"),
    ),
    InitializerSpec(
        key="constant_",
        title="constant_",
        group="Fixed",
        summary="Sets every number to one value.",
        help=(
            "For biases and factors. Weights that are all equal stay equal: every unit of the "
            "layer learns the same."
        ),
        params=(_number("val", 0.0, "The value.", low=-1e6, high=1e6),),
        first=("val",),
        source=_link("constant_"),
    ),
    InitializerSpec(
        key="ones_",
        title="ones_",
        group="Fixed",
        summary="Sets every number to 1.",
        help="The usual start for the factors of a normalization.",
        source=_link("ones_"),
    ),
    InitializerSpec(
        key="zeros_",
        title="zeros_",
        group="Fixed",
        summary="Sets every number to 0.",
        help=(
            "The usual start for biases, and for the last factor of a residual branch, which then "
            "begins as nothing. A whole weight matrix of zeros learns nothing useful."
        ),
        source=_link("zeros_"),
    ),
    InitializerSpec(
        key="eye_",
        title="eye_",
        group="Fixed",
        summary="Makes the weight an identity matrix.",
        help="The output begins as the input, as far as the sizes allow. Two axes only.",
        ranks=(2, 2),
        words=("identity",),
        source=_link("eye_"),
    ),
    InitializerSpec(
        key="dirac_",
        title="dirac_",
        group="Fixed",
        summary="Makes a convolution pass its input on.",
        help="The middle tap of filter i is 1 for channel i, all others 0. Convolutions only.",
        params=(
            Int(name="groups", default=1, low=1, high=65536, help="Groups of the convolution."),
        ),
        ranks=(3, 5),
        divides="groups",
        words=("identity",),
        source=_link("dirac_"),
    ),
    InitializerSpec(
        key="xavier_uniform_",
        title="xavier_uniform_",
        group="Scaled by the layer",
        summary="Keeps the variance through layers with tanh or sigmoid; uniform.",
        help="U(−b, b) with b = gain·√(6 / (fan_in + fan_out)). " + _GLOROT,
        params=(_gain(),),
        ranks=(2, 9),
        words=("glorot",),
        source=_link("xavier_uniform_"),
    ),
    InitializerSpec(
        key="xavier_normal_",
        title="xavier_normal_",
        group="Scaled by the layer",
        summary="Keeps the variance through layers with tanh or sigmoid; normal.",
        help="N(0, std²) with std = gain·√(2 / (fan_in + fan_out)). " + _GLOROT,
        params=(_gain(),),
        ranks=(2, 9),
        words=("glorot",),
        source=_link("xavier_normal_"),
    ),
    InitializerSpec(
        key="kaiming_uniform_",
        title="kaiming_uniform_",
        group="Scaled by the layer",
        summary="Keeps the variance through layers with ReLU; uniform.",
        help="U(−b, b) with b = gain·√(3 / fan). " + _HE,
        params=_kaiming(),
        ranks=(2, 9),
        words=("he",),
        source=_link("kaiming_uniform_"),
    ),
    InitializerSpec(
        key="kaiming_normal_",
        title="kaiming_normal_",
        group="Scaled by the layer",
        summary="Keeps the variance through layers with ReLU; normal.",
        help="N(0, std²) with std = gain/√fan. " + _HE,
        params=_kaiming(),
        ranks=(2, 9),
        words=("he",),
        source=_link("kaiming_normal_"),
    ),
    InitializerSpec(
        key="orthogonal_",
        title="orthogonal_",
        group="Scaled by the layer",
        summary="Makes the weight a random rotation.",
        help=(
            "Rows or columns at right angles (Saxe et al. 2013), further axes taken together. "
            "Keeps lengths, which helps deep and recurrent networks."
        ),
        params=(_gain(),),
        ranks=(2, 9),
        words=("rotation",),
        source=_link("orthogonal_"),
    ),
    InitializerSpec(
        key="sparse_",
        title="sparse_",
        group="Random",
        summary="Draws from a normal distribution and sets a share of each column to 0.",
        help="N(0, std²) with ⌈sparsity·rows⌉ zeros a column (Martens 2010). Two axes only.",
        params=(
            _number("sparsity", 0.1, "Share of zeros in each column.", low=0.0, high=1.0),
            _std(0.01),
        ),
        ranks=(2, 2),
        source=_link("sparse_"),
    ),
)
