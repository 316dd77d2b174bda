"""Further metrics of numbers and of boxes: scikit-learn, SciPy and hand cases are the judges."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import scipy.spatial.distance
import scipy.stats
import sklearn.metrics
import torch
import torchmetrics.functional.regression

from dlstudio.catalog import METRICS
from dlstudio.project.model import TrainSpec
from dlstudio.spec.spec import Choice
from dlstudio.spec.tensor_type import parse_type
from dlstudio.training.scores import Scores
from tests.helpers.vocabulary import NUMBERS

# What torchmetrics has of numbers and the catalogue has not: the reason.
LEFT_OUT = {
    "continuous_ranked_probability_score": "needs several predictions of each number",
    "jensen_shannon_divergence": "compares distributions; the loss KLDivLoss trains them",
    "kl_divergence": "compares distributions; the loss KLDivLoss trains them",
    "tweedie_deviance_score": "raises where a prediction is not positive",
}


def measured(key: str, given: Any, target: Any, **values: Any) -> float:
    training = TrainSpec(loss=Choice("MSELoss"), metrics=(Choice(key, values),))
    info = replace(NUMBERS, target=parse_type(f"(N, {np.shape(target)[1]})"))
    tensors = (torch.as_tensor(part, dtype=torch.float32) for part in (given, target))
    return Scores(training, info).measure(*tensors)[key]


def test_all_of_torchmetrics_is_there() -> None:
    functions = {spec.function for spec in METRICS.values()}
    theirs = set(torchmetrics.functional.regression.__all__)
    assert theirs - functions == set(LEFT_OUT)


def columns(function: Callable[[Any, Any], float]) -> Callable[[Any, Any], float]:
    return lambda t, x: float(np.mean([function(a, b) for a, b in zip(t.T, x.T, strict=True)]))


def rmse(t: Any, x: Any) -> float:
    return float(np.sqrt(np.square(t - x).mean()))


def success(t: Any, x: Any) -> float:
    there, said = t.ravel() >= 0.5, x.ravel() >= 0.5
    return float(sklearn.metrics.jaccard_score(there, said))


CASES: list[tuple[str, dict[str, Any], Callable[[Any, Any], float]]] = [
    ("MeanSquaredLogError", {}, sklearn.metrics.mean_squared_log_error),
    ("NormalizedRootMeanSquaredError", {}, lambda t, x: rmse(t, x) / t.mean()),
    (
        "NormalizedRootMeanSquaredError",
        {"normalization": "range"},
        lambda t, x: rmse(t, x) / np.ptp(t),
    ),
    (
        "NormalizedRootMeanSquaredError",
        {"normalization": "std"},
        lambda t, x: rmse(t, x) / t.std(),
    ),
    ("RelativeSquaredError", {}, lambda t, x: 1 - sklearn.metrics.r2_score(t, x)),
    ("MinkowskiDistance", {}, lambda t, x: np.linalg.norm((t - x).ravel())),
    (
        "MinkowskiDistance",
        {"p": 3.0},
        lambda t, x: scipy.spatial.distance.minkowski(t.ravel(), x.ravel(), 3),
    ),
    (
        "CosineSimilarity",
        {},
        lambda t, x: sklearn.metrics.pairwise.cosine_similarity(t, x).diagonal().mean(),
    ),
    ("KendallRankCorrCoef", {}, columns(lambda t, x: scipy.stats.kendalltau(t, x)[0])),
    ("CriticalSuccessIndex", {}, success),
]


@pytest.mark.parametrize(("key", "values", "judge"), CASES)
def test_agrees_with_its_judge(
    key: str, values: dict[str, Any], judge: Callable[[Any, Any], float]
) -> None:
    random = np.random.RandomState(3)
    target = random.random_sample((60, 2))
    given = np.abs(target + 0.3 * random.standard_normal(target.shape))
    assert measured(key, given, target, **values) == pytest.approx(judge(target, given), rel=1e-4)


BOXES = [
    ((0, 0, 2, 2), (0, 0, 2, 2), 1.0),
    ((0, 0, 2, 2), (1, 1, 3, 3), 1 / 7),
    ((0, 0, 4, 2), (0, 0, 2, 2), 0.5),
    ((0, 0, 1, 1), (2, 2, 3, 3), 0.0),
    ((2, 2, 0, 0), (0, 0, 2, 2), 0.0),  # the wrong way round
]


def test_overlap_of_boxes_by_hand() -> None:
    for given, true, overlap in BOXES:
        assert measured("BoxIoU", [given], [true]) == pytest.approx(overlap)
    given, true, overlaps = zip(*BOXES, strict=True)
    assert measured("BoxIoU", given, true) == pytest.approx(np.mean(overlaps))
    assert measured("BoxAccuracy", given, true) == pytest.approx(2 / 5)
    assert measured("BoxAccuracy", given, true, iou=0.1) == pytest.approx(3 / 5)


def test_several_boxes_a_sample_count_one_by_one() -> None:
    pairs = BOXES[:2]
    given = [[number for box, _, _ in pairs for number in box]]
    true = [[number for _, box, _ in pairs for number in box]]
    assert measured("BoxIoU", given, true) == pytest.approx((1 + 1 / 7) / 2)


def test_numbers_that_are_no_boxes_have_no_overlap() -> None:
    assert np.isnan(measured("BoxIoU", [[0.0, 1.0, 2.0]], [[0.0, 1.0, 2.0]]))
