"""Our own losses, optimizers and schedules in an exported script: their very text.

What torch does not have is a class in ``training.own_…``. The script must not need DL Studio,
so it carries the class that was trained with, and what that class imports.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass

from dlstudio.catalog import LOSSES, OPTIMIZERS, SCHEDULES
from dlstudio.project.model import TrainSpec
from dlstudio.training.layer_rules import NO_RULES, LayerRules
from dlstudio.training.own_losses_several import listed
from dlstudio.training.parameter_groups import parameter_groups, share_rates
from dlstudio.training.vocabulary import LOSS_CLASSES, OPTIMIZER_CLASSES, SCHEDULE_CLASSES


@dataclass(frozen=True, slots=True)
class Definitions:
    """What a script must define itself.

    Args:
        texts: of the classes and functions.
        early: import lines of the standard library, from "re" on.
        names: what it imports from torch.
    """

    texts: tuple[str, ...]
    early: str
    names: str


def definitions(spec: TrainSpec, rules: LayerRules = NO_RULES) -> Definitions:
    """Return what of a training is not torch's; a loss graph has its own file."""
    loss = LOSSES.get(spec.loss.key)
    chosen = (
        (loss.torch_class if loss is not None else "", LOSS_CLASSES),
        (OPTIMIZERS[spec.optimizer.key].torch_class, OPTIMIZER_CLASSES),
        (SCHEDULES[spec.schedule.key].torch_class, SCHEDULE_CLASSES),
    )
    texts = tuple(
        inspect.getsource(classes[name]) for name, classes in chosen if name and "." not in name
    )
    if loss is not None and loss.form == "listed":
        texts = (inspect.getsource(listed), *texts)
    if rules.grouped:
        texts += (inspect.getsource(parameter_groups),)
    if follows(spec, rules):
        texts += (inspect.getsource(share_rates),)
    together = "\n".join(texts)
    early = "import re\n" if rules.grouped else ""  # stands between argparse … and time
    early += "import time\n"
    early += "from collections.abc import Iterable\n" if "Iterable[" in together else ""
    return Definitions(texts, early, "Tensor, nn" if "Tensor" in together else "nn")


def follows(spec: TrainSpec, rules: LayerRules) -> bool:
    """Tell whether rates of single layers must follow one that changes."""
    schedule = SCHEDULES[spec.schedule.key]
    changes = bool(schedule.torch_class) or (spec.warmup_steps > 0 and not schedule.own_warmup)
    return changes and bool(rules.lr_factors)
