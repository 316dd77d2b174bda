"""LossSpec: what an entry of the loss catalogue says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

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
        torch_class: such as "nn.CrossEntropyLoss" (nn is torch.nn); a name without dots is one
            of our own.
        tasks: values of ``DataInfo.task`` that it fits.
        output_kind: what the network must give: "scores" (any number), "probabilities",
            "log_probabilities" or "numbers".
        activation: what turns its outputs into probabilities, or into numbers as the target
            has them, for metrics: "softmax" (over axis 1), "exp", "sigmoid", or "none".
        unwanted: layers that are a mistake right before the output.
        wanted: layers of which one must stand right before the output; empty for any.
        fixed: arguments that make this entry what it is.
    """

    torch_class: str
    tasks: tuple[str, ...]
    output_kind: str
    activation: str = "none"
    unwanted: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    fixed: Mapping[str, Any] = field(default_factory=dict)

    def output(self, info: Target) -> TensorType:
        """Return the type that the network's first output must have for this data."""
        if CLASSES in self.tasks:
            classes: Dim = len(info.class_names) or UNKNOWN
            return TensorType((BATCH, classes, *info.target.dims[1:]), FLOAT)
        return TensorType(info.target.dims, FLOAT)

    def arguments(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the keyword arguments that differ from torch's defaults; see ``TENSORS``."""
        filled = self.filled(values)
        given = {p.name: filled[p.name] for p in self.params if filled[p.name] != p.default}
        return {**self.fixed, **given}

    def activation_with(self, values: Mapping[str, Any]) -> str:
        """Return ``activation`` for these values: without log_input nothing is a logarithm."""
        return self.activation if self.filled(values).get("log_input", True) else "none"

    def code(self, values: Mapping[str, Any]) -> str:
        """Write the constructor: ``nn.CrossEntropyLoss(label_smoothing=0.1)``."""
        given = self.arguments(values)
        parts = [f"{name}={self._code(name, value)}" for name, value in given.items()]
        return f"{self.torch_class}({', '.join(parts)})"

    def _code(self, name: str, value: Any) -> str:
        if name in self.fixed:
            return f'"{value}"'
        code = self.param(name).code(value)
        return f"torch.tensor({code})" if name in TENSORS else code


TENSORS = ("weight", "pos_weight")  # torch takes these as tensors
