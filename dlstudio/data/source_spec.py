"""SourceSpec: one entry a data source; DataInfo: what it holds, without loading a network.

A source gives whole arrays (the sets of this product fit in memory): named input fields
and one target. numpy is imported by the readers, when data is really read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dlstudio.spec.spec import Choice, Spec
from dlstudio.spec.tensor_type import TensorType

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, slots=True, kw_only=True)
class DataInfo:
    """What a source holds; known before (or without) reading the samples.

    Args:
        inputs: input fields by name with their types, batch axis "N" first.
        target: type of the target: ``(N,) int64`` for classes, ``(N, k) float32`` for numbers.
        task: "classes", "binary" (target ``(N, 1) float32`` of 0 and 1) or "numbers".
        class_names: for tasks with classes, index = label.
        samples: how many.
    """

    inputs: Mapping[str, TensorType]
    target: TensorType
    task: str
    class_names: tuple[str, ...] = ()
    samples: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrays:
    """Everything of a source: numpy arrays with the samples on the first axis.

    ``fingerprint`` is a digest of the contents, for records and for resuming.
    """

    info: DataInfo
    inputs: Mapping[str, np.ndarray]
    target: np.ndarray
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSpec(Spec):
    """An entry of the data catalogue.

    Args:
        info: values -> DataInfo; cheap, no torch, no numpy; DataError if it cannot be known.
        read: values, folder of the project -> Arrays; DataError with a sentence.
        licence: name of licence and attribution, for data that ships.
    """

    info: Callable[[Mapping[str, Any]], DataInfo]
    read: Callable[[Mapping[str, Any], Path | None], Arrays]
    licence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """For the data panel: some samples and how many of each class."""

    choice: Choice
    info: DataInfo
    inputs: Mapping[str, np.ndarray] = field(default_factory=dict)
    target: np.ndarray | None = None
    class_counts: tuple[int, ...] = ()
