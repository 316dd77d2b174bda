"""Networks that read words: each word is a number, its vector is learned."""

from __future__ import annotations

from dlstudio.project.builder import Graph, Handle
from gallery.pen import Step, chain, drawing, joined, linear, result


def words(graph: Graph, vocabulary: int, width: int, length: int | str = "T") -> Handle:
    """Add the Input of word numbers and their vectors."""
    tokens = graph.add("Input", name="tokens", shape=(length,), dtype="int64")
    return graph.add(
        "Embedding",
        name="embedding",
        source=tokens,
        num_embeddings=vocabulary,
        embedding_dim=width,
        padding_idx=0,
    )


def classifier(graph: Graph, vocabulary: int, width: int, hidden: int) -> None:
    """Draw a text classifier: vectors, LSTM, dropout, two classes."""
    vectors = words(graph, vocabulary, width, 16 if vocabulary < 100 else "T")
    lstm = graph.add("LSTM", name="lstm", source=vectors, hidden_size=hidden)
    steps: list[Step] = [
        ("Select", "last", {"dim": 1, "index": -1}),
        ("Dropout", "dropout", {"p": 0.5}),
        linear("fc", 2),
    ]
    result(graph, chain(graph, lstm["output"], steps))


@drawing("text-classifier")
def text_classifier(graph: Graph) -> None:
    classifier(graph, 10_000, 100, 256)


@drawing("mini-text-classifier")
def mini_text_classifier(graph: Graph) -> None:
    classifier(graph, 64, 32, 64)


@drawing("bag-of-words")
def bag_of_words(graph: Graph) -> None:
    steps: list[Step] = [("Mean", "mean", {"dim": (1,)}), linear("fc", 4)]
    result(graph, chain(graph, words(graph, 20_000, 64), steps))


@drawing("text-cnn")
def text_cnn(graph: Graph) -> None:
    vectors = words(graph, 20_000, 300, 64)
    channels = graph.add("Permute", name="channels_first", source=vectors, dims=(0, 2, 1))
    found = [
        chain(
            graph,
            channels,
            [
                ("Conv1d", f"conv{size}", {"out_channels": 100, "kernel_size": size}),
                ("ReLU", f"relu{size}"),
                ("MaxPool1d", f"strongest{size}", {"kernel_size": 65 - size}),
                ("Flatten", f"flatten{size}"),
            ],
        )
        for size in (3, 4, 5)
    ]
    features = joined(graph, "Concat", "concat", found, dim=1)
    result(graph, chain(graph, features, [("Dropout", "dropout", {"p": 0.5}), linear("fc", 2)]))


@drawing("tagger")
def tagger(graph: Graph) -> None:
    vectors = words(graph, 10_000, 100)
    lstm = graph.add("LSTM", name="lstm", source=vectors, hidden_size=128, bidirectional=True)
    steps: list[Step] = [
        ("Dropout", "dropout", {"p": 0.5}),
        linear("tags", 9),
        ("Permute", "classes_first", {"dims": (0, 2, 1)}),
    ]
    result(graph, chain(graph, lstm["output"], steps))


@drawing("character-model")
def character_model(graph: Graph) -> None:
    vectors = words(graph, 96, 64)
    lstm = graph.add(
        "LSTM", name="lstm", source=vectors, hidden_size=256, num_layers=2, dropout=0.2
    )
    steps: list[Step] = [linear("letters", 96), ("Permute", "classes_first", {"dims": (0, 2, 1)})]
    result(graph, chain(graph, lstm["output"], steps))
