"""The bugs of the tutorials in code and training; the table is in test_tutorial_bugs beside it."""

from __future__ import annotations

import ast
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn
from torch.nn import functional

import dlstudio as dls
from dlstudio.catalog import LAYERS, OPTIMIZERS
from dlstudio.compiler.compile import source_of
from dlstudio.compiler.own_answers import known
from dlstudio.data.sources import SOURCES
from dlstudio.gallery import TEMPLATES
from dlstudio.project.files import load
from dlstudio.project.learning_commands import SetInitializer
from dlstudio.project.model import TrainSpec
from dlstudio.spec.spec import Choice
from dlstudio.training.readiness import readiness
from dlstudio.training.vocabulary import make_loss, make_optimizer, make_scheduler
from dlstudio.validation.check import check
from tests.helpers.own_layers import file_in, layer
from tests.helpers.tutorial_bugs import mended, net, told, trained_on

# --- the code ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {key: source_of(load(spec.path)).text for key, spec in TEMPLATES.items()}


def test_b01_b03_every_name_in_the_code_is_defined(texts: dict[str, str], tmp_path: Path) -> None:
    for key, text in texts.items():
        compile(text, key, "exec")
        (tmp_path / f"{key.replace('-', '_')}.py").write_text(text, "utf-8")
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "F", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_b02_classes_are_modules_and_call_super_first(texts: dict[str, str]) -> None:
    for text in texts.values():
        for part in ast.parse(text).body:
            if not isinstance(part, ast.ClassDef):
                continue
            bases = {ast.unparse(base) for base in part.bases}
            assert bases & {"nn.Module", "torch.autograd.Function"}
            for method in part.body:
                if isinstance(method, ast.FunctionDef) and method.name == "__init__":
                    assert ast.unparse(method.body[0]) == "super().__init__()"


def test_b24_b28_nothing_is_fetched_or_unpickled(texts: dict[str, str]) -> None:
    """The code imports nothing that could; sockets are refused in every test."""
    allowed = {"torch", "torch.nn", "torch.nn.functional", "math", "collections.abc", "typing"}
    for text in texts.values():
        for part in ast.walk(ast.parse(text)):
            if isinstance(part, ast.Import):
                assert {name.name for name in part.names} <= allowed
            elif isinstance(part, ast.ImportFrom):
                assert part.module in allowed
            elif isinstance(part, ast.Attribute):
                assert part.attr not in ("load", "hub", "load_state_dict")


@pytest.mark.parametrize("key", ["Sigmoid", "Softmax", "LogSoftmax", "LogSigmoid", "Softplus"])
def test_b04_b05_large_numbers_neither_overflow_nor_warn(key: str) -> None:
    values = {"dim": 1} if "Softmax" in key else {}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        module = dls.build(net((key, values), shape=(2,)))
        for row in ([1000.0, 0.0], [-1000.0, 1000.0], [1e4, -1e4]):
            assert module(torch.tensor([row])).isfinite().all()


# --- training ----------------------------------------------------------------------------


@pytest.mark.parametrize("loss", ["CrossEntropyLoss", "MSELoss", "BCEWithLogitsLoss", "FocalLoss"])
def test_b06_twice_the_batch_is_the_same_step(loss: str) -> None:
    scores, whole = torch.randn(6, 3), loss in ("CrossEntropyLoss", "FocalLoss")
    target = torch.randint(0, 3, (6,)) if whole else torch.rand(6, 3)
    slopes = []
    for times in (1, 2):
        weight = torch.ones(3, requires_grad=True)
        value = make_loss(Choice(loss))(
            scores.repeat(times, 1) * weight, torch.cat([target] * times)
        )
        value.backward()
        slopes.append(weight.grad)
    torch.testing.assert_close(*slopes)


def test_b07_tiny_weights_and_a_tiny_rate_are_told_not_to_learn(tmp_path: Path) -> None:
    project = net(
        ("Linear", {"out_features": 4}), ("Tanh", {}), ("Linear", {"out_features": 2}), shape=(2,)
    )
    tiny = Choice("normal_", {"std": 0.01})
    ids = tuple(node.id for node in project.main.nodes.values() if node.layer.key == "Linear")
    project = SetInitializer(ids=ids, target="weight", choice=tiny).apply(project)
    slow = {"optimizer": Choice("SGD", {"lr": 0.01}), "epochs": 8, "threads": 1}
    events = []
    dls.train(
        trained_on(project, Choice("xor"), "CrossEntropyLoss", **slow),
        out=tmp_path,
        on_event=events.append,
    )
    assert "DL582" in [getattr(event, "code", "") for event in events]


YES_NO = Choice("moons", {"target": "binary"})
SOFT, LOG = ("Softmax", {"dim": 1}), ("LogSoftmax", {"dim": 1})
PAIRS = {
    "softmax, cross-entropy": (SOFT, "CrossEntropyLoss", "DL507"),
    "log-softmax, cross-entropy": (LOG, "CrossEntropyLoss", "DL508"),
    "softmax, likelihood": (SOFT, "NLLLoss", "DL509"),
    "sigmoid, BCE of scores": (("Sigmoid", {}), "BCEWithLogitsLoss", "DL510"),
    "softmax, BCE of scores": (SOFT, "BCEWithLogitsLoss", "DL522"),
    "softmax, BCE": (SOFT, "BCELoss", "DL522"),
    "log-softmax, BCE": (LOG, "BCELoss", "DL522"),
    "nothing, BCE": (("Identity", {}), "BCELoss", "DL522"),
    "softmax, focal": (SOFT, "FocalLoss", "DL521"),
}


@pytest.mark.parametrize("pair", PAIRS)
def test_b09_b12_an_activation_that_does_not_suit_the_loss(pair: str) -> None:
    """Softmax belongs to cross-entropy over classes, which does it itself; sigmoid to yes or no."""
    last, loss, code = PAIRS[pair]
    binary = "BCE" in pair
    layers = [("Linear", {"out_features": 1 if binary else 2}), last]
    project = trained_on(net(*layers, shape=(2,)), YES_NO if binary else Choice("moons"), loss)
    done = mended(project, code)
    assert [d.code for d in readiness(done, check(done)) if d.severity == "error"] == []


@pytest.mark.parametrize("behind", [[], [("Dropout", {"p": 0.1})], [("Identity", {})]])
def test_b12_a_softmax_inside_a_block_or_before_a_dropout_is_found(
    behind: list[tuple[str, dict[str, Any]]],
) -> None:
    graph = dls.Graph("Ported")
    head = graph.block("head")
    at = head.add("Linear", source=head.add("Input", shape=(2,)), out_features=2)
    head.add("Output", name="out", source=head.add("Softmax", name="soft", source=at, dim=1))
    at = graph.add("block:head", source=graph.add("Input", shape=(2,)))
    for key, values in behind:
        at = graph.add(key, source=at, **values)
    graph.add("Output", source=at)
    project = trained_on(graph.project, Choice("moons"), "CrossEntropyLoss")
    (problem,) = told(project, "DL507")
    assert problem.place.graph == "head" and len(problem.fixes) == 1
    done = mended(project, "DL507")
    assert head.value.named("soft") is not None and done.graphs["head"].named("soft") is None


def test_b12_log_probabilities_made_in_a_block_suit_their_loss() -> None:
    graph = dls.Graph("Head")
    head = graph.block("head")
    at = head.add("Linear", source=head.add("Input", shape=(2,)), out_features=2)
    head.add("Output", source=head.add("LogSoftmax", source=at, dim=1))
    graph.add("Output", source=graph.add("block:head", source=graph.add("Input", shape=(2,))))
    project = trained_on(graph.project, Choice("moons"), "NLLLoss")
    assert readiness(project, check(project)) == ()


def test_b09_b12_what_may_suit_a_loss_is_not_refused(tmp_path: Path) -> None:
    """The logarithm of a softmax is a log-softmax; a layer of one's own may give anything."""
    head = ("Linear", {"out_features": 2})
    project = trained_on(net(head, SOFT, ("Log", {}), shape=(2,)), Choice("moons"), "NLLLoss")
    assert readiness(project, check(project)) == ()
    file_in(tmp_path, layer("return x.sigmoid()"))
    graph = dls.Graph("Own")
    graph.own_layers(tmp_path)
    at = graph.add("Linear", source=graph.add("Input", shape=(2,)), out_features=1)
    graph.add("Output", source=graph.add("own:my_layers.py:Own", source=at))
    project = known(trained_on(graph.project, YES_NO, "BCELoss"))
    assert not told(project, "DL522")


def test_b12_the_floor_of_two_softmaxes() -> None:
    """What the rule saves: ten sure and right answers still cost 1.461."""
    sure = functional.one_hot(torch.arange(10)).float()
    assert functional.cross_entropy(sure, torch.arange(10)).item() == pytest.approx(1.461, abs=1e-3)


def test_b21_the_forms_of_momentum_norm_and_decay_are_named_and_torchs() -> None:
    assert "(1 − momentum)·g" in str(OPTIMIZERS["EMAMomentum"].help)
    for key in ("BatchNorm1d", "BatchNorm2d", "BatchNorm3d"):
        assert LAYERS[key].param("eps").default == nn.BatchNorm2d(1).eps == 1e-5
    assert "2·λ" in str(OPTIMIZERS["SGD"].help)
    ends = []
    for penalty, decay in ((0.01, 0.0), (0.0, 0.02)):
        weight = nn.Parameter(torch.tensor([1.0, -2.0]))
        optimizer = make_optimizer(Choice("SGD", {"lr": 0.1, "weight_decay": decay}), [weight])
        for _ in range(20):
            optimizer.zero_grad()
            ((weight - 3).pow(2).sum() + penalty * weight.pow(2).sum()).backward()
            optimizer.step()
        ends.append(weight.detach())
    torch.testing.assert_close(*ends)


def test_b22_a_falling_loss_never_lowers_the_rate() -> None:
    optimizer = make_optimizer(Choice("SGD", {"lr": 0.1}), [nn.Parameter(torch.ones(1))])
    schedule = Choice("ReduceLROnPlateau", {"patience": 1})
    plateau = make_scheduler(TrainSpec(schedule=schedule), optimizer, 10)
    assert plateau is not None
    for epoch in range(30):
        plateau.step(1.0 / (epoch + 1))
    assert optimizer.param_groups[0]["lr"] == 0.1
    for _ in range(4):
        plateau.step(1.0)
    assert optimizer.param_groups[0]["lr"] < 0.1


def test_b31_no_source_offers_to_flip_pictures() -> None:
    offered = {param.name for spec in SOURCES.values() for param in spec.params}
    assert not [name for name in offered if "flip" in name or "mirror" in name]
