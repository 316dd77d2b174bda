"""Inputs that suit a project: floats from a seed, whole numbers small enough for any table."""

from __future__ import annotations

import torch

from dlstudio.catalog import LAYERS
from dlstudio.project.model import Project

TABLE = 2
FREE_LENGTH = 7


def inputs_of(project: Project, batch: int) -> list[torch.Tensor]:
    """Return one batch for every Input, in order."""
    found = []
    for node in project.main.of_layer("Input"):
        values = LAYERS["Input"].filled(node.layer.values)
        sizes = [size if isinstance(size, int) else FREE_LENGTH for size in values["shape"]]
        dtype = getattr(torch, values["dtype"])
        shape = (batch, *sizes)
        if dtype == torch.bool:
            found.append(torch.zeros(shape, dtype=dtype))
        elif dtype.is_floating_point:
            found.append(torch.rand(shape, dtype=dtype))
        else:
            found.append(torch.randint(0, TABLE, shape, dtype=dtype))
    return found
