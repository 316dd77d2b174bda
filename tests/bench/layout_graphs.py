"""Graphs that automatic layouts are measured with: known networks, drawn flat, and random ones."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from dlstudio.graph.model import Edge, Graph, Node, NodeId, PortRef
from dlstudio.spec.spec import Choice

THOUSAND = (6, 12, 64, 58)  # dense layers a block: a little more than DenseNet-264


class _Flat:
    """Nodes by their layers and wires, without values: a layout looks at nothing else."""

    def __init__(self) -> None:
        self.nodes: dict[NodeId, Node] = {}
        self.edges: list[Edge] = []

    def add(self, layer: str, *sources: NodeId) -> NodeId:
        """Add a node behind others and return its id."""
        id = f"n{len(self.nodes) + 1}"
        self.nodes[id] = Node(id=id, layer=Choice(layer), name=id)
        for slot, source in enumerate(sources):
            self.edges.append(Edge(PortRef(source, "output"), PortRef(id, "input", slot)))
        return id

    def chain(self, at: NodeId, *layers: str) -> NodeId:
        """Add nodes one behind the other."""
        for layer in layers:
            at = self.add(layer, at)
        return at

    @property
    def graph(self) -> Graph:
        return Graph(nodes=self.nodes, edges=tuple(self.edges))


def resnet_152() -> Graph:
    """ResNet-152 with every convolution a node (He et al. 2015, table 1)."""
    flat = _Flat()
    at = flat.chain(flat.add("Input"), "Conv2d", "BatchNorm2d", "ReLU", "MaxPool2d")
    for blocks in (3, 8, 36, 3):
        for block in range(blocks):
            way = flat.chain(at, "Conv2d", "BatchNorm2d", "ReLU", "Conv2d", "BatchNorm2d", "ReLU")
            way = flat.chain(way, "Conv2d", "BatchNorm2d")
            side = at if block else flat.chain(at, "Conv2d", "BatchNorm2d")
            at = flat.chain(flat.add("Add", way, side), "ReLU")
    flat.chain(at, "AdaptiveAvgPool2d", "Flatten", "Linear", "Output")
    return flat.graph


def densenet(blocks: tuple[int, ...] = THOUSAND) -> Graph:
    """DenseNet in which each dense layer joins all results of its block (Huang et al. 2016)."""
    flat = _Flat()
    at = flat.chain(flat.add("Input"), "Conv2d", "BatchNorm2d", "ReLU", "MaxPool2d")
    for number, layers in enumerate(blocks):
        known = [at]
        for _ in range(layers):
            start = flat.add("Concat", *known) if len(known) > 1 else known[0]
            inner = ("BatchNorm2d", "ReLU", "Conv2d", "BatchNorm2d", "ReLU", "Conv2d")
            known.append(flat.chain(start, *inner))
        at = flat.add("Concat", *known)
        if number < len(blocks) - 1:
            at = flat.chain(at, "BatchNorm2d", "ReLU", "Conv2d", "AvgPool2d")
    flat.chain(at, "BatchNorm2d", "ReLU", "AdaptiveAvgPool2d", "Flatten", "Linear", "Output")
    return flat.graph


def googlenet() -> Graph:
    """GoogLeNet: nine times four branches (Szegedy et al. 2014)."""
    flat = _Flat()
    at = flat.chain(flat.add("Input"), "Conv2d", "ReLU", "MaxPool2d", "Conv2d", "ReLU")
    for number in range(9):
        if number in (0, 2, 7):
            at = flat.add("MaxPool2d", at)
        branches = (
            flat.chain(at, "Conv2d", "BatchNorm2d", "ReLU"),
            flat.chain(at, "Conv2d", "BatchNorm2d", "ReLU", "Conv2d", "BatchNorm2d", "ReLU"),
            flat.chain(at, "Conv2d", "BatchNorm2d", "ReLU", "Conv2d", "BatchNorm2d", "ReLU"),
            flat.chain(at, "MaxPool2d", "Conv2d", "BatchNorm2d", "ReLU"),
        )
        at = flat.add("Concat", *branches)
    flat.chain(at, "AdaptiveAvgPool2d", "Flatten", "Dropout", "Linear", "Output")
    return flat.graph


def unet() -> Graph:
    """U-Net with five levels (Ronneberger et al. 2015)."""
    flat = _Flat()
    double = ("Conv2d", "ReLU", "Conv2d", "ReLU")
    at = flat.chain(flat.add("Input"), *double)
    kept = []
    for _ in range(4):
        kept.append(at)
        at = flat.chain(at, "MaxPool2d", *double)
    while kept:
        at = flat.add("Concat", kept.pop(), flat.add("ConvTranspose2d", at))
        at = flat.chain(at, *double)
    flat.chain(at, "Conv2d", "Output")
    return flat.graph


def scattered(count: int = 200, wires: int = 300, reach: int = 30, seed: int = 1) -> Graph:
    """A drawing without a plan: wires lead from earlier nodes to later ones, not too far."""
    dice, flat = random.Random(seed), _Flat()
    pairs = {(number - 1, number) for number in range(1, count)}
    while len(pairs) < wires:
        start = dice.randrange(count - 1)
        pairs.add((start, min(count - 1, start + dice.randint(1, reach))))
    drop = dice.sample(sorted(pairs), wires // 5)
    feeds: dict[int, list[int]] = {}
    for start, end in sorted(pairs - set(drop)):
        feeds.setdefault(end, []).append(start)
    for number in range(count):
        flat.add("Add", *(f"n{start + 1}" for start in feeds.get(number, ())))
    return flat.graph


GRAPHS: Mapping[str, Callable[[], Graph]] = {
    "ResNet-152": resnet_152,
    "GoogLeNet": googlenet,
    "U-Net": unet,
    "dense blocks of 6 and 12 layers": lambda: densenet((6, 12)),
    "200 nodes wired at random": scattered,
}
