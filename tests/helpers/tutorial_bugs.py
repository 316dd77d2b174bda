"""Shared by the tests of the tutorials' bugs: problems told in both languages, and repairs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dlstudio as dls
from dlstudio.language import translated
from dlstudio.project.diagnostic import Diagnostic
from dlstudio.project.model import Project, TrainSpec
from dlstudio.spec.spec import Choice
from dlstudio.training.readiness import readiness
from dlstudio.validation.check import check


def told(project: Project, code: str) -> list[Diagnostic]:
    """Return the problems of a code, of the drawing or its training, each in both languages."""
    report = check(project)
    found = [*report.diagnostics, *(readiness(project, report) if project.data else ())]
    mine = [problem for problem in found if problem.code == code]
    for problem in mine:
        chinese = translated(problem.sentence, "zh_CN")
        assert any("\u4e00" <= char <= "\u9fff" for char in chinese)
    return mine


def mended(project: Project, code: str) -> Project:
    """Take the first repair of the only problem of a code; it must go."""
    (problem,) = told(project, code)
    done = problem.fixes[0].command.apply(project)
    assert not told(done, code) and check(done).ok
    return done


def net(*layers: tuple[str, dict[str, Any]], shape: tuple[int | str, ...] = (8,)) -> Project:
    graph = dls.Graph("Net")
    at = graph.add("Input", name="x", shape=shape)
    for key, values in layers:
        node = graph.add(key, source=at, **values)
        at = node["output"] if len(graph.ports_of(node)[1]) > 1 else node
    graph.add("Output", name="y", source=at)
    return graph.project


def trained_on(project: Project, data: Choice, loss: str, **settings: Any) -> Project:
    training = replace(TrainSpec(), loss=Choice(loss), metrics=(), **settings)
    return replace(project, data=data, training=training)
