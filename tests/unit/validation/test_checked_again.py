"""A check after an edit finds what a check from nothing finds, whatever was edited before."""

from __future__ import annotations

import cProfile
import pstats
import random
from pathlib import Path

import pytest

from dlstudio.errors import GraphError
from dlstudio.gallery import template_path
from dlstudio.graph.model import Node, PortRef
from dlstudio.project.commands import (
    Command,
    Connect,
    Disconnect,
    RemoveNodes,
    RenameNode,
    SetParam,
)
from dlstudio.project.files import read_project
from dlstudio.project.model import Project
from dlstudio.project.muting import SetMuted
from dlstudio.validation import memo
from dlstudio.validation.check import check
from dlstudio.validation.report import GraphReport, Report
from tests.bench.projects import large

SAMPLES = Path(__file__).resolve().parents[3] / "resources" / "samples"
STARTS = (
    SAMPLES / "digits-cnn.dls",
    SAMPLES / "digits-resnet.dls",
    SAMPLES / "digits-attention.dls",
    template_path("mini-vit"),
    template_path("mini-inception"),
)
EDITS = 60


def opened(path: Path) -> Project:
    return read_project(path).project


def edit_of(project: Project, chance: random.Random) -> Command:
    """Return any edit: of a value, a wire, a name, a node, in any graph."""
    name = chance.choice(list(project.graphs))
    graph = project.graphs[name]
    node: Node = chance.choice(list(graph.nodes.values()))
    kind = chance.choice(("value", "value", "value", "wire", "wired", "name", "mute", "gone"))
    if kind == "value" and node.layer.values:
        param = chance.choice(list(node.layer.values))
        value = chance.choice((1, 2, 3, 4, 8, 16, 32, "2*3", -1, None))
        return SetParam(graph=name, node=node.id, name=param, value=value)
    if kind == "wire" and graph.edges:
        return Disconnect(graph=name, edges=(chance.choice(graph.edges),))
    if kind == "wired":
        other = chance.choice(list(graph.nodes.values()))
        ends = PortRef(node.id, "output"), PortRef(other.id, "input")
        return Connect(graph=name, source=ends[0], target=ends[1])
    if kind == "mute":
        return SetMuted(graph=name, ids=(node.id,), muted=not node.muted)
    if kind == "gone" and chance.random() < 0.3:
        return RemoveNodes(graph=name, ids=(node.id,))
    return RenameNode(graph=name, node=node.id, name=f"{node.name}_{chance.randrange(9)}")


def facts(report: GraphReport) -> tuple[object, ...]:
    """Everything in the report of a graph, with its order."""
    inside = {id: facts(inner) for id, inner in report.inside.items()}
    nodes, types = list(report.nodes.items()), set(report.types.items())
    return report.order, nodes, types, report.live, inside, dict(report.feeds), dict(report.scope)


def told(report: Report) -> tuple[object, ...]:
    blocks = {name: facts(block) for name, block in report.blocks.items()}
    return facts(report.main), blocks, report.diagnostics, report.questions


@pytest.mark.parametrize("path", STARTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("seed", [1, 2])
def test_any_edits_one_after_the_other(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    start = opened(path)
    states = [start]
    memo.forget()
    seen = [check(start)]
    while len(states) < EDITS:
        before = chance.choice((states[-1], states[-1], states[-1], chance.choice(states)))
        try:
            after = edit_of(before, chance).apply(before)
        except GraphError:
            continue
        states.append(after)
        seen.append(check(after))
    for state, report in zip(states, seen, strict=True):
        memo.forget()
        assert told(check(state)) == told(report)


def test_a_problem_that_comes_and_goes() -> None:
    """What is known behind it goes and comes back, where it stood."""
    project = large(100, 8)
    second = next(id for id, node in project.main.nodes.items() if node.layer.key == "Conv2d")
    memo.forget()
    check(project)
    states = [project]
    for channels in (9, -1, 10, None, 8):
        states.append(SetParam(node=second, name="out_channels", value=channels).apply(states[-1]))
    seen = [told(check(state)) for state in states]
    for state, known in zip(states, seen, strict=True):
        memo.forget()
        assert told(check(state)) == known


def test_an_edit_is_little_work_in_a_large_network() -> None:
    """Function calls a node: a measure that no other program moves."""
    project = large(600, 8)
    memo.forget()
    check(project)
    edited = SetParam(node="n303", name="out_channels", value=9).apply(project)
    profile = cProfile.Profile()
    profile.runcall(check, edited)
    assert pstats.Stats(profile).total_calls < 16 * 600  # 25 when every node is recalled


def test_an_edit_beside_a_problem_is_little_work_too() -> None:
    project = SetParam(node="n303", name="out_channels", value=-1).apply(large(600, 8))
    memo.forget()
    assert check(project).diagnostics
    edited = SetParam(node="n303", name="out_channels", value=-2).apply(project)
    profile = cProfile.Profile()
    profile.runcall(check, edited)
    assert pstats.Stats(profile).total_calls < 16 * 600
