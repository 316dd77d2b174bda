"""SourceSpec: one entry a data source; DataInfo: what it holds, without loading a network.

A source gives whole arrays (the sets of this product fit in memory): named input fields
and one target. numpy is imported by the readers, when data is really read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from dlstudio.spec.spec import Choice, Spec
from dlstudio.spec.tensor_type import TensorType

if TYPE_CHECKING:
    import numpy as np

Found = TypeVar("Found", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class DataInfo:
    """What a source holds; known before (or without) reading the samples.

    Args:
        inputs: input fields by name with their types, batch axis "N" first.
        target: type of the target: ``(N,) int64`` for classes, ``(N, k) float32`` for numbers.
        task: "classes", "binary" (target ``(N, 1) float32`` of 0 and 1) or "numbers".
        class_names: for tasks with classes, index = label.
        samples: how many.
        words: what whole numbers in the inputs stand for, by number; 0 also fills up.
        filled_behind: whether short sentences are filled up behind their last word.
    """

    inputs: Mapping[str, TensorType]
    target: TensorType
    task: str
    class_names: tuple[str, ...] = ()
    samples: int = 0
    words: tuple[str, ...] = ()
    filled_behind: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrays:
    """Everything of a source: numpy arrays with the samples on the first axis.

    ``fingerprint`` is a digest of the contents, for records and for resuming.
    """

    info: DataInfo
    inputs: Mapping[str, np.ndarray]
    target: np.ndarray
    fingerprint: str


class Reading(Protocol[Found]):
    """A function of the values and, for relative paths, the folder of the project."""

    def __call__(self, values: Mapping[str, Any], folder: Path | None = None) -> Found: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSpec(Spec):
    """An entry of the data catalogue.

    Args:
        info: values, folder of the project -> DataInfo; cheap and without numpy for data that
            ships or is made from a seed, reads the file (once) for a person's own; DataError
            if it cannot be known.
        read: values, folder of the project -> Arrays; DataError with a sentence.
        licence: name of licence and attribution, for data that ships.
    """

    info: Reading[DataInfo]
    read: Reading[Arrays]
    licence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """For the data panel: some samples and how many of each class."""

    choice: Choice
    info: DataInfo
    inputs: Mapping[str, np.ndarray] = field(default_factory=dict)
    target: np.ndarray | None = None
    class_counts: tuple[int, ...] = ()
