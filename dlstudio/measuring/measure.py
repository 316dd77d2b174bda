"""measure(project) -> Measured: one training step, timed by layer, its peak memory counted.

The network is built from its source, fed with random numbers of the right shapes and trained a
few steps with the mean square of the outputs that its loss takes, so no data is needed. Loads
torch; torch's generator and threads are left as they were.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

import torch
from torch import Tensor, nn

from dlstudio.compiler.compile import source_of
from dlstudio.compiler.load import load
from dlstudio.compiler.source import Source
from dlstudio.errors import TrainingError
from dlstudio.language import say
from dlstudio.measuring.line_clock import LineClock, Path
from dlstudio.measuring.room import room_on
from dlstudio.measuring.storages import LiveBytes
from dlstudio.project.model import Project
from dlstudio.spec.tensor_type import TensorType
from dlstudio.training import devices
from dlstudio.training.closure import looks_again
from dlstudio.training.vocabulary import make_optimizer
from dlstudio.validation.check import check
from dlstudio.validation.flow import flow_of, sized, sizes_of
from dlstudio.validation.memory import learned_from, training_memory
from dlstudio.validation.report import Report

T = TypeVar("T")

ROUNDS = 7
SECONDS = 2.0  # no new round after these
DTYPES = {"bool": torch.bool, "int64": torch.int64, "float32": torch.float32}


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerTime:
    """Median seconds of one layer for a batch; ``path`` names the blocks around it too."""

    path: Path
    name: str
    layer: str
    forward: float
    backward: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one training step took.

    Args:
        forward, backward: seconds of the passes without any clock inside.
        peak_bytes: the most memory of tensors at one moment of forward, backward and step.
        predicted_bytes: what the cost model says for the same.
    """

    device: str
    batch: int
    threads: int
    layers: tuple[LayerTime, ...]
    forward: float
    backward: float
    peak_bytes: int
    predicted_bytes: int


def measure(
    project: Project,
    *,
    batch: int | None = None,
    device: str = "cpu",
    lengths: Mapping[str, int] | None = None,
) -> Measured:
    """Run a few training steps on random numbers.

    Args:
        batch: samples at once; the project's own if it is not given.
        device: as in a training; "auto" takes the best.
        lengths: numbers for symbols such as T; 1 without one.

    Raises:
        CompileError: the project has errors.
        TrainingError: it would not fit into the memory of the device, or a layer fails.
    """
    return _tried(project, batch, device, lengths, _Trial.measured)


def measure_peak(
    project: Project,
    *,
    batch: int | None = None,
    device: str = "cpu",
    lengths: Mapping[str, int] | None = None,
) -> tuple[int, int]:
    """Return the peak of a step in bytes, predicted and measured; ``measure`` without times."""
    return _tried(
        project, batch, device, lengths, lambda trial, _, predicted, __: (predicted, trial.peak())
    )


def _tried(
    project: Project,
    batch: int | None,
    device: str,
    lengths: Mapping[str, int] | None,
    look: Callable[[_Trial, Report, int, int], T],
) -> T:
    """Build what a step needs and let ``look`` make of it what is asked for."""
    report = check(project)
    source = source_of(project, report)
    count = batch or project.training.batch_size
    predicted = training_memory(project, report, batch=count, lengths=lengths).peak
    name = devices.choose(device).name
    _need_room(name, predicted, count)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        trial = _Trial(project, source, name, _inputs(project, report, count, lengths, name))
        try:
            return look(trial, report, predicted, count)
        except RuntimeError as error:
            raise TrainingError(
                say("The network cannot be measured: {error}", error=str(error))
            ) from error


def _need_room(device: str, predicted: int, batch: int) -> None:
    room = room_on(device)
    if room is not None and predicted > room:
        raise TrainingError(
            say(
                "A training step with {batch} {batch:sample|samples} needs about {needed} MB, "
                "but only {room} MB "
                "are free on {device}. Take a smaller batch.",
                batch=batch,
                needed=f"{predicted / 1e6:,.0f}",
                room=f"{room / 1e6:,.0f}",
                device=device,
            )
        )


class _Trial:
    """A network with what a training step needs."""

    def __init__(
        self, project: Project, source: Source, device: str, inputs: tuple[Tensor, ...]
    ) -> None:
        self.project, self.source, self.device, self.inputs = project, source, device, inputs
        self.module: nn.Module = load(source)().to(device).train()
        self.results: tuple[Tensor, ...] = ()
        self.trained = [p for p in self.module.parameters() if p.requires_grad]
        choice = project.training.optimizer
        self.optimizer = make_optimizer(choice, self.trained, device) if self.trained else None

    def measured(self, report: Report, predicted: int, batch: int) -> Measured:
        peak = self.peak()
        clocks: list[LineClock] = []
        passes: list[tuple[float, float]] = []
        self._plain()  # after the counting, caches are cold
        began = time.perf_counter()
        while len(passes) < ROUNDS and (not passes or time.perf_counter() - began < SECONDS):
            passes.append(self._plain())
            clocks.append(self._clocked())
        nodes = self.project.graphs
        layers = []
        for step in flow_of(self.project, report).steps:
            graph = nodes["main"]
            for outer in step.path[:-1]:
                graph = nodes[graph.nodes[outer].block or ""]
            layers.append(
                LayerTime(
                    path=step.path,
                    name=graph.nodes[step.path[-1]].name,
                    layer=step.key,
                    forward=median(clock.forward.get(step.path, 0.0) for clock in clocks),
                    backward=median(clock.backward.get(step.path, 0.0) for clock in clocks),
                )
            )
        return Measured(
            device=self.device,
            batch=batch,
            threads=torch.get_num_threads(),
            layers=tuple(layers),
            forward=median(forward for forward, _ in passes),
            backward=median(backward for _, backward in passes),
            peak_bytes=peak,
            predicted_bytes=predicted,
        )

    def peak(self) -> int:
        """Take three steps: the first makes the optimizer's memory, the last is looked at."""
        if self.device.startswith("cuda"):
            for _ in range(2):
                self._step()
            torch.cuda.reset_peak_memory_stats(self.device)
            self._step()
            return int(torch.cuda.max_memory_allocated(self.device))
        known = [*self.module.parameters(), *self.module.buffers(), *self.inputs]
        with LiveBytes(known) as live:
            for _ in range(2):
                self._step()
            live.most = live.now
            self._step()
        return int(live.most)

    def _step(self) -> None:
        if self.optimizer is None:
            self._look()
        elif looks_again(self.project.training.optimizer.key):
            self.optimizer.step(self._look)
        else:
            self._look()
            self.optimizer.step()

    def _look(self) -> Tensor:
        self._forget()
        loss = self._loss()
        self._backward(loss)
        return loss

    def _plain(self) -> tuple[float, float]:
        """Return the seconds of a forward and of a backward pass."""
        self._forget()
        start = self._now()
        loss = self._loss()
        middle = self._now()
        self._backward(loss)
        return middle - start, self._now() - middle

    def _clocked(self) -> LineClock:
        self._forget()
        filename = type(self.module).forward.__code__.co_filename
        clock = LineClock(self.source, filename, self._now)
        with clock.running():
            loss = self._loss()
        self._backward(loss)
        return clock

    def _loss(self) -> Tensor:
        output = self.module(*self.inputs)
        self.results = output if isinstance(output, tuple) else (output,)  # as a training has them
        judged = [self.results[place].float() for place in learned_from(self.project)]
        # In memory and time this is what a usual loss is: targets, and a gradient for each.
        return sum(
            (nn.functional.mse_loss(one, torch.zeros_like(one)) for one in judged),
            start=torch.zeros((), device=self.device),
        )

    def _backward(self, loss: Tensor) -> None:
        if loss.requires_grad:
            loss.backward()

    def _forget(self) -> None:
        self.results = ()
        for parameter in self.trained:
            parameter.grad = None

    def _now(self) -> float:
        devices.synchronize(self.device)
        return time.perf_counter()


def _inputs(
    project: Project, report: Report, batch: int, lengths: Mapping[str, int] | None, device: str
) -> tuple[Tensor, ...]:
    flow = flow_of(project, report)
    sizes = sizes_of(batch, lengths)
    return tuple(_random(sized(flow.types[value], sizes), device) for value in flow.given)


def _random(type: TensorType, device: str) -> Tensor:
    """Make numbers of a type: 0 for whole ones, which every table has, false for truths."""
    shape = [dim for dim in type.dims if isinstance(dim, int)]
    dtype = DTYPES.get(type.dtype) or getattr(torch, type.dtype)
    if dtype.is_floating_point or dtype.is_complex:
        return torch.randn(shape, dtype=dtype, device=device)
    return torch.zeros(shape, dtype=dtype, device=device)
