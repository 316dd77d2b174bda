"""Aligning, spacing and straightening: lines, gaps and heights worked out by hand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dlstudio.graph.arranging import SIDES, aligned, distributed, straightened
from dlstudio.graph.model import Edge, Graph, PortRef

BOXES = {
    "a": (0.0, 0.0, 100.0, 40.0),
    "b": (150.0, 30.0, 250.0, 90.0),
    "c": (40.0, 200.0, 90.0, 220.0),
}


def after(boxes, spots):
    return {
        id: (x, y, x + b[2] - b[0], y + b[3] - b[1])
        for id, b in boxes.items()
        for x, y in [spots.get(id, b[:2])]
    }


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        ("left", {"b": (0, 30), "c": (0, 200)}),
        ("right", {"a": (150, 0), "c": (200, 200)}),
        ("top", {"b": (150, 0), "c": (40, 0)}),
        ("bottom", {"a": (0, 180), "b": (150, 160)}),
        ("middle", {"a": (0, 90), "b": (150, 80), "c": (40, 100)}),
        ("centre", {"a": (75, 0), "b": (75, 30), "c": (100, 200)}),
    ],
)
def test_a_side_comes_to_one_line(side, expected) -> None:
    assert aligned(BOXES, side) == expected


def test_gaps_become_equal_and_the_ends_stay() -> None:
    boxes = {"a": (0, 0, 10, 10), "b": (15, 0, 35, 10), "c": (90, 0, 100, 10)}
    # 100 wide, 40 of it boxes: two gaps of 30.
    assert distributed(boxes, across=True) == {"b": (40, 0)}
    assert distributed({k: boxes[k] for k in "ab"}, across=True) == {}


BOX = st.tuples(*[st.integers(-500, 500)] * 2, *[st.integers(1, 300)] * 2).map(
    lambda t: (float(t[0]), float(t[1]), float(t[0] + t[2]), float(t[1] + t[3]))
)


@settings(max_examples=40, deadline=None)
@given(st.lists(BOX, min_size=3, max_size=8))
def test_distributing_keeps_the_span_and_makes_all_gaps_one(row) -> None:
    boxes = dict(enumerate(row))
    span = max(b[2] for b in row) - min(b[0] for b in row)
    total = sum(b[2] - b[0] for b in row)
    assume(span >= total)
    placed = sorted(after(boxes, distributed(boxes, across=True)).values())
    assert placed[0][0] == pytest.approx(min(b[0] for b in row))
    assert placed[-1][2] == pytest.approx(max(b[2] for b in row))
    gaps = [right[0] - left[2] for left, right in pairwise(placed)]
    assert gaps == pytest.approx([(span - total) / (len(row) - 1)] * len(gaps), abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(SIDES), st.dictionaries(st.sampled_from("abcdef"), BOX, min_size=2))
def test_aligning_twice_changes_nothing(side, boxes) -> None:
    placed = after(boxes, aligned(boxes, side))
    again = after(placed, aligned(placed, side))
    for id, box in placed.items():
        assert again[id] == pytest.approx(box)


def chain(*ids: str) -> Graph:
    pairs = pairwise(ids)
    return Graph(edges=tuple(Edge(PortRef(a, "output"), PortRef(b, "input")) for a, b in pairs))


def test_wires_become_level_down_the_chain() -> None:
    boxes = {"a": (0, 0, 10, 40), "b": (100, 30, 110, 60), "c": (200, -5, 210, 50)}
    spots = straightened(chain("a", "b", "c"), boxes, lambda edge: (20.0, 10.0))
    assert spots == {"b": (100, 10), "c": (200, 20)}


def test_straightening_lays_nothing_on_another() -> None:
    boxes = {"a": (0, 0, 10, 10), "b": (100, 50, 110, 60), "x": (100, 0, 110, 10)}
    assert straightened(chain("a", "b"), boxes, lambda edge: (5.0, 5.0)) == {}
