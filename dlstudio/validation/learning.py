"""learning: initializers that do not fit, settings without effect, and what is frozen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import prod
from typing import TYPE_CHECKING, Any

from dlstudio.catalog import INITIALIZERS
from dlstudio.catalog.initializers import InitializerSpec, tensors_for
from dlstudio.graph.blocks import SAME_AS
from dlstudio.graph.model import Graph, Node, NodeId
from dlstudio.language import Sentence, say
from dlstudio.project.diagnostic import Fix
from dlstudio.project.learning_commands import ResetLearning, SetInitializer, SetLearning
from dlstudio.project.model import MAIN, Project
from dlstudio.spec.spec import Choice
from dlstudio.validation.report import GraphReport, NodeReport
from dlstudio.validation.tying import without_weight

if TYPE_CHECKING:
    from dlstudio.validation.graph_walk import GraphWalk

# What is offered in the place of an initializer that does not fit, the first that does.
OTHERS = (
    Choice("kaiming_normal_", {"nonlinearity": "relu"}),
    Choice("normal_", {"std": 0.02}),
    Choice("zeros_"),
)


def look(at: GraphWalk) -> Mapping[NodeId, NodeReport]:
    """Tell what is wrong with the settings of the nodes of a graph that are known.

    Returns what is known of all nodes, with a borrowed weight only where it is borrowed from.
    """
    tied: dict[NodeId, NodeReport] = {}
    for node in at.drawing.taught:
        known = at.nodes.get(node.id)
        if known is None or node.muted:
            continue
        if node.learning.tied_to:
            known = tied[node.id] = without_weight(at, node, known)
        _node(at, node, known)
    return {**at.nodes, **tied} if tied else at.nodes


def _node(at: GraphWalk, node: Node, known: NodeReport) -> None:
    lender = node.layer.values.get(SAME_AS) if node.block is not None else None
    if lender or not (known.weights or node.learning.tied_to):
        _idle(at, node, lender)
        return
    for target, choice in node.learning.init.items():
        _initializer(at, node, known, target, choice)
    learning = node.learning
    if learning.lr_factor == 0 and not learning.frozen:
        ids = (node.id,)
        name = at.drawing.name
        at.find(
            "DL210",
            node,
            say(
                "{node} has a learning-rate factor of 0, so it does not learn, but costs as much "
                "as if it did. Freeze it, or set the factor to 1.",
                node=node.name,
            ),
            (
                Fix(
                    say("Freeze {node}", node=node.name),
                    SetLearning(graph=name, ids=ids, name="frozen", value=True),
                ),
                Fix(
                    say("Set {name} to {value}", name="lr_factor", value="1"),
                    SetLearning(graph=name, ids=ids, name="lr_factor", value=1.0),
                ),
            ),
            param="lr_factor",
        )


def _idle(at: GraphWalk, node: Node, lender: Any) -> None:
    """Nothing is there that could begin or learn."""
    owner = at.drawing.graph.nodes.get(lender) if lender else None
    if owner is not None:
        sentence = say(
            "{node} uses the weights of {lender}, so its own initialization and training settings "
            "have no effect. Set them on {lender}.",
            node=node.name,
            lender=owner.name,
        )
    else:
        sentence = say(
            "{node} has no weights, so its initialization and training settings have no effect. "
            "Remove them.",
            node=node.name,
        )
    reset = ResetLearning(graph=at.drawing.name, ids=(node.id,))
    at.find("DL207", node, sentence, (Fix(say("Remove the settings"), reset),))


def _initializer(at: GraphWalk, node: Node, known: NodeReport, target: str, choice: Choice) -> None:
    """Tell what is wrong with one initializer."""
    param = f"init.{target}"
    usual = _use(at, node, target, None, say("Use torch's own initialization"))
    spec: InitializerSpec | None = INITIALIZERS.get(choice.key)
    if spec is None:
        sentence = say(
            "“{key}” is no initializer of this version. Choose one of: {names}.",
            key=choice.key[:60],
            names=", ".join(INITIALIZERS),
        )
        at.find("DL208", node, sentence, (usual,), param=param)
        return
    wrong = list(spec.problems(choice.values))
    for value, sentence in wrong:
        less = choice.without_value(value)
        if any(spec.problems(less.values)):  # values that do not go together
            less = Choice(choice.key)
        reset = _use(at, node, target, less, say("Use the default of {name}", name=value))
        at.find("DL203", node, sentence, (reset, usual), param=param)
    tensors = {} if node.block is not None else tensors_for(target, known.weights)
    if not tensors:
        sentence = say(
            "{node} has no {target} of its own, so the initializer {initializer} has no "
            "effect. Remove it.",
            node=node.name,
            target=target,
            initializer=spec.key,
        )
        at.find("DL207", node, sentence, (usual,), param=param)
    elif not wrong:
        _fitting(at, node, target, choice, tensors)


def _fitting(
    at: GraphWalk, node: Node, target: str, choice: Choice, tensors: dict[str, tuple[int, ...]]
) -> None:
    """DL209: the first tensor that an initializer cannot fill."""
    spec = INITIALIZERS[choice.key]
    for tensor, shape in tensors.items():
        reason = spec.misfit(shape, choice.values)
        if reason is None:
            continue
        other = next(other for other in OTHERS if _fits(other, tensors))
        sentence = say(
            "{initializer} cannot fill {tensor} of {node}: {reason}. Choose another initializer.",
            initializer=spec.key,
            tensor=tensor,
            node=node.name,
            reason=reason,
        )
        repairs = (
            _use(at, node, target, other, say("Use {name}", name=other.key)),
            _use(at, node, target, None, say("Use torch's own initialization")),
        )
        at.find("DL209", node, sentence, repairs, param=f"init.{target}")
        return


def _fits(choice: Choice, tensors: dict[str, tuple[int, ...]]) -> bool:
    spec = INITIALIZERS[choice.key]
    return all(spec.misfit(shape, choice.values) is None for shape in tensors.values())


def _use(at: GraphWalk, node: Node, target: str, choice: Choice | None, label: Sentence) -> Fix:
    ids, graph = (node.id,), at.drawing.name
    return Fix(label, SetInitializer(graph=graph, ids=ids, target=target, choice=choice))


# --- what is frozen ---------------------------------------------------------------------------


def any_frozen(project: Project) -> bool:
    """Tell whether a node of any graph is frozen."""
    return any(
        node.learning.frozen for graph in project.graphs.values() for node in graph.nodes.values()
    )


def count_frozen(project: Project, report: GraphReport, name: str = MAIN) -> int:
    """Count the numbers of a graph, and of the blocks in it, that training leaves as they are."""
    graph = project.graphs[name]
    return sum(_frozen(project, report, graph, id) for id in report.live)


def _frozen(project: Project, report: GraphReport, graph: Graph, id: NodeId) -> int:
    node, known = graph.nodes[id], report.nodes[id]
    if node.learning.frozen:
        return known.parameters
    inner = report.inside.get(id)
    if node.block is None or inner is None or not known.weights:
        return 0
    turns = 1 if known.values["shared"] else known.values["repeat"]
    return int(turns) * count_frozen(project, inner, node.block)


def with_statistics(project: Project, report: GraphReport, node: Node) -> set[str]:
    """Return the layers that keep running statistics, in a node or the block it stands for."""
    inner = report.inside.get(node.id)
    if node.block is not None and inner is not None:
        nodes = project.graphs[node.block].nodes
        return {key for id in inner.live for key in with_statistics(project, inner, nodes[id])}
    kept = any("running_" in name for name in report.nodes[node.id].buffers)
    return {node.layer.key} if kept and node.block is None else set()


def every_weight_frozen(project: Project, report: GraphReport) -> bool:
    """Tell whether there are weights, but none that training changes."""
    if not any_frozen(project):  # as most of the time, and it costs the least
        return False
    total = sum(prod(s) for id in report.live for s in report.nodes[id].weights.values())
    return total > 0 and count_frozen(project, report) == total


def frozen_nodes(project: Project) -> Iterator[tuple[str, Node]]:
    """Yield the frozen nodes with the graph that each stands in."""
    for name, graph in project.graphs.items():
        for node in graph.nodes.values():
            if node.learning.frozen:
                yield name, node
