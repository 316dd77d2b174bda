"""Toy sets made from a seed: points in the plane with two classes, and noisy sines.

The same values give the same arrays on every machine: numbers come from numpy's
``RandomState``, the one generator whose stream is frozen for good (NEP 19), because a record
or an exported script must find its data again years later.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dlstudio.data.finished import class_task, finished
from dlstudio.data.source_spec import Arrays, DataInfo, SourceSpec
from dlstudio.spec import Float, Int, OneOf, Param, TensorType

if TYPE_CHECKING:
    import numpy as np

MOST_SAMPLES = 1_000_000
STEPS = 40
LARGEST_SEED = 2**32 - 1

GROUP = "Made from a seed"

TARGET = OneOf(
    name="target",
    default="classes",
    options=("classes", "binary"),
    help="Class numbers for a network with two outputs, or 0 and 1 for a network with one.",
)


SEED = Int(
    name="seed", default=0, low=0, high=LARGEST_SEED, help="The same seed makes the same data."
)


def samples_param(default: int, most: int = MOST_SAMPLES) -> Int:
    """Return how many samples a set from a seed has."""
    return Int(
        name="samples", default=default, low=4, high=most, unit="samples",
        help="How many samples are made.",
    )  # fmt: skip


def _params(samples: int, noise: float, noise_help: str) -> tuple[Param, ...]:
    return (
        samples_param(samples),
        Float(name="noise", default=noise, low=0.0, high=10.0, help=noise_help),
        SEED,
    )


SPREAD = "Standard deviation of the noise added to both coordinates."


# --- points in the plane -------------------------------------------------------------------


def spiral_points(random: np.random.RandomState, label: np.ndarray) -> np.ndarray:
    """Place points on two arms of 1.75 turns; the radius grows to 3 with sqrt(u)."""
    import numpy as np

    share = np.sqrt(random.random_sample(len(label)))
    angle = share * 1.75 * 2 * math.pi + label * math.pi
    return np.stack([3 * share * np.cos(angle), 3 * share * np.sin(angle)], axis=1)


def moon_points(random: np.random.RandomState, label: np.ndarray) -> np.ndarray:
    """Place points on two half circles of radius 1 that reach into each other."""
    import numpy as np

    angle = random.random_sample(len(label)) * math.pi
    upper = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    lower = np.stack([1 - np.cos(angle), 0.5 - np.sin(angle)], axis=1)
    return np.where(label[:, None] == 0, upper, lower)


def circle_points(random: np.random.RandomState, label: np.ndarray) -> np.ndarray:
    """Place points on an outer circle of radius 1 (class 0) and an inner one of 0.5."""
    import numpy as np

    angle = random.random_sample(len(label)) * 2 * math.pi
    radius = np.where(label == 0, 1.0, 0.5)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def xor_points(random: np.random.RandomState, label: np.ndarray) -> np.ndarray:
    """Place points in the four quadrants; class 1 where the signs of x and y differ."""
    import numpy as np

    size = random.random_sample((len(label), 2))
    right = random.randint(0, 2, len(label)) == 1
    upper = right ^ (label == 1)
    signs = np.stack([np.where(right, 1.0, -1.0), np.where(upper, 1.0, -1.0)], axis=1)
    return size * signs


def _points_spec(
    key: str,
    title: str,
    summary: str,
    place: Callable[[np.random.RandomState, np.ndarray], np.ndarray],
    *,
    noise: float,
    class_names: tuple[str, str],
    help: str,
) -> SourceSpec:
    """Make the entry of a set of points with two classes of equal size."""

    def info(values: Mapping[str, Any], folder: Path | None = None) -> DataInfo:
        filled = spec.filled(values)
        task, target = class_task(filled["target"])
        return DataInfo(
            inputs={"points": TensorType(("N", 2))},
            target=target,
            task=task,
            class_names=class_names,
            samples=filled["samples"],
        )

    def read(values: Mapping[str, Any], folder: Path | None = None) -> Arrays:
        import numpy as np

        filled = spec.filled(values)
        random = np.random.RandomState(filled["seed"])
        label = random.permutation(np.arange(filled["samples"]) % 2)
        points = place(random, label)
        points = points + filled["noise"] * random.standard_normal(points.shape)
        return finished(info(values), {"points": points}, label)

    spec = SourceSpec(
        key=key,
        title=title,
        group=GROUP,
        summary=summary,
        params=(*_params(1000, noise, SPREAD), TARGET),
        help=help,
        info=info,
        read=read,
    )
    return spec


TWO_SPIRALS = _points_spec(
    "two_spirals",
    "Two spirals",
    "Points on two arms that wind around each other.",
    spiral_points,
    noise=0.1,
    class_names=("arm 1", "arm 2"),
    help=(
        "Each arm makes 1.75 turns. No straight line separates the arms: a linear model gets "
        "about two of three right, two hidden layers of 32 reach more than 0.97."
    ),
)

MOONS = _points_spec(
    "moons",
    "Two moons",
    "Points on two half circles that reach into each other.",
    moon_points,
    noise=0.15,
    class_names=("upper", "lower"),
    help=(
        "A small set with much noise (60 samples, noise 0.35) shows over-fitting well: a large "
        "network learns it by heart and gets worse on new points."
    ),
)

CIRCLES = _points_spec(
    "circles",
    "Two circles",
    "Points on a circle inside a circle.",
    circle_points,
    noise=0.08,
    class_names=("outer", "inner"),
    help="The radius alone tells the classes apart, but no straight line does.",
)

XOR = _points_spec(
    "xor",
    "XOR",
    "Points in four quadrants; opposite quadrants share a class.",
    xor_points,
    noise=0.05,
    class_names=("same sign", "different sign"),
    help=(
        "The smallest problem that a single layer cannot solve: class 1 where the signs of the "
        "two coordinates differ."
    ),
)


# --- sequences -----------------------------------------------------------------------------


def _waves_info(values: Mapping[str, Any], folder: Path | None = None) -> DataInfo:
    return DataInfo(
        inputs={"sequence": TensorType(("N", STEPS, 1))},
        target=TensorType(("N", 1)),
        task="numbers",
        samples=WAVES.filled(values)["samples"],
    )


def _waves_read(values: Mapping[str, Any], folder: Path | None = None) -> Arrays:
    import numpy as np

    filled = WAVES.filled(values)
    random = np.random.RandomState(filled["seed"])
    # Uniform in frequency, not in period, so that slow waves do not outnumber quick ones.
    frequency = 1 / 60 + (1 / 10 - 1 / 60) * random.random_sample((filled["samples"], 1))
    phase = random.random_sample((filled["samples"], 1))
    wave = np.sin(2 * math.pi * (frequency * np.arange(STEPS + 1) + phase))
    wave = wave + filled["noise"] * random.standard_normal(wave.shape)
    return finished(_waves_info(values), {"sequence": wave[:, :STEPS, None]}, wave[:, STEPS:])


WAVES = SourceSpec(
    key="waves",
    title="Noisy sines",
    group=GROUP,
    summary="Forty values of a noisy sine; the network predicts the next one.",
    params=_params(1300, 0.03, "Standard deviation of the noise added to each value."),
    help=(
        "Each sample is a sine of amplitude 1 with a random period between 10 and 60 steps and "
        "a random phase: 40 values in, the 41st is the target. Repeating the last value gives "
        "an error (RMSE) near 0.28; a small RNN or LSTM reaches less than 0.10."
    ),
    info=_waves_info,
    read=_waves_read,
)
