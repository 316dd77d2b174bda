"""Every metric as a training measures it, against scikit-learn, SciPy or its formula."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import scipy.stats
import sklearn.metrics as judge
import torch
from torch import nn

from dlstudio.catalog import METRICS
from dlstudio.catalog.metrics_numbers import METRICS_OF_NUMBERS
from dlstudio.data.source_spec import DataInfo
from dlstudio.project.model import TrainSpec
from dlstudio.spec.spec import Choice
from dlstudio.spec.tensor_type import TensorType
from dlstudio.training.scores import Scores
from tests.helpers.vocabulary import BINARY, CLASSES, INFOS, NUMBERS, data_for, made

SEVEN = replace(CLASSES, class_names=tuple("abcdefg"))
LOSS = {"classes": "CrossEntropyLoss", "binary": "BCEWithLogitsLoss", "numbers": "MSELoss"}


def measured(
    key: str, values: dict[str, Any], info: DataInfo, outputs: torch.Tensor, target: torch.Tensor
) -> float:
    """The number that a training tells."""
    training = TrainSpec(loss=Choice(LOSS[info.task]), metrics=(Choice(key, values),))
    return Scores(training, info).measure(outputs, target)[key]


# --- the judges ----------------------------------------------------------------------------


def of_numbers(function: Callable[..., Any]) -> Callable[[Any, Any], float]:
    """A judge that knows one column is the mean over the columns."""

    def each(truth: Any, given: Any) -> float:
        pairs = zip(truth.T, given.T, strict=True)
        return float(np.mean([function(t, x) for t, x in pairs]))

    return each


def concordance(t: Any, x: Any) -> float:
    # torchmetrics divides by n − 1
    covariance = np.cov(t, x)
    return 2 * covariance[0, 1] / (covariance[0, 0] + covariance[1, 1] + (t.mean() - x.mean()) ** 2)


NUMBERS_BY: dict[str, Callable[[Any, Any], float]] = {
    "MeanSquaredError": judge.mean_squared_error,
    "RootMeanSquaredError": lambda t, x: np.sqrt(judge.mean_squared_error(t, x)),
    "MeanAbsoluteError": judge.mean_absolute_error,
    "MedianAbsoluteError": judge.median_absolute_error,
    "MaxError": lambda t, x: judge.max_error(t.ravel(), x.ravel()),
    "MeanAbsolutePercentageError": judge.mean_absolute_percentage_error,
    "SymmetricMeanAbsolutePercentageError": lambda t, x: np.mean(
        2 * abs(t - x) / (abs(t) + abs(x))
    ),
    "WeightedMeanAbsolutePercentageError": lambda t, x: abs(t - x).sum() / abs(t).sum(),
    "LogCoshError": lambda t, x: np.log(np.cosh(x - t)).mean(),
    "R2Score": judge.r2_score,
    "ExplainedVariance": judge.explained_variance_score,
    "PearsonCorrCoef": of_numbers(lambda t, x: scipy.stats.pearsonr(t, x)[0]),
    "SpearmanCorrCoef": of_numbers(lambda t, x: scipy.stats.spearmanr(t, x)[0]),
    "ConcordanceCorrCoef": of_numbers(concordance),
}


def calibration(truth: Any, labels: Any, sure: Any, bins: int, norm: str) -> float:
    edges = np.linspace(0, 1, bins + 1)
    place = np.clip(np.digitize(sure, edges) - 1, 0, bins - 1)
    gaps, shares = [], []
    for number in range(bins):
        inside = place == number
        if inside.any():
            gaps.append(abs((truth == labels)[inside].mean() - sure[inside].mean()))
            shares.append(inside.mean())
    gap, share = np.array(gaps), np.array(shares)
    if norm == "max":
        return float(gap.max())
    return float((gap * share).sum() if norm == "l1" else np.sqrt((gap**2 * share).sum()))


def specificity(truth: Any, labels: Any, average: str, binary: bool) -> float:
    tables = judge.multilabel_confusion_matrix(truth, labels)
    tn, fp = tables[:, 0, 0], tables[:, 0, 1]
    if binary:
        return float(tn[1] / (tn[1] + fp[1]))
    if average == "micro":
        return float(tn.sum() / (tn + fp).sum())
    weights = np.bincount(truth) if average == "weighted" else None
    return float(np.average(tn / (tn + fp), weights=weights))


def of_classes(key: str, values: dict[str, Any], given: Any, truth: Any, binary: bool) -> float:
    """The same number from probabilities (N, C), or (N,) for two classes."""
    labels = (given > 0.5).astype(int) if binary else given.argmax(1)
    filled = METRICS[key].filled(values)
    average = filled.get("average")
    how = {"average": "binary" if binary else average, "zero_division": 0}
    both = np.stack([1 - given, given], 1) if binary else given
    ovr = {} if binary else {"average": average, "multi_class": "ovr"}
    rows: dict[str, Callable[[], Any]] = {
        "Accuracy": lambda: (
            judge.accuracy_score(truth, labels)
            if binary or average == "micro"
            else judge.recall_score(truth, labels, **how)  # the mean of the recalls
        ),
        "BalancedAccuracy": lambda: judge.balanced_accuracy_score(truth, labels),
        "TopKAccuracy": lambda: judge.top_k_accuracy_score(truth, given, k=filled["top_k"]),
        "Precision": lambda: judge.precision_score(truth, labels, **how),
        "Recall": lambda: judge.recall_score(truth, labels, **how),
        "Specificity": lambda: specificity(truth, labels, average, binary),
        "F1Score": lambda: judge.f1_score(truth, labels, **how),
        "FBetaScore": lambda: judge.fbeta_score(truth, labels, beta=filled["beta"], **how),
        "AUROC": lambda: judge.roc_auc_score(truth, given, **ovr),
        "AveragePrecision": lambda: judge.average_precision_score(
            truth if binary else np.eye(given.shape[1])[truth], given,
            average=None if binary else average,
        ),
        "CohenKappa": lambda: judge.cohen_kappa_score(
            truth, labels, weights=None if filled["weights"] == "none" else filled["weights"]
        ),
        "MatthewsCorrCoef": lambda: judge.matthews_corrcoef(truth, labels),
        "JaccardIndex": lambda: judge.jaccard_score(truth, labels, **how),
        "HammingDistance": lambda: (
            judge.hamming_loss(truth, labels)
            if binary or average == "micro"
            else 1 - judge.recall_score(truth, labels, **how)
        ),
        "CalibrationError": lambda: calibration(
            truth, labels if not binary else 1, given if binary else both.max(1),
            filled["n_bins"], filled["norm"],
        ),
        "LogLoss": lambda: judge.log_loss(truth, both),
        "Perplexity": lambda: np.exp(judge.log_loss(truth, both)),
        "BrierScore": lambda: (
            judge.brier_score_loss(truth, given)
            if binary
            else ((given - np.eye(given.shape[1])[truth]) ** 2).sum(1).mean()
        ),
    }  # fmt: skip
    return float(rows[key]())


# --- every metric, task and choice -----------------------------------------------------------


def settings_of(key: str, task: str) -> Iterator[dict[str, Any]]:
    """The defaults, and each word and another number of every parameter that matters."""
    yield {}
    for param in METRICS[key].params:
        if task == "binary" and param.name in METRICS[key].several:
            continue
        options = getattr(param, "options", ()) or (2,)
        for option in options:
            if option != param.default:
                yield {param.name: option}


SHAPES = ("MaskIoU", "LabelErrorRate")  # in test_metrics_of_shapes
FURTHER = [spec.key for spec in METRICS_OF_NUMBERS]  # in test_metrics_of_numbers
PLAIN = {key: spec for key, spec in METRICS.items() if key not in (*SHAPES, *FURTHER)}
CASES = [
    pytest.param(key, task, values, id=f"{key}-{task}-{'-'.join(map(str, values.values()))}")
    for key, spec in PLAIN.items()
    for task in spec.tasks
    for values in settings_of(key, task)
]


@pytest.mark.parametrize(("key", "task", "values"), CASES)
def test_metric_agrees_with_its_judge(key: str, task: str, values: dict[str, Any]) -> None:
    torch.manual_seed(1)
    info = SEVEN if task == "classes" else INFOS[task]
    outputs, target = data_for(info, 90)
    found = measured(key, values, info, outputs, target)
    if task == "numbers":
        wanted = float(NUMBERS_BY[key](target.double().numpy(), outputs.double().numpy()))
    elif task == "binary":
        given = outputs.double().sigmoid().ravel().numpy()
        wanted = of_classes(key, values, given, target.long().ravel().numpy(), True)
    else:
        given = outputs.double().softmax(1).numpy()
        wanted = of_classes(key, values, given, target.numpy(), False)
    assert found == pytest.approx(wanted, rel=1e-4, abs=1e-5)
    low, high = METRICS[key].bounds
    assert (low is None or found >= low) and (high is None or found <= high)


@pytest.mark.parametrize("key", [k for k, spec in PLAIN.items() if "classes" in spec.tasks])
def test_pixels_are_samples(key: str) -> None:
    """A metric of masks is that of their pixels one by one."""
    torch.manual_seed(2)
    info = replace(CLASSES, target=TensorType(("N", 3, 4), "int64"))
    outputs, target = torch.randn(4, 3, 3, 4), torch.randint(0, 3, (4, 3, 4))
    flat = outputs.movedim(1, -1).reshape(-1, 3), target.reshape(-1)
    found = measured(key, {}, info, outputs, target)
    assert found == pytest.approx(measured(key, {}, CLASSES, *flat), rel=1e-5)


@pytest.mark.parametrize("key", PLAIN)
def test_better_is_better(key: str) -> None:
    """Perfect predictions give the best value, by the direction that the entry names."""
    spec = METRICS[key]
    info = INFOS[spec.tasks[0]]
    torch.manual_seed(2)
    values = {"top_k": 1} if key == "TopKAccuracy" else {}
    outputs, target = data_for(info, 30)
    good = 30 * nn.functional.one_hot(target, 3).float() if info.task == "classes" else target
    best, other = (measured(key, values, info, x, target) for x in (good, outputs))
    assert (best > other) == spec.higher_is_better
    low, high = spec.bounds
    assert best == pytest.approx(high if spec.higher_is_better else low, abs=1e-5)


def test_with_few_classes_the_top_k_are_all() -> None:
    assert measured("TopKAccuracy", {}, CLASSES, *data_for(CLASSES, 20)) == 1.0


def test_classes_that_are_missing_do_not_count_as_missed() -> None:
    outputs, target = torch.eye(3)[[0, 0, 1]], torch.tensor([0, 1, 1])
    assert measured("BalancedAccuracy", {}, CLASSES, outputs, target) == pytest.approx(0.75)


def test_metric_code() -> None:
    accuracy = METRICS["Accuracy"]
    assert accuracy.code({}, CLASSES) == 'torchmetrics.Accuracy(task="multiclass", num_classes=3)'
    assert accuracy.code({}, BINARY) == 'torchmetrics.Accuracy(task="binary")'
    assert accuracy.code({"average": "macro"}, CLASSES).endswith('average="macro")')
    root = METRICS["RootMeanSquaredError"].code({}, NUMBERS)
    assert root == "torchmetrics.MeanSquaredError(squared=False)"
    assert METRICS["LogLoss"].code({}, CLASSES) == ""


@pytest.mark.parametrize("key", [k for k, spec in METRICS.items() if spec.torch_class])
@pytest.mark.parametrize("task", INFOS)
def test_the_class_of_torchmetrics_gives_the_same(key: str, task: str) -> None:
    """What the code says, in two batches, is what the function gives for all at once."""
    spec, info = METRICS[key], INFOS[task]
    if task not in spec.tasks or key in ("PearsonCorrCoef", "SpearmanCorrCoef",
                                         "ConcordanceCorrCoef", "LogCoshError"):  # fmt: skip
        return  # their classes are told the number of outputs
    if key in ("RelativeSquaredError", "KendallRankCorrCoef"):
        return  # so are these
    if key == "MeanSquaredLogError":
        outputs, target = data_for(info, 20)
        assert np.isnan(measured(key, {}, info, outputs, target))  # no logarithm of these
        return
    torch.manual_seed(5)
    outputs, target = data_for(info, 40)
    metric = made(spec.code({}, info))
    given = {"classes": outputs.softmax(1), "binary": outputs.sigmoid()}.get(task, outputs)
    for part in (slice(0, 25), slice(25, 40)):
        metric.update(given[part], target[part].long() if task == "binary" else target[part])
    found = measured(key, {}, info, outputs, target)
    assert float(metric.compute()) == pytest.approx(found, rel=1e-5)
