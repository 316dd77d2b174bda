"""Closure: the loss of a batch, for an optimizer that looks at it several times in one step.

Its first look is what the loop has computed already. Loads torch.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn

from dlstudio.catalog import OPTIMIZERS


class Closure:
    """The closure of one training; ``of`` gives it each batch.

    Args:
        loss_of: called with what the network returns and the target.
        parameters: those that are trained.
    """

    __slots__ = ("_inputs", "_known", "_loss_of", "_module", "_parameters", "_target")

    def __init__(
        self, module: nn.Module, loss_of: nn.Module, parameters: Sequence[nn.Parameter]
    ) -> None:
        self._module, self._loss_of, self._parameters = module, loss_of, parameters
        self._inputs: Sequence[Tensor] = ()
        self._target: Tensor | None = None
        self._known: Tensor | None = None

    def of(self, inputs: Sequence[Tensor], target: Tensor, loss: Tensor) -> None:
        """Take a batch, and its loss whose gradients stand in the parameters."""
        self._inputs, self._target, self._known = inputs, target, loss

    def look(self) -> Tensor:
        """Return the loss of the batch with the weights as they are now; fills gradients."""
        known, self._known = self._known, None
        if known is not None:
            return known
        for parameter in self._parameters:
            parameter.grad = None
        loss: Tensor = self._loss_of(self._module(*self._inputs), self._target)
        loss.backward()
        return loss

    def step_of(self, optimizer: torch.optim.Optimizer) -> Callable[[], object]:
        """Return the step of the optimizer on the batch that was given last."""
        return lambda: optimizer.step(self.look)


def closure_for(
    key: str, module: nn.Module, loss_of: nn.Module, parameters: Sequence[nn.Parameter]
) -> Closure | None:
    """Return the closure of an optimizer of the catalogue; None where it needs none."""
    return Closure(module, loss_of, parameters) if looks_again(key) else None


def looks_again(key: str) -> bool:
    """Tell whether an optimizer of the catalogue needs the loss again within a step."""
    return OPTIMIZERS[key].closure


def nothing() -> float:
    """Stand for the loss where an optimizer is stepped without gradients."""
    return 0.0
