"""Pace: how long a run has taken, how fast it is, how long it will take."""

from __future__ import annotations

import time
from collections import deque

WINDOW_SECONDS = 3.0


class Pace:
    """A clock that stands still in pauses, and the speed over the last seconds.

    Args:
        seconds: of earlier parts of the run.
        samples: seen so far.
        total: samples of the whole run.
    """

    def __init__(self, seconds: float, samples: int, total: int) -> None:
        self._before = seconds
        self._total = total
        self._begin = time.perf_counter()
        self._marks = deque([(self._begin, samples)])
        self._rested: float | None = None

    @property
    def seconds(self) -> float:
        """Seconds of training so far, pauses left out."""
        now = time.perf_counter() if self._rested is None else self._rested
        return self._before + now - self._begin

    def rest(self) -> None:
        """Stop the clock."""
        self._rested = time.perf_counter()

    def go_on(self) -> None:
        """Start it again; the speed is measured anew."""
        if self._rested is None:
            return
        pause = time.perf_counter() - self._rested
        self._rested = None
        self._begin += pause
        self._marks = deque((at + pause, samples) for at, samples in self._marks)

    def mark(self, samples: int) -> tuple[float, float]:
        """Note how many samples were seen; return (samples a second, seconds left)."""
        now = time.perf_counter()
        marks = self._marks
        while len(marks) > 1 and now - marks[0][0] > WINDOW_SECONDS:
            marks.popleft()
        if samples < marks[-1][1]:  # the loop went back to a checkpoint
            marks.clear()
        first = marks[0] if marks else (now, samples)
        marks.append((now, samples))
        speed = (samples - first[1]) / max(now - first[0], 1e-9)
        return speed, max(0, self._total - samples) / speed if speed > 0 else 0.0
