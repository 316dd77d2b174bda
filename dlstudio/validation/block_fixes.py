"""The commands that repair a node whose block is not in the project."""

from __future__ import annotations

from difflib import get_close_matches

from dlstudio.graph import edits
from dlstudio.graph.model import BLOCK_PREFIX, Edge, Graph, Node, PortRef
from dlstudio.language import say
from dlstudio.project.commands import PutGraph, SetLayer
from dlstudio.project.diagnostic import Fix
from dlstudio.project.model import MAIN, Project
from dlstudio.spec.spec import Choice
from dlstudio.validation import fixes
from dlstudio.validation.wiring import INPUT, OUTPUT

STEP = 304.0  # between an Input and an Output, in the canvas's units
ROW = 120.0


def for_unknown_block(project: Project, graph_name: str, node: Node) -> tuple[Fix, ...]:
    """Use the block with the nearest name, draw the missing one anew, or delete the node."""
    name = node.block or ""
    known = [other for other in project.graphs if other not in (MAIN, graph_name)]
    by_case = {other.casefold(): other for other in known}
    meant = get_close_matches(name.casefold(), by_case, 1, 0.6)
    repairs = []
    if meant:
        near = by_case[meant[0]]
        layer = Choice(f"{BLOCK_PREFIX}{near}", node.layer.values)
        label = say("Use the block {name}", name=near)
        repairs.append(Fix(label, SetLayer(graph=graph_name, node=node.id, layer=layer)))
    label = say("Draw the block {name} anew", name=name)
    drawn = _with_ports_of(project.graphs[graph_name], node)
    repairs.append(Fix(label, PutGraph(graph=name, value=drawn)))
    return (*repairs, *fixes.remove(graph_name, node))


def _with_ports_of(graph: Graph, node: Node) -> Graph:
    """Return a block with the ports that the wires of a node name; what comes in goes out."""
    ins = list(dict.fromkeys(edge.target.port for edge in graph.into(node.id))) or ["x"]
    outs = list(dict.fromkeys(edge.source.port for edge in graph.out_of(node.id))) or ["result"]
    block = Graph()
    for key, names in ((INPUT, ins), (OUTPUT, outs)):
        for row, name in enumerate(names):
            place = (STEP if key == OUTPUT else 0.0, row * ROW)
            id = edits.next_id(block)
            made = Node(id=id, layer=Choice(key), name=name, position=place)
            block = edits.with_node(block, made)
    sources = [made.id for made in block.of_layer(INPUT)]
    for row, made in enumerate(block.of_layer(OUTPUT)):
        source = PortRef(sources[min(row, len(sources) - 1)], "output")
        block = edits.with_edge(block, Edge(source, PortRef(made.id, "input")))
    return block
