"""Numbers that are none: found before they change the weights, and named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file
from torch import nn

from dlstudio.project.builder import Graph
from dlstudio.project.model import Project
from dlstudio.spec.spec import Choice
from dlstudio.training import equipment as equipment_module
from dlstudio.training import loop
from dlstudio.training.records import Record
from dlstudio.training.runner import RunFailedError, train
from tests.helpers import trainings


def numbers(*, head: str = "Linear", lr: float = 0.1, **settings: Any) -> Project:
    graph = Graph("numbers")
    at = graph.add("Input", shape=(40, 1))
    at = graph.add("Flatten", source=at)
    at = graph.add("Linear", name="first", out_features=8, source=at)
    at = graph.add("Tanh", name="bend", source=at)
    at = graph.add("Linear", name="last", out_features=1, source=at)
    graph.add("Output", source=at)
    training = replace(
        trainings.SETTINGS,
        loss=Choice("MSELoss"),
        metrics=(),
        optimizer=Choice("SGD", {"lr": lr}),
        **settings,
    )
    data = Choice("waves", {"samples": 200})
    return replace(graph.project, data=data, training=training)


def node(project: Project, name: str) -> str:
    found = project.main.named(name)
    assert found is not None
    return found.id


def failed(project: Project, out: Path) -> RunFailedError:
    with pytest.raises(RunFailedError) as caught:
        train(project, out=out)
    return caught.value


def assert_finite(record: Record) -> None:
    for name in ("last.safetensors", "best.safetensors", "state.safetensors"):
        for tensor in load_file(record.folder / name).values():
            if tensor.is_floating_point():
                assert torch.isfinite(tensor).all()


def spoil(monkeypatch: pytest.MonkeyPatch, change: Any) -> None:
    """Change the equipment of the next run before it begins."""
    real = equipment_module.equip

    def equip(*arguments: Any) -> Any:
        made = real(*arguments)
        change(made)
        return made

    monkeypatch.setattr("dlstudio.training.session.equip", equip)


def test_a_bad_output_is_named_before_the_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def plant(made: Any) -> None:
        layer = made.module.bend
        calls = iter(range(10**6))

        def forward(x: torch.Tensor) -> torch.Tensor:
            y = torch.tanh(x)
            # the probe, the watch and validation call it too: bad from the 8th step of training on
            return y / 0 if layer.training and next(calls) >= 7 else y

        layer.forward = forward

    spoil(monkeypatch, plant)
    project = numbers()
    error = failed(project, tmp_path)
    ended = error.run.outcome
    assert ended is not None
    assert (ended.reason, ended.step) == ("failed", 8)
    assert ended.node == node(project, "bend")
    assert "bend" in ended.sentence
    assert "learning rate" in ended.sentence
    assert_finite(error.run.record)
    assert error.run.record.status == "failed"


def test_a_learning_rate_that_explodes_is_stopped_and_named(tmp_path: Path) -> None:
    error = failed(numbers(lr=100.0), tmp_path)
    ended = error.run.outcome
    assert ended is not None
    assert "learning rate" in ended.sentence
    assert ended.node is not None
    assert_finite(error.run.record)
    told = [x for e in error.run.record.events() if hasattr(e, "losses") for x in e.losses]
    assert all(x == x and abs(x) != float("inf") for x in told)


class BadGradient(torch.autograd.Function):
    bad = False

    @staticmethod
    def forward(ctx: Any, x: torch.Tensor) -> torch.Tensor:
        return x.clone()

    @staticmethod
    def backward(ctx: Any, grad: torch.Tensor) -> torch.Tensor:  # type: ignore[override]
        return grad * (float("nan") if BadGradient.bad else 1.0)


def test_a_bad_gradient_with_a_good_loss_is_found_in_its_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The loss of that step is fine; the next is not, and the loop goes back to look."""

    def plant(made: Any) -> None:
        layer = made.module.bend
        weights: list[float] = []

        def forward(x: torch.Tensor) -> torch.Tensor:
            if layer.training:
                weights.append(float(made.module.first.weight.detach().sum()))
            first = weights[0] if weights else 0.0
            steps = len({w for w in weights if w == w})
            BadGradient.bad = steps >= 6 and first == first
            return BadGradient.apply(torch.tanh(x))

        layer.forward = forward

    spoil(monkeypatch, plant)
    project = numbers()
    error = failed(project, tmp_path)
    ended = error.run.outcome
    assert ended is not None
    assert ended.node == node(project, "bend")
    assert "gradient" in ended.sentence
    assert_finite(error.run.record)
    steps = [e.step for e in error.run.record.events() if type(e).__name__ == "Progress"]
    assert steps == sorted(set(steps))  # nothing is told twice


def test_bad_data_is_named_as_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def plant(made: Any) -> None:
        made.train._inputs[0][made.train._places[3]] = float("inf")

    spoil(monkeypatch, plant)
    error = failed(numbers(), tmp_path)
    assert "data" in str(error)
    assert_finite(error.run.record)


def test_weights_that_overflow_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = numbers()

    def plant(made: Any) -> None:
        made.optimizer.param_groups[0]["lr"] = 1e38

    spoil(monkeypatch, plant)
    error = failed(project, tmp_path)
    assert error.run.outcome is not None
    assert error.run.outcome.node in {node(project, "first"), node(project, "last")}
    assert_finite(error.run.record)


def test_a_validation_loss_that_is_no_number_is_never_the_best(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = loop.measure, []

    def measure(made: Any, part: Any) -> Any:
        calls.append(1)
        found = real(made, part)
        return replace(found, loss=float("nan")) if len(calls) == 2 else found

    monkeypatch.setattr(loop, "measure", measure)
    run = train(numbers(epochs=3, lr=0.01), out=tmp_path)
    assert [event.best for event in run.history] == [True, False, True]
    assert run.history[1].validation["loss"] != run.history[1].validation["loss"]
    assert run.record.best_epoch == 3


def test_an_error_inside_a_layer_is_told_at_its_node(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def plant(made: Any) -> None:
        made.module.last = nn.Linear(3, 1)

    spoil(monkeypatch, plant)
    project = numbers()
    error = failed(project, tmp_path)
    ended = error.run.outcome
    assert ended is not None
    assert ended.node == node(project, "last")
    assert "last" in ended.sentence
    assert "shapes cannot be multiplied" in ended.sentence
    kept = error.run.record.config["error"]
    assert kept["kind"] == "RuntimeError"
    assert "Traceback" in kept["details"]
