"""A file of a newer DL Studio in the window: open to look, kept as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dlstudio.errors import ProjectError
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.settings import Settings
from dlstudio.gui.models.studio import Studio
from dlstudio.project.commands import SetText
from dlstudio.project.files import load
from dlstudio.project.journal import recoverable

EDIT = SetText(name="notes", value="changed")


@pytest.fixture
def newer(file: Path) -> Path:
    raw = json.loads(file.read_text("utf-8"))
    raw["dlstudio"], raw["wonders"] = 99, [1]
    file.write_text(json.dumps(raw), "utf-8")
    return file


def test_it_opens_to_look_and_saves_elsewhere(
    window: MainWindow, studio: Studio, newer: Path, tmp_path: Path
) -> None:
    before = newer.read_bytes()
    window.open_path(newer)
    assert studio.files.shown
    assert "(read-only)" in window.windowTitle()
    (message,) = window.messages.messages
    assert "newer DL Studio (file version 99" in message.text.text()
    assert [button.text() for button in message.buttons] == ["Save as…"]
    studio.document.do(EDIT)
    for path in (None, newer, newer.parent / "." / newer.name):
        for overwrite in (False, True):
            with pytest.raises(ProjectError):
                studio.files.save(path, overwrite)
    copy = tmp_path / "copy.dls"
    studio.files.save(copy)
    assert studio.files.read_only is None
    assert load(copy).notes == "changed"
    assert load(copy).extra == {"wonders": [1]}
    assert newer.read_bytes() == before


def test_work_on_it_that_a_crash_left_does_not_overwrite_it(
    studio: Studio, newer: Path, settings: Settings, qtbot: QtBot
) -> None:
    settings["autosave_seconds"] = 0.1
    before = newer.read_bytes()
    studio.files.open(newer)
    studio.document.do(EDIT)
    qtbot.waitUntil(lambda: studio.files.autosave.safe, timeout=10_000)
    studio.files.leave(keep=True)  # as a crash would
    (found,) = recoverable(studio.files.folder)
    studio.files.recover(found)
    assert studio.files.read_only is not None
    with pytest.raises(ProjectError, match="newer DL Studio"):
        studio.files.save(overwrite=True)
    assert newer.read_bytes() == before
