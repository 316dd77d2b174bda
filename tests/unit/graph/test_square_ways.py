"""Ways of orthogonal wires: right angles, around nodes, back between or around them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dlstudio.graph.boxes import Box, Boxes
from dlstudio.graph.square_ways import STUB, rounded, square_way, through

SIZE = (176.0, 64.0)
Spot = tuple[float, float]


def box_at(x: float, y: float) -> Box:
    return (x, y, x + SIZE[0], y + SIZE[1])


def placed(*corners: Spot) -> Boxes:
    boxes = Boxes()
    for number, corner in enumerate(corners):
        boxes.put(number, box_at(*corner))
    return boxes


def way_between(boxes: Boxes, source: int, target: int, below: bool = False) -> list[Spot]:
    a, b = boxes.get(source), boxes.get(target)
    assert a is not None and b is not None
    return square_way((a[2], a[1] + 28), (b[0], b[1] + 28), boxes.within, (source, target),
                      below=below)  # fmt: skip


def crossed(way: list[Spot], box: Box, rim: float = 0.5) -> bool:
    """Tell whether a way runs over the inside of a box."""
    left, top, right, bottom = box[0] + rim, box[1] + rim, box[2] - rim, box[3] - rim
    return any(
        min(x1, x2) < right and max(x1, x2) > left and min(y1, y2) < bottom and max(y1, y2) > top
        for (x1, y1), (x2, y2) in pairwise(way)
    )


corner = st.tuples(st.integers(-80, 80), st.integers(-60, 60)).map(
    lambda at: (at[0] * 16.0, at[1] * 16.0)
)


@settings(max_examples=300, deadline=None)
@given(corner, corner, st.booleans())
def test_a_wire_turns_at_right_angles_and_never_runs_over_its_own_nodes(
    source: Spot, target: Spot, below: bool
) -> None:
    boxes = placed(source, target)
    a, b = box_at(*source), box_at(*target)
    if a[0] - 60 < b[2] and b[0] - 60 < a[2] and a[1] - 60 < b[3] and b[1] - 60 < a[3]:
        return  # on or next to each other: no room for a wire
    way = way_between(boxes, 0, 1, below)
    assert way[0] == (a[2], a[1] + 28) and way[-1] == (b[0], b[1] + 28)
    for (x1, y1), (x2, y2) in pairwise(way):
        assert abs(x1 - x2) < 0.5 or abs(y1 - y2) < 0.5
    assert way[1][0] > way[0][0] and way[-2][0] < way[-1][0]  # out to the right, in from the left
    assert not crossed(way, a) and not crossed(way, b)


def test_wires_in_a_grid_of_nodes_run_over_none_of_them() -> None:
    spots = [(312.0 * column, 112.0 * row) for column in range(6) for row in range(5)]
    boxes = placed(*spots)
    for source in range(len(spots)):
        for target in range(len(spots)):
            if source != target and spots[source][0] != spots[target][0]:
                way = way_between(boxes, source, target)
                hit = [n for n, spot in enumerate(spots) if crossed(way, box_at(*spot))]
                assert hit == [], (source, target, way)


def test_a_level_wire_is_straight() -> None:
    assert square_way((0.0, 10.0), (500.0, 10.0)) == [(0.0, 10.0), (500.0, 10.0)]


def test_wires_of_one_port_turn_in_one_place_and_others_beside_it() -> None:
    first, second = square_way((0.0, 0.0), (136.0, 96.0)), square_way((0.0, 0.0), (136.0, 200.0))
    other = square_way((0.0, 96.0), (136.0, 0.0))
    assert first[1][0] == second[1][0] != other[1][0]


def test_a_detour_is_above_unless_it_had_better_be_below() -> None:
    boxes = placed((0.0, 0.0), (312.0, 0.0), (624.0, 0.0))
    above, below = way_between(boxes, 0, 2), way_between(boxes, 0, 2, below=True)
    assert min(y for _x, y in above) < 0
    assert max(y for _x, y in below) > SIZE[1]


def test_a_wire_back_to_a_lower_row_runs_between_the_rows() -> None:
    boxes = placed((600.0, 0.0), (0.0, 300.0))
    levels = {y for _x, y in way_between(boxes, 0, 1)[2:4]}
    assert all(SIZE[1] < y < 300 for y in levels)


def test_a_wire_back_in_its_own_row_runs_around_all_of_it() -> None:
    boxes = placed((0.0, 0.0), (312.0, 0.0), (624.0, 0.0))
    way = way_between(boxes, 2, 0)
    assert not any(crossed(way, box_at(x, 0.0)) for x in (0.0, 312.0, 624.0))
    assert way[1] == (624.0 + SIZE[0] + STUB, 28.0)


@settings(max_examples=100, deadline=None)
@given(st.lists(corner, min_size=1, max_size=4), corner, corner)
def test_a_wire_through_dots_passes_each_at_right_angles(
    dots: list[Spot], start: Spot, end: Spot
) -> None:
    way = through(start, dots, end)
    for (x1, y1), (x2, y2) in pairwise(way):
        assert x1 == x2 or y1 == y2
    for x, y in [start, *dots, end]:
        assert any(
            min(a[0], b[0]) <= x <= max(a[0], b[0]) and min(a[1], b[1]) <= y <= max(a[1], b[1])
            for a, b in pairwise([way[0], *way])
        )


@settings(max_examples=100, deadline=None)
@given(corner, corner)
def test_rounded_corners_hang_together_and_stay_near_the_way(start: Spot, end: Spot) -> None:
    way = square_way(start, end)
    pieces = rounded(way)
    assert pieces[0][0] == way[0] and pieces[-1][3] == way[-1]
    assert all(a[3] == b[0] for a, b in pairwise(pieces))
    assert len(pieces) == 2 * len(way) - 3
