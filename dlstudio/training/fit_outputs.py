"""Do the Outputs of the network fit the loss? Part of ``readiness``; no torch."""

from __future__ import annotations

from collections.abc import Iterator

from dlstudio.catalog.loss_spec import TARGET, LossSpec, Slot
from dlstudio.data.source_spec import DataInfo
from dlstudio.graph.model import Graph, Node
from dlstudio.language import Sentence, say
from dlstudio.project.commands import (
    SetParam,
)
from dlstudio.project.diagnostic import Diagnostic, Fix, Place
from dlstudio.project.loss_graph import loss_spec, places_of
from dlstudio.project.model import MAIN, Project
from dlstudio.spec.spec import Choice
from dlstudio.spec.tensor_type import TensorType
from dlstudio.training import fit_last, fit_repairs, fit_rows
from dlstudio.training.findings import found
from dlstudio.training.fit import accepts
from dlstudio.validation.fixes import insert_on
from dlstudio.validation.loss_types import output_types
from dlstudio.validation.report import Report

# Layers after which the last Linear still decides the size of the result.
KEEP_SIZE = (
    "Dropout", "AlphaDropout", "Identity", "ReLU", "LeakyReLU", "PReLU", "ELU", "GELU", "SiLU",
    "Sigmoid", "Tanh", "ReLU6", "RReLU", "CELU", "SELU", "Softplus", "Mish", "Hardswish",
    "Threshold", "Hardtanh", "Hardsigmoid", "Softsign", "LogSigmoid", "Hardshrink", "Softshrink",
    "Tanhshrink", "Softmax", "Softmin", "LogSoftmax", "LayerNorm", "RMSNorm", "BatchNorm1d",
)  # fmt: skip


def outputs(project: Project, report: Report, info: DataInfo) -> Iterator[Diagnostic]:
    """Compare the Outputs with what the loss takes of them for this data."""
    nodes, spec = project.main.of_layer("Output"), loss_spec(project)
    if not nodes or spec is None:
        return
    places = places_of(project, spec)
    if len(places) < len(spec.slots):
        missing = [slot.name for slot in spec.slots if slot.name not in places]
        repairs = fit_repairs.more_outputs(project.main, missing, nodes[-1])
        yield _too_few(spec, nodes, (*repairs, *fit_repairs.usual_loss(info.task)))
        return
    taken = [nodes[places[slot.name]] for slot in spec.slots]
    yield from _unused(nodes, taken)
    if info.task not in spec.tasks:
        return
    by_node = output_types(project, report.main)
    types = {slot.name: by_node[node.id] for slot, node in zip(spec.slots, taken, strict=True)}
    for slot, node in zip(spec.slots, taken, strict=True):
        have, wire = types[slot.name], next(project.main.into(node.id), None)
        if have is None or wire is None:
            continue
        (read,) = report.main.feeds[node.id] or (wire,)  # past muted layers
        before = project.main.nodes[(read or wire).source.node]
        last = fit_last.last_before(project, report, wire, read or wire)
        if slot.like == TARGET:
            yield from fit_last.unlike_loss(project, spec, last)
            expected = spec.output(info)
            if not accepts(have, expected):
                yield _output_differs(project, report, spec, node, have, expected, info)
            elif spec.frames:
                yield from fit_rows.steps(project, spec, node, have, before, info)
                yield from fit_rows.blank(project, spec, info)
        else:
            flat = fit_repairs.flattened(project.main, MAIN, wire, have)
            like = types.get(slot.like)
            wide = fit_repairs.as_wide(before, have, like) if like is not None else ()
            yield from _slot(spec, slot, node, have, like, flat, wide)
        yield from fit_last.unwanted(project, spec, slot, last)


def _too_few(spec: LossSpec, nodes: list[Node], repairs: tuple[Fix, ...]) -> Diagnostic:
    return found(
        "DL525",
        Place(node=nodes[-1].id),
        say(
            "{loss} takes {count} {count:output|outputs}: {slots}. The network has {found}: "
            "{names}. Add an "
            "Output for each; one that is called so takes that place, the others follow in order.",
            loss=Sentence(spec.title),
            count=len(spec.slots),
            slots=", ".join(slot.name for slot in spec.slots),
            found=len(nodes),
            names=", ".join(node.name for node in nodes),
        ),
        repairs,
    )


def _unused(nodes: list[Node], taken: list[Node]) -> Iterator[Diagnostic]:
    """Tell of Outputs that no loss reaches."""
    rest = [node for node in nodes if node not in taken]
    if rest:
        yield found(
            "DL519",
            Place(node=rest[0].id),
            say(
                "The loss is computed on {first} only; the other outputs are returned but not "
                "trained by it.",
                first=", ".join(node.name for node in taken),
            ),
        )


def _slot(
    spec: LossSpec,
    slot: Slot,
    node: Node,
    have: TensorType,
    like: TensorType | None,
    flat: tuple[Fix, ...],
    wide: tuple[Fix, ...],
) -> Iterator[Diagnostic]:
    """An output that is compared with another one, or with nothing."""
    place = Place(node=node.id, port="input")
    if slot.rank is not None and have.rank != slot.rank:
        yield found(
            "DL526",
            place,
            say(
                "{loss} takes {slot} as one row of numbers a sample, (N, D), but {node} gets "
                "{found}. Put a Flatten before it.",
                loss=Sentence(spec.title),
                slot=slot.name,
                node=node.name,
                found=have.shape_text(),
            ),
            flat,
        )
    elif like is not None and not accepts(have, like):
        yield found(
            "DL526",
            place,
            say(
                "{loss} compares {slot} with {like}, so both must be {expected}, but {node} gets "
                "{found}. Change the layers before it.",
                loss=Sentence(spec.title),
                slot=slot.name,
                like=slot.like,
                expected=str(like),
                node=node.name,
                found=str(have),
            ),
            wide,
        )


def _output_differs(
    project: Project,
    report: Report,
    spec: LossSpec,
    node: Node,
    have: TensorType,
    expected: TensorType,
    info: DataInfo,
) -> Diagnostic:
    loss = Sentence(spec.title)
    if info.task == "classes" and have.rank == 2:
        sentence = say(
            "The data has {classes} {classes:class|classes}, so {loss} needs {expected} from "
            "{node}, but gets "
            "{found}. Give the last Linear {classes} {classes:output|outputs}.",
            classes=len(info.class_names) or expected.dims[-1],
            loss=loss,
            expected=expected.shape_text(),
            node=node.name,
            found=have.shape_text(),
        )
    elif have.dims == expected.dims:
        sentence = say(
            "{loss} needs {expected} {expected:number|numbers} from {node}, but gets {found}.",
            loss=loss,
            expected=expected.dtype,
            node=node.name,
            found=have.dtype,
        )
    else:
        sentence = say(
            "{loss} compares the output with a target of {target}, so it needs {expected} from "
            "{node}, but gets {found}. Change the last layers so that the shapes are equal.",
            loss=loss,
            target=info.target.shape_text(),
            expected=expected.shape_text(),
            node=node.name,
            found=have.shape_text(),
        )
    fixes = _resize(project, report, node, have, expected)
    return found("DL505", Place(node=node.id, port="input"), sentence, fixes)


def _resize(
    project: Project, report: Report, node: Node, have: TensorType, expected: TensorType
) -> tuple[Fix, ...]:
    """Give the last Linear the right size, or put one before the Output."""
    size = expected.dims[-1]
    wire = next(project.main.into(node.id), None)
    if wire is None or type(size) is not int or have.dtype != expected.dtype:
        return ()
    if have.rank == expected.rank and have.dims[:-1] == expected.dims[:-1]:
        linear = _last_linear(project.main, project.main.nodes[wire.source.node])
        if linear is not None:
            label = say(
                "Set {name} of {node} to {value}", name="out_features", node=linear.name, value=size
            )
            return (Fix(label, SetParam(node=linear.id, name="out_features", value=size)),)
        label = say("Insert {layer} before {node}", layer="Linear", node=node.name)
        layer = Choice("Linear", {"out_features": size})
        return (insert_on(project.main, MAIN, wire, layer, label),)
    if have.rank == 1 and expected.rank == 2 and size == 1:
        label = say("Insert {layer} before {node}", layer="Unsqueeze", node=node.name)
        return (insert_on(project.main, MAIN, wire, Choice("Unsqueeze", {"dim": 1}), label),)
    return ()


def _last_linear(graph: Graph, node: Node) -> Node | None:
    while node.muted or node.layer.key in KEEP_SIZE:
        wires = list(graph.into(node.id))
        if len(wires) != 1:
            return None
        node = graph.nodes[wires[0].source.node]
    return node if node.layer.key == "Linear" else None
