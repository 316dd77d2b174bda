"""The export dialog: choices, the proof it shows, and what goes wrong in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from dlstudio.compiler.compile import source_of
from dlstudio.gui.dialogs.export import ExportDialog
from dlstudio.gui.models.studio import Studio

LONG = 120_000


@pytest.fixture
def dialog(studio: Studio, tmp_path: Path, qtbot: QtBot) -> Iterator[ExportDialog]:
    studio.settings.remember("export/folder", str(tmp_path))
    made = ExportDialog.ask(studio)
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: not studio.jobs.busy, timeout=LONG)
    yield made
    if isValid(made):  # one that was closed during an export goes by itself
        made.close()


def choose(dialog: ExportDialog, key: str) -> None:
    for place in range(dialog.formats.count()):
        if dialog.formats.item(place).data(Qt.ItemDataRole.UserRole) == key:
            dialog.formats.setCurrentRow(place)


def test_the_place_follows_the_format(dialog: ExportDialog, tmp_path: Path) -> None:
    assert dialog.path == tmp_path / "small.py"
    choose(dialog, "safetensors")
    assert dialog.path == tmp_path / "small.safetensors"


def test_a_chosen_name_is_kept(dialog: ExportDialog, tmp_path: Path, qtbot: QtBot) -> None:
    dialog.place.clear()
    qtbot.keyClicks(dialog.place, str(tmp_path / "mine.py"))
    choose(dialog, "torchscript")
    assert dialog.path == tmp_path / "mine.pt"


def test_a_name_without_an_ending_gets_that_of_the_format(
    dialog: ExportDialog, tmp_path: Path
) -> None:
    dialog.place.setText(str(tmp_path / "mine"))
    assert dialog.path == tmp_path / "mine.py"
    choose(dialog, "project")
    dialog.place.setText(str(tmp_path / "mine"))
    assert dialog.path == tmp_path / "mine"  # a folder


def test_untrained_weights_are_said_to_be_so(dialog: ExportDialog) -> None:
    assert dialog.weights.count() == 1
    assert dialog.weights_note.isVisible()


def test_an_export_is_written_proven_and_shown(
    dialog: ExportDialog, studio: Studio, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.progress.isVisible()
    assert not dialog.go.isEnabled()
    qtbot.waitUntil(lambda: dialog.outcome.isVisible(), timeout=LONG)
    assert dialog.path.read_text(encoding="utf-8") == source_of(studio.document.project).text
    assert "batch 5" in dialog.outcome.text()
    assert dialog.folder.isVisible()


def test_a_folder_that_is_not_there_is_told(
    dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.place.setText(str(tmp_path / "nowhere" / "a.py"))
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.problem.isVisible(), timeout=LONG)
    assert "nowhere" in dialog.problem.text()
    assert dialog.go.isEnabled()


def test_an_export_can_be_cancelled_and_says_what_is_there(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.closer.text() == "Cancel"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and not dialog.closer.isEnabled()
    qtbot.waitUntil(lambda: dialog.problem.isVisible(), timeout=LONG)
    assert dialog.problem.text().startswith("The export was cancelled.")
    assert dialog.closer.text() == "Close" and dialog.closer.isEnabled()
    qtbot.mouseClick(dialog.closer, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_an_error_in_the_network_is_told(
    dialog: ExportDialog, studio: Studio, qtbot: QtBot, node: Callable[[str], object]
) -> None:
    from dlstudio.project.commands import RemoveNodes

    studio.document.do(RemoveNodes(ids=(node("flat").id,)))  # type: ignore[attr-defined]
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.problem.isVisible(), timeout=LONG)
    assert dialog.problem.text()
