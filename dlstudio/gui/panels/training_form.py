"""The settings of a training: what the person chooses before it starts."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dlstudio.catalog import METRICS, OPTIMIZERS, SCHEDULES
from dlstudio.catalog.metrics import MetricSpec
from dlstudio.data.sources import describe
from dlstudio.errors import DataError
from dlstudio.gui.forms.param_form import ParamForm
from dlstudio.gui.look.theme import SPACE_S
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.choice_form import ChoiceForm, ChoiceList
from dlstudio.gui.panels.layouts import Page
from dlstudio.gui.panels.loss_form import LossForm
from dlstudio.gui.panels.parts import Translated, label
from dlstudio.gui.panels.training_titles import OPTIONS, TITLES
from dlstudio.project.commands import SetTraining
from dlstudio.project.diagnostic import Diagnostic, Severity
from dlstudio.project.loss_graph import graph_name, new_loss_graph
from dlstudio.project.training_spec import TRAINING
from dlstudio.spec.spec import Choice
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation.loss_types import output_types

LABEL_WIDTH = 116  # px; all labels of the column end here
ELSEWHERE = ("validation_share", "test_share", "stratified", "scaling")  # in the data panel
FIRST = ("epochs", "batch_size")


class TrainingForm(Translated):
    """A scrolling column of settings; every edit is a command."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._task = ""
        first = [TRAINING.param(name) for name in FIRST]
        rest = [p for p in TRAINING.params if p.name not in (*FIRST, *ELSEWHERE)]
        self.first = ParamForm(first, TITLES, OPTIONS, LABEL_WIDTH)
        self.rest = ParamForm(rest, TITLES, OPTIONS, LABEL_WIDTH)
        self.loss = LossForm(LABEL_WIDTH)
        self.choices: dict[str, ChoiceForm] = {
            "loss": self.loss,
            "optimizer": ChoiceForm("Optimizer", OPTIMIZERS, LABEL_WIDTH),
            "schedule": ChoiceForm("Schedule", SCHEDULES, LABEL_WIDTH),
        }
        self.metrics = ChoiceList("Metrics", METRICS, LABEL_WIDTH, self._fits)
        self.note = label(role="secondary", wrap=True)
        page = Page()
        page.column.setSpacing(SPACE_S)
        for widget in (
            *(self.note, self.first, *self.choices.values()),
            *(self.metrics, self.rest),
        ):
            page.column.addWidget(widget)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        self.note.setText(tr("A training is running; changes hold for the next one."))
        self.show_settings()

    def show_settings(self) -> None:
        """Show the settings of the project; called after every change."""
        training = self._studio.document.project.training
        for form in (self.first, self.rest):
            form.show_values({p.name: getattr(training, p.name) for p in form.params})
        for name, choice_form in self.choices.items():
            if choice_form is not self.loss:
                choice_form.show_choice(getattr(training, name))
        self.loss.show_project(self._studio.document.project)
        self.metrics.show_choices(training.metrics)
        self.note.setVisible(self._studio.run.active)

    def show_task(self, task: str) -> None:
        """Offer the metrics that fit a task; empty for all."""
        if task != self._task:
            self._task = task
            self.metrics.show_choices(self._studio.document.project.training.metrics)

    def show_problems(self, problems: Iterable[Diagnostic]) -> None:
        """Write errors of settings at their fields; warnings stand in the list of problems."""
        by_setting = {d.place.setting: d.sentence for d in problems if d.severity is Severity.ERROR}
        for form in (self.first, self.rest):
            form.show_problems({k: v for k, v in by_setting.items() if k in form.editors})
        for name, choice_form in self.choices.items():
            choice_form.show_problem(by_setting.get(name))

    def _connect(self) -> None:
        for form in (self.first, self.rest):
            form.valueChanged.connect(self._set)
            form.reset.connect(lambda name: self._set(name, TRAINING.param(name).default))
            form.left.connect(lambda _name: self._seal())
        for name, choice_form in self.choices.items():
            choice_form.chosen.connect(lambda choice, name=name: self._set(name, choice))
            choice_form.left.connect(self._seal)
        self.metrics.chosen.connect(self._set_metrics)
        self.loss.asked.connect(self._draw_loss)
        self.loss.opened.connect(self._studio.document.show)

    def _draw_loss(self) -> None:
        """Begin a loss graph with its ends in place, choose it and show it."""
        document = self._studio.document
        project, report = document.project, document.report
        types = list(output_types(project, report.main).values())
        document.do(new_loss_graph(project, types, self._target()), self)
        document.document.seal()
        name = graph_name(document.project.training.loss)
        if name is not None:
            document.show(name)

    def _target(self) -> TensorType | None:
        """Return what the data wants to be predicted, if that is known."""
        try:
            return describe(self._studio.document.project.data, self._studio.ready.folder).target
        except DataError:  # none is chosen, or it cannot be read: said in the list of problems
            return None

    def _fits(self, spec: MetricSpec) -> bool:
        return not self._task or self._task in spec.tasks

    def _set(self, name: str, value: object) -> None:
        self._studio.document.do(SetTraining(name=name, value=value), self)

    def _set_metrics(self, metrics: tuple[Choice, ...]) -> None:
        self._set("metrics", metrics)
        self._seal()

    def _seal(self) -> None:
        self._studio.document.document.seal()
