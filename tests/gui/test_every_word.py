"""Whatever the window shows in Chinese was translated: nothing asks for a word in vain."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dlstudio.catalog import LAYERS
from dlstudio.gui.look.theme import Look
from dlstudio.gui.look.words import CONTEXT
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.settings import Settings
from dlstudio.gui.models.studio import Studio
from dlstudio.language import translations

ROOMS = ("palette", "inspector", "code", "problems", "data", "training", "runs")


class Witness(QTranslator):
    """The Chinese of the program, which remembers what it was asked for and did not know."""

    def __init__(self) -> None:
        super().__init__()
        self.known = translations("zh_CN")
        self.unknown: set[str] = set()

    def translate(
        self, context: str, text: str, comment: str | None = None, count: int = -1
    ) -> str | None:
        if context != CONTEXT:
            return None  # no answer, unlike an empty one
        if text and text not in self.known:
            self.unknown.add(text)
        return self.known.get(text)

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def witness(qapp: QApplication) -> Iterator[Witness]:
    made = Witness()
    assert qapp.installTranslator(made)
    yield made
    qapp.removeTranslator(made)


@pytest.fixture
def window(witness: Witness, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    settings = Settings(tmp_path / "settings.ini")
    settings["theme"] = "light"
    settings["warm_torch"] = False
    studio = Studio(settings, Look("light"), folder=tmp_path / "recovery")
    made = MainWindow(studio)
    made.resize(1280, 800)
    qtbot.addWidget(made, before_close_func=lambda w: setattr(w, "_settled", True))
    made.show_start()
    made.show()
    qtbot.waitExposed(made)
    yield made
    qtbot.waitUntil(lambda: not studio.jobs.busy, timeout=20_000)
    studio.files.leave()
    studio.jobs.wait()


def test_no_word_of_the_window_is_missing(
    window: MainWindow, witness: Witness, qtbot: QtBot, root: Path
) -> None:
    qtbot.waitUntil(lambda: not window.studio.jobs.busy, timeout=20_000)
    window.open_path(root / "resources" / "samples" / "digits-cnn.dls")
    for room in ROOMS:
        window.docks.bring(room)
        qtbot.wait(50)
    studio = window.studio
    for node in studio.document.graph.nodes:
        studio.selection.set({node})
        qtbot.wait(10)
    unknown = {text for text in witness.unknown if not _a_name(text)}
    assert sorted(unknown) == []


def _a_name(text: str) -> bool:
    """Names of parameters, nodes, files and torch's words are the same in every language."""
    from dlstudio.catalog import LOSSES, METRICS, OPTIMIZERS, SCHEDULES
    from dlstudio.data.sources import SOURCES

    names: set[str] = set()
    for catalogue in (LAYERS, LOSSES, METRICS, OPTIMIZERS, SCHEDULES, SOURCES):
        for spec in catalogue.values():
            names.update(param.name for param in spec.params)
            names.update(spec.words)
            for param in spec.params:
                names.update(getattr(param, "options", ()))
                names.add(param.show(param.default))
    return text in names or not any(letter.isalpha() for letter in text)
