"""Networks that add what goes in to what comes out: ResNet, ResNeXt, wide and mini ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dlstudio.project.builder import Graph
from gallery.pen import Block, Source, chain, conv, drawing, image, joined, linear, pool, result

WIDTHS = (64, 128, 256, 512)
BOTTLENECK = 4  # a bottleneck ends with so many times its width


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


def residual_block(graph: Graph, plan: Plan, width: int, stride: int, project: bool) -> str:
    """Draw a basic or bottleneck block once; returns its key."""
    kind = "Bottleneck" if plan.bottleneck else "BasicBlock"
    name = f"{kind}_{width}" + ("_down" if project else "")
    block = Block(graph, name)
    if not block.fresh:
        return block.layer
    results = width * (BOTTLENECK if plan.bottleneck else 1)
    [maps] = block.inputs
    if plan.bottleneck:
        inner = width * plan.width_per_group // 64 * plan.groups
        grouped = {"groups": plan.groups} if plan.groups > 1 else {}
        branch = block.chain(
            maps,
            conv("conv1", inner, 1, bias=False),
            ("BatchNorm2d", "bn1"),
            ("ReLU", "relu1"),
            conv("conv2", inner, 3, stride, bias=False, **grouped),
            ("BatchNorm2d", "bn2"),
            ("ReLU", "relu2"),
            conv("conv3", results, 1, bias=False),
            ("BatchNorm2d", "bn3"),
        )
    else:
        branch = block.chain(
            maps,
            conv("conv1", width, 3, stride, bias=False),
            ("BatchNorm2d", "bn1"),
            ("ReLU", "relu1"),
            conv("conv2", width, 3, bias=False),
            ("BatchNorm2d", "bn2"),
        )
    shortcut: Source = maps
    if project:
        shortcut = block.chain(
            maps,
            conv("downsample_0", results, 1, stride, bias=False),
            ("BatchNorm2d", "downsample_1"),
        )
    total = joined(block.graph, "Add", "add", (branch, shortcut))
    block.end(block.chain(total, ("ReLU", "relu")))
    return block.layer


def stage(graph: Graph, plan: Plan, place: int, width: int) -> str:
    """Draw one stage of residual blocks as a block; returns its key."""
    block = Block(graph, f"Stage{place}")
    stride = 1 if place == 1 else 2
    x: Source = block.inputs[0]
    for number in range(plan.repeats[place - 1]):
        first = number == 0
        project = first and (stride != 1 or plan.bottleneck)
        layer = residual_block(graph, plan, width, stride if first else 1, project)
        x = block.graph.add(layer, name=f"block{number}", source=x)
    block.end(x)
    return block.layer


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
    for place, width in enumerate(WIDTHS, start=1):
        x = graph.add(stage(graph, plan, place, width), name=f"layer{place}", source=x)
    head(graph, x, 1000)


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


def small_resnet(graph: Graph, widths: Sequence[int], repeats: int) -> None:
    """Draw a residual network for small pictures: no pooling before the first stage."""
    plan = Plan((repeats,) * len(widths))
    x = chain(
        graph,
        image(graph, 1, 32),
        [conv("conv1", widths[0], 3, bias=False), ("BatchNorm2d", "bn1"), ("ReLU", "relu")],
    )
    for place, width in enumerate(widths, start=1):
        for number in range(repeats):
            down = number == 0 and place > 1
            layer = residual_block(graph, plan, width, 2 if down else 1, down)
            x = graph.add(layer, name=f"layer{place}_{number}", source=x)
    head(graph, x, 10)
    graph.data("digits", size="32")
    graph.training(epochs=8, batch_size=64)


@drawing("mini-resnet")
def mini_resnet(graph: Graph) -> None:
    small_resnet(graph, (16, 32, 64), 1)


@drawing("resnet-20")
def resnet_20(graph: Graph) -> None:
    small_resnet(graph, (16, 32, 64), 3)
