"""Equipment: all that a training needs, made from a project in a fixed order. Loads torch.

The order matters: torch's generator is seeded right before the network is built, and nothing
draws from it in between. An exported script that does the same starts from the same weights.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.modules.batchnorm import _BatchNorm

from dlstudio.catalog import OPTIMIZERS
from dlstudio.compiler.load import load
from dlstudio.compiler.source import Source
from dlstudio.data.batches import Batches
from dlstudio.data.preparation import Prepared, prepare
from dlstudio.project.model import Project
from dlstudio.training import devices
from dlstudio.training.bound import bound_loss, first_output, known_loss, measured_place
from dlstudio.training.checkpoint import random_state, restore_random_state
from dlstudio.training.closure import looks_again
from dlstudio.training.layer_rules import rules_of
from dlstudio.training.parameter_groups import parameter_groups
from dlstudio.training.rates import Rates
from dlstudio.training.scores import Confusion, Scores
from dlstudio.training.vocabulary import make_optimizer

SMALLEST_EVALUATION_BATCH = 256


@dataclass(slots=True, kw_only=True)
class Equipment:
    """What the loop works with.

    Args:
        loss: called with what the network returns and the target.
        measured: the place of the output that metrics look at, where there are several.
        train, validation, test: the parts; the last two may be empty.
        steps_per_epoch: batches that are really trained in an epoch.
        alone: whether the last batch of an epoch is a single sample that is left out,
            because batch normalization cannot learn from one.
    """

    project: Project
    source: Source
    prepared: Prepared
    device: str
    module: nn.Module
    loss: nn.Module
    measured: int
    optimizer: torch.optim.Optimizer
    rates: Rates
    scores: Scores
    train: Batches
    validation: Batches
    test: Batches
    steps_per_epoch: int
    alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A part of the data, measured: mean loss a sample, metrics, confusion matrix."""

    loss: float
    metrics: dict[str, float]
    confusion: Confusion = ()

    @property
    def all(self) -> dict[str, float]:
        """ "loss" and the metrics by name."""
        return {"loss": self.loss, **self.metrics}


def equip(project: Project, source: Source, device: str, folder: Path | None) -> Equipment:
    """Read the data and build everything; DataError if the data cannot be read."""
    spec = project.training
    prepared = prepare(project.data, spec, folder)
    train = Batches.of(prepared, "train", batch_size=spec.batch_size, seed=spec.seed, device=device)
    measure = max(spec.batch_size, SMALLEST_EVALUATION_BATCH)
    torch.manual_seed(spec.seed)
    module = load(source)().to(device)
    alone = leaves_one_out(module, train)
    steps = len(train) - alone
    optimizer = make_optimizer(spec.optimizer, trained(project, source, module), device)
    return Equipment(
        project=project,
        source=source,
        prepared=prepared,
        device=device,
        module=module,
        loss=bound_loss(project).to(device),
        measured=measured_place(project),
        optimizer=optimizer,
        rates=Rates(optimizer, spec, steps),
        scores=Scores(spec, prepared.info, known_loss(project)),
        train=train,
        validation=train.other(prepared.parts.validation, batch_size=measure),
        test=train.other(prepared.parts.test, batch_size=measure),
        steps_per_epoch=steps,
        alone=alone,
    )


def trained(project: Project, source: Source, module: nn.Module) -> list[Any]:
    """Return the parameters that are trained, in groups where layers ask for it."""
    rules = rules_of(project, source)
    if not rules.grouped:
        return [parameter for parameter in module.parameters() if parameter.requires_grad]
    chosen = project.training.optimizer
    lr = float(OPTIMIZERS[chosen.key].filled(chosen.values)["lr"])
    return list(parameter_groups(module, lr, dict(rules.lr_factors), rules.no_weight_decay))


def leaves_one_out(module: nn.Module, train: Batches) -> bool:
    """Tell whether the last batch is one sample that batch normalization cannot take."""
    single = train.batch_size > 1 and len(train) > 1 and train.sizes()[-1] == 1
    return single and any(isinstance(part, _BatchNorm) for part in module.modules())


def measure_threads(equipment: Equipment) -> int:
    """Time a few steps of this very training and return the faster number of threads.

    Works on copies and puts the generators back, so the training cannot tell it happened.
    """
    if equipment.device != "cpu":
        return 1
    random = random_state("cpu")
    module = copy.deepcopy(equipment.module).train()
    parameters = trained(equipment.project, equipment.source, module)
    optimizer = make_optimizer(equipment.project.training.optimizer, parameters, "cpu")
    inputs, target = next(iter(equipment.train.epoch(1)))

    def look() -> Tensor:
        optimizer.zero_grad(set_to_none=True)
        loss: Tensor = equipment.loss(module(*inputs), target)
        loss.backward()
        return loss

    again = looks_again(equipment.project.training.optimizer.key)

    def step() -> None:
        if again:
            optimizer.step(look)
        else:
            look()
            optimizer.step()

    try:
        return devices.faster_threads(step)
    finally:
        restore_random_state("cpu", random)


def measure(equipment: Equipment, part: Batches) -> Measured:
    """Measure the network as it is on a part; in eval mode, without gradients.

    The loss is a mean over samples, whatever the batches; metrics see all samples at once.
    """
    module = equipment.module.eval()
    outputs, targets, total = [], [], 0.0
    with torch.no_grad():
        for inputs, target in part.epoch():
            output = module(*inputs)
            total += equipment.loss(output, target).item() * len(target)
            outputs.append(first_output(output, equipment.measured))
            targets.append(target)
        output, target = joined(outputs), joined(targets)
        return Measured(
            loss=total / part.samples,
            metrics=equipment.scores.measure(output, target),
            confusion=equipment.scores.confusion(output, target),
        )


def joined(tensors: list[Tensor]) -> Tensor:
    """Return tensors one after another."""
    return tensors[0] if len(tensors) == 1 else torch.cat(tensors)
