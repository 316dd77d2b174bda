"""index_range: numbers that count along one axis, used as places of a shorter one.

ArgMax over 50 words names places 0 to 49. Gather along an axis of 20, or an Embedding of 20 rows,
has no place 20: torch tells so only while it runs, and only once such a number comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import prod

from dlstudio.graph.model import Edge, Node, NodeId
from dlstudio.language import say
from dlstudio.project.diagnostic import Diagnostic, Fix, Place
from dlstudio.project.model import Project
from dlstudio.spec.tensor_type import TensorType, same_dim
from dlstudio.validation import fixes
from dlstudio.validation.problems import found
from dlstudio.validation.report import GraphReport, NodeReport
from dlstudio.validation.tracing import Origin, Use, nodes_of, origins
from dlstudio.validation.wiring import INPUT

# Layers that only move numbers about or leave some out; any number that goes in may come out.
PASSING = frozenset(
    {
        "Identity", "Detach", "Reshape", "Flatten", "Unflatten", "Squeeze", "Unsqueeze", "Permute",
        "Transpose", "Expand", "Flip", "Roll", "Select", "Slice", "Narrow", "Split", "Chunk",
        "Concat", "Stack",
    }
)  # fmt: skip
# By layer, the port that gives out places along the axis ``dim``.
ALONG_AXIS = {
    "ArgMax": "output", "ArgMin": "output",
    "Max": "indices", "Min": "indices", "TopK": "indices", "Sort": "indices",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Reader:
    """A port that takes places.

    Args:
        port: its name.
        room: how many places there are; None while that is not known.
        mend: what would make room for so many places.
    """

    port: str
    room: Callable[[NodeReport], object]
    mend: Callable[[str, Node, NodeReport, int], tuple[Fix, ...]]


def _table(name: str) -> Callable[[str, Node, NodeReport, int], tuple[Fix, ...]]:
    def mend(graph: str, node: Node, known: NodeReport, count: int) -> tuple[Fix, ...]:
        return (fixes.set_param(graph, node, name, count, str(count)),)

    return mend


def _other_axis(graph: str, node: Node, known: NodeReport, count: int) -> tuple[Fix, ...]:
    """Gather along another axis that is long enough and the only one that differs."""
    type, index = known.inputs
    assert type is not None and index is not None
    for axis in range(1, type.rank):
        size = type.dims[axis]
        rest = [place for place in range(type.rank) if place != axis]
        if isinstance(size, int) and size >= count:
            if all(same_dim(type.dims[place], index.dims[place]) for place in rest):
                return (fixes.set_param(graph, node, "dim", axis, str(axis)),)
    return ()


def _none(graph: str, node: Node, known: NodeReport, count: int) -> tuple[Fix, ...]:
    return ()


def _size(type: TensorType | None, axis: int) -> object:
    return None if type is None else type.dims[axis]


READERS: Mapping[str, _Reader] = {
    "Gather": _Reader(
        "index", lambda known: _size(known.inputs[0], known.values["dim"]), _other_axis
    ),
    "GatherLast": _Reader("lengths", lambda known: _lengths(_size(known.inputs[0], 1)), _none),
    "Embedding": _Reader(
        "input", lambda known: known.values["num_embeddings"], _table("num_embeddings")
    ),
    "EmbeddingBag": _Reader(
        "input", lambda known: known.values["num_embeddings"], _table("num_embeddings")
    ),
    "OneHot": _Reader("input", lambda known: known.values["num_classes"], _table("num_classes")),
}


def _lengths(steps: object) -> object:
    """A length may be 0 and as large as the number of steps."""
    return steps + 1 if isinstance(steps, int) else None


def outside(
    project: Project, main: GraphReport, present: Mapping[str, frozenset[str]]
) -> Iterator[Diagnostic]:
    """DL214: places along a longer axis than the one they are read on."""
    told: set[tuple[str, NodeId]] = set()
    for use, node, known in nodes_of(project, main, present, frozenset(READERS)):
        if (use.name, node.id) in told:
            continue
        problem = _reader(project, use, node, known)
        if problem is not None:
            told.add((use.name, node.id))
            yield problem


def _reader(project: Project, use: Use, node: Node, known: NodeReport) -> Diagnostic | None:
    reader = READERS[node.layer.key]
    room = reader.room(known)
    feed = use.report.feeds.get(node.id) or ()
    end = next((edge for edge in feed if edge and edge.target.port == reader.port), None)
    if not isinstance(room, int) or end is None:
        return None
    made = project.graphs[use.name].nodes[end.source.node]
    if use.above is None and made.layer.key == INPUT:
        return None  # what data brings is not known
    reaching = [(_count(origin), origin) for origin in origins(project, use, end, PASSING)]
    too_many = [(count, origin) for count, origin in reaching if count is not None and count > room]
    if not too_many:
        return None
    count, origin = max(too_many, key=lambda pair: pair[0])
    return _told(use.name, node, known, end, origin, count)


def _count(origin: Origin) -> int | None:
    """Return how many different places the numbers of a port may name, 0 being the first."""
    key, type = origin.node.layer.key, origin.known.inputs[0] if origin.known.inputs else None
    if type is None:
        return None
    if ALONG_AXIS.get(key) == origin.port:
        size = type.dims[origin.known.values["dim"]]
        return size if isinstance(size, int) else None
    if "MaxPool" in key and origin.port == "indices":
        sizes = [size for size in type.dims[2:] if isinstance(size, int)]
        return prod(sizes) if len(sizes) == type.rank - 2 else None
    return None


def _told(
    graph: str, node: Node, known: NodeReport, end: Edge, origin: Origin, count: int
) -> Diagnostic:
    reader = READERS[node.layer.key]
    room = reader.room(known)
    assert isinstance(room, int)
    return found(
        "DL214",
        Place(graph=graph, node=node.id, port=reader.port),
        say(
            "{origin} gives numbers from 0 to {largest}, but {node} has a place only for 0 to "
            "{last}, so it fails as soon as a larger one comes. Make room for {count} in {node}, "
            "or wire other numbers to it.",
            origin=origin.node.name,
            largest=count - 1,
            node=node.name,
            last=room - 1,
            count=count,
        ),
        (*reader.mend(graph, node, known, count), *fixes.disconnect(graph, end)),
    )
