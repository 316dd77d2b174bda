"""What follows from the parameters of a block is found, also where the uses alone do not tell."""

from __future__ import annotations

from typing import Any

import black
import pytest
import torch

import dlstudio as dls
from dlstudio.compiler.compile import source_of
from dlstudio.compiler.load import load
from dlstudio.gallery import TEMPLATES


def text_of(graph: dls.Graph) -> str:
    text = dls.source(graph)
    assert black.format_str(text, mode=black.Mode()) == text
    return text


def built_with(graph: dls.Graph, name: str, **values: Any) -> torch.nn.Module:
    """Construct a class of the written text with values that no use has."""
    main = load(source_of(graph.project))
    module: torch.nn.Module = main.__init__.__globals__[name](**values)  # type: ignore[misc]
    return module


def normed(block: dls.Graph, source: Any, name: str, **values: Any) -> Any:
    conv = block.add("Conv2d", name=name, source=source, kernel_size=1, **values)
    return block.add("BatchNorm2d", name=f"{name}_bn", source=conv)


def test_parameters_of_one_proportion_are_told_apart() -> None:
    """In every use ``many`` is four times ``few``; which of them a size follows is found."""
    graph = dls.Graph("Fires")
    block = graph.block("fire")
    block.parameter("few", 4, low=1)
    block.parameter("many", 16, low=1)
    maps = block.add("Input", name="maps", shape=(3, 8, 8))
    wide = normed(block, normed(block, maps, "squeeze", out_channels="few"), "expand",
                  out_channels="many")  # fmt: skip
    block.add("Output", name="result", source=wide)
    image = graph.add("Input", shape=(3, 8, 8))
    for place, few in enumerate((4, 8), start=1):
        values = {"few": few, "many": 4 * few}
        one = graph.add("block:fire", name=f"fire{place}", source=image, **values)
        graph.add("Output", source=one)
    text = text_of(graph)
    assert "self.squeeze_bn = nn.BatchNorm2d(few)" in text
    assert "self.expand_bn = nn.BatchNorm2d(many)" in text
    module = built_with(graph, "Fire", few=5, many=7)
    assert module(torch.rand(2, 3, 8, 8)).shape == (2, 7, 8, 8)


def test_a_size_that_is_the_same_by_chance_is_not_explained() -> None:
    """Both uses give 8 × 8; that does not make the input ``8 * stride``."""
    graph = dls.Graph("Chance")
    block = graph.block("down")
    block.parameter("stride", 1, low=1)
    block.parameter("out_channels", 4, low=1)
    maps = block.add("Input", name="maps", shape=(3, 8, 8))
    conv = block.add("Conv2d", name="conv", source=maps, out_channels="out_channels",
                     kernel_size=3, padding=1, stride="stride")  # fmt: skip
    block.add("Output", name="result", source=conv)
    for place, (size, stride) in enumerate(((8, 1), (16, 2)), start=1):
        image = graph.add("Input", name=f"image{place}", shape=(3, size, size))
        values = {"stride": stride, "out_channels": 4 * place}
        graph.add("Output", source=graph.add("block:down", source=image, **values))
    text = text_of(graph)
    assert "maps (N, 3, ?, ?) -> result (N, out_channels, ?, ?)" in text
    assert "8 * stride" not in text


def flattened(graph: dls.Graph) -> None:
    inner = graph.block("inner")
    inner.parameter("width", 4, low=1)
    maps = inner.add("Input", name="maps", shape=("width", 6, 6))
    conv = inner.add("Conv2d", name="conv", source=maps, out_channels="width", kernel_size=1)
    flat = inner.add("Flatten", name="flatten", source=conv)
    inner.add("Output", name="result", source=inner.add("Linear", name="fc", source=flat,
                                                        out_features="2*width"))  # fmt: skip
    outer = graph.block("outer")
    outer.parameter("width", 4, low=1)
    maps = outer.add("Input", name="maps", shape=("width", 6, 6))
    outer.add("Output", name="result", source=outer.add("block:inner", name="part", source=maps,
                                                        width="width"))  # fmt: skip


def test_a_block_of_blocks_gives_on_what_follows_from_its_own_parameters() -> None:
    graph = dls.Graph("Flat")
    flattened(graph)
    image = graph.add("Input", shape=(4, 6, 6))
    graph.add("Output", source=graph.add("block:outer", name="outer", source=image, width=4))
    text = text_of(graph)
    assert "36 * width" in text
    module = built_with(graph, "Outer", width=3)
    assert module(torch.rand(2, 3, 6, 6)).shape == (2, 6)


def test_sums_of_three_are_found_behind_a_concat() -> None:
    graph = dls.Graph("Branches")
    block = graph.block("branches")
    for name, width in (("a", 3), ("b", 5), ("c", 7)):
        block.parameter(name, width, low=1)
    maps = block.add("Input", name="maps", shape=(3, 8, 8))
    ends = [normed(block, maps, f"branch_{name}", out_channels=name) for name in "abc"]
    joined = block.add("Concat", name="concat", source=ends)
    block.add("Output", name="result", source=block.add("BatchNorm2d", name="norm", source=joined))
    image = graph.add("Input", shape=(3, 8, 8))
    graph.add("Output", source=graph.add("block:branches", name="one", source=image))
    graph.add("Output", source=graph.add("block:branches", name="two", source=image, a=4, b=9))
    text = text_of(graph)
    assert "self.norm = nn.BatchNorm2d(a + b + c)" in text
    assert built_with(graph, "Branches", a=1, b=1, c=2)(torch.rand(2, 3, 8, 8)).shape[1] == 4


def test_branches_side_by_side_give_their_sum() -> None:
    text = dls.source(dls.load(TEMPLATES["googlenet"].path))
    assert "# (N, width1 + width2 + width3 + width4, ?, ?)\n" in text
    assert text.count("class ") == 2


def test_tensors_of_several_ranks_make_several_classes() -> None:
    """A BatchNorm1d takes (N, C) and (N, C, L); sizes alone do not tell these uses apart."""
    graph = dls.Graph("Ranks")
    inner = graph.block("inner")
    numbers = inner.add("Input", name="x")
    inner.add("Output", name="y", source=inner.add("BatchNorm1d", name="norm", source=numbers))
    outer = graph.block("outer")
    numbers = outer.add("Input", name="x")
    outer.add("Output", name="y", source=outer.add("block:inner", name="part", source=numbers))
    shapes = ((4,), (6,), (8, 5), (9, 5))
    for place, shape in enumerate(shapes):
        start = graph.add("Input", name=f"in{place}", shape=shape)
        graph.add("Output", name=f"out{place}",
                  source=graph.add("block:outer", name=f"use{place}", source=start))  # fmt: skip
    text = text_of(graph)
    assert text.count("class Outer") == text.count("class Inner") == 2
    results = dls.build(graph)(*[torch.rand(2, *shape) for shape in shapes])
    assert [tuple(one.shape) for one in results] == [(2, *shape) for shape in shapes]


def test_a_long_repetition_is_broken_as_black_breaks_it() -> None:
    graph = dls.Graph("Long")
    block = graph.block("a block with a long name")
    for name in ("out_channels", "kernel_size", "another_parameter_of_it"):
        block.parameter(name, 3, low=1)
    maps = block.add("Input", name="maps", shape=("out_channels", 8, 8))
    steps = [("conv", "kernel_size"), ("other", "another_parameter_of_it")]
    x = maps
    for name, size in steps:
        values = {"kernel_size": size, "padding": f"{size}//2"}
        x = block.add("Conv2d", name=name, source=x, out_channels="out_channels", **values)
    block.add("Output", name="result", source=x)
    outer = graph.block("outer")
    outer.parameter("width", 4, low=1)
    outer.parameter("kernel_size", 5, low=1)
    outer.parameter("turns", 2, low=1)
    maps = outer.add("Input", name="maps", shape=("width", 8, 8))
    use = {"out_channels": "width", "kernel_size": "kernel_size", "repeat": "turns"}
    x = outer.add("block:a block with a long name", name="short", source=maps, **use)
    use["another_parameter_of_it"] = "kernel_size"
    x = outer.add("block:a block with a long name", name="long", source=x, **use)
    outer.add("Output", name="result", source=x)
    image = graph.add("Input", shape=(4, 8, 8))
    graph.add("Output", source=graph.add("block:outer", source=image, width=4))
    assert text_of(graph).count("                for _ in range(turns)\n            ]\n") == 2


# A block of a template, values that no use of it has, and what goes in and comes out then.
OTHERWISE: list[tuple[str, str, dict[str, int], tuple[int, ...], tuple[int, ...]]] = [
    ("resnet-50", "Stage", {"in_channels": 6, "width": 5, "stride": 3, "blocks": 3},
     (6, 9, 9), (20, 3, 3)),
    ("resnet-34", "Stage", {"width": 6, "blocks": 2}, (3, 8, 8), (6, 4, 4)),
    ("googlenet", "Inception", {"in_channels": 3, "width1": 2, "reduce2": 3, "width2": 5,
     "reduce3": 4, "width3": 7, "width4": 11}, (3, 8, 8), (25, 8, 8)),
    ("squeezenet-1-1", "Fire", {"in_channels": 3, "squeezed": 2, "expanded": 5},
     (3, 8, 8), (10, 8, 8)),
    ("densenet-121", "DenseBlock6", {"in_channels": 5, "growth": 3}, (5, 8, 8), (23, 8, 8)),
    ("densenet-121", "Transition", {"in_channels": 10}, (10, 8, 8), (5, 4, 4)),
    ("efficientnet-b0", "Stage", {"in_channels": 8, "out_channels": 5, "kernel_size": 7,
     "stride": 2, "blocks": 3}, (8, 8, 8), (5, 4, 4)),
    ("mobilenet-v2", "Stage", {"in_channels": 4, "out_channels": 5, "stride": 1, "blocks": 2},
     (4, 8, 8), (5, 8, 8)),
    ("mobilenet-v3-large", "SEInvertedHardswish", {"in_channels": 3, "out_channels": 5,
     "kernel_size": 7, "stride": 2, "expanded": 11, "squeezed": 2}, (3, 8, 8), (5, 4, 4)),
    ("shufflenet-v2", "Stage", {"in_channels": 3, "width": 5, "blocks": 2}, (3, 8, 8), (10, 4, 4)),
    ("convnext-tiny", "ConvNeXtBlock", {"width": 5}, (5, 8, 8), (5, 8, 8)),
    ("u-net-bn", "DoubleConv", {"in_channels": 2, "out_channels": 3}, (2, 8, 8), (3, 8, 8)),
    ("mini-gpt", "CausalBlock", {"width": 12, "heads": 3}, (7, 12), (7, 12)),
]  # fmt: skip


@pytest.mark.parametrize(("key", "name", "values", "ins", "outs"), OTHERWISE)
def test_the_classes_of_templates_are_right_for_other_values(
    key: str, name: str, values: dict[str, int], ins: tuple[int, ...], outs: tuple[int, ...]
) -> None:
    graph = dls.Graph(project=dls.load(TEMPLATES[key].path))
    module = built_with(graph, name, **values).eval()
    with torch.no_grad():
        assert module(torch.rand(2, *ins)).shape == (2, *outs)
