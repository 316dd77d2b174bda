"""tying: a layer whose weight is that of another layer beside it, as GPT-2's head and embedding.

The weight is counted, and kept, where it is borrowed from; a bias stays the layer's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlstudio.graph.model import Graph, Node
from dlstudio.language import Sentence, say
from dlstudio.project.commands import Batch, Command, SetParam
from dlstudio.project.diagnostic import Fix
from dlstudio.project.learning_commands import SetLearning
from dlstudio.project.learning_spec import TIED_TO
from dlstudio.project.model import MAIN, Project
from dlstudio.validation.report import GraphReport, NodeReport

if TYPE_CHECKING:
    from dlstudio.validation.graph_walk import GraphWalk

WEIGHT = "weight"
ALIKE = ("frozen", "weight_decay", "lr_factor")  # one tensor is trained in one way


def without_weight(at: GraphWalk, node: Node, known: NodeReport) -> NodeReport:
    """Return what a tied node holds itself; DL212 if it cannot be tied."""
    lender = at.drawing.graph.nodes.get(node.learning.tied_to)
    reason, repairs = _reason(at, node, known, lender)
    if reason is None:
        own = {name: shape for name, shape in known.weights.items() if name != WEIGHT}
        return known._replace(weights=own)
    own_weight = SetLearning(graph=at.drawing.name, ids=(node.id,), name=TIED_TO, value="")
    at.find(
        "DL212",
        node,
        say(
            "{node} cannot use the weight of another layer, because {reason}. Choose another "
            "layer, or let it have a weight of its own.",
            node=node.name,
            reason=reason,
        ),
        (*repairs, Fix(say("Use weights of its own"), own_weight)),
        param=TIED_TO,
    )
    return known


def lenders(graph: Graph, report: GraphReport, node: Node) -> dict[str, str]:
    """Return the names of the layers whose weight a node can use, by id."""
    own = node.learning.tied_to
    known = report.nodes.get(own or node.id)
    shape = known.weights.get(WEIGHT) if known is not None else None
    if node.block is not None or (shape is None and not own):
        return {}
    found = {
        id: graph.nodes[id].name
        for id, other in report.nodes.items()
        if id != node.id and graph.nodes[id].block is None and not graph.nodes[id].learning.tied_to
        and other.weights.get(WEIGHT) == shape
    }  # fmt: skip
    return {own: own, **found} if own and own not in found else found


def any_tied(project: Project) -> bool:
    """Tell whether a layer of any graph uses the weight of another one."""
    return any(
        node.learning.tied_to for graph in project.graphs.values() for node in graph.nodes.values()
    )


def _reason(
    at: GraphWalk, node: Node, known: NodeReport, lender: Node | None
) -> tuple[Sentence | None, tuple[Fix, ...]]:
    """Say why a node cannot be tied, and how that could be mended."""
    if lender is None:
        id = node.learning.tied_to[:60]
        return say("there is no node with the id “{id}” beside it", id=id), ()
    name = lender.name
    if node.block is not None or WEIGHT not in known.weights:
        return say("it has no single weight itself"), ()
    if lender.learning.tied_to or lender.id == node.id:
        return say("{lender} borrows its weights itself", lender=name), _further(at, node, lender)
    if lender.muted:
        return say("{lender} is muted", lender=name), ()
    if lender.id not in at.drawing.topology.to_outputs:
        return say("{lender} leads to no Output", lender=name), ()
    theirs = at.nodes.get(lender.id)
    if theirs is None:
        return None, ()  # its own problem is told there
    if lender.block is not None or WEIGHT not in theirs.weights:
        return say("{lender} has no single weight", lender=name), ()
    mine, wanted = known.weights[WEIGHT], theirs.weights[WEIGHT]
    # The sizes of a block that nobody uses are made up, so they say nothing.
    if mine != wanted and (at.drawing.name == MAIN or at.bound):
        reason = say(
            "that of {lender} is {theirs}, but its own is {mine}",
            lender=name,
            theirs=_shown(wanted),
            mine=_shown(mine),
        )
        return reason, _resized(at, node, mine, wanted)
    if any(getattr(node.learning, one) != getattr(lender.learning, one) for one in ALIKE):
        return say("{lender} is trained in another way", lender=name), _alike(at, node, lender)
    return None, ()


def _further(at: GraphWalk, node: Node, lender: Node) -> tuple[Fix, ...]:
    """Use the weight that the other one uses."""
    last = at.drawing.graph.nodes.get(lender.learning.tied_to)
    if last is None or last.learning.tied_to or last.id == node.id:
        return ()
    label = say("Use the weight of {lender}", lender=last.name)
    tie = SetLearning(graph=at.drawing.name, ids=(node.id,), name=TIED_TO, value=last.id)
    return (Fix(label, tie),)


def _resized(
    at: GraphWalk, node: Node, mine: tuple[int, ...], wanted: tuple[int, ...]
) -> tuple[Fix, ...]:
    """Give a Linear as many outputs as the other weight has rows, where the rest agrees."""
    if node.layer.key != "Linear" or mine[1:] != wanted[1:]:
        return ()
    label = say("Set {name} to {value}", name="out_features", value=wanted[0])
    graph = at.drawing.name
    return (Fix(label, SetParam(graph=graph, node=node.id, name="out_features", value=wanted[0])),)


def _alike(at: GraphWalk, node: Node, lender: Node) -> tuple[Fix, ...]:
    label = say("Train {node} as {lender}", node=node.name, lender=lender.name)
    commands: tuple[Command, ...] = tuple(
        SetLearning(
            graph=at.drawing.name, ids=(node.id,), name=one, value=getattr(lender.learning, one)
        )
        for one in ALIKE
    )
    return (Fix(label, Batch(commands=commands, title=label)),)


def _shown(shape: tuple[int, ...]) -> str:
    return " × ".join(map(str, shape))
