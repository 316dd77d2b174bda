"""A person's own layers: what is known of them, as values. Nothing here runs their code.

``own_reading`` makes an OwnFile of a file's text. What a class does to shapes is asked for
elsewhere, in a process of its own; its answers are handed in with the table, so that a check
of a project stays a function. A node of such a layer has the key ``own:FILE.py:CLASS``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple

from dlstudio.catalog import LAYERS
from dlstudio.catalog.calls import ModuleCall
from dlstudio.catalog.layer_spec import LayerSpec, Port, ShapeError, Types, Values
from dlstudio.language import Sentence, say
from dlstudio.spec.param import Param
from dlstudio.spec.tensor_type import TensorType

OWN_PREFIX = "own:"
OWN_GROUP = "Own layers"

_KEY = re.compile(r"own:([A-Za-z][A-Za-z0-9_]{0,59}\.py):([A-Za-z][A-Za-z0-9_]{0,59})")


class Question(NamedTuple):
    """What the shapes of a layer follow from: the very text, the class, values, input types."""

    digest: str
    class_name: str
    values: tuple[tuple[str, Any], ...]
    types: tuple[TensorType | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a layer makes of its inputs; or the sentence why it fails, and the line in its file.

    ``passing`` marks a failure that may not come again (no memory, no time).
    """

    outputs: tuple[TensorType, ...] = ()
    weights: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    buffers: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    sentence: Sentence | None = None
    line: int | None = None
    passing: bool = False


class UnansweredError(Exception):
    """Raised by the shape rule of an own layer whose shapes nobody has found yet."""

    def __init__(self, question: Question) -> None:
        super().__init__(question.class_name)
        self.question = question


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnClass:
    """A class of a file, as its text tells.

    Args:
        line: where it begins, from 1.
        required: parameters without a default of their own; they are always written.
        wired: parameters that follow from the wire, and the axis of the first input.
        keywords: inputs that must be given by name.
        problem: why it cannot be placed, None if it can.
    """

    name: str
    line: int
    summary: str = ""
    help: str = ""
    params: tuple[Param, ...] = ()
    required: tuple[str, ...] = ()
    wired: tuple[tuple[str, int], ...] = ()
    inputs: tuple[Port, ...] = ()
    keywords: tuple[str, ...] = ()
    outputs: tuple[Port, ...] = ()
    problem: Sentence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFile:
    """A Python file beside the project, read and never run.

    Args:
        name: without a folder.
        trusted: whether the person said that this very text may be run on this machine.
        problem: why nothing can be taken from it.
        absent: whether there is no such file.
    """

    name: str
    text: str = ""
    classes: tuple[OwnClass, ...] = ()
    trusted: bool = False
    problem: Sentence | None = None
    absent: bool = False

    @property
    def module(self) -> str:
        """What the code imports it as."""
        return self.name.removesuffix(".py")

    @property
    def digest(self) -> str:
        """SHA-256 of its text."""
        return digest_of(self.text)

    def named(self, name: str) -> OwnClass | None:
        """Return a class by its name."""
        return next((known for known in self.classes if known.name == name), None)


def digest_of(text: str) -> str:
    """Return what tells one text from every other."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def own_key(file: str, class_name: str) -> str:
    """Return the key of a layer."""
    return f"{OWN_PREFIX}{file}:{class_name}"


def parts_of(key: str) -> tuple[str, str] | None:
    """Return file and class of a key; None if it is none, or names more than a plain file."""
    match = _KEY.fullmatch(key)
    return (match[1], match[2]) if match else None


@dataclass(frozen=True, eq=False)
class OwnLayers:
    """The own layers that a project can use, and the answers that are known. Immutable."""

    files: Mapping[str, OwnFile] = field(default_factory=dict)
    answers: Mapping[Question, Answer] = field(default_factory=dict)

    def get(self, key: str) -> LayerSpec | None:
        """Return the layer of a key; None if there is none."""
        if not key.startswith(OWN_PREFIX):
            return None
        if key not in self._specs:
            found = self.found(key)
            self._specs[key] = _spec(self, key, *found) if found else None
        return self._specs[key]

    def found(self, key: str) -> tuple[OwnFile, OwnClass] | None:
        """Return the file and the class of a key."""
        parts = parts_of(key)
        file = self.files.get(parts[0]) if parts else None
        known = file.named(parts[1]) if file and parts else None
        return (file, known) if file and known else None

    @property
    def keys(self) -> list[str]:
        """Return the keys of all layers that there are."""
        return [key for key in self._named if parts_of(key) is not None]

    def unplaced(self, key: str) -> Sentence | None:
        """Say why a class that is there has no layer; None if there is no such class."""
        known = self._named.get(key)
        return known.problem if known is not None else None

    @cached_property
    def _named(self) -> dict[str, OwnClass]:
        files = self.files.values()
        return {own_key(f.name, known.name): known for f in files for known in f.classes}

    def with_answers(self, answers: Mapping[Question, Answer]) -> OwnLayers:
        """Return the table with further answers."""
        return OwnLayers(self.files, {**self.answers, **answers}) if answers else self

    def with_files(self, files: Iterable[OwnFile]) -> OwnLayers:
        """Return the table with these files; answers for other texts are dropped."""
        table = {file.name: file for file in files}
        kept = {file.digest for file in table.values()}
        return OwnLayers(table, {q: a for q, a in self.answers.items() if q.digest in kept})

    def with_trust(self, trusted: Mapping[str, bool]) -> OwnLayers:
        """Return the table with another trust by file; itself if nothing differs."""
        if all(self.files[name].trusted is value for name, value in trusted.items()):
            return self
        files = {
            name: replace(file, trusted=trusted.get(name, file.trusted))
            for name, file in self.files.items()
        }
        return OwnLayers(files, self.answers)

    @cached_property
    def _specs(self) -> dict[str, LayerSpec | None]:
        return {}

    def __reduce__(self) -> tuple[Any, ...]:
        return OwnLayers, (self.files, self.answers)


NO_OWN_LAYERS = OwnLayers()


def layer_of(own: OwnLayers, key: str) -> LayerSpec | None:
    """Return a layer of the catalogue or of a person's own; None for an unknown one."""
    found: LayerSpec | None = LAYERS.get(key)
    return found if found is not None else own.get(key)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class OwnCall(ModuleCall):
    """A module of a person's own: ``self.gate = Gate(width=4)`` and ``self.gate(x)``."""

    required: tuple[str, ...] = ()
    inputs: tuple[Port, ...] = ()
    keywords: tuple[str, ...] = ()

    def arguments(self, values: Values) -> list[str]:
        return [
            f"{param.name}={param.code(values[param.name])}"
            for param in self.params
            if param.name in self.required or values[param.name] != param.default
        ]

    def forward(self, name: str, reads: Sequence[str | None], values: Values, types: Types) -> str:
        written = [
            read if keyword is None else f"{keyword}={read}"
            for keyword, read in zip(
                keywords_for(self.inputs, self.keywords, reads), reads, strict=True
            )
            if read is not None
        ]
        return f"self.{name}({', '.join(written)})"


def keywords_for(
    inputs: Sequence[Port], keywords: Sequence[str], reads: Sequence[Any]
) -> list[str | None]:
    """Return by what name each value is given to ``forward``; None by its place."""
    if inputs and inputs[-1].many:
        return [None] * len(reads)
    named: list[str | None] = []
    gap = False
    for port, read in zip(inputs, reads, strict=True):
        gap = gap or read is None or port.name in keywords
        named.append(port.name if gap else None)
    return named


def _spec(own: OwnLayers, key: str, file: OwnFile, known: OwnClass) -> LayerSpec:
    def question(types: Types, values: Values) -> Question:
        given = tuple((param.name, values[param.name]) for param in known.params)
        return Question(file.digest, known.name, given, tuple(types))

    def answer(types: Types, values: Values) -> Answer:
        asked = question(types, values)
        found = own.answers.get(asked)
        if found is None:
            raise UnansweredError(asked)
        if found.sentence is not None:
            raise ShapeError(found.sentence)
        return found

    return LayerSpec(
        key=key,
        title=known.name,
        group=OWN_GROUP,
        summary=known.summary,
        help=known.help,
        params=known.params,
        inputs=known.inputs,
        outputs=known.outputs,
        shape=lambda types, values: answer(types, values).outputs,
        weights=lambda types, values: answer(types, values).weights,
        buffers=lambda types, values: answer(types, values).buffers,
        wired={name: _size_on(name, axis) for name, axis in known.wired},
        call=OwnCall(
            torch_class=known.name,
            params=known.params,
            required=known.required,
            inputs=known.inputs,
            keywords=known.keywords,
        ),
        stem=known.name.lower(),
    )


def _size_on(name: str, axis: int) -> Any:
    def rule(types: Types, values: Values) -> int:
        type = next((type for type in types if type is not None), None)
        if type is not None and -type.rank <= axis < type.rank:
            size = type.dims[axis]
            if isinstance(size, int):
                return size
        raise ShapeError(
            say(
                "{name} follows from the wire, but {type} has no fixed size there. Set it by hand.",
                name=name,
                type=str(type),
            ),
            param=name,
        )

    return rule
