"""The keyboard goes where the eye does: into a room, through its rows, and back to the canvas."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dlstudio.gui.frame.rooms import ROOMS
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.studio import Studio
from dlstudio.project.commands import AddNode
from dlstudio.samples import sample_path
from dlstudio.spec.spec import Choice
from tests.helpers.typist import Typist


@pytest.fixture
def typist(window: MainWindow, qtbot: QtBot) -> Typist:
    window.resize(1500, 1000)
    window.activateWindow()
    window.open_path(sample_path("digits-cnn"))
    QApplication.processEvents()
    return Typist(window, qtbot)


def select(studio: Studio, key: str) -> None:
    studio.selection.set([studio.document.graph.of_layer(key)[0].id])


def test_enter_leads_to_the_first_value_and_escape_back(
    typist: Typist, window: MainWindow, studio: Studio
) -> None:
    select(studio, "Conv2d")
    typist.press("Return")
    assert typist.focus.accessibleName() == "out_channels"
    typist.write("7")
    assert studio.document.graph.of_layer("Conv2d")[0].layer.values["out_channels"] == 7
    typist.press("Escape")
    assert typist.focus is window.canvas
    assert studio.selection.single == studio.document.graph.of_layer("Conv2d")[0].id


def test_tab_goes_through_the_rows_as_they_stand(typist: Typist, studio: Studio) -> None:
    """Whatever was selected before: the rows of a layer are made when it is first shown."""
    studio.document.do(AddNode(layer=Choice("LSTM"), name="lstm"))
    for key in ("ReLU", "LSTM", "Conv2d"):
        select(studio, key)
    typist.press("Return")
    names = []
    while (name := typist.focus.accessibleName()) not in names:
        names.append(name)
        typist.press("Tab")
    wanted = ["out_channels", "kernel_size", "stride", "padding", "bias", "More settings"]
    assert [n for n in names if n in wanted] == wanted
    assert names.index("More settings") < names.index("Shapes") < names.index("Note")


@pytest.mark.parametrize("key", [room.key for room in ROOMS])
def test_escape_leads_from_every_room_to_the_canvas(
    key: str, typist: Typist, window: MainWindow, qtbot: QtBot
) -> None:
    window.docks.bring(key)
    qtbot.wait(40)
    panel = window.docks[key].panel
    assert panel.isAncestorOf(typist.focus)
    if panel.focusProxy() is not None:  # the room says itself where the keyboard is of use
        assert panel.hasFocus()
    typist.press("Escape")
    assert typist.focus is window.canvas


def test_the_key_of_a_room_goes_in_and_then_puts_it_away(
    typist: Typist, window: MainWindow, qtbot: QtBot
) -> None:
    window.canvas.setFocus()
    assert window.docks["problems"].seen
    typist.press("Alt+5")  # it is seen, but the keyboard is on the canvas
    assert window.docks["problems"].isAncestorOf(typist.focus)
    typist.press("Alt+5")
    assert window.docks["problems"].isHidden() and typist.focus is window.canvas


def test_a_number_that_the_keyboard_comes_to_is_selected(
    typist: Typist, studio: Studio, qtbot: QtBot
) -> None:
    typist.press("Alt+7")
    typist.write("3")
    assert studio.document.project.training.epochs == 3


def test_escape_in_a_changed_name_takes_that_back_first(
    typist: Typist, window: MainWindow, studio: Studio
) -> None:
    select(studio, "Conv2d")
    before = studio.document.graph.of_layer("Conv2d")[0].name
    typist.press("F2")
    typist.write("other")
    typist.press("Escape")
    field = window.docks["inspector"].panel.node_page.name
    assert typist.focus is field and field.text() == before
    typist.press("Escape")
    assert typist.focus is window.canvas


def test_a_training_that_begins_leaves_the_keyboard_on_the_canvas(
    typist: Typist, window: MainWindow, studio: Studio, qtbot: QtBot
) -> None:
    select(studio, "Conv2d")
    typist.press("F5")
    qtbot.waitUntil(lambda: studio.run.active, timeout=60_000)
    assert window.docks["training"].seen
    assert typist.focus is window.canvas
    studio.run.stop()
    qtbot.waitUntil(lambda: not studio.run.active, timeout=60_000)
    assert typist.focus is window.canvas
