"""Random inputs of tensor operations, and where these are stricter than torch, with reasons.

As in ``layer_cases``, sizes are small and often wrong, so that refusals are compared as well.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st

from dlstudio.catalog.arithmetic import ARITHMETIC
from dlstudio.catalog.casting import CASTING
from dlstudio.catalog.elementwise import ELEMENTWISE
from dlstudio.catalog.joining import JOINING
from dlstudio.catalog.layer_spec import LayerSpec
from dlstudio.catalog.ordering import ORDERING
from dlstudio.catalog.rearranging import REARRANGING
from dlstudio.catalog.slicing import SLICING
from dlstudio.catalog.summarizing import SUMMARIZING
from dlstudio.catalog.with_numbers import WITH_NUMBERS
from dlstudio.spec.equation import terms_of
from dlstudio.spec.tensor_type import BOOLEAN, FLOAT, INTEGER, Dim, TensorType

Drawn = Callable[[st.SearchStrategy[Any]], Any]
Maker = Callable[[Drawn, LayerSpec, dict[str, Any]], list[Any]]

ANY = st.sampled_from([FLOAT] * 5 + [INTEGER] * 2 + [BOOLEAN])
EQUATIONS = (
    "nqd,nkd->nqk", "ntf->nf", "nab,nbc->nac", "nhqk,nhkd->nqhd", "na,nb->nab", "nab,nb,na->na",
    "nab,cb->nac", "nab->bna", "na,nb->ab", "na,mb->nmab",
)  # fmt: skip


def dims_of(draw: Drawn, rank: int, high: int = 4) -> tuple[Dim, ...]:
    """Draw sizes, the batch first."""
    return ("N", *(draw(st.integers(1, high)) for _ in range(rank - 1)))


def near(draw: Drawn, dims: Sequence[Dim]) -> tuple[Dim, ...]:
    """Draw sizes that are equal, with an axis of 1 or another size here and there."""
    mine = list(dims)
    if len(mine) > 1 and draw(st.booleans()):
        mine[draw(st.integers(1, len(mine) - 1))] = draw(st.sampled_from([1, 1, 1, 2, 3]))
    return tuple(mine)


def one(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    return [TensorType(dims_of(draw, draw(st.integers(1, 4))), draw(ANY))]


def two(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    dims, dtype = dims_of(draw, draw(st.integers(1, 4))), draw(ANY)
    other = dtype if draw(st.integers(0, 5)) else draw(ANY)
    return [TensorType(dims, dtype), TensorType(near(draw, dims), other)]


def one_or_two(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    first, second = two(draw, spec, values)
    return [first, second if draw(st.booleans()) else None]


def truths(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    dims = dims_of(draw, draw(st.integers(1, 4)))
    dtypes = st.sampled_from([BOOLEAN] * 5 + [FLOAT])
    return [TensorType(near(draw, dims), draw(dtypes)) for _ in spec.inputs]


def mask(draw: Drawn, dims: Sequence[Dim]) -> TensorType:
    """Draw a mask for a tensor; some have no samples and fewer axes."""
    mine = near(draw, dims)
    if draw(st.integers(0, 3)) == 0:
        mine = mine[draw(st.integers(1, len(mine))) :]
    return TensorType(mine, draw(st.sampled_from([BOOLEAN] * 7 + [INTEGER])))


def where(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    first, second = two(draw, spec, values)
    return [mask(draw, first.dims), first, second]


def masked(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    (type,) = one(draw, spec, values)
    return [type, mask(draw, type.dims)]


def alike(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    (first,) = one(draw, spec, values)
    more = [TensorType(first.dims, first.dtype) for _ in range(draw(st.integers(0, 2)))]
    return [first, *more, TensorType(near(draw, first.dims), draw(st.just(first.dtype) | ANY))]


def split(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    sizes = tuple(draw(st.lists(st.integers(1, 3), min_size=2, max_size=8)))
    values["split_size"] = sizes
    axis = draw(st.integers(1, 2))
    values["dim"] = axis - 3 if draw(st.booleans()) else axis
    dims = list(dims_of(draw, 3))
    dims[axis] = sum(sizes) + draw(st.sampled_from([0] * 5 + [1]))
    return [TensorType(tuple(dims), draw(ANY))]


def einsum(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    values["equation"] = draw(st.sampled_from(EQUATIONS))
    sizes: dict[str, Dim] = {"n": "N", "m": "N"}
    types = []
    for term in terms_of(values["equation"]).inputs:
        dims = [sizes.setdefault(letter, draw(st.integers(1, 4))) for letter in term]
        if draw(st.integers(0, 5)) == 0:
            dims[-1] = draw(st.integers(1, 4)) if dims[-1] != "N" else "N"
        types.append(TensorType(tuple(dims), draw(st.sampled_from([FLOAT] * 9 + [INTEGER]))))
    return types[: len(types) - (draw(st.integers(0, 9)) == 0 and len(types) > 1)]


def gather(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    (type,) = one(draw, spec, values)
    index = near(draw, type.dims)
    if draw(st.integers(0, 5)) == 0:
        index = index[:-1]
    return [type, TensorType(index, draw(st.sampled_from([INTEGER] * 7 + [FLOAT])))]


def gather_last(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    rank = draw(st.sampled_from([3] * 6 + [2, 4]))
    lengths = draw(st.sampled_from([("N",)] * 6 + [("N", 1)]))
    dtype = draw(st.sampled_from([INTEGER] * 6 + [FLOAT]))
    return [TensorType(dims_of(draw, rank), draw(ANY)), TensorType(lengths, dtype)]


def outer(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    dtype = draw(ANY)
    ranks = st.sampled_from([2] * 6 + [1, 3])
    return [TensorType(dims_of(draw, draw(ranks)), dtype) for _ in range(2)]


def classes(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    dtype = draw(st.sampled_from([INTEGER] * 5 + [FLOAT, BOOLEAN]))
    return [TensorType(dims_of(draw, draw(st.integers(1, 3))), dtype)]


def pad(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    values["pad"] = tuple(draw(st.lists(st.integers(0, 4), min_size=2, max_size=6)))
    if draw(st.integers(0, 4)):
        values["pad"] = values["pad"][: len(values["pad"]) // 2 * 2]
    rank = draw(st.sampled_from([len(values["pad"]) // 2 + 2] * 4 + [1, 2, 3, 4]))
    return [TensorType(dims_of(draw, rank, 5), draw(ANY))]


def expand(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    rank = draw(st.integers(2, 4))
    dims = ("N", *(draw(st.sampled_from([1, 1, 3])) for _ in range(rank - 1)))
    length = rank - 1 if draw(st.integers(0, 5)) else draw(st.integers(1, 4))
    values["size"] = tuple(draw(st.sampled_from([-1, -1, 3, 3, 2, 0])) for _ in range(length))
    return [TensorType(dims, draw(ANY))]


def unflatten(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    sizes = draw(st.lists(st.integers(1, 4), min_size=2, max_size=3))
    dims = list(dims_of(draw, draw(st.integers(2, 4))))
    axis = draw(st.integers(1, len(dims) - 1))
    dims[axis] = math.prod(sizes) + draw(st.sampled_from([0] * 5 + [1]))
    if draw(st.booleans()):
        sizes[draw(st.integers(0, len(sizes) - 1))] = -1
    values["dim"], values["sizes"] = axis, tuple(sizes)
    return [TensorType(tuple(dims), draw(ANY))]


def roll(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    count = draw(st.integers(1, 2))
    few = st.integers(-3, 3)
    values["shifts"] = tuple(draw(few) for _ in range(count))
    values["dims"] = tuple(draw(few) for _ in range(count if draw(st.integers(0, 5)) else 1))
    return [TensorType(dims_of(draw, draw(st.integers(1, 4))), draw(ANY))]


def _keys(*families: Sequence[LayerSpec]) -> tuple[str, ...]:
    return tuple(spec.key for family in families for spec in family)


COMPARISONS = ("Greater", "Less", "GreaterEqual", "LessEqual", "Equal", "NotEqual")

TENSOR_INPUTS: dict[str, Maker] = {
    **dict.fromkeys(
        _keys(ELEMENTWISE, WITH_NUMBERS, CASTING, JOINING, SLICING, REARRANGING, ORDERING), one
    ),
    **dict.fromkeys(_keys(SUMMARIZING), one),
    **dict.fromkeys(_keys(ARITHMETIC), two),
    **dict.fromkeys(COMPARISONS, one_or_two),
    **dict.fromkeys(("LogicalAnd", "LogicalOr", "LogicalNot"), truths),
    "Where": where,
    "MaskedFill": masked,
    "Stack": alike,
    "Split": split,
    "Einsum": einsum,
    "Gather": gather,
    "GatherLast": gather_last,
    "Outer": outer,
    "OneHot": classes,
    "Pad": pad,
    "Expand": expand,
    "Unflatten": unflatten,
    "Roll": roll,
}

# Operations that are not numbers for negative ones.
POSITIVE = {"Log", "Sqrt", "Rsqrt"}
# Operations that pass no slope on, by their nature.
NO_SLOPE = {"Detach"}

TRUTH = "truth values are no numbers"
MIXED = "dtypes would be promoted silently"
BATCH = "the batch axis"
TENSOR_STRICTER = {
    **{(key, "input"): TRUTH for key in _keys(ELEMENTWISE, WITH_NUMBERS, ARITHMETIC, ORDERING)},
    **{(key, "input"): "whole numbers and truth values" for key in _keys(SUMMARIZING)},
    **{(key, "other"): MIXED for key in (*_keys(ARITHMETIC), *COMPARISONS, "Where")},
    **{(key, "input"): MIXED for key in (*COMPARISONS, "Where")},
    **{(key, None): "as Add" for key in (*_keys(ARITHMETIC), *COMPARISONS)},
    **{(key, None): "as Add" for key in ("LogicalAnd", "LogicalOr", "Where", "MaskedFill")},
    **{(key, "dim"): BATCH for key in _keys(SUMMARIZING, ORDERING, JOINING, SLICING)},
    **{(key, "dims"): BATCH for key in ("Roll", "Flip")},
    **{(key, "dim0"): BATCH for key in ("Transpose",)},
    **{(key, "dim1"): BATCH for key in ("Transpose",)},
    **{(key, port): "numbers are no truth values"
       for key in ("LogicalAnd", "LogicalOr", "LogicalNot") for port in ("input", "other")},
    ("Where", "condition"): "numbers are no truth values",
    ("MaskedFill", "input"): "whole numbers have no −∞",
    ("Unflatten", "dim"): BATCH,
    ("Stack", None): MIXED,
    ("Einsum", "inputs"): "whole numbers are mixed with others silently",
    ("Einsum", "equation"): BATCH,
    ("Gather", "index"): "torch takes a part without a word",
    ("GatherLast", "input"): "(N, T, features) is meant",
    ("GatherLast", "lengths"): "torch would put samples together",
    ("Outer", "other"): "one row a sample is meant",
    ("Clamp", "min"): "every number would be max",
    ("Var", "correction"): "torch warns and gives NaN",
    ("Std", "correction"): "torch warns and gives NaN",
    ("Slice", "start"): "nothing would be left",
    ("Slice", "end"): "nothing would be left",
    ("Expand", "size"): "nothing would be left, or the batch would move",
    ("Pad", "pad"): BATCH,
    ("Pad", "input"): "torch cuts the value to a whole number",
}  # fmt: skip
