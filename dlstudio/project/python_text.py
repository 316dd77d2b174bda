"""Paste of Python text: ``nn.Sequential(...)`` and single layers as nodes.

The text is only parsed, never run. Positional values are matched by the order of torch's own
signatures, which is the order of the parameters in the catalogue. What is not understood is
told in a sentence and leaves the rest as it is.
"""

from __future__ import annotations

import ast
import textwrap
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from dlstudio.catalog import LAYERS
from dlstudio.catalog.calls import ALWAYS, ModuleCall, WrittenCall
from dlstudio.catalog.layer_spec import LayerSpec
from dlstudio.errors import ProjectError
from dlstudio.graph.layout import COLUMN_GAP, USUAL_SIZE
from dlstudio.graph.model import Edge, Node, NodeId, PortRef
from dlstudio.graph.rows import ROW_APART, in_rows
from dlstudio.language import Sentence, say
from dlstudio.project.constants import NotConstantError, constant
from dlstudio.project.model import MAIN
from dlstudio.project.paste import Paste
from dlstudio.spec.identifier import is_identifier
from dlstudio.spec.spec import Choice

LONGEST = 2_000_000  # characters
MOST = 10_000  # layers
MOST_NOTES = 3
CONTAINERS = ("Sequential", "ModuleList")
# Arguments of torch that change no result, and so have no parameter here.
WITHOUT_EFFECT = frozenset({"inplace", "device", "dtype", "sparse"})
OTHER_NAMES = {"Unflatten": {"unflattened_size": "sizes"}}
# Written as an expression of forward here, but a module of torch.nn all the same.
MODULES = ("Flatten", "Unflatten")
WIDTHS = ("out_channels", "out_features", "hidden_size", "embedding_dim")


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a text gave: the command, and sentences about what was not understood."""

    paste: Paste
    notes: tuple[Sentence, ...]


def looks_like_python(text: str) -> bool:
    """Tell whether a text names a layer as Python code does."""
    return len(text) <= LONGEST and any(f"{name}(" in text for name in (*CONTAINERS, *_classes()))


def parse_python(text: str, graph_name: str = MAIN) -> Pasted:
    """Read layers from Python text as a command that pastes them.

    Raises:
        ProjectError: the text is no Python, or names no layer.
    """
    if len(text) > LONGEST:
        raise ProjectError(
            say("This text is too long to be read as code. Copy only the layers you need.")
        )
    reading = _Reading()
    for name, call in _outermost(_tree(text)):
        reading.begin()
        reading.read(call, name)
    if not reading.nodes:
        raise ProjectError(
            say(
                "No layer was found in this text. Copy code such as "
                "nn.Sequential(nn.Linear(4, 8), nn.ReLU())."
            )
        )
    paste = Paste(graph=graph_name, nodes=_placed(reading), edges=tuple(reading.edges))
    return Pasted(paste, tuple(reading.notes))


def told(pasted: Pasted) -> Sentence | None:
    """Return one sentence about what was not understood, None if all was."""
    if not pasted.notes:
        return None
    first, *others = pasted.notes[:MOST_NOTES]
    for note in others:
        first = say("{first} {second}", first=first, second=note)
    more = len(pasted.notes) - MOST_NOTES
    if more > 0:
        return say("Pasted, but not all was understood: {notes} And {count} more.",
                   notes=first, count=more)  # fmt: skip
    return say("Pasted, but not all was understood: {notes}", notes=first)


def _placed(reading: _Reading) -> tuple[Node, ...]:
    """Stand the chains one below the other, long ones in rows."""
    sizes = dict.fromkeys((node.id for node in reading.nodes), USUAL_SIZE)
    step, (_width, height) = USUAL_SIZE[0] + COLUMN_GAP, USUAL_SIZE
    places: dict[NodeId, tuple[float, float]] = {}
    top = 0.0
    for (first, from_edge), (last, to_edge) in pairwise([*reading.starts, reading.counted]):
        line = {node.id: (step * i, top) for i, node in enumerate(reading.nodes[first:last])}
        if line:
            places |= in_rows(line, reading.edges[from_edge:to_edge], sizes)
            top = max(places[id][1] for id in line) + height + ROW_APART
    return tuple(replace(node, position=places[node.id]) for node in reading.nodes)


def _tree(text: str) -> ast.AST:
    lines = [line.removeprefix(">>> ").removeprefix("... ") for line in text.splitlines()]
    text = textwrap.dedent("\n".join(lines)).strip().rstrip(",")
    try:
        with warnings.catch_warnings():  # of strange escapes in a text that nobody runs
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except SyntaxError as error:
        raise ProjectError(
            say(
                "This is no whole Python code: line {line} cannot be read. Copy it with all its "
                "brackets.",
                line=error.lineno or 1,
            )
        ) from None
    except (ValueError, RecursionError, MemoryError):
        raise ProjectError(
            say("This text cannot be read as Python code. Copy only the layers you need.")
        ) from None


def _outermost(tree: ast.AST) -> list[tuple[str, ast.Call]]:
    """Return the containers that stand in no other call; without any, the layers."""
    for wanted in (CONTAINERS, frozenset(_classes())):
        found = list(_calls(tree, wanted))
        if found:
            return found if wanted is CONTAINERS else [("", _together(found))]
    return []


def _together(found: list[tuple[str, ast.Call]]) -> ast.Call:
    """Put single layers into one container, in the order of the text."""
    keys: list[ast.expr | None] = [ast.Constant(name) for name, _ in found]
    table = ast.Dict(keys=keys, values=[call for _, call in found])
    return ast.Call(func=ast.Name("Sequential"), args=[table], keywords=[])


def _calls(tree: ast.AST, wanted: Any) -> Iterator[tuple[str, ast.Call]]:
    """Yield (name it is assigned to, call) of the wanted classes, the outermost only."""
    waiting: list[tuple[str, ast.AST]] = [("", tree)]
    while waiting:
        name, node = waiting.pop(0)
        if isinstance(node, ast.Call) and _called(node) in wanted:
            yield name, node
            continue
        if isinstance(node, ast.Assign):
            target = node.targets[0]
            name = target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")
        inner = [(name, child) for child in ast.iter_child_nodes(node)]
        waiting[:0] = inner


def _called(call: ast.Call) -> str:
    """Return the last part of what is called: nn.Conv2d is Conv2d."""
    func = call.func
    return func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")


@dataclass(slots=True)
class _Reading:
    """Collects nodes, wires and notes while calls are read."""

    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    notes: list[Sentence] = field(default_factory=list)
    last: PortRef | None = None
    width: int | None = None
    counts: dict[str, int] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    starts: list[tuple[int, int]] = field(default_factory=list)  # of chains: nodes, wires before

    @property
    def counted(self) -> tuple[int, int]:
        return len(self.nodes), len(self.edges)

    def begin(self) -> None:
        """Start another chain."""
        self.last, self.width = None, None
        self.starts.append(self.counted)

    def read(self, call: ast.Call, name: str, prefix: str = "") -> None:
        """Read a container with all in it, or a layer."""
        if _called(call) not in CONTAINERS:
            self._layer(call, name, prefix)
            return
        for inner_name, value in _members(call):
            inner = f"{prefix}{name}_" if name and prefix + name else prefix
            if isinstance(value, ast.Call):
                self.read(value, inner_name, inner if inner_name else "")
            else:
                self._note(value, say("“{text}” is no layer and was left out.", text=_shown(value)))

    def _layer(self, call: ast.Call, name: str, prefix: str) -> None:
        if len(self.nodes) >= MOST:
            raise ProjectError(
                say("This text holds more than {most} layers. Copy a part of it.", most=MOST)
            )
        shown = _called(call)
        spec = _classes().get(shown)
        if spec is None:
            self._note(call, say("“{layer}” is no layer of DL Studio; it stands there as it is.",
                                 layer=shown or _shown(call)))  # fmt: skip
        values = {} if spec is None else self._values(call, spec)
        key = spec.key if spec else shown or "Unknown"
        node = Node(
            id=f"n{len(self.nodes) + 1}",
            layer=Choice(key, values),
            name=self._name(prefix + name if name else "", spec.stem if spec else key.lower()),
        )
        self.nodes.append(node)
        into = spec.inputs[0].name if spec and spec.inputs else "input"
        if self.last is not None:
            self.edges.append(Edge(self.last, PortRef(node.id, into)))
        out = spec.outputs[0].name if spec and spec.outputs else "output"
        self.last = PortRef(node.id, out)

    def _name(self, wanted: str, stem: str) -> str:
        """Return the name in the text if it is one, else the layer's stem with a number."""
        if (
            wanted
            and not wanted[0].isdigit()
            and is_identifier(wanted)
            and wanted not in self.taken
        ):
            self.taken.add(wanted)
            return wanted
        while True:
            self.counts[stem] = self.counts.get(stem, 0) + 1
            name = f"{stem}{self.counts[stem]}"
            if name not in self.taken:
                self.taken.add(name)
                return name

    def _values(self, call: ast.Call, spec: LayerSpec) -> dict[str, Any]:
        """Match arguments with parameters; what is missing has torch's default, not ours."""
        other = OTHER_NAMES.get(spec.key, {})
        given: dict[str, ast.expr] = {}
        for place, value in enumerate(call.args):
            if isinstance(value, ast.Starred) or place >= len(spec.params):
                if not (place == len(spec.params) and isinstance(value, ast.Constant)):
                    self._note(value, say("{layer}: “{text}” was left out.",
                                          layer=spec.key, text=_shown(value)))  # fmt: skip
                continue
            given[spec.params[place].name] = value
        for keyword in call.keywords:
            if keyword.arg is not None and keyword.arg not in WITHOUT_EFFECT:
                given[other.get(keyword.arg, keyword.arg)] = keyword.value
        values = {name: v for name, v in _torch_defaults(spec).items() if name not in given}
        for name, expression in given.items():
            self._take(spec, name, expression, values)
        self._follow_width(spec, values)
        return values

    def _take(
        self, spec: LayerSpec, name: str, expression: ast.expr, values: dict[str, Any]
    ) -> None:
        param = next((param for param in spec.params if param.name == name), None)
        if param is None:
            self._note(expression, say("{layer} has no parameter {name} here; it was left out.",
                                       layer=spec.key, name=name))  # fmt: skip
            return
        try:
            value = param.load(constant(expression))
        except NotConstantError:
            self._note(
                expression,
                say(
                    "{layer}: the value of {name}, “{text}”, is not known without running the "
                    "code. Set it by hand.",
                    layer=spec.key,
                    name=name,
                    text=_shown(expression),
                ),
            )
            return
        if value != param.default or name in values:
            values[name] = value

    def _follow_width(self, spec: LayerSpec, values: dict[str, Any]) -> None:
        """A size that the layer before gives anyway is left to the wire."""
        for name in spec.wired:
            if self.width is not None and values.get(name) == self.width:
                del values[name]
        width = next((values[name] for name in WIDTHS if name in values), None)
        own = [param.default for param in spec.params if param.name in WIDTHS]
        if width is not None or own:
            found = width if width is not None else own[0]
            self.width = found if type(found) is int else None
        elif spec.key in MODULES:
            self.width = None

    def _note(self, at: ast.AST, sentence: Sentence) -> None:
        line = getattr(at, "lineno", None)
        self.notes.append(
            sentence
            if line is None
            else say("Line {line}: {sentence}", line=line, sentence=sentence)
        )


def _members(call: ast.Call) -> Iterator[tuple[str, ast.expr]]:
    """Yield (name, expression) of what a container holds; a name is empty for a number."""
    for value in call.args:
        if isinstance(value, ast.Starred):
            value = value.value
        if isinstance(value, ast.Call) and _called(value) in ("OrderedDict", "dict"):
            yield from ((word.arg or "", word.value) for word in value.keywords)
            if not value.args:
                continue
            value = value.args[0]
            if isinstance(value, (ast.List, ast.Tuple)):
                for pair in value.elts:
                    if isinstance(pair, (ast.Tuple, ast.List)) and len(pair.elts) == 2:
                        yield _text_of(pair.elts[0]), pair.elts[1]
                    else:
                        yield "", pair
                continue
        if isinstance(value, ast.Dict):
            yield from ((_text_of(k), v) for k, v in zip(value.keys, value.values, strict=True))
        elif isinstance(value, (ast.List, ast.Tuple)):
            yield from (("", element) for element in value.elts)
        else:
            yield "", value


def _text_of(value: ast.expr | None) -> str:
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""


def _shown(value: ast.AST) -> str:
    try:
        text = ast.unparse(value)
    except (RecursionError, ValueError):
        text = type(value).__name__
    return text if len(text) <= 40 else text[:39] + "…"


def _torch_defaults(spec: LayerSpec) -> dict[str, Any]:
    """Return the values that torch has where this program has another default."""
    call = spec.call
    if not isinstance(call, ModuleCall):
        return {}
    return {name: value for name, value in call.torch_defaults.items() if value is not ALWAYS}


_known: dict[str, LayerSpec] = {}


def _classes() -> dict[str, LayerSpec]:
    """Return the layers by the name of their class in torch.nn."""
    if not _known:
        for key, spec in LAYERS.items():
            call = spec.call
            if isinstance(call, ModuleCall) and not isinstance(call, WrittenCall):
                if call.torch_class == f"nn.{key}":
                    _known[key] = spec
            elif key in MODULES:
                _known[key] = spec
    return _known
