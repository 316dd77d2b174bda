"""The project is an immutable value (invariant 5)."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest

# Holds the one changing thing, the open project; everything else there is a value.
STATEFUL = {"dlstudio.project.document", "dlstudio.project.builder"}


def classes() -> Iterator[type]:
    """Yield the classes that graph/, project/, spec/ and the events define."""
    names = ["dlstudio.training.events", "dlstudio.validation.report", "dlstudio.compiler.source"]
    for package in ("graph", "project", "spec"):
        home = importlib.import_module(f"dlstudio.{package}")
        names += [info.name for info in pkgutil.iter_modules(home.__path__, f"{home.__name__}.")]
    for name in sorted(set(names) - STATEFUL):
        module = importlib.import_module(name)
        for _, kind in inspect.getmembers(module, inspect.isclass):
            own = kind.__module__ == name and not kind.__name__.startswith("_")
            if own and dataclasses.is_dataclass(kind):
                yield kind


@pytest.mark.parametrize(
    "kind", list(classes()), ids=lambda kind: f"{kind.__module__}.{kind.__name__}"
)
def test_it_is_frozen(kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]


def test_the_walk_finds_the_model() -> None:
    assert {"Node", "Graph", "Project", "TrainSpec"} <= {kind.__name__ for kind in classes()}


def test_a_field_cannot_be_set() -> None:
    from dlstudio.project.model import Project

    project = Project()
    with pytest.raises(dataclasses.FrozenInstanceError):
        project.title = "other"  # type: ignore[misc]
