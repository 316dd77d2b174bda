"""Glimpses: what is seen of a node before its face is made, from the project alone."""

from __future__ import annotations

from functools import lru_cache

from dlstudio.catalog import LAYERS
from dlstudio.catalog.own_layers import layer_of
from dlstudio.graph.model import Node
from dlstudio.gui.canvas.reading import values_line
from dlstudio.gui.look.frames import Glimpse, Side, framed
from dlstudio.project.model import Project
from dlstudio.spec.spec import Choice
from dlstudio.validation.wiring import ports_of

Slots = tuple[tuple[str, tuple[int, ...]], ...]  # in use, by input port

_PLAIN = Project()  # layers of the catalogue look the same in every project


def glimpse_of(project: Project, node: Node, slots: Slots) -> Glimpse:
    """Return what is seen of a node from far away."""
    layer = node.layer
    if layer.key in LAYERS:
        try:
            return _of_layer(layer.key, tuple(layer.values.items()), slots, node.muted)
        except TypeError:  # a value that cannot be looked up
            pass
    return _glimpse(project, node, slots)


@lru_cache(maxsize=8192)
def _of_layer(
    key: str, values: tuple[tuple[str, object], ...], slots: Slots, muted: bool
) -> Glimpse:
    return _glimpse(
        _PLAIN, Node(id="", layer=Choice(key, dict(values)), name="", muted=muted), slots
    )


def _glimpse(project: Project, node: Node, slots: Slots) -> Glimpse:
    spec = layer_of(project.own, node.layer.key)
    ports = ports_of(project, node)
    used = dict(slots)
    inputs: Side
    outputs: Side
    if ports is None:
        inputs, outputs = tuple([(name, wires, False) for name, wires in slots]), ()
    else:
        inputs = tuple([(port.name, used.get(port.name, ()), port.many) for port in ports.inputs])
        outputs = tuple([(port.name, (), False) for port in ports.outputs])
    values = bool(values_line(node, project.own, project.graphs.get(node.block or "")))
    group = "block" if node.block is not None else (spec.group if spec else "")
    return Glimpse(framed(values, inputs, outputs), group, node.muted)
