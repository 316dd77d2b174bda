"""Light and modern convolutional networks: MobileNet, EfficientNet, ShuffleNet, ConvNeXt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
        self, name: str, channels: int, kernel: int, stride: int = 1, groups: int = 1
    ) -> list[Step]:
        """Return a convolution and its normalization."""
        grouped = {"groups": groups} if groups > 1 else {}
        norm = {} if self.eps == 1e-5 else {"eps": self.eps}
        return [
            conv(f"{name}_0", channels, kernel, stride, bias=False, **grouped),
            ("BatchNorm2d", f"{name}_1", norm),
        ]

    def active(
        self, name: str, channels: int, kernel: int, stride: int = 1, groups: int = 1
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


def squeeze_excite(graph: Graph, style: Style, inner: int, channels: int) -> str:
    """Draw a gate for each channel, made of what the whole picture holds."""
    block = Block(graph, f"SqueezeExcite_{inner}_{channels}")
    if block.fresh:
        [maps] = block.inputs
        gate = block.chain(
            maps,
            ("AdaptiveAvgPool2d", "avgpool", {"output_size": 1}),
            conv("fc1", inner, 1),
            (style.squeeze, "activation"),
            conv("fc2", channels, 1),
            (style.gate, "scale_activation"),
        )
        block.end(joined(block.graph, "Multiply", "scaled", (maps, gate)))
    return block.layer


@dataclass(frozen=True)
class Inverted:
    """Sizes of an inverted residual: wide inside, narrow outside."""

    ins: int
    wide: int
    outs: int
    kernel: int
    stride: int
    squeezed: int = 0

    @property
    def name(self) -> str:
        """A name that is the same for equal sizes."""
        sizes = (self.ins, self.wide, self.outs, self.kernel, self.stride, self.squeezed)
        return "_".join(map(str, ("Inverted", *sizes)))


def inverted(graph: Graph, style: Style, size: Inverted, flat: bool = False) -> str:
    """Draw an inverted residual; ``flat`` leaves the last pair without a number of its own."""
    block = Block(graph, f"{size.name}_{style.activation}")
    if not block.fresh:
        return block.layer
    name = "conv" if flat else "block"
    x: Source = block.inputs[0]
    place = 0
    if size.wide != size.ins:
        x = block.chain(x, *style.active(f"{name}_{place}", size.wide, 1))
        place += 1
    deep = style.active(f"{name}_{place}", size.wide, size.kernel, size.stride, size.wide)
    x, place = block.chain(x, *deep), place + 1
    if size.squeezed:
        layer = squeeze_excite(block.graph, style, size.squeezed, size.wide)
        x, place = block.graph.add(layer, name=f"{name}_{place}", source=x), place + 1
    if flat:
        x = block.chain(
            x,
            conv(f"{name}_{place}", size.outs, 1, bias=False),
            ("BatchNorm2d", f"{name}_{place + 1}"),
        )
    else:
        x = block.chain(x, *style.unit(f"{name}_{place}", size.outs, 1))
    if size.ins == size.outs and size.stride == 1:
        x = joined(block.graph, "Add", "add", (block.inputs[0], x))
    block.end(x)
    return block.layer


@drawing("mobilenet-v2")
def mobilenet_v2(graph: Graph) -> None:
    style = Style("ReLU6")
    x = chain(graph, image(graph, 3, 224), style.active("features_0", 32, 3, 2))
    ins, place = 32, 1
    for factor, outs, repeat, stride in (
        (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1),
        (6, 160, 3, 2), (6, 320, 1, 1),
    ):  # fmt: skip
        for number in range(repeat):
            size = Inverted(ins, ins * factor, outs, 3, 1 if number else stride)
            layer = inverted(graph, style, size, flat=True)
            x, ins = graph.add(layer, name=f"features_{place}", source=x), outs
            place += 1
    x = chain(graph, x, style.active(f"features_{place}", 1280, 1))
    classify(graph, x, [("Dropout", "classifier_0", {"p": 0.2}), linear("classifier_1", 1000)])


def mobilenet_v3(graph: Graph, rows: Sequence[tuple[int, ...]], wide: int, hidden: int) -> None:
    """Draw MobileNetV3; a row holds kernel, width inside, width after, squeeze, hard, stride."""
    plain = Style("ReLU", 0.001, "ReLU", "Hardsigmoid")
    hard = Style("Hardswish", 0.001, "ReLU", "Hardsigmoid")
    x = chain(graph, image(graph, 3, 224), hard.active("features_0", 16, 3, 2))
    ins = 16
    for place, (kernel, inside, outs, squeezed, is_hard, stride) in enumerate(rows, start=1):
        size = Inverted(ins, inside, outs, kernel, stride, squeezed)
        layer = inverted(graph, hard if is_hard else plain, size)
        x, ins = graph.add(layer, name=f"features_{place}", source=x), outs
    x = chain(graph, x, hard.active(f"features_{len(rows) + 1}", wide, 1))
    steps: list[Step] = [
        linear("classifier_0", hidden),
        ("Hardswish", "classifier_1"),
        ("Dropout", "classifier_2", {"p": 0.2}),
        linear("classifier_3", 1000),
    ]
    classify(graph, x, steps)


@drawing("mobilenet-v3-large")
def mobilenet_v3_large(graph: Graph) -> None:
    rows = (
        (3, 16, 16, 0, 0, 1), (3, 64, 24, 0, 0, 2), (3, 72, 24, 0, 0, 1), (5, 72, 40, 24, 0, 2),
        (5, 120, 40, 32, 0, 1), (5, 120, 40, 32, 0, 1), (3, 240, 80, 0, 1, 2),
        (3, 200, 80, 0, 1, 1), (3, 184, 80, 0, 1, 1), (3, 184, 80, 0, 1, 1),
        (3, 480, 112, 120, 1, 1), (3, 672, 112, 168, 1, 1), (5, 672, 160, 168, 1, 2),
        (5, 960, 160, 240, 1, 1), (5, 960, 160, 240, 1, 1),
    )  # fmt: skip
    mobilenet_v3(graph, rows, 960, 1280)


@drawing("mobilenet-v3-small")
def mobilenet_v3_small(graph: Graph) -> None:
    rows = (
        (3, 16, 16, 8, 0, 2), (3, 72, 24, 0, 0, 2), (3, 88, 24, 0, 0, 1), (5, 96, 40, 24, 1, 2),
        (5, 240, 40, 64, 1, 1), (5, 240, 40, 64, 1, 1), (5, 120, 48, 32, 1, 1),
        (5, 144, 48, 40, 1, 1), (5, 288, 96, 72, 1, 2), (5, 576, 96, 144, 1, 1),
        (5, 576, 96, 144, 1, 1),
    )  # fmt: skip
    mobilenet_v3(graph, rows, 576, 1024)


def efficientnet(graph: Graph, repeats: Sequence[int]) -> None:
    """Draw EfficientNet of the usual width, its stages repeated as given."""
    style = Style("SiLU")
    x = chain(graph, image(graph, 3, 224), style.active("features_0", 32, 3, 2))
    ins = 32
    stages = (
        (1, 3, 1, 16), (6, 3, 2, 24), (6, 5, 2, 40), (6, 3, 2, 80), (6, 5, 1, 112),
        (6, 5, 2, 192), (6, 3, 1, 320),
    )  # fmt: skip
    for place, ((factor, kernel, stride, outs), repeat) in enumerate(
        zip(stages, repeats, strict=True), start=1
    ):
        for number in range(repeat):
            step = 1 if number else stride
            size = Inverted(ins, ins * factor, outs, kernel, step, max(1, ins // 4))
            layer = inverted(graph, style, size)
            x, ins = graph.add(layer, name=f"features_{place}_{number}", source=x), outs
    x = chain(graph, x, style.active("features_8", 1280, 1))
    classify(graph, x, [("Dropout", "classifier_0", {"p": 0.2}), linear("classifier_1", 1000)])


@drawing("efficientnet-b0")
def efficientnet_b0(graph: Graph) -> None:
    efficientnet(graph, (1, 2, 2, 3, 3, 4, 1))


@drawing("efficientnet-b1")
def efficientnet_b1(graph: Graph) -> None:
    efficientnet(graph, (2, 3, 3, 4, 4, 5, 2))


def normed(name: str) -> list[Step]:
    """Return a LayerNorm over the channels of a picture."""
    return [
        ("Permute", f"{name}_last", {"dims": (0, 2, 3, 1)}),
        ("LayerNorm", name, {"eps": 1e-6}),
        ("Permute", f"{name}_first", {"dims": (0, 3, 1, 2)}),
    ]


def convnext_block(graph: Graph, width: int) -> str:
    """Draw a ConvNeXt block; ``layer_scale``, one factor a channel, is a depthwise 1×1."""
    block = Block(graph, f"ConvNeXt_{width}")
    if block.fresh:
        branch = block.chain(
            block.inputs[0],
            conv("block_0", width, 7, groups=width),
            ("Permute", "block_1", {"dims": (0, 2, 3, 1)}),
            ("LayerNorm", "block_2", {"eps": 1e-6}),
            linear("block_3", 4 * width),
            ("GELU", "block_4"),
            linear("block_5", width),
            ("Permute", "block_6", {"dims": (0, 3, 1, 2)}),
            conv("layer_scale", width, 1, groups=width, bias=False),
        )
        block.end(joined(block.graph, "Add", "add", (block.inputs[0], branch)))
    return block.layer


def convnext(graph: Graph, repeats: Sequence[int]) -> None:
    """Draw ConvNeXt of the usual width, its stages repeated as given."""
    stem = conv("features_0_0", 96, 4, 4, padding=0)
    x = chain(graph, image(graph, 3, 224), [stem, *normed("features_0_1")])
    for place, (width, repeat) in enumerate(zip((96, 192, 384, 768), repeats, strict=True)):
        if place:
            down = conv(f"features_{2 * place}_1", width, 2, 2, padding=0)
            x = chain(graph, x, [*normed(f"features_{2 * place}_0"), down])
        for number in range(repeat):
            name = f"features_{2 * place + 1}_{number}"
            x = graph.add(convnext_block(graph, width), name=name, source=x)
    classify(graph, x, [("LayerNorm", "classifier_0", {"eps": 1e-6}), linear("classifier_2", 1000)])


@drawing("convnext-tiny")
def convnext_tiny(graph: Graph) -> None:
    convnext(graph, (3, 3, 9, 3))


@drawing("convnext-small")
def convnext_small(graph: Graph) -> None:
    convnext(graph, (3, 3, 27, 3))


def shuffle_unit(graph: Graph, outs: int, down: bool, ins: int) -> str:
    """Draw a unit of ShuffleNetV2: one half passes, or both halves shrink."""
    block = Block(graph, f"Shuffle_{outs}" + ("_down" if down else ""))
    if not block.fresh:
        return block.layer
    width, stride = outs // 2, 2 if down else 1
    left: Source = block.inputs[0]
    right: Source = left
    if down:
        left = block.chain(
            left,
            conv("branch1_0", ins, 3, 2, groups=ins, bias=False),
            ("BatchNorm2d", "branch1_1"),
            conv("branch1_2", width, 1, bias=False),
            ("BatchNorm2d", "branch1_3"),
            ("ReLU", "branch1_4"),
        )
    else:
        halves = block.graph.add("Chunk", name="halves", source=left, chunks=2, dim=1)
        left, right = halves["part1"], halves["part2"]
    right = block.chain(
        right,
        conv("branch2_0", width, 1, bias=False),
        ("BatchNorm2d", "branch2_1"),
        ("ReLU", "branch2_2"),
        conv("branch2_3", width, 3, stride, groups=width, bias=False),
        ("BatchNorm2d", "branch2_4"),
        conv("branch2_5", width, 1, bias=False),
        ("BatchNorm2d", "branch2_6"),
        ("ReLU", "branch2_7"),
    )
    both = joined(block.graph, "Concat", "concat", (left, right), dim=1)
    block.end(block.chain(both, ("ChannelShuffle", "shuffle", {"groups": 2})))
    return block.layer


@drawing("shufflenet-v2")
def shufflenet_v2(graph: Graph) -> None:
    style = Style("ReLU")
    start = [*style.active("conv1", 24, 3, 2), pool("maxpool", 3, stride=2, padding=1)]
    x, ins = chain(graph, image(graph, 3, 224), start), 24
    for stage, (outs, repeat) in enumerate(((116, 4), (232, 8), (464, 4)), start=2):
        for number in range(repeat):
            layer = shuffle_unit(graph, outs, number == 0, ins)
            x, ins = graph.add(layer, name=f"stage{stage}_{number}", source=x), outs
    classify(graph, chain(graph, x, style.active("conv5", 1024, 1)), [linear("fc", 1000)])
