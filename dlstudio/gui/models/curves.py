"""Curves: the numbers of one training, from its events; live and from records alike. No Qt.

The loss of every step is kept as at most 20,000 points: when full, neighbours are averaged
in pairs and every later point stands for twice as many steps.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import assert_never

from dlstudio.training.events import Advised, Ended, EpochEnded, Event, Progress, Started

MOST_POINTS = 20_000


class StepSeries:
    """Losses by step, thinned by averaging; ``steps`` and ``values`` are equally long."""

    def __init__(self, most: int = MOST_POINTS) -> None:
        self.steps = array("d")
        self.values = array("d")
        self.stride = 1
        self._most = most
        self._sum, self._at, self._count = 0.0, 0.0, 0

    def extend(self, last_step: int, values: Iterable[float]) -> None:
        """Add the values of consecutive steps, the newest of which is ``last_step``."""
        values = tuple(values)
        first = last_step - len(values) + 1
        if self.stride == 1:
            self.steps.extend(range(first, last_step + 1))
            self.values.extend(values)
        else:
            self._average(first, values)
        while len(self.steps) >= self._most:
            self._halve()

    def _average(self, first: int, values: tuple[float, ...]) -> None:
        for step, value in enumerate(values, first):
            self._sum += value
            self._at += step
            self._count += 1
            if self._count >= self.stride:
                self.steps.append(self._at / self._count)
                self.values.append(self._sum / self._count)
                self._sum, self._at, self._count = 0.0, 0.0, 0

    def cut(self, step: int) -> None:
        """Forget everything after a step (a resumed run goes over it again)."""
        while self.steps and self.steps[-1] > step:
            self.steps.pop()
            self.values.pop()
        self._sum, self._at, self._count = 0.0, 0.0, 0

    def _halve(self) -> None:
        for series in (self.steps, self.values):
            pairs = len(series) // 2
            means = ((series[2 * i] + series[2 * i + 1]) / 2 for i in range(pairs))
            series[:] = array("d", means)
        self.stride *= 2


class Curves:
    """All that the training panel draws; ``take`` every event in order."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self.start: Started | None = None
        self.progress: Progress | None = None
        self.end: Ended | None = None
        self.epochs: list[EpochEnded] = []
        self.advice: list[Advised] = []
        self.loss = StepSeries()
        self.rate = StepSeries()
        self.speed = 0.0
        for event in events:
            self.take(event)

    @property
    def step(self) -> int:
        last = self.epochs[-1].step if self.epochs else 0
        return max(last, self.progress.step if self.progress else 0)

    @property
    def epoch(self) -> int:
        last = self.epochs[-1].epoch if self.epochs else 0
        return max(last, self.progress.epoch if self.progress else 0)

    @property
    def seconds(self) -> float:
        if self.end is not None:
            return self.end.seconds
        last = self.epochs[-1].seconds if self.epochs else 0.0
        return max(last, self.progress.seconds if self.progress else 0.0)

    @property
    def seconds_left(self) -> float | None:
        return self.progress.seconds_left if self.progress and self.end is None else None

    @property
    def total_steps(self) -> int:
        return self.start.steps_per_epoch * self.start.epochs if self.start else 0

    @property
    def best(self) -> EpochEnded | None:
        """The epoch whose weights are kept as the best."""
        return next((e for e in reversed(self.epochs) if e.best), None)

    @property
    def confusion(self) -> tuple[tuple[int, ...], ...]:
        """The newest confusion matrix; empty if there is none."""
        return self.epochs[-1].confusion if self.epochs else ()

    def metrics(self) -> tuple[str, ...]:
        """Names of the metrics besides the loss, in the order they are reported."""
        if self.start is not None and self.start.metrics:
            return self.start.metrics
        return tuple(n for n in self.epochs[-1].train if n != "loss") if self.epochs else ()

    def epoch_values(self, part: str, name: str) -> tuple[list[float], list[float]]:
        """Return (steps, values) of a metric at the ends of epochs.

        Args:
            part: "train" or "validation".
        """
        steps: list[float] = []
        values: list[float] = []
        for epoch in self.epochs:
            found = (epoch.train if part == "train" else epoch.validation).get(name)
            if found is not None:
                steps.append(float(epoch.step))
                values.append(found)
        return steps, values

    def take(self, event: Event) -> None:
        """Add one event."""
        match event:
            case Started():
                self._begin(event)
            case Progress():
                self.progress = event
                self.speed = event.samples_per_second
                self.loss.extend(event.step, event.losses)
                self.rate.extend(event.step, (event.learning_rate,))
            case EpochEnded():
                self.epochs.append(event)
            case Advised():
                self.advice.append(event)
            case Ended():
                self.end = event
            case _:
                assert_never(event)

    def _begin(self, event: Started) -> None:
        """A continuation goes over the steps after its checkpoint again."""
        self.start, self.end = event, None
        self.loss.cut(event.from_step)
        self.rate.cut(event.from_step)
        self.epochs = [epoch for epoch in self.epochs if epoch.step <= event.from_step]
