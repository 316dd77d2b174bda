"""Metrics that torchmetrics does not have, or has otherwise. Loads torch.

They get what ``catalog.metrics`` promises: probabilities (N, C, …) and classes (N, …), or
probabilities and zeros and ones of one shape for two classes, or numbers (N, k).
"""

from __future__ import annotations

import torch
from torch import Tensor

from dlstudio.training.detection import mean_average_precision as mean_average_precision


def top_k_accuracy(given: Tensor, target: Tensor, *, top_k: int, num_classes: int) -> Tensor:
    """Return the share of samples whose class is among the k most probable ones."""
    best = given.topk(min(top_k, num_classes), dim=1).indices
    return (best == target.unsqueeze(1)).any(dim=1).float().mean()


def balanced_accuracy(given: Tensor, target: Tensor) -> Tensor:
    """Return the mean of the recalls of the classes that are there."""
    called = (given > 0.5).long() if given.shape == target.shape else given.argmax(dim=1)
    called, target = called.reshape(-1), target.reshape(-1)
    sizes = torch.bincount(target)
    right = torch.bincount(target[called == target], minlength=len(sizes))
    there = sizes > 0
    return (right[there] / sizes[there]).mean()


def log_loss(given: Tensor, target: Tensor) -> Tensor:
    """Return the mean of −log of the probability of the true class."""
    smallest = torch.finfo(given.dtype).eps
    return -_of_truth(given, target).clamp(min=smallest).log().mean()


def perplexity(given: Tensor, target: Tensor) -> Tensor:
    """Return e to the log loss: among how many classes it seems to choose at random."""
    return log_loss(given, target).exp()


def brier_score(given: Tensor, target: Tensor) -> Tensor:
    """Return the mean squared error of the probabilities, summed over classes if several."""
    if given.shape == target.shape:
        return (given - target).square().mean()
    classes = torch.arange(given.shape[1], device=given.device)
    true = target.reshape(len(target), 1, -1) == classes.reshape(1, -1, 1)
    return (given.reshape(true.shape) - true.to(given.dtype)).square().sum(dim=1).mean()


def median_absolute_error(given: Tensor, target: Tensor) -> Tensor:
    """Return the error that half of the errors stay below; a mean over the outputs."""
    errors = (given - target).abs().sort(dim=0).values
    middle = len(errors) // 2
    return ((errors[middle] + errors[~middle]) / 2).mean()


def max_error(given: Tensor, target: Tensor) -> Tensor:
    """Return the largest error of all."""
    return (given - target).abs().max()


def _of_truth(given: Tensor, target: Tensor) -> Tensor:
    """Return the probability that each true class was given."""
    if given.shape == target.shape:
        return torch.where(target == 1, given, 1.0 - given)
    return given.gather(1, target.unsqueeze(1))


def mask_iou(given: Tensor, target: Tensor) -> Tensor:
    """Return the overlap of each pair of masks, 1 where both are empty; a mean over samples."""
    found, true = (given > 0.5).flatten(1), (target == 1).flatten(1)
    both, either = (found & true).sum(dim=1), (found | true).sum(dim=1)
    return torch.where(either > 0, both / either.clamp(min=1), 1.0).mean()


def box_iou(given: Tensor, target: Tensor) -> Tensor:
    """Return the overlap of each pair of boxes (x1, y1, x2, y2), a mean over all of them."""
    return _overlaps(given, target).mean()


def box_accuracy(given: Tensor, target: Tensor, *, iou: float) -> Tensor:
    """Return the share of boxes that overlap at least so much with the true one."""
    return (_overlaps(given, target) >= iou).float().mean()


def _overlaps(given: Tensor, target: Tensor) -> Tensor:
    """Return area in both / area in either, of boxes in (N, 4·k) -> (N·k)."""
    if given.shape[1] % 4:
        return torch.full((1,), torch.nan)  # these numbers are no boxes
    found, true = given.reshape(-1, 2, 2), target.reshape(-1, 2, 2)
    low, high = torch.maximum(found[:, 0], true[:, 0]), torch.minimum(found[:, 1], true[:, 1])
    both = (high - low).clamp(min=0.0).prod(dim=1)
    areas = [(box[:, 1] - box[:, 0]).clamp(min=0.0).prod(dim=1) for box in (found, true)]
    either = areas[0] + areas[1] - both
    return torch.where(either > 0, both / either.clamp(min=1e-12), 0.0)


def label_error_rate(given: Tensor, target: Tensor, *, blank: int) -> Tensor:
    """Return edits a label: given (N, T, C), target (N, S) filled up with the blank."""
    edits = labels = 0
    for row, wanted in zip(given.argmax(dim=2), target.tolist(), strict=True):
        said = [label for label in row.unique_consecutive().tolist() if label != blank]
        true = [label for label in wanted if label != blank]
        edits += edit_distance(said, true)
        labels += len(true)
    return torch.tensor(edits / max(labels, 1))


def edit_distance(left: list[int], right: list[int]) -> int:
    """Return how many labels must be changed, put in or taken out to turn one into the other."""
    row = list(range(len(right) + 1))
    for place, label in enumerate(left, start=1):
        before, row[0] = row[0], place
        for column, other in enumerate(right, start=1):
            best = min(before + (label != other), row[column] + 1, row[column - 1] + 1)
            before, row[column] = row[column], best
    return row[-1]
