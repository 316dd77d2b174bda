"""What this machine has, which device is taken, how many threads. Loads torch.

Two torch threads can be 20 times slower than one (small nets, or another program at work),
and 1.6 times faster (a CNN): so a run times a few of its own steps and keeps the faster.
One and two threads give different last bits; the number belongs to the record of a run.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass

import torch

from dlstudio.language import Sentence, say

PROBE_SECONDS = 0.15  # a thread count, or one step if that takes longer
MOST_STEPS = 12


@dataclass(frozen=True, slots=True)
class Chosen:
    """The device taken, and a sentence if it is not the one that was wished for."""

    name: str
    notice: Sentence | None = None


def available() -> tuple[str, ...]:
    """Name the devices of this machine, the best first; "cpu" is always there."""
    found = []
    if torch.cuda.is_available():
        found.append("cuda")
    if torch.backends.mps.is_available():
        found.append("mps")
    return (*found, "cpu")


def choose(wish: str) -> Chosen:
    """Take the wished device, or the CPU with a notice. "auto" takes the best one."""
    here = available()
    if wish == "auto":
        return Chosen(here[0])
    kind, _, number = wish.partition(":")
    if kind in here and (not number or _has_number(kind, number)):
        return Chosen(wish)
    return Chosen(
        "cpu",
        say(
            "The project asks for the device “{wish}”, but this computer has only {here}. "
            "It trains on the CPU; choose the device auto to hide this notice.",
            wish=wish,
            here=", ".join(here),
        ),
    )


def title(name: str) -> str:
    """Return the name of a device as its maker calls it: "cuda (NVIDIA A100)"."""
    if name.startswith("cuda"):
        return f"{name} ({torch.cuda.get_device_name(name)})"
    return name


def synchronize(name: str) -> None:
    """Wait until a device has done all it was asked for."""
    if name.startswith("cuda"):
        torch.cuda.synchronize(name)
    elif name == "mps":
        torch.mps.synchronize()


def faster_threads(step: Callable[[], object], most: int | None = None) -> int:
    """Time ``step`` with one thread and with all, and return the faster count.

    More threads must win by a tenth: they disturb the rest of the machine, and a near draw
    should not be decided by chance. The caller restores whatever ``step`` changes. Leaves
    the thread count at one.
    """
    most = most or os.cpu_count() or 1
    alone = _seconds(step, 1)
    if most == 1:
        return 1
    together = _seconds(step, most, give_up=alone)
    torch.set_num_threads(1)
    return most if together < 0.9 * alone else 1


def _seconds(step: Callable[[], object], threads: int, give_up: float = float("inf")) -> float:
    """Return the time of the fastest of a few steps; stops early when it is hopeless."""
    torch.set_num_threads(threads)
    begin = time.perf_counter()
    step()  # the first one builds caches and starts the threads
    best = time.perf_counter() - begin
    if best > PROBE_SECONDS:  # a large network: its first step says enough
        return best
    best = float("inf")
    for count in range(MOST_STEPS):
        start = time.perf_counter()
        step()
        now = time.perf_counter()
        best = min(best, now - start)
        hopeless = count >= 2 and best > 3 * give_up
        if hopeless or now - begin > PROBE_SECONDS:
            break
    return best


def _has_number(kind: str, number: str) -> bool:
    return kind == "cuda" and number.isdigit() and int(number) < torch.cuda.device_count()
