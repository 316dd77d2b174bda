"""Tries: a block with other values than it is used with, to see which sizes in it follow.

Each costs as much as a use, so none is made that would show nothing, and where no size is a
sum one try moves all parameters at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dlstudio.catalog import LAYERS
from dlstudio.graph.blocks import spec_of
from dlstudio.graph.model import BlockParam, Graph, Node
from dlstudio.project.model import Project
from dlstudio.spec.scopes import counted
from dlstudio.spec.tensor_type import SYMBOL, TensorType
from dlstudio.validation.blocks import Types, block_outputs
from dlstudio.validation.check import try_block
from dlstudio.validation.report import GraphReport, Report
from dlstudio.validation.rules import inside
from dlstudio.validation.wiring import INPUT, OUTPUT

_SPATIAL = {"Input and output", "Convolution", "Pooling", "Padding", "Resampling"}
_SPATIAL |= {"Normalization", "Activation", "Dropout", "Merge"}
_CHANNELS = {"in_channels", "num_features"}
_BETWEEN = {INPUT, OUTPUT, "Add", "Multiply"}


def tries(
    project: Project, checked: Report, name: str, report: GraphReport
) -> Iterator[tuple[GraphReport, str]]:
    """Yield reports of a block with other values, and which parameter was changed.

    Args:
        checked: of the project.
        report: of a real use.
    """
    graph = project.graphs[name]
    if _passes_on(project, graph):
        return
    params = [param for param in graph.params if param.kind == "int"]
    if len(params) > 1 and keeps_to_channels(project, name) and not _adds_up(graph, report):
        together = _all_varied(project, checked, name, report, params)
        if together is not None:
            yield together, ""
            return
    for param in params:
        alone = _varied(project, checked, name, report, param)
        if alone is not None:
            yield alone, param.name


def _passes_on(project: Project, graph: Graph) -> bool:
    """Tell whether a block holds but blocks whose sizes all follow from their own parameters.

    What it gives them is drawn, so there is nothing that a try of it would show.
    """
    blocks: set[str] = set()
    for node in graph.nodes.values():
        block = node.block
        if block is not None:
            blocks.add(block)
        elif node.layer.key not in _BETWEEN:
            return False
    return all(_says_what_goes_in(project, block) for block in blocks)


def _says_what_goes_in(project: Project, block: str) -> bool:
    """Tell whether all sizes of a block follow from its parameters."""
    declared = all(map(_is_declared, project.graphs[block].of_layer(INPUT)))
    return declared and all(keeps_to_channels(project, name) for name in inside(project, block))


def _is_declared(input: Node) -> bool:
    """Tell whether an Input of a block has a size that is an expression of its parameters."""
    shape = input.layer.values.get("shape") or ()
    return any(isinstance(size, str) and not SYMBOL.fullmatch(size) for size in shape)


def keeps_to_channels(project: Project, name: str) -> bool:
    """Tell whether no size of the layers of a block follows from height, width or length."""
    for node in project.graphs[name].nodes.values():
        if node.block is not None:
            continue
        spec = LAYERS.get(node.layer.key)
        if spec is None or spec.group not in _SPATIAL or not _CHANNELS.issuperset(spec.wired):
            return False
    return True


def _adds_up(graph: Graph, report: GraphReport) -> bool:
    """Tell whether a layer may take in a sum of sizes that only single steps show.

    Plain sums are found without; where nothing is made of one it stands in comments alone.
    """
    passed = False
    for id in report.order:
        key = graph.nodes[id].layer.key
        spec = LAYERS.get(key)
        if passed and (spec is None or spec.wired):
            return True
        passed = passed or key == "Concat"
    return False


def _all_varied(
    project: Project, checked: Report, name: str, report: GraphReport, params: list[BlockParam]
) -> GraphReport | None:
    """Check a block with all parameters moved, each by a factor of its own."""
    spec, scope = spec_of(name, project.graphs[name]), dict(report.scope)
    for factor, param in enumerate(params, start=2):
        scope[param.name] = new = max(1, report.scope[param.name]) * factor
        if spec.param(param.name).check(new) is not None:
            return None
    return _tried(project, checked, name, _bound(project.graphs[name], report, scope), scope)


def _varied(
    project: Project, checked: Report, name: str, report: GraphReport, declared: BlockParam
) -> GraphReport | None:
    graph, old = project.graphs[name], report.scope[declared.name]
    param = spec_of(name, graph).param(declared.name)
    for new in (old * 2, old + 2, old + 1):
        if new == old or param.check(new) is not None:
            continue
        scope = {**report.scope, declared.name: new}
        as_declared = _bound(graph, report, scope)
        as_equal = tuple(
            type and type.with_dims([new if dim == old else dim for dim in type.dims])
            for type in as_declared
        )
        for bound in (as_declared, as_equal):
            tried = _tried(project, checked, name, bound, scope)
            if tried is not None:
                return tried
    return None


def _tried(
    project: Project, checked: Report, name: str, bound: Types, scope: Mapping[str, Any]
) -> GraphReport | None:
    tried = try_block(project, checked, name, bound, scope)
    return tried if tried and block_outputs(project, name, tried) is not None else None


def _bound(graph: Graph, report: GraphReport, scope: Mapping[str, Any]) -> Types:
    """Return the types on the inputs, with the sizes that a person wrote as expressions."""
    types: list[TensorType | None] = []
    param = LAYERS[INPUT].param("shape")
    for node in graph.of_layer(INPUT):
        type = report.nodes[node.id].outputs[0]
        drawn = node.layer.values.get("shape")
        if drawn is not None:
            before = counted(param, drawn, report.scope)
            after = counted(param, drawn, scope)
            if len(before) == type.rank - 1:
                rows = zip(type.dims[1:], before, after, strict=True)
                type = type.with_dims(
                    [type.dims[0], *(b if dim == a else dim for dim, a, b in rows)]
                )
        types.append(type)
    return tuple(types)
