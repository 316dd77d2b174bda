"""A node whose block is not in the project: what is said, and what mends it."""

from __future__ import annotations

from dataclasses import replace

import dlstudio as dls
from dlstudio.project.model import Project
from dlstudio.validation.check import check


def without_block(*others: str) -> Project:
    graph = dls.Graph("Net")
    block = graph.block("step")
    a, b = (block.add("Input", name=name, shape=(4,)) for name in ("a", "b"))
    block.add("Output", name="sum", source=block.add("Add", source=(a, b)))
    first, second = (graph.add("Input", name=name, shape=(4,)) for name in ("one", "two"))
    use = graph.add("block:step", name="use")
    graph.connect(first, use["a"])
    graph.connect(second, use["b"])
    graph.add("Output", name="out", source=use)
    project = graph.project
    kept = {"main": project.main} | dict.fromkeys(others, project.graphs["step"])
    return replace(project, graphs=kept)


def repairs(project: Project) -> dict[str, Project]:
    (found,) = [d for d in check(project).diagnostics if d.code == "DL301"]
    assert "“step” in this project" in str(found.sentence)
    return {str(fix.label): fix.apply(project) for fix in found.fixes}


def test_it_is_drawn_anew_with_the_ports_that_its_wires_name() -> None:
    mended = repairs(without_block())["Draw the block step anew"]
    assert dls.check(mended).ok
    drawn = mended.graphs["step"]
    assert [node.name for node in drawn.of_layer("Input")] == ["a", "b"]
    assert [node.name for node in drawn.of_layer("Output")] == ["sum"]


def test_a_block_of_nearly_that_name_takes_its_place() -> None:
    project = without_block("Steps")
    mended = repairs(project)["Use the block Steps"]
    assert dls.check(mended).ok
    assert "Use the block Steps" not in repairs(without_block("Encoder"))


def test_the_node_can_be_deleted() -> None:
    mended = repairs(without_block())["Delete use"]
    assert mended.main.named("use") is None
