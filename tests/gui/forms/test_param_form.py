"""The form: rows from Params, the rarer ones folded away until they matter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dlstudio.gui.forms.param_form import ParamForm
from dlstudio.spec.param import Flag, Int

PARAMS = (
    Int(name="kernel_size", default=3),
    Flag(name="bias", default=True),
    Int(name="groups", default=1, advanced=True),
)


def form(qtbot: QtBot) -> ParamForm:
    made = ParamForm(PARAMS)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_row_for_each_param_in_order(qtbot: QtBot) -> None:
    made = form(qtbot)
    assert list(made.editors) == ["kernel_size", "bias", "groups"]
    assert not made.editors["groups"].isVisible()
    made.more.click()
    assert made.editors["groups"].isVisible()


def test_a_rare_value_that_is_set_opens_its_part(qtbot: QtBot) -> None:
    made = form(qtbot)
    values = {"kernel_size": 3, "bias": True, "groups": 2}
    made.show_values(values, given={"groups": 2})
    assert made.editors["groups"].isVisible()
    assert made.editors["kernel_size"].field.text() == ""
    assert made.editors["groups"].field.text() == "2"


def test_a_problem_of_a_rare_value_opens_its_part_and_goes_again(qtbot: QtBot) -> None:
    made = form(qtbot)
    made.show_problems({"groups": "groups must divide the channels."})
    assert made.editors["groups"].problem.isVisible()
    made.show_problems({})
    assert not made.editors["groups"].problem.isVisible()


def test_other_params_make_other_rows_and_equal_ones_keep_theirs(qtbot: QtBot) -> None:
    made = form(qtbot)
    editor = made.editors["bias"]
    made.set_params(tuple(PARAMS))
    assert made.editors["bias"] is editor
    made.set_params(PARAMS[:1])
    assert list(made.editors) == ["kernel_size"]


def test_titles_stand_in_place_of_names(qtbot: QtBot) -> None:
    made = ParamForm(PARAMS, titles={"bias": "With bias"})
    qtbot.addWidget(made)
    assert made.editors["bias"].field.accessibleName() == "With bias"
    assert made.editors["kernel_size"].field.accessibleName() == "kernel_size"


def test_tab_goes_from_value_to_value_though_one_can_be_taken_back(qtbot: QtBot) -> None:
    made = form(qtbot)
    field = made.editors["kernel_size"].field
    made.show_values({"kernel_size": 5, "bias": True, "groups": 1}, given={"kernel_size": 5})
    assert made.editors["kernel_size"].back.isVisible()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert made.editors["bias"].field.hasFocus()
    for _ in range(2):
        qtbot.keyClick(made.focusWidget(), Qt.Key.Key_Tab)
    assert made.editors["kernel_size"].back.hasFocus()
