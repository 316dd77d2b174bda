"""The data panel: choices are commands, reading happens beside the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from dlstudio.data.files import meant
from dlstudio.gui.forms.editors import LineEditor
from dlstudio.gui.forms.fields import StepField
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.data import DataPanel
from dlstudio.project.commands import ChooseData, SetTraining
from dlstudio.spec.spec import Choice


@pytest.fixture
def panel(studio: Studio, shown: Callable[..., DataPanel]) -> DataPanel:
    return shown(DataPanel(studio), 1100, 400)


def read(panel: DataPanel, studio: Studio, qtbot: QtBot, choice: Choice) -> None:
    """Choose data and wait until it is shown."""
    studio.document.do(ChooseData(data=choice))
    qtbot.waitUntil(lambda: panel.view.isVisible() and not panel.state.isVisible(), timeout=15_000)


def test_an_empty_panel_offers_the_digits(panel: DataPanel, studio: Studio, qtbot: QtBot) -> None:
    assert panel.empty.isVisible()
    qtbot.mouseClick(panel.empty.button, Qt.MouseButton.LeftButton)
    assert studio.document.project.data == Choice("digits")
    qtbot.waitUntil(lambda: panel.view.thumbnails.isVisible(), timeout=15_000)
    assert panel.view.thumbnails.count == 24
    facts = {n.text(): v.text() for n, v in panel.view.facts._rows}
    assert facts["Samples"] == "1,797"


def test_choosing_by_keyboard(panel: DataPanel, studio: Studio, qtbot: QtBot) -> None:
    panel.source.setFocus()
    qtbot.keyClick(panel.source, Qt.Key.Key_Down)
    assert studio.document.project.data == Choice("digits")
    studio.document.undo()
    assert studio.document.project.data is None
    assert panel.source.currentData() == ""


def test_sentences_are_shown_as_words(panel: DataPanel, studio: Studio, qtbot: QtBot) -> None:
    read(panel, studio, qtbot, Choice("sentences", {"samples": 40}))
    table = panel.view.table
    assert table.columnCount() == 2 and table.item(0, 1).text() in ("good", "bad")
    assert table.item(0, 0).text().split()[0] in ("the", "this")
    read(panel, studio, qtbot, Choice("sentences", {"samples": 40, "target": "next word"}))
    qtbot.waitUntil(lambda: " " in table.item(0, 1).text(), timeout=15_000)
    text, following = (table.item(0, column).text() for column in (0, 1))
    assert "." in text
    assert text.split()[1:] == following.split()[: len(text.split()) - 1]


@pytest.mark.parametrize(
    ("key", "picture"),
    [("moons", "points"), ("iris", "table"), ("waves", "series"), ("spoken_digits", "series")],
)
def test_each_kind_of_data_has_its_picture(
    panel: DataPanel, studio: Studio, qtbot: QtBot, key: str, picture: str
) -> None:
    read(panel, studio, qtbot, Choice(key))
    names = ("thumbnails", "series", "points", "table")
    assert [n for n in names if getattr(panel.view, n).isVisible()] == [picture]


def test_counts_by_part_add_up(panel: DataPanel, studio: Studio, qtbot: QtBot) -> None:
    read(panel, studio, qtbot, Choice("iris"))
    counts = panel.view.bars._counts
    assert [sum(counts[part]) for part in ("train", "validation", "test")] == [105, 15, 30]
    assert counts["train"] == (35, 35, 35)


def test_a_setting_of_the_source_is_a_command(
    panel: DataPanel, studio: Studio, qtbot: QtBot
) -> None:
    read(panel, studio, qtbot, Choice("moons"))
    editor = panel.form.editors["samples"]
    assert isinstance(editor, LineEditor) and isinstance(editor.field, StepField)
    qtbot.keyClicks(editor.field.lineEdit(), "200")
    assert studio.document.project.data == Choice("moons", {"samples": 200})


def test_a_share_is_a_training_setting(panel: DataPanel, studio: Studio, qtbot: QtBot) -> None:
    read(panel, studio, qtbot, Choice("iris"))
    editor = panel.part_form.editors["test_share"]
    assert isinstance(editor, LineEditor) and isinstance(editor.field, StepField)
    qtbot.keyClick(editor.field, Qt.Key.Key_Up)
    assert studio.document.project.training.test_share == pytest.approx(0.3)


def test_a_wrong_share_is_told_at_its_field(panel: DataPanel, studio: Studio, qtbot: QtBot) -> None:
    read(panel, studio, qtbot, Choice("iris"))
    studio.document.do(SetTraining(name="patience", value=3))
    studio.document.do(SetTraining(name="validation_share", value=0.0))
    qtbot.waitUntil(panel.part_form.editors["validation_share"].problem.isVisible)


def test_a_missing_file_is_told_in_a_sentence(
    panel: DataPanel, studio: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    missing = str(tmp_path / "missing.csv")
    studio.document.do(ChooseData(data=Choice("table", {"path": missing})))
    qtbot.waitUntil(lambda: "missing.csv" in panel.state.text(), timeout=15_000)
    assert panel.state.property("role") == "error"


def test_the_newest_choice_wins(panel: DataPanel, studio: Studio, qtbot: QtBot) -> None:
    studio.document.do(ChooseData(data=Choice("digits")))
    panel.load_now()
    studio.document.do(ChooseData(data=Choice("moons")))
    panel.load_now()
    qtbot.waitUntil(lambda: not studio.jobs.busy, timeout=15_000)
    assert panel.view.points.isVisible()
    assert not panel.view.thumbnails.isVisible()


def test_a_file_that_goes_and_comes_back_is_told_while_the_project_is_open(
    panel: DataPanel, studio: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "points.csv"
    rows = "a,b,kind\n" + "1,2,u\n2,1,v\n" * 20
    file.write_text(rows)
    studio.ready.wake()
    read(panel, studio, qtbot, Choice("table", {"path": str(file)}))
    assert not any(d.code == "DL502" for d in studio.ready.errors)
    file.unlink()
    qtbot.waitUntil(lambda: "does not exist" in panel.state.text(), timeout=15_000)
    qtbot.waitUntil(lambda: any(d.code == "DL502" for d in studio.ready.errors))
    file.write_text(rows + "2,1,v\n")
    qtbot.waitUntil(lambda: panel.view.isVisible() and not panel.state.text(), timeout=15_000)
    assert ("Samples", "41") in {n.text(): v.text() for n, v in panel.view.facts._rows}.items()
    qtbot.waitUntil(lambda: not any(d.code == "DL502" for d in studio.ready.errors))


def test_only_files_of_this_computer_are_watched() -> None:
    """A project may come from a stranger: looking at a share would sign in there."""
    folder = Path("/project")
    assert meant("a.csv", folder) == folder / "a.csv"
    assert meant("/data/a.csv", None) == Path("/data/a.csv")
    for text in ("", "  ", "//host/share/a.csv", "\\\\host\\share\\a.csv", "a\0b"):
        assert meant(text, folder) is None
    assert meant("a.csv", None) is None


def test_the_counts_of_the_parts_are_not_broken_in_a_word(
    panel: DataPanel, studio: Studio, qtbot: QtBot
) -> None:
    """Chinese has no spaces: Qt may break it between any two characters."""
    read(panel, studio, qtbot, Choice("iris"))
    panel.view.legend.setFixedWidth(150)
    document = QTextDocument()
    document.setDefaultFont(panel.view.legend.font())
    document.setHtml(panel.view.legend.text())
    document.setTextWidth(150)
    assert document.size().height() > 0  # it lays the lines out
    layout = document.firstBlock().layout()
    text = document.toPlainText()
    lines = [layout.lineAt(i) for i in range(layout.lineCount())]
    assert len(lines) > 1
    for line in lines[1:]:
        assert text[line.textStart()] == "■"
