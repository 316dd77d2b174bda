"""Two trainings that go on in turns, a few epochs each, one stopped while the other runs.

A machine that is shared becomes faster and slower within seconds, by more than what is to be
measured. Turns of a few seconds see the same machine; whole runs one after the other do not.
"""

from __future__ import annotations

import re
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

TOLD = re.compile(r"epoch (\d+)")


class Trainee:
    """A process that writes ``epoch N`` at the end of each epoch; it rests until it is asked.

    Args:
        command: the process; its output must not be buffered.
    """

    def __init__(self, command: Sequence[str], folder: Path, env: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            command, cwd=folder, env=dict(env), stdout=subprocess.PIPE, text=True
        )
        self._rest()

    def epochs(self, count: int) -> float:
        """Let it train so many epochs and return the seconds they took."""
        self._process.send_signal(signal.SIGCONT)
        start = time.perf_counter()
        for _ in range(count):
            self._next()
        seconds = time.perf_counter() - start
        self._rest()
        return seconds

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.wait()

    def _rest(self) -> None:
        self._process.send_signal(signal.SIGSTOP)

    def _next(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if TOLD.match(line):
                return
        raise RuntimeError(f"It ended early, with {self._process.wait()}.")


def take_turns(
    first: Trainee, second: Trainee, epochs: int, turns: int, warm: int
) -> list[tuple[float, float]]:
    """Return the seconds of both for ``epochs`` epochs, turn by turn: A B, B A, A B …

    Args:
        warm: epochs at the beginning of each that are not counted.
    """
    try:
        for trainee in (first, second):
            trainee.epochs(warm)
        pairs = []
        for turn in range(turns):
            if turn % 2:
                theirs = second.epochs(epochs)
                pairs.append((first.epochs(epochs), theirs))
            else:
                pairs.append((first.epochs(epochs), second.epochs(epochs)))
        return pairs
    finally:
        for trainee in (first, second):
            trainee.end()
