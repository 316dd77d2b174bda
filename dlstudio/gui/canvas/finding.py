"""Finding: which nodes a few words mean: by name, type, parameter (kernel_size=3) or shape (28×28).

Several words must all be met. Own layers and blocks have parameters as well; an expression is also
found by what it gives. Pure.
"""

from __future__ import annotations

import re

from dlstudio.comparing.compare import spec_of
from dlstudio.graph.model import Graph, Node, NodeId
from dlstudio.gui.look.words import words
from dlstudio.project.model import Project
from dlstudio.spec.spec import Spec
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation.report import GraphReport, NodeReport

_SIZES = re.compile(r"\w+(?:[x×]\w+)+")


def found(project: Project, graph: Graph, report: GraphReport, text: str) -> list[NodeId]:
    """Return the nodes of a graph that meet every word, in the order of the network."""
    wanted = text.casefold().split()
    if not wanted:
        return []
    order = {id: place for place, id in enumerate(report.order)}
    hits = [
        id
        for id, node in graph.nodes.items()
        if _meets_all(node, spec_of(node, project), report, wanted)
    ]
    return sorted(hits, key=lambda id: order.get(id, len(order)))


def _meets_all(node: Node, spec: Spec | None, report: GraphReport, wanted: list[str]) -> bool:
    known = report.nodes.get(node.id)
    shapes = _shapes(known)
    for word in wanted:
        name, equals, value = word.partition("=")
        if equals:
            met = _has_value(node, spec, known, name, value)
        else:
            met = _is_meant(node, spec, shapes, word)
        if not met:
            return False
    return True


def _is_meant(node: Node, spec: Spec | None, shapes: list[list[str]], word: str) -> bool:
    if _SIZES.fullmatch(word) and _in_shapes(shapes, re.split("[x×]", word)):
        return True
    texts = [node.name, node.block or node.layer.key]
    texts += [] if spec is None else [spec.title, words(spec.title), spec.group]
    return any(word in text.casefold() for text in texts)


def _has_value(
    node: Node, spec: Spec | None, known: NodeReport | None, name: str, value: str
) -> bool:
    """Tell whether a parameter has a value; an empty value asks whether it is set by hand."""
    for param in () if spec is None else spec.params:
        if param.name.casefold() != name:
            continue
        if not value:
            return param.name in node.layer.values
        actual = [node.layer.values.get(param.name, param.default)]
        if known is not None and param.name in known.values:
            actual.append(known.values[param.name])  # counted, or from the wire
        return any(value in {_plain(str(one)), _plain(param.show(one))} for one in actual)
    given = node.layer.values.get(name)
    return given is not None and value in ("", _plain(str(given)))


def _plain(text: str) -> str:
    return re.sub(r"[\s()\[\]\"']", "", text).casefold().replace("×", "x")


def _shapes(known: NodeReport | None) -> list[list[str]]:
    types: list[TensorType | None] = [] if known is None else [*known.outputs, *known.inputs]
    return [[str(dim).casefold() for dim in type.dims] for type in types if type is not None]


def _in_shapes(shapes: list[list[str]], sizes: list[str]) -> bool:
    """Tell whether some sizes stand side by side in a shape."""
    count = len(sizes)
    return any(
        dims[start : start + count] == sizes for dims in shapes for start in range(len(dims))
    )
