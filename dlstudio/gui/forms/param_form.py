"""A form from a list of Params: one row each, the rarer ones behind "More".

Values are only shown; a change by the person is told and comes back through ``show_values``,
so that undo, a repair or another view take the same road. A field in which a person is
typing keeps its text and cursor.

Signals:
    valueChanged(str, object), reset(str), left(str): as of the editors.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QWidget

from dlstudio.gui.forms.editors import Editor, LineEditor, editor_for
from dlstudio.gui.forms.tips import tip_of
from dlstudio.gui.look.words import tr, words
from dlstudio.language import Sentence
from dlstudio.spec.param import Param

WIDEST_LABEL = 132  # px; longer names are cut with an ellipsis and told in the tooltip


class FormLabel(QLabel):
    """A row's name, cut with an ellipsis where there is no room, in full in the tooltip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._full = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(28)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def write(self, text: str, tooltip: str, width: int) -> None:
        """Show a text in a column of ``width`` px."""
        self._full = text
        self.setFixedWidth(width)
        metrics = self.fontMetrics()
        self.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, width))
        self.setToolTip(tooltip if self.text() == text else f"{text}\n{tooltip}".strip())

    def wanted(self, text: str) -> int:
        """Return the width that a text needs."""
        return self.fontMetrics().horizontalAdvance(text) + 4


class ParamForm(QWidget):
    """Rows of label and editor.

    Args:
        params: in the order of the rows.
        titles: what a person reads in place of a name, by name.
        options: what the options of a OneOf are called, by name and option.
        label_width: in px, for forms that stand in line with others; else as needed.
    """

    valueChanged = Signal(str, object)
    reset = Signal(str)
    left = Signal(str)

    def __init__(
        self,
        params: Sequence[Param] = (),
        titles: Mapping[str, str] | None = None,
        options: Mapping[str, Mapping[str, str]] | None = None,
        label_width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._titles, self._options = titles or {}, options or {}
        self._label_width = label_width
        self._params: tuple[Param, ...] = ()
        self._labels: dict[str, FormLabel] = {}
        self.editors: dict[str, Editor] = {}
        self._opened = False
        self.more = QToolButton(self)
        self.more.setCheckable(True)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setArrowType(Qt.ArrowType.RightArrow)
        self.more.setProperty("role", "quiet")
        self.more.toggled.connect(self._on_more)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.set_params(params)

    @property
    def params(self) -> tuple[Param, ...]:
        return self._params

    def set_params(self, params: Sequence[Param]) -> None:
        """Make the rows anew for other Params; equal ones leave everything as it is."""
        if tuple(params) == self._params and self.editors:
            return
        for widget in (*self._labels.values(), *self.editors.values()):
            widget.hide()
            self._grid.removeWidget(widget)
            widget.deleteLater()
        self._labels, self.editors, self._params = {}, {}, tuple(params)
        self._grid.removeWidget(self.more)
        plain = [p for p in self._params if not p.advanced]
        rare = [p for p in self._params if p.advanced]
        for row, param in enumerate(plain):
            self._add_row(row, param)
        self._grid.addWidget(self.more, len(plain), 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self.more.setVisible(bool(rare))
        for row, param in enumerate(rare, len(plain) + 1):
            self._add_row(row, param)
        self.retranslate()
        self._order_stops(plain, rare)
        self._show_rare()

    def show_values(
        self, values: Mapping[str, Any], given: Mapping[str, Any] | None = None
    ) -> None:
        """Show values by name; those not in ``given`` are shown as defaults.

        Args:
            given: the values that a person has set; all of them when left out.
        """
        for name, editor in self.editors.items():
            is_given = name in (values if given is None else given)
            editor.show_value(values.get(name, editor.param.default), is_given)
            if editor.param.advanced and is_given and given is not None:
                self._open()

    def show_wired(self, values: Mapping[str, Any]) -> None:
        """Say which values follow from the wires; ``editors.UNKNOWN`` for not known yet."""
        for name, editor in self.editors.items():
            if isinstance(editor, LineEditor):
                editor.show_wired(values.get(name))

    def show_problems(
        self, sentences: Mapping[str, Sentence | str], marked: Collection[str] = ()
    ) -> None:
        """Write a sentence under each field that has one, and take the others away.

        Args:
            marked: fields that are wrong but whose sentence stands elsewhere.
        """
        for name, editor in self.editors.items():
            editor.show_problem(sentences.get(name), marked=name in marked)
            if editor.param.advanced and (name in sentences or name in marked):
                self._open()

    def focus(self, name: str) -> None:
        """Put the cursor into a field."""
        if name in self.editors:
            if self.editors[name].param.advanced:
                self._open()
            self.editors[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Put the cursor into the first field that can be written in."""
        for name, editor in self.editors.items():
            if editor.isVisible() and editor.field.isEnabled():
                self.focus(name)
                if isinstance(editor, LineEditor):
                    editor.field.selectAll()
                return

    def retranslate(self) -> None:
        """Write every text again in the language of the window."""
        self.more.setText(tr("More"))
        self.more.setAccessibleName(tr("More settings"))
        named = self._titles
        titles = {p.name: words(named[p.name]) if p.name in named else p.name for p in self._params}
        wanted = [label.wanted(titles[name]) for name, label in self._labels.items()]
        width = self._label_width or min(max(wanted, default=0), WIDEST_LABEL)
        for param in self._params:
            self._labels[param.name].write(titles[param.name], tip_of(param), width)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self.retranslate()
        super().changeEvent(event)

    def _add_row(self, row: int, param: Param) -> None:
        label = FormLabel(self)
        names = dict(self._options.get(param.name, {}))
        editor = editor_for(param, self._titles.get(param.name, ""), names, self)
        label.setBuddy(editor.field)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(editor, row, 1)
        editor.valueChanged.connect(self.valueChanged)
        editor.reset.connect(self.reset)
        editor.left.connect(self.left)
        self._labels[param.name], self.editors[param.name] = label, editor

    def _order_stops(self, plain: Sequence[Param], rare: Sequence[Param]) -> None:
        """Let Tab go from value to value as they stand: Qt goes by when they were made.

        The buttons that take values back come and go, so they stand behind all values.
        """
        first, second = ([self.editors[p.name] for p in params] for params in (plain, rare))
        rows: list[QWidget] = [self.more]  # the one stop that was made with the form
        rows += [editor.field for editor in first]
        rows += [self.more, *(editor.field for editor in second)]
        rows += [editor.back for editor in first + second]
        for before, after in pairwise(rows):
            QWidget.setTabOrder(before, after)

    def _open(self) -> None:
        if not self._opened:
            self.more.setChecked(True)

    def _on_more(self, opened: bool) -> None:
        self._opened = opened
        self.more.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
        self._show_rare()

    def _show_rare(self) -> None:
        for param in self._params:
            if param.advanced:
                self._labels[param.name].setVisible(self._opened)
                self.editors[param.name].setVisible(self._opened)
