"""The code of a loss graph: one class, whose ``forward`` returns a single number.

The graph becomes a network of its own: its Inputs say the types that they take, its
parameters the values that are set, and what reaches its Output is averaged.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dlstudio.compiler.emit import emit
from dlstudio.compiler.plan import lower
from dlstudio.compiler.source import Source
from dlstudio.graph import edits
from dlstudio.graph.model import Graph
from dlstudio.project.loss_graph import graph_name, loss_graph
from dlstudio.project.model import MAIN, Project
from dlstudio.project.named_values import with_values
from dlstudio.spec.expression import number
from dlstudio.validation.check import check
from dlstudio.validation.loss_types import loss_scope
from dlstudio.validation.report import GraphReport, Report


def loss_source(project: Project, report: Report | None = None) -> Source | None:
    """Write the code of the loss graph of a project; None if its loss is no graph.

    Raises:
        CompileError: the graph has errors.
    """
    name = graph_name(project.training.loss)
    graph = loss_graph(project)
    if name is None or graph is None:
        return None
    alone = _alone(project, name, graph, (report or check(project)).blocks[name])
    plan = lower(alone, check(alone))
    *others, main = plan.classes
    (result,) = main.outputs
    mean = replace(result, variable=f"{result.variable}.mean()")
    return emit(replace(plan, classes=(*others, replace(main, outputs=(mean,)))))


def _alone(project: Project, name: str, graph: Graph, report: GraphReport) -> Project:
    """Return a project whose network is the loss graph, with the types it is used with."""
    given: dict[str, Any] = {n: number(v) for n, v in loss_scope(project, name).items()}
    drawn = replace(graph, params=())
    for node in graph.nodes.values():
        layer = with_values(project, node.layer, given, count=True)
        known = report.nodes.get(node.id)
        if node.layer.key == "Input" and known is not None:
            (type,) = known.outputs
            layer = layer.with_value("shape", type.dims[1:]).with_value("dtype", type.dtype)
        drawn = edits.with_layer(drawn, node.id, layer)
    blocks = {other: one for other, one in project.graphs.items() if other not in (MAIN, name)}
    return replace(Project(title=name), graphs={MAIN: drawn, **blocks})
