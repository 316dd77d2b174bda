"""Training in the window against the exported train.py and against the tutorial's loop."""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

import dlstudio as dls
from dlstudio.project.files import write_project
from dlstudio.project.model import Project
from dlstudio.spec.spec import Choice
from tests.bench.pairs import alternate, ratio, spread
from tests.bench.places import ROOT, answer_of, surroundings
from tests.bench.projects import mnist_net, synthetic_images, tiny_mlp, trained_by
from tests.bench.table import Row
from tests.bench.turns import TURN, Trainee, rate, take_turns

TURNS = 5
# A process is faster or slower by some percent for as long as it lives, as its memory happens to
# lie; so both are started several times.
LAUNCHES, SECONDS = 5, 36
WARM = 1.0  # seconds that are left out: caches, the first plot, the first words

Marks = list[tuple[int, float]]


def speed(marks: Marks) -> float:
    """Return steps a second between the first mark after ``WARM`` and the last one."""
    first = next(mark for mark in marks if mark[1] - marks[0][1] >= WARM)
    last = marks[-1]
    return (last[0] - first[0]) / (last[1] - first[1])


def exported() -> list[Row]:
    """The window against the exported script: the same data, the same loop."""
    nets = [
        ("MNISTNet", mnist_net(epochs=1000), 0.98, 2),
        ("tiny MLP", tiny_mlp(epochs=1_000_000), 0.95, 150),
    ]
    return [_against_script(name, project, bar, warm) for name, project, bar, warm in nets]


def _against_script(name: str, project: Project, bar: float, warm: int) -> Row:
    """Let both train in short turns."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        write_project(project, home / "net.dls")
        dls.export(project, "project", home / "script")
        env = surroundings(home)
        window = [sys.executable, "-m", "tests.bench.in_window", str(home / "net.dls"), "--tell"]
        script = [sys.executable, "-u", "train.py"]
        pairs = [
            _turns((window, ROOT), (script, home / "script"), env, warm) for _ in range(LAUNCHES)
        ]
        samples = _train_samples(home / "script")
    found = ratio(pairs)
    ours, theirs = (statistics.median(side) * samples for side in zip(*pairs, strict=True))
    return Row(
        what=f"{name} in the window / exported train.py",
        measured=f"{found:.3f} ×",
        bar=f"≥ {bar} ×",
        met=found >= bar,
        note=f"{ours:,.0f} against {theirs:,.0f} samples/s in turns of {TURN} s; "
        f"{LAUNCHES} launches of both: {spread([a / b for a, b in pairs], '{:.3f}')}",
    )


def _turns(
    first: tuple[list[str], Path], second: tuple[list[str], Path], env: dict[str, str], warm: int
) -> tuple[float, float]:
    """Start both anew and let them train in short turns; return epochs a second of each."""
    trainees: list[Trainee] = []
    try:
        for command, folder in (first, second):
            trainees.append(Trainee(command, folder, env, warm))
        take_turns(*trainees, seconds=SECONDS)
    finally:
        for trainee in trainees:
            trainee.end()
    ours, theirs = (rate(trainee.marks) for trainee in trainees)
    return ours, theirs


def _train_samples(folder: Path) -> int:
    with np.load(folder / "data.npz") as file:
        return len(file["train"])


def _row(what: str, pairs: list[tuple[float, float]], bar: float, project: Project) -> Row:
    found, batch = ratio(pairs), project.training.batch_size
    ours, theirs = (statistics.median(side) * batch for side in zip(*pairs, strict=True))
    return Row(
        what=what,
        measured=f"{found:.2f} ×",
        bar="faster" if bar == 1.0 else f"≥ {bar} ×",
        met=found > bar if bar == 1.0 else found >= bar,
        note=f"{ours:,.0f} against {theirs:,.0f} samples/s; "
        f"{len(pairs)} pairs: {spread([a / b for a, b in pairs])}",
    )


def tutorial() -> list[Row]:
    """The window against the loop of the first tutorials."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        images = synthetic_images(home / "images.npz")
        data = Choice("arrays", {"path": str(images), "target": "y", "task": "classes"})
        big = replace(
            mnist_net(epochs=1, scaling="standard", validation_share=0.0, test_share=0.0),
            data=data,
        )
        points = _points(home / "points.npz")
        data = Choice("arrays", {"path": str(points), "target": "y", "task": "classes"})
        small = tiny_mlp(epochs=400, scaling="standard", validation_share=0.0, test_share=0.0)
        small = replace(small, data=data)
        return [
            *_against_tutorial("MNISTNet", "mnist", big, images, 160, 1.0, home),
            *_against_tutorial("tiny MLP", "mlp", small, points, 6_000, 1.9, home),
        ]


def _points(path: Path) -> Path:
    """Write two spirals as a person would store them."""
    from dlstudio.data.sources import SOURCES

    arrays = SOURCES["two_spirals"].read({"samples": 1000}, None)
    (points,) = arrays.inputs.values()
    np.savez(path, x=np.asarray(points, np.float32), y=np.asarray(arrays.target, np.int64))
    return path


def _against_tutorial(
    name: str, kind: str, project: Project, data: Path, steps: int, bar: float, home: Path
) -> list[Row]:
    path = home / f"{kind}.dls"
    seeds = {"ours": 0, "theirs": 0}  # the same weights on both sides, others each turn

    def run(call: Callable[[], dict]) -> tuple[float, float]:
        answer = call()
        last = answer["losses"][: min(steps, len(answer["losses"]))][-steps // 5 :]
        return speed(answer["marks"]), statistics.fmean(last)

    def window() -> tuple[float, float]:
        seeds["ours"] += 1
        write_project(trained_by(project, seed=seeds["ours"]), path)
        return run(lambda: answer_of("in_window", path, "--steps", steps, home=home))

    def peer() -> tuple[float, float]:
        seeds["theirs"] += 1
        return run(lambda: answer_of("tutorial", kind, data, steps, seeds["theirs"], home=home))

    results = alternate(window, peer, TURNS)
    losses = [(ours[1], theirs[1]) for ours, theirs in results]
    speeds = [(ours[0], theirs[0]) for ours, theirs in results]
    mine, their = (statistics.median(side) for side in zip(*losses, strict=True))
    worst = max(their for _, their in losses)
    count = f"{steps:,} steps a run" + (" over 60,000 images" if kind == "mnist" else "")
    row = _row(f"{name} in the window / tutorial loop", speeds, bar, project)
    return [
        replace(row, note=f"{count}; {row.note}"),
        Row(
            what=f"the same, mean loss of the last {steps // 5:,} of {steps:,} steps",
            measured=f"{mine:.4f} against {their:.4f}",
            bar="equal or better",
            met=mine <= worst,
            note=f"medians of {TURNS} seeds, the same weights at the start; equal means within "
            f"what the peer itself differs: ours {spread([a for a, _ in losses], '{:.4f}')}, "
            f"theirs {spread([b for _, b in losses], '{:.4f}')}",
        ),
    ]
