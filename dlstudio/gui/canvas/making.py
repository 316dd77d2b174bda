"""Making: what the Network menu does to the selected layers. One command, one undo step each."""

from __future__ import annotations

from dataclasses import replace

from dlstudio.errors import GraphError
from dlstudio.graph.model import Edge
from dlstudio.gui.canvas import editing, healing, joining
from dlstudio.gui.canvas.fitting import snapped
from dlstudio.gui.canvas.gestures import Stage
from dlstudio.language import say
from dlstudio.project import commands, fragment
from dlstudio.project.learning_commands import SetLearning
from dlstudio.project.muting import SetMuted

GAP = 24.0  # between a wire and a layer that was taken out of it


def toggle_mute(stage: Stage) -> None:
    """Mute the selected layers, or unmute them if all of them are."""
    nodes = stage.document.graph.nodes
    ids = tuple(sorted(stage.selection.nodes & nodes.keys()))
    if ids:
        muted = not all(nodes[id].muted for id in ids)
        stage.document.do(SetMuted(graph=stage.graph_name, ids=ids, muted=muted))


def toggle_freeze(stage: Stage) -> bool:
    """Freeze the selected layers with weights, or unfreeze them if all of them are.

    Returns whether there is one.
    """
    nodes, known = stage.document.graph.nodes, stage.document.graph_report.nodes
    ids = tuple(
        id
        for id in sorted(stage.selection.nodes & nodes.keys())
        if nodes[id].learning.frozen or (id in known and known[id].weights)
    )
    if ids:
        frozen = not all(nodes[id].learning.frozen for id in ids)
        graph = stage.graph_name
        stage.document.do(SetLearning(graph=graph, ids=ids, name="frozen", value=frozen))
    return bool(ids)


def delete_and_heal(stage: Stage) -> None:
    """Remove the selected layers and join what lay around them."""
    ids = stage.selection.nodes & stage.document.graph.nodes.keys()
    if ids:
        stage.document.do(healing.removal(stage.document.project, stage.graph_name, ids))


def detach(stage: Stage) -> None:
    """Take the selected layers out of their wires, which are joined behind them."""
    ids = stage.selection.nodes & stage.document.graph.nodes.keys()
    if not ids:
        return
    boxes = [stage.scene.nodes[id].box() for id in ids]
    drop = max(b[3] for b in boxes) - min(b[1] for b in boxes) + GAP
    drop = snapped(0.0, drop)[1]
    command = healing.detachment(stage.document.project, stage.graph_name, ids, drop)
    if command is None:
        stage.document.refused.emit(
            say("No wire leads from the selected layers to others. Select layers that are wired.")
        )
    else:
        stage.document.do(command)


def connect_in_order(stage: Stage) -> None:
    """Wire the selected layers from left to right."""
    ids = stage.selection.nodes & stage.document.graph.nodes.keys()
    try:
        command = joining.in_order(stage.document.project, stage.graph_name, ids)
    except GraphError as error:
        stage.document.refused.emit(error.sentence)
        return
    stage.document.do(command)


def break_wires(stage: Stage) -> None:
    """Remove every wire of the selected layers."""
    ids, graph = stage.selection.nodes, stage.document.graph
    editing.disconnect(
        stage, tuple(e for e in graph.edges if e.source.node in ids or e.target.node in ids)
    )


def duplicate_wired(stage: Stage) -> None:
    """Copy the selected layers beside themselves; the copies read what the first ones read."""
    document, name = stage.document, stage.graph_name
    ids = stage.selection.nodes & document.graph.nodes.keys()
    if not ids:
        return
    text = fragment.copy(document.project, name, ids, stage.selection.marks)
    boxes = [stage.scene.nodes[id].box() for id in ids]
    down = snapped(0.0, max(b[3] for b in boxes) - min(b[1] for b in boxes) + GAP)[1]
    piece = replace(fragment.parse(text, name), offset=(0.0, down))
    copies, _nodes = piece.placed(document.graph)
    outer = [e for e in document.graph.edges if e.target.node in ids and e.source.node not in ids]
    wires = [Edge(e.source, e.target._replace(node=copies[e.target.node])) for e in outer]
    joins = [commands.Connect(graph=name, source=e.source, target=e.target) for e in wires]
    title = say("Duplicate with wires")
    if document.do(commands.Batch(commands=(piece, *joins), title=title)):
        stage.selection.set(copies.values())
