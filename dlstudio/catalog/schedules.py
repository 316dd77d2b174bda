"""Schedules: how the learning rate changes during a run. torch's classes.

How the loop and the exported script step them, together with the warm-up:
- While ``step < warmup_steps`` (steps count from 0) the learning rate of the step is
  ``lr * warmup_factor(step, warmup_steps)`` and the schedule is not stepped; after the last
  of these steps it is exactly ``lr`` again.
- A schedule per "step" is stepped after every step behind the warm-up; per "epoch" after
  every epoch that ends behind it, when more than ``warmup_steps`` steps have been taken;
  per "validation" likewise, with the validation loss.
- OneCycleLR warms up by itself (``own_warmup``): ``warmup_steps`` is then taken as 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dlstudio.spec.param import Flag, Float, Int, OneOf, Param
from dlstudio.spec.spec import Spec


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLength:
    """What a schedule must know of the run: the optimizer's lr, and how long it lasts."""

    lr: float
    epochs: int
    steps_per_epoch: int
    warmup_steps: int = 0

    @property
    def free_epochs(self) -> int:
        """Epochs that end behind the warm-up, at least 1."""
        return max(1, self.epochs - self.warmup_steps // max(1, self.steps_per_epoch))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ScheduleSpec(Spec):
    """An entry of the schedule catalogue.

    Args:
        torch_class: such as "torch.optim.lr_scheduler.StepLR"; empty for "constant".
        per: when it is stepped: "epoch", "step", "validation" (with the validation loss), or
            "" for never.
        derived: arguments that follow from the run.
        own_warmup: whether it rises by itself, so that ``warmup_steps`` is not used.
    """

    torch_class: str = ""
    per: str = ""
    derived: Mapping[str, Callable[[RunLength], Any]] = field(default_factory=dict)
    own_warmup: bool = False

    def arguments(
        self,
        values: Mapping[str, Any],
        *,
        lr: float,
        epochs: int,
        steps_per_epoch: int,
        warmup_steps: int = 0,
    ) -> dict[str, Any]:
        """Return the keyword arguments behind the optimizer: derived ones, then set ones."""
        run = RunLength(
            lr=lr,
            epochs=epochs,
            steps_per_epoch=steps_per_epoch,
            warmup_steps=warmup_steps,
        )
        given = {name: rule(run) for name, rule in self.derived.items()}
        filled = self.filled(values)
        for param in self.params:
            if param.name == self._always or filled[param.name] != param.default:
                given[param.name] = filled[param.name]
        return given

    def code(
        self,
        values: Mapping[str, Any],
        *,
        lr: float,
        epochs: int,
        steps_per_epoch: int,
        warmup_steps: int = 0,
        optimizer: str = "optimizer",
        names: Mapping[str, str] | None = None,
    ) -> str:
        """Write the constructor, "" for a constant learning rate.

        ``names`` may replace derived numbers by expressions of the script, such as
        {"T_max": "EPOCHS"}.
        """
        if not self.torch_class:
            return ""
        given = self.arguments(
            values,
            lr=lr,
            epochs=epochs,
            steps_per_epoch=steps_per_epoch,
            warmup_steps=warmup_steps,
        )
        parts = [optimizer]
        for name, value in given.items():
            if name in self.derived:
                parts.append(f"{name}={(names or {}).get(name, repr(value))}")
            else:
                parts.append(f"{name}={self.param(name).code(value)}")
        return f"{self.torch_class}({', '.join(parts)})"

    @property
    def _always(self) -> str:
        """The one argument that torch has no default for."""
        return "step_size"


def warmup_factor(step: int, warmup_steps: int) -> float:
    """Return the share of the learning rate in a step: 1/n, 2/n … 1, then 1."""
    return min(1.0, (step + 1) / warmup_steps) if warmup_steps > 0 else 1.0


def _link(name: str) -> str:
    base = "https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler"
    return f"{base}.{name}.html"


def _share(name: str, default: float, help: str, **bounds: Any) -> Param:
    return Float(name=name, default=default, help=help, **{"low": 0.0, "high": 1.0, **bounds})


def _schedule(key: str, title: str, summary: str, help: str, **fields: Any) -> ScheduleSpec:
    return ScheduleSpec(
        key=key,
        title=title,
        group="Schedule",
        summary=summary,
        help=help,
        torch_class=f"torch.optim.lr_scheduler.{key}",
        source=_link(key),
        **fields,
    )


SCHEDULE_ENTRIES = (
    ScheduleSpec(
        key="constant",
        title="Constant",
        group="Schedule",
        summary="The learning rate stays as it is.",
        help="A good start: first find a learning rate that works, then a schedule.",
        source=_link("ConstantLR"),
    ),
    _schedule(
        "StepLR",
        "Steps",
        "Multiplies the learning rate by a factor every few epochs.",
        "lr·gamma^⌊epoch / step_size⌋.",
        per="epoch",
        params=(
            Int(
                name="step_size",
                default=10,
                high=1_000_000,
                unit="epochs",
                help="Epochs between two drops.",
            ),
            _share("gamma", 0.1, "Factor of each drop.", open_low=True),
        ),
    ),
    _schedule(
        "CosineAnnealingLR",
        "Cosine",
        "Lets the learning rate fall along half a cosine.",
        "eta_min + ½·(lr − eta_min)·(1 + cos(π·epoch / epochs)). Falls slowly, then fast, then "
        "slowly; ends with the last epoch.",
        per="epoch",
        derived={"T_max": lambda run: run.free_epochs},
        params=(_share("eta_min", 0.0, "Learning rate at the end.", high=100.0),),
    ),
    _schedule(
        "OneCycleLR",
        "One cycle",
        "Rises to the learning rate and falls far below it, step by step.",
        "From lr/div_factor up to lr within pct_start of the run, then down to "
        "lr/(div_factor·final_div_factor). The learning rate of the optimizer is the peak. Warm-up "
        "steps are not used with it.",
        per="step",
        own_warmup=True,
        derived={
            "max_lr": lambda run: run.lr,
            "total_steps": lambda run: max(1, run.epochs * run.steps_per_epoch),
        },
        params=(
            _share("pct_start", 0.3, "Share of the run in which it rises."),
            OneOf(
                name="anneal_strategy",
                default="cos",
                options=("cos", "linear"),
                help="Along a cosine or a straight line.",
            ),
            Flag(
                name="cycle_momentum",
                default=True,
                help="Lets momentum fall and rise the other way round.",
                advanced=True,
            ),
            _share(
                "base_momentum",
                0.85,
                "Momentum at the peak of the learning rate.",
                open_high=True,
                advanced=True,
            ),
            _share(
                "max_momentum",
                0.95,
                "Momentum at the start and the end.",
                open_high=True,
                advanced=True,
            ),
            _share("div_factor", 25.0, "Peak divided by the start.", low=1.0, high=1e6),
            _share(
                "final_div_factor",
                1e4,
                "Start divided by the end.",
                low=1.0,
                high=1e12,
                advanced=True,
            ),
        ),
    ),
    _schedule(
        "ReduceLROnPlateau",
        "On a plateau",
        "Lowers the learning rate when the validation loss stops falling.",
        "After patience epochs without a better validation loss, lr·factor.",
        per="validation",
        params=(
            _share("factor", 0.1, "Factor of each drop.", open_low=True, open_high=True),
            Int(
                name="patience",
                default=10,
                low=0,
                high=1_000_000,
                unit="epochs",
                help="Epochs without progress before a drop.",
            ),
            _share(
                "threshold",
                1e-4,
                "Least relative improvement that counts as progress.",
                advanced=True,
            ),
            Int(
                name="cooldown",
                default=0,
                low=0,
                high=1_000_000,
                unit="epochs",
                help="Epochs of rest after a drop.",
                advanced=True,
            ),
            _share("min_lr", 0.0, "The learning rate never falls below.", high=100.0),
        ),
    ),
)
