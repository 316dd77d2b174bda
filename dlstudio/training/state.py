"""State: where a training stands. Together with the equipment it is all of a checkpoint.

Loads torch.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from dlstudio.training import checkpoint
from dlstudio.training.checkpoint import Tensors
from dlstudio.training.equipment import Equipment, joined

MOST_KEPT = 2**25  # numbers of outputs of an epoch that are kept for training metrics


@dataclass(slots=True, kw_only=True)
class State:
    """Counters and collections of a run.

    Args:
        epoch: the one that is being trained, from 1.
        batch: batches of it that are done.
        step: steps of the whole run that are done.
        losses: of the steps of this epoch; on a GPU tensors until they are read.
        outputs, targets: of this epoch, for the training metrics.
        best: copy of the weights with the lowest validation loss; empty before the first
            epoch has ended.
        waited: epochs since then.
    """

    epoch: int = 1
    batch: int = 0
    step: int = 0
    losses: list[Any] = field(default_factory=list)
    outputs: list[Tensor] = field(default_factory=list)
    targets: list[Tensor] = field(default_factory=list)
    best: Tensors = field(default_factory=dict)
    best_loss: float = math.inf
    best_epoch: int = 0
    best_values: Mapping[str, float] = field(default_factory=dict)
    waited: int = 0

    def next_epoch(self) -> None:
        """Begin the next epoch."""
        self.epoch, self.batch = self.epoch + 1, 0
        self.losses, self.outputs, self.targets = [], [], []

    def read_losses(self) -> list[float]:
        """Bring the losses of this epoch to the CPU and return them."""
        self.losses = floats(self.losses)
        return self.losses

    def better(self, values: Mapping[str, float], weights: Mapping[str, Tensor]) -> bool:
        """Take in the values of an epoch; True if they are the best yet (NaN never is)."""
        if not values["loss"] < self.best_loss:
            self.waited += 1
            return False
        self.waited = 0
        self.best_loss, self.best_epoch = values["loss"], self.epoch
        self.best_values = dict(values)
        self.best = checkpoint.copied(weights)
        return True

    def packed(self, equipment: Equipment) -> tuple[Tensors, dict[str, Any]]:
        """Return all that is needed to go on as tensors and numbers."""
        optimizer, numbers = checkpoint.pack_optimizer(equipment.optimizer)
        tensors = {
            **checkpoint.under("module/", equipment.module.state_dict()),
            **checkpoint.under("best/", self.best),
            **optimizer,
            **checkpoint.random_state(equipment.device),
            "epoch/losses": torch.tensor(self.read_losses(), dtype=torch.float64),
        }
        if self.outputs:
            tensors["epoch/outputs"] = joined(self.outputs)
            tensors["epoch/targets"] = joined(self.targets)
        return tensors, {
            "optimizer": numbers,
            "rates": equipment.rates.state(),
            **{name: getattr(self, name) for name in NUMBERS},
        }

    @staticmethod
    def unpacked(
        equipment: Equipment, tensors: Mapping[str, Tensor], numbers: Mapping[str, Any]
    ) -> State:
        """Put the equipment back to a checkpoint and return the state of then."""
        equipment.module.load_state_dict(checkpoint.of("module/", tensors))
        checkpoint.unpack_optimizer(equipment.optimizer, tensors, numbers["optimizer"])
        equipment.rates.load(numbers["rates"])
        epoch = checkpoint.of("epoch/", tensors)
        kept: dict[str, Any] = {n: [epoch[n].to(equipment.device)] for n in KEPT if n in epoch}
        best = {n: t.to(equipment.device) for n, t in checkpoint.of("best/", tensors).items()}
        checkpoint.restore_random_state(equipment.device, tensors)
        return State(
            losses=epoch["losses"].tolist(),
            best=best,
            **kept,
            **{name: numbers[name] for name in NUMBERS},
        )


KEPT = ("outputs", "targets")
NUMBERS = ("epoch", "batch", "step", "best_loss", "best_epoch", "best_values", "waited")


def floats(values: list[Any]) -> list[float]:
    """Read losses, those on a device with one transfer."""
    if all(isinstance(value, float) for value in values):
        return values
    waiting = [value for value in values if isinstance(value, Tensor)]
    read = iter(torch.stack(waiting).tolist())
    return [next(read) if isinstance(value, Tensor) else value for value in values]
