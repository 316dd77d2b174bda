"""The text of train.py for every loss, optimizer and schedule."""

from __future__ import annotations

import ast
import builtins
from dataclasses import replace
from typing import Any

import black
import pytest

from dlstudio.catalog import LOSSES, OPTIMIZERS, SCHEDULES
from dlstudio.exporting.facts import Facts
from dlstudio.exporting.training_text import training_text
from dlstudio.project.model import TrainSpec
from dlstudio.spec.spec import Choice
from dlstudio.training.layer_rules import LayerRules

FACTS = Facts(
    class_name="Net", title="net", fields=("x",), task="classes", steps_per_epoch=7,
    alone=False, threads=1, evaluation_batch=256,
)  # fmt: skip
FULL: dict[str, dict[str, Any]] = {
    "CrossEntropyLoss": {"label_smoothing": 0.1, "weight": (1.0, 2.5, 0.25, 4.0, 1.0, 3.5)},
    "CyclicLR": {"base_lr": 0.003, "step_size_up": 150, "step_size_down": 90, "mode": "exp_range"},
}


def text_of(task: str = "classes", **settings: Any) -> str:
    spec = TrainSpec(**settings)
    slots = LOSSES[spec.loss.key].slots
    places = {slot.name: place for place, slot in enumerate(slots)} if len(slots) > 1 else None
    return training_text(spec, replace(FACTS, task=task, places=places))


def check(text: str) -> ast.Module:
    """It is formatted, can be compiled, and every name it reads is bound in it."""
    assert black.format_str(text, mode=black.Mode(line_length=88)) == text
    tree = ast.parse(text)
    compile(tree, "train.py", "exec")
    bound = {*vars(builtins), "__file__"}
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                bound |= {name.asname or name.name for name in names}
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                bound.add(name)
            case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()):
                bound.add(name)
    read = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)}
    assert read <= bound, read - bound
    return tree


def classes_of(tree: ast.Module) -> set[str]:
    return {node.name for node in tree.body if isinstance(node, ast.ClassDef)}


@pytest.mark.parametrize("key", LOSSES)
def test_every_loss(key: str) -> None:
    spec = LOSSES[key]
    for values in ({}, FULL.get(key, {})):
        text = text_of(spec.tasks[0], loss=Choice(key, values))
        own = {key} if "." not in spec.torch_class else set()
        assert classes_of(check(text)) == own
        assert spec.torch_class + "(" in text
        assert ("loss_of.to(device)" in text) == ("weight" in values)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_optimizer(key: str) -> None:
    spec = OPTIMIZERS[key]
    text = text_of(optimizer=Choice(key))
    assert classes_of(check(text)) == ({key} if "." not in spec.torch_class else set())
    assert ("fused=" in text) == bool(spec.fused)


@pytest.mark.parametrize("key", SCHEDULES)
def test_every_schedule(key: str) -> None:
    spec = SCHEDULES[key]
    settings = {"schedule": Choice(key, FULL.get(key, {})), "warmup_steps": 5, "clip_norm": 1.0}
    text = text_of(optimizer=Choice("Adagrad"), **settings)
    own = bool(spec.torch_class) and "." not in spec.torch_class
    assert classes_of(check(text)) == ({key} if own else set())
    assert ("scheduler.step(" in text) == bool(spec.per)
    cycles = any(param.name == "cycle_momentum" for param in spec.params)
    assert ("cycle_momentum=False" in text) == cycles  # Adagrad has no momentum
    assert "cycle_momentum" not in text_of(optimizer=Choice("AdamW"), **settings)


def test_own_loss_optimizer_and_schedule_together() -> None:
    text = text_of(
        loss=Choice("FocalLoss"), optimizer=Choice("Lion"), schedule=Choice("InverseSquareRootLR")
    )
    assert classes_of(check(text)) == {"FocalLoss", "Lion", "InverseSquareRootLR"}


def test_what_is_printed_is_in_units_of_the_target() -> None:
    """A Poisson loss trains the logarithm of a count."""
    assert "(output.exp() - target).abs()" in text_of("numbers", loss=Choice("PoissonNLLLoss"))
    plain = Choice("PoissonNLLLoss", {"log_input": False})
    assert "(output - target).abs()" in text_of("numbers", loss=plain)
    assert "output > 0.5" in text_of("binary", loss=Choice("BCELoss"))
    assert "output > 0)" in text_of("binary", loss=Choice("HingeLoss"))


def test_frozen_layers_alone_need_no_groups() -> None:
    text = training_text(TrainSpec(), replace(FACTS, rules=LayerRules(frozen=True)))
    check(text)
    assert "trained = [p for p in model.parameters() if p.requires_grad]" in text
    assert "parameter_groups" not in text


@pytest.mark.parametrize("key", [key for key, spec in OPTIMIZERS.items() if not spec.closure])
def test_groups_with_every_optimizer(key: str) -> None:
    rules = LayerRules(lr_factors={r"fc\.": 0.1}, no_weight_decay=(r"norm\.", r"b\.\d+\.norm\."))
    facts = replace(FACTS, rules=rules)
    for schedule in ("constant", "StepLR", "InverseSquareRootLR"):
        text = training_text(TrainSpec(optimizer=Choice(key), schedule=Choice(schedule)), facts)
        check(text)
        assert ("share_rates(optimizer)" in text) == (schedule != "constant")
