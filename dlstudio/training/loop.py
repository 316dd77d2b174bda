"""The training loop, to be read from top to bottom. Loads torch.

    run()              the whole training, whatever happens to it
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

from dlstudio.language import Sentence, say
from dlstudio.training.checkpoint import all_finite
from dlstudio.training.advice import Advice
from dlstudio.training.control import Control
from dlstudio.training.equipment import Equipment, Measured, joined, measure
from dlstudio.training.events import Advised, Ended, EpochEnded, Progress, Started
from dlstudio.training.pace import Pace
from dlstudio.training.records import Record
from dlstudio.training.saving import Saving
from dlstudio.training.state import MOST_KEPT, State, floats
from dlstudio.training.troubles import StepError, bad_number
from dlstudio.training.voice import Voice
from dlstudio.training.watch import Finding, first_bad, owner

SPEAK_SECONDS = 0.05  # at most 20 Progress a second
EPOCH_SAVE_SECONDS = 1.0  # least time between two checkpoints at the end of epochs
STEP_SAVE_SECONDS = 30.0  # and between two in the middle of an epoch


class _BadStateError(Exception):
    """Something became non-finite in an earlier step."""


class Training:
    """One run. For one thread; ``control`` is how others reach it.

    Args:
        equipment: what it works with, fresh.
        threads: torch threads, for the record.
    """

    def __init__(
        self, equipment: Equipment, record: Record, control: Control, voice: Voice, threads: int
    ) -> None:
        self._equipment, self._record = equipment, record
        self._control, self._voice, self._threads = control, voice, threads
        self._spec = equipment.project.training
        self._state = State()
        self._saving = Saving(record, equipment)
        self._advice = Advice(self._spec.patience)
        self._careful = False  # look at everything in each step
        self._told_step = self._told_epoch = 0  # not told again after going back
        self._unsaid: list[float | Tensor] = []
        self._spoke = time.perf_counter()

    def run(self, resume: bool = False, notices: Sequence[Advised] = ()) -> Ended:
        """Train to the end, from the first step or from the checkpoint in the record.

        Args:
            notices: to be told right after the start.

        Raises:
            StepError: a step gave a number that is not finite; it was not taken.
            TrainingError: the checkpoint cannot be read.
        """
        seconds = 0.0
        if resume:
            self._state, seconds = self._saving.restore()
            self._told_step, self._told_epoch = self._state.step, self._state.epoch - 1
            self._remember()
        total = self._spec.epochs * self._equipment.train.samples
        self._pace = Pace(seconds, self._samples, total)
        self._tell_started()
        for notice in notices:
            self._voice.tell(notice)
        if not resume:
            self._save()
        while True:
            try:
                return self._finish(self._epochs())
            except _BadStateError:
                self._go_back()

    # --- the loop --------------------------------------------------------------------------

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
        module, loss_of, optimizer = equipment.module, equipment.loss, equipment.optimizer
        rates, clip, last = equipment.rates, self._spec.clip_norm, equipment.steps_per_epoch
        parameters = [p for p in module.parameters() if p.requires_grad]
        changing = rates.changes_at(state.step)
        read_now = equipment.device == "cpu" or self._careful
        kept = sum(output.numel() for output in state.outputs)
        module.train()
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
            if isinstance(output, tuple):
                output = output[0]
            loss = loss_of(output, target)
            value = loss.item() if read_now else loss.detach()
            if read_now and not -math.inf < value < math.inf:
                self._refuse(inputs, target)
            loss.backward()
            if self._careful and not _finite_gradients(parameters):
                self._refuse(inputs, target)
            if clip is not None:
                nn.utils.clip_grad_norm_(parameters, clip)
            optimizer.step()
            if changing:
                rates.after_step(state.step)
            state.step += 1
            state.batch += 1
            if self._careful:
                self._look_at_weights()
            state.losses.append(value)
            self._unsaid.append(value)
            if kept < MOST_KEPT:
                kept += output.numel()
                state.outputs.append(output.detach())
                state.targets.append(target)
            if time.perf_counter() - self._spoke > SPEAK_SECONDS:
                self._between_steps()
        return True

    def _end_epoch(self) -> None:
        """Measure, keep the best weights, tell, save if it is time."""
        equipment, state = self._equipment, self._state
        if not all_finite(equipment.module):
            raise _BadStateError
        train = self._train_values()
        watched = measure(equipment, equipment.validation) if equipment.validation.samples else None
        values = watched.all if watched else train
        rate = equipment.rates.now
        equipment.rates.after_epoch(state.step, values["loss"])
        best = state.better(values, equipment.module.state_dict())
        self._tell_epoch(train, watched, best, rate)
        state.next_epoch()
        if self._saving.is_due(EPOCH_SAVE_SECONDS):
            self._save()

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
            seconds=self._pace.seconds,
            sentence=self._last_words(reason),
            best_epoch=state.best_epoch,
            test=test.all if test else {},
            confusion=test.confusion if test else (),
        )

    def _train_values(self) -> dict[str, float]:
        """Loss of the epoch (mean over samples) and metrics, both as they were in training."""
        state, sizes = self._state, self._equipment.train.sizes()
        losses = state.read_losses()
        sizes = sizes[: len(losses)]
        total = sum(loss * size for loss, size in zip(losses, sizes, strict=True))
        output, target = joined(state.outputs), joined(state.targets)
        return {
            "loss": total / sum(sizes),
            **self._equipment.scores.measure(output, target),
        }

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
        nodes = self._equipment.project.main.nodes
        name = nodes[found.node].name if found.node in nodes else None
        return bad_number(found.where, found.node, name, step)

    def _go_back(self) -> None:
        """Start again from the last checkpoint and look at everything in each step."""
        if self._careful:
            raise self._failure(Finding("loss"), self._state.step)
        self._careful, self._unsaid = True, []
        self._state, _ = self._saving.restore()

    # --- what is told ----------------------------------------------------------------------

    def _between_steps(self) -> None:
        self._speak()
        if self._saving.is_due(STEP_SAVE_SECONDS):
            self._save()

    def _speak(self) -> None:
        """Tell the losses since the last time; on a GPU this is where they are read."""
        self._spoke = time.perf_counter()
        state, losses = self._state, floats(self._unsaid)
        self._unsaid = []
        if not all(-math.inf < loss < math.inf for loss in losses):
            raise _BadStateError
        if not losses or state.step <= self._told_step:
            return
        self._told_step = state.step
        speed, left = self._pace.mark(self._samples)
        self._voice.tell(
            Progress(
                step=state.step,
                epoch=state.epoch,
                losses=tuple(losses),
                learning_rate=self._equipment.rates.now,
                samples_per_second=speed,
                seconds=self._pace.seconds,
                seconds_left=left,
            )
        )

    def _tell_started(self) -> None:
        equipment = self._equipment
        self._voice.tell(
            Started(
                run_id=self._record.id,
                device=equipment.device,
                threads=self._threads,
                epochs=self._spec.epochs,
                steps_per_epoch=equipment.steps_per_epoch,
                train_samples=equipment.train.samples,
                validation_samples=equipment.validation.samples,
                test_samples=equipment.test.samples,
                class_names=equipment.prepared.info.class_names,
                metrics=equipment.scores.names,
                from_step=self._state.step,
            )
        )

    def _tell_epoch(
        self, train: dict[str, float], watched: Measured | None, best: bool, rate: float
    ) -> None:
        if time.perf_counter() - self._spoke > SPEAK_SECONDS:
            self._speak()
        if self._state.epoch <= self._told_epoch:
            return
        self._told_epoch = self._state.epoch
        event = EpochEnded(
            epoch=self._state.epoch,
            step=self._state.step,
            train=train,
            validation=watched.all if watched else {},
            best=best,
            learning_rate=rate,
            seconds=self._pace.seconds,
            confusion=watched.confusion if watched else (),
        )
        self._voice.tell(event)
        for advice in self._advice.take(event):
            self._voice.tell(advice)

    def _last_words(self, reason: str) -> Sentence:
        state = self._state
        best = f"{state.best_loss:.4g}"
        if reason == "stopped":
            return say("Stopped in epoch {epoch}. The run can go on from here.", epoch=state.epoch)
        if reason == "early":
            return say(
                "Stopped early: {patience} epochs without a better loss. The best weights, of "
                "epoch {epoch} with loss {loss}, are kept.",
                patience=self._spec.patience,
                epoch=state.best_epoch,
                loss=best,
            )
        return say(
            "Finished after {epochs} epochs. The best weights, of epoch {epoch} with loss {loss}, "
            "are kept.",
            epochs=state.epoch - 1,
            epoch=state.best_epoch,
            loss=best,
        )

    # --- pauses and checkpoints ------------------------------------------------------------

    def _obey(self) -> bool:
        """Rest while the person wants a pause; False if they want the end."""
        self._speak()
        if self._control.pausing:
            self._save()
        self._pace.rest()
        wanted = self._control.obey()
        self._pace.go_on()
        return wanted

    def _save(self) -> None:
        """Make a checkpoint; only ever of finite weights."""
        self._speak()
        if not all_finite(self._equipment.module):
            raise _BadStateError
        trouble = self._saving.save(self._state, self._pace.seconds, self._voice.mark())
        if trouble is not None:
            self._voice.tell(Advised(code="DL592", sentence=trouble))

    def _remember(self) -> None:
        """Tell the advice what happened before, so that nothing is advised twice."""
        for event in self._record.history:
            self._advice.take(event)

    @property
    def _samples(self) -> int:
        """Training samples seen so far."""
        train, state = self._equipment.train, self._state
        return (state.epoch - 1) * train.samples + min(
            state.batch * train.batch_size, train.samples
        )


def _finite_gradients(parameters: list[nn.Parameter]) -> bool:
    gradients = [p.grad for p in parameters if p.grad is not None]
    return all(bool(torch.isfinite(gradient).all()) for gradient in gradients)
