"""Networks of inverted residuals, wide inside and narrow outside: MobileNet, EfficientNet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dlstudio.project.builder import Graph
from gallery.light import Style, classify
from gallery.pen import Block, Source, Step, chain, conv, drawing, image, joined, linear


def squeeze_excite(graph: Graph, style: Style) -> str:
    """Draw a gate for each channel once, made of what the whole picture holds."""
    inside = (8, "How many numbers the gates are made of.")
    block = Block(graph, "SqueezeExcite", shape=("width", 56, 56), width=32, squeezed=inside)
    if block.fresh:
        [maps] = block.inputs
        gate = block.chain(
            maps,
            ("AdaptiveAvgPool2d", "avgpool", {"output_size": 1}),
            conv("fc1", "squeezed", 1),
            (style.squeeze, "activation"),
            conv("fc2", "width", 1),
            (style.gate, "scale_activation"),
        )
        block.end(joined(block.graph, "Multiply", "scaled", (maps, gate)))
    return block.layer


def ended(block: Block, style: Style, x: Source, outs: str, name: str, flat: bool) -> Source:
    """Draw the narrow end; ``flat`` leaves the last pair without a number of its own."""
    stem, _, place = name.rpartition("_")
    if flat:
        return block.chain(
            x,
            conv(name, outs, 1, bias=False),
            ("BatchNorm2d", f"{stem}_{int(place) + 1}"),
        )
    return block.chain(x, *style.unit(name, outs, 1))


def gated(block: Block, style: Style, name: str, x: Source, width: str, inside: str) -> Source:
    """Draw squeeze and excite inside a block."""
    layer = squeeze_excite(block.graph, style)
    return block.use(layer, name, x, width=width, squeezed=inside)


WIDER = 6  # times as many maps inside an inverted block
EXPANDED = "How many feature maps lie inside."


# --- MobileNetV2 and EfficientNet: stages of equal blocks ---------------------------------


@dataclass(frozen=True)
class Row:
    """A stage: how many times wider inside, kernel, stride, maps after it, blocks."""

    factor: int
    kernel: int
    stride: int
    outs: int
    blocks: int


@dataclass(frozen=True)
class Family:
    """What the stages of one network are made of.

    Args:
        block: the name of what leads into a stage.
        residual: the name of the others of the stage.
        stem: how the layers inside are called.
        squeezed: whether there are gates.
        flat: see ``ended``.
    """

    style: Style
    block: str
    residual: str
    stem: str
    squeezed: bool
    flat: bool

    def separable(self, graph: Graph) -> str:
        """Draw the block that does not widen: each map filtered alone, then mixed."""
        values = {"in_channels": 32, "out_channels": 16}
        block = Block(graph, "Separable", shape=("in_channels", 112, 112), **values)
        if block.fresh:
            steps = self.style.active(f"{self.stem}_0", "in_channels", 3, groups="in_channels")
            self.narrow(block, block.chain(block.inputs[0], *steps), 1)
        return block.layer

    def widening(self, graph: Graph, kernels: bool) -> str:
        """Draw the block that is wide inside; its kernel is a parameter if there are several."""
        kernel: int | str = "kernel_size" if kernels else 3
        values: dict[str, Any] = {"in_channels": 16, "out_channels": 24}
        values |= {"kernel_size": 3} if kernels else {}
        shape = ("in_channels", 112, 112)
        block = Block(graph, self.block, shape=shape, **values, stride=1)
        if block.fresh:
            wide = f"{WIDER}*in_channels"
            x = block.chain(
                block.inputs[0],
                *self.style.active(f"{self.stem}_0", wide, 1),
                *self.style.active(f"{self.stem}_1", wide, kernel, "stride", wide),
            )
            self.narrow(block, x, 2, wide)
        return block.layer

    def narrow(self, block: Block, x: Source, place: int, wide: str = "in_channels") -> None:
        """Draw what comes behind the filters."""
        if self.squeezed:
            x = gated(block, self.style, f"{self.stem}_{place}", x, wide, "in_channels//4")
            place += 1
        name = f"{self.stem}_{place}"
        block.end(ended(block, self.style, x, "out_channels", name, self.flat))

    def adding(self, graph: Graph, name: str, layer: str, kernels: bool) -> str:
        """Draw the block that adds what goes in to what another one makes of it."""
        values: dict[str, Any] = {"width": 24, **({"kernel_size": 3} if kernels else {})}
        block = Block(graph, name, shape=("width", 56, 56), **values)
        if block.fresh:
            [maps] = block.inputs
            given = {"in_channels": "width", "out_channels": "width"}
            given |= {"kernel_size": "kernel_size"} if kernels else {}
            branch = block.use(layer, "branch", maps, **given)
            block.end(joined(block.graph, "Add", "add", (maps, branch)))
        return block.layer

    def stage(self, graph: Graph, kernels: bool) -> str:
        """Draw a stage: one block leads into it, the others add to what is there."""
        values: dict[str, Any] = {"in_channels": 16, "out_channels": 24}
        values |= {"kernel_size": 3} if kernels else {}
        shape = ("in_channels", 112, 112)
        block = Block(graph, "Stage", shape=shape, **values, stride=2, blocks=2)
        if block.fresh:
            wide = self.widening(graph, kernels)
            given = {name: name for name in (*values, "stride")}
            x = block.use(wide, "first", block.inputs[0], **given)
            given = {"width": "out_channels", "repeat": "blocks - 1"}
            given |= {"kernel_size": "kernel_size"} if kernels else {}
            block.end(
                block.use(self.adding(graph, self.residual, wide, kernels), "rest", x, **given)
            )
        return block.layer

    def drawn(
        self, graph: Graph, x: Source, name: str, row: Row, ins: int, kernels: bool
    ) -> Source:
        """Draw a row of the table of the paper."""
        values: dict[str, Any] = {"in_channels": ins, "out_channels": row.outs}
        if row.factor == 1:
            layer = self.separable(graph)
            x = graph.add(layer, name=name, source=x, **values)
            if row.blocks > 1:
                layer, rest = self.adding(graph, "ResidualSeparable", layer, False), row.blocks - 1
                x = graph.add(layer, name=f"{name}_rest", source=x, width=row.outs, repeat=rest)
            return x
        values |= {"kernel_size": row.kernel} if kernels else {}
        values["stride"] = row.stride
        if row.blocks == 1:
            return graph.add(self.widening(graph, kernels), name=name, source=x, **values)
        layer = self.stage(graph, kernels)
        return graph.add(layer, name=name, source=x, **values, blocks=row.blocks)


MOBILE = Family(Style("ReLU6"), "Inverted", "InvertedResidual", "conv", squeezed=False, flat=True)
EFFICIENT = Family(Style("SiLU"), "MBConv", "ResidualMBConv", "block", squeezed=True, flat=False)


def staged(graph: Graph, family: Family, rows: Sequence[Row]) -> None:
    """Draw a network of stages for pictures of 224 × 224."""
    style = family.style
    kernels = len({row.kernel for row in rows}) > 1
    x = chain(graph, image(graph, 3, 224), style.active("features_0", 32, 3, 2))
    ins = 32
    for place, row in enumerate(rows, start=1):
        x, ins = family.drawn(graph, x, f"features_{place}", row, ins, kernels), row.outs
    x = chain(graph, x, style.active(f"features_{len(rows) + 1}", 1280, 1))
    classify(graph, x, [("Dropout", "classifier_0", {"p": 0.2}), linear("classifier_1", 1000)])


@drawing("mobilenet-v2")
def mobilenet_v2(graph: Graph) -> None:
    rows = (
        (1, 3, 1, 16, 1), (6, 3, 2, 24, 2), (6, 3, 2, 32, 3), (6, 3, 2, 64, 4), (6, 3, 1, 96, 3),
        (6, 3, 2, 160, 3), (6, 3, 1, 320, 1),
    )  # fmt: skip
    staged(graph, MOBILE, [Row(*row) for row in rows])


def efficientnet(graph: Graph, blocks: Sequence[int]) -> None:
    """Draw EfficientNet of the usual width, with so many blocks in its stages."""
    rows = (
        (1, 3, 1, 16), (6, 3, 2, 24), (6, 5, 2, 40), (6, 3, 2, 80), (6, 5, 1, 112),
        (6, 5, 2, 192), (6, 3, 1, 320),
    )  # fmt: skip
    staged(graph, EFFICIENT, [Row(*row, many) for row, many in zip(rows, blocks, strict=True)])


@drawing("efficientnet-b0")
def efficientnet_b0(graph: Graph) -> None:
    efficientnet(graph, (1, 2, 2, 3, 3, 4, 1))


@drawing("efficientnet-b1")
def efficientnet_b1(graph: Graph) -> None:
    efficientnet(graph, (2, 3, 3, 4, 4, 5, 2))


# --- MobileNetV3: found by search, so each block is another -------------------------------


def inverted(graph: Graph, style: Style, squeezed: bool, widens: bool) -> str:
    """Draw an inverted block of MobileNetV3 once: wide inside, narrow outside."""
    kind = ("SE" if squeezed else "") + ("Inverted" if widens else "Separable")
    values: dict[str, Any] = {"in_channels": 16, "out_channels": 16, "kernel_size": 3, "stride": 1}
    wide = "in_channels"
    if widens:
        wide, values["expanded"] = "expanded", (64, EXPANDED)
    if squeezed:
        values["squeezed"] = (8, "How many numbers the gates are made of.")
    name = f"{kind}{style.activation}"
    block = Block(graph, name, shape=("in_channels", 112, 112), **values)
    if not block.fresh:
        return block.layer
    x, place = block.inputs[0], 0
    if widens:
        x, place = block.chain(x, *style.active("block_0", wide, 1)), 1
    x = block.chain(x, *style.active(f"block_{place}", wide, "kernel_size", "stride", wide))
    if squeezed:
        place += 1
        x = gated(block, style, f"block_{place}", x, wide, "squeezed")
    block.end(ended(block, style, x, "out_channels", f"block_{place + 1}", flat=False))
    return block.layer


def mobilenet_v3(graph: Graph, rows: Sequence[tuple[int, ...]], wide: int, hidden: int) -> None:
    """Draw MobileNetV3; a row holds kernel, width inside, width after, squeeze, hard, stride."""
    plain = Style("ReLU", 0.001, "ReLU", "Hardsigmoid")
    hard = Style("Hardswish", 0.001, "ReLU", "Hardsigmoid")
    x = chain(graph, image(graph, 3, 224), hard.active("features_0", 16, 3, 2))
    ins = 16
    for place, (kernel, inside, outs, squeezed, is_hard, stride) in enumerate(rows, start=1):
        style = hard if is_hard else plain
        values = {"in_channels": ins, "out_channels": outs, "kernel_size": kernel, "stride": stride}
        values |= {"expanded": inside} if inside != ins else {}
        values |= {"squeezed": squeezed} if squeezed else {}
        layer = inverted(graph, style, squeezed > 0, inside != ins)
        made = graph.add(layer, name=f"features_{place}", source=x, **values)
        same = ins == outs and stride == 1
        x, ins = joined(graph, "Add", f"add{place}", (x, made)) if same else made, outs
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
