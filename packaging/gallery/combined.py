"""Networks made of two: a GAN whole, teacher and student, prototypes, and masked pictures."""

from __future__ import annotations

from typing import Any

from dlstudio.project.builder import Graph
from gallery.pen import Block, Source, Step, chain, conv, drawing, image, linear, pool, result


def deep(block: Block, outputs: int) -> None:
    """Draw 64-64-outputs with LeakyReLU inside."""
    steps: list[Step] = [
        linear("fc1", 64),
        ("LeakyReLU", "act1", {"negative_slope": 0.2}),
        linear("fc2", 64),
        ("LeakyReLU", "act2", {"negative_slope": 0.2}),
        linear("fc3", outputs),
    ]
    block.end(block.chain(block.inputs[0], *steps))


@drawing("gan")
def gan(graph: Graph) -> None:
    generator, discriminator = (
        Block(graph, name, (port,))
        for name, port in (("Generator", "noise"), ("Discriminator", "points"))
    )
    deep(generator, 2)
    deep(discriminator, 1)
    noise = graph.add("Input", name="noise", shape=(8,))
    genuine = graph.add("Input", name="genuine_points", shape=(2,))
    made = graph.add(generator.layer, name="generator", source=noise)
    judged = graph.add(discriminator.layer, name="discriminator", source=made)
    same = graph.add(discriminator.layer, name="same", source=genuine, same_as=judged.id)
    result(graph, made, "made_points")
    result(graph, judged, "score_of_made")
    result(graph, same, "score_of_genuine")


def picture_net(block: Block, widths: tuple[int, ...]) -> None:
    """Draw a convolution and a pooling for each width, then the classifier."""
    steps: list[Step] = []
    for place, width in enumerate(widths, start=1):
        steps += [
            conv(f"conv{place}", width, 3),
            ("BatchNorm2d", f"bn{place}"),
            ("ReLU", f"relu{place}"),
            pool(f"pool{place}", 2),
        ]
    steps += [("Flatten", "flatten"), linear("fc", 10)]
    block.end(block.chain(block.inputs[0], *steps), "logits")


@drawing("distillation")
def distillation(graph: Graph) -> None:
    picture = image(graph, 1, 32)
    for name, widths in (("Teacher", (32, 64, 128)), ("Student", (8, 16))):
        block = Block(graph, name, ("picture",))
        picture_net(block, widths)
        answer = graph.add(block.layer, name=name.lower(), source=picture)
        result(graph, answer, f"{name.lower()}_logits")


WAYS, SHOTS, QUERIES = 5, 5, 15


@drawing("prototypes")
def prototypes(graph: Graph) -> None:
    block = Block(graph, "Encoder", ("pictures",))
    steps: list[Step] = [linear("fc1", 128), ("ReLU", "relu"), linear("fc2", 64)]
    block.end(block.chain(block.inputs[0], *steps), "vectors")
    support = graph.add("Input", name="support", shape=(WAYS * SHOTS, 784))
    query = graph.add("Input", name="query", shape=(QUERIES, 784))
    known = graph.add(block.layer, name="encoder", source=support)
    asked = graph.add(block.layer, name="same_encoder", source=query, same_as=known.id)
    classes: list[Step] = [
        ("Unflatten", "by_class", {"dim": 1, "sizes": (WAYS, SHOTS)}),
        ("Mean", "prototypes", {"dim": (2,)}),
        ("Unsqueeze", "beside", {"dim": 1}),
    ]
    middle = chain(graph, known, classes)
    away = graph.add("Subtract", name="away")
    ports = [port.name for port in graph.ports_of(away)[0]]
    graph.connect(chain(graph, asked, [("Unsqueeze", "each", {"dim": 2})]), away[ports[0]])
    graph.connect(middle, away[ports[1]])
    near: list[Step] = [
        ("Square", "squares"),
        ("Sum", "distances", {"dim": (3,)}),
        ("Negative", "nearness"),
        ("Permute", "classes_first", {"dims": (0, 2, 1)}),
    ]
    result(graph, chain(graph, away, near))


SIDE, PATCH, KEPT = 32, 4, 16
PATCHES = (SIDE // PATCH) ** 2


def picked(graph: Graph, name: str, source: Source, places: Source, width: int) -> Source:
    """Draw the taking of some steps of a sequence by their places."""
    columns: list[Step] = [
        ("Unsqueeze", f"{name}_column", {"dim": 2}),
        ("Expand", f"{name}_columns", {"size": (-1, width)}),
    ]
    taken = graph.add("Gather", name=name, dim=1)
    graph.connect(source, taken["input"])
    graph.connect(chain(graph, places, columns), taken["index"])
    return taken


@drawing("masked-autoencoder")
def masked_autoencoder(graph: Graph) -> None:
    picture = image(graph, 1, SIDE)
    kept = graph.add("Input", name="kept", shape=(KEPT,), dtype="int64")
    order = graph.add("Input", name="order", shape=(PATCHES,), dtype="int64")
    reading: list[Step] = [
        ("PatchEmbedding", "patches", {"embed_dim": 64, "patch_size": PATCH}),
        ("LearnedPositions", "positions", {"max_len": PATCHES}),
    ]
    seen = picked(graph, "visible", chain(graph, picture, reading), kept, 64)
    values: dict[str, Any] = {"nhead": 4, "norm_first": True, "norm": True, "activation": "gelu"}
    sizes = {"num_layers": 4, "dim_feedforward": 256}
    encoder = graph.add("TransformerEncoder", name="encoder", **sizes, **values)
    graph.connect(seen, encoder["src"])
    blank = PATCHES - KEPT
    narrow: list[Step] = [
        linear("narrow", 32),
        ("Pad", "blanks", {"pad": (0, 0, 0, blank)}),
    ]
    whole = picked(graph, "restored", chain(graph, encoder, narrow), order, 32)
    placed = chain(graph, whole, [("LearnedPositions", "decoder_positions", {"max_len": PATCHES})])
    sizes = {"num_layers": 2, "dim_feedforward": 128}
    decoder = graph.add("TransformerEncoder", name="decoder", **sizes, **values)
    graph.connect(placed, decoder["src"])
    result(graph, chain(graph, decoder, [linear("pixels", PATCH * PATCH)]), "pixels_of_patches")
