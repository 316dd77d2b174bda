"""Every initializer: names and defaults are torch's, the call fills what torch fills."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
import torch
from torch import nn

from dlstudio.catalog import INITIALIZERS, LAYERS
from dlstudio.catalog.initializers import NO_DEFAULT, InitializerSpec, tensors_for
from dlstudio.spec.param import Float, Int, OneOf

ENTRIES = list(INITIALIZERS.values())
SHAPES = [(5,), (6, 4), (4, 6), (6, 4, 3), (6, 2, 3, 3), (4, 2, 2, 2, 2), (2,) * 6]


def test_torch_has_no_others() -> None:
    ours = set(INITIALIZERS)
    theirs = {
        name
        for name, made in vars(nn.init).items()
        if name.endswith("_") and not name.startswith("_") and inspect.isfunction(made)
    }
    assert ours == theirs


@pytest.mark.parametrize("spec", ENTRIES, ids=lambda spec: spec.key)
def test_names_and_defaults_are_torchs(spec: InitializerSpec) -> None:
    signature = inspect.signature(getattr(nn.init, spec.key)).parameters
    theirs = {n: p.default for n, p in signature.items() if n not in ("tensor", "generator")}
    assert list(theirs) == [param.name for param in spec.params]
    for param in spec.params:
        if theirs[param.name] is inspect.Parameter.empty:
            assert param.name in NO_DEFAULT
        else:
            assert param.default == theirs[param.name]
        assert param.check(param.default) is None
    assert spec.summary and spec.help and spec.source.endswith(spec.key)


@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("spec", ENTRIES, ids=lambda spec: spec.key)
def test_what_fits_is_what_torch_takes(spec: InitializerSpec, shape: tuple[int, ...]) -> None:
    tensor = torch.empty(shape)
    try:
        eval(spec.code("tensor", {}), {"nn": nn, "tensor": tensor})
    except (ValueError, RuntimeError):
        assert spec.misfit(shape, {}) is not None
    else:
        assert spec.misfit(shape, {}) is None


def test_groups_of_dirac_must_divide() -> None:
    spec = INITIALIZERS["dirac_"]
    assert spec.misfit((6, 2, 3, 3), {"groups": 3}) is None
    assert spec.misfit((6, 2, 3, 3), {"groups": 4}) is not None


@pytest.mark.parametrize("spec", ENTRIES, ids=lambda spec: spec.key)
def test_every_value_reaches_torch(spec: InitializerSpec) -> None:
    """Each parameter in turn at another value, against the call by keyword."""
    for param in spec.params:
        value = other(param)
        if spec.key in ("trunc_normal_", "uniform_") and param.name == "a":
            value = -1.5
        shape = (6, 4, 3) if spec.key == "dirac_" else (6, 4)
        ours, theirs = torch.empty(shape), torch.empty(shape)
        torch.manual_seed(3)
        exec(spec.code("ours", {param.name: value}), {"nn": nn, "ours": ours})
        torch.manual_seed(3)
        required = {p.name: p.default for p in spec.params if p.name in NO_DEFAULT}
        getattr(nn.init, spec.key)(theirs, **{**required, param.name: value})
        assert torch.equal(ours, theirs)


def other(param: Any) -> Any:
    match param:
        case OneOf():
            return next(option for option in param.options if option != param.default)
        case Int():
            return 2
        case Float():
            return 0.5
    raise TypeError(param)


@pytest.mark.parametrize("spec", ENTRIES, ids=lambda spec: spec.key)
def test_values_that_torch_refuses_or_warns_of_are_problems(spec: InitializerSpec) -> None:
    assert not list(spec.problems({}))
    if spec.key == "uniform_":
        assert list(spec.problems({"a": 2.0}))
    if spec.key == "trunc_normal_":
        assert list(spec.problems({"a": 2.0, "b": 1.0}))
        assert list(spec.problems({"mean": 9.0}))


def test_weights_and_biases_are_told_apart() -> None:
    """The tensors of torch's own Transformer: those of two axes are what it fills itself."""
    module = nn.TransformerEncoderLayer(8, 2)
    shapes = {name: tuple(p.shape) for name, p in module.named_parameters()}
    weights, biases = (tensors_for(target, shapes) for target in ("weight", "bias"))
    assert set(weights) == {name for name, p in module.named_parameters() if p.dim() > 1}
    assert set(biases) == {name for name in shapes if name.endswith("bias")}
    assert tensors_for("weight", {"weight": (4,), "bias": (4,)}) == {"weight": (4,)}
    assert tensors_for("bias", {"weight": (4,)}) == {}


def test_icons_and_groups_are_there() -> None:
    assert set(INITIALIZERS.groups()) == {"Random", "Fixed", "Scaled by the layer"}
    assert not set(INITIALIZERS) & set(LAYERS)
