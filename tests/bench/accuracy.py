"""What the samples reach on digits that they have not seen."""

from __future__ import annotations

import tempfile
import time

import dlstudio as dls
from tests.bench.places import SAMPLES
from tests.bench.table import Row

SEEDS = (0, 1, 2)


def digits() -> list[Row]:
    """The sample CNN with three seeds, as it is delivered (threads chosen by the run)."""
    found = [_trained("digits-cnn", seed) for seed in SEEDS]
    good = sum(accuracy >= 0.97 for accuracy, _ in found)
    seconds = max(seconds for _, seconds in found)
    return [
        Row(
            what="sample CNN on digits, test accuracy",
            measured=f"{good} of {len(SEEDS)} ({', '.join(f'{a:.3f}' for a, _ in found)})",
            bar="3 of 3 ≥ 0.97",
            met=good == len(SEEDS),
        ),
        Row(
            what="the same, the slowest run",
            measured=f"{seconds:.1f} s",
            bar="< 60 s",
            met=seconds < 60,
        ),
    ]


def lenet() -> list[Row]:
    """LeNet-5 on digits of 32×32 pixels."""
    count = dls.summary(dls.load(SAMPLES / "lenet-5.dls")).parameters
    accuracy, seconds = _trained("lenet-5", 0, epochs=15)
    return [
        Row(
            what="LeNet-5 on 32×32 digits, parameters",
            measured=f"{count:,}",
            bar="61,706",
            met=count == 61_706,
        ),
        Row(
            what="the same, test accuracy after 15 epochs",
            measured=f"{accuracy:.3f}",
            bar="≥ 0.94",
            met=accuracy >= 0.94,
            note=f"{seconds:.1f} s",
        ),
    ]


def _trained(sample: str, seed: int, epochs: int | None = None) -> tuple[float, float]:
    """Return test accuracy and seconds of a run."""
    project = dls.load(SAMPLES / f"{sample}.dls")
    with tempfile.TemporaryDirectory() as out:
        start = time.perf_counter()
        run = dls.train(project, seed=seed, epochs=epochs, out=out)
        seconds = time.perf_counter() - start
        metrics = {name.lower(): value for name, value in dls.evaluate(run).items()}
    return metrics["accuracy"], seconds
