"""Residual: one channel that is repeated over all channels of what it is added to.

Add repeats an axis of size 1, which is right for means and masks. A residual x + f(x) that does so
adds the same picture to every channel: of its shortcut, where He et al. 2015 put a 1×1 convolution,
or of its branch, whose last layer has too few channels.
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
    """DL218: a shortcut or a branch whose only channel is added to many."""
    told: set[tuple[str, NodeId]] = set()
    for use, node, known in nodes_of(project, main, present, ADD):
        types = known.inputs
        if len(types) != 2 or types[0] == types[1] or (use.name, node.id) in told:
            continue
        narrow = _narrow(types)
        if narrow is None:
            continue
        finding = _shortcut(project, use, node, known, narrow)
        finding = finding or _branch(project, use, node, known, narrow)
        if finding is not None:
            told.add((use.name, node.id))
            yield finding


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


def _shortcut(
    project: Project, use: Use, node: Node, known: NodeReport, narrow: int
) -> Diagnostic | None:
    """Tell of a narrow input from which the wide one was made."""
    graph = project.graphs[use.name]
    wires = _wires(use, node)
    if wires[narrow].source.node not in upstream(graph, [wires[1 - narrow].source.node]):
        return None
    sentence = say(
        "The shortcut from {source} {short} has one channel, so {node} adds the same numbers to "
        "every channel of {wide}. Put a projection on the shortcut.",
        source=_name(graph.nodes, wires[narrow]),
        short=_shape(known, narrow),
        node=node.name,
        wide=_shape(known, 1 - narrow),
    )
    error = ShapeError(sentence, repairs=(("projection", narrow),))
    repairs = fixes.for_shape_error(graph, use.name, node, wires, known.inputs, error)
    return found("DL218", Place(graph=use.name, node=node.id), sentence, repairs)


def _branch(
    project: Project, use: Use, node: Node, known: NodeReport, narrow: int
) -> Diagnostic | None:
    """Tell of a narrow input that a layer with one channel made from the wide one."""
    graph = project.graphs[use.name]
    wires = _wires(use, node)
    last = graph.nodes[wires[narrow].source.node]
    wide = known.inputs[1 - narrow]
    assert wide is not None
    name, channels = (
        ("out_channels", wide.dims[1]) if wide.rank > 3 else ("out_features", wide.dims[-1])
    )
    made = wires[1 - narrow].source.node in upstream(graph, [last.id])
    if name not in last.layer.values or not made or type(channels) is not int:
        return None
    sentence = say(
        "{source} {short} has one channel, so {node} adds the same numbers to every channel of "
        "{wide}. Give it as many channels.",
        source=last.name,
        short=_shape(known, narrow),
        node=node.name,
        wide=_shape(known, 1 - narrow),
    )
    repair = fixes.set_param(use.name, last, name, channels, str(channels))
    return found("DL218", Place(graph=use.name, node=node.id), sentence, (repair,))


def _wires(use: Use, node: Node) -> list[Edge]:
    return [edge for edge in use.report.feeds.get(node.id) or () if edge is not None]


def _shape(known: NodeReport, place: int) -> str:
    type = known.inputs[place]
    assert type is not None
    return type.shape_text()


def _name(nodes: Mapping[NodeId, Node], wire: Edge) -> str:
    return nodes[wire.source.node].name
