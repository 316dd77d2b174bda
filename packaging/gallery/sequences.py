"""Networks that read a sequence: recurrent ones, convolutions over time, attention over time."""

from __future__ import annotations

from typing import Any

from dlstudio.project.builder import Graph, Handle
from gallery.pen import Source, Step, chain, drawing, joined, linear, result

ROWS = 28  # a digit read row by row


def reader(graph: Graph, layer: str, shape: tuple[int, int], answers: int, **params: Any) -> None:
    """Draw a recurrent layer that answers after the last step."""
    sequence = graph.add("Input", name="sequence", shape=shape)
    recurrent = graph.add(layer, name=layer.lower(), source=sequence, **params)
    last = graph.add("Select", name="last", source=recurrent["output"], dim=1, index=-1)
    result(graph, graph.add("Linear", name="fc", source=last, out_features=answers))


def on_rows(graph: Graph, epochs: int = 20) -> None:
    """Set it to learn digits row by row."""
    graph.data("digits", size="28", layout="rows")
    graph.training(epochs=epochs, batch_size=64, clip_norm=1.0)


def on_waves(graph: Graph) -> None:
    """Set it to learn the next value of noisy sines."""
    graph.data("waves")
    graph.training(
        epochs=15,
        batch_size=32,
        loss="MSELoss",
        metrics=("MeanAbsoluteError",),
        stratified=False,
        optimizer=("Adam", {"lr": 0.005}),
    )


@drawing("rnn")
def rnn(graph: Graph) -> None:
    reader(graph, "RNN", (ROWS, ROWS), 10, hidden_size=128)
    on_rows(graph)


@drawing("stacked-rnn")
def stacked_rnn(graph: Graph) -> None:
    reader(graph, "RNN", (ROWS, ROWS), 10, hidden_size=128, num_layers=2, dropout=0.2)
    on_rows(graph)


@drawing("lstm")
def lstm(graph: Graph) -> None:
    reader(graph, "LSTM", (ROWS, ROWS), 10, hidden_size=128)
    on_rows(graph)


@drawing("stacked-lstm")
def stacked_lstm(graph: Graph) -> None:
    reader(graph, "LSTM", (ROWS, ROWS), 10, hidden_size=128, num_layers=2, dropout=0.3)
    on_rows(graph)


@drawing("gru")
def gru(graph: Graph) -> None:
    reader(graph, "GRU", (ROWS, ROWS), 10, hidden_size=128)
    on_rows(graph)


def both_ways(graph: Graph, layer: str) -> None:
    """Draw a recurrent layer in both directions; the steps are averaged."""
    sequence = graph.add("Input", name="sequence", shape=(ROWS, ROWS))
    recurrent = graph.add(
        layer, name=layer.lower(), source=sequence, hidden_size=128, bidirectional=True
    )
    mean = graph.add("Mean", name="mean", source=recurrent["output"], dim=(1,))
    result(graph, graph.add("Linear", name="fc", source=mean, out_features=10))
    on_rows(graph)


@drawing("bidirectional-lstm")
def bidirectional_lstm(graph: Graph) -> None:
    both_ways(graph, "LSTM")


@drawing("bidirectional-gru")
def bidirectional_gru(graph: Graph) -> None:
    both_ways(graph, "GRU")


def attend(graph: Graph, states: Source) -> Handle:
    """Draw attention over time: a weight for each step, and the weighted sum of the steps."""
    scores = graph.add("Linear", name="attention", source=states, out_features=1)
    weights = graph.add("Softmax", name="weights", source=scores, dim=1)
    weighted = joined(graph, "Multiply", "weighted", (states, weights))
    return graph.add("Sum", name="context", source=weighted, dim=(1,))


@drawing("lstm-attention")
def lstm_attention(graph: Graph) -> None:
    sequence = graph.add("Input", name="sequence", shape=(ROWS, ROWS))
    recurrent = graph.add(
        "LSTM", name="lstm", source=sequence, hidden_size=128, num_layers=2, dropout=0.3
    )
    context = attend(graph, recurrent["output"])
    result(graph, graph.add("Linear", name="fc", source=context, out_features=10))
    on_rows(graph)


@drawing("forecaster-gru")
def forecaster_gru(graph: Graph) -> None:
    reader(graph, "GRU", (40, 1), 1, hidden_size=32)
    on_waves(graph)


@drawing("forecaster-lstm")
def forecaster_lstm(graph: Graph) -> None:
    reader(graph, "LSTM", (40, 1), 1, hidden_size=32)
    on_waves(graph)


@drawing("forecaster-convolution")
def forecaster_convolution(graph: Graph) -> None:
    steps: list[Step] = [("Permute", "channels_first", {"dims": (0, 2, 1)})]
    for place, dilation in enumerate((1, 2, 4, 8), start=1):
        values = {"out_channels": 16, "kernel_size": 3, "dilation": dilation}
        steps += [("Conv1d", f"conv{place}", values), ("ReLU", f"relu{place}")]
    steps += [("Select", "last", {"dim": 2, "index": -1}), linear("fc", 1)]
    series = graph.add("Input", name="series", shape=(40, 1))
    result(graph, chain(graph, series, steps), "forecast")
    on_waves(graph)


@drawing("forecaster-linear")
def forecaster_linear(graph: Graph) -> None:
    series = graph.add("Input", name="series", shape=(40, 1))
    result(graph, chain(graph, series, [("Flatten", "flatten"), linear("fc", 1)]), "forecast")
    on_waves(graph)


@drawing("dna-convolution")
def dna_convolution(graph: Graph) -> None:
    steps: list[Step] = [
        ("Conv1d", "motifs", {"out_channels": 128, "kernel_size": 12}),
        ("ReLU", "relu1"),
        ("MaxPool1d", "pool1", {"kernel_size": 4}),
        ("Conv1d", "grammar", {"out_channels": 64, "kernel_size": 6}),
        ("ReLU", "relu2"),
        ("AdaptiveAvgPool1d", "pool2", {"output_size": 1}),
        ("Flatten", "flatten"),
        ("Dropout", "dropout", {"p": 0.3}),
        linear("fc", 2),
    ]
    bases = graph.add("Input", name="bases", shape=(4, 200))
    result(graph, chain(graph, bases, steps))


@drawing("speech-ctc")
def speech_ctc(graph: Graph) -> None:
    speech(graph, 40, 256, 29)


@drawing("mini-speech-ctc")
def mini_speech_ctc(graph: Graph) -> None:
    speech(graph, 13, 64, 11)
    graph.data("spoken_digits")
    graph.training(
        loss="PaddedCTCLoss",
        metrics=["LabelErrorRate"],
        optimizer=("Adam", {"lr": 0.003}),
        clip_norm=5.0,
        epochs=30,
        stratified=False,
    )


def speech(graph: Graph, bands: int, width: int, letters: int) -> None:
    """Draw two Linear layers for each frame, LSTMs in both directions, log-probabilities."""
    frames = graph.add("Input", name="frames", shape=("T", bands))
    steps: list[Step] = []
    for place in (1, 2):
        steps += [
            linear(f"fc{place}", width),
            ("ReLU", f"relu{place}"),
            ("Dropout", f"dropout{place}", {"p": 0.2}),
        ]
    x = chain(graph, frames, steps)
    recurrent = graph.add(
        "LSTM", name="lstm", source=x, hidden_size=width, num_layers=2, bidirectional=True
    )
    head: list[Step] = [linear("letters", letters), ("LogSoftmax", "log_softmax", {"dim": -1})]
    result(graph, chain(graph, recurrent["output"], head), "log_probabilities")
