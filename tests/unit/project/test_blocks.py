"""Blocks as wholes: grouping, unpacking, renaming, removing, and block files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import dlstudio as dls
from dlstudio.errors import GraphError, ProjectError
from dlstudio.graph.model import BlockParam
from dlstudio.project.block_commands import (
    InsertBlocks,
    RemoveBlock,
    RenameBlock,
    RenameBlockParam,
    SetBlockParams,
)
from dlstudio.project.block_files import block_text, load_block, parse_blocks, save_block
from dlstudio.project.command import Command
from dlstudio.project.commands import SetParam
from dlstudio.project.document import Document
from dlstudio.project.grouping import GroupNodes, UnpackBlock
from dlstudio.project.model import MAIN, Project
from dlstudio.validation.check import check


def branches() -> Project:
    """Two branches that join, drawn without a block."""
    graph = dls.Graph("Net")
    image = graph.add("Input", name="image", shape=(8,))
    one = graph.add("Linear", name="one", source=image, out_features=6)
    two = graph.add("Linear", name="two", source=image, out_features=6)
    total = graph.add("Add", name="total", source=[one, two])
    graph.add("Output", name="out", source=graph.add("ReLU", name="act", source=total))
    return graph.project


def nested() -> Project:
    """A block in a block, both with a parameter, and a node that uses the outer one."""
    graph = dls.Graph("Net")
    inner = graph.block("inner")
    inner.parameter("size", 4)
    x = inner.add("Input", name="x", shape=(4,))
    inner.add("Output", name="y", source=inner.add("Linear", source=x, out_features="2*size"))
    outer = graph.block("outer")
    outer.parameter("width", 4)
    x = outer.add("Input", name="x", shape=(4,))
    first = outer.add("block:inner", name="first", source=x, size="width+1")
    last = outer.add("Linear", name="last", source=first, out_features="width//2")
    outer.add("Output", name="y", source=last)
    image = graph.add("Input", name="image", shape=(4,))
    node = graph.add("block:outer", name="node", source=image, width=6)
    graph.add("Output", name="out", source=node)
    return graph.project


def id_of(project: Project, name: str, graph: str = MAIN) -> str:
    node = project.graphs[graph].named(name)
    assert node is not None
    return node.id


def grouped(project: Project, *names: str) -> GroupNodes:
    return GroupNodes(ids=tuple(id_of(project, name) for name in names), name="part")


COMMANDS = {
    "group": (branches, lambda p: grouped(p, "one", "two", "total")),
    "unpack": (nested, lambda p: UnpackBlock(node=id_of(p, "node"))),
    "rename": (nested, lambda p: RenameBlock(graph="inner", name="core")),
    "rename a parameter": (nested, lambda p: RenameBlockParam(graph="outer", old="width", new="w")),
    "parameters": (nested, lambda p: SetBlockParams(graph="inner", params=())),
    "insert": (branches, lambda p: parse_blocks(block_text(nested(), "outer"))),
    "repeat": (nested, lambda p: SetParam(node=id_of(p, "node"), name="repeat", value=3)),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_undone_exactly(name: str) -> None:
    drawn, command = COMMANDS[name]
    project = drawn()
    document = Document(project)
    document.do(command(project))
    after = document.project
    assert after is not project and command(project).label
    document.undo()
    assert document.project is project
    document.redo()
    assert document.project == after


@pytest.mark.parametrize("name", ["group", "unpack", "rename", "rename a parameter"])
def test_what_is_computed_stays_the_same(name: str) -> None:
    drawn, command = COMMANDS[name]
    project = drawn()
    after = command(project).apply(project)
    assert check(after).ok, check(after).diagnostics
    before, now = dls.summary(project), dls.summary(after)
    assert (before.parameters, before.macs) == (now.parameters, now.macs)
    dls.build(after)


def test_grouping_and_unpacking_give_the_drawing_back() -> None:
    project = branches()
    inside = grouped(project, "one", "two", "total").apply(project)
    part = inside.graphs["part"]
    assert [node.name for node in part.of_layer("Input")] == ["image"]
    assert [node.name for node in part.of_layer("Output")] == ["total1"]
    out = UnpackBlock(node=id_of(inside, "part1")).apply(inside)
    assert dls.source(out) == dls.source(project)


def test_parameters_go_along_into_a_block_and_out_of_it() -> None:
    project = nested()
    ids = tuple(id_of(project, name, "outer") for name in ("first", "last"))
    inside = GroupNodes(graph="outer", ids=ids, name="part").apply(project)
    assert [param.name for param in inside.graphs["part"].params] == ["width"]
    assert inside.graphs["outer"].named("part1").layer.values == {"width": "width"}  # type: ignore[union-attr]
    assert dls.summary(inside).parameters == dls.summary(project).parameters
    out = UnpackBlock(node=id_of(project, "node")).apply(project)
    assert out.main.named("first").layer.values == {"size": 7}  # type: ignore[union-attr]
    assert out.main.named("last").layer.values == {"out_features": 3}  # type: ignore[union-attr]
    again = UnpackBlock(graph="outer", node=id_of(project, "first", "outer")).apply(project)
    assert any(
        node.layer.values.get("out_features") == "2 * (width + 1)"
        for node in again.graphs["outer"].nodes.values()
    )


def shared() -> Project:
    graph = dls.Graph(project=nested())
    image = graph.add("Input", name="other", shape=(4,))
    first = next(node for node in graph.value.nodes.values() if node.name == "node")
    graph.add("Output", name="b", source=graph.add("block:outer", source=image, same_as=first.id))
    return graph.project


REFUSED: dict[str, tuple[Project, Command, str]] = {
    "terminals": (branches(), grouped(branches(), "image", "one"), "Input and Output nodes stay"),
    "nothing": (branches(), GroupNodes(ids=(), name="part"), "Choose layers"),
    "a gap": (branches(), grouped(branches(), "one", "act"), "total lies between"),
    "a taken name": (nested(), replace(grouped(nested(), "node"), name="inner"), "already"),
    "no block": (branches(), UnpackBlock(node="n2"), "stands for a block"),
    "shared weights": (shared(), UnpackBlock(node=id_of(shared(), "node")), "shares its weights"),
    "rename to a block": (nested(), RenameBlock(graph="inner", name="outer"), "already"),
    "a block in use": (nested(), RemoveBlock(graph="inner"), "is in use (first)"),
    "one half": (shared(), grouped(shared(), "node"), "shares the weights"),
    "a parameter that is there": (
        nested(), RenameBlockParam(graph="outer", old="gone", new="w"), "no parameter"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_makes_no_sense_is_refused_with_a_sentence(name: str) -> None:
    project, command, part = REFUSED[name]
    with pytest.raises(GraphError, match=part.replace("(", r"\(").replace(")", r"\)")):
        command.apply(project)


def test_a_repeated_block_is_not_unpacked() -> None:
    project = nested()
    node = id_of(project, "node")
    project = SetParam(node=node, name="repeat", value=2).apply(project)
    with pytest.raises(GraphError, match="is repeated"):
        UnpackBlock(node=node).apply(project)


def test_an_unused_block_is_removed() -> None:
    project = UnpackBlock(node=id_of(nested(), "node")).apply(nested())
    assert set(RemoveBlock(graph="outer").apply(project).graphs) == {MAIN, "inner"}


def test_a_block_file_goes_into_another_project(tmp_path: Path) -> None:
    path = tmp_path / "outer.dlb"
    save_block(nested(), "outer", path)
    inserted = load_block(path)
    assert inserted == InsertBlocks(
        name="outer", graphs={name: nested().graphs[name] for name in ("outer", "inner")}
    )
    after = inserted.apply(branches())
    assert set(after.graphs) == {MAIN, "outer", "inner"}
    assert inserted.apply(nested()) == nested()
    assert path.read_text("utf-8") == block_text(after, "outer")


def test_a_namesake_that_differs_gets_another_name() -> None:
    inserted = parse_blocks(block_text(nested(), "outer"))
    other = SetBlockParams(graph="inner", params=(BlockParam(name="k"),)).apply(nested())
    after = inserted.apply(other)
    assert set(after.graphs) == {MAIN, "inner", "outer", "inner1"}
    assert inserted.name_in(other) == "outer"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("{}", "missing"),
        ('{"dlstudio-block": 1, "graphs": {}}', "block is missing"),
        ('{"dlstudio-block": 1, "block": "a", "graphs": {}}', "graphs.a is missing"),
        ('{"dlstudio-block": 9, "block": "a", "graphs": {}}', "newer"),
        ('{"dlstudio-block": 1, "block": 3, "graphs": {}}', "block must be a text"),
        (
            '{"dlstudio-block": 2, "block": "a", "graphs": {"a": {"nodes": [], "params": '
            '[{"name": "w", "kind": "code", "default": 1}]}}}',
            "one of int, float, bool",
        ),
        (
            '{"dlstudio-block": 2, "block": "a", "graphs": {"a": {"nodes": [], "params": '
            '[{"name": "w", "kind": "int", "default": "1"}]}}}',
            "graphs.a.params[0].default",
        ),
    ],
)
def test_other_files_are_refused(text: str, part: str, tmp_path: Path) -> None:
    path = tmp_path / "block.dlb"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProjectError) as caught:
        load_block(path)
    assert part in str(caught.value)


def test_a_parameter_is_renamed_wherever_it_is_named() -> None:
    after = RenameBlockParam(graph="outer", old="width", new="w").apply(nested())
    outer = after.graphs["outer"]
    assert [param.name for param in outer.params] == ["w"]
    assert outer.named("first").layer.values == {"size": "w + 1"}  # type: ignore[union-attr]
    assert after.main.named("node").layer.values == {"w": 6}  # type: ignore[union-attr]
