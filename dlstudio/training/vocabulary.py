"""From catalogue entries to torch objects. Closed tables: no name of a file is looked up.

Optimizers that have a fused form use it on the CPU and on CUDA: one pass over the weights in
place of several. Its rounding differs in the last bits from the plain form, so the exported
script writes ``fused=True`` as well (``is_fused`` says when). Loads torch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import torch
from torch import nn
from torch.optim import lr_scheduler

from dlstudio.catalog import LOSSES, OPTIMIZERS, SCHEDULES
from dlstudio.catalog.loss_spec import TENSORS
from dlstudio.project.model import TrainSpec
from dlstudio.spec.spec import Choice
from dlstudio.training import own_losses, own_losses_several, own_optimizers, own_schedules

LOSS_CLASSES: dict[str, type[nn.Module]] = {
    "nn.CrossEntropyLoss": nn.CrossEntropyLoss,
    "nn.NLLLoss": nn.NLLLoss,
    "FocalLoss": own_losses.FocalLoss,
    "DiceLoss": own_losses.DiceLoss,
    "nn.MultiMarginLoss": nn.MultiMarginLoss,
    "nn.BCEWithLogitsLoss": nn.BCEWithLogitsLoss,
    "nn.BCELoss": nn.BCELoss,
    "BinaryFocalLoss": own_losses.BinaryFocalLoss,
    "BinaryDiceLoss": own_losses.BinaryDiceLoss,
    "DiceBCELoss": own_losses.DiceBCELoss,
    "TverskyLoss": own_losses.TverskyLoss,
    "HingeLoss": own_losses.HingeLoss,
    "nn.MultiLabelSoftMarginLoss": nn.MultiLabelSoftMarginLoss,
    "nn.MSELoss": nn.MSELoss,
    "nn.L1Loss": nn.L1Loss,
    "nn.HuberLoss": nn.HuberLoss,
    "nn.SmoothL1Loss": nn.SmoothL1Loss,
    "LogCoshLoss": own_losses.LogCoshLoss,
    "QuantileLoss": own_losses.QuantileLoss,
    "nn.PoissonNLLLoss": nn.PoissonNLLLoss,
    "nn.KLDivLoss": nn.KLDivLoss,
    "nn.MultiLabelMarginLoss": nn.MultiLabelMarginLoss,
    "nn.SoftMarginLoss": nn.SoftMarginLoss,
    "nn.HingeEmbeddingLoss": nn.HingeEmbeddingLoss,
    "nn.GaussianNLLLoss": nn.GaussianNLLLoss,
    "VAELoss": own_losses_several.VAELoss,
    "GaussianKLLoss": own_losses_several.GaussianKLLoss,
    "DistillationLoss": own_losses_several.DistillationLoss,
    "nn.MarginRankingLoss": nn.MarginRankingLoss,
    "nn.CosineEmbeddingLoss": nn.CosineEmbeddingLoss,
    "nn.TripletMarginLoss": nn.TripletMarginLoss,
    "CosineTripletLoss": own_losses_several.CosineTripletLoss,
    "InfoNCELoss": own_losses_several.InfoNCELoss,
    "PaddedCTCLoss": own_losses_several.PaddedCTCLoss,
}

OPTIMIZER_CLASSES: dict[str, Callable[..., torch.optim.Optimizer]] = {
    "torch.optim.SGD": torch.optim.SGD,
    "EMAMomentum": own_optimizers.EMAMomentum,
    "torch.optim.Adam": torch.optim.Adam,
    "torch.optim.AdamW": torch.optim.AdamW,
    "torch.optim.Adamax": torch.optim.Adamax,
    "torch.optim.NAdam": torch.optim.NAdam,
    "torch.optim.RAdam": torch.optim.RAdam,
    "torch.optim.Adagrad": torch.optim.Adagrad,
    "torch.optim.Adadelta": torch.optim.Adadelta,
    "torch.optim.Adafactor": torch.optim.Adafactor,
    "torch.optim.RMSprop": torch.optim.RMSprop,
    "torch.optim.Rprop": torch.optim.Rprop,
    "torch.optim.ASGD": torch.optim.ASGD,
    "Lion": own_optimizers.Lion,
    "torch.optim.Muon": torch.optim.Muon,
    "torch.optim.LBFGS": torch.optim.LBFGS,
}

SCHEDULE_CLASSES: dict[str, Any] = {
    "torch.optim.lr_scheduler.StepLR": lr_scheduler.StepLR,
    "torch.optim.lr_scheduler.MultiStepLR": lr_scheduler.MultiStepLR,
    "torch.optim.lr_scheduler.ExponentialLR": lr_scheduler.ExponentialLR,
    "torch.optim.lr_scheduler.PolynomialLR": lr_scheduler.PolynomialLR,
    "torch.optim.lr_scheduler.LinearLR": lr_scheduler.LinearLR,
    "torch.optim.lr_scheduler.ConstantLR": lr_scheduler.ConstantLR,
    "torch.optim.lr_scheduler.CosineAnnealingLR": lr_scheduler.CosineAnnealingLR,
    "torch.optim.lr_scheduler.CosineAnnealingWarmRestarts": (
        lr_scheduler.CosineAnnealingWarmRestarts
    ),
    "InverseSquareRootLR": own_schedules.InverseSquareRootLR,
    "torch.optim.lr_scheduler.CyclicLR": lr_scheduler.CyclicLR,
    "torch.optim.lr_scheduler.OneCycleLR": lr_scheduler.OneCycleLR,
    "torch.optim.lr_scheduler.ReduceLROnPlateau": lr_scheduler.ReduceLROnPlateau,
}


def make_loss(choice: Choice) -> nn.Module:
    """Build a loss of the catalogue; a mean over samples, called as its entry says."""
    spec = LOSSES[choice.key]
    arguments = {
        name: torch.tensor(value) if name in TENSORS else value
        for name, value in spec.arguments(choice.values).items()
    }
    return LOSS_CLASSES[spec.torch_class](**arguments)


def make_optimizer(
    choice: Choice, parameters: Iterable[nn.Parameter] | Iterable[Any], device: str = "cpu"
) -> torch.optim.Optimizer:
    """Build an optimizer for parameters, or groups of them, on a device."""
    spec = OPTIMIZERS[choice.key]
    arguments = spec.arguments(choice.values)
    if is_fused(spec.key, device):
        arguments["fused"] = True
    return OPTIMIZER_CLASSES[spec.torch_class](parameters, **arguments)


def is_fused(key: str, device: str) -> bool:
    """Tell whether an optimizer is built with ``fused=True`` on a device."""
    return device.partition(":")[0] in OPTIMIZERS[key].fused


def make_scheduler(
    training: TrainSpec, optimizer: torch.optim.Optimizer, steps_per_epoch: int
) -> Any | None:
    """Build torch's scheduler of a schedule; None for a constant learning rate."""
    spec = SCHEDULES[training.schedule.key]
    if not spec.torch_class:
        return None
    arguments = spec.arguments(
        training.schedule.values,
        lr=optimizer.param_groups[0]["lr"],
        epochs=training.epochs,
        steps_per_epoch=steps_per_epoch,
        warmup_steps=0 if spec.own_warmup else training.warmup_steps,
        momentum=OPTIMIZERS[training.optimizer.key].cycles_momentum,
    )
    return SCHEDULE_CLASSES[spec.torch_class](optimizer, **arguments)


def step_of(optimizer: torch.optim.Optimizer) -> Callable[[], object]:
    """Return the optimizer's step without what torch wraps around it for profilers and hooks.

    The wrapper costs a tenth of a step of a small net, and nobody hooks in here. A scheduler of
    torch puts a counter of its own in front and warns without it: then it stays.
    """
    plain = getattr(type(optimizer).step, "__wrapped__", None)
    if plain is None or "step" in vars(optimizer):
        return optimizer.step
    return partial(plain, optimizer)
