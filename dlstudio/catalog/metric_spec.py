"""MetricSpec: what an entry of the catalogue of metrics says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dlstudio.catalog.loss_spec import BINARY, CLASSES, Target
from dlstudio.spec.param import OneOf, Param
from dlstudio.spec.spec import Spec


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class MetricSpec(Spec):
    """An entry of the metrics catalogue.

    Args:
        torch_class: such as "torchmetrics.Accuracy"; empty for one of our own.
        function: its function in torchmetrics.functional, or in ``training.own_metrics``.
        tasks: values of ``DataInfo.task`` that it fits.
        higher_is_better: whether a larger value is better.
        fixed: arguments that make this entry what it is ({"squared": False}).
        always: parameters that torchmetrics has no default for.
        frames: whether it compares rows of labels of different lengths, as CTC does.
        several: parameters that mean something for more than two classes only.
        bounds: the least and the largest value there can be; None for no bound.
        boxes: whether the numbers are boxes, with a score a class if it has ``classes``.
    """

    torch_class: str
    tasks: tuple[str, ...]
    higher_is_better: bool
    function: str
    fixed: Mapping[str, Any] = field(default_factory=dict)
    bounds: tuple[float | None, float | None] = (None, None)
    several: tuple[str, ...] = ("average", "top_k")
    always: tuple[str, ...] = ()
    frames: bool = False
    boxes: bool = False

    def numbers_of_a_box(self, values: Mapping[str, Any]) -> int:
        """Return how many numbers one box takes: its corners, and a score a class."""
        return 4 + int(self.filled(values).get("classes", 0))

    def arguments(self, values: Mapping[str, Any], info: Target) -> dict[str, Any]:
        """Return the keyword arguments for this data: the task, then what differs."""
        given: dict[str, Any] = dict(self.fixed)
        several = CLASSES in self.tasks and info.task != BINARY
        if several and (self.torch_class or "top_k" in self._by_name):
            given["num_classes"] = len(info.class_names)
        if self.torch_class and CLASSES in self.tasks:
            given = {"task": "multiclass" if several else "binary", **given}
        filled = self.filled(values)
        for param in self.params:
            if param.name in self.several and not several:
                continue
            changed = filled[param.name] != param.default or param.name in self.always
            if not self.torch_class or changed:
                given[param.name] = filled[param.name]
        return given

    def code(self, values: Mapping[str, Any], info: Target) -> str:
        """Write the constructor of torchmetrics; "" for one of our own.

        ``torchmetrics.Accuracy(task="multiclass", num_classes=10)``
        """
        if not self.torch_class:
            return ""
        given = self.arguments(values, info)
        parts = [f"{name}={_literal(value)}" for name, value in given.items()]
        return f"{self.torch_class}({', '.join(parts)})"


def _literal(value: Any) -> str:
    """Write a word with the formatter's quotes."""
    return f'"{value}"' if isinstance(value, str) else repr(value)


def _average(default: str, *options: str) -> tuple[Param, ...]:
    return (
        OneOf(
            name="average",
            default=default,
            options=options,
            help="All samples together (micro), mean of the classes (macro), or weighted by size.",
        ),
    )


MICRO = _average("micro", "micro", "macro", "weighted")
MACRO = _average("macro", "macro", "weighted")
JACCARD = _average("macro", "macro", "micro", "weighted")
