"""Does an output of steps fit rows of labels, as CTC takes them? Part of ``readiness``."""

from __future__ import annotations

from collections.abc import Iterator

from dlstudio.catalog.loss_spec import LossSpec
from dlstudio.data.source_spec import DataInfo
from dlstudio.graph.model import Node
from dlstudio.language import Sentence, say
from dlstudio.project.commands import SetParam, SetTraining
from dlstudio.project.diagnostic import Diagnostic, Fix, Place
from dlstudio.project.model import Project
from dlstudio.spec.tensor_type import TensorType
from dlstudio.training.findings import found, setting
from dlstudio.training.fit_steps import more_steps


def steps(
    project: Project, spec: LossSpec, node: Node, have: TensorType, before: Node, info: DataInfo
) -> Iterator[Diagnostic]:
    """CTC: at least one step a label, and probabilities over the classes of each step."""
    steps, labels = have.dims[1], info.target.dims[-1]
    if isinstance(steps, int) and isinstance(labels, int) and steps < labels:
        yield found(
            "DL527",
            Place(node=node.id, port="input"),
            say(
                "{loss} spreads up to {labels} {labels:label|labels} over the steps, but {node} "
                "has only {steps} "
                "{steps:step|steps}. Use smaller strides or less pooling along the time, or "
                "shorter targets.",
                loss=Sentence(spec.title),
                labels=labels,
                node=node.name,
                steps=steps,
            ),
            more_steps(project, node, labels),
        )
    if before.layer.key == "LogSoftmax" and before.layer.values.get("dim", 1) not in (2, -1):
        label = say("Set {name} of {node} to {value}", name="dim", node=before.name, value=2)
        yield found(
            "DL522",
            Place(node=before.id, param="dim"),
            say(
                "{loss} needs probabilities of the classes at each step, but {node} makes them "
                "over axis {axis}. Set dim to 2.",
                loss=Sentence(spec.title),
                node=before.name,
                axis=before.layer.values.get("dim", 1),
            ),
            (Fix(label, SetParam(node=before.id, name="dim", value=2)),),
        )


def blank(project: Project, spec: LossSpec, info: DataInfo) -> Iterator[Diagnostic]:
    """The class that says nothing is one of the classes."""
    value, last = spec.filled(project.training.loss.values)["blank"], len(info.class_names) - 1
    if last >= 0 and value > last:
        yield found(
            "DL515",
            setting("loss"),
            say(
                "{name} must be one of the classes, 0 to {last}, but it is {value}.",
                name="blank",
                last=last,
                value=value,
            ),
            (
                Fix(
                    say("Use the default of {name}", name="blank"),
                    SetTraining(name="loss", value=project.training.loss.without_value("blank")),
                ),
            ),
        )
