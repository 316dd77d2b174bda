"""Reading: from project and report to the faces of nodes and the words on wires."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dlstudio.catalog.own_layers import NO_OWN_LAYERS, OwnLayers, layer_of
from dlstudio.graph.blocks import REPEAT, SAME_AS, SHARED, is_repeated, lender_of, param_of
from dlstudio.graph.model import Edge, Graph, Node
from dlstudio.gui.look.faces import FLOAT, INTEGER, MASK, UNKNOWN, NodeFace, PortFace
from dlstudio.gui.look.words import tr, words
from dlstudio.project.diagnostic import Diagnostic, Severity
from dlstudio.project.model import Project
from dlstudio.spec.param import Flag, Param
from dlstudio.spec.sizes import Size
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation.report import NodeReport
from dlstudio.validation.wiring import Ports, ports_of

# What always stands on a node, whether set by hand or not: the sizes one talks about.
SPOKEN = (
    "out_channels",
    "kernel_size",
    "out_features",
    "num_features",
    "hidden_size",
    "num_heads",
    "num_embeddings",
    "embedding_dim",
    "output_size",
)
# Where the shape below says the same.
SILENT = ("shape", "dtype")
MISFIT = "DL201"  # shapes do not fit; without a port: all inputs together

_GRAVITY = {Severity.ERROR: 3, Severity.WARNING: 2, Severity.HINT: 1}
_KINDS = {"int64": INTEGER, "bool": MASK}


def face_of(
    project: Project,
    node: Node,
    known: NodeReport | None,
    found: Sequence[Diagnostic],
    wires: Mapping[str, tuple[int, ...]],
    share: float,
) -> NodeFace:
    """Return what a node shows.

    Args:
        known: what the report says of it, None where something upstream is wrong.
        found: diagnostics of this node.
        wires: slots in use by input port.
        share: its part of the whole cost.
    """
    spec = layer_of(project.own, node.layer.key)
    ports = ports_of(project, node)
    wrong = {d.port: d.severity.value for d in reversed(found) if d.port is not None}
    if any(d.code == MISFIT and d.port is None for d in found):
        wrong |= dict.fromkeys(wires, Severity.ERROR.value)
    outputs = () if ports is None else ports.outputs
    return NodeFace(
        name=node.name,
        kind=node.block or (words(spec.title) if spec else node.layer.key),
        group="block" if node.block is not None else (spec.group if spec else ""),
        icon=node.layer.key,
        values=values_line(node, project.own, project.graphs.get(node.block or "")),
        shape=_shape_of(known),
        share=share,
        problems=len(found),
        severity=gravest_of(found),
        inputs=_input_faces(ports, known, wires, wrong),
        outputs=tuple(
            PortFace(
                name=port.name,
                kind=kind_of(known.outputs[i] if known and i < len(known.outputs) else None),
            )
            for i, port in enumerate(outputs)
        ),
        block=node.block is not None,
        badge=turns_of(node),
        note=bool(node.note),
        muted=node.muted,
        frozen=node.learning.frozen,
        tied=bool(lender_of(node)),
    )


def gravest_of(found: Sequence[Diagnostic]) -> str:
    """Return how grave the gravest of some problems is; empty if there is none."""
    if not found:
        return ""
    return max(found, key=lambda d: _GRAVITY[d.severity]).severity.value


def _input_faces(
    ports: Ports | None,
    known: NodeReport | None,
    wires: Mapping[str, tuple[int, ...]],
    wrong: Mapping[str, str],
) -> tuple[PortFace, ...]:
    """Return the inputs; those of an unknown layer are told by the wires it had."""
    if ports is None:
        return tuple(PortFace(name=n, kind=UNKNOWN, slots=s) for n, s in wires.items())
    kinds = _input_kinds(ports.inputs, known, wires)
    return tuple(
        PortFace(
            name=port.name,
            kind=kinds.get(port.name, UNKNOWN),
            slots=wires.get(port.name, ()),
            many=port.many,
            problem=wrong.get(port.name, ""),
            optional=port.optional,
        )
        for port in ports.inputs
    )


def _shape_of(known: NodeReport | None) -> str:
    """Return the first output's shape; of a node without outputs, what comes in."""
    types = () if known is None else known.outputs or known.inputs
    return shape_text(types[0]) if types and types[0] is not None else ""


def _input_kinds(
    inputs: Sequence[Any], known: NodeReport | None, wires: Mapping[str, tuple[int, ...]]
) -> dict[str, str]:
    """Return the kind of each input; types are laid out as ``catalog.layer_spec.Types``."""
    if known is None:
        return {}
    kinds: dict[str, str] = {}
    place = 0
    for port in inputs:
        step = len(wires.get(port.name, ())) if port.many else 1
        here = known.inputs[place : place + step]
        kinds[port.name] = kind_of(here[0]) if here else UNKNOWN
        place += step
    return kinds


def kind_of(type: TensorType | None) -> str:
    """Return the kind of a port or wire."""
    return UNKNOWN if type is None else _KINDS.get(type.dtype, FLOAT)


def shape_text(type: TensorType) -> str:
    """Write a shape for the canvas: ``N × 6 × 28 × 28``."""
    return " × ".join(map(str, type.dims))


def turns_of(node: Node) -> str:
    """Return how often a block is run, as its badge says it; empty for once."""
    values = node.layer.values
    return f"× {values.get(REPEAT)}" if node.block and is_repeated(values) else ""


def block_words(block: Graph, node: Node) -> list[str]:
    """Return what matters of a use of a block: its own parameters, and what is shared."""
    values = node.layer.values
    given = [param for param in block.params if param.name in values]
    shown = ((param.name, param_of(param).show(values[param.name])) for param in given)
    # A parameter that is handed on under its own name is said once.
    said = [name if name == value else f"{name} {value}" for name, value in shown]
    if turns_of(node) and values.get(SHARED):
        said.append(tr("the same weights each turn"))
    if values.get(SAME_AS):
        said.append(tr("shared weights"))
    return said


def values_line(node: Node, own: OwnLayers = NO_OWN_LAYERS, block: Graph | None = None) -> str:
    """Return the parameters that matter in one line: ``6 filters · 5×5 · pad 2``.

    Args:
        block: what the node stands for, if it is a block.
    """
    if block is not None and node.block is not None:
        return " · ".join(block_words(block, node))
    spec = layer_of(own, node.layer.key)
    if spec is None:
        return ""
    words = []
    for param in spec.params:
        value = node.layer.values.get(param.name, param.default)
        given = param.name in node.layer.values and value != param.default
        if value is None or param.name in SILENT or not (given or param.name in SPOKEN):
            continue
        words.append(_spoken(param, value))
    return " · ".join(words)


def _spoken(param: Param, value: Any) -> str:
    """Say a value in as few words as will do."""
    name, shown = param.name, param.show(value)
    if isinstance(param, Flag):
        if name == "bias":
            return tr("bias") if value else tr("no bias")
        return name if value else tr("{name} off", name=name)
    if name == "kernel_size":
        rank = param.rank if isinstance(param, Size) and isinstance(value, int) else 1
        return "×".join([shown] * rank) if rank > 1 or "×" in shown else tr("kernel {k}", k=shown)
    short = SHORT.get(name)
    return short(shown) if short else f"{name} {shown}"


# What is said of a value instead of the parameter's name.
SHORT: Mapping[str, Callable[[str], str]] = {
    "out_channels": lambda value: tr("{value} {value:filter|filters}", value=value),
    "out_features": lambda value: tr("{value} {value:unit|units}", value=value),
    "hidden_size": lambda value: tr("{value} hidden", value=value),
    "num_heads": lambda value: tr("{value} {value:head|heads}", value=value),
    "num_layers": lambda value: tr("{value} {value:layer|layers}", value=value),
    "num_embeddings": lambda value: tr("{value} {value:word|words}", value=value),
    "embedding_dim": lambda value: tr("{value} wide", value=value),
    "output_size": lambda value: tr("to {value}", value=value),
    "padding": lambda value: tr("pad {value}", value=value),
    "stride": lambda value: tr("stride {value}", value=value),
    "dilation": lambda value: tr("dilation {value}", value=value),
    "groups": lambda value: tr("{value} {value:group|groups}", value=value),
    "num_groups": lambda value: tr("{value} {value:group|groups}", value=value),
    "dim": lambda value: tr("axis {value}", value=value),
    "p": lambda value: f"p {value}",
}


def wrong_ports(found: Sequence[Diagnostic]) -> set[tuple[str, str | None]]:
    """Return (node, input port) where something is wrong, for the wires that end there.

    The port is None where all that comes in does not fit together.
    """
    return {
        (d.place.node, d.place.port)
        for d in found
        if d.severity is Severity.ERROR and d.place.node and (d.place.port or d.code == MISFIT)
    }


def wrong_edges(found: Sequence[Diagnostic]) -> set[Edge]:
    """Return the wires that a finding names."""
    return {d.place.edge for d in found if d.place.edge and d.severity is Severity.ERROR}
