"""Problems of blocks where a person meets them: the card, its repair, and the way there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

import dlstudio as dls
from dlstudio.graph.model import BlockParam
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.parts import ProblemCard
from dlstudio.gui.panels.problems import ProblemsPanel
from dlstudio.project.block_commands import SetBlockParams
from dlstudio.project.commands import AddNode, Command, SetParam
from dlstudio.project.document import Document
from dlstudio.project.model import Project
from dlstudio.spec.spec import Choice


def drawn() -> Project:
    graph = dls.Graph("Net")
    block = graph.block("step")
    block.parameter("width", 4, low=1)
    x = block.add("Input", name="x", shape=("width",))
    fc = block.add("Linear", name="fc", source=x, out_features="width")
    block.add("Output", name="y", source=fc)
    image = graph.add("Input", name="image", shape=(4,))
    graph.add("Output", name="out", source=graph.add("block:step", name="use", source=image))
    return graph.project


FC = "n2"


def the_card(qtbot: QtBot, panel: ProblemsPanel, code: str) -> ProblemCard:
    """Wait for the one card of a problem: the list follows the project, not this tab."""
    qtbot.waitUntil(lambda: code in {card.found.code for card in panel.cards()})
    (card,) = [card for card in panel.cards() if card.found.code == code]
    return card


@pytest.mark.parametrize(
    ("command", "code", "repair"),
    [
        (AddNode(layer=Choice("block:gone"), name="lost"), "DL301", "Draw the block gone anew"),
        (
            AddNode(graph="step", layer=Choice("block:step"), name="again"),
            "DL302",
            "Delete again",
        ),
        (
            SetParam(graph="step", node=FC, name="out_features", value="2*"),
            "DL304",
            "Use the default of out_features",
        ),
        (
            SetParam(graph="step", node=FC, name="out_features", value="2*depth"),
            "DL305",
            "Add the parameter depth to the block",
        ),
        (
            SetBlockParams(graph="step", params=(BlockParam(name="width", default=0, low=1),)),
            "DL308",
            "Remove the parameter width",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_it_has_a_card_with_a_repair_that_works(
    studio: Studio,
    qtbot: QtBot,
    shown: Callable[..., ProblemsPanel],
    command: Command,
    code: str,
    repair: str,
) -> None:
    studio.document.open(Document(drawn()))
    panel = shown(ProblemsPanel(studio))
    assert studio.document.do(command)
    studio.document.check_now()
    card = the_card(qtbot, panel, code)
    button = next(b for b in card.findChildren(QPushButton) if b.text() == repair)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: code not in {card.found.code for card in panel.cards()})
    assert code not in {found.code for found in studio.document.report.diagnostics}


def test_a_card_about_a_parameter_leads_to_its_block(
    studio: Studio, qtbot: QtBot, shown: Callable[..., ProblemsPanel]
) -> None:
    studio.document.open(Document(drawn()))
    panel = shown(ProblemsPanel(studio))
    wrong = BlockParam(name="fc", default=1)
    studio.document.do(SetBlockParams(graph="step", params=(wrong,)))
    studio.document.check_now()
    card = the_card(qtbot, panel, "DL308")
    asked: list[str] = []
    studio.panelAsked.connect(asked.append)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert (studio.document.graph_name, asked) == ("step", ["inspector"])
