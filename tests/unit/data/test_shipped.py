"""The shipped sets are the original ones, value for value; digits enlarge as torch does."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from sklearn import datasets

from dlstudio.data import shipped
from dlstudio.data.sources import read
from dlstudio.errors import DataError
from dlstudio.spec import Choice


@pytest.mark.parametrize("key", ["iris", "wine", "breast_cancer"])
def test_a_table_equals_scikit_learns_copy(key: str) -> None:
    original = getattr(datasets, f"load_{key}")()
    ours = read(Choice(key))
    assert np.array_equal(ours.inputs["features"], original.data.astype(np.float32))
    assert np.array_equal(ours.target, original.target)
    if key != "wine":  # whose classes have no names of their own
        assert ours.info.class_names == tuple(original.target_names)


def test_digits_equal_scikit_learns_copy_scaled_to_one() -> None:
    original = datasets.load_digits()
    ours = read(Choice("digits"))
    assert np.array_equal(ours.inputs["image"][:, 0], (original.images / 16).astype(np.float32))
    assert np.array_equal(ours.target, original.target)


@pytest.mark.parametrize("size", [28, 32])
def test_enlarging_equals_torchs_bilinear(size: int) -> None:
    small = torch.from_numpy(read(Choice("digits")).inputs["image"])
    expected = torch.nn.functional.interpolate(small, size=size, mode="bilinear")
    ours = read(Choice("digits", {"size": str(size)})).inputs["image"]
    assert ours.shape == (1797, 1, size, size)
    assert np.abs(ours - expected.numpy()).max() <= 1e-6


@pytest.mark.parametrize("size", ["8", "28"])
def test_layouts_hold_the_same_pixels(size: str) -> None:
    image = read(Choice("digits", {"size": size})).inputs["image"]
    flat = read(Choice("digits", {"size": size, "layout": "flat"})).inputs["pixels"]
    rows = read(Choice("digits", {"size": size, "layout": "rows"})).inputs["rows"]
    side = int(size)
    assert np.array_equal(flat, image.reshape(1797, side * side))
    assert np.array_equal(rows, image[:, 0])


def test_binary_target_of_a_table() -> None:
    numbers = read(Choice("breast_cancer")).target
    zeros_and_ones = read(Choice("breast_cancer", {"target": "binary"})).target
    assert np.array_equal(zeros_and_ones[:, 0], numbers.astype(np.float32))


def test_a_missing_shipped_file_says_to_install_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shipped, "resource", lambda *parts: tmp_path.joinpath(*parts))
    with pytest.raises(DataError, match="Install DL Studio again"):
        read(Choice("digits"))
    with pytest.raises(DataError, match="Install DL Studio again"):
        read(Choice("iris"))
