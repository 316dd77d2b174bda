"""Networks whose modules branch: Inception, SqueezeNet, DenseNet."""

from __future__ import annotations

from typing import Any

from dlstudio.project.builder import Graph, Handle
from gallery.pen import (
    Block,
    Source,
    Step,
    chain,
    conv,
    drawing,
    image,
    joined,
    linear,
    pool,
    result,
)

CEIL = {"stride": 2, "ceil_mode": True}


# --- GoogLeNet ----------------------------------------------------------------------------


def convolution(name: str, channels: int | str, kernel: int, stride: int = 1) -> list[Step]:
    """Return a convolution without bias, its normalization and ReLU, as GoogLeNet uses them."""
    return [
        conv(f"{name}_conv", channels, kernel, stride, bias=False),
        ("BatchNorm2d", f"{name}_bn", {"eps": 0.001}),
        ("ReLU", f"{name}_relu"),
    ]


BRANCHES = {
    "width1": "Maps of the 1×1 branch.",
    "reduce2": "Maps before the 3×3 convolution of the second branch.",
    "width2": "Maps of the second branch.",
    "reduce3": "Maps before the 3×3 convolution of the third branch.",
    "width3": "Maps of the third branch.",
    "width4": "Maps of the pooling branch.",
}
# channels of the branches 1, 2 (reduce, 3×3), 3 (reduce, 3×3) and 4
INCEPTION = {
    "3a": (64, 96, 128, 16, 32, 32),
    "3b": (128, 128, 192, 32, 96, 64),
    "4a": (192, 96, 208, 16, 48, 64),
    "4b": (160, 112, 224, 24, 64, 64),
    "4c": (128, 128, 256, 24, 64, 64),
    "4d": (112, 144, 288, 32, 64, 64),
    "4e": (256, 160, 320, 32, 128, 128),
    "5a": (256, 160, 320, 32, 128, 128),
    "5b": (384, 192, 384, 48, 128, 128),
}


def inception(graph: Graph, widths: tuple[int, ...] = INCEPTION["3a"]) -> str:
    """Draw an Inception module once: four branches side by side, joined along the channels."""
    params = {
        key: (width, help) for (key, help), width in zip(BRANCHES.items(), widths, strict=True)
    }
    block = Block(graph, "Inception", shape=("in_channels", 28, 28), in_channels=192, **params)
    if not block.fresh:
        return block.layer
    [maps] = block.inputs
    branches = (
        block.chain(maps, *convolution("branch1", "width1", 1)),
        block.chain(
            maps, *convolution("branch2_0", "reduce2", 1), *convolution("branch2_1", "width2", 3)
        ),
        block.chain(
            maps, *convolution("branch3_0", "reduce3", 1), *convolution("branch3_1", "width3", 3)
        ),
        block.chain(
            maps,
            pool("branch4_0", 3, stride=1, padding=1, ceil_mode=True),
            *convolution("branch4_1", "width4", 1),
        ),
    )
    block.end(joined(block.graph, "Concat", "concat", branches, dim=1))
    return block.layer


def mixed(graph: Graph, name: str, source: Source, ins: int, widths: tuple[int, ...]) -> Handle:
    """Add an Inception module."""
    values = dict(zip(BRANCHES, widths, strict=True))
    return graph.add(inception(graph), name=name, source=source, in_channels=ins, **values)


def channels_of(widths: tuple[int, ...]) -> int:
    """Return how many maps an Inception module gives."""
    one, _, two, _, three, four = widths
    return one + two + three + four


def auxiliary(graph: Graph) -> str:
    """Draw the auxiliary classifier once; returns its key."""
    block = Block(graph, "AuxiliaryHead", shape=("in_channels", 14, 14), in_channels=512)
    if block.fresh:
        end = block.chain(
            block.inputs[0],
            ("AdaptiveAvgPool2d", "pool", {"output_size": 4}),
            *convolution("conv", 128, 1),
            ("Flatten", "flatten"),
            linear("fc1", 1024),
            ("ReLU", "relu"),
            ("Dropout", "dropout", {"p": 0.7}),
            linear("fc2", 1000),
        )
        block.end(end, "logits")
    return block.layer


def googlenet(graph: Graph, heads: bool) -> None:
    """Draw GoogLeNet as it is built today, with normalization."""
    x = chain(
        graph,
        image(graph, 3, 224),
        [
            *convolution("conv1", 64, 7, 2),
            pool("maxpool1", 3, **CEIL),
            *convolution("conv2", 64, 1),
            *convolution("conv3", 192, 3),
            pool("maxpool2", 3, **CEIL),
        ],
    )
    ins = 192
    found: dict[str, tuple[Source, int]] = {}
    for key, widths in INCEPTION.items():
        x = mixed(graph, f"inception{key}", x, ins, widths)
        ins = channels_of(widths)
        found[key] = (x, ins)
        if key in ("3b", "4e"):
            place, size = (3, 3) if key == "3b" else (4, 2)
            x = chain(graph, x, [pool(f"maxpool{place}", size, **CEIL)])
    end = chain(
        graph,
        x,
        [
            ("AdaptiveAvgPool2d", "avgpool", {"output_size": 1}),
            ("Flatten", "flatten"),
            ("Dropout", "dropout", {"p": 0.2}),
            linear("fc", 1000),
        ],
    )
    result(graph, end)
    if heads:
        for place, key in enumerate(("4a", "4d"), start=1):
            source, ins = found[key]
            layer = auxiliary(graph)
            aux = graph.add(layer, name=f"aux{place}", source=source, in_channels=ins)
            result(graph, aux, f"aux_logits{place}")


@drawing("googlenet")
def googlenet_plain(graph: Graph) -> None:
    googlenet(graph, heads=False)


@drawing("googlenet-aux")
def googlenet_aux(graph: Graph) -> None:
    googlenet(graph, heads=True)


@drawing("mini-inception")
def mini_inception(graph: Graph) -> None:
    x = chain(graph, image(graph, 1, 32), [*convolution("stem", 16, 3), pool("pool1", 2)])
    ins = 16
    for place, widths in enumerate(((8, 8, 16, 4, 8, 8), (16, 16, 32, 8, 16, 16)), start=1):
        x, ins = mixed(graph, f"mix{place}", x, ins, widths), channels_of(widths)
        x = chain(graph, x, [pool(f"pool{place + 1}", 2)])
    classify(graph, x, 10)
    graph.data("digits", size="32")
    graph.training(epochs=12, batch_size=64)


def classify(graph: Graph, x: Source, classes: int) -> None:
    """Draw global average pooling and one Linear layer."""
    steps: list[Step] = [
        ("AdaptiveAvgPool2d", "avgpool", {"output_size": 1}),
        ("Flatten", "flatten"),
        linear("classifier", classes),
    ]
    result(graph, chain(graph, x, steps))


# --- SqueezeNet ---------------------------------------------------------------------------


def fire(graph: Graph) -> str:
    """Draw a fire module once: few channels, then many from two kernels."""
    block = Block(
        graph,
        "Fire",
        shape=("in_channels", 55, 55),
        in_channels=96,
        squeezed=(16, "Maps that the 1×1 convolution leaves."),
        expanded=(64, "Maps of each of the two kernels; twice as many come out."),
    )
    if block.fresh:
        small = block.chain(
            block.inputs[0], conv("squeeze", "squeezed", 1), ("ReLU", "squeeze_activation")
        )
        wide = (
            block.chain(small, conv("expand1x1", "expanded", 1), ("ReLU", "expand1x1_activation")),
            block.chain(small, conv("expand3x3", "expanded", 3), ("ReLU", "expand3x3_activation")),
        )
        block.end(joined(block.graph, "Concat", "concat", wide, dim=1))
    return block.layer


def squeezenet(graph: Graph, stem: Step, order: str) -> None:
    """Draw SqueezeNet; in ``order`` F is the next fire module and P a pooling."""
    widths, ins = iter((16, 16, 32, 32, 48, 48, 64, 64)), stem[2]["out_channels"]
    x = chain(graph, image(graph, 3, 224), [stem, ("ReLU", "features_1")])
    for place, letter in enumerate(order, start=2):
        name = f"features_{place}"
        if letter == "P":
            x = chain(graph, x, [pool(name, 3, **CEIL)])
        else:
            width = next(widths)
            values = {"in_channels": ins, "squeezed": width, "expanded": 4 * width}
            x, ins = graph.add(fire(graph), name=name, source=x, **values), 8 * width
    steps: list[Step] = [
        ("Dropout", "classifier_0", {"p": 0.5}),
        conv("classifier_1", 1000, 1),
        ("ReLU", "classifier_2"),
        ("AdaptiveAvgPool2d", "classifier_3", {"output_size": 1}),
        ("Flatten", "flatten"),
    ]
    result(graph, chain(graph, x, steps))


@drawing("squeezenet-1-0")
def squeezenet_1_0(graph: Graph) -> None:
    squeezenet(graph, conv("features_0", 96, 7, 2, padding=0), "PFFFPFFFFPF")


@drawing("squeezenet-1-1")
def squeezenet_1_1(graph: Graph) -> None:
    squeezenet(graph, conv("features_0", 64, 3, 2, padding=0), "PFFPFFPFFFF")


# --- DenseNet -----------------------------------------------------------------------------

GROWTH = "How many maps each layer adds."
# first channels, growth, layers of the four dense blocks
DENSENETS = {
    "densenet-121": (64, 32, (6, 12, 24, 16)),
    "densenet-161": (96, 48, (6, 12, 36, 24)),
    "densenet-169": (64, 32, (6, 12, 32, 32)),
    "densenet-201": (64, 32, (6, 12, 48, 32)),
}


def dense_layer(graph: Graph, growth: int) -> str:
    """Draw a dense layer once: its result is joined to all that came before."""
    values: dict[str, Any] = {"in_channels": 64, "growth": (growth, GROWTH)}
    block = Block(graph, "DenseLayer", shape=("in_channels", 56, 56), **values)
    if block.fresh:
        [maps] = block.inputs
        new = block.chain(
            maps,
            ("BatchNorm2d", "norm1"),
            ("ReLU", "relu1"),
            conv("conv1", "4*growth", 1, bias=False),
            ("BatchNorm2d", "norm2"),
            ("ReLU", "relu2"),
            conv("conv2", "growth", 3, bias=False),
        )
        block.end(joined(block.graph, "Concat", "concat", (maps, new), dim=1))
    return block.layer


def dense_block(graph: Graph, layers: int, growth: int) -> str:
    """Draw so many dense layers as a block once."""
    values: dict[str, Any] = {"in_channels": 64, "growth": (growth, GROWTH)}
    block = Block(graph, f"DenseBlock{layers}", shape=("in_channels", 56, 56), **values)
    if block.fresh:
        x: Source = block.inputs[0]
        for number in range(layers):
            grown = f" + {number}*growth" if number > 1 else " + growth" if number else ""
            values = {"in_channels": f"in_channels{grown}", "growth": "growth"}
            x = block.use(dense_layer(graph, growth), f"denselayer{number + 1}", x, **values)
        block.end(x)
    return block.layer


def transition(graph: Graph) -> str:
    """Draw what halves channels and size between two dense blocks once."""
    block = Block(graph, "Transition", shape=("in_channels", 56, 56), in_channels=256)
    if block.fresh:
        end = block.chain(
            block.inputs[0],
            ("BatchNorm2d", "norm"),
            ("ReLU", "relu"),
            conv("conv", "in_channels//2", 1, bias=False),
            ("AvgPool2d", "pool", {"kernel_size": 2, "stride": 2}),
        )
        block.end(end)
    return block.layer


def dense_stages(
    graph: Graph, x: Source, channels: int, growth: int, repeats: tuple[int, ...]
) -> Source:
    """Draw dense blocks with transitions between them, and the last normalization."""
    for place, layers in enumerate(repeats, start=1):
        layer = dense_block(graph, layers, growth)
        values = {"in_channels": channels, "growth": growth}
        x = graph.add(layer, name=f"denseblock{place}", source=x, **values)
        channels += layers * growth
        if place < len(repeats):
            name = f"transition{place}"
            x = graph.add(transition(graph), name=name, source=x, in_channels=channels)
            channels //= 2
    return chain(graph, x, [("BatchNorm2d", f"norm{len(repeats) + 1}"), ("ReLU", "relu")])


def densenet(graph: Graph, first: int, growth: int, repeats: tuple[int, ...]) -> None:
    """Draw a DenseNet for pictures of 224 × 224."""
    steps: list[Step] = [
        conv("conv0", first, 7, 2, bias=False),
        ("BatchNorm2d", "norm0"),
        ("ReLU", "relu0"),
        pool("pool0", 3, stride=2, padding=1),
    ]
    x = chain(graph, image(graph, 3, 224), steps)
    classify(graph, dense_stages(graph, x, first, growth, repeats), 1000)


def register() -> None:
    """Register every network of DENSENETS under its key."""
    for key, values in DENSENETS.items():
        drawing(key)(lambda graph, values=values: densenet(graph, *values))


register()


@drawing("mini-densenet")
def mini_densenet(graph: Graph) -> None:
    x = chain(graph, image(graph, 1, 32), [conv("conv0", 16, 3, 2, bias=False)])
    classify(graph, dense_stages(graph, x, 16, 8, (3, 3, 3)), 10)
    graph.data("digits", size="32")
    graph.training(epochs=10, batch_size=64)
