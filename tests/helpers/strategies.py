"""Hypothesis strategies: values, graphs and projects, right ones and wrong ones.

Values are derived from the Params of the catalogue, so a new layer is drawn at once.
"""

from __future__ import annotations

import math
from typing import Any

from hypothesis import strategies as st

from dlstudio.catalog import LAYERS, LOSSES, METRICS, OPTIMIZERS, SCHEDULES
from dlstudio.graph.model import Edge, Graph, Node, PortRef
from dlstudio.project.model import MAIN, Project, TrainSpec
from dlstudio.project.training_spec import TRAINING
from dlstudio.spec.param import Flag, Float, Int, OneOf, Pair, Param, Shape, Size, Text
from dlstudio.spec.spec import Choice

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


@st.composite
def choices(draw: st.DrawFn, catalogue: Any, wild: bool = False) -> Choice:
    """An entry of a catalogue with some values; ``wild`` ones may be unknown or wrong."""
    if wild and draw(st.integers(0, 9)) == 0:
        return Choice(draw(texts), draw(st.dictionaries(texts, wrong_values, max_size=2)))
    spec = catalogue[draw(st.sampled_from(list(catalogue)))]
    values = {}
    for param in spec.params:
        dice = draw(st.integers(0, 7))
        if dice < 3:
            values[param.name] = draw(right_value(param))
        elif wild and dice == 3:
            values[param.name] = draw(wrong_values)
    return Choice(spec.key, values)


extras = st.dictionaries(texts.map(lambda text: f"x-{text}"), json_values, max_size=2)


@st.composite
def graphs(draw: st.DrawFn, wild: bool = False, blocks: tuple[str, ...] = ()) -> Graph:
    """A few nodes and wires between ports that exist (or, if ``wild``, do not)."""
    nodes: dict[str, Node] = {}
    for number in range(1, draw(st.integers(0, 6)) + 1):
        layer = draw(choices(LAYERS, wild))
        if blocks and draw(st.integers(0, 5)) == 0:
            layer = Choice(f"block:{draw(st.sampled_from(blocks))}")
        coordinate = st.floats(-2e7, 2e7) if wild else st.integers(-1000, 1000).map(float)
        nodes[f"n{number}"] = Node(
            id=f"n{number}",
            layer=layer,
            name=draw(texts if wild else st.just(f"node{number}")),
            position=(draw(coordinate), draw(coordinate)),
            note=draw(texts),
            extra=draw(extras) if wild else {},
        )
    edges: dict[Edge, None] = {}
    for _ in range(draw(st.integers(0, 8)) if nodes else 0):
        ends = []
        for side in ("outputs", "inputs"):
            node = nodes[draw(st.sampled_from(sorted(nodes)))]
            spec = LAYERS.get(node.layer.key)
            ports = [port.name for port in getattr(spec, side, ())] or ["output"]
            name = draw(texts | st.sampled_from(ports)) if wild else draw(st.sampled_from(ports))
            ends.append(PortRef(node.id, name, draw(st.sampled_from((0, 0, 0, 1, 7)))))
        edges[Edge(*ends)] = None
    return Graph(nodes=nodes, edges=tuple(edges), extra=draw(extras) if wild else {})


@st.composite
def training_specs(draw: st.DrawFn, wild: bool = False) -> TrainSpec:
    """Training settings: plain ones always in range, entries and values perhaps wrong."""
    values: dict[str, Any] = {
        param.name: draw(right_value(param)) for param in TRAINING.params if draw(st.booleans())
    }
    values["loss"] = draw(choices(LOSSES, wild))
    values["optimizer"] = draw(choices(OPTIMIZERS, wild))
    values["schedule"] = draw(choices(SCHEDULES, wild))
    values["metrics"] = tuple(draw(st.lists(choices(METRICS, wild), max_size=3)))
    return TrainSpec(**values, extra=draw(extras) if wild else {})


@st.composite
def projects(draw: st.DrawFn, wild: bool = False) -> Project:
    """A project; a ``wild`` one holds anything that its types allow."""
    blocks = ("residual", draw(texts)) if wild else ("residual",)
    kinds = {name: draw(graphs(wild, blocks)) for name in (MAIN, *blocks)}
    data = st.builds(Choice, texts if wild else st.just("digits"), st.just({"noise": 0.1}))
    return Project(
        title=draw(texts),
        graphs=kinds | {MAIN: kinds[MAIN]},
        data=draw(st.none() | data),
        training=draw(training_specs(wild)),
        notes=draw(texts),
        extra=draw(extras) if wild else {},
    )
