"""Windows over space: code, costs, repairs, and layers that belong together, in a network."""

from __future__ import annotations

from typing import Any

import pytest
import torch

import dlstudio as dls
from dlstudio.catalog import LAYERS
from dlstudio.catalog.layer_spec import ShapeError
from dlstudio.catalog.shape_rules import scaled
from dlstudio.spec.tensor_type import evaluate, parse_type
from tests.unit.catalog.test_costs_and_calls import macs, written


def constructor(key: str, *inputs: str, names: str = "x", **values: Any) -> str | None:
    spec = LAYERS[key]
    types = [parse_type(text) for text in inputs]
    targets = [None if name == "_" else name for name in names.split()]
    return spec.call.constructor_for(targets, spec.complete(types, values), types)


def refusal(key: str, *inputs: str, **values: Any) -> ShapeError:
    spec = LAYERS[key]
    types = [parse_type(text) for text in inputs]
    with pytest.raises(ShapeError) as raised:
        spec.shape(types, spec.complete(types, values))
    return raised.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (constructor("MaxPool2d", "(N, 1, 8, 8)", names="x _"), "nn.MaxPool2d(2)"),
        (constructor("MaxPool2d", "(N, 1, 8, 8)", names="x indices"),
         "nn.MaxPool2d(2, return_indices=True)"),
        (constructor("AdaptiveMaxPool1d", "(N, 1, 8)", names="_ indices", output_size=3),
         "nn.AdaptiveMaxPool1d(3, return_indices=True)"),
        (constructor("FractionalMaxPool2d", "(N, 1, 9, 9)", names="x _"),
         "nn.FractionalMaxPool2d(2, output_ratio=0.5)"),
        (constructor("FractionalMaxPool2d", "(N, 1, 9, 9)", names="x _", output_size=4),
         "nn.FractionalMaxPool2d(2, output_size=4)"),
        (constructor("AvgPool2d", "(N, 1, 8, 8)", divisor_override=3),
         "nn.AvgPool2d(2, divisor_override=3)"),
        (constructor("Conv3d", "(N, 1, 8, 8, 8)", kernel_size=(1, 3, 3)),
         "nn.Conv3d(1, 16, kernel_size=(1, 3, 3))"),
        (constructor("LPPool1d", "(N, 1, 8)"), "nn.LPPool1d(2.0, 2)"),
        (constructor("ConstantPad1d", "(N, 1, 8)", padding=(2, 0), value=1),
         "nn.ConstantPad1d((2, 0), 1.0)"),
        (constructor("Fold", "(N, 9, 36)"), "nn.Fold(8, 3)"),
        (constructor("PixelShuffle", "(N, 4, 8, 8)"), "nn.PixelShuffle(2)"),
        (constructor("Upsample", "(N, 4, 8, 8)"), "nn.Upsample(scale_factor=2.0)"),
        (constructor("Upsample", "(N, 4, 8, 8)", size=(5,), mode="bilinear", align_corners=True),
         "nn.Upsample(size=5, mode=\"bilinear\", align_corners=True)"),
        (constructor("MaxUnpool2d", "(N, 1, 4, 4)", "(N, 1, 4, 4) int64"), None),
    ],
)  # fmt: skip
def test_constructor(text: str | None, expected: str | None) -> None:
    assert text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (written("MaxPool2d", "(N, 1, 8, 8)", names="x _"), "x = self.layer(x)"),
        (written("MaxPool2d", "(N, 1, 8, 8)", names="x indices"), "x, indices = self.layer(x)"),
        (written("MaxPool2d", "(N, 1, 8, 8)", names="_ indices"), "_, indices = self.layer(x)"),
        (written("MaxUnpool2d", "(N, 1, 4, 4)", "(N, 1, 4, 4) int64", reads="x i"),
         "x = F.max_unpool2d(x, i, 2)"),
        (written("MaxUnpool1d", "(N, 1, 4)", "(N, 1, 4) int64", reads="x i", stride=3, padding=1,
                 output_size=10),
         "x = F.max_unpool1d(x, i, 2, stride=3, padding=1, output_size=[10])"),
    ],
)  # fmt: skip
def test_statement(text: str, expected: str) -> None:
    assert text == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        # 6³ places of 3³ taps over one channel, for four filters.
        (macs("Conv3d", "(N, 1, 8, 8, 8)", out_channels=4), 4 * 6**3 * 27),
        # Each of 8 × 50 numbers is spread over two places of four filters.
        (macs("ConvTranspose1d", "(N, 8, 50)", out_channels=4, stride=2), 8 * 50 * 2 * 4),
        (macs("ConvTranspose3d", "(N, 4, 3, 5, 5)", out_channels=2, groups=2), 4 * 75 * 8 * 1),
        (macs("MaxPool3d", "(N, 4, 4, 4, 4)"), 0),
    ],
)
def test_multiply_accumulates(number: int, expected: int) -> None:
    assert number == expected


def test_the_maxima_go_back_to_their_places() -> None:
    graph = dls.Graph("Autoencoder")
    image = graph.add("Input", name="image", shape=(2, 7, 6))
    pool = graph.add("MaxPool2d", source=image, return_indices=True)
    unpool = graph.add("MaxUnpool2d", output_size=(7, 6))
    graph.connect(pool["output"], unpool["input"])
    graph.connect(pool["indices"], unpool["indices"])
    graph.add("Output", name="result", source=unpool)
    report = dls.check(graph)
    assert report.ok, [str(d.sentence) for d in report.diagnostics]
    module = dls.build(graph)
    value = torch.arange(1.0, 169.0).reshape(2, 2, 7, 6)
    result = module(value)
    assert result.shape == value.shape
    assert torch.equal(result[result > 0], value[result > 0])
    assert (result > 0).sum() == 2 * 2 * 3 * 3
    assert torch.equal(torch.jit.script(module)(value), result)


@pytest.mark.parametrize("flag", [False, True])
def test_indices_that_nobody_reads_are_not_computed(flag: bool) -> None:
    graph = dls.Graph("Plain")
    image = graph.add("Input", name="image", shape=(2, 8, 8))
    pool = graph.add("MaxPool2d", source=image, return_indices=flag)
    graph.add("Output", name="result", source=pool["output"] if flag else pool)
    text = dls.source(graph)
    assert "return_indices" not in text and "x = self.pool1(" in text


@pytest.mark.parametrize("key", ["ZeroPad1d", "ConstantPad1d", "CircularPad1d", "ChannelShuffle"])
def test_whole_numbers_may_be_moved(key: str) -> None:
    spec = LAYERS[key]
    types = [parse_type("(N, 4, 5) int64")]
    values = spec.complete(types, {})
    (output,) = spec.shape(types, values)
    layer = getattr(torch.nn, key)(*[values[param.name] for param in spec.params])
    result = layer(torch.arange(40).reshape(2, 4, 5))
    assert output.dtype == "int64" and result.dtype == torch.int64
    assert tuple(result.shape[1:]) == output.dims[1:]


@pytest.mark.parametrize(
    ("error", "param", "repair"),
    [
        (refusal("ReflectionPad1d", "(N, 2, 4)", padding=4), "padding", 3),
        (refusal("CircularPad1d", "(N, 2, 4)", padding=5), "padding", 4),
        (refusal("ZeroPad2d", "(N, 2, 4, 4)", padding=-2), "padding", 0),
        (refusal("Fold", "(N, 9, 25)"), "output_size", (7, 7)),
        (refusal("Fold", "(N, 8, 36)"), "kernel_size", 2),
        (refusal("PixelShuffle", "(N, 18, 4, 4)"), "upscale_factor", 3),
        (refusal("PixelUnshuffle", "(N, 1, 9, 6)"), "downscale_factor", 1),
        (refusal("ChannelShuffle", "(N, 9, 4)", groups=4), "groups", 3),
        (refusal("Upsample", "(N, 2, 9)", mode="bilinear"), "mode", "linear"),
        (refusal("Upsample", "(N, 2, 9)", align_corners=True), "align_corners", False),
        (refusal("Upsample", "(N, 2, 9)", size=(3, 3)), "size", (3,)),
        (refusal("MaxUnpool1d", "(N, 2, 4)", "(N, 2, 4) int64", output_size=12),
         "output_size", None),
    ],
)  # fmt: skip
def test_the_repair_is_the_nearest_setting_that_fits(
    error: ShapeError, param: str, repair: Any
) -> None:
    assert error.param == param
    assert error.repairs[0] == ("set", param, repair)


@pytest.mark.parametrize(
    ("given", "values", "names"),
    [
        ("Upsample", {"size": (4,), "scale_factor": 3.0}, ["scale_factor"]),
        ("Upsample", {"size": (4,)}, []),
        ("FractionalMaxPool2d", {"output_size": 4, "output_ratio": 0.25}, ["output_ratio"]),
        ("FractionalMaxPool2d", {"output_ratio": 0.25}, []),
    ],
)
def test_a_setting_without_effect_is_told(
    given: str, values: dict[str, Any], names: list[str]
) -> None:
    spec = LAYERS[given]
    assert [name for name, _ in spec.cautions(spec.filled(values))] == names


@pytest.mark.parametrize("factor", [0.1, 0.25, 1 / 3, 0.5, 1.5, 2.0, 2.75, 7.0])
def test_a_scaled_length_is_torchs_for_every_length(factor: float) -> None:
    symbolic = scaled("T", factor)
    for length in range(1, 60):
        exact = int(length * factor)
        assert scaled(length, factor) == exact
        assert symbolic == "?" or evaluate(symbolic, {"T": length}) == exact
