"""dlstudio layers | templates | datasets | new"""

from __future__ import annotations

import argparse
from typing import Any

from dlstudio.catalog import LAYERS
from dlstudio.cli import OK, Console
from dlstudio.language import say
from dlstudio.samples import sample, sample_keys, sample_path
from dlstudio.spec.spec import Spec


def layers(options: argparse.Namespace, console: Console) -> int:
    """List the layer catalogue."""
    if console.as_json:
        console.json([_described(spec, console) for spec in LAYERS.values()])
        return OK
    for group, specs in LAYERS.groups().items():
        console.line(console.words(group))
        for spec in specs:
            console.line(f"  {spec.key:<20} {console.words(spec.summary)}")
    return OK


def datasets(options: argparse.Namespace, console: Console) -> int:
    """List the data sources."""
    from dlstudio.data.sources import SOURCES

    if console.as_json:
        console.json([_described(spec, console) for spec in SOURCES.values()])
        return OK
    for spec in SOURCES.values():
        console.line(f"{spec.key:<16} {console.words(spec.summary)}")
    return OK


def templates(options: argparse.Namespace, console: Console) -> int:
    """List the shipped projects."""
    found = [sample(key) for key in sample_keys()]
    if console.as_json:
        console.json(
            [
                {
                    "key": s.key,
                    "title": s.title,
                    "notes": s.notes,
                    "data": s.data,
                    "parameters": s.parameters,
                }
                for s in found
            ]
        )
        return OK
    for s in found:
        console.line(f"{s.key:<20} {s.title} ({s.parameters:,})")
    return OK


def new(options: argparse.Namespace, console: Console) -> int:
    """Make a project from a template; a file that is there already is not touched."""
    from dlstudio.errors import ProjectError
    from dlstudio.project.files import load, write_project

    project = load(sample_path(options.template))
    if options.output.exists():
        raise ProjectError(say("{path} exists already. Choose another name.", path=options.output))
    write_project(project, options.output)
    console.line(say("Wrote {path}.", path=options.output))
    return OK


def _described(spec: Spec, console: Console) -> dict[str, Any]:
    row: dict[str, Any] = {
        "key": spec.key,
        "title": console.words(spec.title),
        "group": console.words(spec.group),
        "summary": console.words(spec.summary),
        "params": [
            {
                "name": param.name,
                "kind": param.kind,
                "default": param.default,
                "optional": param.optional,
                "unit": param.unit,
                "expected": console.words(param.expected()),
                "help": console.words(param.help),
            }
            for param in spec.params
        ],
        "source": spec.source,
    }
    for side in ("inputs", "outputs"):
        if hasattr(spec, side):
            row[side] = [port.name for port in getattr(spec, side)]
    return row
