"""The signature of a person's own layer -> fields of a form and ports of a node."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dlstudio.catalog.layer_spec import Port
from dlstudio.catalog.own_layers import OwnClass
from dlstudio.language import Sentence, say
from dlstudio.spec.identifier import IMPORTED
from dlstudio.spec.param import LARGEST, Flag, Float, Int, OneOf, Param, Text
from dlstudio.spec.sizes import Shape

# Parameters whose names say that they follow from the wire, and the axis they name.
WIRED = {
    **dict.fromkeys(("in_features", "input_size", "d_model", "embed_dim"), -1),
    **dict.fromkeys(("in_channels", "num_channels", "channels"), 1),
}
MOST = 64  # parameters of a class, and ports on a side

_NONE = object()  # no default


@dataclass(slots=True)
class Reading:
    """What is being read, and the first thing about it that cannot be."""

    file: str
    class_name: str
    problem: Sentence | None = field(default=None)

    def refuse(self, line: int, reason: Sentence) -> None:
        """Note why the class cannot be placed; the first reason counts."""
        if self.problem is None:
            self.problem = say(
                "{layer} ({file}, line {line}) cannot be placed: {reason}",
                layer=self.class_name,
                file=self.file,
                line=line,
                reason=reason,
            )


def read_class(
    reading: Reading,
    node: ast.ClassDef,
    made: ast.FunctionDef | None,
    run: ast.FunctionDef | None,
    summary: str,
    help: str,
) -> OwnClass:
    """Read a class from its constructor and its ``forward``; either may be missing."""
    if not node.name.isascii() or len(node.name) > 60:
        reading.refuse(node.lineno, say("its name needs Latin letters. Rename it."))
    params: list[Param] = []
    required: list[str] = []
    for name, line, annotation, default in _parameters(reading, made):
        param = _field(reading, name, line, annotation, default)
        if param is not None:
            params.append(param)
            if default is _NONE:
                required.append(name)
    if run is None:
        reading.refuse(node.lineno, say("it has no forward(self, x). Write one in this file."))
    inputs, keywords = _inputs(reading, run)
    wired = tuple((n, WIRED[n]) for n in required if n in WIRED and _is_int(params, n))
    return OwnClass(
        name=node.name,
        line=node.lineno,
        summary=summary,
        help=help,
        params=tuple(params),
        required=tuple(required),
        wired=wired if inputs else (),
        inputs=inputs,
        keywords=keywords,
        outputs=_outputs(run),
        problem=reading.problem,
    )


def _is_int(params: list[Param], name: str) -> bool:
    return any(param.name == name and isinstance(param, Int) for param in params)


Parameter = tuple[str, int, ast.expr | None, Any]


def _parameters(reading: Reading, made: ast.FunctionDef | None) -> Iterator[Parameter]:
    """Yield name, line, annotation and default of what a constructor takes by name."""
    if made is None:
        return
    arguments = made.args
    places = [*arguments.posonlyargs, *arguments.args]
    defaults: list[ast.expr | None] = [
        *[None] * (len(places) - len(arguments.defaults)),
        *arguments.defaults,
    ]
    rows = list(zip(places, defaults, strict=True))[1:]  # without self
    rows += list(zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True))
    if len(rows) > MOST:
        reading.refuse(made.lineno, say("it takes too many parameters. Use at most 64."))
        return
    unnamed = {argument.arg for argument in arguments.posonlyargs}
    for argument, default in rows:
        if argument.arg in unnamed:
            if default is None:
                reason = say("{name} cannot be given by name. Take out the “/”.", name=argument.arg)
                reading.refuse(argument.lineno, reason)
            continue
        yield argument.arg, argument.lineno, argument.annotation, _literal(default)


def _literal(node: ast.expr | None) -> Any:
    """Return the value of a default; the node itself if it is no literal."""
    if node is None:
        return _NONE
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return node


def _field(
    reading: Reading, name: str, line: int, annotation: ast.expr | None, default: Any
) -> Param | None:
    """Make a field of a parameter; None if it keeps its default, or cannot be given."""
    kind, optional = _kind(annotation)
    if annotation is None and default is not _NONE:
        kind = type(default).__name__ if type(default) in (int, float, bool, str) else ""
    legal = name.isascii() and name not in IMPORTED
    if kind and legal and not isinstance(default, ast.expr):
        param = _param(name, kind, annotation, optional, default)
        if param is not None and (param.default is None or param.check(param.default) is None):
            return param
    if default is _NONE:
        reason = say(
            "{name} can be no field of a form. Write it with one of int, float, bool, str or "
            "Literal, as in “{name}: int”, or give it a default.",
            name=name,
        )
        reading.refuse(line, reason)
    return None


def _kind(annotation: ast.expr | None) -> tuple[str, bool]:
    """Return the name of a kind, and whether None is one of the values."""
    match annotation:
        case ast.Constant(value=str() as text):
            plain, bar, rest = text.replace(" ", "").partition("|")
            return (plain if plain in _PLAIN and rest in ("", "None") else ""), bool(bar)
        case ast.Name(id=name):
            return (name if name in _PLAIN else ""), False
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            if _is_none(left):
                left, right = right, left
            if _is_none(right):
                return _kind(left)[0], True
        case ast.Subscript(value=head, slice=inner):
            name = ast.unparse(head).rpartition(".")[2]
            if name == "Optional":
                return _kind(inner)[0], True
            if name == "Union" and isinstance(inner, ast.Tuple):
                kinds = [part for part in inner.elts if not _is_none(part)]
                kind = _kind(kinds[0])[0] if len(kinds) == 1 else ""
                return kind, len(kinds) < len(inner.elts)
            if name == "Literal":
                return "Literal", any(map(_is_none, ast.walk(inner)))
            if name in ("tuple", "Tuple") and _whole_numbers(inner):
                return "tuple", False
    return "", False


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


_PLAIN = ("int", "float", "bool", "str")


def _whole_numbers(inner: ast.expr) -> tuple[int, int] | None:
    """Return how many whole numbers a tuple takes, at least and at most."""
    parts = inner.elts if isinstance(inner, ast.Tuple) else [inner]
    names = [ast.unparse(part) for part in parts]
    if names[0] != "int" or len(names) > 8:
        return None
    if names[1:] in (["..."], ["Ellipsis"]):
        return 1, 8
    return (len(names), len(names)) if set(names) == {"int"} else None


def _param(
    name: str, kind: str, annotation: ast.expr | None, optional: bool, default: Any
) -> Param | None:
    optional = optional or default is None
    given = None if default is _NONE else default
    need = default is _NONE and not optional
    wired = need and name in WIRED
    match kind:
        case "int":
            if wired:
                help = "Follows from the wire when left empty."
                return Int(name=name, optional=True, none_text="from the wire", help=help)
            return Int(name=name, default=1 if need else given, low=-LARGEST, optional=optional)
        case "float":
            if type(given) is int:
                given = float(given)
            return Float(name=name, default=1.0 if need else given, optional=optional)
        case "bool":
            return Flag(name=name, default=False if need else given, optional=optional)
        case "str":
            return Text(name=name, default="" if need else given, optional=optional)
        case "Literal":
            words = _words(annotation)
            if not words:
                return None
            start = words[0] if need else given
            return OneOf(name=name, default=start, options=words, optional=optional)
        case "tuple":
            return _numbers(name, annotation, optional, given, need)
    return None


def _words(annotation: ast.expr | None) -> tuple[str | int, ...]:
    """Return the words and whole numbers of a Literal, without None; () if it has others."""
    for node in ast.walk(annotation) if annotation is not None else ():
        if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("Literal"):
            inner = node.slice
            parts = inner.elts if isinstance(inner, ast.Tuple) else [inner]
            parts = [part for part in parts if not _is_none(part)]
            words = tuple(map(_literal, parts))
            return words if all(type(word) in (str, int) for word in words) else ()
    return ()


def _numbers(
    name: str, annotation: ast.expr | None, optional: bool, given: Any, need: bool
) -> Param | None:
    for node in ast.walk(annotation) if annotation is not None else ():
        bounds = _whole_numbers(node.slice) if isinstance(node, ast.Subscript) else None
        if bounds is not None:
            start = (1,) * bounds[0] if need else given
            return Shape(
                name=name,
                default=start,
                low=-LARGEST,
                min_rank=bounds[0],
                max_rank=bounds[1],
                optional=optional,
            )
    return None


def _inputs(
    reading: Reading, run: ast.FunctionDef | None
) -> tuple[tuple[Port, ...], tuple[str, ...]]:
    """Return the input ports, and which of them are given by name."""
    if run is None:
        return (Port(name="input"),), ()
    arguments = run.args
    places = [*arguments.posonlyargs, *arguments.args]
    first = len(places) - len(arguments.defaults)
    ports: list[Port] = []
    keywords: list[str] = []
    for place, argument in enumerate(places[1:], start=1):
        default = arguments.defaults[place - first] if place >= first else None
        port = _port(reading, argument, default)
        ports += [port] if port else []
    if arguments.vararg is not None:
        ports.append(Port(name=arguments.vararg.arg, many=True))
    for argument, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        port = _port(reading, argument, value)
        if port is not None:
            ports.append(port)
            keywords.append(port.name)
    if not ports:
        reading.refuse(run.lineno, say("forward takes no tensor. Write forward(self, x)."))
    if len(ports) > MOST or (arguments.vararg is not None and len(ports) > 1):
        reason = say("forward takes tensors that cannot be told apart. Name each of them.")
        reading.refuse(run.lineno, reason)
    return tuple(ports), tuple(keywords)


def _port(reading: Reading, argument: ast.arg, default: ast.expr | None) -> Port | None:
    """Make an input port; None for a parameter that is no tensor and keeps its default."""
    optional, plain = False, True
    note = argument.annotation
    text = "" if note is None else note.value if _is_text(note) else ast.unparse(note)  # type: ignore[attr-defined]
    if text:
        optional = "None" in text or "Optional" in text
        plain = "Tensor" in text
    nothing = isinstance(default, ast.Constant) and default.value is None
    if default is not None and not nothing:
        return None  # a number or a word with its own default
    if not plain:
        if default is None:
            reason = say(
                "forward takes {name}, which is no tensor. Give it in __init__, or give it a "
                "default.",
                name=argument.arg,
            )
            reading.refuse(argument.lineno, reason)
        return None
    if not argument.arg.isascii():
        reading.refuse(argument.lineno, say("its inputs need names of Latin letters."))
    # An input without a default must be given, whatever its annotation says.
    return Port(name=argument.arg, optional=nothing or (optional and default is not None))


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _outputs(run: ast.FunctionDef | None) -> tuple[Port, ...]:
    """Return the output ports: by the annotation, named after what is returned."""
    if run is None:
        return (Port(name="output"),)
    returned = [
        node.value.elts
        for node in ast.walk(run)
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple)
    ]
    count = _annotated(run.returns) or (len(returned[-1]) if returned else 1)
    if count == 1 or count > MOST:
        return (Port(name="output"),)
    for parts in returned:
        names = [part.id for part in parts if isinstance(part, ast.Name) and part.id.isascii()]
        if len(parts) == len(names) == len(set(names)) == count:
            return tuple(Port(name=name) for name in names)
    return tuple(Port(name=f"output{number}") for number in range(1, count + 1))


def _annotated(note: ast.expr | None) -> int:
    """Return how many tensors an annotation names; 0 if it does not say."""
    match note:
        case ast.Subscript(value=head, slice=ast.Tuple(elts=parts)):
            tuples = ast.unparse(head).rpartition(".")[2] in ("tuple", "Tuple")
            return len(parts) if tuples and all("Tensor" in ast.unparse(p) for p in parts) else 0
        case ast.Name() | ast.Attribute():
            return 1 if ast.unparse(note).endswith("Tensor") else 0
    return 0
