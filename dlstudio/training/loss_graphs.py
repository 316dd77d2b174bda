"""Can the loss graph be a loss? Part of ``readiness``; no torch.

``check`` has looked at it as a network; here is what a loss must be beyond that: one number
that follows smoothly from an output of the network, and a target as the data has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from dlstudio.catalog.loss_spec import TARGET
from dlstudio.data.source_spec import DataInfo
from dlstudio.graph.model import Graph, Node, NodeId, PortRef
from dlstudio.language import say
from dlstudio.project.commands import Batch, RemoveNodes, SetParam, SetTraining
from dlstudio.project.diagnostic import Diagnostic, Fix, Place
from dlstudio.project.loss_graph import graph_name, loss_graph, loss_spec, places_of
from dlstudio.project.model import Project
from dlstudio.spec.tensor_type import FLOAT, TensorType
from dlstudio.training.findings import found, setting
from dlstudio.training.fit import accepts
from dlstudio.training.fit_repairs import usual_loss
from dlstudio.validation.check import check
from dlstudio.validation.loss_types import output_types
from dlstudio.validation.report import GraphReport, Report

# Results that are flat almost everywhere, or cut off from what they follow from.
FLAT = ("Detach", "Sign", "Floor", "Round", "OneHot", "ArgMax", "ArgMin")


def problems(project: Project, report: Report, info: DataInfo) -> Iterator[Diagnostic]:
    """Find what keeps the loss graph of a project from being its loss."""
    graph, name = loss_graph(project), graph_name(project.training.loss)
    if graph is None or name is None:
        return
    known = report.blocks[name]
    yield from _ends(name, graph, known, usual_loss(info.task))
    yield from _weights(name, graph, known)
    yield from _target(name, graph, known, info)
    yield from _metrics(project, report, info)


def _ends(
    name: str, graph: Graph, known: GraphReport, usual: tuple[Fix, ...]
) -> Iterator[Diagnostic]:
    """One Output, of numbers with a slope."""
    outputs = graph.of_layer("Output")
    if len(outputs) != 1:
        label = say("Remove {node}", node=outputs[-1].name)
        yield found(
            "DL528",
            Place(graph=name, node=outputs[-1].id),
            say(
                "The loss graph {graph} has {count} Outputs, but a loss is one number. Join what "
                "they give, and keep one.",
                graph=name,
                count=len(outputs),
            ),
            (Fix(label, RemoveNodes(graph=name, ids=(outputs[-1].id,))),),
        )
        return
    (end,) = outputs
    (type,) = known.nodes[end.id].inputs
    place = Place(graph=name, node=end.id, port="input")
    if type is not None and type.dtype != FLOAT:
        yield found(
            "DL528",
            place,
            say(
                "The loss graph {graph} gives {found}, but a loss is a float32 number. End it "
                "with numbers that can grow and shrink.",
                graph=name,
                found=str(type),
            ),
            usual,
        )
    elif not _follows(graph, known, end.id):
        yield found(
            "DL528",
            place,
            say(
                "The loss graph {graph} does not follow smoothly from any output of the network, "
                "so nothing can be learned from it. Wire an Input to its end by nodes that do "
                "not round, compare or detach.",
                graph=name,
            ),
            usual,
        )


def _follows(graph: Graph, known: GraphReport, end: NodeId) -> bool:
    """Tell whether an Input but the target reaches the end with a gradient."""
    reached: set[PortRef] = {
        PortRef(node.id, "output") for node in graph.of_layer("Input") if node.name != TARGET
    }
    for id in known.order:
        node, feed = graph.nodes[id], known.feeds.get(id)
        if feed is None or node.layer.key in (*FLAT, "Input"):
            continue
        if not any(
            wire is not None and wire.source in reached and _smooth(known, wire.source)
            for wire in feed
        ):
            continue
        if id == end:
            return True
        reached.update(ref for ref in known.types if ref.node == id)
    return False


def _smooth(known: GraphReport, ref: PortRef) -> bool:
    type = known.types.get(ref)
    return type is not None and type.dtype == FLOAT


def _weights(name: str, graph: Graph, known: GraphReport) -> Iterator[Diagnostic]:
    """A loss learns nothing itself."""
    for id in known.live:
        if not known.nodes[id].weights:
            continue
        node = graph.nodes[id]
        label = say("Remove {node}", node=node.name)
        yield found(
            "DL528",
            Place(graph=name, node=id),
            say(
                "{node} has weights, but what stands in a loss graph is not trained. Take it out, "
                "or move it into the network.",
                node=node.name,
            ),
            (Fix(label, RemoveNodes(graph=name, ids=(id,))),),
        )


def _target(name: str, graph: Graph, known: GraphReport, info: DataInfo) -> Iterator[Diagnostic]:
    """The Input of the target is as the data has it."""
    node = graph.named(TARGET)
    if node is None or node.layer.key != "Input" or node.id not in known.nodes:
        return
    (have,) = known.nodes[node.id].outputs
    if have == info.target:
        return
    yield found(
        "DL504",
        Place(graph=name, node=node.id, param="shape"),
        say(
            "The data gives {field} as {expected}, but the input {node} expects {found}. Set its "
            "shape and dtype to those of the data.",
            field=TARGET,
            expected=str(info.target),
            node=node.name,
            found=str(have),
        ),
        (_as_target(name, node, info.target),),
    )


def _as_target(name: str, node: Node, type: TensorType) -> Fix:
    label = say("Set {node} to {type}", node=node.name, type=str(type.with_dims(type.dims[1:])))
    commands = (
        SetParam(graph=name, node=node.id, name="shape", value=type.dims[1:]),
        SetParam(graph=name, node=node.id, name="dtype", value=type.dtype),
    )
    return Fix(label, Batch(commands=commands, title=label))


def is_measured(project: Project, info: DataInfo) -> bool:
    """Tell whether the first output that the loss takes can be compared with the target."""
    return _unlike(project, check(project), info) is None


def _unlike(
    project: Project, report: Report, info: DataInfo
) -> tuple[Node, TensorType, TensorType] | None:
    """Return the first output of a loss graph, its type and what it should be, if it differs."""
    spec = loss_spec(project)
    if spec is None or loss_graph(project) is None:
        return None
    places = list(places_of(project, spec).values())
    if not places:
        return None
    node = project.main.of_layer("Output")[places[0]]
    have, expected = output_types(project, report.main)[node.id], spec.output(info)
    return None if have is None or accepts(have, expected) else (node, have, expected)


def _metrics(project: Project, report: Report, info: DataInfo) -> Iterator[Diagnostic]:
    """Metrics compare the first output that the graph takes with the target."""
    unlike = _unlike(project, report, info) if project.training.metrics else None
    if unlike is None:
        return
    node, have, expected = unlike
    fix = Fix(say("Remove all metrics"), SetTraining(name="metrics", value=()))
    yield found(
        "DL517",
        setting("metrics"),
        say(
            "Metrics compare {node} with the target, so it must be {expected}, but it is "
            "{found}. Remove them, or name another output first.",
            node=node.name,
            expected=str(expected),
            found=str(have),
        ),
        (fix,),
    )
