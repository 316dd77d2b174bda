"""Forward and backward of built modules against hand-written ones with the same weights."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

import dlstudio as dls
from dlstudio.gallery import TEMPLATES
from dlstudio.project.model import Project
from tests.bench.editing import milliseconds
from tests.bench.memory import peak_of
from tests.bench.pairs import alternate, ratio, spread
from tests.bench.peers import TinyMLP, TinyMLPOfLayers
from tests.bench.peers_large import ResNet18, RowsLSTM, TextEncoder
from tests.bench.projects import tiny_mlp
from tests.bench.table import Row

BAR = 1.02
PAIRS = 31
TURN = 250.0  # milliseconds of passes in one turn


@dataclass(frozen=True, slots=True)
class Case:
    """A network, its hand-written peer and a batch for both."""

    name: str
    project: Project
    peer: Callable[[], nn.Module]
    batch: Tensor


def rows() -> list[Row]:
    """Measure the four networks that the bar names."""
    torch.set_num_threads(1)
    torch.manual_seed(0)
    return [row for case in _cases() for row in _measured(case)]


def _cases() -> list[Case]:
    tokens = torch.randint(1, 26, (32, 16))
    points = torch.rand(32, 2)
    return [
        Case("ResNet-18", _template("resnet-18"), ResNet18, torch.rand(2, 3, 64, 64)),
        Case("LSTM(28, 128)", _template("lstm"), RowsLSTM, torch.rand(64, 28, 28)),
        Case("Transformer encoder", _template("encoder-classifier"), TextEncoder, tokens),
        Case("tiny MLP (its peer with F.relu)", tiny_mlp(), TinyMLP, points),
        Case("tiny MLP (its peer with nn.ReLU)", tiny_mlp(), TinyMLPOfLayers, points),
    ]


def _template(key: str) -> Project:
    return dls.load(TEMPLATES[key].path)


def _measured(case: Case) -> list[Row]:
    ours, theirs = dls.build(case.project), case.peer()
    _same(ours, theirs, case.batch)
    calls = [_pass(module, case.batch) for module in (ours, theirs)]
    mine, hand = (peak_of(call) for call in calls)
    turns = max(1, round(TURN / min(milliseconds(call) for call in calls * 5)))
    pairs = alternate(lambda: _turn(calls[0], turns), lambda: _turn(calls[1], turns), PAIRS)
    found = ratio(pairs)
    both = (statistics.median(side) / turns for side in zip(*pairs, strict=True))
    of = f"{case.name}, batch {len(case.batch)}"
    return [
        Row(
            what=f"forward + backward of {of} / by hand",
            measured=f"{found:.3f} ×",
            bar=f"≤ {BAR} ×",
            met=found <= BAR,
            note="{:.3f} / {:.3f} ms; ".format(*both)
            + f"processor time, {turns:,} passes a turn, {PAIRS} pairs: "
            + spread([a / b for a, b in pairs], "{:.3f}"),
        ),
        Row(
            what=f"the same, peak memory of {case.name}",
            measured=f"{mine / 1024:,.1f} / {hand / 1024:,.1f} KiB",
            bar="equal",
            met=mine == hand,
        ),
    ]


def _turn(call: Callable[[], object], times: int) -> float:
    def turn() -> None:
        for _ in range(times):
            call()

    return milliseconds(turn)


def _pass(module: nn.Module, batch: Tensor) -> Callable[[], None]:
    """Make the call of one forward and backward pass; its gradients are gone when it ends."""
    parameters = list(module.parameters())

    def run() -> None:
        module(batch).square().mean().backward()
        for parameter in parameters:
            parameter.grad = None

    return run


def _same(ours: nn.Module, theirs: nn.Module, batch: Tensor) -> None:
    """Give the peer our weights, and see that it answers alike.

    Weights of one shape stand in the same order on both sides.
    """
    due = list(ours.state_dict().values())
    for value in theirs.state_dict().values():
        value.copy_(due.pop(next(i for i, one in enumerate(due) if one.shape == value.shape)))
    assert not due
    with torch.no_grad():
        difference = (ours.eval()(batch) - theirs.eval()(batch)).abs().max().item()
    assert difference < 1e-5, difference
    ours.train()
    theirs.train()
