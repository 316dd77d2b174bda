"""Blocks of convolutional networks."""

from __future__ import annotations

from typing import Any

from gallery.pen import Source, Step, chain, joined, result

from dlstudio.project.builder import Graph
from library.pen import block, maps, width


def conv(name: str, channels: str, kernel: int | str = 1, **more: Any) -> Step:
    """Return a Conv2d without bias that keeps the size at stride 1."""
    values: dict[str, Any] = {"out_channels": channels, "kernel_size": kernel}
    if kernel != 1:
        values["padding"] = f"{kernel}//2" if isinstance(kernel, str) else kernel // 2
    return ("Conv2d", name, {**values, "bias": False, **more})


def norm(name: str) -> Step:
    """Return a BatchNorm2d."""
    return ("BatchNorm2d", name)


def act(name: str, layer: str = "ReLU") -> Step:
    """Return an activation."""
    return (layer, name)


def added(graph: Graph, branch: Source, start: Source, last: str = "") -> None:
    """Draw the sum, an activation behind it if one is named, and the Output."""
    total: Source = joined(graph, "Add", "add", (branch, start))
    result(graph, chain(graph, total, [act("relu", last)]) if last else total, "result")


@block("residual-basic")
def residual_basic(graph: Graph) -> None:
    width(graph, 64)
    start = maps(graph)
    steps = [
        conv("conv1", "width", 3),
        norm("bn1"),
        act("relu1"),
        conv("conv2", "width", 3),
        norm("bn2"),
    ]
    added(graph, chain(graph, start, steps), start, "ReLU")


@block("residual-bottleneck")
def residual_bottleneck(graph: Graph) -> None:
    width(graph, 64, "Maps inside; four times as many go in and come out.")
    start = maps(graph, "4*width")
    steps = [
        conv("conv1", "width"),
        norm("bn1"),
        act("relu1"),
        conv("conv2", "width", 3),
        norm("bn2"),
        act("relu2"),
        conv("conv3", "4*width"),
        norm("bn3"),
    ]
    added(graph, chain(graph, start, steps), start, "ReLU")


@block("residual-projection")
def residual_projection(graph: Graph) -> None:
    width(graph, 128, "How many feature maps come out.")
    graph.parameter("stride", 2, low=1, help="By how much the size shrinks.")
    start = maps(graph, 64)
    steps = [
        conv("conv1", "width", 3, stride="stride"),
        norm("bn1"),
        act("relu1"),
        conv("conv2", "width", 3),
        norm("bn2"),
    ]
    shortcut = [conv("downsample", "width", stride="stride"), norm("downsample_bn")]
    added(graph, chain(graph, start, steps), chain(graph, start, shortcut), "ReLU")


@block("residual-pre-activation")
def residual_pre_activation(graph: Graph) -> None:
    width(graph, 64)
    start = maps(graph)
    steps = [
        norm("bn1"),
        act("relu1"),
        conv("conv1", "width", 3),
        norm("bn2"),
        act("relu2"),
        conv("conv2", "width", 3),
    ]
    added(graph, chain(graph, start, steps), start)


def inception_module(graph: Graph, normalized: bool) -> None:
    """Draw four branches; the numbers of maps are those of GoogLeNet's first module."""
    for name, default, help in (
        ("ones", 64, "Maps of the 1×1 branch."),
        ("reduce3", 96, "Maps before the 3×3 convolution."),
        ("threes", 128, "Maps of the 3×3 branch."),
        ("reduce5", 16, "Maps before the 5×5 convolution."),
        ("fives", 32, "Maps of the 5×5 branch."),
        ("pooled", 32, "Maps of the pooling branch."),
    ):
        graph.parameter(name, default, low=1, help=help)
    start = maps(graph, 192)

    def unit(name: str, channels: str, kernel: int = 1) -> list[Step]:
        if normalized:
            steps = [conv(f"{name}_conv", channels, kernel), norm(f"{name}_bn")]
        else:
            steps = [conv(f"{name}_conv", channels, kernel, bias=True)]
        return [*steps, act(f"{name}_relu")]

    pool = ("MaxPool2d", "pool", {"kernel_size": 3, "stride": 1, "padding": 1})
    branches = (
        unit("branch1", "ones"),
        [*unit("reduce3x3", "reduce3"), *unit("branch3", "threes", 3)],
        [*unit("reduce5x5", "reduce5"), *unit("branch5", "fives", 5)],
        [pool, *unit("branch_pool", "pooled")],
    )
    ends = [chain(graph, start, steps) for steps in branches]
    result(graph, joined(graph, "Concat", "concat", ends), "result")


@block("inception")
def inception(graph: Graph) -> None:
    inception_module(graph, normalized=False)


@block("inception-bn")
def inception_bn(graph: Graph) -> None:
    inception_module(graph, normalized=True)


@block("dense-block")
def dense_block(graph: Graph) -> None:
    growth = "How many maps each layer adds."
    graph.parameter("growth", 32, low=1, help=growth)
    layer = graph.block("Dense layer")
    layer.parameter("growth", 32, low=1, help=growth)
    start = maps(layer, 64)
    steps = [
        norm("bn1"),
        act("relu1"),
        conv("conv1", "4*growth"),
        norm("bn2"),
        act("relu2"),
        conv("conv2", "growth", 3),
    ]
    fresh = chain(layer, start, steps)
    result(layer, joined(layer, "Concat", "concat", (start, fresh)), "result")
    x: Source = maps(graph, 64)
    for place in range(1, 5):
        x = graph.add("block:Dense layer", name=f"layer{place}", source=x, growth="growth")
    result(graph, x, "result")


def excited(graph: Graph, start: Source, channels: str, inside: str, layer: str) -> Source:
    """Draw squeeze-and-excitation."""
    steps: list[Step] = [
        ("AdaptiveAvgPool2d", "squeeze", {"output_size": 1}),
        conv("fc1", inside, bias=True),
        act("se_act", layer),
        conv("fc2", channels, bias=True),
        ("Sigmoid", "gate"),
    ]
    return joined(graph, "Multiply", "excite", (start, chain(graph, start, steps)))


@block("squeeze-excite")
def squeeze_excite(graph: Graph) -> None:
    width(graph, 64)
    graph.parameter("reduction", 16, low=1, help="How many times fewer numbers lie between.")
    result(graph, excited(graph, maps(graph), "width", "width//reduction", "ReLU"), "result")


@block("depthwise-separable")
def depthwise_separable(graph: Graph) -> None:
    width(graph, 32, "How many feature maps go in.")
    graph.parameter("results", 64, low=1, help="How many feature maps come out.")
    graph.parameter("stride", 1, low=1, help="By how much the size shrinks.")
    steps = [
        conv("depthwise", "width", 3, groups="width", stride="stride"),
        norm("bn1"),
        act("relu1"),
        conv("pointwise", "results"),
        norm("bn2"),
        act("relu2"),
    ]
    result(graph, chain(graph, maps(graph), steps), "result")


EXPANDS = "How many times more maps lie inside."


@block("inverted-residual")
def inverted_residual(graph: Graph) -> None:
    width(graph, 24)
    graph.parameter("expand", 6, low=1, help=EXPANDS)
    start = maps(graph)
    steps = [
        conv("expand_conv", "expand*width"),
        norm("bn1"),
        act("relu1", "ReLU6"),
        conv("depthwise", "expand*width", 3, groups="expand*width"),
        norm("bn2"),
        act("relu2", "ReLU6"),
        conv("project", "width"),
        norm("bn3"),
    ]
    added(graph, chain(graph, start, steps), start)


@block("mbconv")
def mbconv(graph: Graph) -> None:
    width(graph, 24)
    graph.parameter("expand", 6, low=1, help=EXPANDS)
    graph.parameter("kernel", 3, low=1, help="Height and width of the filter; odd.")
    start = maps(graph)
    first = [
        conv("expand_conv", "expand*width"),
        norm("bn1"),
        act("act1", "SiLU"),
        conv("depthwise", "expand*width", "kernel", groups="expand*width"),
        norm("bn2"),
        act("act2", "SiLU"),
    ]
    x = excited(graph, chain(graph, start, first), "expand*width", "max(1, width//4)", "SiLU")
    added(graph, chain(graph, x, [conv("project", "width"), norm("bn3")]), start)


@block("convnext")
def convnext(graph: Graph) -> None:
    width(graph, 96)
    start = maps(graph)
    steps: list[Step] = [
        conv("depthwise", "width", 7, groups="width", bias=True),
        ("Permute", "channels_last", {"dims": (0, 2, 3, 1)}),
        ("LayerNorm", "norm", {"eps": 1e-6}),
        ("Linear", "fc1", {"out_features": "4*width"}),
        ("GELU", "gelu"),
        ("Linear", "fc2", {"out_features": "width"}),
        ("Permute", "channels_first", {"dims": (0, 3, 1, 2)}),
    ]
    added(graph, chain(graph, start, steps), start)


def double(place: str = "") -> list[Step]:
    """Return two 3×3 convolutions with ReLU."""
    return [
        conv(f"{place}conv1", "width", 3, bias=True),
        act(f"{place}relu1"),
        conv(f"{place}conv2", "width", 3, bias=True),
        act(f"{place}relu2"),
    ]


@block("u-net-down")
def u_net_down(graph: Graph) -> None:
    width(graph, 64, "How many feature maps come out.")
    x = chain(graph, maps(graph, 3), double())
    result(graph, x, "across")
    result(graph, chain(graph, x, [("MaxPool2d", "pool")]), "down")


@block("u-net-up")
def u_net_up(graph: Graph) -> None:
    width(graph, 64, "How many feature maps come out.")
    below, across = maps(graph, 128, 16, "below"), maps(graph, 64, 32, "across")
    values = {"out_channels": "width", "kernel_size": 2, "stride": 2}
    up = chain(graph, below, [("ConvTranspose2d", "up", values)])
    both = joined(graph, "Concat", "concat", (across, up))
    result(graph, chain(graph, both, double()), "result")
