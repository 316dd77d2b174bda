"""What layers keep for their backward pass, and optimizers for each parameter, against torch."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import nn

from dlstudio.catalog import LAYERS, OPTIMIZERS
from dlstudio.catalog.keeping import KEEPING, keeping_of
from dlstudio.catalog.optimizer_state import numbers_per_parameter
from dlstudio.spec.spec import Choice
from dlstudio.spec.tensor_type import evaluate, parse_type
from dlstudio.training.vocabulary import make_optimizer
from tests.helpers.layer_cases import SIZES, inputs_of, module_of, tuple_of

# Their buffers follow from how a library works inside; near is enough.
NEARLY = {"RNN": 0.5, "GRU": 0.3, "LSTM": 0.3, "MultiheadAttention": 0.3}
NEARLY |= {key: 0.3 for key in LAYERS if key.startswith("Transformer")}

EXAMPLES = [
    pytest.param(key, example, id=f"{key}-{place}")
    for key in KEEPING
    if key in LAYERS
    for place, example in enumerate(LAYERS[key].examples)
]


class Saved:
    """Storages that autograd saved while a layer ran."""

    def __init__(self, module: nn.Module, inputs: list[torch.Tensor]) -> None:
        inputs = [x.requires_grad_() if x.is_floating_point() else x for x in inputs]
        self.storages: dict[int, Any] = {}
        with torch.autograd.graph.saved_tensors_hooks(self._pack, lambda tensor: tensor):
            self.outputs = tuple_of(module(*inputs))
        own = {p.untyped_storage()._cdata for p in (*module.parameters(), *module.buffers())}
        self.ins = [x.untyped_storage()._cdata for x in inputs]
        self.outs = [y.untyped_storage()._cdata for y in self.outputs]
        self.view = self.outs[0] in self.ins
        beside = self.storages.keys() - own - set(self.ins) - set(self.outs)
        self.more = sum(self.storages[key].nbytes() for key in beside)
        self.inputs = bool(self.storages.keys() & set(self.ins))
        self.results = bool(self.storages.keys() & (set(self.outs) - set(self.ins)))

    def _pack(self, tensor: torch.Tensor) -> torch.Tensor:
        storage = tensor.untyped_storage()
        self.storages[storage._cdata] = storage
        return tensor


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("key", "example"), EXAMPLES)
def test_a_layer_keeps_what_torch_saves(key: str, example: Any) -> None:
    spec, keeping = LAYERS[key], keeping_of(key)
    types = [parse_type(text) if text else None for text in example.inputs]
    values = spec.complete(types, example.values)
    read = [place == 0 or keeping.view for place in range(len(spec.outputs_with(values)))]
    module = module_of(spec, types, values, read).train()
    saved = Saved(module, inputs_of(types))
    assert saved.view == keeping.view
    if not any(y.requires_grad for y in saved.outputs):  # whole numbers: nothing to learn from
        assert not saved.storages
        return
    ins = [t and t.with_dims([evaluate(dim, SIZES) for dim in t.dims]) for t in types]
    outs = [
        t.with_dims([evaluate(dim, SIZES) for dim in t.dims]) for t in spec.shape(types, values)
    ]
    promised = keeping.more(ins, outs, values, 4)
    if key in NEARLY:
        # Sequences are turned round to be read step by step: the copy counts as the input.
        assert promised == pytest.approx(saved.more, rel=NEARLY[key]), (promised, saved.more)
        return
    if key != "AdaptiveAvgPool2d":  # a mean over all places keeps nothing, other sizes do
        assert saved.inputs == keeping.inputs
    assert saved.results == keeping.outputs
    assert saved.more == promised


def test_a_gradient_that_passes_takes_no_memory() -> None:
    first, second = torch.ones(4, requires_grad=True), torch.ones(4, requires_grad=True)
    (first + second).sum().backward()
    assert [key for key, keeping in KEEPING.items() if keeping.passes] == ["Add"]
    saved = Saved(module_of(LAYERS["Add"], [parse_type("(N, 4)")] * 2, {}), [first, second])
    assert not saved.storages


@pytest.mark.parametrize("key", [key for key, spec in OPTIMIZERS.items() if not spec.closure])
@pytest.mark.parametrize("extra", [{}, {"momentum": 0.9}, {"centered": True}, {"amsgrad": True}])
def test_numbers_that_an_optimizer_remembers(key: str, extra: dict[str, Any]) -> None:
    spec = OPTIMIZERS[key]
    values = {name: value for name, value in extra.items() if name in {p.name for p in spec.params}}
    weight = nn.Parameter(torch.ones(64, 8))
    optimizer = make_optimizer(Choice(key, values), [weight])
    for _ in range(2):
        weight.grad = torch.ones_like(weight)
        optimizer.step()
    remembered = held_by(optimizer, weight)
    expected = numbers_per_parameter(key, spec.filled(values))
    if key == "Adafactor":
        assert remembered < 0.25  # means of rows and columns only
    else:
        assert remembered == expected, key


def test_numbers_that_lbfgs_remembers() -> None:
    """When its history is full; the slope of a step is held only within it."""
    values = {"history_size": 3, "max_iter": 4}
    weight = nn.Parameter(torch.linspace(-1.0, 2.0, 512).reshape(64, 8))
    optimizer = make_optimizer(Choice("LBFGS", values), [weight])

    def look() -> torch.Tensor:
        optimizer.zero_grad()
        loss = weight.pow(4).sum() + weight[0].square().sum()
        loss.backward()
        return loss

    for _ in range(3):
        optimizer.step(look)
    assert held_by(optimizer, weight) == numbers_per_parameter("LBFGS", values) - 1


def held_by(optimizer: torch.optim.Optimizer, weight: torch.Tensor) -> float:
    """Return how many numbers an optimizer holds for each one of a weight."""
    held: dict[int, int] = {}
    due: list[Any] = [optimizer.state]
    while due:
        value = due.pop()
        if isinstance(value, torch.Tensor) and value.numel() > 1 and value is not weight:
            held[value.untyped_storage()._cdata] = value.untyped_storage().nbytes()
        elif isinstance(value, dict):
            due.extend(value.values())
        elif isinstance(value, list | tuple):
            due.extend(value)
    return sum(held.values()) / (weight.numel() * 4)
