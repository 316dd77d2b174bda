"""Spoken digits: what is heard is what the row of labels says."""

from __future__ import annotations

import numpy as np
import pytest

from dlstudio.data.preparation import preview
from dlstudio.data.sources import describe, read
from dlstudio.data.speech import BANDS, TONES, frames_of
from dlstudio.spec.spec import Choice


def heard(sound: np.ndarray) -> list[int]:
    """Write down a recording without noise: cut at silence, compare ends with the tones."""
    loud = sound.max(axis=1) > 0.2
    cuts = np.flatnonzero(np.diff(np.concatenate([[0], loud, [0]]).astype(int)))
    found = []
    for start, stop in zip(cuts[::2], cuts[1::2], strict=True):
        peaks = [sound[at] / sound[at].max() for at in (start, stop - 1)]
        bands = np.arange(BANDS)
        best = None
        for digit, (low, low_end, high, high_end) in enumerate(TONES):
            for pitch in np.linspace(-0.6, 0.6, 13):
                ends = ((low, high), (low_end, high_end))
                wanted = [
                    sum(np.exp(-(((bands - pitch - tone) / 0.8) ** 2) / 2) for tone in tones)
                    for tones in ends
                ]
                far = sum(
                    float(np.square(peak - one / one.max()).sum())
                    for peak, one in zip(peaks, wanted, strict=True)
                )
                best = min(best or (far, digit), (far, digit))
        assert best is not None
        found.append(best[1] + 1)
    return found


def test_single_digits_are_heard_as_they_are_written() -> None:
    arrays = read(Choice("spoken_digits", {"samples": 60, "digits": 1, "noise": 0.0}))
    for sound, row in zip(arrays.inputs["frames"], arrays.target, strict=True):
        assert heard(sound) == list(row)


def test_rows_are_filled_up_and_silence_follows() -> None:
    arrays = read(Choice("spoken_digits", {"samples": 300, "noise": 0.0, "lengths": True}))
    assert list(arrays.inputs) == ["frames", "lengths"]
    counts = (arrays.target > 0).sum(axis=1)
    assert set(counts) == {1, 2, 3, 4}
    for sound, length, row, count in zip(
        arrays.inputs["frames"], arrays.inputs["lengths"], arrays.target, counts, strict=True
    ):
        assert (row[:count] > 0).all() and not row[count:].any()
        assert not sound[length:].any() and length <= len(sound) == frames_of(4)
        # CTC needs a step a label, and one more between two that are alike.
        assert (sound.max(axis=1) > 0.2).sum() >= count + (row[1:count] == row[: count - 1]).sum()


def test_rows_are_no_single_classes() -> None:
    info = describe(Choice("spoken_digits"))
    assert str(info.target) == "(N, 4) int64" and info.class_names[:2] == ("blank", "0")
    assert preview(Choice("spoken_digits", {"samples": 20})).class_counts == ()


@pytest.mark.parametrize("digits", [1, 3, 9])
def test_longer_rows_have_more_room(digits: int) -> None:
    info = describe(Choice("spoken_digits", {"digits": digits}))
    assert info.inputs["frames"].dims == ("N", frames_of(digits), BANDS)
