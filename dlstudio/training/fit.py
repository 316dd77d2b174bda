"""Does the network fit the data and the loss? Part of ``readiness``; no torch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dlstudio.catalog import LOSSES, OPTIMIZERS
from dlstudio.data.source_spec import DataInfo
from dlstudio.graph.model import Edge, Graph, Node
from dlstudio.language import Sentence, say
from dlstudio.project.commands import (
    Batch,
    Command,
    Connect,
    RemoveNodes,
    SetLayer,
    SetParam,
    SetTraining,
)
from dlstudio.project.diagnostic import Diagnostic, Fix, Place
from dlstudio.project.model import MAIN, Project
from dlstudio.spec.spec import Choice
from dlstudio.spec.tensor_type import TensorType, same_dim
from dlstudio.training.findings import found, setting
from dlstudio.validation.fixes import insert_on
from dlstudio.validation.report import Report

# Layers after which the last Linear still decides the size of the result.
KEEP_SIZE = (
    "Dropout", "AlphaDropout", "Identity", "ReLU", "LeakyReLU", "PReLU", "ELU", "GELU", "SiLU",
    "Sigmoid", "Tanh", "ReLU6", "RReLU", "CELU", "SELU", "Softplus", "Mish", "Hardswish",
    "Threshold", "Hardtanh", "Hardsigmoid", "Softsign", "LogSigmoid", "Hardshrink", "Softshrink",
    "Tanhshrink", "Softmax", "Softmin", "LogSoftmax", "LayerNorm", "RMSNorm", "BatchNorm1d",
)  # fmt: skip
BATCH_NORMS = ("BatchNorm1d", "BatchNorm2d", "BatchNorm3d")


def weights(project: Project, report: Report) -> Iterator[Diagnostic]:
    """Something must be there to learn, from batches that the layers can take."""
    if not any(report.weights.values()):
        yield found(
            "DL520",
            Place(),
            say(
                "The network has no weights, so there is nothing to learn. Add a layer such as "
                "Linear or Conv2d."
            ),
        )
    norm = _batch_norm(project)
    if norm is not None and project.training.batch_size == 1:
        yield found(
            "DL512",
            Place(graph=norm[0], node=norm[1].id),
            say(
                "{node} compares the samples of a batch, so a batch of one cannot be trained. "
                "Set the batch size to 2 or more.",
                node=norm[1].name,
            ),
            (
                Fix(
                    say("Set the batch size to {size}", size=32),
                    SetTraining(name="batch_size", value=32),
                ),
            ),
        )


def inputs(project: Project, report: Report, info: DataInfo) -> Iterator[Diagnostic]:
    """Compare Input nodes with the fields of the data, by their order."""
    nodes = project.main.of_layer("Input")
    fields = list(info.inputs.items())
    if len(nodes) != len(fields):
        yield found(
            "DL503",
            Place(node=nodes[-1].id if nodes else None),
            say(
                "The network has {inputs} {inputs:input|inputs}, but the data has {fields} "
                "{fields:field|fields}: {names}. "
                "There must be one Input for each field, in this order.",
                inputs=len(nodes),
                fields=len(fields),
                names=", ".join(f"{name} {type}" for name, type in fields),
            ),
        )
        return
    for node, (name, type) in zip(nodes, fields, strict=True):
        known = report.main.nodes.get(node.id)
        have = known.outputs[0] if known else None
        if have is not None and not _accepts(have, type):
            yield _input_differs(node, name, have, type)


def _input_differs(node: Node, name: str, have: TensorType, type: TensorType) -> Diagnostic:
    commands: list[Command] = []
    if have.dims != type.dims:
        commands.append(SetParam(node=node.id, name="shape", value=type.dims[1:]))
    if have.dtype != type.dtype:
        commands.append(SetParam(node=node.id, name="dtype", value=type.dtype))
    label = say("Set {node} to {type}", node=node.name, type=str(type.with_dims(type.dims[1:])))
    return found(
        "DL504",
        Place(node=node.id, param="shape" if have.dims != type.dims else "dtype"),
        say(
            "The data gives {field} as {expected}, but the input {node} expects {found}. Set its "
            "shape and dtype to those of the data.",
            field=name,
            expected=str(type),
            node=node.name,
            found=str(have),
        ),
        (Fix(label, Batch(commands=tuple(commands), title=label)),),
    )


def outputs(project: Project, report: Report, info: DataInfo) -> Iterator[Diagnostic]:
    """Compare the first Output with what the loss needs for this data."""
    nodes = project.main.of_layer("Output")
    if not nodes:
        return
    known = report.main.nodes.get(nodes[0].id)
    have = known.inputs[0] if known else None
    if len(nodes) > 1:
        yield found(
            "DL519",
            Place(node=nodes[1].id),
            say(
                "The loss is computed on {first} only; the other outputs are returned but not "
                "trained by it.",
                first=nodes[0].name,
            ),
        )
    wire = next(project.main.into(nodes[0].id), None)
    spec = LOSSES[project.training.loss.key]
    if have is None or wire is None or info.task not in spec.tasks:
        return
    (read,) = report.main.feeds[nodes[0].id] or (wire,)  # past muted layers
    last = project.main.nodes[(read or wire).source.node]
    yield from _last_layer(project, spec.key, last, wire)
    expected = spec.output(info)
    if not _accepts(have, expected):
        yield _output_differs(project, report, nodes[0], have, expected, info)


def _output_differs(
    project: Project,
    report: Report,
    node: Node,
    have: TensorType,
    expected: TensorType,
    info: DataInfo,
) -> Diagnostic:
    loss = LOSSES[project.training.loss.key].title
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


def _last_layer(project: Project, loss: str, node: Node, wire: Edge) -> Iterator[Diagnostic]:
    """The activation before the Output against what the loss does itself."""
    key, place = node.layer.key, Place(node=node.id)
    without = _without(project.main, node)
    if loss == "CrossEntropyLoss" and key == "Softmax":
        sentence = say(
            "CrossEntropyLoss applies softmax itself, so {node} does it twice and learning gets "
            "slow. Remove {node}.",
            node=node.name,
        )
        yield found("DL507", place, sentence, without)
    elif loss == "CrossEntropyLoss" and key == "LogSoftmax":
        sentence = say(
            "CrossEntropyLoss applies log-softmax itself, so {node} changes nothing. Remove it, "
            "or use NLLLoss.",
            node=node.name,
        )
        yield found("DL508", place, sentence, (*without, _loss("NLLLoss")))
    elif loss == "NLLLoss" and key != "LogSoftmax":
        sentence = say(
            "NLLLoss expects logarithms of probabilities, but {node} is {layer}. Put a "
            "LogSoftmax before the output, or use CrossEntropyLoss.",
            node=node.name,
            layer=key.removeprefix("block:"),
        )
        yield found("DL509", place, sentence, (*_log_softmax(project.main, node, wire),
                                               _loss("CrossEntropyLoss")))  # fmt: skip
    elif loss == "BCEWithLogitsLoss" and key == "Sigmoid":
        sentence = say(
            "BCEWithLogitsLoss applies the sigmoid itself, so {node} does it twice. Remove {node}.",
            node=node.name,
        )
        yield found("DL510", place, sentence, without)

    else:
        yield from _general(project, loss, node, wire)


def _general(project: Project, loss: str, node: Node, wire: Edge) -> Iterator[Diagnostic]:
    """What the entry of a loss wants right before the output, and what it does not."""
    spec, key, place = LOSSES[loss], node.layer.key, Place(node=node.id)
    if spec.wanted and key not in spec.wanted:
        sentence = say(
            "{loss} expects what {wanted} gives, but {node} is {layer}. Put {first} before the "
            "output.",
            loss=spec.title,
            wanted=" / ".join(spec.wanted),
            node=node.name,
            layer=key.removeprefix("block:"),
            first=spec.wanted[0],
        )
        logarithm = spec.wanted[0] == "LogSoftmax"
        fixes = (
            _log_softmax(project.main, node, wire)
            if logarithm
            else _inserted(project.main, spec.wanted[0], wire)
        )
        yield found("DL522", place, sentence, fixes)
    elif key in spec.unwanted:
        sentence = say(
            "{loss} takes raw scores, but {node} is {layer}, which squeezes them. Remove {node}, "
            "or choose another loss.",
            loss=spec.title,
            node=node.name,
            layer=key,
        )
        yield found("DL521", place, sentence, _without(project.main, node))


def matrices(project: Project, report: Report) -> Iterator[Diagnostic]:
    """An optimizer that takes only matrices against the weights that are there."""
    if not OPTIMIZERS[project.training.optimizer.key].matrices_only:
        return
    for node, name, shape in (
        (project.main.nodes[id].name, name, shape)
        for id, held in report.weights.items()
        for name, shape in held.items()
        if len(shape) != 2
    ):
        yield found(
            "DL523",
            setting("optimizer"),
            say(
                "{optimizer} trains only weights with two axes, but {weight} has {axes}. Switch "
                "off bias and take out convolutions and norms, or choose AdamW.",
                optimizer=OPTIMIZERS[project.training.optimizer.key].title,
                weight=f"{node}.{name}",
                axes=len(shape),
            ),
            (
                Fix(
                    say("Use {optimizer}", optimizer="AdamW"),
                    SetTraining(name="optimizer", value=Choice("AdamW")),
                ),
            ),
        )
        return


def _loss(key: str) -> Fix:
    return Fix(say("Use {loss}", loss=key), SetTraining(name="loss", value=Choice(key)))


def _log_softmax(graph: Graph, node: Node, wire: Edge) -> tuple[Fix, ...]:
    if node.layer.key == "Softmax":
        label = say("Make {node} a {layer}", node=node.name, layer="LogSoftmax")
        return (Fix(label, SetLayer(node=node.id, layer=Choice("LogSoftmax", node.layer.values))),)
    return _inserted(graph, "LogSoftmax", wire)


def _inserted(graph: Graph, key: str, wire: Edge) -> tuple[Fix, ...]:
    label = say("Insert {layer} before {node}", layer=key, node=graph.nodes[wire.target.node].name)
    values = {"dim": 1} if key == "LogSoftmax" else {}
    return (insert_on(graph, MAIN, wire, Choice(key, values), label),)


def _without(graph: Graph, node: Node) -> tuple[Fix, ...]:
    """Remove a node with one input and join its wires."""
    wires = list(graph.into(node.id))
    if len(wires) != 1:
        return ()
    label: Sentence = say("Remove {node}", node=node.name)
    joined = [Connect(source=wires[0].source, target=out.target) for out in graph.out_of(node.id)]
    commands: tuple[Command, ...] = (RemoveNodes(ids=(node.id,)), *joined)
    return (Fix(label, Batch(commands=commands, title=label)),)


def _last_linear(graph: Graph, node: Node) -> Node | None:
    while node.muted or node.layer.key in KEEP_SIZE:
        wires = list(graph.into(node.id))
        if len(wires) != 1:
            return None
        node = graph.nodes[wires[0].source.node]
    return node if node.layer.key == "Linear" else None


def _batch_norm(project: Project) -> tuple[str, Node] | None:
    for name, graph in project.graphs.items():
        for node in graph.nodes.values():
            if node.layer.key in BATCH_NORMS and not node.muted:
                return name, node
    return None


def _accepts(have: TensorType, give: TensorType) -> bool:
    """Tell whether sizes agree; a letter such as T takes any size."""
    if have.rank != give.rank or have.dtype != give.dtype:
        return False
    pairs: Any = zip(have.dims, give.dims, strict=True)
    return all(same_dim(a, b) or (isinstance(a, str) and a != "N" and b != "N") for a, b in pairs)
