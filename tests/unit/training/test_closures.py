"""LBFGS, which looks at a batch several times in one step: torch and scikit-learn are judges."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from sklearn.linear_model import LogisticRegression
from torch import nn

import dlstudio as dls
from dlstudio.data.preparation import prepare
from dlstudio.errors import TrainingError
from dlstudio.project.model import Project
from dlstudio.training.readiness import readiness
from dlstudio.validation.check import check
from tests.unit.exporting.test_exports import again_trained

LBFGS: dict[str, Any] = {"max_iter": 5, "history_size": 7}


def net(dropout: bool = False, **training: Any) -> dls.Graph:
    graph = dls.Graph("Iris")
    x = graph.add("Input", name="features", shape=(4,))
    x = graph.add("Tanh", source=graph.add("Linear", source=x, out_features=6))
    if dropout:
        x = graph.add("Dropout", source=x, p=0.2)
    graph.add("Output", source=graph.add("Linear", source=x, out_features=3))
    graph.data("iris")
    settings = {"epochs": 4, "batch_size": 40, "threads": 1, "optimizer": ("LBFGS", LBFGS)}
    graph.training(**{**settings, **training})
    return graph


def test_a_run_equals_torchs_own_idiom_to_the_bit(tmp_path: Path) -> None:
    graph = net(validation_share=0.0, test_share=0.0, batch_size=150)
    run = dls.train(graph, out=tmp_path)
    data = prepare(graph.project.data, graph.project.training, None)
    torch.manual_seed(graph.project.training.seed)
    model = dls.build(graph).train()
    optimizer = torch.optim.LBFGS(
        model.parameters(), max_iter=5, history_size=7, line_search_fn="strong_wolfe"
    )
    losses = []
    for epoch in range(1, 5):
        generator = torch.Generator().manual_seed(
            (graph.project.training.seed * 1_000_003 + epoch) % 2**32
        )
        order = torch.from_numpy(data.parts.train)[torch.randperm(150, generator=generator)]
        x = torch.from_numpy(data.inputs["features"])[order]
        y = torch.from_numpy(data.target)[order]

        def look(x: torch.Tensor = x, y: torch.Tensor = y) -> torch.Tensor:
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(x), y)
            loss.backward()
            return loss

        losses.append(optimizer.step(look).item())
    assert [epoch.train["loss"] for epoch in run.record.history] == losses
    last = load_file(run.folder / "last.safetensors")
    assert all(torch.equal(last[name], value) for name, value in model.state_dict().items())


def test_it_finds_what_scikit_learn_finds(tmp_path: Path) -> None:
    """A single Linear with cross-entropy on all samples is multinomial logistic regression."""
    graph = dls.Graph("Regression")
    x = graph.add("Input", name="features", shape=(4,))
    graph.add("Output", source=graph.add("Linear", source=x, out_features=3))
    graph.data("iris")
    graph.training(
        epochs=25, batch_size=150, threads=1, validation_share=0.0, test_share=0.0,
        optimizer="LBFGS", scaling="standard",
    )  # fmt: skip
    data = prepare(graph.project.data, graph.project.training, None)
    x_all, y_all = data.inputs["features"], data.target
    judge = LogisticRegression(C=1e8, max_iter=5000, tol=1e-9).fit(x_all, y_all)
    best = -np.log(judge.predict_proba(x_all)[np.arange(150), y_all]).mean()
    run = dls.train(graph, out=tmp_path)
    found = min(float(epoch.train["loss"]) for epoch in run.record.history)
    assert found == pytest.approx(best, abs=2e-3)


@pytest.mark.parametrize("dropout", [False, True])
def test_it_goes_on_with_the_same_bits(dropout: bool, tmp_path: Path) -> None:
    schedule: dict[str, Any] = {"schedule": ("StepLR", {"step_size": 1}), "warmup_steps": 2}
    short = dls.train(net(dropout, epochs=2, **schedule), out=tmp_path / "parts")
    longer = net(dropout, epochs=4, **schedule)
    dls.train(longer, out=tmp_path / "parts", resume=short.folder)
    whole = dls.train(longer, out=tmp_path / "whole")
    for file in ("last.safetensors", "best.safetensors"):
        one, other = load_file(short.folder / file), load_file(whole.folder / file)
        assert all(torch.equal(one[name], other[name]) for name in other)


def test_the_exported_script_trains_to_the_same_bits(tmp_path: Path) -> None:
    graph = net(True, schedule="CosineAnnealingLR", warmup_steps=3)
    again_trained(dls.train(graph, out=tmp_path / "runs"), tmp_path / "project")


def test_weights_that_become_no_numbers_stop_it_with_a_sentence(tmp_path: Path) -> None:
    values = {"lr": 100.0, "line_search_fn": "none", "max_iter": 50}
    with pytest.raises(TrainingError, match="became infinite or not a number"):
        dls.train(net(optimizer=("LBFGS", values), epochs=30), out=tmp_path)


def found(project: Project) -> list[Any]:
    return [d for d in readiness(project, check(project)) if d.code == "DL532"]


def test_clipping_and_rates_of_layers_are_refused_with_repairs() -> None:
    assert not found(net().project)
    clipped = net(clip_norm=1.0).project
    (problem,) = found(clipped)
    assert problem.place.setting == "clip_norm" and "must not be cut" in str(problem.sentence)
    for fix in problem.fixes:
        assert not found(fix.command.apply(clipped))
    apart = net().project
    node = apart.main.of_layer("Linear")[0]
    slow = replace(node, learning=replace(node.learning, lr_factor=0.5))
    nodes = {**apart.main.nodes, node.id: slow}
    apart = apart.with_graph("main", replace(apart.main, nodes=nodes))
    (problem,) = found(apart)
    assert problem.place.param == "lr_factor" and problem.place.node == node.id
    for fix in problem.fixes:
        assert not found(fix.command.apply(apart))
