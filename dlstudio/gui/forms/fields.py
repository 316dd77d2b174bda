"""The input widgets of forms: they never change by a wheel that only passes over them.

Stepped fields (numbers, sizes) hold plain text, so half-typed and wrong text stays as it is;
the up and down keys and buttons step through useful values, and so does the mouse that is
dragged up or down from the buttons: slowly near them, fast far away.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLabel, QLineEdit, QSizePolicy, QWidget

from dlstudio.gui.look.words import tr, words
from dlstudio.spec.param import Float, Int, Param
from dlstudio.spec.scopes import is_expression
from dlstudio.spec.sizes import Size

INSET = 5  # px; brings the text of stepped fields in line with that of others
TINY = 0.01  # a share whose default is smaller is stepped by powers
NONE = Qt.KeyboardModifier.NoModifier
DRAG_STEP = 6  # px of a drag from the buttons that make the first step
DRAG_GAIN = 90.0  # px at which a drag steps twice as fast as at its start
# A person who leaves for these comes back to the place in the text.
STAYS = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
NARROW = 72  # px; fields may shrink to this in a narrow dock


class TextField(QLineEdit):
    """A line of text that tells when a person leaves it.

    A long text is read from its beginning, where Qt shows the end of what was put in; of a path the
    end says more.
    """

    left = Signal()
    from_beginning = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(NARROW)
        self.editingFinished.connect(self.left)

    def setText(self, text: str) -> None:
        super().setText(text)
        if not self.hasFocus():
            self._rest()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in STAYS:
            self._rest()

    def _rest(self) -> None:
        self.setCursorPosition(0 if self.from_beginning else len(self.text()))


class StepField(QAbstractSpinBox):
    """A line of text with up and down; ``step`` gives the next text for a number of steps.

    Signals:
        textEdited(str): a person typed or stepped.
        left(): a person pressed Enter or went elsewhere.
    """

    textEdited = Signal(str)
    left = Signal()

    def __init__(self, step: Callable[[str, int], str | None], parent: QWidget | None = None):
        super().__init__(parent)
        self._step = step
        self._held: tuple[float, str] | None = None  # where the buttons are held, text before
        self._dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(NARROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.lineEdit().setTextMargins(INSET, 0, 0, 0)
        self.lineEdit().textEdited.connect(self.textEdited)
        self.editingFinished.connect(self.left)

    def text(self) -> str:
        return self.lineEdit().text()

    def setText(self, text: str) -> None:
        self.lineEdit().setText(text)

    def setPlaceholderText(self, text: str) -> None:
        self.lineEdit().setPlaceholderText(text)

    def placeholderText(self) -> str:
        return self.lineEdit().placeholderText()

    def setToolTip(self, text: str) -> None:
        super().setToolTip(f"{text}\n{tr('Drag up or down from the arrows to step fast.')}")

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let everything stand; the editor judges it and says why."""
        return QValidator.State.Acceptable, text, position

    def fixup(self, text: str) -> str:
        return text

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        if self.isReadOnly():
            return QAbstractSpinBox.StepEnabledFlag.StepNone
        up, down = (
            QAbstractSpinBox.StepEnabledFlag.StepUpEnabled,
            (QAbstractSpinBox.StepEnabledFlag.StepDownEnabled),
        )
        return up | down

    def stepBy(self, steps: int) -> None:
        self._put(self._step(self.text(), steps))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() is Qt.MouseButton.LeftButton and not self.isReadOnly()
        self._held = (event.position().y(), self.text()) if left else None
        self._dragged = False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            super().mouseMoveEvent(event)
            return
        start, text = self._held
        steps = _dragged_steps(start - event.position().y())
        if steps and not self._dragged:
            self._dragged = True
            super().mouseReleaseEvent(_release_of(event))  # the button repeats no longer
        if self._dragged:
            stepped = self._step(text, steps) if steps else text
            self._put(stepped)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        if not self._dragged:
            super().mouseReleaseEvent(event)

    def _put(self, text: str | None) -> None:
        if text is not None and text != self.text():
            self.setText(text)
            self.selectAll()
            self.textEdited.emit(text)

    def wheelEvent(self, event: QWheelEvent) -> None:
        _wheel_only_with_focus(self, event, super().wheelEvent)

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROW, super().minimumSizeHint().height())


class Chooser(QComboBox):
    """A combo box that a passing wheel does not change and that may be narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def wheelEvent(self, event: QWheelEvent) -> None:
        _wheel_only_with_focus(self, event, super().wheelEvent)


class UnitLabel(QLabel):
    """The unit of a number, standing inside its field at the right."""

    def __init__(self, edit: QLineEdit, unit: str) -> None:
        super().__init__(edit)
        self._unit = unit
        self.setProperty("role", "secondary")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        edit.installEventFilter(self)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self._write()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _write(self) -> None:
        self.setText(words(self._unit))
        self._place()

    def _place(self) -> None:
        edit = self.parentWidget()
        assert isinstance(edit, QLineEdit)
        self.adjustSize()
        # In a narrow field the number matters more than its unit.
        room = edit.width() - self.width() >= NARROW - 24
        self.setVisible(room)
        margins = edit.textMargins()
        margins.setRight(self.width() + 2 if room else 0)
        edit.setTextMargins(margins)
        self.move(edit.width() - self.width() - 2, (edit.height() - self.height()) // 2)


def _dragged_steps(up: float) -> int:
    """Return how many steps a drag of so many px means: one by one at first, then faster."""
    far = abs(up) / DRAG_STEP
    return int(math.copysign(far * max(1.0, abs(up) / DRAG_GAIN), up))


def _release_of(event: QMouseEvent) -> QMouseEvent:
    button = Qt.MouseButton.LeftButton
    kind, at = QEvent.Type.MouseButtonRelease, event.position()
    return QMouseEvent(kind, at, event.globalPosition(), button, Qt.MouseButton(0), NONE)


def _wheel_only_with_focus(
    widget: QWidget, event: QWheelEvent, act: Callable[[QWheelEvent], None]
) -> None:
    # Ignored events go on to the scroll area, which is what the person meant.
    act(event) if widget.hasFocus() else event.ignore()


def stepper(
    param: Param, start: Callable[[], Any], written: Callable[[], bool] = lambda: False
) -> Callable[[str, int], str | None]:
    """Return the stepping rule of a number or size.

    Args:
        start: the value to step from when the field is empty (the default).
        written: whether an expression may stand there: ``width`` steps to ``width + 1``.
    """
    rules: dict[type[Param], Callable[[Any, Any, int], Any]] = {
        Int: _next_int, Float: _next_float, Size: _next_size,
    }  # fmt: skip
    rule = rules[type(param)]

    def step(text: str, steps: int) -> str | None:
        try:
            value = param.parse(text) if text.strip() else start()
        except ValueError:
            stepped = isinstance(param, Int | Size) and written() and is_expression(param, text)
            return _next_expression(text, steps) if stepped else None
        value = rule(param, value, steps)
        return None if value is None or param.check(value) is not None else param.show(value)

    return step


def _next_expression(text: str, steps: int) -> str:
    """Add to what is added at the end of an expression already."""
    ended = re.fullmatch(r"(.+?)\s*([+-])\s*(\d+)", text.strip())
    base, number = (ended[1], int(ended[2] + ended[3])) if ended else (text.strip(), 0)
    number += steps
    return f"{base} {'+' if number > 0 else '-'} {abs(number)}" if number else base


def _next_int(param: Int, value: Any, steps: int) -> Any:
    value = param.low if value is None else value + steps
    return min(max(value, param.low), param.high)


def _next_size(param: Size, value: Any, steps: int) -> Any:
    if isinstance(value, tuple):
        return tuple(min(max(v + steps, param.low), param.high) for v in value)
    number = value + steps if isinstance(value, int) else param.low
    return min(max(number, param.low), param.high)


def _next_float(param: Float, value: Any, steps: int) -> Any:
    """Step a share by tenths, everything else through 1, 2, 5, 10 …"""
    value = float(value or 0.0)
    tiny = isinstance(param.default, float) and 0 < param.default < TINY
    if param.high - param.low <= 1 and not tiny:
        return min(max(round(value * 10 + steps) / 10, param.low), param.high)
    for _ in range(abs(steps)):
        value = _next_nice(value, up=steps > 0)
    return float(f"{value:.12g}")


def _next_nice(value: float, up: bool) -> float:
    if value == 0:
        return 1e-4 if up else -1e-4
    if value < 0:
        return -_next_nice(-value, not up)
    power = 10.0 ** math.floor(math.log10(value) + 1e-9)
    steps = [power * n for n in (0.5, 1, 2, 5, 10, 20)]
    if up:
        return next(s for s in steps if s > value * (1 + 1e-9))
    lower = next(s for s in reversed(steps) if s < value * (1 - 1e-9))
    return 0.0 if lower < 1e-12 else lower
