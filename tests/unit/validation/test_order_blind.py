"""Attention over words without positions: torch is the judge of what it cannot see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch

import dlstudio as dls
from dlstudio.gallery import TEMPLATES
from dlstudio.project.files import load
from dlstudio.project.model import Project
from dlstudio.validation.check import check


def found(project: Project) -> list[Any]:
    return [d for d in check(project).diagnostics if d.code == "DL213"]


def reader(before: Callable[[dls.Graph, Any], Any] | None = None, block: bool = False) -> dls.Graph:
    """Words, perhaps something between, attention, and their mean."""
    graph = dls.Graph("Reader")
    tokens = graph.add("Input", name="tokens", shape=(9,), dtype="int64")
    x: Any = graph.add("Embedding", name="words", source=tokens, num_embeddings=20, embedding_dim=8)
    if before is not None:
        x = before(graph, x)
    if block:
        inner = graph.block("part")
        y = inner.add("Input", name="x", shape=(9, 8))
        inner.add("Output", name="y", source=inner.add(*ENCODER, source=y, **SIZES))
        x = graph.add("block:part", name="part", source=x)
    else:
        x = graph.add(*ENCODER, source=x, **SIZES)
    graph.add("Output", name="answer", source=graph.add("Mean", dim=(1,), source=x))
    return graph


ENCODER, SIZES = ("TransformerEncoderLayer", "encoder"), {"nhead": 2, "dim_feedforward": 8}


@pytest.mark.parametrize("block", [False, True])
def test_what_is_told_is_what_torch_cannot_see(block: bool) -> None:
    """The words in any order give one answer; with the repair they do not."""
    project = reader(block=block).project
    (problem,) = found(project)
    assert "takes the words for a set" in str(problem.sentence)
    assert project.main.nodes[problem.place.node].name == ("part" if block else "encoder")
    (fix,) = problem.fixes
    mended = fix.command.apply(project)
    assert check(mended).diagnostics == ()
    tokens = torch.arange(9).reshape(1, 9)
    for one, same in ((project, True), (mended, False)):
        torch.manual_seed(0)
        module = dls.build(one).eval()
        with torch.no_grad():
            answers = module(tokens), module(tokens.flip(1))
        assert torch.allclose(*answers, atol=1e-6) is same


KNOWING: dict[str, Callable[[dls.Graph, Any], Any]] = {
    "learned": lambda g, x: g.add("LearnedPositions", max_len=9, source=x),
    "sinusoidal": lambda g, x: g.add("SinusoidalPositions", source=x),
    "recurrent": lambda g, x: g.add("GRU", hidden_size=8, source=x)["output"],
    "convolution": lambda g, x: g.add(
        "Transpose", dim0=1, dim1=2, source=g.add(
            "Conv1d", out_channels=8, kernel_size=3, padding=1,
            source=g.add("Transpose", dim0=1, dim1=2, source=x))),
}  # fmt: skip


@pytest.mark.parametrize("kind", KNOWING)
def test_what_knows_places_is_not_blamed(kind: str) -> None:
    assert found(reader(KNOWING[kind]).project) == []


def test_other_inputs_and_numbers_are_not_blamed() -> None:
    """A second Input may hold the places; numbers may carry them in themselves."""

    def places(graph: dls.Graph, x: Any) -> Any:
        given = graph.add("Input", name="places", shape=(9, 8))
        return graph.add("Add", source=(x, given))

    assert found(reader(places).project) == []
    graph = dls.Graph("Numbers")
    x = graph.add(*ENCODER, source=graph.add("Input", shape=(9, 8)), **SIZES)
    graph.add("Output", source=x)
    assert found(graph.project) == []


def test_no_template_is_blind() -> None:
    blind = [
        key for key, spec in TEMPLATES.items()
        if spec.group in ("Text", "Transformers") and found(load(spec.path))
    ]  # fmt: skip
    assert blind == []
