"""The networks and data that several benches use."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from dlstudio.catalog import LAYERS
from dlstudio.graph import model
from dlstudio.graph.model import Edge, Node, PortRef
from dlstudio.project.builder import Graph
from dlstudio.project.files import load
from dlstudio.project.model import MAIN, Project, TrainSpec
from dlstudio.spec.spec import Choice
from tests.bench.places import SAMPLES

IMAGES = 60_000


def large(nodes: int, width: int) -> Project:
    """A residual network of so many nodes; another width makes every shape another one."""
    drawing = _Drawing()
    at = drawing.add("Input", shape=(3, 64, 64))
    at = drawing.add("Conv2d", at, out_channels=width, kernel_size=3, padding=1)
    for number in range((nodes - 6) // 5):
        way = drawing.add("Conv2d", at, out_channels=width + number % 7, kernel_size=3, padding=1)
        way = drawing.add("ReLU", drawing.add("BatchNorm2d", way))
        way = drawing.add("Conv2d", way, out_channels=width, kernel_size=3, padding=1)
        at = drawing.add("Add", at, way)
    at = drawing.add("Flatten", drawing.add("AdaptiveAvgPool2d", at, output_size=1))
    drawing.add("Output", drawing.add("Linear", at, out_features=10))
    return drawing.project


class _Drawing:
    """Nodes in a row, as a file brings them; drawing them by commands would take seconds."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.edges: list[Edge] = []

    def add(self, layer: str, *sources: str, **values: Any) -> str:
        """Add a node behind others and return its id."""
        number = len(self.nodes) + 1
        id, many = f"n{number}", len(sources) > 1
        self.nodes[id] = Node(
            id=id,
            layer=Choice(layer, values),
            name=f"{layer.lower()}{number}",
            position=(280.0 * (number % 40), 160.0 * (number // 40)),
        )
        for slot, source in enumerate(sources):
            port = LAYERS[layer].inputs[0].name
            target = PortRef(id, port, slot if many else 0)
            self.edges.append(Edge(PortRef(source, "output"), target))
        return id

    @property
    def project(self) -> Project:
        graph = model.Graph(nodes=self.nodes, edges=tuple(self.edges))
        return Project(title="Large", graphs={MAIN: graph})


def mnist_net(**settings: Any) -> Project:
    """The sample MNISTNet, on digits of 28×28 pixels."""
    return trained_by(load(SAMPLES / "mnist-net.dls"), **settings)


def tiny_mlp(samples: int = 1000, **settings: Any) -> Project:
    """2-16-16-2 on two spirals, batch 32."""
    graph = Graph("Tiny MLP")
    at = graph.add("Input", shape=(2,))
    for _ in range(2):
        at = graph.add("ReLU", source=graph.add("Linear", out_features=16, source=at))
    graph.add("Output", source=graph.add("Linear", out_features=2, source=at))
    data = Choice("two_spirals", {"samples": samples})
    project = replace(graph.project, data=data, training=TrainSpec(batch_size=32))
    return trained_by(project, **settings)


def trained_by(project: Project, **settings: Any) -> Project:
    """Return the project with other training settings, and one torch thread."""
    return replace(project, training=replace(project.training, **{"threads": 1, **settings}))


def synthetic_images(path: Path, count: int = IMAGES) -> Path:
    """Write 28×28 grey pictures of ten kinds (bytes), each a pattern under much noise."""
    dice = np.random.default_rng(0)
    patterns = dice.integers(0, 256, (10, 28, 28))
    kinds = dice.integers(0, 10, count)
    images = np.empty((count, 1, 28, 28), np.uint8)
    for start in range(0, count, 5000):
        part = slice(start, start + 5000)
        noise = dice.integers(0, 256, (len(kinds[part]), 28, 28))
        images[part, 0] = (0.25 * patterns[kinds[part]] + 0.75 * noise).astype(np.uint8)
    np.savez(path, x=images, y=kinds)
    return path
