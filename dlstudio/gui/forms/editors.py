"""One editor a kind of Param: what a person types becomes a checked value or a red sentence.

An empty field means the default, which stands there as a placeholder. Text that is not
allowed stays in the field with its sentence; nobody hears of it, so whoever listens keeps
the last good value. ``show_value`` never disturbs a field whose text already says the same.

Signals of every editor:
    valueChanged(str, object): name of the Param and its new, checked value.
    reset(str): the value is to be the default again.
    left(str): a person has finished with the field (Enter or elsewhere).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dlstudio.gui.forms.fields import Chooser, StepField, TextField, UnitLabel, stepper
from dlstudio.gui.look.icons import icon
from dlstudio.gui.look.words import tr, words
from dlstudio.language import Sentence
from dlstudio.spec.param import Flag, Float, Int, OneOf, Param, PathTo
from dlstudio.spec.scopes import is_expression
from dlstudio.spec.sizes import Shape, Size

UNKNOWN = object()  # a wired value that is not known yet


class Editor(QWidget):
    """Base of the editors: the field, the button back to the default, the sentence below.

    Args:
        param: what is edited.
        title: what a person reads in place of the name; accessible name of the field.
    """

    valueChanged = Signal(str, object)
    reset = Signal(str)
    left = Signal(str)

    def __init__(self, param: Param, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.param, self._title = param, title
        self._value, self._given = param.default, False
        self._typed: Sentence | None = None
        self._found: Sentence | str | None = None
        self._marked = False
        self.field = self._make_field()
        self.back = QToolButton(self)
        self.back.setAutoRaise(True)
        self.back.setIcon(icon("undo"))
        self.back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back.clicked.connect(lambda: self.reset.emit(self.param.name))
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(policy)
        self.problem = QLabel(self)
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.line = QHBoxLayout()
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(2)
        self.line.addWidget(self.field, 1)
        self.line.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self.line)
        column.addWidget(self.problem)
        self.setFocusProxy(self.field)
        self.retranslate()
        self._show_problem()
        self.back.hide()

    @property
    def value(self) -> Any:
        """The last good value."""
        return self._value

    @property
    def valid(self) -> bool:
        """Whether what stands in the field is allowed."""
        return self._typed is None

    def show_value(self, value: Any, given: bool = True) -> None:
        """Show a value; ``given`` is False where the default stands because none is set."""
        same = (given, value) == (self._given, self._value) and type(value) is type(self._value)
        self._value, self._given = value, given
        if not (same and self._typed is not None) and not self._already(value, given):
            self._put(value, given)
            self._typed = None
            self._show_problem()
        self.back.setVisible(given and value != self.param.default)

    def show_problem(self, sentence: Sentence | str | None, marked: bool = False) -> None:
        """Show what the check found about this value; what is typed wrongly comes first.

        Args:
            marked: ring the field even without a sentence, which then stands elsewhere.
        """
        self._found, self._marked = sentence, marked
        self._show_problem()

    def retranslate(self) -> None:
        """Write every text again in the language of the window."""
        title = words(self._title) if self._title else self.param.name
        self.field.setAccessibleName(title)
        self.field.setToolTip(self._tooltip())
        self.back.setToolTip(tr("Back to the default: {value}", value=self._default_text()))
        self.back.setAccessibleName(tr("Reset {name}", name=title))
        self._show_problem()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _make_field(self) -> QWidget:
        raise TypeError(f"{type(self).__name__} has no field")

    def _put(self, value: Any, given: bool) -> None:
        raise TypeError(f"{type(self).__name__} shows no value")

    def _already(self, value: Any, given: bool) -> bool:
        """Whether the field says this already, so that the cursor can stay."""
        return False

    def _accept(self, value: Any) -> None:
        """Take a checked value from the person."""
        self._typed = None
        self._show_problem()
        if value != self._value or not self._given or type(value) is not type(self._value):
            self._value, self._given = value, True
            self.back.setVisible(value != self.param.default)
            self.valueChanged.emit(self.param.name, value)

    def _refuse(self, sentence: Sentence) -> None:
        self._typed = sentence
        self._show_problem()

    def _show_problem(self) -> None:
        sentence = self._typed if self._typed is not None else self._found
        self.problem.setText("" if sentence is None else words(sentence))
        self.problem.setVisible(sentence is not None)
        self.field.setAccessibleDescription(self.problem.text())
        invalid = sentence is not None or self._marked
        if bool(self.field.property("invalid")) != invalid:
            self.field.setProperty("invalid", invalid)
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)

    def _default_text(self) -> str:
        return words(self.param.show(self.param.default))

    def _tooltip(self) -> str:
        lines = [words(self.param.help)] if self.param.help else []
        if not isinstance(self.param, (Flag, OneOf)):
            lines.append(tr("Expected: {what}", what=words(self.param.expected())))
        lines.append(tr("Default: {value}", value=self._default_text()))
        return "\n".join(lines)


class LineEditor(Editor):
    """Whatever a person writes in one line: numbers, sizes, shapes, text."""

    field: TextField | StepField
    expressions = False  # whether a person may write one, as inside a block

    def __init__(self, param: Param, title: str = "", parent: QWidget | None = None) -> None:
        self._wired: Any = None
        super().__init__(param, title, parent)
        self.field.textEdited.connect(self._on_edited)
        self.field.left.connect(self._on_left)

    def show_wired(self, value: Any) -> None:
        """Say which value follows from the wire while none is given."""
        if value != self._wired or type(value) is not type(self._wired):
            self._wired = value
            self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.field.setPlaceholderText(self._placeholder())

    def _make_field(self) -> QWidget:
        if isinstance(self.param, (Int, Float, Size)):
            step = stepper(self.param, self._start, lambda: self.expressions)
            field: TextField | StepField = StepField(step, self)
            edit = field.lineEdit()
        else:
            field = edit = TextField(self)
        if self.param.unit:
            UnitLabel(edit, self.param.unit)
        return field

    def _start(self) -> Any:
        """The value that stepping starts from in an empty field."""
        known = self._wired is not None and self._wired is not UNKNOWN
        return self._wired if self.param.default is None and known else self.param.default

    def _placeholder(self) -> str:
        if self._wired is UNKNOWN:
            return tr("from the wire")
        if self._wired is not None:
            return tr("from the wire: {value}", value=self.param.show(self._wired))
        return self._default_text() if self.param.default is not None or self.param.optional else ""

    def _put(self, value: Any, given: bool) -> None:
        self.field.setText(self.param.show(value) if given and value is not None else "")

    def _already(self, value: Any, given: bool) -> bool:
        text = self.field.text().strip()
        if not given or value is None:
            return not text
        try:
            return bool(text) and self.param.parse(text) == value
        except ValueError:
            return text == value  # an expression, as it was typed

    def _on_edited(self, text: str) -> None:
        if not text.strip():
            self._on_emptied()
            return
        try:
            value = self.param.parse(text)
        except ValueError as error:
            if self.expressions and is_expression(self.param, text):
                self._accept(text.strip())
            else:
                self._refuse(error.args[0])
            return
        sentence = self.param.check(value)
        self._accept(value) if sentence is None else self._refuse(sentence)

    def _on_emptied(self) -> None:
        self._typed = None
        self._show_problem()
        self.back.hide()
        if self._given:
            self._value, self._given = self.param.default, False
            self.reset.emit(self.param.name)

    def _on_left(self) -> None:
        if self.valid and self._given and self._value is not None:
            text = self.param.show(self._value)
            if self.field.text() != text:
                self.field.setText(text)
        self.left.emit(self.param.name)


class PathEditor(LineEditor):
    """A path with a button that looks for it."""

    folder: Path | None = None  # where relative paths start

    def __init__(self, param: Param, title: str = "", parent: QWidget | None = None) -> None:
        self.browse = QToolButton()
        super().__init__(param, title, parent)
        self.browse.setIcon(icon("open"))
        self.field.from_beginning = False
        self.browse.clicked.connect(self._on_browse)
        self.line.insertWidget(1, self.browse)

    def retranslate(self) -> None:
        super().retranslate()
        self.browse.setToolTip(tr("Choose a file"))
        self.browse.setAccessibleName(tr("Choose a file"))

    def take_path(self, path: str) -> None:
        """Take a chosen path, relative to the project's folder where it lies below it."""
        chosen = Path(path)
        if self.folder is not None and chosen.is_relative_to(self.folder):
            path = chosen.relative_to(self.folder).as_posix()
        self.field.setText(path)
        self._on_edited(path)
        self._on_left()

    def _on_browse(self) -> None:
        start = str(self.folder or "")
        pattern = getattr(self.param, "pattern", "*")
        if any(c in pattern for c in "*?."):
            chosen, _ = QFileDialog.getOpenFileName(self, tr("Choose a file"), start, pattern)
        else:
            chosen = QFileDialog.getExistingDirectory(self, tr("Choose a folder"), start)
        if chosen:
            self.take_path(chosen)


class FlagEditor(Editor):
    """Yes or no."""

    field: QCheckBox

    def _make_field(self) -> QWidget:
        box = QCheckBox(self)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.toggled.connect(self._on_toggled)
        return box

    def retranslate(self) -> None:
        super().retranslate()
        self._write()

    def _put(self, value: Any, given: bool) -> None:
        self.field.blockSignals(True)
        self.field.setChecked(value is True)
        self.field.blockSignals(False)
        self._write()

    def _on_toggled(self, on: bool) -> None:
        self._write()
        self._accept(on)
        self.left.emit(self.param.name)

    def _write(self) -> None:
        self.field.setText(tr("yes") if self.field.isChecked() else tr("no"))

    def _default_text(self) -> str:
        return tr("yes") if self.param.default else tr("no")


class OneOfEditor(Editor):
    """One of a few words; ``names`` says what they are called, where not as in code."""

    field: Chooser
    param: OneOf

    def __init__(
        self,
        param: OneOf,
        title: str = "",
        names: dict[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._names = names or {}
        super().__init__(param, title, parent)

    def retranslate(self) -> None:
        super().retranslate()
        for place in range(self.field.count()):
            option = self.field.itemData(place)
            # Words of the code stay as they are; only what has a name of its own is translated.
            named = self.param.none_text if option is None else self._names.get(option)
            self.field.setItemText(place, str(option) if named is None else words(named))

    def _make_field(self) -> QWidget:
        chooser = Chooser(self)
        if self.param.optional:
            chooser.addItem(self.param.none_text, None)
        for option in self.param.options:
            chooser.addItem(str(option), option)
        chooser.activated.connect(self._on_activated)
        return chooser

    def _put(self, value: Any, given: bool) -> None:
        self.field.setCurrentIndex(self.field.findData(value))
        if self.field.currentIndex() < 0:  # a value of a damaged file: shown, not hidden
            self.field.setPlaceholderText(str(value))

    def _on_activated(self, place: int) -> None:
        self._accept(self.field.itemData(place))
        self.left.emit(self.param.name)

    def _default_text(self) -> str:
        default = self.param.default
        named = self.param.none_text if default is None else self._names.get(default)
        return str(default) if named is None else words(named)


def editor_for(
    param: Param,
    title: str = "",
    names: dict[str, str] | None = None,
    parent: QWidget | None = None,
) -> Editor:
    """Make the editor that fits the kind of a Param."""
    if isinstance(param, Flag) and not param.optional:
        return FlagEditor(param, title, parent)
    if isinstance(param, OneOf):
        return OneOfEditor(param, title, names, parent)
    if isinstance(param, PathTo):
        return PathEditor(param, title, parent)
    editor = LineEditor(param, title, parent)
    if isinstance(param, Shape):
        editor.field.setProperty("role", "mono")
    return editor
