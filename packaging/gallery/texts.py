"""Networks that read words: each word is a number, its vector is learned."""

from __future__ import annotations

from dlstudio.project.builder import Graph, Handle
from gallery.pen import Step, chain, drawing, joined, linear, result


def words(graph: Graph, vocabulary: int, width: int, length: int | str = "T") -> Handle:
    """Add the Input of word numbers and their vectors."""
    return vectors_of(graph, tokens(graph, length), vocabulary, width)


def tokens(graph: Graph, length: int | str) -> Handle:
    """Add the Input of word numbers."""
    return graph.add("Input", name="tokens", shape=(length,), dtype="int64")


def vectors_of(graph: Graph, numbers: Handle, vocabulary: int, width: int) -> Handle:
    """Add the vectors of words; sentences are filled up with 0."""
    return graph.add(
        "Embedding",
        name="embedding",
        source=numbers,
        num_embeddings=vocabulary,
        embedding_dim=width,
        padding_idx=0,
    )


def classifier(graph: Graph, vocabulary: int, width: int, hidden: int) -> None:
    """Draw a text classifier: vectors, LSTM up to the last word, dropout, two classes.

    The step behind the padding would give a sentence another answer in a longer batch.
    """
    numbers = tokens(graph, 16 if vocabulary < 100 else "T")
    vectors = vectors_of(graph, numbers, vocabulary, width)
    lstm = graph.add("LSTM", name="lstm", source=vectors, hidden_size=hidden)
    is_word = graph.add("PaddingMask", name="is_word", source=numbers, true_means="visible")
    last = graph.add("GatherLast", name="last")
    graph.connect(lstm["output"], last["input"])
    graph.connect(graph.add("Sum", name="lengths", source=is_word), last["lengths"])
    result(graph, chain(graph, last, [("Dropout", "dropout", {"p": 0.5}), linear("fc", 2)]))


@drawing("text-classifier")
def text_classifier(graph: Graph) -> None:
    classifier(graph, 10_000, 100, 256)


@drawing("mini-text-classifier")
def mini_text_classifier(graph: Graph) -> None:
    classifier(graph, 64, 32, 64)
    graph.data("sentences")
    graph.training(epochs=8)


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
