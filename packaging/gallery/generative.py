"""Networks that make something: autoencoders, and the two sides of a GAN."""

from __future__ import annotations

from dlstudio.project.builder import Graph
from gallery.pen import Step, chain, conv, drawing, image, linear, pool, result


def autoencoder(graph: Graph, code: int) -> None:
    """Draw 64-32-code-32-64 with ReLU inside."""
    pixels = graph.add("Input", name="pixels", shape=(64,))
    steps: list[Step] = [
        linear("encoder1", 32),
        ("ReLU", "relu1"),
        linear("code", code),
        linear("decoder1", 32),
        ("ReLU", "relu2"),
        linear("decoder2", 64),
        ("Sigmoid", "brightness"),
    ]
    result(graph, chain(graph, pixels, steps), "reconstruction")


@drawing("autoencoder-2")
def autoencoder_2(graph: Graph) -> None:
    autoencoder(graph, 2)


@drawing("autoencoder-8")
def autoencoder_8(graph: Graph) -> None:
    autoencoder(graph, 8)


def up(name: str, channels: int) -> Step:
    """Return a transposed convolution that doubles the size."""
    values = {"out_channels": channels, "kernel_size": 2, "stride": 2}
    return ("ConvTranspose2d", name, values)


@drawing("conv-autoencoder")
def conv_autoencoder(graph: Graph) -> None:
    steps: list[Step] = [
        conv("encode1", 16, 3),
        ("ReLU", "relu1"),
        pool("pool1", 2),
        conv("encode2", 8, 3),
        ("ReLU", "relu2"),
        pool("pool2", 2),
        up("decode1", 16),
        ("ReLU", "relu3"),
        up("decode2", 1),
        ("Sigmoid", "brightness"),
    ]
    result(graph, chain(graph, image(graph, 1, 28), steps), "reconstruction")


def sides(graph: Graph, name: str, inputs: int, outputs: int, last: str) -> None:
    """Draw inputs-64-64-outputs, one side of the GAN that learns a ring of points."""
    start = graph.add("Input", name=name, shape=(inputs,))
    steps: list[Step] = [
        linear("fc1", 64),
        ("LeakyReLU", "act1", {"negative_slope": 0.2}),
        linear("fc2", 64),
        ("LeakyReLU", "act2", {"negative_slope": 0.2}),
        linear("fc3", outputs),
    ]
    result(graph, chain(graph, start, steps), last)


@drawing("gan-generator")
def gan_generator(graph: Graph) -> None:
    sides(graph, "noise", 8, 2, "points")


@drawing("gan-discriminator")
def gan_discriminator(graph: Graph) -> None:
    sides(graph, "points", 2, 1, "genuine")


@drawing("dcgan-generator")
def dcgan_generator(graph: Graph) -> None:
    steps: list[Step] = []
    for place, width in enumerate((512, 256, 128, 64, 3)):
        values = {"out_channels": width, "kernel_size": 4, "bias": False}
        if place:
            values |= {"stride": 2, "padding": 1}
        steps.append(("ConvTranspose2d", f"main_{len(steps)}", values))
        if width > 3:
            steps.append(("BatchNorm2d", f"main_{len(steps)}"))
            steps.append(("ReLU", f"main_{len(steps)}"))
    steps.append(("Tanh", f"main_{len(steps)}"))
    noise = graph.add("Input", name="noise", shape=(100, 1, 1))
    result(graph, chain(graph, noise, steps), "picture")


@drawing("dcgan-discriminator")
def dcgan_discriminator(graph: Graph) -> None:
    steps: list[Step] = []
    for place, width in enumerate((64, 128, 256, 512)):
        steps.append(conv(f"main_{len(steps)}", width, 4, 2, padding=1, bias=False))
        if place:
            steps.append(("BatchNorm2d", f"main_{len(steps)}"))
        steps.append(("LeakyReLU", f"main_{len(steps)}", {"negative_slope": 0.2}))
    steps.append(conv(f"main_{len(steps)}", 1, 4, padding=0, bias=False))
    steps.append(("Flatten", "flatten"))
    result(graph, chain(graph, image(graph, 3, 64), steps), "genuine")
