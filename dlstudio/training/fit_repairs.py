"""Repairs where the outputs of a network do not suit a loss of several. Part of ``readiness``."""

from __future__ import annotations

from collections.abc import Iterable

from dlstudio.catalog import LOSSES
from dlstudio.graph import edits
from dlstudio.graph.model import Edge, Graph, Node, PortRef
from dlstudio.language import Sentence, say
from dlstudio.project.commands import AddNode, Batch, Command, Connect, SetParam, SetTraining
from dlstudio.project.diagnostic import Fix
from dlstudio.spec.spec import Choice
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation.fixes import insert_on

DOWN = 90.0  # between two Outputs that are placed under one another


def usual_loss(task: str) -> tuple[Fix, ...]:
    """Use the first loss of one output that fits the data."""
    for loss in LOSSES.values():
        if task in loss.tasks and loss.plain and not loss.frames:
            label = say("Use {loss}", loss=Sentence(loss.title))
            return (Fix(label, SetTraining(name="loss", value=Choice(loss.key))),)
    return ()


def more_outputs(graph: Graph, names: Iterable[str], last: Node) -> tuple[Fix, ...]:
    """Add an Output of each name, fed by what feeds the last one; to be wired anew from there."""
    wire = next(graph.into(last.id), None)
    if wire is None:
        return ()
    number, commands = int(edits.next_id(graph).lstrip("n")), list[Command]()
    added = []
    for place, name in enumerate(names):
        id, (x, y) = f"n{number + place}", last.position
        at = (x, y + DOWN * (place + 1))
        commands.append(AddNode(layer=Choice("Output"), id=id, name=name, position=at))
        commands.append(Connect(source=wire.source, target=PortRef(id, "input")))
        added.append(name)
    label = say("Add Outputs: {names}", names=", ".join(added))
    return (Fix(label, Batch(commands=tuple(commands), title=label)),)


def flattened(graph: Graph, name: str, wire: Edge, have: TensorType) -> tuple[Fix, ...]:
    """Put a Flatten before an Output that must be one row of numbers a sample."""
    if have.rank < 3:
        return ()
    label = say(
        "Insert {layer} before {node}", layer="Flatten", node=graph.nodes[wire[1].node].name
    )
    return (insert_on(graph, name, wire, Choice("Flatten"), label),)


def as_wide(before: Node, have: TensorType, like: TensorType) -> tuple[Fix, ...]:
    """Give the Linear before an Output as many results as that which it is compared with."""
    alike = have.dims[:-1] == like.dims[:-1] and isinstance(like.dims[-1], int)
    if before.layer.key != "Linear" or not alike:
        return ()
    size = like.dims[-1]
    label = say(
        "Set {name} of {node} to {value}", name="out_features", node=before.name, value=size
    )
    return (Fix(label, SetParam(node=before.id, name="out_features", value=size)),)
