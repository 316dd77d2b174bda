"""Losses that take several outputs of a network, or a target in another form than the data has it.

An output takes its place by its name, or in the order in which the Outputs were placed
(``training.binding``).
"""

from __future__ import annotations

from typing import Any

from dlstudio.catalog.calls import module_link
from dlstudio.catalog.loss_spec import BINARY, CLASSES, NUMBERS, TARGET, LossSpec, Slot
from dlstudio.catalog.losses import OF_TWO
from dlstudio.spec.param import Flag, Float, Int, OneOf

POSITIVE = (
    "Softplus", "Exp", "Sigmoid", "Hardsigmoid", "ReLU", "ReLU6", "Square", "Power", "Abs",
    "Clamp", "AddConstant", "Softmax", "Where",
)  # fmt: skip


def _loss(key: str, title: str, summary: str, help: str, **fields: Any) -> LossSpec:
    slots = tuple(slot.name for slot in fields["slots"])
    given = {"torch_class": key, "order": slots, "output_kind": "numbers", **fields}
    return LossSpec(key=key, title=title, summary=summary, help=help, **given)


def _torch(key: str, *texts: str, **fields: Any) -> LossSpec:
    return _loss(key, *texts, torch_class=f"nn.{key}", source=module_link(key), **fields)


def _margin(default: float, *, low: float = -1e6, open_low: bool = False) -> Float:
    return Float(
        name="margin",
        default=default,
        low=low,
        open_low=open_low,
        high=1e6,
        help="By how much the one must win over the other.",
    )


ONE = (Slot("output", like=TARGET),)
OF_PAIRS: dict[str, Any] = {"group": "Likeness", "measured": False}
OF_ANY: dict[str, Any] = {**OF_PAIRS, "tasks": (CLASSES, BINARY, NUMBERS)}
TRIPLET = (
    Slot("anchor", rank=2),
    Slot("positive", like="anchor", rank=2),
    Slot("negative", like="anchor", rank=2),
)

LOSSES_OF_SEVERAL = (
    _torch(
        "MultiLabelMarginLoss",
        "Several labels by margin",
        "For several yes or no at once: each yes must win over each no; takes raw scores.",
        "Σ max(0, 1 − (x of a yes − x of a no)) / C over all pairs of a yes and a no.",
        **{**OF_TWO, "slots": ONE, "order": ("output", TARGET), "form": "listed"},
        words=("multi-label", "hinge"),
    ),
    _torch(
        "SoftMarginLoss",
        "Soft margin",
        "For yes or no; takes raw scores.",
        "log(1 + e^(−y·x)), with y = 1 for yes and −1 for no: binary cross-entropy in other words.",
        **{**OF_TWO, "slots": ONE, "order": ("output", TARGET), "form": "signed"},
        words=("classification", "logistic"),
    ),
    _torch(
        "HingeEmbeddingLoss",
        "Hinge of a distance",
        "For pairs that are alike (yes) or not (no); takes their distance.",
        "x for yes, max(0, margin − x) for no: pairs that are alike come together, others are "
        "pushed apart until margin.",
        group="Likeness",
        tasks=(BINARY,),
        output_kind="numbers",
        slots=(Slot("distance", like=TARGET),),
        order=("distance", TARGET),
        form="signed",
        measured=False,
        words=("metric learning", "siamese"),
        params=(_margin(1.0),),
    ),
    _torch(
        "GaussianNLLLoss",
        "Gaussian likelihood",
        "For numbers with their uncertainty; takes a mean and a variance.",
        "½·(log v + (x − t)² / v): the network says how sure it is. Two outputs, mean and "
        "variance; the variance must be positive, so put a Softplus before it.",
        group="Numbers",
        tasks=(NUMBERS,),
        slots=(
            Slot("mean", like=TARGET),
            Slot("variance", like="mean", wanted=POSITIVE),
        ),
        order=("mean", TARGET, "variance"),
        words=("regression", "uncertainty", "heteroscedastic"),
        params=(
            Flag(name="full", help="Adds ½·log 2π, which changes no gradient."),
            Float(
                name="eps",
                default=1e-6,
                low=0.0,
                open_low=True,
                high=1.0,
                help="Smallest variance that is believed.",
                advanced=True,
            ),
        ),
    ),
    _loss(
        "VAELoss",
        "Variational autoencoder",
        "What is reconstructed against the target, and how far the code is from a standard normal.",
        "Σ of the error of the reconstruction + beta·KL, a mean over samples, with KL = "
        "−½·Σ(1 + logvar − mu² − e^logvar). Three outputs: reconstruction, mu and logvar.",
        group="Numbers",
        tasks=(NUMBERS,),
        slots=(
            Slot("reconstruction", like=TARGET),
            Slot("mu"),
            Slot("logvar", like="mu"),
        ),
        order=("reconstruction", "mu", "logvar", TARGET),
        source="https://arxiv.org/abs/1312.6114",
        words=("VAE", "ELBO", "Kullback-Leibler", "generative"),
        params=(
            Float(
                name="beta",
                default=1.0,
                low=0.0,
                high=1e6,
                help="How much the code counts; above 1 its numbers become independent.",
            ),
            OneOf(
                name="error",
                default="mse",
                options=("mse", "bce"),
                help="Squared error, or cross-entropy of raw scores for targets from 0 to 1.",
            ),
        ),
    ),
    _loss(
        "GaussianKLLoss",
        "KL of a Gaussian",
        "How far a Gaussian is from the standard normal; takes its mean and log-variance.",
        "−½·Σ(1 + logvar − mu² − e^logvar), a mean over samples. Two outputs: mu and logvar. It "
        "looks at no target.",
        **OF_ANY,
        slots=(Slot("mu"), Slot("logvar", like="mu")),
        source="https://arxiv.org/abs/1312.6114",
        words=("VAE", "Kullback-Leibler", "divergence"),
    ),
    _loss(
        "DistillationLoss",
        "Distillation",
        "A student learns from the labels and from a teacher; takes the raw scores of both.",
        "alpha·T²·KL(softmax(teacher / T), softmax(student / T)) + (1 − alpha)·cross-entropy. Two "
        "outputs: student and teacher. The teacher is only listened to: no gradient reaches it.",
        group="Classes",
        tasks=(CLASSES,),
        output_kind="scores",
        activation="softmax",
        unwanted=("Softmax", "LogSoftmax", "Sigmoid"),
        slots=(Slot("student", like=TARGET), Slot("teacher", like="student")),
        order=("student", "teacher", TARGET),
        source="https://arxiv.org/abs/1503.02531",
        words=("teacher", "student", "compression"),
        params=(
            Float(
                name="temperature",
                default=4.0,
                low=1e-3,
                high=1000.0,
                help="Softens both; high ones show which wrong classes are nearly right.",
            ),
            Float(
                name="alpha",
                default=0.7,
                low=0.0,
                high=1.0,
                help="Share of the teacher; the labels have the rest.",
            ),
        ),
    ),
    _torch(
        "MarginRankingLoss",
        "Ranking",
        "For pairs of scores: yes if the first should be higher, no if the second should.",
        "max(0, −y·(first − second) + margin), with y = 1 for yes and −1 for no. Two outputs: "
        "first and second.",
        **OF_PAIRS,
        tasks=(BINARY,),
        slots=(Slot("first", like=TARGET), Slot("second", like="first")),
        order=("first", "second", TARGET),
        form="signed",
        words=("order", "preference", "recommender"),
        params=(_margin(0.0),),
    ),
    _torch(
        "CosineEmbeddingLoss",
        "Cosine likeness",
        "For pairs of vectors that are alike (yes) or not (no).",
        "1 − cos for yes, max(0, cos − margin) for no, with cos the cosine of the two vectors. Two "
        "outputs: first and second.",
        **OF_PAIRS,
        tasks=(BINARY,),
        slots=(Slot("first", rank=2), Slot("second", like="first", rank=2)),
        order=("first", "second", TARGET),
        form="signed_flat",
        words=("metric learning", "siamese", "similarity"),
        params=(_margin(0.0),),
    ),
    _torch(
        "TripletMarginLoss",
        "Triplet",
        "An anchor must be nearer to a sample of its kind than to one of another.",
        "max(0, d(anchor, positive) − d(anchor, negative) + margin), with d the p-norm of the "
        "difference. Three outputs: anchor, positive and negative. It looks at no target.",
        **OF_ANY,
        slots=TRIPLET,
        words=("metric learning", "embedding", "face"),
        params=(
            _margin(1.0, low=0.0, open_low=True),
            Float(
                name="p",
                default=2.0,
                low=1.0,
                high=4.0,  # beyond it eps**p is 0 in float32, and the gradient of equal rows NaN
                help="The norm: 2 is the straight way, 1 the sum along the axes.",
            ),
            Flag(name="swap", help="Takes the negative that is nearer to anchor or positive."),
            Float(
                name="eps",
                default=1e-6,
                low=1e-9,
                high=1.0,
                help="Small number that keeps the slope finite where two vectors are equal.",
                advanced=True,
            ),
        ),
    ),
    _loss(
        "CosineTripletLoss",
        "Triplet by cosine",
        "As Triplet, with one minus the cosine for the distance.",
        "max(0, cos(anchor, negative) − cos(anchor, positive) + margin): torch’s "
        "TripletMarginWithDistanceLoss with 1 − cos. Three outputs: anchor, positive, negative.",
        **OF_ANY,
        slots=TRIPLET,
        source=module_link("TripletMarginWithDistanceLoss"),
        words=("metric learning", "embedding", "TripletMarginWithDistanceLoss"),
        params=(_margin(1.0),),
    ),
    _loss(
        "InfoNCELoss",
        "InfoNCE",
        "Two views of a sample must find each other among all samples of the batch.",
        "−log of the softmax over the batch of cos(query, key) / temperature at the sample’s own "
        "key. Two outputs: query and key. Large batches teach more; it looks at no target.",
        **OF_ANY,
        slots=(Slot("query", rank=2), Slot("key", like="query", rank=2)),
        source="https://arxiv.org/abs/1807.03748",
        words=("contrastive", "self-supervised", "CLIP", "SimCLR", "NT-Xent"),
        params=(
            Float(
                name="temperature",
                default=0.1,
                low=1e-3,
                high=100.0,
                help="Low ones look only at the samples that are hardest to tell apart.",
            ),
            Flag(name="symmetric", help="Lets the keys look for their queries as well, as CLIP."),
        ),
    ),
    _loss(
        "PaddedCTCLoss",
        "CTC",
        "For a row of labels without their times, as in speech; takes log-probabilities.",
        "−log of the probability of all ways to spread the labels over the steps, blanks between "
        "them. The output is (N, T, C), log-probabilities of each step; the target (N, S) is "
        "filled up with the blank. T must be at least the number of labels, and one more for "
        "each label that is like the one before it.",
        group="Classes",
        tasks=(CLASSES,),
        output_kind="log_probabilities",
        activation="exp",
        unwanted=("Softmax", "Sigmoid"),
        wanted=("LogSoftmax",),
        frames=True,
        slots=ONE,
        order=("output", TARGET),
        source=module_link("CTCLoss"),
        words=("CTCLoss", "speech", "connectionist temporal classification", "alignment"),
        params=(
            Int(name="blank", default=0, low=0, high=100_000, help="The class that says nothing."),
            Flag(
                name="zero_infinity",
                help="Lets samples count nothing whose labels do not fit into their steps.",
            ),
        ),
    ),
)
