"""Numbers that count along one axis, read as places of another one: torch is the judge."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

import dlstudio as dls
from dlstudio.compiler.compile import source_of
from dlstudio.compiler.load import load
from dlstudio.project.diagnostic import Diagnostic
from dlstudio.project.model import Project
from dlstudio.validation.check import check

TABLES = {"Embedding": "num_embeddings", "EmbeddingBag": "num_embeddings", "OneHot": "num_classes"}
# Both give every place along an axis of five.
SOURCES: dict[str, dict[str, Any]] = {"Sort": {"dim": -1}, "TopK": {"k": 5, "dim": -1}}


def far(project: Project) -> list[Diagnostic]:
    return [d for d in check(project).diagnostics if d.code == "DL214"]


def runs(project: Project, *shape: int) -> bool:
    """Run the code of a project, whatever the check says of it."""
    module = load(source_of(project, replace(check(project), diagnostics=())))()
    try:
        module(torch.randn(3, *shape))
    except (IndexError, RuntimeError):
        return False
    return True


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("key", TABLES)
@given(room=st.integers(1, 8))
def test_a_table_has_a_row_for_every_place(key: str, source: str, room: int) -> None:
    graph = dls.Graph("Table")
    found = graph.add(source, source=graph.add("Input", shape=(5,)), **SOURCES[source])
    flat = graph.add("Flip", source=found["indices"], dims=(1,))
    table = graph.add(key, name="table", source=flat, **{TABLES[key]: room})
    graph.add("Output", source=table)
    problems = far(graph.project)
    assert runs(graph.project, 5) == (room >= 5) == (not problems)
    for problem in problems:
        assert (problem.node, problem.place.port) == (table.id, "input")
        assert "gives numbers from 0 to 4" in str(problem.sentence)
        mended = problem.fixes[0].command.apply(graph.project)
        assert dls.check(mended).ok and runs(mended, 5)


@given(rows=st.integers(2, 6), columns=st.integers(2, 6), dim=st.sampled_from((1, 2)))
def test_gather_reads_along_an_axis_that_is_long_enough(rows: int, columns: int, dim: int) -> None:
    """The order of the columns, read as rows, and the other way round."""
    graph = dls.Graph("Order")
    x = graph.add("Input", shape=(rows, columns))
    order = graph.add("Sort", source=x, dim=3 - dim)
    picked = graph.add("Gather", dim=dim)
    graph.connect(x, picked["input"])
    graph.connect(order["indices"], picked["index"])
    graph.add("Output", source=picked)
    problems = far(graph.project)
    assert runs(graph.project, rows, columns) == (not problems)
    for problem in problems:
        assert problem.place.port == "index"
        mended = problem.fixes[0].command.apply(graph.project)
        assert dls.check(mended).ok and runs(mended, rows, columns)


@pytest.mark.parametrize(("steps", "wrong"), [(3, True), (4, False), (5, False)])
def test_lengths_reach_to_the_last_step(steps: int, wrong: bool) -> None:
    """ArgMax over five gives 0 to 4, and a length may be as large as there are steps."""
    graph = dls.Graph("Last")
    x = graph.add("Input", shape=(steps, 5))
    first = graph.add("Select", source=x, dim=1, index=0)
    last = graph.add("GatherLast")
    graph.connect(x, last["input"])
    graph.connect(graph.add("ArgMax", source=first), last["lengths"])
    graph.add("Output", source=last)
    assert bool(far(graph.project)) == wrong


def test_places_are_followed_through_joins_and_blocks() -> None:
    graph = dls.Graph("Deep")
    finder, reader = graph.block("finder"), graph.block("reader")
    best = finder.add("ArgMax", name="best", source=finder.add("Input", shape=(9,)))
    finder.add("Output", name="place", source=best)
    place = reader.add("Input", shape=(2,), dtype="int64")
    words = reader.add("Embedding", name="words", source=place, num_embeddings=8, embedding_dim=4)
    reader.add("Output", source=words)
    x = graph.add("Input", shape=(9,))
    both = graph.add("Stack", name="both", dim=1)
    few = graph.add("ArgMin", source=graph.add("Slice", source=x, end=4))
    graph.connect(few, both)
    graph.connect(graph.add("block:finder", source=x), both)
    graph.add("Output", source=graph.add("block:reader", source=both))
    (problem,) = far(graph.project)
    assert (problem.place.graph, problem.node) == ("reader", words.id)
    assert "best gives numbers from 0 to 8, but words has a place only for 0 to 7" in str(
        problem.sentence
    )
    mended = problem.fixes[0].command.apply(graph.project)
    assert dls.check(mended).ok and runs(mended, 9)


def test_a_pooling_counts_through_the_whole_image() -> None:
    graph = dls.Graph("Counted")
    image = graph.add("Input", shape=(1, 4, 4))
    pool = graph.add("MaxPool2d", source=image, return_indices=True)
    graph.add("Output", source=graph.add("OneHot", source=pool["indices"], num_classes=15))
    (problem,) = far(graph.project)
    assert "from 0 to 15" in str(problem.sentence)


@pytest.mark.parametrize("layer", ["Clamp", "AddConstant"])
def test_numbers_that_were_calculated_with_are_left_to_torch(layer: str) -> None:
    graph = dls.Graph("Clamped")
    best = graph.add("ArgMax", source=graph.add("Input", shape=(50,)))
    inside = graph.add(layer, source=best)
    graph.add("Output", source=graph.add("OneHot", source=inside, num_classes=10))
    assert far(graph.project) == []


def test_free_lengths_are_left_to_torch() -> None:
    graph = dls.Graph("Free")
    best = graph.add("ArgMax", source=graph.add("Input", shape=("T",)))
    graph.add("Output", source=graph.add("OneHot", source=best, num_classes=10))
    assert dls.check(graph).ok
