"""No text is cut off: in every room and dialog, in both languages, wide and narrow.

At 200 % an ordinary screen of 1920×1080 has room for 960×540 of these pixels, which is less than
the smallest window; that is what "narrow" is here. Texts that are meant to be cut say so with an
ellipsis and tell themselves in full in a tooltip.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dlstudio.gui.app import Translators
from dlstudio.gui.frame.rooms import ROOMS
from dlstudio.gui.look.theme import Look
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.settings import Settings
from dlstudio.gui.models.studio import Studio
from dlstudio.project.files import load
from dlstudio.samples import sample_path
from tests.gui.shell.test_access import nameless

SIZES = {"wide": (1500, 950), "narrow": (880, 560)}
DIALOGS = (
    "file.templates", "file.export", "project.picture", "file.preferences", "help.shortcuts",
    "help.about", "bookmarks.list",
)  # fmt: skip
SLACK = 2  # px by which hints and metrics differ


@pytest.fixture(params=["en", "zh_CN"])
def window(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> Iterator[MainWindow]:
    settings = Settings(tmp_path / "settings.ini")
    settings["language"], settings["theme"] = request.param, "light"
    settings["warm_torch"] = False
    settings["runs_folder"] = str(tmp_path / "runs")
    look = Look("light")
    look.install(qapp)
    studio = Studio(settings, look, folder=tmp_path / "recovery")
    translators = Translators(settings)
    made = MainWindow(studio)
    qtbot.addWidget(made, before_close_func=lambda w: setattr(w, "_settled", True))
    made.show()
    project = load(sample_path("digits-cnn"))
    cut = replace(project.main, edges=project.main.edges[1:])  # so that there is a problem too
    studio.files.new(project.with_graph("main", cut))
    studio.selection.set([studio.document.graph.of_layer("Conv2d")[0].id])
    yield made
    qtbot.waitUntil(lambda: not studio.jobs.busy, timeout=20_000)
    settings["language"] = "en"
    studio.files.leave()
    studio.jobs.wait()
    qapp.setStyleSheet("")
    del translators


def clipped(root: QWidget) -> list[str]:
    """Return the labels and buttons whose text has too little room."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root) or widget.visibleRegion().isEmpty():
            continue
        short = None
        if isinstance(widget, QLabel):
            short = _short_label(widget)
        elif isinstance(widget, QAbstractButton):
            short = _short_button(widget)
        if short is not None:
            found.append(f"{type(widget).__name__} {short}")
    return found


def _short_label(label: QLabel) -> str | None:
    text = label.text()
    if not text or (label.pixmap() and not label.pixmap().isNull()) or _cut_on_purpose(text, label):
        return None
    rich = label.textFormat() is Qt.TextFormat.RichText or "<" in text
    if label.wordWrap():
        need, have = label.heightForWidth(label.width()), label.height()
        return (
            f"“{text[:60]}” needs {need} px of height, has {have}" if need > have + SLACK else None
        )
    if rich:
        return None
    need = max(label.fontMetrics().horizontalAdvance(line) for line in text.split("\n"))
    have = label.contentsRect().width()
    return f"“{text[:60]}” needs {need} px, has {have}" if need > have + SLACK else None


def _short_button(button: QAbstractButton) -> str | None:
    text = button.text().replace("&", "")
    plain = isinstance(button, (QPushButton, QToolButton))
    if not text or _cut_on_purpose(text, button):
        return None
    if (
        isinstance(button, QToolButton)
        and button.toolButtonStyle() is (Qt.ToolButtonStyle.ToolButtonIconOnly)
        and not button.icon().isNull()
    ):
        return None
    need = button.sizeHint().width() if plain else button.minimumSizeHint().width()
    have = button.width()
    return f"“{text}” needs {need} px, has {have}" if need > have + SLACK else None


def _cut_on_purpose(text: str, widget: QWidget) -> bool:
    return ("…" in text and bool(widget.toolTip())) or type(widget).__name__ == "OneLine"


@pytest.mark.parametrize("size", SIZES)
def test_rooms(window: MainWindow, size: str, qtbot: QtBot) -> None:
    window.resize(*SIZES[size])
    found: dict[str, list[str]] = {}
    silent: dict[str, list[str]] = {}
    for room in ROOMS:
        window.docks.bring(room.key)
        qtbot.wait(60)
        dock = window.docks[room.key]
        if short := clipped(dock):
            found[room.key] = short
        if names := nameless(dock.panel):
            silent[room.key] = names
    assert (found, silent) == ({}, {})


@pytest.mark.parametrize("size", SIZES)
def test_dialogs(window: MainWindow, size: str, qtbot: QtBot) -> None:
    window.resize(*SIZES[size])
    found: dict[str, list[str]] = {}
    for id in DIALOGS:
        window.actions_of[id].trigger()
        (dialog,) = [
            w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()
        ]
        qtbot.wait(30)
        if wrong := clipped(dialog) + nameless(dialog):
            found[id] = wrong
        dialog.reject()
        QApplication.processEvents()
    assert found == {}


@pytest.mark.parametrize("size", SIZES)
def test_bars_and_start_page(window: MainWindow, size: str, qtbot: QtBot) -> None:
    window.resize(*SIZES[size])
    qtbot.waitUntil(lambda: window.studio.counting.totals is not None, timeout=20_000)
    qtbot.wait(60)
    assert clipped(window.tools) == []
    assert clipped(window.status) == []


def test_what_has_too_little_room_would_be_found(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    label, button = QLabel("Longer than it may be", room), QPushButton("Longer than this", room)
    wrapped = QLabel("Longer than it may be, in several lines", room, wordWrap=True)
    for place, widget in enumerate((label, button, wrapped)):
        widget.setGeometry(0, 30 * place, 40, 20)
    room.resize(100, 100)
    room.show()
    assert len(clipped(room)) == 3
