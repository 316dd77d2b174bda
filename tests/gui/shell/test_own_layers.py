"""Own layers in the window: listed, drawn untrusted, trusted after a look, followed when edited."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.inspector import InspectorPanel
from dlstudio.gui.panels.palette import PalettePanel
from dlstudio.gui.panels.trust_dialog import TrustDialog
from dlstudio.project.files import write_project
from tests.helpers.own_layers import GATE, chain, file_in


@pytest.fixture
def left(studio: Studio) -> Iterator[None]:
    yield
    studio.own.leave()


@pytest.mark.usefixtures("left")
def test_from_a_file_to_a_shape(
    studio: Studio,
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    folder = tmp_path / "p"
    folder.mkdir()
    path = file_in(folder, trust=False)
    write_project(chain(folder, "own:my_layers.py:Gate"), folder / "own.dls")
    window.open_path(folder / "own.dls")
    qtbot.waitUntil(lambda: bool(studio.own.untrusted), timeout=10_000)
    qtbot.waitUntil(lambda: "restricted" in window.windowTitle(), timeout=10_000)
    qtbot.waitUntil(lambda: bool(window.messages.messages), timeout=10_000)
    assert "my_layers.py" in window.messages.messages[0].sentence
    assert studio.document.graph_report.nodes.get("n2") is None

    page = window.findChild(InspectorPanel).node_page
    studio.selection.set(["n1"])
    assert page.own.isHidden()
    studio.selection.set(["n2"])
    assert not page.own.isHidden() and not page.own.trust.isHidden()
    opened: list[str] = []
    studio.asked.connect(opened.append)
    page.own.open.click()
    assert opened == ["own.open"] and shown == [str(path)]

    palette = PalettePanel(studio)
    qtbot.addWidget(palette)
    palette.search.setText("Halves")
    assert palette.model.index(0, 0).data() == "Halves"

    page.own.trust.click()
    dialog = window.findChild(TrustDialog)
    assert "class Gate" in dialog.code.toPlainText()
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not studio.own.untrusted, timeout=10_000)
    qtbot.waitUntil(
        lambda: studio.document.graph_report.nodes.get("n2") is not None, timeout=60_000
    )
    assert studio.document.graph_report.nodes["n2"].outputs[0].dims == ("N", 8)
    assert "restricted" not in window.windowTitle()
    assert not page.own.isHidden() and page.own.trust.isHidden()
    assert not studio.document.document.modified

    path.write_text(GATE.replace("class Halves", "class Parts"), "utf-8")
    qtbot.waitUntil(lambda: bool(studio.own.untrusted), timeout=10_000)
    palette.search.setText("Parts")
    assert palette.model.index(0, 0).data() == "Parts"
