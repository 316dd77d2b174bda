"""The value of an expression that needs nothing to be run: numbers, texts, tuples, arithmetic."""

from __future__ import annotations

import ast
from typing import Any

LARGEST = 2**53


class NotConstantError(ValueError):
    """The expression names something whose value is not in the text."""


def constant(node: ast.expr) -> Any:
    """Return the value of an expression.

    Raises:
        NotConstantError: it is more than constants, tuples and sums and products of numbers.
    """
    if isinstance(node, ast.Constant) and isinstance(
        node.value, (bool, int, float, str, type(None))
    ):
        return node.value
    if isinstance(node, (ast.Tuple, ast.List)):
        return tuple(constant(element) for element in node.elts)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
        number = _number(node.operand)
        return -number if isinstance(node.op, ast.USub) else number
    if isinstance(node, ast.BinOp):
        return _counted(node)
    raise NotConstantError


def _counted(node: ast.BinOp) -> int | float:
    left, right = _number(node.left), _number(node.right)
    value: int | float
    if isinstance(node.op, ast.Add):
        value = left + right
    elif isinstance(node.op, ast.Sub):
        value = left - right
    elif isinstance(node.op, ast.Mult):
        value = left * right
    elif isinstance(node.op, ast.FloorDiv) and right:
        value = left // right
    elif isinstance(node.op, ast.Div) and right:
        value = left / right
    elif isinstance(node.op, ast.Pow) and 0 <= right <= 64 and abs(left) <= 1024:
        value = left**right
    else:
        raise NotConstantError
    return _bounded(value)


def _number(node: ast.expr) -> int | float:
    value = constant(node)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise NotConstantError
    return _bounded(value)


def _bounded(value: int | float) -> int | float:
    if abs(value) > LARGEST:
        raise NotConstantError
    return value
