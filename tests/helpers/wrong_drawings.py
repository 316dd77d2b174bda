"""Drawings that are wrong in ways that torch does not tell, or tells only while it runs."""

from __future__ import annotations

import dlstudio as dls
from dlstudio.project.builder import Handle
from dlstudio.project.model import Project


def strange_places() -> Project:
    graph = dls.Graph("Back")
    pool = graph.add("MaxPool2d", source=graph.add("Input", shape=(2, 8, 7)), return_indices=True)
    unpool = graph.add("MaxUnpool2d")
    graph.connect(pool["output"], unpool["input"])
    graph.connect(pool["indices"], unpool["indices"])
    graph.add("Output", source=unpool)
    return graph.project


def words_without_places() -> Project:
    graph = dls.Graph("Reader")
    tokens = graph.add("Input", shape=(9,), dtype="int64")
    words = graph.add("Embedding", source=tokens, num_embeddings=20, embedding_dim=8)
    graph.add("Output", source=graph.add("TransformerEncoderLayer", nhead=2, source=words))
    return graph.project


def places_too_far() -> Project:
    graph = dls.Graph("Far")
    best = graph.add("ArgMax", source=graph.add("Input", shape=(50,)))
    words = graph.add("Embedding", source=best, num_embeddings=20, embedding_dim=8)
    graph.add("Output", source=words)
    return graph.project


def half_mask(value: float | None = -1e9) -> Project:
    """Scores whose later steps are filled with a number, as tutorials write it."""
    graph = dls.Graph("Masked")
    scores = graph.add("Input", shape=(5, 5))
    masked = graph.add("MaskedFill", name="masked", value=value)
    graph.connect(scores, masked["input"])
    graph.connect(graph.add("CausalMask", source=scores), masked["mask"])
    graph.add("Output", source=graph.add("Softmax", dim=-1, source=masked))
    return graph.project


def filled_up(graph: dls.Graph, padding: int | None = 0) -> Handle:
    """Add vectors of words of any number; sentences are filled up with 0."""
    tokens = graph.add("Input", name="tokens", shape=("T",), dtype="int64")
    values = {"num_embeddings": 20, "embedding_dim": 8, "padding_idx": padding}
    return graph.add("Embedding", name="words", source=tokens, **values)


def unmasked_padding(layers: int = 1, padding: int | None = 0) -> Project:
    """A reader of words whose attention looks at the padding too; the answer is the first step."""
    graph = dls.Graph("Reader")
    x = graph.add("LearnedPositions", source=filled_up(graph, padding), max_len=32)
    for _ in range(layers):
        x = graph.add("TransformerEncoderLayer", nhead=2, source=x)
    graph.add("Output", source=graph.add("Select", dim=1, index=0, source=x))
    return graph.project


def step_behind_padding(key: str = "LSTM", port: str = "output", **values: object) -> Project:
    """A recurrent layer whose last step is the answer."""
    graph = dls.Graph("Reader")
    layer = graph.add(key, name="reader", source=filled_up(graph), hidden_size=6, **values)
    at = {"dim": 1, "index": -1} if port == "output" else {"dim": 0, "index": -1}
    last = graph.add("Select", name="last_step", source=layer[port], **at)
    graph.add("Output", source=graph.add("Linear", out_features=2, source=last))
    return graph.project


def narrow_shortcut(channels: int = 1) -> Project:
    """x + f(x), where x has one channel and f(x) has four."""
    graph = dls.Graph("Shortcut")
    image = graph.add("Input", shape=(channels, 6, 6))
    conv = graph.add("Conv2d", source=image, out_channels=4, kernel_size=3, padding=1)
    graph.add("Output", source=graph.add("Add", source=(image, conv)))
    return graph.project
