"""ExporterSpec: one entry a way out; Bundle: what it gets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dlstudio.compiler.source import Source
from dlstudio.project.model import Project
from dlstudio.spec.spec import Spec
from dlstudio.spec.tensor_type import TensorType

if TYPE_CHECKING:
    import torch
    from torch import nn


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """A network on its way out.

    Args:
        project, source: the drawing and the one text made from it.
        module: in eval mode, on the CPU, with the weights that leave.
        inputs: types of the arguments of ``forward``, in order.
        highest: by input, the largest whole number that may stand in it (token ids).
        origin: "untrained" or the id of the run that the weights come from.
        folder: of the project, where relative data paths start; None if unknown.
        threads: torch threads of the run; 0 if it was none.
    """

    project: Project
    source: Source
    module: nn.Module
    inputs: tuple[TensorType, ...]
    highest: tuple[int, ...]
    origin: str = "untrained"
    folder: Path | None = None
    threads: int = 0

    @property
    def state(self) -> Mapping[str, torch.Tensor]:
        """Weights and buffers by name."""
        return self.module.state_dict()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExporterSpec(Spec):
    """An entry of the export catalogue.

    Args:
        suffix: of the file; "" for a folder.
        write: bundle, path -> notes for the person; writes ``path`` atomically.
        proof: how a clean process opens it: "python", "torchscript", "export", "weights",
            "project".
        needs_data: whether the project must have a data source.
    """

    suffix: str
    write: Callable[[Bundle, Path], tuple[Any, ...]]
    proof: str
    needs_data: bool = False
