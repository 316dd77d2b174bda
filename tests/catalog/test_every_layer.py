"""One harness over the layer catalogue: every entry keeps every promise of its kind."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

import dlstudio as dls
from dlstudio.catalog import LAYERS
from dlstudio.catalog.calls import ALWAYS, ModuleCall, WrittenCall
from dlstudio.catalog.layer_spec import LayerSpec
from dlstudio.language import LANGUAGES, translations
from dlstudio.resources import resource
from dlstudio.spec.tensor_type import TensorType, parse_type
from tests.helpers.layer_cases import (
    FIXED_BATCH,
    inputs_for,
    inputs_of,
    module_of,
    promised,
    shapes,
    tuple_of,
)
from tests.helpers.tensor_cases import NO_SLOPE

KEYS = tuple(LAYERS)
# torch's Transformer warns of a fast path that it cannot take, and when it is scripted.
pytestmark = pytest.mark.filterwarnings(
    "ignore:enable_nested_tensor is True", "ignore:'norm' was found in ScriptModule constants"
)
CALLED = tuple(key for key in KEYS if key not in ("Input", "Output"))
# Layers that differ in training only with dropout.
SOMETIMES = ("RNN", "LSTM", "GRU", "MultiheadAttention", "ScaledDotProductAttention")
# A layer that is another class of torch.nn in a part that it plays: its names for torch's.
RENAMED = {"PatchEmbedding": {"embed_dim": "out_channels", "patch_size": "kernel_size"}}


def example_cases() -> list[Any]:
    return [
        pytest.param(spec, example, id=f"{spec.key}-{number}")
        for spec in LAYERS.values()
        for number, example in enumerate(spec.examples)
    ]


def types_of(texts: tuple[str, ...]) -> tuple[TensorType | None, ...]:
    return tuple(parse_type(text) if text else None for text in texts)


# --- what a person reads -----------------------------------------------------------------


@pytest.mark.parametrize("key", KEYS)
def test_is_complete(key: str) -> None:
    spec = LAYERS[key]
    assert spec.key == key and spec.title and spec.group and spec.stem.isidentifier()
    assert spec.summary.endswith(".") and 10 < len(spec.summary) < 90
    assert len(spec.help) > 40 and spec.source.startswith("https://")
    assert spec.examples
    for param in spec.params:
        assert param.help.endswith("."), param.name
        assert param.check(param.default) is None, param.name
        assert param.parse(param.show(param.default)) == param.default, param.name
    names = [port.name for port in spec.inputs]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("key", KEYS)
def test_has_an_icon(key: str) -> None:
    icon = resource("icons", "layers", f"{key}.svg")
    assert icon.is_file(), f"draw {icon.name}"


def test_old_keys_are_never_lost(root: Path) -> None:
    golden = root / "tests" / "golden" / "catalog_keys.txt"
    lost = [key for key in golden.read_text("utf-8").split() if key not in LAYERS]
    assert not lost
    unlisted = set(KEYS) - set(golden.read_text("utf-8").split())
    assert not unlisted, f"add to {golden.name}"


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
@pytest.mark.parametrize("key", KEYS)
def test_speaks_every_language(key: str, language: str) -> None:
    spec, known = LAYERS[key], translations(language)
    texts = {spec.group, spec.summary, spec.help, *(param.help for param in spec.params)}
    texts |= {port.help for port in (*spec.inputs, *spec.outputs) if port.help}
    texts |= {param.none_text for param in spec.params if param.optional}
    missing = sorted(texts - known.keys())
    assert not missing


# --- examples ----------------------------------------------------------------------------


@pytest.mark.parametrize(("spec", "example"), example_cases())
def test_example_holds(spec: LayerSpec, example: Any) -> None:
    types = types_of(example.inputs)
    assert not list(spec.problems(example.values))
    values = spec.complete(types, example.values)
    assert spec.shape(types, values) == types_of(example.outputs)
    assert spec.macs(types, types_of(example.outputs), values) >= 0


@pytest.mark.filterwarnings("ignore:The tensor attributes .*_flat_weights")
@pytest.mark.parametrize(("spec", "example"), example_cases())
def test_example_runs_in_every_form(spec: LayerSpec, example: Any) -> None:
    """Eager, TorchScript and torch.export agree at batches of 1, 2 and 5."""
    if spec.key in ("Input", "Output", "Constant"):
        pytest.skip("runs inside a network only; see the networks below")
    types = types_of(example.inputs)
    values = spec.complete(types, example.values)
    module = module_of(spec, types, values).eval()
    scripted = torch.jit.script(module)
    batch = torch.export.Dim("batch", min=1, max=64)
    dynamic = tuple(
        {type.dims.index("N"): batch} if "N" in type.dims else None
        for type in types
        if type is not None
    )
    fixed = spec.key in FIXED_BATCH
    exported = torch.export.export(
        module, tuple(inputs_of(types, N=5)), dynamic_shapes=None if fixed else dynamic
    ).module()
    for count in (1, 2, 5):
        inputs = inputs_for(spec, types, N=count)
        expected = _seeded(module, inputs)
        assert shapes(expected) == promised(types_of(example.outputs), N=count)
        for other in (scripted, exported) if count == 5 or not fixed else (scripted,):
            for mine, theirs in zip(expected, _seeded(other, inputs), strict=True):
                torch.testing.assert_close(mine, theirs)


def _seeded(module: Any, inputs: list[torch.Tensor]) -> tuple[torch.Tensor, ...]:
    """Run from one state of the generator, for layers that draw numbers even in use."""
    torch.manual_seed(7)
    return tuple_of(module(*inputs))


@pytest.mark.parametrize(("spec", "example"), example_cases())
def test_example_is_written_in_a_network(spec: LayerSpec, example: Any) -> None:
    """Input -> layer -> Output through check, code and module."""
    types = types_of(example.inputs)
    if any(type is not None and type.dims[:1] != ("N",) for type in types):
        pytest.skip("a state comes from a layer, not from an Input")
    graph = dls.Graph("Example")
    layer = _placed(graph, spec, example, types)
    if not spec.outputs:
        report = dls.check(graph)
        assert report.ok, [str(d.sentence) for d in report.diagnostics]
        return
    ports = spec.outputs_with(example.values)
    outputs = [layer] if len(ports) == 1 else [layer[port.name] for port in ports]
    for place, output in enumerate(outputs):
        result = output
        if spec.key == "Constant":
            image = graph.add("Input", name="image", shape=(2, 3, 4))
            result = graph.add("Multiply")
            graph.connect(output, result)
            graph.connect(image, result)
        elif spec.key == "CausalMask":
            result = _attention_under(graph, output, parse_type(example.outputs[0]))
        elif types_of(example.outputs)[place].dims[0] != "N":  # type: ignore[union-attr]
            result = graph.add("Select", name=f"last{place}", dim=0)
            graph.connect(output, result)
        graph.add("Output", name=f"result{place}", source=result)
    report = dls.check(graph)
    assert report.ok, [str(d.sentence) for d in report.diagnostics]
    module = dls.build(graph).eval()
    torch.jit.script(module)
    wires = [type for type in types if type is not None]
    if spec.key == "Constant":
        wires = [TensorType(("N", 2, 3, 4))]
    elif spec.key == "CausalMask":
        wires.append(TensorType(("N", parse_type(example.outputs[0]).dims[0], 8)))
    elif spec.key == "Input":
        wires = [parse_type(example.outputs[0])]
    results = tuple_of(module(*inputs_of(wires, N=2)))
    assert all(result.shape[0] == 2 for result in results)


def _attention_under(graph: Any, mask: Any, type: TensorType) -> Any:
    """A mask of pairs of steps is no result; attention uses it."""
    sequence = graph.add("Input", name="sequence", shape=(type.dims[0], 8))
    attention = graph.add("MultiheadAttention", num_heads=2)
    for port in ("query", "key", "value"):
        graph.connect(sequence, attention[port])
    graph.connect(mask, attention["attn_mask"])
    return attention["attn_output"]


def _placed(graph: Any, spec: LayerSpec, example: Any, types: Any) -> Any:
    if spec.key in ("Input", "Constant"):
        return graph.add(spec.key, **example.values)
    wires = []
    for place, type in enumerate(types):
        if type is None:
            wires.append(None)
            continue
        made = graph.add("Input", name=f"x{place}", shape=type.dims[1:], dtype=type.dtype)
        wires.append(made)
    layer = graph.add(spec.key, **example.values)
    for place, wire in enumerate(wires):
        if wire is None:
            continue
        port = spec.inputs[min(place, len(spec.inputs) - 1)].name
        graph.connect(wire, layer[port])
    return layer


# --- torch's names and defaults ------------------------------------------------------------


@pytest.mark.parametrize("key", [k for k in KEYS if isinstance(LAYERS[k].call, ModuleCall)])
def test_names_and_defaults_are_torchs(key: str) -> None:
    spec = LAYERS[key]
    if key == "Constant":
        pytest.skip("no module of torch.nn takes a value")
    assert isinstance(spec.call, ModuleCall)
    made = _class_behind(spec)
    torch_params = _signature(made)
    called = inspect.signature(made.forward).parameters
    torch_params |= {name: called[name].default for name in spec.call.in_forward}
    for param in spec.params:
        if isinstance(spec.call, WrittenCall) and param.name == spec.call.choice:
            continue  # it chooses between two classes
        name = RENAMED.get(key, {}).get(param.name, param.name)
        assert name in torch_params, param.name
        theirs = torch_params[name]
        theirs = theirs.__name__ if inspect.isfunction(theirs) else theirs  # F.relu, "relu"
        ours = spec.call.torch_defaults.get(param.name, param.default)
        if param.name in spec.wired:
            written = param.name in spec.call.first  # always, so torch's default is not ours
            assert written or theirs in (inspect.Parameter.empty, None)
        elif ours is ALWAYS:
            assert theirs in (inspect.Parameter.empty, None), param.name
        elif theirs is inspect.Parameter.empty:
            assert param.name in spec.call.first
        else:
            assert theirs == ours, param.name


def _class_behind(spec: LayerSpec) -> type:
    """Return the class of torch.nn, or the one that is written beside the network."""
    assert isinstance(spec.call, ModuleCall)
    name = spec.call.torch_class
    if isinstance(spec.call, WrittenCall):
        assert name == spec.key
        space: dict[str, Any] = {"torch": torch, "nn": nn, "Tensor": torch.Tensor}
        exec(spec.call.text, space)
        return space[name]
    assert name == f"nn.{spec.key}" or spec.key in RENAMED
    return getattr(nn, name.removeprefix("nn."))


def _signature(torch_class: type) -> dict[str, Any]:
    """Names and defaults; RNN, LSTM and GRU hide theirs behind ``*args``, so ask an instance."""
    found: dict[str, Any] = {}
    for cls in reversed(torch_class.__mro__[:-2]):
        for name, p in inspect.signature(cls.__init__).parameters.items():  # type: ignore[misc]
            if name != "self" and p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD):
                found[name] = p.default
    for kind in ("Encoder", "Decoder"):  # a stack takes a layer, whose settings are set with it
        if f"{kind.lower()}_layer" in found:
            found |= _signature(getattr(nn, f"Transformer{kind}Layer"))
    if "mode" in found:
        made = torch_class(2, 3)
        found |= {"nonlinearity": getattr(made, "nonlinearity", None)}
        for name in ("input_size", "hidden_size"):
            found[name] = inspect.Parameter.empty
    return found


@pytest.mark.parametrize("key", KEYS)
def test_defaults_are_left_out_of_the_code(key: str) -> None:
    spec = LAYERS[key]
    for example in spec.examples:
        types = types_of(example.inputs)
        values = spec.complete(types, spec.filled({})) if not spec.inputs else None
        text = spec.call.constructor(values or spec.complete(types, example.values), types)
        if text is None:
            continue
        written = {k.arg for k in ast.parse(text).body[0].value.keywords}  # type: ignore[attr-defined]
        assert isinstance(spec.call, ModuleCall)
        always = set(spec.call.torch_defaults) | {"persistent", "kdim", "vdim"}
        assert written <= set(example.values) | always


# --- learning ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("spec", "example"), example_cases())
def test_gradients_reach_every_weight_and_input(spec: LayerSpec, example: Any) -> None:
    if spec.key in ("Input", "Output", "Constant"):
        pytest.skip("nothing to learn")
    types = types_of(example.inputs)
    values = spec.complete(types, example.values)
    module = module_of(spec, types, values).train()
    inputs = inputs_of(types, N=3)
    for value in inputs:
        if value.is_floating_point():
            value.requires_grad_()
    results = [r for r in tuple_of(module(*inputs)) if r.is_floating_point()]
    if not results or not any(value.requires_grad for value in (*inputs, *module.parameters())):
        return  # whole numbers have no slope
    if spec.key in NO_SLOPE:
        assert not any(result.requires_grad for result in results)
        return
    sum((result * torch.randn_like(result)).sum() for result in results).backward()
    for name, weight in module.named_parameters():
        assert weight.grad is not None and torch.isfinite(weight.grad).all(), name
    for value in inputs:
        assert not value.requires_grad or value.grad is not None


@pytest.mark.parametrize("key", CALLED)
def test_mode_is_told(key: str) -> None:
    """A layer that behaves differently in training says so, and no other does."""
    spec = LAYERS[key]
    if not spec.inputs or spec.key in SOMETIMES:
        return  # these differ only with dropout
    told = [_differs_in_training(spec, example) for example in spec.examples]
    assert any(told) == ("train" in spec.modes)


def _differs_in_training(spec: LayerSpec, example: Any) -> bool:
    types = types_of(example.inputs)
    values = spec.complete(types, example.values)
    module = module_of(spec, types, values)
    inputs = inputs_for(spec, types, N=3)
    trained = _seeded(module.train(), inputs)[0]
    used = _seeded(module.eval(), inputs)[0]
    return not torch.equal(trained, used)
