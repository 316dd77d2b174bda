"""Events: what a training says, as plain frozen values that can be pickled and written.

Losses and metrics are means over samples. ``step`` counts optimizer steps from the start
of the run, ``epoch`` counts from 1. Times are seconds since the start (pauses left out).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dlstudio.language import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """The first event of a run and of every continuation of it."""

    run_id: str
    device: str
    threads: int
    epochs: int
    steps_per_epoch: int
    train_samples: int
    validation_samples: int
    test_samples: int
    class_names: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()
    from_step: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Since the last Progress: at most 20 a second.

    Args:
        losses: loss of every step since the last one, in order (the newest is ``step``).
        learning_rate: of the newest step.
        samples_per_second: over the last seconds.
        seconds_left: estimated until the end of the last epoch.
    """

    step: int
    epoch: int
    losses: tuple[float, ...]
    learning_rate: float
    samples_per_second: float
    seconds: float
    seconds_left: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EpochEnded:
    """An epoch with its validation; ``best`` if its validation loss is the lowest yet.

    Args:
        train, validation: "loss" and metrics by name.
        confusion: rows are true classes, columns predicted, on the validation part.
    """

    epoch: int
    step: int
    train: Mapping[str, float]
    validation: Mapping[str, float]
    best: bool
    learning_rate: float
    seconds: float
    confusion: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Advised:
    """Something a person should know while it trains (in their words, with a place)."""

    code: str
    sentence: Sentence
    node: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """The last event. ``reason``: "finished", "stopped", "early", "failed".

    Args:
        sentence: what happened, for a person; on "failed" what to do.
        node: the node that failed, if it is known.
        test: "loss" and metrics of the best weights on the test part, if there is one.
    """

    reason: str
    epoch: int
    step: int
    seconds: float
    sentence: Sentence
    node: str | None = None
    best_epoch: int = 0
    test: Mapping[str, float] = field(default_factory=dict)
    confusion: tuple[tuple[int, ...], ...] = ()


Event = Started | Progress | EpochEnded | Advised | Ended
