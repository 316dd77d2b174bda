"""The training panel: settings at the left, the run at the right.

What stands in the way of a training is listed with its repairs where the curves will be.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dlstudio.data.sources import describe
from dlstudio.errors import DataError
from dlstudio.gui.look.devices import device_text
from dlstudio.gui.look.icons import icon
from dlstudio.gui.look.theme import SPACE_S, SPACE_XS
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.curves import Curves
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.layouts import Page, Sides
from dlstudio.gui.panels.parts import (
    Empty,
    OneLine,
    ProblemCard,
    Translated,
    clear,
    duration,
    label,
    number,
)
from dlstudio.gui.panels.run_card import RunStrip
from dlstudio.gui.panels.training_form import TrainingForm
from dlstudio.gui.panels.training_view import TrainingView
from dlstudio.project.change import Change
from dlstudio.project.diagnostic import Diagnostic, Fix
from dlstudio.project.model import MAIN
from dlstudio.training.events import Advised, Ended

STEPS_OF_BAR = 1000
LEAST_HEIGHT = 160  # px; less would hide the curves


class TrainingPanel(Translated):
    """Starts, shows and stops trainings."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._drawn: tuple[Diagnostic, ...] | None = None
        self.ready = studio.ready
        self.ready.found.connect(self._on_ready)
        self.form = TrainingForm(studio)
        self.view = TrainingView(studio.look)
        self.strip = RunStrip()
        self.start, self.pause, self.stop = QPushButton(), QPushButton(), QPushButton()
        self.start.setProperty("role", "primary")
        self.bar = QProgressBar()
        self.bar.setRange(0, STEPS_OF_BAR)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.state = OneLine("secondary")
        self.state.setMinimumWidth(60)
        self.empty = Empty()
        self.empty.acted.connect(self.begin)
        self.problems = Page(margin=SPACE_S)
        self._stack = QStackedWidget()
        for page in (self.empty, self.problems, self.view):
            self._stack.addWidget(page)
        self.setMinimumHeight(LEAST_HEIGHT)
        self._lay_out()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(tr("Training"))
        self.start.setText(tr("Train"))
        self.start.setToolTip(tr("Start the training"))
        self.stop.setText(tr("Stop"))
        self.stop.setToolTip(tr("Stop after this batch; the weights are kept"))
        self.bar.setAccessibleName(tr("Progress of the training"))
        self.empty.write(
            tr("Nothing has been trained yet. Curves appear here while it learns."), tr("Train")
        )
        self._drawn = None
        if self.ready.known:
            self._draw_problems()
        self._follow_state()
        self._choose_page()

    def begin(self) -> None:
        """Start a training, or show what stands in its way."""
        if self._studio.may_train():
            self.ready.ask(again=True, then=self._begin)

    def _begin(self) -> None:
        if self.ready.errors:
            self._draw_problems()
            self._stack.setCurrentWidget(self.problems)
        else:
            studio = self._studio
            studio.run.start(studio.document.project, studio.runs_folder, folder=self.ready.folder)

    def toggle_pause(self) -> None:
        """Pause, or go on."""
        run = self._studio.run
        run.go_on() if run.state == "paused" else run.pause()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.form.show_settings()
        self._on_ready(self.ready.problems)
        self._redraw()

    def _lay_out(self) -> None:
        controls = QHBoxLayout()
        controls.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_XS)
        controls.setSpacing(SPACE_XS)
        for button in (self.start, self.pause, self.stop):
            controls.addWidget(button)
        progress = QVBoxLayout()
        progress.setContentsMargins(SPACE_S, 0, 0, 0)
        progress.setSpacing(SPACE_XS)
        progress.addWidget(self.state)
        progress.addWidget(self.bar)
        controls.addLayout(progress, 1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addLayout(controls)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Sides([(self.form, 2), (right, 7)], narrow=560))

    def _connect(self) -> None:
        studio, run = self._studio, self._studio.run
        self.start.clicked.connect(self.begin)
        self.pause.clicked.connect(self.toggle_pause)
        self.stop.clicked.connect(run.stop)
        self.strip.nodeAsked.connect(lambda node: studio.reveal(node))
        self.strip.exportAsked.connect(lambda: studio.ask("file.export"))
        self.strip.compareAsked.connect(lambda: studio.ask_panel("runs"))
        run.stateChanged.connect(self._follow_state)
        run.updated.connect(self._redraw)
        run.advised.connect(self._on_advice)
        run.ended.connect(self._on_end)
        studio.document.changed.connect(self._follow)
        studio.document.opened.connect(self._on_opened)
        self.ready.wake()
        studio.look.changed.connect(self._restyle)
        self._restyle()

    def _follow(self, change: Change) -> None:
        blocks = any(name != MAIN for name in change.graphs)  # one may be the loss
        if (change.training or blocks) and self.isVisible():
            self.form.show_settings()

    def _on_opened(self) -> None:
        if self.isVisible():
            self.form.show_settings()

    def _on_ready(self, problems: tuple[Diagnostic, ...]) -> None:
        if not self.isVisible():
            return
        self.form.show_problems(problems)
        self.form.show_task(self._task())
        self._draw_problems()
        self._choose_page()

    def _task(self) -> str:
        """What the data asks for; empty while that is not known."""
        data = self._studio.document.project.data
        if data is None:
            return ""
        try:
            return describe(data, self.ready.folder).task
        except DataError:  # said in the data panel and in the list of problems
            return ""

    def _draw_problems(self) -> None:
        errors = self.ready.errors
        if errors == self._drawn:
            return
        self._drawn = errors
        column = self.problems.column
        clear(column)
        column.addWidget(label(tr("This stands in the way of a training:"), "secondary"))
        for found in errors:
            card = ProblemCard(found, self._place_of(found))
            card.chosen.connect(self._go_to)
            card.repaired.connect(self._repair)
            card.previewed.connect(self._studio.previewed)
            column.addWidget(card)
        column.addStretch(1)

    def _choose_page(self) -> None:
        run = self._studio.run
        if run.active or run.curves.start is not None:
            self._stack.setCurrentWidget(self.view)
        elif self._drawn:
            self._stack.setCurrentWidget(self.problems)
        else:
            self._stack.setCurrentWidget(self.empty)

    def _follow_state(self) -> None:
        run = self._studio.run
        focus = QApplication.focusWidget()
        held = focus in (self.start, self.pause, self.stop, self.empty.button)
        self.stop.setEnabled(run.active and run.state != "stopping")
        self.pause.setEnabled(run.state in ("running", "paused"))
        self.start.setEnabled(not run.active)
        if held:  # Qt would give the keyboard to the next field, where one types by accident
            left = next((b for b in (self.stop, self.start) if b.isEnabled()), self)
            left.setFocus(Qt.FocusReason.OtherFocusReason)
        self.pause.setText(tr("Go on") if run.state == "paused" else tr("Pause"))
        self._mark_pause()
        self.form.note.setVisible(run.active)
        if run.state == "preparing":
            self.strip.clear()
            self._choose_page()
        # A moving bar says "something goes on" while torch is being loaded.
        self.bar.setRange(0, 0 if run.state == "preparing" else STEPS_OF_BAR)
        self._write_state()

    def _redraw(self) -> None:
        if self.isVisible():
            self._choose_page()
            self.view.show_curves(self._studio.run.curves)
            self._write_state()

    def _on_advice(self, event: Advised) -> None:
        self.strip.advise(event)

    def _on_end(self, _event: Ended) -> None:
        self.strip.show_run(self._studio.run.curves)
        self._redraw()

    def _write_state(self) -> None:
        run = self._studio.run
        curves = run.curves
        total = curves.total_steps
        if total and self.bar.maximum():
            self.bar.setValue(round(STEPS_OF_BAR * min(curves.step / total, 1.0)))
        self.bar.setVisible(run.active or bool(total))
        texts = [state_word(run.state), *_figures(curves)] if run.state != "idle" else []
        self.state.write(" · ".join(texts))

    def _place_of(self, found: Diagnostic) -> str:
        graph = self._studio.document.project.graphs.get(found.place.graph)
        node = graph.nodes.get(found.node) if graph and found.node else None
        return node.name if node else tr("Training")

    def _go_to(self, found: Diagnostic) -> None:
        if found.node is not None:
            self._studio.reveal(found.node, found.place.graph)
        elif found.place.setting == "data":
            self._studio.ask_panel("data")

    def _repair(self, fix: Fix) -> None:
        self._studio.document.repair(fix, self)

    def _restyle(self) -> None:
        self.start.setIcon(icon("train", QColor(self._studio.look.theme.on_accent)))
        self._mark_pause()
        self.stop.setIcon(icon("stop"))

    def _mark_pause(self) -> None:
        self.pause.setIcon(icon("resume" if self._studio.run.state == "paused" else "pause"))


def state_word(state: str) -> str:
    """Return what a state of a run is called."""
    return {
        "idle": "",
        "preparing": tr("Preparing"),
        "running": tr("Training"),
        "paused": tr("Paused"),
        "stopping": tr("Stopping"),
        "finished": tr("Finished"),
        "early": tr("Stopped early"),
        "stopped": tr("Stopped"),
        "failed": tr("Failed"),
        "interrupted": tr("Interrupted"),
    }.get(state, state)


def _figures(curves: Curves) -> list[str]:
    """Return what is written beside the progress bar."""
    if curves.start is None:
        return []
    parts = [
        tr("epoch {epoch} of {epochs}", epoch=curves.epoch, epochs=number(curves.start.epochs)),
        duration(curves.seconds),
    ]
    if curves.seconds_left is not None:
        parts.append(tr("{time} left", time=duration(curves.seconds_left)))
    if curves.speed:
        parts.append(tr("{count} samples/s", count=number(curves.speed)))
    if curves.progress is not None:
        parts.append(tr("learning rate {rate}", rate=f"{curves.progress.learning_rate:.3g}"))
    parts.append(tr("step {step}", step=number(curves.step)))
    parts.append(device_text(curves.start.device, curves.start.threads))
    return parts
