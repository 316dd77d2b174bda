"""Telling: turns where a training stands into events. Loads torch.

At most 20 Progress a second, however fast the steps are; each carries the loss of every step
since the last. What was told before the loop went back to a checkpoint is not told again.
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping, Sequence

from torch import Tensor

from dlstudio.language import Sentence, say
from dlstudio.training.advice import Advice
from dlstudio.training.equipment import Equipment, Measured
from dlstudio.training.events import Advised, EpochEnded, Progress, Started
from dlstudio.training.pace import Pace
from dlstudio.training.records import Record
from dlstudio.training.state import State, floats
from dlstudio.training.voice import Voice

SPEAK_SECONDS = 0.05


class Telling:
    """Speaks for one training.

    Args:
        state: where it begins.
        seconds: of earlier parts of the run.
    """

    def __init__(
        self, equipment: Equipment, record: Record, voice: Voice, state: State, seconds: float
    ) -> None:
        self._equipment, self._record, self._voice = equipment, record, voice
        self._advice = Advice(equipment.project.training.patience)
        if state.step:
            for event in record.history:  # so that nothing is advised twice
                self._advice.take(event)
        self._step, self._epoch = state.step, state.epoch - 1
        total = equipment.project.training.epochs * equipment.train.samples
        self.pace = Pace(seconds, self._samples(state), total)
        self.unsaid: list[float | Tensor] = []  # losses since the last Progress
        self.spoke = time.perf_counter()

    def started(self, state: State, threads: int, notices: Sequence[Advised]) -> None:
        """Tell what is about to begin."""
        equipment = self._equipment
        event = Started(
            run_id=self._record.id,
            device=equipment.device,
            threads=threads,
            epochs=equipment.project.training.epochs,
            steps_per_epoch=equipment.steps_per_epoch,
            train_samples=equipment.train.samples,
            validation_samples=equipment.validation.samples,
            test_samples=equipment.test.samples,
            class_names=equipment.prepared.info.class_names,
            metrics=equipment.scores.names,
            from_step=state.step,
        )
        self._voice.tell(event)
        for notice in notices:
            self._voice.tell(notice)

    def progress(self, state: State) -> bool:
        """Tell the losses since the last time; False if one of them is no finite number.

        On a GPU this is where the losses are read.
        """
        self.spoke = time.perf_counter()
        losses, self.unsaid = floats(self.unsaid), []
        if not all(-math.inf < loss < math.inf for loss in losses):
            return False
        if not losses or state.step <= self._step:
            return True
        self._step = state.step
        speed, left = self.pace.mark(self._samples(state))
        self._voice.tell(
            Progress(
                step=state.step,
                # Between two epochs the newest step is the last one of the epoch before.
                epoch=state.epoch if state.batch else max(1, state.epoch - 1),
                losses=tuple(losses),
                learning_rate=self._equipment.rates.now,
                samples_per_second=speed,
                seconds=self.pace.seconds,
                seconds_left=left,
            )
        )
        return True

    def epoch(
        self,
        state: State,
        train: Mapping[str, float],
        watched: Measured | None,
        *,
        best: bool,
        rate: float,
    ) -> None:
        """Tell an epoch, and what its curves mean."""
        if state.epoch <= self._epoch:
            return
        self._epoch = state.epoch
        event = EpochEnded(
            epoch=state.epoch,
            step=state.step,
            train=train,
            validation=watched.all if watched else {},
            best=best,
            learning_rate=rate,
            seconds=self.pace.seconds,
            confusion=watched.confusion if watched else (),
        )
        self._voice.tell(event)
        for advice in self._advice.take(event):
            self._voice.tell(advice)

    def trouble(self, sentence: Sentence | None) -> None:
        """Tell that a checkpoint could not be written."""
        if sentence is not None:
            self._voice.tell(Advised(code="DL592", sentence=sentence))

    def mark(self) -> int:
        """Return how much of the journal belongs to what was told so far."""
        return self._voice.mark()

    def last_words(self, reason: str, state: State, kept: bool) -> Sentence:
        """Say how it ended.

        Args:
            kept: whether the best weights are on the disk.
        """
        best = f"{state.best_loss:.4g}"
        if not kept:
            return say(
                "The training ended in epoch {epoch}, but its weights could not be written: the "
                "disk refused them. Free some space, or choose another folder for runs, and train "
                "again.",
                epoch=state.epoch if reason == "stopped" else state.epoch - 1,
            )
        if reason == "stopped":
            return say("Stopped in epoch {epoch}. The run can go on from here.", epoch=state.epoch)
        if reason == "early":
            return say(
                "Stopped early: {patience} {patience:epoch|epochs} without a better loss. The "
                "best weights, of "
                "epoch {epoch} with loss {loss}, are kept.",
                patience=self._equipment.project.training.patience,
                epoch=state.best_epoch,
                loss=best,
            )
        return say(
            "Finished after {epochs} {epochs:epoch|epochs}. The best weights, of epoch {epoch} "
            "with loss {loss}, "
            "are kept.",
            epochs=state.epoch - 1,
            epoch=state.best_epoch,
            loss=best,
        )

    def _samples(self, state: State) -> int:
        """Training samples seen so far."""
        train = self._equipment.train
        of_epoch = min(state.batch * train.batch_size, train.samples)
        return (state.epoch - 1) * train.samples + of_epoch
