"""Tooltips: what is said about the thing under the pointer."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QPointF

from dlstudio.catalog.own_layers import layer_of
from dlstudio.graph.model import Edge, NodeId, PortRef
from dlstudio.gui.canvas.gestures import Stage
from dlstudio.gui.canvas.node_item import NodeItem
from dlstudio.gui.canvas.tensor_words import tensor_lines
from dlstudio.gui.canvas.tied import shared_lines
from dlstudio.gui.look.words import tr, words
from dlstudio.project.diagnostic import Diagnostic
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation.wiring import ports_of


def tooltip_at(stage: Stage, at: QPointF) -> str:
    """Return what is to be said about a place, as rich text; empty if nothing."""
    scene = stage.scene
    port = scene.port_at(at.x(), at.y())
    if port is not None:
        return _port(stage, *port)
    item = scene.thing_at(at.x(), at.y())
    if isinstance(item, NodeItem):
        return _node(stage, item.id)
    return "" if item is None else _edge(stage, item.edge)


def _node(stage: Stage, id: NodeId) -> str:
    node = stage.document.graph.nodes[id]
    spec = layer_of(stage.document.project.own, node.layer.key)
    lines = [f"<b>{escape(node.name)}</b> &nbsp; {escape(node.block or node.layer.key)}"]
    if spec is not None:
        lines.append(escape(words(spec.summary)))
    known = stage.document.graph_report.nodes.get(id)
    if known is not None:
        lines += [_type(type) for type in known.outputs]
        count = sum(_size(shape) for shape in known.weights.values())
        if count:
            lines.append(tr("{count} {count:parameter|parameters}", count=f"{count:,}"))
    lines += [escape(line) for line in shared_lines(stage.document.graph, id)]
    if node.note:
        lines.append(f"<i>{escape(node.note)}</i>")
    return _joined(lines, stage.sync.found_at(id))


def _port(stage: Stage, ref: PortRef, output: bool) -> str:
    node = stage.document.graph.nodes[ref.node]
    ports = ports_of(stage.document.project, node)
    port = None if ports is None else ports.output(ref.port) if output else ports.input(ref.port)
    lines = [f"<b>{escape(node.name)}.{escape(ref.port)}</b>"]
    if port is not None and port.help:
        lines.append(escape(words(port.help)))
    type = _type_at(stage, ref, output)
    if type is not None:
        lines += _tensor(stage, type)
    if port is not None and port.optional:
        lines.append(tr("May stay open"))
    if port is not None and port.many:
        lines.append(tr("Takes any number of wires"))
    found = [d for d in stage.sync.found_at(ref.node) if d.port == ref.port and not output]
    return _joined(lines, found)


def _edge(stage: Stage, edge: Edge) -> str:
    nodes = stage.document.graph.nodes
    source, target = nodes[edge.source.node], nodes[edge.target.node]
    way = f"{source.name}.{edge.source.port} → {target.name}.{edge.target.port}"
    lines = [f"<b>{escape(way)}</b>"]
    type = _type_at(stage, edge.source, True)
    lines += _tensor(stage, type) if type else [tr("Shape not known yet")]
    found = [
        d
        for d in stage.sync.found_at(edge.target.node)
        if d.place.edge == edge or d.port == edge.target.port
    ]
    return _joined(lines, found)


def _type_at(stage: Stage, ref: PortRef, output: bool) -> TensorType | None:
    types = stage.document.graph_report.types
    if output:
        return types.get(PortRef(ref.node, ref.port))
    wire = stage.scene.wire_into(ref)
    return types.get(wire.edge.source) if wire else None


def _type(type: TensorType) -> str:
    return f"<code>{escape(str(type))}</code>"


def _tensor(stage: Stage, type: TensorType) -> list[str]:
    first, *more = tensor_lines(type, stage.document.project)
    return [f"<code>{escape(first)}</code>", *map(escape, more)]


def _joined(lines: Sequence[str], found: Sequence[Diagnostic]) -> str:
    told = [f"• {escape(words(d.sentence))}" for d in found]
    return "<br>".join([*lines, *told])


def _size(shape: tuple[int, ...]) -> int:
    total = 1
    for dim in shape:
        total *= dim
    return total
