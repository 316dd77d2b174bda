"""Networks with several inputs: they are read apart and joined."""

from __future__ import annotations

from dlstudio.project.builder import Graph, Handle
from gallery.pen import Step, chain, drawing, joined, linear, result

USERS, FILMS = 943, 1_682  # of MovieLens 100K


def multimodal(graph: Graph, text: int, picture: int, width: int, classes: int) -> None:
    """Draw an encoder for each input, then what joins them."""
    encoded = [
        chain(
            graph,
            graph.add("Input", name=f"{name}_features", shape=(size,)),
            [
                linear(f"{name}_encoder", width),
                ("ReLU", f"{name}_relu"),
                ("Dropout", f"{name}_dropout", {"p": 0.2}),
            ],
        )
        for name, size in (("text", text), ("image", picture))
    ]
    steps: list[Step] = [
        linear("fusion", width),
        ("ReLU", "fusion_relu"),
        ("Dropout", "fusion_dropout", {"p": 0.3}),
        linear("classifier", classes),
    ]
    result(graph, chain(graph, joined(graph, "Concat", "concat", encoded, dim=1), steps))


@drawing("multi-modal")
def multi_modal(graph: Graph) -> None:
    multimodal(graph, 300, 2048, 512, 10)


@drawing("mini-multi-modal")
def mini_multi_modal(graph: Graph) -> None:
    multimodal(graph, 16, 64, 32, 2)


def vector(graph: Graph, name: str, count: int, width: int) -> Handle:
    """Add the Input of one number and the vector learned for it."""
    number = graph.add("Input", name=name, shape=(), dtype="int64")
    return graph.add(
        "Embedding",
        name=f"{name}_vector",
        source=number,
        num_embeddings=count,
        embedding_dim=width,
    )


@drawing("matrix-factorization")
def matrix_factorization(graph: Graph) -> None:
    both = (vector(graph, "user", USERS, 32), vector(graph, "film", FILMS, 32))
    product = joined(graph, "Multiply", "product", both)
    result(graph, graph.add("Sum", name="score", source=product, dim=(1,)), "rating")


@drawing("recommender")
def recommender(graph: Graph) -> None:
    both = (vector(graph, "user", USERS, 32), vector(graph, "film", FILMS, 32))
    steps: list[Step] = [
        linear("fc1", 64),
        ("ReLU", "relu1"),
        ("Dropout", "dropout", {"p": 0.2}),
        linear("fc2", 32),
        ("ReLU", "relu2"),
        linear("fc3", 1),
    ]
    result(graph, chain(graph, joined(graph, "Concat", "concat", both, dim=1), steps), "rating")


@drawing("wide-and-deep")
def wide_and_deep(graph: Graph) -> None:
    numbers = graph.add("Input", name="numbers", shape=(16,))
    deep = chain(
        graph,
        joined(graph, "Concat", "concat", (vector(graph, "item", FILMS, 32), numbers), dim=1),
        [linear("fc1", 64), ("ReLU", "relu1"), linear("fc2", 32), ("ReLU", "relu2")],
    )
    sides = (
        chain(graph, numbers, [linear("wide", 1)]),
        chain(graph, deep, [linear("deep", 1)]),
    )
    result(graph, joined(graph, "Add", "add", sides), "score")
