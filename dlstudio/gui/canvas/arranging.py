"""Arranging: the selected nodes are aligned, spaced or straightened; one undo step each."""

from __future__ import annotations

from dlstudio.graph import arranging
from dlstudio.graph.model import Edge, NodeId
from dlstudio.gui.canvas.gestures import Stage
from dlstudio.gui.look.faces import port_spot
from dlstudio.language import Sentence, say
from dlstudio.project import commands


def align(stage: Stage, side: str) -> bool:
    """Bring one side of the selected nodes to one line; return whether anything moved."""
    return _move(stage, arranging.aligned(_boxes(stage), side), say("Align"))


def distribute(stage: Stage, *, across: bool) -> bool:
    """Give the selected nodes the same gaps; return whether anything moved."""
    return _move(stage, arranging.distributed(_boxes(stage), across=across), say("Distribute"))


def straighten(stage: Stage) -> bool:
    """Make the wires between the selected nodes level; return whether anything moved."""
    faces = {id: item.face for id, item in stage.scene.nodes.items()}

    def offsets(edge: Edge) -> tuple[float, float]:
        source, target = edge.source, edge.target
        return (
            port_spot(faces[source.node], source.port, source.slot, True)[1],
            port_spot(faces[target.node], target.port, target.slot, False)[1],
        )

    spots = arranging.straightened(stage.document.graph, _boxes(stage), offsets)
    return _move(stage, spots, say("Straighten wires"))


def _boxes(stage: Stage) -> dict[NodeId, arranging.Box]:
    nodes = stage.scene.nodes
    return {id: nodes[id].box() for id in stage.selection.nodes if id in nodes}


def _move(stage: Stage, spots: dict[NodeId, arranging.Point], title: Sentence) -> bool:
    if not spots:
        return False
    move = commands.MoveNodes(graph=stage.graph_name, positions=spots)
    return stage.document.do(commands.Batch(commands=(move,), title=title))
