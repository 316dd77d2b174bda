"""Values that name parameters of a block, and what they become under other names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dlstudio.catalog.own_layers import layer_of
from dlstudio.graph.blocks import spec_of
from dlstudio.graph.model import BLOCK_PREFIX
from dlstudio.project.model import Project
from dlstudio.spec.expression import Expression, ExpressionError
from dlstudio.spec.param import Param
from dlstudio.spec.scopes import counted, expression_of
from dlstudio.spec.spec import Choice


def with_values(
    project: Project, layer: Choice, given: Mapping[str, Expression], *, count: bool
) -> Choice:
    """Return a layer with expressions in place of the names of parameters."""
    params = params_of(project, layer)

    def replaced(param: Param, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(replaced(param, part) for part in value)
        try:
            drawn = expression_of(param, value, given)
        except ExpressionError:
            return value  # stays as it is, and stays a problem
        return value if drawn is None else str(drawn.replaced(given))

    values = {
        name: replaced(params[name], value) if name in params else value
        for name, value in layer.values.items()
    }
    if count:
        for name, value in values.items():
            if name in params and value != layer.values[name]:
                values[name] = _number(params[name], value)
    return Choice(layer.key, values)


def _number(param: Param, value: Any) -> Any:
    try:
        return counted(param, value, {})
    except ExpressionError:
        return value


def params_of(project: Project, layer: Choice) -> Mapping[str, Param]:
    """Return what can be set on a layer or a block; nothing for an unknown one."""
    name = layer.key.removeprefix(BLOCK_PREFIX)
    if layer.key.startswith(BLOCK_PREFIX) and name in project.graphs:
        return spec_of(name, project.graphs[name]).by_name
    spec = layer_of(project.own, layer.key)
    return spec.by_name if spec else {}
