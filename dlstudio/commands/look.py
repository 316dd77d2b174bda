"""dlstudio check | summary | source: what a project is, without running it."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from dlstudio.cli import FAILED, OK, Console
from dlstudio.compiler.compile import source_of
from dlstudio.compiler.own_answers import known
from dlstudio.language import Sentence, say
from dlstudio.picturing.tables import layer_table
from dlstudio.project.diagnostic import Diagnostic
from dlstudio.project.files import load, read_project
from dlstudio.project.migrations import VERSION
from dlstudio.project.model import Project
from dlstudio.training.findings import once
from dlstudio.training.readiness import readiness
from dlstudio.validation.check import check as check_project
from dlstudio.validation.summary import Summary, table
from dlstudio.validation.summary import summary as summary_of

if TYPE_CHECKING:
    from dlstudio.measuring.measure import Measured


def check(options: argparse.Namespace, console: Console) -> int:
    """List the problems; 1 if one of them is an error of the network."""
    project, newer = _looked_at(options.file, console)
    report = check_project(project)
    found = list(report.diagnostics)
    if report.ok and project.data is not None:
        folder = options.file.resolve().parent
        found = list(once([*found, *readiness(project, report, folder)]))
    if console.as_json:
        console.json(
            {
                "ok": report.ok,
                **newer,
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
    """Print rows and totals; with --measure what this machine really takes."""
    project, newer = _looked_at(options.file, console)
    report = check_project(project)
    counted = summary_of(project, report, batch=options.batch)
    measured = None
    if options.measure and report.ok:
        from dlstudio.measuring.measure import measure

        measured = measure(project, batch=options.batch, device=options.device)
    if console.as_json:
        found = None if measured is None else asdict(measured)
        console.json({"ok": report.ok, **newer, **asdict(counted), "measured": found})
    elif options.format != "text":
        sys.stdout.write(layer_table(counted, options.format))
    else:
        for line in table(counted):
            console.line(line)
        for sentence in _totals(counted):
            console.line(sentence)
        for line in () if measured is None else _measured(measured, console):
            console.line(line)
    for d in report.errors:
        console.complain(_line(project, d, console))
    return OK if report.ok else FAILED


def _looked_at(path: Path, console: Console) -> tuple[Project, dict[str, int]]:
    """Read a project to look at, also one of a newer version; what JSON says of that.

    Text is only made of files that are understood as a whole: ``source`` refuses the others.
    """
    result = read_project(path, newer=True)
    if result.newer is None:
        return known(result.project), {}
    console.complain(
        say(
            "“{file}” was saved by a newer DL Studio (file version {version}; this one reads up "
            "to {newest}). What follows leaves out what only the newer one knows. Update DL "
            "Studio to see all of it.",
            file=path.name,
            version=result.newer,
            newest=VERSION,
        )
    )
    return result.project, {"newer_version": result.newer}


def _totals(counted: Summary) -> tuple[Sentence, ...]:
    names = ", ".join(counted.uncounted)
    missing = (say("MACs and FLOPs of own layers are not known: {names}", names=names),)
    return (
        *(missing if counted.uncounted else ()),
        say(
            "Activations of one sample: {activations} kB; weights: {weights} kB",
            activations=f"{counted.activation_bytes / 1000:,.1f}",
            weights=f"{counted.weight_bytes / 1000:,.1f}",
        ),
        say(
            "Memory with {batch} {batch:sample|samples}: {training} kB in training, {answering} "
            "kB answering",
            batch=counted.batch,
            training=f"{counted.training_bytes / 1000:,.1f}",
            answering=f"{counted.inference_bytes / 1000:,.1f}",
        ),
    )


def _measured(measured: Measured, console: Console) -> list[str]:
    """Write the times as a table and one sentence."""
    rows = [("layer", "forward ms", "backward ms")]
    rows += [
        (row.name, f"{row.forward * 1000:.3f}", f"{row.backward * 1000:.3f}")
        for row in measured.layers
    ]
    widths = [max(len(row[place]) for row in rows) for place in range(3)]
    lines = [
        f"{name.ljust(widths[0])}  {forward.rjust(widths[1])}  {backward.rjust(widths[2])}"
        for name, forward, backward in rows
    ]
    total = say(
        "Measured on {device} with {batch} {batch:sample|samples}: forward {forward} ms, "
        "backward {backward} ms, "
        "{peak} kB at the peak ({predicted} kB predicted)",
        device=measured.device,
        batch=measured.batch,
        forward=f"{measured.forward * 1000:.2f}",
        backward=f"{measured.backward * 1000:.2f}",
        peak=f"{measured.peak_bytes / 1000:,.1f}",
        predicted=f"{measured.predicted_bytes / 1000:,.1f}",
    )
    return ["", *lines, console.words(total)]


def source(options: argparse.Namespace, console: Console) -> int:
    """Print the Python text."""
    project = known(load(options.file))
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
