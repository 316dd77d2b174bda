"""Schedules: how the learning rate changes during a run. torch's classes.

How the loop and the exported script step them, together with the warm-up:
- While ``step < warmup_steps`` (steps count from 0) the learning rate of the step is
  ``lr * warmup_factor(step, warmup_steps)`` and the schedule is not stepped; after the last
  of these steps it is exactly ``lr`` again.
- A schedule per "step" is stepped after every step behind the warm-up; per "epoch" after
  every epoch that ends behind it, when more than ``warmup_steps`` steps have been taken;
  per "validation" likewise, with the validation loss.
- Some rise by themselves, such as OneCycleLR (``own_warmup``): ``warmup_steps`` is then
  taken as 0.
- One that lets momentum rise and fall leaves it alone where the optimizer has none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dlstudio.spec.param import Flag, Float, Int, OneOf, Param
from dlstudio.spec.sizes import Shape
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
        torch_class: such as "torch.optim.lr_scheduler.StepLR"; empty for "constant", and a
            name without dots is one of our own.
        per: when it is stepped: "epoch", "step", "validation" (with the validation loss), or
            "" for never.
        derived: arguments that follow from the run.
        always: arguments that torch has no default for.
        own_warmup: whether it sets the first rates itself, so that ``warmup_steps`` is not used.
    """

    torch_class: str = ""
    per: str = ""
    derived: Mapping[str, Callable[[RunLength], Any]] = field(default_factory=dict)
    always: tuple[str, ...] = ()
    own_warmup: bool = False

    def arguments(
        self,
        values: Mapping[str, Any],
        *,
        lr: float,
        epochs: int,
        steps_per_epoch: int,
        warmup_steps: int = 0,
        momentum: bool = True,
    ) -> dict[str, Any]:
        """Return the keyword arguments behind the optimizer: derived ones, then set ones.

        ``momentum`` says whether the optimizer has one (``OptimizerSpec.cycles_momentum``).
        """
        run = RunLength(
            lr=lr,
            epochs=epochs,
            steps_per_epoch=steps_per_epoch,
            warmup_steps=warmup_steps,
        )
        given = {name: rule(run) for name, rule in self.derived.items()}
        filled = self.filled(values)
        for param in self.params:
            if param.name in self.always or filled[param.name] != param.default:
                given[param.name] = filled[param.name]
        if not momentum and filled.get("cycle_momentum"):
            given["cycle_momentum"] = False
        return given

    def code(
        self,
        values: Mapping[str, Any],
        *,
        lr: float,
        epochs: int,
        steps_per_epoch: int,
        warmup_steps: int = 0,
        momentum: bool = True,
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
            momentum=momentum,
        )
        parts = [optimizer]
        for name, value in given.items():
            if name in self.derived:
                parts.append(f"{name}={(names or {}).get(name, repr(value))}")
            else:
                parts.append(f"{name}={self.param(name).code(value)}")
        return f"{self.torch_class}({', '.join(parts)})"


def warmup_factor(step: int, warmup_steps: int) -> float:
    """Return the share of the learning rate in a step: 1/n, 2/n … 1, then 1."""
    return min(1.0, (step + 1) / warmup_steps) if warmup_steps > 0 else 1.0


def _link(name: str) -> str:
    base = "https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler"
    return f"{base}.{name}.html"


def _share(name: str, default: float, help: str, **bounds: Any) -> Param:
    return Float(name=name, default=default, help=help, **{"low": 0.0, "high": 1.0, **bounds})


def _epochs(name: str, default: int, help: str, **bounds: Any) -> Param:
    fields = {"high": 1_000_000, "unit": "epochs", **bounds}
    return Int(name=name, default=default, help=help, **fields)


def _momenta(base: float, largest: float) -> tuple[Param, ...]:
    return (
        Flag(
            name="cycle_momentum",
            default=True,
            help="Lets momentum fall and rise the other way round, where the optimizer has one.",
            advanced=True,
        ),
        _share(
            "base_momentum",
            base,
            "Momentum at the peak of the learning rate.",
            open_high=True,
            advanced=True,
        ),
        _share(
            "max_momentum",
            largest,
            "Momentum at the start and the end.",
            open_high=True,
            advanced=True,
        ),
    )


def _schedule(key: str, title: str, summary: str, help: str, **fields: Any) -> ScheduleSpec:
    given = {
        "torch_class": f"torch.optim.lr_scheduler.{key}",
        "source": _link(key),
        **fields,
    }
    return ScheduleSpec(key=key, title=title, group="Schedule", summary=summary, help=help, **given)


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
        always=("step_size",),
        params=(
            _epochs("step_size", 10, "Epochs between two drops."),
            _share("gamma", 0.1, "Factor of each drop.", open_low=True),
        ),
    ),
    _schedule(
        "MultiStepLR",
        "Steps at chosen epochs",
        "Multiplies the learning rate by a factor after each of the named epochs.",
        "lr·gamma^(number of milestones that are over).",
        per="epoch",
        always=("milestones",),
        params=(
            Shape(
                name="milestones",
                default=(10, 20),
                max_rank=100,
                unit="epochs",
                help="Epochs after which it drops.",
            ),
            _share("gamma", 0.1, "Factor of each drop.", open_low=True),
        ),
    ),
    _schedule(
        "ExponentialLR",
        "Exponential",
        "Multiplies the learning rate by the same factor after every epoch.",
        "lr·gamma^epoch. With 0.95 about a third is left after 20 epochs.",
        per="epoch",
        always=("gamma",),
        params=(_share("gamma", 0.95, "Factor of each epoch.", open_low=True),),
    ),
    _schedule(
        "PolynomialLR",
        "Polynomial",
        "Lets the learning rate fall to 0 along a power, with power 1 along a straight line.",
        "lr·(1 − epoch / epochs)^power. Ends with the last epoch.",
        per="epoch",
        derived={"total_iters": lambda run: run.free_epochs},
        params=(
            _share("power", 1.0, "1 is a straight line; more falls faster at first.", high=100.0),
        ),
    ),
    _schedule(
        "LinearLR",
        "Linear",
        "Goes from one share of the learning rate to another in a straight line, then stays.",
        "lr·(start_factor + (end_factor − start_factor)·min(1, epoch / total_iters)). By default "
        "it rises. Warm-up steps are not used with it.",
        per="epoch",
        own_warmup=True,
        params=(
            _share("start_factor", 1 / 3, "Share in the first epoch.", low=1e-6),
            _share("end_factor", 1.0, "Share at the end."),
            _epochs("total_iters", 5, "Epochs until the end of the line."),
        ),
    ),
    _schedule(
        "ConstantLR",
        "Small, then full",
        "Takes a share of the learning rate in the first epochs, then all of it.",
        "lr·factor while epoch < total_iters, then lr. Warm-up steps are not used with it.",
        per="epoch",
        own_warmup=True,
        params=(
            _share("factor", 1 / 3, "Share in the first epochs.", low=1e-6),
            _epochs("total_iters", 5, "Epochs with the share."),
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
        "CosineAnnealingWarmRestarts",
        "Cosine with restarts",
        "Falls along half a cosine, jumps back up, and falls again.",
        "eta_min + ½·(lr − eta_min)·(1 + cos(π·t / T)), t epochs after the last restart; T is T_0 "
        "at first and grows T_mult times with every restart.",
        per="epoch",
        always=("T_0",),
        params=(
            _epochs("T_0", 10, "Epochs until the first restart."),
            Int(name="T_mult", default=1, high=100, help="Factor of the time between restarts."),
            _share("eta_min", 0.0, "Learning rate before a restart.", high=100.0),
        ),
    ),
    _schedule(
        "InverseSquareRootLR",
        "Inverse square root",
        "Falls with the square root of the steps, as for transformers.",
        "lr·√(n / (n + step)), where n is the number of warm-up steps, or one epoch without "
        "warm-up. With the warm-up in front it is the schedule of “Attention is all you need”.",
        per="step",
        derived={"offset": lambda run: run.warmup_steps or max(1, run.steps_per_epoch)},
        torch_class="InverseSquareRootLR",
        source="https://arxiv.org/abs/1706.03762",
        words=("Noam", "transformer"),
    ),
    _schedule(
        "CyclicLR",
        "Cyclic",
        "Rises and falls again and again between two learning rates, step by step.",
        "In a straight line from base_lr up to the learning rate of the optimizer and back. "
        "triangular2 halves the peak every cycle, exp_range lowers it by gamma^step. Warm-up "
        "steps are not used with it.",
        per="step",
        own_warmup=True,
        always=("base_lr",),
        derived={"max_lr": lambda run: run.lr},
        params=(
            _share("base_lr", 1e-4, "Lowest learning rate.", high=100.0),
            Int(
                name="step_size_up",
                default=2000,
                high=1_000_000_000,
                unit="steps",
                help="Steps from the lowest to the highest.",
            ),
            Int(
                name="step_size_down",
                optional=True,
                none_text="as up",
                high=1_000_000_000,
                unit="steps",
                help="Steps back to the lowest.",
                advanced=True,
            ),
            OneOf(
                name="mode",
                default="triangular",
                options=("triangular", "triangular2", "exp_range"),
                help="How the peaks change.",
            ),
            _share("gamma", 1.0, "Factor of each step with exp_range.", advanced=True),
            *_momenta(0.8, 0.9),
        ),
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
            *_momenta(0.85, 0.95),
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
            _epochs("patience", 10, "Epochs without progress before a drop.", low=0),
            _share(
                "threshold",
                1e-4,
                "Least improvement that counts as progress.",
                advanced=True,
            ),
            OneOf(
                name="threshold_mode",
                default="rel",
                options=("rel", "abs"),
                help="Whether threshold is a share of the loss (rel) or a difference (abs).",
                advanced=True,
            ),
            _epochs("cooldown", 0, "Epochs of rest after a drop.", low=0, advanced=True),
            _share("min_lr", 0.0, "The learning rate never falls below.", high=100.0),
            _share("eps", 1e-8, "Smaller drops than this are left out.", advanced=True),
        ),
    ),
)
