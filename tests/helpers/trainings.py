"""Small projects to train, and a program that trains one and is killed at a step.

python tests/helpers/trainings.py KIND OUT KILL_STEP     killed with SIGKILL at that step
python tests/helpers/trainings.py KIND OUT resume RUN    goes on with it
"""

from __future__ import annotations

import itertools
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from dlstudio.project.builder import Graph
from dlstudio.project.model import Project, TrainSpec
from dlstudio.spec.spec import Choice

SETTINGS = TrainSpec(epochs=3, batch_size=32, threads=1, validation_share=0.1, test_share=0.1)


def mlp(**settings: Any) -> Project:
    """2-16-16-2 on two spirals, SGD with momentum, one cycle."""
    graph = Graph("mlp")
    at = graph.add("Input", shape=(2,))
    for _ in range(2):
        at = graph.add("ReLU", source=graph.add("Linear", out_features=16, source=at))
    graph.add("Output", source=graph.add("Linear", out_features=2, source=at))
    return _with(
        graph,
        Choice("two_spirals", {"samples": 240}),
        {
            "optimizer": Choice("SGD", {"lr": 0.1, "momentum": 0.9}),
            "schedule": Choice("OneCycleLR"),
            **settings,
        },
    )


def cnn(**settings: Any) -> Project:
    """Convolutions with batch norm and dropout on digits, Adam, cosine, warm-up, clipping."""
    graph = Graph("cnn")
    at = graph.add("Input", shape=(1, 8, 8))
    at = graph.add("Conv2d", out_channels=4, kernel_size=3, source=at)
    at = graph.add("ReLU", source=graph.add("BatchNorm2d", source=at))
    at = graph.add("Dropout", p=0.3, source=graph.add("Flatten", source=at))
    graph.add("Output", source=graph.add("Linear", out_features=10, source=at))
    return _with(
        graph,
        Choice("digits"),
        {
            "batch_size": 128,
            "schedule": Choice("CosineAnnealingLR"),
            "warmup_steps": 5,
            "clip_norm": 1.0,
            **settings,
        },
    )


def lstm(**settings: Any) -> Project:
    """An LSTM on noisy sines, AdamW, plateau."""
    graph = Graph("lstm")
    at = graph.add("Input", shape=(40, 1))
    memory = graph.add("LSTM", hidden_size=8, source=at)
    last = graph.add("Select", source=memory["output"])
    graph.add("Output", source=graph.add("Linear", out_features=1, source=last))
    return _with(
        graph,
        Choice("waves", {"samples": 200}),
        {
            "loss": Choice("MSELoss"),
            "optimizer": Choice("AdamW", {"lr": 0.01}),
            "schedule": Choice("ReduceLROnPlateau", {"patience": 0}),
            "metrics": (Choice("MeanAbsoluteError"), Choice("R2Score")),
            **settings,
        },
    )


KINDS = {"mlp": mlp, "cnn": cnn, "lstm": lstm}


def _with(graph: Graph, data: Choice, settings: dict[str, Any]) -> Project:
    return replace(graph.project, data=data, training=replace(SETTINGS, **settings))


def main(kind: str, out: str, how: str, run: str = "") -> None:
    """Train; a number in ``how`` is the step at which this very process kills itself."""
    from dlstudio.training import loop, telling, voice
    from dlstudio.training.events import Progress
    from dlstudio.training.runner import train

    # A checkpoint and a word after every third step, to be killed anywhere between.
    telling.SPEAK_SECONDS = -1.0
    calls = itertools.count(1)
    loop.Saving.is_due = lambda self, least: next(calls) % 3 == 0  # type: ignore[method-assign]
    if how.isdigit():
        tell = voice.Voice.tell

        def deadly(self: voice.Voice, event: Any) -> None:
            tell(self, event)
            if isinstance(event, Progress) and event.step >= int(how):
                os.kill(os.getpid(), signal.SIGKILL)

        voice.Voice.tell = deadly  # type: ignore[method-assign]
    train(KINDS[kind](), out=Path(out), resume=Path(run) if run else None)


if __name__ == "__main__":
    main(*sys.argv[1:])
