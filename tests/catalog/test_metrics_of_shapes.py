"""Masks and rows of labels: hand cases, and scikit-learn where it knows them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import sklearn.metrics
import torch

from dlstudio.data.source_spec import DataInfo
from dlstudio.project.model import TrainSpec
from dlstudio.spec.spec import Choice
from dlstudio.spec.tensor_type import parse_type
from dlstudio.training.own_metrics import edit_distance
from dlstudio.training.scores import Scores
from tests.helpers.vocabulary import BINARY, CLASSES


def measured(info: DataInfo, loss: str, key: str, *tensors: torch.Tensor) -> float:
    training = TrainSpec(loss=Choice(loss), metrics=(Choice(key),))
    return Scores(training, info).measure(*tensors)[key]


def test_overlap_is_a_mean_over_samples() -> None:
    torch.manual_seed(0)
    info = replace(BINARY, target=parse_type("(N, 1, 4, 4)"))
    scores, target = torch.randn(6, 1, 4, 4), torch.randint(0, 2, (6, 1, 4, 4)).float()
    pairs = zip(target.flatten(1).numpy(), (scores > 0).flatten(1).numpy(), strict=True)
    wanted = np.mean([sklearn.metrics.jaccard_score(t, x) for t, x in pairs])
    found = measured(info, "BCEWithLogitsLoss", "MaskIoU", scores, target)
    assert found == pytest.approx(wanted, rel=1e-6)
    empty = torch.full((1, 1, 4, 4), -9.0)
    assert measured(info, "BCEWithLogitsLoss", "MaskIoU", empty, torch.zeros(1, 1, 4, 4)) == 1.0


@pytest.mark.parametrize(
    ("left", "right", "edits"),
    [
        ("kitten", "sitting", 3),
        ("", "abc", 3),
        ("abc", "", 3),
        ("flaw", "lawn", 2),
        ("ab", "ab", 0),
    ],
)
def test_edits_by_hand(left: str, right: str, edits: int) -> None:
    assert edit_distance([*map(ord, left)], [*map(ord, right)]) == edits


def test_rows_of_labels_without_repetitions_and_blanks() -> None:
    """1 1 - 1 2 reads 1 1 2; 3 3 3 - - reads 3: one edit and one edit for five labels."""
    info = replace(CLASSES, target=parse_type("(N, 3) int64"), class_names=tuple("-abc"))
    steps = torch.tensor([[1, 1, 0, 1, 2], [3, 3, 3, 0, 0]])
    output = torch.nn.functional.one_hot(steps, 4).float().mul(9).log_softmax(2)
    target = torch.tensor([[1, 2, 2], [3, 2, 0]])
    found = measured(info, "PaddedCTCLoss", "LabelErrorRate", output, target)
    assert found == pytest.approx(2 / 5)
