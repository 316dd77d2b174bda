"""The drawing that the editor is measured with: a grid of layers, half of them with two inputs.

One wire and a half a node, and in the middle a hub from which twenty wires leave. Every layer
keeps the shape, so that every wire has one to show.
"""

from __future__ import annotations

import math

from dlstudio.catalog import LAYERS
from dlstudio.graph.model import Edge, Graph, Node, NodeId, PortRef
from dlstudio.project.model import MAIN, Project
from dlstudio.spec.spec import Choice

HUB_WIRES = 20
STEP_X, STEP_Y = 300.0, 150.0
PLAIN = ("ReLU", "BatchNorm2d", "Conv2d", "GELU")
VALUES = {"Conv2d": {"out_channels": 8, "kernel_size": 3, "padding": 1}}


def drawing(count: int) -> Project:
    """Return a project of so many nodes."""
    columns = math.ceil(math.sqrt(count))
    nodes: dict[NodeId, Node] = {}
    edges: list[Edge] = []
    for number in range(count):
        key = _layer(number, count)
        id = f"n{number + 1}"
        nodes[id] = Node(
            id=id,
            layer=Choice(key, _values(key)),
            name=f"{key.lower()}{number + 1}",
            position=(STEP_X * (number % columns), STEP_Y * (number // columns)),
        )
        for slot, source in enumerate(_sources(number, key, columns)):
            port = PortRef(id, LAYERS[key].inputs[0].name, slot)
            edges.append(Edge(PortRef(f"n{source + 1}", "output"), port))
    graph = Graph(nodes=nodes, edges=tuple(edges))
    return Project(title=f"{count} nodes", graphs={MAIN: _with_hub(graph, count)})


def hub_of(count: int) -> NodeId:
    """Return the node with the twenty wires; it stands in the middle of the grid."""
    columns = math.ceil(math.sqrt(count))
    rows = math.ceil(count / columns)
    number = columns * (rows // 2) + columns // 2
    return f"n{number + 1 + number % 2}"  # one with an ordinary number of inputs


def _layer(number: int, count: int) -> str:
    if number == 0:
        return "Input"
    if number == count - 1:
        return "Output"
    return "Add" if number % 2 else PLAIN[number // 2 % len(PLAIN)]


def _values(key: str) -> dict[str, object]:
    return {"shape": (8, 32, 32)} if key == "Input" else VALUES.get(key, {})


def _sources(number: int, key: str, columns: int) -> list[int]:
    if key == "Input":
        return []
    if key != "Add":
        return [number - 1]
    above = number - columns if number % 8 == 1 else number - 3
    return [number - 1, max(0, above)]


def _with_hub(graph: Graph, count: int) -> Graph:
    """Let the hub feed the next additions until twenty wires leave it."""
    hub = hub_of(count)
    edges = list(graph.edges)
    left = HUB_WIRES - sum(1 for edge in edges if edge.source.node == hub)
    fed = {edge.target.node for edge in edges if edge.source.node == hub}
    slots: dict[NodeId, int] = {}
    for edge in edges:
        slots[edge.target.node] = max(slots.get(edge.target.node, -1), edge.target.slot)
    start = int(hub[1:])
    for number in range(start + 1, count):
        id = f"n{number}"
        if left and graph.nodes[id].layer.key == "Add" and id not in fed:
            port = PortRef(id, LAYERS["Add"].inputs[0].name, slots[id] + 1)
            edges.append(Edge(PortRef(hub, "output"), port))
            left -= 1
    return Graph(nodes=graph.nodes, edges=tuple(edges))
