"""Mean average precision: hand-derived numbers, and counting as slow as the rules are written.

It was also held to pycocotools 2.0.11 on sixty random sets of boxes: the largest difference was
4e-16.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch

from dlstudio.data.source_spec import DataInfo
from dlstudio.project.builder import Graph
from dlstudio.project.model import Project, TrainSpec
from dlstudio.spec.spec import Choice
from dlstudio.spec.tensor_type import parse_type
from dlstudio.training.readiness import readiness
from dlstudio.training.scores import Scores
from dlstudio.validation.check import check
from tests.helpers.vocabulary import NUMBERS

KEY = "MeanAveragePrecision"
HERE, NONE = (0.0, 0.0, 10.0, 10.0), (0.0, 0.0, 0.0, 0.0)
HALF = (0.0, 0.0, 10.0, 5.0)  # covers half of HERE and nothing else: an overlap of 0.5
AWAY = (20.0, 20.0, 30.0, 30.0)


def measured(given: Any, target: Any, **values: Any) -> float:
    training = TrainSpec(loss=Choice("MSELoss"), metrics=(Choice(KEY, values),))
    info: DataInfo = replace(NUMBERS, target=parse_type(f"(N, {np.shape(target)[1]})"))
    tensors = (torch.as_tensor(part, dtype=torch.float64) for part in (given, target))
    return Scores(training, info).measure(*tensors)[KEY]


def row(*boxes: tuple[tuple[float, ...], float]) -> list[float]:
    return [number for box, score in boxes for number in (*box, score)]


def test_what_is_found_exactly_is_one() -> None:
    target = [row((HERE, 1)), row((AWAY, 1)), row((NONE, 0))]
    given = [row((HERE, 0.9)), row((AWAY, 0.3)), row((HERE, 0.1))]
    assert measured(given, target) == 1.0


def test_a_surer_false_alarm_costs_by_hand() -> None:
    """One of two is found, behind a false alarm: precision 1/2 up to a recall of 1/2."""
    target = [row((HERE, 1)), row((HERE, 1)), row((NONE, 0))]
    given = [row((HERE, 0.6)), row((AWAY, 0.5)), row((HERE, 0.9))]
    # Recalls 0, 0.01 … 0.50 are 51 of 101 places.
    assert measured(given, target) == pytest.approx(51 / 101 * 1 / 2, abs=1e-12)


def test_a_loose_box_is_found_at_one_of_ten_overlaps() -> None:
    target, given = [row((HERE, 1))], [row((HALF, 0.9))]
    assert measured(given, target, iou="0.50") == 1.0
    assert measured(given, target, iou="0.75") == 0.0
    assert measured(given, target) == pytest.approx(0.1, abs=1e-12)


def test_one_object_is_found_once() -> None:
    """Two boxes on one object: the surer one finds it, the other is a false alarm."""
    target = [row((HERE, 1), (AWAY, 1))]
    twice = [row((HERE, 0.9), (HERE, 0.8))]
    assert measured(twice, target) == pytest.approx(51 / 101, abs=1e-12)


def test_classes_count_alike_and_those_that_are_not_there_do_not() -> None:
    target = [[*HERE, 1, 0, 0], [*AWAY, 0, 1, 0]]
    given = [[*HERE, 0.9, 0.1, 0.8], [*HERE, 0.2, 0.9, 0.7]]
    # The first class is found, the second is not; nothing is of the third.
    assert measured(given, target, classes=3) == pytest.approx(1 / 2)


def test_nothing_to_find_and_rows_that_are_no_boxes() -> None:
    assert np.isnan(measured([row((HERE, 0.9))], [row((NONE, 0))]))
    assert np.isnan(measured([[0.0, 1.0, 2.0]], [[0.0, 1.0, 2.0]]))
    assert measured([[float("nan")] * 5], [row((HERE, 1))]) == 0.0


def overlap(one: Any, other: Any) -> float:
    sides = [min(one[i + 2], other[i + 2]) - max(one[i], other[i]) for i in (0, 1)]
    both = max(sides[0], 0.0) * max(sides[1], 0.0)
    areas = [max(b[2] - b[0], 0.0) * max(b[3] - b[1], 0.0) for b in (one, other)]
    return both / (sum(areas) - both) if both else 0.0


def counted(given: Any, target: Any, kind: int, least: float) -> float:
    """Average precision by the rules: the surest first, each takes the best that is left."""
    truths = [[box for box in sample if box[4 + kind] == 1] for sample in target]
    guesses = [(-box[4 + kind], n, box) for n, sample in enumerate(given) for box in sample]
    total, right, points = sum(map(len, truths)), 0, []
    for place, (_, sample, box) in enumerate(sorted(guesses, key=lambda g: g[:2]), start=1):
        left = truths[sample]
        best = max(range(len(left)), key=lambda i: overlap(box, left[i]), default=None)
        if best is not None and overlap(box, left[best]) >= least:
            left.pop(best)
            right += 1
        points.append((right / total, right / place))
    read = [max((p for r, p in points if r >= x * 0.01), default=0.0) for x in range(101)]
    return sum(read) / 101


@pytest.mark.parametrize(
    ("seed", "boxes", "classes"), [*itertools.product(range(4), (1, 3), (1, 4))]
)
def test_it_counts_as_the_rules_say(seed: int, boxes: int, classes: int) -> None:
    random = np.random.RandomState(seed)
    corner = 20 * random.random_sample((12, boxes, 2))
    box = np.concatenate([corner, corner + 3 + 9 * random.random_sample(corner.shape)], axis=2)
    kind = random.randint(0, classes + 1, (12, boxes))  # the last one is nothing
    there = np.eye(classes + 1)[kind][:, :, :classes]
    target = np.concatenate([box, there], axis=2)
    moved = box + 0.8 * random.standard_normal(box.shape)
    scores = 0.5 * there + random.random_sample(there.shape)
    given = np.concatenate([moved, scores], axis=2)[:, random.permutation(boxes)]
    for least in ("0.50", "0.75"):
        each = [
            counted(given.tolist(), target.tolist(), number, float(least))
            for number in range(classes)
            if there[:, :, number].any()
        ]
        found = measured(given.reshape(12, -1), target.reshape(12, -1), classes=classes, iou=least)
        assert found == pytest.approx(np.mean(each), abs=1e-9)


def shapes(target: str, width: int, metric: Choice) -> Project:
    graph = Graph("net")
    at = graph.add("Flatten", source=graph.add("Input", shape=(3, 32, 32)))
    graph.add("Output", source=graph.add("Linear", out_features=width, source=at))
    training = TrainSpec(loss=Choice("MSELoss"), metrics=(metric,), stratified=False)
    return replace(graph.project, data=Choice("shapes", {"target": target}), training=training)


def test_data_without_such_boxes_is_told_and_mended() -> None:
    project = shapes("boxes and classes", 14, Choice(KEY, {"iou": "0.75"}))
    (found,) = readiness(project, check(project))
    assert found.code == "DL517"
    assert "boxes of 5 numbers each, but a target of this data has 14 numbers" in str(
        found.sentence
    )
    assert str(found.fixes[0].label) == "Set classes to 10"
    mended, *removed = [fix.command.apply(project) for fix in found.fixes]
    assert mended.training.metrics == (Choice(KEY, {"iou": "0.75", "classes": 10}),)
    for each in (mended, *removed):
        assert readiness(each, check(each)) == ()


@pytest.mark.parametrize(("target", "metric"), [("boxes", KEY), ("boxes and classes", "BoxIoU")])
def test_a_metric_of_other_boxes_can_be_taken_out(target: str, metric: str) -> None:
    project = shapes(target, 4 if target == "boxes" else 14, Choice(metric))
    (found,) = readiness(project, check(project))
    assert found.code == "DL517"
    mended = found.fixes[-1].command.apply(project)
    assert mended.training.metrics == () and readiness(mended, check(mended)) == ()


def test_boxes_alone_suit_the_overlap() -> None:
    project = shapes("boxes", 4, Choice("BoxIoU"))
    assert readiness(project, check(project)) == ()
