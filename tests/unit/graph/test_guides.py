"""Guides: in line with sides and middles, evenly spaced, nearest first, nothing beyond reach."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dlstudio.graph.boxes import Box
from dlstudio.graph.guides import Snap, snap, snap_sides, turned


def box(x: float, y: float, width: float = 176.0, height: float = 64.0) -> Box:
    return (x, y, x + width, y + height)


def test_a_side_snaps_to_a_side_and_the_guide_joins_both() -> None:
    found = snap(box(103, 300), [box(100, 0)], 6)
    assert (found.dx, found.dy) == (-3, None)
    assert (100, -10, 100, 374) in found.lines
    assert all(x1 == x2 for x1, _y1, x2, _y2 in found.lines)


def test_middles_of_boxes_of_different_height_come_to_one_level() -> None:
    found = snap(box(400, 35, height=80), [box(0, 40)], 6)
    assert found.dy == -3  # middle of 40..104 is 72, of 35..115 it is 75
    assert any(y1 == y2 == 72 for _x1, y1, _x2, y2 in found.lines)


def test_nothing_near_snaps_to_nothing() -> None:
    assert snap(box(1000, 1000), [box(0, 0)], 6) == Snap()
    assert snap(box(0, 0), [], 6) == Snap()


def test_the_nearer_line_wins() -> None:
    assert snap(box(102, 300), [box(100, 0), box(107, 100)], 6).dx == -2


def test_a_third_box_comes_as_far_away_as_the_second() -> None:
    row = [box(0, 0), box(276, 0)]  # a gap of 100
    found = snap(box(276 + 176 + 104, 9), row, 6)
    assert found.dx == -4
    assert [(x1, x2) for x1, _y, x2, _z in found.gaps] == [(176, 276), (452, 552)]


def test_a_box_between_two_comes_into_their_middle() -> None:
    row = [box(0, 20), box(600, 20)]
    found = snap(box(300 + 3, 0), row, 6)
    assert found.dx == -3
    assert [(x1, x2) for x1, _y, x2, _z in found.gaps] == [(176, 300), (476, 600)]


def test_a_column_is_spaced_like_a_row() -> None:
    rows = [box(0, 0), box(0, 96)]  # a gap of 32
    found = snap(box(20, 96 + 96 + 5), rows, 6)
    assert found.dy == -5
    assert [(y1, y2) for _x, y1, _z, y2 in found.gaps] == [(64, 96), (160, 192)]


corner = st.tuples(st.integers(-400, 400), st.integers(-400, 400))


@settings(max_examples=150, deadline=None)
@given(corner, st.lists(corner, max_size=8))
def test_a_snap_stays_within_reach_and_across_is_down_turned(
    at: tuple[int, int], others: list[tuple[int, int]]
) -> None:
    here, there = box(*at), [box(*spot) for spot in others]
    found = snap(here, there, 6)
    assert all(step is None or abs(step) <= 6 for step in (found.dx, found.dy))
    other = snap(turned(here), [turned(b) for b in there], 6)
    assert (other.dx, other.dy) == (found.dy, found.dx)
    # Once there, it stays there.
    moved = box(at[0] + (found.dx or 0), at[1] + (found.dy or 0))
    again = snap(moved, there, 0.01)
    assert not again.dx and not again.dy


def test_a_dragged_side_snaps_by_itself_and_its_line_is_there_once() -> None:
    others = [box(0, 200)]
    left, top, right, bottom = others[0]
    found = snap_sides((300.0, 0.0, right + 4, bottom - 3), 2, 3, others, 6)
    assert (found.dx, found.dy) == (-4, 3)
    assert len(found.lines) == 2 and found.gaps == ()
    assert snap_sides((left, top, 900.0, 900.0), 2, 3, others, 6).lines == ()
    assert snap_sides((left + 1, top, 900.0, 900.0), None, None, others, 6).dx is None
