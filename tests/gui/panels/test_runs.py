"""The list of runs: old curves, comparison, continuing, copies, deletion."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.runs import RunsPanel
from dlstudio.gui.panels.runs_rows import curves_of, read_rows
from dlstudio.gui.panels.training_view import LEAST
from dlstudio.project.model import Project
from dlstudio.training.events import EpochEnded
from dlstudio.training.records import Record
from dlstudio.training.runner import start

LONG = 60_000


def trained(studio: Studio, project: Project, **settings: object) -> Record:
    """Train without a window and return the record."""
    project = replace(project, training=replace(project.training, **settings))  # type: ignore[arg-type]
    run = start(project, out=studio.runs_folder)
    run.join(120)
    assert not run.alive
    return Record.open(run.folder)


@pytest.fixture
def two(studio: Studio, spirals: Project) -> list[Record]:
    return [trained(studio, spirals, seed=seed) for seed in (0, 1)]


@pytest.fixture
def panel(studio: Studio, shown: Callable[..., RunsPanel], qtbot: QtBot) -> RunsPanel:
    made = shown(RunsPanel(studio), 1100, 400)
    qtbot.waitUntil(lambda: not studio.jobs.busy, timeout=LONG)
    return made


def test_no_runs_yet_leads_to_the_training(panel: RunsPanel, studio: Studio, qtbot: QtBot) -> None:
    assert panel.empty.isVisible()
    with qtbot.waitSignal(studio.panelAsked) as asked:
        qtbot.mouseClick(panel.empty.button, Qt.MouseButton.LeftButton)
    assert asked.args == ["training"]


def test_runs_that_are_being_read_are_not_called_missing(
    studio: Studio, shown: Callable[..., RunsPanel], qtbot: QtBot
) -> None:
    panel = shown(RunsPanel(studio), 1100, 400)
    assert "Reading" in panel.empty.text.text() and not panel.empty.button.isVisible()
    qtbot.waitUntil(panel.empty.button.isVisible, timeout=LONG)
    assert "No runs yet" in panel.empty.text.text()


@pytest.mark.usefixtures("two")
def test_plots_one_below_the_other_keep_their_height_and_scroll(
    panel: RunsPanel, qtbot: QtBot
) -> None:
    qtbot.waitUntil(panel.view.isVisible, timeout=LONG)
    panel.resize(760, 230)
    qtbot.waitUntil(lambda: panel.view.loss.y() < panel.view.scores.y())
    for plot in (panel.view.loss, panel.view.scores):
        assert plot.height() >= LEAST
    panel.resize(1400, 230)
    qtbot.waitUntil(lambda: panel.view.loss.y() == panel.view.scores.y())
    assert panel.view.loss.height() <= panel.view.height()


@pytest.mark.usefixtures("two")
def test_a_chosen_run_draws_its_curves_again(
    panel: RunsPanel, studio: Studio, qtbot: QtBot
) -> None:
    qtbot.waitUntil(panel.view.isVisible, timeout=LONG)
    row = panel.table.row
    assert row is not None
    curves = curves_of(row.folder)
    _, ys = panel.view.loss.points("validation")
    assert ys == [epoch.validation["loss"] for epoch in curves.epochs]
    assert row.epochs == row.planned == 2
    assert row.parameters == 354


@pytest.mark.usefixtures("two")
def test_two_checked_runs_are_compared(panel: RunsPanel, studio: Studio, qtbot: QtBot) -> None:
    for place in range(2):
        panel.table.items.item(place, 0).setCheckState(Qt.CheckState.Checked)
    qtbot.waitUntil(panel.compare.isVisible, timeout=LONG)
    losses = [panel.compare.plot.points(f"{n}/validation")[1] for n in range(2)]
    assert [len(values) for values in losses] == [2, 2]
    assert losses[0] != losses[1]
    panel.table.items.item(0, 0).setCheckState(Qt.CheckState.Unchecked)
    qtbot.waitUntil(panel.view.isVisible, timeout=LONG)


def test_deleting_asks_first(
    two: list[Record], panel: RunsPanel, studio: Studio, qtbot: QtBot
) -> None:
    row = panel.table.row
    assert row is not None
    qtbot.mouseClick(panel.delete, Qt.MouseButton.LeftButton)
    assert panel.question is not None
    keep = panel.question.defaultButton()
    qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)
    assert row.folder.is_dir()
    qtbot.mouseClick(panel.delete, Qt.MouseButton.LeftButton)
    delete = next(b for b in panel.question.buttons() if b.text() == "Delete")
    qtbot.mouseClick(delete, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not studio.jobs.busy, timeout=LONG)
    assert not row.folder.exists()
    assert panel.table.items.rowCount() == 1


def test_a_stopped_run_goes_on(
    studio: Studio, spirals: Project, shown: Callable[..., RunsPanel], qtbot: QtBot
) -> None:
    long = replace(spirals, training=replace(spirals.training, epochs=400))
    run = start(long, out=studio.runs_folder)
    qtbot.waitUntil(lambda: any(isinstance(e, EpochEnded) for e in run.drain()), timeout=LONG)
    run.stop()
    run.join(60)
    panel = shown(RunsPanel(studio), 1100, 400)
    qtbot.waitUntil(panel.go_on.isEnabled, timeout=LONG)
    with qtbot.waitSignal(studio.run.started, timeout=LONG) as heard:
        qtbot.mouseClick(panel.go_on, Qt.MouseButton.LeftButton)
    assert heard.args[0].from_step > 0
    assert studio.run.folder == run.folder
    with qtbot.waitSignal(studio.run.epochEnded, timeout=LONG):
        pass
    with qtbot.waitSignal(studio.run.ended, timeout=LONG):
        studio.run.stop()
    # The curves are those of the whole run, as its record has them.
    kept = curves_of(run.folder)
    assert [e.epoch for e in kept.epochs] == list(range(1, len(kept.epochs) + 1))
    assert [e.epoch for e in studio.run.curves.epochs] == [e.epoch for e in kept.epochs]
    assert studio.run.curves.loss.steps[0] == kept.loss.steps[0]


def test_a_copy_and_an_export_are_asked_of_the_window(
    two: list[Record], panel: RunsPanel, studio: Studio, qtbot: QtBot
) -> None:
    row = panel.table.row
    assert row is not None
    with qtbot.waitSignal(studio.copyAsked) as asked:
        qtbot.mouseClick(panel.copy, Qt.MouseButton.LeftButton)
    assert asked.args == [row.folder / "project.dls"]
    with qtbot.waitSignal(studio.exportAsked) as asked:
        qtbot.mouseClick(panel.export, Qt.MouseButton.LeftButton)
    assert asked.args == [row.folder]


def test_rows_are_read_again_only_when_their_files_change(two: list[Record]) -> None:
    out = two[0].folder.parent
    rows = read_rows(out, {})
    again = read_rows(out, {row.folder: row for row in rows})
    assert all(a is b for a, b in zip(rows, again, strict=True))
    two[0].note(title="Another name")
    third = read_rows(out, {row.folder: row for row in rows})
    assert {row.title for row in third} == {"mlp", "Another name"}


def test_a_damaged_run_does_not_hide_the_others(two: list[Record]) -> None:
    (two[0].folder / "project.dls").write_text("{", encoding="utf-8")
    rows = read_rows(two[0].folder.parent, {})
    assert sorted(row.parameters is None for row in rows) == [False, True]
