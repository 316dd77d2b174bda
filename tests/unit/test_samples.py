"""The shipped samples are what their script draws."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from dlstudio.project.writing import project_text
from dlstudio.samples import sample_keys, sample_path


@pytest.fixture(scope="module")
def script(root: Path) -> Iterator[ModuleType]:
    """packaging/make_samples.py, which is no package."""
    before = list(sys.path)
    spec = importlib.util.spec_from_file_location(
        "make_samples", root / "packaging" / "make_samples.py"
    )
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    sys.path[:] = before


def test_each_has_a_drawing(script: ModuleType) -> None:
    assert sorted(script.SAMPLES) == sample_keys()


@pytest.mark.parametrize("key", sample_keys())
def test_the_file_is_what_the_script_draws(key: str, script: ModuleType) -> None:
    assert project_text(script.SAMPLES[key]().project) == sample_path(key).read_text("utf-8")
