"""What will be written: a plan of classes, each with its modules and its ordered calls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from dlstudio.compiler.source import NodeKey
from dlstudio.spec.tensor_type import TensorType


class Member(NamedTuple):
    """A module made in ``__init__``: ``self.name = constructor``.

    ``begins`` are the lines that fill its weights. A frozen one is not trained; ``holds`` are
    the lines that keep its running statistics. ``tie`` is the line that borrows its weight.
    """

    node: NodeKey
    name: str
    constructor: str
    begins: tuple[str, ...] = ()
    frozen: bool = False
    holds: tuple[str, ...] = ()
    tie: str = ""


class Step(NamedTuple):
    """A line of ``forward``: ``targets = expression  # types``, and what must follow it."""

    node: NodeKey
    targets: str
    expression: str
    types: tuple[TensorType, ...]
    after: tuple[str, ...] = ()
    loop: str = ""  # the line that repeats it
    start: str = ""  # what ``targets`` is before the first turn, if it is something else


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument or a result of ``forward``."""

    node: NodeKey
    name: str
    variable: str
    type: TensorType


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassPlan:
    """One class: the main graph, or a block with the types it is used with.

    ``parameters`` are the arguments of the constructor as they are written, ``stored`` the
    names of those that ``forward`` reads too.
    """

    class_name: str
    graph: str
    inputs: tuple[Argument, ...]
    members: tuple[Member, ...]
    steps: tuple[Step, ...]
    outputs: tuple[Argument, ...]
    parameters: tuple[str, ...] = ()
    stored: tuple[str, ...] = ()


class OwnImport(NamedTuple):
    """A class of a person's own: ``from module import class_name as name``, and its file."""

    module: str
    class_name: str
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What will be written: classes, inner ones first, the main one last."""

    title: str
    classes: tuple[ClassPlan, ...]
    imports: frozenset[str]
    parameters: int
    frozen: int = 0  # of the parameters
    written: tuple[str, ...] = ()  # classes that layers bring along, as texts
    own: tuple[OwnImport, ...] = ()  # in the order in which they are written
    notes: Mapping[NodeKey, str] = field(default_factory=dict)  # what a person wrote on nodes
