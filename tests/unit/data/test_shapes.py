"""Coloured shapes: areas and boxes are those of geometry, pictures without a shape are empty."""

from __future__ import annotations

import numpy as np
import pytest

from dlstudio.data.shapes import NAMES, corners, shape
from dlstudio.data.sources import read
from dlstudio.spec.spec import Choice

RADIUS = 40.0
# Areas over radius², of those that the masks do not have: two bars of 2 × 0.6 without the square
# in their middle; petals of radius 0.6 + 0.4 cos 5a; three of five bands of a square of side 1.7;
# thirteen of its twenty-five fields.
AREAS = {
    "cross": 2 * 2 * 0.6 - 0.6**2,
    "star": np.pi * (0.6**2 + 0.4**2 / 2),
    "rows": 1.7**2 * 3 / 5,
    "columns": 1.7**2 * 3 / 5,
    "chequer": 1.7**2 * 13 / 25,
}


def drawn(name: str) -> np.ndarray:
    place = np.arange(-60, 60) + 0.5
    across, down = np.meshgrid(place, place)
    kind, radius = np.full((1, 1, 1), NAMES.index(name)), np.full((1, 1, 1), RADIUS)
    return shape(kind, across[None], down[None], radius)


@pytest.mark.parametrize("name", AREAS)
def test_area_of_each_shape(name: str) -> None:
    assert drawn(name).sum() == pytest.approx(AREAS[name] * RADIUS**2, rel=0.04)


def test_rows_and_columns_are_each_other_turned() -> None:
    assert np.array_equal(drawn("rows")[0].T, drawn("columns")[0])
    assert not np.array_equal(drawn("rows"), drawn("columns"))


def test_a_box_reaches_from_the_first_to_the_last_pixel() -> None:
    masks = np.zeros((3, 8, 8), bool)
    masks[0, 2:5, 1:7] = True
    masks[1, 7, 7] = True
    wanted = [(1 / 8, 2 / 8, 7 / 8, 5 / 8), (7 / 8, 7 / 8, 1, 1), (0, 0, 0, 0)]
    assert np.array_equal(corners(masks), wanted)


def test_the_box_holds_all_that_is_bright() -> None:
    for colors in (True, False):
        values = {"samples": 100, "noise": 0.0, "target": "boxes", "colors": colors}
        arrays = read(Choice("shapes", values))
        for image, box in zip(arrays.inputs["image"], arrays.target, strict=True):
            left, top, right, bottom = (32 * box).round().astype(int)
            bright = image >= 0.55
            assert bright.any(axis=(0, 2)).nonzero()[0][[0, -1]].tolist() == [top, bottom - 1]
            assert bright.any(axis=(0, 1)).nonzero()[0][[0, -1]].tolist() == [left, right - 1]


def test_the_three_targets_tell_of_the_same_pictures() -> None:
    kinds, boxes, both = (
        read(Choice("shapes", {"samples": 400, "target": target}))
        for target in ("classes", "boxes", "boxes and classes")
    )
    assert np.bincount(kinds.target).tolist() == [40] * 10
    assert np.array_equal(kinds.inputs["image"], boxes.inputs["image"])
    there = both.target[:, 4:].any(axis=1)
    assert np.array_equal(both.target[there, :4], boxes.target[there])
    assert np.array_equal(both.target[there, 4:].argmax(axis=1), kinds.target[there])
    assert not both.target[~there].any() and 0.06 < (~there).mean() < 0.19
