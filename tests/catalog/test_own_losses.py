"""Losses that torch does not have, against torch, scikit-learn or their formulas by hand."""

from __future__ import annotations

import inspect
from types import ModuleType

import black
import numpy as np
import pytest
import sklearn.metrics
import torch
from torch import nn

from dlstudio.catalog import LOSSES
from dlstudio.spec.spec import Choice
from dlstudio.training import own_losses, own_losses_several, own_optimizers, own_schedules
from dlstudio.training.vocabulary import LOSS_CLASSES, make_loss


@pytest.fixture(autouse=True)
def seed() -> None:
    torch.manual_seed(4)


def test_focal_without_gamma_is_cross_entropy() -> None:
    scores, target = torch.randn(6, 3), torch.randint(0, 3, (6,))
    focal = make_loss(Choice("FocalLoss", {"gamma": 0.0}))
    torch.testing.assert_close(focal(scores, target), nn.CrossEntropyLoss()(scores, target))
    pixels, masks = torch.randn(2, 3, 4, 4), torch.randint(0, 3, (2, 4, 4))
    torch.testing.assert_close(focal(pixels, masks), nn.CrossEntropyLoss()(pixels, masks))


def test_focal_by_hand() -> None:
    scores = torch.tensor([[0.8, 0.2], [0.4, 0.6]]).log()
    loss = make_loss(Choice("FocalLoss"))(scores, torch.tensor([0, 0]))
    wanted = -(0.2**2 * np.log(0.8) + 0.6**2 * np.log(0.4)) / 2
    assert loss.item() == pytest.approx(wanted, rel=1e-5)


def test_binary_focal_without_gamma_is_half_the_cross_entropy() -> None:
    scores, target = 3 * torch.randn(7, 1), torch.randint(0, 2, (7, 1)).float()
    focal = make_loss(Choice("BinaryFocalLoss", {"alpha": 0.5, "gamma": 0.0}))
    plain = nn.BCEWithLogitsLoss()(scores, target)
    torch.testing.assert_close(focal(scores, target), plain / 2)


def test_binary_focal_by_hand() -> None:
    scores, target = torch.tensor([[1.5], [-0.5]]), torch.tensor([[1.0], [1.0]])
    p = 1 / (1 + np.exp([-1.5, 0.5]))
    wanted = (-0.25 * (1 - p) ** 2 * np.log(p)).mean()
    loss = make_loss(Choice("BinaryFocalLoss"))(scores, target)
    assert loss.item() == pytest.approx(wanted, rel=1e-5)


@pytest.mark.parametrize("key", ["FocalLoss", "BinaryFocalLoss"])
@pytest.mark.parametrize("gamma", [0.0, 0.5, 2.0])
def test_focal_has_a_slope_where_it_is_sure(key: str, gamma: float) -> None:
    """At p = 1 the power of 1 − p must not give an infinite slope."""
    binary = key == "BinaryFocalLoss"
    scores = (torch.tensor([[90.0]]) if binary else torch.tensor([[90.0, 0.0]])).requires_grad_()
    target = torch.ones(1, 1) if binary else torch.zeros(1, dtype=torch.long)
    make_loss(Choice(key, {"gamma": gamma}))(scores, target).backward()
    assert scores.grad is not None and torch.isfinite(scores.grad).all()


def masks() -> tuple[torch.Tensor, torch.Tensor]:
    """Scores so sure that their sigmoid is a mask of zeros and ones, and a true mask."""
    return 200 * (torch.rand(3, 1, 6, 6) - 0.5).sign(), torch.randint(0, 2, (3, 1, 6, 6)).float()


def test_dice_of_sure_masks_is_the_f1_of_their_pixels() -> None:
    scores, target = masks()
    loss = make_loss(Choice("BinaryDiceLoss", {"smooth": 1e-6}))(scores, target)
    found = (scores > 0).flatten(1).numpy()
    f1 = [
        sklearn.metrics.f1_score(t, f)
        for t, f in zip(target.flatten(1).numpy(), found, strict=True)
    ]
    assert 1 - loss.item() == pytest.approx(np.mean(f1), abs=1e-5)


def test_tversky_holds_dice_and_jaccard() -> None:
    scores, target = masks()
    same = make_loss(Choice("BinaryDiceLoss", {"smooth": 1e-6}))(scores, target)
    half = {"alpha": 0.5, "beta": 0.5, "smooth": 1e-6}
    torch.testing.assert_close(make_loss(Choice("TverskyLoss", half))(scores, target), same)
    whole = {"alpha": 1.0, "beta": 1.0, "smooth": 1e-6}
    jaccard = [
        sklearn.metrics.jaccard_score(t, f)
        for t, f in zip(target.flatten(1).numpy(), (scores > 0).flatten(1).numpy(), strict=True)
    ]
    loss = make_loss(Choice("TverskyLoss", whole))(scores, target)
    assert 1 - loss.item() == pytest.approx(np.mean(jaccard), abs=1e-5)
    dearer = make_loss(Choice("TverskyLoss", {"beta": 5.0}))(scores, target)
    assert dearer > make_loss(Choice("TverskyLoss", {"beta": 0.5}))(scores, target)


def test_dice_and_cross_entropy_is_their_mixture() -> None:
    scores, target = torch.randn(3, 1, 4, 4), torch.randint(0, 2, (3, 1, 4, 4)).float()
    dice = make_loss(Choice("BinaryDiceLoss"))(scores, target)
    plain = nn.BCEWithLogitsLoss()(scores, target)
    mixed = make_loss(Choice("DiceBCELoss", {"share": 0.25}))(scores, target)
    torch.testing.assert_close(mixed, 0.25 * dice + 0.75 * plain)


@pytest.mark.parametrize("shape", [(), (5, 5)])
def test_dice_of_classes_is_the_mean_of_the_dice_of_each(shape: tuple[int, ...]) -> None:
    scores, target = torch.randn(2, 3, *shape), torch.randint(0, 3, (2, *shape))
    p, loss = scores.softmax(1), make_loss(Choice("DiceLoss"))(scores, target)
    each = []
    for sample in range(2):
        for label in range(3):
            given, true = p[sample, label], (target[sample] == label).float()
            each.append((2 * (given * true).sum() + 1) / (given.sum() + true.sum() + 1))
    torch.testing.assert_close(loss, 1 - torch.stack(each).mean())


def test_hinge_is_scikit_learns() -> None:
    scores, target = torch.randn(9, 1), torch.randint(0, 2, (9, 1)).float()
    wanted = sklearn.metrics.hinge_loss(target.ravel(), scores.ravel(), labels=[0, 1])
    assert make_loss(Choice("HingeLoss"))(scores, target).item() == pytest.approx(wanted, rel=1e-5)


def test_quantile_is_scikit_learns() -> None:
    scores, target = torch.randn(9, 1), torch.randn(9, 1)
    loss = make_loss(Choice("QuantileLoss", {"quantile": 0.9}))(scores, target)
    wanted = sklearn.metrics.mean_pinball_loss(target.ravel(), scores.ravel(), alpha=0.9)
    assert loss.item() == pytest.approx(wanted, rel=1e-5)


def test_log_cosh_by_numpy_and_without_overflow() -> None:
    scores, target = 3 * torch.randn(9, 2), torch.randn(9, 2)
    wanted = np.log(np.cosh((scores - target).double().numpy())).mean()
    loss = make_loss(Choice("LogCoshLoss"))
    assert loss(scores, target).item() == pytest.approx(wanted, rel=1e-5)
    far = loss(torch.tensor([[1e4], [-1e4]]), torch.zeros(2, 1)).item()
    assert far == pytest.approx(1e4 - np.log(2), rel=1e-6)


def test_weights_of_classes_and_of_yes() -> None:
    scores, target = torch.randn(6, 3), torch.randint(0, 3, (6,))
    weight = (1.0, 2.0, 0.5)
    loss = make_loss(Choice("CrossEntropyLoss", {"weight": weight}))
    wanted = nn.CrossEntropyLoss(weight=torch.tensor(weight))(scores, target)
    assert torch.equal(loss(scores, target), wanted)
    code = LOSSES["CrossEntropyLoss"].code({"weight": weight})
    assert code == "nn.CrossEntropyLoss(weight=torch.tensor((1.0, 2.0, 0.5)))"
    yes = make_loss(Choice("BCEWithLogitsLoss", {"pos_weight": 3.0}))
    assert yes(torch.zeros(1, 1), torch.ones(1, 1)).item() == pytest.approx(3 * np.log(2))


def test_kullback_leibler_is_a_mean_over_samples() -> None:
    given, true = torch.randn(5, 3).log_softmax(1), torch.randn(5, 3).softmax(1)
    loss = make_loss(Choice("KLDivLoss"))(given, true)
    wanted = (true * (true.log() - given)).sum(dim=1).mean()
    torch.testing.assert_close(loss, wanted)


@pytest.mark.parametrize("key", LOSSES)
def test_every_loss_has_its_class(key: str) -> None:
    assert LOSS_CLASSES[LOSSES[key].torch_class].__name__ == key


@pytest.mark.parametrize("module", [own_losses, own_losses_several, own_optimizers, own_schedules])
def test_own_classes_fit_into_a_script(module: ModuleType) -> None:
    """They are written into scripts that are formatted by black for lines of 88."""
    text = inspect.getsource(module)
    assert black.format_str(text, mode=black.Mode(line_length=88)) == text
