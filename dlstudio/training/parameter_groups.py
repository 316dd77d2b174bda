"""Groups of parameters for an optimizer. An exported script carries the text of the functions.

So each stands alone, formatted for lines of 88, and needs no more than the names that are
imported here. Loads torch.
"""

from __future__ import annotations

import re

import torch
from torch import nn


def parameter_groups(
    model: nn.Module,
    lr: float,
    lr_factors: dict[str, float],
    no_weight_decay: tuple[str, ...],
) -> list[dict[str, object]]:
    """Group what is trained; the first group has the usual settings.

    Names of parameters are told by patterns; the first that matches counts.
    """
    groups: dict[tuple[float, bool], list[nn.Parameter]] = {(1.0, True): []}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        matching = (lr_factors[part] for part in lr_factors if re.match(part, name))
        factor = next(matching, 1.0)
        decays = not any(re.match(part, name) for part in no_weight_decay)
        groups.setdefault((factor, decays), []).append(parameter)
    return [
        {"params": parameters, "lr": lr * factor, "lr_factor": factor}
        | ({} if decays else {"weight_decay": 0.0})
        for (factor, decays), parameters in groups.items()
    ]


def share_rates(optimizer: torch.optim.Optimizer) -> None:
    """Give each group its factor of the learning rate that the first one has now."""
    first, *others = optimizer.param_groups
    for group in others:
        group["lr"] = first["lr"] * group["lr_factor"]
