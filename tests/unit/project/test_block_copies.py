"""A block of its own for one use, unused blocks, and blocks that are placed from files."""

from __future__ import annotations

from pathlib import Path

import pytest

import dlstudio as dls
from dlstudio.errors import GraphError, ProjectError
from dlstudio.project.block_commands import RenameBlock
from dlstudio.project.block_copies import (
    OwnBlock,
    RemoveUnusedBlocks,
    free_block_name,
    unused_blocks,
    uses_of,
)
from dlstudio.project.block_files import fetched, key_of_file, save_block, staged
from dlstudio.project.document import Document
from dlstudio.project.grouping import GroupNodes
from dlstudio.project.model import Project


def two_uses(**second: object) -> dls.Graph:
    graph = dls.Graph("Net")
    block = graph.block("step")
    block.parameter("width", 4, low=1)
    x = block.add("Input", name="x", shape=("width",))
    block.add("Output", name="y", source=block.add("Linear", source=x, out_features="width"))
    start = graph.add("Input", name="image", shape=(4,))
    one = graph.add("block:step", name="one", source=start, repeat=3)
    two = graph.add("block:step", name="two", source=one, **second)
    graph.add("Output", name="out", source=two)
    return graph


def test_a_use_gets_a_block_of_its_own() -> None:
    graph = two_uses()
    document = Document(graph.project)
    before = document.project
    two = before.main.named("two")
    assert two is not None
    document.do(OwnBlock(node=two.id, name="other step"))
    after = document.project
    assert after.main.nodes[two.id].block == "other step"
    assert after.graphs["other step"] is before.graphs["step"]
    assert [node.name for _, node in uses_of(after, "step")] == ["one"]
    assert dls.summary(after).parameters == dls.summary(before).parameters == 80
    document.undo()
    assert document.project is before


def test_a_borrower_takes_the_values_along_and_a_lender_is_refused() -> None:
    graph = two_uses()
    one = graph.project.main.named("one")
    assert one is not None
    graph.add("block:step", name="three", same_as=one.id)
    project = graph.project
    three = project.main.named("three")
    assert three is not None
    own = OwnBlock(node=three.id, name="own").apply(project)
    assert own.main.nodes[three.id].layer.values == {"repeat": 3}
    with pytest.raises(GraphError, match="three shares the weights of one"):
        OwnBlock(node=one.id, name="own").apply(project)


@pytest.mark.parametrize("name", ["", "  ", "step", "main"])
def test_a_block_needs_a_name_of_its_own(name: str) -> None:
    project = two_uses().project
    one = project.main.named("one")
    assert one is not None
    for command in (
        OwnBlock(node=one.id, name=name),
        GroupNodes(ids=(one.id,), name=name),
        *([RenameBlock(graph="step", name=name)] if name != "step" else []),
    ):
        with pytest.raises(GraphError, match="name"):
            command.apply(project)


def test_unused_blocks_go_with_those_only_they_hold() -> None:
    graph = two_uses()
    outer, inner = graph.block("outer"), graph.block("inner")
    inner.add("Input", name="x", shape=(4,))
    outer.add("block:inner", name="deep")
    outer.add("block:step", name="used")
    project = graph.project
    assert unused_blocks(project) == ("outer", "inner")
    left = RemoveUnusedBlocks().apply(project)
    assert set(left.graphs) == {"main", "step"}
    assert RemoveUnusedBlocks().apply(left) is left
    assert free_block_name(left, "step") == "step1"


def test_a_block_file_is_placed_like_a_layer(tmp_path: Path) -> None:
    path = tmp_path / "step.dlb"
    save_block(two_uses().project, "step", path)
    key = key_of_file(path)
    known, project = staged(Project(), key)
    assert known == "block:step" and set(project.graphs) == {"main", "step"}
    assert staged(project, key) == ("block:step", project)
    other = Project(graphs={"main": Project().main, "step": Project().main})
    assert fetched(other, key)[0] == "block:step1"
    assert fetched(project, "Linear") == ("Linear", None)
    with pytest.raises(ProjectError, match=r"gone\.dlb"):
        fetched(project, key_of_file(tmp_path / "gone.dlb"))


def test_a_block_file_that_is_written_again_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "step.dlb"
    graph = two_uses()
    save_block(graph.project, "step", path)
    fetched(Project(), key_of_file(path))
    graph.block("step").parameter("depth", 2)
    save_block(graph.project, "step", path)
    _, insert = fetched(Project(), key_of_file(path))
    assert insert is not None
    assert [p.name for p in insert.graphs["step"].params] == ["width", "depth"]
