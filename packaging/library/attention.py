"""Blocks of Transformers."""

from __future__ import annotations

from gallery.pen import Source, Step, chain, joined, result

from dlstudio.project.builder import Graph, Handle
from library.pen import block, steps_of, width

NUMBERS = "Numbers of each vector."
HEADS = "How many heads look; width must be divisible by it."
DROPOUT = "Share of numbers that are set to 0 while training."


def linear(name: str, features: str, **more: object) -> Step:
    """Return a Linear layer."""
    return ("Linear", name, {"out_features": features, **more})


def sizes(graph: Graph, inside: bool = True) -> None:
    """Declare the parameters of a Transformer layer."""
    width(graph, 64, NUMBERS)
    graph.parameter("heads", 4, low=1, help=HEADS)
    if inside:
        graph.parameter("inside", 256, low=1, help="Numbers inside the feed-forward part.")
        graph.parameter("dropout", 0.1, low=0.0, high=1.0, help=DROPOUT)


@block("multi-head-attention")
def multi_head_attention(graph: Graph) -> None:
    sizes(graph, inside=False)
    sequence = steps_of(graph)
    attention = graph.add("ScaledDotProductAttention", name="attention")
    for port in ("query", "key", "value"):
        steps: list[Step] = [
            linear(port, "width"),
            ("SplitHeads", f"{port}_heads", {"num_heads": "heads"}),
        ]
        graph.connect(chain(graph, sequence, steps), attention[port])
    result(
        graph, chain(graph, attention, [("MergeHeads", "merged"), linear("out", "width")]), "result"
    )


def attend(graph: Graph, name: str, query: Source, memory: Source, causal: bool = False) -> Source:
    """Draw attention with its dropout."""
    node = graph.add("MultiheadAttention", name=name, num_heads="heads", dropout="dropout")
    for port, source in (("query", query), ("key", memory), ("value", memory)):
        graph.connect(source, node[port])
    if causal:
        mask = graph.add("CausalMask", name=f"{name}_mask", source=query)
        graph.connect(mask, node["attn_mask"])
    return dropped(graph, node["attn_output"], f"{name}_dropout")


def dropped(graph: Graph, source: Source, name: str) -> Handle:
    """Draw Dropout."""
    return graph.add("Dropout", name=name, source=source, p="dropout")


def feed_forward(graph: Graph, source: Source) -> Source:
    """Draw two Linear layers with ReLU and dropout."""
    x = chain(graph, source, [linear("linear1", "inside"), ("ReLU", "relu")])
    x = chain(graph, dropped(graph, x, "ff_dropout1"), [linear("linear2", "width")])
    return dropped(graph, x, "ff_dropout2")


def layer(graph: Graph, decoder: bool, norm_first: bool) -> None:
    """Draw a layer of an encoder or decoder, as torch's own ones."""
    sizes(graph)
    x: Source = steps_of(graph, "target" if decoder else "sequence")
    memory = steps_of(graph, "memory") if decoder else None
    parts = [("attention", None)] + ([("cross", memory)] if memory is not None else [])
    for place, (name, other) in enumerate([*parts, ("feed_forward", None)], start=1):
        normalize: list[Step] = [("LayerNorm", f"norm{place}")]
        start = chain(graph, x, normalize) if norm_first else x
        if name == "feed_forward":
            branch = feed_forward(graph, start)
        else:
            seen = start if other is None else other
            branch = attend(graph, name, start, seen, causal=decoder and other is None)
        total: Source = joined(graph, "Add", f"add{place}", (x, branch))
        x = total if norm_first else chain(graph, total, normalize)
    result(graph, x, "result")


@block("encoder-post-norm")
def encoder_post_norm(graph: Graph) -> None:
    layer(graph, decoder=False, norm_first=False)


@block("encoder-pre-norm")
def encoder_pre_norm(graph: Graph) -> None:
    layer(graph, decoder=False, norm_first=True)


@block("decoder-post-norm")
def decoder_post_norm(graph: Graph) -> None:
    layer(graph, decoder=True, norm_first=False)


@block("decoder-pre-norm")
def decoder_pre_norm(graph: Graph) -> None:
    layer(graph, decoder=True, norm_first=True)


@block("swiglu")
def swiglu(graph: Graph) -> None:
    width(graph, 64, NUMBERS)
    graph.parameter("inside", 172, low=1, help="Numbers inside; about 8/3 of width.")
    x = steps_of(graph)
    gate = chain(graph, x, [linear("gate", "inside", bias=False), ("SiLU", "silu")])
    up = chain(graph, x, [linear("up", "inside", bias=False)])
    gated = joined(graph, "Multiply", "gated", (gate, up))
    result(graph, chain(graph, gated, [linear("down", "width", bias=False)]), "result")


@block("grouped-query-attention")
def grouped_query_attention(graph: Graph) -> None:
    width(graph, 64, NUMBERS)
    graph.parameter("heads", 8, low=1, help=HEADS)
    graph.parameter("groups", 2, low=1, help="How many heads keys and values have.")
    graph.parameter("causal", True, help="Whether each step sees only the earlier ones.")
    x = steps_of(graph)
    attention = graph.add(
        "ScaledDotProductAttention", name="attention", is_causal="causal", enable_gqa=True
    )
    shared = "width//heads*groups"
    for port, features, heads in (
        ("query", "width", "heads"),
        ("key", shared, "groups"),
        ("value", shared, "groups"),
    ):
        steps: list[Step] = [
            linear(port, features, bias=False),
            ("SplitHeads", f"{port}_heads", {"num_heads": heads}),
        ]
        if port != "value":
            steps.append(("RotaryPositions", f"{port}_places"))
        graph.connect(chain(graph, x, steps), attention[port])
    end = [("MergeHeads", "merged"), linear("out", "width", bias=False)]
    result(graph, chain(graph, attention, end), "result")


@block("vit-stem")
def vit_stem(graph: Graph) -> None:
    width(graph, 192, NUMBERS)
    graph.parameter("patch", 16, low=1, help="Height and width of a patch.")
    graph.parameter("size", 224, low=1, help="Height and width of the picture.")
    picture = graph.add("Input", name="picture", shape=(3, "size", "size"))
    steps: list[Step] = [
        ("PatchEmbedding", "patches", {"embed_dim": "width", "patch_size": "patch"}),
        ("ClassToken", "class_token"),
        ("LearnedPositions", "positions", {"max_len": "(size//patch)*(size//patch) + 1"}),
    ]
    result(graph, chain(graph, picture, steps), "sequence")


EXPERTS = 4


def expert(graph: Graph) -> str:
    """Draw one expert as a block in the block; returns its key."""
    inner = graph.block("Expert")
    width(inner, 64, NUMBERS)
    inner.parameter("inside", 128, low=1, help="Numbers inside an expert.")
    steps: list[Step] = [linear("fc1", "inside"), ("ReLU", "relu"), linear("fc2", "width")]
    result(inner, chain(inner, steps_of(inner), steps), "result")
    return "block:Expert"


@block("mixture-of-experts")
def mixture_of_experts(graph: Graph) -> None:
    width(graph, 64, NUMBERS)
    graph.parameter("inside", 128, low=1, help="Numbers inside an expert.")
    graph.parameter("k", 2, low=1, high=EXPERTS, help="How many experts answer for each step.")
    x = steps_of(graph)
    router: list[Step] = [
        ("Linear", "router", {"out_features": EXPERTS, "bias": False}),
        ("Softmax", "shares", {"dim": -1}),
    ]
    shares = chain(graph, x, router)
    best = graph.add("TopK", name="best", source=shares, k="k")
    total = graph.add("Sum", name="best_total", source=best["values"], dim=(2,), keepdim=True)
    weights = graph.add("Divide", name="weights")
    graph.connect(best["values"], weights["input"])
    graph.connect(total, weights["other"])
    column = graph.add("Unsqueeze", name="columns", source=weights, dim=3)
    hot = graph.add("OneHot", name="one_hot", source=best["indices"], num_classes=EXPERTS)
    chosen = graph.add("Cast", name="chosen", source=hot)
    spread = joined(graph, "Multiply", "spread", (chosen, column))
    gate = graph.add("Sum", name="gate", source=spread, dim=(2,))
    layer, answers = expert(graph), []
    for place in range(EXPERTS):
        own: list[Step] = [
            ("Select", f"weight{place}", {"dim": 2, "index": place}),
            ("Unsqueeze", f"column{place}", {"dim": 2}),
        ]
        values = {"width": "width", "inside": "inside"}
        answer = graph.add(layer, name=f"expert{place}", source=x, **values)
        weight = chain(graph, gate, own)
        answers.append(joined(graph, "Multiply", f"weighted{place}", (answer, weight)))
    result(graph, joined(graph, "Add", "total", answers), "result")
    load_loss(graph, chosen, shares)


def load_loss(graph: Graph, chosen: Source, shares: Source) -> None:
    """Draw the loss of uneven load: 1 where all experts get the same, up to their number."""
    used = graph.add("Sum", name="used", source=chosen, dim=(2,))
    often = graph.add("Mean", name="often", source=used, dim=(1,))
    wanted = graph.add("Mean", name="wanted", source=shares, dim=(1,))
    both = joined(graph, "Multiply", "product", (often, wanted))
    sum = graph.add("Sum", name="load_sum", source=both, dim=(1,))
    result(graph, graph.add("Scale", name="load_scale", source=sum, factor=f"{EXPERTS}/k"), "load")


@block("attention-pooling")
def attention_pooling(graph: Graph) -> None:
    width(graph, 64, NUMBERS)
    sequence = steps_of(graph)
    steps: list[Step] = [
        ("Linear", "scores", {"out_features": 1}),
        ("Softmax", "softmax", {"dim": 1}),
    ]
    weights = chain(graph, sequence, steps)
    weighted = joined(graph, "Multiply", "weighted", (sequence, weights))
    result(graph, graph.add("Sum", name="weighted_sum", source=weighted, dim=(1,)), "context")
    result(graph, weights, "weights")
