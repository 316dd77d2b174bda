"""Parsed JSON -> Project: strict about what is known, careful with what is not.

Names in a file never choose Python objects: layers and parameters are looked up in the
catalogue, unknown ones are kept as they are and reported by ``check``. Keys that this version
does not know are kept in ``extra``. Anything of a wrong kind is refused with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dlstudio.catalog.initializers import TARGETS
from dlstudio.errors import ProjectError
from dlstudio.graph import edits
from dlstudio.graph.blocks import KINDS
from dlstudio.graph.model import USUAL, BlockParam, Edge, Graph, Learning, Node, PortRef, Spot
from dlstudio.language import Sentence, say
from dlstudio.project.canonical import choice_of
from dlstudio.project.learning_spec import LEARNING
from dlstudio.project.migrations import OLDEST_WRITTEN, STEPS, VERSION, VERSION_KEY, migrated
from dlstudio.project.model import MAIN, Project, TrainSpec
from dlstudio.project.parsed import flag, list_of, missing, needed, object_of, refuse, rest, text_of
from dlstudio.project.reading_marks import read_bookmarks, read_dots, read_marks, read_spot
from dlstudio.project.training_spec import CHOICE_LISTS, CHOICES, TRAINING
from dlstudio.project.writing import LEARNING_KEYS, NODE_KEYS
from dlstudio.spec.param import Param
from dlstudio.spec.spec import Choice

MOST_NODES = 10_000
MOST_EDGES = 50_000
MOST_SLOTS = 50_000

_PORT = re.compile(
    rf"(?P<node>{edits.ID.pattern})\.(?P<port>.*?)(?:\[(?P<slot>[0-9]{{1,6}})\])?", re.DOTALL
)


class NewerVersionError(ProjectError):
    """The file was written by a newer DL Studio."""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A project that was read; ``notes`` tell what a person may want to know about it.

    ``newer`` is the version of the file if this program does not know it: what stands in the
    project is then what could be understood, and the file must not be overwritten.
    """

    project: Project
    notes: tuple[Sentence, ...] = ()
    newer: int | None = None


def read_value(raw: Any, newer: bool = False) -> ReadResult:
    """Make a project of a parsed file.

    Args:
        newer: whether a file of a newer version is read as far as it can be understood.

    Raises:
        NewerVersionError: a newer version is needed.
        ProjectError: something is missing, of the wrong kind or too much.
    """
    raw = object_of(raw, say("The file"))
    if not newer:
        return _known(raw, _version(raw))
    version = _version(raw, newer=True)
    if version <= VERSION:
        return _known(raw, version)
    try:
        return ReadResult(_known(raw, version).project, newer=version)
    except ProjectError as error:
        raise NewerVersionError(
            say(
                "It was saved by a newer DL Studio (file version {version}; this one reads up to "
                "{newest}) and cannot be shown here: {reason} Update DL Studio to open it; the "
                "file is unchanged.",
                version=version,
                newest=VERSION,
                reason=error.sentence,
            )
        ) from error


def _known(raw: dict[str, Any], version: int) -> ReadResult:
    """Make a project of what this version knows; the rest is kept as it is."""
    notes: list[Sentence] = []
    if version < VERSION:
        raw = migrated(raw, STEPS)
        if version < OLDEST_WRITTEN:
            notes.append(
                say("It was saved by an older version of DL Studio; saving writes the new form.")
            )
    known = {VERSION_KEY, "title", "graphs", "data", "training", "notes", "bookmarks"}
    extra = rest(raw, known)
    data, unknown = _data(raw.get("data"))
    if unknown:
        extra["data"] = unknown
    project = Project(
        title=text_of(raw.get("title", "Untitled"), "title"),
        graphs=_graphs(needed(raw, "graphs", ""), notes),
        data=data,
        training=_training(raw.get("training", {})),
        notes=text_of(raw.get("notes", ""), "notes"),
        bookmarks=read_bookmarks(raw.get("bookmarks", [])),
        extra=extra,
    )
    return ReadResult(project, tuple(notes))


def read_graph(raw: Any, place: str, notes: list[Sentence]) -> Graph:
    """Make a graph of its parsed form; ``place`` is its path in the file, such as graphs.main."""
    raw = object_of(raw, place)
    nodes: dict[str, Node] = {}
    for number, value in enumerate(list_of(needed(raw, "nodes", place), f"{place}.nodes")):
        here = f"{place}.nodes[{number}]"
        node = _node(value, here)
        if node.id in nodes:
            raise ProjectError(
                say(
                    "{place}: a second node has the id {id}. Give one of them another id.",
                    place=f"{here}.id",
                    id=node.id,
                )
            )
        nodes[node.id] = node
    edges: dict[Edge, None] = {}
    bends: dict[Edge, tuple[Spot, ...]] = {}
    for number, value in enumerate(list_of(raw.get("wires", []), f"{place}.wires")):
        here = f"{place}.wires[{number}]"
        edge, dots = _edge(value, nodes, here)
        if dots:
            bends[edge] = dots
        if edge in edges:
            notes.append(say("{place}: the wire stands twice; one was dropped.", place=here))
        edges[edge] = None
    params = list_of(raw.get("params", []), f"{place}.params")
    return Graph(
        nodes=nodes,
        edges=tuple(edges),
        params=tuple(_param(value, f"{place}.params[{i}]") for i, value in enumerate(params)),
        marks=read_marks(raw.get("marks", []), f"{place}.marks"),
        bends=bends,
        extra=rest(raw, {"nodes", "wires", "params", "marks"}),
    )


def read_fragment(raw: Any, version_key: str) -> tuple[Graph, dict[str, Graph]]:
    """Make the piece of a graph, and the blocks it uses, of parsed copied text."""
    raw = object_of(raw, say("The text"))
    _version(raw, version_key)
    graphs = object_of(raw.get("graphs", {}), "graphs")
    _count([raw, *graphs.values()])
    # The same wire twice is dropped here too, but nobody needs to hear of it when pasting.
    notes: list[Sentence] = []
    piece = read_graph(
        {key: raw.get(key, []) for key in ("nodes", "wires", "marks")}, "copy", notes
    )
    blocks = {name: read_graph(g, f"graphs.{name}", notes) for name, g in graphs.items()}
    return piece, blocks


def read_blocks(raw: Any, version_key: str) -> tuple[str, dict[str, Graph]]:
    """Make a block, and the blocks in it, of a parsed block file."""
    raw = object_of(raw, say("The file"))
    _version(raw, version_key)
    name = text_of(needed(raw, "block", ""), "block")
    graphs = object_of(needed(raw, "graphs", ""), "graphs")
    _count(graphs.values())
    if name not in graphs:
        missing(f"graphs.{name}")
    notes: list[Sentence] = []
    return name, {key: read_graph(g, f"graphs.{key}", notes) for key, g in graphs.items()}


def _version(raw: Mapping[str, Any], key: str = VERSION_KEY, newer: bool = False) -> int:
    if key not in raw:
        raise ProjectError(
            say(
                "It is not a DL Studio project: the entry “{key}” with the version of the file is "
                "missing. Choose a file that DL Studio has saved.",
                key=key,
            )
        )
    version = raw[key]
    if type(version) is not int or version < 1:
        refuse(key, say("a whole number of at least {low}", low=1), version)
    if version > VERSION and not newer:
        raise NewerVersionError(
            say(
                "It was saved by a newer DL Studio (file version {version}; this one reads up to "
                "{newest}). Update DL Studio to open it; the file is unchanged.",
                version=version,
                newest=VERSION,
            )
        )
    return version


def _graphs(raw: Any, notes: list[Sentence]) -> dict[str, Graph]:
    raw = object_of(raw, "graphs")
    if MAIN not in raw:
        missing(f"graphs.{MAIN}")
    _count(raw.values())
    return {name: read_graph(value, f"graphs.{name}", notes) for name, value in raw.items()}


def _count(graphs: Iterable[Any]) -> None:
    graphs = [graph for graph in graphs if isinstance(graph, dict)]
    for name, most in (("nodes", MOST_NODES), ("wires", MOST_EDGES)):
        parts = (graph.get(name) for graph in graphs)
        count = sum(len(part) for part in parts if isinstance(part, list))
        if count > most:
            raise ProjectError(
                say(
                    "It holds {count} {what}, the most is {most}. Split the project.",
                    count=count,
                    what=name,
                    most=most,
                )
            )


def _node(raw: Any, place: str) -> Node:
    raw = object_of(raw, place)
    id = text_of(needed(raw, "id", place), f"{place}.id")
    if not edits.ID.fullmatch(id):
        refuse(f"{place}.id", say("a short word of letters and digits such as n1"), id)
    key = text_of(needed(raw, "layer", place), f"{place}.layer")
    params = object_of(raw.get("params", {}), f"{place}.params")
    extra = rest(raw, NODE_KEYS)
    return Node(
        id=id,
        layer=choice_of("layer", key, params),
        name=text_of(needed(raw, "name", place), f"{place}.name"),
        position=read_spot(raw.get("at", [0, 0]), f"{place}.at"),
        note=text_of(raw.get("note", ""), f"{place}.note"),
        muted=flag(raw.get("muted", False), f"{place}.muted"),
        learning=_learning(raw, place, extra),
        extra=extra,
    )


def _learning(raw: Mapping[str, Any], place: str, extra: dict[str, Any]) -> Learning:
    """Read how the weights of a node begin and change; unknown keys go to ``extra["init"]``."""
    if not raw.keys() & LEARNING_KEYS:
        return USUAL
    values: dict[str, Any] = {
        param.name: _setting(param, raw[param.name], f"{place}.{param.name}")
        for param in LEARNING.params
        if param.name in raw
    }
    init: dict[str, Choice] = {}
    for target, entry in object_of(raw.get("init", {}), f"{place}.init").items():
        rest: dict[str, Any] = {}
        if target in TARGETS:
            init[target] = _keyed(entry, "initializer", f"{place}.init.{target}", rest)
            entry = next(iter(rest.get("initializer", {}).values()), None)
        if entry is not None:
            extra.setdefault("init", {})[target] = entry
    learning = Learning(**values, init=init)
    return USUAL if learning == USUAL else learning


def _param(raw: Any, place: str) -> BlockParam:
    raw = object_of(raw, place)
    kind = text_of(needed(raw, "kind", place), f"{place}.kind")
    if kind not in KINDS:
        refuse(f"{place}.kind", say("one of {options}", options=", ".join(KINDS)), kind)
    default = needed(raw, "default", place)
    if kind == "float" and type(default) is int:
        default = float(default)
    if type(default) is not {"int": int, "float": float, "bool": bool}[kind]:
        refuse(f"{place}.default", say("a value of the kind {kind}", kind=kind), default)
    for bound in ("low", "high"):
        if type(raw.get(bound)) not in (int, float, type(None)):
            refuse(f"{place}.{bound}", say("a number"), raw[bound])
    return BlockParam(
        name=text_of(needed(raw, "name", place), f"{place}.name"),
        kind=kind,
        default=default,
        help=text_of(raw.get("help", ""), f"{place}.help"),
        low=raw.get("low"),
        high=raw.get("high"),
        extra=rest(raw, {"name", "kind", "default", "help", "low", "high"}),
    )


def _edge(raw: Any, nodes: Mapping[str, Node], place: str) -> tuple[Edge, tuple[Spot, ...]]:
    if not (isinstance(raw, list) and len(raw) in (2, 3)):
        example = '["n1.output", "n2.input"]'
        refuse(place, say("two sockets such as {example}", example=example), raw)
    ends = [_port(end, f"{place}[{number}]") for number, end in enumerate(raw[:2])]
    for number, end in enumerate(ends):
        if end.node not in nodes:
            raise ProjectError(
                say(
                    "{place}: the wire ends at the node {id}, which is not there. Remove the wire "
                    "or add the node.",
                    place=f"{place}[{number}]",
                    id=end.node,
                )
            )
    return Edge(*ends), read_dots(raw[2], f"{place}[2]") if len(raw) == 3 else ()


def _port(raw: Any, place: str) -> PortRef:
    match = _PORT.fullmatch(text_of(raw, place))
    slot = int(match["slot"] or 0) if match else 0
    if match is None or slot > MOST_SLOTS:
        refuse(place, say("a node and a port such as {example}", example="n1.output"), raw)
    return PortRef(match["node"], match["port"], slot)


def _data(raw: Any) -> tuple[Choice | None, dict[str, Any]]:
    if raw is None:
        return None, {}
    raw = object_of(raw, "data")
    key = text_of(needed(raw, "source", "data"), "data.source")
    params = object_of(raw.get("params", {}), "data.params")
    unknown = rest(raw, {"source", "params"})
    return choice_of("data", key, params), ({key: unknown} if unknown else {})


def _training(raw: Any) -> TrainSpec:
    raw = object_of(raw, "training")
    values: dict[str, Any] = {}
    plain = {param.name: param for param in TRAINING.params}
    extra = rest(raw, {*plain, *CHOICES, *CHOICE_LISTS})
    for name, value in raw.items():
        place = f"training.{name}"
        if name in plain:
            values[name] = _setting(plain[name], value, place)
        elif name in CHOICES:
            values[name] = _keyed(value, name, place, extra)
        elif name in CHOICE_LISTS:
            values[name] = tuple(
                _keyed(entry, name, f"{place}[{number}]", extra)
                for number, entry in enumerate(list_of(value, place))
            )
    return TrainSpec(**values, extra=extra)


def _setting(param: Param, raw: Any, place: str) -> Any:
    value = param.load(raw)
    sentence = param.check(value)
    if sentence is not None:
        raise ProjectError(say("{place}: {reason} Correct it.", place=place, reason=sentence))
    return value


def _keyed(raw: Any, name: str, place: str, extra: dict[str, Any]) -> Choice:
    """Read {"key": …, "params": …}; unknown keys go to ``extra[name][key]``."""
    raw = object_of(raw, place)
    key = text_of(needed(raw, "key", place), f"{place}.key")
    choice = choice_of(name, key, object_of(raw.get("params", {}), f"{place}.params"))
    unknown = rest(raw, {"key", "params"})
    if unknown:
        extra.setdefault(name, {})[choice.key] = unknown
    return choice
