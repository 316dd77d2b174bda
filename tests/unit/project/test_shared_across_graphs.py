"""Weights are shared between nodes of one graph; asking for more is refused, and changes nothing.

An id says nothing about the graph: n2 of a block is another node outside of it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

import dlstudio as dls
from dlstudio.errors import GraphError
from dlstudio.language import translated
from dlstudio.project.builder import Handle
from dlstudio.project.diagnostic import Diagnostic


def network() -> tuple[dls.Graph, dict[str, Handle]]:
    """A reader of words in a block, a head outside, and a step in both."""
    graph = dls.Graph("Words")
    step, body = graph.block("step"), graph.block("body")
    x = step.add("Input", shape=(8,))
    step.add("Output", source=step.add("Linear", source=x, out_features=8))
    tokens = body.add("Input", shape=(5,), dtype="int64")
    words = body.add("Embedding", name="words", source=tokens, num_embeddings=9, embedding_dim=8)
    inner = body.add("block:step", name="inner", source=words)
    body.add("Output", source=inner)
    reader = graph.add(
        "block:body", name="reader", source=graph.add("Input", shape=(5,), dtype="int64")
    )
    outer = graph.add("block:step", name="outer", source=reader)
    head = graph.add("Linear", name="head", source=outer, out_features=9)
    graph.add("Output", source=head)
    handles = {h.name: h for h in (words, inner, reader, outer, head)}
    return graph, handles


ASKED: dict[str, Callable[[dls.Graph, dict[str, Handle]], object]] = {
    "a head outside for words inside": lambda g, h: h["head"].learning(tied_to=h["words"]),
    "words inside for a head outside": lambda g, h: h["words"].learning(tied_to=h["head"]),
    "a block inside for one outside": lambda g, h: g.add("block:step", same_as=h["inner"]),
    "a head for one of another drawing": lambda g, h: h["head"].learning(
        tied_to=network()[1]["head"]
    ),
}


@pytest.mark.parametrize("name", ASKED)
def test_it_is_refused(name: str) -> None:
    graph, handles = network()
    before = graph.project
    with pytest.raises(GraphError, match="stands in another graph") as caught:
        ASKED[name](graph, handles)
    assert "同一个" in translated(caught.value.sentence, "zh_CN")
    assert graph.project == before and dls.check(graph).ok


@pytest.mark.parametrize(
    ("asked", "words"),
    [("reader", "reader has no single weight"), ("words", "no node with the id “words” beside it")],
)
def test_what_a_file_may_ask_for_is_told(asked: str, words: str) -> None:
    """By the node of the block, and by a name: neither is a layer beside it."""
    graph, handles = network()
    handles["head"].learning(tied_to=handles["reader"] if asked == "reader" else asked)
    found: list[Diagnostic] = [d for d in dls.check(graph).report.errors if d.code == "DL212"]
    (problem,) = found
    assert words in str(problem.sentence)
    assert dls.check(problem.fixes[-1].command.apply(graph.project)).ok
