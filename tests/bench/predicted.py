"""Predicted against measured peak memory of a training step, for the templates of the gallery.

Each template is measured in a process of its own, so that no memory of one is counted for another.
"""

from __future__ import annotations

import multiprocessing as processes
from dataclasses import dataclass
from multiprocessing.connection import Connection

import dlstudio as dls
from dlstudio.errors import DLStudioError
from dlstudio.gallery import TEMPLATES
from dlstudio.measuring.room import free_memory
from dlstudio.project.model import Project
from dlstudio.spec.tensor_type import BATCH
from tests.bench.table import Row

WITHIN = 0.25
ROOM = 0.8  # of the memory that is free; predicted to take more: left out
SECONDS = 240.0  # for one template
WORK = 2_000_000_000  # multiply-adds of a batch; with more, one sample has to do
LENGTH = 32  # of sequences of any length


@dataclass(frozen=True, slots=True)
class Found:
    """Bytes of one template, or why there are none."""

    name: str
    batch: int = 0
    predicted: int = 0
    measured: int = 0
    left_out: str = ""

    @property
    def off(self) -> float:
        """How far the prediction lies above (positive) or below the measured bytes, as a share."""
        return self.predicted / self.measured - 1

    def __str__(self) -> str:
        sizes = f"{self.predicted / 1e6:,.1f} for {self.measured / 1e6:,.1f} MB"
        return f"{self.name} {self.off:+.1%} ({sizes}, batch {self.batch})"


def rows() -> list[Row]:
    """Measure every template that fits; say which do not."""
    found = [_apart(key) for key in TEMPLATES]
    known = [one for one in found if not one.left_out]
    good = [one for one in known if abs(one.off) <= WITHIN]
    worst = sorted(known, key=lambda one: -abs(one.off))
    left_out = ", ".join(f"{one.name} ({one.left_out})" for one in found if one.left_out)
    shown = worst[: max(3, len(known) - len(good))]
    return [
        Row(
            what="predicted peak training memory within 25 % of the measured",
            measured=f"{len(good)} of {len(known)} templates",
            bar="all",
            met=len(good) == len(known),
            note=f"the farthest off: {'; '.join(map(str, shown))}. Left out: {left_out or 'none'}",
        )
    ]


def _apart(key: str) -> Found:
    """Measure in a fresh process, which is ended when it takes too long."""
    context = processes.get_context("forkserver")
    context.set_forkserver_preload(["torch._dynamo", "tests.bench.predicted"])
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_tell, args=(key, there))
    process.start()
    there.close()
    try:
        if not here.poll(SECONDS):
            return Found(key, left_out=f"takes more than {SECONDS:.0f} s")
        return here.recv()
    except EOFError:
        process.join()
        return Found(key, left_out=f"the process ended with {process.exitcode}")
    finally:
        process.kill()
        process.join()


def _tell(key: str, to: Connection) -> None:
    to.send(_found(key))


def _found(key: str) -> Found:
    import torch

    from dlstudio.measuring.measure import measure_peak

    torch.set_num_threads(1)
    project = dls.load(TEMPLATES[key].path)
    lengths = lengths_of(project)
    batch = batch_of(project, lengths)
    predicted = dls.memory(project, batch=batch, **lengths).peak
    if predicted > ROOM * (free_memory() or 0):
        return Found(key, left_out=f"{predicted / 1e9:,.1f} GB")
    try:
        return Found(key, batch, *measure_peak(project, batch=batch, lengths=lengths))
    except DLStudioError as error:
        return Found(key, left_out=str(error))


def lengths_of(project: Project) -> dict[str, int]:
    """Return a number for each length that the network leaves open."""
    types = dls.check(project).report.types.values()
    symbols = {dim for type in types for dim in type.dims if isinstance(dim, str)}
    return {name: LENGTH for name in sorted(symbols - {BATCH}) if name.isidentifier()}


def batch_of(project: Project, lengths: dict[str, int]) -> int:
    """Return the project's own batch, or the smallest that can be trained where that is much."""
    own = project.training.batch_size
    work = dls.summary(project).macs * (LENGTH if lengths else 1)  # a length counts as 1 there
    if work * own <= WORK:
        return own
    layers = {node.layer.key for graph in project.graphs.values() for node in graph.nodes.values()}
    return 2 if any("BatchNorm" in key for key in layers) else 1
