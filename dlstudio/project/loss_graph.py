"""The loss of a project: an entry of the catalogue, or a graph that a person has drawn.

A loss graph is a block that no node stands for: ``block:NAME`` in the place of a loss. Its
Inputs take outputs of the network and the target; what reaches its Output is averaged. Which
Input takes what follows from the names: "target" is the target, an Input that is called as an
Output takes that one, and what is left is taken in order.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dlstudio.catalog import LOSSES
from dlstudio.catalog.loss_spec import BINARY, CLASSES, NUMBERS, TARGET, LossSpec, Slot
from dlstudio.graph import edits
from dlstudio.graph.blocks import param_of
from dlstudio.graph.model import BLOCK_PREFIX, Graph, Node
from dlstudio.language import say
from dlstudio.project.commands import Batch, PutGraph, SetTraining
from dlstudio.project.model import MAIN, Project
from dlstudio.spec.spec import Choice
from dlstudio.spec.tensor_type import TensorType

GROUP = "Loss graphs"
STEP_X, STEP_Y = 640.0, 110.0  # between the ends of a new graph, and between its Inputs
ACTIVATIONS = {"LogSoftmax": "exp", "Softmax": "none", "Sigmoid": "none", "Hardsigmoid": "none"}


def graph_name(choice: Choice) -> str | None:
    """Return which graph a loss is; None for an entry of the catalogue."""
    return choice.key.removeprefix(BLOCK_PREFIX) if choice.key.startswith(BLOCK_PREFIX) else None


def loss_graph(project: Project) -> Graph | None:
    """Return the graph that is the loss of a project, if it is one and is there."""
    name = graph_name(project.training.loss)
    return project.graphs.get(name) if name not in (None, MAIN) else None


def loss_spec(project: Project) -> LossSpec | None:
    """Return what the loss of a project is and takes; None if there is no such loss."""
    name = graph_name(project.training.loss)
    if name is None:
        entry: LossSpec | None = LOSSES.get(project.training.loss.key)
        return entry
    graph = loss_graph(project)
    return None if graph is None else spec_of_graph(project, name, graph)


def spec_of_graph(project: Project, name: str, graph: Graph) -> LossSpec:
    """Describe a graph as an entry of the catalogue of losses."""
    names = tuple(node.name for node in graph.of_layer("Input"))
    slots = tuple(Slot(name) for name in names if name != TARGET)
    return LossSpec(
        key=f"{BLOCK_PREFIX}{name}",
        title=name,
        group=GROUP,
        summary="A loss that is drawn in this project.",
        params=tuple(param_of(declared) for declared in graph.params),
        torch_class="",
        tasks=(CLASSES, BINARY, NUMBERS),
        output_kind="numbers",
        activation=_activation(project, [slot.name for slot in slots]),
        slots=slots,
        order=names,
    )


def _activation(project: Project, slots: Sequence[str]) -> str:
    """Tell what the first output is from the layer before it; raw scores if it is no other."""
    outputs = project.main.of_layer("Output")
    place = placed(slots, [node.name for node in outputs]).get(slots[0]) if slots else None
    wire = next(project.main.into(outputs[place].id), None) if place is not None else None
    node = project.main.nodes.get(wire.source.node) if wire is not None else None
    return ACTIVATIONS.get(node.layer.key if node is not None else "", "by task")


def placed(slots: Sequence[str], outputs: Sequence[str]) -> dict[str, int]:
    """Return which output each slot takes: the one called so, or else the next that is free."""
    places = {slot: outputs.index(slot) for slot in slots if slot in outputs}
    free = [place for place in range(len(outputs)) if place not in places.values()]
    for slot in slots:
        if slot not in places and free:
            places[slot] = free.pop(0)
    return {slot: places[slot] for slot in slots if slot in places}


def places_of(project: Project, spec: LossSpec) -> dict[str, int]:
    """Return which Output of the network each slot of its loss takes; some may be missing."""
    outputs = [node.name for node in project.main.of_layer("Output")]
    if len(spec.slots) == 1 and graph_name(project.training.loss) is None:
        return {spec.slots[0].name: 0} if outputs else {}
    return placed([slot.name for slot in spec.slots], outputs)


def bound_outputs(project: Project, graph: Graph) -> dict[str, Node]:
    """Return, by the name of an Input of a loss graph, the Output of the network it takes."""
    outputs = project.main.of_layer("Output")
    slots = [node.name for node in graph.of_layer("Input") if node.name != TARGET]
    places = placed(slots, [node.name for node in outputs])
    return {slot: outputs[place] for slot, place in places.items()}


def losses_drawn(project: Project) -> dict[str, LossSpec]:
    """Return the graphs that can be the loss: the blocks that no node stands for."""
    used = {node.block for graph in project.graphs.values() for node in graph.nodes.values()}
    return {
        f"{BLOCK_PREFIX}{name}": spec_of_graph(project, name, graph)
        for name, graph in project.graphs.items()
        if name != MAIN and name not in used
    }


def new_loss_graph(
    project: Project, types: Sequence[TensorType | None], target: TensorType | None
) -> Batch:
    """Return the command that begins a loss graph and chooses it.

    Args:
        types: of the Outputs of the network, in their order.
        target: of the data, if it is known.
    """
    stem, number = "loss", 1
    while (stem if number == 1 else f"{stem} {number}") in project.graphs:
        number += 1
    name = stem if number == 1 else f"{stem} {number}"
    graph = Graph()
    names = [node.name for node in project.main.of_layer("Output")] or ["output"]
    wanted = [*zip(names, types, strict=False), (TARGET, target)]
    for place, (title, type) in enumerate(wanted):
        node = Node(
            id=edits.next_id(graph),
            layer=Choice("Input", _values(type)),
            name=title if title != TARGET or place == len(wanted) - 1 else "output",
            position=(0.0, place * STEP_Y),
        )
        graph = edits.with_node(graph, node)
    end = Node(
        id=edits.next_id(graph), layer=Choice("Output"), name="loss", position=(STEP_X, STEP_Y / 2)
    )
    loss = Choice(f"{BLOCK_PREFIX}{name}")
    return Batch(
        commands=(
            PutGraph(graph=name, value=edits.with_node(graph, end)),
            SetTraining(name="loss", value=loss),
        ),
        title=say("New loss graph {name}", name=name),
    )


def _values(type: TensorType | None) -> dict[str, Any]:
    return {} if type is None else {"shape": type.dims[1:], "dtype": type.dtype}
