"""Residual: a shortcut of one channel that is repeated over all channels of what it is added to.

Add repeats an axis of size 1, which is right for means and masks. A shortcut x + f(x) that does so
adds the same picture to every channel; He et al. 2015 put a 1×1 convolution there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dlstudio.catalog.layer_spec import ShapeError
from dlstudio.graph.model import Edge, Node, NodeId
from dlstudio.graph.topology import upstream
from dlstudio.language import say
from dlstudio.project.diagnostic import Diagnostic, Place
from dlstudio.project.model import Project
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation import fixes
from dlstudio.validation.problems import found
from dlstudio.validation.report import GraphReport, NodeReport
from dlstudio.validation.tracing import Use, nodes_of

ADD = frozenset({"Add"})


def repeated(
    project: Project, main: GraphReport, present: Mapping[str, frozenset[str]]
) -> Iterator[Diagnostic]:
    """DL218: a shortcut whose only channel is added to many."""
    told: set[tuple[str, NodeId]] = set()
    for use, node, known in nodes_of(project, main, present, ADD):
        types = known.inputs
        if len(types) != 2 or types[0] == types[1] or (use.name, node.id) in told:
            continue
        narrow = _narrow(types)
        if narrow is not None and _is_shortcut(project, use, node, narrow):
            told.add((use.name, node.id))
            yield _told(project, use, node, known, narrow)


def _narrow(types: tuple[TensorType | None, ...]) -> int | None:
    """Return which of two inputs has one channel where the other has several, and is alike else."""
    first, second = types
    if first is None or second is None or first.rank != second.rank or first.rank < 2:
        return None
    channels = 1 if first.rank > 3 else first.rank - 1
    differ = [
        axis for axis, (a, b) in enumerate(zip(first.dims, second.dims, strict=True)) if a != b
    ]
    if differ != [channels] or first.dims[0] != "N":
        return None
    return 0 if first.dims[channels] == 1 else 1


def _is_shortcut(project: Project, use: Use, node: Node, narrow: int) -> bool:
    """Tell whether the wide input was made from the narrow one."""
    feed = use.report.feeds.get(node.id) or ()
    short, long = feed[narrow], feed[1 - narrow]
    if short is None or long is None:
        return False
    graph = project.graphs[use.name]
    return short.source.node in upstream(graph, [long.source.node])


def _told(project: Project, use: Use, node: Node, known: NodeReport, narrow: int) -> Diagnostic:
    graph = project.graphs[use.name]
    wires = [edge for edge in use.report.feeds.get(node.id) or () if edge is not None]
    short, wide = known.inputs[narrow], known.inputs[1 - narrow]
    assert short is not None and wide is not None
    sentence = say(
        "The shortcut from {source} {short} has one channel, so {node} adds the same numbers to "
        "every channel of {wide}. Put a projection on the shortcut.",
        source=_name(graph.nodes, wires[narrow]),
        short=short.shape_text(),
        node=node.name,
        wide=wide.shape_text(),
    )
    error = ShapeError(sentence, repairs=(("projection", narrow),))
    repairs = fixes.for_shape_error(graph, use.name, node, wires, known.inputs, error)
    return found("DL218", Place(graph=use.name, node=node.id), sentence, repairs)


def _name(nodes: Mapping[NodeId, Node], wire: Edge) -> str:
    return nodes[wire.source.node].name
