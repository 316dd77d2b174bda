"""Problems with how weights begin and change, and that their repairs repair."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dlstudio.graph.model import Learning
from dlstudio.project.builder import Graph
from dlstudio.project.model import Project
from dlstudio.spec.spec import Choice
from dlstudio.validation.check import check
from dlstudio.validation.memory import training_memory


def drawn(layer: str, shape: tuple[Any, ...], learning: Learning, **values: Any) -> Project:
    graph = Graph("Net")
    image = graph.add("Input", shape=shape)
    part = graph.add(layer, name="part", source=image, **values)
    first = graph.ports_of(part)[1][0].name
    graph.add("Output", source=part[first])
    project = graph.project
    nodes = {**project.main.nodes, part.id: replace(part.node, learning=learning)}
    return project.with_graph("main", replace(project.main, nodes=nodes))


def weight(key: str, **values: Any) -> Learning:
    return Learning(init={"weight": Choice(key, values)})


LINEAR: Any = ("Linear", (6,), {"out_features": 5})
NORM: Any = ("LayerNorm", (6,), {})
CASES = {
    "dirac on a matrix": (LINEAR, weight("dirac_"), "DL209", 2),
    "eye on a convolution": (
        ("Conv2d", (3, 8, 8), {"out_channels": 4, "kernel_size": 3}),
        weight("eye_"), "DL209", 2,
    ),
    "sparse on a convolution": (
        ("Conv1d", (3, 8), {"out_channels": 4, "kernel_size": 3}),
        weight("sparse_"), "DL209", 2,
    ),
    "groups that do not divide": (
        ("Conv2d", (3, 8, 8), {"out_channels": 4, "kernel_size": 3}),
        weight("dirac_", groups=3), "DL209", 2,
    ),
    "kaiming on a vector": (NORM, weight("kaiming_normal_"), "DL209", 2),
    "orthogonal on a vector": (NORM, weight("orthogonal_"), "DL209", 2),
    "xavier on a bias": (LINEAR, Learning(init={"bias": Choice("xavier_normal_")}), "DL209", 2),
    "unknown": (LINEAR, weight("magic_"), "DL208", 1),
    "value": (LINEAR, weight("normal_", std=-1.0), "DL203", 2),
    "unknown value": (LINEAR, weight("normal_", sigma=1.0), "DL203", 2),
    "bounds": (LINEAR, weight("uniform_", a=2.0), "DL203", 2),
    "no bias": (
        ("Linear", (6,), {"out_features": 5, "bias": False}),
        Learning(init={"bias": Choice("zeros_")}), "DL207", 1,
    ),
    "no weights": (("ReLU", (6,), {}), Learning(frozen=True), "DL207", 1),
    "factor 0": (LINEAR, Learning(lr_factor=0.0), "DL210", 2),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_problem_is_told_and_its_repairs_repair(name: str) -> None:
    (layer, shape, values), learning, code, repairs = CASES[name]
    project = drawn(layer, shape, learning, **values)
    report = check(project)
    (found,) = report.diagnostics
    assert (found.code, len(found.fixes)) == (code, repairs)
    for fix in found.fixes:
        left = check(fix.command.apply(project)).diagnostics
        assert not any(d.code == code for d in left), fix.label


def test_what_fits_is_no_problem() -> None:
    (layer, shape, values) = LINEAR
    for learning in (
        weight("orthogonal_"),
        Learning(frozen=True, lr_factor=0.0),
        Learning(weight_decay=False),
        Learning(lr_factor=10.0, init={"bias": Choice("constant_", {"val": 1.0})}),
    ):
        assert not check(drawn(layer, shape, learning, **values)).diagnostics


def test_a_use_that_borrows_weights_says_where_to_set_them() -> None:
    graph = Graph("Net")
    block = graph.block("part")
    x = block.add("Input", name="x", shape=(6,))
    block.add("Output", source=block.add("Linear", source=x, out_features=6))
    image = graph.add("Input", shape=(6,))
    first = graph.add("block:part", name="first", source=image)
    second = graph.add("block:part", name="second", source=first, same_as=first)
    second.learning(frozen=True)
    graph.add("Output", source=second)
    (found,) = check(graph.project).diagnostics
    assert found.code == "DL207" and "first" in str(found.sentence)


def test_a_problem_inside_a_block_is_told_once() -> None:
    graph = Graph("Net")
    block = graph.block("part")
    x = block.add("Input", name="x", shape=(6,))
    inner = block.add("Linear", source=x, out_features=6).learning(weight="dirac_")
    block.add("Output", source=inner)
    at = graph.add("Input", shape=(6,))
    for _ in range(3):
        at = graph.add("block:part", source=at)
    graph.add("Output", source=at)
    found = [d for d in check(graph.project).diagnostics if d.code == "DL209"]
    assert [d.place.graph for d in found] == ["part"]
    again = check(graph.project).diagnostics
    assert [d.code for d in again] == [d.code for d in check(graph.project).diagnostics]


def test_frozen_parameters_need_no_gradients_and_no_state() -> None:
    layer, shape, values = LINEAR
    free = drawn(layer, shape, Learning(), **values)
    still = drawn(layer, shape, Learning(frozen=True), **values)
    free_memory = training_memory(free, check(free))
    memory = training_memory(still, check(still))
    assert memory.weights == free_memory.weights == 35 * 4
    assert (memory.gradients, memory.optimizer) == (0, 0)
    assert (free_memory.gradients, free_memory.optimizer) == (35 * 4, 2 * 35 * 4)
