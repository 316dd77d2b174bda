"""Two trainings that go on in turns, a part of a second each, one stopped while the other runs.

A machine that is shared becomes faster and slower within seconds, by more than what is to be
measured. Turns this short see the same machine; whole runs one after the other do not, and
neither do turns of some seconds (20 pairs of them gave 0.91 and 1.03 within ten minutes).
"""

from __future__ import annotations

import re
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence

TOLD = re.compile(r"epoch (\d+)")
TURN = 0.5  # seconds

Mark = tuple[int, float]  # an epoch that has ended, and the trainee's own clock then


class Trainee:
    """A process that writes ``epoch N`` at the end of each epoch; it rests until its turn.

    Args:
        command: the process; its output must not be buffered.
        warm: epochs that it trains before it first rests.
    """

    def __init__(
        self, command: Sequence[str], folder: object, env: Mapping[str, str], warm: int
    ) -> None:
        self.marks: list[Mark] = []
        self._clock, self._since = 0.0, time.perf_counter()  # the clock stands while it rests
        self._warm = threading.Event()
        self._process = subprocess.Popen(
            command, cwd=str(folder), env=dict(env), stdout=subprocess.PIPE, text=True
        )
        threading.Thread(target=self._listen, args=(warm,), daemon=True).start()
        while not self._warm.wait(0.1):
            if self._process.poll() is not None:
                raise RuntimeError(f"It ended early, with {self._process.returncode}.")
        self._rest()

    def turn(self) -> None:
        """Let it train for a turn."""
        self._since = time.perf_counter()
        self._process.send_signal(signal.SIGCONT)
        time.sleep(TURN)
        self._rest()

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.wait()

    def _rest(self) -> None:
        self._process.send_signal(signal.SIGSTOP)
        self._clock += time.perf_counter() - self._since

    def _listen(self, warm: int) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if (told := TOLD.match(line)) is None:
                continue
            if not self._warm.is_set():
                if int(told[1]) < warm:
                    continue
                self._since = time.perf_counter()
                self._warm.set()
                self.marks.append((int(told[1]), 0.0))
            else:
                here = self._clock + time.perf_counter() - self._since
                self.marks.append((int(told[1]), here))


def take_turns(first: Trainee, second: Trainee, seconds: float) -> None:
    """Let both train in turns, A B, B A, A B …, for so many seconds in all."""
    for turn in range(max(1, round(seconds / (2 * TURN)))):
        for trainee in (first, second) if turn % 2 else (second, first):
            trainee.turn()
    time.sleep(0.2)  # what was said last is still on its way


def rate(marks: Sequence[Mark]) -> float:
    """Return epochs a second by the trainee's own clock."""
    return (marks[-1][0] - marks[0][0]) / (marks[-1][1] - marks[0][1])
