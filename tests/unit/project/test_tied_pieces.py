"""Pieces of a network that hold one or both of two layers with one weight."""

from __future__ import annotations

from dataclasses import replace

import pytest

import dlstudio as dls
from dlstudio.comparing.compare import compare
from dlstudio.comparing.merge import merge
from dlstudio.errors import GraphError
from dlstudio.project.grouping import GroupNodes, UnpackBlock
from dlstudio.project.learning_commands import SetLearning
from dlstudio.project.model import Project
from dlstudio.project.paste import Paste
from dlstudio.validation.check import check


def pair(extra: int = 0) -> Project:
    """Two Linear layers of one weight, behind some others."""
    graph = dls.Graph("Twice")
    x = graph.add("Input", name="features", shape=(4,))
    for _ in range(extra):
        x = graph.add("ReLU", source=x)
    first = graph.add("Linear", name="first", source=x, out_features=4)
    second = graph.add("Linear", name="second", source=first, out_features=4)
    second.learning(tied_to=first)
    graph.add("Output", name="logits", source=second)
    return graph.project


def id_of(project: Project, name: str, graph: str = "main") -> str:
    node = project.graphs[graph].named(name)
    assert node is not None
    return node.id


def tie_of(project: Project, name: str, graph: str = "main") -> str:
    found = project.graphs[graph].nodes[id_of(project, name, graph)].learning.tied_to
    return project.graphs[graph].nodes[found].name if found else ""


def test_a_copy_of_the_borrower_alone_is_tied_where_it_comes_from() -> None:
    project = pair()
    second = project.main.nodes[id_of(project, "second")]
    assert tie_of(Paste(nodes=(second,)).apply(project), "second1") == "first"
    gone = replace(project.main, nodes={k: n for k, n in project.main.nodes.items() if n != second})
    cut = replace(project, graphs={"main": gone})
    assert tie_of(Paste(nodes=(second,)).apply(cut), "second") == "first"


def test_a_copy_from_another_project_is_not_tied_to_a_stranger() -> None:
    """There the id of the lender is that of another layer."""
    second = pair().main.nodes[id_of(pair(), "second")]
    other = pair(extra=2)
    assert second.learning.tied_to in other.main.nodes
    pasted = Paste(nodes=(second,)).apply(other)
    assert tie_of(pasted, "second1") == ""
    empty = dls.Graph("Empty").project
    assert tie_of(Paste(nodes=(second,)).apply(empty), "second") == ""


def test_a_copy_of_both_is_a_pair_anywhere() -> None:
    project = pair()
    both = tuple(project.main.nodes[id_of(project, name)] for name in ("first", "second"))
    for there, first, second in (
        (project, "first1", "second1"),
        (dls.Graph("Empty").project, "first", "second"),
    ):
        assert tie_of(Paste(nodes=both).apply(there), second) == first


def test_a_group_takes_both_or_says_why_not() -> None:
    project = pair()
    first, second = id_of(project, "first"), id_of(project, "second")
    for one in (first, second):
        with pytest.raises(GraphError, match="shares the weights of another node, which must"):
            GroupNodes(ids=(one,), name="part").apply(project)
    grouped = GroupNodes(ids=(first, second), name="part").apply(project)
    assert tie_of(grouped, "second", "part") == "first"
    assert check(grouped).ok and dls.summary(grouped).parameters == 16 + 4 + 4
    (use,) = [n.id for n in grouped.main.nodes.values() if n.block]
    unpacked = UnpackBlock(node=use).apply(grouped)
    assert tie_of(unpacked, "second") == "first"
    assert check(unpacked).ok and dls.summary(unpacked).parameters == 16 + 4 + 4


def test_a_difference_names_the_tie_and_a_merge_keeps_it() -> None:
    tied = pair()
    second = (id_of(tied, "second"),)
    base = SetLearning(ids=second, name="tied_to", value="").apply(tied)
    (told,) = [d for d in compare(base, tied) if d.field == "tied_to"]
    assert told.name == "second" and (told.old, told.new) == ("", "first")
    assert str(told.sentence).endswith("→ first")
    renamed = dls.Graph(project=base)
    renamed.describe("other notes")
    merged = merge(base, tied, renamed.project).project
    assert tie_of(merged, "second") == "first" and merged.notes == "other notes"
