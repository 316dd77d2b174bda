"""Does the network fit the data and the loss? Part of ``readiness``; no torch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dlstudio.catalog import OPTIMIZERS
from dlstudio.data.source_spec import DataInfo
from dlstudio.graph.model import Node
from dlstudio.language import say
from dlstudio.project.commands import (
    Batch,
    Command,
    SetParam,
    SetTraining,
)
from dlstudio.project.diagnostic import Diagnostic, Fix, Place
from dlstudio.project.learning_commands import SetLearning
from dlstudio.project.model import Project
from dlstudio.spec.spec import Choice
from dlstudio.spec.tensor_type import TensorType, same_dim
from dlstudio.training.findings import found, setting
from dlstudio.validation.flow import flow_of
from dlstudio.validation.learning import every_weight_frozen, frozen_nodes
from dlstudio.validation.report import Report

WORDS_OF_LAST_STEP = ("node", "recurrent", "layer")
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
    if every_weight_frozen(project, report.main):
        label = say("Unfreeze all")
        ids: dict[str, list[str]] = {}
        for name, node in frozen_nodes(project):
            ids.setdefault(name, []).append(node.id)
        commands = tuple(
            SetLearning(graph=name, ids=tuple(places), name="frozen", value=False)
            for name, places in ids.items()
        )
        yield found(
            "DL529",
            Place(),
            say(
                "Every layer with weights is frozen, so there is nothing to learn. Unfreeze those "
                "that should learn, such as the last one."
            ),
            (Fix(label, Batch(commands=commands, title=label)),),
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


def padding(report: Report, info: DataInfo) -> Iterator[Diagnostic]:
    """What the check can only suppose is certain where the data fills sentences up behind."""
    for supposed in report.diagnostics if info.filled_behind else ():
        if supposed.code == "DL217":
            yield found(
                "DL533",
                supposed.place,
                say(
                    "{node} takes the last step of {recurrent}, but the data fills short sentences "
                    "up behind their last word, so that step is padding. Take the last word with "
                    "{layer}.",
                    **{name: supposed.sentence.values[name] for name in WORDS_OF_LAST_STEP},
                ),
                supposed.fixes,
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
        if have is not None and not accepts(have, type):
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


def matrices(project: Project, report: Report) -> Iterator[Diagnostic]:
    """An optimizer that takes only matrices against the weights that are there."""
    if not OPTIMIZERS[project.training.optimizer.key].matrices_only:
        return
    for node, name, shape in (
        (project.main.nodes[step.path[0]].name, name, shape)
        for step in flow_of(project, report).steps
        for name, shape in step.weights.items()
        if len(shape) != 2 and not step.frozen
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


def closures(project: Project) -> Iterator[Diagnostic]:
    """An optimizer that looks at a batch several times against what changes slopes or rates."""
    training = project.training
    spec = OPTIMIZERS[training.optimizer.key]
    if not spec.closure:
        return
    other = Fix(
        say("Use {optimizer}", optimizer="AdamW"),
        SetTraining(name="optimizer", value=Choice("AdamW")),
    )
    if training.clip_norm is not None:
        yield found(
            "DL532",
            setting("clip_norm"),
            say(
                "{optimizer} compares slopes with losses, so they must not be cut. Turn clip_norm "
                "off, or choose another optimizer.",
                optimizer=spec.title,
            ),
            (Fix(say("Turn clip_norm off"), SetTraining(name="clip_norm", value=None)), other),
        )
    apart = {
        name: tuple(node.id for node in graph.nodes.values() if node.learning.lr_factor != 1.0)
        for name, graph in project.graphs.items()
    }
    commands = tuple(
        SetLearning(graph=name, ids=ids, name="lr_factor", value=1.0)
        for name, ids in apart.items()
        if ids
    )
    if commands:
        label = say("Set every lr_factor to 1")
        first = commands[0]
        yield found(
            "DL532",
            Place(graph=first.graph, node=first.ids[0], param="lr_factor"),
            say(
                "{optimizer} has one learning rate for all weights, but {node} asks for its own. "
                "Set every lr_factor to 1, or choose another optimizer.",
                optimizer=spec.title,
                node=project.graphs[first.graph].nodes[first.ids[0]].name,
            ),
            (Fix(label, Batch(commands=commands, title=label)), other),
        )


def _batch_norm(project: Project) -> tuple[str, Node] | None:
    for name, graph in project.graphs.items():
        for node in graph.nodes.values():
            if node.layer.key in BATCH_NORMS and not node.muted:
                return name, node
    return None


def accepts(have: TensorType, give: TensorType) -> bool:
    """Tell whether sizes agree; a letter such as T takes any size."""
    if have.rank != give.rank or have.dtype != give.dtype:
        return False
    pairs: Any = zip(have.dims, give.dims, strict=True)
    return all(same_dim(a, b) or (isinstance(a, str) and a != "N" and b != "N") for a, b in pairs)
