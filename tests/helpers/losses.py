"""Projects whose loss takes several outputs, or is drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dlstudio.project.builder import Graph, Handle
from dlstudio.project.model import Project, TrainSpec
from dlstudio.spec.spec import Choice

SETTINGS = TrainSpec(epochs=3, batch_size=32, threads=1, metrics=())


def two(graph: Graph, key: str, left: Handle, right: Handle, **values: Any) -> Handle:
    """Add a node of two inputs that must not be mixed up."""
    node = graph.add(key, **values)
    graph.connect(left, node["input"])
    graph.connect(right, node["other"])
    return node


def several(outputs: tuple[str, ...], loss: Choice, size: int = 2, **settings: Any) -> Project:
    """Points through one hidden layer to several Outputs of one size each."""
    graph = Graph("several")
    x = graph.add("Input", shape=(2,))
    hidden = graph.add("Tanh", source=graph.add("Linear", out_features=8, source=x))
    for name in outputs:
        head = graph.add("Linear", name=f"to_{name}", out_features=size, source=hidden)
        graph.add("Output", name=name, source=head)
    training = replace(SETTINGS, loss=loss, **settings)
    return replace(graph.project, data=Choice("two_spirals", {"samples": 240}), training=training)


def dice_bce(graph: Graph, name: str, axes: tuple[int, ...], shape: tuple[int, ...]) -> None:
    """Draw share·Dice + (1 − share)·binary cross-entropy of one output and its target."""
    loss = graph.block(name)
    loss.parameter("smooth", 1.0, low=0.0)
    loss.parameter("share", 0.5, low=0.0, high=1.0)
    scores = loss.add("Input", name="mask", shape=shape)
    target = loss.add("Input", name="target", shape=shape)
    p = loss.add("Sigmoid", source=scores)
    overlap = loss.add("Sum", dim=axes, source=loss.add("Multiply", source=(p, target)))
    areas = [loss.add("Sum", dim=axes, source=one) for one in (p, target)]
    doubled = loss.add("Scale", factor=2.0, source=overlap)
    above = loss.add("AddConstant", value="smooth", source=doubled)
    below = loss.add("AddConstant", value="smooth", source=loss.add("Add", source=areas))
    dice = two(loss, "Divide", above, below, name="dice")
    missed = loss.add("AddConstant", value=1.0, source=loss.add("Negative", source=dice))
    product = loss.add("Multiply", source=(scores, target))
    pixels = two(loss, "Subtract", loss.add("Softplus", source=scores), product)
    parts = (
        loss.add("Scale", factor="share", source=missed),
        loss.add("Scale", factor="1 - share", source=loss.add("Mean", dim=axes, source=pixels)),
    )
    loss.add("Output", name="loss", source=loss.add("Add", source=parts))


def drawn(**settings: Any) -> Project:
    """Spirals, yes or no, with the loss drawn above."""
    graph = Graph("drawn")
    x = graph.add("Input", shape=(2,))
    hidden = graph.add("Tanh", source=graph.add("Linear", out_features=16, source=x))
    head = graph.add("Linear", name="head", out_features=1, source=hidden)
    graph.add("Output", name="mask", source=head)
    dice_bce(graph, "dice and pixels", (1,), (1,))
    training = replace(SETTINGS, loss=Choice("block:dice and pixels", {"share": 0.25}), **settings)
    data = Choice("two_spirals", {"samples": 240, "target": "binary"})
    return replace(graph.project, data=data, training=training)
