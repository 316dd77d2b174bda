"""Convolutions one behind the other: LeNet-5, AlexNet, VGG and the first nets of tutorials."""

from __future__ import annotations

from collections.abc import Sequence

from dlstudio.project.builder import Graph
from gallery.pen import Source, Step, chain, conv, drawing, image, linear, pool, result

RELU = "ReLU"


@drawing("lenet-5-relu")
def lenet_5_relu(graph: Graph) -> None:
    end = chain(
        graph,
        image(graph, 1, 32),
        [
            conv("conv1", 6, 5, padding=0),
            (RELU, "relu1"),
            ("AvgPool2d", "pool1", {"kernel_size": 2}),
            conv("conv2", 16, 5, padding=0),
            (RELU, "relu2"),
            ("AvgPool2d", "pool2", {"kernel_size": 2}),
            ("Flatten", "flatten"),
            linear("fc1", 120),
            (RELU, "relu3"),
            linear("fc2", 84),
            (RELU, "relu4"),
            linear("fc3", 10),
        ],
    )
    result(graph, end)
    graph.data("digits", size="32")
    graph.training(epochs=15, batch_size=32)


def small_cnn(graph: Graph, widths: Sequence[int], dropout: float | None) -> None:
    """Draw convolution, ReLU and pooling once for each width, then two Linear layers."""
    steps: list[Step] = []
    for place, width in enumerate(widths, start=1):
        steps += [conv(f"conv{place}", width, 3), (RELU, f"relu{place}"), pool(f"pool{place}", 2)]
    steps += [("Flatten", "flatten"), linear("fc1", 512), (RELU, "relu_fc")]
    if dropout is not None:
        steps.append(("Dropout", "dropout", {"p": dropout}))
    result(graph, chain(graph, image(graph, 3, 32), [*steps, linear("fc2", 10)]))
    graph.data("shapes", samples=3_600)
    graph.training(epochs=5, batch_size=32)


@drawing("conv-net")
def conv_net(graph: Graph) -> None:
    small_cnn(graph, (32, 64), None)


@drawing("simple-cnn")
def simple_cnn(graph: Graph) -> None:
    small_cnn(graph, (32, 64, 128), 0.5)


@drawing("alexnet")
def alexnet(graph: Graph) -> None:
    steps = [
        conv("features_0", 64, 11, 4, padding=2),
        (RELU, "features_1"),
        pool("features_2", 3, stride=2),
        conv("features_3", 192, 5),
        (RELU, "features_4"),
        pool("features_5", 3, stride=2),
        conv("features_6", 384, 3),
        (RELU, "features_7"),
        conv("features_8", 256, 3),
        (RELU, "features_9"),
        conv("features_10", 256, 3),
        (RELU, "features_11"),
        pool("features_12", 3, stride=2),
        ("AdaptiveAvgPool2d", "avgpool", {"output_size": 6}),
        ("Flatten", "flatten"),
        ("Dropout", "classifier_0", {"p": 0.5}),
        linear("classifier_1", 4096),
        (RELU, "classifier_2"),
        ("Dropout", "classifier_3", {"p": 0.5}),
        linear("classifier_4", 4096),
        (RELU, "classifier_5"),
        linear("classifier_6", 1000),
    ]
    result(graph, chain(graph, image(graph, 3, 224), steps))


@drawing("mini-alexnet")
def mini_alexnet(graph: Graph) -> None:
    steps: list[Step] = []
    for place, (width, kernel, pooled) in enumerate(
        ((32, 5, True), (64, 5, True), (96, 3, False), (64, 3, False), (64, 3, True)), start=1
    ):
        steps += [conv(f"conv{place}", width, kernel), (RELU, f"relu{place}")]
        if pooled:
            steps.append(pool(f"pool{place}", 3, stride=2))
    steps += [
        ("Flatten", "flatten"),
        ("Dropout", "dropout", {"p": 0.5}),
        linear("fc1", 256),
        (RELU, "relu_fc"),
        linear("fc2", 10),
    ]
    result(graph, chain(graph, image(graph, 3, 32), steps))
    graph.data("shapes", samples=3_600)
    graph.training(epochs=12, batch_size=32)


VGG = {
    11: (1, 1, 2, 2, 2),
    13: (2, 2, 2, 2, 2),
    16: (2, 2, 3, 3, 3),
    19: (2, 2, 4, 4, 4),
}
VGG_WIDTHS = (64, 128, 256, 512, 512)


def vgg_features(
    graph: Graph, start: Source, repeats: Sequence[int], widths: Sequence[int], normed: bool
) -> Source:
    """Draw the convolutions of VGG; names count as the layers of ``features`` do."""
    steps: list[Step] = []
    for repeat, width in zip(repeats, widths, strict=True):
        for _ in range(repeat):
            steps.append(conv(f"features_{len(steps)}", width, 3))
            if normed:
                steps.append(("BatchNorm2d", f"features_{len(steps)}"))
            steps.append((RELU, f"features_{len(steps)}"))
        steps.append(pool(f"features_{len(steps)}", 2))
    return chain(graph, start, steps)


def vgg(graph: Graph, depth: int, normed: bool) -> None:
    """Draw VGG with ``depth`` layers that have weights."""
    end = vgg_features(graph, image(graph, 3, 224), VGG[depth], VGG_WIDTHS, normed)
    steps: list[Step] = [
        ("AdaptiveAvgPool2d", "avgpool", {"output_size": 7}),
        ("Flatten", "flatten"),
        linear("classifier_0", 4096),
        (RELU, "classifier_1"),
        ("Dropout", "classifier_2", {"p": 0.5}),
        linear("classifier_3", 4096),
        (RELU, "classifier_4"),
        ("Dropout", "classifier_5", {"p": 0.5}),
        linear("classifier_6", 1000),
    ]
    result(graph, chain(graph, end, steps))


@drawing("vgg-11")
def vgg_11(graph: Graph) -> None:
    vgg(graph, 11, normed=False)


@drawing("vgg-13")
def vgg_13(graph: Graph) -> None:
    vgg(graph, 13, normed=False)


@drawing("vgg-16")
def vgg_16(graph: Graph) -> None:
    vgg(graph, 16, normed=False)


@drawing("vgg-19")
def vgg_19(graph: Graph) -> None:
    vgg(graph, 19, normed=False)


@drawing("vgg-11-bn")
def vgg_11_bn(graph: Graph) -> None:
    vgg(graph, 11, normed=True)


@drawing("vgg-16-bn")
def vgg_16_bn(graph: Graph) -> None:
    vgg(graph, 16, normed=True)


@drawing("vgg-19-bn")
def vgg_19_bn(graph: Graph) -> None:
    vgg(graph, 19, normed=True)


@drawing("mini-vgg")
def mini_vgg(graph: Graph) -> None:
    end = vgg_features(graph, image(graph, 3, 32), (2, 2, 2), (16, 32, 64), normed=False)
    steps = [
        ("Flatten", "flatten"),
        linear("fc1", 128),
        (RELU, "relu_fc"),
        ("Dropout", "dropout", {"p": 0.5}),
        linear("fc2", 10),
    ]
    result(graph, chain(graph, end, steps))
    graph.data("shapes", samples=3_600)
    graph.training(epochs=8, batch_size=32)
