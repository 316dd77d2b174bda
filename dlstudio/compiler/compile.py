"""The way from a project to its source and its module, in one call each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlstudio.collector import resting
from dlstudio.compiler.emit import emit
from dlstudio.compiler.plan import lower
from dlstudio.compiler.source import Source
from dlstudio.project.model import Project
from dlstudio.validation.check import check
from dlstudio.validation.report import Report

if TYPE_CHECKING:
    from torch import nn


def source_of(project: Project, report: Report | None = None) -> Source:
    """Write the code of a project; ``report`` saves checking it again.

    Raises:
        CompileError: the project has errors.
    """
    with resting():
        return emit(lower(project, report or check(project)))


def module_of(project: Project) -> nn.Module:
    """Build the network of a project, with fresh weights from torch's generator."""
    from dlstudio.compiler.load import load

    with resting():
        return load(source_of(project))()
