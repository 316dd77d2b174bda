"""Node, PortRef, Edge, Mark, Graph: frozen values. A graph may be wrong; ``check`` says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from dlstudio.spec.spec import Choice

NodeId = str
MarkId = str
Spot = tuple[float, float]
Area = tuple[float, float, float, float]  # left, top, width, height

BLOCK_PREFIX = "block:"
FRAME, NOTE = "frame", "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Learning:
    """How the weights of a node begin and change; ``USUAL`` where nobody chose anything.

    Args:
        init: initializers (``catalog.INITIALIZERS``) by what they fill, "weight" or "bias".
        frozen: whether training leaves the node as it is: no step changes its parameters, and
            running statistics stay, and are used, as in evaluation.
        weight_decay: whether the optimizer's weight decay works on it.
        lr_factor: its learning rate is this times that of the training.
        tied_to: the node beside it whose weight is its weight too; empty for one of its own.

    On a node that stands for a block the last three go for everything inside; a factor is
    then multiplied with those of the layers.
    """

    init: Mapping[str, Choice] = field(default_factory=dict)
    frozen: bool = False
    weight_decay: bool = True
    lr_factor: float = 1.0
    tied_to: NodeId = ""

    @property
    def grouped(self) -> bool:
        """Whether the optimizer must treat its parameters in another way than others."""
        return not self.weight_decay or self.lr_factor != 1.0


USUAL = Learning()


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A placed layer. ``name`` is what a person calls it and the attribute in the code.

    ``muted`` leaves it out of the code: its first input passes on. ``extra`` keeps keys of the
    file that this version does not know.
    """

    id: NodeId
    layer: Choice
    name: str
    position: tuple[float, float] = (0.0, 0.0)
    note: str = ""
    muted: bool = False
    learning: Learning = USUAL
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def block(self) -> str | None:
        """Name of the graph this node stands for, None for an ordinary layer."""
        key = self.layer.key
        return key[len(BLOCK_PREFIX) :] if key.startswith(BLOCK_PREFIX) else None


class PortRef(NamedTuple):
    """A socket: node id, port name, and the slot where a port takes many wires.

    A NamedTuple and not a dataclass, because it is a key in every table of a check and a
    tuple's hash costs a tenth.
    """

    node: NodeId
    port: str
    slot: int = 0

    def __str__(self) -> str:
        return f"{self.node}.{self.port}" + (f"[{self.slot}]" if self.slot else "")


class Edge(NamedTuple):
    """A wire from an output to an input."""

    source: PortRef
    target: PortRef


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockParam:
    """A value that every use of a block may set; layers inside name it in expressions.

    Args:
        kind: "int", "float" or "bool".
        low, high: the least and the largest number allowed, None for no bound.
        extra: keys of the file that this version does not know.
    """

    name: str
    kind: str = "int"
    default: Any = 1
    help: str = ""
    low: float | None = None
    high: float | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A frame around nodes or a note beside them: drawn with a graph, never computed.

    Args:
        kind: FRAME or NOTE.
        area: in pixels of the canvas, as positions of nodes.
        text: the title of a frame, one line; what a note says, as Markdown.
        color: a name of ``picturing.palette.MARK_COLORS``; an unknown one is drawn grey.
        extra: keys of the file that this version does not know.
    """

    id: MarkId
    kind: str
    area: Area
    text: str = ""
    color: str = "grey"
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Nodes by id in the order they were made, and the wires; ``params`` of a block.

    ``marks`` and ``bends`` belong to the drawing alone: frames and notes by id, and the dots
    through which a wire is led, from its output to its input. Dots go with their wire.
    """

    nodes: Mapping[NodeId, Node] = field(default_factory=dict)
    edges: tuple[Edge, ...] = ()
    params: tuple[BlockParam, ...] = ()
    marks: Mapping[MarkId, Mark] = field(default_factory=dict)
    bends: Mapping[Edge, tuple[Spot, ...]] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.bends:
            there = set(self.edges)
            if not there.issuperset(self.bends):
                kept = {edge: dots for edge, dots in self.bends.items() if edge in there}
                object.__setattr__(self, "bends", kept)

    def into(self, node: NodeId) -> Iterator[Edge]:
        """Yield the wires that end in a node."""
        return (edge for edge in self.edges if edge.target.node == node)

    def out_of(self, node: NodeId) -> Iterator[Edge]:
        """Yield the wires that start in a node."""
        return (edge for edge in self.edges if edge.source.node == node)

    def named(self, name: str) -> Node | None:
        """Return the first node with a name."""
        return next((node for node in self.nodes.values() if node.name == name), None)

    def of_layer(self, key: str) -> list[Node]:
        """Return the nodes of one layer, in order."""
        return [node for node in self.nodes.values() if node.layer.key == key]
