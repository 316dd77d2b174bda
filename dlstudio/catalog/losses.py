"""Losses: what a training makes small. Same grammar as layers; torch's classes.

Those that torch does not have stand in ``training.own_losses``; an exported script carries
their text. Those that take several outputs, or a target in another form, stand in
``losses_several``. Not here: AdaptiveLogSoftmaxWithLoss, which has weights of its own and so is
half a layer.
"""

from __future__ import annotations

from typing import Any

from dlstudio.catalog.calls import module_link
from dlstudio.catalog.loss_spec import BINARY, CLASSES, NUMBERS, LossSpec, Target
from dlstudio.spec.param import Flag, Float, Int
from dlstudio.spec.sizes import Numbers

__all__ = ["BINARY", "CLASSES", "LOSS_ENTRIES", "NUMBERS", "LossSpec", "Target"]


def _loss(key: str, title: str, summary: str, help: str, **fields: Any) -> LossSpec:
    given = {"torch_class": f"nn.{key}", "source": module_link(key), **fields}
    return LossSpec(key=key, title=title, summary=summary, help=help, **given)


def _class_weight() -> Numbers:
    return Numbers(
        name="weight",
        optional=True,
        none_text="all equal",
        help="How much each class counts, one number a class; the mean is weighted as well.",
        advanced=True,
    )


def _gamma() -> Float:
    return Float(
        name="gamma",
        default=2.0,
        low=0.0,
        high=20.0,
        help="How little samples count that are right already; 0 for cross-entropy.",
    )


def _smooth() -> Float:
    return Float(
        name="smooth",
        default=1.0,
        low=1e-6,
        high=1e6,
        help="Added above and below, so that an empty mask is no division by zero.",
        advanced=True,
    )


def _margin() -> Float:
    return Float(
        name="margin",
        default=1.0,
        low=0.0,
        high=1e6,
        help="By how much a score must win to cost nothing.",
    )


SQUEEZED = ("Softmax", "LogSoftmax", "Sigmoid")
OF_CLASSES: dict[str, Any] = {
    "group": "Classes",
    "tasks": (CLASSES,),
    "output_kind": "scores",
    "activation": "softmax",
    "unwanted": SQUEEZED,
}
OF_TWO: dict[str, Any] = {**OF_CLASSES, "tasks": (BINARY,), "activation": "sigmoid"}
OF_NUMBERS: dict[str, Any] = {"group": "Numbers", "tasks": (NUMBERS,), "output_kind": "numbers"}

LOSS_ENTRIES = (
    _loss(
        "CrossEntropyLoss",
        "Cross-entropy",
        "For one class out of several; takes raw scores.",
        "−log of the probability that softmax gives to the true class. Give it scores as they come "
        "out of the last Linear, without a Softmax. With C classes an untrained network starts "
        "near log C.",
        **OF_CLASSES,
        words=("classification", "softmax"),
        params=(
            Float(
                name="label_smoothing",
                default=0.0,
                low=0.0,
                high=1.0,
                help="Share of certainty that is given to the other classes.",
            ),
            _class_weight(),
        ),
    ),
    _loss(
        "NLLLoss",
        "Negative log-likelihood",
        "For one class out of several; takes log-probabilities.",
        "−x of the true class. Needs a LogSoftmax at the end of the network; both together are "
        "Cross-entropy.",
        group="Classes",
        tasks=(CLASSES,),
        output_kind="log_probabilities",
        activation="exp",
        unwanted=("Softmax", "Sigmoid"),
        wanted=("LogSoftmax",),
        words=("classification", "likelihood"),
        params=(_class_weight(),),
    ),
    _loss(
        "FocalLoss",
        "Focal",
        "For one class out of several that differ much in size; takes raw scores.",
        "−(1 − p)^gamma·log p, with p the probability that softmax gives to the true class. "
        "Samples that are right already count little, so rare and hard ones are heard.",
        **OF_CLASSES,
        torch_class="FocalLoss",
        source="https://arxiv.org/abs/1708.02002",
        words=("imbalance", "detection"),
        params=(_gamma(),),
    ),
    _loss(
        "DiceLoss",
        "Dice",
        "For pixels of several classes: how well their areas overlap; takes raw scores.",
        "1 − (2·Σp·t + smooth) / (Σp + Σt + smooth) of each sample and class, then the mean. "
        "Small areas count as much as large ones.",
        **OF_CLASSES,
        torch_class="DiceLoss",
        source="https://arxiv.org/abs/1606.04797",
        words=("segmentation", "overlap", "mask"),
        params=(_smooth(),),
    ),
    _loss(
        "MultiMarginLoss",
        "Multi-class hinge",
        "For one class out of several: the true score must win by a margin; takes raw scores.",
        "Σ max(0, margin − x of the true class + x of another)^p / C over the other classes. Its "
        "scores are no probabilities.",
        **OF_CLASSES,
        words=("SVM", "hinge", "classification"),
        params=(
            Int(name="p", default=1, high=2, help="Power of what lacks: 1 or 2."),
            _margin(),
            _class_weight(),
        ),
    ),
    _loss(
        "BCEWithLogitsLoss",
        "Binary cross-entropy",
        "For yes or no; takes raw scores.",
        "−[t·log σ(x) + (1 − t)·log(1 − σ(x))]. Give it one score as it comes out of the last "
        "Linear, without a Sigmoid; positive means yes.",
        **OF_TWO,
        words=("classification", "binary", "logistic"),
        params=(
            Float(
                name="pos_weight",
                low=0.0,
                open_low=True,
                high=1e6,
                optional=True,
                none_text="1",
                help="How much a yes counts; above 1 where yes is rare.",
            ),
        ),
    ),
    _loss(
        "BCELoss",
        "Binary cross-entropy of probabilities",
        "For yes or no; takes probabilities.",
        "−[t·log x + (1 − t)·log(1 − x)], logarithms not below −100. Needs a Sigmoid at the end of "
        "the network; Binary cross-entropy with raw scores is more exact.",
        group="Classes",
        tasks=(BINARY,),
        output_kind="probabilities",
        unwanted=("Softmax", "LogSoftmax"),
        wanted=("Sigmoid", "Hardsigmoid"),
        words=("classification", "binary"),
    ),
    _loss(
        "BinaryFocalLoss",
        "Binary focal",
        "For yes or no where one is rare; takes raw scores.",
        "−share·(1 − p)^gamma·log p, with p the probability of the truth, share = alpha for yes "
        "and 1 − alpha for no.",
        **OF_TWO,
        torch_class="BinaryFocalLoss",
        source="https://arxiv.org/abs/1708.02002",
        words=("imbalance", "detection"),
        params=(
            Float(name="alpha", default=0.25, low=0.0, high=1.0, help="Share that a yes counts."),
            _gamma(),
        ),
    ),
    _loss(
        "BinaryDiceLoss",
        "Binary Dice",
        "For masks: how well two areas overlap; takes raw scores.",
        "1 − (2·Σp·t + smooth) / (Σp + Σt + smooth) of each sample, then the mean, with p = σ(x). "
        "Not disturbed by a large background.",
        **OF_TWO,
        torch_class="BinaryDiceLoss",
        source="https://arxiv.org/abs/1606.04797",
        words=("segmentation", "overlap", "mask"),
        params=(_smooth(),),
    ),
    _loss(
        "DiceBCELoss",
        "Dice and cross-entropy",
        "For masks: overlap and every single pixel; takes raw scores.",
        "share·Dice + (1 − share)·binary cross-entropy. Calmer than Dice alone.",
        **OF_TWO,
        torch_class="DiceBCELoss",
        source="https://arxiv.org/abs/1809.10486",
        words=("segmentation", "overlap", "mask"),
        params=(
            Float(name="share", default=0.5, low=0.0, high=1.0, help="Share of Dice."),
            _smooth(),
        ),
    ),
    _loss(
        "TverskyLoss",
        "Tversky",
        "For masks: overlap, with prices for false alarms and misses; takes raw scores.",
        "1 − (TP + smooth) / (TP + alpha·FP + beta·FN + smooth). alpha = beta = 0.5 is Dice, 1 "
        "and 1 is the overlap that Jaccard measures.",
        **OF_TWO,
        torch_class="TverskyLoss",
        source="https://arxiv.org/abs/1706.05721",
        words=("segmentation", "IoU", "Jaccard"),
        params=(
            Float(name="alpha", default=0.3, low=0.0, high=100.0, help="Price of a false alarm."),
            Float(name="beta", default=0.7, low=0.0, high=100.0, help="Price of a miss."),
            _smooth(),
        ),
    ),
    _loss(
        "HingeLoss",
        "Hinge",
        "For yes or no: a score must be right by a margin; takes raw scores.",
        "max(0, margin − y·x), with y = 1 for yes and −1 for no. Its scores are no probabilities.",
        **OF_TWO,
        torch_class="HingeLoss",
        source="https://en.wikipedia.org/wiki/Hinge_loss",
        words=("SVM", "classification"),
        params=(_margin(),),
    ),
    _loss(
        "MultiLabelSoftMarginLoss",
        "Several labels",
        "For several yes or no at once; takes raw scores.",
        "The mean over the labels of −[t·log σ(x) + (1 − t)·log(1 − σ(x))].",
        **OF_TWO,
        words=("multi-label", "classification"),
    ),
    _loss(
        "MSELoss",
        "Mean squared error",
        "For numbers; large errors count most.",
        "Mean of (x − t)². One far-off sample can rule the training; L1 or Huber are calmer.",
        group="Numbers",
        tasks=(NUMBERS, BINARY),
        output_kind="numbers",
        words=("regression", "L2"),
    ),
    _loss(
        "L1Loss",
        "Mean absolute error",
        "For numbers; all errors count by their size.",
        "Mean of |x − t|. Not disturbed by single far-off samples; its slope does not shrink near "
        "the goal.",
        group="Numbers",
        tasks=(NUMBERS, BINARY),
        output_kind="numbers",
        words=("regression", "MAE"),
    ),
    _loss(
        "HuberLoss",
        "Huber",
        "For numbers; squared for small errors, absolute for large ones.",
        "½·(x − t)² where |x − t| ≤ delta, else delta·(|x − t| − ½·delta).",
        group="Numbers",
        tasks=(NUMBERS, BINARY),
        output_kind="numbers",
        words=("regression", "robust"),
        params=(
            Float(
                name="delta",
                default=1.0,
                low=0.0,
                open_low=True,
                high=1e6,
                help="Where squared turns into absolute.",
            ),
        ),
    ),
    _loss(
        "SmoothL1Loss",
        "Smooth L1",
        "For numbers; as Huber, scaled so that large errors count by their size.",
        "½·(x − t)² / beta where |x − t| < beta, else |x − t| − ½·beta. Huber divided by beta.",
        **OF_NUMBERS,
        words=("regression", "robust"),
        params=(
            Float(
                name="beta",
                default=1.0,
                low=0.0,
                high=1e6,
                help="Where squared turns into absolute; 0 for absolute everywhere.",
            ),
        ),
    ),
    _loss(
        "LogCoshLoss",
        "Log-cosh",
        "For numbers; as Huber, without a corner.",
        "Mean of log cosh(x − t): about ½·(x − t)² for small errors, |x − t| − log 2 for large.",
        **OF_NUMBERS,
        torch_class="LogCoshLoss",
        source="https://openreview.net/forum?id=rkglvsC9Ym",
        words=("regression", "robust"),
    ),
    _loss(
        "QuantileLoss",
        "Quantile",
        "For numbers: the value below which a share of the targets lies.",
        "Mean of max(q·(t − x), (q − 1)·(t − x)). 0.5 gives the median, 0.9 a value that nine of "
        "ten targets stay below.",
        **OF_NUMBERS,
        torch_class="QuantileLoss",
        source="https://en.wikipedia.org/wiki/Quantile_regression",
        words=("regression", "pinball", "forecast"),
        params=(
            Float(
                name="quantile",
                default=0.5,
                low=0.0,
                open_low=True,
                high=1.0,
                open_high=True,
                help="Share of the targets that lie below.",
            ),
        ),
    ),
    _loss(
        "PoissonNLLLoss",
        "Poisson",
        "For counts, which are never negative.",
        "e^x − t·x: the network gives the logarithm of the expected count. Without log_input it "
        "gives the count itself: x − t·log(x + eps).",
        **OF_NUMBERS,
        activation="exp",
        words=("regression", "counts", "events"),
        params=(
            Flag(name="log_input", default=True, help="The output is a logarithm."),
            Flag(name="full", help="Adds Stirling's part of log t!, which changes no gradient."),
            Float(
                name="eps",
                default=1e-8,
                low=0.0,
                open_low=True,
                high=1.0,
                help="Small number that keeps the logarithm from failing.",
                advanced=True,
            ),
        ),
    ),
    _loss(
        "KLDivLoss",
        "Kullback–Leibler divergence",
        "For targets that are probabilities themselves; takes log-probabilities.",
        "Σ t·(log t − x), a mean over the samples. Each row of the target must be probabilities, "
        "and the network must end in a LogSoftmax.",
        group="Numbers",
        tasks=(NUMBERS,),
        output_kind="log_probabilities",
        activation="exp",
        unwanted=("Softmax", "Sigmoid"),
        wanted=("LogSoftmax",),
        fixed={"reduction": "batchmean"},
        words=("distribution", "soft labels"),
    ),
)
