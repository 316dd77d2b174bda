"""Counting: what the network takes in memory, told a moment after each check.

Playing through a training step takes longer than a check, so it waits until the person rests;
a large network is counted in a job. The newest question wins.

Signals:
    counted(Totals): of the project that is open now.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from dlstudio.gui.models.document_model import DocumentModel
from dlstudio.measuring.room import free_memory, room_on
from dlstudio.project.model import Project
from dlstudio.validation.flow import flow_of
from dlstudio.validation.memory import Memory, inference_memory, largest_batch, training_memory
from dlstudio.validation.receptive import Field, fields_in
from dlstudio.validation.report import Report

if TYPE_CHECKING:
    from dlstudio.gui.models.jobs import Jobs

REST_MS = 150
AT_ONCE = 150  # nodes of the project that are counted in the window's thread


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What the whole network takes.

    Args:
        training, inference: with the batch of the training settings.
        room: free bytes of the device that the training asks for; None if nobody knows.
        largest: the largest batch whose training fits there; None without ``room``.
        fields: how much of the input a layer sees, by the path of nodes to it.
    """

    training: Memory
    inference: Memory
    room: int | None
    largest: int | None
    fields: Mapping[tuple[str, ...], Field | None]


class Counting(QObject):
    """Counts the open project."""

    counted = Signal(object)

    def __init__(self, document: DocumentModel, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._jobs = document, jobs
        self._request = 0
        self.totals: Totals | None = None
        self._timer = QTimer(self, singleShot=True, interval=REST_MS)
        self._timer.timeout.connect(self.count)
        document.opened.connect(self._forget)
        document.checked.connect(lambda _report: self._timer.start())

    def count(self) -> None:
        """Count now."""
        self._timer.stop()
        project, report = self._document.project, self._document.report
        self._request += 1
        request = self._request
        if sum(len(graph.nodes) for graph in project.graphs.values()) <= AT_ONCE:
            self._take(request, totals_of(project, report))
            return
        self._jobs.start(
            lambda: totals_of(project, report),
            lambda totals: self._take(request, totals),
            self._fail,
        )

    def _take(self, request: int, totals: Totals) -> None:
        if request == self._request:
            self.totals = totals
            self.counted.emit(totals)

    def _forget(self) -> None:
        self.totals = None
        self._request += 1

    def _fail(self, error: Exception) -> None:
        raise error


def totals_of(project: Project, report: Report) -> Totals:
    """Count a project."""
    batch = project.training.batch_size
    room = _room(project.training.device)
    return Totals(
        training=training_memory(project, report, batch=batch),
        inference=inference_memory(project, report, batch=batch),
        room=room,
        largest=None if room is None else largest_batch(project, report, room),
        fields=fields_in(flow_of(project, report)),
    )


def _room(device: str) -> int | None:
    """Ask torch about other devices only where it is loaded: nobody waits for that here."""
    return free_memory() if device == "cpu" or "torch" not in sys.modules else room_on(device)
