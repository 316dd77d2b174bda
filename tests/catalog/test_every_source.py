"""One harness over the data catalogue: every entry keeps every promise of its kind."""

from __future__ import annotations

import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dlstudio.data import SOURCES
from dlstudio.data.preparation import prepare, preview
from dlstudio.data.source_spec import DataInfo, SourceSpec
from dlstudio.data.sources import describe, read
from dlstudio.errors import DataError
from dlstudio.project.model import TrainSpec
from dlstudio.spec import Choice, Flag, Float, Int, OneOf, Param

OWN = ("table", "arrays")
READY = [key for key in SOURCES if key not in OWN]
KEYS = (
    "digits", "iris", "wine", "breast_cancer", "two_spirals", "moons", "circles", "xor", "waves",
    "shapes", "shape_masks", "sentences", "spoken_digits",
)  # fmt: skip


def other_value(param: Param) -> Any:
    """Return an allowed value that is not the default."""
    if isinstance(param, Int):
        return 37 if param.default != 37 else 38
    if isinstance(param, Float):
        return 0.25
    if isinstance(param, Flag):
        return not param.default
    assert isinstance(param, OneOf)
    return next(option for option in reversed(param.options) if option != param.default)


def settings_of(spec: SourceSpec) -> list[dict[str, Any]]:
    """Return the defaults, each other value alone, and all other values together."""
    others = {param.name: other_value(param) for param in spec.params}
    return [{}, *({name: value} for name, value in others.items()), others]


CASES = [
    pytest.param(key, values, id=f"{key}-{','.join(f'{k}={v}' for k, v in values.items())}")
    for key in READY
    for values in settings_of(SOURCES[key])
]


def matches(info: DataInfo, name: str, array: np.ndarray) -> None:
    """Assert that an input array has the type that was announced."""
    type = info.inputs[name]
    assert type.dims[0] == "N"
    assert array.shape == (info.samples, *type.dims[1:])
    assert array.dtype == type.dtype


def test_the_promised_sets_are_there_in_order() -> None:
    assert tuple(READY) == KEYS
    assert list(SOURCES)[len(KEYS) :] == list(OWN)


@pytest.mark.parametrize(("key", "values"), CASES)
def test_what_is_read_is_what_was_announced(key: str, values: dict[str, Any]) -> None:
    info = describe(Choice(key, values))
    arrays = read(Choice(key, values))
    assert arrays.info == info
    assert list(arrays.inputs) == list(info.inputs)
    for name, array in arrays.inputs.items():
        matches(info, name, array)
        assert np.isfinite(array).all()
    assert arrays.target.shape == (info.samples, *info.target.dims[1:])
    assert arrays.target.dtype == info.target.dtype
    if info.task == "numbers":
        assert info.class_names == ()
    else:
        assert set(np.unique(arrays.target)) == set(range(len(info.class_names)))
    if info.task == "binary":
        assert info.target.dims[:2] == ("N", 1)
        assert info.target.dtype == "float32"


@pytest.mark.parametrize("key", READY)
def test_the_same_choice_gives_the_same_bytes(key: str) -> None:
    first, second = read(Choice(key)), read(Choice(key))
    assert first.fingerprint == second.fingerprint
    assert len(first.fingerprint) == 64
    for name in first.inputs:
        assert first.inputs[name].tobytes() == second.inputs[name].tobytes()


@pytest.mark.parametrize(("key", "values"), [case for case in CASES if case.values[1]])
def test_other_values_give_other_data(key: str, values: dict[str, Any]) -> None:
    assert read(Choice(key, values)).fingerprint != read(Choice(key)).fingerprint


@pytest.mark.parametrize("key", READY)
def test_reading_does_not_touch_the_global_generator(key: str) -> None:
    np.random.seed(7)
    expected = np.random.RandomState(7).random_sample(4)
    read(Choice(key))
    assert np.array_equal(np.random.random_sample(4), expected)


@pytest.mark.parametrize("key", SOURCES)
def test_an_entry_is_complete(key: str) -> None:
    spec = SOURCES[key]
    assert spec.key == key
    for text in (spec.title, spec.group, spec.summary, spec.help):
        assert text
        assert text.strip() == text
    assert spec.summary.endswith(".")
    assert spec.help.endswith(".")
    for param in spec.params:
        assert param.help.endswith("."), param.name
        # A file has no default: the person must choose one.
        assert param.check(param.default) is None, param.name
    if spec.group == "Shipped":
        assert "CC BY 4.0" in spec.licence
        assert spec.source.startswith("https://doi.org/")


@pytest.mark.parametrize("key", READY)
def test_preview_shows_some_samples_and_counts_all(key: str) -> None:
    shown = preview(Choice(key))
    assert shown.target is not None
    assert len(shown.target) == 16
    assert all(len(array) == 16 for array in shown.inputs.values())
    rows = shown.info.task == "classes" and shown.info.target.rank > 1
    if shown.info.task == "numbers" or rows or len(shown.info.target.dims) > 2:
        assert shown.class_counts == ()
    else:
        assert sum(shown.class_counts) == shown.info.samples
        assert len(shown.class_counts) == len(shown.info.class_names)
        assert len(np.unique(shown.target)) >= 2


def test_preview_of_a_small_set_shows_all_of_it() -> None:
    shown = preview(Choice("xor", {"samples": 5}))
    assert shown.target is not None
    assert np.array_equal(shown.target, read(Choice("xor", {"samples": 5})).target)


@pytest.mark.parametrize("key", READY)
def test_every_source_can_be_prepared_for_training(key: str) -> None:
    ready = prepare(Choice(key), TrainSpec(scaling="standard"))
    parts = [ready.parts.train, ready.parts.validation, ready.parts.test]
    assert sorted(np.concatenate(parts)) == list(range(ready.info.samples))
    assert len(ready.parts.test) == math.ceil(round(0.2 * ready.info.samples, 9))
    assert ready.warnings == ()
    (inputs, target) = ready.part("train")
    assert len(inputs[0]) == len(target) == len(ready.parts.train)
    assert np.isfinite(inputs[0]).all()


@pytest.mark.parametrize("values", [{"size": "99"}, {"size": 28}, {"colour": "red"}])
def test_a_value_that_is_not_allowed_gets_a_sentence(values: dict[str, Any]) -> None:
    for door in (describe, read):
        with pytest.raises(DataError, match=r"size must be one of|has no parameter"):
            door(Choice("digits", values))


def test_no_choice_and_an_unknown_choice_get_a_sentence() -> None:
    with pytest.raises(DataError, match="No data is chosen"):
        describe(None)
    with pytest.raises(DataError, match="There is no data source “mnist”"):
        read(Choice("mnist"))


def test_the_catalogue_is_described_without_numpy_and_torch(root: Path) -> None:
    script = (
        "import sys; from dlstudio.data import SOURCES\n"
        f"for key in {READY!r}: SOURCES[key].info({{}})\n"
        "loaded = {'numpy', 'torch'} & set(sys.modules); assert not loaded, loaded"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
