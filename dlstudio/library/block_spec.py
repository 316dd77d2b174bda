"""BlockSpec: what is said of a block of the library; its drawing is a block file that ships."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dlstudio.project.block_files import SUFFIX
from dlstudio.resources import resource
from dlstudio.spec.spec import Spec

LIBRARY = "blocks"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class BlockSpec(Spec):
    """A block of the library; ``title`` is its name in a project, ``summary`` its one sentence.

    Args:
        paper: who described it, and where.
        year: when.
    """

    paper: str
    year: int

    @property
    def path(self) -> Path:
        """The block file."""
        return resource(LIBRARY, f"{self.key}{SUFFIX}")

    @property
    def citation(self) -> str:
        """Who and when, in one line."""
        return f"{self.paper} ({self.year})"
