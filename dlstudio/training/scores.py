"""Scores: the metrics of a part of the data, by torchmetrics, and its confusion matrix.

Metrics get what the catalogue promises them: probabilities for classes, numbers as they are.
torchmetrics is imported when the first metric is made. Loads torch.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Sequence
from functools import partial

import torch
from torch import Tensor

from dlstudio.catalog import LOSSES, METRICS
from dlstudio.catalog.loss_spec import LossSpec
from dlstudio.data.source_spec import DataInfo
from dlstudio.project.model import TrainSpec
from dlstudio.spec.spec import Choice
from dlstudio.training import own_metrics

Confusion = tuple[tuple[int, ...], ...]

MOST_CLASSES = 200  # a larger confusion matrix helps nobody and is slow to draw


class Scores:
    """The chosen metrics for one kind of data.

    Args:
        training: its metrics and its loss (which says how to make probabilities).
        info: what the data holds.
        loss: its entry, where it stands in no catalogue.
    """

    def __init__(self, training: TrainSpec, info: DataInfo, loss: LossSpec | None = None) -> None:
        self.names = names_of(training.metrics)
        self._metrics = [_metric(choice, info) for choice in training.metrics]
        self._task = info.task
        self._classes = len(info.class_names)
        spec = loss or LOSSES[training.loss.key]
        self._comparable = spec.measured and not spec.frames
        self._activation = spec.activation_with(training.loss.values, info.task)

    @property
    def has_confusion(self) -> bool:
        """Whether there are classes to confuse."""
        several = self._task != "numbers" and 2 <= self._classes <= MOST_CLASSES
        return several and self._comparable

    def measure(self, output: Tensor, target: Tensor) -> dict[str, float]:
        """Return the metrics by name for all samples of a part together."""
        if not self._metrics:
            return {}
        predictions, wanted = self._prepared(output, target)
        found = {}
        for name, metric in zip(self.names, self._metrics, strict=True):
            with warnings.catch_warnings():
                # A class without samples in a part is told once, when the data is divided.
                warnings.simplefilter("ignore")
                try:
                    found[name] = float(metric(predictions, wanted).mean())  # of the outputs
                except ValueError:  # R² of a single sample is not defined
                    if len(target) > 1:
                        raise
                    found[name] = math.nan
        return found

    def confusion(self, output: Tensor, target: Tensor) -> Confusion:
        """Count true (rows) against predicted classes (columns); empty without classes."""
        if not self.has_confusion or not self._belong(output, target):
            return ()
        if self._task == "binary":
            probability, wanted = self._prepared(output, target)
            called = (probability > 0.5).long()
        else:
            called, wanted = output.argmax(dim=1), target
        pairs = wanted.reshape(-1) * self._classes + called.reshape(-1)
        counts = torch.bincount(pairs, minlength=self._classes**2)
        return tuple(map(tuple, counts.reshape(self._classes, self._classes).tolist()))

    def _belong(self, output: Tensor, target: Tensor) -> bool:
        """Tell whether an output says something of every target; a loss graph may do without."""
        if self._task == "classes":
            return output.shape[:1] + output.shape[2:] == target.shape
        return output.shape == target.shape

    def _prepared(self, output: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
        if self._task == "numbers":
            output = output.exp() if self._activation == "exp" else output
            return output.reshape(len(output), -1), target.reshape(len(target), -1)
        if self._activation == "softmax":
            output = output.softmax(dim=1)
        elif self._activation == "exp":
            output = output.exp()
        elif self._activation == "sigmoid":
            output = output.sigmoid()
        elif self._task == "binary":  # numbers trained towards 0 and 1
            output = output.clamp(0.0, 1.0)
        return output, target.long()


def names_of(metrics: Sequence[Choice]) -> tuple[str, ...]:
    """Return one name a metric: its key, with its values where a key is used twice."""
    keys = [choice.key for choice in metrics]
    names: list[str] = []
    for choice in metrics:
        name = choice.key
        if keys.count(name) > 1 and choice.values:
            name = f"{name} ({', '.join(map(str, choice.values.values()))})"
        number, unique = 2, name
        while unique in names:
            unique, number = f"{name} {number}", number + 1
        names.append(unique)
    return tuple(names)


def _metric(choice: Choice, info: DataInfo) -> Callable[[Tensor, Tensor], Tensor]:
    """Return a metric as a function: its class keeps a state, which costs more than the metric."""
    from torchmetrics import functional

    spec = METRICS[choice.key]
    arguments = spec.arguments(choice.values, info)
    if "task" in arguments:
        arguments["validate_args"] = False  # checked by readiness; costs more than the metric
    # The name comes from our catalogue, never from a file.
    function = getattr(functional if spec.torch_class else own_metrics, spec.function)
    return partial(function, **arguments)
