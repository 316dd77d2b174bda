"""The rules that tensor operations share: kinds of numbers, pairs of wires, lists of axes.

They say more than ``shape_rules`` about dtypes, because operations, unlike layers, also work
on whole numbers and truth values.
"""

from __future__ import annotations

from collections.abc import Sequence

from dlstudio.catalog.layer_spec import Port, ShapeError, ShapeRule, Types, Values
from dlstudio.catalog.shape_rules import batch_axis, broadcast, need_other_axis
from dlstudio.language import say
from dlstudio.spec.param import Int, Param
from dlstudio.spec.tensor_type import BOOLEAN, FLOAT, INTEGER, Dim, TensorType

PAIR = (Port(name="input"), Port(name="other"))


def dim_param(default: int, help: str, name: str = "dim") -> Int:
    """Make the parameter that names one axis."""
    return Int(name=name, default=default, low=-8, high=7, help=help)


def literals(params: Sequence[Param], values: Values, *names: str) -> str:
    """Write arguments by name, those at torch's default left out: ``k=3, dim=1``.

    A name with a "!" in front is always written.
    """
    by_name = {param.name: param for param in params}
    parts = []
    for name in names:
        param = by_name[name.removeprefix("!")]
        value = values[param.name]
        if name.startswith("!") or value != param.default:
            parts.append(f"{param.name}={param.code(value)}")
    return ", ".join(parts)


def need_numbers(layer: str, type: TensorType, port: str = "input") -> None:
    """Refuse truth values where torch computes with numbers."""
    if type.dtype == BOOLEAN:
        raise ShapeError(
            say(
                "{layer} needs numbers, got truth values (bool). Put a Cast before it.",
                layer=layer,
            ),
            port=port,
            repairs=(("insert", "Cast", {"dtype": FLOAT}),),
        )


def need_floats(layer: str, type: TensorType, port: str = "input") -> None:
    """Refuse everything but float32."""
    if type.dtype != FLOAT:
        raise ShapeError(
            say(
                "{layer} needs float32 numbers, got {dtype}. Put a Cast before it.",
                layer=layer,
                dtype=type.dtype,
            ),
            port=port,
            repairs=(("dtype", FLOAT), ("insert", "Cast", {"dtype": FLOAT})),
        )


def need_truth(layer: str, type: TensorType, port: str = "input") -> None:
    """Refuse everything but truth values."""
    if type.dtype != BOOLEAN:
        raise ShapeError(
            say(
                "{layer} needs truth values (bool) on {port}, got {dtype}. Put a comparison such "
                "as Greater, or a Cast, before it.",
                layer=layer,
                port=port,
                dtype=type.dtype,
            ),
            port=port,
            repairs=(("insert", "Greater", {}), ("insert", "Cast", {"dtype": BOOLEAN})),
        )


def need_whole(layer: str, type: TensorType, port: str = "input") -> None:
    """Refuse everything but whole numbers."""
    if type.dtype != INTEGER:
        raise ShapeError(
            say(
                "{layer} needs whole numbers (int64) on {port}, got {dtype}. Set dtype=int64 on "
                "the Input, or put a Cast before it.",
                layer=layer,
                port=port,
                dtype=type.dtype,
            ),
            port=port,
            repairs=(("dtype", INTEGER), ("insert", "Cast", {"dtype": INTEGER})),
        )


def need_alike(layer: str, types: Sequence[TensorType], ports: Sequence[str]) -> None:
    """Refuse named inputs of different dtypes; the repair turns the poorer one into the other."""
    order = (BOOLEAN, INTEGER, FLOAT)
    first = types[0]
    for type, port in zip(types[1:], ports[1:], strict=True):
        if type.dtype == first.dtype:
            continue
        wanted = max(first.dtype, type.dtype, key=order.index)
        lesser = port if first.dtype == wanted else ports[0]
        raise ShapeError(
            say(
                "{layer} needs inputs of one dtype, got {first} on {port} and {second} on "
                "{other}. Put a Cast before {lesser}.",
                layer=layer,
                first=first.dtype,
                port=ports[0],
                second=type.dtype,
                other=port,
                lesser=lesser,
            ),
            port=lesser,
            repairs=(("insert", "Cast", {"dtype": wanted}),),
        )


def pairwise(layer: str, types: Types, truth: bool = False) -> TensorType:
    """Return the common type of two wires; with ``truth``, truth values will do as well."""
    first, second = types
    if not truth:
        need_numbers(layer, first)
        need_numbers(layer, second, "other")
    need_alike(layer, (first, second), ("input", "other"))
    return TensorType(broadcast(layer, (first, second)), first.dtype)


def spread(type: TensorType, rank: int) -> TensorType:
    """Give a tensor without samples, such as a mask (T, S), axes of 1 in front, as torch does."""
    if batch_axis(type) is not None or type.rank >= rank:
        return type
    return type.with_dims((*(1,) * (rank - type.rank), *type.dims))


def need_axes(layer: str, type: TensorType, dims: Sequence[int], param: str = "dim") -> list[int]:
    """Return several axes, from 0; refuse the batch, axes that are not there, and doubles."""
    axes = [need_other_axis(layer, type, dim, param, wrap=lambda axis: (axis,)) for dim in dims]
    if len(set(axes)) == len(axes):
        return axes
    raise ShapeError(
        say(
            "{layer} names an axis twice in {param}={dims}. Name each axis once.",
            layer=layer,
            param=param,
            dims=str(tuple(dims)),
        ),
        param=param,
        repairs=(("set", param, tuple(sorted(set(axes)))),),
    )


def without_axes(type: TensorType, axes: Sequence[int], keepdim: bool) -> tuple[Dim, ...]:
    """Return the sizes that stay when ``axes`` are reduced."""
    return tuple(
        1 if axis in axes else size
        for axis, size in enumerate(type.dims)
        if keepdim or axis not in axes
    )


def same_numbers(layer: str) -> ShapeRule:
    """Make the rule of an operation on each number that keeps whole numbers whole."""

    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        need_numbers(layer, types[0])
        return (types[0],)

    return rule


def made_float(layer: str) -> ShapeRule:
    """Make the rule of an operation on each number that always gives float32."""

    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        need_numbers(layer, types[0])
        return (TensorType(types[0].dims, FLOAT),)

    return rule
