"""Multiply-accumulates against numbers worked out by hand; code as an engineer writes it."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from dlstudio.catalog import LAYERS
from dlstudio.spec.tensor_type import parse_type


def written(key: str, *inputs: str, reads: str = "x", names: str = "x", **values: Any) -> str:
    """Return the statements; "_" stands for an open port or an unread output."""
    spec = LAYERS[key]
    types = [parse_type(text) if text else None for text in inputs]
    filled = spec.complete(types, values)
    arguments = [None if name == "_" else name for name in reads.split()]
    targets = [None if name == "_" else name for name in names.split()]
    left = spec.call.targets(targets)
    right = spec.call.expression("layer", arguments, targets, filled, types)
    return "; ".join([f"{left} = {right}", *spec.call.after(targets)])


def macs(key: str, *inputs: str, **values: Any) -> int:
    spec = LAYERS[key]
    types = [parse_type(text) if text else None for text in inputs]
    filled = spec.complete(types, values)
    return spec.macs(types, spec.shape(types, filled), filled)


@pytest.mark.parametrize(
    ("key", "inputs", "values", "number"),
    [
        ("Linear", ("(N, 400)",), {"out_features": 120}, 400 * 120),
        ("Linear", ("(N, 5, 16)",), {"out_features": 8}, 5 * 16 * 8),
        ("Linear", ("(N, T, 16)",), {"out_features": 8}, 16 * 8),
        ("Bilinear", ("(N, 2)", "(N, 3)"), {"out_features": 4}, 4 * 2 * (3 + 1)),
        ("Embedding", ("(N, 7) int64",), {}, 0),
        # LeNet-5: 6 × 28 × 28 places of a 5 × 5 filter over one channel.
        ("Conv2d", ("(N, 1, 28, 28)",), {"out_channels": 6, "kernel_size": 5, "padding": 2},
         6 * 28 * 28 * 25),
        ("Conv2d", ("(N, 8, 9, 9)",), {"out_channels": 16, "groups": 4}, 16 * 7 * 7 * 9 * 2),
        ("Conv1d", ("(N, 3, 10)",), {"out_channels": 2}, 2 * 8 * 3 * 3),
        ("ConvTranspose2d", ("(N, 4, 5, 5)",), {"out_channels": 2, "stride": 2},
         4 * 5 * 5 * 4 * 2),
        # Four gates, each over 28 inputs and 128 states, 28 steps.
        ("LSTM", ("(N, 28, 28)", "", ""), {}, 28 * 4 * (28 + 128) * 128),
        ("LSTM", ("(N, T, 28)", "", ""), {}, 4 * (28 + 128) * 128),
        ("GRU", ("(N, 10, 8)", ""), {"hidden_size": 16}, 10 * 3 * (8 + 16) * 16),
        ("RNN", ("(N, 10, 8)", ""), {"hidden_size": 16, "bidirectional": True, "num_layers": 2},
         10 * 2 * ((8 + 16) * 16 + (32 + 16) * 16)),
        # Four projections of 64 × 64, then scores and values: 2 × 10 × 10 × 64.
        ("MultiheadAttention", ("(N, 10, 64)",) * 3 + ("", ""), {},
         4 * 10 * 64 * 64 + 2 * 10 * 10 * 64),
        ("MultiheadAttention", ("(N, 3, 8)", "(N, 5, 6)", "(N, 5, 7)", "", ""), {},
         2 * 3 * 8 * 8 + 5 * 8 * (6 + 7) + 2 * 3 * 5 * 8),
        ("MatMul", ("(N, 3, 4)", "(N, 4, 5)"), {}, 3 * 4 * 5),
        ("ReLU", ("(N, 8)",), {}, 0),
    ],
)  # fmt: skip
def test_multiply_accumulates(
    key: str, inputs: tuple[str, ...], values: dict[str, Any], number: int
) -> None:
    assert macs(key, *inputs, **values) == number


@pytest.mark.parametrize(
    ("key", "inputs", "values", "constructor"),
    [
        ("Conv2d", ("(N, 1, 28, 28)",), {"out_channels": 6, "kernel_size": 5, "padding": 2},
         "nn.Conv2d(1, 6, kernel_size=5, padding=2)"),
        ("Conv2d", ("(N, 3, 9, 9)",), {"kernel_size": (3, 5), "padding": "same"},
         "nn.Conv2d(3, 16, kernel_size=(3, 5), padding=\"same\")"),
        ("Linear", ("(N, 400)",), {"out_features": 120}, "nn.Linear(400, 120)"),
        ("BatchNorm2d", ("(N, 16, 4, 4)",), {}, "nn.BatchNorm2d(16)"),
        ("BatchNorm1d", ("(N, 16)",), {"momentum": None}, "nn.BatchNorm1d(16, momentum=None)"),
        ("LayerNorm", ("(N, 5, 16)",), {}, "nn.LayerNorm(16)"),
        ("MaxPool2d", ("(N, 1, 8, 8)",), {}, "nn.MaxPool2d(2)"),
        ("MaxPool2d", ("(N, 1, 8, 8)",), {"kernel_size": 3, "stride": 2, "padding": 1},
         "nn.MaxPool2d(3, stride=2, padding=1)"),
        ("Dropout", ("(N, 8)",), {"p": 0.25}, "nn.Dropout(0.25)"),
        ("Dropout", ("(N, 8)",), {}, "nn.Dropout()"),
        ("LeakyReLU", ("(N, 8)",), {"negative_slope": 0.2}, "nn.LeakyReLU(0.2)"),
        ("Softmax", ("(N, 8)",), {}, "nn.Softmax(dim=1)"),
        ("LSTM", ("(N, 28, 28)", "", ""), {}, "nn.LSTM(28, 128, batch_first=True)"),
        ("LSTM", ("(N, 28, 28)", "", ""), {"dropout": 0.5}, "nn.LSTM(28, 128, batch_first=True)"),
        ("LSTM", ("(N, 28, 28)", "", ""), {"dropout": 0.5, "num_layers": 2},
         "nn.LSTM(28, 128, num_layers=2, batch_first=True, dropout=0.5)"),
        ("MultiheadAttention", ("(N, 3, 8)", "(N, 5, 6)", "(N, 5, 8)", "", ""), {},
         "nn.MultiheadAttention(8, num_heads=4, kdim=6, batch_first=True)"),
        ("Constant", (), {"value": 2, "shape": (1, 1)},
         "nn.Buffer(torch.full((1, 1, 1), 2.0), persistent=False)"),
        ("Flatten", ("(N, 8, 8)",), {}, None),
    ],
)  # fmt: skip
def test_constructor(
    key: str, inputs: tuple[str, ...], values: dict[str, Any], constructor: str | None
) -> None:
    spec = LAYERS[key]
    types = [parse_type(text) if text else None for text in inputs]
    assert spec.call.constructor(spec.complete(types, values), types) == constructor


@pytest.mark.parametrize(
    ("key", "inputs", "options", "statement"),
    [
        ("ReLU", ("(N, 8)",), {}, "x = self.layer(x)"),
        ("Flatten", ("(N, 8, 8)",), {}, "x = x.flatten(1)"),
        ("Flatten", ("(N, 8, 8, 8)",), {"end_dim": 2}, "x = x.flatten(1, 2)"),
        ("Reshape", ("(N, 28)",), {"shape": (4, 7)}, "x = x.reshape(-1, 4, 7)"),
        ("Reshape", ("(N, 28)",), {"shape": (-1, 7)}, "x = x.reshape(-1, 4, 7)"),
        ("Reshape", ("(N, T, 28)",), {"shape": (-1, 4, 7)},
         "x = x.reshape(x.size(0), -1, 4, 7)"),
        ("Permute", ("(N, 8, T)",), {}, "x = x.permute(0, 2, 1)"),
        ("Unsqueeze", ("(N, 8)",), {}, "x = x.unsqueeze(1)"),
        ("Squeeze", ("(N, 1)",), {}, "x = x.squeeze(-1)"),
        ("Select", ("(N, T, 8)",), {}, "x = x[:, -1]"),
        ("Select", ("(N, T, 8)",), {"dim": -1, "index": 0}, "x = x[:, :, 0]"),
        ("Select", ("(2, N, 8)",), {"dim": 0}, "x = x[-1]"),
        ("Mean", ("(N, 8, 7, 7)",), {"dim": (2, 3)}, "x = x.mean(dim=(2, 3))"),
        ("Sum", ("(N, T, 8)",), {"keepdim": True}, "x = x.sum(dim=1, keepdim=True)"),
        ("Add", ("(N, 8)",) * 3, {"reads": "x y z"}, "x = x + y + z"),
        ("Multiply", ("(N, 8)",) * 2, {"reads": "x y"}, "x = x * y"),
        ("MatMul", ("(N, 8, 4)", "(N, 4, 8)"), {"reads": "x y"}, "x = x @ y"),
        ("Concat", ("(N, 8)",) * 2, {"reads": "x y"}, "x = torch.cat((x, y), dim=1)"),
        ("LSTM", ("(N, T, 8)", "", ""), {"reads": "x _ _", "names": "x _ _"},
         "x, _ = self.layer(x)"),
        ("LSTM", ("(N, T, 8)", "", ""), {"reads": "x _ _", "names": "_ h_n _"},
         "_, (h_n, _) = self.layer(x)"),
        ("LSTM", ("(N, T, 8)", "(1, N, 128)", "(1, N, 128)"),
         {"reads": "x h c", "names": "x h_n c_n"}, "x, (h_n, c_n) = self.layer(x, (h, c))"),
        ("GRU", ("(N, T, 8)", "(1, N, 128)"), {"reads": "x h", "names": "x h_n"},
         "x, h_n = self.layer(x, h)"),
        ("MultiheadAttention", ("(N, T, 8)",) * 3 + ("", ""),
         {"reads": "x x x _ _", "names": "x _"},
         "x, _ = self.layer(x, x, x, need_weights=False)"),
        ("MultiheadAttention", ("(N, T, 8)",) * 3 + ("(N, T) bool", ""),
         {"reads": "x x x pad _", "names": "x w"},
         "x, w = self.layer(x, x, x, key_padding_mask=pad); assert w is not None"),
        ("Constant", (), {"reads": "", "names": "c"}, "c = self.layer"),
    ],
)  # fmt: skip
def test_statement(
    key: str, inputs: tuple[str, ...], options: dict[str, Any], statement: str
) -> None:
    assert written(key, *inputs, **options) == statement


def test_catalogues_load_no_library_of_numbers() -> None:
    """torch, numpy and torchmetrics stay out of the window's start."""
    code = (
        "import sys, dlstudio.catalog\n"
        "print([m for m in ('torch', 'numpy', 'torchmetrics', 'PySide6') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
