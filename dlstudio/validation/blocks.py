"""What a node that stands for a block needs and gives: values, turns, and shared weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dlstudio.catalog.own_layers import OwnLayers, layer_of
from dlstudio.graph.blocks import REPEAT, SAME_AS, SHARED, is_repeated
from dlstudio.graph.model import Node, NodeId
from dlstudio.language import Sentence, say
from dlstudio.project.commands import SetParam
from dlstudio.project.diagnostic import Fix, Severity
from dlstudio.project.model import Project
from dlstudio.spec.spec import Spec
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation import fixes
from dlstudio.validation.report import CostInTurns, GraphReport, NodeReport
from dlstudio.validation.tensors import Gathered, Tensors
from dlstudio.validation.wiring import INPUT, OUTPUT

if TYPE_CHECKING:
    from dlstudio.validation.graph_walk import GraphWalk

DEEPEST = 16  # blocks inside blocks
MOST_WEIGHTS = 200_000  # names of a repeated block

Types = tuple[TensorType | None, ...]


def lender_of(at: GraphWalk, node: Node) -> Node | None:
    """Return the node whose values and weights count: itself, or the one it names.

    None after a problem, which is told.
    """
    id = node.layer.values.get(SAME_AS, "")
    if id in ("", None):
        return node
    lender = at.drawing.graph.nodes.get(id) if isinstance(id, str) else None
    reason: Sentence | None = None
    repairs: tuple[Fix, ...] = ()
    if lender is None:
        reason = say("there is no node with the id “{id}” beside it", id=str(id)[:60])
    elif lender.id == node.id or lender.block != node.block:
        reason = say("{lender} is no other use of the same block", lender=lender.name)
    elif lender.layer.values.get(SAME_AS):
        reason = say("{lender} borrows its weights itself", lender=lender.name)
        repairs = _further(at, node, lender)
    elif lender.muted:
        reason = say("{lender} is muted", lender=lender.name)
    elif lender.id not in at.drawing.topology.to_outputs:
        reason = say("{lender} leads to no Output", lender=lender.name)
    if reason is None:
        return lender
    _cannot_share(at, node, reason, repairs)
    return None


def values_of(
    at: GraphWalk, node: Node, given: Mapping[str, Any], spec: Spec
) -> Mapping[str, Any] | None:
    """Return every value of a use of a block; None after a problem."""
    filled = spec.filled(given)
    if spec.allows(filled) and spec.by_name.keys() >= given.keys():
        return filled
    # A default that is not allowed is told where it is declared.
    at.values_allowed(node, given, spec)
    return None


def block_report(
    at: GraphWalk, node: Node, lender: Node, values: Mapping[str, Any], types: Types
) -> NodeReport | None:
    """Check a block with what a node brings to it; ``lender`` as it is drawn."""
    name = node.block
    assert name is not None
    if name in at.walk.stack:
        return None  # told by the rule about blocks inside themselves
    if len(at.walk.stack) >= DEEPEST:
        at.find(
            "DL303",
            node,
            say(
                "The block “{block}” lies more than {most} blocks deep. Unpack some of them.",
                block=name,
                most=DEEPEST,
            ),
            fixes.remove(at.drawing.name, node),
        )
        return None
    inside = _inside(at, node, name, values, types)
    if inside is None:
        return None
    report, outputs = inside
    nodes = at.walk.project.graphs[name].nodes
    turns = values[REPEAT]
    weights, buffers = _tensors(report, nodes, None)
    if is_repeated(lender.layer.values):
        if not _can_repeat(at, node, types, outputs, turns * (len(weights) + len(buffers))):
            return None
        if not values[SHARED]:
            weights, buffers = _tensors(report, nodes, turns)
    if lender.id != node.id:
        at.lent[node.id] = (lender.id, weights, buffers)
        weights, buffers = {}, {}  # counted once, at the lender
    return NodeReport(
        inputs=types,
        outputs=outputs,
        values=values,
        weights=weights,
        buffers=buffers,
        cost=CostInTurns(turns, report),
    )


def _tensors(
    report: GraphReport, nodes: Mapping[NodeId, Node], turns: int | None
) -> tuple[Tensors, Tensors]:
    """Return the weights and the buffers of a block, under the names of its nodes."""
    live = report.live

    def weights() -> list[tuple[str, Tensors]]:
        return [(nodes[id].name, report.nodes[id].weights) for id in report.order if id in live]

    def buffers() -> list[tuple[str, Tensors]]:
        return [(nodes[id].name, report.nodes[id].buffers) for id in report.order if id in live]

    return Gathered(weights, turns), Gathered(buffers, turns)


def compare_lent(at: GraphWalk) -> None:
    """Tell where weights are shared by uses that need different ones."""
    for id, (lender, weights, buffers) in at.lent.items():
        known, inside = at.nodes.get(lender), at.inside.get(lender)
        if known is None or inside is None or id not in at.inside:
            continue
        nodes = at.drawing.graph.nodes
        same = weights == known.weights and buffers == known.buffers
        block = nodes[id].block
        assert block is not None
        if not same or not _same_code(at.walk.project, block, inside, at.inside[id]):
            reason = say(
                "what arrives here gives it other sizes than at {lender}", lender=nodes[lender].name
            )
            _cannot_share(at, nodes[id], reason)


def block_outputs(
    project: Project, name: str, report: GraphReport
) -> tuple[TensorType, ...] | None:
    """Types on the outputs of a block; None while one is unknown."""
    return _outputs(project.graphs[name].of_layer(OUTPUT), report)


def _outputs(nodes: Sequence[Node], report: GraphReport) -> tuple[TensorType, ...] | None:
    outputs = []
    for node in nodes:
        known = report.nodes.get(node.id)
        if known is None or known.inputs[0] is None:
            return None
        outputs.append(known.inputs[0])
    return tuple(outputs)


def _inside(
    at: GraphWalk, node: Node, name: str, values: Mapping[str, Any], types: Types
) -> tuple[GraphReport, tuple[TensorType, ...]] | None:
    walk = at.walk
    before = len(walk.diagnostics)
    first = name not in walk.blocks
    scope = {param.name: values[param.name] for param in walk.project.graphs[name].params}
    report = walk.graph(name, types, scope)
    errors = [d for d in walk.diagnostics[before:] if d.severity is Severity.ERROR]
    if not first:  # its own problems are told already; here only what this node causes
        del walk.diagnostics[before:]
    at.inside[node.id] = report
    outputs = _outputs(walk.drawing(name).outputs, report)
    if outputs is not None and (first or not errors):
        return report, outputs
    if not errors and walk.questions:
        return None  # shapes of an own layer inside are still being found
    cause = errors[0].sentence if errors else say("it has problems of its own")
    at.find(
        "DL303",
        node,
        say("The block “{block}” does not work here: {cause}", block=name, cause=cause),
    )
    return None


def _can_repeat(at: GraphWalk, node: Node, types: Types, outputs: Types, weights: int) -> bool:
    if len(types) != 1 or len(outputs) != 1:
        sentence = say(
            "{node} is repeated, so its block needs one Input and one Output, but it has {inputs} "
            "and {outputs}. Repeat it once, or change the block.",
            node=node.name,
            inputs=len(types),
            outputs=len(outputs),
        )
    elif types[0] != outputs[0]:
        sentence = say(
            "{node} is repeated, so each turn must give what the next one takes: {input} goes in, "
            "but {output} comes out. Repeat it once, or make the block keep the shape.",
            node=node.name,
            input=str(types[0]),
            output=str(outputs[0]),
        )
    elif weights > MOST_WEIGHTS:
        sentence = say(
            "{node} would hold {count} {count:weight|weights} with names of their own, the most "
            "is {most}. "
            "Repeat it less often.",
            node=node.name,
            count=f"{weights:,}",
            most=f"{MOST_WEIGHTS:,}",
        )
    else:
        return True
    repair = fixes.reset_param(at.drawing.name, node, REPEAT, say("Run it once"))
    at.find("DL306", node, sentence, (repair,), param=REPEAT)
    return False


def _further(at: GraphWalk, node: Node, lender: Node) -> tuple[Fix, ...]:
    """Use the weights that the other one uses."""
    last = at.drawing.graph.nodes.get(lender.layer.values[SAME_AS])
    if last is None or last.layer.values.get(SAME_AS) or last.id == node.id:
        return ()
    label = say("Use the weights of {lender}", lender=last.name)
    share = SetParam(graph=at.drawing.name, node=node.id, name=SAME_AS, value=last.id)
    return (Fix(label, share),)


def _cannot_share(
    at: GraphWalk, node: Node, reason: Sentence, repairs: tuple[Fix, ...] = ()
) -> None:
    repair = fixes.reset_param(at.drawing.name, node, SAME_AS, say("Use weights of its own"))
    sentence = say(
        "{node} cannot share weights: {reason}. Choose another node, or give it weights of its "
        "own.",
        node=node.name,
        reason=reason,
    )
    at.find("DL307", node, sentence, (*repairs, repair), param=SAME_AS)


def _same_code(project: Project, name: str, one: GraphReport, other: GraphReport) -> bool:
    """Tell whether two uses of a block are written in the very same words."""
    if one is other:
        return True
    nodes = project.graphs[name].nodes
    if one.live != other.live:
        return False
    for id in one.live:
        block = nodes[id].block
        if block is not None:
            if not _same_code(project, block, one.inside[id], other.inside[id]):
                return False
        elif _texts(project.own, nodes[id], one.nodes[id]) != _texts(
            project.own, nodes[id], other.nodes[id]
        ):
            return False
    return True


def _texts(own: OwnLayers, node: Node, known: NodeReport) -> tuple[str | None, ...]:
    spec = layer_of(own, node.layer.key)
    if spec is None or node.layer.key in (INPUT, OUTPUT):
        return ()
    reads = [None if type is None else f"x{place}" for place, type in enumerate(known.inputs)]
    results = [port.name for port in spec.outputs]
    return (
        spec.call.constructor(known.values, known.inputs),
        spec.call.expression("layer", reads, results, known.values, known.inputs),
    )
