"""Losses that torch.nn does not have. An exported script carries their very text.

So each class stands alone, formatted for lines of 88, and needs no more than the names that
are imported here. Each is a mean over samples. Loads torch.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn


class FocalLoss(nn.Module):
    """Cross-entropy that counts samples less that are right already (arXiv 1708.02002)."""

    def __init__(self, gamma: float = 2.0) -> None:
        super().__init__()
        self.gamma = gamma

    def forward(self, output: Tensor, target: Tensor) -> Tensor:
        """Return −(1 − p)^gamma·log p of the true class; ``output`` has raw scores."""
        log_p = output.log_softmax(dim=1).gather(1, target.unsqueeze(1))
        wrong = (1.0 - log_p.exp()).clamp(min=1e-6)  # 0 has no slope for gamma < 1
        return -(wrong**self.gamma * log_p).mean()


class BinaryFocalLoss(nn.Module):
    """Binary cross-entropy that counts samples less that are right already."""

    def __init__(self, alpha: float = 0.25, gamma: float = 2.0) -> None:
        super().__init__()
        self.alpha = alpha
        self.gamma = gamma

    def forward(self, output: Tensor, target: Tensor) -> Tensor:
        """Return the mean of share·(1 − p)^gamma·(−log p); ``output`` has raw scores."""
        signed = output * (2.0 * target - 1.0)  # large where it is right
        log_p = nn.functional.logsigmoid(signed)
        wrong = torch.sigmoid(-signed).clamp(min=1e-6)  # 0 has no slope for gamma < 1
        share = self.alpha * target + (1.0 - self.alpha) * (1.0 - target)
        return -(share * wrong**self.gamma * log_p).mean()


class DiceLoss(nn.Module):
    """One minus the Dice overlap of predicted and true classes, a mean over the classes."""

    def __init__(self, smooth: float = 1.0) -> None:
        super().__init__()
        self.smooth = smooth

    def forward(self, output: Tensor, target: Tensor) -> Tensor:
        """Compare raw scores (N, C, …) with classes (N, …), sample by sample."""
        classes = torch.arange(output.shape[1], device=output.device)
        true = target.reshape(len(target), 1, -1) == classes.reshape(1, -1, 1)
        given = output.softmax(dim=1).reshape(true.shape)
        overlap = (given * true).sum(dim=2)
        both = given.sum(dim=2) + true.sum(dim=2)
        return 1.0 - ((2.0 * overlap + self.smooth) / (both + self.smooth)).mean()


class BinaryDiceLoss(nn.Module):
    """One minus the Dice overlap of a predicted and a true mask."""

    def __init__(self, smooth: float = 1.0) -> None:
        super().__init__()
        self.smooth = smooth

    def forward(self, output: Tensor, target: Tensor) -> Tensor:
        """Compare raw scores with zeros and ones, sample by sample."""
        given, true = output.sigmoid().flatten(1), target.flatten(1)
        overlap = (given * true).sum(dim=1)
        both = given.sum(dim=1) + true.sum(dim=1)
        return 1.0 - ((2.0 * overlap + self.smooth) / (both + self.smooth)).mean()


class DiceBCELoss(nn.Module):
    """Binary cross-entropy of every pixel and Dice overlap of the masks in one."""

    def __init__(self, share: float = 0.5, smooth: float = 1.0) -> None:
        super().__init__()
        self.share = share
        self.smooth = smooth

    def forward(self, output: Tensor, target: Tensor) -> Tensor:
        """Compare raw scores with zeros and ones, sample by sample."""
        given, true = output.sigmoid().flatten(1), target.flatten(1)
        overlap = (given * true).sum(dim=1)
        both = given.sum(dim=1) + true.sum(dim=1)
        dice = 1.0 - ((2.0 * overlap + self.smooth) / (both + self.smooth)).mean()
        pixels = nn.functional.binary_cross_entropy_with_logits(output, target)
        return self.share * dice + (1.0 - self.share) * pixels


class TverskyLoss(nn.Module):
    """Dice with a price of its own for false alarms and for misses (arXiv 1706.05721)."""

    def __init__(
        self,
        alpha: float = 0.3,
        beta: float = 0.7,
        smooth: float = 1.0,
    ) -> None:
        super().__init__()
        self.alpha = alpha
        self.beta = beta
        self.smooth = smooth

    def forward(self, output: Tensor, target: Tensor) -> Tensor:
        """Compare raw scores with zeros and ones, sample by sample."""
        given, true = output.sigmoid().flatten(1), target.flatten(1)
        found = (given * true).sum(dim=1)
        alarms = (given * (1.0 - true)).sum(dim=1)
        missed = ((1.0 - given) * true).sum(dim=1)
        all_of_it = found + self.alpha * alarms + self.beta * missed
        return 1.0 - ((found + self.smooth) / (all_of_it + self.smooth)).mean()


class HingeLoss(nn.Module):
    """What a score lacks to be right by a margin, as in support vector machines."""

    def __init__(self, margin: float = 1.0) -> None:
        super().__init__()
        self.margin = margin

    def forward(self, output: Tensor, target: Tensor) -> Tensor:
        """Return the mean of max(0, margin − y·x), with y = −1 for 0 and 1 for 1."""
        return (self.margin - output * (2.0 * target - 1.0)).clamp(min=0.0).mean()


class LogCoshLoss(nn.Module):
    """Squared for small errors, absolute for large ones, smooth everywhere."""

    def forward(self, output: Tensor, target: Tensor) -> Tensor:
        """Return the mean of log cosh(x − t), in a form that cannot overflow."""
        error = output - target
        bent = nn.functional.softplus(-2.0 * error)
        return (error + bent - 0.6931471805599453).mean()  # log 2


class QuantileLoss(nn.Module):
    """Teaches a network to give the value below which a share of the targets lies."""

    def __init__(self, quantile: float = 0.5) -> None:
        super().__init__()
        self.quantile = quantile

    def forward(self, output: Tensor, target: Tensor) -> Tensor:
        """Return the mean of max(q·(t − x), (q − 1)·(t − x))."""
        error = target - output
        below = (self.quantile - 1.0) * error
        return torch.maximum(self.quantile * error, below).mean()
