"""The code panel: the one text, in step with the drawing both ways."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from dlstudio.compiler.compile import source_of
from dlstudio.graph.model import Node
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.code import CodePanel
from dlstudio.gui.panels.code_view import spans
from dlstudio.project.commands import SetParam


@pytest.fixture
def panel(studio: Studio, shown: Callable[..., CodePanel]) -> CodePanel:
    return shown(CodePanel(studio), 600, 500)


def test_the_text_is_the_one_that_is_compiled(panel: CodePanel, studio: Studio) -> None:
    assert panel.view.toPlainText() == source_of(studio.document.project).text


def test_the_text_follows_an_edit(
    panel: CodePanel, studio: Studio, node: Callable[[str], Node], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.shownChanged):
        studio.document.do(SetParam(node=node("conv1").id, name="out_channels", value=7))
    assert "nn.Conv2d(1, 7," in panel.view.toPlainText()


def test_selecting_a_node_marks_its_lines(
    panel: CodePanel, studio: Studio, node: Callable[[str], Node]
) -> None:
    studio.selection.set([node("conv1").id])
    lines = panel.view.toPlainText().splitlines()
    assert panel.view.marked
    assert all("conv1" in lines[number - 1] for number in panel.view.marked)
    studio.selection.set([])
    assert panel.view.marked == ()


def test_clicking_a_line_selects_its_node(
    panel: CodePanel, studio: Studio, node: Callable[[str], Node], qtbot: QtBot
) -> None:
    text = panel.view.toPlainText().splitlines()
    line = next(i for i, row in enumerate(text) if "self.fc = " in row)
    block = panel.view.document().findBlockByNumber(line)
    rect = panel.view.blockBoundingGeometry(block).translated(panel.view.contentOffset())
    place = QPoint(60, round(rect.center().y()))
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert studio.selection.single == node("fc").id


def test_enter_on_a_line_selects_its_node(
    panel: CodePanel, studio: Studio, node: Callable[[str], Node], qtbot: QtBot
) -> None:
    text = panel.view.toPlainText().splitlines()
    line = next(i for i, row in enumerate(text) if "self.conv1 = " in row)
    cursor = panel.view.textCursor()
    cursor.setPosition(panel.view.document().findBlockByNumber(line).position())
    panel.view.setTextCursor(cursor)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert studio.selection.single == node("conv1").id


def test_an_error_stands_in_place_of_the_code_with_its_repair(
    panel: CodePanel, studio: Studio, node: Callable[[str], Node], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.shownChanged):
        studio.document.do(SetParam(node=node("fc").id, name="in_features", value=7))
    assert panel.source is None
    assert not panel.copy.isEnabled()
    repair = next(
        b for b in panel.findChildren(QPushButton) if b.isVisible() and b is not panel.copy
    )
    with qtbot.waitSignal(panel.shownChanged):
        qtbot.mouseClick(repair, Qt.MouseButton.LeftButton)
    assert panel.source is not None


def test_copy_takes_the_whole_text(panel: CodePanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == panel.view.toPlainText()


def test_a_hidden_panel_writes_nothing(
    panel: CodePanel, studio: Studio, node: Callable[[str], Node], qtbot: QtBot
) -> None:
    before = panel.view.toPlainText()
    panel.hide()
    with qtbot.waitSignal(studio.document.checked):
        studio.document.do(SetParam(node=node("conv1").id, name="out_channels", value=9))
    qtbot.wait(200)
    assert panel.view.toPlainText() == before
    panel.show()
    assert panel.view.toPlainText() != before


def test_colours_cover_the_words_they_belong_to() -> None:
    text = 'class A:  # note\n    x = "é" + 12\n'
    found = spans(text)
    line = text.splitlines()
    named = {line[n][s : s + k]: kind for n in (0, 1) for s, k, kind in found[n]}
    assert named["class"] == "accent"
    assert named["A"] == "integer"
    assert named["# note"] == "secondary"
    assert named["12"] == "warning"
