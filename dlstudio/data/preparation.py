"""From a choice of data to what a training needs: read, divided, scaled, with warnings.

``prepare`` is what training, evaluation and export call; ``preview`` is for the data panel.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dlstudio.data.scaling import Scaling, fitted
from dlstudio.data.source_spec import Arrays, DataInfo, Preview
from dlstudio.data.sources import read
from dlstudio.data.splits import Parts, class_counts, part_warnings, split
from dlstudio.language import Sentence
from dlstudio.project.model import TrainSpec
from dlstudio.spec.spec import Choice

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """All samples, scaled, and which of them belong to which part.

    Args:
        inputs: by field name, in the order of ``info.inputs``; samples on the first axis.
        scaling: constants by field name, for the fields that were scaled.
        fingerprint: of the data as read, before scaling.
    """

    info: DataInfo
    inputs: Mapping[str, np.ndarray]
    target: np.ndarray
    parts: Parts
    scaling: Mapping[str, Scaling]
    fingerprint: str
    warnings: tuple[Sentence, ...] = ()

    def part(self, name: str) -> tuple[tuple[np.ndarray, ...], np.ndarray]:
        """Return (inputs, target) of "train", "validation" or "test"."""
        places = self.parts.part(name)
        return tuple(array[places] for array in self.inputs.values()), self.target[places]


def prepare(choice: Choice | None, training: TrainSpec, folder: Path | None = None) -> Prepared:
    """Read the data, divide it by the training's seed and shares, scale the inputs.

    Raises:
        DataError: if the data cannot be read or nothing is left for training.
    """
    arrays = read(choice, folder)
    labels = _labels(arrays)
    parts = split(
        len(arrays.target),
        validation_share=training.validation_share,
        test_share=training.test_share,
        seed=training.seed,
        labels=labels if training.stratified else None,
    )
    scaling = {}
    inputs = dict(arrays.inputs)
    for name, array in arrays.inputs.items():
        found = fitted(training.scaling, array[parts.train])
        if found is not None:
            scaling[name] = found
            inputs[name] = found.apply(array)
    return Prepared(
        info=arrays.info,
        inputs=inputs,
        target=arrays.target,
        parts=parts,
        scaling=scaling,
        fingerprint=arrays.fingerprint,
        warnings=part_warnings(parts, labels, arrays.info.class_names),
    )


def preview(choice: Choice, folder: Path | None = None, most: int = 16) -> Preview:
    """Read the data and return up to ``most`` samples, evenly picked, and the class counts."""
    import numpy as np

    arrays = read(choice, folder)
    labels = _labels(arrays)
    count = len(arrays.target)
    places = np.linspace(0, count - 1, min(most, count)).round().astype(np.int64)
    return Preview(
        choice=choice,
        info=arrays.info,
        inputs={name: array[places] for name, array in arrays.inputs.items()},
        target=arrays.target[places],
        class_counts=() if labels is None else class_counts(labels, len(arrays.info.class_names)),
    )


def _labels(arrays: Arrays) -> np.ndarray | None:
    """Return class numbers (samples,), or None when a sample is not of one class."""
    if arrays.info.task == "numbers" or arrays.target.size != len(arrays.target):
        return None
    import numpy as np

    return arrays.target.reshape(-1).astype(np.int64)
