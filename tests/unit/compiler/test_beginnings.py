"""Initializers and frozen layers in the code: what torch makes of a person's own lines."""

from __future__ import annotations

from typing import Any

import black
import pytest
import torch
from torch import nn

import dlstudio as dls
from dlstudio.compiler.compile import source_of
from dlstudio.compiler.load import blank
from dlstudio.project.builder import Graph


def one(layer: str, shape: tuple[Any, ...], learning: dict[str, Any], **values: Any) -> Graph:
    """A network of one layer called ``part``."""
    graph = Graph("Net")
    kind = {"dtype": "int64"} if layer == "Embedding" else {}
    image = graph.add("Input", shape=shape, **kind)
    part = graph.add(layer, name="part", source=image, **values).learning(**learning)
    first = graph.ports_of(part)[1][0].name
    graph.add("Output", source=part[first])
    return graph


CASES: dict[str, tuple[Graph, Any, Any]] = {
    "linear": (
        one("Linear", (6,), {"weight": ("trunc_normal_", {"std": 0.02}), "bias": "zeros_"},
            out_features=5),
        lambda: nn.Linear(6, 5),
        lambda m: (nn.init.trunc_normal_(m.weight, std=0.02), nn.init.zeros_(m.bias)),
    ),
    "convolution": (
        one("Conv2d", (3, 8, 8),
            {"weight": ("kaiming_normal_", {"mode": "fan_out", "nonlinearity": "relu"})},
            out_channels=4, kernel_size=3),
        lambda: nn.Conv2d(3, 4, 3),
        lambda m: nn.init.kaiming_normal_(m.weight, mode="fan_out", nonlinearity="relu"),
    ),
    "passed on": (
        one("Conv2d", (4, 8, 8), {"weight": ("dirac_", {"groups": 2})},
            out_channels=4, kernel_size=3, groups=2),
        lambda: nn.Conv2d(4, 4, 3, groups=2),
        lambda m: nn.init.dirac_(m.weight, 2),
    ),
    "normalization": (
        one("LayerNorm", (6,), {"weight": ("constant_", {"val": 0.1}), "bias": ("constant_", {})}),
        lambda: nn.LayerNorm(6),
        lambda m: (nn.init.constant_(m.weight, 0.1), nn.init.constant_(m.bias, 0.0)),
    ),
    "sparse": (
        one("Linear", (6,), {"weight": ("sparse_", {"sparsity": 0.5})}, out_features=5),
        lambda: nn.Linear(6, 5),
        lambda m: nn.init.sparse_(m.weight, 0.5),
    ),
    "padding stays": (
        one("Embedding", ("T",), {"weight": ("normal_", {"std": 0.02})},
            num_embeddings=9, embedding_dim=4, padding_idx=2),
        lambda: nn.Embedding(9, 4, padding_idx=2),
        lambda m: (nn.init.normal_(m.weight, std=0.02), nn.init.zeros_(m.weight[2])),
    ),
    "one recurrent layer": (
        one("GRU", ("T", 6), {"weight": "orthogonal_", "bias": "ones_"}, hidden_size=5),
        lambda: nn.GRU(6, 5, batch_first=True),
        lambda m: (
            nn.init.orthogonal_(m.weight_ih_l0), nn.init.orthogonal_(m.weight_hh_l0),
            nn.init.ones_(m.bias_ih_l0), nn.init.ones_(m.bias_hh_l0),
        ),
    ),
    "several recurrent layers": (
        one("LSTM", ("T", 6), {"weight": "xavier_normal_", "bias": ("uniform_", {"b": 0.5})},
            hidden_size=5, num_layers=2, bidirectional=True),
        lambda: nn.LSTM(6, 5, 2, batch_first=True, bidirectional=True),
        lambda m: (
            [nn.init.xavier_normal_(p) for n, p in m.named_parameters() if n.startswith("w")],
            [nn.init.uniform_(p, 0, 0.5) for n, p in m.named_parameters() if n.startswith("b")],
        ),
    ),
    "transformer": (
        one("TransformerEncoderLayer", ("T", 8), {"weight": ("xavier_uniform_", {"gain": 2.0})},
            d_model=8, nhead=2),
        lambda: nn.TransformerEncoderLayer(8, 2, batch_first=True),
        lambda m: [nn.init.xavier_uniform_(p, gain=2.0) for p in m.parameters() if p.dim() > 1],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_same_seed_gives_the_tensors_of_hand_written_lines(name: str) -> None:
    graph, made, filled = CASES[name]
    torch.manual_seed(11)
    ours = dls.build(graph).part  # type: ignore[union-attr]
    torch.manual_seed(11)
    theirs = made()
    filled(theirs)
    expected = dict(theirs.named_parameters())
    for key, tensor in ours.named_parameters():  # type: ignore[union-attr]
        assert torch.equal(tensor, expected[key]), key
    assert len(expected) == len(list(ours.parameters()))  # type: ignore[union-attr]


@pytest.mark.parametrize("name", CASES)
def test_the_code_is_in_the_formatters_form(name: str) -> None:
    text = source_of(CASES[name][0].project).text
    assert black.format_str(text, mode=black.Mode()) == text


def test_a_long_name_is_broken_as_the_formatter_does() -> None:
    graph = one("Conv2d", (3, 8, 8), {"frozen": True}, out_channels=4, kernel_size=3)
    long = "a_very_long_name_of_a_convolution_for_a_line_that_is_too_long"
    image = graph.add("Input", shape=(3, 8, 8))
    handle = graph.add("Conv2d", name=long, source=image, out_channels=4, kernel_size=3).learning(
        weight=("kaiming_uniform_", {"mode": "fan_out", "nonlinearity": "relu"}), frozen=True
    )
    graph.add("Output", source=handle)
    text = source_of(graph.project).text
    assert black.format_str(text, mode=black.Mode()) == text


def test_building_without_drawing_draws_nothing() -> None:
    for graph, _, _ in CASES.values():
        state = torch.get_rng_state()
        blank(source_of(graph.project))
        assert torch.equal(state, torch.get_rng_state())


def with_blocks() -> Graph:
    """A repeated block with a frozen convolution inside, and a frozen block with a norm."""
    graph = Graph("Net")
    block = graph.block("part")
    block.parameter("width", 4)
    x = block.add("Input", name="x", shape=("width", 8, 8))
    conv = block.add("Conv2d", name="conv", source=x, out_channels="width", kernel_size=3,
                     padding=1).learning(weight="dirac_", frozen=True)  # fmt: skip
    norm = block.add("BatchNorm2d", name="norm", source=conv)
    block.add("Output", name="y", source=block.add("Dropout", source=norm))
    image = graph.add("Input", shape=(4, 8, 8))
    first = graph.add("block:part", name="first", source=image, repeat=3)
    second = graph.add("block:part", name="second", source=first, width=4).learning(frozen=True)
    graph.add("Output", source=second)
    return graph


def test_frozen_reaches_into_blocks() -> None:
    graph = with_blocks()
    module = dls.build(graph).train()
    frozen = {name for name, p in module.named_parameters() if not p.requires_grad}
    assert frozen == {
        *(f"first.{turn}.conv.{t}" for turn in range(3) for t in ("weight", "bias")),
        *(f"second.{part}.{t}" for part in ("conv", "norm") for t in ("weight", "bias")),
    }
    inside = {name: part.training for name, part in module.named_modules()}
    assert inside["first.0.norm"] and inside["second.dropout1"] and not inside["second.norm"]
    image = torch.randn(2, 4, 8, 8)
    eye = module.first[0].conv(image)  # type: ignore[index,union-attr,operator]
    bias = module.first[0].conv.bias  # type: ignore[index,union-attr]
    assert torch.allclose(eye, image + bias[:, None, None])  # type: ignore[index]
    text = source_of(graph.project).text
    assert black.format_str(text, mode=black.Mode()) == text


def test_the_counts_are_torchs() -> None:
    graph = with_blocks()
    module = dls.build(graph)
    still = sum(p.numel() for p in module.parameters() if not p.requires_grad)
    moving = sum(p.numel() for p in module.parameters() if p.requires_grad)
    found = dls.summary(graph)
    assert (found.trainable, found.frozen) == (moving, still)
    first = source_of(graph.project).text.splitlines()[0]
    assert first == f'"""Net: {moving:,} trainable parameters, {still:,} frozen."""'
    assert f"{still:,}" in str(found)


def test_frozen_statistics_stay_in_every_form() -> None:
    graph = Graph("Net")
    image = graph.add("Input", shape=(4, 8, 8))
    norm = graph.add("BatchNorm2d", name="norm", source=image).learning(frozen=True)
    graph.add("Output", source=norm)
    module = dls.build(graph).train()
    before = {name: tensor.clone() for name, tensor in module.state_dict().items()}
    inputs = torch.randn(3, 4, 8, 8) * 5
    assert torch.equal(module(inputs), module.eval()(inputs))
    module.train()(inputs)
    assert all(torch.equal(before[name], t) for name, t in module.state_dict().items())
    assert torch.equal(torch.jit.script(module)(inputs), module(inputs))
    exported = torch.export.export(module.eval(), (inputs,)).module()
    assert torch.equal(exported(inputs), module(inputs))


def test_without_settings_the_text_is_what_it_was() -> None:
    plain, again = (one("Linear", (6,), {}, out_features=5) for _ in range(2))
    handle = again.value.named("part")
    assert handle is not None
    text = source_of(plain.project).text
    assert "init" not in text.replace("__init__", "") and "requires_grad" not in text
