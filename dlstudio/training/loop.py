"""The training loop, to be read from top to bottom. Loads torch.

    run()              the whole training
      _epochs()        epochs until the last one, patience or the person ends it
        _steps()       the steps of one epoch: the hot part
        _end_epoch()   validation, best weights, what is told
      _finish()        best weights back, test part, last words

Everything is counted so that a checkpoint after any step is enough to go on with the same
bits: (epoch, batch) says which samples come next, the generators' states which neurons drop.

Non-finite numbers. On the CPU the loss is read in every step, before the step is taken. On
other devices reading it would make the CPU wait, so losses stay there and are read when the
loop speaks. Gradients are not looked at, but weights are, after every epoch and before every
checkpoint. Once anything bad is seen late, the loop goes back to the last checkpoint and
comes again with care, looking at everything in each step, to stop before the bad one.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from typing import NoReturn

import torch
from torch import Tensor, nn

from dlstudio.training import telling
from dlstudio.training.checkpoint import all_finite
from dlstudio.training.closure import closure_for
from dlstudio.training.control import Control
from dlstudio.training.equipment import Equipment, Measured, joined, measure
from dlstudio.training.events import Advised, Ended
from dlstudio.training.records import Record
from dlstudio.training.saving import Saving
from dlstudio.training.state import MOST_KEPT, State
from dlstudio.training.telling import Telling
from dlstudio.training.troubles import StepError, bad_number
from dlstudio.training.vocabulary import step_of
from dlstudio.training.voice import Voice
from dlstudio.training.watch import Finding, first_bad, owner

EPOCH_SAVE_SECONDS = 5.0  # least time between two checkpoints at the end of epochs
STEP_SAVE_SECONDS = 30.0  # and between two in the middle of an epoch


class _BadStateError(Exception):
    """Something became non-finite in an earlier step."""


class Training:
    """One run. For one thread; ``control`` is how others reach it.

    Args:
        equipment: what it works with, fresh.
        resume: whether to go on from the checkpoint in the record; TrainingError if it
            cannot be read.
    """

    def __init__(
        self,
        equipment: Equipment,
        record: Record,
        control: Control,
        voice: Voice,
        *,
        resume: bool = False,
    ) -> None:
        self._equipment, self._control = equipment, control
        self._spec = equipment.project.training
        self._saving = Saving(record, equipment)
        self._careful = False  # look at everything in each step
        self._resumed = resume
        self._state, seconds = self._saving.restore() if resume else (State(), 0.0)
        self._telling = Telling(equipment, record, voice, self._state, seconds)

    def run(self, threads: int, notices: Sequence[Advised] = ()) -> Ended:
        """Train to the end.

        Args:
            threads: torch threads, to be told.
            notices: to be told right after the start.

        Raises:
            StepError: a step gave a number that is not finite; it was not taken.
        """
        self._control.begins(
            lambda: self._state.step + self._equipment.module.training,
            lambda: self._saving.keep_best(self._state),
        )
        self._telling.started(self._state, threads, notices)
        if not self._resumed:
            self._save()
        while True:
            try:
                return self._finish(self._epochs())
            except _BadStateError:
                self._go_back()
            except BaseException:
                self._saving.keep_best(self._state)
                raise

    def _epochs(self) -> str:
        """Train epochs and say why there are no more: "finished", "early" or "stopped"."""
        patience = self._spec.patience or math.inf
        while self._state.epoch <= self._spec.epochs:
            if self._state.waited >= patience:
                return "early"
            if not self._steps():
                return "stopped"
            self._end_epoch()
        return "finished"

    def _steps(self) -> bool:
        """Take the steps that are left of the epoch; False if the person wants the end."""
        equipment, state, control = self._equipment, self._state, self._control
        module, loss_of = equipment.module.train(), equipment.loss
        rates, clip, last = equipment.rates, self._spec.clip_norm, equipment.steps_per_epoch
        said, now, pause = self._telling, time.perf_counter, telling.SPEAK_SECONDS
        parameters = [p for p in module.parameters() if p.requires_grad]
        changing, kept = rates.changes_at(state.step), sum(y.numel() for y in state.outputs)
        closure = closure_for(self._spec.optimizer.key, module, loss_of, parameters)
        step = closure.step_of(equipment.optimizer) if closure else step_of(equipment.optimizer)
        read_now = equipment.device == "cpu" or self._careful
        for inputs, target in equipment.train.epoch(state.epoch, state.batch):
            if state.batch == last:
                break  # a single sample that batch normalization cannot take
            if control.wanted and not self._obey():
                return False
            if changing:
                rates.before_step(state.step)
            for parameter in parameters:  # what optimizer.zero_grad does, at less cost
                parameter.grad = None
            output = module(*inputs)
            loss = loss_of(output, target)
            if isinstance(output, tuple):
                output = output[equipment.measured]
            value = loss.item() if read_now else loss.detach()
            if read_now and not -math.inf < value < math.inf:
                self._refuse(inputs, target)
            loss.backward()
            if self._careful and not _finite_gradients(parameters):
                self._refuse(inputs, target)
            if clip is not None:
                nn.utils.clip_grad_norm_(parameters, clip)
            if closure is not None:
                closure.of(inputs, target, loss)
            step()
            if changing:
                rates.after_step(state.step)
            state.step += 1
            state.batch += 1
            if self._careful:
                self._look_at_weights()
            state.losses.append(value)
            said.unsaid.append(value)
            if kept < MOST_KEPT:
                kept += output.numel()
                state.outputs.append(output.detach())
                state.targets.append(target)
            if now() - said.spoke > pause:
                self._between_steps()
        return True

    def _between_steps(self) -> None:
        """Tell the losses; save if it is time."""
        self._speak()
        if self._saving.is_due(STEP_SAVE_SECONDS):
            self._save()

    def _end_epoch(self) -> None:
        """Measure, keep the best weights, tell, save if it is time."""
        equipment, state = self._equipment, self._state
        if not all_finite(equipment.module):
            raise _BadStateError
        train = self._train_values()
        watched: Measured | None = None
        if equipment.validation.samples:
            watched = measure(equipment, equipment.validation)
        values = watched.all if watched else train
        rate = equipment.rates.now
        equipment.rates.after_epoch(state.step, values["loss"])
        best = state.better(values, equipment.module.state_dict())
        if time.perf_counter() - self._telling.spoke > telling.SPEAK_SECONDS:
            self._speak()
        self._telling.epoch(state, train, watched, best=best, rate=rate)
        state.next_epoch()
        if self._saving.is_due(EPOCH_SAVE_SECONDS):
            self._save()

    def _train_values(self) -> dict[str, float]:
        """Loss of the epoch (mean over samples) and metrics, both as they were in training."""
        state, sizes = self._state, self._equipment.train.sizes()
        losses = state.read_losses()
        if not all(-math.inf < loss < math.inf for loss in losses):
            raise _BadStateError
        sizes = sizes[: len(losses)]
        total = sum(loss * size for loss, size in zip(losses, sizes, strict=True))
        output, target = joined(state.outputs), joined(state.targets)
        return {"loss": total / sum(sizes), **self._equipment.scores.measure(output, target)}

    def _finish(self, reason: str) -> Ended:
        """Save, take the best weights, measure the test part."""
        equipment, state = self._equipment, self._state
        self._save()
        if state.best:
            equipment.module.load_state_dict(state.best)
        test: Measured | None = None
        if reason != "stopped" and equipment.test.samples:
            test = measure(equipment, equipment.test)
        return Ended(
            reason=reason,
            epoch=state.epoch if reason == "stopped" else state.epoch - 1,
            step=state.step,
            seconds=self._telling.pace.seconds,
            sentence=self._telling.last_words(reason, state, self._saving.kept_best(state)),
            best_epoch=state.best_epoch,
            test=test.all if test else {},
            confusion=test.confusion if test else (),
        )

    # --- pauses and checkpoints ------------------------------------------------------------

    def _obey(self) -> bool:
        """Rest while the person wants a pause; False if they want the end."""
        if self._control.pausing:
            self._save()
        self._telling.pace.rest()
        wanted = self._control.obey()
        self._telling.pace.go_on()
        return wanted

    def _speak(self) -> None:
        if not self._telling.progress(self._state):
            raise _BadStateError

    def _save(self) -> None:
        """Make a checkpoint; only ever of finite weights."""
        self._speak()
        if not all_finite(self._equipment.module):
            raise _BadStateError
        seconds, told = self._telling.pace.seconds, self._telling.mark()
        self._telling.trouble(self._saving.save(self._state, seconds, told))

    # --- numbers that are none -------------------------------------------------------------

    def _refuse(self, inputs: tuple[Tensor, ...], target: Tensor) -> NoReturn:
        """End the training before a bad step is taken, or go back if it was an earlier one."""
        equipment = self._equipment
        if not all(bool(torch.isfinite(p).all()) for p in equipment.module.parameters()):
            raise _BadStateError
        found = first_bad(equipment.module, equipment.loss, inputs, target, equipment.source)
        raise self._failure(found, self._state.step + 1)

    def _look_at_weights(self) -> None:
        for name, parameter in self._equipment.module.named_parameters():
            if not torch.isfinite(parameter).all():
                node = owner(name, self._equipment.source)
                raise self._failure(Finding("weights", node), self._state.step)

    def _failure(self, found: Finding, step: int) -> StepError:
        node = self._equipment.project.main.nodes.get(found.node or "")
        return bad_number(found.where, found.node, node.name if node else None, step)

    def _go_back(self) -> None:
        """Start again from the last checkpoint and look at everything in each step."""
        if self._careful:
            raise self._failure(Finding("loss"), self._state.step)
        self._careful = True
        self._telling.unsaid = []
        self._state, _ = self._saving.restore()


def _finite_gradients(parameters: list[nn.Parameter]) -> bool:
    gradients = [p.grad for p in parameters if p.grad is not None]
    return all(bool(torch.isfinite(gradient).all()) for gradient in gradients)
