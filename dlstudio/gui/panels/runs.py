"""The list of runs: look at old curves, compare, continue, export, open as a copy, delete.

Everything is read from the records in a job; nothing of a run is executed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dlstudio.errors import DLStudioError
from dlstudio.gui.look.icons import icon
from dlstudio.gui.look.theme import SPACE_S, SPACE_XS
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.curves import Curves
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.compare import ComparePlot
from dlstudio.gui.panels.layouts import Flow, Sides
from dlstudio.gui.panels.parts import Empty, Translated
from dlstudio.gui.panels.run_card import RunStrip
from dlstudio.gui.panels.runs_rows import Row, curves_of, read_rows, remove
from dlstudio.gui.panels.runs_table import RunsTable
from dlstudio.gui.panels.training_view import TrainingView
from dlstudio.training.records import PROJECT, Record

LEAST_HEIGHT = 160  # px; less would hide the curves
MOST_COMPARED = 8  # as many as there are colours


class RunsPanel(Translated):
    """Table at the left, curves of the chosen or checked runs at the right."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._rows: dict[Path, Row] = {}
        self._curves: dict[Path, tuple[tuple[int, ...], Curves]] = {}
        self._request = 0
        self._known = False  # whether the runs were ever read
        self.table = RunsTable(studio.look)
        self.table.chosen.connect(self._show_choice)
        self.table.checked.connect(self._show_choice)
        self.copy, self.go_on = QPushButton(), QPushButton()
        self.export, self.delete = QPushButton(), QPushButton()
        self.copy.clicked.connect(self._open_copy)
        self.go_on.clicked.connect(self._go_on)
        self.export.clicked.connect(self._export)
        self.delete.clicked.connect(self._ask_delete)
        self.view, self.strip = TrainingView(studio.look), RunStrip()
        self.compare = ComparePlot(studio.look)
        self.empty, self.hint = Empty(), Empty()
        self.empty.acted.connect(lambda: studio.ask_panel("training"))
        self.question: QMessageBox | None = None
        self.setMinimumHeight(LEAST_HEIGHT)
        self._lay_out()
        self._calm = QTimer(self, singleShot=True, interval=200)
        self._calm.timeout.connect(self.refresh)
        run = studio.run
        run.started.connect(self._soon)
        run.epochEnded.connect(self._soon)
        run.ended.connect(self._soon)
        run.stateChanged.connect(self._enable)
        studio.settings.changed.connect(self._soon)
        studio.look.changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(tr("Runs"))
        for button, text, tip in (
            (self.copy, tr("Open a copy"), tr("Open the project of this run as a new one")),
            (self.go_on, tr("Continue"), tr("Go on with a run that was interrupted")),
            (self.export, tr("Export…"), tr("Export the best weights of this run")),
            (self.delete, tr("Delete…"), tr("Delete this run with its weights")),
        ):
            button.setText(text)
            button.setToolTip(tip)
        self._write_empty()
        self.hint.write(tr("Choose a run to see its curves; check two or more to compare them."))
        self._fill(list(self._rows.values()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._calm.stop()

    def refresh(self) -> None:
        """Read the runs again, in a job."""
        out, known = self._studio.runs_folder, dict(self._rows)
        self._request += 1
        request = self._request
        self._studio.jobs.start(
            lambda: read_rows(out, known),
            lambda rows: self._take(request, rows),
            self._fail,
        )

    def _lay_out(self) -> None:
        buttons = QWidget()
        flow = Flow(buttons)
        for button in (self.copy, self.go_on, self.export, self.delete):
            button.setProperty("role", "small")
            flow.addWidget(button)
        bar = QHBoxLayout()
        bar.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_XS)
        bar.addWidget(buttons)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        single = QWidget()
        inside = QVBoxLayout(single)
        inside.setContentsMargins(0, SPACE_S, 0, 0)
        inside.setSpacing(SPACE_XS)
        inside.addWidget(self.strip)
        inside.addWidget(self.view, 1)
        self._single = single
        self._right = QStackedWidget()
        for page in (self.hint, single, self.compare):
            self._right.addWidget(page)
        self._whole = QStackedWidget()
        self._whole.addWidget(self.empty)
        self._whole.addWidget(Sides([(left, 5), (self._right, 6)], narrow=640))
        self.strip.exportAsked.connect(self._export)
        self.strip.card.compare.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._whole)

    def _soon(self) -> None:
        if self.isVisible():
            self._calm.start()

    def _take(self, request: int, rows: list[Row]) -> None:
        if request == self._request:
            self._rows = {row.folder: row for row in rows}
            if not self._known:
                self._known = True
                self._write_empty()
            self._fill(rows)
            self._show_choice()

    def _write_empty(self) -> None:
        if self._known:
            self.empty.write(tr("No runs yet. Every training is kept here."), tr("To the training"))
        else:
            self.empty.write(tr("Reading the runs …"))

    def _fill(self, rows: list[Row]) -> None:
        self.table.show_rows(rows)
        self._whole.setCurrentIndex(1 if rows else 0)
        self._enable()

    def _enable(self) -> None:
        row = self.table.row
        running = row is not None and row.status == "running"
        busy = self._studio.run.active
        self.copy.setEnabled(row is not None)
        self.export.setEnabled(row is not None and row.epochs > 0)
        self.go_on.setEnabled(row is not None and row.resumable and not busy)
        self.delete.setEnabled(row is not None and not running)

    def _show_choice(self) -> None:
        """Show the checked runs together, else the chosen one."""
        self._enable()
        checked = self.table.checked_rows[:MOST_COMPARED]
        row = self.table.row
        wanted = checked if len(checked) > 1 else [row] if row is not None else []
        if not wanted:
            self._right.setCurrentWidget(self.hint)
            return
        missing = [r for r in wanted if self._curves.get(r.folder, ((), None))[0] != r.stamp]
        if missing:
            self._studio.jobs.start(
                lambda: [(r, curves_of(r.folder)) for r in missing], self._keep, self._fail
            )
            return
        if len(wanted) > 1:
            self.compare.show_runs(
                [(self.table.name(r), self._curves[r.folder][1]) for r in wanted]
            )
            self._right.setCurrentWidget(self.compare)
        else:
            curves = self._curves[wanted[0].folder][1]
            self._right.setCurrentWidget(self._single)
            self.strip.show_run(curves)
            self.view.show_curves(curves)

    def _keep(self, found: list[tuple[Row, Curves]]) -> None:
        for row, curves in found:
            self._curves[row.folder] = (row.stamp, curves)
        self._show_choice()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, DLStudioError):
            raise error
        self._studio.fail(error.sentence)

    def _open_copy(self) -> None:
        if (row := self.table.row) is not None:
            self._studio.ask_copy(row.folder / PROJECT)

    def _export(self) -> None:
        if (row := self.table.row) is not None:
            self._studio.ask_export(row.folder)

    def _go_on(self) -> None:
        """Continue an interrupted run with the project it was started with."""
        row, studio = self.table.row, self._studio
        if row is None or not studio.may_train():
            return
        try:
            project = Record.open(row.folder).project
        except DLStudioError as error:
            studio.fail(error.sentence)
            return
        if studio.run.start(project, row.folder.parent, resume=row.folder):
            studio.ask_panel("training")

    def _ask_delete(self) -> None:
        row = self.table.row
        if row is None:
            return
        text = tr(
            "Delete the run “{run}” with its curves and weights? This cannot be undone.",
            run=self.table.name(row),
        )
        self.question = self._asked(text, lambda: self._delete(row))
        self.question.open()

    def _asked(self, text: str, then: Callable[[], None]) -> QMessageBox:
        box = QMessageBox(QMessageBox.Icon.NoIcon, tr("Delete run"), text, parent=self)
        yes = box.addButton(tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        yes.setProperty("role", "danger")
        box.setDefaultButton(box.addButton(tr("Keep"), QMessageBox.ButtonRole.RejectRole))
        box.buttonClicked.connect(lambda pressed: then() if pressed is yes else None)
        box.finished.connect(box.deleteLater)
        return box

    def _delete(self, row: Row) -> None:
        self._studio.jobs.start(
            lambda: remove(row.folder), lambda _done: self.refresh(), self._fail
        )

    def _restyle(self) -> None:
        self.delete.setIcon(icon("delete"))
        self.export.setIcon(icon("export"))
        self.copy.setIcon(icon("open"))
        self.go_on.setIcon(icon("resume"))
