"""Scaling agrees with scikit-learn and never sees more than the training part."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from sklearn.preprocessing import MinMaxScaler, StandardScaler

from dlstudio.data.preparation import prepare
from dlstudio.data.scaling import SCALINGS, feature_axis, fitted
from dlstudio.data.sources import read
from dlstudio.project.model import TrainSpec
from dlstudio.project.training_spec import TRAINING
from dlstudio.spec import Choice

JUDGES = {"standard": StandardScaler, "minmax": MinMaxScaler}
tables = hnp.arrays(
    np.float32,
    st.tuples(st.integers(2, 40), st.integers(1, 6)),
    elements=st.floats(-1000, 1000, width=32).map(lambda value: round(value, 2)),
)


@pytest.mark.parametrize("kind", JUDGES)
@given(table=tables)
def test_scikit_learn_agrees(kind: str, table: np.ndarray) -> None:
    scaling = fitted(kind, table)
    assert scaling is not None
    judge = JUDGES[kind]().fit(table.astype(np.float64))
    # A column that varies only by rounding may be called constant by one and not the other.
    clear = (np.ptp(table, axis=0) == 0) | (np.ptp(table, axis=0) > 0.005)
    expected = judge.transform(table.astype(np.float64))
    size = np.abs(table / np.array(scaling.scale, np.float32)).max()
    assert np.allclose(scaling.apply(table)[:, clear], expected[:, clear], atol=1e-5 * (1 + size))


@pytest.mark.parametrize("kind", JUDGES)
@pytest.mark.parametrize("key", ["iris", "wine", "breast_cancer"])
def test_scikit_learn_agrees_on_the_shipped_tables(kind: str, key: str) -> None:
    training = TrainSpec(scaling=kind, seed=4)
    ready = prepare(Choice(key), training)
    raw = read(Choice(key)).inputs["features"].astype(np.float64)
    judge = JUDGES[kind]().fit(raw[ready.parts.train])
    assert np.allclose(ready.inputs["features"], judge.transform(raw), atol=2e-5)


@pytest.mark.parametrize("kind", JUDGES)
def test_nothing_leaks_from_validation_and_test(kind: str) -> None:
    """The constants do not move when every sample outside the training part is changed."""
    ready = prepare(Choice("wine"), TrainSpec(scaling=kind))
    raw = read(Choice("wine")).inputs["features"]
    changed = np.full_like(raw, 1e6)
    changed[ready.parts.train] = raw[ready.parts.train]
    assert fitted(kind, changed[ready.parts.train]) == ready.scaling["features"]
    assert fitted(kind, changed) != ready.scaling["features"]


@pytest.mark.parametrize(
    ("key", "values", "axis", "features"),
    [
        ("wine", {}, 1, 13),
        ("digits", {}, 1, 1),
        ("digits", {"layout": "rows"}, 2, 8),
        ("digits", {"layout": "flat"}, 1, 64),
        ("waves", {}, 2, 1),
    ],
)
def test_one_pair_of_constants_a_feature(
    key: str, values: dict[str, str], axis: int, features: int
) -> None:
    ready = prepare(Choice(key, values), TrainSpec(scaling="standard"))
    ((name, scaling),) = ready.scaling.items()
    assert (scaling.kind, scaling.axis) == ("standard", axis)
    assert len(scaling.offset) == len(scaling.scale) == features
    training = ready.inputs[name][ready.parts.train].astype(np.float64)
    others = tuple(at for at in range(training.ndim) if at != axis)
    assert np.allclose(training.mean(axis=others), 0, atol=1e-4)


def test_the_constants_alone_repeat_the_scaling_bit_for_bit() -> None:
    ready = prepare(Choice("wine"), TrainSpec(scaling="standard"))
    scaling = ready.scaling["features"]
    raw = read(Choice("wine")).inputs["features"]
    offset, scale = np.float32(scaling.offset), np.float32(scaling.scale)
    assert np.array_equal(ready.inputs["features"], (raw - offset) / scale)
    assert ready.inputs["features"].dtype == np.float32


@pytest.mark.parametrize("kind", JUDGES)
def test_a_constant_column_becomes_zero(kind: str) -> None:
    table = np.array([[0.1, 1], [0.1, 2], [0.1, 4]], np.float32)
    scaling = fitted(kind, table)
    assert scaling is not None
    assert scaling.scale[0] == 1.0
    assert np.array_equal(scaling.apply(table)[:, 0], np.zeros(3, np.float32))


def test_none_and_indices_are_left_alone() -> None:
    assert fitted("none", np.ones((3, 2), np.float32)) is None
    assert fitted("standard", np.ones((3, 2), np.int64)) is None
    ready = prepare(Choice("wine"), TrainSpec())
    assert ready.scaling == {}
    assert np.array_equal(ready.inputs["features"], read(Choice("wine")).inputs["features"])


def test_an_unknown_kind_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="unknown scaling"):
        fitted("robust", np.ones((3, 2), np.float32))


def test_the_form_offers_what_is_built() -> None:
    assert TRAINING.param("scaling").options == SCALINGS  # type: ignore[attr-defined]


def test_the_feature_axis() -> None:
    assert [feature_axis(rank) for rank in (1, 2, 3, 4, 5)] == [0, 1, 2, 1, 1]
