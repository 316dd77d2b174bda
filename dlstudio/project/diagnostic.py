"""Severity, Place, Fix, Diagnostic: what is found about a project, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dlstudio.graph.model import Edge, NodeId
from dlstudio.language import Sentence

if TYPE_CHECKING:
    from dlstudio.project.command import Command
    from dlstudio.project.model import Project


class Severity(StrEnum):
    """Errors stop compiling and training; warnings and hints do not."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a finding belongs: a node, its port or parameter, a wire, a training setting."""

    graph: str = "main"
    node: NodeId | None = None
    port: str | None = None
    param: str | None = None
    edge: Edge | None = None
    setting: str | None = None


@dataclass(frozen=True, slots=True)
class Fix:
    """A repair: what the button says, and the command behind it (so it can be undone)."""

    label: Sentence
    command: Command

    def apply(self, project: Project) -> Project:
        """Return the mended project."""
        return self.command.apply(project)


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding. ``code`` is listed in ``validation.problems``."""

    code: str
    severity: Severity
    place: Place
    sentence: Sentence
    fixes: tuple[Fix, ...] = ()

    @property
    def node(self) -> NodeId | None:
        return self.place.node

    @property
    def port(self) -> str | None:
        return self.place.port
