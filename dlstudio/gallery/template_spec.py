"""TemplateSpec: what is said of a template; its drawing is a project file that ships."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dlstudio.resources import resource
from dlstudio.spec.spec import Spec

FOLDERS = {
    "First networks": "first",
    "Convolution": "convolution",
    "Residual networks": "residual",
    "Branches": "branches",
    "Light networks": "light",
    "Segmentation": "segmentation",
    "Sequences": "sequences",
    "Text": "text",
    "Transformers": "transformers",
    "Generative networks": "generative",
    "Several inputs": "inputs",
    "Graphs and experts": "structures",
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TemplateSpec(Spec):
    """An architecture of the gallery; ``summary`` is its one sentence.

    Args:
        paper: who described it, and where.
        year: when.
        parameters: how many it has, exactly.
        data: the source it is set to train on; empty where its data does not ship.
        sample: its file is one of the samples.
        names: (pattern, replacement) pairs that turn the names of torchvision's weights
            into those of this module; empty where torchvision has no such network.
    """

    paper: str
    year: int
    parameters: int
    data: str = ""
    sample: bool = False
    names: tuple[tuple[str, str], ...] = ()

    @property
    def path(self) -> Path:
        """The project file."""
        if self.sample:
            return resource("samples", f"{self.key}.dls")
        return resource("templates", FOLDERS[self.group], f"{self.key}.dls")

    @property
    def citation(self) -> str:
        """Who and when, in one line."""
        return f"{self.paper} ({self.year})"
