"""Blocks with parameters: one class for all values, loops for repetition, shared weights."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import black
import pytest

import dlstudio as dls
from dlstudio.validation.check import check

MODE = black.Mode(line_length=88)


def feed_forward(graph: dls.Graph) -> None:
    block = graph.block("feed forward")
    block.parameter("width", 64, help="Numbers per token.", low=1)
    block.parameter("rate", 0.1)
    block.parameter("use_bias", True)
    x = block.add("Input", name="x", shape=("T", "width"))
    up = block.add("Linear", name="up", source=x, out_features="4*width", bias="use_bias")
    drop = block.add("Dropout", name="drop", source=block.add("GELU", source=up), p="rate")
    down = block.add("Linear", name="down", source=drop, out_features="width")
    norm = block.add("LayerNorm", name="norm", source=block.add("Add", source=[x, down]))
    block.add("Output", name="y", source=norm)


def several_widths() -> dls.Graph:
    graph = dls.Graph("Widths")
    feed_forward(graph)
    tokens = graph.add("Input", name="tokens", shape=("T", 8))
    one = graph.add("block:feed forward", name="one", source=tokens, width=8, use_bias=False)
    wide = graph.add("Linear", name="wide", source=one, out_features=12)
    two = graph.add("block:feed forward", name="two", source=wide, width=12, rate=0.5)
    graph.add("Output", name="out", source=two)
    return graph


def repeated(**values: Any) -> dls.Graph:
    graph = dls.Graph("Repeated")
    feed_forward(graph)
    tokens = graph.add("Input", name="tokens", shape=("T", 8))
    one = graph.add("block:feed forward", name="one", source=tokens, width=8, **values)
    # What goes in is read again behind it, so the loop must not overwrite it.
    graph.add("Output", name="out", source=graph.add("Add", source=[tokens, one]))
    return graph


def shared_by_two() -> dls.Graph:
    graph = dls.Graph("Siamese")
    feed_forward(graph)
    left = graph.add("Input", name="left", shape=("T", 8))
    right = graph.add("Input", name="right", shape=("S", 8))
    one = graph.add("block:feed forward", name="one", source=left, width=8)
    two = graph.add("block:feed forward", name="two", source=right, same_as=one)
    graph.add("Output", name="a", source=one)
    graph.add("Output", name="b", source=two)
    return graph


def residual_stages() -> dls.Graph:
    """A basic residual block, its stage with a parameter for the depth, and two stages."""
    graph = dls.Graph("Stages")
    block = graph.block("basic")
    block.parameter("width", 16, low=1)
    x = block.add("Input", name="x", shape=(16, 8, 8))
    conv = {"kernel_size": 3, "padding": 1, "bias": False}
    first = block.add("Conv2d", name="conv1", source=x, out_channels="width", **conv)
    norm = block.add("BatchNorm2d", name="bn1", source=first)
    second = block.add(
        "Conv2d", name="conv2", source=block.add("ReLU", source=norm), out_channels="width", **conv
    )
    norm = block.add("BatchNorm2d", name="bn2", source=second)
    block.add(
        "Output", name="y", source=block.add("ReLU", source=block.add("Add", source=[x, norm]))
    )
    stage = graph.block("stage")
    stage.parameter("width", 16)
    stage.parameter("depth", 2)
    stage.parameter("stride", 1)
    x = stage.add("Input", name="x", shape=(3, 8, 8))
    down = stage.add(
        "Conv2d", name="down", source=x, out_channels="width", kernel_size="stride", stride="stride"
    )
    rest = stage.add("block:basic", name="rest", source=down, width="width", repeat="depth")
    stage.add("Output", name="y", source=rest)
    image = graph.add("Input", name="image", shape=(3, 8, 8))
    one = graph.add("block:stage", name="one", source=image)
    two = graph.add("block:stage", name="two", source=one, width=24, depth=3, stride=2)
    graph.add("Output", name="out", source=graph.add("Flatten", source=two))
    return graph


def heads() -> dls.Graph:
    """Parameters that ``forward`` reads."""
    graph = dls.Graph("Heads")
    block = graph.block("split heads")
    block.parameter("heads", 4)
    block.parameter("width", 16)
    x = block.add("Input", name="x", shape=(6, "width"))
    split = block.add("Reshape", name="split", source=x, shape=(6, "heads", "width//heads"))
    block.add("Output", name="y", source=split)
    image = graph.add("Input", name="image", shape=(6, 16))
    graph.add("Output", name="a", source=graph.add("block:split heads", name="one", source=image))
    two = graph.add("block:split heads", name="two", source=image, heads=2)
    graph.add("Output", name="b", source=two)
    return graph


DRAWN: dict[str, Callable[[], dls.Graph]] = {
    "several widths": several_widths,
    "own weights": lambda: repeated(repeat=3),
    "one set of weights": lambda: repeated(repeat=3, shared=True),
    "shared by two": shared_by_two,
    "stages": residual_stages,
    "heads": heads,
}


def inputs_of(graph: dls.Graph) -> list[Any]:
    import torch

    shapes = [node.layer.values["shape"] for node in graph.project.main.of_layer("Input")]
    return [torch.randn(2, *(5 if d in ("T", "S") else d for d in shape)) for shape in shapes]


@pytest.mark.parametrize("drawn", DRAWN)
def test_names_counts_script_and_export_agree_with_torch(drawn: str) -> None:
    import torch

    torch.manual_seed(0)
    graph = DRAWN[drawn]()
    report = check(graph.project)
    assert report.ok, report.diagnostics
    text = dls.source(graph)
    assert black.format_str(text, mode=MODE) == text
    module = dls.build(graph).eval()
    nodes = graph.project.main.nodes
    told = {
        f"{nodes[id].name}.{name}": shape
        for id, known in report.main.nodes.items()
        for name, shape in {**known.weights, **known.buffers}.items()
    }
    assert {name: tuple(t.shape) for name, t in module.state_dict().items()} == told
    count = sum(p.numel() for p in module.parameters())
    assert dls.summary(graph).parameters == count
    assert f": {count:,} trainable parameters" in text
    inputs = inputs_of(graph)
    expected = module(*inputs)
    results = [torch.jit.script(module)(*inputs)]
    results.append(torch.export.export(module, tuple(inputs)).module()(*inputs))
    for result in results:
        torch.testing.assert_close(result, expected)


def test_two_widths_are_two_instances_of_one_class() -> None:
    text = dls.source(several_widths())
    assert text.count("class ") == 2
    assert "def __init__(" in text
    assert "self.up = nn.Linear(width, 4 * width, bias=use_bias)" in text
    assert "self.drop = nn.Dropout(rate)" in text or "nn.Dropout(p=rate)" in text
    assert "self.norm = nn.LayerNorm(width)" in text
    assert "self.one = FeedForward(width=8, use_bias=False)" in text
    assert "self.two = FeedForward(width=12, rate=0.5)" in text


def test_a_repetition_is_a_loop() -> None:
    own, shared = dls.source(repeated(repeat=3)), dls.source(repeated(repeat=3, shared=True))
    assert "self.one = nn.ModuleList([FeedForward(width=8) for _ in range(3)])" in own
    assert "for block in self.one:\n            x = block(x)" in own
    assert "self.one = FeedForward(width=8)" in shared
    assert "for _ in range(3):\n            x = self.one(x)" in shared
    once, thrice = (dls.summary(repeated(repeat=n)) for n in (1, 3))
    assert (thrice.parameters, thrice.macs) == (3 * once.parameters, 3 * once.macs)
    same = dls.summary(repeated(repeat=3, shared=True))
    assert (same.parameters, same.macs) == (once.parameters, thrice.macs)


def test_sizes_that_follow_from_wires_become_expressions_or_arguments() -> None:
    text = dls.source(residual_stages())
    assert text.count("class ") == 3
    assert "nn.Conv2d(width, width, kernel_size=3, padding=1, bias=False)" in text
    assert "[Basic(width=width) for _ in range(depth)]" in text
    # The channels that come in follow from no parameter of the stage.
    assert "in_channels: int = 3" in text and "nn.Conv2d(in_channels, width" in text
    assert "Stage(width=24, depth=3, stride=2, in_channels=16)" in text


def test_what_forward_reads_is_stored() -> None:
    text = dls.source(heads())
    assert "self.heads = heads" in text and "self.width // self.heads" in text


def test_shared_weights_are_counted_once() -> None:
    text = dls.source(shared_by_two())
    assert text.count("= FeedForward(") == 1 and text.count("self.one(") == 2
    own = dls.summary(shared_by_two())
    assert own.parameters == sum(row.parameters for row in own) and own.rows[-3].parameters == 0


def test_a_change_of_the_block_reaches_every_use() -> None:
    graph = several_widths()
    before = dls.summary(graph).parameters
    block = graph.block("feed forward")
    up = block.value.named("up")
    assert up is not None
    from dlstudio.project.commands import SetParam

    command = SetParam(graph="feed forward", node=up.id, name="out_features", value="2*width")
    after = command.apply(graph.project)
    assert dls.summary(after).parameters < before
    assert "nn.Linear(width, 2 * width" in dls.source(after)


def test_the_report_of_a_block_is_kept_by_its_values() -> None:
    graph = several_widths()
    first, again = check(graph.project), check(graph.project)
    one, two = first.main.inside.values()
    assert next(iter(again.main.inside.values())) is one is not two
    assert one.scope["width"] == 8 and two.scope["width"] == 12
    assert first.blocks.keys() == again.blocks.keys() == {"feed forward"}
