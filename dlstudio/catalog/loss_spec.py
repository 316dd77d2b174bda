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
TARGET = "target"


@dataclass(frozen=True, slots=True)
class Slot:
    """An output of the network that a loss takes.

    Args:
        name: of its place; an Output that is called so takes it.
        like: what it must be as large as: "target" (in the way of ``LossSpec.output``), the
            name of another slot, or "" for any size.
        rank: how many axes it must have, the batch counted; None for any number.
        wanted: layers of which one must stand right before it; empty for any.
    """

    name: str
    like: str = ""
    rank: int | None = None
    wanted: tuple[str, ...] = ()


# How a target is handed to a loss -> how a script writes it. torch's own losses that tell two
# classes apart want −1 and 1, or lists of the classes that are there.
FORMS: Mapping[str, str] = {
    "plain": "{target}",
    "signed": "2.0 * {target} - 1.0",
    "signed_flat": "(2.0 * {target} - 1.0).flatten()",
    "listed": "listed({target})",
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class LossSpec(Spec):
    """An entry of the loss catalogue; a mean over samples, called as ``order`` says.

    Args:
        torch_class: such as "nn.CrossEntropyLoss" (nn is torch.nn); a name without dots is one
            of our own.
        tasks: values of ``DataInfo.task`` that it fits.
        output_kind: what the network must give: "scores" (any number), "probabilities",
            "log_probabilities" or "numbers".
        activation: what turns its outputs into probabilities, or into numbers as the target
            has them, for metrics: "softmax" (over axis 1), "exp", "sigmoid", "none", or
            "by task" for raw scores of whatever the data holds.
        unwanted: layers that are a mistake right before the output.
        wanted: layers of which one must stand right before the output; empty for any.
        fixed: arguments that make this entry what it is.
        slots: the outputs of the network that it takes; metrics look at the first.
        order: names of its arguments, in the order of the call: slots, and "target" if it
            compares with one.
        form: how the target is handed to it; a key of ``FORMS``.
        frames: whether the output is one row of scores a step, (N, T, C), and the target a
            shorter list of classes that fills up with ``blank``.
        measured: whether the first output can be compared with the target, by metrics too.
    """

    torch_class: str
    tasks: tuple[str, ...]
    output_kind: str
    activation: str = "none"
    unwanted: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    fixed: Mapping[str, Any] = field(default_factory=dict)
    slots: tuple[Slot, ...] = (Slot("output", like=TARGET),)
    order: tuple[str, ...] = ("output", TARGET)
    form: str = "plain"
    frames: bool = False
    measured: bool = True

    @property
    def plain(self) -> bool:
        """Whether it is called as ``loss(output, target)`` with the first output."""
        return len(self.slots) == 1 and self.order[1:] == (TARGET,) and self.form == "plain"

    def output(self, info: Target) -> TensorType:
        """Return the type that the network's first output must have for this data."""
        classes: Dim = len(info.class_names) or UNKNOWN
        if self.frames:
            return TensorType((BATCH, UNKNOWN, classes), FLOAT)
        if CLASSES in self.tasks and info.task == CLASSES:
            return TensorType((BATCH, classes, *info.target.dims[1:]), FLOAT)
        return TensorType(info.target.dims, FLOAT)

    def arguments(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the keyword arguments that differ from torch's defaults; see ``TENSORS``."""
        filled = self.filled(values)
        given = {p.name: filled[p.name] for p in self.params if filled[p.name] != p.default}
        return {**self.fixed, **given}

    def activation_with(self, values: Mapping[str, Any], task: str = "") -> str:
        """Return ``activation`` for these values: without log_input nothing is a logarithm."""
        if self.activation == "by task":
            return {CLASSES: "softmax", BINARY: "sigmoid"}.get(task, "none")
        return self.activation if self.filled(values).get("log_input", True) else "none"

    def call(self, places: Mapping[str, int] | None, output: str, target: str) -> str:
        """Write how it is called; ``places`` are those of its slots in a tuple of outputs."""
        parts = [
            FORMS[self.form].format(target=target)
            if name == TARGET
            else (output if places is None else f"{output}[{places[name]}]")
            for name in self.order
        ]
        return f"loss_of({', '.join(parts)})"

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
