"""A small network whose layers learn in ways of their own."""

from __future__ import annotations

from typing import Any

import dlstudio as dls


def apart(**training: Any) -> dls.Graph:
    """Iris: a frozen block with a norm, a repeated one with rates inside, a faster head."""
    graph = dls.Graph("Apart")
    still = graph.block("still")
    x = still.add("Input", name="x", shape=(4,))
    x = still.add("Linear", name="fc", source=x, out_features=8)
    still.add("Output", name="y", source=still.add("BatchNorm1d", name="norm", source=x))
    slow = graph.block("slow")
    x = slow.add("Input", name="x", shape=(8,))
    x = slow.add("Linear", name="fc", source=x, out_features=8).learning(weight="orthogonal_")
    norm = slow.add("BatchNorm1d", name="norm", source=x)
    norm.learning(weight_decay=False, lr_factor=0.5)
    slow.add("Output", name="y", source=slow.add("ReLU", source=norm))
    x = graph.add("Input", name="features", shape=(4,))
    x = graph.add("block:still", name="still", source=x).learning(frozen=True)
    x = graph.add("block:slow", name="slow", source=x, repeat=2).learning(lr_factor=0.1)
    x = graph.add("Linear", name="usual", source=x, out_features=8)
    x = graph.add("Linear", name="head", source=x, out_features=3)
    x.learning(lr_factor=2.5, weight_decay=False, bias="zeros_")
    graph.add("Output", name="logits", source=x)
    graph.data("iris")
    graph.training(**{"epochs": 4, "batch_size": 17, "threads": 1, **training})
    return graph
