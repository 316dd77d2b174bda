"""Shape masks: the mask is the shape, and the areas are those of geometry."""

from __future__ import annotations

import math

import numpy as np
import pytest

from dlstudio.data.masks import inside
from dlstudio.data.preparation import preview
from dlstudio.data.sources import read
from dlstudio.spec.spec import Choice

# Areas over radius²: a disc, a square of side 1.7, an equilateral triangle in the circle, a
# ring to half the radius, a diamond.
AREAS = (math.pi, 1.7**2, 3 * math.sqrt(3) / 4, 0.75 * math.pi, 2.0)


@pytest.mark.parametrize(("kind", "area"), list(enumerate(AREAS)))
def test_area_of_each_shape(kind: int, area: float) -> None:
    place = np.arange(-60, 60) + 0.5
    across, down = np.meshgrid(place, place)
    one = np.full((1, 1, 1), 40.0)
    mask = inside(np.full((1, 1, 1), kind), across[None], down[None], one)
    assert mask.sum() == pytest.approx(area * 40**2, rel=0.03)


def test_without_noise_the_shape_is_brighter_than_its_ground() -> None:
    arrays = read(Choice("shape_masks", {"samples": 200, "noise": 0.0}))
    for image, mask in zip(arrays.inputs["image"], arrays.target, strict=True):
        inner, outer = image[mask == 1], image[mask == 0]
        assert len(inner) and len(outer)
        assert inner.min() == inner.max() >= 0.55 > 0.45 >= outer.max() == outer.min()


def test_pixels_are_not_counted_as_samples() -> None:
    assert preview(Choice("shape_masks", {"samples": 20})).class_counts == ()
