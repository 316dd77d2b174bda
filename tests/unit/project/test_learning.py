"""How weights begin and change: commands with exact undo, the file, copies and blocks."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import dlstudio as dls
from dlstudio.comparing.compare import compare
from dlstudio.errors import GraphError, ProjectError
from dlstudio.graph.model import USUAL, Learning
from dlstudio.project.builder import Graph
from dlstudio.project.document import Document
from dlstudio.project.files import parse_project
from dlstudio.project.fragment import copy, parse
from dlstudio.project.grouping import GroupNodes, UnpackBlock
from dlstudio.project.learning_commands import ResetLearning, SetInitializer, SetLearning
from dlstudio.project.model import Project
from dlstudio.project.writing import project_text
from dlstudio.spec.spec import Choice

NORMAL = Choice("normal_", {"std": 0.02})
EVERYTHING = Learning(
    init={"weight": NORMAL, "bias": Choice("zeros_")},
    frozen=True,
    weight_decay=False,
    lr_factor=0.1,
)


def drawn(learning: Learning = USUAL) -> Project:
    graph = Graph("Net")
    image = graph.add("Input", shape=(6,))
    part = graph.add("Linear", name="part", source=image, out_features=5)
    graph.add("Output", source=graph.add("Linear", name="head", source=part, out_features=2))
    project = graph.project
    nodes = {**project.main.nodes, part.id: replace(part.node, learning=learning)}
    return project.with_graph("main", replace(project.main, nodes=nodes))


def read(text: str) -> Project:
    return parse_project(text).project


@pytest.mark.parametrize(
    "command",
    [
        SetLearning(ids=("n2", "n3"), name="frozen", value=True),
        SetLearning(ids=("n2",), name="weight_decay", value=False),
        SetLearning(ids=("n2",), name="lr_factor", value=10),
        SetInitializer(ids=("n2", "n3"), target="bias", choice=Choice("zeros_")),
    ],
    ids=lambda command: str(command.label),
)
def test_a_command_is_undone_exactly(command: Any) -> None:
    document = Document(drawn())
    before = document.project
    document.do(command)
    after = document.project
    assert all(after.main.nodes[id].learning is not USUAL for id in command.ids)
    assert read(project_text(after)) == after
    document.undo()
    assert document.project is before
    document.redo()
    assert document.project == after
    document.do(ResetLearning(ids=("n2", "n3")))
    assert document.project == before


def test_nothing_is_done_twice() -> None:
    project = drawn(EVERYTHING)
    for command in (
        SetLearning(ids=("n2",), name="frozen", value=True),
        SetInitializer(ids=("n2",), target="weight", choice=NORMAL),
    ):
        assert command.apply(project) is project
    back = SetInitializer(ids=("n3",), target="weight", choice=None)
    assert back.apply(project) is project


@pytest.mark.parametrize(
    ("name", "value"),
    [("frozen", 1), ("weight_decay", "no"), ("lr_factor", -1), ("lr_factor", True),
     ("lr_factor", float("nan")), ("speed", 1.0)],
)  # fmt: skip
def test_what_is_not_allowed_is_refused(name: str, value: Any) -> None:
    with pytest.raises(GraphError):
        SetLearning(ids=("n2",), name=name, value=value).apply(drawn())
    with pytest.raises(GraphError):
        SetInitializer(ids=("n2",), target="gate", choice=NORMAL).apply(drawn())


def test_the_file_holds_only_what_was_set() -> None:
    plain, full = json.loads(project_text(drawn())), json.loads(project_text(drawn(EVERYTHING)))
    assert plain["dlstudio"] == 1 and full["dlstudio"] == 4
    assert set(plain["graphs"]["main"]["nodes"][1]) == {"id", "layer", "name", "params", "at"}
    assert full["graphs"]["main"]["nodes"][1]["init"] == {
        "weight": {"key": "normal_", "params": {"std": 0.02}},
        "bias": {"key": "zeros_"},
    }
    assert read(project_text(drawn(EVERYTHING))) == drawn(EVERYTHING)


def test_unknown_keys_are_kept() -> None:
    raw = json.loads(project_text(drawn(EVERYTHING)))
    node = raw["graphs"]["main"]["nodes"][1]
    node["init"]["weight"]["of"] = "2031"
    node["init"]["gate"] = {"key": "ones_"}
    node["mood"] = "good"
    project = read(json.dumps(raw))
    again = json.loads(project_text(project))["graphs"]["main"]["nodes"][1]
    assert again == node
    assert read(project_text(project)) == project


@pytest.mark.parametrize(
    ("key", "value"),
    [("frozen", "yes"), ("weight_decay", 0), ("lr_factor", -0.5), ("lr_factor", "x"),
     ("init", []), ("init", {"weight": "zeros_"}), ("init", {"bias": {"params": {}}})],
)  # fmt: skip
def test_a_wrong_file_is_refused_with_its_place(key: str, value: Any) -> None:
    raw = json.loads(project_text(drawn(EVERYTHING)))
    raw["graphs"]["main"]["nodes"][1][key] = value
    with pytest.raises(ProjectError, match=key):
        read(json.dumps(raw))


def test_copies_and_blocks_keep_them() -> None:
    project = drawn(EVERYTHING)
    pasted = parse(copy(project, "main", ["n2"])).apply(project)
    assert pasted.main.nodes["n5"].learning == EVERYTHING
    grouped = GroupNodes(ids=("n2", "n3"), name="pair").apply(project)
    assert grouped.graphs["pair"].nodes["n2"].learning == EVERYTHING


def test_what_is_set_on_a_block_goes_to_its_layers_when_it_is_unpacked() -> None:
    project = drawn(Learning(lr_factor=0.5, init={"weight": NORMAL}))
    project = GroupNodes(ids=("n2", "n3"), name="pair").apply(project)
    (id,) = (id for id, node in project.main.nodes.items() if node.block)
    project = SetLearning(ids=(id,), name="frozen", value=True).apply(project)
    project = SetLearning(ids=(id,), name="lr_factor", value=0.1).apply(project)
    project = UnpackBlock(node=id).apply(project)
    part, head = (project.main.named(name) for name in ("part", "head"))
    assert part is not None and head is not None
    assert part.learning == Learning(frozen=True, lr_factor=0.05, init={"weight": NORMAL})
    assert head.learning == Learning(frozen=True, lr_factor=0.1)


def test_in_python(tmp_path: Path) -> None:
    graph = Graph("Net")
    image = graph.add("Input", shape=(6,))
    part = graph.add("Linear", source=image, out_features=5).learning(
        weight=("normal_", {"std": 0.02}), bias="zeros_", frozen=True,
        weight_decay=False, lr_factor=0.1,
    )  # fmt: skip
    graph.add("Output", source=part)
    assert part.node.learning == EVERYTHING
    graph.save(tmp_path / "net.dls")
    assert dls.load(tmp_path / "net.dls") == graph.project
    for wrong in ({"weight": "normal"}, {"weight": ("normal_", {"sd": 1})}, {"freeze": True}):
        with pytest.raises(GraphError, match="There are"):
            part.learning(**wrong)
    assert part.node.learning == EVERYTHING


def test_a_comparison_tells_what_differs() -> None:
    differences = compare(drawn(), drawn(EVERYTHING)).graphs["main"].differences
    found = [str(d.sentence) for d in differences]
    assert found == [
        "part: frozen false → true",
        "part: weight_decay true → false",
        "part: lr_factor 1 → 0.1",
        "part: init.weight – → normal_(std=0.02)",
        "part: init.bias – → zeros_()",
    ]
