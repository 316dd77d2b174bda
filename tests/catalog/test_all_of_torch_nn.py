"""Every layer class of torch.nn stands in the catalogue, but for those listed with a reason."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
import torch
from torch import nn

import dlstudio as dls
from dlstudio.catalog import LAYERS, LOSSES
from dlstudio.errors import ExportError
from dlstudio.exporting.write import export

HOLDS_OTHERS = "holds other modules: a graph, a block or a repeat does that"
BASE = "the base of other classes, without a forward of its own"
LAZY = "every layer takes its sizes from the wire"
LEFT_OUT = {
    **dict.fromkeys(
        (
            "Container", "Sequential", "ModuleList", "ModuleDict", "ParameterList",
            "ParameterDict", "DataParallel",
        ),
        HOLDS_OTHERS,
    ),
    **dict.fromkeys(("Module", "RNNBase", "RNNCellBase"), BASE),
    **{
        f"Lazy{kind}{rank}d": LAZY
        for kind in ("Conv", "ConvTranspose", "BatchNorm", "InstanceNorm")
        for rank in (1, 2, 3)
    },
    "LazyLinear": LAZY,
    "SyncBatchNorm": "needs several processes that train together; trains on one device",
    "AdaptiveLogSoftmaxWithLoss": "a loss with weights of its own: forward takes the target",
    "LinearCrossEntropyLoss": "a loss with weights of its own: forward takes the target",
    "NLLLoss2d": "the old name of NLLLoss",
    "CTCLoss": "stands in PaddedCTCLoss, which finds the lengths in padded targets",
    "TripletMarginWithDistanceLoss": "takes a Python function; CosineTripletLoss is one of it",
}  # fmt: skip


def test_nothing_of_torch_nn_is_missing() -> None:
    classes = {n for n, c in vars(nn).items() if inspect.isclass(c) and issubclass(c, nn.Module)}
    losses = {spec.torch_class.removeprefix("nn.") for spec in LOSSES.values()}
    assert classes - set(LAYERS) - losses == set(LEFT_OUT)


def test_cross_map_lrn_is_what_its_help_says() -> None:
    """As the formula in the first ⌊size/2⌋ + 1 channels, then with the first channel still in."""
    torch.manual_seed(0)
    image = torch.randn(2, 8, 3, 3)
    for size in (3, 4, 5):
        mine, formula = nn.CrossMapLRN2d(size, 1.0)(image), nn.LocalResponseNorm(size, 1.0)(image)
        differs = (mine - formula).abs().amax((0, 2, 3)) > 1e-6
        first = size // 2 + 1
        assert differs.tolist() == [False] * first + [True] * (8 - first)


def test_cross_map_lrn_cannot_become_torchscript_and_says_so(tmp_path: Path) -> None:
    graph = dls.Graph("Lua")
    image = graph.add("Input", name="image", shape=(8, 6, 6))
    graph.add("Output", source=graph.add("CrossMapLRN2d", source=image))
    with pytest.raises(ExportError, match="cannot be written as TorchScript"):
        export(graph.project, "torchscript", tmp_path / "net.pt")
    assert "nn.CrossMapLRN2d(5)" in dls.source(graph)
