"""Writes resources/samples/*.dls with the public API; a test holds the files to it.

python packaging/make_samples.py
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import dlstudio as dls  # noqa: E402

SAMPLES: dict[str, Callable[[], dls.Graph]] = {}


def sample(make: Callable[[], dls.Graph]) -> Callable[[], dls.Graph]:
    """Register a sample under the name of its function."""
    SAMPLES[make.__name__.replace("_", "-")] = make
    return make


def chain(graph: dls.Graph, start: object, *layers: tuple[str, str, dict[str, object]]) -> object:
    """Add layers one behind the other; returns the last."""
    for key, name, params in layers:
        start = graph.add(key, name=name, source=start, **params)
    return start


@sample
def digits_cnn() -> dls.Graph:
    graph = dls.Graph("Digits CNN")
    graph.describe(
        "Handwritten digits of 8×8 pixels, told apart by two convolutions. Press Train: it "
        "takes a few seconds and reaches about 98 % on digits it has not seen."
    )
    image = graph.add("Input", name="image", shape=(1, 8, 8))
    end = chain(
        graph,
        image,
        ("Conv2d", "conv1", {"out_channels": 32, "kernel_size": 3, "padding": 1}),
        ("BatchNorm2d", "bn1", {}),
        ("ReLU", "relu1", {}),
        ("Conv2d", "conv2", {"out_channels": 64, "kernel_size": 3, "padding": 1}),
        ("BatchNorm2d", "bn2", {}),
        ("ReLU", "relu2", {}),
        ("MaxPool2d", "pool", {"kernel_size": 2}),
        ("Flatten", "flatten", {}),
        ("Dropout", "dropout", {"p": 0.25}),
        ("Linear", "fc", {"out_features": 10}),
    )
    graph.add("Output", name="logits", source=end)
    graph.data("digits", size="8")
    graph.training(epochs=15, batch_size=64)
    return graph


@sample
def lenet_5() -> dls.Graph:
    graph = dls.Graph("LeNet-5")
    graph.describe("LeCun et al. 1998, on digits of 32×32 pixels: 61,706 parameters.")
    image = graph.add("Input", name="image", shape=(1, 32, 32))
    end = chain(
        graph,
        image,
        ("Conv2d", "conv1", {"out_channels": 6, "kernel_size": 5}),
        ("Tanh", "tanh1", {}),
        ("AvgPool2d", "pool1", {"kernel_size": 2}),
        ("Conv2d", "conv2", {"out_channels": 16, "kernel_size": 5}),
        ("Tanh", "tanh2", {}),
        ("AvgPool2d", "pool2", {"kernel_size": 2}),
        ("Flatten", "flatten", {}),
        ("Linear", "fc1", {"out_features": 120}),
        ("Tanh", "tanh3", {}),
        ("Linear", "fc2", {"out_features": 84}),
        ("Tanh", "tanh4", {}),
        ("Linear", "fc3", {"out_features": 10}),
    )
    graph.add("Output", name="logits", source=end)
    graph.data("digits", size="32")
    graph.training(epochs=15, batch_size=32)
    return graph


@sample
def mnist_net() -> dls.Graph:
    graph = dls.Graph("MNISTNet")
    graph.describe("The network of many first tutorials, on digits of 28×28: 1,199,882 parameters.")
    image = graph.add("Input", name="image", shape=(1, 28, 28))
    end = chain(
        graph,
        image,
        ("Conv2d", "conv1", {"out_channels": 32, "kernel_size": 3}),
        ("ReLU", "relu1", {}),
        ("Conv2d", "conv2", {"out_channels": 64, "kernel_size": 3}),
        ("ReLU", "relu2", {}),
        ("MaxPool2d", "pool", {"kernel_size": 2}),
        ("Dropout", "dropout1", {"p": 0.25}),
        ("Flatten", "flatten", {}),
        ("Linear", "fc1", {"out_features": 128}),
        ("ReLU", "relu3", {}),
        ("Dropout", "dropout2", {"p": 0.5}),
        ("Linear", "fc2", {"out_features": 10}),
        ("LogSoftmax", "log_softmax", {"dim": 1}),
    )
    graph.add("Output", name="log_probabilities", source=end)
    graph.data("digits", size="28")
    graph.training(epochs=5, batch_size=64, loss="NLLLoss", optimizer=("Adam", {"lr": 0.001}))
    return graph


@sample
def digits_resnet() -> dls.Graph:
    graph = dls.Graph("Digits ResNet")
    graph.describe("Two residual steps (He et al. 2015): what goes in is added to what comes out.")
    image = graph.add("Input", name="image", shape=(1, 8, 8))
    x = chain(
        graph,
        image,
        ("Conv2d", "stem", {"out_channels": 16, "kernel_size": 3, "padding": 1, "bias": False}),
        ("BatchNorm2d", "stem_bn", {}),
        ("ReLU", "stem_relu", {}),
    )
    for step, channels, stride in ((1, 16, 1), (2, 32, 2)):
        branch = chain(
            graph,
            x,
            (
                "Conv2d",
                f"conv{step}a",
                {
                    "out_channels": channels,
                    "kernel_size": 3,
                    "stride": stride,
                    "padding": 1,
                    "bias": False,
                },
            ),
            ("BatchNorm2d", f"bn{step}a", {}),
            ("ReLU", f"relu{step}a", {}),
            (
                "Conv2d",
                f"conv{step}b",
                {"out_channels": channels, "kernel_size": 3, "padding": 1, "bias": False},
            ),
            ("BatchNorm2d", f"bn{step}b", {}),
        )
        shortcut = x
        if stride != 1:
            shortcut = graph.add(
                "Conv2d",
                name=f"shortcut{step}",
                source=x,
                out_channels=channels,
                kernel_size=1,
                stride=stride,
                bias=False,
            )
        total = graph.add("Add", name=f"add{step}")
        graph.connect(branch, total)
        graph.connect(shortcut, total)
        x = graph.add("ReLU", name=f"relu{step}b", source=total)
    end = chain(
        graph,
        x,
        ("AdaptiveAvgPool2d", "pool", {"output_size": 1}),
        ("Flatten", "flatten", {}),
        ("Linear", "fc", {"out_features": 10}),
    )
    graph.add("Output", name="logits", source=end)
    graph.data("digits", size="8")
    graph.training(epochs=15, batch_size=64)
    return graph


@sample
def digits_lstm() -> dls.Graph:
    graph = dls.Graph("Digits LSTM")
    graph.describe(
        "Reads a digit row by row, as a sequence of eight steps, and answers at the end."
    )
    rows = graph.add("Input", name="rows", shape=(8, 8))
    lstm = graph.add("LSTM", name="lstm", source=rows, hidden_size=64)
    last = graph.add("Select", name="last", source=lstm["output"], dim=1, index=-1)
    fc = graph.add("Linear", name="fc", source=last, out_features=10)
    graph.add("Output", name="logits", source=fc)
    graph.data("digits", size="8", layout="rows")
    graph.training(epochs=20, batch_size=64, clip_norm=1.0)
    return graph


@sample
def digits_attention() -> dls.Graph:
    graph = dls.Graph("Digits attention")
    graph.describe("Eight rows look at each other (Vaswani et al. 2017), then vote.")
    rows = graph.add("Input", name="rows", shape=(8, 8))
    embed = graph.add("Linear", name="embed", source=rows, out_features=64)
    norm = graph.add("LayerNorm", name="norm", source=embed)
    attention = graph.add("MultiheadAttention", name="attention", num_heads=4)
    for port in ("query", "key", "value"):
        graph.connect(norm, attention[port])
    total = graph.add("Add", name="residual")
    graph.connect(embed, total)
    graph.connect(attention["attn_output"], total)
    end = chain(
        graph,
        total,
        ("GELU", "gelu", {}),
        ("Flatten", "flatten", {}),
        ("Linear", "fc", {"out_features": 10}),
    )
    graph.add("Output", name="logits", source=end)
    graph.data("digits", size="8", layout="rows")
    graph.training(epochs=20, batch_size=64)
    return graph


def mlp(title: str, notes: str, features: int, widths: tuple[int, ...], results: int) -> dls.Graph:
    """Linear layers with ReLU between them."""
    graph = dls.Graph(title)
    graph.describe(notes)
    x = graph.add("Input", name="features", shape=(features,))
    for step, width in enumerate(widths, start=1):
        x = graph.add("Linear", name=f"fc{step}", source=x, out_features=width)
        x = graph.add("ReLU", name=f"relu{step}", source=x)
    x = graph.add("Linear", name="head", source=x, out_features=results)
    graph.add("Output", name="logits", source=x)
    return graph


@sample
def two_spirals() -> dls.Graph:
    graph = mlp("Two spirals", "A small network bends the plane.", 2, (32, 32), 2)
    graph.data("two_spirals")
    graph.training(epochs=100, batch_size=32, optimizer=("Adam", {"lr": 0.01}))
    return graph


@sample
def iris() -> dls.Graph:
    graph = mlp("Iris", "Three kinds of iris from four lengths (Fisher 1936).", 4, (16,), 3)
    graph.data("iris")
    graph.training(epochs=60, batch_size=16, scaling="standard", optimizer=("Adam", {"lr": 0.01}))
    return graph


@sample
def breast_cancer() -> dls.Graph:
    graph = mlp("Breast cancer", "Two classes with one output: BCE with logits.", 30, (16,), 1)
    graph.data("breast_cancer", target="binary")
    graph.training(epochs=30, batch_size=32, scaling="standard", loss="BCEWithLogitsLoss")
    return graph


@sample
def waves() -> dls.Graph:
    graph = dls.Graph("Noisy waves")
    graph.describe("A GRU reads noisy sine waves and says what comes next.")
    series = graph.add("Input", name="series", shape=(40, 1))
    gru = graph.add("GRU", name="gru", source=series, hidden_size=32)
    last = graph.add("Select", name="last", source=gru["output"], dim=1, index=-1)
    fc = graph.add("Linear", name="fc", source=last, out_features=1)
    graph.add("Output", name="next", source=fc)
    graph.data("waves")
    graph.training(
        epochs=20, batch_size=32, loss="MSELoss", metrics=("MeanAbsoluteError",), stratified=False
    )
    return graph


def drawn_loss(graph: dls.Graph) -> None:
    """Draw share·Dice + (1 − share)·binary cross-entropy over the pixels of each sample."""
    loss = graph.block("Dice and cross-entropy")
    loss.parameter("share", 0.5, low=0.0, high=1.0, help="Share of Dice.")
    scores = loss.add("Input", name="mask", shape=(1, 32, 32))
    target = loss.add("Input", name="target", shape=(1, 32, 32))
    axes = (1, 2, 3)
    p = loss.add("Sigmoid", name="p", source=scores)
    overlap = loss.add("Multiply", name="overlap", source=(p, target))
    shared = loss.add("Sum", name="shared", dim=axes, source=overlap)
    areas = [
        loss.add("Sum", name=name, dim=axes, source=one)
        for name, one in (("area_found", p), ("area_true", target))
    ]
    twice = loss.add("Scale", name="twice", factor=2.0, source=shared)
    above = loss.add("AddConstant", name="above", value=1.0, source=twice)
    both = loss.add("Add", name="areas", source=areas)
    below = loss.add("AddConstant", name="below", value=1.0, source=both)
    dice = loss.add("Divide", name="dice")
    loss.connect(above, dice["input"])
    loss.connect(below, dice["other"])
    less = loss.add("Negative", name="less", source=dice)
    missed = loss.add("AddConstant", name="missed", value=1.0, source=less)
    bent = loss.add("Softplus", name="bent", source=scores)
    hit = loss.add("Multiply", name="hit", source=(scores, target))
    pixels = loss.add("Subtract", name="pixels")
    loss.connect(bent, pixels["input"])
    loss.connect(hit, pixels["other"])
    entropy = loss.add("Mean", name="entropy", dim=axes, source=pixels)
    parts = (
        loss.add("Scale", name="of_dice", factor="share", source=missed),
        loss.add("Scale", name="of_pixels", factor="1 - share", source=entropy),
    )
    loss.add("Output", name="loss", source=loss.add("Add", name="together", source=parts))


@sample
def shape_masks() -> dls.Graph:
    graph = dls.Graph("Shape masks")
    graph.describe("A small U-Net finds shapes pixel by pixel, with a loss that is drawn.")
    double = graph.block("double conv")
    double.parameter("width", 8, low=1, help="Channels of the result.")
    x = double.add("Input", name="x", shape=(1, 32, 32))
    for place in (1, 2):
        values = {"out_channels": "width", "kernel_size": 3, "padding": 1}
        x = double.add("Conv2d", name=f"conv{place}", source=x, **values)
        x = double.add("ReLU", name=f"relu{place}", source=x)
    double.add("Output", name="y", source=x)
    x, across = graph.add("Input", name="image", shape=(1, 32, 32)), []
    for place, width in enumerate((8, 16), start=1):
        x = graph.add("block:double conv", name=f"down{place}", source=x, width=width)
        across.append(x)
        x = graph.add("MaxPool2d", name=f"pool{place}", kernel_size=2, source=x)
    x = graph.add("block:double conv", name="bottom", source=x, width=16)
    for place, width in ((2, 16), (1, 8)):
        up = {"out_channels": width, "kernel_size": 2, "stride": 2}
        x = graph.add("ConvTranspose2d", name=f"upconv{place}", source=x, **up)
        x = graph.add("Concat", name=f"concat{place}", source=(across[place - 1], x), dim=1)
        x = graph.add("block:double conv", name=f"up{place}", source=x, width=width)
    x = graph.add("Conv2d", name="head", out_channels=1, kernel_size=1, source=x)
    graph.add("Output", name="mask", source=x)
    drawn_loss(graph)
    graph.data("shape_masks")
    graph.training(
        epochs=12,
        batch_size=32,
        loss="block:Dice and cross-entropy",
        metrics=("JaccardIndex",),
        optimizer=("Adam", {"lr": 0.005}),
    )
    return graph


def main() -> None:
    """Write every sample."""
    folder = ROOT / "resources" / "samples"
    for key, make in SAMPLES.items():
        graph = make()
        found = dls.check(graph)
        assert found.ok, (key, found.diagnostics)
        graph.save(folder / f"{key}.dls")
        print(f"{key}: {dls.summary(graph).parameters:,} parameters")


if __name__ == "__main__":
    main()
