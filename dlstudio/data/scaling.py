"""Scaling of inputs: ``(x - offset) / scale`` with constants from the training part only.

One pair of constants a feature: a column of a table (axis 1), a feature of a sequence (last
axis), a channel of an image (axis 1). The constants are plain numbers, so that records and
exports can carry them and compute the very same thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

SCALINGS = ("none", "standard", "minmax")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scaling:
    """Constants of one input field.

    Args:
        kind: "standard" (mean 0, deviation 1) or "minmax" (0 to 1).
        axis: the axis that the constants belong to, samples being axis 0.
        offset, scale: one number a feature, float32 values.
    """

    kind: str
    axis: int
    offset: tuple[float, ...]
    scale: tuple[float, ...]

    def apply(self, values: np.ndarray) -> np.ndarray:
        """Return the scaled values, computed in float32."""
        import numpy as np

        shape = [1] * values.ndim
        shape[self.axis] = len(self.offset)
        offset = np.array(self.offset, np.float32).reshape(shape)
        scale = np.array(self.scale, np.float32).reshape(shape)
        return (values - offset) / scale


def fitted(kind: str, training: np.ndarray) -> Scaling | None:
    """Measure the constants on the training samples; None for "none" and whole numbers.

    A feature that is constant there is only moved, not divided by nothing.
    """
    import numpy as np

    if kind == "none" or training.dtype.kind != "f":
        return None
    axis = feature_axis(training.ndim)
    others = tuple(at for at in range(training.ndim) if at != axis)
    if kind == "minmax":
        offset = training.min(axis=others).astype(np.float64)
        scale = training.max(axis=others).astype(np.float64) - offset
        constant = scale == 0
    elif kind == "standard":
        offset = training.mean(axis=others, dtype=np.float64)
        variance = training.var(axis=others, dtype=np.float64)
        # What rounding alone makes of a constant column, as scikit-learn judges it.
        count, eps = training.size // training.shape[axis], np.finfo(np.float64).eps
        constant = variance <= count * eps * variance + (count * offset * eps) ** 2
        scale = np.sqrt(variance)
    else:
        raise ValueError(f"unknown scaling {kind!r}")
    return Scaling(
        kind=kind,
        axis=axis,
        offset=tuple(np.asarray(offset, np.float32).tolist()),
        scale=tuple(np.where(constant, 1.0, scale).astype(np.float32).tolist()),
    )


def feature_axis(rank: int) -> int:
    """Return the axis of the features: the last of a sequence, else the one after the samples."""
    return 2 if rank == 3 else min(1, rank - 1)
