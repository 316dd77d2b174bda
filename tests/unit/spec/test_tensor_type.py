"""Sizes with symbols: one canonical text, equal to arithmetic for every number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlstudio.spec import symbolic
from dlstudio.spec.tensor_type import (
    UNKNOWN,
    TensorType,
    evaluate,
    floor_divided,
    parse_type,
    plus,
    product,
    same_dim,
    times,
)

SIZES = {"N": 3, "T": 11, "H": 7}

# An operation, as (name, number): what conv, pooling, padding and flattening do to a size.
steps = st.lists(
    st.tuples(st.sampled_from(["plus", "times", "divide", "times T", "plus H"]), st.integers(1, 9)),
    max_size=6,
)


def applied(dim: int | str, chain: list[tuple[str, int]]) -> int | str:
    for name, number in chain:
        match name:
            case "plus":
                dim = plus(dim, number - 5)
            case "times":
                dim = times(dim, number)
            case "divide":
                dim = floor_divided(dim, number)
            case "times T":
                dim = times(dim, "T")
            case _:
                dim = plus(dim, "H")
    return dim


def counted(number: int, chain: list[tuple[str, int]], t: int, h: int) -> int:
    for name, n in chain:
        match name:
            case "plus":
                number += n - 5
            case "times":
                number *= n
            case "divide":
                number //= n
            case "times T":
                number *= t
            case _:
                number += h
    return number


@given(chain=steps, t=st.integers(1, 50), h=st.integers(1, 50))
def test_arithmetic_holds_for_every_number(chain: list[tuple[str, int]], t: int, h: int) -> None:
    dim = applied("T", chain)
    if dim != UNKNOWN:
        assert evaluate(dim, {"T": t, "H": h}) == counted(t, chain, t, h)


@given(chain=steps)
def test_text_is_canonical(chain: list[tuple[str, int]]) -> None:
    """Reading a text and writing it again changes nothing."""
    dim = applied("T", chain)
    if dim == UNKNOWN or isinstance(dim, int):
        return
    assert symbolic.written(symbolic.parsed(dim)) == dim
    assert len(dim) <= symbolic.LONGEST
    assert parse_type(f"(N, {dim})").dims == ("N", dim)


@given(first=steps, second=steps)
def test_order_does_not_matter(first: list[tuple[str, int]], second: list[tuple[str, int]]) -> None:
    left, right = applied("T", first), applied("H", second)
    if UNKNOWN in (left, right):
        return
    assert plus(left, right) == plus(right, left)
    assert times(left, right) == times(right, left)


@pytest.mark.parametrize(
    ("dim", "text"),
    [
        (plus("T-2", 2), "T"),
        (plus("T", -2), "T-2"),
        (plus("T", "T"), "2*T"),
        (plus("T", times("T", -1)), 0),
        (times(16, "T"), "16*T"),
        (times("T", "H"), "H*T"),
        (times(0, UNKNOWN), 0),
        (floor_divided("T", 2), "T//2"),
        (floor_divided(floor_divided("T", 2), 2), "T//4"),
        (floor_divided(times(4, "T"), 2), "2*T"),
        (floor_divided(plus(times(2, "T"), 3), 2), "T+1"),
        (plus(floor_divided(plus("T", -1), 2), 1), "(T+1)//2"),
        (floor_divided(plus("T", "H"), 2), "(H+T)//2"),
        (plus(UNKNOWN, 3), UNKNOWN),
        (floor_divided(UNKNOWN, 3), UNKNOWN),
        (floor_divided(-1, 2), -1),
        (product(["N", 4, 5]), "20*N"),
        (product([]), 1),
    ],
)
def test_canonical_texts(dim: int | str, text: int | str) -> None:
    assert dim == text


def test_a_text_without_end_becomes_unknown() -> None:
    dim: int | str = "T"
    for number in range(60):
        dim = floor_divided(plus(times(3, dim), f"A{number}"), 7)
    assert dim == UNKNOWN


def test_evaluate() -> None:
    assert evaluate(5) == 5
    assert evaluate("(T+1)//2-3", {"T": 9}) == 2
    assert evaluate("T") == 1
    assert evaluate(UNKNOWN, SIZES) == 1


@pytest.mark.parametrize("text", ["(T", "T)", "", "2T!", "T//0", "T//H", "+", "t", "T 2", "T*"])
def test_broken_sizes_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="size"):
        symbolic.parsed(text)


def test_types_are_read_and_written() -> None:
    type = parse_type("(N, 16, (T+1)//2) int64")
    assert type == TensorType(("N", 16, "(T+1)//2"), "int64")
    assert str(type) == "(N, 16, (T+1)//2) int64" and type.rank == 3
    assert parse_type(str(type)) == type
    assert parse_type("(N,)").shape_text() == "(N,)"
    assert parse_type("()").dims == () and parse_type("(N, ?)").dims == ("N", "?")
    assert type.with_dims([1]) == TensorType((1,), "int64")


@pytest.mark.parametrize("text", ["N, 3", "(N, 3", "(N) float16", "", "(N, x)"])
def test_what_is_no_type_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_type(text)


def test_same_dim() -> None:
    assert same_dim("T", "T") and same_dim(3, UNKNOWN) and same_dim(UNKNOWN, "T")
    assert not same_dim("T", "S") and not same_dim(3, 4)
