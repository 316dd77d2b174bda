"""Frozen layers, rates and weight decay of single layers: what training makes of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file
from torch import nn

import dlstudio as dls
from dlstudio.catalog import OPTIMIZERS, SCHEDULES
from dlstudio.compiler.compile import source_of
from dlstudio.compiler.load import load
from dlstudio.errors import TrainingError
from dlstudio.project.learning_commands import SetLearning
from dlstudio.project.model import Project
from dlstudio.training.equipment import trained
from dlstudio.training.layer_rules import LayerRules, rules_of
from dlstudio.training.rates import Rates
from dlstudio.training.readiness import readiness
from dlstudio.training.vocabulary import OPTIMIZER_CLASSES, make_optimizer
from dlstudio.validation.check import check
from tests.helpers.apart import apart


def chain(optimizer: str, **values: Any) -> Project:
    """Three matrices: one as usual, one slow and without decay, one frozen."""
    graph = dls.Graph("Chain")
    x = graph.add("Input", shape=(6,))
    x = graph.add("Linear", name="usual", source=x, out_features=6, bias=False)
    x = graph.add("Linear", name="slow", source=x, out_features=6, bias=False)
    x.learning(lr_factor=0.25, weight_decay=False)
    x = graph.add("Linear", name="still", source=x, out_features=6).learning(frozen=True)
    graph.add("Output", source=x)
    graph.training(optimizer=(optimizer, values))
    return graph.project


def stepped(module: nn.Module, optimizer: torch.optim.Optimizer) -> None:
    generator = torch.Generator().manual_seed(5)
    for _ in range(50):
        optimizer.zero_grad()
        x = torch.randn(9, 6, generator=generator)
        module(x).square().mean().backward()
        optimizer.step()


# LBFGS takes no groups; readiness says so (test_closures).
GROUPED = [key for key, spec in OPTIMIZERS.items() if not spec.closure]


@pytest.mark.parametrize("key", GROUPED)
def test_groups_equal_a_hand_written_optimizer_over_fifty_steps(key: str) -> None:
    spec = OPTIMIZERS[key]
    decays = "weight_decay" in spec.by_name
    values = {"weight_decay": 0.05} if decays else {}
    project = chain(key, **values)
    source = source_of(project)
    torch.manual_seed(1)
    ours = load(source)()
    torch.manual_seed(1)
    theirs = load(source)()
    arguments = spec.arguments(project.training.optimizer.values)
    lr = arguments.pop("lr")
    groups: list[dict[str, Any]] = [
        {"params": [theirs.usual.weight]},
        {"params": [theirs.slow.weight], "lr": lr * 0.25}
        | ({"weight_decay": 0.0} if decays else {}),
    ]
    if "cpu" in spec.fused:
        arguments["fused"] = True
    hand_written = OPTIMIZER_CLASSES[spec.torch_class](groups, lr=lr, **arguments)
    before = {name: tensor.clone() for name, tensor in ours.named_parameters()}
    stepped(ours, make_optimizer(project.training.optimizer, trained(project, source, ours)))
    stepped(theirs, hand_written)
    for (name, one), other in zip(ours.named_parameters(), theirs.parameters(), strict=True):
        assert torch.equal(one, other), name
        assert torch.equal(one, before[name]) == name.startswith("still"), name


def test_without_a_usual_layer_all_optimizers_work() -> None:
    """The first group is empty then; its rate is still the one that is told."""
    for key in GROUPED:
        graph = dls.Graph("One")
        x = graph.add("Input", shape=(6,))
        x = graph.add("Linear", name="slow", source=x, out_features=6, bias=False)
        graph.add("Output", source=x.learning(lr_factor=0.25))
        graph.training(optimizer=key, warmup_steps=3)
        project, source = graph.project, source_of(graph.project)
        module = load(source)()
        before = module.slow.weight.clone()  # type: ignore[union-attr,operator]
        optimizer = make_optimizer(project.training.optimizer, trained(project, source, module))
        rates = Rates(optimizer, project.training, 10)
        stepped(module, optimizer)
        assert not torch.equal(before, module.slow.weight), key  # type: ignore[arg-type]
        rates.before_step(0)
        assert optimizer.param_groups[1]["lr"] == rates.now * 0.25


@pytest.mark.parametrize("key", SCHEDULES)
def test_a_schedule_scales_all_groups(key: str) -> None:
    values: dict[str, Any] = {"step_size_up": 4} if key == "CyclicLR" else {}
    if "eta_min" in SCHEDULES[key].by_name:
        values["eta_min"] = 0.02
    project = apart(
        optimizer=("SGD", {"lr": 0.1, "momentum": 0.9}), schedule=(key, values), warmup_steps=3
    ).project
    source = source_of(project)
    module = load(source)()
    optimizer = make_optimizer(project.training.optimizer, trained(project, source, module))
    rates = Rates(optimizer, project.training, 5)
    seen = set()
    for step in range(20):
        rates.before_step(step)
        first = rates.now
        seen.add(first)
        for group in optimizer.param_groups:
            assert group["lr"] == pytest.approx(first * group["lr_factor"], rel=1e-15)
        optimizer.step()
        rates.after_step(step)
        if step % 5 == 4:
            rates.after_epoch(step + 1, 1.0)
    assert len(seen) > 1 or key == "ConstantLR"


def test_which_parameters_are_meant() -> None:
    project = apart(optimizer="AdamW").project
    source = source_of(project)
    rules = rules_of(project, source)
    assert rules == LayerRules(
        lr_factors={r"slow\.\d+\.norm\.": 0.05, r"slow\.": 0.1, r"head\.": 2.5},
        no_weight_decay=(r"slow\.\d+\.norm\.", r"head\."),
        frozen=True,
    )
    module = load(source)()
    names = {id(p): name for name, p in module.named_parameters()}
    groups = {
        (group["lr_factor"], "weight_decay" in group): {names[id(p)] for p in group["params"]}
        for group in trained(project, source, module)
    }
    inside = [f"slow.{turn}.{part}" for turn in (0, 1) for part in ("norm", "fc")]
    both = ("weight", "bias")
    assert groups == {
        (1.0, False): {f"usual.{t}" for t in both},
        (0.05, True): {f"{part}.{t}" for part in inside if "norm" in part for t in both},
        (0.1, False): {f"{part}.{t}" for part in inside if "fc" in part for t in both},
        (2.5, True): {f"head.{t}" for t in both},
    }


def test_an_optimizer_without_decay_gets_no_groups_for_it() -> None:
    graph = dls.Graph("Net")
    x = graph.add("Linear", source=graph.add("Input", shape=(6,)), out_features=6)
    graph.add("Output", source=x.learning(weight_decay=False))
    graph.training(optimizer="Adam")
    assert not rules_of(graph.project, source_of(graph.project)).grouped
    graph.training(optimizer="AdamW")
    assert rules_of(graph.project, source_of(graph.project)).grouped


def test_frozen_layers_do_not_change_by_one_bit(tmp_path: Path) -> None:
    run = dls.train(apart(optimizer="AdamW"), out=tmp_path)
    last = load_file(run.folder / "last.safetensors")
    torch.manual_seed(0)
    fresh = dls.build(apart()).state_dict()
    for name, tensor in last.items():
        still = torch.equal(tensor, fresh[name])
        assert still == name.startswith("still."), name  # its running statistics too


def test_a_run_goes_on_with_the_same_bits(tmp_path: Path) -> None:
    spec: dict[str, Any] = {"optimizer": "AdamW", "schedule": ("StepLR", {"step_size": 1})}
    short = dls.train(apart(**{**spec, "epochs": 2}), out=tmp_path / "parts")
    longer = apart(**spec)
    dls.train(longer, out=tmp_path / "parts", resume=short.folder)
    whole = dls.train(longer, out=tmp_path / "whole")
    for file in ("last.safetensors", "best.safetensors"):
        one, other = load_file(short.folder / file), load_file(whole.folder / file)
        assert all(torch.equal(one[name], other[name]) for name in other)
    other_rate = apart(**{**spec, "epochs": 9})
    handle = other_rate.value.named("head")
    assert handle is not None
    project = dls.Graph(project=other_rate).project
    changed = SetLearning(ids=(handle.id,), name="lr_factor", value=3.0).apply(project)
    with pytest.raises(TrainingError, match="rates and weight decay of single layers"):
        dls.train(changed, out=tmp_path / "parts", resume=short.folder)


def test_when_everything_is_frozen_there_is_nothing_to_learn() -> None:
    graph = dls.Graph("Net")
    x = graph.add("Linear", source=graph.add("Input", shape=(4,)), out_features=3)
    graph.add("Output", source=x.learning(frozen=True))
    graph.data("iris")
    project = graph.project
    found = [d for d in readiness(project, check(project)) if d.code == "DL529"]
    assert len(found) == 1
    (fix,) = found[0].fixes
    mended = fix.command.apply(project)
    assert not [d for d in readiness(mended, check(mended)) if d.code == "DL529"]


def test_muon_takes_a_network_whose_vectors_are_frozen(tmp_path: Path) -> None:
    graph = dls.Graph("Net")
    x = graph.add("Input", shape=(4,))
    x = graph.add("Linear", source=x, out_features=8).learning(frozen=True)
    graph.add("Output", source=graph.add("Linear", source=x, out_features=3, bias=False))
    graph.data("iris")
    graph.training(optimizer="Muon", epochs=1, threads=1)
    assert dls.train(graph, out=tmp_path).reason == "finished"
