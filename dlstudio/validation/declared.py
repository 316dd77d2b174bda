"""The parameters that a block declares: which cannot be so, and what stands in for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dlstudio.graph.blocks import KINDS, USE_NAMES, defaults_of, param_of, spec_of
from dlstudio.graph.model import BlockParam, Graph, Node
from dlstudio.language import Sentence, say
from dlstudio.spec.identifier import is_identifier
from dlstudio.spec.scopes import is_expression
from dlstudio.spec.spec import Spec

FUNCTIONS = ("min", "max")
MEANT = (*FUNCTIONS, *USE_NAMES)


def declared_badly(name: str, graph: Graph) -> Iterator[tuple[BlockParam, Sentence]]:
    """Yield the parameters of a block that cannot be as they are declared, and why."""
    for declared in () if _declared_well(name, graph) else graph.params:
        problem = declaration_problem(graph, declared)
        if problem is not None:
            yield declared, problem


def _declared_well(name: str, graph: Graph) -> bool:
    """Tell at once whether there is no problem with any parameter, as nearly always."""
    names = {param.name for param in graph.params}
    return (
        len(names) == len(graph.params)
        and all(map(is_identifier, names))
        and names.isdisjoint(MEANT)
        and names.isdisjoint([node.name for node in graph.nodes.values()])
        and all(param.kind in KINDS for param in graph.params)
        and spec_of(name, graph).allows(defaults_of(graph))
    )


def declaration_problem(graph: Graph, declared: BlockParam) -> Sentence | None:
    """Say why a parameter of a block cannot be as it is declared, None if it can."""
    name = declared.name
    if not is_identifier(name) or name in MEANT:
        return say(
            "“{name}” cannot name a parameter of a block: it must be a short Latin word without "
            "a meaning in the code. Choose a name such as {example}.",
            name=name[:60],
            example="width",
        )
    if [param.name for param in graph.params].count(name) > 1:
        return say("Two parameters are called “{name}”. Give one another name.", name=name)
    if graph.named(name) is not None:
        return say(
            "A node and a parameter of this block are both called “{name}”. Rename one.", name=name
        )
    if declared.kind not in KINDS:
        return say(
            "The parameter “{name}” must be of a kind of {kinds}. Choose one.",
            name=name,
            kinds=", ".join(KINDS),
        )
    return param_of(declared).check(declared.default)


def expression_outside(spec: Spec, node: Node, name: str, sentence: Sentence) -> Sentence:
    """Say it of an expression that stands in no block; ``sentence`` of every other value."""
    param, value = spec.by_name.get(name), node.layer.values.get(name)
    parts = value if isinstance(value, tuple) else (value,)
    texts = [part for part in parts if isinstance(part, str)]
    if param is None or not texts or not all(is_expression(param, text) for text in texts):
        return sentence
    return say(
        "{name} of {node} is the expression {value}, but only a block has parameters to count it "
        "from. Write a number, or group the layer into a block.",
        name=name,
        node=node.name,
        value=", ".join(map(str, parts))[:60],
    )


def scope_of(graph: Graph) -> dict[str, Any]:
    """Return the values of a block that nobody uses: defaults, made sane."""
    blank = {"float": 1.0, "bool": False}
    return {
        param.name: blank.get(param.kind, 1)
        if param_of(param).check(param.default) is not None
        else param.default
        for param in graph.params
    }
