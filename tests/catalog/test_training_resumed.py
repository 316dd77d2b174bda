"""Every optimizer and schedule: taken apart and put back in the middle, the same bits follow."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from dlstudio.catalog import OPTIMIZERS, SCHEDULES
from dlstudio.project.model import TrainSpec
from dlstudio.spec.spec import Choice
from dlstudio.training import journal
from dlstudio.training.checkpoint import pack_optimizer, read_state, unpack_optimizer, write_state
from dlstudio.training.rates import Rates, planned
from dlstudio.training.vocabulary import is_fused, make_optimizer
from tests.helpers.vocabulary import made

STEPS, EPOCHS = 4, 8
HALF = 3  # epochs, so that schedules are in the middle of something
SMALL: dict[str, dict[str, Any]] = {  # schedules that do something in 32 steps
    "StepLR": {"step_size": 2},
    "MultiStepLR": {"milestones": (2, 5)},
    "CosineAnnealingWarmRestarts": {"T_0": 2, "T_mult": 2},
    "CyclicLR": {"step_size_up": 5, "step_size_down": 3, "mode": "triangular2"},
    "ReduceLROnPlateau": {"patience": 0},
}


@dataclass
class Small:
    """A network, its optimizer and its rates; ``epochs`` trains some of them."""

    training: TrainSpec

    def __post_init__(self) -> None:
        torch.manual_seed(3)
        matrices = OPTIMIZERS[self.training.optimizer.key].matrices_only
        self.module = nn.Sequential(
            nn.Linear(4, 5, bias=not matrices), nn.Tanh(), nn.Linear(5, 2, bias=not matrices)
        )
        self.optimizer = make_optimizer(self.training.optimizer, self.module.parameters())
        self.rates = Rates(self.optimizer, self.training, STEPS)
        self.used: list[float] = []

    def epochs(self, first: int, last: int) -> None:
        for epoch in range(first, last):
            generator = torch.Generator().manual_seed(epoch)
            for step in range(epoch * STEPS, (epoch + 1) * STEPS):
                inputs = torch.randn(8, 4, generator=generator)
                self.rates.before_step(step)
                self.used.append(self.rates.now)
                self._step(inputs)
                self.rates.after_step(step)
            self.rates.after_epoch((epoch + 1) * STEPS, 1.0 if epoch % 3 else 0.5)

    def _step(self, inputs: Tensor) -> None:
        def look() -> Tensor:
            self.optimizer.zero_grad(set_to_none=True)
            loss: Tensor = (self.module(inputs) - inputs.sum(1, keepdim=True)).square().mean()
            loss.backward()
            return loss

        if OPTIMIZERS[self.training.optimizer.key].closure:
            self.optimizer.step(look)  # type: ignore[arg-type]
        else:
            look()
            self.optimizer.step()

    def weights(self) -> list[Tensor]:
        return [p.detach().clone() for p in self.module.parameters()]


def resumed(one: Small, path: Path) -> Small:
    """Write what a checkpoint holds to a file and put it into a fresh training."""
    tensors, numbers = pack_optimizer(one.optimizer)
    path = path / "state.safetensors"
    write_state(path, tensors, {"optimizer": numbers, "rates": one.rates.state()})
    tensors, kept = read_state(path)
    other = Small(one.training)
    other.module.load_state_dict(one.module.state_dict())
    unpack_optimizer(other.optimizer, tensors, kept["optimizer"])
    other.rates.load(kept["rates"])
    return other


def assert_resumes(training: TrainSpec, path: Path) -> None:
    whole = Small(training)
    whole.epochs(0, EPOCHS)
    first = Small(training)
    first.epochs(0, HALF)
    second = resumed(first, path)
    second.epochs(HALF, EPOCHS)
    assert first.used + second.used == whole.used
    pairs = zip(whole.weights(), second.weights(), strict=True)
    assert all(torch.equal(one, other) for one, other in pairs)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_an_optimizer_goes_on_with_the_same_bits(key: str, tmp_path: Path) -> None:
    values: dict[str, Any] = {"momentum": 0.9} if key in ("SGD", "RMSprop") else {}
    if key == "LBFGS":
        values = {"max_iter": 3, "history_size": 5}
    training = TrainSpec(
        epochs=EPOCHS, optimizer=Choice(key, values), schedule=Choice("CosineAnnealingLR"),
        warmup_steps=5,
    )  # fmt: skip
    assert_resumes(training, tmp_path)


@pytest.mark.parametrize("key", SCHEDULES)
@pytest.mark.parametrize("optimizer", ["Adagrad", "AdamW"])
def test_a_schedule_goes_on_with_the_same_bits(key: str, optimizer: str, tmp_path: Path) -> None:
    """Also with an optimizer that has no momentum to let rise and fall."""
    training = TrainSpec(
        epochs=EPOCHS,
        optimizer=Choice(optimizer, {"lr": 0.05}),
        schedule=Choice(key, SMALL.get(key, {})),
        warmup_steps=3,
    )
    assert_resumes(training, tmp_path)


@pytest.mark.parametrize("key", SCHEDULES)
def test_the_curve_is_what_torch_does(key: str) -> None:
    """The curve drawn, the rates used, and torch's own scheduler from the exported code."""
    spec, values = SCHEDULES[key], SMALL.get(key, {})
    training = TrainSpec(
        epochs=EPOCHS, optimizer=Choice("SGD", {"lr": 0.05}), schedule=Choice(key, values)
    )
    drawn = planned(training, STEPS)
    small = Small(training)
    if spec.per != "validation":
        small.epochs(0, EPOCHS)
        assert small.used == drawn
    optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=0.05)
    code = spec.code(values, lr=0.05, epochs=EPOCHS, steps_per_epoch=STEPS)
    scheduler = made(code, optimizer=optimizer) if code else None
    wanted = []
    for epoch in range(EPOCHS):
        for _ in range(STEPS):
            wanted.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            if spec.per == "step":
                scheduler.step()
        if spec.per == "epoch":
            scheduler.step()
        elif spec.per == "validation":
            scheduler.step(-float(epoch))
    assert drawn == wanted
    assert len(set(drawn)) > 1 or key in ("constant", "ReduceLROnPlateau")


def test_inverse_square_root_is_that_of_the_paper() -> None:
    """Behind n steps of warm-up: lr·√(n / step), which is d^−½·step^−½ up to a constant."""
    training = TrainSpec(
        epochs=EPOCHS, optimizer=Choice("SGD", {"lr": 0.1}),
        schedule=Choice("InverseSquareRootLR"), warmup_steps=8,
    )  # fmt: skip
    curve = planned(training, STEPS)
    wanted = [0.1 * min((step + 1) / 8, (8 / max(step, 8)) ** 0.5) for step in range(32)]
    assert curve == pytest.approx(wanted)


def test_ema_momentum_is_the_running_mean() -> None:
    """On w² from 1: v = 0.9·v + 0.1·g from v = 0, so the first step is a tenth of SGD's."""
    weight = nn.Parameter(torch.ones(1, dtype=torch.float64))
    optimizer = make_optimizer(Choice("EMAMomentum", {"lr": 0.01, "momentum": 0.9}), [weight])
    w, v = 1.0, 0.0
    for _ in range(100):
        optimizer.zero_grad()
        (weight**2).sum().backward()
        optimizer.step()
        v = 0.9 * v + 0.1 * 2 * w
        w -= 0.01 * v
        assert weight.item() == pytest.approx(w, abs=1e-12)


def test_lion_follows_its_paper() -> None:
    torch.manual_seed(0)
    weight = nn.Parameter(torch.randn(4, dtype=torch.float64))
    optimizer = make_optimizer(Choice("Lion", {"lr": 0.01, "weight_decay": 0.1}), [weight])
    w, m = weight.detach().clone(), torch.zeros(4, dtype=torch.float64)
    for _ in range(50):
        gradient = torch.randn(4, dtype=torch.float64)
        weight.grad = gradient.clone()
        optimizer.step()
        w = w - 0.01 * (torch.sign(0.9 * m + 0.1 * gradient) + 0.1 * w)
        m = 0.99 * m + 0.01 * gradient
        torch.testing.assert_close(weight.detach(), w)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_fused_is_what_torch_can(key: str) -> None:
    """On the CPU every optimizer that torch can fuse is fused, and no other."""
    weight = nn.Parameter(torch.zeros(2, 2))
    plain = make_optimizer(Choice(key), [weight], "meta")
    assert is_fused(key, "cpu") == ("fused" in plain.defaults)
    assert make_optimizer(Choice(key), [weight]).defaults.get("fused", False) == is_fused(
        key, "cpu"
    )


def test_the_state_survives_json() -> None:
    for key in SCHEDULES:
        state = Small(TrainSpec(epochs=EPOCHS, schedule=Choice(key))).rates.state()
        json.dumps(journal.plain(state), allow_nan=False)
