"""Every metric against scikit-learn, for every task and average."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import sklearn.metrics
import torch
from torch import nn

from dlstudio.catalog import METRICS
from dlstudio.data.source_spec import DataInfo
from tests.helpers.vocabulary import BINARY, CLASSES, INFOS, NUMBERS, data_for, made


def judged(key: str, info: DataInfo, values: dict[str, Any], predicted: Any, target: Any) -> float:
    """The same number by scikit-learn."""
    if info.task == "numbers":
        function = {
            "MeanSquaredError": sklearn.metrics.mean_squared_error,
            "RootMeanSquaredError": sklearn.metrics.root_mean_squared_error,
            "MeanAbsoluteError": sklearn.metrics.mean_absolute_error,
            "R2Score": sklearn.metrics.r2_score,
        }[key]
        if key == "RootMeanSquaredError":  # over all numbers, not a mean of roots
            return float(np.sqrt(sklearn.metrics.mean_squared_error(target, predicted)))
        return float(function(target, predicted))
    average = values.get("average", METRICS[key].param("average").default)
    if key == "AUROC":
        if info.task == "binary":
            return float(sklearn.metrics.roc_auc_score(target.ravel(), predicted.ravel()))
        return float(
            sklearn.metrics.roc_auc_score(target, predicted, average=average, multi_class="ovr")
        )
    binary = info.task == "binary"
    labels = (predicted.ravel() > 0.5).astype(int) if binary else predicted.argmax(1)
    truth = target.ravel()
    how = {"average": "binary" if binary else average, "zero_division": 0}
    match key:
        case "Accuracy" if binary or average == "micro":
            return float(sklearn.metrics.accuracy_score(truth, labels))
        case "Accuracy":  # the mean of the recalls
            return float(sklearn.metrics.recall_score(truth, labels, **how))
        case "Precision":
            return float(sklearn.metrics.precision_score(truth, labels, **how))
        case "Recall":
            return float(sklearn.metrics.recall_score(truth, labels, **how))
        case "F1Score":
            return float(sklearn.metrics.f1_score(truth, labels, **how))
    raise KeyError(key)


def metric_cases() -> list[Any]:
    return [
        pytest.param(spec.key, task, average, id=f"{spec.key}-{task}-{average}")
        for spec in METRICS.values()
        for task in spec.tasks
        for average in (spec.param("average").options if task == "classes" else (None,))
    ]


@pytest.mark.parametrize(("key", "task", "average"), metric_cases())
def test_metric_agrees_with_scikit_learn(key: str, task: str, average: str | None) -> None:
    torch.manual_seed(1)
    info, spec = INFOS[task], METRICS[key]
    values = {"average": average} if average else {}
    metric = made(spec.code(values, info))
    seen: list[tuple[Any, Any]] = []
    for samples in (40, 17):  # two batches of different size
        outputs, target = data_for(info, samples)
        predicted = {"classes": outputs.softmax(1), "binary": outputs.sigmoid()}.get(task, outputs)
        target = target.long() if task == "binary" else target
        metric.update(predicted, target)
        seen.append((predicted.numpy(), target.numpy()))
    predicted, target = (np.concatenate(part) for part in zip(*seen, strict=True))
    result = metric.compute()
    assert result.ndim == 0
    assert float(result) == pytest.approx(judged(key, info, values, predicted, target), abs=1e-5)
    low, high = spec.bounds
    assert (low is None or result >= low) and (high is None or result <= high)


def test_metric_code() -> None:
    accuracy = METRICS["Accuracy"]
    assert accuracy.code({}, CLASSES) == 'torchmetrics.Accuracy(task="multiclass", num_classes=3)'
    assert accuracy.code({}, BINARY) == 'torchmetrics.Accuracy(task="binary")'
    assert accuracy.code({"average": "macro"}, CLASSES).endswith('average="macro")')
    root = METRICS["RootMeanSquaredError"].code({}, NUMBERS)
    assert root == "torchmetrics.MeanSquaredError(squared=False)"


@pytest.mark.parametrize("key", METRICS)
def test_better_is_better(key: str) -> None:
    """Perfect predictions give the best value, by the direction that the entry names."""
    spec = METRICS[key]
    info = INFOS[spec.tasks[0]]
    torch.manual_seed(2)
    outputs, target = data_for(info, 30)
    good = nn.functional.one_hot(target, 3).float() if info.task == "classes" else target
    bad = outputs.softmax(1) if info.task == "classes" else outputs
    results = []
    for predicted in (good, bad):
        metric = made(spec.code({}, info))
        metric.update(predicted, target)
        results.append(float(metric.compute()))
    assert (results[0] > results[1]) == spec.higher_is_better
