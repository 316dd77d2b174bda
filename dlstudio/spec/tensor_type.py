"""TensorType: the shape and dtype of a value on a wire.

A size is an int or a symbol. ``"N"`` is the batch, ``"T"`` (or any other letter) a length
that may differ from batch to batch, ``"?"`` a size known only when the model runs. Sizes
computed from a symbol are symbols too, written as arithmetic: ``"T-2"``, ``"(T-2)//2"``.
Two symbols are equal when their text is; the helpers below keep that text canonical.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

Dim = int | str

BATCH = "N"
UNKNOWN = "?"
FLOAT = "float32"
INTEGER = "int64"
BOOLEAN = "bool"
DTYPES = (FLOAT, INTEGER, BOOLEAN)

SYMBOL = re.compile(r"[A-Z][A-Z0-9]{0,3}")


@dataclass(frozen=True, slots=True)
class TensorType:
    """Shape (batch axis first) and dtype: ``TensorType(("N", 16, 28, 28))``."""

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
        inner = ", ".join(map(str, self.dims))
        return f"({inner},)" if len(self.dims) == 1 else f"({inner})"

    def __str__(self) -> str:
        return f"{self.shape_text()} {self.dtype}"


def parse_type(text: str) -> TensorType:
    """Read ``"(N, 16, 28, 28) int64"``; the dtype may be left out."""
    shape, _, dtype = text.partition(")")
    parts = [part.strip() for part in shape.strip().lstrip("(").split(",") if part.strip()]
    dims = tuple(int(part) if part.lstrip("-").isdigit() else part for part in parts)
    return TensorType(dims, dtype.strip() or FLOAT)


def plus(dim: Dim, number: int) -> Dim:
    """Add a number to a size: ``plus("T-2", 2) == "T"``."""
    if isinstance(dim, int):
        return dim + number
    if dim == UNKNOWN or number == 0:
        return dim
    match = re.fullmatch(r"(.*[^+\-])([+-]\d+)", dim)
    base, offset = (match[1], int(match[2])) if match and _closed(match[1]) else (dim, 0)
    total = offset + number
    return base if total == 0 else f"{base}{total:+d}"


def floor_divided(dim: Dim, number: int) -> Dim:
    """Divide a size by a positive number, rounding down."""
    if isinstance(dim, int):
        return dim // number
    if dim == UNKNOWN or number == 1:
        return dim
    return f"{_atom(dim)}//{number}"


def times(dim: Dim, other: Dim) -> Dim:
    """Multiply two sizes: ``times(16, "T") == "16*T"``."""
    if isinstance(dim, int) and isinstance(other, int):
        return dim * other
    if isinstance(dim, str) and isinstance(other, int):
        dim, other = other, dim
    if isinstance(dim, int) and isinstance(other, str):
        if dim in (0, 1) or other == UNKNOWN:
            return other if dim else 0
        match = re.fullmatch(r"(\d+)\*([^+\-/]+)", other)
        return f"{dim * int(match[1])}*{match[2]}" if match else f"{dim}*{_atom(other)}"
    if UNKNOWN in (dim, other):
        return UNKNOWN
    first, second = sorted((str(dim), str(other)))
    return f"{_atom(first)}*{_atom(second)}"


def product(dims: Sequence[Dim]) -> Dim:
    """Multiply sizes; symbols stay symbols."""
    total: Dim = 1
    for dim in dims:
        total = times(total, dim)
    return total


def same_dim(left: Dim, right: Dim) -> bool:
    """Tell whether two sizes agree; an unknown size agrees with every other."""
    return left == right or UNKNOWN in (left, right)


def _atom(text: str) -> str:
    return text if re.fullmatch(r"\w+", text) or _wrapped(text) else f"({text})"


def _closed(text: str) -> bool:
    return text.count("(") == text.count(")")


def _wrapped(text: str) -> bool:
    return text.startswith("(") and text.endswith(")") and text.count("(") == 1
