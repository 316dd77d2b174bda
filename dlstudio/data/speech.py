"""Spoken digits: rows of made-up sounds from a seed, and which digits they say in which order.

No recordings: each digit is two tones that rise or fall in their own way, said by speakers of
different pitch and pace, with silence between. It is known what is said, but not when, which is
what CTC is for. The numbers come from ``RandomState``, as in ``data.toy``, for the same reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dlstudio.data.finished import finished
from dlstudio.data.source_spec import Arrays, DataInfo, SourceSpec
from dlstudio.data.toy import GROUP, SEED, samples_param
from dlstudio.spec import Flag, Float, Int, TensorType
from dlstudio.spec.tensor_type import INTEGER

if TYPE_CHECKING:
    import numpy as np

BANDS = 13
SHORTEST, LONGEST, PAUSE = 4, 8, 3  # frames of a digit, and the longest silence after it
MOST_SAMPLES = 20_000
# Where the lower and the upper tone of each digit begin and end, in bands.
TONES = (
    (1, 4, 7, 7), (3, 3, 10, 8), (4, 1, 9, 11), (1, 1, 6, 11), (2, 5, 11, 9),
    (5, 3, 7, 10), (3, 5, 11, 11), (4, 4, 6, 8), (2, 2, 9, 6), (5, 2, 11, 7),
)  # fmt: skip
WIDTH = 0.8  # of a tone, in bands


def _info(values: Mapping[str, Any], folder: Path | None = None) -> DataInfo:
    filled = SPOKEN_DIGITS.filled(values)
    most = filled["digits"]
    inputs = {"frames": TensorType(("N", frames_of(most), BANDS))}
    if filled["lengths"]:
        inputs["lengths"] = TensorType(("N",), INTEGER)
    return DataInfo(
        inputs=inputs,
        target=TensorType(("N", most), INTEGER),
        task="classes",
        class_names=("blank", *map(str, range(len(TONES)))),
        samples=filled["samples"],
    )


def frames_of(most: int) -> int:
    """Return how many frames a recording has room for."""
    return PAUSE + most * (LONGEST + PAUSE)


def _read(values: Mapping[str, Any], folder: Path | None = None) -> Arrays:
    import numpy as np

    filled = SPOKEN_DIGITS.filled(values)
    count, most = filled["samples"], filled["digits"]
    random = np.random.RandomState(filled["seed"])
    sound = np.zeros((count, frames_of(most), BANDS))
    target = np.zeros((count, most), np.int64)  # 0, the blank, fills up
    lengths = np.zeros(count, np.int64)
    for place in range(count):
        said = random.randint(0, len(TONES), random.randint(1, most + 1))
        pitch, at = random.uniform(-0.6, 0.6), random.randint(0, PAUSE + 1)
        for digit in said:
            long = random.randint(SHORTEST, LONGEST + 1)
            sound[place, at : at + long] = spoken(digit, long, pitch) * random.uniform(0.7, 1.3)
            at += long + random.randint(0, PAUSE + 1)
        target[place, : len(said)] = said + 1
        lengths[place] = min(at, sound.shape[1])
    sound += filled["noise"] * random.standard_normal(sound.shape)
    return finished(_info(values), {"frames": sound, "lengths": lengths}, target)


def spoken(digit: int, long: int, pitch: float) -> np.ndarray:
    """Return the strength of each band in each frame, (long, BANDS), of one digit."""
    import numpy as np

    low, low_end, high, high_end = TONES[digit]
    way = np.linspace(0.0, 1.0, long)[:, None]
    bands = np.arange(BANDS)[None, :] - pitch
    tones = (low + (low_end - low) * way, high + (high_end - high) * way)
    return sum(np.exp(-(((bands - tone) / WIDTH) ** 2) / 2) for tone in tones)  # type: ignore[return-value]


SPOKEN_DIGITS = SourceSpec(
    key="spoken_digits",
    title="Spoken digits",
    group=GROUP,
    summary="Made-up sounds of one to four digits in a row; the network says which, in order.",
    params=(
        samples_param(1000, MOST_SAMPLES),
        Int(
            name="digits",
            default=4,
            low=1,
            high=40,
            help="Most digits in a row; shorter rows are filled up with 0, the blank.",
        ),
        Float(
            name="noise",
            default=0.1,
            low=0.0,
            high=10.0,
            help="Standard deviation of the noise added to each band.",
        ),
        Flag(
            name="lengths",
            help="Gives a second input: how many frames of each sample are spoken, the rest is "
            "silence.",
        ),
        SEED,
    ),
    help=(
        "Each digit is two tones that rise or fall over 13 bands for 4 to 8 frames, said by "
        "speakers of different pitch, pace and loudness, with pauses of up to 3 frames. These are "
        "no recordings. The target is the row of digits without their times: class 0 is the blank "
        "and fills up, digit d is class d + 1. Made for the loss CTC and the metric label error "
        "rate; two LSTM layers reach a rate below 0.05."
    ),
    info=_info,
    read=_read,
)
