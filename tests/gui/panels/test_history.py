"""History: any state with one click, and the same objects that were there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dlstudio.graph.model import Node
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.history import HistoryPanel
from dlstudio.project.change import Change
from dlstudio.project.commands import (
    Disconnect,
    MoveNodes,
    RemoveNodes,
    RenameNode,
    SetParam,
    SetText,
)
from dlstudio.project.document import Document
from dlstudio.project.model import Project
from tests.gui.panels.conftest import Shower


def test_a_click_goes_to_any_state_in_one_change(
    studio: Studio,
    node: Callable[[str], Node],
    shown: Shower[HistoryPanel],
    qtbot: QtBot,
) -> None:
    panel = shown(HistoryPanel(studio))
    states = [studio.document.project]
    for name in ("a", "b", "c"):
        studio.document.do(RenameNode(node=node("fc").id, name="fc"))
        studio.document.document.seal()
        studio.document.do(SetText(name="title", value=name))
        states.append(studio.document.project)
    assert len(panel.texts()) == 4 and panel.texts()[0] == "Where it began"
    assert panel.list.currentRow() == 3
    changes: list[Change] = []
    studio.document.changed.connect(changes.append)
    box = panel.list.visualItemRect(panel.list.item(1))
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert studio.document.project is states[1] and len(changes) == 1
    assert len(panel.texts()) == 4 and len(studio.document.document.future) == 2
    qtbot.keyClick(panel.list, Qt.Key.Key_End)
    assert studio.document.project is states[3]
    qtbot.keyClick(panel.list, Qt.Key.Key_Home)
    assert studio.document.project is states[0]
    studio.document.do(SetText(name="title", value="new"))
    assert len(panel.texts()) == 2


def test_a_step_says_what_was_done_to_what(
    studio: Studio, node: Callable[[str], Node], shown: Shower[HistoryPanel]
) -> None:
    panel, document = shown(HistoryPanel(studio)), studio.document
    conv, fc = node("conv1").id, node("fc").id
    document.do(SetParam(node=conv, name="out_channels", value=9))
    document.do(RenameNode(node=fc, name="last"))
    every = list(document.graph.nodes)
    document.do(MoveNodes(positions=dict.fromkeys(every, (7.0, 7.0)), gesture=1))
    edge = document.graph.edges[0]
    document.do(Disconnect(edges=(edge,)))
    document.do(RemoveNodes(ids=(fc,)))
    document.do(SetText(name="title", value="new"))
    ends = [
        document.document.past[0].after.main.nodes[r.node].name for r in (edge.source, edge.target)
    ]
    names = [document.document.past[1].after.main.nodes[id].name for id in every]
    assert panel.texts()[1:] == [
        "Set out_channels · conv1",
        "Rename to last · fc",
        f"Move · {names[0]}, {names[1]} +{len(names) - 2}",
        f"Disconnect · {' → '.join(ends)}",
        "Delete · last",
        panel.texts()[-1],
    ]
    assert "·" not in panel.texts()[-1]


def test_the_document_goes_no_further_than_there_is() -> None:
    document = Document(Project())
    first = document.project
    for title in ("a", "b"):
        document.do(SetText(name="title", value=title))
        document.seal()
    assert document.go_to(2) is None and document.go_to(9) is None
    change = document.go_to(-4)
    assert change is not None and document.project is first and not document.past
    assert not document.modified
    assert document.go_to(99) is not None and document.project.title == "b"
