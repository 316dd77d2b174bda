"""memory: how many bytes a network takes while it answers and while it is trained.

The passes are played through, step by step: results are made, what autograd holds stays until
its backward step, gradients come and go. The largest sum at any moment is the peak. Nothing is
run. It is the memory of tensors, as torch's own counters see it; what the program and the
libraries take beside them is not in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

from dlstudio.catalog.keeping import Keeping, MoreRule, keeping_of
from dlstudio.catalog.optimizer_state import FUSED, numbers_per_parameter
from dlstudio.project.loss_graph import loss_spec, places_of
from dlstudio.project.model import Project
from dlstudio.spec.spec import Choice
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation.flow import Flow, Step, flow_of, sized, sizes_of
from dlstudio.validation.report import Report

LARGEST_BATCH = 1 << 24
DTYPE_BYTES = {"int64": 8, "int32": 4, "int16": 2, "int8": 1, "uint8": 1, "bool": 1}
DTYPE_BYTES |= {"float64": 8, "complex64": 8, "complex128": 16}


@dataclass(frozen=True, slots=True)
class Precision:
    """Bytes of a weight and of a number on a wire; ``copy`` of a weight for its multiplication."""

    weight: int
    activation: int
    copy: int = 0


PRECISIONS: Mapping[str, Precision] = {
    "float32": Precision(4, 4),
    "bfloat16": Precision(2, 2),
    "float16": Precision(2, 2),
    "float64": Precision(8, 8),
    "mixed": Precision(4, 2, 2),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """Bytes.

    Args:
        batch: samples at once.
        weights: parameters and buffers.
        gradients: of the trained parameters.
        optimizer: what it remembers.
        activations: the most that is alive beside these: data, results, what is held for the
            backward pass, gradients of results.
        peak: the most that is alive at one moment; less than the sum of the others, since
            activations are gone when the last gradients are there.
    """

    batch: int
    weights: int
    gradients: int
    optimizer: int
    activations: int
    peak: int


def training_memory(
    project: Project,
    report: Report,
    *,
    batch: int | None = None,
    lengths: Mapping[str, int] | None = None,
    optimizer: Choice | None = None,
    precision: str = "float32",
) -> Memory:
    """Predict the memory of one training step.

    Args:
        batch, optimizer: those of the project if they are not given.
        lengths: numbers for symbols such as T; 1 without one.
        precision: a key of PRECISIONS.
    """
    player = _player(project, report, precision, optimizer)
    return player.training(batch or project.training.batch_size, lengths)


def inference_memory(
    project: Project,
    report: Report,
    *,
    batch: int = 1,
    lengths: Mapping[str, int] | None = None,
    precision: str = "float32",
) -> Memory:
    """Predict the memory of an answer, without gradients."""
    player = _player(project, report, precision)
    return player.inference(batch, lengths)


def largest_batch(
    project: Project,
    report: Report,
    room: int,
    *,
    lengths: Mapping[str, int] | None = None,
    optimizer: Choice | None = None,
    precision: str = "float32",
) -> int:
    """Return the largest batch whose training fits in ``room`` bytes; 0 if not even one does."""
    player = _player(project, report, precision, optimizer)

    def peak(batch: int) -> int:
        return player.training(batch, lengths).peak

    if peak(1) > room:
        return 0
    batch = LARGEST_BATCH
    # The peak is the largest of many straight lines: from above, the line at hand leads to the
    # largest batch or still above it.
    while (excess := peak(batch) - room) > 0:
        slope = peak(batch) - peak(batch - 1)
        if slope <= 0:
            return 1
        batch = max(1, batch - -(-excess // slope))
    return batch


def bytes_of(type: TensorType, precision: Precision) -> int:
    """Return the size of a value whose dims are numbers."""
    each = precision.activation if type.dtype.startswith(("float32", "float16", "bfloat16")) else 0
    total = each or DTYPE_BYTES[type.dtype]
    for dim in type.dims:
        total *= dim if isinstance(dim, int) else 1
    return total


def _player(
    project: Project, report: Report, precision: str, optimizer: Choice | None = None
) -> Player:
    flow = flow_of(project, report)
    return Player(flow, optimizer or project.training.optimizer, precision, learned_from(project))


def learned_from(project: Project) -> tuple[int, ...]:
    """Return which Outputs the loss takes; the first if nobody knows."""
    spec = loss_spec(project)
    return tuple(sorted(set(places_of(project, spec).values()))) if spec is not None else (0,)


class Player:
    """Plays the passes of one network; the flow is laid out once for many batches.

    Args:
        learned_from: the results that the loss takes.
    """

    def __init__(
        self, flow: Flow, optimizer: Choice, precision: str, learned_from: Sequence[int] = (0,)
    ) -> None:
        self.flow = flow
        self.steps = flow.rooted()
        self.results = [flow.roots[value] for value in flow.results]
        self.judged = [self.results[place] for place in learned_from if place < len(self.results)]
        self.optimizer = optimizer
        self.precision = PRECISIONS[precision]
        counts = [sum(map(prod, step.weights.values())) for step in flow.steps]
        self.weights = sum(counts)
        trained = [
            0 if step.frozen else count for step, count in zip(flow.steps, counts, strict=True)
        ]
        self.largest = max(
            (prod(s) for step in flow.steps if not step.frozen for s in step.weights.values()),
            default=0,
        )
        self.buffers = sum(
            DTYPE_BYTES["int64"] if name.endswith("num_batches_tracked") else 4 * prod(shape)
            for step in flow.steps
            for name, shape in step.buffers.items()
        )
        self.keeping = [keeping_of(step.key) for step in flow.steps]
        self.learns = _learning(self.steps)
        self.reached = _reached(self.steps, self.learns, self.judged)
        # What no gradient comes to has none, and the optimizer remembers nothing of it.
        self.trained = [
            count if reached else 0 for count, reached in zip(trained, self.reached, strict=True)
        ]

    def training(self, batch: int, lengths: Mapping[str, int] | None = None) -> Memory:
        """Play forward, loss, backward and the optimizer's step."""
        parameters, each = sum(self.trained), self.precision.weight
        numbers = numbers_per_parameter(self.optimizer.key, self.optimizer.values)
        remembered = parameters * numbers * each
        weights = self.weights * (each + self.precision.copy) + self.buffers
        passes = _Passes(self, sizes_of(batch, lengths), train=True)
        top = passes.play()
        # Not fused, the step works with copies of the weight at hand.
        copies = 0 if self.optimizer.key in FUSED else 2 * self.largest * each
        stepping = parameters * each + copies + passes.resting
        peak = weights + remembered + max(top, stepping)
        gradients = parameters * each
        return Memory(
            batch=batch,
            weights=weights,
            gradients=gradients,
            optimizer=remembered,
            activations=passes.most,
            peak=peak,
        )

    def inference(self, batch: int, lengths: Mapping[str, int] | None = None) -> Memory:
        """Play forward alone."""
        weights = self.weights * (self.precision.weight + self.precision.copy) + self.buffers
        top = _Passes(self, sizes_of(batch, lengths), train=False).play()
        return Memory(
            batch=batch,
            weights=weights,
            gradients=0,
            optimizer=0,
            activations=top,
            peak=weights + top,
        )


class _Passes:
    """One forward and backward pass: what is alive beside weights and optimizer state."""

    def __init__(self, player: Player, sizes: Mapping[str, int], *, train: bool) -> None:
        self.player, self.flow, self.train = player, player.flow, train
        self.sizes = sizes
        self.bytes = [bytes_of(sized(type, sizes), player.precision) for type in player.flow.types]
        self.uses = [0] * len(self.bytes)  # readers that are still to come
        self.held = [0] * len(self.bytes)  # backward steps that need it
        for step in self.player.steps:
            for seen in (*step.reads, *step.makes):
                if seen is not None:
                    self.uses[seen] += 1
        for value in (*self.flow.given, *self.player.results):
            self.uses[value] += 1  # the caller has them
        self.alive = self.top = self.most = self.learned = 0
        self.resting = sum(self.bytes[value] for value in self.flow.given)
        self.made = set(self.flow.given)
        self.gradients: dict[int, int] = {}  # value -> number of its buffer
        self.buffers: dict[int, list[int]] = {}  # number -> [bytes, values that share it]

    def play(self) -> int:
        """Return the most bytes alive at one moment."""
        self._take(self.resting)
        for place, step in enumerate(self.player.steps):
            self._forward(place, step)
        if self.train:
            self._loss()
            for place in reversed(range(len(self.player.steps))):
                if self.player.reached[place]:
                    self._backward(place, self.player.steps[place])
        return self.top

    def _forward(self, place: int, step: Step) -> None:
        for value in step.makes:
            if value not in self.made:
                self.made.add(value)
                self._take(self.bytes[value])
        if self.train and self.player.learns[place]:
            self._take(self._bytes(keeping_of(step.key).more, step))
            for value in self._kept(place, step):
                self.held[value] += 1
        for seen in (*step.reads, *step.makes):
            if seen is not None:
                self.uses[seen] -= 1
                self._leave(seen)

    def _loss(self) -> None:
        """The loss keeps about as much as the results it takes, and their gradients are made."""
        judged = dict.fromkeys(self.player.judged)
        size = sum(self.bytes[value] for value in judged)
        self._take(size)
        for value in judged:
            self._grow(value)
        self._give(size)

    def _backward(self, place: int, step: Step) -> None:
        keeping = self.player.keeping[place]
        if keeping.view:
            return
        outs = [value for value in step.makes if value in self.gradients]
        work = self._bytes(keeping.work, step)
        self._take(work)
        gradient = self.player.trained[place] * self.player.precision.weight
        self.learned += gradient
        self._take(gradient)  # stays until the optimizer's step
        for value in dict.fromkeys(v for v in step.reads if v is not None):
            if value in self.flow.given or not self._wants(value):
                continue
            if keeping.passes and outs:
                self._share(value, outs[0])
            else:
                self._grow(value)
        for value in outs:
            self._drop(value)
        self._give(work + self._bytes(keeping.more, step))
        for value in self._kept(place, step):
            self.held[value] -= 1
            self._leave(value)

    def _wants(self, value: int) -> bool:
        return self.flow.types[value].dtype.startswith(("float", "bfloat", "complex"))

    def _kept(self, place: int, step: Step) -> list[int]:
        keeping: Keeping = self.player.keeping[place]
        values = [v for v in step.reads if v is not None] if keeping.inputs else []
        return [*values, *(step.makes if keeping.outputs else ())]

    def _bytes(self, rule: MoreRule, step: Step) -> int:
        known = step.known
        inputs = [None if type is None else sized(type, self.sizes) for type in known.inputs]
        outputs = [sized(type, self.sizes) for type in known.outputs]
        size = self.player.precision.activation
        return rule(inputs, outputs, known.values, size)

    # --- what is alive ---------------------------------------------------------------------

    def _take(self, size: int) -> None:
        self.alive += size
        self.top = max(self.top, self.alive)
        self.most = max(self.most, self.alive - self.learned)

    def _give(self, size: int) -> None:
        self.alive -= size

    def _leave(self, value: int) -> None:
        """Free a value that nobody needs any more."""
        if not self.uses[value] and not self.held[value] and value in self.made:
            self.made.discard(value)
            self._give(self.bytes[value])

    def _grow(self, value: int) -> None:
        """Make a gradient; a second one of the same value is added to the first."""
        self._take(self.bytes[value])
        if value in self.gradients:
            self._drop(value)
        self.gradients[value] = number = len(self.buffers)
        self.buffers[number] = [self.bytes[value], 1]

    def _share(self, value: int, source: int) -> None:
        """Hand a gradient on as it is."""
        if value in self.gradients or self.bytes[value] != self.bytes[source]:
            self._grow(value)
            return
        self.gradients[value] = number = self.gradients[source]
        self.buffers[number][1] += 1

    def _drop(self, value: int) -> None:
        buffer = self.buffers[self.gradients.pop(value)]
        buffer[1] -= 1
        if not buffer[1]:
            self._give(buffer[0])


def _learning(steps: list[Step]) -> list[bool]:
    """Tell for each step whether a gradient goes through it; weights may be another's."""
    known: set[int] = set()
    learning = []
    for step in steps:
        own = bool(step.known.weights) and not step.frozen
        learns = own or any(value in known for value in step.reads)
        learning.append(learns)
        if learns:
            known.update(step.makes)
    return learning


def _reached(steps: list[Step], learns: list[bool], judged: list[int]) -> list[bool]:
    """Tell for each step whether a gradient comes to it from the loss."""
    wanted = set(judged)
    reached = [False] * len(steps)
    for place in reversed(range(len(steps))):
        step = steps[place]
        if learns[place] and not wanted.isdisjoint(step.makes):
            reached[place] = True
            wanted.update(value for value in step.reads if value is not None)
    return reached
