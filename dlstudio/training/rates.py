"""The learning rate of every step: warm-up, then the schedule. Loads torch.

The rules stand in ``catalog.schedules``. The curve drawn before a training and the rates
used in it come from this one class, so they are equal to the last bit.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import nn

from dlstudio.catalog import SCHEDULES
from dlstudio.catalog.schedules import warmup_factor
from dlstudio.project.model import TrainSpec
from dlstudio.training.closure import nothing
from dlstudio.training.parameter_groups import share_rates
from dlstudio.training.vocabulary import make_optimizer, make_scheduler


class Rates:
    """Sets the learning rate of an optimizer; steps count from 0 over the whole run.

    Args:
        optimizer: fresh, with the learning rate of the settings.
        steps_per_epoch: steps that really are taken in an epoch.
    """

    def __init__(
        self, optimizer: torch.optim.Optimizer, training: TrainSpec, steps_per_epoch: int
    ) -> None:
        spec = SCHEDULES[training.schedule.key]
        self._groups = optimizer.param_groups
        self._optimizer = optimizer
        self._lr = [group["lr"] for group in self._groups]
        self._warmup = 0 if spec.own_warmup else training.warmup_steps
        self._per = spec.per
        self._scheduler: Any = make_scheduler(training, optimizer, steps_per_epoch)
        self._shared = any(group.get("lr_factor", 1.0) != 1.0 for group in self._groups)
        self._share()

    @property
    def now(self) -> float:
        """The learning rate of the first group of weights."""
        return float(self._groups[0]["lr"])

    def changes_at(self, step: int) -> bool:
        """Whether ``before_step`` and ``after_step`` do anything from this step on, or soon."""
        return self._per == "step" or step < self._warmup

    def before_step(self, step: int) -> None:
        """Set the rate of a step of the warm-up."""
        if step < self._warmup:
            factor = warmup_factor(step, self._warmup)
            for group, lr in zip(self._groups, self._lr, strict=True):
                group["lr"] = lr * factor
            self._share()

    def after_step(self, step: int) -> None:
        """Go on to the rate of the next step."""
        if step + 1 == self._warmup:
            for group, lr in zip(self._groups, self._lr, strict=True):
                group["lr"] = lr
        if self._per == "step" and step >= self._warmup:
            self._scheduler.step()
        self._share()

    def after_epoch(self, steps: int, loss: float) -> None:
        """Go on to the next epoch.

        Args:
            steps: taken so far in the whole run.
            loss: of the validation part.
        """
        if steps <= self._warmup and self._warmup:
            return
        if self._per == "epoch":
            self._scheduler.step()
        elif self._per == "validation":
            self._scheduler.step(loss)
        self._share()

    def _share(self) -> None:
        """Let the groups with a rate of their own follow the first."""
        if self._shared:
            share_rates(self._optimizer)

    def state(self) -> dict[str, Any]:
        """Return all that changes, in plain numbers."""
        groups = [
            {name: value for name, value in group.items() if name != "params"}
            for group in self._groups
        ]
        state = self._scheduler.state_dict() if self._scheduler is not None else {}
        # Tables, such as the milestones, never change, and JSON would turn their keys into text.
        scheduler = {name: value for name, value in state.items() if not isinstance(value, dict)}
        return {"groups": groups, "scheduler": scheduler}

    def load(self, state: Mapping[str, Any]) -> None:
        """Go back to a state of the same run; the optimizer has its weights' state already."""
        self._groups = self._optimizer.param_groups  # load_state_dict replaces the list
        # torch warns of a scheduler that is stepped before its optimizer; without gradients
        # a step changes nothing.
        self._optimizer.zero_grad(set_to_none=True)
        self._optimizer.step(nothing)
        for group, values in zip(self._groups, state["groups"], strict=True):
            group.update(values)
        if self._scheduler is not None:
            self._scheduler.load_state_dict(dict(state["scheduler"]))


def planned(training: TrainSpec, steps_per_epoch: int, epochs: int | None = None) -> list[float]:
    """Return the learning rate of every step to come.

    A plateau cannot be foreseen: for that schedule the curve holds as long as the validation
    loss keeps falling.
    """
    weight = nn.Parameter(torch.zeros(1, 1))  # two axes, as Muon takes no others
    optimizer = make_optimizer(training.optimizer, [weight])
    rates = Rates(optimizer, training, steps_per_epoch)
    optimizer.step(nothing)  # torch warns of schedulers that are stepped before their optimizer
    curve = []
    step = 0
    for epoch in range(epochs or training.epochs):
        for _ in range(steps_per_epoch):
            rates.before_step(step)
            curve.append(rates.now)
            rates.after_step(step)
            step += 1
        rates.after_epoch(step, -float(epoch))
    return curve
