"""What stands right before an Output against what the loss does itself. Part of ``readiness``.

It may stand inside a block, or before layers that only move numbers about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dlstudio.catalog.loss_spec import BINARY, LossSpec, Slot
from dlstudio.catalog.own_layers import OWN_PREFIX
from dlstudio.graph.model import Edge, Graph, Node
from dlstudio.language import Sentence, say
from dlstudio.project.commands import (
    Batch,
    Command,
    Connect,
    RemoveNodes,
    SetLayer,
    SetTraining,
)
from dlstudio.project.diagnostic import Diagnostic, Fix, Place
from dlstudio.project.model import MAIN, Project
from dlstudio.spec.spec import Choice
from dlstudio.training.findings import found
from dlstudio.validation.fixes import insert_on
from dlstudio.validation.report import Report
from dlstudio.validation.tracing import Use, origins

# Activations whose results are bounded on one side or both: scores lose their order there.
BOUNDED = ("ReLU", "ReLU6", "Sigmoid", "Hardsigmoid", "Tanh", "Hardtanh", "Softplus", "Softsign")

# Layers behind which the numbers are still those of the layer before.
PASSING = (
    "Identity", "Dropout", "Dropout1d", "Dropout2d", "Dropout3d", "Flatten", "Unflatten",
    "Reshape", "Squeeze", "Unsqueeze", "Permute", "Transpose",
)  # fmt: skip

SHARING = ("Softmax", "LogSoftmax")


@dataclass(frozen=True, slots=True)
class Last:
    """The layer that made the numbers of an Output.

    Args:
        name: of the graph in which it stands.
        wire: the wire into the Output, in the main graph.
        once: whether its graph stands in the network only once, so that a repair there
            changes nothing else.
    """

    name: str
    node: Node
    wire: Edge
    once: bool = True

    @property
    def key(self) -> str:
        return self.node.layer.key

    @property
    def place(self) -> Place:
        return Place(graph=self.name, node=self.node.id)


def last_before(project: Project, report: Report, wire: Edge, read: Edge) -> Last:
    """Return the layer that makes what an Output gives; ``read`` is its wire past muted nodes."""
    made = list(origins(project, Use(MAIN, report.main), read, PASSING))
    if len(made) != 1:
        return Last(MAIN, project.main.nodes[read.source.node], wire)
    (origin,) = made
    name = origin.use.name
    uses = sum(
        node.block == name for graph in project.graphs.values() for node in graph.nodes.values()
    )
    return Last(name, origin.node, wire, once=name == MAIN or uses == 1)


def unlike_loss(project: Project, spec: LossSpec, last: Last) -> Iterator[Diagnostic]:
    """The last layer against the loss."""
    loss, key, node = spec.key, last.key, last.node
    without = _without(project, last)
    if loss == "CrossEntropyLoss" and key == "Softmax":
        sentence = say(
            "CrossEntropyLoss applies softmax itself, so {node} does it twice and learning gets "
            "slow. Remove {node}.",
            node=node.name,
        )
        yield found("DL507", last.place, sentence, without)
    elif loss == "CrossEntropyLoss" and key == "LogSoftmax":
        sentence = say(
            "CrossEntropyLoss applies log-softmax itself, so {node} changes nothing. Remove it, "
            "or use NLLLoss.",
            node=node.name,
        )
        yield found("DL508", last.place, sentence, (*without, _loss("NLLLoss")))
    elif loss == "NLLLoss" and not _gives(last, ("LogSoftmax",)):
        sentence = say(
            "NLLLoss expects logarithms of probabilities, but {node} is {layer}. Put a "
            "LogSoftmax before the output, or use CrossEntropyLoss.",
            node=node.name,
            layer=key.removeprefix("block:"),
        )
        repairs = (*_log_softmax(project, last), *_cross_entropy(last, without))
        yield found("DL509", last.place, sentence, repairs)
    elif loss == "BCEWithLogitsLoss" and key == "Sigmoid":
        sentence = say(
            "BCEWithLogitsLoss applies the sigmoid itself, so {node} does it twice. Remove {node}.",
            node=node.name,
        )
        yield found("DL510", last.place, sentence, without)
    elif BINARY in spec.tasks and key in SHARING:
        yield _shared(spec, last, without)
    elif loss in ("CrossEntropyLoss", "BCEWithLogitsLoss") and key in BOUNDED:
        sentence = say(
            "{loss} takes raw scores of either sign, but {node} ({layer}) cuts them off, so some "
            "classes may never be learnt. Remove {node}.",
            loss=loss,
            node=node.name,
            layer=key,
        )
        yield found("DL531", last.place, sentence, without)
    else:
        yield from _general(project, spec, last)


def _shared(spec: LossSpec, last: Last, without: tuple[Fix, ...]) -> Diagnostic:
    """Softmax belongs to several classes; of a single score it makes 1, whatever it is."""
    label = say("Make {node} a {layer}", node=last.node.name, layer="Sigmoid")
    sigmoid = SetLayer(graph=last.name, node=last.node.id, layer=Choice("Sigmoid"))
    if "Sigmoid" in spec.wanted:
        without = (Fix(label, sigmoid),) if last.once else ()
    return found(
        "DL522",
        last.place,
        say(
            "{loss} compares one score with yes or no, but {node} ({layer}) divides 1 among "
            "several: of a single score it makes the same number always, so nothing is learnt. "
            "{what}",
            loss=Sentence(spec.title),
            node=last.node.name,
            layer=last.key,
            what=say("Use a Sigmoid in its place.")
            if "Sigmoid" in spec.wanted
            else say("Remove {node}.", node=last.node.name),
        ),
        without,
    )


def _general(project: Project, spec: LossSpec, last: Last) -> Iterator[Diagnostic]:
    """What the entry of a loss wants right before the output, and what it does not."""
    if spec.wanted and not _gives(last, spec.wanted):
        sentence = say(
            "{loss} expects what {wanted} gives, but {node} is {layer}. Put {first} before the "
            "output.",
            loss=Sentence(spec.title),
            wanted=" / ".join(spec.wanted),
            node=last.node.name,
            layer=last.key.removeprefix("block:"),
            first=spec.wanted[0],
        )
        logarithm = spec.wanted[0] == "LogSoftmax"
        fixes = (
            _log_softmax(project, last, 2 if spec.frames else 1)
            if logarithm
            else _inserted(project.main, spec.wanted[0], last.wire)
        )
        yield found("DL522", last.place, sentence, fixes)
    elif last.key in spec.unwanted:
        sentence = say(
            "{loss} takes raw scores, but {node} is {layer}, which squeezes them. Remove {node}, "
            "or choose another loss.",
            loss=Sentence(spec.title),
            node=last.node.name,
            layer=last.key,
        )
        yield found("DL521", last.place, sentence, _without(project, last))


def unwanted(project: Project, spec: LossSpec, slot: Slot, last: Last) -> Iterator[Diagnostic]:
    """An output that must be positive, and may be anything."""
    if slot.wanted and not _gives(last, slot.wanted):
        yield found(
            "DL522",
            last.place,
            say(
                "{loss} expects what {wanted} gives, but {node} is {layer}. Put {first} before the "
                "output.",
                loss=Sentence(spec.title),
                wanted=" / ".join(slot.wanted[:3]),
                node=last.node.name,
                layer=last.key.removeprefix("block:"),
                first=slot.wanted[0],
            ),
            _inserted(project.main, slot.wanted[0], last.wire),
        )


def _gives(last: Last, wanted: tuple[str, ...]) -> bool:
    """Tell whether a layer gives what is wanted, as far as can be known.

    A layer of the person's own may give anything; Log gives logarithms, as LogSoftmax does.
    """
    logarithm = "LogSoftmax" in wanted and last.key == "Log"
    return last.key in wanted or logarithm or last.key.startswith(OWN_PREFIX)


def _loss(key: str) -> Fix:
    return Fix(say("Use {loss}", loss=key), SetTraining(name="loss", value=Choice(key)))


def _cross_entropy(last: Last, without: tuple[Fix, ...]) -> tuple[Fix, ...]:
    """Use cross-entropy, which has a softmax of its own: that of the network goes."""
    other = _loss("CrossEntropyLoss")
    if last.key != "Softmax":
        return (other,)
    label = say("Use {loss} and remove {node}", loss="CrossEntropyLoss", node=last.node.name)
    return tuple(
        Fix(label, Batch(commands=(fix.command, other.command), title=label)) for fix in without
    )


def _log_softmax(project: Project, last: Last, dim: int = 1) -> tuple[Fix, ...]:
    if last.key == "Softmax" and last.once:
        label = say("Make {node} a {layer}", node=last.node.name, layer="LogSoftmax")
        layer = Choice("LogSoftmax", last.node.layer.values)
        return (Fix(label, SetLayer(graph=last.name, node=last.node.id, layer=layer)),)
    return _inserted(project.main, "LogSoftmax", last.wire, dim)


def _inserted(graph: Graph, key: str, wire: Edge, dim: int = 1) -> tuple[Fix, ...]:
    label = say("Insert {layer} before {node}", layer=key, node=graph.nodes[wire.target.node].name)
    values = {"dim": dim} if key == "LogSoftmax" else {}
    return (insert_on(graph, MAIN, wire, Choice(key, values), label),)


def _without(project: Project, last: Last) -> tuple[Fix, ...]:
    """Remove a node with one input and join its wires."""
    graph, node = project.graphs[last.name], last.node
    wires = list(graph.into(node.id))
    if len(wires) != 1 or not last.once:
        return ()
    label: Sentence = say("Remove {node}", node=node.name)
    joined = [
        Connect(graph=last.name, source=wires[0].source, target=out.target)
        for out in graph.out_of(node.id)
    ]
    commands: tuple[Command, ...] = (RemoveNodes(graph=last.name, ids=(node.id,)), *joined)
    return (Fix(label, Batch(commands=commands, title=label)),)
