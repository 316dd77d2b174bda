"""Finding: which nodes a few words mean: by name, type, parameter (kernel_size=3) or shape (28×28).

Several words must all be met. Pure.
"""

from __future__ import annotations

import re

from dlstudio.catalog import LAYERS
from dlstudio.graph.model import Graph, Node, NodeId
from dlstudio.gui.look.words import words
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation.report import GraphReport

_SIZES = re.compile(r"\w+(?:[x×]\w+)+")


def found(graph: Graph, report: GraphReport, text: str) -> list[NodeId]:
    """Return the nodes that meet every word, in the order of the network."""
    wanted = text.casefold().split()
    if not wanted:
        return []
    order = {id: place for place, id in enumerate(report.order)}
    hits = [
        id
        for id, node in graph.nodes.items()
        if all(_meets(node, _shapes(report, id), word) for word in wanted)
    ]
    return sorted(hits, key=lambda id: order.get(id, len(order)))


def _meets(node: Node, shapes: list[list[str]], word: str) -> bool:
    name, equals, value = word.partition("=")
    if equals:
        return _has_value(node, name, value)
    if _SIZES.fullmatch(word) and _in_shapes(shapes, re.split("[x×]", word)):
        return True
    spec = LAYERS.get(node.layer.key)
    texts = [node.name, node.block or node.layer.key]
    texts += [] if spec is None else [spec.title, words(spec.title), spec.group]
    return any(word in text.casefold() for text in texts)


def _has_value(node: Node, name: str, value: str) -> bool:
    """Tell whether a parameter has a value; an empty value asks whether it is set by hand."""
    spec = LAYERS.get(node.layer.key)
    for param in () if spec is None else spec.params:
        if param.name.casefold() != name:
            continue
        if not value:
            return param.name in node.layer.values
        actual = node.layer.values.get(param.name, param.default)
        return value in {_plain(str(actual)), _plain(param.show(actual))}
    known = node.layer.values.get(name)
    return known is not None and value in ("", _plain(str(known)))


def _plain(text: str) -> str:
    return re.sub(r"[\s()\[\]\"']", "", text).casefold().replace("×", "x")


def _shapes(report: GraphReport, id: NodeId) -> list[list[str]]:
    known = report.nodes.get(id)
    types: list[TensorType | None] = [] if known is None else [*known.outputs, *known.inputs]
    return [[str(dim).casefold() for dim in type.dims] for type in types if type is not None]


def _in_shapes(shapes: list[list[str]], sizes: list[str]) -> bool:
    """Tell whether some sizes stand side by side in a shape."""
    count = len(sizes)
    return any(
        dims[start : start + count] == sizes for dims in shapes for start in range(len(dims))
    )
