"""Hypothesis strategies: values, graphs and projects, right ones and wrong ones.

Values are derived from the Params of the catalogue, so a new layer is drawn at once.
"""

from __future__ import annotations

import math
from functools import cache
from typing import Any

from hypothesis import strategies as st

from dlstudio.catalog import LAYERS
from dlstudio.graph.model import FRAME, NOTE, Edge, Graph, Mark, Node, PortRef
from dlstudio.project.canonical import CATALOGUES
from dlstudio.project.model import MAIN, Bookmark, Project, TrainSpec
from dlstudio.project.training_spec import TRAINING
from dlstudio.spec.equation import Equation
from dlstudio.spec.param import Flag, Float, Int, OneOf, Param, Text
from dlstudio.spec.sizes import Numbers, Pair, Shape, Size
from dlstudio.spec.spec import Choice, Spec

# Everything a keyboard, a clipboard or an attacker can put into a name.
HOSTILE = (
    "", " ", "forward", "training", "class", "__import__('os')", "conv1", "图像", "名 称", "🙂",
    '"""', "'", "\\", "\n", "\r\n", "\t", "\x00", "\x7f", "\u2028", "\u202e", "\ufeff", "\ud800",
    "{x}", "%s", "../../etc/passwd", "C:\\con", "x[1]", "a.b.c", "<b>bold</b>", "]", "n1.output",
)  # fmt: skip

texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=12),
    st.text(st.characters(categories=["Cs", "L", "Cc"]), max_size=4),
)

# Without halves of characters, which cannot be written as UTF-8.
right_texts = st.sampled_from([t for t in HOSTILE if t.isascii() or ord(t[0]) != 0xD800]) | st.text(
    max_size=12
)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | texts
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


def right_value(param: Param) -> st.SearchStrategy[Any]:
    """Values that the parameter allows."""
    kinds = _right(param)
    return st.none() | kinds if param.optional else kinds


def _right(param: Param) -> st.SearchStrategy[Any]:
    match param:
        case Int():
            return st.integers(param.low, min(param.high, param.low + 64))
        case Float():
            low = -1e6 if math.isinf(param.low) else param.low
            high = 1e6 if math.isinf(param.high) else param.high
            return st.floats(
                low, high, exclude_min=param.open_low, exclude_max=param.open_high
            ) | st.just(1).filter(lambda value: param.check(value) is None)
        case Flag():
            return st.booleans()
        case OneOf():
            return st.sampled_from(param.options)
        case Size():
            number = st.integers(param.low, min(param.high, param.low + 8))
            pairs = st.tuples(*[number] * param.rank)
            return st.one_of(number, pairs, *[st.sampled_from(param.words)][: len(param.words)])
        case Shape():
            dims = st.lists(
                st.integers(param.low, min(param.high, param.low + 64)),
                min_size=param.min_rank,
                max_size=param.max_rank,
            )
            return dims.map(tuple)
        case Pair():
            number = st.floats(param.low, param.high, exclude_max=True)
            return st.tuples(number, number)
        case Numbers():
            number = st.floats(param.low, param.high)
            return st.lists(number, min_size=1, max_size=5).map(tuple)
        case Equation():
            return st.sampled_from(["ij,jk->ik", "bqd,bkd->bqk", "i->"])
        case Text():
            return st.text(max_size=20)
    raise TypeError(f"no strategy for {type(param).__name__}")


wrong_values = st.one_of(
    json_values,
    st.just(math.nan),
    st.just(math.inf),
    st.integers(2**53, 2**80),
    st.tuples(st.integers(-5, 5), st.integers(-5, 5)),
)


@cache  # making strategies costs more than drawing from them
def choices(kind: str, wild: bool = False) -> st.SearchStrategy[Choice]:
    """An entry of a catalogue with some values; ``wild`` ones may be unknown or wrong."""
    known = [_choice(spec, wild) for spec in CATALOGUES[kind].values()]
    if wild:
        values = st.dictionaries(texts, wrong_values, max_size=2)
        known.append(st.builds(Choice, texts, values))
    return st.one_of(known)


def _choice(spec: Spec, wild: bool) -> st.SearchStrategy[Choice]:
    right = {param.name: right_value(param) for param in spec.params}
    values = {name: value | wrong_values for name, value in right.items()} if wild else right
    return st.builds(Choice, st.just(spec.key), st.fixed_dictionaries({}, optional=values))


extras = st.dictionaries(texts.map(lambda text: f"x-{text}"), json_values, max_size=2)


@st.composite
def graphs(draw: st.DrawFn, wild: bool = False, blocks: tuple[str, ...] = ()) -> Graph:
    """A few nodes and wires between ports that exist (or, if ``wild``, do not)."""
    nodes: dict[str, Node] = {}
    for number in range(1, draw(st.integers(0, 4)) + 1):
        layer = draw(choices("layer", wild))
        if blocks and draw(st.integers(0, 5)) == 0:
            layer = Choice(f"block:{draw(st.sampled_from(blocks))}")
        coordinate = st.floats(-2e7, 2e7) if wild else st.integers(-1000, 1000).map(float)
        nodes[f"n{number}"] = Node(
            id=f"n{number}",
            layer=layer,
            name=draw(texts if wild else st.just(f"node{number}")),
            position=(draw(coordinate), draw(coordinate)),
            note=draw(texts if wild else right_texts),
            extra=draw(extras) if wild else {},
        )
    edges: dict[Edge, None] = {}
    for _ in range(draw(st.integers(0, 5)) if nodes else 0):
        ends = []
        for side in ("outputs", "inputs"):
            node = nodes[draw(st.sampled_from(sorted(nodes)))]
            spec = LAYERS.get(node.layer.key)
            ports = [port.name for port in getattr(spec, side, ())] or ["output"]
            name = draw(texts | st.sampled_from(ports)) if wild else draw(st.sampled_from(ports))
            ends.append(PortRef(node.id, name, draw(st.sampled_from((0, 0, 0, 1, 7)))))
        edges[Edge(*ends)] = None
    return Graph(
        nodes=nodes,
        edges=tuple(edges),
        marks={mark.id: mark for mark in draw(st.lists(marks(wild), max_size=3))},
        bends={edge: draw(_dots) for edge in edges if draw(st.integers(0, 4)) == 0},
        extra=draw(extras) if wild else {},
    )


_numbers = st.floats(-1e6, 1e6).map(lambda number: float(round(number)))
_dots = st.lists(st.tuples(_numbers, _numbers), min_size=1, max_size=3).map(tuple)
_areas = st.tuples(_numbers, _numbers, st.floats(1, 1e6), st.floats(1, 1e6))


@st.composite
def marks(draw: st.DrawFn, wild: bool = False) -> Mark:
    """A frame or a note."""
    return Mark(
        id=draw(st.sampled_from(("f1", "f2", "t1", "t2"))),
        kind=draw(st.sampled_from((FRAME, NOTE))),
        area=draw(_areas),
        text=draw(texts if wild else right_texts),
        color=draw(st.sampled_from(("grey", "blue", "nosuchcolour"))),
        extra=draw(extras) if wild else {},
    )


_bookmarks = st.dictionaries(
    st.integers(1, 9),
    st.builds(Bookmark, name=right_texts, graph=st.sampled_from((MAIN, "gone")), area=_areas),
    max_size=2,
)
_training_values = st.fixed_dictionaries(
    {}, optional={param.name: right_value(param) for param in TRAINING.params}
)


@st.composite
def training_specs(draw: st.DrawFn, wild: bool = False) -> TrainSpec:
    """Training settings: plain ones always in range, entries and values perhaps wrong."""
    values = draw(_training_values)
    values["loss"] = draw(choices("loss", wild))
    values["optimizer"] = draw(choices("optimizer", wild))
    values["schedule"] = draw(choices("schedule", wild))
    values["metrics"] = tuple(draw(st.lists(choices("metrics", wild), max_size=3)))
    return TrainSpec(**values, extra=draw(extras) if wild else {})


@st.composite
def projects(draw: st.DrawFn, wild: bool = False) -> Project:
    """A project; a ``wild`` one holds anything that its types allow."""
    blocks = ("residual", draw(texts)) if wild else ("residual",)
    kinds = {name: draw(graphs(wild, blocks)) for name in (MAIN, *blocks)}
    data = st.builds(Choice, texts if wild else st.just("digits"), st.just({"noise": 0.1}))
    return Project(
        title=draw(texts if wild else right_texts),
        graphs=kinds | {MAIN: kinds[MAIN]},
        data=draw(st.none() | data),
        training=draw(training_specs(wild)),
        notes=draw(texts if wild else right_texts),
        bookmarks=draw(_bookmarks),
        extra=draw(extras) if wild else {},
    )
