"""Light and modern convolutional networks: ConvNeXt, ShuffleNet."""

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


@dataclass(frozen=True)
class Style:
    """What the steps of one family of networks have in common."""

    activation: str
    eps: float = 1e-5
    squeeze: str = "SiLU"  # the activation inside squeeze and excite
    gate: str = "Sigmoid"

    def unit(
        self,
        name: str,
        channels: int | str,
        kernel: int | str,
        stride: int | str = 1,
        groups: int | str = 1,
    ) -> list[Step]:
        """Return a convolution and its normalization."""
        grouped = {} if groups == 1 else {"groups": groups}
        norm = {} if self.eps == 1e-5 else {"eps": self.eps}
        return [
            conv(f"{name}_0", channels, kernel, stride, bias=False, **grouped),
            ("BatchNorm2d", f"{name}_1", norm),
        ]

    def active(
        self,
        name: str,
        channels: int | str,
        kernel: int | str,
        stride: int | str = 1,
        groups: int | str = 1,
    ) -> list[Step]:
        """Return a convolution, its normalization and the activation."""
        steps = self.unit(name, channels, kernel, stride, groups)
        return [*steps, (self.activation, f"{name}_2")]


def classify(graph: Graph, x: Source, steps: Sequence[Step]) -> None:
    """Draw global average pooling, then ``steps``."""
    start: list[Step] = [
        ("AdaptiveAvgPool2d", "avgpool", {"output_size": 1}),
        ("Flatten", "flatten"),
    ]
    result(graph, chain(graph, x, [*start, *steps]))


# --- ConvNeXt -----------------------------------------------------------------------------


def normed(graph: Graph) -> str:
    """Draw a LayerNorm over the channels of a picture once."""
    block = Block(graph, "LayerNorm2d", shape=("width", 56, 56), width=96)
    if block.fresh:
        end = block.chain(
            block.inputs[0],
            ("Permute", "channels_last", {"dims": (0, 2, 3, 1)}),
            ("LayerNorm", "norm", {"eps": 1e-6}),
            ("Permute", "channels_first", {"dims": (0, 3, 1, 2)}),
        )
        block.end(end)
    return block.layer


def convnext_block(graph: Graph) -> str:
    """Draw a ConvNeXt block once; ``layer_scale``, a factor a channel, is a depthwise 1×1."""
    block = Block(graph, "ConvNeXtBlock", shape=("width", 56, 56), width=96)
    if block.fresh:
        branch = block.chain(
            block.inputs[0],
            conv("block_0", "width", 7, groups="width"),
            ("Permute", "block_1", {"dims": (0, 2, 3, 1)}),
            ("LayerNorm", "block_2", {"eps": 1e-6}),
            linear("block_3", "4*width"),
            ("GELU", "block_4"),
            linear("block_5", "width"),
            ("Permute", "block_6", {"dims": (0, 3, 1, 2)}),
            conv("layer_scale", "width", 1, groups="width", bias=False),
        )
        block.end(joined(block.graph, "Add", "add", (block.inputs[0], branch)))
    return block.layer


def convnext(graph: Graph, repeats: Sequence[int]) -> None:
    """Draw ConvNeXt of the usual width, its blocks repeated as given."""
    x = chain(graph, image(graph, 3, 224), [conv("features_0_0", 96, 4, 4, padding=0)])
    x = graph.add(normed(graph), name="features_0_1", source=x, width=96)
    widths = (96, 192, 384, 768)
    for place, (width, repeat) in enumerate(zip(widths, repeats, strict=True)):
        name = f"features_{2 * place}"
        if place:
            x = graph.add(normed(graph), name=f"{name}_0", source=x, width=widths[place - 1])
            x = chain(graph, x, [conv(f"{name}_1", width, 2, 2, padding=0)])
        name = f"features_{2 * place + 1}"
        x = graph.add(convnext_block(graph), name=name, source=x, width=width, repeat=repeat)
    classify(graph, x, [("LayerNorm", "classifier_0", {"eps": 1e-6}), linear("classifier_2", 1000)])


@drawing("convnext-tiny")
def convnext_tiny(graph: Graph) -> None:
    convnext(graph, (3, 3, 9, 3))


@drawing("convnext-small")
def convnext_small(graph: Graph) -> None:
    convnext(graph, (3, 3, 27, 3))


# --- ShuffleNet ---------------------------------------------------------------------------

BRANCH = "Maps of each of the two branches; twice as many come out."


def shuffle_unit(graph: Graph, down: bool) -> str:
    """Draw a unit of ShuffleNetV2 once: one half passes, or both halves shrink."""
    ins = "in_channels" if down else "2*width"
    values: dict[str, Any] = {"in_channels": 24} if down else {}
    name = "ShuffleDown" if down else "ShuffleUnit"
    block = Block(graph, name, shape=(ins, 56, 56), **values, width=(58, BRANCH))
    if not block.fresh:
        return block.layer
    left: Source = block.inputs[0]
    right: Source = left
    if down:
        left = block.chain(
            left,
            conv("branch1_0", ins, 3, 2, groups=ins, bias=False),
            ("BatchNorm2d", "branch1_1"),
            conv("branch1_2", "width", 1, bias=False),
            ("BatchNorm2d", "branch1_3"),
            ("ReLU", "branch1_4"),
        )
    else:
        halves = block.graph.add("Chunk", name="halves", source=left, chunks=2, dim=1)
        left, right = halves["part1"], halves["part2"]
    right = block.chain(
        right,
        conv("branch2_0", "width", 1, bias=False),
        ("BatchNorm2d", "branch2_1"),
        ("ReLU", "branch2_2"),
        conv("branch2_3", "width", 3, 2 if down else 1, groups="width", bias=False),
        ("BatchNorm2d", "branch2_4"),
        conv("branch2_5", "width", 1, bias=False),
        ("BatchNorm2d", "branch2_6"),
        ("ReLU", "branch2_7"),
    )
    both = joined(block.graph, "Concat", "concat", (left, right), dim=1)
    block.end(block.chain(both, ("ChannelShuffle", "shuffle", {"groups": 2})))
    return block.layer


def shuffle_stage(graph: Graph) -> str:
    """Draw a stage of ShuffleNetV2 once: one unit shrinks, the others keep the size."""
    values: dict[str, Any] = {"in_channels": 24, "width": (58, BRANCH), "blocks": 4}
    block = Block(graph, "Stage", shape=("in_channels", 56, 56), **values)
    if block.fresh:
        given = {"in_channels": "in_channels", "width": "width"}
        x = block.use(shuffle_unit(graph, down=True), "first", block.inputs[0], **given)
        given = {"width": "width", "repeat": "blocks - 1"}
        block.end(block.use(shuffle_unit(graph, down=False), "rest", x, **given))
    return block.layer


@drawing("shufflenet-v2")
def shufflenet_v2(graph: Graph) -> None:
    style = Style("ReLU")
    start = [*style.active("conv1", 24, 3, 2), pool("maxpool", 3, stride=2, padding=1)]
    x, ins = chain(graph, image(graph, 3, 224), start), 24
    for stage, (width, blocks) in enumerate(((58, 4), (116, 8), (232, 4)), start=2):
        values = {"in_channels": ins, "width": width, "blocks": blocks}
        x, ins = (
            graph.add(shuffle_stage(graph), name=f"stage{stage}", source=x, **values),
            2 * width,
        )
    classify(graph, chain(graph, x, style.active("conv5", 1024, 1)), [linear("fc", 1000)])
