"""dlstudio check | summary | source: what a project is, without running it."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict

from dlstudio.cli import FAILED, OK, Console
from dlstudio.compiler.compile import source_of
from dlstudio.language import say
from dlstudio.project.diagnostic import Diagnostic
from dlstudio.project.files import load
from dlstudio.project.model import Project
from dlstudio.training.readiness import readiness
from dlstudio.validation.check import check as check_project
from dlstudio.validation.summary import summary as summary_of
from dlstudio.validation.summary import table


def check(options: argparse.Namespace, console: Console) -> int:
    """List the problems; 1 if one of them is an error of the network."""
    project = load(options.file)
    report = check_project(project)
    found = list(report.diagnostics)
    if report.ok and project.data is not None:
        found += readiness(project, report, options.file.resolve().parent)
    if console.as_json:
        console.json(
            {
                "ok": report.ok,
                "parameters": summary_of(project, report).parameters,
                "problems": [_problem(project, d, console) for d in found],
            }
        )
    else:
        for d in found:
            console.line(_line(project, d, console))
        if not found:
            console.line(say("No problems."))
    return OK if report.ok else FAILED


def summary(options: argparse.Namespace, console: Console) -> int:
    """Print rows and totals."""
    project = load(options.file)
    report = check_project(project)
    counted = summary_of(project, report)
    if console.as_json:
        console.json({"ok": report.ok, **asdict(counted)})
    else:
        for line in table(counted):
            console.line(line)
        console.line(
            say(
                "Activations of one sample: {activations} kB; weights: {weights} kB",
                activations=f"{counted.activation_bytes / 1000:,.1f}",
                weights=f"{counted.weight_bytes / 1000:,.1f}",
            )
        )
    for d in report.errors:
        console.complain(_line(project, d, console))
    return OK if report.ok else FAILED


def source(options: argparse.Namespace, console: Console) -> int:
    """Print the Python text."""
    project = load(options.file)
    report = check_project(project)
    if not report.ok:
        for d in report.errors:
            console.complain(_line(project, d, console))
        return FAILED
    sys.stdout.write(source_of(project, report).text)
    return OK


def _problem(project: Project, d: Diagnostic, console: Console) -> dict[str, object]:
    return {
        "code": d.code,
        "severity": str(d.severity),
        "graph": d.place.graph,
        "node": _name(project, d),
        "id": d.place.node,
        "port": d.place.port,
        "param": d.place.param,
        "setting": d.place.setting,
        "sentence": console.words(d.sentence),
        "fixes": [console.words(fix.label) for fix in d.fixes],
    }


def _line(project: Project, d: Diagnostic, console: Console) -> str:
    place = _name(project, d) or d.place.setting or d.place.graph
    return f"{d.severity} {d.code} {place}: {console.words(d.sentence)}"


def _name(project: Project, d: Diagnostic) -> str | None:
    graph = project.graphs.get(d.place.graph)
    node = graph.nodes.get(d.place.node) if graph and d.place.node else None
    return node.name if node else None
