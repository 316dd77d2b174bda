"""Readiness: every code is raised by a project here, and every repair removes its problem."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from dlstudio.catalog import LAYERS, LOSSES
from dlstudio.language import translated
from dlstudio.project.builder import Graph
from dlstudio.project.diagnostic import Diagnostic, Severity
from dlstudio.project.model import Project, TrainSpec
from dlstudio.spec.spec import Choice
from dlstudio.training.findings import once
from dlstudio.training.fit_outputs import KEEP_SIZE
from dlstudio.training.readiness import READINESS_PROBLEMS, readiness
from dlstudio.validation.check import check
from tests.helpers.wrong_drawings import step_behind_padding

DIGITS = Choice("digits")


def net(
    *tail: tuple[str, dict[str, Any]],
    outputs: int = 10,
    shape: tuple[int, ...] = (1, 8, 8),
    data: Choice | None = DIGITS,
    norm: bool = False,
    second: bool = False,
    dtype: str = "float32",
    **settings: Any,
) -> Project:
    graph = Graph("net")
    at = graph.add("Input", shape=shape, **({} if dtype == "float32" else {"dtype": dtype}))
    if len(shape) > 1:
        at = graph.add("Flatten", source=at)
    if norm:
        at = graph.add("BatchNorm1d", source=at)
    if outputs:
        at = graph.add("Linear", name="head", out_features=outputs, source=at)
    for key, values in tail:
        at = graph.add(key, source=at, **values)
    graph.add("Output", name="out", source=at)
    if second:
        graph.add("Output", name="again", source=at)
    return replace(graph.project, data=data, training=replace(TrainSpec(), **settings))


SOFTMAX, LOG = ("Softmax", {"dim": 1}), ("LogSoftmax", {"dim": 1})
POINTS = {"data": Choice("two_spirals"), "shape": (2,), "outputs": 2}
YES_NO = {
    "data": Choice("two_spirals", {"target": "binary"}),
    "shape": (2,),
    "outputs": 1,
    "loss": Choice("BCEWithLogitsLoss"),
}
SINES = {
    "data": Choice("waves"),
    "shape": (40, 1),
    "outputs": 1,
    "loss": Choice("MSELoss"),
    "metrics": (),
}

CASES: list[tuple[str, Callable[[], Project], str]] = [
    ("DL501", lambda: net(data=None), "Choose a source"),
    ("DL502", lambda: net(data=Choice("table", {"path": "missing.csv"})), "missing.csv"),
    ("DL502", lambda: net(data=Choice("no such source")), "no data source"),
    ("DL504", lambda: net(shape=(1, 9, 9)), "(N, 1, 8, 8) float32"),
    ("DL504", lambda: net(shape=(8, 8)), "(N, 1, 8, 8)"),
    ("DL505", lambda: net(outputs=5), "10 classes"),
    ("DL505", lambda: net(("ReLU", {}), outputs=5), "10 classes"),
    ("DL505", lambda: net(("RMSNorm", {}), ("Mish", {}), outputs=5), "10 classes"),
    ("DL505", lambda: net(**{**SINES, "outputs": 3}), "(N, 1)"),
    ("DL506", lambda: net(loss=Choice("MSELoss")), "does not fit data with several classes"),
    ("DL506", lambda: net(**{**SINES, "loss": Choice("NLLLoss")}), "numbers to predict"),
    ("DL507", lambda: net(SOFTMAX), "applies softmax itself"),
    ("DL508", lambda: net(LOG), "use NLLLoss"),
    ("DL509", lambda: net(loss=Choice("NLLLoss")), "LogSoftmax"),
    ("DL509", lambda: net(SOFTMAX, loss=Choice("NLLLoss")), "LogSoftmax"),
    ("DL510", lambda: net(("Sigmoid", {}), **YES_NO), "applies the sigmoid itself"),
    ("DL531", lambda: net(("ReLU", {})), "cuts them off"),
    ("DL531", lambda: net(("Tanh", {}), **YES_NO), "cuts them off"),
    ("DL511", lambda: net(batch_size=2000), "1257 samples"),
    ("DL512", lambda: net(norm=True, batch_size=1), "2 or more"),
    ("DL513", lambda: net(patience=3, validation_share=0.0), "Early stopping"),
    ("DL514", lambda: net(test_share=0.9, validation_share=0.9), "none is left"),
    ("DL515", lambda: net(epochs=0), "epochs must be"),
    ("DL515", lambda: net(clip_norm=-1.0), "clip_norm must be"),
    ("DL515", lambda: net(optimizer=Choice("Adam", {"lr": -1.0})), "lr must be"),
    ("DL515", lambda: net(optimizer=Choice("SGD", {"nesterov": True})), "nesterov needs"),
    ("DL516", lambda: net(optimizer=Choice("Tiger")), "Tiger"),
    ("DL516", lambda: net(metrics=(Choice("Nothing"),)), "Nothing"),
    ("DL517", lambda: net(**{**SINES, "metrics": (Choice("Accuracy"),)}), "Accuracy"),
    ("DL518", lambda: net(device="mps"), "mps"),
    ("DL519", lambda: net(second=True), "out only"),
    ("DL520", lambda: net(outputs=0), "no weights"),
    ("DL521", lambda: net(SOFTMAX, loss=Choice("FocalLoss")), "takes raw scores"),
    ("DL521", lambda: net(("Sigmoid", {}), **{**YES_NO, "loss": Choice("HingeLoss")}), "squeezes"),
    ("DL522", lambda: net(**{**YES_NO, "loss": Choice("BCELoss")}), "what Sigmoid"),
    ("DL522", lambda: net(**{**SINES, "loss": Choice("KLDivLoss")}), "what LogSoftmax gives"),
    (
        "DL522",
        lambda: net(SOFTMAX, **{**SINES, "loss": Choice("KLDivLoss")}),
        "what LogSoftmax gives",
    ),
    ("DL523", lambda: net(optimizer=Choice("Muon")), "head.bias has 1"),
    (
        "DL524",
        lambda: net(loss=Choice("CrossEntropyLoss", {"weight": (1.0, 2.0)})),
        "2 numbers, but the data has 10 classes",
    ),
]


def found(project: Project) -> tuple[Diagnostic, ...]:
    report = check(project)
    assert report.ok, report.diagnostics
    return readiness(project, report)


@pytest.mark.parametrize(
    "project",
    [
        net(),
        net(LOG, loss=Choice("NLLLoss")),
        net(**POINTS),
        net(**YES_NO),
        net(**SINES),
        net(norm=True),
        net(device="cpu", patience=3, clip_norm=1.0),
    ],
)
def test_a_good_project_is_ready(project: Project) -> None:
    assert found(project) == ()


@pytest.mark.parametrize(("code", "make", "words"), CASES)
def test_a_problem_is_found_in_words(
    code: str, make: Callable[[], Project], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dlstudio.training.readiness.sys.platform", "linux")
    diagnostics = found(make())
    mine = [d for d in diagnostics if d.code == code]
    assert len(mine) == 1, diagnostics
    assert words in mine[0].sentence
    assert mine[0].sentence.endswith(".")
    assert mine[0].severity is READINESS_PROBLEMS[code][2]
    assert "{" not in mine[0].sentence


@pytest.mark.parametrize(("code", "make", "words"), CASES)
def test_every_repair_removes_its_problem(
    code: str, make: Callable[[], Project], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dlstudio.training.readiness.sys.platform", "linux")
    project = make()
    (problem,) = [d for d in found(project) if d.code == code]
    for fix in problem.fixes:
        mended = fix.command.apply(project)
        assert check(mended).ok
        assert problem not in readiness(mended, check(mended)), fix.label
        codes = [d.code for d in readiness(mended, check(mended))]
        assert codes.count(code) == 0 or code in ("DL514",), fix.label


def test_what_can_be_repaired_has_a_repair() -> None:
    without = {"DL502", "DL503", "DL519", "DL520"}
    for code, make, _ in CASES:
        fixes = [d.fixes for d in found(make()) if d.code == code]
        assert code in without or any(fixes), code


def test_the_numbers_of_inputs_and_fields_must_agree() -> None:
    graph = Graph("two")
    first, second = graph.add("Input", shape=(2,)), graph.add("Input", shape=(2,))
    both = graph.add("Add")
    graph.connect(first, both)
    graph.connect(second, both)
    graph.add("Output", source=graph.add("Linear", out_features=2, source=both))
    project = replace(graph.project, data=Choice("two_spirals"))
    assert [d.code for d in found(project)] == ["DL503"]


@pytest.mark.parametrize("target", ["meaning", "next word"])
def test_a_step_behind_the_padding_is_certain_where_the_data_fills_up_there(target: str) -> None:
    project = replace(step_behind_padding(), data=Choice("sentences", {"target": target}))
    report = check(project)
    told = once([*report.diagnostics, *readiness(project, report)])
    padded = [d for d in told if d.code in ("DL217", "DL533")]
    if target == "meaning":
        (problem,) = padded
        assert (problem.code, problem.severity) == ("DL533", Severity.WARNING)
        assert "last_step takes the last step of reader, but the data" in problem.sentence
        mended = problem.fixes[0].command.apply(project)
        assert check(mended).ok
        assert not [d for d in found(mended) if d.code == "DL533"]
    else:  # a text is cut into pieces of one length; nothing is known to be wrong
        assert [d.code for d in padded] == ["DL217"]


def test_errors_come_first_and_every_code_is_raised() -> None:
    ranks = [d.severity for d in found(net(SOFTMAX, outputs=5, batch_size=2000))]
    assert ranks == sorted(ranks, key=[Severity.ERROR, Severity.WARNING, Severity.HINT].index)
    elsewhere = {"DL525", "DL526", "DL527", "DL528"}  # in test_loss_graphs
    elsewhere |= {"DL529", "DL532"}  # in test_layers_apart, test_closures
    assert {code for code, _, _ in CASES} | {"DL503", "DL533"} | elsewhere == set(
        READINESS_PROBLEMS
    )


def test_a_broken_network_is_left_to_check() -> None:
    project = net()
    wire = project.main.edges[0]
    broken = project.with_graph(
        "main", replace(project.main, edges=tuple(e for e in project.main.edges if e != wire))
    )
    report = check(broken)
    assert not report.ok
    assert readiness(broken, report) == ()


@pytest.mark.parametrize("key", KEEP_SIZE)
def test_layers_behind_the_last_linear_keep_its_size(key: str) -> None:
    for example in LAYERS[key].examples:
        assert example.inputs == example.outputs
    (problem,) = [d for d in found(net((key, {}), outputs=5)) if d.code == "DL505"]
    assert str(problem.fixes[0].label) == "Set out_features of head to 10"


@pytest.mark.parametrize(("code", "make", "words"), CASES)
def test_no_repair_of_the_last_layer_brings_another_problem_of_it(
    code: str, make: Callable[[], Project], words: str
) -> None:
    about_last = {"DL507", "DL508", "DL509", "DL510", "DL521", "DL522", "DL531"}
    if code not in about_last:
        return
    project = make()
    before = {d.code for d in found(project)}
    for fix in next(d.fixes for d in found(project) if d.code == code):
        after = {d.code for d in found(fix.command.apply(project))}
        assert not (after - before) & about_last, fix.label


@pytest.mark.parametrize("loss", ["CrossEntropyLoss", "MSELoss", "FocalLoss"])
def test_a_loss_is_called_in_the_language_of_the_sentence(loss: str) -> None:
    for project in (net(outputs=5, loss=Choice(loss)), net(SOFTMAX, loss=Choice(loss))):
        for problem in found(project):
            assert LOSSES[loss].title not in translated(problem.sentence, "zh_CN")
