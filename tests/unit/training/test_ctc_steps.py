"""Fewer steps than labels: the repairs give back what strides took."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dlstudio.data.source_spec import DataInfo
from dlstudio.project.builder import Graph
from dlstudio.project.diagnostic import Diagnostic
from dlstudio.project.model import Project
from dlstudio.spec.spec import Choice
from dlstudio.spec.tensor_type import parse_type
from dlstudio.training import readiness as module
from dlstudio.validation.check import check
from tests.helpers.losses import SETTINGS


def found(project: Project) -> list[Diagnostic]:
    report = check(project)
    assert report.ok, [str(d.sentence) for d in report.errors]
    return [d for d in module.readiness(project, report) if d.code == "DL527"]


def pooled(*layers: tuple[str, dict[str, Any]]) -> Project:
    """Eight steps of eight numbers that get fewer by some layers, before six labels."""
    graph = Graph("pooled")
    x = graph.add("Input", shape=(1, 8, 8))
    for key, values in layers:
        x = graph.add(key, source=x, **values)
    x = graph.add("Transpose", dim0=1, dim1=2, source=x)
    scores = graph.add(
        "Linear", out_features=10, source=graph.add("Flatten", start_dim=2, source=x)
    )
    graph.add("Output", source=graph.add("LogSoftmax", dim=2, source=scores))
    training = replace(SETTINGS, loss=Choice("PaddedCTCLoss"))
    return replace(graph.project, data=Choice("digits"), training=training)


@pytest.mark.parametrize(
    ("layers", "words"),
    [
        ((("MaxPool2d", {"kernel_size": 2}),), "Set stride of pool1 to 1×2"),
        (
            (("Conv2d", {"out_channels": 2, "kernel_size": 3, "stride": 2, "padding": 1}),),
            "Set stride of conv1 to 1×2",
        ),
        (
            (("Conv2d", {"out_channels": 2, "kernel_size": 1, "stride": (2, 1)}),
             ("AvgPool2d", {"kernel_size": (2, 1)})),
            "Set the strides of pool1, conv1 to 1",
        ),
    ],
)  # fmt: skip
def test_a_stride_less_gives_a_step_a_label(
    monkeypatch: pytest.MonkeyPatch, layers: Any, words: str
) -> None:
    info = DataInfo(
        inputs={"image": parse_type("(N, 1, 8, 8)")},
        target=parse_type("(N, 6) int64"),
        task="classes",
        class_names=tuple("-abcdefghi"),
        samples=100,
    )
    monkeypatch.setattr(module, "describe", lambda *_: info)
    project = pooled(*layers)
    (problem,) = found(project)
    (fix,) = problem.fixes
    assert str(fix.label) == words
    assert found(fix.command.apply(project)) == []
