"""Session: carries out an order in the current thread, whatever happens. Loads torch."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from dlstudio.compiler.compile import source_of
from dlstudio.compiler.load import explain
from dlstudio.compiler.own_answers import known
from dlstudio.errors import TrainingError
from dlstudio.language import say
from dlstudio.training import devices, records, troubles
from dlstudio.training.control import Control
from dlstudio.training.equipment import Equipment, equip, measure, measure_threads
from dlstudio.training.events import Advised, Ended, Event
from dlstudio.training.journal import Journal
from dlstudio.training.loop import Training
from dlstudio.training.orders import Order, refuse_changed
from dlstudio.training.records import Record
from dlstudio.training.saving import events_kept
from dlstudio.training.voice import Voice


def carry_out(order: Order, control: Control, hear: Callable[[Event], None]) -> Ended | None:
    """Train to the end and note it in the record; returns the last event, which is not heard.

    None if this thread was left behind: then the end is told and written already. Every
    exception becomes an ``Ended`` with reason "failed"; its details go into run.json.
    """
    ending = _Ending(order, hear)
    control.keeps(ending.write)
    notes: dict[str, Any] = {}
    try:
        training, notices, threads = _prepared(order)
        ending.voice = voice = _voice(order, hear)
        ended = training(control, voice).run(threads, notices)
    except BaseException as error:  # the end of a thread: told and kept, never lost
        if control.broken is not None:
            ended = replace(control.broken, best_epoch=order.record.best_epoch)
        else:
            ended = _failed(order, error)
            details = "".join(traceback.format_exception(error))
            notes["error"] = records.failure(ended.sentence, error, details)
    first = control.over()
    if first:
        ending.write(ended, notes)
    if ending.voice is not None:
        ending.voice.close()
    return ended if first else None


class _Ending:
    """Writes the end of a run into its record, once."""

    def __init__(self, order: Order, hear: Callable[[Event], None]) -> None:
        self._order, self._hear = order, hear
        self.voice: Voice | None = None  # there as soon as the training has begun

    def write(self, ended: Ended, notes: Mapping[str, Any] | None = None) -> None:
        """Write the last event, and further notes."""
        noted = dict(notes or {})
        if self.voice is not None or not self._order.resume:
            noted.update(status=ended.reason, sentence=ended.sentence, node=ended.node)
        else:  # it could not even begin to go on: it stays what it was
            noted.update(status=self._order.status)
        if ended.test:
            noted.update(test=ended.test)
        try:
            self._order.record.note(**noted)
        except TrainingError as error:
            self._hear(Advised(code="DL592", sentence=error.sentence))
        if self.voice is not None:
            self.voice.keep(ended)
            self.voice.mark()


def measure_record(record: Record) -> Mapping[str, float]:
    """Measure the best weights of a record on its test part.

    Raises:
        TrainingError: there are no weights, no test part, or the data has changed.
    """
    project = known(record.project)
    folder = record.config.get("folder")
    with torch.random.fork_rng(devices=[]):  # the caller's random numbers stay as they are
        equipment = equip(project, source_of(project), "cpu", Path(folder) if folder else None)
    before = {"data": record.config["data"]} if "data" in record.config else {}
    refuse_changed(before, {"data": equipment.prepared.fingerprint})
    if not equipment.test.samples:
        raise TrainingError(
            say(
                "The run “{run}” has no test part. Set a test share such as 0.2 and train again.",
                run=record.id,
            )
        )
    return measure(replace(equipment, module=record.module()), equipment.test).all


def _voice(order: Order, hear: Callable[[Event], None]) -> Voice:
    keep = events_kept(order.record) if order.resume else None
    try:
        return Voice(Journal(order.record.folder / records.EVENTS, keep), hear)
    except OSError as error:
        raise TrainingError(
            say(
                "The curves of this run cannot be written ({problem}). Choose another folder for "
                "runs.",
                problem=error.strerror or str(error),
            )
        ) from error


def _prepared(order: Order) -> tuple[Callable[[Control, Voice], Training], list[Advised], int]:
    """Make everything ready; returns how to make the training, notices, and threads."""
    record = order.record
    device = devices.choose(order.project.training.device)
    equipment = equip(order.project, order.source, device.name, order.folder)
    threads = _threads(order, equipment)
    now = {"data": equipment.prepared.fingerprint, "device": device.name, "threads": threads}
    if order.resume:
        refuse_changed({k: record.config[k] for k in now if k in record.config}, now)
    else:
        record.note(**now, device_title=devices.title(device.name))
    notices = [("DL518", device.notice)] if device.notice else []
    notices += [("DL530", sentence) for sentence in equipment.prepared.warnings]

    def training(control: Control, voice: Voice) -> Training:
        return Training(equipment, record, control, voice, resume=order.resume)

    return training, [Advised(code=code, sentence=text) for code, text in notices], threads


def _threads(order: Order, equipment: Equipment) -> int:
    """Choose the number of threads and set it for this thread."""
    if equipment.device != "cpu":
        return torch.get_num_threads()
    threads = order.project.training.threads
    if not threads and order.resume:
        threads = int(order.record.config.get("threads", 0))
    threads = threads or measure_threads(equipment)
    torch.set_num_threads(threads)
    return threads


def _failed(order: Order, error: BaseException) -> Ended:
    """Turn an exception into the last event."""
    node = getattr(error, "node", None)
    if not isinstance(error, TrainingError):
        key = explain(error, order.source)
        node = key[1] if key is not None and key[0] == "main" else None
    placed = order.project.main.nodes.get(node or "")
    name = placed.name if placed is not None else None
    sentence = troubles.sentence_for(error, name)
    return order.record.ended("failed", sentence, node, getattr(error, "step", None))
