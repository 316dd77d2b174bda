"""Values that are expressions: found in a layer's values, and counted in the scope of a block.

A text where a parameter takes numbers is an expression; only inside a block. Words that the
parameter knows itself ("same", the length T) stay words, unless the block has a parameter of
that name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from dlstudio.language import Sentence, say
from dlstudio.spec.expression import Expression, ExpressionError, Scope, parse
from dlstudio.spec.param import Flag, Float, Int, Param
from dlstudio.spec.sizes import Pair, Shape, Size
from dlstudio.spec.spec import Choice
from dlstudio.spec.tensor_type import SYMBOL

_WHOLE = (Int, Size, Shape)
_NUMERIC = (Int, Float, Flag, Size, Shape, Pair)
MOST = 20_000


def expression_of(param: Param, value: Any, scope: Mapping[str, Any]) -> Expression | None:
    """Return the expression that a value (or a part of it) is; None if it is none.

    Raises:
        ExpressionError: it is meant as one, and cannot be read.
    """
    if not isinstance(value, str) or not isinstance(param, _NUMERIC):
        return None
    if value not in scope:
        if isinstance(param, Size) and value in param.words:
            return None
        if isinstance(param, Shape) and param.symbols and SYMBOL.fullmatch(value):
            return None
        if param.optional and value in ("", param.none_text, "None"):
            return None
    return parse(value)


def is_expression(param: Param, text: str) -> bool:
    """Tell whether a text that a person typed can be read as an expression."""
    try:
        return expression_of(param, text.strip(), {}) is not None
    except ExpressionError:
        return False


def expressions_in(
    params: Mapping[str, Param], values: Mapping[str, Any], scope: Scope
) -> Iterator[tuple[str, Expression]]:
    """Yield the expressions among values, by parameter; unreadable ones are left out."""
    for name, value in values.items():
        param = params.get(name)
        for part in value if isinstance(value, tuple) else (value,):
            if param is None or not isinstance(part, str):
                continue
            try:
                found = expression_of(param, part, scope)
            except ExpressionError:
                continue
            if found is not None:
                yield name, found


def counted(param: Param, value: Any, scope: Scope) -> Any:
    """Return a value with its expressions counted.

    Raises:
        ExpressionError: an expression cannot be read, has no value, or one of another kind.
    """
    if isinstance(value, tuple):
        if not any(isinstance(part, str) for part in value):
            return value
        return tuple(_counted(param, part, scope) for part in value)
    if not isinstance(value, str):
        return value
    found = _counted(param, value, scope)
    return (found,) if isinstance(param, Shape) else found


def _counted(param: Param, value: Any, scope: Scope) -> Any:
    expression = expression_of(param, value, scope)
    if expression is None:
        return value
    number = expression.count(scope)
    if isinstance(param, Flag):
        if isinstance(number, bool):
            return number
        raise ExpressionError(_of_kind(param, expression, number, say("true or false")))
    if isinstance(number, bool):
        raise ExpressionError(_of_kind(param, expression, number, say("a number")))
    if not isinstance(param, _WHOLE):
        return float(number)
    if isinstance(number, float):
        raise ExpressionError(_of_kind(param, expression, number, say("a whole number")))
    return number


def _of_kind(param: Param, expression: Expression, number: Any, kind: Sentence) -> Sentence:
    return say(
        "{name} must be {kind}, but “{text}” gives {number}. Use // to divide whole numbers, or "
        "choose other values.",
        name=param.name,
        kind=kind,
        text=str(expression),
        number=str(number).lower() if isinstance(number, bool) else number,
    )


def may_hold_texts(values: Mapping[str, Any]) -> bool:
    """Tell whether there is a text among values, which may be an expression."""
    for value in values.values():
        if isinstance(value, str):
            return True
        if isinstance(value, tuple):
            for part in value:
                if isinstance(part, str):
                    return True
    return False


# Layers are frozen and mostly as they were, so a choice with its values counted is kept and
# stays the same object: the memo of reports looks at that first.
_kept: dict[tuple[int, int], tuple[Choice, Choice]] = {}


def counted_choice(
    layer: Choice, params: Mapping[str, Param], scope: Scope, number: int
) -> tuple[Choice, list[tuple[str, ExpressionError]]]:
    """Return a choice with all expressions counted, and what went wrong by parameter.

    Args:
        number: that of the scope.
    """
    kept = _kept.get((id(layer), number))
    if kept is not None:
        return kept[1], []
    values: dict[str, Any] = {}
    wrong: list[tuple[str, ExpressionError]] = []
    for name, value in layer.values.items():
        param = params.get(name) if isinstance(value, (str, tuple)) else None
        try:
            found = value if param is None else counted(param, value, scope)
        except ExpressionError as error:
            wrong.append((name, error))
            continue
        if found is not value:
            values[name] = found
    result = Choice(layer.key, {**layer.values, **values}) if values else layer
    if not wrong:
        if len(_kept) >= MOST:
            _kept.clear()
        _kept[(id(layer), number)] = (layer, result)
    return result, wrong


_numbers: dict[tuple[Any, ...], int] = {}
_next = count()


def number_of(scope: Scope) -> int:
    """Return the number of a scope, which is short in a key; True, 1 and 1.0 are told apart."""
    key = tuple([(name, type(value), value) for name, value in scope.items()])
    number = _numbers.get(key)
    if number is None:
        if len(_numbers) >= MOST:
            _numbers.clear()
        number = _numbers[key] = next(_next)  # never given twice
    return number
