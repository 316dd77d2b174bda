"""Whole: rules that look at a network with all its blocks at once, after every graph was walked."""

from __future__ import annotations

from collections.abc import Iterator

from dlstudio.project.diagnostic import Diagnostic
from dlstudio.project.model import Project
from dlstudio.validation import index_range, order_blind, padding_blind, residual, unpooling
from dlstudio.validation.report import GraphReport
from dlstudio.validation.tracing import keys_in


def look(project: Project, main: GraphReport) -> Iterator[Diagnostic]:
    """Yield what is wrong between layers that lie far apart."""
    present = keys_in(project)
    yield from unpooling.strangers(project, main, present)
    yield from index_range.outside(project, main, present)
    yield from residual.repeated(project, main, present)
    yield from order_blind.blind(project, main, present)
    yield from padding_blind.blind(project, main, present)
