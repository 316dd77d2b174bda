"""dlstudio layers | templates | datasets | new"""

from __future__ import annotations

import argparse
from typing import Any

from dlstudio.catalog import LAYERS
from dlstudio.cli import OK, Console
from dlstudio.gallery import TEMPLATES, TemplateSpec, template_path
from dlstudio.language import say
from dlstudio.samples import Sample, sample, sample_keys
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
    """List the samples, which train at once, and the architectures of the gallery."""
    samples = [sample(key) for key in sample_keys() if key not in TEMPLATES]
    if console.as_json:
        console.json([*map(_sample_row, samples), *map(_template_row, TEMPLATES.values())])
        return OK
    for s in samples:
        console.line(f"{s.key:<24} {s.title} ({s.parameters:,})")
    for family, specs in TEMPLATES.groups().items():
        console.line(console.words(family))
        for spec in specs:
            console.line(f"  {spec.key:<22} {console.words(spec.title)} ({spec.parameters:,})")
    return OK


def _sample_row(found: Sample) -> dict[str, Any]:
    return {
        "key": found.key,
        "title": found.title,
        "family": "",
        "notes": found.notes,
        "citation": "",
        "data": found.data,
        "parameters": found.parameters,
    }


def _template_row(spec: TemplateSpec) -> dict[str, Any]:
    return {
        "key": spec.key,
        "title": spec.title,
        "family": spec.group,
        "notes": spec.summary,
        "citation": spec.citation,
        "data": spec.data,
        "parameters": spec.parameters,
    }


def new(options: argparse.Namespace, console: Console) -> int:
    """Make a project from a template; a file that is there already is not touched."""
    from dlstudio.errors import ProjectError
    from dlstudio.project.files import load, write_project

    project = load(template_path(options.template))
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
