"""Finding by the parameters of own layers and of blocks, and by what expressions give."""

from __future__ import annotations

from pathlib import Path

import pytest

import dlstudio as dls
from dlstudio.gui.canvas.finding import found
from dlstudio.project.model import Project
from dlstudio.validation.check import check
from tests.helpers.own_layers import chain, file_in


@pytest.fixture(scope="module")
def blocks() -> Project:
    """A block with a width, used with its default and with another one."""
    graph = dls.Graph("Net")
    step = graph.block("step")
    step.parameter("width", 4, low=1)
    x = step.add("Input", shape=(8,))
    fc = step.add("Linear", name="fc", source=x, out_features="4*width")
    step.add("Output", source=step.add("Linear", name="back", source=fc, out_features=8))
    first = graph.add("block:step", name="first", source=graph.add("Input", shape=(8,)))
    second = graph.add("block:step", name="second", source=first, width=6)
    graph.add("Output", source=second)
    return graph.project


def names(project: Project, text: str, graph: str = "main") -> list[str]:
    report = check(project)
    inner = report.main if graph == "main" else report.blocks[graph]
    drawn = project.graphs[graph]
    return [drawn.nodes[id].name for id in found(project, drawn, inner, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("width=4", ["first"]),
        ("width=6", ["second"]),
        ("step width=", ["second"]),
        ("repeat=1", ["first", "second"]),
        ("widht=4", []),
    ],
)
def test_the_parameters_of_a_block(blocks: Project, text: str, expected: list[str]) -> None:
    assert names(blocks, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("out_features=4*width", ["fc"]),
        ("out_features=16", ["fc"]),
        ("in_features=16", ["back"]),
        ("in_features=", []),
    ],
)
def test_expressions_and_sizes_from_the_wire(
    blocks: Project, text: str, expected: list[str]
) -> None:
    assert names(blocks, text, "step") == expected


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("width=6", True),
        ("width=8", False),
        ("kind=a", True),
        ("kind=", False),
        ("bias=false", False),
        ("gate", True),
        ("my_layers", True),
    ],
)
def test_the_parameters_of_an_own_layer(tmp_path: Path, text: str, hit: bool) -> None:
    """Whether the file is trusted or not; nothing of it runs."""
    for trusted in (False, True):
        file_in(tmp_path, trust=trusted)
        project = chain(tmp_path, "own:my_layers.py:Gate", width=6)
        assert names(project, text) == (["own"] if hit else [])
