"""The last step of every reader: dtypes as promised, and a fingerprint of the contents."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from dlstudio.data.source_spec import Arrays, DataInfo
from dlstudio.spec.tensor_type import FLOAT, INTEGER, TensorType

if TYPE_CHECKING:
    import numpy as np

LARGEST_NUMBER = 1e30  # far beyond measured values, and float32 still computes with it


def class_task(target: str) -> tuple[str, TensorType]:
    """Return task and target type of a set with classes: class numbers, or 0 and 1."""
    if target == "binary":
        return "binary", TensorType(("N", 1), FLOAT)
    return "classes", TensorType(("N",), INTEGER)


def finished(info: DataInfo, inputs: Mapping[str, np.ndarray], target: np.ndarray) -> Arrays:
    """Return the arrays in the dtypes and shape of ``info``; binary targets become (N, 1)."""
    import numpy as np

    ready = {
        name: np.ascontiguousarray(inputs[name], dtype=type.dtype)
        for name, type in info.inputs.items()
    }
    shape = (len(target), *map(int, info.target.dims[1:]))
    labels = np.ascontiguousarray(target, dtype=info.target.dtype).reshape(shape)
    return Arrays(info=info, inputs=ready, target=labels, fingerprint=fingerprint(ready, labels))


def fingerprint(inputs: Mapping[str, np.ndarray], target: np.ndarray) -> str:
    """Return a SHA-256 of names, dtypes, shapes and values (little-endian, row by row)."""
    digest = hashlib.sha256()
    for name, array in (*inputs.items(), ("target", target)):
        little = array.astype(array.dtype.newbyteorder("<"), copy=False)
        digest.update(f"{name}:{little.dtype.str}:{little.shape};".encode())
        digest.update(little.data.cast("B"))
    return digest.hexdigest()
