"""Editors of one Choice, and of several: an entry of a catalogue with its parameters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from dlstudio.gui.forms.fields import Chooser
from dlstudio.gui.forms.param_form import ParamForm
from dlstudio.gui.look.theme import SPACE_M, SPACE_S, SPACE_XS
from dlstudio.gui.look.words import words
from dlstudio.gui.panels.layouts import Flow
from dlstudio.gui.panels.parts import Translated, label
from dlstudio.language import Sentence
from dlstudio.spec.spec import Catalog, Choice, Spec

INDENT = SPACE_M
BACK_WIDTH = 20  # px; ends the chooser where the fields of a form end


class ChoiceForm(Translated):
    """A chooser of catalogue entries with the form of the chosen one below.

    Signals:
        chosen(Choice): another entry or another value.
        left(): a person has finished with a field.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(
        self, title: str, catalog: Catalog[Spec], width: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title, self._catalog = title, catalog
        self._choice: Choice | None = None
        self.name = label()
        self.name.setFixedWidth(width)
        self.chooser = Chooser()
        self.chooser.activated.connect(self._choose)
        self.name.setBuddy(self.chooser)
        self.problem = label(role="error", wrap=True)
        self.form = ParamForm(label_width=width - INDENT)
        self.form.valueChanged.connect(self._set)
        self.form.reset.connect(self._reset)
        self.form.left.connect(lambda _name: self.left.emit())
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        head.addWidget(self.name)
        head.addWidget(self.chooser, 1)
        head.addSpacing(BACK_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addLayout(head)
        column.addWidget(self.problem)
        inner = QHBoxLayout()
        inner.setContentsMargins(INDENT, 0, 0, 0)
        inner.addWidget(self.form)
        column.addLayout(inner)
        self.show_problem(None)
        self.retranslate()

    def retranslate(self) -> None:
        self.name.setText(words(self._title))
        self.chooser.setAccessibleName(words(self._title))
        self.chooser.clear()
        for spec in self._catalog.values():
            self.chooser.addItem(words(spec.title), spec.key)
            tip = words(spec.summary)
            self.chooser.setItemData(self.chooser.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        if self._choice is not None:
            self.show_choice(self._choice)

    def set_catalog(self, catalog: Catalog[Spec]) -> None:
        """Offer other entries."""
        self._catalog = catalog
        self.retranslate()

    def show_choice(self, choice: Choice) -> None:
        """Show an entry and its values."""
        self._choice = choice
        spec = self._catalog.get(choice.key)
        self.chooser.setCurrentIndex(self.chooser.findData(spec.key if spec else None))
        self.chooser.setPlaceholderText(choice.key)
        self.chooser.setToolTip(words(spec.summary) if spec else "")
        self.form.set_params(spec.params if spec else ())
        self.form.setVisible(bool(spec and spec.params))
        if spec is not None:
            self.form.show_values(spec.filled(choice.values), given=choice.values)

    def show_problem(self, sentence: Sentence | str | None) -> None:
        """Show what is wrong with this choice."""
        self.problem.setText("" if sentence is None else words(sentence))
        self.problem.setVisible(sentence is not None)

    def _choose(self, place: int) -> None:
        key = self.chooser.itemData(place)
        if self._choice is None or key != self._choice.key:
            self.chosen.emit(Choice(key))
            self.left.emit()

    def _set(self, name: str, value: object) -> None:
        if self._choice is not None:
            self.chosen.emit(self._choice.with_value(name, value))

    def _reset(self, name: str) -> None:
        if self._choice is not None and name in self._choice.values:
            self.chosen.emit(self._choice.without_value(name))


class ChoiceList(Translated):
    """Check boxes for the entries of a catalogue that fit.

    Signals:
        chosen(tuple[Choice, ...]): another selection, in the order of the catalogue.
    """

    chosen = Signal(object)

    def __init__(
        self,
        title: str,
        catalog: Catalog[Spec],
        width: int,
        fits: Callable[[Any], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._catalog, self._fits = title, catalog, fits
        self._choices: tuple[Choice, ...] = ()
        self.name = label()
        self.name.setFixedWidth(width)
        self.boxes: dict[str, QCheckBox] = {}
        holder = QWidget()
        flow = Flow(holder, SPACE_S)
        for key in catalog:
            box = QCheckBox()
            box.toggled.connect(self._on_toggled)
            self.boxes[key] = box
            flow.addWidget(box)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_S)
        line.addWidget(self.name, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(holder, 1)
        self.retranslate()

    def retranslate(self) -> None:
        self.name.setText(words(self._title))
        for key, box in self.boxes.items():
            spec = self._catalog[key]
            box.setText(words(spec.title))
            box.setToolTip(words(spec.summary))

    def show_choices(self, choices: tuple[Choice, ...]) -> None:
        """Check the chosen ones; entries that do not fit are hidden unless chosen."""
        self._choices = choices
        keys = {choice.key for choice in choices}
        for key, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(key in keys)
            box.blockSignals(False)
            box.setVisible(key in keys or self._fits(self._catalog[key]))
        self.updateGeometry()

    def _on_toggled(self) -> None:
        known = {choice.key: choice for choice in self._choices}
        wanted = [key for key, box in self.boxes.items() if box.isChecked()]
        self.chosen.emit(tuple(known.get(key, Choice(key)) for key in wanted))
