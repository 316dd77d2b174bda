"""First networks: a neuron, regressions, and layers of neurons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dlstudio.project.builder import Graph
from gallery.pen import Source, Step, chain, drawing, linear, result


def features(graph: Graph, count: int) -> Source:
    """Add the Input of a row of numbers."""
    return graph.add("Input", name="features", shape=(count,))


def mlp(
    graph: Graph,
    sizes: Sequence[int],
    activation: str = "ReLU",
    after: Sequence[tuple[str, dict[str, Any]]] = (),
) -> None:
    """Draw Linear layers with an activation, and ``after`` it, between them."""
    steps: list[Step] = []
    for place, width in enumerate(sizes[1:-1], start=1):
        steps += [linear(f"fc{place}", width), (activation, f"act{place}")]
        steps += [(layer, f"{layer.lower()}{place}", params) for layer, params in after]
    steps.append(linear("head", sizes[-1]))
    result(graph, chain(graph, features(graph, sizes[0]), steps))


@drawing("neuron")
def neuron(graph: Graph) -> None:
    steps: list[Step] = [linear("weights", 1), ("Sigmoid", "activation")]
    result(graph, chain(graph, features(graph, 3), steps), "answer")


@drawing("perceptron")
def perceptron(graph: Graph) -> None:
    mlp(graph, (2, 1))
    graph.data("moons", target="binary")
    graph.training(epochs=60, loss="BCEWithLogitsLoss", optimizer=("SGD", {"lr": 0.1}))


@drawing("mlp-xor")
def mlp_xor(graph: Graph) -> None:
    mlp(graph, (2, 4, 1), "Tanh")
    graph.data("xor", target="binary")
    graph.training(epochs=60, loss="BCEWithLogitsLoss", optimizer=("Adam", {"lr": 0.02}))


@drawing("logistic-regression")
def logistic_regression(graph: Graph) -> None:
    mlp(graph, (30, 1))
    graph.data("breast_cancer", target="binary")
    graph.training(epochs=40, batch_size=32, scaling="standard", loss="BCEWithLogitsLoss")


@drawing("softmax-regression")
def softmax_regression(graph: Graph) -> None:
    mlp(graph, (64, 10))
    graph.data("digits", size="8", layout="flat")
    graph.training(epochs=20, batch_size=32)


@drawing("mlp-iris")
def mlp_iris(graph: Graph) -> None:
    mlp(graph, (4, 16, 3))
    graph.data("iris")
    graph.training(epochs=60, batch_size=16, scaling="standard", optimizer=("Adam", {"lr": 0.01}))


@drawing("mlp-wine")
def mlp_wine(graph: Graph) -> None:
    mlp(graph, (13, 32, 32, 3), after=(("BatchNorm1d", {}), ("Dropout", {"p": 0.2})))
    graph.data("wine")
    graph.training(epochs=40, batch_size=16, scaling="standard", optimizer=("Adam", {"lr": 0.01}))


@drawing("mlp-digits")
def mlp_digits(graph: Graph) -> None:
    mlp(graph, (64, 128, 10))
    graph.data("digits", size="8", layout="flat")
    graph.training(epochs=20, batch_size=32)


@drawing("mlp-784")
def mlp_784(graph: Graph) -> None:
    mlp(graph, (784, 128, 10))
    graph.data("digits", size="28", layout="flat")
    graph.training(epochs=10, batch_size=128)


@drawing("mlp-sigmoid")
def mlp_sigmoid(graph: Graph) -> None:
    mlp(graph, (784, 128, 10), "Sigmoid")
    graph.data("digits", size="28", layout="flat")
    graph.training(epochs=30, batch_size=32)


@drawing("deep-mlp")
def deep_mlp(graph: Graph) -> None:
    mlp(graph, (2, 32, 32, 32, 2))
    graph.data("two_spirals")
    graph.training(epochs=100, batch_size=32, optimizer=("Adam", {"lr": 0.01}))
