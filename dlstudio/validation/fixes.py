"""The commands that repair a problem. Each function returns the repairs for one finding.

Shape rules name their repairs in a small vocabulary (``ShapeError.repairs``):
    ("insert", layer key, values)   put a layer before the port that is wrong
    ("set", parameter, value)       set a parameter of the node
    ("dtype", dtype)                set it on the Input that feeds the port that is wrong
    ("projection", input number)    1×1 convolution or Linear on an input of Add, so it fits,
                                    or padding in the convolutions that led to it
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import count
from typing import Any

from dlstudio.catalog import LAYERS
from dlstudio.catalog.layer_spec import Port, ShapeError
from dlstudio.graph import edits
from dlstudio.graph.model import BlockParam, Edge, Graph, Node, NodeId, PortRef
from dlstudio.language import Sentence, say
from dlstudio.project.block_commands import RenameBlockParam, SetBlockParams
from dlstudio.project.commands import (
    AddNode,
    Batch,
    Command,
    Connect,
    Disconnect,
    RemoveNodes,
    RenameNode,
    SetParam,
)
from dlstudio.project.diagnostic import Fix
from dlstudio.project.model import MAIN
from dlstudio.spec.expression import ExpressionError, parse
from dlstudio.spec.expression import name as name_of
from dlstudio.spec.identifier import as_identifier, is_identifier
from dlstudio.spec.spec import Choice
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation import residual_fixes
from dlstudio.validation.declared import MEANT
from dlstudio.validation.nearby import Nearby
from dlstudio.validation.wiring import INPUT, OUTPUT, Ports

STEP = 220.0  # distance between a node and one that a repair places beside it


def remove(graph_name: str, node: Node) -> tuple[Fix, ...]:
    """Delete the node."""
    label = say("Delete {node}", node=node.name)
    return (Fix(label, RemoveNodes(graph=graph_name, ids=(node.id,))),)


def disconnect(graph_name: str, *wires: Edge) -> tuple[Fix, ...]:
    """Remove wires."""
    return (Fix(say("Remove the wire"), Disconnect(graph=graph_name, edges=wires)),)


def cut_loop(graph: Graph, graph_name: str, cycle: Sequence[NodeId]) -> tuple[Fix, ...]:
    """Remove the wire of the loop that was drawn last."""
    inside = set(cycle)
    wires = [e for e in graph.edges if e.source.node in inside and e.target.node in inside]
    last = wires[-1]
    label = say(
        "Remove the wire from {source} to {target}",
        source=graph.nodes[last.source.node].name,
        target=graph.nodes[last.target.node].name,
    )
    return (Fix(label, Disconnect(graph=graph_name, edges=(last,))),)


def undouble(graph: Graph, graph_name: str, extra: Edge) -> tuple[Fix, ...]:
    """Keep either the first or the newer wire."""
    same = [e for e in graph.edges if e.target == extra.target and e != extra]
    return (
        Fix(
            say("Keep the newer wire"),
            Disconnect(graph=graph_name, edges=tuple(same)),
        ),
        Fix(say("Keep the older wire"), Disconnect(graph=graph_name, edges=(extra,))),
    )


def add_terminal(graph: Graph, graph_name: str, key: str) -> tuple[Fix, ...]:
    """Add an Input before the first node or an Output behind the last, wired to it."""
    command, id = _new(graph, graph_name, key, _beside(graph, key == INPUT))
    commands: list[Command] = [command]
    ends = {e.source.node for e in graph.edges}, {e.target.node for e in graph.edges}
    loose = [
        node
        for node in graph.nodes.values()
        if node.id not in ends[key == INPUT] and node.layer.key not in (INPUT, OUTPUT)
    ]
    spec = LAYERS.get(loose[0 if key == INPUT else -1].layer.key) if loose else None
    if spec is not None:
        node = loose[0 if key == INPUT else -1]
        if key == INPUT and spec.inputs:
            commands.append(_wire(graph_name, id, "output", node.id, spec.inputs[0].name))
        elif key == OUTPUT and spec.outputs:
            commands.append(_wire(graph_name, node.id, spec.outputs[0].name, id, "input"))
    title = say("Add an Input") if key == INPUT else say("Add an Output")
    return (Fix(title, Batch(commands=tuple(commands), title=title)),)


def connect_open(nearby: Nearby, graph_name: str, node: Node, port: Port) -> tuple[Fix, ...]:
    """Connect an open port to the nearest output on its left that nobody uses yet."""
    for other, output in nearby.of(node):
        label = say("Connect {source} to {target}", source=other.name, target=node.name)
        return (Fix(label, _wire(graph_name, other.id, output, node.id, port.name)),)
    return remove(graph_name, node)


def end_or_remove(
    graph: Graph, graph_name: str, ports: Mapping[NodeId, Ports | None], node: Node
) -> tuple[Fix, ...]:
    """Wire a dead node to a new Output, or delete it."""
    sockets = ports.get(node.id)
    repairs: list[Fix] = []
    if sockets is not None and sockets.outputs and node.layer.key != INPUT:
        command, id = _new(graph, graph_name, OUTPUT, _right_of(node))
        wire = _wire(graph_name, node.id, sockets.outputs[0].name, id, "input")
        title = say("Add an Output behind {node}", node=node.name)
        repairs.append(Fix(title, Batch(commands=(command, wire), title=title)))
    return (*repairs, *remove(graph_name, node))


def rename_free(graph: Graph, graph_name: str, node: Node) -> tuple[Fix, ...]:
    """Give a node a free name with a number."""
    name = edits.free_name(graph, node.name.rstrip("0123456789") or "node")
    label = say("Rename to {name}", name=name)
    return (Fix(label, RenameNode(graph=graph_name, node=node.id, name=name)),)


def rename_legal(graph: Graph, graph_name: str, node: Node, stem: str) -> tuple[Fix, ...]:
    """Give a node the name that the code would use."""
    name = as_identifier(node.name, stem)
    if graph.named(name) is not None:
        name = edits.free_name(graph, name.rstrip("0123456789_") or stem)
    label = say("Rename to {name}", name=name)
    return (Fix(label, RenameNode(graph=graph_name, node=node.id, name=name)),)


def set_param(graph_name: str, node: Node, name: str, value: Any, shown: str) -> Fix:
    """Set a parameter."""
    return Fix(
        say("Set {name} to {value}", name=name, value=shown),
        SetParam(graph=graph_name, node=node.id, name=name, value=value),
    )


def reset_param(graph_name: str, node: Node, name: str, title: Sentence | None = None) -> Fix:
    """Put a parameter back to its default."""
    return Fix(
        title or say("Use the default of {name}", name=name),
        SetParam(graph=graph_name, node=node.id, name=name, reset=True),
    )


def for_block_param(graph: Graph, graph_name: str, declared: BlockParam) -> tuple[Fix, ...]:
    """Give a parameter of a block a name that can be, or take it away."""
    kept = tuple(param for param in graph.params if param is not declared)
    label = say("Remove the parameter {name}", name=declared.name)
    drop = Fix(label, SetBlockParams(graph=graph_name, params=kept))
    names = [param.name for param in graph.params]
    nodes = {node.name for node in graph.nodes.values()}
    usable = is_identifier(declared.name) and declared.name not in {*nodes, *MEANT}
    if usable or names.count(declared.name) > 1:
        return (drop,)
    stem = as_identifier(declared.name, "value")
    taken = {*names, *nodes, *MEANT}
    free = next(name for name in _numbered(stem) if name not in taken)
    rename = RenameBlockParam(graph=graph_name, old=declared.name, new=free)
    return Fix(say("Rename to {name}", name=free), rename), drop


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    yield from (f"{stem}{number}" for number in count(1))


def for_expression(
    graph: Graph, graph_name: str, node: Node, name: str, unknown: str | None
) -> tuple[Fix, ...]:
    """Use the default instead of an expression, or add the parameter that it names."""
    repairs = [reset_param(graph_name, node, name)]
    known = [param.name for param in graph.params]
    for near in get_close_matches(unknown or "", known, 1):
        label = say("Write {name} in place of {unknown}", name=near, unknown=unknown)
        value = _renamed(node.layer.values[name], unknown or "", near)
        write = SetParam(graph=graph_name, node=node.id, name=name, value=value)
        repairs.insert(0, Fix(label, write))
    if unknown is not None and is_identifier(unknown):
        label = say("Add the parameter {name} to the block", name=unknown)
        params = (*graph.params, BlockParam(name=unknown))
        repairs.append(Fix(label, SetBlockParams(graph=graph_name, params=params)))
    return tuple(repairs)


def _renamed(value: Any, old: str, new: str) -> Any:
    """Return a value with another name in its expressions."""
    if isinstance(value, tuple):
        return tuple(_renamed(part, old, new) for part in value)
    try:
        return str(parse(value).replaced({old: name_of(new)})) if type(value) is str else value
    except ExpressionError:
        return value


def for_shape_error(
    graph: Graph,
    graph_name: str,
    node: Node,
    wires: Sequence[Edge],
    types: Sequence[TensorType | None],
    error: ShapeError,
) -> tuple[Fix, ...]:
    """Turn the repairs that a shape rule names into commands."""
    repairs: list[Fix] = []
    for kind, *arguments in error.repairs:
        if kind == "set":
            name, value = arguments
            shown = LAYERS[node.layer.key].param(name).show(value)
            repairs.append(set_param(graph_name, node, name, value, shown))
        elif kind == "insert":
            key, values = arguments
            wire = _wire_into(wires, error.port)
            if wire is not None:
                title = say("Insert {layer} before {node}", layer=key, node=node.name)
                repairs.append(insert_on(graph, graph_name, wire, Choice(key, values), title))
        elif kind == "dtype":
            repairs.extend(_typed(graph, graph_name, _wire_into(wires, error.port), arguments[0]))
        elif kind == "projection":
            repairs.extend(_projected(graph, graph_name, wires, types, arguments[0]))
        else:
            raise ValueError(f"unknown repair {kind!r}")
    if any(kind == "projection" for kind, *_ in error.repairs):
        repairs[:0] = _padded(graph, graph_name, wires, types)
    return tuple(repairs)


def _wire_into(wires: Sequence[Edge], port: str | None) -> Edge | None:
    return next((wire for wire in wires if port in (None, wire.target.port)), None)


def _typed(graph: Graph, graph_name: str, wire: Edge | None, dtype: str) -> Iterator[Fix]:
    """Set the dtype of an Input of the network; those of a block take what is wired to them."""
    node = graph.nodes[wire.source.node] if wire is not None else None
    if node is not None and node.layer.key == INPUT and graph_name == MAIN:
        yield Fix(
            say("Set {name} of {node} to {value}", name="dtype", node=node.name, value=dtype),
            SetParam(graph=graph_name, node=node.id, name="dtype", value=dtype),
        )


def _padded(
    graph: Graph, graph_name: str, wires: Sequence[Edge], types: Sequence[TensorType | None]
) -> Iterator[Fix]:
    """Pad the convolutions that made one of two inputs smaller; other channels are projected."""
    if len(wires) != 2:
        return
    for number, (mine, other) in enumerate((types, types[::-1])):
        if mine is None or other is None or mine.rank != other.rank:
            continue
        padding = residual_fixes.padding(graph, wires[number].source.node, mine, other)
        if not padding:
            continue
        names = ", ".join(graph.nodes[id].name for id in padding)
        title = say("Pad {layers}, so that the size stays", layers=names)
        commands: list[Command] = [
            SetParam(graph=graph_name, node=id, name="padding", value=value)
            for id, value in padding.items()
        ]
        if mine.dims[1] != other.dims[1]:
            whole = other.with_dims((other.dims[0], mine.dims[1], *other.dims[2:]))
            long = [*types[:number], whole, *types[number + 1 :]]
            projected = list(_projected(graph, graph_name, wires, long, 1 - number))
            if not projected:
                continue
            title = say(
                "Pad {layers} and insert a projection behind {node} ({layer})",
                layers=names,
                node=graph.nodes[wires[1 - number].source.node].name,
                layer=residual_fixes.CONVOLUTIONS[mine.rank],
            )
            commands.append(projected[0].command)
        yield Fix(title, Batch(commands=tuple(commands), title=title))


def _projected(
    graph: Graph,
    graph_name: str,
    wires: Sequence[Edge],
    types: Sequence[TensorType | None],
    number: int,
) -> Iterator[Fix]:
    """Give one input the shape of another by a learned map (He et al. 2015, section 3.3)."""
    mine = types[number]
    other = next((t for i, t in enumerate(types) if i != number and t is not None), None)
    if mine is None or other is None or mine.rank != other.rank or number >= len(wires):
        return
    layer = residual_fixes.projection(graph, [w.source.node for w in wires], mine, other)
    if layer is None:
        return
    wire = wires[number]
    title = say(
        "Insert a projection behind {node} ({layer})",
        node=graph.nodes[wire.source.node].name,
        layer=layer.key,
    )
    yield insert_on(graph, graph_name, wire, layer, title)


def insert_on(graph: Graph, graph_name: str, wire: Edge, layer: Choice, title: Sentence) -> Fix:
    """Put a layer on a wire."""
    spec = LAYERS[layer.key]
    start, end = graph.nodes[wire.source.node], graph.nodes[wire.target.node]
    middle = (
        (start.position[0] + end.position[0]) / 2,
        (start.position[1] + end.position[1]) / 2 + 60.0,
    )
    command, id = _new(graph, graph_name, layer.key, middle, layer.values)
    commands = (
        command,
        Connect(
            graph=graph_name,
            source=wire.source,
            target=PortRef(id, spec.inputs[0].name),
            replaces=(wire,),
        ),
        Connect(graph=graph_name, source=PortRef(id, spec.outputs[0].name), target=wire.target),
    )
    return Fix(title, Batch(commands=commands, title=title))


def _new(
    graph: Graph,
    graph_name: str,
    key: str,
    position: tuple[float, float],
    values: Mapping[str, Any] | None = None,
) -> tuple[AddNode, NodeId]:
    id = edits.next_id(graph)
    stem = LAYERS[key].stem if key in LAYERS else ""
    layer = Choice(key, dict(values or {}))
    return AddNode(graph=graph_name, layer=layer, position=position, stem=stem, id=id), id


def _wire(graph_name: str, source: NodeId, out: str, target: NodeId, into: str) -> Connect:
    return Connect(graph=graph_name, source=PortRef(source, out), target=PortRef(target, into))


def _right_of(node: Node) -> tuple[float, float]:
    return node.position[0] + STEP, node.position[1]


def _beside(graph: Graph, left: bool) -> tuple[float, float]:
    if not graph.nodes:
        return 0.0, 0.0
    places = [node.position for node in graph.nodes.values()]
    edge = min(places) if left else max(places)
    return edge[0] - STEP if left else edge[0] + STEP, edge[1]
