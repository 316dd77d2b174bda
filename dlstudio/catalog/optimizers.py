"""Optimizers: how a step changes the weights. torch.optim's classes, names and defaults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dlstudio.language import Sentence, say
from dlstudio.spec.param import Flag, Float, Param
from dlstudio.spec.sizes import Pair
from dlstudio.spec.spec import Spec


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class OptimizerSpec(Spec):
    """An entry of the optimizer catalogue.

    Args:
        torch_class: such as "torch.optim.Adam".
    """

    torch_class: str

    def problems(self, values: Mapping[str, Any]) -> Iterator[tuple[str, Sentence]]:
        """Yield what is wrong with single values, then with values together."""
        found = list(super(OptimizerSpec, self).problems(values))
        yield from found
        filled = self.filled(values)
        if found or not filled.get("nesterov"):
            return
        if filled["momentum"] <= 0 or filled["dampening"] != 0:
            yield (
                "nesterov",
                say(
                    "nesterov needs momentum above 0 and dampening 0, but they are {momentum} and "
                    "{dampening}. Set momentum to 0.9, or switch nesterov off.",
                    momentum=filled["momentum"],
                    dampening=filled["dampening"],
                ),
            )

    def arguments(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the keyword arguments: lr always, others where they differ from torch's."""
        filled = self.filled(values)
        return {
            param.name: filled[param.name]
            for param in self.params
            if param.name == "lr" or filled[param.name] != param.default
        }

    def code(self, values: Mapping[str, Any], parameters: str = "model.parameters()") -> str:
        """Write the constructor: ``torch.optim.Adam(model.parameters(), lr=0.001)``."""
        given = self.arguments(values)
        parts = [f"{name}={self.param(name).code(value)}" for name, value in given.items()]
        return f"{self.torch_class}({', '.join([parameters, *parts])})"


def _rate(default: float) -> Param:
    return Float(
        name="lr",
        default=default,
        low=0.0,
        open_low=True,
        high=100.0,
        help="Learning rate: how far a step goes. Try powers of ten first.",
    )


def _decay(default: float, help: str = "Pulls weights towards 0, against overfitting.") -> Param:
    return Float(name="weight_decay", default=default, low=0.0, high=10.0, help=help)


def _eps() -> Param:
    return Float(
        name="eps",
        default=1e-8,
        low=0.0,
        open_low=True,
        high=1.0,
        help="Small number that keeps the division from failing.",
        advanced=True,
    )


def _betas() -> Param:
    return Pair(
        name="betas",
        default=(0.9, 0.999),
        help="How slowly the running means of gradient and squared gradient change.",
        advanced=True,
    )


def _momentum() -> Param:
    return Float(
        name="momentum",
        default=0.0,
        low=0.0,
        high=1.0,
        open_high=True,
        help="Share of the last step that is kept; 0.9 is usual.",
    )


def _optimizer(key: str, summary: str, help: str, params: tuple[Param, ...]) -> OptimizerSpec:
    return OptimizerSpec(
        key=key,
        title=key,
        group="Optimizer",
        summary=summary,
        help=help,
        params=params,
        torch_class=f"torch.optim.{key}",
        source=f"https://docs.pytorch.org/docs/stable/generated/torch.optim.{key}.html",
    )


OPTIMIZER_ENTRIES = (
    _optimizer(
        "SGD",
        "Plain gradient descent, with momentum if wanted.",
        "v = momentum·v + (1 − dampening)·g, w = w − lr·v. Needs a well-chosen learning rate; with "
        "momentum 0.9 and a schedule it often ends best on images.",
        (
            _rate(1e-2),
            _momentum(),
            Float(
                name="dampening",
                default=0.0,
                low=0.0,
                high=1.0,
                help="Share of the gradient that momentum leaves out.",
                advanced=True,
            ),
            _decay(0.0),
            Flag(name="nesterov", help="Looks ahead along the momentum; needs momentum."),
        ),
    ),
    _optimizer(
        "Adam",
        "Gives every weight a step size of its own; the usual start.",
        "w = w − lr·m / (√v + eps), with running means m of the gradient and v of its square. "
        "Works with lr = 0.001 on most networks.",
        (_rate(1e-3), _betas(), _eps(), _decay(0.0)),
    ),
    _optimizer(
        "AdamW",
        "As Adam, with weight decay apart from the gradient.",
        "w = w − lr·(m / (√v + eps) + weight_decay·w). Usual for transformers.",
        (_rate(1e-3), _betas(), _eps(), _decay(1e-2)),
    ),
    _optimizer(
        "RMSprop",
        "Divides each step by the usual size of the gradient.",
        "v = alpha·v + (1 − alpha)·g², w = w − lr·g / (√v + eps). Often used with recurrent "
        "networks.",
        (
            _rate(1e-2),
            Float(
                name="alpha",
                default=0.99,
                low=0.0,
                high=1.0,
                help="How slowly the running mean of the squared gradient changes.",
                advanced=True,
            ),
            _eps(),
            _decay(0.0),
            _momentum(),
            Flag(
                name="centered",
                help="Takes the mean gradient off before dividing.",
                advanced=True,
            ),
        ),
    ),
)
