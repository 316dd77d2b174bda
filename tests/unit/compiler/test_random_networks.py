"""Random networks: what the checker says is what torch does.

Every network that passes the check compiles and runs; every wire has the shape and dtype that
was written on it; the parameters are as counted; TorchScript, torch.export (in the campaign, and
for some each day: it takes a second) and a witness (torch.fx) agree.
"""

from __future__ import annotations

import random
import warnings
from typing import Any

import pytest
import torch
from torch import fx

import dlstudio as dls
from dlstudio.catalog import LAYERS
from dlstudio.compiler.compile import source_of
from dlstudio.compiler.load import load
from dlstudio.errors import GraphError
from dlstudio.project.model import Project
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation.check import check
from tests.helpers.layer_cases import FIXED_BATCH, TORCHS_OWN_WARNINGS, tuple_of

pytestmark = pytest.mark.filterwarnings(*TORCHS_OWN_WARNINGS)
STARTS: tuple[tuple[tuple[int, ...], str], ...] = (
    ((3, 12, 12), "float32"),
    ((8,), "float32"),
    ((6, 5), "float32"),
    ((7,), "int64"),
)
CHOICES = {
    "out_channels": (1, 4, 6),
    "out_features": (3, 8),
    "kernel_size": (1, 2, 3),
    "stride": (1, 2),
    "padding": (0, 1),
    "dilation": (1, 2),
    "groups": (1, 2),
    "output_size": (1, 2),
    "num_groups": (1, 2, 3),
    "hidden_size": (3, 4),
    "num_layers": (1, 2),
    "bidirectional": (False, True),
    "num_heads": (1, 2),
    "nhead": (1, 2),
    "dim_feedforward": (8,),
    "num_encoder_layers": (1,),
    "num_decoder_layers": (1,),
    "num_embeddings": (20,),
    "embedding_dim": (4, 6),
    "bias": (True, False),
    "dim": (-1, 1, 2),
    "start_dim": (1, 2),
    "p": (0.0, 0.5),
    "ceil_mode": (False, True),
}
SKIP = {"Input", "Output", "Constant", "Reshape", "Permute"}


def draw(dice: random.Random, steps: int) -> Project:
    """Add random layers to random loose ends until there are enough; keep what checks."""
    graph = dls.Graph("Random")
    for number in range(dice.randint(1, 2)):
        shape, dtype = dice.choice(STARTS)
        graph.add("Input", name=f"in{number}", shape=shape, dtype=dtype)
    keys = [key for key in LAYERS if key not in SKIP]
    tries = 0
    while len(graph.value.nodes) < steps and tries < steps * 30:
        tries += 1
        grown = _with_layer(graph, dice, dice.choice(keys))
        if grown is not None:
            graph = grown
    ends = {edge.source for edge in graph.value.edges}
    report = check(graph.project)
    # A last state has the batch on axis 1; the checker refuses it as an output.
    batched = [ref for ref, type in report.types.items() if type.dims[0] == "N"]
    loose = [ref for ref in batched if ref not in ends]
    for number, ref in enumerate(loose[:4] or batched[-1:]):
        out = graph.add("Output", name=f"out{number}")
        name = graph.value.nodes[ref.node].name
        graph.connect(_handle(graph, name)[ref.port], out)
    return graph.project


def _handle(graph: dls.Graph, name: str):  # type: ignore[no-untyped-def]
    from dlstudio.project.builder import Handle

    node = graph.value.named(name)
    assert node is not None
    return Handle(graph, node.id)


def _with_layer(graph: dls.Graph, dice: random.Random, key: str) -> dls.Graph | None:
    spec = LAYERS[key]
    params = {
        p.name: dice.choice(CHOICES[p.name])
        for p in spec.params
        if p.name in CHOICES and dice.random() < 0.6
    }
    if key.startswith(("MultiheadAttention", "Transformer")):
        params.pop("bias", None)  # torch 2.13 cannot script its own attention without bias
    project = graph.project
    types = check(project).types
    trial = dls.Graph("Random", project=project)
    try:
        node = trial.add(key, **params)
        for port in spec.inputs:
            if port.optional:
                continue
            for _ in range(2 if port.many else 1):
                ref = dice.choice(list(types))
                source = _handle(trial, project.main.nodes[ref.node].name)[ref.port]
                trial.connect(source, node[port.name])
    except GraphError:
        return None
    return trial if not _new_errors(trial.project, node.id) else None


def _new_errors(project: Project, id: str) -> bool:
    return any(d.place.node == id and d.code != "DL110" for d in check(project).errors)


def _given(type: TensorType, batch: int) -> torch.Tensor:
    sizes = [batch, *map(int, type.dims[1:])]
    if type.dtype == "int64":
        return torch.zeros(sizes, dtype=torch.int64)  # sums and products stay valid tokens
    return torch.randn(sizes)


def _agrees(project: Project, exported: bool = False) -> None:
    report = check(project)
    assert report.ok, report.errors
    source = source_of(project, report)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        network = load(source)()
    counted = dls.summary(project).parameters
    assert counted == sum(p.numel() for p in network.parameters())
    inputs = [report.main.nodes[n.id].outputs[0] for n in project.main.of_layer("Input")]
    wanted = [report.main.nodes[n.id].inputs[0] for n in project.main.of_layer("Output")]
    network.eval()
    forms = [torch.jit.script(network)]
    free = not any(node.layer.key in FIXED_BATCH for node in project.main.nodes.values())
    if exported and free:
        forms.append(_exported(network, [_given(type, 3) for type in inputs]))
    for batch in (2, 5):
        given = [_given(type, batch) for type in inputs]
        if exported and not free:
            forms = [forms[0], _exported(network, given, free=False)]
        results = tuple_of(_run(network, given))
        for type, result in zip(wanted, results, strict=True):
            assert type is not None
            sizes = [batch if d == "N" else d for d in type.dims]
            assert list(result.shape) == sizes, source.text
            assert str(result.dtype) == f"torch.{type.dtype}"
        for form in forms:
            for one, other in zip(results, tuple_of(_run(form, given)), strict=True):
                assert torch.allclose(one.float(), other.float(), atol=1e-5, equal_nan=True)


def _run(network: Any, given: list[torch.Tensor]) -> Any:
    torch.manual_seed(0)  # noise is the same noise
    with torch.no_grad():
        return network(*given)


def _exported(network: torch.nn.Module, given: list[torch.Tensor], free: bool = True) -> Any:
    """Return the exported network, for every batch of at least two if it is free."""
    batch = torch.export.Dim("batch", min=2, max=64)
    shapes = tuple({0: batch} for _ in given) if free else None
    with torch.no_grad(), warnings.catch_warnings():
        # A recurrent layer keeps a list of its weights, which torch.export notes as assigned.
        warnings.filterwarnings("ignore", message=r"The tensor attributes self\.\w+\._flat_weights")
        return torch.export.export(network, tuple(given), dynamic_shapes=shapes).module()


@pytest.mark.parametrize("seed", range(100))
def test_what_passes_the_check_is_what_torch_does(seed: int) -> None:
    _agrees(draw(random.Random(seed), steps=10), exported=seed % 10 == 0)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("first", range(1_000, 3_000, 50))
def test_many_random_networks(first: int) -> None:
    for seed in range(first, first + 50):
        _agrees(draw(random.Random(seed), steps=14), exported=True)


@pytest.mark.parametrize(
    "key", ["digits-cnn", "lenet-5", "mnist-net", "digits-resnet", "two-spirals"]
)
def test_torch_fx_sees_the_calls_of_the_plan(key: str) -> None:
    """An independent witness of the wiring: the modules called, in order, on what."""
    from dlstudio.project.files import load as load_project
    from dlstudio.samples import sample_path

    project = load_project(sample_path(key))
    source = source_of(project)
    traced = fx.symbolic_trace(load(source)())
    names = {name: key[1] for key, name in source.names.items()}
    for node in traced.graph.nodes:
        if node.op != "call_module":
            continue
        id = names[node.target]
        feeding = {edge.source.node for edge in project.main.into(id)}
        seen = {
            names[argument.target]
            for argument in node.args
            if isinstance(argument, fx.Node) and argument.op == "call_module"
        }
        assert seen <= feeding
    called = [node.target for node in traced.graph.nodes if node.op == "call_module"]
    assert sorted(called) == sorted(names)
