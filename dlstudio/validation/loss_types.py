"""The types that the Inputs of a loss graph have: those of the outputs that they take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dlstudio.project.loss_graph import bound_outputs, graph_name
from dlstudio.project.model import Project
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation.declared import scope_of
from dlstudio.validation.report import GraphReport
from dlstudio.validation.wiring import INPUT

Bound = tuple[TensorType | None, ...]


def of_loss(
    project: Project, name: str, main: GraphReport
) -> tuple[Bound | None, Mapping[str, Any] | None]:
    """Return types and values for a block that no node stands for: those of the loss graph.

    The target, and whatever is not known, is as its Input says.
    """
    if name != graph_name(project.training.loss):
        return None, None
    graph = project.graphs[name]
    types = output_types(project, main)
    outputs = bound_outputs(project, graph)
    bound = tuple(
        types.get(outputs[node.name].id) if node.name in outputs else None
        for node in graph.of_layer(INPUT)
    )
    return bound, loss_scope(project, name)


def loss_scope(project: Project, name: str) -> dict[str, Any]:
    """Return the values of the parameters of a loss graph: those of the training settings."""
    scope = scope_of(project.graphs[name])
    given = project.training.loss.values
    return {param: given.get(param, value) for param, value in scope.items()}


def output_types(project: Project, main: GraphReport) -> dict[str, TensorType | None]:
    """Return what reaches each Output of the network, by node; None while it is not known."""
    known = {node.id: main.nodes.get(node.id) for node in project.main.of_layer("Output")}
    return {id: report.inputs[0] if report is not None else None for id, report in known.items()}
