"""Blocks of sequences, generative networks and graphs."""

from __future__ import annotations

from gallery.pen import Source, Step, chain, joined, result

from dlstudio.project.builder import Graph
from library.pen import block, width


@block("seq2seq-attention")
def seq2seq_attention(graph: Graph) -> None:
    graph.parameter("words_in", 64, low=1, help="Words of the language that is read.")
    graph.parameter("words_out", 64, low=1, help="Words of the language that is written.")
    width(graph, 64, "Numbers of each state.")
    source = graph.add("Input", name="source", shape=("T",), dtype="int64")
    target = graph.add("Input", name="target", shape=("U",), dtype="int64")

    def embedded(words: Source, name: str, count: str) -> Source:
        values = {"num_embeddings": count, "embedding_dim": "width"}
        return graph.add("Embedding", name=name, source=words, **values)

    read = graph.add("GRU", name="encoder", hidden_size="width")
    graph.connect(embedded(source, "source_words", "words_in"), read["input"])
    written = graph.add("GRU", name="decoder", hidden_size="width")
    graph.connect(embedded(target, "target_words", "words_out"), written["input"])
    graph.connect(read["h_n"], written["h_0"])
    keys: list[Step] = [
        ("Linear", "keys", {"out_features": "width", "bias": False}),
        ("Transpose", "keys_across"),
    ]
    scores = graph.add("MatMul", name="scores")
    graph.connect(written["output"], scores["input"])
    graph.connect(chain(graph, read["output"], keys), scores["other"])
    weights = graph.add("Softmax", name="softmax", source=scores, dim=2)
    context = graph.add("MatMul", name="context")
    graph.connect(weights, context["input"])
    graph.connect(read["output"], context["other"])
    both = joined(graph, "Concat", "both", (context, written["output"]), dim=2)
    ends: list[Step] = [
        ("Linear", "combine", {"out_features": "width", "bias": False}),
        ("Tanh", "tanh"),
    ]
    result(graph, chain(graph, both, ends), "states")
    result(graph, weights, "weights")


@block("vae-bottleneck")
def vae_bottleneck(graph: Graph) -> None:
    graph.parameter("latent", 8, low=1, help="Numbers of the code.")
    features = graph.add("Input", name="features", shape=(64,))
    draw = graph.add("Reparameterize", name="draw")
    for port in ("mean", "log_var"):
        said = graph.add("Linear", name=f"{port}_fc", source=features, out_features="latent")
        graph.connect(said, draw[port])
        result(graph, said, port)
    result(graph, draw, "code")


@block("graph-convolution")
def graph_convolution(graph: Graph) -> None:
    width(graph, 16, "Numbers that are found for each node.")
    adjacency = graph.add("Input", name="adjacency", shape=(34, 34))
    features = graph.add("Input", name="features", shape=(34, 8))
    degree = graph.add("Sum", name="degree", source=adjacency, dim=(2,), keepdim=True)
    share = graph.add("Rsqrt", name="share", source=degree)
    own = graph.add("Linear", name="fc", source=features, out_features="width", bias=False)
    given = joined(graph, "Multiply", "given", (share, own))
    mixed = graph.add("MatMul", name="neighbours")
    graph.connect(adjacency, mixed["input"])
    graph.connect(given, mixed["other"])
    result(graph, joined(graph, "Multiply", "taken", (share, mixed)), "result")
