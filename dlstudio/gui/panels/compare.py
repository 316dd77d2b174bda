"""Curves of several runs in one plot, epoch by epoch."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dlstudio.gui.forms.fields import Chooser
from dlstudio.gui.look.theme import SPACE_S, Look
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.curves import Curves
from dlstudio.gui.panels.parts import Translated, measure
from dlstudio.gui.panels.training_view import epochs_of, metric_title
from dlstudio.gui.plots.live_plot import Line, LivePlot


class ComparePlot(Translated):
    """One quantity of several runs: training solid, validation dashed, one colour a run."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs: list[tuple[str, Curves]] = []
        self.quantity = Chooser()
        self.quantity.activated.connect(lambda _place: self._draw())
        self.plot = LivePlot(look, measure, log=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, SPACE_S, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.quantity, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.plot, 1)
        self.retranslate()

    def retranslate(self) -> None:
        self.quantity.setAccessibleName(tr("What is compared"))
        self.plot.set_titles("", tr("epoch"))
        self.show_runs(self._runs)

    def show_runs(self, runs: Sequence[tuple[str, Curves]]) -> None:
        """Draw these runs, given with their names; the n-th has the n-th colour."""
        self._runs = list(runs)
        wanted = self.quantity.currentData() or "loss"
        names = ["loss"]
        for _, curves in self._runs:
            names += [name for name in curves.metrics() if name not in names]
        self.quantity.clear()
        for name in names:
            self.quantity.addItem(tr("Loss") if name == "loss" else metric_title(name), name)
        self.quantity.setCurrentIndex(max(self.quantity.findData(wanted), 0))
        self._draw()

    def _draw(self) -> None:
        name = self.quantity.currentData() or "loss"
        lines = []
        for place, (title, _) in enumerate(self._runs):
            lines.append(Line(key=f"{place}/train", title="", color=place, dots=True))
            lines.append(
                Line(key=f"{place}/validation", title=title, color=place, dashed=True, dots=True)
            )
        self.plot.set_lines(lines)
        self.plot.forget()
        self.plot.setAccessibleName(self.quantity.currentText())
        for place, (_, curves) in enumerate(self._runs):
            for part in ("train", "validation"):
                self.plot.set_data(f"{place}/{part}", *epochs_of(curves, part, name))
        self.plot.redraw()
