"""A layer that does not come back, in the training panel: told, stopped; the window goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.training import TrainingPanel
from dlstudio.project.commands import SetTraining
from dlstudio.project.document import Document
from tests.helpers.hanging import DEEP, LOOP, gate_of, hanging, hurry

LONG = 60_000


@pytest.mark.parametrize(("body", "state"), [(LOOP, "stopped"), (DEEP, "failed")])
def test_a_layer_that_hangs_ends_with_stop(
    studio: Studio,
    shown: Callable[..., TrainingPanel],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    body: str,
    state: str,
) -> None:
    hurry(monkeypatch)
    panel = shown(TrainingPanel(studio), 1100, 400)
    project = hanging(tmp_path, body)
    studio.document.open(Document(project))
    with qtbot.waitSignal(studio.run.advised, timeout=LONG):
        qtbot.mouseClick(panel.start, Qt.MouseButton.LeftButton)
    notice = panel.strip.notice
    qtbot.waitUntil(lambda: "“own” has not come back" in notice.text.text())
    with qtbot.waitSignal(notice.nodeAsked) as asked:
        qtbot.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    assert asked.args == ["n2"]
    studio.document.do(SetTraining(name="epochs", value=1))  # the window is usable
    with qtbot.waitSignal(studio.run.ended, timeout=LONG):
        qtbot.mouseClick(panel.stop, Qt.MouseButton.LeftButton)
    assert studio.run.state == state and not studio.run.active
    assert "come back for" in notice.text.text()
    assert notice.property("severity") == ("error" if state == "failed" else "hint")
    # One epoch ends before the layer hangs, so this one comes to its end.
    with qtbot.waitSignal(studio.run.ended, timeout=LONG):
        qtbot.mouseClick(panel.start, Qt.MouseButton.LeftButton)
    assert studio.run.state == "finished"
    if body == DEEP:
        gate_of(project).set()
