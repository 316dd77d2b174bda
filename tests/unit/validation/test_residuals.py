"""A residual whose two ways differ: padding or a projection gives them one shape."""

from __future__ import annotations

from typing import Any

import pytest
import torch

import dlstudio as dls

Layers = list[tuple[str, dict[str, Any]]]


def residual(shape: tuple[Any, ...], *branch: tuple[str, dict[str, Any]]) -> dls.Graph:
    """Draw x + f(x)."""
    graph = dls.Graph("Residual")
    long = image = graph.add("Input", name="image", shape=shape)
    for key, values in branch:
        long = graph.add(key, source=long, **values)
    graph.add("Output", source=graph.add("Add", source=[long, image]))
    return graph


def convolution(axes: int, channels: int, **values: Any) -> tuple[str, dict[str, Any]]:
    return f"Conv{axes}d", {"out_channels": channels, "kernel_size": 3, **values}


def repaired(graph: dls.Graph, label: str) -> dls.Graph:
    """Apply the one repair of that label; the network is right then, and runs."""
    project = graph.project
    (fix,) = [
        fix for d in dls.check(graph).diagnostics for fix in d.fixes if str(fix.label) == label
    ]
    done = fix.command.apply(project)
    found = dls.check(done)
    assert not found.diagnostics, found.diagnostics
    sizes = [9 if isinstance(size, str) else size for size in found.shapes["image"][1:]]
    dls.build(done)(torch.zeros(2, *sizes))
    return dls.Graph(project=done)


@pytest.mark.parametrize(
    ("branch", "padding"),
    [
        ([convolution(2, 8)], 1),
        ([convolution(2, 8, dilation=2, padding=1)], 2),
        ([convolution(2, 8, kernel_size=(1, 5))], (0, 2)),
        ([convolution(2, 8, kernel_size=4)], "same"),
        ([convolution(2, 8), ("BatchNorm2d", {}), ("ReLU", {})], 1),
    ],
)
@pytest.mark.filterwarnings("ignore:Using padding='same'")
def test_a_branch_that_lost_its_border_is_padded(branch: Layers, padding: Any) -> None:
    done = repaired(residual((8, 16, 16), *branch), "Pad conv1, so that the size stays")
    conv = done.value.named("conv1")
    assert conv is not None and conv.layer.values["padding"] == padding


def test_two_convolutions_are_padded_together() -> None:
    graph = residual((8, 16, 16), convolution(2, 4), ("ReLU", {}), convolution(2, 8))
    repaired(graph, "Pad conv1, conv2, so that the size stays")


def test_other_channels_are_projected_as_well() -> None:
    label = "Pad conv1 and insert a projection behind image (Conv2d)"
    repaired(residual((8, 16, 16), convolution(2, 12)), label)


@pytest.mark.parametrize(
    ("shape", "axes", "values"),
    [
        ((8, 7, 7), 2, {"stride": 2, "padding": 1}),  # 7 -> 4, as a 1×1 window of stride 2 gives
        ((8, 7, 6), 2, {"stride": (2, 1), "padding": 1}),
        ((8, 50), 1, {"stride": 2, "padding": 1}),
        ((8, "L"), 1, {"padding": 1}),
        ((8, 6, 6, 6), 3, {"stride": 3, "padding": 1}),
    ],
)
def test_a_shortcut_is_projected_to_any_size_that_a_stride_gives(
    shape: tuple[Any, ...], axes: int, values: dict[str, Any]
) -> None:
    graph = residual(shape, convolution(axes, 12, **values))
    repaired(graph, f"Insert a projection behind image (Conv{axes}d)")


def test_what_no_padding_mends_gets_none() -> None:
    for branch in (
        [("MaxPool2d", {"kernel_size": 2})],
        [convolution(2, 8), ("MaxPool2d", {"kernel_size": 2})],
        [convolution(2, 8, stride=2)],
    ):
        (problem,) = dls.check(residual((8, 16, 16), *branch)).diagnostics
        assert not [fix for fix in problem.fixes if "Pad" in fix.label]


def test_a_branch_of_one_channel_is_told() -> None:
    wide = residual((8, 16, 16), convolution(2, 1, padding=1))
    (told,) = dls.check(wide).diagnostics
    assert (told.code, told.node) == ("DL218", "add1")
    assert str(told.sentence) == (
        "conv1 (N, 1, 16, 16) has one channel, so add1 adds the same numbers to every channel of "
        "(N, 8, 16, 16). Give it as many channels."
    )
    repaired(wide, "Set out_channels to 8")
    features = residual(("T", 8), ("Linear", {"out_features": 1}))
    repaired(features, "Set out_features to 8")


def test_one_number_for_all_channels_may_be_meant() -> None:
    """As the mean of a sample, or what a gate multiplies."""
    graph = dls.Graph("Mean")
    image = graph.add("Input", shape=(8, 16, 16))
    mean = graph.add("Mean", dim=(1,), keepdim=True, source=image)
    graph.add("Output", source=graph.add("Add", source=[image, mean]))
    assert not dls.check(graph).diagnostics
