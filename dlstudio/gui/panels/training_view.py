"""What a training shows while it runs and after: curves, figures, confusion matrix.

The same view draws the curves of an old run from its records.
"""

from __future__ import annotations

import math

from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QWidget

from dlstudio.catalog import METRICS
from dlstudio.gui.look.theme import Look
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.curves import Curves, StepSeries
from dlstudio.gui.panels.confusion import ConfusionMatrix
from dlstudio.gui.panels.layouts import Scrolled, Sides
from dlstudio.gui.panels.parts import Translated, measure
from dlstudio.gui.plots.live_plot import Line, LivePlot
from dlstudio.gui.plots.ranges import Numbers

NARROW = 480  # px; plots stand one below the other in a room as narrow as this
LEAST = 128  # px; a lower plot is only its axes


class TrainingView(Translated):
    """Loss, metrics, and behind tabs learning rate and confusion matrix."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves: Curves | None = None
        self.loss = LivePlot(look, measure, log=True)
        self.scores = LivePlot(look, measure)
        self.rate = LivePlot(look, "{:.3g}".format, from_zero=True)
        self.confusion = ConfusionMatrix(look)
        self.side = QTabWidget()
        self.side.setDocumentMode(True)
        self.side.setMinimumWidth(200)
        self.side.addTab(self.confusion, "")
        self.side.addTab(self.rate, "")
        self.side.currentChanged.connect(lambda _place: self.redraw())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        parts = [(self.loss, 4), (self.scores, 4), (self.side, 3)]
        line.addWidget(Scrolled(Sides(parts, NARROW, rules=False, least=LEAST)))
        self.retranslate()

    def retranslate(self) -> None:
        self.loss.set_titles(tr("Loss"), tr("epoch"))
        self.scores.set_titles(tr("Metrics"), tr("epoch"))
        self.rate.set_titles("", tr("epoch"))
        self.side.setTabText(0, tr("Confusion"))
        self.side.setTabText(1, tr("Rate"))
        self.side.setTabToolTip(0, tr("Confusion matrix"))
        self.side.setTabToolTip(1, tr("Learning rate"))
        self._set_lines()

    def show_curves(self, curves: Curves) -> None:
        """Draw another run, or more of the same one."""
        if curves is not self._curves:
            self._curves = curves
            for plot in (self.loss, self.scores, self.rate):
                plot.forget()
            self._set_lines()
        self.redraw()

    def redraw(self) -> None:
        """Draw what the curves hold now; nothing happens while it is hidden."""
        curves = self._curves
        if curves is None or not self.isVisible():
            return
        self._set_lines()
        per_epoch = curves.start.steps_per_epoch if curves.start else 1
        self.loss.set_data("step", *_by_epoch(curves.loss, per_epoch))
        for part in ("train", "validation"):
            self.loss.set_data(part, *epochs_of(curves, part, "loss"))
            for name in curves.metrics():
                self.scores.set_data(f"{part}/{name}", *epochs_of(curves, part, name))
        self.rate.set_data("rate", *_by_epoch(curves.rate, per_epoch))
        for plot in (self.loss, self.scores, self.rate):
            plot.growing = curves.end is None
            plot.last = curves.start.epochs if curves.start else math.inf
            plot.redraw()
        self._show_confusion(curves)

    def _set_lines(self) -> None:
        training, validation = tr("training"), tr("validation")
        self.loss.set_lines(
            [
                Line(key="step", title="", color=0, pale=True),
                Line(key="train", title=training, color=0, dots=True),
                Line(key="validation", title=validation, color=1, dashed=True, dots=True),
            ]
        )
        self.rate.set_lines([Line(key="rate", title=tr("learning rate"), color=2)])
        names = self._curves.metrics() if self._curves is not None else ()
        lines = []
        for place, name in enumerate(names):
            title = metric_title(name)
            both = (0, 1) if len(names) == 1 else (place, place)
            first = training if len(names) == 1 else title
            second = validation if len(names) == 1 else ""
            lines += [
                Line(key=f"train/{name}", title=first, color=both[0], dots=True),
                Line(
                    key=f"validation/{name}",
                    title=second or f"{title} ({validation})",
                    color=both[1],
                    dashed=True,
                    dots=True,
                ),
            ]
        heading = metric_title(names[0]) if len(names) == 1 else tr("Metrics")
        self.scores.set_titles(heading, tr("epoch"))
        self.scores.setVisible(bool(names))
        self.scores.set_lines(lines)

    def _show_confusion(self, curves: Curves) -> None:
        counts = curves.confusion
        if curves.end is not None and curves.end.confusion and not counts:
            counts = curves.end.confusion
        has = bool(counts)
        if self.side.isTabVisible(0) != has:
            self.side.setTabVisible(0, has)
            self.side.setCurrentIndex(0 if has else 1)
        if has and counts != self.confusion.counts:
            names = curves.start.class_names if curves.start else ()
            self.confusion.show_counts(counts, names)


def metric_title(name: str) -> str:
    """Return what a metric is called, from its name in events."""
    spec = METRICS.get(name)
    return words(spec.title) if spec is not None else name


def _by_epoch(series: StepSeries, per_epoch: int) -> tuple[Numbers, Numbers]:
    """Return points by epochs in place of steps, so that runs can be compared."""
    import numpy as np

    # A copy: a view would lock the growing array against the next event.
    return np.array(series.steps) / max(per_epoch, 1), np.array(series.values)


def epochs_of(curves: Curves, part: str, name: str) -> tuple[list[float], list[float]]:
    """Return (epochs, values) of a metric of one part."""
    steps, values = curves.epoch_values(part, name)
    per_epoch = max(curves.start.steps_per_epoch if curves.start else 1, 1)
    return [step / per_epoch for step in steps], values
