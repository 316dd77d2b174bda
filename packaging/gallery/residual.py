"""Networks that add what goes in to what comes out: ResNet, ResNeXt, wide and mini ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dlstudio.project.builder import Graph
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

WIDTHS = (64, 128, 256, 512)
BOTTLENECK = 4  # a bottleneck ends with so many times its width
INSIDE = "Maps inside; four times as many come out."
OUTSIDE = "How many feature maps come out; half as many go in."


@dataclass(frozen=True)
class Plan:
    """What tells one residual network from another."""

    repeats: tuple[int, ...]
    bottleneck: bool = False
    groups: int = 1
    width_per_group: int = 64


PLANS = {
    "resnet-18": Plan((2, 2, 2, 2)),
    "resnet-34": Plan((3, 4, 6, 3)),
    "resnet-50": Plan((3, 4, 6, 3), bottleneck=True),
    "resnet-101": Plan((3, 4, 23, 3), bottleneck=True),
    "resnet-152": Plan((3, 8, 36, 3), bottleneck=True),
    "resnext-50-32x4d": Plan((3, 4, 6, 3), bottleneck=True, groups=32, width_per_group=4),
    "resnext-101-32x8d": Plan((3, 4, 23, 3), bottleneck=True, groups=32, width_per_group=8),
    "wide-resnet-50-2": Plan((3, 4, 6, 3), bottleneck=True, width_per_group=128),
    "wide-resnet-101-2": Plan((3, 4, 23, 3), bottleneck=True, width_per_group=128),
}


def basic(graph: Graph, projected: bool) -> str:
    """Draw a basic block once; a projected one has half the size and other maps."""
    name = "ProjectedBasicBlock" if projected else "BasicBlock"
    block = Block(graph, name, shape=("width//2" if projected else "width", 56, 56), width=64)
    if not block.fresh:
        return block.layer
    [maps] = block.inputs
    branch = block.chain(
        maps,
        conv("conv1", "width", 3, 2 if projected else 1, bias=False),
        ("BatchNorm2d", "bn1"),
        ("ReLU", "relu1"),
        conv("conv2", "width", 3, bias=False),
        ("BatchNorm2d", "bn2"),
    )
    shortcut = block.chain(maps, *projection("width", 2)) if projected else maps
    added(block, branch, shortcut)
    return block.layer


def bottleneck(graph: Graph, plan: Plan, projected: bool) -> str:
    """Draw a bottleneck once; a projected one takes in other maps, and may shrink them."""
    inside = (64, INSIDE)
    if projected:
        stride: int | str = "stride"
        values: dict[str, Any] = {"in_channels": 64, "width": inside, "stride": 1}
        block = Block(graph, "ProjectedBottleneck", shape=("in_channels", 56, 56), **values)
    else:
        stride = 1
        results = f"{BOTTLENECK}*width"
        block = Block(graph, "Bottleneck", shape=(results, 56, 56), width=inside)
    if not block.fresh:
        return block.layer
    [maps] = block.inputs
    wider = plan.width_per_group * plan.groups // 64
    inner = "width" if wider == 1 else f"{wider}*width"
    grouped = {"groups": plan.groups} if plan.groups > 1 else {}
    branch = block.chain(
        maps,
        conv("conv1", inner, 1, bias=False),
        ("BatchNorm2d", "bn1"),
        ("ReLU", "relu1"),
        conv("conv2", inner, 3, stride, bias=False, **grouped),
        ("BatchNorm2d", "bn2"),
        ("ReLU", "relu2"),
        conv("conv3", f"{BOTTLENECK}*width", 1, bias=False),
        ("BatchNorm2d", "bn3"),
    )
    shortcut = maps
    if projected:
        shortcut = block.chain(maps, *projection(f"{BOTTLENECK}*width", stride))
    added(block, branch, shortcut)
    return block.layer


def projection(channels: str, stride: int | str) -> list[Step]:
    """Return what makes the shortcut fit where a stage begins."""
    return [
        conv("downsample_0", channels, 1, stride, bias=False),
        ("BatchNorm2d", "downsample_1"),
    ]


def added(block: Block, branch: Source, shortcut: Source) -> None:
    """Draw the end of a residual block."""
    total = joined(block.graph, "Add", "add", (branch, shortcut))
    block.end(block.chain(total, ("ReLU", "relu")))


def basic_stage(graph: Graph) -> str:
    """Draw a stage of basic blocks once: it halves the size and doubles the maps."""
    block = Block(graph, "Stage", shape=("width//2", 56, 56), width=(128, OUTSIDE), blocks=2)
    if block.fresh:
        x = block.use(basic(graph, projected=True), "first", block.inputs[0], width="width")
        values = {"width": "width", "repeat": "blocks - 1"}
        block.end(block.use(basic(graph, projected=False), "rest", x, **values))
    return block.layer


def bottleneck_stage(graph: Graph, plan: Plan) -> str:
    """Draw a stage of bottlenecks once."""
    values: dict[str, Any] = {"in_channels": 64, "width": (64, INSIDE), "stride": 2, "blocks": 3}
    block = Block(graph, "Stage", shape=("in_channels", 56, 56), **values)
    if block.fresh:
        values = {name: name for name in ("in_channels", "width", "stride")}
        x = block.use(bottleneck(graph, plan, projected=True), "first", block.inputs[0], **values)
        values = {"width": "width", "repeat": "blocks - 1"}
        block.end(block.use(bottleneck(graph, plan, projected=False), "rest", x, **values))
    return block.layer


def stages(graph: Graph, x: Source, plan: Plan, widths: Sequence[int]) -> Source:
    """Draw all stages; the first one keeps the size."""
    ins = widths[0]
    for place, (width, blocks) in enumerate(zip(widths, plan.repeats, strict=True), start=1):
        name = f"layer{place}"
        if plan.bottleneck:
            values = {"in_channels": ins, "width": width, "stride": 1 if place == 1 else 2}
            layer = bottleneck_stage(graph, plan)
            x = graph.add(layer, name=name, source=x, **values, blocks=blocks)
            ins = BOTTLENECK * width
        elif place == 1:
            layer = basic(graph, projected=False)
            x = graph.add(layer, name=name, source=x, width=width, repeat=blocks)
        elif blocks == 1:
            x = graph.add(basic(graph, projected=True), name=name, source=x, width=width)
        else:
            x = graph.add(basic_stage(graph), name=name, source=x, width=width, blocks=blocks)
    return x


def resnet(graph: Graph, plan: Plan) -> None:
    """Draw a residual network for pictures of 224 × 224."""
    x = chain(
        graph,
        image(graph, 3, 224),
        [
            conv("conv1", 64, 7, 2, bias=False),
            ("BatchNorm2d", "bn1"),
            ("ReLU", "relu"),
            pool("maxpool", 3, stride=2, padding=1),
        ],
    )
    head(graph, stages(graph, x, plan, WIDTHS), 1000)


def head(graph: Graph, x: Source, classes: int) -> None:
    """Draw global average pooling and the classifier."""
    end = chain(
        graph,
        x,
        [
            ("AdaptiveAvgPool2d", "avgpool", {"output_size": 1}),
            ("Flatten", "flatten"),
            linear("fc", classes),
        ],
    )
    result(graph, end)


def register() -> None:
    """Register every network of PLANS under its key."""
    for key, plan in PLANS.items():
        drawing(key)(lambda graph, plan=plan: resnet(graph, plan))


register()


def small_resnet(graph: Graph, channels: int, widths: Sequence[int], repeats: int) -> None:
    """Draw a residual network for small pictures: no pooling before the first stage."""
    plan = Plan((repeats,) * len(widths))
    x = chain(
        graph,
        image(graph, channels, 32),
        [conv("conv1", widths[0], 3, bias=False), ("BatchNorm2d", "bn1"), ("ReLU", "relu")],
    )
    head(graph, stages(graph, x, plan, widths), 10)
    graph.training(epochs=8, batch_size=64)


@drawing("mini-resnet")
def mini_resnet(graph: Graph) -> None:
    small_resnet(graph, 3, (16, 32, 64), 1)
    graph.data("shapes", samples=3_600)


@drawing("resnet-20")
def resnet_20(graph: Graph) -> None:
    small_resnet(graph, 1, (16, 32, 64), 3)
    graph.data("digits", size="32")
