"""Losses over several outputs and CTC, against torch or their formulas by hand."""

from __future__ import annotations

import math

import pytest
import torch
from torch import nn
from torch.nn import functional

from dlstudio.catalog import LOSSES
from dlstudio.catalog.loss_spec import TARGET
from dlstudio.spec.spec import Choice
from dlstudio.training.bound import BoundLoss
from dlstudio.training.own_losses_several import listed
from dlstudio.training.vocabulary import make_loss


@pytest.fixture(autouse=True)
def seed() -> None:
    torch.manual_seed(5)


def loss_of(key: str, target: torch.Tensor, *outputs: torch.Tensor, **values: object) -> float:
    """Compute a loss as the loop does."""
    spec = LOSSES[key]
    names = [slot.name for slot in spec.slots]
    places = tuple(None if name == TARGET else names.index(name) for name in spec.order)
    bound = BoundLoss(make_loss(Choice(key, values)), places, spec.form)
    return float(bound(outputs if len(outputs) > 1 else outputs[0], target))


@pytest.mark.parametrize("alpha", [0.0, 0.7, 1.0])
def test_distillation_is_the_formula(alpha: float) -> None:
    """L-07: T 4, KL batchmean × T² + (1 − α) CE, in double precision by plain sums."""
    student, teacher = torch.randn(2, 8, 5, dtype=torch.float64)
    target = torch.randint(0, 5, (8,))
    q, p = (teacher / 4).softmax(1), (student / 4).softmax(1)
    soft = (q * (q / p).log()).sum() / 8 * 4**2
    hard = -student.softmax(1)[range(8), target].log().mean()
    found = loss_of("DistillationLoss", target, student, teacher, alpha=alpha)
    assert found == pytest.approx(float(alpha * soft + (1 - alpha) * hard), abs=1e-7)


def test_no_gradient_reaches_the_teacher() -> None:
    student, teacher = (torch.randn(4, 3, requires_grad=True) for _ in range(2))
    make_loss(Choice("DistillationLoss"))(student, teacher, torch.tensor([0, 1, 2, 0])).backward()
    assert student.grad is not None and teacher.grad is None


def test_variational_autoencoder_by_hand() -> None:
    x, t = torch.randn(2, 4, 6)
    mu, logvar = torch.randn(2, 4, 3)
    normal = torch.distributions.Normal(0.0, 1.0)
    code = torch.distributions.Normal(mu, (logvar / 2).exp())
    far = torch.distributions.kl_divergence(code, normal).sum(1).mean()
    wanted = ((x - t) ** 2).sum(1).mean() + 2.5 * far
    assert loss_of("VAELoss", t, x, mu, logvar, beta=2.5) == pytest.approx(float(wanted), rel=1e-5)
    assert loss_of("GaussianKLLoss", t, mu, logvar) == pytest.approx(float(far), rel=1e-5)
    shares = t.sigmoid()
    pixels = -(shares * x.sigmoid().log() + (1 - shares) * (-x).sigmoid().log())
    found = loss_of("VAELoss", shares, x, mu, logvar, error="bce")
    assert found == pytest.approx(float(pixels.sum(1).mean() + far), rel=1e-5)


@pytest.mark.parametrize("symmetric", [False, True])
def test_contrast_by_hand(symmetric: bool) -> None:
    query, key = torch.randn(2, 5, 4)
    cos = [[float(functional.cosine_similarity(q, k, dim=0)) / 0.2 for k in key] for q in query]

    def one_way(rows: list[list[float]]) -> float:
        each = [-math.log(math.exp(row[i]) / sum(map(math.exp, row))) for i, row in enumerate(rows)]
        return sum(each) / len(each)

    wanted = one_way(cos)
    if symmetric:
        wanted = (wanted + one_way([list(row) for row in zip(*cos, strict=True)])) / 2
    found = loss_of("InfoNCELoss", torch.zeros(5), query, key, temperature=0.2, symmetric=symmetric)
    assert found == pytest.approx(wanted, rel=1e-5)


def test_triplet_by_cosine_is_torchs_with_that_distance() -> None:
    three = torch.randn(3, 6, 4)
    theirs = nn.TripletMarginWithDistanceLoss(
        distance_function=lambda a, b: 1.0 - functional.cosine_similarity(a, b), margin=0.3
    )
    found = loss_of("CosineTripletLoss", torch.zeros(6), *three, margin=0.3)
    assert found == pytest.approx(float(theirs(*three)), rel=1e-6)


def test_signs_and_lists_are_what_torch_wants() -> None:
    yes = torch.tensor([[1.0], [0.0], [1.0]])
    first, second = torch.randn(2, 3, 1)
    sign = torch.tensor([[1.0], [-1.0], [1.0]])
    found = loss_of("MarginRankingLoss", yes, first, second, margin=0.2)
    assert found == pytest.approx(float(nn.MarginRankingLoss(0.2)(first, second, sign)))
    assert loss_of("SoftMarginLoss", yes, first) == pytest.approx(
        float(nn.BCEWithLogitsLoss()(first, yes)), rel=1e-6
    )
    left, right = torch.randn(2, 3, 4)
    cosine = functional.cosine_similarity(left, right)
    wanted = (1 - cosine[0] + cosine[1].clamp(min=0) + 1 - cosine[2]) / 3
    assert loss_of("CosineEmbeddingLoss", yes, left, right) == pytest.approx(float(wanted))
    far = torch.tensor([[0.5], [0.3], [2.0]])
    assert loss_of("HingeEmbeddingLoss", yes, far) == pytest.approx((0.5 + 0.7 + 2.0) / 3)


def test_lists_of_labels_by_hand() -> None:
    target = torch.tensor([[1.0, 0.0, 0.0, 1.0], [0.0, 0.0, 0.0, 0.0]])
    assert listed(target).tolist() == [[0, 3, -1, -1], [-1, -1, -1, -1]]
    x = torch.tensor([[0.1, 0.2, 0.4, 0.8]])
    wanted = ((1 - (0.1 - 0.2)) + (1 - (0.1 - 0.4)) + (1 - (0.8 - 0.2)) + (1 - (0.8 - 0.4))) / 4
    found = loss_of("MultiLabelMarginLoss", target[:1], x)
    assert found == pytest.approx(wanted)  # the example of torch's own page


def test_uncertainty_by_hand() -> None:
    mean, target = torch.randn(2, 5, 2)
    variance = torch.rand(5, 2) + 0.1
    wanted = 0.5 * (variance.log() + (mean - target) ** 2 / variance)
    found = loss_of("GaussianNLLLoss", target, mean, variance)
    assert found == pytest.approx(float(wanted.mean()), rel=1e-5)


def test_ctc_sums_all_ways() -> None:
    """Two steps and one label: blank-label, label-blank and label-label."""
    p = torch.tensor([[[0.5, 0.3, 0.2], [0.6, 0.1, 0.3]]])
    wanted = -math.log(0.5 * 0.1 + 0.3 * 0.6 + 0.3 * 0.1)
    assert loss_of("PaddedCTCLoss", torch.tensor([[1, 0]]), p.log()) == pytest.approx(wanted)


def test_ctc_counts_labels_but_not_the_filling() -> None:
    logits = torch.randn(3, 9, 4).log_softmax(2)
    target = torch.tensor([[1, 2, 3], [2, 0, 0], [3, 3, 0]])
    theirs = nn.CTCLoss()(
        logits.transpose(0, 1), target, torch.tensor([9, 9, 9]), torch.tensor([3, 1, 2])
    )
    assert loss_of("PaddedCTCLoss", target, logits) == pytest.approx(float(theirs), rel=1e-6)
    other = torch.tensor([[0, 1, 2], [1, 3, 3], [2, 2, 3]])  # the blank is the last class
    theirs = nn.CTCLoss(blank=3)(
        logits.transpose(0, 1), other, torch.tensor([9, 9, 9]), torch.tensor([3, 1, 2])
    )
    found = loss_of("PaddedCTCLoss", other, logits, blank=3)
    assert found == pytest.approx(float(theirs), rel=1e-6)


def test_ctc_of_labels_that_do_not_fit() -> None:
    logits, target = torch.randn(1, 2, 4).log_softmax(2), torch.tensor([[1, 2, 3]])
    assert math.isinf(loss_of("PaddedCTCLoss", target, logits))
    assert loss_of("PaddedCTCLoss", target, logits, zero_infinity=True) == 0.0
