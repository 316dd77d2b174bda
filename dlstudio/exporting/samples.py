"""Inputs to compare two forms of a network with: seeded, of any batch and length."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from dlstudio.spec.tensor_type import BOOLEAN, INTEGER, TensorType

BATCHES = (1, 2, 5)
LENGTHS = (7, 11)  # of an axis that is a symbol; the second was not used for exporting


def sample_inputs(
    types: Sequence[TensorType], highest: Sequence[int], *, batch: int, length: int
) -> tuple[torch.Tensor, ...]:
    """Return one tensor an input: normal numbers, or whole numbers from 0 to ``highest``."""
    generator = torch.Generator().manual_seed(batch * 1000 + length)
    made = []
    for type, high in zip(types, highest, strict=True):
        sizes = [batch if d == "N" else length if isinstance(d, str) else d for d in type.dims]
        if type.dtype == INTEGER:
            made.append(torch.randint(0, high + 1, sizes, generator=generator))
        elif type.dtype == BOOLEAN:
            made.append(torch.rand(sizes, generator=generator) < 0.5)
        else:
            made.append(torch.randn(sizes, generator=generator))
    return tuple(made)
