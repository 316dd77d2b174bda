"""Report: what ``check`` found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from dlstudio.catalog.layer_spec import CostRule, Types, Values
from dlstudio.catalog.own_layers import Question
from dlstudio.graph.model import Edge, NodeId, PortRef
from dlstudio.project.diagnostic import Diagnostic, Severity
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation.tensors import Tensors, numbers_in

if TYPE_CHECKING:
    from dlstudio.validation.rules import Drawing


class _Known(NamedTuple):
    inputs: tuple[TensorType | None, ...]
    outputs: tuple[TensorType, ...]
    values: Mapping[str, Any]
    weights: Tensors
    buffers: Tensors
    cost: CostRule


class NodeReport(_Known):
    """What is known of one node whose inputs have types. A tuple, as a check makes so many.

    Args:
        inputs: types laid out as ``catalog.layer_spec.Types``.
        outputs: one type an output port.
        values: parameters with defaults and wired values filled in.
        weights, buffers: shapes by state-dict name (a block: dotted names).
        cost: rule for the multiply-accumulates of one sample; most checks never count them.
    """

    # Reports of unchanged layers are taken over from check to check, and this with them.
    @cached_property
    def parameters(self) -> int:
        """How many numbers it learns."""
        return numbers_in(self.weights)

    @cached_property
    def macs(self) -> int:
        """Multiply-accumulates of one sample."""
        return self.cost(self.inputs, self.outputs, self.values)


@dataclass(frozen=True, slots=True)
class CostInTurns:
    """The cost rule of a block: what its nodes cost, as often as it runs."""

    turns: int
    inside: GraphReport

    def __call__(self, types: Types, outputs: Types, values: Values) -> int:
        nodes = self.inside.nodes
        return self.turns * sum([nodes[id].macs for id in self.inside.live])


@dataclass(frozen=True, kw_only=True)
class GraphReport:
    """What is known of one graph.

    Args:
        order: nodes in the order in which they are called, dead ones included.
        nodes: what is known by node; a node with a problem upstream is missing.
        types: type of every output port that is known.
        live: nodes that lie between an input (or constant) and an output.
        inside: reports of the blocks in it, by the id of the node that stands for them.
        scope: values of the block's own parameters; empty for the main graph.
        feeds: by node, its wires laid out as ``catalog.layer_spec.Types``; None where a
            needed one is missing.
    """

    order: tuple[NodeId, ...]
    nodes: Mapping[NodeId, NodeReport]
    types: Mapping[PortRef, TensorType]
    live: frozenset[NodeId]
    inside: Mapping[NodeId, GraphReport] = field(default_factory=dict)
    feeds: Mapping[NodeId, tuple[Edge | None, ...] | None] = field(default_factory=dict)
    scope: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def parameters(self) -> int:
        """How many numbers all its nodes learn, as far as their shapes are known."""
        return sum([node.parameters for node in self.nodes.values()])

    @cached_property
    def macs(self) -> int:
        """Multiply-accumulates of one sample in all its nodes."""
        return sum([node.macs for node in self.nodes.values()])


@dataclass(frozen=True, kw_only=True)
class Report:
    """What was found in a project.

    Args:
        main: the main graph.
        blocks: by name of block: its report inside the first node that stands for it.
        diagnostics: errors first, then warnings, then hints; then by place.
        questions: of the person's own layers, what nobody has found out yet.
        drawings: what the structure of each graph told.
    """

    main: GraphReport
    blocks: Mapping[str, GraphReport]
    diagnostics: tuple[Diagnostic, ...]
    questions: tuple[Question, ...] = ()
    drawings: Mapping[str, Drawing] = field(default_factory=dict, compare=False, repr=False)

    @property
    def ok(self) -> bool:
        """Whether there is no error (warnings and hints do not count)."""
        return not self.errors

    @cached_property
    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(d for d in self.diagnostics if d.severity is Severity.ERROR)

    @property
    def types(self) -> Mapping[PortRef, TensorType]:
        """Type of every known output of the main graph."""
        return self.main.types

    @property
    def order(self) -> tuple[NodeId, ...]:
        return self.main.order

    @property
    def weights(self) -> Mapping[NodeId, Mapping[str, tuple[int, ...]]]:
        """Shapes of trainable tensors by node of the main graph."""
        return {id: node.weights for id, node in self.main.nodes.items()}

    def graph(self, name: str) -> GraphReport:
        """Return the report of a graph by name; an empty one for an unused block."""
        if name == "main":
            return self.main
        empty = GraphReport(order=(), nodes={}, types={}, live=frozenset())
        return self.blocks.get(name, empty)
