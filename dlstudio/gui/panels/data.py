"""The data panel: which data, how it is divided, and what is in it.

Reading happens in a job, a moment after the last change; the newest request wins.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dlstudio.data.sources import SOURCES
from dlstudio.errors import DataError
from dlstudio.gui.forms.editors import PathEditor
from dlstudio.gui.forms.fields import Chooser
from dlstudio.gui.forms.param_form import ParamForm
from dlstudio.gui.look.theme import SPACE_M
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.data_view import DataView, Loaded, load
from dlstudio.gui.panels.layouts import Page, Sides
from dlstudio.gui.panels.parts import Empty, Section, Translated, give_role, label
from dlstudio.gui.panels.training_titles import OPTIONS, TITLES
from dlstudio.project.change import Change
from dlstudio.project.commands import ChooseData, SetTraining
from dlstudio.project.diagnostic import Diagnostic, Severity
from dlstudio.project.training_spec import TRAINING
from dlstudio.spec.spec import Choice

LABEL_WIDTH, LEAST_HEIGHT = 116, 160  # px
CALM_MS = 250  # data is read when the settings have been still for so long
PART_SETTINGS = ("validation_share", "test_share", "stratified", "scaling", "seed")


class DataPanel(Translated):
    """Source and settings at the left, what they give at the right."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._request = 0
        self._shown_for: object = None
        self.source = Chooser()
        self.source.activated.connect(self._choose)
        self.summary = label(role="secondary", wrap=True)
        self.form = ParamForm(label_width=LABEL_WIDTH)
        self.form.valueChanged.connect(self._set_value)
        self.form.reset.connect(self._reset_value)
        self.form.left.connect(lambda _name: studio.document.document.seal())
        params = [p for p in TRAINING.params if p.name in PART_SETTINGS]
        self.parts, self.part_form = Section(), ParamForm(params, TITLES, OPTIONS, LABEL_WIDTH)
        self.parts.inside.addWidget(self.part_form)
        self.part_form.valueChanged.connect(self._set_part)
        self.part_form.reset.connect(self._reset_part)
        self.part_form.left.connect(lambda _name: studio.document.document.seal())
        self.view = DataView(studio.look)
        self.empty = Empty()
        self.empty.acted.connect(self._choose_first)
        self.state = label(role="secondary", wrap=True)
        self.setMinimumHeight(LEAST_HEIGHT)
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=CALM_MS)
        self._timer.timeout.connect(self.load_now)
        studio.ready.found.connect(self._show_problems)
        studio.ready.dataTouched.connect(self._read_again)
        studio.ready.wake()
        studio.document.changed.connect(self._follow)
        studio.document.opened.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(tr("Data"))
        self.source.setAccessibleName(tr("Data source"))
        self.parts.write(tr("Parts and scaling"))
        self.empty.write(tr("No data is chosen yet."), tr("Take the handwritten digits"))
        self._fill_sources()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()
        self._show_problems(self._studio.ready.problems)

    def _show_problems(self, problems: tuple[Diagnostic, ...]) -> None:
        """Write what is wrong with the division at its fields."""
        self.part_form.show_problems(
            {
                d.place.setting: d.sentence
                for d in problems
                if d.place.setting in PART_SETTINGS and d.severity is Severity.ERROR
            }
        )

    def load_now(self) -> None:
        """Read the chosen data in a job and show it."""
        self._timer.stop()
        project = self._studio.document.project
        choice, training, folder = project.data, project.training, self._folder()
        if choice is None or not self.isVisible():
            return
        self._request += 1
        request, wanted = self._request, (choice, training, folder)
        self._say(tr("Reading the data …"), "secondary")
        self._studio.jobs.start(
            lambda: load(choice, training, folder),
            lambda loaded: self._take(request, wanted, loaded),
            lambda error: self._fail(request, error),
        )

    def _lay_out(self) -> None:
        left = Page()
        for widget in (self.source, self.summary, self.form, self.parts):
            left.column.addWidget(widget)
        left.column.addStretch(1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.view)
        self.state.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, 0)
        column.addWidget(self.state)
        column.addWidget(self._stack, 1)
        sides = Sides([(left, 2), (right, 5)])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sides)

    def _fill_sources(self) -> None:
        self.source.clear()
        self.source.addItem(tr("No data"), "")
        for group, specs in SOURCES.groups().items():
            self.source.insertSeparator(self.source.count())
            for spec in specs:
                self.source.addItem(words(spec.title), spec.key)
                tip = f"{words(group)}: {words(spec.summary)}"
                self.source.setItemData(self.source.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)

    def _follow(self, change: Change) -> None:
        if change.data or change.training:
            self._show()

    def _show(self) -> None:
        """Show the settings; read the data again if they differ from what is shown."""
        project = self._studio.document.project
        choice = project.data
        spec = SOURCES.get(choice.key) if choice else None
        self.source.setCurrentIndex(max(self.source.findData(choice.key if choice else ""), 0))
        self.summary.setText(words(spec.summary) if spec else "")
        self.summary.setVisible(spec is not None)
        self.form.set_params(spec.params if spec else ())
        self.form.setVisible(bool(spec and spec.params))
        self.parts.setVisible(spec is not None)
        if spec is not None and choice is not None:
            for editor in self.form.editors.values():
                if isinstance(editor, PathEditor):
                    editor.folder = self._folder()
            self.form.show_values(spec.filled(choice.values), given=choice.values)
            training = project.training
            self.part_form.show_values({name: getattr(training, name) for name in PART_SETTINGS})
        wanted = (choice, project.training, self._folder())
        if choice is None:
            self._request += 1
            self._shown_for = None
            self._say("")
            self._stack.setCurrentWidget(self.empty)
        elif self.isVisible() and wanted != self._shown_for:
            if self._stack.currentWidget() is self.empty:
                self.view.clear()  # data is chosen; it is only not read yet
                self._stack.setCurrentWidget(self.view)
                self._say(tr("Reading the data …"), "secondary")
            self._timer.start()

    def _read_again(self) -> None:
        """The file is another one now; a hidden panel looks when it is shown."""
        self._shown_for = None
        self._show()

    def _take(self, request: int, wanted: object, loaded: Loaded) -> None:
        if request == self._request:
            self._shown_for = wanted
            self._say("")
            self.view.show_data(loaded)
            self._stack.setCurrentWidget(self.view)

    def _fail(self, request: int, error: Exception) -> None:
        if request != self._request:
            return
        if not isinstance(error, DataError):
            raise error
        self._say(words(error.sentence), "error")
        self.view.clear()
        self._stack.setCurrentWidget(self.view)

    def _say(self, text: str, role: str = "secondary") -> None:
        give_role(self.state, role)
        self.state.setText(text)
        self.state.setVisible(bool(text))

    def _folder(self) -> Path | None:
        path = self._studio.document.document.path
        return path.parent if path is not None else None

    def _choose(self, place: int) -> None:
        key = self.source.itemData(place)
        current = self._studio.document.project.data
        if (current.key if current else "") != key:
            self._studio.document.do(ChooseData(data=Choice(key) if key else None), self)

    def _choose_first(self) -> None:
        self._studio.document.do(ChooseData(data=Choice("digits")), self)

    def _set_value(self, name: str, value: object) -> None:
        data = self._studio.document.project.data
        if data is not None:
            self._studio.document.do(ChooseData(data=data.with_value(name, value)), self)

    def _reset_value(self, name: str) -> None:
        data = self._studio.document.project.data
        if data is not None and name in data.values:
            self._studio.document.do(ChooseData(data=data.without_value(name)), self)

    def _set_part(self, name: str, value: object) -> None:
        self._studio.document.do(SetTraining(name=name, value=value), self)

    def _reset_part(self, name: str) -> None:
        self._set_part(name, TRAINING.param(name).default)
