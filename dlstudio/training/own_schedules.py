"""Schedules that torch does not have. An exported script carries their very text.

So each class stands alone, formatted for lines of 88, and needs no more than the names that
are imported here. Loads torch.
"""

from __future__ import annotations

import torch


class InverseSquareRootLR(torch.optim.lr_scheduler.LRScheduler):
    """Lets the rate fall as lr·√(offset / (offset + step)), as transformers do."""

    def __init__(self, optimizer: torch.optim.Optimizer, offset: int) -> None:
        self.offset = offset
        super().__init__(optimizer)

    def get_lr(self) -> list[float]:
        """Return the rate of each group of weights for the step that comes."""
        factor = (self.offset / (self.offset + self.last_epoch)) ** 0.5
        return [lr * factor for lr in self.base_lrs]
