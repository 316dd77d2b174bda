"""Repairs where a network gives fewer steps than there are labels. Part of ``readiness``.

Each repair was tried: the drawing is checked with it, and it is offered only where the steps
are enough then.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dlstudio.catalog import LAYERS
from dlstudio.graph.model import Node
from dlstudio.graph.topology import topology, upstream
from dlstudio.language import say
from dlstudio.project.commands import Batch, SetParam
from dlstudio.project.diagnostic import Fix
from dlstudio.project.model import Project
from dlstudio.validation.check import check

MOST = 12  # layers that are looked at, those near the Output first


def more_steps(project: Project, output: Node, labels: int) -> tuple[Fix, ...]:
    """Take away one stride of a layer, or of as many as it needs, so that the steps suffice."""
    tried = project
    commands: list[SetParam] = []
    for node in _with_strides(project, output):
        best: tuple[int, SetParam] | None = None
        for command in _smaller(node):
            if steps_of(command.apply(project), output) >= labels:
                label = say(
                    "Set {name} of {node} to {value}",
                    name="stride",
                    node=node.name,
                    value=LAYERS[node.layer.key].param("stride").show(command.value),
                )
                return (Fix(label, command),)
            steps = steps_of(command.apply(tried), output)
            if steps > max(steps_of(tried, output), best[0] if best else 0):
                best = steps, command
        if best is not None and steps_of(tried, output) < labels:
            commands.append(best[1])
            tried = best[1].apply(tried)
    if not commands or steps_of(tried, output) < labels:
        return ()
    names = ", ".join(project.main.nodes[command.node].name for command in commands)
    label = say("Set the strides of {names} to 1", names=names)
    return (Fix(label, Batch(commands=tuple(commands), title=label)),)


def steps_of(project: Project, output: Node) -> int:
    """Return the second size of what an Output gets; 0 where it is not known or in error."""
    report = check(project)
    known = report.main.nodes.get(output.id)
    type = known.inputs[0] if known is not None and report.ok else None
    if type is None or type.rank < 2:
        return 0
    return type.dims[1] if isinstance(type.dims[1], int) else 0


def _with_strides(project: Project, output: Node) -> list[Node]:
    """Return the layers before an Output that can step further than one, the last one first."""
    graph = project.main
    before = upstream(graph, [output.id])
    order = topology(graph, [output.id]).order
    nodes = [graph.nodes[id] for id in reversed(order) if id in before]
    return [node for node in nodes if node.block is None and any(_smaller(node))][:MOST]


def _smaller(node: Node) -> Iterator[SetParam]:
    """Set the stride to one, along each axis alone and along all of them."""
    spec = LAYERS.get(node.layer.key)
    param = spec.by_name.get("stride") if spec is not None else None
    if spec is None or param is None or node.layer.key.startswith(("ConvTranspose", "MaxUnpool")):
        return
    values = spec.filled(node.layer.values)
    now = values["stride"] if values["stride"] is not None else values["kernel_size"]
    sides = list(now) if isinstance(now, tuple) else [now] * int(getattr(param, "rank", 1))
    if not all(isinstance(side, int) for side in sides):
        return  # an expression of a block
    ones: list[Any] = [
        tuple(1 if place == axis else side for place, side in enumerate(sides))
        for axis, step in enumerate(sides)
        if step > 1
    ]
    every = tuple(1 for _ in sides)
    for value in dict.fromkeys([*ones, every] if ones else []):
        yield SetParam(node=node.id, name="stride", value=1 if value == every else value)
