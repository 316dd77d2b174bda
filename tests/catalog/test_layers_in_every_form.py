"""Random settings of every layer: eager, TorchScript and torch.export say the same.

The examples of the entries hold a few settings each; here they are drawn, the batch has two
sizes, and slopes are compared as well as results.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
import torch
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from torch import Tensor, nn

from dlstudio.catalog import LAYERS
from dlstudio.catalog.layer_spec import ShapeError
from tests.helpers.layer_cases import (
    FIXED_BATCH,
    TORCHS_OWN_WARNINGS,
    Case,
    cases,
    inputs_for,
    module_of,
    promised,
    shapes,
    tuple_of,
)

Form = Callable[[Case, nn.Module], Any]  # None where torch cannot make it
CALLED = tuple(key for key in LAYERS if key not in ("Input", "Output", "Constant"))
CASES = 3  # the first is the simplest one that there is
CAMPAIGN = 25
BATCHES = (2, 5)

# Layers of many layers, which take seconds to script: their examples and the campaign do it.
HEAVY = tuple(key for key in CALLED if key.startswith("Transformer"))
# torch's attention asks a bias for its dtype while it is scripted, so there must be one.
NEED_A_BIAS = (*HEAVY, "MultiheadAttention")

pytestmark = pytest.mark.filterwarnings(*TORCHS_OWN_WARNINGS)
# Many draws are refused by the shape rule; a small share that fits is enough.
DRAWN = settings(
    max_examples=CASES,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)


@pytest.mark.parametrize("key", [key for key in CALLED if key not in HEAVY])
@DRAWN
@given(data=st.data())
def test_random_settings_give_the_same_in_torchscript(key: str, data: st.DataObject) -> None:
    _same_in_every_form(data.draw(cases(key)), (_scripted,))


@pytest.mark.slow
@pytest.mark.parametrize("key", CALLED)
@settings(DRAWN, max_examples=CAMPAIGN)
@given(data=st.data())
def test_random_settings_give_the_same_in_every_form(key: str, data: st.DataObject) -> None:
    _same_in_every_form(data.draw(cases(key)), (_scripted, _exported))


def _same_in_every_form(case: Case, forms: Sequence[Form]) -> None:
    outcome = case.outcome()
    assume(not isinstance(outcome, ShapeError))
    assert not isinstance(outcome, ShapeError)
    values, outputs = outcome
    module = module_of(case.spec, case.types, values).eval()
    for form in forms:
        other = form(case, module)
        if other is None:
            continue
        for batch in BATCHES:  # the last one is also run backward
            inputs = inputs_for(case.spec, case.types, N=batch)
            expected = _run(module, inputs)
            assert shapes(expected) == promised(outputs, N=batch)
            _same(expected, _run(other, inputs))
        _same(_slopes(module, inputs), _slopes(other, inputs))


def _scripted(case: Case, module: nn.Module) -> Any:
    if case.spec.key in NEED_A_BIAS and case.values.get("bias") is False:
        return None
    return torch.jit.script(module)


def _exported(case: Case, module: nn.Module) -> Any:
    """The exported module, for every batch of at least two."""
    if case.spec.key in FIXED_BATCH:
        return None
    batch = torch.export.Dim("batch", min=2, max=64)
    types = [type for type in case.types if type is not None]
    dynamic = tuple({type.dims.index("N"): batch} if "N" in type.dims else None for type in types)
    inputs = tuple(inputs_for(case.spec, case.types, N=3))
    return torch.export.export(module, inputs, dynamic_shapes=dynamic).module()


def _run(module: Any, inputs: list[Tensor]) -> tuple[Tensor, ...]:
    # Layers that draw numbers even after training draw the same ones.
    torch.manual_seed(0)
    return tuple_of(module(*inputs))


def _slopes(module: Any, inputs: list[Tensor]) -> tuple[Tensor, ...]:
    """The slopes of the inputs for a sum in which every result has its own weight."""
    leaves = [
        value.clone().requires_grad_() if value.is_floating_point() else value for value in inputs
    ]
    results = [result for result in _run(module, leaves) if result.requires_grad]
    if not results:
        return ()
    total = sum((_weighed(result) for result in results), torch.zeros(()))
    wanted = [value for value in leaves if value.requires_grad]
    if not wanted:
        wanted = list(module.parameters())
    found = torch.autograd.grad(total, wanted, allow_unused=True)
    return tuple(torch.zeros(()) if slope is None else slope for slope in found)


def _weighed(result: Tensor) -> Tensor:
    weights = torch.arange(1, result.numel() + 1, dtype=result.dtype)
    return (result.reshape(-1) * weights).sum()


def _same(mine: tuple[Tensor, ...], theirs: tuple[Tensor, ...]) -> None:
    assert len(mine) == len(theirs)
    for a, b in zip(mine, theirs, strict=True):
        torch.testing.assert_close(a, b, equal_nan=True)
