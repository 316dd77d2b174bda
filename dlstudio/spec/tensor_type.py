"""TensorType: the shape and dtype of a value on a wire.

A size is an int or a symbol. ``"N"`` is the batch, ``"T"`` (or any other letter) a length
that may differ from batch to batch, ``"?"`` a size known only when the model runs. Sizes
computed from a symbol are symbols too, written as arithmetic: ``"T-2"``, ``"(T+1)//2"``.
Two symbols are equal when their text is; the helpers below keep that text canonical
(``spec.symbolic``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dlstudio.spec import symbolic

Dim = int | str

BATCH = "N"
UNKNOWN = "?"
FLOAT = "float32"
INTEGER = "int64"
BOOLEAN = "bool"
DTYPES = (FLOAT, INTEGER, BOOLEAN)

SYMBOL = re.compile(r"[A-Z][A-Z0-9]{0,3}")


class TensorType(NamedTuple):
    """Shape (batch axis first) and dtype: ``TensorType(("N", 16, 28, 28))``.

    A NamedTuple and not a dataclass, because a check makes one for every node and looks for
    many in tables: both cost a third.
    """

    dims: tuple[Dim, ...]
    dtype: str = FLOAT

    @property
    def rank(self) -> int:
        return len(self.dims)

    def with_dims(self, dims: Sequence[Dim]) -> TensorType:
        """Return the same dtype with other sizes."""
        return TensorType(tuple(dims), self.dtype)

    def shape_text(self) -> str:
        """Write the shape as a person reads it in code: ``(N, 16, 28, 28)``."""
        return _shape_text(self.dims)

    def __str__(self) -> str:
        return f"{self.shape_text()} {self.dtype}"


@lru_cache(maxsize=4_096)
def _shape_text(dims: tuple[Dim, ...]) -> str:
    inner = ", ".join(map(str, dims))
    return f"({inner},)" if len(dims) == 1 else f"({inner})"


def parse_type(text: str) -> TensorType:
    """Read ``"(N, 16, 28, 28) int64"``; the dtype may be left out.

    ValueError if it is not a type.
    """
    shape, closing, dtype = text.strip().rpartition(")")
    dtype = dtype.strip() or FLOAT
    if not closing or not shape.startswith("(") or dtype not in DTYPES:
        raise ValueError(f"not a tensor type: {text!r}")
    return TensorType(tuple(_parse_dim(p) for p in shape[1:].split(",") if p.strip()), dtype)


def plus(dim: Dim, number: Dim) -> Dim:
    """Add to a size: ``plus("T-2", 2) == "T"``."""
    if isinstance(dim, int) and isinstance(number, int):
        return dim + number
    if UNKNOWN in (dim, number):
        return UNKNOWN
    return _added(dim, number)


def floor_divided(dim: Dim, number: int) -> Dim:
    """Divide a size by a positive number, rounding down."""
    if isinstance(dim, int):
        return dim // number
    if dim == UNKNOWN or number == 1:
        return dim
    return _divided(dim, number)


def times(dim: Dim, other: Dim) -> Dim:
    """Multiply two sizes: ``times(16, "T") == "16*T"``."""
    if isinstance(dim, int) and isinstance(other, int):
        return dim * other
    if 0 in (dim, other):
        return 0
    if UNKNOWN in (dim, other):
        return UNKNOWN
    return _multiplied(dim, other)


def product(dims: Sequence[Dim]) -> Dim:
    """Multiply sizes; symbols stay symbols."""
    total: Dim = 1
    for dim in dims:
        total = times(total, dim)
    return total


def same_dim(left: Dim, right: Dim) -> bool:
    """Tell whether two sizes agree; an unknown size agrees with every other."""
    return left == right or UNKNOWN in (left, right)


def evaluate(dim: Dim, sizes: Mapping[str, int] | None = None) -> int:
    """Compute a size with numbers for its symbols; a symbol without one, and "?", count as 1."""
    if isinstance(dim, int):
        return dim
    known = sizes or {}
    if dim == UNKNOWN:
        return 1
    if dim.isalnum():  # a symbol on its own, the usual case
        return known.get(dim, 1)
    return symbolic.evaluated(dim, lambda symbol: known.get(symbol, 1))


# The same few sums come again for every layer and after every edit.
@lru_cache(maxsize=4096)
def _added(dim: Dim, number: Dim) -> Dim:
    return _written(symbolic.added(_sum(dim), _sum(number)))


@lru_cache(maxsize=4096)
def _divided(dim: str, number: int) -> Dim:
    return _written(symbolic.divided(_sum(dim), number))


@lru_cache(maxsize=4096)
def _multiplied(dim: Dim, other: Dim) -> Dim:
    return _written(symbolic.multiplied(_sum(dim), _sum(other)))


def _sum(dim: Dim) -> symbolic.Sum:
    return {(): dim} if isinstance(dim, int) else symbolic.parsed(dim)


def _written(total: symbolic.Sum) -> Dim:
    dim = symbolic.written(total)
    return UNKNOWN if isinstance(dim, str) and len(dim) > symbolic.LONGEST else dim


def _parse_dim(text: str) -> Dim:
    text = text.strip()
    return UNKNOWN if text == UNKNOWN else _written(symbolic.parsed(text))
