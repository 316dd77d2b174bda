"""OptimizerSpec: one entry an optimizer, and how its constructor is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dlstudio.language import Sentence
from dlstudio.spec.spec import Spec

Rule = Callable[[Mapping[str, Any]], tuple[str, Sentence] | None]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class OptimizerSpec(Spec):
    """An entry of the optimizer catalogue.

    Args:
        torch_class: such as "torch.optim.Adam"; a name without dots is one of our own.
        fused: devices on which it is built with ``fused=True``, in one pass over the weights.
        matrices_only: whether it takes weights with two axes and no others.
        closure: whether it looks at the loss of a batch several times in one step; then it takes
            no groups of weights, and gradients must be those of the loss.
        rules: what values must be together; each is given all values.
    """

    torch_class: str
    fused: tuple[str, ...] = ()
    matrices_only: bool = False
    closure: bool = False
    rules: tuple[Rule, ...] = ()

    @property
    def cycles_momentum(self) -> bool:
        """Whether there is a momentum that a schedule can let rise and fall."""
        return bool({"momentum", "betas"} & {param.name for param in self.params})

    def problems(self, values: Mapping[str, Any]) -> Iterator[tuple[str, Sentence]]:
        """Yield what is wrong with single values, then with values together."""
        found = list(super(OptimizerSpec, self).problems(values))
        yield from found
        if not found:
            filled = self.filled(values)
            yield from (problem for rule in self.rules if (problem := rule(filled)) is not None)

    def arguments(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the keyword arguments: lr always, others where they differ from torch's."""
        filled = self.filled(values)
        return {
            param.name: filled[param.name]
            for param in self.params
            if (param.name in ALWAYS or filled[param.name] != param.default)
            and filled[param.name] != UNSAID.get(param.name)
        }

    def code(self, values: Mapping[str, Any], parameters: str = "model.parameters()") -> str:
        """Write the constructor: ``torch.optim.Adam(model.parameters(), lr=0.001)``."""
        given = self.arguments(values)
        parts = [f"{name}={self.param(name).code(value)}" for name, value in given.items()]
        return f"{self.torch_class}({', '.join([parameters, *parts])})"


# adjust_lr_fn: torch writes None for what it calls "original".
ALWAYS = ("lr", "adjust_lr_fn", "line_search_fn")
UNSAID = {"line_search_fn": "none"}  # words for torch's None
