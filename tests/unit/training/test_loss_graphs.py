"""Losses of several outputs and drawn losses: found fit, trained, resumed and exported."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import black
import numpy as np
import pytest
import torch

from dlstudio.api import export
from dlstudio.compiler.load import load
from dlstudio.compiler.loss_source import loss_source
from dlstudio.errors import TrainingError
from dlstudio.graph import edits, model
from dlstudio.graph.model import Edge, Node, PortRef
from dlstudio.project.builder import Graph
from dlstudio.project.commands import RenameNode, SetParam
from dlstudio.project.diagnostic import Diagnostic, Severity
from dlstudio.project.files import load as load_project
from dlstudio.project.loss_graph import losses_drawn, new_loss_graph, placed, places_of
from dlstudio.project.model import Project
from dlstudio.samples import sample_path
from dlstudio.spec.spec import Choice
from dlstudio.spec.tensor_type import parse_type
from dlstudio.training.bound import bound_loss, known_loss
from dlstudio.training.events import Progress
from dlstudio.training.own_losses import DiceBCELoss
from dlstudio.training.readiness import readiness
from dlstudio.training.runner import train
from dlstudio.validation.check import check
from tests.helpers.losses import SETTINGS, drawn, several

DRAWN = "dice and pixels"


def found(project: Project) -> tuple[Diagnostic, ...]:
    report = check(project)
    assert report.ok, [str(d.sentence) for d in report.errors]
    return readiness(project, report)


def errors(project: Project) -> list[str]:
    return [d.code for d in found(project) if d.severity is Severity.ERROR]


def node_of(project: Project, graph: str, name: str) -> str:
    node = project.graphs[graph].named(name)
    assert node is not None
    return node.id


# --- which output takes which place ----------------------------------------------------------


def test_names_come_first_and_order_fills_the_rest() -> None:
    assert placed(("a", "b"), ("x", "y")) == {"a": 0, "b": 1}
    assert placed(("a", "b"), ("b", "x")) == {"a": 1, "b": 0}
    assert placed(("a", "b", "c"), ("x", "a")) == {"a": 1, "b": 0}
    project = several(("teacher", "student"), Choice("DistillationLoss"))
    assert places_of(project, known_loss(project)) == {"student": 1, "teacher": 0}


def test_a_loss_of_one_output_takes_the_first() -> None:
    project = several(("aux", "output"), Choice("CrossEntropyLoss"))
    assert places_of(project, known_loss(project)) == {"output": 0}
    outputs, target = tuple(torch.randn(2, 5, 2)), torch.tensor([0, 1, 1, 0, 1])
    wanted = torch.nn.functional.cross_entropy(outputs[0], target)
    assert torch.equal(bound_loss(project)(outputs, target), wanted)


# --- what readiness says ---------------------------------------------------------------------


def wired(graph: model.Graph, before: Iterable[Edge], *layers: Choice) -> model.Graph:
    """Put layers in a row into wires of one source."""
    wires = tuple(before)
    graph, source = edits.without_edges(graph, wires), wires[0].source
    for layer in layers:
        id = edits.next_id(graph)
        graph = edits.with_node(graph, Node(id=id, layer=layer, name=f"put_{layer.key.lower()}"))
        graph = edits.with_edge(graph, Edge(source, PortRef(id, "input")))
        source = PortRef(id, "output")
    for wire in wires:
        graph = edits.with_edge(graph, Edge(source, wire.target))
    return graph


def without_a_way(project: Project) -> Project:
    """Detach what the loss follows from."""
    graph = project.graphs[DRAWN]
    wires = graph.out_of(node_of(project, DRAWN, "mask"))
    return project.with_graph(DRAWN, wired(graph, wires, Choice("Detach")))


def with_weights(project: Project) -> Project:
    graph = project.graphs[DRAWN]
    learned = Choice("Unsqueeze", {"dim": 1}), Choice("Linear", {"out_features": 1})
    return project.with_graph(
        DRAWN, wired(graph, graph.into(node_of(project, DRAWN, "loss")), *learned)
    )


def of_sines(project: Project) -> Project:
    """The same net on noisy sines."""
    (x,) = project.main.of_layer("Input")
    graph = wired(project.main, project.main.out_of(x.id), Choice("Flatten"))
    project = replace(project.with_graph("main", graph), data=Choice("waves"))
    return SetParam(node=x.id, name="shape", value=(40, 1)).apply(project)


def as_numbers(project: Project) -> Project:
    """The same net with another target: class numbers."""
    return replace(project, data=Choice("two_spirals", {"samples": 240}))


def speech(steps: int, loss: Choice) -> Project:
    graph = Graph("speech")
    x = graph.add("Input", shape=(1, 8, 8))
    rows = graph.add("Reshape", shape=(steps, 64 // steps), source=x)
    scores = graph.add("Linear", out_features=10, source=rows)
    graph.add("Output", source=graph.add("LogSoftmax", dim=2, source=scores))
    return replace(graph.project, training=replace(SETTINGS, loss=loss))


CASES: list[tuple[str, Callable[[], Project], str]] = [
    ("DL525", lambda: several(("a", "b"), Choice("TripletMarginLoss")), "anchor, positive"),
    ("DL522", lambda: of_sines(several(
        ("mean", "variance"), Choice("GaussianNLLLoss"), 1)), "Softplus"),
    ("DL528", lambda: without_a_way(drawn()), "does not follow smoothly"),
    ("DL528", lambda: with_weights(drawn()), "put_linear has weights"),
    ("DL504", lambda: as_numbers(drawn()), "target as (N,) int64"),
    ("DL516", lambda: replace(drawn(), training=replace(
        drawn().training, loss=Choice("block:gone"))), "block:gone"),
    ("DL517", lambda: several(
        ("a", "b"), Choice("InfoNCELoss"), metrics=(Choice("Accuracy"),)), "Remove it"),
    ("DL515", lambda: replace(drawn(), training=replace(
        drawn().training, loss=Choice("block:dice and pixels", {"share": 2.0}))), "share"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "make", "words"), CASES)
def test_what_does_not_fit_is_told(code: str, make: Callable[[], Project], words: str) -> None:
    project = make()
    problems = [d for d in found(project) if d.code == code]
    assert problems and any(words in str(d.sentence) for d in problems)
    for fix in problems[0].fixes:
        after = fix.command.apply(project)
        assert problems[0] not in readiness(after, check(after))


def test_outputs_of_other_sizes_do_not_fit_each_other() -> None:
    project = several(("query", "key"), Choice("InfoNCELoss"))
    assert errors(project) == []
    wider = SetParam(node=node_of(project, "main", "to_key"), name="out_features", value=3)
    (problem,) = [d for d in found(wider.apply(project)) if d.code == "DL526"]
    assert "(N, 2)" in str(problem.sentence) and "(N, 3)" in str(problem.sentence)
    (fix,) = problem.fixes
    assert errors(fix.command.apply(wider.apply(project))) == []


def test_missing_outputs_are_added_or_another_loss_is_chosen() -> None:
    project = several(("a",), Choice("TripletMarginLoss"))
    (problem,) = [d for d in found(project) if d.code == "DL525"]
    add, other = problem.fixes
    after = add.command.apply(project)
    assert [node.name for node in after.main.of_layer("Output")][1:] == ["positive", "negative"]
    assert check(after).ok and "DL525" not in {d.code for d in found(after)}
    assert other.command.apply(project).training.loss == Choice("CrossEntropyLoss")


def test_a_picture_is_flattened_for_a_loss_of_rows() -> None:
    graph = Graph("pictures")
    x = graph.add("Input", shape=(1, 8, 8))
    for name in ("query", "key"):
        graph.add("Output", name=name, source=graph.add("Conv2d", out_channels=2, source=x))
    training = replace(SETTINGS, loss=Choice("InfoNCELoss"))
    project = replace(graph.project, data=Choice("digits"), training=training)
    problems = [d for d in found(project) if d.code == "DL526"]
    assert len(problems) == 2
    for problem in problems:
        (fix,) = problem.fixes
        project = fix.command.apply(project) if problem is problems[0] else project
    (left,) = [d for d in found(project) if d.code == "DL526"]
    assert not [d for d in found(left.fixes[0].command.apply(project)) if d.code == "DL526"]


def test_a_loss_graph_without_a_slope_is_left_for_a_loss_of_the_list() -> None:
    project = without_a_way(drawn())
    (problem,) = [d for d in found(project) if d.code == "DL528"]
    (fix,) = problem.fixes
    assert not fix.command.apply(project).training.loss.key.startswith("block:")


def test_ctc_needs_a_step_a_label(monkeypatch: pytest.MonkeyPatch) -> None:
    from dlstudio.data.source_spec import DataInfo
    from dlstudio.training import readiness as module

    info = DataInfo(
        inputs={"image": parse_type("(N, 1, 8, 8)")},
        target=parse_type("(N, 6) int64"),
        task="classes",
        class_names=tuple("-abcdefghi"),
        samples=100,
    )
    monkeypatch.setattr(module, "describe", lambda *_: info)
    ctc = Choice("PaddedCTCLoss")
    enough = replace(speech(8, ctc), data=Choice("digits"))
    assert errors(enough) == []
    few = replace(speech(4, ctc), data=Choice("digits"))
    (problem,) = [d for d in found(few) if d.code == "DL527"]
    assert "6 labels" in str(problem.sentence) and "4 steps" in str(problem.sentence)
    assert problem.fixes == ()  # its steps are those of the data
    far = replace(speech(8, ctc.with_value("blank", 10)), data=Choice("digits"))
    assert errors(far) == ["DL515"]
    turned = SetParam(node=node_of(enough, "main", "log_softmax1"), name="dim", value=1)
    (problem,) = [d for d in found(turned.apply(enough)) if d.code == "DL522"]
    assert errors(problem.fixes[0].command.apply(turned.apply(enough))) == []


# --- drawn losses ----------------------------------------------------------------------------


def test_a_drawn_loss_is_its_formula() -> None:
    project = drawn()
    source = loss_source(project)
    assert source is not None
    assert black.format_str(source.text, mode=black.Mode(line_length=88)) == source.text
    scores, target = torch.randn(9, 1), torch.randint(0, 2, (9, 1)).float()
    wanted = DiceBCELoss(share=0.25)(scores, target)
    torch.testing.assert_close(load(source)()(scores, target), wanted)
    torch.testing.assert_close(bound_loss(project)(scores, target), wanted)


def test_its_inputs_take_the_types_of_the_network() -> None:
    """Another size of the network reaches the drawing without an edit there."""
    project = drawn()
    wider = SetParam(node=node_of(project, "main", "head"), name="out_features", value=3)
    report = check(wider.apply(project))
    known = report.blocks["dice and pixels"]
    scores = node_of(project, "dice and pixels", "mask")
    assert str(known.nodes[scores].outputs[0]) == "(N, 3) float32"


def test_an_input_follows_its_name_or_the_order() -> None:
    project = several(("first", "second"), Choice("CrossEntropyLoss"))
    graph = Graph(project=project)
    loss = graph.block("only the second")
    x = loss.add("Input", name="second", shape=(2,))
    loss.add("Output", name="loss", source=loss.add("Square", source=x))
    graph.training(loss="block:only the second", metrics=[])
    outputs = tuple(torch.randn(2, 4, 2))
    found = bound_loss(graph.project)(outputs, torch.zeros(4))
    torch.testing.assert_close(found, outputs[1].square().mean())
    other = RenameNode(graph="only the second", node=x.id, name="whatever").apply(graph.project)
    found = bound_loss(other)(outputs, torch.zeros(4))
    torch.testing.assert_close(found, outputs[0].square().mean())


def test_a_new_loss_graph_has_its_ends_in_place() -> None:
    project = several(("student", "teacher"), Choice("CrossEntropyLoss"))
    types = [parse_type("(N, 2)"), parse_type("(N, 2)")]
    project = new_loss_graph(project, types, parse_type("(N,) int64")).apply(project)
    assert project.training.loss == Choice("block:loss")
    ends = {node.name: node.layer for node in project.graphs["loss"].nodes.values()}
    assert list(ends) == ["student", "teacher", "target", "loss"]
    assert ends["student"].values == {"shape": (2,), "dtype": "float32"}
    assert ends["target"].values == {"shape": (), "dtype": "int64"}
    assert [spec.title for spec in losses_drawn(project).values()] == ["loss"]
    again = new_loss_graph(project, types, None).apply(project)
    assert again.training.loss == Choice("block:loss 2")


# --- trained, gone on with, exported -----------------------------------------------------------


LOSSES_TO_TRAIN = [
    pytest.param(lambda: drawn(epochs=4, metrics=(Choice("Accuracy"),)), id="drawn"),
    pytest.param(lambda: several(
        ("teacher", "student"), Choice("DistillationLoss"), metrics=(Choice("Accuracy"),)),
        id="distillation"),
    pytest.param(lambda: several(("query", "key"), Choice("InfoNCELoss")), id="contrast"),
    pytest.param(lambda: several(
        ("anchor", "positive", "negative"), Choice("TripletMarginLoss")), id="triplet"),
]  # fmt: skip


@pytest.mark.parametrize("make", LOSSES_TO_TRAIN)
def test_the_exported_script_comes_to_the_same_losses(
    make: Callable[[], Project], tmp_path: Path
) -> None:
    project = make()
    run = train(project, out=tmp_path)
    assert run.reason == "finished"
    told = [x for e in run.record.events() if isinstance(e, Progress) for x in e.losses]
    assert np.mean(told[-6:]) < np.mean(told[:6])
    export(run, "project", tmp_path / "out")
    done = subprocess.run(
        [sys.executable, "train.py"], cwd=tmp_path / "out", text=True, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    losses = re.findall(r"training loss ([\d.]+), validation loss ([\d.]+)", done.stdout)
    mine = [(f"{e.train['loss']:.4f}", f"{e.validation['loss']:.4f}") for e in run.history]
    assert losses == mine


def test_a_changed_drawing_is_another_run(tmp_path: Path) -> None:
    project = drawn(epochs=1)
    run = train(project, out=tmp_path)
    graph = project.graphs["dice and pixels"]
    scale = next(n for n in graph.nodes.values() if n.layer.values.get("factor") == 2.0)
    other = SetParam(graph="dice and pixels", node=scale.id, name="factor", value=3.0)
    with pytest.raises(TrainingError, match="the loss"):
        train(other.apply(project), out=tmp_path, resume=run.folder, epochs=2)


@pytest.mark.slow
def test_a_drawn_loss_trains_a_small_u_net(tmp_path: Path) -> None:
    """L-06: Dice and cross-entropy from nodes bring the shipped U-Net to an IoU of 0.92."""
    project = load_project(sample_path("shape-masks"))
    assert project.training.loss.key == "block:Dice and cross-entropy"
    run = train(project, out=tmp_path)
    assert run.metrics["JaccardIndex"] >= 0.92


def test_the_shipped_drawing_is_its_formula() -> None:
    project = load_project(sample_path("shape-masks"))
    assert errors(project) == []
    scores, target = torch.randn(3, 1, 32, 32), torch.randint(0, 2, (3, 1, 32, 32)).float()
    wanted = DiceBCELoss()(scores, target)
    torch.testing.assert_close(bound_loss(project)(scores, target), wanted)
