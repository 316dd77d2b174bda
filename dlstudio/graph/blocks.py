"""Blocks: what can be set on a node that stands for a graph.

A block is a function: its own parameters come first, then the values that every use has,
``repeat``, ``shared`` and ``same_as``. All of them stand among the node's values, so that
setting, undoing, saving and copying them needs nothing of its own.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from dlstudio.graph.model import BLOCK_PREFIX, BlockParam, Graph, Node, NodeId
from dlstudio.spec.param import LARGEST, Flag, Float, Int, Param, Text
from dlstudio.spec.spec import Spec

KINDS = ("int", "float", "bool")
MOST_TURNS = 1_000
MOST_SPECS = 512

REPEAT, SHARED, SAME_AS = "repeat", "shared", "same_as"

USE: tuple[Param, ...] = (
    Int(
        name=REPEAT,
        default=1,
        low=1,
        high=MOST_TURNS,
        help="How many times it is run, each turn on the result of the one before.",
    ),
    Flag(
        name=SHARED,
        default=False,
        help="Whether all turns use the same weights; otherwise each has its own.",
    ),
    Text(
        name=SAME_AS,
        default="",
        longest=64,
        help="The node whose values and weights it uses too, by its id; empty for its own.",
    ),
)
USE_NAMES = tuple(param.name for param in USE)


def param_of(declared: BlockParam) -> Param:
    """Return the field of a form for a parameter of a block."""
    name, default, help = declared.name, declared.default, declared.help
    if declared.kind == "bool":
        return Flag(name=name, default=default, help=help)
    low, high = declared.low, declared.high
    if declared.kind == "float":
        return Float(
            name=name,
            default=default,
            help=help,
            low=-math.inf if low is None else low,
            high=math.inf if high is None else high,
        )
    return Int(
        name=name,
        default=default,
        help=help,
        low=-LARGEST if low is None else math.ceil(low),
        high=LARGEST if high is None else math.floor(high),
    )


@lru_cache(maxsize=MOST_SPECS)
def _spec(name: str, params: tuple[_Declared, ...]) -> Spec:
    return Spec(
        key=f"{BLOCK_PREFIX}{name}",
        title=name,
        group="block",
        summary="",
        params=(*(param_of(declared.param) for declared in params), *USE),
    )


class _Declared:
    """A parameter as a key: told apart by everything but what is unknown."""

    __slots__ = ("key", "param")

    def __init__(self, param: BlockParam) -> None:
        self.param = param
        bounds = (param.low, param.high)
        self.key = (param.name, param.kind, repr(param.default), param.help, *bounds)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Declared) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


# The parameters are kept too, or their id could be taken by others.
_known: dict[tuple[str, int], tuple[tuple[BlockParam, ...], Spec]] = {}


def spec_of(name: str, graph: Graph) -> Spec:
    """Return what can be set on a node that stands for a block; equal blocks share it."""
    key = name, id(graph.params)
    known = _known.get(key)
    if known is None:
        if len(_known) >= MOST_SPECS:
            _known.clear()
        spec = _spec(name, tuple(map(_Declared, graph.params)))
        known = _known[key] = graph.params, spec
    return known[1]


def defaults_of(graph: Graph) -> dict[str, Any]:
    """Return the values that a block has when nobody sets any."""
    return {param.name: param.default for param in graph.params}


def is_repeated(values: Mapping[str, Any]) -> bool:
    """Tell whether a use is written as a loop: by what was set, so that names stay as they are.

    An expression may count to one in this use and to more in another of the same class.
    """
    return bool(values.get(REPEAT, 1) != 1)


def lender_of(node: Node) -> NodeId:
    """Return the id of the node whose weights a node uses; empty for those of its own."""
    twin = node.layer.values.get(SAME_AS) if node.block is not None else None
    return twin if isinstance(twin, str) else node.learning.tied_to
