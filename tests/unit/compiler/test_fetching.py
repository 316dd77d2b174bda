"""Layers of a built module are found quickly, and are still the ones that stand in its table."""

from __future__ import annotations

import copy
from typing import Any

import pytest
import torch
from torch import nn

import dlstudio as dls
from dlstudio.compiler.fetching import quicken
from dlstudio.gallery import TEMPLATES
from tests.bench.projects import tiny_mlp


@pytest.fixture
def module() -> nn.Module:
    return dls.build(tiny_mlp()).eval()


@pytest.fixture
def batch() -> torch.Tensor:
    return torch.rand(4, 2)


def test_torch_is_not_asked_for_its_own_way(
    module: nn.Module, batch: torch.Tensor, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    theirs = nn.Module.__getattr__

    def getattr_(self: nn.Module, name: str) -> object:
        if self is module:
            asked.append(name)
        return theirs(self, name)

    monkeypatch.setattr(nn.Module, "__getattr__", getattr_)
    module(batch)
    assert asked == []


@pytest.mark.parametrize("way", ["setattr", "add_module", "table"])
def test_a_layer_in_the_place_of_another_is_the_one_that_runs(
    module: nn.Module, batch: torch.Tensor, way: str
) -> None:
    before = module(batch)
    other = nn.Linear(2, 16)
    match way:
        case "setattr":
            module.linear1 = other
        case "add_module":
            module.add_module("linear1", other)
        case _:
            module._modules["linear1"] = other
    assert module.linear1 is other
    assert not torch.equal(module(batch), before)
    assert dict(module.named_modules())["linear1"] is other


def test_a_copy_has_layers_of_its_own(module: nn.Module, batch: torch.Tensor) -> None:
    other = copy.deepcopy(module)
    assert other.linear1 is not module.linear1
    with torch.no_grad():
        other.linear1.weight.zero_()
    assert not torch.equal(other(batch), module(batch))


def test_a_layer_that_is_deleted_is_gone(module: nn.Module, batch: torch.Tensor) -> None:
    del module.relu1
    assert not hasattr(module, "relu1")
    with pytest.raises(AttributeError, match=r"'TinyMLP' object has no attribute 'relu1'"):
        module(batch)
    module.relu1 = torch.tanh
    assert module(batch).shape == (4, 2)


STORED = """
from torch import Tensor, nn


class Part(nn.Module):
    def __init__(self, turns: int = 3) -> None:
        super().__init__()
        self.turns = turns
        self.share = nn.Buffer(0.5 * torch.ones(1), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        for _ in range(self.turns):
            x = self.share * x
        return x


class Network(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.turns = Part()
        self.share = nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        return self.share(self.turns(x))
"""


def test_a_layer_may_be_called_as_what_another_class_stores() -> None:
    namespace: dict[str, Any] = {"torch": torch}
    exec(STORED, namespace)
    quicken(STORED, namespace)
    module = namespace["Network"]()
    torch.testing.assert_close(module(torch.ones(2)), torch.full((2,), 0.125))
    module.turns.turns = 1
    torch.testing.assert_close(module(torch.ones(2)), torch.full((2,), 0.5))


@pytest.mark.parametrize("key", ["mini-resnet", "mini-densenet", "mini-vgg"])
def test_scripted_traced_and_exported_it_gives_the_same(key: str) -> None:
    project = dls.load(TEMPLATES[key].path)
    module = dls.build(project).eval()
    (start,) = project.main.of_layer("Input")
    type = dls.check(project).report.main.nodes[start.id].outputs[0]
    dims = [2 if dim == "N" else int(dim) for dim in type.dims]
    batch = torch.rand(dims)
    expected = module(batch)
    for other in (
        torch.jit.script(module),
        torch.export.export(module, (batch,), strict=False).module(),
        torch.fx.symbolic_trace(module),
    ):
        torch.testing.assert_close(other(batch), expected)
