"""One trial of a class of a person's own: what comes out for several sizes of each symbol.

The size of a symbol (N, T …) is changed alone, twice, so that a size of the result is told as
a constant, as a sum of symbols, or as "?". Runs in the process of ``own_child``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor

from dlstudio.compiler.own_child import STEPS
from dlstudio.spec.tensor_type import (
    DTYPES,
    INTEGER,
    SYMBOL,
    UNKNOWN,
    Dim,
    TensorType,
    evaluate,
    parse_type,
    plus,
    times,
)

# Sizes of symbols: the batch first, then lengths; no two differ by what the steps add.
BATCH_SIZE = 3
LENGTHS = (37, 59, 83, 101, 131, 157)

Sizes = Mapping[str, int]


class Unfit(Exception):
    """What comes out can stand on no wire; ``answer`` says why."""

    def __init__(self, **answer: Any) -> None:
        super().__init__(answer["kind"])
        self.answer = answer


def trial(made: Any, question: dict[str, Any]) -> dict[str, Any]:
    """Construct the class, run it for each choice of sizes, and say what comes out."""
    types = [(name, text and parse_type(text)) for name, text in question["inputs"]]
    module = made(**{name: _value(value) for name, value in question["values"]})
    if not isinstance(module, torch.nn.Module):
        raise Unfit(kind="no module")
    rows = _choices([type for _, type in types if type])
    results = [_run(module, types, sizes, question["outputs"]) for sizes in rows]
    return {
        "kind": "shapes",
        "outputs": [_type(found, rows) for found in zip(*results, strict=True)],
        "weights": {name: list(tensor.shape) for name, tensor in module.named_parameters()},
        "buffers": {name: list(tensor.shape) for name, tensor in _buffers(module).items()},
    }


def _buffers(module: torch.nn.Module) -> dict[str, Tensor]:
    parameters = dict(module.named_parameters())
    return {n: t for n, t in module.state_dict().items() if n not in parameters}


def _value(value: Any) -> Any:
    return tuple(_value(part) for part in value) if isinstance(value, list) else value


def _choices(types: Sequence[TensorType]) -> list[dict[str, int]]:
    """Return the sizes of each run: the first, and two more for each symbol."""
    found = [s for t in types for d in t.dims if isinstance(d, str) for s in SYMBOL.findall(d)]
    lengths = iter(LENGTHS * 4)
    base = {s: BATCH_SIZE if s == "N" else next(lengths) for s in dict.fromkeys(["N", *found])}
    rows = [base]
    for symbol in base:
        rows += [{**base, symbol: base[symbol] + step} for step in STEPS[1:]]
    return rows


def _run(
    module: torch.nn.Module,
    types: Sequence[tuple[str | None, TensorType | None]],
    sizes: Sizes,
    count: int,
) -> list[Tensor]:
    places = [_tensor(type, sizes) for name, type in types if name is None and type]
    named = {name: _tensor(type, sizes) for name, type in types if name and type}
    with torch.no_grad():
        found = module(*places, **named)
    results = list(found) if isinstance(found, (tuple, list)) else [found]
    for result in results:
        if not isinstance(result, Tensor):
            raise Unfit(kind="no tensor", found=type_name(result))
        if _dtype(result) not in DTYPES:
            raise Unfit(kind="dtype", found=_dtype(result))
    if len(results) != count:
        raise Unfit(kind="count", found=len(results), expected=count)
    return results


def type_name(value: Any) -> str:
    """Return what a person calls the type of a value."""
    return "None" if value is None else type(value).__name__[:60]


def _tensor(type: TensorType, sizes: Sizes) -> Tensor:
    # A size that is known only when run is taken as some length.
    shape = [LENGTHS[-1] if dim == UNKNOWN else evaluate(dim, sizes) for dim in type.dims]
    if type.dtype == "float32":
        return torch.randn(shape)
    return torch.zeros(shape, dtype=torch.int64 if type.dtype == INTEGER else torch.bool)


def _dtype(tensor: Tensor) -> str:
    return str(tensor.dtype).removeprefix("torch.")


def _type(found: Sequence[Tensor], rows: Sequence[Sizes]) -> str:
    """Write the type of one result from what came out in each run."""
    if len({(tensor.dim(), tensor.dtype) for tensor in found}) != 1:
        raise Unfit(kind="rank")
    axes = zip(*(tuple(tensor.shape) for tensor in found), strict=True)
    dims = tuple(_dim([int(size) for size in axis], rows) for axis in axes)
    return str(TensorType(dims, _dtype(found[0])))


def _dim(found: Sequence[int], rows: Sequence[Sizes]) -> Dim:
    """Tell a size as a constant, a sum of multiples of symbols, or a product of them."""
    base = rows[0]
    dim: Dim = found[0]
    product: Dim = 1
    for place, symbol in enumerate(base):
        near, far = found[1 + 2 * place], found[2 + 2 * place]
        slope, rest = divmod(near - found[0], STEPS[1])
        if rest or far - found[0] != slope * STEPS[2]:
            return UNKNOWN
        if slope:
            dim = plus(plus(dim, times(slope, symbol)), -slope * base[symbol])
            product = times(product, symbol)
    # Several symbols that change a size together multiply it.
    if isinstance(product, str) and re.search(r"\*", product):
        factor, rest = divmod(found[0], evaluate(product, base))
        if not rest and all(
            evaluate(times(factor, product), row) == size
            for row, size in zip(rows, found, strict=True)
        ):
            return times(factor, product)
    return dim
