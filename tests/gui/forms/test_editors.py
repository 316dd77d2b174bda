"""Editors: what a person types becomes a checked value, or a sentence and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dlstudio.gui.forms.editors import (
    UNKNOWN,
    Editor,
    FlagEditor,
    LineEditor,
    OneOfEditor,
    PathEditor,
    editor_for,
)
from dlstudio.gui.forms.fields import StepField, TextField, stepper
from dlstudio.spec.param import Flag, Float, Int, OneOf, Param, PathTo, Text
from dlstudio.spec.sizes import Pair, Shape, Size

CHANNELS = Int(name="out_channels", default=16, high=512, help="number of filters")
RATE = Float(name="lr", default=0.001, low=0.0, open_low=True, high=100.0)
SHARE = Float(name="p", default=0.5, low=0.0, high=1.0)
KERNEL = Size(name="kernel_size", default=3, unit="px", words=("same",))
SHAPE = Shape(name="shape", default=(1, 8, 8))
PATIENCE = Int(name="patience", default=None, optional=True, none_text="off")


class Ear:
    """Collects what an editor says."""

    def __init__(self, editor: Editor) -> None:
        self.values: list[Any] = []
        self.resets: list[str] = []
        editor.valueChanged.connect(lambda _name, value: self.values.append(value))
        editor.reset.connect(self.resets.append)


def made(qtbot: QtBot, param: Param, value: Any = None, given: bool = True) -> tuple[Any, Ear]:
    editor = editor_for(param)
    qtbot.addWidget(editor)
    editor.show_value(value if given else param.default, given)
    editor.show()
    qtbot.waitExposed(editor)
    return editor, Ear(editor)


def type_over(qtbot: QtBot, editor: LineEditor, text: str) -> None:
    edit = editor.field.lineEdit() if isinstance(editor.field, StepField) else editor.field
    edit.selectAll()
    qtbot.keyClicks(edit, text)


@pytest.mark.parametrize(
    ("param", "before", "text", "value"),
    [
        (CHANNELS, 16, "64", 64),
        (RATE, 0.001, "3e-4", 3e-4),
        (KERNEL, 3, "3, 5", (3, 5)),
        (KERNEL, 3, "same", "same"),
        (SHAPE, (1, 8, 8), "3, 32, 32", (3, 32, 32)),
        (Pair(name="betas", default=(0.9, 0.999)), (0.9, 0.999), "0.8, 0.9", (0.8, 0.9)),
        (Text(name="target"), "a", "price", "price"),
        (PATIENCE, 3, "5", 5),
    ],
)
def test_typed_text_becomes_the_value(
    qtbot: QtBot, param: Param, before: Any, text: str, value: Any
) -> None:
    editor, ear = made(qtbot, param, before)
    type_over(qtbot, editor, text)
    assert ear.values[-1] == value
    assert type(ear.values[-1]) is type(value)
    assert editor.valid


@pytest.mark.parametrize(
    ("param", "before", "text"),
    [(CHANNELS, 16, "many"), (CHANNELS, 16, "0"), (RATE, 0.001, "0"), (SHAPE, (1,), "a,b")],
)
def test_wrong_text_stays_with_its_sentence_and_nobody_hears_of_it(
    qtbot: QtBot, param: Param, before: Any, text: str
) -> None:
    editor, ear = made(qtbot, param, before)
    edit = editor.field.lineEdit() if isinstance(editor.field, StepField) else editor.field
    edit.setText(text)
    edit.textEdited.emit(text)
    assert ear.values == []
    assert editor.field.text() == text
    assert param.name in editor.problem.text()
    assert editor.problem.isVisible()
    assert editor.field.property("invalid") is True
    assert editor.value == before


def test_the_sentence_goes_when_the_text_is_right_again(qtbot: QtBot) -> None:
    editor, ear = made(qtbot, CHANNELS, 16)
    type_over(qtbot, editor, "x")
    assert editor.problem.isVisible()
    type_over(qtbot, editor, "8")
    assert not editor.problem.isVisible()
    assert ear.values == [8]


def test_an_empty_field_means_the_default(qtbot: QtBot) -> None:
    editor, ear = made(qtbot, CHANNELS, 64)
    edit = editor.field.lineEdit()
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    assert ear.resets == ["out_channels"]
    assert edit.placeholderText() == "16"
    assert not editor.back.isVisible()


def test_the_button_back_is_there_only_for_another_value(qtbot: QtBot) -> None:
    editor, ear = made(qtbot, CHANNELS, given=False)
    assert not editor.back.isVisible()
    editor.show_value(64)
    assert editor.back.isVisible()
    qtbot.mouseClick(editor.back, Qt.MouseButton.LeftButton)
    assert ear.resets == ["out_channels"]


def test_a_value_from_elsewhere_does_not_disturb_the_cursor(qtbot: QtBot) -> None:
    editor, _ = made(qtbot, RATE, 0.001)
    edit = editor.field.lineEdit()
    edit.setText("1e-2")
    edit.textEdited.emit("1e-2")
    edit.setCursorPosition(2)
    editor.show_value(0.01)
    assert (edit.text(), edit.cursorPosition()) == ("1e-2", 2)
    editor.show_value(0.5)
    assert edit.text() == "0.5"


def test_wrong_text_survives_a_refresh_but_not_another_value(qtbot: QtBot) -> None:
    editor, _ = made(qtbot, CHANNELS, 16)
    type_over(qtbot, editor, "x")
    editor.show_value(16)
    assert editor.field.text() == "x"
    editor.show_value(32)
    assert editor.field.text() == "32"
    assert editor.valid


def test_leaving_writes_the_value_in_its_usual_form(qtbot: QtBot) -> None:
    editor, _ = made(qtbot, KERNEL, 3)
    type_over(qtbot, editor, "(3, 5)")
    qtbot.keyClick(editor.field.lineEdit(), Qt.Key.Key_Return)
    assert editor.field.text() == "3×5"


@pytest.mark.parametrize(
    ("param", "value", "key", "expected"),
    [
        (CHANNELS, 16, Qt.Key.Key_Up, 17),
        (CHANNELS, 16, Qt.Key.Key_Down, 15),
        (RATE, 0.001, Qt.Key.Key_Up, 0.002),
        (RATE, 0.001, Qt.Key.Key_Down, 0.0005),
        (SHARE, 0.5, Qt.Key.Key_Up, 0.6),
        (KERNEL, (3, 5), Qt.Key.Key_Up, (4, 6)),
    ],
)
def test_the_arrow_keys_step_through_useful_values(
    qtbot: QtBot, param: Param, value: Any, key: Qt.Key, expected: Any
) -> None:
    editor, ear = made(qtbot, param, value)
    qtbot.keyClick(editor.field, key)
    assert ear.values == [pytest.approx(expected)]


def test_stepping_stays_within_the_bounds(qtbot: QtBot) -> None:
    editor, ear = made(qtbot, CHANNELS, 1)
    qtbot.keyClick(editor.field, Qt.Key.Key_Down)
    assert ear.values == []


def test_stepping_an_empty_field_starts_at_the_default(qtbot: QtBot) -> None:
    editor, ear = made(qtbot, CHANNELS, given=False)
    qtbot.keyClick(editor.field, Qt.Key.Key_Up)
    assert ear.values == [17]


@pytest.mark.parametrize("param", [CHANNELS, OneOf(name="mode", default="a", options=("a", "b"))])
def test_a_passing_wheel_changes_nothing(qtbot: QtBot, param: Param) -> None:
    editor, ear = made(qtbot, param, param.default)
    editor.field.clearFocus()
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(editor.field, event)
    assert ear.values == []
    assert not event.isAccepted()


def test_a_wired_value_is_told_in_the_empty_field(qtbot: QtBot) -> None:
    param = Int(name="in_channels", default=None, optional=True)
    editor, _ = made(qtbot, param, given=False)
    editor.show_wired(UNKNOWN)
    assert editor.field.placeholderText() == "from the wire"
    editor.show_wired(16)
    assert editor.field.placeholderText() == "from the wire: 16"


def test_flag_and_choice_tell_what_was_picked(qtbot: QtBot) -> None:
    flag, heard = made(qtbot, Flag(name="bias", default=True), True)
    assert isinstance(flag, FlagEditor)
    qtbot.keyClick(flag.field, Qt.Key.Key_Space)
    assert heard.values == [False]
    param = OneOf(name="mode", default="zeros", options=("zeros", "reflect"))
    choice, heard = made(qtbot, param, "zeros")
    assert isinstance(choice, OneOfEditor)
    qtbot.keyClick(choice.field, Qt.Key.Key_Down)
    assert heard.values == ["reflect"]


def test_a_choice_of_whole_numbers_gives_numbers(qtbot: QtBot) -> None:
    param = OneOf(name="axes", default=2, options=(1, 2, 3))
    choice, heard = made(qtbot, param, 2)
    assert isinstance(choice, OneOfEditor)
    assert choice.field.currentText() == "2"
    qtbot.keyClick(choice.field, Qt.Key.Key_Down)
    assert heard.values == [3]
    choice.retranslate()
    assert [choice.field.itemText(place) for place in range(3)] == ["1", "2", "3"]


def test_a_path_below_the_project_is_kept_relative(qtbot: QtBot, tmp_path: Path) -> None:
    editor, ear = made(qtbot, PathTo(name="path", pattern="*.csv"), "", given=False)
    assert isinstance(editor, PathEditor)
    editor.folder = tmp_path
    editor.take_path(str(tmp_path / "data" / "a.csv"))
    assert ear.values == ["data/a.csv"]
    editor.take_path(str(tmp_path.parent / "b.csv"))
    assert ear.values[-1] == str(tmp_path.parent / "b.csv")


@pytest.mark.parametrize("param", [Text(name="help"), SHAPE])
def test_a_long_text_is_seen_from_its_beginning(qtbot: QtBot, param: Param) -> None:
    value = ", ".join("123456789") if param is not SHAPE else tuple(range(1, 9))
    editor, _ = made(qtbot, param, value)
    assert isinstance(editor.field, TextField)
    assert editor.field.cursorPosition() == 0
    editor.field.end(False)
    left = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason)
    QApplication.sendEvent(editor.field, left)
    assert editor.field.cursorPosition() == 0


def test_of_a_long_path_the_end_is_seen(qtbot: QtBot) -> None:
    editor, _ = made(qtbot, PathTo(name="path"), "a/long/way/to/b.csv")
    assert isinstance(editor.field, TextField)
    assert editor.field.cursorPosition() == len("a/long/way/to/b.csv")


def test_the_tooltip_says_help_bounds_and_default(qtbot: QtBot) -> None:
    editor, _ = made(qtbot, CHANNELS, 16)
    tip = editor.field.toolTip()
    assert "number of filters" in tip
    assert "from 1 to 512" in tip
    assert "16" in tip
    assert editor.field.accessibleName() == "out_channels"


@pytest.mark.parametrize(
    ("text", "steps", "stepped"),
    [
        ("width", 1, "width + 1"),
        ("width + 1", 1, "width + 2"),
        ("width + 1", -1, "width"),
        ("width", -2, "width - 2"),
        ("a - b - 1", 2, "a - b + 1"),
        ("4*width", 1, "4*width + 1"),
        ("2*(a + 1)", 1, "2*(a + 1) + 1"),
        ("7", 1, "8"),
        ("of the", 1, None),
    ],
)
def test_the_arrows_step_expressions_where_they_may_stand(
    text: str, steps: int, stepped: str | None
) -> None:
    param = Int(name="out_channels", default=1, low=1)
    assert stepper(param, lambda: 1, lambda: True)(text, steps) == stepped
    if not text.isdecimal():
        assert stepper(param, lambda: 1)(text, steps) is None


def test_a_drag_from_the_arrows_steps_slowly_at_first_then_fast(qtbot: QtBot) -> None:
    editor, ear = made(qtbot, CHANNELS, 16)
    field, left = editor.field, Qt.MouseButton.LeftButton
    at = QPoint(field.width() - 6, field.height() // 4)
    qtbot.mousePress(field, left, pos=at)
    assert ear.values == [17]  # the press is a step, as always
    seen = []
    for up in (3, 12, 104, 300, 0):
        qtbot.mouseMove(field, at - QPoint(0, up))
        seen.append(int(field.text()))
    qtbot.mouseRelease(field, left, pos=at)
    assert seen == [17, 18, 36, 182, 16]
    assert ear.values[-1] == 16
    qtbot.mouseMove(field, at - QPoint(0, 60))
    assert field.text() == "16"
