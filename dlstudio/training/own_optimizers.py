"""Optimizers that torch.optim does not have. An exported script carries their very text.

So each class stands alone, formatted for lines of 88, and needs no more than the names that
are imported here. Loads torch.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import nn


class EMAMomentum(torch.optim.Optimizer):
    """Steps along the running mean of the gradients: v = m·v + (1 − m)·g, w = w − lr·v."""

    def __init__(
        self,
        params: Iterable[nn.Parameter],
        lr: float = 1e-1,
        momentum: float = 0.9,
        weight_decay: float = 0.0,
    ) -> None:
        values = {"lr": lr, "momentum": momentum, "weight_decay": weight_decay}
        super().__init__(params, values)

    @torch.no_grad()
    def step(self, closure: None = None) -> None:
        """Change every weight that has a gradient."""
        for group in self.param_groups:
            for weight in group["params"]:
                if weight.grad is None:
                    continue
                gradient = weight.grad.add(weight, alpha=group["weight_decay"])
                state = self.state[weight]
                if not state:
                    state["mean"] = torch.zeros_like(weight)
                state["mean"].lerp_(gradient, 1.0 - group["momentum"])
                weight.sub_(state["mean"], alpha=group["lr"])


class Lion(torch.optim.Optimizer):
    """Steps by the sign of a running mean of the gradients (arXiv 2302.06675)."""

    def __init__(
        self,
        params: Iterable[nn.Parameter],
        lr: float = 3e-4,
        betas: tuple[float, float] = (0.9, 0.99),
        weight_decay: float = 0.0,
    ) -> None:
        values = {"lr": lr, "betas": betas, "weight_decay": weight_decay}
        super().__init__(params, values)

    @torch.no_grad()
    def step(self, closure: None = None) -> None:
        """Change every weight that has a gradient."""
        for group in self.param_groups:
            of_step, of_mean = group["betas"]
            for weight in group["params"]:
                if weight.grad is None:
                    continue
                state = self.state[weight]
                if not state:
                    state["mean"] = torch.zeros_like(weight)
                direction = state["mean"].lerp(weight.grad, 1.0 - of_step).sign_()
                weight.mul_(1.0 - group["lr"] * group["weight_decay"])
                weight.sub_(direction, alpha=group["lr"])
                state["mean"].lerp_(weight.grad, 1.0 - of_mean)
