"""Data of each task, and torch objects made from the code that a spec writes."""

from __future__ import annotations

from typing import Any

import torch
import torchmetrics
from torch import nn

from dlstudio.data.source_spec import DataInfo
from dlstudio.spec.tensor_type import parse_type
from dlstudio.training.vocabulary import LOSS_CLASSES, OPTIMIZER_CLASSES, SCHEDULE_CLASSES

CLASSES = DataInfo(
    inputs={"x": parse_type("(N, 4)")},
    target=parse_type("(N,) int64"),
    task="classes",
    class_names=("a", "b", "c"),
)
BINARY = DataInfo(
    inputs={"x": parse_type("(N, 4)")},
    target=parse_type("(N, 1)"),
    task="binary",
    class_names=("no", "yes"),
)
NUMBERS = DataInfo(inputs={"x": parse_type("(N, 4)")}, target=parse_type("(N, 2)"), task="numbers")
MODULES = {"nn": nn, "torch": torch, "torchmetrics": torchmetrics}
OWN = {
    name: cls
    for classes in (LOSS_CLASSES, OPTIMIZER_CLASSES, SCHEDULE_CLASSES)
    for name, cls in classes.items()
    if "." not in name
}
INFOS = {info.task: info for info in (CLASSES, BINARY, NUMBERS)}


def torch_class(path: str) -> Any:
    """Find "nn.X", "torch.optim.X", "torchmetrics.X", or a class of our own."""
    name, *rest = path.split(".")
    if not rest:
        return OWN[name]
    found: Any = MODULES[name]
    for part in rest:
        found = getattr(found, part)
    return found


def made(code: str, **names: Any) -> Any:
    """Run a constructor that a spec wrote."""
    return eval(code, {**MODULES, **OWN, **names})


def data_for(info: DataInfo, samples: int = 5) -> tuple[torch.Tensor, torch.Tensor]:
    """Outputs and target of a batch."""
    if info.task == "classes":
        outputs = torch.randn(samples, len(info.class_names))
        return outputs, torch.randint(0, len(info.class_names), (samples,))
    outputs = torch.randn(samples, *info.target.dims[1:])  # type: ignore[arg-type]
    target = torch.randint(0, 2, outputs.shape).float()
    return outputs, target if info.task == "binary" else torch.randn(outputs.shape)
