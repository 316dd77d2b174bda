"""Losses: what a training makes small. Same grammar as layers; torch's classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from dlstudio.catalog.calls import module_link
from dlstudio.spec.param import Float
from dlstudio.spec.spec import Spec
from dlstudio.spec.tensor_type import BATCH, FLOAT, UNKNOWN, Dim, TensorType


class Target(Protocol):
    """What a loss must know of the data; ``data.source_spec.DataInfo`` has it."""

    @property
    def target(self) -> TensorType: ...
    @property
    def task(self) -> str: ...
    @property
    def class_names(self) -> tuple[str, ...]: ...


CLASSES, BINARY, NUMBERS = "classes", "binary", "numbers"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class LossSpec(Spec):
    """An entry of the loss catalogue; called as ``loss(output, target)``, a mean over samples.

    Args:
        torch_class: such as "nn.CrossEntropyLoss" (nn is torch.nn).
        tasks: values of ``DataInfo.task`` that it fits.
        output_kind: what the network must give: "scores" (any number), "log_probabilities"
            or "numbers".
        activation: what turns its outputs into probabilities for metrics: "softmax" (over
            axis 1), "exp", "sigmoid", or "none".
        unwanted: layers that are a mistake right before the output.
        wanted: layers of which one must stand right before the output; empty for any.
    """

    torch_class: str
    tasks: tuple[str, ...]
    output_kind: str
    activation: str = "none"
    unwanted: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()

    def output(self, info: Target) -> TensorType:
        """Return the type that the network's first output must have for this data."""
        if CLASSES in self.tasks:
            classes: Dim = len(info.class_names) or UNKNOWN
            return TensorType((BATCH, classes, *info.target.dims[1:]), FLOAT)
        return TensorType(info.target.dims, FLOAT)

    def arguments(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the keyword arguments that differ from torch's defaults."""
        filled = self.filled(values)
        return {p.name: filled[p.name] for p in self.params if filled[p.name] != p.default}

    def code(self, values: Mapping[str, Any]) -> str:
        """Write the constructor: ``nn.CrossEntropyLoss(label_smoothing=0.1)``."""
        given = self.arguments(values)
        parts = [f"{name}={self.param(name).code(value)}" for name, value in given.items()]
        return f"{self.torch_class}({', '.join(parts)})"


def _loss(key: str, title: str, summary: str, help: str, **fields: Any) -> LossSpec:
    return LossSpec(
        key=key,
        title=title,
        summary=summary,
        help=help,
        torch_class=f"nn.{key}",
        source=module_link(key),
        **fields,
    )


LOSS_ENTRIES = (
    _loss(
        "CrossEntropyLoss",
        "Cross-entropy",
        "For one class out of several; takes raw scores.",
        "−log of the probability that softmax gives to the true class. Give it scores as they come "
        "out of the last Linear, without a Softmax. With C classes an untrained network starts "
        "near log C.",
        group="Classes",
        tasks=(CLASSES,),
        output_kind="scores",
        activation="softmax",
        unwanted=("Softmax", "LogSoftmax", "Sigmoid"),
        words=("classification", "softmax"),
        params=(
            Float(
                name="label_smoothing",
                default=0.0,
                low=0.0,
                high=1.0,
                help="Share of certainty that is given to the other classes.",
            ),
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
    ),
    _loss(
        "BCEWithLogitsLoss",
        "Binary cross-entropy",
        "For yes or no; takes raw scores.",
        "−[t·log σ(x) + (1 − t)·log(1 − σ(x))]. Give it one score as it comes out of the last "
        "Linear, without a Sigmoid; positive means yes.",
        group="Classes",
        tasks=(BINARY,),
        output_kind="scores",
        activation="sigmoid",
        unwanted=("Sigmoid", "Softmax", "LogSoftmax"),
        words=("classification", "binary", "logistic"),
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
)
