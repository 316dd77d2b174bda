"""Values that are expressions: found in a layer's values, and counted in the scope of a block.

A text where a parameter takes numbers is an expression; only inside a block. Words that the
parameter knows itself ("same", the length T) stay words, unless the block has a parameter of
that name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from dlstudio.language import Sentence, say
from dlstudio.spec.expression import Expression, ExpressionError, Scope, parse
from dlstudio.spec.param import Flag, Float, Int, Param
from dlstudio.spec.sizes import Pair, Shape, Size
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
    found = _read("", param, value, scope)
    return value if found is None else _counted(found, scope)


class Text(NamedTuple):
    """A value of a layer that is counted in the scopes of its block.

    Args:
        parts: expressions, and what is none beside them.
        single: whether its one part is the value, which is a tuple of its parts else.
    """

    name: str
    param: Param
    parts: tuple[Any, ...]
    single: bool


def texts_in(
    params: Mapping[str, Param], values: Mapping[str, Any], scope: Mapping[str, Any]
) -> tuple[Text, ...]:
    """Read the values that are counted, once for all scopes with these names.

    Raises:
        ExpressionError: one cannot be read.
    """
    if not may_hold_texts(values):
        return ()
    found = [
        _read(name, params[name], value, scope) for name, value in values.items() if name in params
    ]
    return tuple([text for text in found if text is not None])


def count_texts(texts: Sequence[Text], scope: Scope) -> dict[str, Any]:
    """Return the values that are counted, by name.

    Raises:
        ExpressionError: one has no value, or one of another kind.
    """
    return {text[0]: _counted(text, scope) for text in texts}


def _read(name: str, param: Param, value: Any, scope: Mapping[str, Any]) -> Text | None:
    """Read the expressions of a value; None if it stays as it is."""
    if isinstance(value, str):
        expression = expression_of(param, value, scope)
        listed = isinstance(param, Shape)
        if expression is None and not listed:
            return None
        return Text(name, param, (expression or value,), not listed)
    if isinstance(value, tuple):
        read = [expression_of(param, part, scope) for part in value]
        if any(read):
            parts = [one or part for one, part in zip(read, value, strict=True)]
            return Text(name, param, tuple(parts), False)
    return None


def _counted(text: Text, scope: Scope) -> Any:
    param = text.param
    if text.single:
        return _number(param, text.parts[0], scope)
    return tuple([_number(param, p, scope) if isinstance(p, Expression) else p for p in text.parts])


def _number(param: Param, expression: Expression, scope: Scope) -> Any:
    number = expression.count(scope)
    if isinstance(param, _WHOLE):
        if type(number) is int:
            return number
        kind = say("a number") if isinstance(number, bool) else say("a whole number")
        raise ExpressionError(_of_kind(param, expression, number, kind))
    if isinstance(param, Flag):
        if isinstance(number, bool):
            return number
        raise ExpressionError(_of_kind(param, expression, number, say("true or false")))
    if isinstance(number, bool):
        raise ExpressionError(_of_kind(param, expression, number, say("a number")))
    return float(number)


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


def miscounted(
    values: Mapping[str, Any], params: Mapping[str, Param], scope: Scope
) -> Iterator[tuple[str, ExpressionError]]:
    """Yield what goes wrong when values are counted, by parameter."""
    for name, value in values.items():
        try:
            if name in params:
                counted(params[name], value, scope)
        except ExpressionError as error:
            yield name, error


_numbers: dict[tuple[Any, ...], int] = {}
_next = count()


def number_of(scope: Scope) -> int:
    """Return the number of a scope, which is short in a key; True, 1 and 1.0 are told apart."""
    values = scope.values()
    key = (*scope, *values, *map(type, values))
    number = _numbers.get(key)
    if number is None:
        if len(_numbers) >= MOST:
            _numbers.clear()
        number = _numbers[key] = next(_next)  # never given twice
    return number
