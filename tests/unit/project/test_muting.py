"""Muted nodes: left out of the code, kept in the file, and the shapes behind them still checked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import torch

import dlstudio as dls
from dlstudio.compiler.compile import source_of
from dlstudio.compiler.load import load
from dlstudio.errors import GraphError
from dlstudio.graph.edits import with_changed
from dlstudio.graph.model import PortRef
from dlstudio.project.files import parse_project, project_text
from dlstudio.project.model import Project
from dlstudio.project.muting import SetMuted
from dlstudio.spec.spec import Choice
from dlstudio.training.readiness import readiness
from dlstudio.validation.check import check
from dlstudio.validation.cost import costs_of
from dlstudio.validation.summary import summary


def chain(*layers: tuple[str, str, dict[str, Any]], shape: tuple[int, ...] = (3, 8, 8)) -> Project:
    """Input -> layers -> Output."""
    graph = dls.Graph("Net")
    last = graph.add("Input", name="x", shape=shape)
    for key, name, params in layers:
        last = graph.add(key, name=name, source=last, **params)
    graph.add("Output", name="y", source=last)
    return graph.project


def muted(project: Project, *names: str) -> Project:
    ids = tuple(node.id for node in project.main.nodes.values() if node.name in names)
    return SetMuted(ids=ids).apply(project)


def codes(project: Project) -> list[str]:
    return [found.code for found in check(project).diagnostics]


SMALL = chain(
    ("Conv2d", "conv", {"out_channels": 4}),
    ("BatchNorm2d", "norm", {}),
    ("ReLU", "relu", {}),
    ("Flatten", "flat", {}),
    ("Linear", "fc", {"out_features": 2}),
)
WITHOUT = chain(
    ("Conv2d", "conv", {"out_channels": 4}),
    ("Flatten", "flat", {}),
    ("Linear", "fc", {"out_features": 2}),
)


def test_the_code_is_that_of_the_network_without_them() -> None:
    project = muted(SMALL, "norm", "relu")
    assert codes(project) == []
    assert source_of(project).text == source_of(WITHOUT).text
    x = torch.randn(2, 3, 8, 8)
    torch.manual_seed(1)
    one = load(source_of(project))()
    torch.manual_seed(1)
    other = load(source_of(WITHOUT))()
    assert torch.equal(one(x), other(x))
    assert summary(project).parameters == sum(p.numel() for p in one.parameters())
    assert costs_of(project, check(project)).total.trainable == summary(project).parameters


def test_what_comes_in_goes_on_and_what_follows_is_checked_with_it() -> None:
    project = muted(SMALL, "flat")
    types = check(project).types
    flat, relu = (PortRef(i, "output") for i in ("n5", "n4"))
    assert types[flat] == types[relu]
    # Linear takes the last axis of an image too; but its size is another one.
    assert check(project).main.nodes["n6"].values["in_features"] == 6
    unfit = muted(chain(("Flatten", "flat", {}), ("Linear", "fc", {"in_features": 192})), "flat")
    assert codes(unfit) == ["DL205"]


def test_a_merge_passes_its_first_wire_and_the_other_branch_is_left_out() -> None:
    graph = dls.Graph("Net")
    x = graph.add("Input", name="x", shape=(4,))
    one = graph.add("Linear", name="one", source=x, out_features=4)
    other = graph.add("Linear", name="other", source=x, out_features=4)
    both = graph.add("Add", name="both", source=[one, other])
    graph.add("Output", name="y", source=both)
    text = source_of(muted(graph.project, "both")).text
    assert "self.one" in text and "self.other" not in text
    assert codes(muted(graph.project, "both")) == []


def test_a_muted_block_is_passed_by() -> None:
    inner = dls.Graph("step")
    x = inner.add("Input", name="x")
    inner.add("Output", name="y", source=inner.add("ReLU", name="relu", source=x))
    project = chain(("Linear", "fc", {"out_features": 4}), ("Tanh", "tanh", {}), shape=(4,))
    project = project.with_graph("step", inner.value)
    main = with_changed(project.main, "n3", layer=Choice("block:step"))
    edges = tuple(
        e._replace(target=PortRef("n3", "x")) if e.target.node == "n3"
        else e._replace(source=PortRef("n3", "y")) if e.source.node == "n3" else e
        for e in main.edges
    )  # fmt: skip
    project = project.with_graph("main", replace(main, edges=edges))
    assert "Step" in source_of(project).text
    assert "Step" not in source_of(muted(project, "tanh")).text


def test_ends_cannot_be_muted() -> None:
    with pytest.raises(GraphError, match="end of the network"):
        muted(SMALL, "x")
    # Among others they are left as they are.
    project = muted(SMALL, "x", "relu", "y")
    assert [n.name for n in project.main.nodes.values() if n.muted] == ["relu"]


def test_a_further_output_that_is_read_is_told_and_unmuting_mends_it() -> None:
    graph = dls.Graph("Net")
    x = graph.add("Input", name="x", shape=(5, 4))
    lstm = graph.add("LSTM", name="lstm", source=x, hidden_size=3)
    graph.add("Output", name="last", source=lstm["h_n"])
    project = muted(graph.project, "lstm")
    (found,) = (d for d in check(project).diagnostics if d.code == "DL111")
    assert "h_n" in found.sentence and "last" in found.sentence
    assert "DL111" not in codes(found.fixes[0].apply(project))


def test_the_file_keeps_it_and_only_such_a_file_needs_the_newer_version() -> None:
    text = project_text(muted(SMALL, "relu"))
    assert parse_project(text).project == muted(SMALL, "relu")
    assert text.startswith('{\n  "dlstudio": 3') and '"dlstudio": 1' in project_text(SMALL)
    back = SetMuted(ids=("n4",), muted=False).apply(muted(SMALL, "relu"))
    assert project_text(back) == project_text(SMALL)


def test_a_repair_behind_a_muted_layer_goes_onto_the_wire_that_is_drawn() -> None:
    project = muted(chain(("ReLU", "relu", {}), ("Conv1d", "conv", {})), "relu")
    fixes = [fix for d in check(project).diagnostics for fix in d.fixes]
    for fix in fixes:
        edges = fix.apply(project).main.edges
        into = [e.target for e in edges]
        assert len(into) == len(set(into))


def test_training_looks_past_muted_layers() -> None:
    project = chain(("Linear", "fc", {"out_features": 3}), ("Softmax", "soft", {"dim": 1}),
                    shape=(4,))  # fmt: skip
    project = replace(project, data=Choice("iris"))
    told = {d.sentence for d in readiness(project, check(project))}
    assert any("soft" in sentence for sentence in told)
    quiet = muted(project, "soft")
    assert not any("soft" in d.sentence for d in readiness(quiet, check(quiet)))
