"""Parts are disjoint, complete, deterministic, stratified; and say what is wrong with them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.model_selection import train_test_split

from dlstudio.data.sources import read
from dlstudio.data.splits import (
    PARTS,
    Parts,
    allotted,
    class_counts,
    part_size,
    part_warnings,
    split,
)
from dlstudio.errors import DataError
from dlstudio.spec import Choice

shares = st.floats(0, 0.45)
seeds = st.integers(0, 2**31 - 1)


def division(labels: list[int], validation: float, test: float, seed: int, keep: bool) -> Parts:
    numbers = np.array(labels)
    return split(
        len(labels),
        validation_share=validation,
        test_share=test,
        seed=seed,
        labels=numbers if keep else None,
    )


@given(st.lists(st.integers(0, 5), min_size=30, max_size=200), shares, shares, seeds, st.booleans())
def test_parts_are_disjoint_complete_and_of_the_right_size(
    labels: list[int], validation: float, test: float, seed: int, keep: bool
) -> None:
    parts = division(labels, validation, test, seed, keep)
    together = np.concatenate([parts.part(name) for name in PARTS])
    assert sorted(together) == list(range(len(labels)))
    assert len(parts.test) == part_size(len(labels), test)
    assert len(parts.validation) == part_size(len(labels), validation)
    for name in PARTS:
        assert (np.diff(parts.part(name)) > 0).all()
        assert parts.part(name).dtype == np.int64


@given(st.lists(st.integers(0, 5), min_size=30, max_size=200), shares, shares, seeds, st.booleans())
def test_the_same_seed_gives_the_same_parts(
    labels: list[int], validation: float, test: float, seed: int, keep: bool
) -> None:
    first = division(labels, validation, test, seed, keep)
    second = division(labels, validation, test, seed, keep)
    for name in PARTS:
        assert np.array_equal(first.part(name), second.part(name))


@given(st.lists(st.integers(5, 60), min_size=2, max_size=8), shares, shares, seeds)
def test_stratified_parts_keep_the_share_of_each_class(
    sizes: list[int], validation: float, test: float, seed: int
) -> None:
    labels = [label for label, size in enumerate(sizes) for _ in range(size)]
    parts = division(labels, validation, test, seed, keep=True)
    for places in (parts.validation, parts.test):
        counts = class_counts(np.array(labels)[places], len(sizes))
        for count, size in zip(counts, sizes, strict=True):
            assert abs(count - len(places) * size / len(labels)) <= 1
    assert min(class_counts(np.array(labels)[parts.train], len(sizes))) >= 1


@given(
    st.lists(st.tuples(st.integers(1, 50), st.integers(0, 50)), min_size=1, max_size=9), st.data()
)
def test_dealing_never_exceeds_the_room_and_always_reaches_the_number(
    groups: list[tuple[int, int]], data: st.DataObject
) -> None:
    sizes = [size for size, _ in groups]
    room = [min(size, most) for size, most in groups]
    wanted = data.draw(st.integers(0, sum(room)))
    given_out = allotted(sizes, room, wanted)
    assert sum(given_out) == wanted
    assert all(0 <= n <= most for n, most in zip(given_out, room, strict=True))


def test_digits_are_divided_as_scikit_learn_divides_them_in_numbers() -> None:
    labels = read(Choice("digits")).target
    parts = split(1797, validation_share=0.0, test_share=0.2, seed=0, labels=labels)
    _, theirs = train_test_split(labels, test_size=0.2, stratify=labels, random_state=0)
    assert len(parts.test) == len(theirs) == 360
    ours = np.array(class_counts(labels[parts.test], 10))
    assert np.abs(ours - np.bincount(theirs)).max() <= 1


def test_another_seed_gives_other_parts_and_a_large_seed_is_allowed() -> None:
    first = split(100, validation_share=0.1, test_share=0.2, seed=0)
    second = split(100, validation_share=0.1, test_share=0.2, seed=1)
    huge = split(100, validation_share=0.1, test_share=0.2, seed=2**40 + 1)
    assert not np.array_equal(first.test, second.test)
    assert np.array_equal(second.test, huge.test)


def test_the_parts_of_a_seed_are_frozen() -> None:
    parts = split(12, validation_share=0.25, test_share=0.25, seed=3)
    assert (parts.validation.tolist(), parts.test.tolist()) == ([2, 6, 11], [1, 4, 5])


def test_classes_of_one_sample_stay_in_training() -> None:
    labels = np.array([0] * 20 + [1])
    parts = split(21, validation_share=0.2, test_share=0.2, seed=0, labels=labels)
    assert 20 in parts.train


def test_more_asked_for_than_classes_can_spare_still_fills_the_parts() -> None:
    parts = split(6, validation_share=0.3, test_share=0.3, seed=0, labels=np.arange(6))
    assert (len(parts.train), len(parts.validation), len(parts.test)) == (2, 2, 2)


@pytest.mark.parametrize(("samples", "share"), [(10, 0.5), (1, 0.1), (2, 0.2)])
def test_nothing_left_for_training_is_refused(samples: int, share: float) -> None:
    with pytest.raises(DataError, match="none is left for training"):
        split(samples, validation_share=share, test_share=share, seed=0)


def test_no_validation_part_is_a_warning() -> None:
    labels = np.arange(10) % 2
    parts = split(10, validation_share=0.0, test_share=0.0, seed=0, labels=labels)
    (warning,) = part_warnings(parts, labels, ("a", "b"))
    assert warning.startswith("No samples are kept for validation")


def test_a_class_missing_in_a_part_is_named() -> None:
    labels = np.array([0] * 10 + [1] * 10)
    parts = Parts(train=np.arange(2, 20), validation=np.arange(2), test=np.arange(0))
    (warning,) = part_warnings(parts, labels, ("cat", "dog"))
    assert warning == (
        "The validation part has no sample of: dog. Use stratified parts, a larger share or more "
        "data."
    )


def test_unbalanced_classes_are_a_warning() -> None:
    labels = np.array([0] * 221 + [1] * 20)
    parts = split(241, validation_share=0.1, test_share=0.1, seed=0, labels=labels)
    (warning,) = part_warnings(parts, labels, ("many", "few"))
    assert "“many” has 221 samples, “few” has 20" in warning
    balanced = np.array([0] * 200 + [1] * 20)
    parts = split(220, validation_share=0.1, test_share=0.1, seed=0, labels=balanced)
    assert part_warnings(parts, balanced, ("many", "few")) == ()


def test_numbers_have_no_classes_to_warn_about() -> None:
    parts = split(10, validation_share=0.2, test_share=0.0, seed=0)
    assert part_warnings(parts, None, ()) == ()
