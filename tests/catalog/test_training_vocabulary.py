"""One harness over losses, optimizers, schedules and metrics, with torch and sklearn as judges."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from dlstudio.catalog import LOSSES, METRICS, OPTIMIZERS, SCHEDULES
from dlstudio.catalog.loss_spec import TENSORS, LossSpec
from dlstudio.catalog.optimizer_spec import UNSAID
from dlstudio.catalog.schedules import warmup_factor
from dlstudio.data.source_spec import DataInfo
from dlstudio.spec.param import Flag, Float, Int, OneOf, Param
from dlstudio.spec.sizes import Numbers, Pair, Shape
from dlstudio.spec.tensor_type import TensorType, parse_type
from dlstudio.training.bound import BoundLoss
from dlstudio.training.own_losses_several import listed
from tests.helpers.vocabulary import INFOS, data_for, made, torch_class

SPECS = [
    pytest.param(spec, id=spec.key)
    for catalog in (LOSSES, OPTIMIZERS, SCHEDULES, METRICS)
    for spec in catalog.values()
]
RUN: dict[str, Any] = {"lr": 0.1, "epochs": 6, "steps_per_epoch": 5}


def value_of(param: Param) -> st.SearchStrategy[Any]:
    if param.optional:
        return st.none() | value_of(replace(param, optional=False))
    match param:
        case Int():
            return st.integers(param.low, min(param.high, param.low + 9))
        case Float():
            # The ends of wide ranges are no learning rates; torch takes them all the same.
            return st.floats(
                param.low, min(param.high, 1e6),
                exclude_min=param.open_low, exclude_max=param.open_high,
            )  # fmt: skip
        case Flag():
            return st.booleans()
        case OneOf():
            return st.sampled_from(param.options)
        case Numbers():  # one a class
            return st.tuples(*[st.floats(0.1, 10.0)] * 3)
        case Pair():
            one = st.floats(param.low, param.high, exclude_max=True)
            return st.tuples(one, one)
        case Shape():
            return st.lists(st.integers(param.low, 9), min_size=1, max_size=4).map(tuple)
    raise TypeError(param.kind)


def values_of(spec: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional={p.name: value_of(p) for p in spec.params})


# --- every entry ---------------------------------------------------------------------------


@pytest.mark.parametrize("spec", SPECS)
def test_is_complete(spec: Any) -> None:
    assert spec.title and spec.group and spec.summary.endswith(".")
    assert len(spec.help) > 15 and spec.source.startswith("https://")
    for param in spec.params:
        assert param.help.endswith(".")
        assert param.check(param.default) is None
        assert param.parse(param.show(param.default)) == param.default


@pytest.mark.parametrize("spec", SPECS)
def test_names_and_defaults_are_torchs(spec: Any) -> None:
    if not spec.torch_class:
        pytest.skip("a constant learning rate needs no torch")
    cls = torch_class(spec.torch_class)
    # The metrics of classes choose their class in __new__ and pass the rest on.
    known = inspect.signature(cls.__new__ if "task" in inspect.signature(cls).parameters else cls)
    for param in spec.params:
        theirs = known.parameters[param.name].default
        if (spec.key, param.name) == ("SGD", "lr"):
            continue  # torch's 0.001 learns too slowly; lr is always written
        assert theirs in (inspect.Parameter.empty, None) or theirs == param.default, param.name


# --- losses ----------------------------------------------------------------------------------


def fitting(
    spec: LossSpec, outputs: torch.Tensor, target: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """Bring what a network gives, and targets, into the range that a loss is made for."""
    match spec.output_kind:
        case "log_probabilities":
            outputs = outputs.log_softmax(1)
        case "probabilities":
            outputs = outputs.sigmoid()
    match spec.key:
        case "KLDivLoss":
            target = target.softmax(1)
        case "VAELoss":  # cross-entropy takes shares
            target = target.sigmoid()
        case "PaddedCTCLoss":  # four steps for two labels, and how many classes there are
            outputs = outputs.unsqueeze(1).expand(-1, 4, -1).log_softmax(2)
            target = torch.stack([target, target.flip(0)], dim=1) % 2 + 1
        case "PoissonNLLLoss":  # counts, and with log_input false an expected count
            outputs, target = outputs.abs(), target.abs().round()
    return outputs.detach(), target


def called(
    spec: LossSpec, loss: Any, outputs: tuple[torch.Tensor, ...], target: torch.Tensor
) -> torch.Tensor:
    """Call a loss as a script does, and hold the loop's own way of doing so to it."""
    places = {slot.name: place for place, slot in enumerate(spec.slots)}
    text = spec.call(places, "output", "target")
    names = {"loss_of": loss, "output": outputs, "target": target, "listed": listed}
    result: torch.Tensor = eval(text, names)
    order = tuple(None if name == "target" else places[name] for name in spec.order)
    assert torch.equal(BoundLoss(loss, order, spec.form)(outputs, target), result)
    return result


@pytest.mark.parametrize("key", LOSSES)
@settings(max_examples=20)
@given(data=st.data())
def test_loss_fits_its_tasks(key: str, data: st.DataObject) -> None:
    spec = LOSSES[key]
    values = data.draw(values_of(spec))
    values.pop("blank", None)  # one of the classes; readiness says so
    loss = made(spec.code(values))
    assert type(loss).__name__ == key
    for name, value in spec.arguments(values).items():
        if name in TENSORS:
            assert torch.equal(getattr(loss, name), torch.tensor(value))
        else:
            assert getattr(loss, name) == value
    for task in spec.tasks:
        info = INFOS[task]
        outputs, target = data_for(info)
        outputs, target = fitting(spec, outputs, target)
        wanted = spec.output(info)
        assert wanted.dtype == "float32" and wanted.dims[0] == "N"
        if not spec.frames and spec.slots[0].like == "target":
            assert outputs.shape[1:] == wanted.dims[1:]
        elif not spec.frames:
            outputs = torch.randn(len(outputs), 4)
        outputs.requires_grad_()
        given = (outputs, *[torch.rand(outputs.shape) for _ in spec.slots[1:]])
        result = called(spec, loss, given, target)
        assert result.ndim == 0 and torch.isfinite(result)
        result.backward()
        assert outputs.grad is not None and torch.isfinite(outputs.grad).all()


def test_loss_defaults_are_left_out() -> None:
    assert LOSSES["CrossEntropyLoss"].code({}) == "nn.CrossEntropyLoss()"
    smooth = LOSSES["CrossEntropyLoss"].code({"label_smoothing": 0.1})
    assert smooth == "nn.CrossEntropyLoss(label_smoothing=0.1)"


def test_loss_of_pictures_gets_scores_for_every_pixel() -> None:
    info = DataInfo(
        inputs={}, target=TensorType(("N", 8, 8), "int64"), task="classes", class_names=("a", "b")
    )
    assert LOSSES["CrossEntropyLoss"].output(info) == parse_type("(N, 2, 8, 8)")


def test_loss_without_class_names_does_not_know_how_many() -> None:
    info = DataInfo(inputs={}, target=parse_type("(N,) int64"), task="classes")
    assert LOSSES["NLLLoss"].output(info).dims == ("N", "?")


@pytest.mark.parametrize("key", LOSSES)
def test_activation_gives_probabilities(key: str) -> None:
    spec = LOSSES[key]
    outputs, target = data_for(INFOS[spec.tasks[0]])
    outputs, _ = fitting(spec, outputs, target)
    match spec.activation:
        case "softmax":
            torch.testing.assert_close(outputs.softmax(1).sum(1), torch.ones(len(outputs)))
        case "exp" if key == "PoissonNLLLoss":
            assert spec.activation_with({"log_input": False}) == "none"
        case "exp":
            axis = 2 if spec.frames else 1
            torch.testing.assert_close(outputs.exp().sum(axis), torch.ones(outputs.shape[:axis]))
        case "sigmoid":
            assert spec.tasks == ("binary",)
        case other:
            assert other == "none" and ("classes" not in spec.tasks or not spec.measured)


# --- optimizers ------------------------------------------------------------------------------


def stepped(spec: Any, optimizer: Any, loss_of: Callable[[], torch.Tensor]) -> float:
    """Take a step as torch's tutorial does; return the loss before it."""

    def look() -> torch.Tensor:
        optimizer.zero_grad()
        loss = loss_of()
        loss.backward()
        return loss

    if spec.closure:
        return optimizer.step(look).item()
    loss = look()
    optimizer.step()
    return loss.item()


@pytest.mark.parametrize("key", OPTIMIZERS)
@settings(max_examples=40)
@given(data=st.data())
def test_optimizer_takes_a_step(key: str, data: st.DataObject) -> None:
    """What our check allows torch accepts; what it refuses together torch refuses too."""
    spec = OPTIMIZERS[key]
    values = data.draw(values_of(spec))
    model = nn.Linear(2, 1, bias=not spec.matrices_only)
    before = model.weight.detach().clone()
    if list(spec.problems(values)):
        with pytest.raises(ValueError):
            made(spec.code(values), model=model)
        return
    optimizer = made(spec.code(values), model=model)
    assert type(optimizer).__name__ == key
    assert spec.cycles_momentum == bool({"momentum", "betas"} & set(optimizer.defaults))
    filled = spec.filled(values)
    filled |= {name: None for name, word in UNSAID.items() if filled.get(name) == word}
    if filled.get("max_eval", 0) is None:
        filled["max_eval"] = filled["max_iter"] * 5 // 4
    for param in spec.params:
        assert optimizer.param_groups[0][param.name] == filled[param.name]
    stepped(spec, optimizer, lambda: model(torch.ones(3, 2)).sum())
    assert model.weight.shape == before.shape


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_optimizer_with_defaults_learns(key: str) -> None:
    torch.manual_seed(0)
    model = nn.Linear(3, 1, bias=not OPTIMIZERS[key].matrices_only)
    inputs = torch.randn(32, 3)
    target = inputs @ torch.tensor([[1.0], [-1.0], [0.5]])
    optimizer = made(OPTIMIZERS[key].code({}), model=model)
    losses = []
    for _ in range(120):
        losses.append(
            stepped(
                OPTIMIZERS[key], optimizer, lambda: nn.functional.mse_loss(model(inputs), target)
            )
        )
    assert losses[-1] < losses[0] * 0.95


def test_optimizer_code() -> None:
    assert OPTIMIZERS["Adam"].code({}) == "torch.optim.Adam(model.parameters(), lr=0.001)"
    assert (
        OPTIMIZERS["SGD"].code({"lr": 0.1, "momentum": 0.9, "nesterov": True})
        == "torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, nesterov=True)"
    )
    assert OPTIMIZERS["Adam"].code({"betas": (0.9, 0.99)}).endswith("betas=(0.9, 0.99))")


def test_nesterov_without_momentum_is_told() -> None:
    (problem,) = OPTIMIZERS["SGD"].problems({"nesterov": True})
    assert problem[0] == "nesterov" and "momentum" in problem[1]
    assert not list(OPTIMIZERS["SGD"].problems({"nesterov": True, "momentum": 0.9}))


# --- schedules -------------------------------------------------------------------------------


@dataclass
class Rates:
    """The learning rate of every step, as the module docstring says they are stepped."""

    of_steps: list[float]

    @classmethod
    def of(cls, key: str, values: dict[str, Any], warmup: int = 0, loss: float = 1.0) -> Rates:
        spec = SCHEDULES[key]
        optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=RUN["lr"], momentum=0.9)
        warmup = 0 if spec.own_warmup else warmup
        code = spec.code(values, **RUN, warmup_steps=warmup)
        scheduler = made(code, optimizer=optimizer) if code else None
        rates, step = [], 0
        for _ in range(RUN["epochs"]):
            for _ in range(RUN["steps_per_epoch"]):
                if step < warmup:
                    for group in optimizer.param_groups:
                        group["lr"] = RUN["lr"] * warmup_factor(step, warmup)
                rates.append(optimizer.param_groups[0]["lr"])
                optimizer.step()
                step += 1
                if scheduler is not None and spec.per == "step" and step > warmup:
                    scheduler.step()
            if scheduler is not None and step > warmup:
                if spec.per == "epoch":
                    scheduler.step()
                elif spec.per == "validation":
                    scheduler.step(loss)
        return cls(rates)

    @property
    def of_epochs(self) -> list[float]:
        return self.of_steps[:: RUN["steps_per_epoch"]]


@pytest.mark.parametrize("key", SCHEDULES)
@settings(max_examples=25)
@given(data=st.data())
def test_schedule_runs_with_every_allowed_value(key: str, data: st.DataObject) -> None:
    spec = SCHEDULES[key]
    values = data.draw(values_of(spec))
    assert not list(spec.problems(values))
    rates = Rates.of(key, values, warmup=data.draw(st.integers(0, 40))).of_steps
    assert len(rates) == 30 and all(np.isfinite(rate) and rate >= 0 for rate in rates)


def test_constant_stays() -> None:
    assert set(Rates.of("constant", {}).of_steps) == {0.1}
    assert SCHEDULES["constant"].code({}, **RUN) == ""


def test_steps_fall_by_the_factor() -> None:
    rates = Rates.of("StepLR", {"step_size": 2, "gamma": 0.5}).of_epochs
    assert rates == pytest.approx([0.1, 0.1, 0.05, 0.05, 0.025, 0.025])


def test_cosine_follows_the_formula() -> None:
    rates = Rates.of("CosineAnnealingLR", {"eta_min": 0.01}).of_epochs
    wanted = [0.01 + 0.045 * (1 + np.cos(np.pi * epoch / 6)) for epoch in range(6)]
    assert rates == pytest.approx(wanted)


def test_one_cycle_peaks_at_the_learning_rate_of_the_optimizer() -> None:
    rates = Rates.of("OneCycleLR", {}, warmup=7).of_steps
    assert rates[0] == pytest.approx(0.1 / 25)
    assert max(rates) == pytest.approx(0.1)
    assert rates[-1] == pytest.approx(0.1 / 25 / 1e4)


def test_plateau_waits_for_its_patience() -> None:
    rates = Rates.of("ReduceLROnPlateau", {"patience": 1, "factor": 0.5}).of_epochs
    assert rates == pytest.approx([0.1, 0.1, 0.1, 0.05, 0.05, 0.025])


def test_warm_up_rises_to_exactly_the_learning_rate_and_keeps_the_schedule_whole() -> None:
    rates = Rates.of("CosineAnnealingLR", {}, warmup=10)
    assert rates.of_steps[:10] == pytest.approx([0.1 * n / 10 for n in range(1, 11)])
    assert rates.of_epochs[2:] == pytest.approx(
        [0.05 * (1 + np.cos(np.pi * epoch / 4)) for epoch in range(4)]
    )
    # A warm-up that ends inside an epoch: the whole epochs behind it share the cosine.
    rates = Rates.of("CosineAnnealingLR", {}, warmup=12)
    assert rates.of_epochs[3:] == pytest.approx(
        [0.05 * (1 + np.cos(np.pi * epoch / 4)) for epoch in range(1, 4)]
    )


def test_warm_up_factor() -> None:
    assert [warmup_factor(step, 4) for step in range(6)] == [0.25, 0.5, 0.75, 1.0, 1.0, 1.0]
    assert warmup_factor(0, 0) == 1.0


def test_derived_arguments_can_be_named() -> None:
    code = SCHEDULES["CosineAnnealingLR"].code({}, **RUN, names={"T_max": "EPOCHS"})
    assert code == "torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=EPOCHS)"
    code = SCHEDULES["OneCycleLR"].code({"pct_start": 0.2}, **RUN)
    assert code == (
        "torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.1, total_steps=30, pct_start=0.2)"
    )
