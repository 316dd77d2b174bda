"""The walk through one graph: what is known of each node, from the types that arrive at it.

A block is walked again for each use of it, so what does not depend on types stands in the
``Stop`` of a node and is found out once.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

from dlstudio.catalog.layer_spec import LayerSpec, ShapeError, no_weights
from dlstudio.catalog.own_layers import OWN_PREFIX, UnansweredError
from dlstudio.graph.model import Edge, Node, NodeId, PortRef
from dlstudio.language import say
from dlstudio.project.diagnostic import Place
from dlstudio.spec.expression import ExpressionError
from dlstudio.spec.scopes import count_texts, miscounted
from dlstudio.spec.spec import Spec
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation import blocks, cautions, fixes, learning, memo, muting, own
from dlstudio.validation.again import Again
from dlstudio.validation.declared import expression_outside
from dlstudio.validation.problems import found
from dlstudio.validation.report import GraphReport, NodeReport
from dlstudio.validation.rules import Drawing, Stop
from dlstudio.validation.tensors import Tensors
from dlstudio.validation.wire_sizes import agrees_with_wire, drawn_with
from dlstudio.validation.wiring import INPUT, Feed

if TYPE_CHECKING:
    from dlstudio.validation.check import Walk

Types = tuple[TensorType | None, ...]  # laid out as layer rules expect them
_NONE: Tensors = {}


class GraphWalk:
    """The walk through one graph."""

    def __init__(
        self,
        walk: Walk,
        drawing: Drawing,
        bound: Types | None,
        scope: Mapping[str, Any] | None,
        number: int,
    ) -> None:
        self.walk = walk
        self.scope = scope
        # By node that borrows: the lender, and what it would hold itself.
        self.lent: dict[NodeId, tuple[NodeId, Tensors, Tensors]] = {}
        self.drawing = drawing
        self.bound: dict[NodeId, TensorType | None] = {}
        if bound:
            self.bound = dict(zip([node.id for node in drawing.inputs], bound, strict=False))
        self.nodes: dict[NodeId, NodeReport] = {}
        self.types: dict[PortRef, TensorType] = {}
        self.inside: dict[NodeId, GraphReport] = {}
        self.passes: dict[NodeId, Edge | None] = {}  # by muted node, the wire it passes on
        self._again = Again(self, (bound, number, len(walk.stack)))

    def report(self) -> GraphReport:
        topology, feeds = self.drawing.topology, self.drawing.wiring.feeds
        self._walk()
        blocks.compare_lent(self)
        live = topology.to_outputs
        if self.passes:
            feeds = muting.resolved(feeds, self.passes)
            live = muting.needed(feeds, [node.id for node in self.drawing.outputs])
        nodes = learning.look(self)
        return GraphReport(
            order=topology.order,
            nodes=nodes,
            types=self.types,
            live=live.intersection(self.nodes),
            inside=self.inside,
            feeds=feeds,
            scope=self.scope or {},
        )

    def _walk(self) -> None:
        drawing, again = self.drawing, self._again
        stale, diagnostics = again.stale, self.walk.diagnostics
        stops, nodes, types = drawing.stops, self.nodes, self.types
        feeds, ports, muted = drawing.wiring.feeds, drawing.ports, drawing.muted
        arriving = self._arriving
        for id in drawing.topology.order:
            if stale is not None:
                if id not in stale:
                    continue
                if again.hushes(id) and self._arriving(feeds[id]) is None:
                    again.lose(id)
                    continue
            ends = ports[id]
            if ends is None:
                continue
            stop = stops.get(id) or drawing.stop(id)
            if id in muted:
                known = muting.passed_on(self, stop.node, ends)
            else:
                known = self._known(stop, arriving(stop.feed))
            if stale is not None or len(diagnostics) != again.seen:
                again.found(id, known)
            if known is None:
                continue
            nodes[id] = known
            outputs = known.outputs
            if len(outputs) == len(stop.results) == 1:
                types[stop.results[0]] = outputs[0]
                continue
            for ref, type in zip(stop.results, outputs, strict=False):
                types[ref] = type
        again.keep()

    def _known(self, stop: Stop, types: Types | None) -> NodeReport | None:
        node, spec = stop.node, stop.spec
        # Values are checked even where the shape is not known yet.
        if stop.block is not None:
            return self._block(stop, types)
        if spec is None:
            return None
        given, counted = node.layer.values, None
        key: Hashable = stop.number
        if stop.texts != ():
            counted = self._counted(stop, node)
            if counted is None:
                return None
            given = {**given, **counted}
            # Which were counted belongs to what they are: a word may stand for itself.
            key = None if key is None else (key, *counted, *counted.values())
        alone = node.id not in self.bound
        known = memo.recall(key, types) if alone and types is not None else None
        if known is not None:
            return known
        if not self._fine(stop, counted) and not self.values_allowed(node, given, spec):
            return None
        if types is None:
            return None
        before = len(self.walk.diagnostics)
        known = self._layer(node, given, spec, types)
        if known is not None and alone and len(self.walk.diagnostics) == before:
            memo.keep(key, types, known)
        return known

    def _fine(self, stop: Stop, counted: Mapping[str, Any] | None) -> bool:
        """Tell whether all values of a node are allowed; those not counted are looked at once."""
        if stop.fine is None:
            plain = stop.node.layer.values
            if counted:
                plain = {name: value for name, value in plain.items() if name not in counted}
            stop.fine = stop.spec.allows(plain)
        return stop.fine and (not counted or stop.spec.allows(counted))

    def _arriving(self, feed: Feed | None) -> Types | None:
        """Return the types that a node gets; None while one that is needed is unknown."""
        if feed is None:
            return None
        if len(feed) == 1 and feed[0] is not None:  # as most have
            only = self.types.get(feed[0][0])
            return None if only is None else (only,)
        types: list[TensorType | None] = []
        for edge in feed:
            if edge is None:
                types.append(None)
                continue
            type = self.types.get(edge[0])
            if type is None:
                return None
            types.append(type)
        return tuple(types)

    def _counted(self, stop: Stop, node: Node) -> Mapping[str, Any] | None:
        """Return the values that are counted in this scope; None after a problem of ``node``."""
        scope, layer, spec = self.scope or {}, stop.node.layer, stop.spec
        if stop.texts is not None:
            try:
                return count_texts(stop.texts, scope)
            except ExpressionError:
                pass
        for name, error in miscounted(layer.values, spec.by_name, scope):
            drawn = drawn_with(node, layer.values)
            repairs = fixes.for_expression(
                self.drawing.graph, self.drawing.name, drawn, name, error.unknown
            )
            code = "DL304" if error.unknown is None else "DL305"
            self.find(code, node, error.sentence, repairs, param=name)
        return None

    def _block(self, stop: Stop, types: Types | None) -> NodeReport | None:
        node, spec = stop.node, stop.spec
        assert spec is not None
        lender = blocks.lender_of(self, node)
        if lender is None:
            return None
        if lender is not node:
            stop = self.drawing.stops.get(lender.id) or self.drawing.stop(lender.id)
        given = lender.layer.values
        if stop.texts != ():
            counted = self._counted(stop, node)
            if counted is None:
                return None
            given = {**given, **counted}
        values = blocks.values_of(self, node, given, spec)
        if values is None or types is None:
            return None
        return blocks.block_report(self, node, lender, values, types)

    def values_allowed(self, node: Node, given: Mapping[str, Any], spec: Spec) -> bool:
        """Tell every value of a node that is not allowed; ``given`` are counted."""
        if spec.allows(given):
            return True
        for name, sentence in spec.problems(given):
            if self.scope is None:
                sentence = expression_outside(spec, node, name, sentence)
            known = name in spec.by_name
            label = None if known else say("Remove {name}", name=name)
            repair = fixes.reset_param(self.drawing.name, drawn_with(node, given), name, label)
            self.find("DL203" if known else "DL204", node, sentence, (repair,), param=name)
        return False

    def _layer(
        self, node: Node, given: Mapping[str, Any], spec: LayerSpec, types: Types
    ) -> NodeReport | None:
        bound = self.bound.get(node.id) if node.layer.key == INPUT else None
        if bound is not None:
            return _node_report(spec, types, (bound,), spec.filled(given))
        try:
            values = spec.complete(types, given)
            # The wire speaks first: a size that contradicts it is the cause of what follows.
            if spec.wired and not agrees_with_wire(self, node, given, spec, types, values):
                return None
            outputs = spec.shape(types, values)
        except ShapeError as error:
            self._misfit(drawn_with(node, given), types, error)
            return None
        except UnansweredError as error:
            self.walk.questions[error.question] = None
            self.find("DL403", node, own.waiting(node))
            return None
        report = _node_report(spec, types, outputs, values)
        if report.weights or cautions.may_be(spec):
            cautions.tell(self, spec, node, report)
        return report

    def _misfit(self, node: Node, types: Types, error: ShapeError) -> None:
        wires = [edge for edge in self.drawing.wiring.feeds[node.id] or () if edge is not None]
        repairs = fixes.for_shape_error(
            self.drawing.graph, self.drawing.name, node, wires, types, error
        )
        code = "DL404" if node.layer.key.startswith(OWN_PREFIX) else "DL201"
        self.find(code, node, error.sentence, repairs, port=error.port, param=error.param)

    def find(
        self,
        code: str,
        node: Node,
        sentence: Any,
        repairs: tuple[Any, ...] = (),
        *,
        port: str | None = None,
        param: str | None = None,
    ) -> None:
        place = Place(graph=self.drawing.name, node=node.id, port=port, param=param)
        self.walk.diagnostics.append(found(code, place, sentence, repairs))


def _node_report(
    spec: LayerSpec,
    inputs: tuple[TensorType | None, ...],
    outputs: tuple[TensorType, ...],
    values: Mapping[str, Any],
) -> NodeReport:
    weights = _NONE if spec.weights is no_weights else spec.weights(inputs, values)
    buffers = _NONE if spec.buffers is no_weights else spec.buffers(inputs, values)
    return NodeReport(inputs, outputs, values, weights, buffers, spec.macs)
