"""Saving: when and how the checkpoint and the weights of a run are written. Loads torch."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress

from torch import Tensor

from dlstudio.errors import TrainingError
from dlstudio.language import Sentence
from dlstudio.training import checkpoint, records
from dlstudio.training.equipment import Equipment
from dlstudio.training.records import Record
from dlstudio.training.state import State

COST = 200  # the time between two checkpoints is at least this many times what one takes


class Saving:
    """Writes into the folder of a record; a full disk is reported once and stops nothing."""

    def __init__(self, record: Record, equipment: Equipment) -> None:
        self._record, self._equipment = record, equipment
        self._at = time.perf_counter()
        self._cost = 0.0
        self._best_written = -1
        self._reported = False

    def is_due(self, least: float) -> bool:
        """Whether ``least`` seconds have passed, and enough for its cost not to matter."""
        return time.perf_counter() - self._at >= max(least, COST * self._cost)

    def save(self, state: State, seconds: float, told: int) -> Sentence | None:
        """Write checkpoint and weights; a sentence, the first time, if the disk refuses.

        Args:
            seconds: of training so far.
            told: bytes of the journal that belong to the steps so far.
        """
        begin = time.perf_counter()
        try:
            self._write(state, seconds, told)
        except TrainingError as error:
            reported, self._reported = self._reported, True
            return None if reported else error.sentence
        finally:
            self._at = time.perf_counter()
            self._cost = self._at - begin
        return None

    def keep_best(self, state: State) -> None:
        """Write the best weights of a training that fails, and what they gave."""
        if state.best and not self.kept_best(state):
            with suppress(TrainingError):  # what it fails of is what is told
                self._write_best(state, {}, self._notes())
                self._record.note(best_epoch=state.best_epoch, best=state.best_values)

    def kept_best(self, state: State) -> bool:
        """Whether the best weights of now are on the disk."""
        return self._best_written == state.best_epoch

    def restore(self) -> tuple[State, float]:
        """Put the equipment back to the checkpoint; returns state and seconds of then."""
        tensors, numbers = checkpoint.read_state(self._record.folder / records.STATE)
        return State.unpacked(self._equipment, tensors, numbers), float(numbers["seconds"])

    def _write(self, state: State, seconds: float, told: int) -> None:
        folder, notes = self._record.folder, self._notes()
        tensors, numbers = state.packed(self._equipment)
        weights = self._equipment.module.state_dict()
        try:
            checkpoint.write_state(
                folder / records.STATE, tensors, {**numbers, "seconds": seconds, "events": told}
            )
            checkpoint.write_weights(folder / records.LAST, weights, notes)
        except TrainingError:
            # The best weights are small beside them, and what the training was for.
            self._write_best(state, weights, notes)
            self._record.note(best_epoch=state.best_epoch, best=state.best_values)
            raise
        self._write_best(state, weights, notes)
        self._record.note(
            epoch=state.epoch,
            step=state.step,
            seconds=seconds,
            best_epoch=state.best_epoch,
            best=state.best_values,
        )

    def _notes(self) -> dict[str, str]:
        """Return what a file of weights says of itself."""
        source = self._equipment.source
        return {
            "source_sha256": source.digest,
            "class_name": source.class_name,
            "origin": self._record.id,
        }

    def _write_best(
        self, state: State, weights: Mapping[str, Tensor], notes: Mapping[str, str]
    ) -> None:
        if state.best_epoch != self._best_written:
            path = self._record.folder / records.BEST
            checkpoint.write_weights(path, state.best or weights, notes)
            self._best_written = state.best_epoch


def events_kept(record: Record) -> int:
    """Return how many bytes of the journal the checkpoint of a record stands for."""
    _, numbers = checkpoint.read_state(record.folder / records.STATE)
    return int(numbers["events"])
