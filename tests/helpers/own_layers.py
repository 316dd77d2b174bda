"""Files of own layers, and projects that use them, in two lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import dlstudio as dls
from dlstudio.project.model import Project

HEAD = """\
from __future__ import annotations

from typing import Literal

import torch
from torch import Tensor, nn


"""

GATE = (
    HEAD
    + '''\
class Gate(nn.Module):
    """Multiply by what it learns.

    The formula: y = sigmoid(W x) * scale.
    """

    def __init__(
        self,
        in_features: int,
        width: int = 8,
        scale: float = 1,
        kind: Literal["a", "b"] = "a",
        bias: bool = True,
        limit: float | None = None,
        sizes: tuple[int, int] = (1, 2),
        note=None,
    ) -> None:
        super().__init__()
        self.linear = nn.Linear(in_features, width, bias=bias)
        self.register_buffer("seen", torch.zeros(1))
        self.scale = scale

    def forward(self, x: Tensor, mask: Tensor | None = None) -> Tensor:
        y = torch.sigmoid(self.linear(x)) * self.scale
        if mask is not None:
            y = y * mask
        return y


class Halves(nn.Module):
    """Cut the last axis in two."""

    def forward(self, x):
        left, right = x.chunk(2, dim=-1)
        return left, right


class _Hidden(nn.Module):
    pass


class NoLayer:
    pass
'''
)


def file_in(folder: Path, text: str = GATE, name: str = "my_layers.py", trust: bool = True) -> Path:
    """Write a file of own layers."""
    path = folder / name
    path.write_text(text, "utf-8")
    if trust:
        dls.trust(path)
    return path


def layer(body: str, init: str = "") -> str:
    """Write a class ``Own`` with a body of ``forward(self, x)`` and of ``__init__``."""
    made = f"    def __init__(self) -> None:\n        super().__init__()\n{_in(init)}\n"
    return (
        f"{HEAD}class Own(nn.Module):\n{made if init else ''}    def forward(self, x):\n{_in(body)}"
    )


def _in(body: str) -> str:
    return "".join(f"        {line}\n" for line in body.splitlines())


def chain(
    folder: Path,
    key: str = "own:my_layers.py:Own",
    shape: Sequence[Any] = (16,),
    ports: tuple[str, str] = ("x", "output"),
    **values: Any,
) -> Project:
    """Save and load a project: an input, one own layer, an output."""
    nodes = [
        {"id": "n1", "layer": "Input", "name": "data", "params": {"shape": list(shape)}},
        {"id": "n2", "layer": key, "name": "own", "params": values},
        {"id": "n3", "layer": "Output", "name": "result"},
    ]
    wires = [["n1.output", f"n2.{ports[0]}"], [f"n2.{ports[1]}", "n3.input"]]
    raw = {"dlstudio": 1, "title": "Own", "graphs": {"main": {"nodes": nodes, "wires": wires}}}
    path = folder / "own.dls"
    path.write_text(json.dumps(raw), "utf-8")
    return dls.load(path)
