"""Sets made from a seed: what they look like, and that they never change."""

from __future__ import annotations

import math

import numpy as np
import pytest

from dlstudio.data.sources import read
from dlstudio.spec import Choice

FROZEN = {
    "two_spirals": "-1.9578 1.3951 1.0700 1.8006 1.5902 2.3463",
    "moons": "-0.3698 0.9837 0.1676 1.1924 1.8866 0.2078",
    "circles": "-0.5697 -0.7473 -0.9386 0.4950 0.3588 -0.2924",
    "xor": "-0.6939 -0.4187 0.8934 0.9977 0.3053 -0.8201",
    "waves": "-0.2130 0.1730 0.6815 0.2525 -0.9655 -0.7224",
}


@pytest.mark.parametrize("key", FROZEN)
def test_a_seed_means_the_same_points_for_good(key: str) -> None:
    """Rounded to 4 digits, so that the last bit of a processor's sine does not matter."""
    arrays = read(Choice(key, {"samples": 8}))
    (points,) = arrays.inputs.values()
    text = " ".join(f"{value:.4f}" for value in points.reshape(8, -1)[:3, :2].reshape(-1))
    assert text == FROZEN[key]


@pytest.mark.parametrize("key", ["two_spirals", "moons", "circles", "xor"])
@pytest.mark.parametrize("samples", [4, 7, 1000])
def test_the_classes_are_of_equal_size(key: str, samples: int) -> None:
    target = read(Choice(key, {"samples": samples})).target
    assert len(target) == samples
    assert abs(2 * int(target.sum()) - samples) <= 1


def without_noise(key: str) -> tuple[np.ndarray, np.ndarray]:
    arrays = read(Choice(key, {"noise": 0.0, "samples": 2000}))
    return arrays.inputs["points"].astype(np.float64), arrays.target


def test_circles_have_their_radii() -> None:
    points, label = without_noise("circles")
    assert np.allclose(np.hypot(*points.T), np.where(label == 0, 1.0, 0.5), atol=1e-6)


def test_xor_is_the_product_of_the_signs() -> None:
    points, label = without_noise("xor")
    assert np.array_equal(points[:, 0] * points[:, 1] < 0, label == 1)
    assert len({tuple(signs) for signs in np.sign(points)}) == 4


def test_moons_lie_on_two_half_circles() -> None:
    points, label = without_noise("moons")
    centre = np.where(label[:, None] == 0, [0.0, 0.0], [1.0, 0.5])
    assert np.allclose(np.hypot(*(points - centre).T), 1.0, atol=1e-6)
    assert (points[label == 0][:, 1] >= -1e-6).all()
    assert (points[label == 1][:, 1] <= 0.5 + 1e-6).all()


def test_spirals_turn_by_their_radius_on_two_opposite_arms() -> None:
    points, label = without_noise("two_spirals")
    radius = np.hypot(*points.T)
    assert radius.max() <= 3.0 + 1e-6
    angle = radius / 3 * 1.75 * 2 * math.pi + label * math.pi
    place = radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], 1)
    assert np.allclose(points, place, atol=1e-5)


def test_waves_are_sines_and_the_target_is_the_next_value() -> None:
    arrays = read(Choice("waves", {"noise": 0.0}))
    wave = np.concatenate([arrays.inputs["sequence"][:, :, 0], arrays.target], axis=1)
    assert wave.shape == (1300, 41)
    wave = wave.astype(np.float64)
    # A sine obeys x[t+1] + x[t-1] = 2 cos(w) x[t]; find w by least squares, sample by sample.
    middle, sides = wave[:, 1:-1], wave[:, 2:] + wave[:, :-2]
    cosine = (middle * sides).sum(1) / (middle * middle).sum(1) / 2
    assert np.abs(sides - 2 * cosine[:, None] * middle).max() < 1e-5
    period = 2 * math.pi / np.arccos(cosine)
    assert period.min() >= 9.99
    assert period.max() <= 60.01


def test_repeating_the_last_value_of_a_wave_is_as_bad_as_the_help_says() -> None:
    arrays = read(Choice("waves"))
    error = arrays.inputs["sequence"][:, -1] - arrays.target
    assert 0.25 <= math.sqrt(float((error**2).mean())) <= 0.31


def test_noise_is_what_was_asked_for() -> None:
    quiet = read(Choice("circles", {"noise": 0.0, "samples": 20_000}))
    noisy = read(Choice("circles", {"noise": 0.5, "samples": 20_000}))
    assert np.array_equal(quiet.target, noisy.target)
    assert abs((noisy.inputs["points"] - quiet.inputs["points"]).std() - 0.5) < 0.01
