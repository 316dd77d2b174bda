"""The training panel: readiness, start, pause, stop, curves, the card at the end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from dlstudio.gui.forms.editors import LineEditor
from dlstudio.gui.forms.fields import StepField
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.training import TrainingPanel
from dlstudio.language import say
from dlstudio.project.commands import ChooseData, SetTraining
from dlstudio.project.document import Document
from dlstudio.project.model import Project
from dlstudio.spec.spec import Choice
from dlstudio.training.events import Advised, Ended


class Upper(QTranslator):
    """A language in which every word is shouted."""

    def translate(self, _context: str, text: str, _note: str | None = None, _n: int = -1) -> str:
        return text.upper()

    def isEmpty(self) -> bool:
        return False


LONG = 60_000  # ms; a training on a busy machine, with the import of torch


@pytest.fixture
def panel(studio: Studio, shown: Callable[..., TrainingPanel]) -> TrainingPanel:
    return shown(TrainingPanel(studio), 1100, 400)


@pytest.fixture
def ready(studio: Studio, spirals: Project) -> None:
    """The open project can be trained at once."""
    studio.document.open(Document(spirals))


def train(panel: TrainingPanel, studio: Studio, qtbot: QtBot) -> None:
    with qtbot.waitSignal(studio.run.ended, timeout=LONG):
        qtbot.mouseClick(panel.start, Qt.MouseButton.LeftButton)


@pytest.mark.usefixtures("ready")
def test_no_field_gets_the_keyboard_when_a_training_begins_and_ends(
    panel: TrainingPanel, studio: Studio, qtbot: QtBot
) -> None:
    seen = []
    for button in (panel.start, panel.empty.button):
        button.setFocus()
        with qtbot.waitSignal(studio.run.ended, timeout=LONG):
            qtbot.mouseClick(panel.start, Qt.MouseButton.LeftButton)
            seen.append(panel.focusWidget())
        seen.append(panel.focusWidget())
    assert seen == [panel.stop, panel.start] * 2


def test_what_is_in_the_way_is_listed_with_its_repair(
    panel: TrainingPanel, studio: Studio, qtbot: QtBot
) -> None:
    qtbot.mouseClick(panel.start, Qt.MouseButton.LeftButton)
    assert not studio.run.active
    assert panel.problems.isVisible()
    studio.document.do(ChooseData(data=Choice("digits")))
    qtbot.waitUntil(panel.empty.isVisible)


@pytest.mark.usefixtures("ready")
def test_a_training_from_start_to_card(panel: TrainingPanel, studio: Studio, qtbot: QtBot) -> None:
    train(panel, studio, qtbot)
    curves = studio.run.curves
    assert studio.run.state == "finished"
    threads = studio.run.beginning.threads
    assert panel.state.toolTip().endswith(f"CPU, {threads} thread{'s' * (threads != 1)}")
    assert [epoch.epoch for epoch in curves.epochs] == [1, 2]
    xs, ys = panel.view.loss.points("validation")
    assert xs == [1.0, 2.0]
    assert ys == [epoch.validation["loss"] for epoch in curves.epochs]
    assert panel.strip.card.isVisible()
    assert panel.bar.value() == panel.bar.maximum()
    assert panel.view.confusion.counts == curves.confusion
    with qtbot.waitSignal(studio.asked) as asked:
        qtbot.mouseClick(panel.strip.card.export, Qt.MouseButton.LeftButton)
    assert asked.args == ["file.export"]


@pytest.mark.usefixtures("ready")
def test_weights_that_found_no_room_are_told_at_the_end(
    panel: TrainingPanel, studio: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dlstudio.errors import TrainingError
    from dlstudio.training import checkpoint

    def full(*_arguments: object, **_more: object) -> None:
        raise TrainingError(say("The disk is full."))

    monkeypatch.setattr(checkpoint, "write_atomically", full)
    train(panel, studio, qtbot)
    assert studio.run.state == "finished" and panel.strip.card.isVisible()
    qtbot.waitUntil(lambda: "could not be written" in panel.strip.notice.text.text())
    assert panel.strip.notice.property("severity") == "warning"


@pytest.mark.usefixtures("ready")
def test_pause_go_on_and_stop(panel: TrainingPanel, studio: Studio, qtbot: QtBot) -> None:
    studio.document.do(SetTraining(name="epochs", value=100_000))
    with qtbot.waitSignal(studio.run.epochEnded, timeout=LONG):
        qtbot.mouseClick(panel.start, Qt.MouseButton.LeftButton)
    assert not panel.start.isEnabled()
    qtbot.mouseClick(panel.pause, Qt.MouseButton.LeftButton)
    assert studio.run.state == "paused"
    assert panel.pause.text() == "Go on"
    qtbot.mouseClick(panel.pause, Qt.MouseButton.LeftButton)
    assert studio.run.state == "running"
    with qtbot.waitSignal(studio.run.ended, timeout=LONG):
        qtbot.mouseClick(panel.stop, Qt.MouseButton.LeftButton)
    assert studio.run.state == "stopped"
    assert panel.start.isEnabled()
    assert panel.strip.notice.isVisible()


@pytest.mark.usefixtures("ready")
def test_settings_are_commands(panel: TrainingPanel, studio: Studio, qtbot: QtBot) -> None:
    editor = panel.form.first.editors["epochs"]
    assert isinstance(editor, LineEditor) and isinstance(editor.field, StepField)
    editor.field.selectAll()
    qtbot.keyClicks(editor.field.lineEdit(), "12")
    assert studio.document.project.training.epochs == 12
    optimizer = panel.form.choices["optimizer"]
    optimizer.chooser.setCurrentIndex(optimizer.chooser.findData("Adam"))
    optimizer.chooser.activated.emit(optimizer.chooser.currentIndex())
    assert studio.document.project.training.optimizer == Choice("Adam")
    rate = optimizer.form.editors["lr"]
    assert isinstance(rate, LineEditor) and isinstance(rate.field, StepField)
    qtbot.keyClicks(rate.field.lineEdit(), "0.01")
    assert studio.document.project.training.optimizer == Choice("Adam", {"lr": 0.01})
    studio.document.undo()
    assert studio.document.project.training.optimizer.values == {}


@pytest.mark.usefixtures("ready")
def test_metrics_that_fit_can_be_checked(
    panel: TrainingPanel, studio: Studio, qtbot: QtBot
) -> None:
    boxes = panel.form.metrics.boxes
    assert boxes["F1Score"].isVisibleTo(panel)
    assert not boxes["MeanAbsoluteError"].isVisibleTo(panel)
    boxes["F1Score"].setFocus()
    qtbot.keyClick(boxes["F1Score"], Qt.Key.Key_Space)
    assert Choice("F1Score") in studio.document.project.training.metrics


@pytest.mark.usefixtures("ready")
def test_a_wrong_setting_is_told_at_its_field(
    panel: TrainingPanel, studio: Studio, qtbot: QtBot
) -> None:
    studio.document.do(SetTraining(name="loss", value=Choice("MSELoss")))
    qtbot.waitUntil(panel.form.choices["loss"].problem.isVisible)
    studio.document.undo()
    qtbot.waitUntil(lambda: not panel.form.choices["loss"].problem.isVisible())


@pytest.mark.usefixtures("ready")
def test_a_failure_says_its_sentence_and_shows_the_node(
    panel: TrainingPanel, studio: Studio, qtbot: QtBot
) -> None:
    node = next(iter(studio.document.project.main.nodes))
    ended = Ended(
        reason="failed", epoch=0, step=0, seconds=0.1, sentence=say("It broke."), node=node
    )
    studio.run.curves.take(ended)
    studio.run.ended.emit(ended)
    assert panel.strip.notice.text.text() == "It broke."
    with qtbot.waitSignal(studio.revealed) as heard:
        qtbot.mouseClick(panel.strip.notice.button, Qt.MouseButton.LeftButton)
    assert heard.args == ["main", node]


def test_advice_is_shown_while_it_runs(panel: TrainingPanel, studio: Studio) -> None:
    studio.run.advised.emit(Advised(code="A1", sentence=say("Slow down.")))
    assert panel.strip.notice.text.text() == "Slow down."
    assert not panel.strip.notice.button.isVisible()


def test_a_refused_start_leaves_everything_as_it_was(
    studio: Studio, qtbot: QtBot, project: Project
) -> None:
    with qtbot.waitSignal(studio.run.refused):
        assert not studio.run.start(project, studio.runs_folder)
    assert studio.run.state == "idle"


def test_buttons_have_names_for_everybody(panel: TrainingPanel) -> None:
    for button in panel.findChildren(QPushButton):
        assert button.text() or button.accessibleName() or not button.isVisibleTo(panel)


@pytest.mark.usefixtures("ready")
def test_curves_of_an_ended_run_stay_in_another_language(
    panel: TrainingPanel, studio: Studio, qtbot: QtBot
) -> None:
    train(panel, studio, qtbot)
    qtbot.waitUntil(panel.view.loss.isVisible)

    def drawn() -> list[int]:
        items = panel.view.loss._items.values()
        return [0 if item.xData is None else len(item.xData) for item in items]

    before = drawn()
    assert all(before)
    QApplication.installTranslator(other := Upper())
    try:
        qtbot.waitUntil(lambda: panel.view.loss.lines[1].title == "TRAINING")
        assert drawn() == before
    finally:
        QApplication.removeTranslator(other)


def test_a_bug_at_the_start_leaves_nothing_preparing(
    studio: Studio, spirals: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_args: object, **_settings: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("dlstudio.training.runner.start", broken)
    with pytest.raises(RuntimeError, match="a bug"):
        studio.run.start(spirals, tmp_path)
    assert studio.run.state == "idle"


def test_problems_are_told_in_the_new_language(panel: TrainingPanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.start, Qt.MouseButton.LeftButton)
    panel.retranslate()
    assert panel.problems.isVisible()
    assert not panel.empty.isVisible()
