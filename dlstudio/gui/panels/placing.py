"""Where a layer goes that is chosen by key instead of dropped, and what it is wired to.

It stands right of the selected node and is wired to it if that makes sense; the command is
one undo step. Nothing here knows Qt.
"""

from __future__ import annotations

from dlstudio.catalog.own_layers import layer_of
from dlstudio.graph.edits import next_id
from dlstudio.graph.model import Graph, Node, NodeId, PortRef
from dlstudio.project.block_files import fetched
from dlstudio.project.commands import AddNode, Batch, Command, Connect
from dlstudio.project.model import Project
from dlstudio.spec.spec import Choice
from dlstudio.validation.check import check
from dlstudio.validation.wiring import ports_of

STEP_X, STEP_Y = 240.0, 120.0  # room that a node takes, in the canvas's units


def place(
    project: Project, graph_name: str, key: str, after: NodeId | None = None
) -> tuple[Command, NodeId]:
    """Return the command that adds a layer, and the id that its node will have.

    Args:
        key: of a layer, ``block:NAME``, or of a block in a file.
        after: the node that it should follow, if one is selected.

    Raises:
        ProjectError: the key names a block file that cannot be read.
    """
    key, fetch = fetched(project, key)
    first: tuple[Command, ...] = () if fetch is None else (fetch,)
    project = project if fetch is None else fetch.apply(project)
    graph = project.graphs[graph_name]
    id = next_id(graph)
    previous = graph.nodes.get(after) if after is not None else None
    spec = layer_of(project.own, key)
    add = AddNode(
        graph=graph_name,
        layer=Choice(key),
        position=_free_place(graph, previous),
        stem=spec.stem if spec is not None else "",
        id=id,
    )
    wire = _wire(project, graph_name, previous, add) if previous is not None else None
    wires = () if wire is None else (wire,)
    if not first and not wires:
        return add, id
    return Batch(graph=graph_name, commands=(*first, add, *wires), title=add.label), id


def _wire(project: Project, graph_name: str, previous: Node, add: AddNode) -> Connect | None:
    """Return the wire from the first output that fits the new node; None if none does."""
    placed = add.apply(project)
    node = placed.graphs[graph_name].nodes[add.id]
    here, there = ports_of(project, previous), ports_of(placed, node)
    if here is None or there is None or not here.outputs or not there.inputs:
        return None
    wire = Connect(
        graph=graph_name,
        source=PortRef(previous.id, here.outputs[0].name),
        target=PortRef(node.id, there.inputs[0].name),
    )
    # Another open port of the new node is no reason not to connect the first.
    wrong = (
        found
        for found in check(wire.apply(placed)).errors
        if (found.place.graph, found.node) == (graph_name, node.id)
        and (found.port == wire.target.port or found.port is found.place.param is None)
    )
    if next(wrong, None) is not None:
        return None
    return wire


def _free_place(graph: Graph, previous: Node | None) -> tuple[float, float]:
    """Return a place right of a node, or of everything, where nothing stands yet."""
    if not graph.nodes:
        return 0.0, 0.0
    if previous is None:
        previous = max(graph.nodes.values(), key=lambda node: node.position[0])
    x, y = previous.position[0] + STEP_X, previous.position[1]
    taken = [node.position for node in graph.nodes.values()]
    while any(abs(x - a) < STEP_X * 0.9 and abs(y - b) < STEP_Y * 0.9 for a, b in taken):
        y += STEP_Y
    return x, y
