"""Losses over several outputs, and CTC, that torch.nn has not or otherwise.

As in ``own_losses`` an exported script carries their very text. Loads torch.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn


class VAELoss(nn.Module):
    """Error of a reconstruction and how far its code is from a standard normal."""

    def __init__(self, beta: float = 1.0, error: str = "mse") -> None:
        super().__init__()
        self.beta = beta
        self.error = error

    def forward(
        self,
        reconstruction: Tensor,
        mu: Tensor,
        logvar: Tensor,
        target: Tensor,
    ) -> Tensor:
        """Return the sum over each sample, a mean over the samples (arXiv 1312.6114)."""
        if self.error == "bce":
            compare = nn.functional.binary_cross_entropy_with_logits
        else:
            compare = nn.functional.mse_loss
        error = compare(reconstruction, target, reduction="sum")
        far = -0.5 * (1.0 + logvar - mu.square() - logvar.exp()).sum()
        return (error + self.beta * far) / len(target)


class GaussianKLLoss(nn.Module):
    """How far the Gaussian of each sample is from the standard normal."""

    def forward(self, mu: Tensor, logvar: Tensor) -> Tensor:
        """Return −½·Σ(1 + logvar − mu² − e^logvar), a mean over samples."""
        return -0.5 * (1.0 + logvar - mu.square() - logvar.exp()).sum() / len(mu)


class DistillationLoss(nn.Module):
    """What a student learns from the labels and from a teacher (arXiv 1503.02531)."""

    def __init__(self, temperature: float = 4.0, alpha: float = 0.7) -> None:
        super().__init__()
        self.temperature = temperature
        self.alpha = alpha

    def forward(self, student: Tensor, teacher: Tensor, target: Tensor) -> Tensor:
        """Compare raw scores (N, C) with those of the teacher and with classes (N,)."""
        soft = nn.functional.kl_div(
            (student / self.temperature).log_softmax(dim=1),
            (teacher.detach() / self.temperature).softmax(dim=1),
            reduction="batchmean",
        )
        hard = nn.functional.cross_entropy(student, target)
        return self.alpha * self.temperature**2 * soft + (1.0 - self.alpha) * hard


class CosineTripletLoss(nn.Module):
    """An anchor must be nearer, by the cosine, to its own kind than to another."""

    def __init__(self, margin: float = 1.0) -> None:
        super().__init__()
        self.margin = margin

    def forward(self, anchor: Tensor, positive: Tensor, negative: Tensor) -> Tensor:
        """Return the mean of max(0, cos(a, n) − cos(a, p) + margin)."""
        near = nn.functional.cosine_similarity(anchor, positive)
        far = nn.functional.cosine_similarity(anchor, negative)
        return (far - near + self.margin).clamp(min=0.0).mean()


class InfoNCELoss(nn.Module):
    """Two views of a sample must find each other in the batch (arXiv 1807.03748)."""

    def __init__(self, temperature: float = 0.1, symmetric: bool = False) -> None:
        super().__init__()
        self.temperature = temperature
        self.symmetric = symmetric

    def forward(self, query: Tensor, key: Tensor) -> Tensor:
        """Compare each vector (N, D) with all keys (N, D); its own is the right one."""
        query = nn.functional.normalize(query, dim=1)
        key = nn.functional.normalize(key, dim=1)
        scores = query @ key.T / self.temperature
        own = torch.arange(len(scores), device=scores.device)
        loss = nn.functional.cross_entropy(scores, own)
        if self.symmetric:
            loss = (loss + nn.functional.cross_entropy(scores.T, own)) / 2.0
        return loss


class PaddedCTCLoss(nn.Module):
    """CTC of log-probabilities (N, T, C) and labels (N, S) filled up with the blank."""

    def __init__(self, blank: int = 0, zero_infinity: bool = False) -> None:
        super().__init__()
        self.blank = blank
        self.zero_infinity = zero_infinity

    def forward(self, output: Tensor, target: Tensor) -> Tensor:
        """Return −log of the probability a label, a mean over samples."""
        counts = (target != self.blank).sum(dim=1)
        steps = torch.full_like(counts, output.shape[1])
        return nn.functional.ctc_loss(
            output.transpose(0, 1),
            target[target != self.blank],
            steps,
            counts,
            blank=self.blank,
            zero_infinity=self.zero_infinity,
        )


def listed(target: Tensor) -> Tensor:
    """Turn zeros and ones (N, C) into lists of the classes that are there, then −1."""
    there, classes = target.sort(dim=1, descending=True, stable=True)
    return torch.where(there > 0.5, classes, -1)
