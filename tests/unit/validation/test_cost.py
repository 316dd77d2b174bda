"""Costs by layer, block and total; receptive fields; the calculator that builds nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import torch
from torch import nn

import dlstudio as dls
from dlstudio.errors import DLStudioError
from dlstudio.graph.model import Edge
from dlstudio.resources import resource
from dlstudio.spec.spec import Choice
from dlstudio.validation.check import check
from dlstudio.validation.cost import costs_of
from dlstudio.validation.memory import PRECISIONS, inference_memory, training_memory
from dlstudio.validation.receptive import fields_of


def chain(*layers: tuple[str, dict[str, Any]], side: int = 64) -> dls.Graph:
    graph = dls.Graph("Chain")
    last = graph.add("Input", name="image", shape=(3, side, side))
    for place, (key, values) in enumerate(layers):
        last = graph.add(key, name=f"l{place}", source=last, **values)
    graph.add("Output", name="out", source=last)
    return graph


def gpt3() -> dls.Graph:
    """Brown et al. 2020: 96 layers of 96 heads, 12,288 wide, 50,257 words, 2,048 places."""
    graph, width = dls.Graph("GPT-3"), 12_288
    words = graph.add("Input", name="words", shape=(2048,), dtype="int64")
    places = graph.add("Input", name="places", shape=(2048,), dtype="int64")
    x = graph.add("Add", name="both")
    for name, source, count in (("wte", words, 50_257), ("wpe", places, 2048)):
        table = graph.add("Embedding", name=name, source=source, num_embeddings=count,
                          embedding_dim=width)  # fmt: skip
        graph.connect(table, x)
    for layer in range(96):
        normed = graph.add("LayerNorm", name=f"ln1_{layer}", source=x)
        attention = graph.add("MultiheadAttention", name=f"attn_{layer}", num_heads=96)
        for port in ("query", "key", "value"):
            graph.connect(normed, attention[port])
        middle = graph.add("Add", name=f"add1_{layer}")
        graph.connect(x, middle)
        graph.connect(attention["attn_output"], middle)
        normed = graph.add("LayerNorm", name=f"ln2_{layer}", source=middle)
        wide = graph.add("Linear", name=f"up_{layer}", source=normed, out_features=4 * width)
        bent = graph.add("GELU", name=f"gelu_{layer}", source=wide)
        back = graph.add("Linear", name=f"down_{layer}", source=bent, out_features=width)
        x = graph.add("Add", name=f"add2_{layer}")
        graph.connect(middle, x)
        graph.connect(back, x)
    graph.add("Output", name="out", source=graph.add("LayerNorm", name="ln", source=x))
    return graph


def test_gpt3_is_counted_to_the_last_parameter() -> None:
    project = gpt3().project
    report = check(project)
    costs = costs_of(project, report)
    assert report.main.parameters == costs.total.trainable == 174_604_259_328
    # By hand: a layer has 12 d² weights in products, and 2 n² d for scores and means of values.
    d, n = 12_288, 2048
    assert costs.total.macs == 96 * (12 * d * d * n + 2 * n * n * d)
    assert costs.total.flops == 2 * costs.total.macs
    assert training_memory(project, report, batch=1).weights == 4 * 174_604_259_328


def test_totals_are_the_sum_of_layers_and_agree_with_the_report() -> None:
    project = dls.load(resource("samples", "digits-resnet.dls"))
    report = check(project)
    costs = costs_of(project, report, batch=8)
    assert costs.total.parameters == report.main.parameters
    assert costs.total.macs == report.main.macs
    module = dls.build(project)
    state = module.state_dict()
    assert costs.total.disk_bytes == sum(v.numel() * v.element_size() for v in state.values())
    assert costs.total == sum(costs.nodes.values(), type(costs.total)())


def test_frozen_layers_are_told_apart() -> None:
    project = chain(("Conv2d", {}), ("Conv2d", {})).project
    report = check(project)
    first = next(iter(costs_of(project, report).steps))
    costs = costs_of(project, report, frozen={first})
    assert costs.steps[first].frozen == 3 * 16 * 9 + 16 and costs.steps[first].trainable == 0
    assert costs.total.parameters == report.main.parameters


def test_lengths_multiply_work_and_memory() -> None:
    graph = dls.Graph("Text")
    words = graph.add("Input", name="words", shape=("T", 16))
    rnn = graph.add("LSTM", name="rnn", source=words, hidden_size=8)
    graph.add("Output", name="out", source=rnn["output"])
    project = graph.project
    report = check(project)
    one, ten = (costs_of(project, report, lengths={"T": t}).total for t in (1, 10))
    assert one.macs == 4 * 8 * (16 + 8) and ten.macs == 10 * one.macs
    assert ten.result_bytes == one.result_bytes + 9 * 4 * 8
    assert dls.memory(graph, batch=4, T=100).peak > dls.memory(graph, batch=4).peak


@pytest.mark.parametrize(
    ("layers", "size", "jump"),
    [
        # VGG-16 up to its last convolution and pooling (known: 212).
        ([("C", 2), "P", ("C", 2), "P", ("C", 3), "P", ("C", 3), "P", ("C", 3), "P"], 212, 32),
        ([("C", 1)], 3, 1),
        ([("C", 2)], 5, 1),
        ([("C", 1), "P", ("C", 1)], 8, 2),
    ],
)
def test_receptive_fields_of_chains(layers: list[Any], size: int, jump: int) -> None:
    made: list[tuple[str, dict[str, Any]]] = []
    for layer in layers:
        if layer == "P":
            made.append(("AvgPool2d", {"kernel_size": 2}))
        else:
            made += [("Conv2d", {"padding": 1, "out_channels": 2}), ("ReLU", {})] * layer[1]
    project = chain(*made).project
    field = list(fields_of(project, check(project)).values())[-1]
    assert field is not None and field.size == (size, size)
    assert tuple(map(int, field.jump)) == (jump, jump)


def test_receptive_field_is_what_a_gradient_reaches() -> None:
    """One place of the result, asked by autograd which numbers of the image it depends on."""
    graph = chain(
        ("Conv2d", {"kernel_size": 5, "stride": 2, "out_channels": 4}),
        ("Conv2d", {"dilation": 3, "out_channels": 4}),
        ("AvgPool2d", {"kernel_size": 2}),
        side=48,
    )
    project = graph.project
    field = list(fields_of(project, check(project)).values())[-1]
    module = dls.build(graph)
    for parameter in module.parameters():
        nn.init.ones_(parameter)
    image = torch.ones(1, 3, 48, 48, requires_grad=True)
    out = module(image)
    out[0, 0, 2, 2].backward()
    assert image.grad is not None and field is not None
    rows = image.grad[0, 0].abs().sum(1).nonzero()
    assert int(rows.max() - rows.min()) + 1 == field.size[0]
    image.grad = None
    module(image)[0, 0, 3, 2].backward()
    moved = image.grad[0, 0].abs().sum(1).nonzero()
    assert int(moved.min() - rows.min()) == field.jump[0]


def test_a_layer_that_mixes_all_places_ends_the_field() -> None:
    project = chain(("Conv2d", {}), ("Flatten", {}), ("Linear", {})).project
    fields = list(fields_of(project, check(project)).values())
    assert fields[0] is not None and str(fields[0]) == "3 × 3, 1 × 1"
    assert fields[1:] == [None, None]


def test_a_branch_after_a_view_keeps_its_own_field() -> None:
    graph = dls.Graph("Branches")
    image = graph.add("Input", name="image", shape=(3, 8, 8))
    conv = graph.add("Conv2d", name="conv", source=image)
    graph.add("Output", name="flat_out", source=graph.add("Flatten", name="flat", source=conv))
    graph.add("Output", name="out", source=graph.add("Conv2d", name="next", source=conv))
    fields = fields_of(graph.project, check(graph.project))
    by_name = {graph.project.main.nodes[path[0]].name: field for path, field in fields.items()}
    assert by_name["flat"] is None and str(by_name["next"]) == "5 × 5, 1 × 1"


def test_the_calculator_builds_nothing_and_says_what_is_wrong() -> None:
    conv = dls.cost("Conv2d", "(N, 3, 224, 224)", out_channels=64, kernel_size=7, stride=2)
    assert conv.trainable == 64 * 3 * 49 + 64 and conv.disk_bytes == 4 * conv.trainable
    assert conv.macs == 109 * 109 * 64 * 3 * 49
    assert dls.cost("Linear", "(N, 100000)", out_features=1_000_000).parameters == 100_001_000_000
    assert dls.cost("LSTM", "(N, 10, 8)", hidden_size=16).macs == 10 * 4 * 16 * 24
    assert dls.cost("Add", "(N, 4)", "(N, 4)").parameters == 0
    for arguments, words in (
        (("Conf2d", "(N, 3)"), "Conf2d"),
        (("Conv2d", "3, 4"), "Expected shapes"),
        (("Conv2d", "(N, 3)"), "Conv2d"),
    ):
        with pytest.raises(DLStudioError, match=words):
            dls.cost(*arguments)
    with pytest.raises(DLStudioError, match="out_channels"):
        dls.cost("Conv2d", "(N, 3, 8, 8)", out_channels=-1)


def test_memory_by_optimizer_and_precision() -> None:
    graph = chain(("Conv2d", {"out_channels": 64}), ("ReLU", {}))
    count = 3 * 64 * 9 + 64
    none, one, two = (
        dls.memory(graph, optimizer=key).optimizer for key in ("SGD", "RMSprop", "Adam")
    )
    assert (none, one, two) == (0, 4 * count, 8 * count)
    half, full = dls.memory(graph, precision="bfloat16"), dls.memory(graph)
    assert half.weights * 2 == full.weights and half.activations * 2 == full.activations
    mixed = dls.memory(graph, precision="mixed")
    assert half.peak < mixed.peak < full.peak
    assert set(PRECISIONS) >= {"float32", "float16", "bfloat16", "mixed"}


def test_answering_takes_less_than_training() -> None:
    project = chain(*[("Conv2d", {"padding": 1}), ("ReLU", {})] * 4).project
    report = check(project)
    answer = inference_memory(project, report, batch=8)
    train = training_memory(project, report, batch=8)
    assert answer.gradients == answer.optimizer == 0
    # Two results at a time; the data stays with the caller.
    image, result = 4 * 8 * 3 * 64 * 64, 4 * 8 * 16 * 64 * 64
    assert answer.activations == image + 2 * result
    assert train.peak > 2 * answer.peak


@pytest.mark.parametrize(("shared", "copies"), [(False, 3), (True, 1)])
def test_a_repeated_block_works_as_often_and_learns_once_if_it_shares(
    shared: bool, copies: int
) -> None:
    inner = dls.Graph("Inner")
    x = inner.add("Input", name="x", shape=(8,))
    fc = inner.add("Linear", name="fc", source=x, out_features=8)
    inner.add("Output", name="y", source=inner.add("ReLU", name="bend", source=fc))
    outer = dls.Graph("Outer")
    a = outer.add("Input", name="a", shape=(8,))
    outer.add("Output", name="b", source=outer.add("Tanh", name="c", source=a))
    project = outer.project.with_graph("inner", inner.project.main)
    main = project.main
    node = next(node for node in main.nodes.values() if node.name == "c")
    values = {"repeat": 3, "shared": shared}
    block = replace(node, layer=Choice("block:inner", values))
    edges = tuple(
        Edge(
            e.source._replace(port="y") if e.source.node == node.id else e.source,
            e.target._replace(port="x") if e.target.node == node.id else e.target,
        )
        for e in main.edges
    )
    project = project.with_graph(
        "main", replace(main, nodes={**main.nodes, node.id: block}, edges=edges)
    )
    report = check(project)
    assert report.ok, report.diagnostics
    costs = costs_of(project, report)
    assert costs.total.parameters == report.main.parameters == copies * 72
    assert costs.total.macs == report.main.macs == 3 * 64
    assert costs.at((node.id,)) == costs.total
    memory = training_memory(project, report, batch=4)
    assert memory.weights == memory.gradients == 4 * copies * 72
