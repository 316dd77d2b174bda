"""Networks for graphs, experts, pairs and clips, and autoencoders with chance in them."""

from __future__ import annotations

from dlstudio.project.builder import Graph, Handle
from gallery.pen import Block, Source, Step, chain, drawing, image, joined, linear, pool, result


@drawing("gcn")
def gcn(graph: Graph) -> None:
    people, words = 2_708, 1_433
    neighbours = graph.add("Input", name="adjacency", shape=(people, people))
    x: Source = graph.add("Input", name="features", shape=(people, words))
    for place, width in ((1, 16), (2, 7)):
        x = chain(graph, x, [linear(f"conv{place}", width)])
        mixed = graph.add("MatMul", name=f"neighbours{place}")
        graph.connect(neighbours, mixed["input"])
        graph.connect(x, mixed["other"])
        x = mixed
        if place == 1:
            x = chain(graph, x, [("ReLU", "relu"), ("Dropout", "dropout", {"p": 0.5})])
    result(graph, x)


@drawing("mixture-of-experts")
def mixture_of_experts(graph: Graph) -> None:
    experts = 4
    pixels = graph.add("Input", name="pixels", shape=(64,))
    router: list[Step] = [linear("router", experts), ("Softmax", "weights", {"dim": 1})]
    weights = chain(graph, pixels, router)
    chosen: list[Step] = [
        ("ArgMax", "best", {"dim": 1}),
        ("OneHot", "one_hot", {"num_classes": experts}),
        ("Cast", "mask", {"dtype": "float32"}),
    ]
    gate = joined(graph, "Multiply", "gate", (weights, chain(graph, weights, chosen)))
    answers = []
    for place in range(experts):
        own = chain(
            graph,
            gate,
            [
                ("Select", f"weight{place}", {"dim": 1, "index": place}),
                ("Unsqueeze", f"column{place}", {"dim": 1}),
            ],
        )
        answer = chain(
            graph,
            pixels,
            [
                linear(f"expert{place}_fc1", 32),
                ("ReLU", f"expert{place}_relu"),
                linear(f"expert{place}_fc2", 10),
            ],
        )
        answers.append(joined(graph, "Multiply", f"weighted{place}", (own, answer)))
    result(graph, joined(graph, "Add", "total", answers))
    graph.data("digits", size="8", layout="flat")
    graph.training(epochs=20, batch_size=32)


@drawing("siamese")
def siamese(graph: Graph) -> None:
    block = Block(graph, "Encoder", ("picture",))
    steps: list[Step] = [
        ("Conv2d", "conv1", {"out_channels": 32, "kernel_size": 3}),
        ("ReLU", "relu1"),
        pool("pool1", 2),
        ("Conv2d", "conv2", {"out_channels": 64, "kernel_size": 3}),
        ("ReLU", "relu2"),
        pool("pool2", 2),
        ("Flatten", "flatten"),
        linear("fc", 64),
    ]
    block.end(block.chain(block.inputs[0], *steps), "vector")
    first, second = (
        graph.add("Input", name=name, shape=(1, 28, 28)) for name in ("picture1", "picture2")
    )
    one = graph.add(block.layer, name="encoder", source=first)
    other = graph.add(block.layer, name="same_encoder", source=second, same_as=one.id)
    distance = graph.add("PairwiseDistance", name="distance")
    graph.connect(one, distance["x1"])
    graph.connect(other, distance["x2"])
    result(graph, distance, "distance_of_both")


@drawing("vae")
def vae(graph: Graph) -> None:
    pixels = graph.add("Input", name="pixels", shape=(784,))
    hidden = chain(graph, pixels, [linear("fc1", 400), ("ReLU", "relu1")])
    mean, log_var = (chain(graph, hidden, [linear(name, 20)]) for name in ("fc21", "fc22"))
    sample = graph.add("Reparameterize", name="sample")
    graph.connect(mean, sample["mean"])
    graph.connect(log_var, sample["log_var"])
    steps: list[Step] = [
        linear("fc3", 400),
        ("ReLU", "relu3"),
        linear("fc4", 784),
        ("Sigmoid", "brightness"),
    ]
    result(graph, chain(graph, sample, steps), "reconstruction")
    result(graph, mean, "mean")
    result(graph, log_var, "log_var")


@drawing("denoising-autoencoder")
def denoising_autoencoder(graph: Graph) -> None:
    pixels = graph.add("Input", name="pixels", shape=(784,))
    steps: list[Step] = [
        ("GaussianNoise", "noise", {"std": 0.3}),
        linear("encoder", 128),
        ("ReLU", "relu"),
        linear("decoder", 784),
        ("Sigmoid", "brightness"),
    ]
    result(graph, chain(graph, pixels, steps), "reconstruction")


@drawing("cnn-lstm")
def cnn_lstm(graph: Graph) -> None:
    frame = {"kernel_size": (1, 3, 3), "padding": (0, 1, 1)}
    half = {"kernel_size": (1, 2, 2)}
    steps: list[Step] = [
        ("Conv3d", "conv1", {"out_channels": 16, **frame}),
        ("ReLU", "relu1"),
        ("MaxPool3d", "pool1", half),
        ("Conv3d", "conv2", {"out_channels": 32, **frame}),
        ("ReLU", "relu2"),
        ("MaxPool3d", "pool2", half),
        ("Permute", "frames_first", {"dims": (0, 2, 1, 3, 4)}),
        ("Flatten", "flatten", {"start_dim": 2}),
        ("LSTM", "lstm", {"hidden_size": 128}),
        ("Select", "last", {"dim": 1, "index": -1}),
        linear("fc", 10),
    ]
    clip = graph.add("Input", name="clip", shape=(3, 16, 32, 32))
    result(graph, chain(graph, clip, steps))


def words(graph: Graph, name: str, length: str) -> Handle:
    """Add the Input of word numbers and their vectors."""
    numbers = graph.add("Input", name=name, shape=(length,), dtype="int64")
    values = {"num_embeddings": 8_000, "embedding_dim": 256, "padding_idx": 0}
    return graph.add("Embedding", name=f"{name}_embedding", source=numbers, **values)


def translator(graph: Graph, attention: bool) -> None:
    """Draw a GRU that reads a sentence, and one that starts from what was understood."""
    source = words(graph, "source_words", "S")
    encoder = graph.add("GRU", name="encoder", source=source, hidden_size=512)
    decoder = graph.add("GRU", name="decoder", hidden_size=512)
    graph.connect(words(graph, "target_words", "T"), decoder["input"])
    graph.connect(encoder["h_n"], decoder["h_0"])
    states: Source = decoder["output"]
    if attention:
        look = graph.add("ScaledDotProductAttention", name="attention")
        graph.connect(states, look["query"])
        graph.connect(encoder["output"], look["key"])
        graph.connect(encoder["output"], look["value"])
        states = joined(graph, "Concat", "both", (states, look), dim=2)
        states = chain(graph, states, [linear("combine", 512), ("Tanh", "tanh")])
    steps: list[Step] = [
        linear("words", 8_000),
        ("Permute", "classes_first", {"dims": (0, 2, 1)}),
    ]
    result(graph, chain(graph, states, steps))


@drawing("seq2seq")
def seq2seq(graph: Graph) -> None:
    translator(graph, attention=False)


@drawing("seq2seq-attention")
def seq2seq_attention(graph: Graph) -> None:
    translator(graph, attention=True)


def seen(graph: Graph) -> Source:
    """Draw the convolutions of the detectors and the layer behind them."""
    steps: list[Step] = []
    for place, width in enumerate((16, 32, 64), start=1):
        values = {"out_channels": width, "kernel_size": 3, "padding": 1}
        steps += [
            ("Conv2d", f"conv{place}", values),
            ("ReLU", f"relu{place}"),
            pool(f"pool{place}", 2),
        ]
    x = chain(graph, image(graph, 3, 32), [*steps, ("Flatten", "flatten"), linear("fc", 128)])
    return chain(graph, x, [("ReLU", "relu_fc")])


@drawing("toy-detector")
def toy_detector(graph: Graph) -> None:
    x = seen(graph)
    result(graph, chain(graph, x, [linear("classes", 10)]))
    result(graph, chain(graph, x, [linear("box", 4), ("Sigmoid", "corners")]), "box_corners")


@drawing("shape-detector")
def shape_detector(graph: Graph) -> None:
    x = seen(graph)
    corners = chain(graph, x, [linear("box", 4), ("Sigmoid", "corners")])
    scores = chain(graph, x, [linear("classes", 10), ("Sigmoid", "scores")])
    result(graph, joined(graph, "Concat", "together", (corners, scores), dim=1), "found")
    graph.data("shapes", target="boxes and classes")
    graph.training(
        epochs=25,
        batch_size=32,
        loss="MSELoss",
        metrics=(("MeanAveragePrecision", {"classes": 10}),),
        stratified=False,
        optimizer=("Adam", {"lr": 0.002}),
    )
