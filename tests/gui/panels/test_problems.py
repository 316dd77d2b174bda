"""The list of problems: the same findings as the check, with places and repairs that work."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from dlstudio.graph.model import Node
from dlstudio.gui.look.words import words
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.parts import ProblemCard, RepairButton
from dlstudio.gui.panels.problems import ProblemsPanel
from dlstudio.language import say
from dlstudio.project.commands import ChooseData, Disconnect, SetParam, SetTraining
from dlstudio.project.diagnostic import Diagnostic, Fix, Place, Severity
from dlstudio.spec.spec import Choice


@pytest.fixture
def panel(studio: Studio, shown: Callable[..., ProblemsPanel]) -> ProblemsPanel:
    return shown(ProblemsPanel(studio), 900, 300)


def codes(panel: ProblemsPanel) -> list[str]:
    return [card.found.code for card in panel.cards()]


@pytest.fixture
def with_data(studio: Studio) -> None:
    studio.document.do(ChooseData(data=Choice("digits")))


@pytest.mark.usefixtures("with_data")
def test_no_problems_is_said(panel: ProblemsPanel) -> None:
    assert panel.problems == ()
    assert panel.empty.isVisible()


@pytest.mark.usefixtures("with_data")
def test_a_problem_appears_and_its_repair_takes_it_away(
    panel: ProblemsPanel, studio: Studio, node: Callable[[str], Node], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.counted) as heard:
        studio.document.do(SetParam(node=node("fc").id, name="in_features", value=7))
    assert heard.args[0] >= 1
    card = panel.cards()[0]
    assert card.found.node == node("fc").id
    button = card.findChildren(QPushButton)[0]
    with qtbot.waitSignal(panel.counted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert codes(panel) == []
    studio.document.undo()
    assert node("fc").layer.values["in_features"] == 7


@pytest.mark.usefixtures("with_data")
def test_what_stands_in_the_way_of_a_training_is_listed_too(
    panel: ProblemsPanel, studio: Studio, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.counted):
        studio.document.do(SetTraining(name="loss", value=Choice("MSELoss")))
    assert "DL506" in codes(panel)
    card = next(card for card in panel.cards() if card.found.code == "DL506")
    assert card.place == "Training · Loss"


def test_a_click_shows_the_node(
    panel: ProblemsPanel, studio: Studio, node: Callable[[str], Node], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.counted):
        studio.document.do(SetParam(node=node("conv1").id, name="kernel_size", value=99))
    card = next(c for c in panel.cards() if c.found.node == node("conv1").id)
    with qtbot.waitSignal(studio.revealed) as heard:
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().topRight() / 2)
    assert heard.args == ["main", node("conv1").id]
    assert studio.selection.single == node("conv1").id


def test_the_keyboard_walks_the_list_and_enter_shows_the_place(
    panel: ProblemsPanel, studio: Studio, node: Callable[[str], Node], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.counted):
        studio.document.do(SetParam(node=node("conv1").id, name="kernel_size", value=99))
    cards = panel.cards()
    qtbot.waitUntil(lambda: all(card.isVisible() for card in cards))
    panel.setFocus()
    qtbot.keyClick(panel, Qt.Key.Key_Down)
    assert cards[0].hasFocus()
    place = next(i for i, c in enumerate(cards) if c.found.node is not None)
    for _ in range(place):
        qtbot.keyClick(panel, Qt.Key.Key_Down)
    with qtbot.waitSignal(studio.revealed):
        qtbot.keyClick(cards[place], Qt.Key.Key_Return)


def test_filters_hide_a_severity(panel: ProblemsPanel, studio: Studio, qtbot: QtBot) -> None:
    assert any(d.severity is Severity.ERROR for d in panel.problems)  # no data chosen
    qtbot.mouseClick(panel.filters[Severity.ERROR], Qt.MouseButton.LeftButton)
    assert all(card.found.severity is not Severity.ERROR for card in panel.cards())


def test_a_repair_leaves_the_others_where_they_stand(
    panel: ProblemsPanel, studio: Studio, qtbot: QtBot
) -> None:
    studio.document.do(Disconnect(edges=tuple(studio.document.project.main.edges)))
    qtbot.waitUntil(lambda: len(panel.cards()) > 8)
    bar, cards = panel.page.verticalScrollBar(), panel.cards()
    bar.setValue(bar.maximum() // 2)
    before, repaired = bar.value(), cards[len(cards) // 2]
    stays = [card for card in cards if card.found.node not in (None, repaired.found.node)]
    with qtbot.waitSignal(panel.counted):
        qtbot.mouseClick(repaired.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    qtbot.wait(50)
    after = panel.cards()
    assert len(after) < len(cards)
    assert sum(card in after for card in stays) >= len(stays) - 2  # the very same widgets
    assert bar.value() == min(before, bar.maximum())
    assert panel.isAncestorOf(panel.window().focusWidget())  # the next one has the keys


def test_a_page_is_as_high_as_what_it_holds(
    panel: ProblemsPanel, studio: Studio, qtbot: QtBot
) -> None:
    studio.document.do(Disconnect(edges=tuple(studio.document.project.main.edges)))
    qtbot.waitUntil(lambda: len(panel.cards()) > 8)
    qtbot.wait(50)
    last = panel.cards()[-1].geometry().bottom()
    assert panel.page.widget().height() - last <= 2 * 12


def test_a_node_that_is_gone_is_not_selected(studio: Studio) -> None:
    """A run, a comparison or a list that is a moment behind may name one."""
    studio.selection.set()
    studio.reveal("n99")
    assert studio.selection.single is None


def test_a_narrow_room_cuts_the_words_of_a_repair_and_not_what_stands_beside_it(
    qtbot: QtBot,
) -> None:
    label = say("Insert a projection behind {node} ({layer})", node="shortcut2", layer="Conv2d")
    fix = Fix(label, ChooseData(data=None))
    found = Diagnostic(
        code="DL201", severity=Severity.ERROR, place=Place(), sentence=say("Connect"), fixes=(fix,)
    )
    card = ProblemCard(found, with_code=False)
    qtbot.addWidget(card)
    card.show()
    (button,) = card.findChildren(RepairButton)
    whole = button.sizeHint().width()
    card.resize(whole - 40, 120)
    qtbot.waitUntil(lambda: card.width() == whole - 40)
    assert card.minimumSizeHint().width() < whole - 40
    assert button.geometry().right() < card.width()
    assert button.text() == button.toolTip() == words(label)
    card.resize(whole + 200, 120)
    qtbot.waitUntil(lambda: button.width() == whole)
    assert button.toolTip() == ""
