"""Project -> the text of a ``.dls`` file: JSON with one node a line and one wire a line.

Every value that can stand in a project can be written, also a wrong one (a parameter that
is not a number, half a character from a paste): saving must never fail for what is in it.
Equal projects give equal text, and reading the text gives it again, byte for byte.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from numbers import Integral, Real
from typing import Any

from dlstudio.catalog.initializers import TARGETS
from dlstudio.graph.marks import FARTHEST
from dlstudio.graph.model import (
    FRAME,
    NOTE,
    USUAL,
    Area,
    BlockParam,
    Edge,
    Graph,
    Mark,
    Node,
    PortRef,
    Spot,
)
from dlstudio.project.canonical import choice_of
from dlstudio.project.learning_spec import LEARNING
from dlstudio.project.migrations import OLDEST_WRITTEN, VERSION_KEY
from dlstudio.project.model import Bookmark, Project, TrainSpec
from dlstudio.project.strict_json import LARGEST_INTEGER
from dlstudio.project.training_spec import CHOICE_LISTS, CHOICES, TRAINING
from dlstudio.spec.spec import Choice

LEARNING_KEYS = frozenset({"init", *LEARNING.by_name})
NODE_KEYS = frozenset({"id", "layer", "name", "params", "at", "note", "muted"}) | LEARNING_KEYS
MARK_KEYS = frozenset({"id", "kind", "area", "text", "color"})
BOOKMARK_KEYS = frozenset({"key", "name", "graph", "area"})
MARK_KINDS = (FRAME, NOTE)

_SLOT = re.compile(r"\[[0-9]+\]$")
_HALVES = re.compile("[\ud800-\udfff]")


def project_text(project: Project) -> str:
    """Write a project as the text of its file."""
    graphs = {name: _graph(graph, "    ") for name, graph in project.graphs.items()}
    parts = {
        VERSION_KEY: str(max(5 if project.bookmarks else 1, version_of(project.graphs.values()))),
        "title": _inline(project.title),
        "graphs": _object(graphs, "  "),
    }
    if project.data is not None:
        parts["data"] = _inline(_choice("data", project.data, project.extra))
    parts["training"] = _object(_training(project.training), "  ")
    parts["notes"] = _inline(project.notes)
    if project.bookmarks:
        places = (_inline(_bookmark(*entry)) for entry in sorted(project.bookmarks.items()))
        parts["bookmarks"] = _list(places, "  ")
    parts |= _unknown(project.extra, {*parts, "data"})
    return _object(parts, "") + "\n"


def version_of(graphs: Iterable[Graph]) -> int:
    """Return the oldest version of the file that can hold some graphs.

    A project that uses nothing new stays readable for the programs that are in use already.
    """
    return max(map(_version_of, graphs), default=OLDEST_WRITTEN)


def _version_of(graph: Graph) -> int:
    if any(node.learning.tied_to for node in graph.nodes.values()):
        return 6
    if graph.marks or graph.bends:
        return 5
    if any(node.learning is not USUAL for node in graph.nodes.values()):
        return 4
    if any(node.muted for node in graph.nodes.values()):
        return 3
    return 2 if _is_function(graph) else OLDEST_WRITTEN


def _is_function(graph: Graph) -> bool:
    """Tell whether a graph has parameters, or sets some of a block."""
    if graph.params:
        return True
    return any(node.block is not None and node.layer.values for node in graph.nodes.values())


def fragment_text(head: Mapping[str, Any], graph: Graph, blocks: Mapping[str, Graph]) -> str:
    """Write a piece of a graph, and the blocks it uses, as text for the clipboard."""
    parts = {key: _inline(value) for key, value in head.items()}
    parts |= _graph_parts(graph, "  ")
    parts["graphs"] = _object({name: _graph(b, "    ") for name, b in blocks.items()}, "  ")
    return _object(parts, "") + "\n"


def blocks_text(head: Mapping[str, Any], blocks: Mapping[str, Graph]) -> str:
    """Write blocks as the text of a block file."""
    parts = {key: _inline(value) for key, value in head.items()}
    parts["graphs"] = _object({name: _graph(b, "    ") for name, b in blocks.items()}, "  ")
    return _object(parts, "") + "\n"


def node_value(node: Node) -> dict[str, Any]:
    """Return a node as it stands in the file."""
    layer = choice_of("layer", node.layer.key, plain(node.layer.values))
    value: dict[str, Any] = {"id": node.id, "layer": layer.key, "name": node.name}
    if layer.values:
        value["params"] = layer.values
    value["at"] = [_coordinate(number) for number in node.position]
    if node.note:
        value["note"] = node.note
    if node.muted:
        value["muted"] = True
    if node.learning is not USUAL or "init" in node.extra:
        value |= _learning(node)
    return value | {key: extra for key, extra in node.extra.items() if key not in NODE_KEYS}


def _learning(node: Node) -> dict[str, Any]:
    """Return what differs from the usual way; ``extra["init"]`` holds unknown keys."""
    unknown = node.extra.get("init", {})
    init = {name: entry for name, entry in unknown.items() if name not in TARGETS}
    for name, choice in node.learning.init.items():
        choice = choice_of("initializer", choice.key, plain(choice.values))
        init[name] = {"key": choice.key}
        if choice.values:
            init[name]["params"] = choice.values
        more = unknown.get(name, {})
        init[name] |= {key: kept for key, kept in more.items() if key not in ("key", "params")}
    values = {param: getattr(node.learning, param.name) for param in LEARNING.params}
    return ({"init": init} if init else {}) | {
        param.name: value for param, value in values.items() if value != param.default
    }


def _param_value(param: BlockParam) -> dict[str, Any]:
    value: dict[str, Any] = {"name": param.name, "kind": param.kind, "default": param.default}
    if param.help:
        value["help"] = param.help
    bounds = {"low": param.low, "high": param.high}
    value |= {key: bound for key, bound in bounds.items() if bound is not None}
    known = {*value, "help", *bounds}
    return value | {key: extra for key, extra in param.extra.items() if key not in known}


def edge_value(edge: Edge, dots: Iterable[Spot] = ()) -> list[Any]:
    """Return a wire as it stands in the file; the dots that bend it come third."""
    value: list[Any] = [port_text(edge.source), port_text(edge.target)]
    bends = [[_coordinate(number) for number in dot] for dot in dots]
    return [*value, bends] if bends else value


def area_value(area: Area) -> list[float | int]:
    """Return a rectangle as it stands in the file."""
    x, y, *sides = area
    return [_coordinate(x), _coordinate(y), *(_coordinate(max(1.0, side)) for side in sides)]


def _bookmark(number: int, mark: Bookmark) -> dict[str, Any]:
    place = {"key": number, "name": mark.name, "graph": mark.graph, "area": area_value(mark.area)}
    return place | {key: extra for key, extra in mark.extra.items() if key not in BOOKMARK_KEYS}


def mark_value(mark: Mark) -> dict[str, Any]:
    """Return a frame or note as it stands in the file."""
    value: dict[str, Any] = {"id": mark.id, "kind": mark.kind, "area": area_value(mark.area)}
    if mark.text:
        value["text"] = mark.text
    value["color"] = mark.color
    return value | {key: extra for key, extra in mark.extra.items() if key not in MARK_KEYS}


def port_text(port: PortRef) -> str:
    """Write a socket: ``n3.input``, ``n3.input[2]``; reading it gives the same socket."""
    slot = port.slot or _SLOT.search(port.port)  # a port may be called "x[1]"
    return f"{port.node}.{port.port}" + (f"[{port.slot}]" if slot else "")


def _choice(kind: str, choice: Choice, extra: Mapping[str, Any]) -> dict[str, Any]:
    """Return a choice as it stands in the file; ``extra[kind]`` holds unknown keys by choice."""
    choice = choice_of(kind, choice.key, plain(choice.values))
    key = "source" if kind == "data" else "key"
    value: dict[str, Any] = {key: choice.key}
    if choice.values:
        value["params"] = choice.values
    unknown = extra.get(kind, {}).get(choice.key, {})
    return value | {name: kept for name, kept in unknown.items() if name not in (key, "params")}


def _training(training: TrainSpec) -> dict[str, str]:
    parts = {}
    for field in fields(TrainSpec):
        name = field.name
        value = getattr(training, name)
        if name in CHOICES:
            parts[name] = _inline(_choice(name, value, training.extra))
        elif name in CHOICE_LISTS:
            parts[name] = _inline([_choice(name, entry, training.extra) for entry in value])
        elif name != "extra":
            parts[name] = _inline(TRAINING.param(name).load(plain(value)))
    return parts | _unknown(training.extra, parts.keys())


def _graph(graph: Graph, indent: str) -> str:
    parts = _graph_parts(graph, indent + "  ")
    return _object(parts | _unknown(graph.extra, parts.keys()), indent)


def _graph_parts(graph: Graph, indent: str) -> dict[str, str]:
    params = [_inline(_param_value(param)) for param in graph.params]
    marks = [_inline(mark_value(mark)) for mark in graph.marks.values()]
    bends = graph.bends
    if bends:
        wires = [_inline(edge_value(edge, bends.get(edge, ()))) for edge in graph.edges]
    else:
        wires = [_inline(edge_value(edge)) for edge in graph.edges]
    return {
        **({"params": _list(params, indent)} if params else {}),
        "nodes": _list((_inline(node_value(node)) for node in graph.nodes.values()), indent),
        "wires": _list(wires, indent),
        **({"marks": _list(marks, indent)} if marks else {}),
    }


def _unknown(extra: Mapping[str, Any], known: Iterable[str]) -> dict[str, str]:
    return {key: _inline(value) for key, value in extra.items() if key not in set(known)}


def _object(parts: Mapping[str, str], indent: str) -> str:
    lines = (f"{indent}  {_inline(key)}: {text}" for key, text in parts.items())
    return "{\n" + ",\n".join(lines) + f"\n{indent}}}" if parts else "{}"


def _list(lines: Iterable[str], indent: str) -> str:
    body = ",\n".join(f"{indent}  {line}" for line in lines)
    return f"[\n{body}\n{indent}]" if body else "[]"


def _inline(value: Any) -> str:
    return json.dumps(plain(value), ensure_ascii=False, allow_nan=False)


def plain(value: Any) -> Any:
    """Turn a value into one that JSON has and the reader takes."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _HALVES.sub("\ufffd", value)
    if isinstance(value, Integral):  # numpy's whole numbers too
        number = int(value)
        return number if abs(number) <= LARGEST_INTEGER else hex(number)
    if isinstance(value, Real):
        return float(value) if math.isfinite(value) else str(value)
    if isinstance(value, Mapping):
        return {plain(str(key)): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    return plain(str(value))


def _coordinate(number: float) -> float | int:
    if math.isnan(number):
        return 0
    bounded = min(max(float(number), -FARTHEST), FARTHEST)
    return int(bounded) if bounded == int(bounded) else bounded
