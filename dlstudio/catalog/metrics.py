"""Metrics: what a person reads beside the loss, by torchmetrics.

``update(predictions, target)`` gets
    classes   probabilities (N, C), target (N,) int64
    binary    probabilities (N, 1), target (N, 1) int64
    numbers   outputs and target as they are, float32
so the loop applies ``LossSpec.activation`` first and turns a binary target into int64.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dlstudio.catalog.losses import BINARY, CLASSES, NUMBERS, Target
from dlstudio.spec.param import OneOf, Param
from dlstudio.spec.spec import Spec


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class MetricSpec(Spec):
    """An entry of the metrics catalogue.

    Args:
        torch_class: such as "torchmetrics.Accuracy".
        tasks: values of ``DataInfo.task`` that it fits.
        higher_is_better: whether a larger value is better.
        fixed: arguments that make this entry what it is ({"squared": False}).
        bounds: the least and the largest value there can be; None for no bound.
    """

    torch_class: str
    tasks: tuple[str, ...]
    higher_is_better: bool
    fixed: Mapping[str, Any] = field(default_factory=dict)
    bounds: tuple[float | None, float | None] = (None, None)

    def arguments(self, values: Mapping[str, Any], info: Target) -> dict[str, Any]:
        """Return the keyword arguments of the constructor for this data."""
        if CLASSES not in self.tasks:
            return dict(self.fixed)
        if info.task == BINARY:
            return {"task": "binary"}
        filled = self.filled(values)
        given: dict[str, Any] = {
            "task": "multiclass",
            "num_classes": len(info.class_names),
        }
        for param in self.params:
            if filled[param.name] != param.default:
                given[param.name] = filled[param.name]
        return given

    def code(self, values: Mapping[str, Any], info: Target) -> str:
        """Write the constructor: ``torchmetrics.Accuracy(task="multiclass", num_classes=10)``."""
        given = self.arguments(values, info)
        parts = [f"{name}={_literal(value)}" for name, value in given.items()]
        return f"{self.torch_class}({', '.join(parts)})"


def _literal(value: Any) -> str:
    """Write a word with the formatter's quotes."""
    return f'"{value}"' if isinstance(value, str) else repr(value)


def _average(default: str, *options: str) -> tuple[Param, ...]:
    return (
        OneOf(
            name="average",
            default=default,
            options=options,
            help="All samples together (micro), mean of the classes (macro), or weighted by size.",
        ),
    )


MICRO = _average("micro", "micro", "macro", "weighted")
MACRO = _average("macro", "macro", "weighted")
SHARE = (0.0, 1.0)


def _metric(key: str, title: str, summary: str, help: str, **fields: Any) -> MetricSpec:
    values = {"torch_class": f"torchmetrics.{key}", **fields}
    return MetricSpec(key=key, title=title, summary=summary, help=help, **values)


def _of_classes(
    key: str,
    title: str,
    summary: str,
    help: str,
    params: tuple[Param, ...],
    page: str = "",
) -> MetricSpec:
    return _metric(
        key,
        title,
        summary,
        help,
        group="Classes",
        tasks=(CLASSES, BINARY),
        higher_is_better=True,
        bounds=SHARE,
        params=params,
        source=_link("classification", page or key.lower()),
    )


def _of_numbers(
    key: str, title: str, summary: str, help: str, page: str, **fields: Any
) -> MetricSpec:
    return _metric(
        key,
        title,
        summary,
        help,
        group="Numbers",
        tasks=(NUMBERS,),
        source=_link("regression", page),
        **{"higher_is_better": False, "bounds": (0.0, None), **fields},
    )


def _link(family: str, page: str) -> str:
    return f"https://lightning.ai/docs/torchmetrics/stable/{family}/{page}.html"


METRIC_ENTRIES = (
    _of_classes(
        "Accuracy",
        "Accuracy",
        "Share of samples whose class is right.",
        "right / all. Misleading when one class is much more frequent: then look at macro, or at "
        "F1.",
        MICRO,
    ),
    _of_classes(
        "Precision",
        "Precision",
        "Of the samples called a class, the share that is of it.",
        "true positives / (true positives + false positives). With micro it equals accuracy.",
        MICRO,
    ),
    _of_classes(
        "Recall",
        "Recall",
        "Of the samples of a class, the share that is found.",
        "true positives / (true positives + false negatives). With micro it equals accuracy.",
        MICRO,
    ),
    _of_classes(
        "F1Score",
        "F1",
        "Precision and recall in one number.",
        "2·precision·recall / (precision + recall). With micro it equals accuracy.",
        MICRO,
        page="f1_score",
    ),
    _of_classes(
        "AUROC",
        "Area under the ROC curve",
        "How well the scores put samples of a class before the others.",
        "The probability that a sample of the class gets a higher score than one of another; 0.5 "
        "is chance.",
        MACRO,
    ),
    _of_numbers(
        "MeanSquaredError",
        "Mean squared error",
        "Mean of the squared errors.",
        "Mean of (x − t)², in squared units of the target.",
        "mean_squared_error",
    ),
    _of_numbers(
        "RootMeanSquaredError",
        "Root mean squared error",
        "Usual size of an error, in units of the target.",
        "√ of the mean of (x − t)².",
        "mean_squared_error",
        torch_class="torchmetrics.MeanSquaredError",
        fixed={"squared": False},
    ),
    _of_numbers(
        "MeanAbsoluteError",
        "Mean absolute error",
        "Mean size of an error, in units of the target.",
        "Mean of |x − t|.",
        "mean_absolute_error",
    ),
    _of_numbers(
        "R2Score",
        "R²",
        "Share of the variation of the target that is explained.",
        "1 − Σ(x − t)² / Σ(t − mean)². 1 is perfect, 0 is as good as the mean, and it may be "
        "negative. Needs at least two samples.",
        "r2_score",
        higher_is_better=True,
        bounds=(None, 1.0),
    ),
)
