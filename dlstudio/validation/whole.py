"""Whole: rules that look at a network with all its blocks at once, after every graph was walked."""

from __future__ import annotations

from collections.abc import Iterator

from dlstudio.project.diagnostic import Diagnostic
from dlstudio.project.model import Project
from dlstudio.validation import order_blind, unpooling
from dlstudio.validation.report import GraphReport


def look(project: Project, main: GraphReport) -> Iterator[Diagnostic]:
    """Yield what is wrong between layers that lie far apart."""
    yield from unpooling.strangers(project, main)
    yield from order_blind.blind(project, main)
