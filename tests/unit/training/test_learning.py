"""What is learned: schedules, metrics, early stopping, restored weights, golden losses."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from sklearn import metrics as judge
from torch import nn
from torch.optim import lr_scheduler

from dlstudio.compiler.compile import module_of
from dlstudio.data.batches import Batches
from dlstudio.data.preparation import prepare
from dlstudio.data.source_spec import DataInfo
from dlstudio.project.model import TrainSpec
from dlstudio.spec.spec import Choice
from dlstudio.spec.tensor_type import parse_type
from dlstudio.training import loop
from dlstudio.training.checkpoint import all_finite
from dlstudio.training.events import Progress
from dlstudio.training.rates import Rates, planned
from dlstudio.training.runner import train
from dlstudio.training.scores import Scores, names_of
from dlstudio.training.vocabulary import make_optimizer, step_of
from tests.helpers import trainings

# --- the loop against the same thing written by hand -----------------------------------------


def test_the_loop_computes_what_a_hand_written_script_computes(tmp_path: Path) -> None:
    project = trainings.cnn(epochs=2, schedule=Choice("constant"), warmup_steps=0, clip_norm=None)
    run = train(project, out=tmp_path)
    spec = project.training
    prepared = prepare(project.data, spec)
    part = Batches.of(prepared, "train", batch_size=spec.batch_size, seed=spec.seed)
    torch.manual_seed(spec.seed)
    model = module_of(project)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, fused=True)
    loss_of, losses = nn.CrossEntropyLoss(), []
    for epoch in (1, 2):
        model.train()
        for (image,), label in part.epoch(epoch):
            optimizer.zero_grad()
            loss = loss_of(model(image), label)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    told = [x for e in run.record.events() if isinstance(e, Progress) for x in e.losses]
    assert told == losses
    last = load_file(run.folder / "last.safetensors")
    assert all(torch.equal(tensor, last[name]) for name, tensor in model.state_dict().items())


def test_golden_losses(tmp_path: Path) -> None:
    """One thread, CPU: the same numbers before and after a refactoring.

    The tolerance is for other processors and builds of torch, not for other code.
    """
    run = train(trainings.mlp(), out=tmp_path)
    told = [x for e in run.record.events() if isinstance(e, Progress) for x in e.losses]
    golden = np.loadtxt(Path(__file__).parent / "golden_losses.txt")
    assert told == pytest.approx(golden.tolist(), rel=1e-4)


def test_the_loss_of_a_part_is_a_mean_over_samples(tmp_path: Path) -> None:
    run = train(trainings.lstm(epochs=1), out=tmp_path)
    project = trainings.lstm(epochs=1)
    prepared = prepare(project.data, project.training)
    inputs, target = prepared.part("test")
    with torch.no_grad():
        output = run.module()(*map(torch.from_numpy, inputs)).numpy()
    assert run.metrics["loss"] == pytest.approx(judge.mean_squared_error(target, output), abs=1e-6)
    assert run.metrics["MeanAbsoluteError"] == pytest.approx(
        judge.mean_absolute_error(target, output), abs=1e-6
    )
    assert run.metrics["R2Score"] == pytest.approx(judge.r2_score(target, output), abs=1e-5)


def test_training_values_are_those_of_the_steps(tmp_path: Path) -> None:
    run = train(trainings.mlp(epochs=2), out=tmp_path)
    told = [x for e in run.record.events() if isinstance(e, Progress) for x in e.losses]
    sizes = [32] * 6
    for place, epoch in enumerate(run.history):
        losses = told[6 * place : 6 * place + 6]
        expected = sum(a * b for a, b in zip(losses, sizes, strict=True)) / sum(sizes)
        assert epoch.train["loss"] == pytest.approx(expected, rel=1e-12)
        assert 0.0 <= epoch.train["Accuracy"] <= 1.0


def test_clipping_limits_the_norm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    norms = []
    real = torch.optim.Adam.step

    def step(self: Any, *arguments: Any, **more: Any) -> Any:
        squares = [float((p.grad**2).sum()) for g in self.param_groups for p in g["params"]]
        norms.append(math.sqrt(sum(squares)))
        return real(self, *arguments, **more)

    monkeypatch.setattr(torch.optim.Adam, "step", step)
    train(trainings.cnn(epochs=1, clip_norm=0.01), out=tmp_path)
    assert norms
    assert max(norms) <= 0.01 + 1e-6
    assert min(norms) > 0.005


# --- early stopping --------------------------------------------------------------------------

SCRIPT = [1.0, 0.8, 0.9, 0.7, 0.71, math.nan, 0.9, 0.2]


def test_early_stopping_ends_in_time_and_gives_the_best_weights_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = []
    real, script = loop.measure, iter(SCRIPT)

    def measure(made: Any, part: Any) -> Any:
        found = real(made, part)
        if part is not made.validation:
            return found
        states.append({n: t.clone() for n, t in made.module.state_dict().items()})
        return replace(found, loss=next(script))

    monkeypatch.setattr(loop, "measure", measure)
    run = train(trainings.cnn(epochs=50, patience=3), out=tmp_path)
    assert run.reason == "early"
    assert [event.best for event in run.history] == [True, True, False, True, False, False, False]
    assert run.outcome is not None
    assert (run.outcome.epoch, run.outcome.best_epoch) == (7, 4)
    kept = load_file(run.record.weights())
    assert all(torch.equal(states[3][name], tensor) for name, tensor in kept.items())
    assert not all(torch.equal(states[6][name], tensor) for name, tensor in kept.items())
    module = run.module().state_dict()
    assert all(torch.equal(module[name], tensor) for name, tensor in kept.items())
    assert "epoch 4" in run.outcome.sentence


def test_without_validation_the_training_loss_decides(tmp_path: Path) -> None:
    run = train(trainings.mlp(validation_share=0.0), out=tmp_path)
    assert all(event.validation == {} for event in run.history)
    assert run.record.best_metrics["loss"] == min(e.train["loss"] for e in run.history)


# --- learning rates --------------------------------------------------------------------------


def spec(schedule: str, warmup: int = 0, epochs: int = 6, **values: Any) -> TrainSpec:
    return TrainSpec(
        epochs=epochs,
        warmup_steps=warmup,
        schedule=Choice(schedule, values),
        optimizer=Choice("SGD", {"lr": 0.1}),
    )


def test_warm_up_rises_by_equal_steps() -> None:
    curve = planned(spec("constant", warmup=500, epochs=10), 100)
    assert curve[:500] == [0.1 * min(1.0, (k + 1) / 500) for k in range(500)]
    assert curve[500:] == [0.1] * 500


def test_the_formulas_of_the_schedules() -> None:
    steps = planned(spec("StepLR", step_size=2, gamma=0.5), 3)
    assert steps == pytest.approx([0.1 * 0.5 ** (k // 3 // 2) for k in range(18)])
    cosine = planned(spec("CosineAnnealingLR", eta_min=0.01), 3)
    assert cosine == pytest.approx(
        [0.01 + 0.5 * 0.09 * (1 + math.cos(math.pi * (k // 3) / 6)) for k in range(18)]
    )
    cycle = planned(spec("OneCycleLR"), 3)
    assert max(cycle) == pytest.approx(0.1, rel=0.1)
    assert cycle[0] == pytest.approx(0.1 / 25)
    assert cycle[-1] == pytest.approx(0.1 / 25 / 1e4, rel=1e-6)


def test_planned_is_torch_itself() -> None:
    weight = nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.SGD([weight], lr=0.1)
    scheduler = lr_scheduler.CosineAnnealingLR(optimizer, T_max=6)
    expected = []
    for _ in range(6):
        expected += [optimizer.param_groups[0]["lr"]] * 3
        optimizer.step()
        scheduler.step()
    assert planned(spec("CosineAnnealingLR"), 3) == expected


@pytest.mark.parametrize("schedule", ["constant", "StepLR", "CosineAnnealingLR", "OneCycleLR"])
@pytest.mark.parametrize("warmup", [0, 7])
def test_the_planned_curve_is_the_used_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, schedule: str, warmup: int
) -> None:
    values = {"step_size": 1} if schedule == "StepLR" else {}
    project = trainings.mlp(schedule=Choice(schedule, values), warmup_steps=warmup)
    used = []
    real = torch.optim.SGD.step

    def step(self: Any, *arguments: Any, **more: Any) -> Any:
        used.append(self.param_groups[0]["lr"])
        return real(self, *arguments, **more)

    monkeypatch.setattr(torch.optim.SGD, "step", step)
    run = train(project, out=tmp_path)
    monkeypatch.undo()
    assert run.reason == "finished"
    assert used == planned(project.training, 6)


def test_going_on_at_the_border_of_an_epoch_warns_of_nothing() -> None:
    training = spec("StepLR", step_size=1)
    weight = nn.Parameter(torch.ones(3))
    optimizer = make_optimizer(training.optimizer, [weight])
    rates = Rates(optimizer, training, 4)
    weight.grad = torch.ones(3)
    rates.load(rates.state())
    rates.after_epoch(4, 1.0)  # a warning would fail this test
    assert rates.now == pytest.approx(0.01)
    assert torch.equal(weight, torch.ones(3))


def test_a_plateau_lowers_the_rate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, script = loop.measure, iter([1.0, 1.0, 0.5, 0.6, 0.4, 0.4])
    monkeypatch.setattr(
        loop,
        "measure",
        lambda made, part: replace(real(made, part), loss=next(script, 0.4)),
    )
    plateau = Choice("ReduceLROnPlateau", {"patience": 0, "factor": 0.5})
    run = train(trainings.mlp(epochs=6, schedule=plateau), out=tmp_path)
    rates = [event.learning_rate for event in run.history]
    assert rates == pytest.approx([0.1, 0.1, 0.05, 0.05, 0.025, 0.025])


# --- metrics ---------------------------------------------------------------------------------

CLASSES = DataInfo(
    inputs={},
    target=parse_type("(N,) int64"),
    task="classes",
    class_names=("a", "b", "c", "d"),
)
BINARY = DataInfo(inputs={}, target=parse_type("(N, 1)"), task="binary", class_names=("no", "yes"))


def scored(info: DataInfo, loss: str, *metrics: Choice) -> Scores:
    return Scores(TrainSpec(metrics=metrics, loss=Choice(loss)), info)


@pytest.mark.parametrize("seed", range(20))
def test_metrics_of_classes_are_those_of_scikit_learn(seed: int) -> None:
    random = np.random.RandomState(seed)
    output = random.randn(60, 4).astype(np.float32)
    target = np.concatenate([np.arange(4), random.randint(0, 4, 56)])
    chosen = [Choice("Accuracy"), Choice("AUROC")]
    for key in ("Precision", "Recall", "F1Score"):
        chosen += [Choice(key, {"average": how}) for how in ("macro", "weighted")]
    scores = scored(CLASSES, "CrossEntropyLoss", *chosen)
    found = scores.measure(torch.from_numpy(output), torch.from_numpy(target))
    called = output.argmax(1)
    chance = np.exp(output) / np.exp(output).sum(1, keepdims=True)
    assert found["Accuracy"] == pytest.approx(judge.accuracy_score(target, called), abs=1e-6)
    assert found["AUROC"] == pytest.approx(
        judge.roc_auc_score(target, chance, multi_class="ovr"), abs=1e-6
    )
    judges = {
        "Precision": judge.precision_score,
        "Recall": judge.recall_score,
        "F1Score": judge.f1_score,
    }
    for key, of in judges.items():
        for how in ("macro", "weighted"):
            expected = of(target, called, average=how, zero_division=0.0)
            assert found[f"{key} ({how})"] == pytest.approx(expected, abs=1e-6)
    matrix = judge.confusion_matrix(target, called)
    counts = scores.confusion(torch.from_numpy(output), torch.from_numpy(target))
    assert np.array_equal(np.array(counts), matrix)


@pytest.mark.parametrize("loss", ["BCEWithLogitsLoss", "MSELoss"])
def test_binary_metrics_are_those_of_scikit_learn(loss: str) -> None:
    random = np.random.RandomState(1)
    raw = random.rand(80, 1).astype(np.float32)  # scores within 0 and 1 must not be mistaken
    target = random.randint(0, 2, (80, 1)).astype(np.float32)
    chosen = [Choice(k) for k in ("Accuracy", "Precision", "Recall", "F1Score", "AUROC")]
    scores = scored(BINARY, loss, *chosen)
    found = scores.measure(torch.from_numpy(raw), torch.from_numpy(target))
    called = (raw > (0.0 if loss == "BCEWithLogitsLoss" else 0.5)).astype(int)
    assert found["Accuracy"] == pytest.approx(judge.accuracy_score(target, called), abs=1e-6)
    assert found["F1Score"] == pytest.approx(judge.f1_score(target, called), abs=1e-6)
    assert found["AUROC"] == pytest.approx(judge.roc_auc_score(target, raw), abs=1e-6)
    counts = scores.confusion(torch.from_numpy(raw), torch.from_numpy(target))
    assert np.array_equal(np.array(counts), judge.confusion_matrix(target, called, labels=[0, 1]))


def test_log_probabilities_are_turned_back() -> None:
    scores = scored(CLASSES, "NLLLoss", Choice("AUROC"))
    output = torch.randn(40, 4)
    target = torch.arange(40) % 4
    raw = scored(CLASSES, "CrossEntropyLoss", Choice("AUROC")).measure(output, target)
    log = scores.measure(output.log_softmax(1), target)
    assert log["AUROC"] == pytest.approx(raw["AUROC"], abs=1e-6)


def test_one_sample_has_no_r2() -> None:
    numbers = DataInfo(inputs={}, target=parse_type("(N, 1)"), task="numbers")
    scores = scored(numbers, "MSELoss", Choice("R2Score"), Choice("MeanSquaredError"))
    found = scores.measure(torch.ones(1, 1), torch.zeros(1, 1))
    assert math.isnan(found["R2Score"])
    assert found["MeanSquaredError"] == 1.0
    assert scores.confusion(torch.ones(1, 1), torch.zeros(1, 1)) == ()


def test_names_of_metrics_are_unique() -> None:
    twice = [Choice("F1Score", {"average": "macro"}), Choice("F1Score"), Choice("F1Score")]
    assert names_of(twice) == ("F1Score (macro)", "F1Score", "F1Score 2")


# --- bars ------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_lenet_reaches_its_bar(tmp_path: Path, seed: int) -> None:
    """LeNet-5 on digits at 32×32: 61,706 parameters, at least 0.94 after 15 epochs."""
    from dlstudio.project.builder import Graph

    prepared = prepare(Choice("digits"), TrainSpec())
    images = torch.from_numpy(prepared.inputs["image"])
    large = nn.functional.interpolate(images, size=32, mode="bilinear", align_corners=False)
    np.savez(tmp_path / "digits32.npz", x=large.numpy(), y=prepared.target)
    graph = Graph("LeNet-5")
    at = graph.add("Input", shape=(1, 32, 32))
    for channels in (6, 16):
        at = graph.add("Conv2d", out_channels=channels, kernel_size=5, source=at)
        at = graph.add("AvgPool2d", kernel_size=2, source=graph.add("Tanh", source=at))
    at = graph.add("Flatten", source=at)
    for features in (120, 84):
        at = graph.add("Tanh", source=graph.add("Linear", out_features=features, source=at))
    graph.add("Output", source=graph.add("Linear", out_features=10, source=at))
    project = replace(
        graph.project,
        data=Choice("arrays", {"path": str(tmp_path / "digits32.npz")}),
        training=TrainSpec(epochs=15, seed=seed, threads=1),
    )
    run = train(project, out=tmp_path / "runs")
    assert sum(p.numel() for p in run.module().parameters()) == 61_706
    assert run.metrics["Accuracy"] >= 0.94


def test_the_step_without_wrappers_is_the_same_step() -> None:
    plain, wrapped = nn.Parameter(torch.ones(3)), nn.Parameter(torch.ones(3))
    ours, theirs = (make_optimizer(Choice("Adam"), [weight]) for weight in (plain, wrapped))
    for _ in range(5):
        for weight in (plain, wrapped):
            weight.grad = weight.detach() * 3 - 1
        step_of(ours)()
        theirs.step()
    assert torch.equal(plain, wrapped)
    assert not torch.equal(plain, torch.ones(3))


def test_the_counter_of_a_scheduler_stays_in_front_of_the_step() -> None:
    optimizer = make_optimizer(Choice("SGD"), [nn.Parameter(torch.ones(3))])
    lr_scheduler.StepLR(optimizer, 2)
    assert step_of(optimizer) == optimizer.step


def test_weights_whose_sum_overflows_are_still_finite() -> None:
    layer = nn.Linear(2, 2)
    with torch.no_grad():
        layer.weight.fill_(torch.finfo(torch.float32).max)
    assert all_finite(layer)
    with torch.no_grad():
        layer.weight[0, 0], layer.weight[1, 1] = math.inf, -math.inf
    assert not all_finite(layer)
    with torch.no_grad():
        layer.weight.fill_(math.nan)
    assert not all_finite(layer)
